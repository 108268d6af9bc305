// Runs the draws of a study in as many threads as there are processors. Every thread loads the scenario itself, since a scenario
// holds functions and those do not travel. No draw depends on another, so the result does not depend on the number of threads.

import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type Ensemble, joinParts, recordPath, runDraws, solvers, stepOdds } from "../index.ts";
import { loadCompiled } from "./load.ts";
import type { Terminal } from "./terminal.ts";

export interface DrawRequest {
  readonly scenario: string;
  readonly solver: string;
  readonly lambda: number;
  /** The scenario's own solution at `lambda`. */
  readonly baseline: Float64Array;
  readonly count: number;
  readonly seed: number;
}

interface Task extends DrawRequest {
  readonly role: "excomm-draw";
  readonly part: { readonly from: number; readonly to: number };
}

type Message = { readonly kind: "progress"; readonly done: number } | { readonly kind: "drawn"; readonly ensemble: Ensemble };

const THREADS_MAX = 16, PROGRESS_EVERY = 5;

/** The ensemble, every draw with the odds of the recorded steps; progress goes to the terminal. */
export async function drawWatched(request: DrawRequest, terminal: Terminal): Promise<Ensemble> {
  const threads = Math.max(1, Math.min(THREADS_MAX, availableParallelism(), request.count));
  const done = new Array<number>(threads).fill(0);
  const parts = done.map((_, i) => {
    const task: Task = { ...request, role: "excomm-draw", part: { from: Math.floor((i * request.count) / threads), to: Math.floor(((i + 1) * request.count) / threads) } };
    const worker = new Worker(new URL(import.meta.url), { workerData: task });
    return new Promise<Ensemble>((resolve, reject) => {
      worker.on("message", (message: Message) => {
        if (message.kind === "drawn") return resolve(message.ensemble);
        done[i] = message.done;
        terminal.progress(`solving draw ${done.reduce((a, b) => a + b, 0)} of ${request.count}`);
      });
      worker.on("error", reject);
      worker.on("exit", () => reject(new Error("a thread of draws ended without an answer")));
    });
  });
  return joinParts(await Promise.all(parts).finally(() => terminal.progressEnd()));
}

function work({ scenario, solver: name, lambda, baseline, count, seed, part }: Task, tell: (message: Message) => void): void {
  const compiled = loadCompiled(scenario);
  const solver = solvers.get(name);
  if (solver === undefined) throw new Error(`there is no solver "${name}"`);
  const { steps } = recordPath(compiled);
  let told = 0;
  const ensemble = runDraws(compiled, {
    count, seed, lambda, solver, part, baseline,
    observe: (drawn, profile) => stepOdds(drawn, steps, profile),
    onProgress({ done }) {
      const solved = Math.round((done ?? 0) * (part.to - part.from));
      if (solved >= told + PROGRESS_EVERY) tell({ kind: "progress", done: (told = solved) });
    },
  });
  tell({ kind: "drawn", ensemble });
}

if (!isMainThread && (workerData as Partial<Task> | null)?.role === "excomm-draw") {
  const port = parentPort;
  work(workerData as Task, (message) => port?.postMessage(message));
}
