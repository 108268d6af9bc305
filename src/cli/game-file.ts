// From what stands on the command line to a path: the name of a scenario that comes with Excomm, or a file, which may be a game.

import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join, relative } from "node:path";
import { type Diagnostic, type Game, gameFromEfg, gameFromNfg, nearest, parseEfg, parseNfg, scaledOdds } from "../index.ts";
import { asAsked, UserError } from "./command.ts";
import { readText, requireReachable } from "./files.ts";
import { packageFolder } from "./package.ts";

/** The scenario of `npm start` and of commands that are given none. */
export const DEFAULT_SCENARIO = "october-1962";

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
      else if (entry.isDirectory() && !entry.name.endsWith(".parts")) visit(path);
      else if (extname(entry.name) === ".yaml" && entry.name !== "scenario.yaml" && !entry.name.endsWith(".theses.yaml")) found.push({ name: basename(entry.name, ".yaml"), path });
    }
  };
  visit(join(packageFolder(), "scenarios"));
  return found.sort((a, b) => Number(b.name === DEFAULT_SCENARIO) - Number(a.name === DEFAULT_SCENARIO));
}

/** Names of the parts in NAME+PART+PART; a file may have a + in its own name. */
export function partNames(nameOrPath: string): readonly string[] {
  return existsSync(nameOrPath) ? [] : nameOrPath.split("+").slice(1);
}

/**
 * The file behind a scenario's name or a path, whatever parts are on.
 *
 * @throws {UserError} when there is neither
 */
export function pathOf(asked: string): string {
  const nameOrPath = partNames(asked).length === 0 ? asked : asked.slice(0, asked.indexOf("+"));
  const known = knownScenarios();
  const named = known.find((scenario) => scenario.name === nameOrPath);
  if (named !== undefined) return nearPath(named.path);
  if (!existsSync(nameOrPath)) {
    requireReachable(nameOrPath);
    const looksLikePath = /[/\\]/.test(nameOrPath) || [".yaml", ".yml", ".efg", ".nfg", ".gbt"].includes(extname(nameOrPath));
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

/** Whether the file is a game of Gambit and not a scenario, by its name. */
export function isGambit(path: string): boolean {
  return [".efg", ".nfg", ".gbt"].includes(extname(path).toLowerCase());
}

/** The game in an .efg or .nfg file, or in a workbook of Gambit (.gbt), which holds one of them; null with its mistakes. */
export function readGambit(path: string): { readonly game: Game | null; readonly diagnostics: readonly Diagnostic[]; readonly notes: readonly string[] } {
  const text = readText(path);
  const extension = extname(path).toLowerCase();
  if (extension === ".nfg" || (extension === ".gbt" && text.includes("<nfgfile>"))) {
    const { document, diagnostics } = parseNfg(text, path);
    return { game: document === null ? null : asAsked(() => gameFromNfg(document)), diagnostics, notes: [] };
  }
  const { document, diagnostics } = parseEfg(text, path);
  return { game: document === null ? null : asAsked(() => gameFromEfg(document)), diagnostics, notes: document === null ? [] : scaledOdds(document) };
}
