import type { ReactNode } from "react";
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

/** How far a long task is, with a way to end it; when none runs, what may be asked for instead. */
export function Progress({ done, isWaiting, onCancel, children }: { readonly done: number | null; readonly isWaiting: boolean; readonly onCancel: () => void; readonly children?: ReactNode }) {
  return (
    <div className="progress">
      {done === null ? children : <><progress value={done} aria-label={texts.kit.drawing(done)} /><span className={isWaiting ? "busy" : "small"}>{texts.kit.drawing(done)}</span><button type="button" className="button slight" onClick={onCancel}>{texts.kit.cancel}</button></>}
    </div>
  );
}
