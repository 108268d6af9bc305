// Files of the parts of a scenario: they lie beside it, in `parts` beside scenario.yaml and in NAME.parts beside NAME.yaml.

import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Part, parsePart, type PartText, suggest, textWithParts } from "../index.ts";
import { refuse, UserError } from "./command.ts";
import { readText } from "./files.ts";
import { partNames, pathOf } from "./game-file.ts";

const PART_BYTES_MAX = 1024 * 1024;

/** Paths of the parts that lie beside a scenario, by name. */
function partPaths(path: string): ReadonlyMap<string, string> {
  const folder = basename(path) === "scenario.yaml" ? join(dirname(path), "parts") : path.replace(/\.ya?ml$/, ".parts");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".yaml") && !name.endsWith(".theses.yaml")) : [];
  return new Map(files.sort().map((name) => [basename(name, ".yaml"), join(folder, name)]));
}

const partText = (name: string, file: string): PartText => ({ name, file, text: readText(file, PART_BYTES_MAX) });

/**
 * The texts of the parts that are asked for, in the order of their names.
 *
 * @throws {UserError} when there is no such part
 */
export function partTexts(nameOrPath: string): readonly PartText[] {
  const asked = partNames(nameOrPath);
  if (asked.length === 0) return [];
  const paths = partPaths(pathOf(nameOrPath));
  return [...new Set(asked)].sort().map((name) => {
    const file = paths.get(name);
    if (file === undefined) throw new UserError(`"${asked.length === 0 ? nameOrPath : nameOrPath.slice(0, nameOrPath.indexOf("+"))}" has no part "${name}"`, paths.size === 0 ? "parts lie in the folder `parts` beside scenario.yaml" : suggest(name, paths.keys()));
    return partText(name, file);
  });
}

/** Files of theses beside the parts that are on. */
export function partThesesPaths(nameOrPath: string): readonly string[] {
  return partTexts(nameOrPath).map(({ file }) => file.replace(/\.yaml$/, ".theses.yaml")).filter(existsSync);
}

/** Every part of a scenario, in the order in which they are laid over it. */
export function partsBeside(nameOrPath: string): readonly Part[] {
  const parts = [...partPaths(pathOf(nameOrPath))].map(([name, file]) => {
    const { part, diagnostics } = parsePart(partText(name, file));
    refuse(diagnostics);
    if (part === null) throw new Error(`bug in excomm: parsePart gave neither a part nor a mistake for ${file}`);
    return part;
  });
  return parts.toSorted((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
}

/** The texts of a scenario and of its parts that are on: what it is known by. */
export function wholeText(nameOrPath: string): string {
  return textWithParts(readText(pathOf(nameOrPath)), partTexts(nameOrPath));
}
