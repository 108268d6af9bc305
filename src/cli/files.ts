// Files named on the command line: read and written whole, with a sentence for everything that can be wrong with one.

import { accessSync, constants, lstatSync, mkdtempSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { printable } from "../index.ts";
import { UserError } from "./command.ts";
import type { Terminal } from "./terminal.ts";

/** Larger files are not read at all; the readers have bounds of their own below this. */
export const FILE_BYTES_MAX = 64 * 1024 * 1024;

/** @throws {UserError} when there is no such file, it cannot be read, or it is not text */
export function readText(path: string, bytesMax = FILE_BYTES_MAX): string {
  const bytes = onFile(path, "read", () => {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new UserError(`"${path}" is a folder`, "name a file in it");
    if (!stat.isFile()) throw new UserError(`"${path}" is not an ordinary file`, "name a file on disk");
    if (stat.size > bytesMax) throw new UserError(`"${path}" has ${megabytes(stat.size)}; at most ${megabytes(bytesMax)} are read`, "is it the right file?");
    return readFileSync(path);
  });
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\u0000")) return text;
  } catch {
    // Not UTF-8: the sentence below says so.
  }
  throw new UserError(`"${path}" is not a text file in UTF-8`, "scenarios are .yaml files, games .efg or .nfg files");
}

/**
 * Says why a file that is not there for readers is not: a link that leads nowhere or in a circle, a folder that may not be entered.
 * Returns where nothing of that name is there at all.
 *
 * @throws {UserError} with the reason
 */
export function requireReachable(path: string): void {
  const link = onFile(path, "read", () => lstatSync(path, { throwIfNoEntry: false }));
  if (link?.isSymbolicLink() !== true) return;
  onFile(path, "read", () => statSync(path, { throwIfNoEntry: false }));
  throw new UserError(`"${path}" cannot be read: it is a link to a file that is not there`, `it points at ${readlinkSync(path)}`);
}

/** Standard output, where a command takes the name of a file. */
const STDOUT = "-";

/** Writes what a command has made to the file it was told, and says so; `-` is standard output. */
export function writeOutput(path: string, text: string, terminal: Terminal): void {
  if (path === STDOUT) return terminal.write(text);
  writeText(path, text);
  terminal.note(`wrote ${printable(path)}`);
}

/**
 * Asks before the work whether a file can be written. What happens meanwhile `writeText` tells.
 *
 * @throws {UserError} when it cannot
 */
export function requireWritable(path: string): void {
  if (path === STDOUT) return;
  if (path === "") throw new UserError("a file to write to has no name", "name one, or - for standard output");
  onFile(path, "written", () => {
    const before = statSync(path, { throwIfNoEntry: false });
    if (before?.isDirectory() === true) throw new UserError(`"${path}" cannot be written: it is a folder`, "name a file in it");
    if (before !== undefined) accessSync(path, constants.W_OK);
    else accessSync(dirname(targetOf(path)), constants.W_OK | constants.X_OK);
  });
}

/** For an option that names a file to write: the name, asked about before the work. */
export function writable(path: string): string {
  requireWritable(path);
  return path;
}

/**
 * Writes all of the text or nothing: after a failure the file is as it was before. Only where the folder takes no new file and the
 * old one may be changed, it is written in place.
 *
 * @throws {UserError} when the file cannot be written
 */
export function writeText(path: string, text: string): void {
  onFile(path, "written", () => {
    const before = statSync(path, { throwIfNoEntry: false });
    // A pipe or a device, which /dev/stdout may stand for, takes what it is given and cannot be exchanged for a file.
    if (before !== undefined && (!before.isFile() || resolve(path).startsWith("/dev/"))) return writeFileSync(path, text);
    if (before !== undefined) accessSync(path, constants.W_OK); // a rename does not ask whether the old file may be changed
    const target = targetOf(path); // a link stays a link
    const draft = join(dirname(target), `.excomm-${process.pid}.part`);
    try {
      writeFileSync(draft, text, { flag: "wx", mode: before?.mode ?? 0o666 });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException; // writeFileSync throws nothing else
      if (code !== "EEXIST") rmSync(draft, { force: true });
      if (before !== undefined && (code === "EACCES" || code === "EPERM")) return writeFileSync(target, text);
      throw error;
    }
    try {
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  });
}

/** A new folder for what is thrown away at the end; the caller does that. */
export function temporaryFolder(purpose: string): string {
  return onFile(tmpdir(), "written to", () => mkdtempSync(join(tmpdir(), `excomm-${purpose}-`)), "what a command needs for a while is kept there; name another folder in the environment variable TMPDIR");
}

/** Where the text goes: what a link points at, whether that is there or not. */
function targetOf(path: string): string {
  let target = path;
  for (let links = 0; links < LINKS_MAX && lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() === true; links++) target = resolve(dirname(target), readlinkSync(target));
  return target;
}

/** As many as the system follows. */
const LINKS_MAX = 40;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is not a folder",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links lead in a circle",
  ENOSPC: "the disk is full",
  EDQUOT: "your share of the disk is used up",
  EFBIG: "the file would be larger than the system allows",
  EIO: "the disk or device does not answer as it should",
  EROFS: "the disk is read-only",
  EEXIST: "something of that name is there already",
  ENOTEMPTY: "a folder of that name is there",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
};

/** Whether it is the system that refused; Node's own mistakes have codes in two parts. */
export function isRefusal(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && /^E[A-Z0-9]+$/.test((error as NodeJS.ErrnoException).code ?? "");
}

/** Why the system refused, in words where it is a usual reason. */
export function reasonText({ code = "", message }: NodeJS.ErrnoException): string {
  return REASONS[code] ?? message;
}

/**
 * Does something with a file or folder, whose refusal by the system becomes the user's mistake.
 *
 * @param verb  what the call does, as in "cannot be written"
 * @param help  the way out
 * @throws {UserError} with the path and the reason
 */
export function onFile<Result>(path: string, verb: string, call: () => Result, help = ""): Result {
  try {
    return call();
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (!isRefusal(error)) throw error;
    throw new UserError(`"${path}" cannot be ${verb}: ${reasonText(error)}`, help);
  }
}

function megabytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 102.4) / 10} MB` : `${Math.ceil(bytes / 1024)} kB`;
}
