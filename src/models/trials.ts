// Repeated trials: each by itself, or all under one shared chance.

import { exp, expm1, ln, log1p } from "../base/index.ts";

/** Chance of at least one success in `count` independent trials; a fraction of a trial counts as that power. */
export function atLeastOne(count: number, chance: number): number {
  return count === 0 ? 0 : -expm1(count * log1p(-chance));
}

/**
 * Mean over a shared chance of the probability that none of `count` trials succeeds. The chance is the same for all trials and is
 * Beta distributed with mean `chance` and variance `correlation` chance (1 - chance): 0 means independent trials, 1 all or nothing.
 *
 * @source Beta-binomial; Skellam 1948, Journal of the Royal Statistical Society B 10: 257-261
 */
export function noneOf(count: number, chance: number, correlation: number): number {
  if (correlation >= 1) return count > 0 ? 1 - chance : 1;
  const shared = correlation / (1 - correlation);
  let log = 0;
  for (let i = 0; i < count; i++) log += ln((1 - chance + i * shared) / (1 + i * shared));
  return exp(log);
}

/**
 * Chance that at least `least` of `count` things come through, each with chance `survival`, under a shared Beta chance.
 *
 * @param correlation  as in `noneOf`
 */
export function atLeast(least: number, count: number, survival: number, correlation = 0): number {
  if (least <= 0) return 1;
  if (least > count) return 0;
  if (survival <= 0 || survival >= 1 || correlation >= 1) return survival;
  const shared = correlation / (1 - correlation), fall = 1 - survival;
  let log = 0;
  for (let i = 0; i < count; i++) log += ln((fall + i * shared) / (1 + i * shared));
  // Terms from none up; the tail that is summed is the one that is asked for where it is the smaller.
  const terms = [log];
  for (let k = 0; k < count; k++) terms.push((log += ln(((count - k) / (k + 1)) * ((survival + k * shared) / (fall + (count - k - 1) * shared)))));
  const isUpper = least > count * survival;
  const sum = (isUpper ? terms.slice(least) : terms.slice(0, least)).reduce((total, term) => total + exp(term), 0);
  return Math.min(1, Math.max(0, isUpper ? sum : 1 - sum));
}
