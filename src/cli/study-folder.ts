// The folder of an ensemble: what was asked, every finished draw as a line, and the tables made of them. A draw is finished
// when its line is written; a torn last line, as a kill leaves it, does not count.

import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync, statSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { DesignKind, LambdaRange, StudyDraw, StudyOutput } from "../index.ts";
import { UserError } from "./command.ts";
import { onFile, readText, writeText } from "./files.ts";
import { LOCK, lockFolder } from "./folder-lock.ts";
import { pathOf } from "./game-file.ts";
import { partsBeside, partTexts, wholeText } from "./part-files.ts";

/** What an ensemble is. Equal manifests give equal results, byte for byte, wherever they are run. */
export interface Manifest {
  readonly format: "excomm-study 1";
  /** Version of the engine. */
  readonly excomm: string;
  readonly scenario: { readonly title: string; readonly sha256: string };
  /** As on the command line. */
  readonly changes: { readonly set: readonly string[]; readonly variant: string | null; readonly commonPrior: boolean };
  readonly design: DesignKind;
  readonly count: number;
  readonly seed: number;
  readonly lambda: LambdaRange;
  readonly baselineLambda: number;
  readonly retraceEvery: number;
  readonly solver: string;
  /** Of the file of theses whose sides are kept; null without. */
  readonly theses: { readonly sha256: string; readonly ids: readonly string[] } | null;
  /** Tags that are looked ahead to from every step of the record. */
  readonly outlook: readonly string[];
  /** Whether the straw votes of the record are kept; without: no. */
  readonly votes?: boolean;
  /** The draws of this folder: all, or those of one shard. */
  readonly draws: { readonly from: number; readonly to: number };
  readonly inputs: readonly string[];
  readonly held: readonly string[];
  readonly outputs: readonly StudyOutput[];
}

const MANIFEST = "manifest.json", SCENARIO = "scenario.yaml";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** @throws {UserError} when the folder holds no manifest, or one of another format */
export function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw new UserError(`"${folder}" is not the folder of a study: it has no ${MANIFEST}`, "name the folder that `excomm study --out` was given");
  let manifest: Partial<Manifest> | null;
  const text = readText(path);
  try {
    manifest = JSON.parse(text) as Partial<Manifest> | null;
  } catch {
    throw new UserError(`"${path}" is not JSON`, "restore it, or begin anew in an empty folder");
  }
  if (manifest?.format !== "excomm-study 1" || !Array.isArray(manifest.inputs) || !Array.isArray(manifest.outputs) || typeof manifest.draws?.from !== "number" || typeof manifest.draws.to !== "number") {
    throw new UserError(`"${path}" is not the manifest of a study that this version reads`, "it was written by another version or changed by hand; begin anew in an empty folder");
  }
  return manifest as Manifest; // the fields that the code below counts on were looked at; others are only compared and printed
}

/** The copy of the studied text in the folder of a study; null where there is none, or it was changed. */
export function scenarioIn(folder: string, { scenario }: Manifest): string | null {
  const path = join(folder, SCENARIO);
  if (!existsSync(path)) return null;
  const asked = [path, ...partsBeside(path).map(({ name }) => name)].join("+");
  return sha256(wholeText(asked)) === scenario.sha256 ? asked : null;
}

/**
 * Begins a folder or goes on in one that was begun with the same manifest.
 *
 * @param asked  the studied scenario, whose text is kept in the folder, with those of its parts
 * @throws {UserError} when the folder belongs to another study or holds something else, or another process begins it
 */
export function openFolder(folder: string, manifest: Manifest, asked: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new UserError(`"${folder}" is a file`, "name a folder for the results");
  if (existsSync(join(folder, MANIFEST))) {
    const before = readManifest(folder);
    const differing = (Object.keys(manifest) as (keyof Manifest)[]).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(manifest[key]));
    if (differing.length > 0) throw new UserError(`"${folder}" holds another study: it differs in ${differing.join(", ")}`, "give the same options to go on with it, or name an empty folder");
    return;
  }
  if (existsSync(folder) && namesIn(folder).some((name) => name !== LOCK)) throw new UserError(`"${folder}" is not empty and holds no study`, "name an empty or a new folder");
  onFile(folder, "made", () => makeFolders(resolve(folder)), "name a new folder in one that you may write to");
  lockFolder(folder);
  writeText(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  writeText(join(folder, SCENARIO), readText(pathOf(asked)));
  const parts = partTexts(asked);
  if (parts.length > 0) onFile(join(folder, "parts"), "made", () => mkdirSync(join(folder, "parts"), { recursive: true }));
  for (const { name, text } of parts) writeText(join(folder, "parts", `${name}.yaml`), text);
}

/** Level by level: Node's own recursion never ends where the system refuses a name below a folder that is there, as below /proc. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  mkdirSync(folder);
}

const namesIn = (folder: string): string[] => onFile(folder, "read", () => readdirSync(folder));

const PART = /^part-(\d+)\.ndjson$/;

function partsOf(folder: string): string[] {
  return namesIn(folder).filter((name) => PART.test(name)).sort((a, b) => Number(PART.exec(a)![1]) - Number(PART.exec(b)![1])).map((name) => join(folder, name));
}

/** A file that nobody has written to yet. */
export function newPart(folder: string, offset: number): string {
  const taken = partsOf(folder).map((path) => Number(PART.exec(path.slice(path.lastIndexOf("part-")))![1]));
  return join(folder, `part-${Math.max(-1, ...taken) + 1 + offset}.ndjson`);
}

/** The way out where a file of a study cannot be written. */
export const KEPT_HELP = "finished draws are kept in the folder: mend this and give the same command to go on";

const SEAL = /,"check":"([0-9a-f]{8})"\}$/;

/** A line with its check sum, so that a changed digit is seen. */
function sealed(json: string): string {
  return `${json.slice(0, -1)},"check":"${checkOf(json)}"}\n`;
}

const checkOf = (json: string): string => sha256(json).slice(0, 8);

/**
 * Appends finished draws, each by one write.
 *
 * @throws {UserError} when the file cannot be opened or written
 */
export function openPart(path: string): { write(draw: StudyDraw): void; close(): void } {
  const file = onFile(path, "written", () => openSync(path, "a"), KEPT_HELP);
  return {
    write({ number, status, residual, branchGap, outputs, reason }) {
      const line = Buffer.from(sealed(JSON.stringify({ number, status, residual, branchGap, reason, outputs: [...outputs] })));
      onFile(path, "written", () => {
        for (let at = 0; at < line.length; ) at += writeSync(file, line, at);
      }, KEPT_HELP);
    },
    close: () => closeSync(file),
  };
}

/** Where a finished draw stands. */
interface Place {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

/** The finished draws of folders, by number; nothing but their places is held in memory. */
export interface FinishedDraws {
  readonly size: number;
  has(number: number): boolean;
  /** @throws {UserError} when the line is not a draw of `outputs` numbers */
  read(number: number, outputs: number): StudyDraw;
  close(): void;
}

export function finishedDraws(folders: readonly string[]): FinishedDraws {
  const places = new Map<number, Place>(), files = new Map<string, number>();
  for (const path of folders.flatMap(partsOf)) for (const [number, place] of linesOf(path)) if (!places.has(number)) places.set(number, place);
  return {
    size: places.size,
    has: (number) => places.has(number),
    read(number, outputs) {
      const place = places.get(number);
      if (place === undefined) throw new Error(`bug in excomm: draw ${number} is not finished`);
      let file = files.get(place.path);
      if (file === undefined) files.set(place.path, (file = onFile(place.path, "read", () => openSync(place.path, "r"))));
      const bytes = Buffer.alloc(place.length);
      readSync(file, bytes, 0, place.length, place.offset);
      return drawOf(bytes.toString("utf8"), number, outputs, place.path);
    },
    close: () => files.forEach((file) => closeSync(file)),
  };
}

const READ_BYTES = 1 << 20, NEWLINE = 10;

/** Number and place of every whole line of a part. */
function* linesOf(path: string): Generator<readonly [number, Place]> {
  const file = onFile(path, "read", () => openSync(path, "r"));
  try {
    let rest = Buffer.alloc(0), offset = 0;
    const block = Buffer.alloc(READ_BYTES);
    const more = () => onFile(path, "read", () => readSync(file, block)); // a folder opens, and then cannot be read
    for (let count = more(); count > 0; count = more()) {
      rest = Buffer.concat([rest, block.subarray(0, count)]);
      for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
        const number = /^\{"number":(\d+),/.exec(rest.toString("latin1", 0, Math.min(end, 40)))?.[1];
        if (number !== undefined && rest[end - 1] === 0x7d) yield [Number(number), { path, offset, length: end }];
        offset += end + 1;
        rest = rest.subarray(end + 1);
      }
    }
  } finally {
    closeSync(file);
  }
}

function drawOf(line: string, number: number, outputs: number, path: string): StudyDraw {
  const fail = () => new UserError(`"${path}" holds a line for draw ${number} that is not a draw of this study`, "was the file changed by hand? delete the line, and the draw is solved again");
  const [seal = "", check] = SEAL.exec(line) ?? [];
  if (check === undefined || checkOf(`${line.slice(0, -seal.length)}}`) !== check) throw fail();
  let read: { readonly [key: string]: unknown };
  try {
    read = JSON.parse(line) as { readonly [key: string]: unknown };
  } catch {
    throw fail();
  }
  const { status, residual, branchGap, reason, outputs: values } = read;
  const isNumber = (x: unknown): x is number | null => x === null || typeof x === "number";
  if (!(status === "baseline" || status === "retraced" || status === "failed") || !isNumber(residual) || !isNumber(branchGap) || typeof reason !== "string" || !Array.isArray(values) || values.length !== outputs || !values.every(isNumber)) throw fail();
  const numberOf = (x: number | null) => x ?? NaN; // JSON has no NaN
  return { number, status, residual: numberOf(residual), branchGap: numberOf(branchGap), reason, outputs: Float64Array.from(values, numberOf) };
}
