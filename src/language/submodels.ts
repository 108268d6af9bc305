// Numbers that a sub-model computes: its inputs are numbers like others, and what they read stands above.

import { type Model, models, unitText } from "../models/index.ts";
import type { Expression, ModelCall, Parameter, Reference, Value } from "../scenario/index.ts";
import type { Path } from "./document.ts";
import { type NumberPlace, readProvenance, readQuantity } from "./numbers.ts";
import { checkKnown, fixedScope, type Reading, staticValue, textsAt } from "./reading.ts";
import { listOf, suggestName } from "./report.ts";
import type { ParameterData } from "./schema.ts";

type ParameterMap = Exclude<ParameterData, number | boolean>;

/** Operations that a sub-model counts for in the bound on the work of a scenario. */
const MODEL_COST = 50;

/** The parameter at `parameters.NAME` that names a model. */
export function computedParameter(reading: Reading, name: string, data: ParameterMap, path: Path): Parameter {
  const text = textsAt(reading, path);
  const { computed, model } = readModel(reading, name, data, path) ?? { computed: null, model: null };
  for (const key of ["value", "choices", "range", "distribution"] as const) {
    if (data[key] !== undefined) reading.report.add("parameter-form", "a computed number is not stated too", reading.tree.keyPlace([...path, key]), `the model computes it`, `remove \`${key}\`; vary the inputs under \`with\` instead`);
  }
  const value = computed === null ? null : staticValue(reading, computed);
  return {
    name, title: text("title"), value: value ?? 0, range: null, distribution: null, choices: null, unit: text("unit") || (models.get(data.model ?? "")?.unit ?? ""),
    ...readProvenance(reading, { basis: "computed", ...data }, path, [...path, "model"]),
    note: text("note"), place: reading.tree.place([...path, "model"]),
    ...(computed === null ? {} : { computed, model }),
  };
}

function readModel(reading: Reading, name: string, data: ParameterMap, path: Path): { readonly computed: Expression; readonly model: ModelCall } | null {
  const { report, tree } = reading;
  const modelPath = [...path, "model"];
  if (!checkKnown(reading, "unknown-model", "sub-model", data.model ?? "", models, modelPath, `known: ${[...models.keys()].join(", ")}`)) return null;
  const model = models.get(data.model ?? "") as Model; // checked above
  const given = data.with ?? {};
  for (const key of Object.keys(given)) {
    if (!model.inputs.some((input) => input.name === key)) report.add("model-inputs", `${model.name} has no such input`, tree.keyPlace([...path, "with", key]), `there is no input "${key}"`, () => suggestName(key, model.inputs.map((input) => input.name)));
  }
  const missing = model.inputs.filter((input) => !Object.hasOwn(given, input.name));
  if (missing.length > 0) {
    report.add("model-inputs", `${model.name} lacks inputs`, tree.place(modelPath), `it takes ${listOf(missing.map((input) => input.name), "and")} too`, `write with: { ${missing.map((input) => `${input.name}: ${input.unit}`).join(", ")} }`);
    return null;
  }
  const inputs = model.inputs.map((input) => {
    const at: NumberPlace = {
      name: `${name}.${input.name}`, title: input.title, scope: scopeAbove(reading), bounds: [input.low, input.high],
      boundsOf: `${model.name} takes`, unit: input.unit,
    };
    const expression = readQuantity(reading, given[input.name] ?? 0, [...path, "with", input.name], at);
    if (expression !== null) checkUnit(reading, model, input, expression, [...path, "with", input.name]);
    return expression;
  });
  if (!inputs.every((input) => input !== null)) return null;
  const call: ModelCall = { name: model.name, inputs: model.inputs.map((input, i) => ({ name: input.name, text: inputs[i]?.text ?? "", isWhole: input.whole === true })), fault: (values) => faultOf(model, inputs, values) };
  return { computed: modelExpression(model, inputs, reading.tree.place(modelPath)), model: call };
}

/** Parameters that stand above; those below are named as such. */
function scopeAbove(reading: Reading): NumberPlace["scope"] {
  const scope = fixedScope(reading, "the input of a sub-model");
  const { names, barred } = scope, above = reading.parameters;
  // Looked up one by one: a file may compute thousands of numbers, each from those above it.
  return {
    ...scope,
    names: { get: (name) => (above.has(name) ? names.get(name) : undefined), keys: () => above.keys(), values: () => names.values() },
    barred: { get: (name) => barred.get(name) ?? (names.get(name) === undefined ? undefined : "it is declared below; move it above the number that is computed from it"), keys: () => barred.keys(), values: () => barred.values() },
  };
}

/** A number taken over as it is must have the unit that the model takes. */
function checkUnit(reading: Reading, model: Model, input: Model["inputs"][number], expression: Expression, path: Path): void {
  const [read] = expression.reads;
  if (read?.kind !== "parameter" || expression.text.trim() !== read.name) return;
  const unit = reading.parameters.get(read.name)?.unit ?? "";
  // An input without a unit of its own takes any.
  if (unit !== "" && input.unit !== "" && unit !== input.unit) {
    reading.report.add("model-inputs", `${model.name} takes another unit`, reading.tree.place(path), `"${read.name}" is in ${unit}, "${input.name}" in ${input.unit}`, `convert it in an expression (hours / 24 are days), or mend the unit of "${read.name}"`);
  }
}

/** Out of its bounds a model means nothing: the result is then not a number, which the compiler reports. */
function modelExpression(model: Model, inputs: readonly Expression[], place: Parameter["place"]): Expression {
  const reads: Reference[] = inputs.flatMap((input) => input.reads);
  return {
    text: model.name, place, valueKind: "number", reads,
    cost: inputs.reduce((sum, input) => sum + input.cost, MODEL_COST),
    evaluate: (values: readonly Value[]) => {
      const numbers = numbersOf(inputs, values);
      return numbers.every((x, i) => x >= (model.inputs[i] as { low: number }).low && x <= (model.inputs[i] as { high: number }).high) ? model.compute(numbers) : NaN;
    },
  };
}

/** The inputs, from the values that all of them read, one after another. */
function numbersOf(inputs: readonly Expression[], values: readonly Value[]): number[] {
  let from = 0;
  return inputs.map((input) => input.evaluate(values.slice(from, (from += input.reads.length))) as number);
}

function faultOf(model: Model, inputs: readonly Expression[], values: readonly Value[]): string | null {
  const numbers = numbersOf(inputs, values), at = model.inputs.findIndex(({ low, high }, i) => (numbers[i] as number) < low || (numbers[i] as number) > high); // by input
  const input = model.inputs[at];
  if (input === undefined) return null;
  const text = inputs[at]?.text ?? "", given = text === input.name || text.endsWith(`.${input.name}`) ? input.name : `${input.name} (${text})`;
  return `${given} is ${numbers[at]}, and ${model.name} takes ${input.low} to ${input.high}${unitText(input.unit)}`;
}
