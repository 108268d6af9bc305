// The names that a file declares, taken from its keys before their contents are read: a name resolves even where what stands
// under it is broken.

import type { Reference } from "../scenario/index.ts";
import type { DocumentTree, Path } from "./document.ts";
import { EXPRESSION_WORDS, IDENTIFIER, IDENTIFIER_FORM, NAME, NAME_FORM } from "./names.ts";
import type { Report } from "./report.ts";
import type { Rule } from "./rules.ts";
import type { ParameterData, ScenarioFile } from "./schema.ts";
import { BOOLEAN, type Kind, NUMBER, UNKNOWN, words } from "./scope.ts";

export interface Declarations {
  readonly players: readonly string[];
  /** By player: its types; players without private information have no entry. */
  readonly types: ReadonlyMap<string, readonly string[]>;
  readonly attributes: readonly string[];
  readonly parameters: ReadonlyMap<string, Kind>;
  readonly variables: ReadonlyMap<string, Kind>;
  /** By stage: its actions or events. */
  readonly stages: ReadonlyMap<string, { readonly branches: readonly string[]; readonly chance: boolean }>;
  readonly outcomes: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
}

/** Keys beside names that belong to the language. */
const TYPE_KEYS = new Set(["concentration"]);
/** Not names of types and attributes: beside them these words belong to the language. */
const NUMBER_WORDS: ReadonlySet<string> = new Set(["concentration", "spread", "value", "sum", ...EXPRESSION_WORDS]);
export const WEIGHT_KEYS: ReadonlySet<string> = new Set(["concentration", "spread", "relative spread"]);

export function declare(tree: DocumentTree, data: ScenarioFile): Declarations {
  const players = keysAt(tree, ["players"]);
  const types = new Map<string, readonly string[]>();
  for (const player of keysAt(tree, ["types"])) {
    const names = keysAt(tree, ["types", player]).filter((name) => !TYPE_KEYS.has(name));
    if (names.length > 0) types.set(player, names);
  }
  const parameters = new Map<string, Kind>();
  for (const name of keysAt(tree, ["parameters"])) parameters.set(name, parameterKind(ownEntry(data.parameters, name)));
  const variables = new Map<string, Kind>();
  for (const name of keysAt(tree, ["variables"])) {
    const value = ownEntry(data.variables, name);
    variables.set(
      name,
      value === undefined ? UNKNOWN : typeof value === "number" ? NUMBER : typeof value === "boolean" ? BOOLEAN : words(value["one of"]),
    );
  }
  const stages = new Map<string, { branches: readonly string[]; chance: boolean }>();
  for (const stage of keysAt(tree, ["stages"])) {
    const actions = keysAt(tree, ["stages", stage, "actions"]), events = keysAt(tree, ["stages", stage, "chance"]);
    stages.set(stage, { branches: [...actions, ...events], chance: events.length > 0 });
  }
  return {
    players, types, attributes: keysAt(tree, ["attributes"]), parameters, variables, stages,
    outcomes: new Set(keysAt(tree, ["outcomes"])), sources: new Set(keysAt(tree, ["sources"])),
  };
}

function parameterKind(data: ParameterData | undefined): Kind {
  if (data === undefined) return UNKNOWN;
  const value = typeof data === "object" ? data.value : data;
  if (typeof value === "number" || (typeof data === "object" && data.model !== undefined)) return NUMBER;
  if (typeof value === "boolean") return BOOLEAN;
  return typeof data === "object" && data.choices !== undefined ? words(data.choices) : UNKNOWN;
}

/** The value of a key that the record itself has. */
export function ownEntry<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

export function keysAt(tree: DocumentTree, path: Path): string[] {
  const node = tree.find(path);
  return node?.kind === "map" ? [...node.entries.keys()] : [];
}

/** True when no part has more members than its bound; the work of the checks that follow grows with the products of these. */
export function checkCounts(tree: DocumentTree, data: ScenarioFile, names: Declarations, report: Report): boolean {
  const before = report.count();
  const check = (count: number, most: number, what: string, path: Path) => {
    if (count > most) report.add("too-many", `there are too many ${what}`, tree.keyPlace(path), `${count} ${what}`, `at most ${most}`);
  };
  check(names.players.length, 16, "players", ["players"]);
  check(names.attributes.length, 64, "attributes", ["attributes"]);
  for (const [player, types] of names.types) check(types.length, 64, "types", ["types", player]);
  check(data.record?.length ?? 0, 500, "recorded moves", ["record"]);
  for (const [stage, { branches }] of names.stages) check(branches.length, 200, "moves", ["stages", stage]);
  for (const [stage, { actions, chance }] of Object.entries(data.stages)) {
    for (const [under, moves] of [["actions", actions], ["chance", chance]] as const) {
      for (const [branch, { then }] of Object.entries(moves ?? {})) check(
        typeof then === "string" ? 1 : then.length, 100, "goals", ["stages", stage, under, branch, "then"],
      );
    }
  }
  return report.count() === before;
}

/** How each name is written, which words are kept, and that one name means one thing. */
export function checkNames(tree: DocumentTree, names: Declarations, report: Report): void {
  for (const path of tree.reservedNames) report.mute(consequencesOf(path));
  const check = nameChecker(tree, report);
  for (const name of names.players) check(["players", name], "a player", true);
  for (const name of names.attributes) check(["attributes", name], "an attribute", true, NUMBER_WORDS);
  for (const name of names.parameters.keys()) check(["parameters", name], "a parameter", true, EXPRESSION_WORDS);
  for (const name of names.variables.keys()) {
    check(["variables", name], "a variable", true, EXPRESSION_WORDS);
    if (names.parameters.has(name)) {
      report.add(
        "name-taken", "a name has two meanings", tree.keyPlace(["variables", name]), `there is a parameter "${name}" too`,
        "expressions read both by name: rename one of them",
      );
    }
  }
  for (const [player, types] of names.types) {
    for (const type of types) {
      check(["types", player, type], "a type", true, NUMBER_WORDS);
      for (const name of keysAt(tree, ["types", player, type, "values"])) check(
        ["types", player, type, "values", name], "a number of a type", true, EXPRESSION_WORDS,
      );
    }
  }
  for (const [stage, { branches, chance }] of names.stages) {
    check(["stages", stage], "a stage", false);
    const under = chance ? "chance" : "actions";
    for (const branch of branches) if (tree.find(["stages", stage, under, branch]) !== null) check(
      ["stages", stage, under, branch], chance ? "an event" : "an action", false,
    );
  }
  for (const outcome of names.outcomes) {
    check(["outcomes", outcome], "an outcome", false);
    if (names.stages.has(outcome)) {
      report.add(
        "name-taken", "a name has two meanings", tree.keyPlace(["outcomes", outcome]), `there is a stage "${outcome}" too`,
        "`then` leads to both by name: rename one of them",
      );
    }
  }
  for (const key of names.sources) check(["sources", key], "a source", false);
  for (const variant of keysAt(tree, ["variants"])) check(["variants", variant], "a variant", false);
}

/** Rules that break wherever a name of this part of the file is used, when the name itself is refused. */
const CONSEQUENCES: Readonly<Record<string, readonly Rule[]>> = {
  players: ["unknown-player", "payoff-missing"],
  attributes: ["unknown-attribute", "unknown-name"],
  parameters: ["unknown-name", "unknown-parameter"],
  variables: ["unknown-name", "unknown-variable"],
  types: ["unknown-type", "payoff-misfit", "beliefs-incomplete", "impossible-word", "unknown-name"],
  stages: ["unknown-stage", "unknown-branch", "never-reached"],
  outcomes: ["unknown-stage", "never-reached"],
  sources: ["unknown-source"],
};

/** Rules that what hangs on a wrong name breaks too. The first word may be anything, such as `constructor`. */
function consequencesOf([section]: Path): readonly Rule[] {
  return Object.hasOwn(CONSEQUENCES, String(section)) ? (CONSEQUENCES[String(section)] ?? []) : [];
}

function nameChecker(tree: DocumentTree, report: Report) {
  return (path: Path, what: string, isIdentifier: boolean, kept: ReadonlySet<string> = new Set()): void => {
    const name = String(path.at(-1));
    const mute = () => report.mute(consequencesOf(path));
    if (kept.has(name)) {
      mute();
      report.add(
        "reserved-name", "a reserved word is used as a name", tree.keyPlace(path),
        `"${name}" has a meaning of its own in the language`, "choose another name",
      );
    } else if (!(isIdentifier ? IDENTIFIER : NAME).test(name)) {
      const help = () => {
        const better = mended(name, isIdentifier);
        return `${isIdentifier ? IDENTIFIER_FORM : NAME_FORM}${better === "" ? "" : `, such as "${better}"`}; a \`title\` may say anything`;
      };
      mute();
      report.add("bad-name", `${what} has a name that cannot be used`, tree.keyPlace(path), `"${name}" is not written as a name`, help);
    }
  };
}

/** The nearest name that is well written, or an empty text. */
function mended(name: string, isIdentifier: boolean): string {
  const plain = name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const better = isIdentifier ? plain.toLowerCase().replace(/[^a-z0-9_]+/g, "_") : plain.replace(/[^A-Za-z0-9_-]+/g, "-");
  const trimmed = better.replace(/^[^A-Za-z]+/, "").replace(/[-_]+$/, "");
  return (isIdentifier ? IDENTIFIER : NAME).test(trimmed) ? trimmed : "";
}

export function parameterReads(names: Declarations): [string, { reference: Reference; kind: Kind }][] {
  return [...names.parameters].map(([name, kind]) => [name, { reference: { kind: "parameter", name }, kind }]);
}

export function variableReads(names: Declarations): [string, { reference: Reference; kind: Kind }][] {
  return [...names.variables].map(([name, kind]) => [name, { reference: { kind: "variable", name }, kind }]);
}

