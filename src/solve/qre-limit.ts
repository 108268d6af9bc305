// The limit of the principal branch for lambda to infinity, the limiting logit equilibrium: followed until nobody's regret is
// above tolerance, with probabilities extrapolated in 1/lambda.

import { exp, ln, requireThat } from "../base/index.ts";
import { asRange, type ByPlayer, payoffSpreads } from "../game/index.ts";
import { regret } from "../strategy/index.ts";
import type { AgentForm } from "./agent-form.ts";
import { landOn } from "./branch.ts";
import type { Crossing } from "./crossing.ts";
import { byPrecision } from "./family.ts";
import type { BranchPoint } from "./newton.ts";
import { defaultSolverOptions } from "./options.ts";
import { finishQuantal, isPerfect, pursue, type QuantalRun, shortNumber, uniformLogs } from "./qre-run.ts";
import type { Solution } from "./solver.ts";

// Precision times payoff range: from where points are kept, from where the limit is looked for, where following ends, and what
// stands for infinity where one sweep is exact.
const KEEP_FROM = 1e2, LIMIT_FROM = 1e4, LIMIT_UNTIL = 1e9, EXACT_AT = 1e12;
/** The same at which Newton lands where the points of following were too rough to tell the limit. */
const LAND_AT = [1e6, 1e7, 1e8, 1e9, 1e10];
/** The same up to which large games are climbed by sweeps, and the residual of the rung from which they are traced. */
const SWEEP_UNTIL = 20, RUNG_TOLERANCE = 1e-9;
/** Residual of such a point. */
const LANDED = 1e-13;
/** A profile extrapolated to the limit may differ from the branch's own by this much in a probability. */
const EXTRAPOLATION_MAX = 0.02;
/** Change of probabilities between two estimates of the limit at which it is taken as found. */
const SETTLED = 1e-8;
/** Probabilities below this after extrapolation are on their way to 0. */
const VANISHING = 1e-12;

interface Estimate {
  readonly probabilities: Float64Array;
  /** Logarithms on the branch at `lambda`: the trembles that give beliefs off the path of play. */
  readonly logs: Float64Array;
  readonly lambda: number;
  /** As a share of the player's payoff range. */
  readonly regret: number;
}

/** Watches the points of one attempt and keeps the best estimate of the limit. */
class LimitSeeker {
  best: Estimate | null = null;
  settled = false;
  private readonly recent: BranchPoint[] = [];
  private previous: Float64Array | null = null;
  private readonly run: QuantalRun;
  private readonly tolerance: number;
  private readonly ranges: ByPlayer<number>;

  constructor(run: QuantalRun, tolerance: number, ranges: ByPlayer<number>) {
    this.run = run;
    this.tolerance = tolerance;
    this.ranges = ranges;
  }

  /** True when the limit has been found, or there is no use in going on. */
  look(point: BranchPoint, residual: number): boolean {
    const { form } = this.run;
    const strength = point.lambda * form.payoffRange;
    this.run.report(point.lambda, Math.min(1, Math.max(0, ln(strength) / ln(LIMIT_UNTIL))), residual);
    if (strength < KEEP_FROM) return false;
    this.recent.push(point);
    if (this.recent.length > 3) this.recent.shift();
    if (strength < LIMIT_FROM) return false;
    const own = point.logs.map(exp), ahead = extrapolate(form, this.recent);
    const trusted = ahead !== null && largestDifference(ahead, own) <= EXTRAPOLATION_MAX ? ahead : own;
    for (const probabilities of trusted === own ? [own] : [trusted, own]) {
      const amount = regretShare(this.run, probabilities, this.ranges);
      if (this.best !== null && amount > Math.max(this.tolerance, this.best.regret)) continue;
      this.best = { probabilities, logs: point.logs, lambda: point.lambda, regret: amount };
      break;
    }
    this.settled = this.previous !== null && largestDifference(trusted, this.previous) <= SETTLED;
    this.previous = trusted;
    return this.done() || strength >= LIMIT_UNTIL;
  }

  done(): boolean {
    return this.settled && this.best !== null && this.best.regret <= this.tolerance;
  }

  /** Forgets points, but not the best estimate, since finer ones follow. */
  restart(): void {
    this.recent.length = 0;
    this.previous = null;
  }
}

export function solveLimit(run: QuantalRun): Solution {
  const { map, form, options } = run;
  const tolerance = options.tolerance ?? defaultSolverOptions.regretTolerance, spreads = payoffSpreads(run.game), ranges = spreads.map(asRange);
  const faint = spreads.findIndex((spread, player) => spread > 0 && ranges[player] !== spread);
  requireThat(faint < 0, `solve(): \`limit\` asks for a precision beyond what a double holds, since all payoffs of ${run.game.players[faint]} lie within ${spreads[faint]?.toExponential(1)}; multiply them, or use "lcp" or "nash-all"`);
  let seeker = new LimitSeeker(run, tolerance, ranges), crossings: readonly Crossing[] = [], last: BranchPoint = { lambda: 0, logs: uniformLogs(form) }, reached = true;
  if (isPerfect(form) && run.path === null) {
    last = { lambda: EXACT_AT / form.payoffRange, logs: last.logs };
    map.load(last.logs);
    const residual = map.sweep(last.lambda);
    map.store(last.logs);
    seeker.look(last, residual);
    seeker.settled = true;
  } else {
    const followed = pursue(run, Infinity, SWEEP_UNTIL / form.payoffRange, RUNG_TOLERANCE, () => {
      seeker = new LimitSeeker(run, tolerance, ranges);
      return (point, residual) => seeker.look(point, residual);
    });
    ({ crossings, point: last } = followed);
    reached = followed.end === "reached";
    if (reached && !seeker.done()) landFurther(run, seeker, last);
  }
  const { lambda, probabilities, logs, regret: amount } = seeker.best ?? { ...last, probabilities: last.logs.map(exp), regret: regretShare(run, last.logs.map(exp), ranges) };
  const converged = seeker.best !== null && amount <= tolerance;
  const notes = [
    `followed to lambda ${shortNumber(lambda)}; largest regret ${amount === 0 ? 0 : amount.toExponential(1)} of a player's payoff range`,
    converged ? (seeker.settled ? "" : "some choices had not settled") : reached && !run.stop() ? "beyond, rounding outweighs what is gained" : run.reason(),
  ];
  return finishQuantal(run, { limit: true, tolerance }, converged, notes, crossings, [{ lambda: null, probabilities, logProbabilities: logs }]);
}

/** Points of following are near the branch only, as far as they need be: here some are found to the last digit. */
function landFurther(run: QuantalRun, seeker: LimitSeeker, last: BranchPoint): void {
  let { logs } = last;
  seeker.restart();
  for (const strength of LAND_AT) {
    const landed = landOn(byPrecision(run.map), { lambda: strength / run.form.payoffRange, logs }, LANDED, run.stop);
    if (landed === null) continue;
    ({ logs } = landed);
    seeker.look(landed, LANDED);
    if (seeker.done() || run.stop()) return;
  }
}

function regretShare({ game }: QuantalRun, probabilities: Float64Array, ranges: ByPlayer<number>): number {
  return regret(game, probabilities).reduce((worst, amount, player) => Math.max(worst, amount / ranges[player]!), 0);
}

/**
 * The limit as a polynomial in 1/lambda through the last points: probabilities near it have such an expansion where supports
 * have settled. Null before three points are known, or when they give no profile.
 */
function extrapolate({ slots, firstSlot }: AgentForm, points: readonly BranchPoint[]): Float64Array | null {
  if (points.length < 3) return null;
  const at = points.map((point) => 1 / point.lambda);
  const weights = at.map((x, i) => at.reduce((w, y, j) => (j === i ? w : (w * y) / (y - x)), 1));
  const limit = new Float64Array(slots);
  points.forEach(({ logs }, i) => logs.forEach((log, slot) => (limit[slot]! += weights[i]! * exp(log)))); // one weight a point
  for (let set = 0; set + 1 < firstSlot.length; set++) {
    let sum = 0;
    for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) sum += limit[slot] = limit[slot]! < VANISHING ? 0 : limit[slot]!;
    for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) limit[slot]! /= sum;
  }
  return limit.every(Number.isFinite) ? limit : null;
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((worst, x, i) => Math.max(worst, Math.abs(x - b[i]!)), 0);
}
