// The data beside a scenario: the folder `data` next to its file, read into a dossier.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type CitedWork, type Dossier, DOSSIER_PARTS, parseDossier } from "../index.ts";
import { refuse, UserError } from "./command.ts";
import { readText } from "./files.ts";
import { pathOf } from "./game-file.ts";
import { loadScenario } from "./load.ts";

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

/** Works that may be cited of a scenario, those of its data included, by key. */
export function citedWorks(nameOrPath: string): ReadonlyMap<string, CitedWork> {
  const known = ({ key, author, title, year, publisher, confidence }: Pick<CitedWork, "key" | "author" | "title" | "year" | "publisher"> & { readonly confidence: string | null }) => [key, { key, author, title, year, publisher, recalled: confidence === "recalled" }] as const;
  const hasData = existsSync(join(dirname(pathOf(nameOrPath)), "data"));
  return new Map([...(hasData ? loadDossier(nameOrPath).works : []).map(known), ...[...loadScenario(nameOrPath).sources.values()].map(known)]);
}

/** The same in words, with how well each is known. */
export function worksBeside(nameOrPath: string): ReadonlyMap<string, string> {
  return new Map([...citedWorks(nameOrPath)].map(([key, { author, title, year, recalled }]) => [key, `${[author, title, year].filter((part) => part !== "").join(", ")}${recalled ? "; cited from memory, unverified" : ""}`]));
}

/** Coasts and countries of Natural Earth, at 1:50 million. */
export function loadAtlas(): object {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json"), "utf8"));
}
