// A long task of the engine that several visits of a page share: it goes on while the reader looks at another page, and can be cancelled.

import { longTask, type OnProgress } from "../worker/client.ts";
import type { Engine } from "../worker/engine.worker.ts";
import type { Remote } from "comlink";
import { makeStore, type Store } from "./store.ts";

export interface RunState<Answer> {
  /** What was asked. */
  readonly key: string;
  readonly answer: Answer | null;
  /** Share done while it runs; null when it does not. */
  readonly done: number | null;
  /** Why there is no answer; empty otherwise. */
  readonly error: string;
  readonly isCancelled: boolean;
}

export interface Run<Answer> {
  readonly store: Store<RunState<Answer>>;
  /**
   * Asks the engine, and no longer what was asked before.
   *
   * @param call  gets `onAnswer` for answers on the way to the last one
   */
  start(key: string, call: (engine: Remote<Engine>, onProgress: OnProgress, onAnswer: (answer: Answer) => void) => Promise<Answer>): void;
  /** Ends it, with the answer there is. */
  cancel(): void;
}

export function makeRun<Answer>(): Run<Answer> {
  const store = makeStore<RunState<Answer>>({ key: "", answer: null, done: null, error: "", isCancelled: false });
  let controller = new AbortController();
  return {
    store,
    start(key, call) {
      controller.abort();
      controller = new AbortController();
      const { signal } = controller, before = store.get();
      const tell = (some: Partial<RunState<Answer>>) => {
        if (!signal.aborted) store.set({ ...store.get(), ...some });
      };
      store.set({ key, answer: before.key === key ? before.answer : null, done: 0, error: "", isCancelled: false });
      longTask((engine, onProgress) => call(engine, onProgress, (answer) => tell({ answer })), signal, (done) => tell({ done })).then(
        (answer) => tell({ answer, done: null }),
        (error: unknown) => tell({ done: null, error: error instanceof Error ? error.message : String(error) }),
      );
    },
    cancel() {
      controller.abort();
      store.set({ ...store.get(), done: null, isCancelled: true });
    },
  };
}
