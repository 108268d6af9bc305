// From what stands on the command line to a game: the name of a scenario that comes with Excomm, or a file.

import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join, relative } from "node:path";
import { checkCompile, type Compiled, type CompileOptions, type Diagnostic, type Game, gameFromEfg, gameFromNfg, nearest, parseEfg, parseNfg, parseScenario, type Scenario, solvers } from "../index.ts";
import { rangeNotes, SettingMistake } from "./changes.ts";
import { asAsked, refuse, UserError } from "./command.ts";
import { readText, requireReachable } from "./files.ts";
import { type GameFlags, settingsFrom } from "./options.ts";
import { packageFolder } from "./package.ts";

/** The scenario of `npm start` and of commands that are given none. */
export const DEFAULT_SCENARIO = "october-1962";

export interface Loaded {
  /** The name or path as given, for commands to repeat. */
  readonly asked: string;
  readonly game: Game;
  /** The scenario behind the game; null for .efg and .nfg files. */
  readonly compiled: Compiled | null;
}

export interface KnownScenario {
  /** What the user types. */
  readonly name: string;
  readonly path: string;
}

/** The scenarios that come with Excomm, the default first. */
export function knownScenarios(): KnownScenario[] {
  const found: KnownScenario[] = [];
  const visit = (folder: string) => {
    const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && existsSync(join(path, "scenario.yaml"))) found.push({ name: entry.name, path: join(path, "scenario.yaml") });
      else if (entry.isDirectory()) visit(path);
      else if (extname(entry.name) === ".yaml" && entry.name !== "scenario.yaml" && !entry.name.endsWith(".theses.yaml")) found.push({ name: basename(entry.name, ".yaml"), path });
    }
  };
  visit(join(packageFolder(), "scenarios"));
  return found.sort((a, b) => Number(b.name === DEFAULT_SCENARIO) - Number(a.name === DEFAULT_SCENARIO));
}

/**
 * The file behind a scenario's name or a path.
 *
 * @throws {UserError} when there is neither
 */
export function pathOf(nameOrPath: string): string {
  const known = knownScenarios();
  const named = known.find((scenario) => scenario.name === nameOrPath);
  if (named !== undefined) return nearPath(named.path);
  if (!existsSync(nameOrPath)) {
    requireReachable(nameOrPath);
    const looksLikePath = /[/\\]/.test(nameOrPath) || [".yaml", ".yml", ".efg", ".nfg"].includes(extname(nameOrPath));
    if (looksLikePath) throw new UserError(`there is no file "${nameOrPath}"`, "paths count from the folder you are in; `excomm list` names the scenarios that come with Excomm");
    throw new UserError(`there is no scenario or file "${nameOrPath}"`, suggestScenario(nameOrPath, known.map(({ name }) => name)));
  }
  // A folder stands for the scenario in it.
  const inside = join(nameOrPath, "scenario.yaml");
  return statSync(nameOrPath).isDirectory() && existsSync(inside) ? inside : nameOrPath;
}

/** The path from the folder one is in, where it lies below. */
function nearPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith("..") ? path : near;
}

/** The nearest name, or the one a word of which is near: "octobr" means october-1962. */
function suggestScenario(asked: string, names: readonly string[]): string {
  const words = new Map(names.flatMap((name) => name.split("-").map((word) => [word, name] as const)));
  const near = nearest(asked, names) ?? words.get(nearest(asked, words.keys()) ?? "");
  return near === undefined ? "`excomm list` names the scenarios that come with Excomm" : `did you mean "${near}"?`;
}

/** What the language takes. */
const SCENARIO_BYTES_MAX = 1024 * 1024;

/** The scenario in a file, or null with its mistakes. */
export function readScenario(path: string): { readonly scenario: Scenario | null; readonly diagnostics: readonly Diagnostic[] } {
  return parseScenario(readText(path, SCENARIO_BYTES_MAX), path, { solvers: solvers.keys() });
}

/**
 * The scenario behind a name or path.
 *
 * @throws {UserError} when the file cannot be read or is a game without a scenario
 * @throws {DiagnosticError} with every mistake in the file
 */
export function loadScenario(nameOrPath: string): Scenario {
  const path = pathOf(nameOrPath);
  if (isGambit(path)) throw new UserError(`"${nameOrPath}" is a game without a scenario around it`, "use solve, tree or simulate for an .efg or .nfg file, or name a scenario: `excomm list`");
  const { scenario, diagnostics } = readScenario(path);
  refuse(diagnostics);
  if (scenario === null) throw new Error(`bug in excomm: parseScenario gave neither a scenario nor a mistake for ${path}`);
  return scenario;
}

/**
 * The same, compiled under `--set`, `--variant` and `--common-prior`.
 *
 * @param note  hears of numbers set outside their ranges
 * @throws {UserError} also when they name an unknown variant or parameter
 */
export function loadCompiled(nameOrPath: string, flags: GameFlags = {}, note: (sentence: string) => void = () => {}): Compiled {
  const scenario = loadScenario(nameOrPath);
  rangeNotes(scenario, flags).forEach(note);
  const { compiled, diagnostics } = asAsked(() => checkCompile(scenario, compileOptions(scenario, flags)));
  if (diagnostics.length > 0) refuseSetting(scenario, flags, diagnostics);
  refuse(diagnostics);
  if (compiled === null) throw new Error(`bug in excomm: compile gave neither a game nor a mistake for ${nameOrPath}`);
  return compiled;
}

/** Throws the diagnostics with the `--set` that leads to them; returns when they are there without any. */
function refuseSetting(scenario: Scenario, flags: GameFlags, diagnostics: readonly Diagnostic[]): void {
  const compiles = (set: readonly string[]) => checkCompile(scenario, compileOptions(scenario, { ...flags, set })).compiled !== null;
  const { set = [] } = flags;
  if (set.length === 0 || !compiles([])) return;
  const alone = set.filter((text) => !compiles([text]));
  throw new SettingMistake(alone.length > 0 ? alone : set, diagnostics);
}

/** What the flags ask of `compile`. */
export function compileOptions(scenario: Scenario, flags: GameFlags): CompileOptions {
  return { variant: flags.variant ?? null, set: settingsFrom(scenario, flags.set ?? []), commonPrior: flags.commonPrior === true };
}

/** A scenario or an .efg or .nfg file as a game. */
export function loadGame(nameOrPath: string, flags: GameFlags = {}, note: (sentence: string) => void = () => {}): Loaded {
  const path = pathOf(nameOrPath);
  if (!isGambit(path)) {
    const compiled = loadCompiled(nameOrPath, flags, note);
    return { asked: nameOrPath, game: compiled.game, compiled };
  }
  if (flags.set !== undefined || flags.variant !== undefined) throw new UserError(`"${nameOrPath}" is a game without parameters and variants`, "leave out --set and --variant, or name a scenario");
  const { game, diagnostics } = readGambit(path);
  refuse(diagnostics);
  if (game === null) throw new Error(`bug in excomm: reading ${path} gave neither a game nor a mistake`);
  return { asked: nameOrPath, game, compiled: null };
}

/** Whether the file is a game of Gambit and not a scenario, by its name. */
export function isGambit(path: string): boolean {
  return [".efg", ".nfg"].includes(extname(path).toLowerCase());
}

/** The game in an .efg or .nfg file, or null with its mistakes. */
export function readGambit(path: string): { readonly game: Game | null; readonly diagnostics: readonly Diagnostic[] } {
  const text = readText(path);
  if (extname(path).toLowerCase() === ".nfg") {
    const { document, diagnostics } = parseNfg(text, path);
    return { game: document === null ? null : asAsked(() => gameFromNfg(document)), diagnostics };
  }
  const { document, diagnostics } = parseEfg(text, path);
  return { game: document === null ? null : asAsked(() => gameFromEfg(document)), diagnostics };
}
