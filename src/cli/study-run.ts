// From what was asked on the command line to an ensemble in a folder.

import { checkWorlds, type Compiled, type DesignKind, drawSpace, groupsOf, type LambdaRange, type StudyRow, type StudySession, type Thesis } from "../index.ts";
import { Interrupted, UserError } from "./command.ts";
import { lockFolder } from "./folder-lock.ts";
import { loadCompiled } from "./load.ts";
import { wholeText } from "./part-files.ts";
import { type GameFlags, settingsFrom } from "./options.ts";
import { packageVersion } from "./package.ts";
import { finishedDraws, type Manifest, openFolder, sha256 } from "./study-folder.ts";
import { baselineOf, sessionOf, solvePending } from "./study-threads.ts";
import type { Terminal } from "./terminal.ts";

export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** The options of an ensemble; what is left out has a default. */
export interface StudyAsk extends GameFlags {
  readonly count?: number;
  readonly seed?: number;
  readonly design?: DesignKind;
  readonly lambda?: LambdaRange;
  readonly shard?: Shard;
  readonly retrace?: number;
  /** For designs that place points for an analysis: trajectories or rows, instead of a count. */
  readonly repeats?: number;
  /** Parameters to leave alone beside what the command line gives; "lambda" is left out of them. */
  readonly alsoHold?: readonly string[];
}

/** Precision is drawn from the scenario's own divided by `lambdaSpan` to its multiple. */
export const STUDY_DEFAULTS = { count: 1000, seed: 62, design: "latin", retraceEvery: 50, lambdaSpan: 2, solver: "qre" } as const;

export interface PlannedStudy {
  /** The scenario as asked for, for other threads to load. */
  readonly asked: string;
  readonly flags: GameFlags;
  readonly compiled: Compiled;
  readonly hold: ReadonlySet<string>;
  readonly baseline: Float64Array;
  readonly manifest: Manifest;
  readonly session: StudySession;
  readonly theses: readonly Thesis[];
}

/** Theses whose sides every draw keeps, and the hash of their file. */
export interface ThesesAsk {
  readonly theses: readonly Thesis[];
  readonly sha256: string;
}

/** @throws {UserError} when the scenario has nothing to draw, or there are more shards than draws */
export function planStudy(asked: string, ask: StudyAsk, terminal: Terminal, thesesAsk: ThesesAsk | null = null, outlook: readonly string[] = [], votes = false): PlannedStudy {
  terminal.progress("compiling");
  const flags = gameFlags(ask);
  const compiled = loadCompiled(asked, flags, terminal.note);
  const { scenario } = compiled, { solver, lambdaSpan, ...defaults } = STUDY_DEFAULTS;
  const baselineLambda = scenario.defaults.lambda;
  const hold = new Set([...heldBy(compiled, flags), ...(ask.alsoHold ?? [])]), baseline = baselineOf(compiled, solver, baselineLambda);
  const lambda = ask.lambda ?? [baselineLambda / lambdaSpan, baselineLambda * lambdaSpan] as const;
  const design = ask.design ?? defaults.design;
  const groups = groupsOf(drawSpace(compiled, hold), typeof lambda !== "number" && lambda[1] > lambda[0]).length;
  const count = design === "morris" ? (ask.repeats ?? 1) * (groups + 1) : design === "saltelli" ? (ask.repeats ?? 1) * (groups + 2) : (ask.count ?? defaults.count);
  const plan: Omit<Manifest, "inputs" | "held" | "outputs"> = {
    format: "excomm-study 1", excomm: packageVersion(),
    scenario: { title: scenario.title, sha256: sha256(wholeText(asked)) },
    changes: { set: [...(flags.set ?? [])], variant: flags.variant ?? null, commonPrior: flags.commonPrior === true },
    design, count, seed: ask.seed ?? defaults.seed,
    lambda,
    baselineLambda, retraceEvery: ask.retrace ?? defaults.retraceEvery, solver,
    theses: thesesAsk === null ? null : { sha256: thesesAsk.sha256, ids: thesesAsk.theses.map(({ id }) => id) },
    outlook, ...(votes ? { votes } : {}),
    draws: shardOf(count, ask.shard ?? { index: 1, of: 1 }),
  };
  const theses = thesesAsk?.theses ?? [];
  checkWorlds(compiled, theses); // here a mistake is told in full
  const session = sessionOf(compiled, plan, hold, baseline, theses);
  if (session.inputs.length === 0) throw new UserError(`"${asked}" has no number with a range that is left to draw`, "give a parameter a range, or hold fewer with --set");
  return { asked, flags, compiled, hold, baseline, session, theses, manifest: { ...plan, inputs: session.inputs, held: session.held, outputs: session.outputs } };
}

/** Solves what is missing in the folder; false when Ctrl-C ended it early. */
export async function runStudy(plan: PlannedStudy, folder: string, threads: number | null, terminal: Terminal): Promise<boolean> {
  const { asked, compiled, manifest } = plan;
  openFolder(folder, manifest, asked);
  const before = finishedDraws([folder]);
  const numbers = numbersOf(manifest), pending = Int32Array.from(numbers.filter((number) => !before.has(number)));
  before.close();
  if (pending.length > 0 && pending.length < numbers.length) terminal.note(`going on: ${numbers.length - pending.length} of ${numbers.length} draws are there`);
  if (pending.length > 0) lockFolder(folder);
  return pending.length === 0 || solvePending(compiled, { ...plan, scenario: asked, pending, threads }, folder, terminal);
}

/** The finished draws of a folder, in order of their number, with what was drawn. */
export function finishedRows({ manifest, session }: Pick<PlannedStudy, "manifest" | "session">, folder: string): StudyRow[] {
  const finished = finishedDraws([folder]);
  try {
    return numbersOf(manifest).filter((number) => finished.has(number)).map((number) => ({ draw: finished.read(number, manifest.outputs.length), values: session.values(number) }));
  } finally {
    finished.close();
  }
}

/**
 * Those that were solved.
 *
 * @param complete  false when Ctrl-C ended the run
 * @throws {UserError} when no draw was solved
 * @throws {Interrupted} when none was before Ctrl-C
 */
export function solvedRows(plan: Pick<PlannedStudy, "manifest" | "session">, folder: string, complete: boolean): StudyRow[] {
  const rows = finishedRows(plan, folder).filter(({ draw }) => draw.status !== "failed");
  if (rows.length === 0) throw complete ? new UserError("no draw was solved", "ask for more draws") : new Interrupted("stopped before a draw was solved");
  return rows;
}

export const numbersOf = ({ draws: { from, to } }: Manifest): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** What --set and a variant give is the same in every draw. */
export function heldBy({ scenario }: Compiled, flags: GameFlags): ReadonlySet<string> {
  return new Set([...settingsFrom(scenario, flags.set ?? []).keys(), ...(scenario.variants.get(flags.variant ?? "")?.set.keys() ?? [])]);
}

const gameFlags = ({ set, variant, commonPrior }: GameFlags): GameFlags => ({ ...(set === undefined ? {} : { set }), ...(variant === undefined ? {} : { variant }), ...(commonPrior === undefined ? {} : { commonPrior }) });

function shardOf(count: number, { index, of }: Shard): Manifest["draws"] {
  if (of > count) throw new UserError(`${count} draws cannot be divided into ${of} shards`, "ask for fewer shards");
  return { from: Math.floor(((index - 1) * count) / of), to: Math.floor((index * count) / of) };
}
