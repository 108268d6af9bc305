// The scenario as a game: the path that was taken with its turnings or the whole tree, numbers to move, where it ends.

import "./model.css";
import { useQuery } from "@tanstack/react-query";
import { lazy, memo, Suspense, useEffect, useMemo, useState } from "react";
import { countText, csvText, errorText } from "../../../index.ts";
import { changeWords } from "../../app/changes.ts";
import { change, type Changes, fileOf, NO_CHANGES, openRequestOf, useOpened, useOpenedWith, useStudio } from "../../app/scenario.ts";
import { copyLink } from "../../app/share.ts";
import { DataTable, downloadPng, downloadSvg, downloadText, Folio, Mistakes, PageBody, Segmented, Slider, utilsWord, Waiting } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { engine } from "../../worker/client.ts";
import type { ModelRequest, SolvedAnswer } from "../../worker/model.ts";
import type { OpenRequest, ScenarioView } from "../../worker/scenario.ts";
import { requestOf, useBands, useLive, useRest, useSolved } from "./answers.ts";
import { Equilibria, NodeDetail, Why } from "./details.tsx";
import { Choices, type EndingRow, Endings, Outcomes } from "./endings.tsx";
import { numberText, Parameters } from "./parameters.tsx";
import { Slice, sliceTable } from "./slice.tsx";

const said = texts.model;
const WholeTree = lazy(() => import("./whole-tree.tsx").then((module) => ({ default: module.WholeTree })));
const NOTHING: readonly string[] = [];
/** Nodes of a game small enough for its equilibria to be listed. */
const SMALL = 400;
/** Larger trees take minutes to draw over: only when the reader asks. */
const LARGE = 150_000;

export function Page() {
  const { scenario, changes } = useStudio();
  const { opened, error } = useOpened();
  const { data: open } = useQuery({ queryKey: ["request", scenario, changes.parts, changes.variant, changes.commonPrior], queryFn: () => openRequestOf(scenario, changes) });
  if (error !== null) throw error;
  const view = opened?.view ?? null;
  if (open === null) return <PageBody title={said.title}><h1>{said.title}</h1><p className="read">{said.gone}</p></PageBody>;
  if (opened !== null && view === null) return <PageBody title={said.title}><h1>{said.title}</h1><Mistakes title={said.mistakes(fileOf(scenario))} mistakes={opened.mistakes} /></PageBody>;
  if (opened === null || view === null || open === undefined) return <PageBody title={said.title}><h1>{said.heading}</h1><Waiting text={said.reading} /></PageBody>;
  return <Model key={opened.id} id={opened.id} view={view} changes={changes} open={open} />;
}

function Model({ id, view, changes, open }: { readonly id: string; readonly view: ScenarioView; readonly changes: Changes; readonly open: OpenRequest }) {
  const request = requestOf(id, changes), rested = useRest(request), base = requestOf(id, NO_CHANGES);
  const { parts, variant, commonPrior } = changes, isLarge = view.size.nodes > LARGE;
  // With parts on, what it was before is the scenario without them.
  const { opened: plain } = useOpenedWith(parts.length === 0 ? null : { parts: [], variant, commonPrior });
  const { solved, fault } = useSolved(rested), { solved: before } = useSolved(parts.length === 0 ? base : requestOf(plain?.id ?? "", NO_CHANGES)), live = useLive(request);
  const [drawnFor, setDrawnFor] = useState<ModelRequest>(base), [isDrawn, setDrawn] = useState(!isLarge);
  const { bands, done, error } = useBands(isDrawn ? open : null, drawnFor, changes.seed, isLarge ? 1 : null);
  const [mode, setMode] = useState<"slice" | "whole">("slice");
  const [step, setStep] = useState(-1);
  const [node, setNode] = useState(0);
  const leanings = useMemo(() => (bands?.summary.headline?.leanings?.judgements ?? []).map(({ name }) => name), [bands]);
  if (solved === null) return <PageBody title={said.title}><h1>{said.heading}</h1>{fault === "" ? <Waiting text={said.solving} /> : <Refused fault={fault} />}</PageBody>;
  const isMoved = JSON.stringify(request) !== JSON.stringify(base);
  const key = JSON.stringify(request), isRested = key === JSON.stringify(rested);
  const odds = !isRested && live?.answer.answer != null ? live.answer.answer.odds : solved.odds;
  const liveFault = live?.key === key ? live.answer.fault : fault;
  const moved = changeWords({ ...view, parts: [] }, { ...changes, commonPrior: false });
  const { path } = solved, chosen = step >= 0 && step < path.steps.length ? step : decisive(solved);
  const steps = path.steps[chosen];
  const asked = bands?.choices.find(({ stage }) => stage === steps?.stage) ?? bands?.choices.toSorted((a, b) => b.choices.length - a.choices.length)[0];
  const draws = bands?.summary.draws?.solved ?? 0;
  const progress = error !== null ? said.bandsFailed(error.message) : bands === null ? (isDrawn ? said.drawing(done) : <>{said.notDrawn} <button type="button" className="as-text" title={said.largeBands(view.size.nodes)} onClick={() => setDrawn(true)}>{said.drawNow}</button></>) : "";
  const rows = solved.endings.map(({ name, title, isGuarded }, i): EndingRow => {
    const band = bands?.summary.outcomes.find((group) => group.name === name)?.band ?? null;
    return { name, title, isGuarded, now: odds[i]!, before: before?.odds[before.endings.findIndex((ending) => ending.name === name)] ?? NaN, band: band === null ? null : [band.low, band.high] }; // as many odds as endings
  });
  return (
    <>
      <PageBody title={said.title} className="model">
        <section className="tree-panel">
          <Head isRecord={path.isRecord} nodes={view.size.nodes} mode={mode} onMode={setMode} />
          {solved.converged ? null : <p className="pencil" role="status"><b>{said.notConverged}</b> {said.noAnswer} {solved.message}</p>}
          {mode === "slice"
            ? <Slice path={path} view={view} ends={path.ends.length === 0 ? "" : said.pathEnds(path.isRecord, path.ends.map((name) => view.outcomes[name] ?? name).join(said.or))} chosen={chosen} onChoose={setStep} />
            : <Whole request={rested} view={view} chosen={node} onChoose={setNode} />}
        </section>
        <section className="endings-panel"><Endings rows={rows} isMoved={isMoved || parts.length > 0} before={parts.length === 0 ? said.beforeMoved : isMoved ? said.asItStands : said.withoutParts} draws={draws} progress={progress} />
          {isMoved && bands !== null && JSON.stringify(drawnFor) !== key ? <p className="small">{said.bandsOfBase} <button type="button" className="as-text" onClick={() => setDrawnFor(rested)}>{said.drawAgain}</button></p> : null}
          <Outcomes endings={solved.endings} odds={solved.odds} />
          {view.size.nodes <= SMALL ? <Equilibria request={rested} view={view} /> : null}
        </section>
        <section className="choice-panel">
          {mode === "whole" ? <NodeDetail request={rested} node={node} view={view} /> : <>
            {bands !== null && asked !== undefined ? <Choices bands={bands} stage={asked} draws={draws} inputs={bands.summary.draws?.inputs ?? 0} /> : null}
            {steps === undefined ? null : <Why step={steps} why={solved.why[chosen] ?? NOTHING} isRecord={path.isRecord} />}
          </>}
        </section>
        <aside className="numbers-panel">
          <h2>{said.move}</h2>
          <p className="small">{leanings.length > 0 ? said.moveLead : said.moveLeadPlain} {said.ruleSays}</p>
          {liveFault === "" ? null : <Refused fault={liveFault} />}
          <Parameters view={view} changes={changes} leanings={leanings} />
          {solved.lambda === null ? null : <Slider name={said.lambda} value={changes.lambda ?? view.lambda} base={view.lambda} range={[view.lambda / 2, view.lambda * 2]} basis="judgement" show={numberText} onChange={(value) => change({ lambda: value === view.lambda ? null : value })} />}
          <Standing solved={solved} view={view} />
          <Actions isMoved={isMoved} moved={moved} open={open} />
        </aside>
      </PageBody>
      <ModelFolio solved={solved} view={view} mode={mode} />
    </>
  );
}

/** Changes that are named; of more, the number. */
const NAMED_MAX = 4;

/** The decision with the most ways to go: where a reader begins. */
function decisive({ path: { steps } }: SolvedAnswer): number {
  const sizes = steps.map((step) => (step.kind === "decision" && step.belief !== null && step.belief.types.length > 0 ? step.actions.length : 0));
  const later = sizes.slice(1), at = later.indexOf(Math.max(...later));
  return later.length === 0 ? 0 : at + 1;
}

function Head({ isRecord, nodes, mode, onMode }: { readonly isRecord: boolean; readonly nodes: number; readonly mode: "slice" | "whole"; readonly onMode: (mode: "slice" | "whole") => void }) {
  return (
    <div className="tree-head">
      <div><h1>{isRecord ? said.heading : said.headingLikely}</h1><p className="small">{mode === "slice" ? said.sliceSays : nodes > LARGE ? said.largeSays : said.wholeSays}</p></div>
      <Segmented label={said.which} choices={[{ value: "slice", label: said.slice }, { value: "whole", label: said.whole(countText(nodes)) }]} value={mode} onChange={onMode} />
    </div>
  );
}

function Whole({ request, view, chosen, onChoose }: { readonly request: ModelRequest; readonly view: ScenarioView; readonly chosen: number; readonly onChoose: (node: number) => void }) {
  const { data } = useQuery({ queryKey: ["tree", request], queryFn: () => engine().tree(request), gcTime: 0 });
  const [height, setHeight] = useState(360), sides = useMemo(() => view.players.map(({ side }) => side), [view]);
  useEffect(() => setHeight(Math.max(260, Math.min(620, innerHeight - 530))), []);
  if (data === undefined) return <Waiting text={said.drawingTree} />;
  if (data.answer === null) return <Refused fault={data.fault} />;
  return <Suspense fallback={<Waiting />}><WholeTree tree={data.answer} sides={sides} chosen={chosen} onChoose={onChoose} height={height} /></Suspense>;
}

function Refused({ fault }: { readonly fault: string }) {
  return <div className="notice" role="alert"><p className="read">{said.refused} {fault}</p><button type="button" className="button slight" onClick={() => change({ set: {}, lambda: null })}>{said.putBackAll}</button></div>;
}

/** How the answer was found and how exact it is. */
const Standing = memo(function Standing({ solved, view }: { readonly solved: SolvedAnswer; readonly view: ScenarioView }) {
  const most = Math.max(...solved.regret);
  return (
    <p className="small standing">
      {said.solvedBy(solved.solver, Math.max(1, Math.round(solved.milliseconds)))} {solved.residual === null ? said.regretMost(utilsWord(most)) : said.residual(errorText(solved.residual))} {solved.converged ? "" : said.notConverged} {said.expects(view.players.map(({ title }, p) => `${title} ${utilsWord(solved.payoffs[p] ?? NaN, 2)}`).join(", "))} {solved.message}
    </p>
  );
});

/** What is changed is said here, where saying it moves no slider under the hand. */
function Actions({ isMoved, moved, open }: { readonly isMoved: boolean; readonly moved: readonly string[]; readonly open: OpenRequest }) {
  const [status, setStatus] = useState("");
  return (
    <div className="go">
      {moved.length === 0 ? null : <p className="small pencil changes">{said.changed(moved.length <= NAMED_MAX ? moved : [...moved.slice(0, NAMED_MAX), said.andMore(moved.length - NAMED_MAX)])}</p>}
      <button type="button" className="button" disabled={!isMoved} onClick={() => change({ set: {}, lambda: null })}>{said.putBackAll}</button>
      <button type="button" className="button primary" onClick={() => void copyLink().then(setStatus)}>{said.copyState}</button>
      <button type="button" className="as-text small" onClick={() => downloadText(open.file, open.text, "application/yaml")}>{said.download(open.file)}</button>
      <span role="status" className="small">{status}</span>
    </div>
  );
}

const ModelFolio = memo(function ModelFolio({ solved, view, mode }: { readonly solved: SolvedAnswer; readonly view: ScenarioView; readonly mode: "slice" | "whole" }) {
  const [isTable, setTable] = useState(false);
  const table = sliceTable(solved.path), svg = () => document.querySelector<SVGSVGElement>(".slice svg");
  return (
    <>
      {isTable ? <div className="page"><DataTable table={table} /></div> : null}
      <Folio end={mode === "whole" ? undefined : <>
        <button type="button" aria-expanded={isTable} onClick={() => setTable(!isTable)}>{isTable ? texts.kit.hideTable : texts.kit.table}</button>
        <button type="button" aria-label={texts.kit.download(texts.kit.csv, said.pathName)} onClick={() => downloadText("path.csv", csvText(table.columns, table.rows), "text/csv")}>{texts.kit.csv}</button>
        <button type="button" aria-label={texts.kit.download(texts.kit.svg, said.pathName)} onClick={() => downloadSvg("path.svg", svg())}>{texts.kit.svg}</button>
        <button type="button" aria-label={texts.kit.download(texts.kit.png, said.pathName)} onClick={() => void downloadPng("path.png", svg())}>{texts.kit.png}</button>
      </>}>
        <span><b>{said.judgements}</b></span><span>{said.size(countText(view.size.informationSets), countText(view.size.actions), solved.endings.length)}</span>{view.parts.length === 0 ? null : <span className="pencil">{texts.parts.with(view.parts.map(({ title }) => title))}</span>}
      </Folio>
    </>
  );
});
