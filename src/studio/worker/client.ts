// The engine as pages see it: calls that are answered from another thread, so that the page never waits.

import { proxy, type Remote, wrap } from "comlink";
import type { Engine } from "./engine.worker.ts";

const startWorker = () => new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" });

let shared: Remote<Engine> | null = null;

/** For what is answered at once: opening a scenario, a solve that follows a slider. One thread for all pages, started at the first call. */
export function engine(): Remote<Engine> {
  return (shared ??= wrap<Engine>(startWorker()));
}

/** How much of a long task is done, from 0 to 1. */
export type OnProgress = (done: number) => void;

/**
 * For what takes long: a thread of its own, which ends with the answer or when `signal` is aborted.
 *
 * @param call  what to ask of the engine; hands `onProgress` on, for the engine to call
 * @throws {DOMException} named AbortError when it was cancelled
 */
export function longTask<Result>(call: (engine: Remote<Engine>, onProgress: OnProgress) => Promise<Result>, signal: AbortSignal, onProgress: OnProgress): Promise<Result> {
  const worker = startWorker();
  return new Promise<Result>((resolve, reject) => {
    const cancel = () => reject(new DOMException("cancelled", "AbortError"));
    if (signal.aborted) return cancel();
    signal.addEventListener("abort", cancel, { once: true });
    worker.addEventListener("error", (event) => reject(new Error(event.message)));
    call(wrap<Engine>(worker), proxy(onProgress)).then(resolve, reject);
  }).finally(() => worker.terminate());
}
