// Numbers that a sub-model computes: its inputs are numbers like others, and what they read stands above.

import { type Model, models } from "../models/index.ts";
import type { Expression, Parameter, Reference, Value } from "../scenario/index.ts";
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
  const computed = readModel(reading, name, data, path);
  for (const key of ["value", "choices", "range", "distribution"] as const) {
    if (data[key] !== undefined) reading.report.add("parameter-form", "a computed number is not stated too", reading.tree.keyPlace([...path, key]), `the model computes it`, `remove \`${key}\`; vary the inputs under \`with\` instead`);
  }
  const value = computed === null ? null : staticValue(reading, computed);
  return {
    name, title: text("title"), value: value ?? 0, range: null, distribution: null, choices: null, unit: text("unit") || (models.get(data.model ?? "")?.unit ?? ""),
    ...readProvenance(reading, { basis: "computed", ...data }, path, [...path, "model"]),
    note: text("note"), place: reading.tree.place([...path, "model"]),
    ...(computed === null ? {} : { computed }),
  };
}

function readModel(reading: Reading, name: string, data: ParameterMap, path: Path): Expression | null {
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
  return inputs.every((input) => input !== null) ? modelExpression(model, inputs, reading.tree.place(modelPath)) : null;
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
      let from = 0;
      const numbers = inputs.map((input) => input.evaluate(values.slice(from, (from += input.reads.length))) as number);
      return numbers.every((x, i) => x >= (model.inputs[i] as { low: number }).low && x <= (model.inputs[i] as { high: number }).high) ? model.compute(numbers) : NaN;
    },
  };
}
