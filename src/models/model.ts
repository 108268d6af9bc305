// What a sub-model is: a pure function from numbers with units to a number with a unit, and the work it comes from.

import { requireThat, suggest } from "../base/index.ts";

export interface ModelInput {
  readonly name: string;
  readonly title: string;
  /** Empty: any. */
  readonly unit: string;
  /** Lowest and highest value for which the model means something. */
  readonly low: number;
  readonly high: number;
  /** Counts: a model that is given a fraction takes the nearest whole number. */
  readonly whole?: true;
}

export interface Model {
  /** `family.name`, as scenarios write it. */
  readonly name: string;
  readonly title: string;
  readonly inputs: readonly ModelInput[];
  /** Unit of the result; empty: that of what it is worked out from. */
  readonly unit: string;
  readonly source: string;
  /** @param inputs  in the order of `inputs`, each within its bounds */
  compute(inputs: readonly number[]): number;
}

/**
 * The result of a sub-model from inputs by name.
 *
 * @param given  one number for each input of the model, in the units that the model states
 * @throws {RangeError} when an input is missing, unknown or out of bounds; the sentence names it with its unit and bounds
 */
export function evaluateModel(model: Model, given: Readonly<Record<string, number>>): number {
  const names = model.inputs.map(({ name }) => name);
  for (const name of Object.keys(given)) requireThat(names.includes(name), `${model.name} has no input "${name}"; ${suggest(name, names)}`);
  return model.compute(model.inputs.map((input) => {
    const value = given[input.name];
    requireThat(value !== undefined, `${model.name} lacks its input "${input.name}"; it takes a number from ${input.low} to ${input.high}${unitText(input.unit)}`);
    requireInput(model.name, input, value);
    return value;
  }));
}

/** @throws {RangeError} when the value is not within the bounds of the input, or not whole where the input counts something */
export function requireInput(of: string, { name, title, unit, low, high, whole }: ModelInput, value: number): void {
  const kind = whole === true ? "a whole number" : "a number";
  requireThat(value >= low && value <= high && (whole !== true || Number.isInteger(value)), `${of}: "${name}" (${lowered(title)}) takes ${kind} from ${low} to ${high}${unitText(unit)}, got ${value}`);
}

/** An input that is a probability. */
export function probability(name: string, title: string): ModelInput {
  return { name, title, unit: "probability", low: 0, high: 1 };
}

const PURE: readonly string[] = ["", "probability", "share", "correlation", "ratio"];

/** ", in km"; nothing for a pure number. */
export function unitText(unit: string): string {
  return PURE.includes(unit) ? "" : `, in ${unit}`;
}

function lowered(title: string): string {
  return title.slice(0, 1).toLowerCase() + title.slice(1);
}
