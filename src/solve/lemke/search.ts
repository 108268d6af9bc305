// One Nash equilibrium by Lemke's path on the sequence form: what `lcp`, `lp` and `ipa` share.

import { countText, seededRandom } from "../../base/index.ts";
import { type Game, payoffRange, TERMINAL } from "../../game/index.ts";
import { type Profile, reachOf, regret, requireProfile, uniformProfile } from "../../strategy/index.ts";
import { solveByParts } from "../by-parts.ts";
import { completeProfile } from "../completion.ts";
import { ENTRIES_MAX, followPath, type PathResult } from "./path.ts";
import { defaultSolverOptions } from "../options.ts";
import { planOf, type SequenceSide, writePlan } from "../sequence-form.ts";
import { approximate } from "./polymatrix.ts";
import { sequenceProblem } from "./problem.ts";
import type { Solution, SolveOptions } from "../solver.ts";

/** Pivots of one path, for each row and in all; each further attempt may take twice as many, up to a point. */
const PIVOTS_PER_ROW = 8, PIVOTS_LEAST = 1_000, DOUBLINGS_MAX = 4;
/** Random priors tried: where a path leads to an equilibrium, and where it leads to one of an approximation. */
const ATTEMPTS_EXACT = 12, ATTEMPTS_NEAR = 40;
/** Sizes of the perturbation, in turn: where one leads in circles, another does not. */
const PERTURBATIONS = [1e-12, 1e-10, 1e-8, 1e-6];
/** Approximations of one attempt. Where regret does not fall from one to the next, only part of the way is gone, less as rounds go by. */
const ROUNDS_MAX = 40;
const stepAt = (round: number) => (round < 6 ? 1 : round < 20 ? 0.5 : 0.25);
/** Tremble at which a game is approximated, at most: where nobody goes, payoffs would not count. It falls with the square of regret. */
const TREMBLE_MAX = 0.1;
/** Share of a given start in the prior; the rest keeps every sequence possible. */
const START_SHARE = 0.9;
/** Sequences of less probability are left out: rounding. */
const PLAN_MIN = 1e-13;
/** Near an equilibrium, from this share of the payoff range on, rare sequences are left out where that serves, and late every other time anyhow. */
const ROUND_BELOW = 1e-2, ROUND_FROM = 6;

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
  let pivots = 0, why = "", known: number | null = null;
  const probabilities = solveByParts(game, (part, slots, { index, count }) => {
    const done = pivots;
    const result = searchByPaths(part, start === undefined ? null : Float64Array.from(slots, (slot) => start[slot]!), {
      enough: tolerance * range, pivotsMax: iterationsMax - done, seed,
      stop: () => options.shouldStop?.() === true,
      report: (own, attempt, left) => options.onProgress?.({
        stage: `pivot ${countText(done + own)}${count > 1 ? `, part ${index + 1} of ${count}` : ""}${attempt > 0 ? `, attempt ${attempt + 1}` : ""}`,
        done: (index + 1 - share(left)) / count, residual: null,
      }),
    });
    pivots += result.pivots;
    if (result.why !== "") why = result.why;
    if (count === 1) known = result.regret; // the part is the game
    return result.end === "stopped" && index + 1 < count ? null : result.profile;
  });
  const amount = (known ?? largestRegret(game, probabilities)) / range, converged = amount <= tolerance;
  return {
    solver, options: { tolerance, iterationsMax }, seed, converged, complete: null, iterations: pivots,
    message: `largest regret ${amount === 0 ? 0 : amount.toExponential(1)} of the payoff range${converged ? "" : `; ${why || "rounding added up: raise `tolerance`"}`}`,
    profiles: [{ lambda: null, probabilities, logProbabilities: null }],
  };
}

/**
 * Follows paths from one random prior after another until one ends at an equilibrium, and settles what play does not reach. With
 * more than two players a path leads to an equilibrium of the game as it looks near a point, around which it is looked at next.
 */
function searchByPaths(game: Game, start: Profile | null, { enough, pivotsMax, seed, stop, report }: Search) {
  const approximation = approximate(game), { sides, isExact } = approximation, ends = endsBySlot(game), range = payoffRange(game);
  const attempts = isExact ? ATTEMPTS_EXACT : ATTEMPTS_NEAR, rounds = isExact ? 1 : ROUNDS_MAX;
  let pivots = 0, best: Found | null = null, end: PathResult["end"] = stop() ? "stopped" : "pivots", attempt = 0;
  const judge = (plans: readonly Float64Array[], least = PLAN_MIN): Found => {
    const found = profileOf(game, sides, plans, least);
    if (best === null || found.regret < best.regret) best = found;
    return found;
  };
  const isDone = () => (best !== null && best.regret <= enough) || pivots >= pivotsMax || end === "stopped";
  for (; attempt < attempts && !isDone(); attempt++) {
    const random = seededRandom(seed, attempt), drawn = sides.map((side) => drawPrior(side, ends, random));
    let here: readonly Float64Array[] = start === null ? drawn : sides.map((side) => planOf(side, start)), tremble = TREMBLE_MAX, last = Infinity, hint: Int32Array | null = null;
    for (let round = 0; round < rounds && !isDone(); round++) {
      const priors = round === 0 && start === null ? drawn : mixed(drawn, here, START_SHARE), before = pivots;
      const { problem, plans } = sequenceProblem(approximation.at(mixed(drawn, here, 1 - tremble)), priors, random, PERTURBATIONS[(attempt + round) % PERTURBATIONS.length]!);
      const result = followPath(problem, {
        pivotsMax: Math.min(pivotsMax - before, 2 ** Math.min(attempt, DOUBLINGS_MAX) * (PIVOTS_LEAST + PIVOTS_PER_ROW * problem.columns.rows)), stop, hint,
        report: (own, left) => report(before + own, attempt, left),
        accept: (values) => !isExact || judge(plans(values)).regret <= enough,
      });
      pivots += result.pivots;
      end = result.end;
      hint = result.basis;
      // Short of the end, what is not yet played is played as in the prior.
      const reached = mixed(plans(result.values), priors, share(result.values[problem.way]!), 1);
      if (isExact && best === null && end === "reached") {
        // As a rule the path ends at an equilibrium and its best replies leave it one: then it is judged but once.
        const written = writtenOf(game, sides, reached, PLAN_MIN).profile, profile = completeProfile(game, written, unreachedOf(game, written)), regret = largestRegret(game, profile);
        if (regret <= enough) return { profile, regret, pivots, end, why: "" };
      }
      let found = judge(reached);
      if (end !== "reached") break;
      if (!isExact && found.regret < ROUND_BELOW * range) {
        const rounded = judge(reached, Math.sqrt(found.regret / range));
        if (rounded.regret < found.regret || (round > ROUND_FROM && round % 2 === 1)) found = rounded;
      }
      tremble = Math.min(TREMBLE_MAX, (found.regret / range) ** 2);
      here = mixed(here, sides.map((side) => planOf(side, found.profile)), found.regret < last ? 1 : stepAt(round));
      last = found.regret;
    }
  }
  // Told to stop short of an equilibrium, it leaves what play does not reach as it is.
  const left: Found = best ?? { profile: uniformProfile(game), unsettled: new Uint8Array(0), regret: Infinity };
  const { profile, regret } = best === null || (end === "stopped" && left.regret > enough) ? left : credible(game, left, enough);
  return { profile, regret, pivots, end, why: regret <= enough ? "" : reason(end, attempt, pivots >= pivotsMax) };
}

/** By player, by sequence: a share of the second and the rest, or as much as is given, of the first. */
function mixed(first: readonly Float64Array[], second: readonly Float64Array[], share: number, rest = 1 - share): Float64Array[] {
  return first.map((plan, player) => plan.map((x, q) => rest * x + share * second[player]![q]!));
}

function share(x: number): number {
  return Math.min(1, Math.max(0, x));
}

function reason(end: PathResult["end"], attempts: number, isSpent: boolean): string {
  if (end === "stopped") return "told to stop";
  if (isSpent) return "the pivots allowed were not enough; raise `iterationsMax`";
  return `${attempts} paths ended ${end === "full" ? `with factors of more than ${countText(ENTRIES_MAX)} entries` : "before an equilibrium"}; try another seed, or use "qre" with its limit`;
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

function profileOf(game: Game, sides: readonly SequenceSide[], plans: readonly Float64Array[], least: number): Found {
  const written = writtenOf(game, sides, plans, least);
  return { ...written, regret: largestRegret(game, written.profile) };
}

/** The moves that the plans make, and the sets of which they say nothing. */
function writtenOf(game: Game, sides: readonly SequenceSide[], plans: readonly Float64Array[], least: number): Omit<Found, "regret"> {
  const profile = uniformProfile(game), unsettled = new Uint8Array(game.topology.infosets.count);
  sides.forEach((side, player) => {
    const plan = plans[player]!.map((x) => (x > least ? x : 0));
    writePlan(side, plan, profile).forEach((isWritten, h) => (unsettled[side.sets[h]!] = 1 - isWritten));
  });
  return { profile, unsettled };
}

/** By information set: 1 where play does not lead. */
function unreachedOf(game: Game, profile: Profile): Uint8Array {
  const { infosets } = game.topology, reach = reachOf(game, profile, game.valuation.chance);
  return new Uint8Array(infosets.count).map((_, set) => (infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1]).some((node) => reach[node]! > 0) ? 0 : 1));
}

/**
 * The equilibrium with best replies at sets that it does not reach: at all of them where it stays an equilibrium, otherwise at
 * those that their owners' own moves exclude, which nobody else's payoff depends on.
 */
function credible(game: Game, { profile, unsettled, regret }: Found, enough: number): { profile: Profile; regret: number } {
  for (const open of [unreachedOf(game, profile), unsettled]) {
    const completed = completeProfile(game, profile, open), left = largestRegret(game, completed);
    if (left <= Math.max(enough, regret)) return { profile: completed, regret: left };
  }
  return { profile, regret };
}

function largestRegret(game: Game, profile: Profile): number {
  return regret(game, profile).reduce((a, b) => Math.max(a, b), 0);
}
