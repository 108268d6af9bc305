// How likely each kind of ending was along a path: to somebody who knew all moves, and to each side when it decided.

import type { Compiled, PathStep } from "../compile/index.ts";
import { CHANCE, TERMINAL } from "../game/index.ts";
import { assess, type Profile, reachOf } from "../strategy/index.ts";

/** One look ahead. */
export interface OutlookPoint {
  /** The number of steps taken; 0 before the first. */
  readonly after: number;
  /** Who looks: a player about to decide, by what it sees, believes and is; null: one who knows all moves and no type. */
  readonly player: number | null;
}

/** Every point of a path: the outsider before the first step and after each, and the mover before each decision. */
export function outlookPoints(compiled: Compiled, steps: readonly PathStep[]): OutlookPoint[] {
  const playerOf = (step: PathStep) => compiled.scenario.players.findIndex(({ name }) => name === step.stage.player);
  return [{ after: 0, player: null }, ...steps.flatMap((step, k): OutlookPoint[] => [...(step.stage.player === null ? [] : [{ after: k, player: playerOf(step) }]), { after: k + 1, player: null }])];
}

/**
 * Probabilities of ending in outcomes with each tag.
 *
 * The outsider's are under the scenario's odds, given the steps taken. A player's are under its own odds and beliefs at its
 * information set; its own type is averaged out by the odds that the steps so far give it.
 *
 * @param logs  natural logarithms of the profile, by slot
 * @returns     by point of `outlookPoints`, by tag; NaN where the steps have probability 0
 */
export function outlook(compiled: Compiled, profile: Profile, logs: Float64Array, steps: readonly PathStep[], tags: readonly string[]): readonly Float64Array[] {
  const { game, scenario } = compiled;
  const reach = reachOf(game, profile, game.valuation.chance);
  const { beliefs } = assess(game, profile, logs);
  const { infoset, infosets, topology } = { infoset: game.topology.infoset, infosets: game.topology.infosets, topology: game.topology };
  const columns = tags.map((tag) => {
    const ends = new Set([...scenario.outcomes.values()].flatMap((outcome, i) => (outcome.tags.includes(tag) ? [i] : [])));
    const worth = (odds: Float64Array) => endingOdds(compiled, profile, odds, (node) => ends.has(topology.outcome[node]!));
    const common = worth(game.valuation.chance);
    return { common, own: game.valuation.beliefs.map((odds) => (odds === game.valuation.chance ? common : worth(odds))) };
  });
  const startNodes = steps[0]?.nodes ?? new Int32Array(0);
  return outlookPoints(compiled, steps).map(({ after, player }) => {
    const nodes = after === 0 ? startNodes : steps[after - 1]!.after;
    const at = player === null ? nodes : steps[after]!.nodes;
    let total = 0;
    const sums = new Float64Array(tags.length);
    for (const node of at) {
      if (node < 0 || !(reach[node]! > 0)) continue;
      total += reach[node]!;
      tags.forEach((_, t) => (sums[t]! += reach[node]! * (player === null ? columns[t]!.common[node]! : believed(infosets, infoset[node]!, beliefs, columns[t]!.own[player]!))));
    }
    return sums.map((sum) => sum / total);
  });
}

/**
 * The probability of ending in an outcome with this tag after each branch that a step offers, under the scenario's odds; the types that
 * take the branch count as they take it.
 *
 * @returns  by branch, in the scenario's order; NaN after a branch that is never taken
 */
export function tagByBranch(compiled: Compiled, step: PathStep, profile: Profile, tag: string): ReadonlyMap<string, number> {
  const { game: { topology, valuation }, scenario } = compiled;
  const reach = reachOf(compiled.game, profile, valuation.chance);
  const ends = new Set([...scenario.outcomes.values()].flatMap((outcome, i) => (outcome.tags.includes(tag) ? [i] : [])));
  const ahead = endingOdds(compiled, profile, valuation.chance, (node) => ends.has(topology.outcome[node]!));
  const sums = new Map<string, { weight: number; tagged: number }>();
  for (const node of step.nodes) {
    if (node < 0) continue;
    for (let child = topology.firstChild[node]!; child < topology.firstChild[node]! + topology.childCount[node]!; child++) {
      const name = topology.labels[topology.branch[child]!]!;
      const sum = sums.get(name) ?? { weight: 0, tagged: 0 };
      sums.set(name, { weight: sum.weight + reach[child]!, tagged: sum.tagged + reach[child]! * ahead[child]! });
    }
  }
  return new Map(step.stage.branches.flatMap(({ name }) => {
    const sum = sums.get(name);
    return sum === undefined ? [] : [[name, sum.tagged / sum.weight] as const];
  }));
}

/** The owner's mean of a number over the nodes of its information set. */
function believed({ nodes, nodeStart }: { readonly nodes: Int32Array; readonly nodeStart: Int32Array }, set: number, beliefs: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let at = nodeStart[set]!; at < nodeStart[set + 1]!; at++) sum += beliefs[nodes[at]!]! * values[nodes[at]!]!;
  return sum;
}

/** By node: the probability of an ending that counts, from there on. */
function endingOdds({ game: { topology } }: Compiled, profile: Profile, odds: Float64Array, counts: (node: number) => boolean): Float64Array {
  const { nodeCount, kind, firstChild, childCount, infoset, infosets } = topology;
  const values = new Float64Array(nodeCount);
  for (let node = nodeCount - 1; node >= 0; node--) {
    if (kind[node] === TERMINAL) {
      values[node] = counts(node) ? 1 : 0;
      continue;
    }
    const slot = kind[node] === CHANCE ? -1 : infosets.firstSlot[infoset[node]!]!;
    let sum = 0;
    for (let k = 0; k < childCount[node]!; k++) sum += (slot < 0 ? odds[firstChild[node]! + k]! : profile[slot + k]!) * values[firstChild[node]! + k]!;
    values[node] = sum;
  }
  return values;
}
