// What the commands share that work out a piece of the world's arithmetic from the data beside a scenario.

import { type Assumption, assumptionLines, type Changes, implausible } from "../index.ts";
import { type Option, UserError } from "./command.ts";
import { writable, writeOutput } from "./files.ts";
import { JSON_OPTION, readInteger, readNumber, SEED_OPTION } from "./options.ts";
import type { Terminal } from "./terminal.ts";

export interface AssessingFlags {
  readonly set?: Changes;
  readonly draws?: number;
  readonly seed?: number;
  readonly inputs?: boolean;
  readonly svg?: string;
  readonly json?: boolean;
}

export const DRAWS_DEFAULT = 400;

export const SET_OPTION: Option = { flags: "--set <name=value>", about: "give a number of --inputs another value; may be repeated", repeats: "by name", parse: readChange };
export const DRAWS_OPTION: Option = { flags: "--draws <integer>", about: `draws over the ranges of the numbers (default ${DRAWS_DEFAULT})`, parse: readDraws };
export const FACE_OPTIONS: readonly Option[] = [
  { flags: "--inputs", about: "list every number behind it, with range and how well it is known" },
  { flags: "--svg <file>", about: "write the figure to a file; - is standard output", parse: writable },
  JSON_OPTION,
];
export const ASSESSING_OPTIONS: readonly Option[] = [SET_OPTION, DRAWS_OPTION, SEED_OPTION, ...FACE_OPTIONS];

export interface Faces {
  /** Every number behind it, before the changes asked for and after. */
  readonly before: readonly Assumption[];
  readonly inputs: readonly Assumption[];
  text(): string;
  json(): unknown;
  svg(): string;
}

/** Notes what lies outside its range, and prints one of: the numbers behind it, the figure, JSON, text. */
export function present(flags: AssessingFlags, terminal: Terminal, faces: Faces): void {
  for (const sentence of implausible(faces.before, flags.set ?? new Map())) terminal.note(`note: ${sentence}`);
  if (flags.svg !== undefined) writeOutput(flags.svg, faces.svg(), terminal);
  if (flags.json === true) terminal.write(`${JSON.stringify(faces.json(), (_, value: unknown) => (typeof value === "number" && !Number.isFinite(value) ? null : value), 2)}\n`);
  else if (flags.inputs === true) terminal.write(`${assumptionLines(faces.inputs, terminal.columns, terminal.ink).join("\n")}\n`);
  else if (flags.svg === undefined) terminal.write(faces.text());
}

function readDraws(text: string): number {
  const draws = readInteger(text, "--draws", 0, 100_000);
  if (draws === 1) throw new UserError("--draws 1 makes no band, which needs at least 2 draws", "give 2 or more, or 0 for the central values alone");
  return draws;
}

/** One more number given, NAME=VALUE, beside those of `before`. */
export function readChange(text: string, before: unknown): Changes {
  const at = text.indexOf("=");
  if (at < 1) throw new UserError(`--set takes NAME=VALUE, got "${text}"`, "--inputs lists the names");
  const name = text.slice(0, at).trim();
  return new Map([...((before as Changes | undefined) ?? []), [name, readNumber(text.slice(at + 1).trim(), `--set ${name}`, -Infinity, Infinity)]]);
}
