// The principal branch of quantal responses point by point: as a table to plot, as JSON, and by information set for the figure.

import { plainText } from "../base/index.ts";
import { type Game, setName } from "../game/index.ts";
import type { PathPoint } from "../solve/index.ts";
import { reachOf } from "../strategy/index.ts";
import { csvText } from "./layout.ts";

/** What happens at a point: another branch crosses; or this one turns back in lambda, and at the next such point forth again. */
export type PointKind = "crossing" | "turn";

export interface PointReport {
  readonly lambda: number;
  readonly kind: PointKind | null;
  /** By information set, in the order of `strategy`, and action. */
  readonly probabilities: readonly (readonly number[])[];
}

/** By point: what happens there. A turn is the outermost of the points that were kept, so that the branch goes a little further. */
export function pointKinds(path: readonly PathPoint[]): (PointKind | null)[] {
  return path.map(({ lambda, crossing }, i) => {
    if (crossing) return "crossing";
    const before = path[i - 1], after = path[i + 1];
    return before !== undefined && after !== undefined && (lambda - before.lambda) * (after.lambda - lambda) < 0 ? "turn" : null;
  });
}

export function pointReports({ topology: { infosets } }: Game, path: readonly PathPoint[]): PointReport[] {
  const kinds = pointKinds(path);
  return path.map(({ lambda, probabilities }, i) => ({
    lambda, kind: kinds[i] ?? null,
    probabilities: infosets.actions.map((_, set) => Array.from(probabilities.subarray(infosets.firstSlot[set], infosets.firstSlot[set + 1]))),
  }));
}

/** A row for each point: lambda, what happens there, and a column for each action of each information set, named by player, number of the set and action. */
export function pathCsv(game: Game, path: readonly PathPoint[]): string {
  const { infosets } = game.topology, kinds = pointKinds(path);
  const actions = infosets.actions.flatMap((names, set) => names.map((action) => `${plainText(game.players[infosets.player[set]!] ?? "")} ${infosets.number[set]!}: ${plainText(action)}`)); // by information set
  return csvText(["lambda", "point", ...actions], path.map(({ lambda, probabilities }, i) => [lambda, kinds[i] ?? "", ...probabilities]));
}

/** What counts for a set that play does not reach, beside one that it surely does. */
const SELDOM = 1e-3;

/** One information set along the branch. */
export interface SetAlong {
  readonly title: string;
  readonly actions: readonly { readonly name: string; readonly probabilities: readonly number[] }[];
}

/** The sets where probabilities change most along the branch, times how likely play comes there at its end; so many of them, in the order of the game. */
export function setsAlong(game: Game, path: readonly PathPoint[], most: number): SetAlong[] {
  const { infoset, infosets: { actions, firstSlot } } = game.topology, comes = new Float64Array(actions.length);
  reachOf(game, path.at(-1)!.probabilities, game.valuation.chance).forEach((reach, node) => { // a branch has points
    if (infoset[node]! >= 0) comes[infoset[node]!]! += reach;
  });
  const range = (slot: number) => {
    const values = path.map(({ probabilities }) => probabilities[slot]!); // by slot
    return Math.max(...values) - Math.min(...values);
  };
  const moved = actions.map((names, set) => ({ set, moved: names.length < 2 ? -1 : (SELDOM + comes[set]!) * Math.max(...names.map((_, k) => range(firstSlot[set]! + k))) })); // by information set
  const shown = moved.filter(({ moved }) => moved >= 0).sort((a, b) => b.moved - a.moved).slice(0, most).sort((a, b) => a.set - b.set);
  return shown.map(({ set }) => ({
    title: plainText(setName(game, set)),
    actions: actions[set]!.map((name, k) => ({ name: plainText(name), probabilities: path.map(({ probabilities }) => probabilities[firstSlot[set]! + k]!) })), // by slot
  }));
}
