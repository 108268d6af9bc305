// Files named on the command line: read whole, with a sentence for everything that can be wrong with one.

import { readFileSync, statSync, writeFileSync } from "node:fs";
import { UserError } from "./command.ts";

/** Larger files are not read at all; the readers have bounds of their own below this. */
export const FILE_BYTES_MAX = 64 * 1024 * 1024;

/** @throws {UserError} when there is no such file, it cannot be read, or it is not text */
export function readText(path: string, bytesMax = FILE_BYTES_MAX): string {
  const bytes = attempt(path, "read", () => {
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

/** @throws {UserError} when the file cannot be written */
export function writeText(path: string, text: string): void {
  attempt(path, "written", () => writeFileSync(path, text));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is not a folder",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links lead in a circle",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
};

function attempt<Result>(path: string, verb: string, call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code = "", message } = error as NodeJS.ErrnoException; // the calls above throw nothing else
    throw new UserError(`"${path}" cannot be ${verb}: ${REASONS[code] ?? message}`);
  }
}

function megabytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 102.4) / 10} MB` : `${Math.ceil(bytes / 1024)} kB`;
}
