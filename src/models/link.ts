// From a computed quantity to a judged one. A judgement (the anchor) holds where the computed quantity has its reference value; from
// there it moves as the quantity moves, as far as a strength says: 0 not at all, 1 in proportion. Nothing here is physics.

import { exp, ln, pow } from "../base/index.ts";
import type { Model, ModelInput } from "./model.ts";

const ASSUMPTION = "An assumption of how a judgement follows a computed quantity, not a law; in odds and ratios as in the elicitation of expert judgement, e.g. Cooke 1991, Experts in Uncertainty";
const STRENGTH: ModelInput = { name: "strength", title: "How far the judgement follows: 0 not at all, 1 in proportion", unit: "elasticity", low: 0, high: 3 };
const chance = (name: string, title: string): ModelInput => ({ name, title, unit: "probability", low: 0, high: 1 });
const real = (name: string, title: string, unit: string): ModelInput => ({ name, title, unit, low: -1e6, high: 1e6 });
const positive = (name: string, title: string): ModelInput => ({ name, title, unit: "", low: 1e-12, high: 1e12 });

/** A change of odds in one direction and no farther than odds that a double can hold. */
function oddsOf(p: number): number {
  return Math.min(1 - 1e-12, Math.max(1e-12, p));
}

function logit(p: number): number {
  return ln(oddsOf(p)) - ln(1 - oddsOf(p));
}

export const linkOdds: Model = {
  name: "link.odds",
  title: "A judged chance whose odds follow those of a computed one",
  inputs: [chance("anchor", "Judged chance at the reference"), chance("computed", "Computed chance"), chance("reference", "Computed chance at which the judgement was made"), STRENGTH],
  unit: "probability",
  source: ASSUMPTION,
  compute: ([anchor = 0, computed = 0, reference = 0, strength = 0]) => {
    const move = strength * (logit(computed) - logit(reference));
    if (move === 0 || anchor <= 0 || anchor >= 1) return anchor;
    const odds = (anchor / (1 - anchor)) * exp(move);
    return odds / (1 + odds);
  },
};

export const linkScale: Model = {
  name: "link.scale",
  title: "A judged number that follows the ratio of a computed quantity to its reference, within bounds",
  inputs: [
    real("anchor", "Judged number at the reference", ""), positive("computed", "Computed quantity"), positive("reference", "Computed quantity at which the judgement was made"), STRENGTH,
    real("least", "Lowest value it may take", ""), real("most", "Highest value it may take", ""),
  ],
  unit: "",
  source: ASSUMPTION,
  compute: ([anchor = 0, computed = 1, reference = 1, strength = 0, least = 0, most = 0]) => Math.min(most, Math.max(least, anchor * pow(computed / reference, strength))),
};

export const linkShift: Model = {
  name: "link.shift",
  title: "A judged number that moves by so much for each unit of a computed quantity, within bounds",
  inputs: [
    real("anchor", "Judged number at the reference", ""), real("slope", "How far it moves for each unit of the quantity", ""), real("computed", "Computed quantity", ""),
    real("reference", "Computed quantity at which the judgement was made", ""), real("least", "Lowest value it may take", ""), real("most", "Highest value it may take", ""),
  ],
  unit: "",
  source: ASSUMPTION,
  compute: ([anchor = 0, slope = 0, computed = 0, reference = 0, least = 0, most = 0]) => Math.min(most, Math.max(least, anchor + slope * (computed - reference))),
};

const TRIO: readonly ModelInput[] = [
  chance("first", "Judged chance of the first at the reference"), chance("last", "Judged chance of the last at the reference"),
  chance("computed_first", "Computed chance of the first"), chance("computed_last", "Computed chance of the last"),
  chance("reference_first", "Computed chance of the first at which the judgement was made"), chance("reference_last", "Computed chance of the last at which the judgement was made"),
  STRENGTH,
];

/** Judged chances of three events, each moved by the ratio of computed chances; they sum to 1. Judged chances beyond 1 are given back as they are. */
function trio(inputs: readonly number[]): readonly [number, number] {
  const [first = 0, last = 0, computedFirst = 0, computedLast = 0, referenceFirst = 0, referenceLast = 0, strength = 0] = inputs;
  if (first + last > 1) return [first, last];
  const ratio = (computed: number, reference: number) => pow(oddsOf(computed) / oddsOf(reference), strength);
  const a = first * ratio(computedFirst, referenceFirst), c = last * ratio(computedLast, referenceLast);
  const b = (1 - first - last) * ratio(1 - computedFirst - computedLast, 1 - referenceFirst - referenceLast);
  const sum = a + b + c;
  return sum > 0 ? [a / sum, c / sum] : [first, last];
}

export const linkFirst: Model = {
  name: "link.first_of_three",
  title: "A judged chance of the first of three events, following computed chances of all three",
  inputs: TRIO,
  unit: "probability",
  source: ASSUMPTION,
  compute: (inputs) => trio(inputs)[0],
};

export const linkLast: Model = {
  name: "link.last_of_three",
  title: "A judged chance of the last of three events, following computed chances of all three",
  inputs: TRIO,
  unit: "probability",
  source: ASSUMPTION,
  compute: (inputs) => trio(inputs)[1],
};
