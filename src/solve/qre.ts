// Agent quantal response equilibrium in logit form (McKelvey and Palfrey 1998), the principal branch: any number of players,
// each with its own odds of chance. One iteration is one pass over the tree. Error: the largest difference between a
// probability and its logit response; in the limit, the largest regret as a share of the payoff range.

import { ln, requireThat } from "../base/index.ts";
import type { Game, Topology } from "../game/index.ts";
import { requireProfile } from "../strategy/index.ts";
import type { Crossing } from "./crossing.ts";
import type { LadderResult } from "./ladder.ts";
import { levelPayoffs } from "./level.ts";
import { type BranchPoint, ROUNDING_MAX } from "./newton.ts";
import { defaultSolverOptions } from "./options.ts";
import { solveLimit } from "./qre-limit.ts";
import { finishQuantal, isPerfect, keepPoint, type Measured, measured, probabilitiesOf, pursue, type QuantalRun, shortNumber, startQuantal, uniformLogs } from "./qre-run.ts";
import { branchesTo, partingNote } from "./qre-branches.ts";
import { continueFrom, NOWHERE, settleAnywhere } from "./qre-start.ts";
import type { Solution, Solver } from "./solver.ts";
import { recallRefusal } from "./recall.ts";

/** Smallest probability that a caller's start may give an action: logarithms hold no zero. */
const START_MIN = 1e-300;

export const qre: Solver = {
  name: "qre",
  title: "agent logit quantal response equilibrium on the principal branch, at a precision lambda or in the limit",
  assumes: "perfect recall; any number of players, each with its own odds of chance",
  refuses: (game) => recallRefusal(game, "qre"),
  solve(game, options) {
    const lambda = options.lambda ?? defaultSolverOptions.lambda;
    requireThat(lambda >= 0 && lambda < Infinity, `solve(): \`lambda\` must be a finite number of at least 0, got ${lambda}; for the limit set \`limit\``);
    if (options.start !== undefined) requireProfile(game, options.start, "solve");
    requireThat(options.limit !== true || options.lambda === undefined, "solve(): `limit` follows the branch to full precision, `lambda` ends it at one: leave one of them out");
    requireThat(options.branches !== true || (options.limit !== true && options.start === undefined), "solve(): `branches` begin at precision 0 and end at one: leave out `limit` and `start`");
    requireThat(options.path !== true || (options.branches !== true && options.start === undefined), "solve(): `path` follows the principal branch from precision 0: leave out `branches` and `start`");
    const run = startQuantal(levelPayoffs(game), options);
    const solution = options.limit === true ? solveLimit(run) : options.branches === true && lambda > 0 && !isPerfect(run.form) ? solveBranches(lambda, run) : solveAt(lambda, run);
    run.map.release();
    return solution;
  },
};

function solveAt(lambda: number, run: QuantalRun): Solution {
  const { options } = run, tolerance = options.tolerance ?? defaultSolverOptions.tolerance;
  const start = options.start === undefined ? undefined : startLogs(run.game, options.start);
  const { near, climbed, climb, far } = start === undefined || lambda === 0 ? NOWHERE : continueFrom(run, start, lambda, tolerance, options.principal === true);
  const { found, crossings, instead } = climbed !== null ? { found: climbed, crossings: [], instead: false }
    : near !== null ? { found: near, crossings: [], instead: true } : alongBranch(run, lambda, tolerance, far ? start ?? null : null, climb);
  const { point: { lambda: at, logs }, residual, byNewton } = found;
  // Beyond some lambda rounding keeps the residual above any tolerance; Newton then lands by the size of its step.
  const rounded = byNewton && residual > tolerance && residual <= ROUNDING_MAX;
  const converged = at === lambda && (residual <= tolerance || rounded);
  const notes = [
    converged ? "" : `stopped at lambda ${shortNumber(at)} of ${shortNumber(lambda)}: ${run.reason()}`,
    converged && start !== undefined && !instead ? `the start leads to ${near === null ? "no equilibrium near it" : "an equilibrium off the principal branch"}: found along the branch from lambda 0` : "",
    converged && rounded ? `the last Newton step is below 1e-9; the residual of ${residual.toExponential(1)} is rounding at this lambda` : "",
  ];
  const solution = finishQuantal(run, { lambda, tolerance }, converged, notes, crossings, [{ lambda: at, probabilities: probabilitiesOf(run, logs), logProbabilities: logs }]);
  return start === undefined ? solution : { ...solution, continued: instead };
}

/** By tree: the last start and its logarithms. A study starts thousands of times from one profile. */
const starts = new WeakMap<Topology, { readonly start: Float64Array; readonly logs: Float64Array }>();

/** Logarithms of a caller's start, by slot; to be read only. */
function startLogs({ topology }: Game, start: Float64Array): Float64Array {
  const last = starts.get(topology);
  if (last !== undefined && isSame(start, last.start)) return last.logs;
  const logs = new Float64Array(start.length);
  for (let slot = 0; slot < logs.length; slot++) logs[slot] = ln(Math.max(start[slot]!, START_MIN));
  starts.set(topology, { start: start.slice(), logs });
  return logs;
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** All branches that meet the principal one, each at the precision. */
function solveBranches(lambda: number, run: QuantalRun): Solution {
  const tolerance = run.options.tolerance ?? defaultSolverOptions.tolerance, found = branchesTo(run, lambda, tolerance);
  const residual = found.points.reduce((worst, point) => Math.max(worst, measured(run, point, tolerance, true).residual), 0);
  const rounded = residual > tolerance && residual <= ROUNDING_MAX, converged = found.reached && (residual <= tolerance || rounded);
  const notes = [found.reached ? "" : `stopped at lambda ${shortNumber(found.points[0]!.lambda)} of ${shortNumber(lambda)}: ${run.reason()}`]; // the principal branch is the first
  const profiles = found.points.map(({ lambda: at, logs }) => ({ lambda: at, probabilities: probabilitiesOf(run, logs), logProbabilities: logs }));
  return finishQuantal(run, { lambda, tolerance, branches: true }, converged, notes, found.crossings, profiles, partingNote(found));
}

/**
 * The principal branch to a precision.
 *
 * @param start  in large games, where sweeps do not climb the branch: logarithms of a profile from which they may find any
 *               equilibrium, `instead` of the one that tracing the branch would find, which may take a thousand times as long
 * @param climb  how far sweeps have climbed the branch already, so that they go on from there and not from the start; null when they have not
 */
function alongBranch(run: QuantalRun, lambda: number, tolerance: number, start: Float64Array | null, climb: LadderResult | null): { readonly found: Measured; readonly crossings: readonly Crossing[]; readonly instead: boolean } {
  const { map, form } = run, uniform = { lambda: 0, logs: uniformLogs(form) };
  if (lambda === 0) keepPoint(run, uniform, false);
  if (lambda === 0) return { found: measured(run, uniform, tolerance, false), crossings: [], instead: false };
  if (isPerfect(form) && run.path === null) {
    map.load(uniform.logs);
    map.sweep(lambda);
    map.store(uniform.logs);
    return { found: measured(run, { lambda, logs: uniform.logs }, tolerance, false), crossings: [], instead: false };
  }
  const watch = () => (at: BranchPoint) => {
    run.report(at.lambda, Math.min(1, at.lambda / lambda), null);
    return false;
  };
  const { point, crossings, byNewton, instead = false } = pursue(run, lambda, lambda, tolerance, watch, () => (start === null ? null : settleAnywhere(run, climb?.point.logs ?? start, lambda, tolerance)?.point ?? null), climb);
  const found = measured(run, point, tolerance, byNewton);
  if (run.path?.at(-1)?.lambda !== found.point.lambda) keepPoint(run, found.point, false);
  return { found, crossings, instead };
}
