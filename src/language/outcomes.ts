// Outcomes and what they are worth.

import type { Expression, Outcome } from "../scenario/index.ts";
import { keysAt, ownEntry } from "./declarations.ts";
import type { Path } from "./document.ts";
import { readQuantity } from "./numbers.ts";
import { checkKnown, checkWord, playScope, type Reading, textsAt } from "./reading.ts";
import { listOf } from "./report.ts";
import type { QuantityData, ScenarioFile } from "./schema.ts";
import type { PayoffScope } from "./scope.ts";

type OutcomeData = ScenarioFile["outcomes"][string];
type PayoffData = NonNullable<OutcomeData["payoffs"]>[string];

/** Payoffs of outcomes that do not state their own. */
export function readPayoffs(reading: Reading): ReadonlyMap<string, Expression> {
  const payoffs = new Map<string, Expression>();
  for (const [player, data] of Object.entries(reading.data.payoffs ?? {})) {
    const path: Path = ["payoffs", player];
    if (!checkKnown(reading, "unknown-player", "player", player, reading.names.players, path, "declare it under `players`", true)) continue;
    const expression = readPayoff(reading, player, null, data, path, `payoffs.${player}`, `Payoff of ${player}`);
    if (expression !== null) payoffs.set(player, expression);
  }
  return payoffs;
}

export function readOutcomes(reading: Reading): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const [name, data] of Object.entries(reading.data.outcomes)) {
    const path: Path = ["outcomes", name];
    const text = textsAt(reading, path);
    outcomes.set(name, {
      name,
      title: text("title"),
      text: text("text"),
      tags: readTags(reading, data.tags ?? [], [...path, "tags"]),
      attributes: readOutcomeAttributes(reading, name, data),
      payoffs: readOwnPayoffs(reading, name, data),
      place: reading.tree.keyPlace(path),
    });
  }
  checkTags(reading);
  return outcomes;
}

function readOutcomeAttributes(reading: Reading, outcome: string, data: OutcomeData): ReadonlyMap<string, Expression> {
  const attributes = new Map<string, Expression>();
  const outcomeTitle = textsAt(reading, ["outcomes", outcome])("title") || outcome;
  for (const [attribute, value] of Object.entries(data.attributes ?? {})) {
    const path: Path = ["outcomes", outcome, "attributes", attribute];
    if (!checkKnown(reading, "unknown-attribute", "attribute", attribute, reading.names.attributes, path, "declare it under `attributes`", true)) continue;
    const declared = ownEntry(reading.data.attributes, attribute);
    const expression = readQuantity(reading, value, path, {
      name: `${outcome}.${attribute}`,
      title: `${textsAt(reading, ["attributes", attribute])("title") || attribute} at ${outcomeTitle}`,
      scope: playScope(reading, "an attribute of an outcome"),
      bounds: declared?.range === undefined || declared.range[0] >= declared.range[1] ? null : [declared.range[0], declared.range[1]],
      unit: "attribute",
      spread: declared?.spread,
    });
    if (expression !== null) attributes.set(attribute, expression);
  }
  return attributes;
}

function readOwnPayoffs(reading: Reading, outcome: string, data: OutcomeData): ReadonlyMap<string, ReadonlyMap<string, Expression>> {
  const payoffs = new Map<string, ReadonlyMap<string, Expression>>();
  for (const [player, payoff] of Object.entries(data.payoffs ?? {})) {
    const path: Path = ["outcomes", outcome, "payoffs", player];
    if (!checkKnown(reading, "unknown-player", "player", player, reading.names.players, path, "declare it under `players`", true)) continue;
    payoffs.set(player, readOwnPayoff(reading, outcome, player, payoff, path));
  }
  return payoffs;
}

function readOwnPayoff(reading: Reading, outcome: string, player: string, data: PayoffData, path: Path): ReadonlyMap<string, Expression> {
  const title = `Payoff of ${player} at ${outcome}`;
  const byType = new Map<string, Expression>();
  if (!isByType(data)) {
    const expression = readPayoff(reading, player, null, data, path, `${outcome}.payoffs.${player}`, title);
    if (expression !== null) byType.set("", expression);
    return byType;
  }
  const { report, tree, names } = reading;
  const types = names.types.get(player) ?? [];
  if (types.length === 0) {
    report.add(
      "payoff-misfit", "a payoff is given by type", tree.keyPlace(path), `${player} has only one type`,
      `write one number, or give ${player} types`,
    );
    return byType;
  }
  for (const [type, value] of Object.entries(data)) {
    const at = [...path, type];
    if (!checkKnown(reading, "unknown-type", "type", type, types, at, "", true)) continue;
    const expression = readPayoff(reading, player, type, value, at, `${outcome}.payoffs.${player}.${type}`, `${title}, ${type}`);
    if (expression !== null) byType.set(type, expression);
  }
  const missing = types.filter((type) => tree.find([...path, type]) === null && !tree.wasDropped([...path, type]));
  if (missing.length > 0 && Object.keys(data).every((type) => types.includes(type))) {
    report.add(
      "payoff-misfit", "a payoff by type leaves a type out", tree.keyPlace(path),
      `${listOf(missing)} ${missing.length === 1 ? "has" : "have"} no payoff here`,
      `give every type of ${player} a payoff, or write one for all`,
    );
  }
  return byType;
}

function isByType(data: PayoffData): data is Readonly<Record<string, QuantityData>> {
  return typeof data === "object" && !Object.hasOwn(data, "value") && !Object.hasOwn(data, "sum");
}

/** A payoff of a player, or of one of its types. */
export function readPayoff(
  reading: Reading, player: string, type: string | null, data: QuantityData, path: Path, name: string, title: string,
): Expression | null {
  const before = reading.report.count();
  const payoff = payoffScope(reading, player);
  const expression = readQuantity(
    reading, data, path, { name, title, scope: playScope(reading, "a payoff", payoff), bounds: null, unit: "utils" },
  );
  if (expression === null || reading.report.count() > before) return expression;
  for (const reference of expression.reads) {
    if (reference.kind !== "own") continue;
    const lacking = (payoff.own.get(reference.name) ?? []).filter((one) => type === null || one === type);
    if (lacking.length > 0) {
      const label = `${listOf(lacking)} ${lacking.length === 1 ? "has" : "have"} no value "${reference.name}"`;
      reading.report.add(
        "own-number-missing", "a payoff reads a number that a type lacks", reading.tree.place(path), label,
        `write values: { ${reference.name}: ... } for each type of ${player}`,
      );
    }
  }
  return expression;
}

function payoffScope(reading: Reading, player: string): PayoffScope {
  const known = reading.payoffScopes.get(player);
  if (known !== undefined) return known;
  const { tree, names } = reading;
  const types = names.types.get(player) ?? [];
  const valuesOf = new Map(types.map((type) => {
    const like = tree.find(["types", player, type, "like"]);
    const models = like?.kind === "scalar" ? [type, String(like.value)] : [type];
    return [type, new Set(models.flatMap((one) => keysAt(tree, ["types", player, one, "values"])))];
  }));
  const all = new Set([...valuesOf.values()].flatMap((values) => [...values]));
  const scope: PayoffScope = {
    player,
    hasWeights: types.some((type) => tree.find(["types", player, type, "weights"]) !== null),
    attributes: names.attributes,
    own: new Map([...all].map((name) => [name, types.filter((type) => valuesOf.get(type)?.has(name) === false)])),
  };
  reading.payoffScopes.set(player, scope);
  return scope;
}

/** Every player has a payoff at every outcome. */
export function checkPayoffsComplete(reading: Reading): void {
  const { tree, names, report } = reading;
  const isThere = (path: Path) => tree.find(path) !== null || tree.wasDropped(path);
  const lacking = names.players.filter((player) => !isThere(["payoffs", player]));
  for (const outcome of names.outcomes) {
    const given = keysAt(tree, ["outcomes", outcome, "payoffs"]);
    // A strange name there is most likely the one that is missing.
    if (tree.wasDropped(["outcomes", outcome, "payoffs"]) || given.some((player) => !names.players.includes(player))) continue;
    const without = lacking.filter((player) => !isThere(["outcomes", outcome, "payoffs", player]));
    if (without.length > 0) {
      const help = "write payoffs: { PLAYER: NUMBER } here, or `payoffs` of all outcomes at the top of the file";
      report.add(
        "payoff-missing", "an outcome is worth nothing known to a player", tree.keyPlace(["outcomes", outcome]),
        `no payoff for ${listOf(without)}`, help,
      );
    }
  }
}

function readTags(reading: Reading, tags: readonly string[], path: Path): readonly string[] {
  for (const [i, tag] of tags.entries()) checkWord(reading, tag, [...path, i], "a tag cannot be used");
  return tags;
}

function checkTags(reading: Reading): void {
  const { data } = reading;
  const tags = [...new Set(Object.values(data.outcomes).flatMap((outcome) => outcome.tags ?? []))];
  for (const key of ["headline", "guarded"] as const) {
    const tag = data[key];
    if (tag !== undefined) checkKnown(reading, "unknown-tag", "tag", tag, tags, [key], "write it under `tags` of an outcome");
  }
}
