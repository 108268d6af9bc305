export { constant, type Expression, parameterValue, type Reference, type Value, type ValueKind } from "./expression.ts";
export { meaningOf } from "./meaning.ts";
export type { Part } from "./part.ts";
export * from "./scenario.ts";
export type { FactCheck, Holder, StageMove, Theses, Thesis, ThesisQuantity, ThesisSide, TypeDocument } from "./thesis.ts";
