// Odds of types after a path of moves, with the uncertain numbers integrated out.

import { exp, ln, requireThat } from "../base/index.ts";
import { logSum, type TypeTrace } from "./trace.ts";

export interface Posterior {
  /** Odds of the types after the first k steps, k from 0 (the prior); by k, by type. */
  readonly after: readonly Float64Array[];
  /**
   * By step, by type: logarithm to base 10 of the odds of the step under that type over its odds under all other types together,
   * given the steps before. The Bayes factor of the step.
   */
  readonly logFactors: readonly Float64Array[];
  /** By k, by type: 5 %, 50 % and 95 % over the draws of the posterior that each draw gives by itself. Not the posterior: its spread under the prior of the numbers. */
  readonly spread: readonly (readonly (readonly [low: number, median: number, high: number])[])[];
  /** By k: how many equally weighted draws the posterior rests on; at most the number of draws. */
  readonly effectiveDraws: Float64Array;
  readonly draws: number;
}

/** Fewer effective draws than these: the integral is too rough to quote. */
export const EFFECTIVE_DRAWS_MIN = 100;

/**
 * The posterior over types, each draw of the numbers weighted by how well it explains the path: numerators are summed over the
 * draws, then normalised.
 *
 * @param traces  one for each draw, of one path and one player
 * @param logWeights  by draw: logarithm of its weight before the path (a grid point of precision may carry more than another); 0 by default
 * @throws {RangeError} when there is no trace, or they are of different paths
 * @source importance sampling with the prior as proposal; effective number after Kish 1965
 */
export function posteriorOf(traces: readonly TypeTrace[], logWeights?: ArrayLike<number>): Posterior {
  const [first] = traces;
  requireThat(first !== undefined, "posteriorOf(): needs at least one draw");
  const { types, steps } = first;
  requireThat(traces.every((trace) => trace.types === types && trace.steps === steps), "posteriorOf(): the draws belong to different paths or players");
  requireThat(logWeights === undefined || logWeights.length === traces.length, "posteriorOf(): needs one weight a draw");
  const weightOf = (draw: number) => logWeights?.[draw] ?? 0;
  /** By k, by type: logarithm of the summed joint odds. */
  const joint = Array.from({ length: steps + 1 }, (_, k) => Float64Array.from({ length: types }, (_, t) => logSum(traces.map(({ logJoint }, n) => weightOf(n) + logJoint[k * types + t]!))));
  return {
    draws: traces.length,
    after: joint.map(normalised),
    logFactors: Array.from({ length: steps }, (_, k) => logFactorsOf(joint[k]!, joint[k + 1]!)),
    spread: joint.map((_, k) => spreadOf(traces.map(({ logJoint }) => normalised(logJoint.subarray(k * types, (k + 1) * types))), types)),
    effectiveDraws: Float64Array.from(joint, (_, k) => effectiveOf(traces.map(({ logJoint }, n) => weightOf(n) + logSum(logJoint.subarray(k * types, (k + 1) * types))))),
  };
}

/** Probabilities from logarithms of their multiples; NaN where all are 0. */
export function normalised(logs: Float64Array): Float64Array {
  const total = logSum(logs);
  return logs.map((log) => (total === -Infinity ? NaN : exp(log - total)));
}

function logFactorsOf(before: Float64Array, after: Float64Array): Float64Array {
  return before.map((_, type) => {
    const others = (joint: Float64Array) => logSum(joint.filter((_, other) => other !== type));
    return (after[type]! - before[type]! - (others(after) - others(before))) / Math.LN10;
  });
}

/** By type: 5 %, 50 % and 95 % over draws. */
export function spreadOf(posteriors: readonly Float64Array[], types: number) {
  return Array.from({ length: types }, (_, type) => {
    const sorted = Float64Array.from(posteriors, (odds) => odds[type]!).filter((p) => !Number.isNaN(p)).sort();
    const at = (p: number) => {
      const place = (sorted.length - 1) * p, below = Math.floor(place);
      return sorted.length === 0 ? NaN : sorted[below]! + (place - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!);
    };
    return [at(0.05), at(0.5), at(0.95)] as const;
  });
}

/** 1 / sum of squared shares. */
export function effectiveOf(logs: readonly number[]): number {
  const total = logSum(logs);
  if (total === -Infinity) return 0;
  return 1 / logs.reduce((sum, log) => sum + exp(2 * (log - total)), 0);
}

/**
 * What evidence outside the game does to the odds: each piece multiplies those of a type by how likely it is under that type.
 * An unreliable source is likely under all types alike: with reliability r the odds are r g(t) + (1 - r) mean of g.
 *
 * @param odds         by type
 * @param likelihoods  by piece, by type: g, from 0 to 1
 * @param reliability  by piece, from 0 to 1
 * @returns            by piece: the odds after it and those before it
 * @throws {RangeError} when a number is out of bounds
 */
export function withDocuments(odds: Float64Array, likelihoods: readonly (readonly number[])[], reliability: readonly number[]): readonly Float64Array[] {
  const result: Float64Array[] = [];
  let current = odds;
  likelihoods.forEach((g, piece) => {
    const r = reliability[piece] ?? NaN;
    requireThat(r >= 0 && r <= 1, `withDocuments(): reliability must lie from 0 to 1, got ${r}`);
    requireThat(g.length === odds.length && g.every((p) => p >= 0 && p <= 1), `withDocuments(): needs ${odds.length} likelihoods from 0 to 1`);
    const mean = g.reduce((a, b) => a + b, 0) / g.length;
    current = normalised(current.map((p, type) => ln(p) + ln(r * g[type]! + (1 - r) * mean)));
    result.push(current);
  });
  return result;
}
