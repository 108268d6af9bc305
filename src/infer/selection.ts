// Odds of types under a choice of the evidence, for somebody who switches pieces of it on and off.

import { ln, requireThat } from "../base/index.ts";
import { effectiveOf, normalised, spreadOf, withDocuments } from "./posterior.ts";
import { logSum, type TypeTrace } from "./trace.ts";

/** Evidence that is no move. */
export interface DocumentWeight {
  /** By type: how likely the document is under it, from 0 to 1. */
  readonly likelihoods: readonly number[];
  /** How far its source is to be believed, from 0 to 1. */
  readonly reliability: number;
}

export interface EvidenceOdds {
  /** By type, integrated over the draws. */
  readonly odds: Float64Array;
  /** By type: 5 %, 50 % and 95 % over the draws of the odds that each draw gives by itself. */
  readonly spread: readonly (readonly [low: number, median: number, high: number])[];
  /** How many equally weighted draws the odds rest on. */
  readonly effectiveDraws: number;
}

/**
 * The odds after some of the evidence: the first steps of the path, then documents.
 *
 * @param traces  one for each draw, of one path and one player
 * @param steps   how many steps of the path count; 0: none, as far as the type goes
 * @throws {RangeError} when there is no trace, or the path has fewer steps
 */
export function oddsUnder(traces: readonly TypeTrace[], steps: number, documents: readonly DocumentWeight[]): EvidenceOdds {
  const [first] = traces;
  requireThat(first !== undefined, "oddsUnder(): needs at least one draw");
  requireThat(steps >= 0 && steps <= first.steps, `oddsUnder(): the path has ${first.steps} steps, asked for ${steps}`);
  const { types } = first, likelihoods = documents.map((document) => document.likelihoods), reliability = documents.map((document) => document.reliability);
  const weighed = (odds: Float64Array) => withDocuments(odds, likelihoods, reliability).at(-1) ?? odds;
  const joints = traces.map(({ logJoint }) => logJoint.subarray(steps * types, (steps + 1) * types));
  return {
    odds: weighed(normalised(Float64Array.from({ length: types }, (_, t) => logSum(joints.map((joint) => joint[t]!))))),
    spread: spreadOf(joints.map((joint) => weighed(normalised(joint))), types),
    effectiveDraws: effectiveOf(joints.map(logSum)),
  };
}

/** Logarithm to base 10 of a Bayes factor, and its 5 % and 95 % over the draws. */
export interface Factor {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The Bayes factor of one step of the path, for one type against another or against all others together.
 *
 * @param step     from 0
 * @param against  null: all other types together, by their odds before the step
 * @returns        numbers integrated over the draws; the band is that of single draws
 * @throws {RangeError} when there is no trace
 */
export function stepFactor(traces: readonly TypeTrace[], step: number, type: number, against: number | null): Factor {
  const [first] = traces;
  requireThat(first !== undefined, "stepFactor(): needs at least one draw");
  const { types } = first, others = Array.from({ length: types }, (_, t) => t).filter((t) => (against === null ? t !== type : t === against));
  const factor = (some: readonly TypeTrace[]) => {
    const joint = (k: number, of: readonly number[]) => logSum(some.flatMap(({ logJoint }) => of.map((t) => logJoint[k * types + t]!)));
    return (joint(step + 1, [type]) - joint(step, [type]) - (joint(step + 1, others) - joint(step, others))) / Math.LN10;
  };
  const [[low, , high]] = spreadOf(traces.map((trace) => Float64Array.of(factor([trace]))), 1) as [readonly [number, number, number]];
  return { value: factor(traces), low, high };
}

/** The same of a document, which says as much in every draw. */
export function documentFactor({ likelihoods, reliability }: DocumentWeight, type: number, against: number | null, odds: Float64Array): number {
  const [after] = withDocuments(odds, [likelihoods], [reliability]) as readonly [Float64Array];
  const ratio = (p: Float64Array) => p[type]! / (against === null ? 1 - p[type]! : p[against]!);
  return (ln(ratio(after)) - ln(ratio(odds))) / Math.LN10;
}
