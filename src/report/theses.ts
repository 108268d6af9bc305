// What an ensemble says of each thesis, as data.

import { plainText } from "../base/index.ts";
import type { Scenario, Thesis } from "../scenario/index.ts";
import { boxFigures, prim } from "../sensitivity/index.ts";
import { LAMBDA_INPUT, quantile, rankRegression, shareInterval, thesisHolds, thesisMeasure, type Verdict, verdictOf } from "../study/index.ts";
import type { StudyPlan, StudyRow } from "./study.ts";

export interface ThesisReport {
  readonly id: string;
  readonly title: string;
  readonly claim: string;
  readonly verdict: Verdict;
  /** Draws in which it holds, of those in which it can be told. */
  readonly holds: number;
  readonly told: number;
  /** Draws in which a side has no value. */
  readonly untold: number;
  readonly share: number;
  /** 95 % interval of the share. */
  readonly interval: readonly [number, number];
  /** The measure's 5 %, 50 % and 95 % quantiles over the draws. */
  readonly measure: readonly [low: number, median: number, high: number];
  /** The sides' medians; `right` is null where there is one side only. */
  readonly sides: { readonly left: number; readonly right: number | null };
  /** Numbers that the measure leans on, the heaviest first. */
  readonly leansOn: readonly { readonly name: string; readonly title: string; readonly coefficient: number; readonly error: number }[];
  /** Where the rarer answer gathers; null where both answers are not there, or no box was found. */
  readonly box: ThesisBox | null;
}

export interface ThesisBox {
  /** Whether the box gathers draws in which the thesis holds, or in which it fails. */
  readonly gathers: "holds" | "fails";
  readonly coverage: number;
  readonly density: number;
  readonly mass: number;
  /** The same on the half of the draws that did not make the box. */
  readonly heldOut: { readonly coverage: number; readonly density: number; readonly mass: number };
  readonly limits: readonly { readonly name: string; readonly title: string; readonly from: number | null; readonly to: number | null }[];
}

/** What a drawn number is called. */
export function inputTitle({ parameters }: Scenario, name: string): string {
  return name === LAMBDA_INPUT ? "Precision of choice (lambda)" : plainText(parameters.get(name)?.title || name);
}

/** Whether a side of the thesis is the odds of the guarded tag, of which no exact number is shown. */
export function asksGuarded({ guarded }: Scenario, { left, right }: Thesis): boolean {
  return [left, right].some((side) => side?.quantity.kind === "tag" && side.quantity.tag === guarded);
}

const LEANS_MAX = 5, BOX_DRAWS_MIN = 100, BOX_CASES_MIN = 15;

/**
 * @param rows       solved draws with the sides of the thesis among their outputs
 * @param isGuarded  whether a side is the odds of the guarded tag: then sides and measure have one significant digit
 */
export function thesisReport(thesis: Thesis, plan: StudyPlan, rows: readonly StudyRow[], titleOf: (name: string) => string, isGuarded = false): ThesisReport {
  const at = (side: string) => plan.outputs.findIndex(({ name }) => name === `thesis:${thesis.id}:${side}`);
  const [l, r] = [at("left"), at("right")];
  const sides = rows.map(({ draw, values }) => ({ values, left: draw.outputs[l]!, right: r < 0 ? NaN : draw.outputs[r]! }));
  const told = sides.flatMap((one) => {
    const holds = thesisHolds(thesis, one.left, one.right);
    return holds === null ? [] : [{ ...one, holds, measure: thesisMeasure(thesis, one.left, one.right) }];
  });
  const holds = told.filter((one) => one.holds).length, share = told.length === 0 ? NaN : holds / told.length;
  const sorted = (of: (one: (typeof told)[number]) => number) => Float64Array.from(told, of).sort();
  const measures = sorted((one) => one.measure);
  const at95 = (p: number) => (told.length === 0 ? NaN : quantile(measures, p));
  const rough = (x: number) => (isGuarded ? Number(x.toPrecision(1)) : x);
  const shownMeasure = (x: number) => (thesis.measure === "ratio" ? x : rough(x));
  const middle = (of: (one: (typeof told)[number]) => number) => (told.length === 0 ? NaN : quantile(sorted(of), 0.5));
  return {
    id: thesis.id, title: plainText(thesis.title), claim: plainText(thesis.claim),
    verdict: told.length === 0 ? "not identified" : verdictOf(share), holds, told: told.length, untold: rows.length - told.length, share,
    interval: told.length === 0 ? [0, 1] : shareInterval(holds, told.length),
    measure: [shownMeasure(at95(0.05)), shownMeasure(at95(0.5)), shownMeasure(at95(0.95))],
    sides: { left: rough(middle((one) => one.left)), right: r < 0 ? null : rough(middle((one) => one.right)) },
    leansOn: leansOn(told, plan, titleOf),
    box: boxOf(told, plan, titleOf),
  };
}

interface Told {
  readonly values: Float64Array;
  readonly measure: number;
  readonly holds: boolean;
}

function leansOn(told: readonly Told[], plan: StudyPlan, titleOf: (name: string) => string): ThesisReport["leansOn"] {
  const finite = told.filter(({ measure }) => Number.isFinite(measure));
  if (finite.length < 3) return [];
  const { coefficients, errors } = rankRegression(plan.inputs.map((_, i) => Float64Array.from(finite, ({ values }) => values[i]!)), Float64Array.from(finite, ({ measure }) => measure));
  return plan.inputs.map((name, i) => ({ name, title: titleOf(name), coefficient: coefficients[i]!, error: errors[i]! }))
    .filter(({ coefficient, error }) => Math.abs(coefficient) > 3 * error)
    .sort((a, b) => Math.abs(b.coefficient) - Math.abs(a.coefficient)).slice(0, LEANS_MAX);
}

/** The box of the rarer answer, made on even draws and tried on odd ones. */
function boxOf(told: readonly Told[], plan: StudyPlan, titleOf: (name: string) => string): ThesisBox | null {
  const holds = told.filter((one) => one.holds).length;
  const gathers = 2 * holds <= told.length ? "holds" : "fails";
  if (told.length < BOX_DRAWS_MIN || Math.min(holds, told.length - holds) < BOX_CASES_MIN) return null;
  const half = (odd: number) => told.filter((_, i) => i % 2 === odd);
  const columns = (part: readonly Told[], inputs: readonly number[]) => inputs.map((i) => Float64Array.from(part, ({ values }) => values[i]!));
  const cases = (part: readonly Told[]) => Float64Array.from(part, (one) => Number(one.holds === (gathers === "holds")));
  const made = half(0), kept = half(1);
  const isCase = cases(made);
  if (!isCase.includes(1) || !isCase.includes(0)) return null;
  // Only numbers that stand out by themselves: among hundreds of inputs a peel would follow noise.
  const inputs = leansOn(told, plan, titleOf).map(({ name }) => plan.inputs.indexOf(name));
  if (inputs.length === 0) return null;
  const { box, coverage, density, mass } = prim(columns(made, inputs), isCase);
  if (box.size === 0) return null;
  return { gathers, coverage, density, mass, heldOut: boxFigures(columns(kept, inputs), cases(kept), box), limits: [...box].map(([input, [from, to]]) => ({ name: plan.inputs[inputs[input]!]!, title: titleOf(plan.inputs[inputs[input]!]!), from: Number.isFinite(from) ? from : null, to: Number.isFinite(to) ? to : null })) };
}
