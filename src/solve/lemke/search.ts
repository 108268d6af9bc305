// One Nash equilibrium of a two-player game by Lemke's path on the sequence form: what `lcp` and `lp` share.

import { seededRandom } from "../../base/index.ts";
import { type Game, payoffRange, TERMINAL } from "../../game/index.ts";
import { type Profile, reachOf, recallFaultOf, regret, requireProfile, uniformProfile } from "../../strategy/index.ts";
import { solveByParts } from "../by-parts.ts";
import { completeProfile } from "../completion.ts";
import { ENTRIES_MAX, followPath, type PathResult } from "./path.ts";
import { defaultSolverOptions } from "../options.ts";
import { planOf, sequenceForm, type SequenceSide, writePlan } from "../sequence-form.ts";
import { sequenceProblem } from "./problem.ts";
import type { Solution, SolveOptions } from "../solver.ts";

/** Pivots of the first attempt, for each row and in all; each further one may take twice as many. */
const PIVOTS_PER_ROW = 50, PIVOTS_LEAST = 1_000;
/** Size of the perturbation, attempt by attempt. */
const PERTURBATIONS = [1e-12, 1e-11, 1e-13, 1e-10, 1e-12, 1e-9, 1e-12, 1e-8, 1e-12, 1e-7];
/** Share of a given start in the prior; the rest keeps every sequence possible. */
const START_SHARE = 0.9;
/** Sequences of less probability are left out: rounding. */
const PLAN_MIN = 1e-13;

/** Null when the game has the two players and the memory that the sequence form needs; otherwise the sentence for `refuses`. */
export function pathRefusal(game: Game, solver: string): string | null {
  if (game.players.length !== 2) return `solve(): solver "${solver}" needs two players, got ${game.players.length} (${game.players.join(", ")}); use "qre"`;
  const fault = recallFaultOf(game);
  return fault === null ? null : `solve(): solver "${solver}" needs perfect recall; ${fault.sentence}`;
}

/** What one path, or one after another, came to in a game or a part of one. */
interface Found {
  readonly profile: Profile;
  /** By information set: 1 where the owner's own moves do not lead. */
  readonly unsettled: Uint8Array;
  /** The largest regret, in utils. */
  readonly regret: number;
}

interface Search {
  /** Regret up to which a profile is an equilibrium, in utils. */
  readonly enough: number;
  readonly pivotsMax: number;
  readonly seed: number;
  readonly stop: () => boolean;
  readonly report: (pivots: number, attempt: number, left: number) => void;
}

/** A Nash equilibrium that is subgame perfect, part by part, each by Lemke's path. */
export function solveByPaths(game: Game, solver: string, options: SolveOptions): Solution {
  const tolerance = options.tolerance ?? defaultSolverOptions.regretTolerance, iterationsMax = options.iterationsMax ?? defaultSolverOptions.pivotsMax;
  const { start, seed = defaultSolverOptions.seed } = options, range = payoffRange(game);
  if (start !== undefined) requireProfile(game, start, "solve");
  let pivots = 0, why = "";
  const probabilities = solveByParts(game, (part, slots, { index, count }) => {
    const done = pivots;
    const result = searchByPaths(part, start === undefined ? null : Float64Array.from(slots, (slot) => start[slot]!), {
      enough: tolerance * range, pivotsMax: iterationsMax - done, seed,
      stop: () => options.shouldStop?.() === true,
      report: (own, attempt, left) => options.onProgress?.({
        stage: `pivot ${(done + own).toLocaleString("en")}${count > 1 ? `, part ${index + 1} of ${count}` : ""}${attempt > 0 ? `, attempt ${attempt + 1}` : ""}`,
        done: (index + 1 - share(left)) / count, residual: null,
      }),
    });
    pivots += result.pivots;
    if (result.why !== "") why = result.why;
    return result.end === "stopped" && index + 1 < count ? null : result.profile;
  });
  const amount = largestRegret(game, probabilities) / range, converged = amount <= tolerance;
  return {
    solver, options: { tolerance, iterationsMax }, seed, converged, complete: null, iterations: pivots,
    message: `largest regret ${amount.toExponential(1)} of the payoff range${converged ? "" : `; ${why || "rounding added up: raise `tolerance`"}`}`,
    profiles: [{ lambda: null, probabilities, logProbabilities: null }],
  };
}

/** Follows paths from one random prior after another until one ends at an equilibrium, and settles what play does not reach. */
function searchByPaths(game: Game, start: Profile | null, { enough, pivotsMax, seed, stop, report }: Search) {
  const { sides } = sequenceForm(game), ends = endsBySlot(game);
  let pivots = 0, best: Found | null = null, end: PathResult["end"] = "pivots", attempt = 0;
  const judge = (plans: readonly [Float64Array, Float64Array]): boolean => {
    const found = profileOf(game, sides, plans);
    if (best === null || found.regret < best.regret) best = found;
    return found.regret <= enough;
  };
  for (let found = false; !found && attempt < PERTURBATIONS.length && pivots < pivotsMax && end !== "stopped"; attempt++) {
    const random = seededRandom(seed, attempt);
    const prior = (side: SequenceSide) => {
      const drawn = drawPrior(side, ends, random), given = start === null ? null : planOf(side, start);
      return given === null ? drawn : drawn.map((probability, q) => (1 - START_SHARE) * probability + START_SHARE * given[q]!);
    };
    const priors = [prior(sides[0]), prior(sides[1])] as const;
    const { problem, plans } = sequenceProblem(game, priors, random, PERTURBATIONS[attempt]!); // inside the bounds
    const before = pivots;
    const result = followPath(problem, {
      pivotsMax: Math.min(pivotsMax - before, 2 ** attempt * (PIVOTS_LEAST + PIVOTS_PER_ROW * problem.columns.rows)), stop,
      report: (own, left) => report(before + own, attempt, left),
      accept: (values) => judge(plans(values)),
    });
    pivots += result.pivots;
    end = result.end;
    // Short of the end, what is not yet played is played as in the prior.
    const [first, second] = plans(result.values), rest = share(result.values[problem.way]!);
    found = judge([first.map((x, q) => x + rest * priors[0][q]!), second.map((x, q) => x + rest * priors[1][q]!)]);
  }
  const { profile, regret } = best === null ? { profile: uniformProfile(game), regret: Infinity } : credible(game, best, enough);
  return { profile, pivots, end, why: regret <= enough ? "" : reason(end, attempt, pivots >= pivotsMax) };
}

function share(x: number): number {
  return Math.min(1, Math.max(0, x));
}

function reason(end: PathResult["end"], attempts: number, isSpent: boolean): string {
  if (end === "stopped") return "told to stop";
  if (isSpent) return "the pivots allowed were not enough; raise `iterationsMax`";
  return `${attempts} paths ended ${end === "full" ? `with factors of more than ${ENTRIES_MAX.toLocaleString("en")} entries` : "before an equilibrium"}; try another seed, or use "qre" with its limit`;
}

/**
 * A plan of full support: at each set, actions in proportion to the number of ends below, times a random factor. Even choices
 * instead would make deep sequences so improbable that they are lost in rounding.
 */
function drawPrior({ count, sets, first, parent, slotOf }: SequenceSide, ends: Float64Array, random: () => number): Float64Array {
  const prior = new Float64Array(count);
  prior[0] = 1;
  for (let h = 0; h < sets.length; h++) {
    let sum = 0;
    for (let q = first[h]!; q < first[h + 1]!; q++) sum += prior[q] = ends[slotOf[q]!]! * (0.5 + random());
    for (let q = first[h]!; q < first[h + 1]!; q++) prior[q]! *= prior[parent[h]!]! / sum;
  }
  return prior;
}

/** By slot: the number of ends below. */
function endsBySlot({ topology }: Game): Float64Array {
  const { nodeCount, kind, parent, firstChild, infoset, infosets } = topology;
  const below = new Float64Array(nodeCount), ends = new Float64Array(infosets.firstSlot[infosets.count]!);
  for (let node = nodeCount - 1; node > 0; node--) {
    const up = parent[node]!;
    if (kind[node] === TERMINAL) below[node] = 1;
    below[up]! += below[node]!;
    if (infoset[up]! >= 0) ends[infosets.firstSlot[infoset[up]!]! + node - firstChild[up]!]! += below[node]!;
  }
  return ends;
}

function profileOf(game: Game, sides: readonly [SequenceSide, SequenceSide], plans: readonly [Float64Array, Float64Array]): Found {
  const profile = uniformProfile(game), unsettled = new Uint8Array(game.topology.infosets.count);
  sides.forEach((side, player) => {
    const plan = plans[player]!.map((x) => (x > PLAN_MIN ? x : 0));
    writePlan(side, plan, profile).forEach((isWritten, h) => (unsettled[side.sets[h]!] = 1 - isWritten));
  });
  return { profile, unsettled, regret: largestRegret(game, profile) };
}

/**
 * The equilibrium with best replies at sets that it does not reach: at all of them where it stays an equilibrium, otherwise at
 * those that their owners' own moves exclude, which nobody else's payoff depends on.
 */
function credible(game: Game, { profile, unsettled, regret }: Found, enough: number): { profile: Profile; regret: number } {
  const { infosets } = game.topology, reach = reachOf(game, profile, game.valuation.chance);
  const unreached = unsettled.map((_, set) => (infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1]).some((node) => reach[node]! > 0) ? 0 : 1));
  for (const open of [unreached, unsettled]) {
    const completed = completeProfile(game, profile, open), left = largestRegret(game, completed);
    if (left <= Math.max(enough, regret)) return { profile: completed, regret: left };
  }
  return { profile, regret };
}

function largestRegret(game: Game, profile: Profile): number {
  return regret(game, profile).reduce((a, b) => Math.max(a, b), 0);
}
