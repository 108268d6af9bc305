// Numbers written where they are used. Each is a parameter with a range and a provenance, like those declared under a name.

import { type Distribution, type Expression, type Parameter, parameterValue } from "../scenario/index.ts";
import type { Path } from "./document.ts";
import { type Reading, readExpression, readSources, staticValue, textsAt } from "./reading.ts";
import type { InlineNumberData, QuantityData } from "./schema.ts";
import { NUMBER, type Scope } from "./scope.ts";

export const PROBABILITY = "probability";

export type Range = readonly [number, number];

/** What is known of a number from where it stands. */
export interface NumberPlace {
  /** Its name as a parameter. */
  readonly name: string;
  readonly title: string;
  readonly scope: Scope;
  /** Its bounds; a probability's are [0, 1]. */
  readonly bounds: Range | null;
  /** Whose bounds they are, for messages; an attribute's if not said. */
  readonly boundsOf?: string;
  /** Its unit if it states none; empty when that cannot be told. */
  readonly unit: string;
  /** Half the width of its range when it states none: absolute, or as a share of the value. */
  readonly spread?: number | undefined;
  readonly relativeSpread?: number | undefined;
}

/** Reads a number in any of its forms; null when something was reported. */
export function readQuantity(reading: Reading, data: QuantityData, path: Path, at: NumberPlace): Expression | null {
  if (typeof data === "string") return readCalculated(reading, data, path, at);
  if (typeof data === "object" && "sum" in data) return readSum(reading, data.sum, path, at);
  const whole = typeof data === "number" ? { value: data } : data;
  const valuePath = typeof data === "number" ? path : [...path, "value"];
  if (at.bounds !== null && !isWithin(whole.value, at.bounds)) {
    reportOutside(reading, whole.value, at, valuePath);
    return null;
  }
  if (reading.parameters.has(at.name)) {
    reading.report.add(
      "name-taken", "two numbers get the same name", reading.tree.place(path), `"${at.name}" is the name of another number`,
      "rename the player, type, stage or outcome that it belongs to",
    );
    return null;
  }
  reading.parameters.set(at.name, inlineParameter(reading, whole, path, valuePath, at));
  return parameterValue(at.name, "number", reading.tree.place(valuePath));
}

/** Terms keep the bounds of their place in the sum only: what goes beyond is cut off, but for probabilities, which are to be mended. */
function readSum(reading: Reading, data: readonly QuantityData[], path: Path, at: NumberPlace): Expression | null {
  const terms = data.map((term, i) => readQuantity(reading, term, [...path, "sum", i], { ...at, name: i === 0 ? at.name : `${at.name}.${i + 1}`, bounds: i === 0 ? at.bounds : null }));
  if (!terms.every((term) => term !== null)) return null;
  const [low, high] = at.unit === PROBABILITY || at.bounds === null ? [-Infinity, Infinity] : at.bounds;
  return {
    text: terms.map(({ text }) => text).join(" + "), place: reading.tree.place(path), valueKind: "number",
    reads: terms.flatMap(({ reads }) => reads), cost: terms.reduce((cost, term) => cost + term.cost, terms.length),
    evaluate: (values) => {
      let from = 0, total = 0;
      for (const { reads, evaluate } of terms) total += evaluate(values.slice(from, (from += reads.length))) as number; // terms are numbers
      return Math.max(low, Math.min(high, total));
    },
  };
}

function readCalculated(reading: Reading, text: string, path: Path, at: NumberPlace): Expression | null {
  const expression = readExpression(reading, text, path, at.scope, NUMBER)?.expression ?? null;
  if (expression === null || at.bounds === null) return expression;
  const value = staticValue(reading, expression);
  // A calculation without a value reads something that was reported already, or is reported when the scenario is compiled.
  if (typeof value === "number" && !Number.isNaN(value) && !isWithin(value, at.bounds)) reportOutside(reading, value, at, path);
  return expression;
}

export function reportOutside(reading: Reading, value: number, at: Pick<NumberPlace, "title" | "bounds" | "boundsOf" | "unit">, path: Path): void {
  const [low, high] = at.bounds ?? [-Infinity, Infinity];
  const place = reading.tree.place(path);
  if (at.unit === PROBABILITY) {
    reading.report.add(
      "probability-out-of-range", "a probability lies outside 0 to 1", place, `this is ${short(value)}`,
      value > 1 && value <= 100 ? `a percentage is written as a share: ${short(value / 100)}` : "write a number from 0 to 1",
    );
  } else {
    reading.report.add(
      "out-of-bounds", `${at.title} lies outside its bounds`, place, `this is ${short(value)}`,
      `${at.boundsOf ?? "the attribute is declared with the range"} [${low}, ${high}]`,
    );
  }
}

export function isWithin(value: number, [low, high]: Range): boolean {
  return value >= low && value <= high;
}

/** A number as messages show it. */
export function short(value: number): string {
  return String(Number(value.toPrecision(9)));
}

function inlineParameter(reading: Reading, data: InlineNumberData, path: Path, valuePath: Path, at: NumberPlace): Parameter {
  const text = textsAt(reading, path);
  const stated = data.range === undefined ? null : checkRange(reading, data.range, data.value, [...path, "range"], at.unit === PROBABILITY);
  const range = data.range === undefined ? defaultRange(reading, data.value, valuePath, at) : stated;
  return {
    name: at.name,
    title: text("title") || at.title,
    value: data.value,
    range,
    distribution: readDistribution(
      reading, data.distribution, data.value, range, [...path, "distribution"], range !== null || data.range !== undefined,
    ),
    choices: null,
    unit: text("unit") || at.unit,
    ...readProvenance(reading, data, path, valuePath, reading.data.numbers),
    note: text("note"),
    place: reading.tree.place(valuePath),
  };
}

function defaultRange(reading: Reading, value: number, path: Path, at: NumberPlace): Range | null {
  const { numbers } = reading.data;
  const own = at.spread ?? (at.relativeSpread === undefined ? undefined : at.relativeSpread * Math.abs(value));
  const spread = own ?? numbers?.spread ?? (numbers?.["relative spread"] ?? 0) * Math.abs(value);
  const [low, high] = at.bounds ?? [-Number.MAX_VALUE, Number.MAX_VALUE];
  const range: Range = [Math.max(low, value - spread), Math.min(high, value + spread)];
  return range[0] < range[1] && isNarrow(reading, range, path) ? range : null;
}

/** Beyond this, products of widths overflow when a number is drawn. */
const WIDTH_MAX = 1e150;

/** True unless the range was reported. */
function isNarrow(reading: Reading, [low, high]: Range, path: Path): boolean {
  if (high - low <= WIDTH_MAX) return true;
  reading.report.add(
    "range-too-wide", "a range is too wide to draw from", reading.tree.place(path), `it goes from ${short(low)} to ${short(high)}`,
    `a range is at most ${WIDTH_MAX} wide; give the number another unit`,
  );
  return false;
}

/** The range when it is good, or null when it was reported or has no width. */
export function checkRange(reading: Reading, range: Range, value: number, path: Path, isProbability: boolean): Range | null {
  const { report, tree } = reading;
  const [low, high] = range;
  if (low > high) {
    report.add("range-inverted", "a range goes from high to low", tree.place(path), `${low} is above ${high}`, `write [${high}, ${low}]`);
    return null;
  }
  if (isProbability && (low < 0 || high > 1)) {
    report.add(
      "probability-out-of-range", "the range of a probability leaves 0 to 1", tree.place(path), `[${low}, ${high}]`,
      `write [${Math.max(0, low)}, ${Math.min(1, high)}]`,
    );
    return null;
  }
  if (!isWithin(value, range)) {
    report.add(
      "value-outside-range", "a value lies outside its own range", tree.place(path), `the value is ${short(value)}`,
      `mend the value, or widen the range to [${Math.min(low, value)}, ${Math.max(high, value)}]`,
    );
    return null;
  }
  return low < high && isNarrow(reading, range, path) ? range : null;
}

type Provenance = Pick<Parameter, "basis" | "sources" | "confidence">;

/** Where a number comes from: as it says itself, or else as the file says of inline `numbers`. */
export function readProvenance(
  reading: Reading, data: Pick<InlineNumberData, "basis" | "source" | "confidence">, path: Path, valuePath: Path,
  numbers?: Reading["data"]["numbers"],
): Provenance {
  const [stated, statedAt]: [typeof data.source, Path] = data.source === undefined ? [numbers?.source, ["numbers", "source"]] : [data.source, [...path, "source"]];
  const basis = data.basis ?? numbers?.basis ?? "judgement";
  const sources = readSources(reading, stated, statedAt);
  if (basis === "sourced" && sources.length === 0) {
    reading.report.add(
      "source-missing", "a sourced number names no source", reading.tree.place(valuePath), "its basis is sourced",
      "write source: [KEY] with a key of `sources`, or basis: judgement",
    );
  }
  return { basis, sources, confidence: data.confidence ?? numbers?.confidence ?? null };
}

export function readDistribution(
  reading: Reading, data: ParameterDistribution | undefined, value: number, range: Range | null, path: Path,
  rangeStated = range !== null,
): Distribution | null {
  if (data === undefined) return range === null ? null : { shape: "uniform" };
  const { report, tree } = reading;
  if (range === null) {
    // A broken range was reported already.
    if (!rangeStated) {
      report.add(
        "distribution-misfit", "a distribution has no range", tree.keyPlace(path), "the number states no range",
        "write range: [lowest, highest]: draws are cut to it",
      );
    }
    return null;
  }
  const misfit = (label: string, help: string) => {
    report.add("distribution-misfit", "a distribution does not fit", tree.place(path), label, help);
    return null;
  };
  if (data === "uniform") return { shape: data };
  if (data === "log-uniform") {
    return range[0] > 0 ? { shape: data } : misfit(
      `the range begins at ${range[0]}`, "log-uniform needs a range above 0",
    );
  }
  if ("triangular" in data) {
    return isWithin(data.triangular, range) ? { shape: "triangular", mode: data.triangular } : misfit(
      `the mode ${data.triangular} lies outside the range`, `the value is ${short(value)}, the range [${range[0]}, ${range[1]}]`,
    );
  }
  const [mean, sd] = data.normal;
  if (!isWithin(mean, range)) return misfit(`the mean ${mean} lies outside the range`, `the value is ${short(value)}, the range [${range[0]}, ${range[1]}]`);
  return sd > 0 ? { shape: "normal", mean, sd } : misfit(
    `the standard deviation is ${sd}`, "write { normal: [mean, standard deviation] } with a deviation above 0",
  );
}

type ParameterDistribution = NonNullable<InlineNumberData["distribution"]>;
