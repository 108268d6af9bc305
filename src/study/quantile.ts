// Quantile functions: from a number between 0 and 1 to a value of the distribution. Every draw is made this way, so that the
// same code serves plain random numbers and stratified ones.

import { exp, ln, logGamma, logGammaTails, normalCdf, requireThat } from "../base/index.ts";
import type { Distribution } from "../scenario/index.ts";

const STEPS_MAX = 200;

/**
 * The quantile of the gamma distribution with scale 1.
 *
 * Newton's method on the logarithm of the distribution function over the logarithm of x. That function is concave, and the
 * start lies left of the solution, so the steps approach it from the left and never overshoot.
 *
 * @param shape  above 0
 * @param p      from 0 to 1
 */
export function gammaQuantile(shape: number, p: number): number {
  requireThat(shape > 0 && p >= 0 && p <= 1, `gammaQuantile(): needs a shape above 0 and a probability from 0 to 1, got ${shape} and ${p}`);
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  const target = ln(p);
  let at = (target + logGamma(shape + 1)) / shape; // P(X <= x) is below x^shape / Gamma(shape + 1)
  for (let step = 0; step < STEPS_MAX; step++) {
    const { below } = logGammaTails(shape, exp(at));
    const slope = exp(shape * at - exp(at) - logGamma(shape) - below);
    const move = (target - below) / slope;
    if (!(move > 1e-15 * Math.max(1, Math.abs(at)))) break;
    at += move;
  }
  return exp(at);
}

/** The quantile of the standard normal, by the same method as the gamma's. */
export function normalQuantile(p: number): number {
  requireThat(p >= 0 && p <= 1, `normalQuantile(): needs a probability from 0 to 1, got ${p}`);
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0) return -Infinity;
  let at = -Math.sqrt(-2 * ln(2 * p)); // the tail beyond -x is below exp(-x^2 / 2) / 2
  for (let step = 0; step < STEPS_MAX; step++) {
    const log = logGammaTails(0.5, (at * at) / 2).above - Math.LN2;
    const slope = exp(-(at * at) / 2 - log) / Math.sqrt(2 * Math.PI);
    const move = (ln(p) - log) / slope;
    if (!(move > 1e-15)) break;
    at = Math.min(0, at + move);
  }
  return at;
}

/**
 * The quantile of a parameter's distribution, cut to its range.
 *
 * @param range  lowest and highest value
 * @param p      from 0 to 1
 * @returns      a number within the range
 * @throws {RangeError} when a log-uniform range is not above 0
 */
export function quantileOf(distribution: Distribution, range: readonly [number, number], p: number): number {
  const [low, high] = range;
  return Math.min(high, Math.max(low, shapeQuantile(distribution, low, high, p)));
}

function shapeQuantile(distribution: Distribution, low: number, high: number, p: number): number {
  switch (distribution.shape) {
    case "uniform":
      return low + p * (high - low);
    case "log-uniform":
      requireThat(low > 0, `a log-uniform range must lie above 0, got ${low} to ${high}`);
      return exp(ln(low) + p * (ln(high) - ln(low)));
    case "triangular": {
      const mode = Math.min(high, Math.max(low, distribution.mode));
      const share = high > low ? (mode - low) / (high - low) : 0;
      return p < share ? low + Math.sqrt(p * (high - low) * (mode - low)) : high - Math.sqrt((1 - p) * (high - low) * (high - mode));
    }
    case "normal": {
      const { mean, sd } = distribution;
      if (!(sd > 0)) return mean;
      // Cut in the lower tail, where small probabilities keep their digits.
      const flip = low > mean ? -1 : 1;
      const [a, b] = [(low - mean) / sd, (high - mean) / sd];
      const from = normalCdf(flip === 1 ? a : -b), to = normalCdf(flip === 1 ? b : -a);
      const share = flip === 1 ? p : 1 - p;
      // Beyond some 38 standard deviations no mass is left to cut: the end nearest the mean.
      return to > 0 ? mean + flip * sd * normalQuantile(from + share * (to - from)) : flip === 1 ? high : low;
    }
  }
}
