// All equilibria of two-player games, in exact fractions: by way of the reduced strategic form where it is small enough, otherwise
// by way of the sequence form, which is far smaller and does not tell apart plans that lead to the same odds of every end.

import { countText, Refusal } from "../../base/index.ts";
import { floatOfRational, type Game } from "../../game/index.ts";
import { behaviourOf, type WeightedPlan } from "../../strategy/index.ts";
import { type Prepared, prepare } from "./way.ts";
import { untilTold } from "../told.ts";
import { extremeEquilibria, maximalSubsets, PAIRS_MAX } from "./extreme.ts";
import { defaultSolverOptions } from "../options.ts";
import type { Solution, SolvedProfile, SolveOptions } from "../solver.ts";

/** So many steps of sorting equilibria into sets are made in any case: a few milliseconds. */
const CUTS_ASKED = 10_000;
/** Nodes that are still gone through when told to stop, so that what was found is listed, and more of them for each basis: a tenth of the time of the search. */
const WHEN_TOLD = 20_000, NODES_PER_BASIS = 1 / 3;

const prepared = new WeakMap<Game, Prepared | string>();

/**
 * Null when the game can be enumerated, otherwise one sentence: what is needed, what it got, which solver to use instead.
 *
 * @param shouldStop  true ends the preparation that it takes to know, with null
 */
export function twoPlayersRefusal(game: Game, shouldStop?: () => boolean): string | null {
  const known = preparedGame(game, true, shouldStop);
  return typeof known === "string" ? known : null;
}

/** The game in the form in which it will be searched, or why there is none; null when told to stop. */
function preparedGame(game: Game, simplifies: boolean, shouldStop: (() => boolean) | undefined): Prepared | string | null {
  const known = simplifies ? prepared.get(game) : undefined;
  if (known !== undefined) return known;
  const made = untilTold(shouldStop, (step) => prepare(game, simplifies, step));
  if (simplifies && made !== null) prepared.set(game, made);
  return made;
}

/** @throws {RangeError} with the sentence of `twoPlayersRefusal`, or one like it where `simplify` is false */
export function solveTwoPlayers(game: Game, options: SolveOptions): Solution {
  const simplifies = options.simplify ?? true, basesMax = options.iterationsMax ?? defaultSolverOptions.basesMax;
  const base = { solver: "nash-all", options: { iterationsMax: basesMax, simplify: simplifies }, seed: options.seed ?? defaultSolverOptions.seed };
  const way = preparedGame(game, simplifies, options.shouldStop);
  if (typeof way === "string") throw new Refusal(way);
  if (way === null) return { ...base, converged: false, complete: false, iterations: 0, message: "told to stop before the search began", profiles: [], components: [] };
  const { view, simplified, kind, size, work } = way;
  let told = false, asked = 0;
  const proceed = (bases: number) => {
    if (asked++ % 256 === 0) options.onProgress?.({ stage: `basis ${bases} of about ${Math.round(work.bases)}`, done: null, residual: null });
    return !(told ||= options.shouldStop?.() === true);
  };
  const found = extremeEquilibria(simplified.form, basesMax, proceed);
  const { pairs, mixtures, isWhole, message } = view.restore(found, simplified), profiles: SolvedProfile[] = [];
  for (const pair of pairs) {
    told ||= options.shouldStop?.() === true;
    if (told && (profiles.length + 1) * game.topology.nodeCount > WHEN_TOLD + found.bases * NODES_PER_BASIS) break;
    profiles.push(profileOf(game, game.players.map((_, player) => mixtures[player]![pair[player]!]!)));
  }
  const isListed = found.exhausted && profiles.length === pairs.length;
  const why = told ? "told to stop before all equilibria were found" : found.pairs.length === PAIRS_MAX ? `ended at ${PAIRS_MAX} equilibria before all were found` : `stopped before all equilibria were found, at the \`iterationsMax\` of ${countText(basesMax)} bases; raise it`;
  let cuts = 0;
  const components = untilTold(() => ++cuts > CUTS_ASKED && options.shouldStop?.() === true, (step) => maximalSubsets(pairs.slice(0, profiles.length), step));
  return {
    ...base,
    converged: isListed, complete: isListed && isWhole, iterations: found.bases,
    message: [
      found.exhausted ? "" : why,
      profiles.length === pairs.length ? "" : `told to stop, so that of ${countText(pairs.length)} that were found the first ${countText(profiles.length)} are listed`,
      kind === "strategic" ? "" : `the reduced strategic form, ${size}, is too large: equilibria are those that are extreme by the odds of moves, each with one of its mixtures`,
      message,
      components === null ? "told to stop before it was known which of them may be mixed" : "",
    ].filter((text) => text !== "").join("; "),
    profiles, ...(components === null ? {} : { components }),
    simplified: simplified.removals.map((removal) => view.describe(removal)),
  };
}

/** The behaviour that the mixtures amount to, and the mixtures. */
function profileOf(game: Game, mixed: readonly (readonly WeightedPlan[])[]): SolvedProfile {
  const exact = behaviourOf(game, mixed);
  return { lambda: null, probabilities: Float64Array.from(exact, floatOfRational), logProbabilities: null, exact, mixed };
}
