// A thesis of one's own: a text to change, its mistakes at their lines, and a run.

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useStudio } from "../../app/scenario.ts";
import { downloadText, LinedText, Mistakes } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { engine } from "../../worker/client.ts";
import type { ThesesView } from "../../worker/theses.ts";
import type { Beside } from "./beside.ts";
import { OpenThesis } from "./thesis.tsx";

const said = texts.theses.yours;
const KEY = "excomm-thesis";

export function WriteThesis({ beside, changes, onClose }: { readonly beside: Beside; readonly changes: readonly string[]; readonly onClose: () => void }) {
  const { scenario } = useStudio(), keep = `${KEY} ${scenario.kind} ${scenario.name}`;
  const [text, setText] = useState(() => localStorage.getItem(keep) ?? "");
  const [checked, setChecked] = useState<{ readonly text: string; readonly view: ThesesView } | null>(null);
  const { data: template } = useQuery({ queryKey: ["thesis template", scenario], queryFn: () => engine().thesisTemplate(beside.request) });
  useEffect(() => {
    if (text === "" && template !== undefined) setText(template.text);
  }, [template]);
  const change = (next: string) => {
    setText(next);
    localStorage.setItem(keep, next);
  };
  const fileOf = (of: string) => ({ text: of, file: "theses.yaml", works: beside.works });
  const check = async () => setChecked({ text, view: await engine().theses(beside.request, fileOf(text)) });
  const mistakes = checked !== null && checked.text === text ? checked.view.mistakes : [];
  return (
    <section className="write">
      <h2>{said.title}</h2>
      <p className="read column">{said.lead}</p>
      <div className="columns">
        <div>
          <LinedText label={said.text} text={text} mistakes={mistakes} onChange={change} />
          <p className="actions">
            <button type="button" className="button slight" onClick={() => void check()}>{said.check}</button>
            <button type="button" className="button slight" onClick={() => downloadText("theses.yaml", text, "application/yaml")}>{said.download}</button>
            <button type="button" className="button slight" disabled={template === undefined || text === template.text} onClick={() => change(template?.text ?? "")}>{said.again}</button>
            <button type="button" className="button slight" onClick={onClose}>{said.close}</button>
          </p>
          {mistakes.length === 0 ? null : <Mistakes title={said.mistakes(mistakes.length)} mistakes={mistakes} />}
        </div>
        <div className="names">
          <h3>{said.names}</h3>
          {(template?.names ?? []).map(({ kind, names }) => <details key={kind}><summary><span className="mono">{kind}</span> {said.kinds[kind] ?? ""} ({names.length})</summary><p className="mono">{names.join(", ")}</p></details>)}
        </div>
      </div>
      {checked === null || checked.view.mistakes.length > 0 ? null : checked.view.theses.map((view) => <article key={view.id}><h3>{view.title}</h3><OpenThesis view={view} result={null} request={beside.request} file={fileOf(checked.text)} changes={changes} /></article>)}
    </section>
  );
}
