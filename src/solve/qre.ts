// Agent quantal response equilibrium in logit form (McKelvey and Palfrey 1998), the principal branch: any number of players,
// each with its own odds of chance.

import { requireThat } from "../base/index.ts";
import type { Game } from "../game/index.ts";
import { recallFaultOf, regret, requireProfile, uniformProfile } from "../strategy/index.ts";
import { type AgentForm, foldGame } from "./agent-form.ts";
import { type BranchPoint, DENSE_SLOTS_MAX, farthest, followBranch, ROUNDING_MAX } from "./branch.ts";
import { climbLadder, settle } from "./ladder.ts";
import { defaultSolverOptions } from "./options.ts";
import { type QuantalMap, quantalMap } from "./quantal-map.ts";
import type { Solution, SolvedProfile, SolveOptions, Solver } from "./solver.ts";

/** Precision times payoff range from which on the limit is looked for, and at which following ends. */
const LIMIT_FROM = 1e4, LIMIT_UNTIL = 1e9;
/** A profile extrapolated to the limit may differ from the branch's own by this much in a probability. */
const EXTRAPOLATION_MAX = 0.02;
/** Change of probabilities between two estimates of the limit at which it is taken as found. */
const SETTLED = 1e-8;

export const qre: Solver = {
  name: "qre",
  title: "agent logit quantal response equilibrium on the principal branch, at a precision lambda or in the limit",
  assumes: "perfect recall; any number of players, each with its own odds of chance",
  refuses(game) {
    const fault = recallFaultOf(game);
    return fault === null ? null : `solve(): solver "qre" needs perfect recall; ${fault.sentence}`;
  },
  solve(game, options) {
    const lambda = options.lambda ?? defaultSolverOptions.lambda;
    requireThat(lambda >= 0 && lambda < Infinity, `solve(): \`lambda\` must be a finite number of at least 0, got ${lambda}; for the limit set \`limit\``);
    if (options.start !== undefined) requireProfile(game, options.start, "solve");
    const run = startRun(game, options);
    return options.limit === true ? solveLimit(game, run) : solveAt(game, lambda, run);
  },
};

interface Run {
  readonly map: QuantalMap;
  readonly form: AgentForm;
  readonly options: SolveOptions;
  readonly passesMax: number;
  readonly stop: () => boolean;
  readonly report: (stage: string, done: number | null, residual: number | null) => void;
}

function startRun(game: Game, options: SolveOptions): Run {
  const form = foldGame(game);
  const map = quantalMap(form);
  const passesMax = options.iterationsMax ?? defaultSolverOptions.passesMax;
  return {
    map, form, options, passesMax,
    stop: () => map.passes() >= passesMax || options.shouldStop?.() === true,
    report: (stage, done, residual) => options.onProgress?.({ stage, done, residual }),
  };
}

/** Logarithms of the uniform profile, or of the caller's start with zeros lifted to what logarithms can hold. */
function startLogs(game: Game, start: Float64Array | undefined): Float64Array {
  return (start ?? uniformProfile(game)).map((probability) => Math.log(Math.max(probability, 1e-300)));
}

/** Whether every information set is a single node: then one sweep is exact. */
function isPerfect(form: AgentForm): boolean {
  return form.parentPoint.length === form.sweep.length;
}

function solveAt(game: Game, lambda: number, run: Run): Solution {
  const { map, form, options, stop } = run;
  const tolerance = options.tolerance ?? defaultSolverOptions.tolerance;
  const logs = startLogs(game, options.start);
  let point: BranchPoint = { lambda: 0, logs }, crossings: readonly number[] = [], reached = false, traced = false;
  if (isPerfect(form) || (options.start !== undefined && lambda > 0)) {
    const trial = logs.slice();
    reached = settle(map, trial, lambda, tolerance, stop).settled;
    if (reached) point = { lambda, logs: trial };
    else point = { lambda: 0, logs: startLogs(game, undefined) };
  }
  if (!reached && lambda > 0) {
    if (form.slots > DENSE_SLOTS_MAX) {
      const climbed = climbLadder(map, point, lambda, tolerance, stop);
      point = climbed.point;
      reached = climbed.reached;
      run.report(`lambda ${short(point.lambda)}`, point.lambda / lambda, climbed.residual);
      if (!reached && !stop() && point.lambda > 0) {
        // Rungs on the way are rough; tracing starts from a point on the branch.
        const exact = point.logs.slice();
        settle(map, exact, point.lambda, 1e-9, stop);
        if (farthest(exact, point.logs) < 0.1) point = { lambda: point.lambda, logs: exact };
      }
    }
    if (!reached && !stop()) {
      const followed = followBranch(map, point, lambda, tolerance, {
        stop,
        arrived: (at, residual) => {
          run.report(`lambda ${short(at.lambda)}`, Math.min(1, at.lambda / lambda), residual);
          return false;
        },
      });
      ({ point, crossings } = followed);
      reached = traced = followed.end === "reached";
    }
  }
  // The response itself would be no better: at high lambda the map expands what is left of the residual.
  const residual = map.respond(point.logs, point.lambda, new Float64Array(form.slots));
  // Beyond some lambda rounding keeps the residual above any tolerance; tracing then lands by the size of Newton's step.
  const rounded = traced && residual > tolerance && residual <= ROUNDING_MAX;
  const converged = point.lambda === lambda && (residual <= tolerance || rounded) && allFinite(point.logs);
  const where = converged ? "" : `stopped at lambda ${short(point.lambda)} of ${short(lambda)}: ${map.passes() >= run.passesMax ? `${run.passesMax} passes over the tree were not enough; raise \`iterationsMax\`` : stop() ? "told to stop" : "no step small enough stays on the branch"}`;
  return finish(run, { lambda, tolerance }, converged, [where, converged && rounded ? `a last Newton step below 1e-9; the residual of ${residual.toExponential(1)} is rounding at this lambda` : "", crossingNote(crossings)], { lambda: point.lambda, probabilities: point.logs.map(Math.exp), logProbabilities: point.logs });
}

function solveLimit(game: Game, run: Run): Solution {
  const { map, form, options, stop } = run;
  const tolerance = options.tolerance ?? defaultSolverOptions.regretTolerance;
  const share = (probabilities: Float64Array) => regret(game, probabilities).reduce((a, b) => Math.max(a, b), 0) / form.payoffRange;
  const recent: BranchPoint[] = [];
  let previous: Float64Array | null = null, settled = false;
  let best: { readonly probabilities: Float64Array; readonly logs: Float64Array; readonly lambda: number; readonly regret: number } | null = null;
  const arrived = (point: BranchPoint, residual: number): boolean => {
    const strength = point.lambda * form.payoffRange;
    run.report(`lambda ${short(point.lambda)}`, Math.min(1, Math.max(0, Math.log(strength) / Math.log(LIMIT_UNTIL))), residual);
    if (strength < LIMIT_FROM / 100) return false;
    recent.push(point);
    if (recent.length > 3) recent.shift();
    if (strength < LIMIT_FROM) return false;
    const own = point.logs.map(Math.exp), ahead = extrapolate(form, recent);
    const candidates = ahead === null || largestDifference(ahead, own) > EXTRAPOLATION_MAX ? [own] : [ahead, own];
    for (const probabilities of candidates) {
      const amount = share(probabilities);
      if (best !== null && amount > Math.max(tolerance, best.regret)) continue;
      best = { probabilities, logs: point.logs, lambda: point.lambda, regret: amount };
      break;
    }
    settled = previous !== null && largestDifference(candidates[0]!, previous) <= SETTLED; // at least one candidate
    previous = candidates[0]!;
    return ((best?.regret ?? Infinity) <= tolerance && settled) || strength >= LIMIT_UNTIL;
  };
  let end = "reached", crossings: readonly number[] = [], last: BranchPoint = { lambda: 0, logs: startLogs(game, undefined) };
  if (isPerfect(form)) {
    const lambda = LIMIT_UNTIL * 1e3 / form.payoffRange;
    map.sweep(last.logs, lambda);
    arrived({ lambda, logs: last.logs }, map.respond(last.logs, lambda, new Float64Array(form.slots)));
  } else {
    const climbed = form.slots > DENSE_SLOTS_MAX ? climbLadder(map, last, 20 / form.payoffRange, 1e-9, stop) : null;
    const followed = followBranch(map, climbed?.point ?? last, Infinity, 0, { stop, arrived });
    ({ end, crossings, point: last } = followed);
  }
  const found = best as { readonly probabilities: Float64Array; readonly logs: Float64Array; readonly lambda: number; readonly regret: number } | null; // assigned in the closure above
  const probabilities = found?.probabilities ?? last.logs.map(Math.exp);
  const amount = found?.regret ?? share(probabilities), at = found?.lambda ?? last.lambda;
  const converged = found !== null && amount <= tolerance;
  const why = converged ? (settled || isPerfect(form) ? "" : "; some choices had not settled") : end === "stopped" ? "; stopped early" : end === "stuck" ? "; no step small enough stays on the branch" : "";
  return finish(run, { limit: true, tolerance }, converged, [`followed to lambda ${short(at)}; largest regret ${amount.toExponential(1)} of the payoff range${why}`, crossingNote(crossings)],
    { lambda: null, probabilities, logProbabilities: found?.logs ?? last.logs });
}

/**
 * The limit as a polynomial in 1/lambda through the last points: probabilities near it have such an expansion where supports
 * have settled. Null before three points are known.
 */
function extrapolate({ slots, firstSlot }: AgentForm, points: readonly BranchPoint[]): Float64Array | null {
  if (points.length < 3) return null;
  const at = points.map((point) => 1 / point.lambda);
  const weights = at.map((x, i) => at.reduce((w, y, j) => (j === i ? w : (w * y) / (y - x)), 1));
  const limit = new Float64Array(slots);
  points.forEach(({ logs }, i) => logs.forEach((log, slot) => (limit[slot]! += weights[i]! * Math.exp(log))));
  for (let set = 0; set + 1 < firstSlot.length; set++) {
    let sum = 0;
    for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) sum += limit[slot] = limit[slot]! < 1e-12 ? 0 : limit[slot]!;
    for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) limit[slot]! /= sum;
  }
  return allFinite(limit) ? limit : null;
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((worst, x, i) => Math.max(worst, Math.abs(x - b[i]!)), 0);
}

function allFinite(values: Float64Array): boolean {
  return values.every(Number.isFinite);
}

function short(x: number): string {
  return String(Number(x.toPrecision(4)));
}

function crossingNote(crossings: readonly number[]): string {
  return crossings.length === 0 ? "" : `another branch crosses near lambda ${crossings.map(short).join(", ")}: other equilibria exist beyond`;
}

function finish(run: Run, used: Readonly<Record<string, number | boolean>>, converged: boolean, notes: readonly string[], profile: SolvedProfile): Solution {
  const seed = run.options.seed ?? defaultSolverOptions.seed;
  return {
    solver: "qre", options: { ...used, iterationsMax: run.passesMax }, seed, converged, complete: null, iterations: run.map.passes(),
    message: notes.filter((note) => note !== "").join("; "), profiles: [profile],
  };
}
