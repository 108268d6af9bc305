// Parts of a scenario on the command line: `--with havana,signals` and `--lens NAME`, which stand for NAME+havana+signals. Their files
// lie beside the scenario, in `parts` beside scenario.yaml and in NAME.parts beside NAME.yaml.

import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Part, parsePart, type PartText, suggest, textWithParts } from "../index.ts";
import { type Command, type Option, refuse, UserError } from "./command.ts";
import { readText } from "./files.ts";
import { DEFAULT_SCENARIO, partNames, pathOf } from "./game-file.ts";

export interface PartFlags {
  readonly with?: readonly string[];
  readonly lens?: string;
}

/** Who decides where no lens is on. */
export const NO_LENS = "unitary";
const PART_BYTES_MAX = 1024 * 1024;

export const PART_OPTIONS: readonly Option[] = [
  { flags: "--with <parts>", about: "parts of the scenario to switch on, such as havana,signals", parse: (text, before) => [...((before as string[] | undefined) ?? []), ...text.split(",").filter((name) => name !== "")] },
  { flags: "--lens <name>", about: `who decides: a lens of the scenario, or ${NO_LENS}` },
];

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

/** Arguments and options with the parts in the names of scenarios, as every command takes them. */
export function withParts(command: Command, args: readonly (string | undefined)[], flags: PartFlags & { readonly scenario?: string }): { readonly args: readonly (string | undefined)[]; readonly flags: object } {
  const { with: parts = [], lens, ...others } = flags;
  const names = [...parts, ...(lens === undefined || lens === NO_LENS ? [] : [lens])];
  if (names.length === 0) return { args, flags: others };
  const named = (asked: string | undefined) => [asked ?? DEFAULT_SCENARIO, ...names].join("+");
  if (lens !== undefined && lens !== NO_LENS) requireLens(args.find((arg) => arg !== undefined) ?? flags.scenario ?? DEFAULT_SCENARIO, lens);
  const takesOption = command.options.some((option) => option.flags.startsWith("--scenario "));
  return takesOption ? { args, flags: { ...others, scenario: named(flags.scenario) } } : { args: args.map(named), flags: others };
}

function requireLens(asked: string, name: string): void {
  const lenses = partsBeside(asked).filter(({ isLens }) => isLens).map((part) => part.name);
  if (!lenses.includes(name)) throw new UserError(`"${asked}" has no lens "${name}"`, suggest(name, [NO_LENS, ...lenses]));
}
