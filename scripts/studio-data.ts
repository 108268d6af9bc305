// What the studio knows of the scenarios, read while it is built: the engine parses, pages get plain data as modules that load when
// they are asked for. src/studio/virtual.d.ts says what each module holds.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { loadAtlas, loadDossier, worksBeside } from "../src/cli/data.ts";
import { knownScenarios } from "../src/cli/game-file.ts";
import { readScenario } from "../src/cli/load.ts";
import { refuse } from "../src/cli/command.ts";
import { partsBeside, partTexts, partThesesPaths } from "../src/cli/part-files.ts";
import { plainText } from "../src/index.ts";
import { packageFolder } from "../src/cli/package.ts";
import { briefingData, havanaPicture, moscowPicture } from "../src/studio/pages/briefing/gather.ts";
import type { ThesesResults } from "../src/studio/worker/theses.ts";
import type { PartBeside } from "../src/studio/worker/parts.ts";

const PREFIX = "virtual:excomm/";
/** Beside a scenario: what its theses come to over many draws, as the command wrote it; and those of a part. */
const RESULTS = "../results/theses.json", resultsOfPart = (part: string) => `../results/theses.${part}.json`;

/** Answers imports of `virtual:excomm/...`: `scenarios`, `text/NAME`, `theses/NAME`, `works/NAME`, `parts/NAME`, `results/NAME`, `dossier/NAME`, `briefing`, `briefing/VIEW`. */
export function scenarioData(): Plugin {
  return {
    name: "excomm-data",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const [kind = "", name = ""] = id.slice(PREFIX.length + 1).split("/");
      for (const path of filesOf(name)) this.addWatchFile(path);
      return { code: moduleOf(kind, name), moduleType: "js", moduleSideEffects: false };
    },
  };
}

function moduleOf(kind: string, name: string): string {
  if (kind === "scenarios") return listModule();
  if (kind === "briefing") return briefingModule(name);
  const [path] = filesOf(name);
  if (path === undefined) throw new Error(`${PREFIX}${kind}/${name}: there is no scenario "${name}"`);
  if (kind === "text") return `export default ${quoted(readFileSync(path, "utf8"))};`;
  if (kind === "theses") return `export default ${quoted(readFileSync(join(path, "../theses.yaml"), "utf8"))};`;
  if (kind === "works") return dataModule(Object.fromEntries(worksBeside(name)));
  if (kind === "parts") return dataModule(partsOf(name));
  if (kind === "results") return dataModule(JSON.parse(readFileSync(join(path, RESULTS), "utf8")));
  if (kind === "dossier") return dataModule(loadDossier(name));
  throw new Error(`there is no module ${PREFIX}${kind}/${name}; scripts/studio-data.ts makes them`);
}

/** The list of scenarios, and how to load the text of each. */
function listModule(): string {
  const scenarios = knownScenarios().map(({ name, path }) => {
    const { scenario, diagnostics } = readScenario(path);
    refuse(diagnostics);
    return { name, title: plainText(scenario?.title ?? name), summary: plainText(scenario?.summary ?? ""), hasData: existsSync(join(path, "../data")), variants: [...(scenario?.variants.keys() ?? [])], parts: partsBeside(name).map((part) => ({ name: part.name, title: plainText(part.title), isLens: part.isLens })), hasTheses: existsSync(join(path, "../theses.yaml")), hasResults: existsSync(join(path, RESULTS)) };
  });
  const loaders = (kind: string, wanted: readonly { readonly name: string }[]) => `{${wanted.map(({ name }) => `${quoted(name)}: () => import(${quoted(`${PREFIX}${kind}/${name}`)}).then((module) => module.default)`).join(", ")}}`;
  return [
    `export const scenarios = ${JSON.stringify(scenarios)};`,
    `export const loadText = ${loaders("text", scenarios)};`,
    `export const loadTheses = ${loaders("theses", scenarios.filter(({ hasTheses }) => hasTheses))};`,
    `export const loadWorks = ${loaders("works", scenarios)};`,
    `export const loadParts = ${loaders("parts", scenarios.filter(({ parts }) => parts.length > 0))};`,
    `export const loadResults = ${loaders("results", scenarios.filter(({ hasResults }) => hasResults))};`,
    `export const loadDossier = ${loaders("dossier", scenarios.filter(({ hasData }) => hasData))};`,
  ].join("\n");
}

/** Where a reader is told what the parts of this scenario come to, a section for each. */
const PARTS_TOLD = { scenario: "october-1962", file: "docs/parts.md" };

function partsOf(scenario: string): PartBeside[] {
  const told = scenario === PARTS_TOLD.scenario ? sectionsOf(readFileSync(join(packageFolder(), PARTS_TOLD.file), "utf8")) : new Map<string, string>();
  return partsBeside(scenario).map(({ name, title, adds, why, isLens }) => {
    const asked = `${scenario}+${name}`, [source] = partTexts(asked), [theses] = partThesesPaths(asked);
    const results = filesOf(scenario).map((path) => join(path, resultsOfPart(name))).find((path) => existsSync(path));
    return { name, title: plainText(title), adds: plainText(adds), why: plainText(why), isLens, effect: told.get(name) ?? "", text: source?.text ?? "", theses: theses === undefined ? null : readFileSync(theses, "utf8"), results: results === undefined ? null : JSON.parse(readFileSync(results, "utf8")) as ThesesResults };
  });
}

/** Text by the name in the heading, for headings of one word in backticks; without tables and the words that lead to them. */
function sectionsOf(markdown: string): ReadonlyMap<string, string> {
  return new Map(markdown.split(/^## /m).flatMap((section) => {
    const [, name, text] = /^`([\w-]+)`\n+([^]*)$/.exec(section) ?? [];
    return name === undefined || text === undefined ? [] : [[name, paragraphsOf(text).filter((paragraph) => !paragraph.startsWith("|")).map((paragraph) => paragraph.replace(/(?<=\. )[^.]*:$/, "").trim()).join(" ")]];
  }));
}

/** What only a terminal or the repository can use: keys and options in brackets, pages of the documentation, what tests hold. */
const FOR_TERMINALS = /\s*\((?=[^()]*(?:`|docs\/))[^()]*\)|\s*A test [^.]*\.|,? (?:to 1e-\d+|which a test holds)/g;

const paragraphsOf = (text: string): string[] => text.replace(FOR_TERMINALS, "").replaceAll("`", "").trim().split(/\n{2,}/).map((paragraph) => paragraph.replace(/\s+/g, " "));

/** Plain data with maps in it, as a module. */
function dataModule(data: unknown): string {
  const json = JSON.stringify(data, (_, value: unknown) => (value instanceof Map ? { "map of": [...value] } : value));
  return `export default JSON.parse(${quoted(json)}, (_, value) => (value !== null && typeof value === "object" && "map of" in value ? new Map(value["map of"]) : value));`;
}

/** Which crisis the briefing is of. */
const BRIEFING = "october-1962";

function briefingModule(view: string): string {
  const dossier = loadDossier(BRIEFING), atlas = loadAtlas();
  return dataModule(view === "moscow" ? moscowPicture(dossier, atlas) : view === "havana" ? havanaPicture(dossier, atlas) : briefingData(dossier, atlas));
}

const quoted = (text: string) => JSON.stringify(text);

function filesOf(name: string): string[] {
  return knownScenarios().filter((scenario) => scenario.name === name).map(({ path }) => path);
}
