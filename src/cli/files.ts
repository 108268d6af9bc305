// Files named on the command line: read and written whole, with a sentence for everything that can be wrong with one.

import { accessSync, constants, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
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

/**
 * Writes all of the text or nothing: after a failure the file is as it was before.
 *
 * @throws {UserError} when the file cannot be written
 */
export function writeText(path: string, text: string): void {
  attempt(path, "written", () => {
    const before = statSync(path, { throwIfNoEntry: false });
    // A pipe or a device, which /dev/stdout may stand for, takes what it is given and cannot be exchanged for a file.
    if (before !== undefined && (!before.isFile() || resolve(path).startsWith("/dev/"))) return writeFileSync(path, text);
    if (before !== undefined) accessSync(path, constants.W_OK); // a rename does not ask whether the old file may be changed
    const target = before === undefined ? path : realpathSync(path); // a link stays a link
    const draft = join(dirname(target), `.excomm-${process.pid}.part`);
    try {
      writeFileSync(draft, text, { flag: "wx", mode: before?.mode ?? 0o666 });
      renameSync(draft, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") rmSync(draft, { force: true });
      throw error;
    }
  });
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
  EDQUOT: "your share of the disk is used up",
  EFBIG: "the file would be larger than the system allows",
  EIO: "the disk or device does not answer as it should",
  EROFS: "the disk is read-only",
};

/** Why the system refused, in words where it is a usual reason. */
export function reasonText({ code = "", message }: NodeJS.ErrnoException): string {
  return REASONS[code] ?? message;
}

function attempt<Result>(path: string, verb: string, call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`"${path}" cannot be ${verb}: ${reasonText(error as NodeJS.ErrnoException)}`); // the calls above throw nothing else
  }
}

function megabytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 102.4) / 10} MB` : `${Math.ceil(bytes / 1024)} kB`;
}
