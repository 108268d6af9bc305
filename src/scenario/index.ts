export { constant, type Expression, parameterValue, type Reference, type Value, type ValueKind } from "./expression.ts";
export * from "./scenario.ts";
