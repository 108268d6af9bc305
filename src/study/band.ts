// How far a result spreads over the draws, and how well the draws fix that spread.

import { type Random, requireThat } from "../base/index.ts";

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

/** Resamples behind the intervals of a band. */
export const RESAMPLES = 2000;

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
  return below + 1 < sorted.length ? low + (place - below) * ((sorted[below + 1] as number) - low) : low;
}

/**
 * The 5 to 95 % band of a sample. The interval of each end is the percentile bootstrap's: the 5 % and 95 % quantiles of that
 * end over RESAMPLES samples of the same size, drawn from the sample with replacement.
 *
 * @throws {RangeError} when there is no value, or one is not finite
 * @source Efron 1979
 */
export function band(values: ArrayLike<number>, random: Random): Band {
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  requireThat(count > 0, "band(): needs at least one value");
  requireThat(sorted.every(Number.isFinite), "band(): all values must be finite");
  const lows = new Float64Array(RESAMPLES), highs = new Float64Array(RESAMPLES);
  const times = new Uint32Array(count);
  for (let r = 0; r < RESAMPLES; r++) {
    times.fill(0);
    for (let i = 0; i < count; i++) times[Math.floor(random() * count)]! += 1;
    lows[r] = lowQuantile(sorted, times, 0.05);
    highs[r] = highQuantile(sorted, times, 0.95);
  }
  const interval = (ends: Float64Array): readonly [number, number] => [quantile(ends.sort(), 0.05), quantile(ends, 0.95)];
  return { low: quantile(sorted, 0.05), median: quantile(sorted, 0.5), high: quantile(sorted, 0.95), lowInterval: interval(lows), highInterval: interval(highs), count };
}

/**
 * `quantile` of the sample in which each value occurs so many times, as many in all as there are values: neither sorted nor written
 * out, since counting up to its place is enough.
 */
function lowQuantile(sorted: Float64Array, times: Uint32Array, p: number): number {
  const place = (sorted.length - 1) * p, below = Math.floor(place);
  let i = 0, seen = times[0]!;
  while (seen <= below) seen += times[++i]!;
  const low = sorted[i]!;
  if (below + 1 === sorted.length) return low;
  while (seen <= below + 1) seen += times[++i]!;
  return low + (place - below) * (sorted[i]! - low);
}

/** The same, counting down from the top. */
function highQuantile(sorted: Float64Array, times: Uint32Array, p: number): number {
  const last = sorted.length - 1, place = last * p, below = Math.floor(place);
  let i = last, seen = times[last]!;
  while (seen < last - below) seen += times[--i]!;
  const high = sorted[i]!;
  while (seen <= last - below) seen += times[--i]!;
  return below === last ? sorted[i]! : sorted[i]! + (place - below) * (high - sorted[i]!);
}
