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
