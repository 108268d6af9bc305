// What a topic of the benchmark is. Adding one means one file in topics/ and its name in main.ts.

/** Figures that a task prints: times in milliseconds from inside the process, start-up excluded. */
export type Figures = Readonly<Record<string, number>>;

export type Unit = "µs" | "ms" | "s" | "MB" | "ratio" | "share" | "count" | "percent";

export interface Figure {
  readonly value: number;
  readonly unit: Unit;
}

export interface Table {
  readonly title: string;
  /** Headings of the figures; the first column, what they are of, has none. */
  readonly columns: readonly string[];
  /** What the figures are of, and one for each column; null where there is none. */
  readonly rows: readonly { readonly of: string; readonly figures: readonly (Figure | null)[] }[];
  /** What a reader must know to read it. */
  readonly notes: readonly string[];
}

export interface Topic {
  /** Work done in processes of its own, by name. */
  readonly tasks: Readonly<Record<string, (...texts: string[]) => Figures | Promise<Figures>>>;
  /** Runs the tasks and puts the figures together. */
  tables(bench: Bench): Iterable<Table>;
}

/** What a topic measures with. */
export interface Bench {
  /** Whether long measurements are wanted too. */
  readonly deep: boolean;
  /** A task once, in a fresh process. */
  run(task: string, ...texts: string[]): Figures;
  /** The median of each figure over as many fresh processes. */
  median(task: string, runs: number, ...texts: string[]): Figures;
  /** A path for a file that lasts as long as the run. */
  file(name: string): string;
  /** The path of a C source of topics/ as a program, or null where there is no compiler called `cc`. */
  compileC(source: string, flags: readonly string[]): string | null;
}

export function timed<T>(work: () => T): readonly [T, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

export function fastest(times: number, work: () => unknown): number {
  let best = Infinity;
  for (let i = 0; i < times; i++) best = Math.min(best, timed(work)[1]);
  return best;
}

/** Columns of numbers as a file that our C programs read: for each its length as a 64-bit integer, then its bytes. */
export function columnsFile(columns: readonly (Int32Array | Float64Array | Uint8Array)[]): Buffer {
  return Buffer.concat(columns.flatMap((column) => [Buffer.from(BigInt64Array.of(BigInt(column.length)).buffer), Buffer.from(column.buffer, column.byteOffset, column.byteLength)]));
}
