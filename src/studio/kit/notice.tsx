import { type ReactNode, useRef } from "react";
import { texts } from "../texts.ts";
import type { MistakeView } from "../worker/scenario.ts";

/** What stands where an answer is on its way. */
export function Waiting({ text = texts.app.loading }: { readonly text?: string }) {
  return <p className="busy" role="status">{text}</p>;
}

/** The mistakes of a file, each at its line. */
export function Mistakes({ title, mistakes }: { readonly title: string; readonly mistakes: readonly MistakeView[] }) {
  return (
    <div className="notice" role="alert">
      <p className="read">{title}</p>
      {mistakes.map(({ text }, i) => <pre key={i}>{text}</pre>)}
    </div>
  );
}

/** So long a task must have run before it may be said how long it will. */
const TELLING_AFTER = 1500;

/** Seconds that a task has left, as fast as it has gone while it was watched; null until that can be told. */
export function useTimeLeft(done: number | null): number | null {
  const seen = useRef<{ readonly at: number; readonly done: number } | null>(null), now = performance.now();
  if (done === null || (seen.current !== null && done < seen.current.done)) seen.current = null;
  if (done !== null && done > 0) seen.current ??= { at: now, done };
  if (done === null || seen.current === null || done <= seen.current.done || now - seen.current.at < TELLING_AFTER) return null;
  return (((now - seen.current.at) / (done - seen.current.done)) * (1 - done)) / 1000;
}

/** How far a long task is and how long it will take, with a way to end it; when none runs, what may be asked for instead. */
export function Progress({ done, isWaiting, onCancel, children }: { readonly done: number | null; readonly isWaiting: boolean; readonly onCancel: () => void; readonly children?: ReactNode }) {
  const left = useTimeLeft(done);
  return (
    <div className="progress">
      {done === null ? children : <><progress value={done} aria-label={texts.kit.drawing(done)} /><span className={isWaiting ? "busy" : "small"}>{texts.kit.drawing(done)}{left === null ? "" : `, ${texts.kit.left(left)}`}</span><button type="button" className="button slight" onClick={onCancel}>{texts.kit.cancel}</button></>}
    </div>
  );
}
