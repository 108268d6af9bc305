// One process at a time writes into the folder of a study. The lock is a file that names its owner; one that a dead process of this
// machine left behind, as a kill does, is taken over.

import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { UserError } from "./command.ts";
import { onFile } from "./files.ts";

/** The name of the file. */
export const LOCK = "lock";

/** On another machine nobody can see whether the owner lives: its lock counts as left behind when it was not touched for so long. */
const SILENT_MINUTES_MAX = 10, TOUCH_SECONDS = 20;

/** Locks of this process, by path, and when each was last touched, in ms. */
const held = new Map<string, number>();

/**
 * Keeps other processes from writing into a folder until this one ends.
 *
 * @throws {UserError} when another process is at it
 */
export function lockFolder(folder: string): void {
  const path = join(resolve(folder), LOCK), mine = `${process.pid} on ${hostname()}\n`;
  if (held.has(path)) return;
  for (;;) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw new UserError(`"${path}" cannot be written: it is a folder`, "move it away: a file of that name keeps two processes from writing at once");
    if (onFile(path, "written", () => beginLock(path, mine), "name a folder that you may write to")) break;
    const owner = contentOf(path);
    if (owner !== null) {
      if (isAtWork(path, owner)) throw new UserError(`another process is writing into "${folder}": ${owner.trim() || "it has just begun"}`, `wait for it or name another folder; if there is no such process any more, delete "${path}"`);
      takeAway(path, owner);
    }
  }
  if (held.size === 0) process.once("exit", () => held.forEach((_, lock) => rmSync(lock, { force: true })));
  held.set(path, Date.now());
}

/** Makes the lock; false where there is one already. */
function beginLock(path: string, mine: string): boolean {
  let file: number;
  try {
    file = openSync(path, "wx");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  try {
    writeSync(file, mine);
    return true;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Says that the owner lives; at most one write in some seconds, however often it is called. */
export function touchLock(folder: string): void {
  const path = join(resolve(folder), LOCK), now = Date.now();
  if (now - (held.get(path) ?? now) < 1000 * TOUCH_SECONDS) return;
  held.set(path, now);
  try {
    utimesSync(path, now / 1000, now / 1000);
  } catch {
    // the file was deleted by hand: the work goes on
  }
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null; // its owner has just ended
  }
}

function isAtWork(path: string, owner: string): boolean {
  const [, pid = "", host = ""] = /^(\d+) on (.*)\n$/.exec(owner) ?? [];
  if (host !== hostname()) return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 60_000 * SILENT_MINUTES_MAX;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Removes the lock that was looked at, and no other that has come in its place since. */
function takeAway(path: string, seen: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (contentOf(aside) !== seen) linkSync(aside, path);
  } catch {
    // another process was quicker; look again
  }
  rmSync(aside, { force: true });
}
