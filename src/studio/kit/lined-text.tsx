import { useRef } from "react";
import { texts } from "../texts.ts";
import type { MistakeView } from "../worker/scenario.ts";

/** As in the stylesheet. */
const LINE_PIXELS = 18;

/** A text to edit, with numbered lines, those with a mistake marked, and a jump to each. */
export function LinedText({ label, text, mistakes, onChange }: { readonly label: string; readonly text: string; readonly mistakes: readonly MistakeView[]; readonly onChange: (text: string) => void }) {
  const field = useRef<HTMLTextAreaElement>(null), numbers = useRef<HTMLPreElement>(null);
  const wrong = new Set(mistakes.flatMap(({ line }) => (line === null ? [] : [line])));
  const lines = text.split("\n");
  const jump = (line: number) => {
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    field.current?.focus();
    field.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    field.current?.scrollTo({ top: Math.max(0, (line - 4) * LINE_PIXELS) });
  };
  return (
    <>
      {wrong.size === 0 ? null : <p className="small jumps">{[...wrong].sort((a, b) => a - b).map((line) => <button key={line} type="button" className="as-link" onClick={() => jump(line)}>{texts.kit.line(line)}</button>)}</p>}
      <div className="lined-text">
        <pre ref={numbers} aria-hidden="true">{lines.map((_, i) => <span key={i} className={wrong.has(i + 1) ? "wrong" : undefined}>{i + 1}</span>)}</pre>
        <textarea ref={field} aria-label={label} spellCheck={false} wrap="off" value={text} onChange={(event) => onChange(event.currentTarget.value)} onScroll={(event) => numbers.current?.scrollTo({ top: event.currentTarget.scrollTop })} />
      </div>
    </>
  );
}
