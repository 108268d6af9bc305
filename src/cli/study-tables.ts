// The finished draws of a study as tables: CSV, lines of JSON, Parquet, and a codebook that says what each column is. Rows come
// in order of their number whatever order they were solved in.

import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { fileWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { type Compiled, csvText, type StudyRow } from "../index.ts";
import { UserError } from "./command.ts";
import { onFile, writeText } from "./files.ts";
import { KEPT_HELP, type Manifest } from "./study-folder.ts";

/** One column of the tables. */
interface Field {
  readonly name: string;
  readonly about: string;
  readonly unit: string;
  /** "drawn", "result" or "bookkeeping". */
  readonly role: string;
  readonly isText?: boolean;
}

export interface TableSource {
  readonly compiled: Compiled;
  readonly manifest: Manifest;
  /** The finished draws in order of their number, with their drawn values by input. */
  readonly rows: readonly StudyRow[];
}

const KEPT: readonly Field[] = [
  { name: "draw", about: "number of the draw, from 0", unit: "", role: "bookkeeping" },
  { name: "status", about: "baseline: solved from the scenario's own solution; retraced: by sweeps up the branch from precision 0 or along it, since that solution leads nowhere near or off the branch; failed: not solved, results are empty", unit: "", role: "bookkeeping", isText: true },
  { name: "residual", about: "largest difference between a probability and the logit response, recomputed from the profile", unit: "probability", role: "bookkeeping" },
  { name: "branch_gap", about: "in the sample that is traced in full as well: largest difference of an outcome's probability between both ways, above 0.00001 another equilibrium; empty outside the sample", unit: "probability", role: "bookkeeping" },
];

const FILES = { csv: "draws.csv", json: "draws.ndjson", parquet: "draws.parquet", codebook: "codebook.csv" };

/** Names of the files that `writeTables` leaves in the folder. */
export const TABLE_FILES: readonly string[] = Object.values(FILES);

/** What the tables are written from: plain data, which travels to another thread. */
interface Task {
  readonly role: "excomm-tables";
  readonly folder: string;
  readonly fields: readonly Field[];
  readonly manifest: Manifest;
  readonly rows: readonly StudyRow[];
}

/** Fewer draws are written sooner than a thread has begun. */
const MANY = 2000;

/** Writes the tables, in a thread beside this one where that saves time; a table is exchanged for the new one when that is whole. */
export function writeTables(folder: string, source: TableSource, threads: number | null): Promise<void> {
  const task: Task = { role: "excomm-tables", folder, fields: fieldsOf(source), manifest: source.manifest, rows: source.rows };
  if (threads === 1 || source.rows.length < MANY) return Promise.resolve(writeAll(task));
  // A mistake loses its kind on the way out of a thread: what failed there is tried here once more, and says why.
  return new Promise<boolean>((resolve) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task });
    worker.on("error", () => resolve(false));
    worker.on("exit", (code) => resolve(code === 0));
  }).then((isWritten) => (isWritten ? undefined : writeAll(task)));
}

function writeAll({ folder, fields, manifest, rows }: Task): void {
  writeText(join(folder, FILES.codebook), csvText(["column", "role", "unit", "about"], fields.map(({ name, role, unit, about }) => [name, role, unit, about])));
  exchange([join(folder, FILES.csv), join(folder, FILES.json)], (drafts) => writeLines(drafts, lines(rows, fields)));
  exchange([join(folder, FILES.parquet)], ([draft = ""]) => onFile(draft, "written", () => writeParquet(draft, rows, fields, manifest), KEPT_HELP));
}

/** Puts files into their places once they are whole; after a failure the old ones stand and no draft is left. */
function exchange(paths: readonly string[], write: (drafts: readonly string[]) => void): void {
  const drafts = paths.map((path) => `${path}.part`);
  for (const path of [...paths, ...drafts]) if (isFolder(path)) throw new UserError(`"${path}" cannot be written: it is a folder`, `move it away; ${KEPT_HELP}`);
  try {
    write(drafts);
    paths.forEach((path, i) => onFile(path, "written", () => renameSync(drafts[i]!, path), KEPT_HELP)); // a draft for each
  } catch (error) {
    drafts.forEach((draft) => rmSync(draft, { force: true }));
    throw error;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function fieldsOf({ compiled, manifest }: TableSource): Field[] {
  const { parameters } = compiled.scenario;
  return [
    ...KEPT,
    ...manifest.inputs.map((name): Field => {
      const parameter = parameters.get(name);
      if (parameter === undefined) return { name: `in:${name}`, about: "precision of choice", unit: "1/util", role: "drawn" };
      const sources = parameter.sources.length === 0 ? "" : ` (${parameter.sources.join(", ")})`;
      return { name: `in:${name}`, about: `${parameter.title || name}; ${parameter.basis}${sources}`, unit: parameter.unit, role: "drawn" };
    }),
    ...manifest.outputs.map(({ name, title, unit }): Field => ({ name, about: title, unit, role: "result" })),
  ];
}

/** By field; NaN stands for nothing. */
const cellsOf = ({ draw, values }: StudyRow): (number | string)[] => [draw.number, draw.status, draw.residual, draw.branchGap, ...values, ...draw.outputs];
const isNothing = (cell: number | string | undefined): boolean => typeof cell === "number" && Number.isNaN(cell);

/** Of each row the line of CSV and that of JSON: they share their numbers' digits. */
function* lines(rows: readonly StudyRow[], fields: readonly Field[]): Generator<readonly [string, string]> {
  const names = fields.map(({ name }) => JSON.stringify(name));
  yield [csvText(fields.map(({ name }) => name), []), ""];
  for (const row of rows) {
    const cells = cellsOf(row), texts = cells.map(String);
    const json = cells.map((cell, i) => `${names[i]!}:${typeof cell === "string" ? JSON.stringify(cell) : Number.isFinite(cell) ? texts[i]! : "null"}`); // a cell for each name
    yield [`${cells.map((cell, i) => (isNothing(cell) ? "" : texts[i]!)).join(",")}\r\n`, `{${json.join(",")}}\n`];
  }
}

/** Rows of a table of Parquet that stand together, column by column. */
const GROUP_ROWS = 1000;

function writeParquet(path: string, rows: readonly StudyRow[], fields: readonly Field[], manifest: Manifest): void {
  const group = (from: number) => {
    const cells = rows.slice(from, from + GROUP_ROWS).map(cellsOf);
    return fields.map(({ name, isText }, i) => ({ name, type: isText === true ? "STRING" as const : name === "draw" ? "INT32" as const : "DOUBLE" as const, data: cells.map((row) => (isNothing(row[i]) ? null : row[i])) }));
  };
  const writer = new ParquetWriter({ writer: fileWriter(path), schema: schemaFromColumnData({ columnData: group(0) }), createdBy: `excomm ${manifest.excomm}`, kvMetadata: [{ key: "excomm-manifest", value: JSON.stringify(manifest) }] });
  for (let from = 0; from < rows.length; from += GROUP_ROWS) writer.write({ columnData: group(from), rowGroupSize: GROUP_ROWS });
  writer.finish();
}

const WRITE_CHARS = 1 << 20;

/** Each file gets its own of the lines that come together. */
function writeLines(paths: readonly string[], lines: Iterable<readonly string[]>): void {
  const files = paths.map((path) => onFile(path, "written", () => openSync(path, "w"), KEPT_HELP)), waiting = paths.map(() => "");
  try {
    const write = (i: number) => {
      const bytes = Buffer.from(waiting[i]!); // as many as paths
      onFile(paths[i]!, "written", () => {
        for (let at = 0; at < bytes.length; ) at += writeSync(files[i]!, bytes, at);
      }, KEPT_HELP);
      waiting[i] = "";
    };
    for (const together of lines) {
      together.forEach((line, i) => {
        waiting[i] += line;
        if (waiting[i]!.length >= WRITE_CHARS) write(i);
      });
    }
    waiting.forEach((_, i) => write(i));
  } finally {
    files.forEach((file) => closeSync(file));
  }
}

if (!isMainThread && (workerData as Partial<Task> | null)?.role === "excomm-tables") writeAll(workerData as Task);
