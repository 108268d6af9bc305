// Solves the draws of a study on all processors. Each thread takes the next draw that nobody has taken and writes it to a file of
// its own as soon as it is solved, so that a kill at any moment loses no finished draw.

import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type Compiled, openStudy, solve, solvers, type StudySession, type Thesis } from "../index.ts";
import { UserError } from "./command.ts";
import { touchLock } from "./folder-lock.ts";
import { loadCompiled } from "./load.ts";
import type { GameFlags } from "./options.ts";
import { type Manifest, newPart, openPart } from "./study-folder.ts";
import type { Terminal } from "./terminal.ts";

interface Task {
  readonly role: "excomm-study";
  readonly scenario: string;
  readonly flags: GameFlags;
  readonly hold: ReadonlySet<string>;
  readonly manifest: Manifest;
  readonly baseline: Float64Array;
  readonly theses: readonly Thesis[];
  /** Numbers of the draws to solve. */
  readonly pending: Int32Array;
  /** The next of them that nobody has taken, how many are finished, and 1 to stop. */
  readonly shared: Int32Array;
  readonly part: string;
}

const NEXT = 0, DONE = 1, STOP = 2;
const THREADS_MAX = 64;
/** Fewer draws than this are solved sooner than a thread has loaded the scenario again. */
const FEW = 200;
const PROGRESS_MS = 100;

export interface StudyRun {
  /** How to load the scenario in another thread. */
  readonly scenario: string;
  readonly flags: GameFlags;
  readonly hold: ReadonlySet<string>;
  readonly manifest: Manifest;
  readonly baseline: Float64Array;
  readonly theses: readonly Thesis[];
  readonly pending: Int32Array;
  readonly threads: number | null;
}

/** The session that a manifest describes. */
export function sessionOf(compiled: Compiled, manifest: Omit<Manifest, "inputs" | "held" | "outputs">, hold: ReadonlySet<string>, baseline: Float64Array, theses: readonly Thesis[] = []): StudySession {
  const solver = solvers.get(manifest.solver);
  if (solver === undefined) throw new Error(`there is no solver "${manifest.solver}"`);
  const { design, count, seed, lambda, retraceEvery, outlook, votes = false } = manifest;
  return openStudy(compiled, { design, count, seed, lambda, retraceEvery, solver, baseline, hold, theses, outlook, votes });
}

/** The scenario's own solution, where every draw starts. */
export function baselineOf(compiled: Compiled, solver: string, lambda: number): Float64Array {
  const [solved] = solve(compiled.game, { solver, lambda }).profiles;
  if (solved === undefined) throw new Error(`bug in excomm: ${solver} gave no profile`);
  return solved.probabilities;
}

/** Solves the pending draws; true when all are done, false when Ctrl-C ended it early. */
export async function solvePending(compiled: Compiled, run: StudyRun, folder: string, terminal: Terminal): Promise<boolean> {
  const { pending } = run;
  const shared = new Int32Array(new SharedArrayBuffer(12));
  const threads = Math.max(1, Math.min(run.threads ?? availableParallelism(), THREADS_MAX, pending.length));
  const task = (thread: number): Task => ({ role: "excomm-study", scenario: run.scenario, flags: run.flags, hold: run.hold, manifest: run.manifest, baseline: run.baseline, theses: run.theses, pending, shared, part: newPart(folder, thread) });
  // Draws keep every processor busy: helpers of the collector would only take turns with them.
  setFlagsFromString("--single-threaded-gc");
  const tasks = Array.from({ length: threads }, (_, thread) => task(thread));
  const onInterrupt = () => {
    if (Atomics.exchange(shared, STOP, 1) === 1) process.exit(130);
    terminal.note("stopping after the draws in hand; Ctrl-C again to end at once");
  };
  process.on("SIGINT", onInterrupt);
  const begun = terminal.seconds();
  const tell = () => {
    touchLock(folder);
    terminal.progress(progressText(Atomics.load(shared, DONE), pending.length, terminal.seconds() - begun));
  };
  // Of many draws this thread solves none: only threads begun from now on collect by themselves.
  const here = pending.length < FEW ? 1 : 0, clock = here === 0 ? setInterval(tell, PROGRESS_MS) : undefined;
  try {
    // A scenario holds functions, and those do not travel: every other thread loads it again.
    const others = tasks.slice(here).map((workerData) => new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData });
      worker.on("message", ([message, help]: readonly [string, string]) => reject(new UserError(message, help)));
      worker.on("error", reject);
      worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a thread of draws ended with ${code}`))));
    }));
    // A thread that fails must end the others, and its error must not be lost while this thread works.
    const all = Promise.all(others.map((other) => other.catch((error: unknown) => {
      Atomics.store(shared, STOP, 1);
      throw error;
    })));
    all.catch(() => undefined);
    for (const own of tasks.slice(0, here)) {
      await work(compiled, own, async () => {
        tell();
        await new Promise((resolve) => setImmediate(resolve)); // lets Ctrl-C in
      });
    }
    await all;
  } finally {
    clearInterval(clock);
    process.off("SIGINT", onInterrupt);
    terminal.progressEnd();
  }
  return Atomics.load(shared, DONE) === pending.length;
}

async function work(compiled: Compiled, { manifest, hold, baseline, theses, pending, shared, part }: Task, afterEach: () => Promise<void> = async () => {}): Promise<void> {
  const session = sessionOf(compiled, manifest, hold, baseline, theses);
  const file = openPart(part);
  try {
    while (Atomics.load(shared, STOP) === 0) {
      const at = Atomics.add(shared, NEXT, 1);
      if (at >= pending.length) break;
      const draw = session.draw(pending[at]!, () => Atomics.load(shared, STOP) === 1);
      if (draw === null) break;
      file.write(draw);
      Atomics.add(shared, DONE, 1);
      await afterEach();
    }
  } finally {
    file.close();
  }
}

const BAR = 24;

function progressText(done: number, all: number, seconds: number): string {
  const share = done / all, filled = Math.floor(BAR * share);
  const left = done === 0 ? "" : `, ${durationText(((all - done) * seconds) / done)} left`;
  return `[${"#".repeat(filled)}${".".repeat(BAR - filled)}] ${done} of ${all} draws${left}`;
}

function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`;
}

if (!isMainThread && (workerData as Partial<Task> | null)?.role === "excomm-study") {
  const task = workerData as Task;
  try {
    await work(loadCompiled(task.scenario, task.flags), task);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    parentPort?.postMessage([error.message, error.help]); // a mistake that is thrown loses its kind on the way out of a thread
  }
}
