// Runs the draws of a study on all processors: this thread and as many more as there are. Each takes the next few draws until
// none is left. No draw depends on another, so the result does not depend on who solved which.

import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type Compiled, type Ensemble, joinParts, recordPath, runDraws, solvers, stepOdds } from "../index.ts";
import { loadCompiled } from "./load.ts";
import type { GameFlags } from "./options.ts";
import type { Terminal } from "./terminal.ts";

export interface DrawRequest {
  readonly scenario: string;
  /** What the command line changes of it. */
  readonly flags: GameFlags;
  /** Names of parameters that no draw varies. */
  readonly hold: ReadonlySet<string>;
  readonly solver: string;
  readonly lambda: number;
  /** The scenario's own solution at `lambda`. */
  readonly baseline: Float64Array;
  readonly count: number;
  readonly seed: number;
}

interface Task extends DrawRequest {
  readonly role: "excomm-draw";
  /** Two numbers: the next draw that nobody has taken, and how many are solved. */
  readonly shared: SharedArrayBuffer;
}

const NEXT = 0, DONE = 1;
/** Draws taken at a time. */
const CHUNK = 10;
const THREADS_MAX = 16;

/** The ensemble, every draw with the odds of the recorded steps; progress goes to the terminal. */
export async function drawWatched(compiled: Compiled, request: DrawRequest, terminal: Terminal): Promise<Ensemble> {
  const task: Task = { ...request, role: "excomm-draw", shared: new SharedArrayBuffer(8) };
  const threads = Math.min(THREADS_MAX, availableParallelism(), Math.ceil(request.count / CHUNK));
  // A scenario holds functions, and those do not travel: every other thread loads it again.
  const others = Array.from({ length: threads - 1 }, () => new Promise<readonly Ensemble[]>((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task });
    worker.on("message", resolve);
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("a thread of draws ended without an answer")));
  }));
  const own = takeDraws(compiled, task, (done) => terminal.progress(`solving draw ${done} of ${request.count}`));
  const parts = [own, ...(await Promise.all(others).finally(() => terminal.progressEnd()))].flat();
  return joinParts(parts);
}

function takeDraws(compiled: Compiled, { solver: name, lambda, baseline, hold, count, seed, shared }: Task, report: (done: number) => void): Ensemble[] {
  const counters = new Int32Array(shared);
  const solver = solvers.get(name);
  if (solver === undefined) throw new Error(`there is no solver "${name}"`);
  const { steps } = recordPath(compiled);
  const parts: Ensemble[] = [];
  for (;;) {
    const from = Atomics.add(counters, NEXT, CHUNK);
    if (from >= count) return parts;
    parts.push(runDraws(compiled, {
      count, seed, lambda, solver, baseline, hold,
      part: { from, to: Math.min(count, from + CHUNK) },
      observe: (drawn, profile) => stepOdds(drawn, steps, profile),
      onProgress: () => report(Atomics.add(counters, DONE, 1) + 1),
    }));
  }
}

if (!isMainThread && (workerData as Partial<Task> | null)?.role === "excomm-draw") {
  const task = workerData as Task;
  parentPort?.postMessage(takeDraws(loadCompiled(task.scenario, task.flags), task, () => undefined));
}
