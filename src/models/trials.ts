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
  return tailsOf(count, survival, correlation)(least);
}

/** `atLeast` for every number from none to `most`; shape (most + 1). */
export function atLeastEach(most: number, count: number, survival: number, correlation = 0): number[] {
  const tail = tailsOf(count, survival, correlation);
  return Array.from({ length: most + 1 }, (_, least) => tail(least));
}

/** The terms are worked out when one is first asked for, and once. */
function tailsOf(count: number, survival: number, correlation: number): (least: number) => number {
  let terms: readonly number[] | null = null;
  return (least) => {
    if (least <= 0) return 1;
    if (least > count) return 0;
    if (survival <= 0 || survival >= 1 || correlation >= 1) return survival;
    terms ??= termsOf(count, survival, correlation / (1 - correlation));
    // The tail that is summed is the one that is asked for where it is the smaller.
    const isUpper = least > count * survival;
    let sum = 0;
    for (let k = isUpper ? least : 0; k < (isUpper ? terms.length : least); k++) sum += terms[k]!;
    return Math.min(1, Math.max(0, isUpper ? sum : 1 - sum));
  };
}

/** Chance of each number that comes through, from none up; shape (count + 1). */
function termsOf(count: number, survival: number, shared: number): number[] {
  const fall = 1 - survival;
  let log = 0;
  for (let i = 0; i < count; i++) log += ln((fall + i * shared) / (1 + i * shared));
  const terms = [exp(log)];
  for (let k = 0; k < count; k++) terms.push(exp((log += ln(((count - k) / (k + 1)) * ((survival + k * shared) / (fall + (count - k - 1) * shared))))));
  return terms;
}
