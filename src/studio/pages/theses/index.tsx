// Claims about the crisis put to the test: each with its verdict, the share of draws in which it holds, and what would turn it round.

import "./theses.css";
import { type ReactNode, useState } from "react";
import { changeWords } from "../../app/changes.ts";
import { useOpened, useStudio } from "../../app/scenario.ts";
import { DataTable, downloadText, Folio, Mistakes, PageBody, Segmented, VerdictMark, type VerdictWord, Waiting } from "../../kit/index.ts";
import { csvText } from "../../../index.ts";
import { texts } from "../../texts.ts";
import type { ThesesResults, ThesisResult, ThesisView } from "../../worker/theses.ts";
import { type Beside, type BesidePart, useBeside, useBesideParts } from "./beside.ts";
import { ShareBar, wordOf } from "./share.tsx";
import { OpenThesis } from "./thesis.tsx";
import { flipWords } from "./words.ts";
import { WriteThesis } from "./write.tsx";

const said = texts.theses;
const VERDICTS = ["supported", "unclear", "contradicted"] as const;
type Shown = VerdictWord | "all";

export function Page() {
  const { beside, error } = useBeside(), parts = useBesideParts(), { opened } = useOpened(), { changes } = useStudio();
  const [isWriting, setWriting] = useState(false);
  const words = opened?.view == null ? [] : changeWords(opened.view, changes);
  const results = beside?.results ?? null;
  return (
    <>
      <PageBody title={said.title} className="page theses">
        <div className="head">
          <h1>{said.title}</h1>
          {beside === null || isWriting ? null : <button type="button" className="button slight" onClick={() => setWriting(true)}>{said.write}</button>}
          <p className="read">{said.lead}</p>
          {results === null || beside === null ? null : <p className={beside.isCurrent ? "small" : "small stale"}>{madeWords(results, beside.isCurrent)}</p>}
        </div>
        {words.length === 0 ? null : <p className="small pencil">{said.changed(words)}</p>}
        {error !== null ? <div className="notice" role="alert"><pre>{error.message}</pre></div> : beside === null ? <Waiting /> : <>
          {isWriting ? <WriteThesis beside={beside} changes={words} onClose={() => setWriting(false)} /> : null}
          {beside.view !== null && beside.view.mistakes.length > 0 ? <Mistakes title={said.mistakes} mistakes={beside.view.mistakes} /> : null}
          {beside.view === null ? <p className="read column">{said.none}</p> : <List beside={beside} theses={beside.view.theses} changes={words} />}
          {parts.length === 0 ? null : <OfParts beside={beside} parts={parts} changes={words} />}
          {beside.view === null || beside.view.facts.length === 0 ? null : <Facts facts={beside.view.facts} />}
        </>}
      </PageBody>
      <Folio><span>{results === null || beside === null ? said.noResults : madeWords(results, beside.isCurrent)}</span></Folio>
    </>
  );
}

/** Of how many draws the verdicts are, and of which text. */
function madeWords({ options: { count, seed }, made: { meaning, lambda } }: ThesesResults, isCurrent: boolean): string {
  return isCurrent ? said.made(count, seed, meaning.slice(0, 12), typeof lambda === "number" ? lambda : null) : said.stale(count, meaning.slice(0, 12));
}

function List({ beside, theses, changes }: { readonly beside: Beside; readonly theses: readonly ThesisView[]; readonly changes: readonly string[] }) {
  const [shown, setShown] = useState<Shown>("all"), [openId, setOpen] = useState<string | null>(null);
  const results = new Map((beside.results?.theses ?? []).map((result) => [result.id, result] as const));
  const verdictOf = ({ id }: ThesisView) => (results.has(id) ? wordOf(results.get(id)!.verdict) : null);
  const count = (verdict: VerdictWord) => theses.filter((view) => verdictOf(view) === verdict).length;
  const listed = theses.filter((view) => shown === "all" || verdictOf(view) === shown);
  const rows = listed.map((view) => ({ view, result: results.get(view.id) ?? null }));
  const table = { columns: said.columns, rows: rows.map(({ view, result }) => [view.id, view.title, result === null ? "" : texts.kit.verdicts[wordOf(result.verdict)], result === null ? "" : Number(result.share.toFixed(4)), result === null ? "" : Number(result.interval[0].toFixed(4)), result === null ? "" : Number(result.interval[1].toFixed(4)), result?.told ?? "", flipWords(view, result)]) };
  return (
    <section className="list">
      {results.size === 0 ? null : (
        <div className="filter">
          <Segmented<Shown> label={said.filter} value={shown} onChange={setShown} choices={[{ value: "all", label: said.all(theses.length) }, ...VERDICTS.map((value) => ({ value, label: `${texts.kit.verdicts[value]} ${count(value)}` }))]} />
          <span className="small">{said.thresholds}</span>
          <button type="button" className="as-link small" onClick={() => downloadText(`${said.file}.csv`, csvText(table.columns, table.rows), "text/csv")}>{texts.kit.csv}</button>
        </div>
      )}
      <div className="names label" aria-hidden="true"><span>{said.headings.claim}</span><span>{said.headings.verdict}</span><span>{said.headings.draws}</span><span>{said.headings.flip}</span></div>
      <ul>
        {rows.map(({ view, result }) => (
          <Row key={view.id} view={view} result={result} isOpen={openId === view.id} onToggle={() => setOpen(openId === view.id ? null : view.id)}>
            {beside.file === null ? null : <OpenThesis view={view} result={result} request={beside.request} file={beside.file} changes={changes} />}
          </Row>
        ))}
      </ul>
    </section>
  );
}

/** Theses that stand beside the parts, each with its part on. */
function OfParts({ beside, parts, changes }: { readonly beside: Beside; readonly parts: readonly BesidePart[]; readonly changes: readonly string[] }) {
  const [openId, setOpen] = useState<string | null>(null);
  return (
    <section className="list of-parts">
      <h2>{said.ofParts}</h2>
      <p className="read column">{said.ofPartsLead}</p>
      {parts.map(({ part, file, view, isCurrent }) => {
        const resultOf = ({ id }: ThesisView) => part.results?.theses.find((result) => result.id === id) ?? null, words = view.theses.flatMap((one) => resultOf(one)?.verdict ?? []).map(wordOf);
        return (<details key={part.name}>
          <summary><b>{part.title}</b> <span className="small">{[part.isLens ? said.ofLens(view.theses.length) : said.ofPart(view.theses.length), ...VERDICTS.flatMap((verdict) => said.counted(texts.kit.verdicts[verdict], words.filter((word) => word === verdict).length))].join("; ")}</span></summary>
          {part.results === null ? null : <p className={isCurrent ? "small" : "small stale"}>{madeWords(part.results, isCurrent)}</p>}
          {view.mistakes.length > 0 ? <Mistakes title={said.mistakes} mistakes={view.mistakes} /> : null}
          <ul>
            {view.theses.map((one) => (
              <Row key={one.id} view={one} result={resultOf(one)} isOpen={openId === one.id} onToggle={() => setOpen(openId === one.id ? null : one.id)}>
                <OpenThesis view={one} result={resultOf(one)} request={beside.request} file={file} part={part.name} changes={changes.includes(part.title) ? changes : [part.title, ...changes]} />
              </Row>
            ))}
          </ul>
        </details>);
      })}
    </section>
  );
}

function Row({ view, result, isOpen, onToggle, children }: { readonly view: ThesisView; readonly result: ThesisResult | null; readonly isOpen: boolean; readonly onToggle: () => void; readonly children: ReactNode }) {
  const word = result === null ? null : wordOf(result.verdict);
  return (
    <li className={isOpen ? "thesis open" : "thesis"}>
      <div className="line">
        <button type="button" className="title" aria-expanded={isOpen} onClick={onToggle}>{view.title}</button>
        <span className="verdict">{word === null ? null : <><VerdictMark verdict={word} /><b>{texts.kit.verdicts[word]}</b></>}</span>
        <span>{result === null ? null : <ShareBar report={result} />}</span>
        <span className="small">{flipWords(view, result)}</span>
      </div>
      {isOpen ? children : null}
    </li>
  );
}

function Facts({ facts }: { readonly facts: NonNullable<Beside["view"]>["facts"] }) {
  return (
    <section className="facts">
      <h2>{said.facts}</h2>
      <p className="small">{said.factsLead}</p>
      <DataTable table={{ columns: said.factColumns, rows: facts.map(({ claim, verdict, finding }) => [claim, verdict, finding]) }} />
    </section>
  );
}
