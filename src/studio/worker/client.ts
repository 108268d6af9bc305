// The engine as pages see it: calls that are answered from another thread, so that the page never waits.

import { proxy, type Remote, wrap } from "comlink";
import type { Engine } from "./engine.worker.ts";
import type { Opening, OpenRequest, OpenResult } from "./scenario.ts";

const startWorker = () => new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" });

interface Shared {
  readonly calls: Remote<Engine>;
  /** Ends the thread; whatever it was asked is refused. */
  stop(): void;
}

let shared: Shared | null = null;
/** What has been opened, by id: a thread that takes the place of another one has to know it too. */
const opened = new Map<string, OpenRequest>();

/** For what is answered at once: opening a scenario, a solve that follows a slider. One thread for all pages, started at the first call. */
export function engine(): Remote<Engine> {
  return (shared ??= share()).calls;
}

function share(): Shared {
  const worker = startWorker(), remote = wrap<Engine>(worker), end = Promise.withResolvers<never>();
  end.promise.catch(() => undefined); // nobody may be waiting
  void remote.remember([...opened]);
  const calls = new Proxy(remote, { get: (target, name) => (...asked: unknown[]) => Promise.race([(target[name as keyof Engine] as (...asked: unknown[]) => Promise<unknown>)(...asked), end.promise]) }); // all that is asked of it are calls
  return {
    calls,
    stop() {
      worker.terminate();
      end.reject(new DOMException("stopped", "AbortError"));
    },
  };
}

/** Opens a scenario in the thread of all pages. */
export async function openShared(request: OpenRequest, onProgress: Opening): Promise<OpenResult> {
  const result = await engine().open(request, proxy(onProgress));
  if (result.id !== "") opened.set(result.id, request);
  return result;
}

/** Stops what the thread of all pages is at; the next call starts another one. */
export function stopEngine(): void {
  shared?.stop();
  shared = null;
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
