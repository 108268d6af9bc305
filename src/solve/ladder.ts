// The principal branch of large games: rungs in lambda, each found by sweeps from a prediction along the last two. Sweeps find
// only what attracts them, so a rung is refused, and the step halved, when they do not contract or land far from the
// prediction. Beyond a symmetric pitchfork the symmetric branch attracts no sweep, and an asymmetric one may be followed instead;
// small games are therefore traced.

import { type BranchPoint, farthest } from "./branch.ts";
import type { QuantalMap } from "./quantal-map.ts";

/** Distance in probabilities between a rung as predicted and as found, beyond which it is refused. */
const LEAP_MAX = 0.2;
/** Change of probabilities at which a rung on the way is good enough to predict from. */
const ON_THE_WAY = 1e-2;
/** First rung, as lambda times payoff range: near enough to 0 for the branch to be straight. */
const FIRST_STEP = 1;
/** Step, relative to lambda, below which arclength follows better. */
const STEP_MIN = 0.01;
/** Smallest share of the response in a damped sweep. */
const WEIGHT_MIN = 1 / 16;
/** Sweeps at a rung before it is given up. */
const SWEEPS_MAX = 60;

export interface LadderResult {
  readonly reached: boolean;
  /** The last rung found. */
  readonly point: BranchPoint;
  /** Largest change of a probability in the last sweep there. */
  readonly residual: number;
}

/**
 * Climbs from a point to a precision.
 *
 * @param stop  asked between sweeps: true ends
 */
export function climbLadder(map: QuantalMap, from: BranchPoint, until: number, tolerance: number, stop: () => boolean): LadderResult {
  let before: BranchPoint | null = null, here = from, residual = 0, weight = 1;
  let step = Math.min(until - from.lambda, FIRST_STEP / map.form.payoffRange + from.lambda);
  while (here.lambda < until) {
    const lambda: number = here.lambda + step > until * (1 - 1e-9) ? until : here.lambda + step;
    const last = lambda === until;
    const logs = predict(before, here, lambda);
    const predicted = logs.slice();
    const found = settle(map, logs, lambda, last ? tolerance : ON_THE_WAY, stop, weight);
    if (found.stopped) return { reached: false, point: here, residual };
    const leap = before === null ? 0 : farthest(predicted, logs);
    if (!found.settled || leap > LEAP_MAX) {
      step /= 2;
      if (!(step > STEP_MIN * here.lambda)) return { reached: false, point: here, residual };
      continue;
    }
    weight = found.weight;
    residual = found.residual;
    [before, here] = [here, { lambda, logs }];
    step = Math.min(until - lambda, leap < LEAP_MAX / 2 ? 2 * step : step);
  }
  return { reached: true, point: here, residual };
}

/** Linear in (log b, lambda) through the last two rungs; from the first one, a copy. */
function predict(before: BranchPoint | null, here: BranchPoint, lambda: number): Float64Array {
  if (before === null) return here.logs.slice();
  const ahead = (lambda - here.lambda) / (here.lambda - before.lambda);
  return here.logs.map((log, slot) => Math.min(0, log + ahead * (log - before.logs[slot]!)));
}

/**
 * Sweeps in place until probabilities change by less than `tolerance`, or no longer contract. Choices that overshoot and come
 * back are damped: the share of the response is halved, down to WEIGHT_MIN.
 *
 * @param weight  share to begin with
 */
export function settle(map: QuantalMap, logs: Float64Array, lambda: number, tolerance: number, stop: () => boolean, weight = 1) {
  let residual = Infinity, best = Infinity, sinceBest = 0, sweeps = 0;
  while (sweeps < SWEEPS_MAX || (best < 1e-2 && sweeps < 10 * SWEEPS_MAX)) {
    if (stop()) return { settled: false, stopped: true, residual, sweeps, weight };
    residual = map.sweep(logs, lambda, weight);
    sweeps++;
    if (residual <= tolerance) return { settled: true, stopped: false, residual, sweeps, weight };
    if (Number.isNaN(residual)) break;
    if (residual < 0.9 * best) [best, sinceBest] = [residual, 0];
    else if (++sinceBest > 4) {
      if (weight <= WEIGHT_MIN) break;
      [weight, best, sinceBest] = [weight / 2, Infinity, 0];
    }
  }
  return { settled: false, stopped: false, residual, sweeps, weight };
}
