// The evidence that the reader has switched on, weighed anew: a matter of arithmetic on the draws that the engine has made.

import { documentFactor, type EvidenceOdds, type Factor, oddsUnder, stepFactor, type TypeTrace } from "../../../index.ts";
import type { MotivesAnswer, MotivesOf } from "../../worker/motives.ts";

export interface Selection {
  readonly hasMoves: boolean;
  /** Names of the documents that count. */
  readonly documents: ReadonlySet<string>;
  /** Only draws of about this precision; null: all. */
  readonly near: number | null;
  /** Whose evidence: for this type, by its place in the list. */
  readonly type: number;
  /** Against this one; null: all others together. */
  readonly against: number | null;
}

/** Draws count as near a precision within this factor of it. */
export const NEAR = 1.25;

export interface Piece extends Factor {
  readonly kind: "move" | "document";
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly isOn: boolean;
}

export interface Weighed {
  readonly before: EvidenceOdds;
  readonly after: EvidenceOdds;
  /** Draws that were weighed. */
  readonly draws: number;
  readonly pieces: readonly Piece[];
}

/** Null where no draw has the precision asked for. */
export function weigh(answer: MotivesAnswer, of: MotivesOf, { hasMoves, documents, near, type, against }: Selection): Weighed | null {
  const traces = tracesNear(answer, of, near);
  if (traces.length === 0) return null;
  const on = of.documents.filter(({ id }) => documents.has(id));
  const before = oddsUnder(traces, 0, []), after = oddsUnder(traces, hasMoves ? of.steps.length : 0, on);
  return {
    before, after, draws: traces.length,
    pieces: [
      ...of.steps.flatMap((step, k): Piece[] => (step.isOwn ? [{ kind: "move", id: `move-${k}`, title: step.title, date: step.date, isOn: hasMoves, ...stepFactor(traces, k, type, against) }] : [])),
      ...of.documents.map((document): Piece => {
        const value = documentFactor(document, type, against, before.odds);
        return { kind: "document", id: document.id, title: document.title, date: "", isOn: documents.has(document.id), value, low: value, high: value };
      }),
    ],
  };
}

/** The draws near a precision, one trace each. */
function tracesNear({ lambdas, draws }: MotivesAnswer, { traces, report, steps }: MotivesOf, near: number | null): TypeTrace[] {
  const types = report.types.length, size = (steps.length + 1) * types;
  return Array.from({ length: draws }, (_, i) => i)
    .filter((i) => near === null || lambdas.length === 0 || (lambdas[i]! <= near * NEAR && lambdas[i]! >= near / NEAR))
    .map((i) => ({ types, steps: steps.length, logJoint: traces.subarray(i * size, (i + 1) * size) }));
}

/** By part of the drawn precisions, from low to high: the odds there. */
export function alongLambda(answer: MotivesAnswer, of: MotivesOf, { hasMoves, documents }: Selection, parts = 6): readonly { readonly from: number; readonly to: number; readonly odds: EvidenceOdds }[] {
  const { lambdas } = answer, order = [...lambdas.keys()].sort((a, b) => lambdas[a]! - lambdas[b]!);
  const types = of.report.types.length, size = (of.steps.length + 1) * types, on = of.documents.filter(({ id }) => documents.has(id));
  return Array.from({ length: parts }, (_, part) => {
    const some = order.slice(Math.floor((part * order.length) / parts), Math.floor(((part + 1) * order.length) / parts));
    return { some, from: lambdas[some[0] ?? 0] ?? NaN, to: lambdas[some.at(-1) ?? 0] ?? NaN };
  }).filter(({ some }) => some.length > 1).map(({ some, from, to }) => ({ from, to, odds: oddsUnder(some.map((i) => ({ types, steps: of.steps.length, logJoint: of.traces.subarray(i * size, (i + 1) * size) })), hasMoves ? of.steps.length : 0, on) }));
}
