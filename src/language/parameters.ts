// Numbers, switches and choices declared under a name.

import type { Parameter, Value } from "../scenario/index.ts";
import type { Path } from "./document.ts";
import { checkRange, isWithin, PROBABILITY, type Range, readDistribution, readProvenance, reportOutside } from "./numbers.ts";
import { checkWord, type Reading, textsAt } from "./reading.ts";
import { listOf, suggestName } from "./report.ts";
import type { ParameterData } from "./schema.ts";
import { computedParameter } from "./submodels.ts";

/** Reads `parameters`. Numbers must come after, since they may read them. */
export function readParameters(reading: Reading): void {
  for (const [name, data] of Object.entries(reading.data.parameters ?? {})) {
    reading.parameters.set(name, declaredParameter(reading, name, data));
  }
}

function declaredParameter(reading: Reading, name: string, data: ParameterData): Parameter {
  const path: Path = ["parameters", name];
  const text = textsAt(reading, path);
  const whole = typeof data === "object" ? data : { value: data };
  const valuePath = typeof data === "object" ? [...path, "value"] : path;
  if (whole.model !== undefined) return computedParameter(reading, name, whole, path);
  const { value = 0 } = whole;
  if (whole.value === undefined) {
    reading.report.add("parameter-form", "a parameter has no value", reading.tree.keyPlace(path), `"${name}" says neither \`value\` nor \`model\``, "write value: NUMBER");
  } else if (whole.with !== undefined) {
    reading.report.add("parameter-form", "`with` stands without a model", reading.tree.keyPlace([...path, "with"]), "these would be the inputs of a model", "name the model: model: hazard.constant");
  }
  const isProbability = text("unit") === PROBABILITY;
  let range: Range | null = null;
  if (typeof value === "number") {
    if (isProbability && !isWithin(value, [0, 1])) {
      reportOutside(reading, value, { title: name, bounds: [0, 1], unit: PROBABILITY }, valuePath);
    } else if (whole.range !== undefined) {
      range = checkRange(reading, whole.range, value, [...path, "range"], isProbability);
    }
  } else if (whole.range !== undefined || whole.distribution !== undefined) {
    reading.report.add(
      "distribution-misfit", "only a number has a range",
      reading.tree.keyPlace([...path, whole.range === undefined ? "distribution" : "range"]), "this is not a number",
      "list the words it may take under `choices`",
    );
  }
  return {
    name,
    title: text("title"),
    value,
    range,
    distribution: typeof value === "number" ? readDistribution(reading, whole.distribution, value, range, [...path, "distribution"], whole.range !== undefined) : null,
    choices: readChoices(reading, value, whole.choices, path),
    unit: text("unit"),
    ...readProvenance(reading, whole, path, valuePath),
    note: text("note"),
    place: reading.tree.place(valuePath),
  };
}

function readChoices(reading: Reading, value: Value, choices: readonly string[] | undefined, path: Path): readonly string[] | null {
  const { report, tree } = reading;
  const valuePath = [...path, "value"];
  for (const [i, word] of (choices ?? []).entries()) checkWord(reading, word, [...path, "choices", i], "a word of a choice cannot be used");
  if (typeof value === "string" && choices === undefined) {
    const isNumber = value.trim() !== "" && Number.isFinite(Number(value));
    report.add(
      "choice-mismatch", "a parameter is a text", tree.place(valuePath), "a word needs the list of words it may take",
      isNumber ? `a number stands without quotes: ${value.trim()}` : "write choices: [this, that]; a number that others are worked out from is an expression where it is used",
    );
  } else if (typeof value === "string" && choices !== undefined && !choices.includes(value)) {
    report.add(
      "choice-mismatch", "a choice has a value that it may not take", tree.place(valuePath),
      `"${value}" is not one of ${listOf(choices, "or")}`, () => suggestName(value, choices),
    );
  } else if (typeof value !== "string" && choices !== undefined) {
    report.add(
      "choice-mismatch", "only a word has choices", tree.keyPlace([...path, "choices"]),
      `the value is ${typeof value === "number" ? "a number" : "a switch"}`, "a number has a `range`; a switch is true or false",
    );
  }
  return typeof value === "string" ? (choices ?? null) : null;
}
