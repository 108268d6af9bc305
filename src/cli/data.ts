// The data beside a scenario: the folder `data` next to its file, read into a dossier.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Dossier, DOSSIER_PARTS, parseDossier } from "../index.ts";
import { refuse, UserError } from "./command.ts";
import { readText } from "./files.ts";
import { loadScenario, pathOf } from "./load.ts";

/**
 * The dossier of a scenario.
 *
 * @throws {UserError} when there is none
 * @throws {DiagnosticError} with every mistake in its files
 */
export function loadDossier(nameOrPath: string): Dossier {
  const folder = join(dirname(pathOf(nameOrPath)), "data");
  const files = Object.fromEntries(DOSSIER_PARTS.flatMap((part) => {
    const path = join(folder, `${part}.yaml`);
    return existsSync(path) ? [[part, { name: path, text: readText(path) }]] : [];
  }));
  if (Object.keys(files).length === 0) throw new UserError(`"${nameOrPath}" has no data`, "data are files such as places.yaml in the folder `data` beside the scenario; october-1962 has them");
  const { dossier, diagnostics } = parseDossier(files);
  refuse(diagnostics);
  if (dossier === null) throw new Error(`bug in excomm: reading ${folder} gave neither a dossier nor a mistake`);
  return dossier;
}

/** Works that may be cited of a scenario, those of its data included: by key, the work in words and how well it is known. */
export function worksBeside(nameOrPath: string): ReadonlyMap<string, string> {
  const words = (author: string, title: string, year: string, recalled: boolean) => `${[author, title, year].filter((part) => part !== "").join(", ")}${recalled ? "; cited from memory, unverified" : ""}`;
  const own = [...loadScenario(nameOrPath).sources.values()].map(({ key, author, title, year, confidence }) => [key, words(author, title, year, confidence === "recalled")] as const);
  const hasData = existsSync(join(dirname(pathOf(nameOrPath)), "data"));
  const works = hasData ? loadDossier(nameOrPath).works.map(({ key, author, title, year, confidence }) => [key, words(author, title, year, confidence === "recalled")] as const) : [];
  return new Map([...works, ...own]);
}

/** Coasts and countries of Natural Earth, at 1:50 million. */
export function loadAtlas(): object {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json"), "utf8"));
}
