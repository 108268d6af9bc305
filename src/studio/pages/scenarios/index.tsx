// Which scenario to look at: those that come with Excomm, and the reader's own files.

import "./scenarios.css";
import { loadText, scenarios } from "virtual:excomm/scenarios";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keepOwn, ownFiles, removeOwn } from "../../app/own.ts";
import { openScenario, type ScenarioRef, useStudio } from "../../app/scenario.ts";
import { downloadText, Folio, Mistakes, PageBody } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { engine } from "../../worker/client.ts";
import type { MistakeView } from "../../worker/scenario.ts";
import { Editor } from "./editor.tsx";

const said = texts.scenarios;

export function Page() {
  const { scenario } = useStudio();
  const isOpen = (ref: ScenarioRef) => ref.kind === scenario.kind && ref.name === scenario.name;
  return (
    <>
      <PageBody title={said.title} className="page scenarios">
        <section>
          <h1>{said.title}</h1>
          <p className="read">{said.lead}</p>
          <ul>
            {scenarios.map(({ name, title, summary }) => {
              const ref: ScenarioRef = { kind: "known", name };
              return (
                <li key={name} className="row">
                  <Name title={title} isOpen={isOpen(ref)} onOpen={() => openScenario(ref)} />
                  <p className="read">{summary}</p>
                  <p className="small"><button type="button" className="as-link" onClick={() => void loadText[name]?.().then((text) => downloadText(`${name}.yaml`, text, "application/yaml"))}>{said.download(`${name}.yaml`)}</button></p>
                </li>
              );
            })}
          </ul>
        </section>
        <OwnFiles isOpen={isOpen} />
      </PageBody>
      <Folio><span>{said.folio}</span></Folio>
    </>
  );
}

function Name({ title, isOpen, onOpen }: { readonly title: string; readonly isOpen: boolean; readonly onOpen: () => void }) {
  return (
    <div className="scenario-name">
      <h2>{title}</h2>
      <button type="button" className="button slight" aria-label={isOpen ? said.isOpenOf(title) : said.openOf(title)} disabled={isOpen} onClick={onOpen}>{isOpen ? said.isOpen : said.open}</button>
    </div>
  );
}

interface Draft {
  readonly name: string;
  readonly text: string;
  readonly mistakes: readonly MistakeView[];
}

/** What a file of one's own begins as. */
const EXAMPLE = "chicken";
/** The engine's bound, before a file is even read. */
const FILE_BYTES_MAX = 1024 * 1024;

function OwnFiles({ isOpen }: { readonly isOpen: (ref: ScenarioRef) => boolean }) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [refusal, setRefusal] = useState("");
  const { data: files = [] } = useQuery({ queryKey: ["own files"], queryFn: ownFiles });
  const changed = async () => {
    await queries.invalidateQueries({ queryKey: ["own files"] });
    await queries.invalidateQueries({ queryKey: ["open"] });
  };
  /** Keeps and opens what has no mistakes; shows the others to mend. */
  const check = async (name: string, text: string) => {
    const { mistakes } = await engine().open({ text, file: name, parts: [], variant: null, commonPrior: false });
    setDraft(mistakes.length === 0 ? null : { name, text, mistakes });
    if (mistakes.length > 0) return;
    await keepOwn(name, text);
    await changed();
    openScenario({ kind: "own", name });
  };
  const load = async (file: File) => {
    setRefusal("");
    if (file.size > FILE_BYTES_MAX) return setRefusal(said.tooLarge(file.name));
    const text = await file.text();
    if (text.includes("\u0000") || text.includes("\ufffd")) return setRefusal(said.notText(file.name));
    await check(file.name, text);
  };
  const remove = async (name: string) => {
    await removeOwn(name);
    if (isOpen({ kind: "own", name })) openScenario({ kind: "known", name: scenarios[0]?.name ?? "" });
    await changed();
  };
  return (
    <section>
      <h2>{said.own}</h2>
      <p className="read">{said.ownLead}</p>
      <p className="own-actions">
        <label className="button file">{said.load}<input type="file" accept=".yaml,.yml" onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (file !== undefined) void load(file);
        }} /></label>
        <button type="button" className="button" onClick={() => void loadText[EXAMPLE]?.().then((text) => setDraft({ name: said.newName, text, mistakes: [] }))}>{said.write}</button>
      </p>
      {refusal === "" ? null : <div className="notice" role="alert"><p className="read">{refusal}</p></div>}
      {draft === null ? null : <Editor {...draft} onChange={(text) => setDraft({ ...draft, text })} onName={(name) => setDraft({ ...draft, name })} onCheck={() => void check(draft.name, draft.text)} onClose={() => setDraft(null)} />}
      {draft === null || draft.mistakes.length === 0 ? null : <Mistakes title={said.mistakes(draft.name, draft.mistakes.length)} mistakes={draft.mistakes} />}
      <ul>
        {files.map(({ name, text }) => (
          <li key={name} className="row">
            <Name title={name} isOpen={isOpen({ kind: "own", name })} onOpen={() => openScenario({ kind: "own", name })} />
            <p className="small own-actions">
              <button type="button" className="as-link" onClick={() => setDraft({ name, text, mistakes: [] })}>{said.edit(name)}</button>
              <button type="button" className="as-link" onClick={() => downloadText(name, text, "application/yaml")}>{said.download(name)}</button>
              <button type="button" className="as-link" onClick={() => void remove(name)}>{said.remove(name)}</button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
