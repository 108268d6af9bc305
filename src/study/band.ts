// How far a result spreads over the draws, and how well the draws fix that spread.

import { exp, ln, logGamma, pow, requireThat } from "../base/index.ts";

export interface Band {
  /** 5 %, 50 % and 95 % quantiles. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** 90 % bootstrap interval of each end. */
  readonly lowInterval: readonly [number, number];
  readonly highInterval: readonly [number, number];
  /** The number of values. */
  readonly count: number;
}

/**
 * The quantile of a sample.
 *
 * @param sorted  in ascending order, at least one
 * @source type 7 of Hyndman and Fan 1996: linear between order statistics, the extremes at 0 and 1
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  requireThat(sorted.length > 0, "quantile(): needs at least one value");
  const place = (sorted.length - 1) * p, below = Math.floor(place);
  const low = sorted[below] as number;
  const high = below + 1 < sorted.length ? (sorted[below + 1] as number) : low;
  // Ratios may be infinite: an end met exactly, and a step between equals, are no matter of arithmetic.
  return place === below || high === low || low === -Infinity ? low : low + (place - below) * (high - low);
}

/**
 * The 5 to 95 % band of a sample. The interval of each end is the percentile bootstrap's: the 5 % and 95 % quantiles of that end over
 * samples of the same size, drawn from the sample with replacement. Nothing is drawn: the distribution of a resampled quantile is known.
 *
 * @throws {RangeError} when there is no value, or one is not finite
 * @source Efron 1979; the exact distribution after Maritz and Jarrett 1978 and Efron 1979, section 3, for quantiles between order statistics too
 */
export function band(values: ArrayLike<number>): Band {
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  requireThat(count > 0, "band(): needs at least one value");
  requireThat(sorted.every(Number.isFinite), "band(): all values must be finite");
  return { low: quantile(sorted, LOW), median: quantile(sorted, 0.5), high: quantile(sorted, HIGH), lowInterval: resampled(sorted, LOW), highInterval: resampled(sorted, HIGH), count };
}

const LOW = 0.05, HIGH = 0.95;
/** Probability that counts for nothing, and standard deviations beyond which there is less. */
const LOST = 1e-15, FAR = 12;

/**
 * The 5 % and 95 % quantiles of `quantile(resample, p)` over all resamples. That lies between the k-th and the next smallest value of
 * a resample, which are the i-th and j-th of the sample. It takes exactly k values up to the i-th and none from there to the j-th for
 * the one to be at most i and the other above j, so that the odds of both are a product of two powers.
 */
function resampled(sorted: Float64Array, p: number): readonly [number, number] {
  const n = sorted.length, place = (n - 1) * p, below = Math.floor(place), share = place - below, k = below + 1;
  if (sorted[0] === sorted[n - 1]) return [sorted[0]!, sorted[0]!]; // at least one value
  const odds: number[] = [], found: number[] = [];
  const logChoices = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  /** Odds of exactly k values up to the i-th, counted from 0, and none from there to the j-th. */
  const gap = (i: number, j: number) => (j + 1 === n ? 0 : exp(logChoices + k * ln((i + 1) / n) + (n - k) * ln((n - j - 1) / n)));
  for (let i = Math.max(0, Math.floor(k - FAR * Math.sqrt(k))), before = 0; i < n && before < 1 - LOST; i++) {
    const now = atLeast(k, n, (i + 1) / n, logChoices), added = 1 - pow(i / (i + 1), k), alone = now - before;
    before = now;
    if (alone <= LOST) continue;
    if (share === 0) {
      odds.push(alone);
      found.push(sorted[i]!);
      continue;
    }
    let last = gap(i, i);
    odds.push(alone - added * last);
    found.push(sorted[i]!);
    for (let j = i + 1; j < n && last > LOST; j++) {
      const next = gap(i, j);
      odds.push(added * (last - next));
      found.push(sorted[i]! + share * (sorted[j]! - sorted[i]!));
      last = next;
    }
  }
  const order = Uint32Array.from(found.keys()).sort((a, b) => found[a]! - found[b]!);
  const at = (level: number) => {
    let sum = 0;
    return found[order.find((index) => (sum += odds[index]!) >= level) ?? order[order.length - 1]!]!;
  };
  return [at(LOW), at(HIGH)];
}

/**
 * Chance of at least k successes in n trials, 0 < chance <= 1: the smaller tail, from where it is largest.
 *
 * @param logChoices  logarithm of the number of ways to choose k of n
 */
function atLeast(k: number, n: number, chance: number, logChoices: number): number {
  if (chance === 1) return 1;
  const odds = chance / (1 - chance), isUpper = n * chance < k;
  let term = exp(logChoices + k * ln(chance) + (n - k) * ln(1 - chance)), sum = 0;
  if (isUpper) for (let m = k; m <= n && term > LOST * sum; term *= ((n - m) * odds) / ++m) sum += term;
  else for (let m = k; m > 0 && term > LOST * sum; m--) sum += term *= m / ((n - m + 1) * odds);
  return isUpper ? sum : 1 - sum;
}
