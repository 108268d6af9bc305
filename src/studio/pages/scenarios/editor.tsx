import { LinedText } from "../../kit/index.ts";
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

/** A scenario's text and what to do with it. */
export function Editor({ name, text, mistakes, onName, onChange, onCheck, onClose }: EditorProps) {
  return (
    <div className="editor">
      <div className="own-actions">
        <label className="small">{said.fileName} <input value={name} onChange={(event) => onName(event.currentTarget.value)} /></label>
        <button type="button" className="button slight" disabled={name.trim() === ""} onClick={onCheck}>{said.check}</button>
        <button type="button" className="button slight" onClick={onClose}>{said.close}</button>
      </div>
      <LinedText label={said.textOf(name)} text={text} mistakes={mistakes} onChange={onChange} />
    </div>
  );
}
