// Who gains by striking first. The answers lean on two judgements, how fast damage saturates and how much the other's losses
// count, so that they are best read as surfaces over both.

import { requireThat } from "../base/index.ts";
import { damageShare } from "./lethality.ts";
import type { Model, ModelInput } from "./model.ts";
import { atLeast } from "./trials.ts";

/** Equivalent megatons that each of two sides delivers when it strikes first and when it is struck first. */
export interface StrikeForces {
  readonly aFirst: number;
  readonly aSecond: number;
  readonly bFirst: number;
  readonly bSecond: number;
}

export interface StabilityJudgement {
  /** Damage saturates as 1 - exp(-damagePerEmt * equivalent megatons). */
  readonly damagePerEmt: number;
  /** What the other side's survival costs, beside damage at home. */
  readonly weight: number;
}

export interface Stability {
  /** Cost of striking first over cost of being struck first; 1: no advantage in going first, towards 0: a large one. */
  readonly ratioA: number;
  readonly ratioB: number;
  /** Product of the ratios: 1 is stable, towards 0 is not. */
  readonly index: number;
}

/**
 * The first-strike stability index.
 *
 * @source the cost-ratio form of Kent and Thaler 1989, First-Strike Stability, RAND R-3765-AF
 */
export function firstStrikeStability({ aFirst, aSecond, bFirst, bSecond }: StrikeForces, { damagePerEmt, weight }: StabilityJudgement): Stability {
  const cost = (suffered: number, dealt: number) => damageShare(damagePerEmt, suffered) + weight * (1 - damageShare(damagePerEmt, dealt));
  // Nothing to suffer and nothing left to deal: neither order costs anything, so none has an advantage.
  const ratio = (first: number, second: number) => (second > 0 ? first / second : 1);
  const ratioA = ratio(cost(bSecond, aFirst), cost(bFirst, aSecond)), ratioB = ratio(cost(aSecond, bFirst), cost(aFirst, bSecond));
  return { ratioA, ratioB, index: ratioA * ratioB };
}

/** Values of a function on a grid. */
export interface Surface {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** By y, then by x. */
  readonly values: readonly (readonly number[])[];
}

/** The function at every pair of the two lists. */
export function surface(xs: readonly number[], ys: readonly number[], at: (x: number, y: number) => number): Surface {
  return { xs, ys, values: ys.map((y) => xs.map((x) => at(x, y))) };
}

/**
 * How sure retaliation is: over what is thought enough (x, whole numbers) and the chance that one weapon arrives (y), the
 * probability that enough of `count` weapons do.
 *
 * @param correlation  of the weapons' fortunes, 0 to 1
 * @throws {RangeError} when a survival chance or the correlation is not a probability
 */
export function assuredRetaliation(count: number, least: readonly number[], survival: readonly number[], correlation = 0): Surface {
  for (const p of [...survival, correlation]) requireThat(p >= 0 && p <= 1, `assuredRetaliation(): chances and the correlation run from 0 to 1, got ${p}`);
  return surface(least, survival, (m, p) => atLeast(m, count, p, correlation));
}

const delivered = (name: string, title: string): ModelInput => ({ name, title, unit: "equivalent megatons", low: 0, high: 1e6 });

export const DAMAGE_PER_EMT: ModelInput = { name: "damage_per_emt", title: "How fast damage saturates", unit: "per equivalent megaton", low: 0, high: 1 };
export const STABILITY_WEIGHT: ModelInput = { name: "weight", title: "What the other side's survival costs, beside damage at home", unit: "ratio", low: 0, high: 10 };
const SOURCE = "The cost-ratio form of Kent and Thaler 1989, First-Strike Stability, RAND R-3765-AF";

const forcesOf = (inputs: readonly number[]): [StrikeForces, StabilityJudgement] => {
  const [aFirst = 0, aSecond = 0, bFirst = 0, bSecond = 0, damagePerEmt = 0, weight = 0] = inputs;
  return [{ aFirst, aSecond, bFirst, bSecond }, { damagePerEmt, weight }];
};
const FORCES: readonly ModelInput[] = [
  delivered("a_first", "Delivered by one side when it strikes first"),
  delivered("a_second", "Delivered by that side when it is struck first"),
  delivered("b_first", "Delivered by the other side when it strikes first"),
  delivered("b_second", "Delivered by the other side when it is struck first"),
];

export const damageModel: Model = {
  name: "stability.damage",
  title: "Share of what is at stake that is destroyed",
  inputs: [delivered("emt", "Delivered weight"), DAMAGE_PER_EMT],
  unit: "share",
  source: SOURCE,
  compute: ([emt = 0, perEmt = 0]) => damageShare(perEmt, emt),
};

export const costRatioModel: Model = {
  name: "stability.cost_ratio",
  title: "Cost to one side of striking first over its cost of being struck first",
  inputs: [...FORCES, DAMAGE_PER_EMT, STABILITY_WEIGHT],
  unit: "ratio",
  source: SOURCE,
  compute: (inputs) => firstStrikeStability(...forcesOf(inputs)).ratioA,
};

export const stabilityModel: Model = {
  name: "stability.index",
  title: "First-strike stability of two forces",
  inputs: [...FORCES, DAMAGE_PER_EMT, STABILITY_WEIGHT],
  unit: "ratio",
  source: SOURCE,
  compute: (inputs) => firstStrikeStability(...forcesOf(inputs)).index,
};
