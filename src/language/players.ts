// Attributes, players and their types.

import { inWords } from "../base/index.ts";
import type { Attribute, Expression, Player, PlayerType } from "../scenario/index.ts";
import { keysAt, ownEntry, WEIGHT_KEYS } from "./declarations.ts";
import type { Path } from "./document.ts";
import { readQuantity, short } from "./numbers.ts";
import { checkKnown, fixedScope, type Reading, staticValue, textsAt } from "./reading.ts";
import { QUANTITY, type QuantityData, type ScenarioFile, TYPE_FORM } from "./schema.ts";

/** Sums of odds may differ from 1 by this much: thirds written with ten digits pass. */
export const SUM_TOLERANCE = 1e-9;

const KNOWN_TYPE_KEYS: ReadonlySet<string> = new Set(TYPE_FORM);

type TypeData = Exclude<NonNullable<ScenarioFile["types"]>[string][string], number | undefined>;

export function readAttributes(reading: Reading): readonly Attribute[] {
  const { data, report, tree } = reading;
  return Object.entries(data.attributes ?? {}).map(([name, attribute]) => {
    const [low, high] = attribute.range ?? [-Infinity, Infinity];
    const path: Path = ["attributes", name];
    if (low >= high) {
      report.add(
        "range-inverted", "a range goes from high to low", tree.place([...path, "range"]), `${low} is not below ${high}`,
        `write [${Math.min(low, high)}, ${Math.max(low, high)}]`,
      );
    }
    return { name, title: textsAt(reading, path)("title"), low, high };
  });
}

export function readPlayers(reading: Reading): readonly Player[] {
  const { data, report, tree, names } = reading;
  if (names.players.length === 0 && !tree.reservedNames.some(([section]) => section === "players")) {
    report.add(
      "missing-key", "a scenario has no players", tree.place(["players"]), "nobody decides",
      "write players: { us: { title: United States } }",
    );
  }
  for (const player of Object.keys(data.types ?? {})) {
    checkKnown(reading, "unknown-player", "player", player, names.players, ["types", player], "declare it under `players`", true);
  }
  return Object.keys(data.players).map((name) => {
    const types = readTypes(reading, name);
    const text = textsAt(reading, ["players", name]);
    return { name, title: text("title"), seat: text("seat"), types: types.length > 0 ? types : [ONLY_TYPE] };
  });
}

const ONE: Expression = { text: "1", place: null, valueKind: "number", reads: [], cost: 1, evaluate: () => 1 };
const ZERO: Expression = { ...ONE, text: "0", evaluate: () => 0 };
const ONLY_TYPE: PlayerType = { name: "", title: "", note: "", like: null, prior: ONE, weights: new Map(), values: new Map() };

function readTypes(reading: Reading, player: string): readonly PlayerType[] {
  const group = ownEntry(reading.data.types, player);
  if (group === undefined) return [];
  const { report } = reading;
  const before = report.count();
  const concentration = readConcentration(reading, group.concentration, ["types", player, "concentration"]);
  const types: PlayerType[] = [];
  for (const [name, data] of Object.entries(group)) {
    if (data === undefined || typeof data === "number") continue; // the concentration
    types.push(readType(reading, player, name, data, concentration !== null));
  }
  const shares = readLikes(reading, player, group, types);
  const isWhole = types.length === (reading.names.types.get(player)?.length ?? 0) && report.count() === before;
  if (isWhole) {
    const priors = new Map(types.filter(({ like }) => like === null).map((type) => [type.name, type.prior]));
    checkSum(reading, "priors-do-not-sum", `the priors of ${player}`, priors, ["types", player], false);
    if (concentration !== null && report.count() === before) {
      drawTogether(
        reading, priors, concentration, ["types", player, "concentration"],
      );
    }
  }
  return isWhole ? withShares(types, shares) : types;
}

/** Types that are like another take what that one has and they do not state. Returns the share of its prior, by type. */
function readLikes(reading: Reading, player: string, group: Readonly<Record<string, TypeData | number | undefined>>, types: PlayerType[]): ReadonlyMap<string, Expression> {
  const { report, tree } = reading;
  const shares = new Map<string, Expression>();
  for (const [i, type] of types.entries()) {
    const data = group[type.name], path: Path = ["types", player, type.name];
    if (typeof data !== "object" || data.like === undefined) continue;
    const model = types.find(({ name }) => name === data.like);
    const fail = (key: string, label: string, help: string) => report.add("type-like", "a type is not well described by another", tree.keyPlace([...path, key]), label, help);
    if (model === undefined) {
      checkKnown(reading, "unknown-type", "type", data.like, reading.names.types.get(player) ?? [], [...path, "like"], "");
      continue;
    }
    if (model === type || model.like !== null) fail("like", `"${data.like}" is ${model === type ? "this type itself" : "like another type"}`, "name a type that stands for itself");
    else if (data.prior !== undefined || data.share === undefined) fail(data.prior === undefined ? "like" : "prior", data.prior === undefined ? "no `share` is stated" : "its prior is stated too", "write share: NUMBER, the part of the other type's prior that is this one's, and no prior");
    else if (!reading.tree.wasDropped([...path, "share"])) {
      const called = `${player}, ${type.title || type.name}`;
      const share = readQuantity(reading, data.share, [...path, "share"], { name: `${player}.${type.name}.share`, title: `Share of ${called}`, scope: fixedScope(reading, "the share of a type"), bounds: [0, 1], unit: "probability" });
      if (share !== null) shares.set(type.name, share);
    }
    types[i] = { ...type, weights: new Map([...model.weights, ...type.weights]), values: new Map([...model.values, ...type.values]) };
  }
  return shares;
}

/** Priors when the types that are like another have taken their shares. */
function withShares(types: readonly PlayerType[], shares: ReadonlyMap<string, Expression>): readonly PlayerType[] {
  const priorOf = new Map(types.map(({ name, prior }) => [name, prior]));
  const taken = (name: string) => types.flatMap((type) => (type.like === name ? [shares.get(type.name) ?? ZERO] : []));
  return types.map((type) => {
    const prior = priorOf.get(type.like ?? type.name) ?? ZERO;
    if (type.like !== null) return { ...type, prior: combined([prior, shares.get(type.name) ?? ZERO], ([whole = 0, share = 0]) => whole * share) };
    const shared = taken(type.name);
    return shared.length === 0 ? type : { ...type, prior: combined([prior, ...shared], ([whole = 0, ...parts]) => whole * (1 - parts.reduce((sum, part) => sum + part, 0))) };
  });
}

/** One expression of the values of several numbers. */
function combined(parts: readonly Expression[], compute: (values: readonly number[]) => number): Expression {
  return {
    text: parts.map(({ text }) => text).join(", "), place: parts[0]?.place ?? null, valueKind: "number", reads: parts.flatMap(({ reads }) => reads),
    cost: parts.reduce((cost, part) => cost + part.cost, parts.length),
    evaluate: (values) => {
      let from = 0;
      return compute(parts.map((part) => part.evaluate(values.slice(from, (from += part.reads.length))) as number)); // numbers all
    },
  };
}

function readType(reading: Reading, player: string, name: string, data: TypeData, drawn: boolean): PlayerType {
  const path: Path = ["types", player, name];
  const scope = fixedScope(reading, "the prior of a type");
  const text = textsAt(reading, path);
  const title = text("title");
  const called = `${title || name}, ${textsAt(reading, ["players", player])("title") || player}`;
  const spread = drawn ? { spread: 0 } : {};
  if (data.prior === undefined && data.like === undefined && keysAt(reading.tree, path).every((key) => KNOWN_TYPE_KEYS.has(key)) && !reading.tree.wasDropped([...path, "prior"])) {
    reading.report.add("missing-key", '"prior" is missing', reading.tree.keyPlace(path), 'there is no "prior" here', `add \`prior: ...\`: ${QUANTITY}`);
  }
  const prior = data.prior === undefined ? null : readQuantity(
    reading, data.prior, [...path, "prior"],
    { name: `${player}.${name}.prior`, title: `Prior of ${called}`, scope, bounds: [0, 1], unit: "probability", ...spread },
  );
  const values = new Map<string, Expression>();
  for (const [key, value] of Object.entries(data.values ?? {})) {
    const read = readQuantity(
      reading, value, [...path, "values", key],
      {
        name: `${player}.${name}.values.${key}`, title: `${inWords(key)} of ${called}`, scope: fixedScope(reading, "a number of a type"),
        bounds: null, unit: "",
      },
    );
    if (read !== null) values.set(key, read);
  }
  return {
    name, title, note: text("note"), like: data.like ?? null, prior: prior ?? ONE, weights: readWeights(reading, data.weights, player, name, called),
    values,
  };
}

function readWeights(
  reading: Reading, data: TypeData["weights"], player: string, type: string, called: string,
): ReadonlyMap<string, Expression> {
  const weights = new Map<string, Expression>();
  if (data === undefined) return weights;
  const path: Path = ["types", player, type, "weights"];
  const before = reading.report.count();
  const concentration = readConcentration(reading, data.concentration, [...path, "concentration"]);
  const scope = fixedScope(reading, "a weight");
  const spread = concentration !== null ? 0 : data.spread;
  for (const [attribute, value] of Object.entries(data) as [string, QuantityData | undefined][]) {
    if (value === undefined || WEIGHT_KEYS.has(attribute)) continue;
    if (!checkKnown(reading, "unknown-attribute", "attribute", attribute, reading.names.attributes, [...path, attribute], "declare it under `attributes`", true)) continue;
    const at = {
      name: `${player}.${type}.weights.${attribute}`, title: `Weight of ${textsAt(reading, ["attributes", attribute])("title") || attribute} for ${called}`, scope, bounds: null,
      unit: "utils per attribute", spread, relativeSpread: data["relative spread"],
    };
    const read = readQuantity(reading, value, [...path, attribute], at);
    if (read !== null) weights.set(attribute, read);
  }
  if (concentration !== null && reading.report.count() === before) {
    drawTogether(
      reading, weights, concentration, [...path, "concentration"],
    );
  }
  return weights;
}

function readConcentration(reading: Reading, value: number | undefined, path: Path): number | null {
  if (value === undefined) return null;
  if (value > 0) return value;
  reading.report.add(
    "concentration-misfit", "a concentration is not above 0", reading.tree.place(path), `this is ${short(value)}`,
    "it counts as many past observations: 10 is vague, 100 is firm",
  );
  return null;
}

/** Numbers that sum to one and are drawn together. */
function drawTogether(reading: Reading, members: ReadonlyMap<string, Expression>, concentration: number, path: Path): void {
  const { report, tree } = reading;
  const fail = (label: string, help: string) => report.add(
    "concentration-misfit", "numbers that are drawn together do not fit", tree.place(path), label, help,
  );
  const parameters: string[] = [];
  let sum = 0;
  for (const [name, expression] of members) {
    const [reference] = expression.reads;
    const value = staticValue(reading, expression);
    if (expression.cost !== 1 || reference?.kind !== "parameter" || typeof value !== "number") {
      fail(`"${name}" is worked out from other numbers`, "write a plain number for each, or remove the concentration");
      return;
    }
    if (value < 0) {
      fail(`"${name}" is negative`, "use `spread` or `relative spread` for numbers that may be negative");
      return;
    }
    const isTaken = parameters.includes(reference.name) || reading.grouped.has(reference.name);
    if (isTaken) {
      fail(`"${reference.name}" is drawn with others already`, "a number is drawn in one way only");
      return;
    }
    parameters.push(reference.name);
    sum += value;
  }
  if (Math.abs(sum - 1) > SUM_TOLERANCE) {
    fail(
      `they sum to ${short(sum)}`, "numbers drawn together sum to 1; otherwise use `spread` or `relative spread`",
    );
  }
  else {
    reading.groups.push({ members: parameters, concentration });
    for (const name of parameters) reading.grouped.add(name);
  }
}

/**
 * Reports odds whose values are known and do not sum to 1. A null takes the rest. Odds that read variables or types are left to
 * the compiler, which knows their values at each node.
 */
export function checkSum(
  reading: Reading, rule: "priors-do-not-sum" | "odds-do-not-sum", what: string, odds: ReadonlyMap<string, Expression | null>,
  path: Path, restAllowed: boolean,
): void {
  let sum = 0, rests = 0;
  for (const expression of odds.values()) {
    const value = expression === null ? 0 : staticValue(reading, expression);
    if (typeof value !== "number" || Number.isNaN(value)) return;
    if (expression === null) rests++;
    sum += value;
  }
  const good = rests > 0 ? sum <= 1 + SUM_TOLERANCE : Math.abs(sum - 1) <= SUM_TOLERANCE;
  if (good) return;
  const help = rests > 0 ? "what the others leave for `rest` would be negative" : restAllowed ? "mend one of them, or write `rest` for one" : "mend one of them, and the others with it";
  reading.report.add(rule, `${what} do not sum to 1`, reading.tree.keyPlace(path), `they sum to ${short(sum)}`, help);
}
