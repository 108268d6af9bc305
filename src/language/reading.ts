// What every part of the reader needs: the file, its names, the numbers found so far, and where to report.

import { plainText } from "../base/index.ts";
import type { DirichletGroup, Expression, Parameter, Value } from "../scenario/index.ts";
import { type Declarations, parameterReads, variableReads } from "./declarations.ts";
import type { DocumentTree, Path } from "./document.ts";
import { type CompiledExpression, compileExpression, type ReportAt } from "./expression.ts";
import { NAME, NAME_FORM, NAME_LENGTH_MAX } from "./names.ts";
import { type Report, suggestName } from "./report.ts";
import type { Rule } from "./rules.ts";
import type { ScenarioFile } from "./schema.ts";
import type { Kind, PayoffScope, Scope } from "./scope.ts";

export interface Reading {
  readonly tree: DocumentTree;
  readonly data: ScenarioFile;
  readonly names: Declarations;
  readonly report: Report;
  /** Filled while reading: every number gets a name. */
  readonly parameters: Map<string, Parameter>;
  readonly groups: DirichletGroup[];
  /** Parameters that belong to a group. */
  readonly grouped: Set<string>;
  /** By player, worked out once. */
  readonly payoffScopes: Map<string, PayoffScope>;
  /** What may be read before play begins, and during it. */
  readonly fixedNames: Scope["names"];
  readonly playNames: Scope["names"];
  readonly variablesBarred: Scope["barred"];
  readonly typesByPlayer: ReadonlyMap<string, readonly string[]>;
}

export function newReading(tree: DocumentTree, data: ScenarioFile, names: Declarations, report: Report): Reading {
  const parameters = parameterReads(names);
  return {
    tree, data, names, report,
    parameters: new Map(),
    groups: [],
    grouped: new Set(),
    payoffScopes: new Map(),
    fixedNames: new Map(parameters),
    playNames: new Map([...parameters, ...variableReads(names)]),
    variablesBarred: new Map([...names.variables.keys()].map((name) => [name, "a variable changes in play, and this number is fixed before; use a parameter"])),
    typesByPlayer: new Map(names.players.map((player) => [player, names.types.get(player) ?? []])),
  };
}

/** Where numbers are fixed before play: priors, weights, beliefs about types. */
export function fixedScope(reading: Reading, where: string): Scope {
  return { where, names: reading.fixedNames, types: null, payoff: null, barred: reading.variablesBarred };
}

/** In play: conditions, effects, odds, attributes, and with `payoff` payoffs. */
export function playScope(reading: Reading, where: string, payoff: PayoffScope | null = null): Scope {
  return { where, names: reading.playNames, types: reading.typesByPlayer, payoff, barred: NOTHING_BARRED };
}

const NOTHING_BARRED: Scope["barred"] = new Map();

export interface ReadExpression {
  readonly expression: Expression;
  readonly kind: Kind;
}

/** Compiles the expression at `path`; null when something was reported. */
export function readExpression(reading: Reading, text: string, path: Path, scope: Scope, want: Kind | null): ReadExpression | null {
  const compiled = compileExpression(text, scope, want, reporterAt(reading, path));
  if (compiled === null) return null;
  return { expression: asExpression(compiled, text, reading, path, want), kind: compiled.kind };
}

function asExpression(compiled: CompiledExpression, text: string, reading: Reading, path: Path, want: Kind | null): Expression {
  const { reads, cost, evaluate } = compiled;
  // A name of unknown kind was reported where it is declared: any kind will do.
  const kind = compiled.kind.kind === "unknown" ? (want?.kind ?? "number") : compiled.kind.kind;
  return { text: plainText(text), place: reading.tree.place(path), valueKind: kind === "unknown" ? "number" : kind, reads, cost, evaluate };
}

/** Reports inside the text at `path`: at the very characters where the text stands in the file as it is. */
function reporterAt(reading: Reading, path: Path): ReportAt {
  const { tree, report } = reading;
  return (rule, message, start, end, label, help) => {
    const node = tree.find(path);
    const exact = node?.kind === "scalar" && node.textStart !== null;
    const place = exact ? node.file.place((node.textStart as number) + start, (node.textStart as number) + end) : tree.place(path); // exact: not null
    report.add(rule, message, place, label, help);
  };
}

/** The value of an expression that reads parameters only; null when it reads anything else, or what it reads is broken. */
export function staticValue(reading: Reading, expression: Expression): Value | null {
  const inputs: Value[] = [];
  for (const reference of expression.reads) {
    const value = reference.kind === "parameter" ? reading.parameters.get(reference.name)?.value : undefined;
    if (value === undefined) return null;
    inputs.push(value);
  }
  return expression.evaluate(inputs);
}

/** The keys under `source`, as a list; unknown ones are reported. */
export function readSources(reading: Reading, source: string | readonly string[] | undefined, path: Path): readonly string[] {
  if (source === undefined) return [];
  const isList = typeof source !== "string";
  const keys = isList ? source : [source];
  for (const [i, key] of keys.entries()) {
    checkKnown(reading, "unknown-source", "source", key, reading.names.sources, isList ? [...path, i] : path, "declare it under `sources`");
  }
  return keys;
}

/** Names to look among: short lists, or sets and the keys of maps. */
type Known = readonly string[] | { has(name: string): boolean; keys(): Iterable<string> };

/** Reports a name that is not among those known; true when it is. */
export function checkKnown(
  reading: { readonly tree: Pick<DocumentTree, "place" | "keyPlace">; readonly report: Report }, rule: Rule, what: string, name: string, known: Known, path: Path, otherwise: string, atKey = false,
): boolean {
  if ("has" in known ? known.has(name) : known.includes(name)) return true;
  const { tree, report } = reading;
  const article = /^[aeiou]/.test(what) ? "an" : "a";
  report.add(
    rule, `${article} ${what} is not known`, atKey ? tree.keyPlace(path) : tree.place(path), `there is no ${what} "${name}"`,
    () => suggestName(name, "has" in known ? known.keys() : known) || otherwise,
  );
  return false;
}

/** Reports a word that is not written as a name. */
export function checkWord(reading: Reading, word: string, path: Path, message: string): void {
  if (!NAME.test(word) || word.length > NAME_LENGTH_MAX) {
    reading.report.add(
      "bad-name", message, reading.tree.place(path), `"${word}" is not written as a name`, NAME_FORM,
    );
  }
}

/**
 * The texts under the keys of the map at `path`, as results show them; empty where there is none. A number keeps the form in which
 * it is written: a date 1815.10 is not 1815.1.
 */
export function textsAt(reading: Reading, path: Path): (key: string | number) => string {
  const { tree } = reading;
  return (key) => {
    const node = tree.find([...path, key]);
    if (node === null || node.kind !== "scalar") return "";
    return plainText(typeof node.value === "string" ? node.value : node.file.text.slice(node.start, node.end));
  };
}
