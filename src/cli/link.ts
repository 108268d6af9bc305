// A link copied in the studio, as the arguments and options of a command.

import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { type Link, parseLink, plainText, SCENARIO_CHARS_MAX, sha256 } from "../index.ts";
import { type Command, UserError } from "./command.ts";
import { temporaryFolder, writeText } from "./files.ts";
import { pathOf } from "./game-file.ts";
import type { GameFlags, SolverFlags } from "./options.ts";
import { partsBeside, wholeText } from "./part-files.ts";
import type { Terminal } from "./terminal.ts";

type LinkedFlags = GameFlags & SolverFlags & { readonly link: string };

/**
 * Runs a command under what a link says. What stands on the command line goes before it.
 *
 * @throws {UserError} when the link is damaged, or is about another scenario than the command line or one that is not here
 */
export async function runLinked(command: Command, [asked, ...others]: readonly (string | undefined)[], { link: word, ...flags }: LinkedFlags, terminal: Terminal): Promise<number> {
  const { link, fault } = parseLink(word);
  if (link === null) {
    const [message = "", ...help] = fault.split("; ");
    throw new UserError(message, help.join("; "));
  }
  const folder = temporaryFolder("link");
  try {
    const found = scenarioOf(link, asked, folder), parts = command.linked === undefined ? partsFor(command, found, link) : [];
    const scenario = [found, ...parts].join("+");
    if (sha256(wholeText([found, ...link.parts].join("+"))) !== link.hash) terminal.note(`note: the link was made with another version of ${basename(found)}; its numbers may differ from these`);
    const given = command.linked === undefined ? { ...flagsOf(link, command), ...flags, ...(link.set.length + (flags.set?.length ?? 0) === 0 ? {} : { set: [...link.set, ...(flags.set ?? [])] }) } : command.linked(link, flags);
    return await command.run([scenario, ...others], given, terminal);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The parts that are on; a command that goes through all lenses by itself is given none. */
function partsFor({ options }: Command, scenario: string, { parts }: Link): readonly string[] {
  if (parts.length === 0 || options.some(({ flags }) => flags.startsWith("--lens "))) return parts;
  const lenses = new Set(partsBeside(scenario).filter(({ isLens }) => isLens).map(({ name }) => name));
  return parts.filter((name) => !lenses.has(name));
}

/** The name or path of the scenario; one that travels in the link is put into `folder`. */
function scenarioOf({ scenario, text, file }: Link, asked: string | undefined, folder: string): string {
  if (scenario !== null) {
    if (asked !== undefined && asked !== scenario) throw new UserError(`the link is about "${scenario}", the command line about "${asked}"`, "leave one of them out");
    pathOf(scenario);
    return scenario;
  }
  if (asked !== undefined) return asked;
  if (text === null) throw new UserError(`the link is about a file of its author's own${file === "" ? "" : `, "${file}",`} that it does not carry`, "ask for the file and name it: excomm solve FILE --link LINK");
  const path = join(folder, basename(plainText(file)).replace(/[^\w.-]+/g, "-").replace(/^\.*$/, "scenario.yaml"));
  writeText(path, inflate(text));
  return path;
}

function inflate(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(inflateRawSync(bytes, { maxOutputLength: SCENARIO_CHARS_MAX }));
  } catch {
    throw new UserError("the scenario in the link is damaged, or larger than a scenario may be", "ask for the link again, or copy it whole");
  }
}

/** What the link says, as far as the command has an option for it. */
function flagsOf({ variant, commonPrior, solver, lambda, limit, seed }: Link, { options }: Command): GameFlags & SolverFlags {
  const takes = (name: string) => options.some(({ flags }) => flags.includes(`--${name}`));
  return {
    ...(variant === null ? {} : { variant }), ...(commonPrior ? { commonPrior } : {}), ...(solver !== null && takes("solver") ? { solver } : {}),
    ...(lambda !== null && takes("lambda") ? { lambda } : {}), ...(limit && takes("limit") ? { limit } : {}), ...(seed !== null && takes("seed") ? { seed } : {}),
  };
}
