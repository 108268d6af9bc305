// Attributes, players and their types.

import type { Attribute, Expression, Player, PlayerType } from "../scenario/index.ts";
import { ownEntry, WEIGHT_KEYS } from "./declarations.ts";
import type { Path } from "./document.ts";
import { readQuantity, short } from "./numbers.ts";
import { checkKnown, fixedScope, type Reading, staticValue, textsAt } from "./reading.ts";
import type { QuantityData, ScenarioFile } from "./schema.ts";

/** Sums of odds may differ from 1 by this much: thirds written with ten digits pass. */
export const SUM_TOLERANCE = 1e-9;

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
  if (names.players.length === 0) {
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
const ONLY_TYPE: PlayerType = { name: "", title: "", note: "", prior: ONE, weights: new Map(), values: new Map() };

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
  const isWhole = types.length === (reading.names.types.get(player)?.length ?? 0) && report.count() === before;
  if (isWhole) {
    const priors = new Map(types.map((type) => [type.name, type.prior]));
    checkSum(reading, "priors-do-not-sum", `the priors of ${player}`, priors, ["types", player], false);
    if (concentration !== null && report.count() === before) {
      drawTogether(
        reading, priors, concentration, ["types", player, "concentration"],
      );
    }
  }
  return types;
}

function readType(reading: Reading, player: string, name: string, data: TypeData, drawn: boolean): PlayerType {
  const path: Path = ["types", player, name];
  const scope = fixedScope(reading, "the prior of a type");
  const text = textsAt(reading, path);
  const title = text("title");
  const called = `${player}, ${title || name}`;
  const spread = drawn ? { spread: 0 } : {};
  const prior = readQuantity(
    reading, data.prior, [...path, "prior"],
    { name: `${player}.${name}.prior`, title: `Prior of ${called}`, scope, bounds: [0, 1], unit: "probability", ...spread },
  );
  const values = new Map<string, Expression>();
  for (const [key, value] of Object.entries(data.values ?? {})) {
    const read = readQuantity(
      reading, value, [...path, "values", key],
      {
        name: `${player}.${name}.values.${key}`, title: `${key} of ${called}`, scope: fixedScope(reading, "a number of a type"),
        bounds: null, unit: "",
      },
    );
    if (read !== null) values.set(key, read);
  }
  return {
    name, title, note: text("note"), prior: prior ?? ONE, weights: readWeights(reading, data.weights, player, name, called),
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
      name: `${player}.${type}.weights.${attribute}`, title: `Weight of ${attribute} for ${called}`, scope, bounds: null,
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
