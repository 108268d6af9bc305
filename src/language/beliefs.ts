// Beliefs of players, and variants.

import type { Belief, Expression, Value, Variant } from "../scenario/index.ts";
import { ownEntry } from "./declarations.ts";
import type { Path } from "./document.ts";
import { readQuantity } from "./numbers.ts";
import { checkSum } from "./players.ts";
import { checkKnown, fixedScope, playScope, type Reading, textsAt } from "./reading.ts";
import { listOf, suggestName } from "./report.ts";
import type { BeliefsData, QuantityData } from "./schema.ts";
import { checkValue } from "./setting.ts";

/** `prefix` begins the names of inline numbers: empty for the file's own beliefs, `VARIANT.` in a variant. */
export function readBeliefs(reading: Reading, data: BeliefsData | undefined, path: Path, prefix: string): readonly Belief[] {
  const beliefs: Belief[] = [];
  for (const [player, about] of Object.entries(data ?? {})) {
    const playerPath = [...path, player];
    if (!checkKnown(reading, "unknown-player", "player", player, reading.names.players, playerPath, "declare it under `players`", true)) continue;
    const types = new Map<string, ReadonlyMap<string, Expression>>();
    const chance = new Map<string, ReadonlyMap<string, Expression | null>>();
    for (const [subject, odds] of Object.entries(about)) {
      const at = { player, subject, path: [...playerPath, subject], prefix };
      if (isPlayer(reading, at)) readAboutType(reading, odds, at, types);
      else readAboutChance(reading, odds, at, chance);
    }
    beliefs.push({ player, types, chance });
  }
  return beliefs;
}

interface BeliefPlace {
  readonly player: string;
  readonly subject: string;
  readonly path: Path;
  readonly prefix: string;
}

function isPlayer(reading: Reading, { subject, path }: BeliefPlace): boolean {
  const { names, report, tree } = reading;
  const found = names.players.includes(subject);
  if (found && names.stages.get(subject)?.chance === true) {
    report.add(
      "name-taken", "a name has two meanings", tree.keyPlace(path), `"${subject}" is a player and a chance stage`,
      "rename the stage",
    );
  }
  return found;
}

function readAboutType(
  reading: Reading, odds: Readonly<Record<string, QuantityData>>, at: BeliefPlace, into: Map<string, ReadonlyMap<string,
  Expression>>,
): void {
  const { report, tree, names } = reading;
  const before = report.count();
  if (at.player === at.subject) {
    report.add(
      "beliefs-incomplete", "a player has beliefs about itself", tree.keyPlace(at.path), "a player knows its own type",
      "write what another player believes about it",
    );
    return;
  }
  const types = names.types.get(at.subject) ?? [];
  if (types.length === 0) {
    report.add(
      "beliefs-incomplete", "a belief is about nothing uncertain", tree.keyPlace(at.path), `${at.subject} has only one type`,
      `give ${at.subject} types, or remove this`,
    );
    return;
  }
  const read = readOdds(reading, odds, types, "type", at, false);
  // Without `rest` every entry is an expression.
  if (report.count() === before) into.set(at.subject, read as ReadonlyMap<string, Expression>);
}

function readAboutChance(
  reading: Reading, odds: Readonly<Record<string, QuantityData>>, at: BeliefPlace, into: Map<string, ReadonlyMap<string,
  Expression | null>>,
): void {
  const { report, tree, names } = reading;
  const before = report.count();
  const stage = names.stages.get(at.subject);
  if (stage === undefined || !stage.chance) {
    const chanceStages = [...names.stages].filter(([, { chance }]) => chance).map(([name]) => name);
    const candidates = [...names.players, ...chanceStages];
    const instead = "what another player will do follows from its motives; beliefs are about types and chance";
    const label = stage === undefined ? `there is no player or chance stage "${at.subject}"` : `"${at.subject}" is a decision, not chance`;
    report.add(
      "unknown-stage", "a belief is about nothing that exists", tree.keyPlace(at.path), label,
      () => (stage === undefined ? suggestName(at.subject, candidates) : instead),
    );
    return;
  }
  const read = readOdds(reading, odds, stage.branches, "event", at, true);
  if (report.count() === before) into.set(at.subject, read);
}

function readOdds(
  reading: Reading, odds: Readonly<Record<string, QuantityData>>, known: readonly string[], what: "type" | "event",
  at: BeliefPlace, restAllowed: boolean,
): ReadonlyMap<string, Expression | null> {
  const { report, tree } = reading;
  const before = report.count();
  const read = new Map<string, Expression | null>();
  let rests = 0;
  for (const [name, value] of Object.entries(odds)) {
    const path = [...at.path, name];
    if (!checkKnown(reading, what === "type" ? "unknown-type" : "unknown-branch", what, name, known, path, "", true)) continue;
    if (value === "rest") {
      rests++;
      if (!restAllowed) {
        report.add(
          "beliefs-incomplete", "a belief about types states every odd", tree.place(path), "`rest` stands only in chance moves",
          "write the number",
        );
      } else if (rests > 1) {
        report.add(
          "two-rests", "two events take the rest", tree.place(path), "another takes the rest already",
          "write a number for one of them",
        );
      }
      read.set(name, null);
      continue;
    }
    const scope = restAllowed ? playScope(reading, "a belief about chance") : fixedScope(reading, "a belief about a type");
    const title = `${at.player} believes: ${at.subject} ${name}`;
    const expression = readQuantity(
      reading, value, path,
      { name: `${at.prefix}${at.player}.believes.${at.subject}.${name}`, title, scope, bounds: [0, 1], unit: "probability" },
    );
    if (expression !== null) read.set(name, expression);
  }
  const missing = known.filter((name) => !Object.hasOwn(odds, name) && !tree.wasDropped([...at.path, name]) && tree.find([...at.path, name]) === null);
  if (missing.length > 0 && read.size === Object.keys(odds).length) {
    report.add(
      "beliefs-incomplete", "a belief leaves something out", tree.keyPlace(at.path),
      `${listOf(missing)} ${missing.length === 1 ? "has" : "have"} no odds`,
      `give odds to every ${what} of ${at.subject}; 0 is allowed`,
    );
  }
  if (report.count() === before) checkSum(reading, "odds-do-not-sum", `the odds that ${at.player} believes`, read, at.path, restAllowed);
  return read;
}

export function readVariants(reading: Reading): ReadonlyMap<string, Variant> {
  const variants = new Map<string, Variant>();
  for (const [name, data] of Object.entries(reading.data.variants ?? {})) {
    const path: Path = ["variants", name];
    const text = textsAt(reading, path);
    const beliefs = data.beliefs === undefined || data.beliefs === "scenario" ? (data.beliefs ?? null) : readBeliefs(
      reading, data.beliefs, [...path, "beliefs"], `${name}.`,
    );
    const set = readSettings(reading, data.set, [...path, "set"]);
    variants.set(name, { name, title: text("title"), why: text("why"), set, beliefs });
  }
  return variants;
}

/** Must come after everything else that defines parameters. */
function readSettings(reading: Reading, data: Readonly<Record<string, Value>> | undefined, path: Path): ReadonlyMap<string, Value> {
  const set = new Map<string, Value>();
  for (const name of Object.keys(data ?? {})) {
    const value = ownEntry(data, name) as Value; // its own key
    const at = [...path, name];
    const parameter = reading.parameters.get(name);
    if (parameter === undefined) {
      // Where a declaration is broken, the name is still known.
      if (!reading.names.parameters.has(name)) {
        checkKnown(
          reading, "unknown-parameter", "parameter", name, reading.parameters, at, "an inline number is named by where it stands, such as OUTCOME.payoffs.PLAYER; see docs/language.md",
          true,
        );
      }
      continue;
    }
    const mistake = checkValue(parameter, value);
    if (mistake !== null) reading.report.add(mistake.rule, mistake.message, reading.tree.place(at), mistake.label, mistake.help);
    set.set(name, value);
  }
  return set;
}
