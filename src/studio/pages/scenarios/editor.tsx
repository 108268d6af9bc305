import { useRef } from "react";
import { texts } from "../../texts.ts";
import type { MistakeView } from "../../worker/scenario.ts";

const said = texts.scenarios;

export interface EditorProps {
  readonly name: string;
  readonly text: string;
  readonly mistakes: readonly MistakeView[];
  readonly onName: (name: string) => void;
  readonly onChange: (text: string) => void;
  readonly onCheck: () => void;
  readonly onClose: () => void;
}

/** A scenario's text with numbered lines, those with a mistake marked, and a jump to each. */
export function Editor({ name, text, mistakes, onName, onChange, onCheck, onClose }: EditorProps) {
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
    <div className="editor">
      <div className="own-actions">
        <label className="small">{said.fileName} <input value={name} onChange={(event) => onName(event.currentTarget.value)} /></label>
        <button type="button" className="button slight" disabled={name.trim() === ""} onClick={onCheck}>{said.check}</button>
        <button type="button" className="button slight" onClick={onClose}>{said.close}</button>
      </div>
      {wrong.size === 0 ? null : <p className="small own-actions">{[...wrong].sort((a, b) => a - b).map((line) => <button key={line} type="button" className="as-link" onClick={() => jump(line)}>{said.line(line)}</button>)}</p>}
      <div className="lines">
        <pre ref={numbers} aria-hidden="true">{lines.map((_, i) => <span key={i} className={wrong.has(i + 1) ? "wrong" : undefined}>{i + 1}</span>)}</pre>
        <textarea ref={field} aria-label={said.textOf(name)} spellCheck={false} wrap="off" value={text} onChange={(event) => onChange(event.currentTarget.value)} onScroll={(event) => numbers.current?.scrollTo({ top: event.currentTarget.scrollTop })} />
      </div>
    </div>
  );
}

/** As in the stylesheet. */
const LINE_PIXELS = 18;
