// What the record tells of motives: odds before and after, evidence piece by piece, precision as an axis, and whether moves can tell at all.

import "./motives.css";
import { loadTheses, loadWorks } from "virtual:excomm/scenarios";
import { useQuery } from "@tanstack/react-query";
import { proxy } from "comlink";
import { useEffect, useMemo } from "react";
import { errorText, EFFECTIVE_DRAWS_MIN, percentText } from "../../../index.ts";
import { changeFlags, changeWords, inTerminal } from "../../app/changes.ts";
import { partTextsOf } from "../../app/parts.ts";
import { makeRun } from "../../app/run.ts";
import { fileOf, type StudioState, textOf, useOpened, useStudio } from "../../app/scenario.ts";
import { makeStore, useStore } from "../../app/store.ts";
import { Folio, Mistakes, Num, PageBody, Progress, Segmented, type Side, Slider, Switch, Waiting } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { MotivesAnswer, MotivesOf, MotivesRequest } from "../../worker/motives.ts";
import type { ScenarioView } from "../../worker/scenario.ts";
import { EvidenceFigure } from "./evidence-figure.tsx";
import { LambdaFigure } from "./lambda-figure.tsx";
import { Priors } from "./priors.tsx";
import { BitsBar, bitsText, OddsFigure } from "./odds-figure.tsx";
import { alongLambda, type Selection, weigh } from "./weigh.ts";

const said = texts.motives;
const run = makeRun<MotivesAnswer>();
/** Draws of the first visit, and on request. */
const DRAWS = 400, MORE = 2000;
/** A tree with more nodes takes minutes: so few draws, and only on request. */
const LARGE = 150_000, FEW = 20;

interface Chosen extends Selection {
  readonly player: number | null;
}
const chosen = makeStore<Chosen>({ player: null, hasMoves: true, documents: new Set(), near: null, type: 0, against: null });

export function Page() {
  const { opened, error } = useOpened(), view = opened?.view ?? null;
  const refusal = view === null ? "" : !view.hasRecord ? said.noRecord : view.players.every(({ types }) => types.length < 2) ? said.noTypes : "";
  return (
    <PageFrame>
      {error !== null ? <p className="read" role="alert">{error.message}</p> : opened === null ? <><h1>{said.title}</h1><Waiting /></> : view === null ? <><h1>{said.title}</h1><Mistakes title={said.noText} mistakes={opened.mistakes} /></> : refusal !== "" ? <><h1>{said.title}</h1><p className="read column">{refusal}</p></> : <Motives view={view} />}
    </PageFrame>
  );
}

function PageFrame({ children }: { readonly children: React.ReactNode }) {
  const { answer, done, isCancelled } = useStore(run.store), studio = useStudio(), selection = useStore(chosen);
  const command = answer === null || done !== null || isCancelled ? null : commandOf(studio, answer, selection);
  return (
    <>
      <PageBody title={said.title} className="page motives">{children}</PageBody>
      <Folio>{command === null ? null : <span>{said.folio(command)}</span>}</Folio>
    </>
  );
}

/** What gives the same numbers in a terminal; null where no command counts just this evidence. */
function commandOf({ scenario, changes }: StudioState, { draws, failed, seed, lambda, players }: MotivesAnswer, { player, documents, hasMoves, near }: Chosen): string | null {
  const [first] = players, of = players.find((one) => one.player === player) ?? first;
  if (of === undefined || !hasMoves || near !== null || (documents.size > 0 && documents.size < of.documents.length)) return null;
  return [
    inTerminal(`infer ${scenario.kind === "known" ? scenario.name : fileOf(scenario)}`), `--count ${draws + failed} --seed ${seed}`,
    ...(of === first ? [] : [`--player ${of.report.player.name}`]), ...(documents.size > 0 ? ["--documents"] : []), ...changeFlags(changes, lambda),
  ].join(" ");
}

/** The request that the reader's state makes; null while texts are on their way. */
function useRequest(): MotivesRequest | null {
  const { scenario, changes } = useStudio();
  const { data } = useQuery({
    queryKey: ["motives texts", scenario, changes.parts],
    queryFn: async () => ({
      text: (await textOf(scenario)) ?? "", parts: await partTextsOf(scenario, changes.parts), theses: scenario.kind === "known" ? ((await loadTheses[scenario.name]?.()) ?? null) : null,
      works: scenario.kind === "known" ? ((await loadWorks[scenario.name]?.()) ?? {}) : {},
    }),
  });
  if (data === undefined) return null;
  const { set, variant, commonPrior, lambda, seed } = changes;
  return { ...data, file: fileOf(scenario), set, variant, commonPrior, lambda, seed, count: DRAWS };
}

function startRun(request: MotivesRequest, count: number): void {
  run.start(keyOf(request), (engine, onProgress, onAnswer) => engine.motives({ ...request, count }, onProgress, proxy(async (answer) => onAnswer(answer))));
}

const keyOf = ({ text, parts, theses, works: _, ...request }: MotivesRequest) => JSON.stringify([request, text.length, parts.map(({ name }) => name), theses?.length]);

function Motives({ view }: { readonly view: ScenarioView }) {
  const request = useRequest(), { key, answer, done, error, isCancelled } = useStore(run.store), studio = useStudio();
  const wanted = request === null ? null : keyOf(request), isLarge = view.size.nodes > LARGE, isHere = key === wanted;
  const again = isLarge && !isHere ? FEW : isCancelled || error !== "" ? (isLarge ? FEW : DRAWS) : isLarge ? DRAWS : MORE;
  useEffect(() => {
    if (request !== null && !isLarge && run.store.get().key !== wanted) startRun(request, DRAWS);
  }, [wanted]); // the key says all that the request holds
  const current = key === wanted ? answer : null;
  const state = useStore(chosen);
  const of = current?.players.find(({ player }) => player === state.player) ?? current?.players[0];
  const changes = changeWords(view, studio.changes);
  return (
    <>
      {current === null || of === undefined ? <h1>{said.title}</h1> : <Head view={view} answer={current} of={of} />}
      {changes.length === 0 ? null : <p className="small pencil changed">{said.changed(changes)}</p>}
      <Progress done={isHere || !isLarge ? done : null} isWaiting={current === null} onCancel={run.cancel}>
        {request === null ? null : <>{isLarge && !isHere ? <span className="small">{said.large(view.size.nodes)}</span> : isCancelled ? <span className="small">{said.stopped}</span> : null}<button type="button" className="button slight" onClick={() => startRun(request, again)}>{texts.kit.draws(again)}</button></>}
      </Progress>
      {error === "" ? null : <div className="notice" role="alert"><pre>{error}</pre></div>}
      {current === null ? <Priors view={view} /> : null}
      {current === null || of === undefined ? null : <Evidence view={view} answer={current} of={of} selection={state} isDone={done === null} />}
    </>
  );
}

/** Whose motives, and whether they can be known. */
function Head({ view, answer, of }: { readonly view: ScenarioView; readonly answer: MotivesAnswer; readonly of: MotivesOf }) {
  const { report: { limits, types, player } } = of, own = limits[Math.floor(limits.length / 2)]!; // at least one
  return (
    <div className="head">
      <h1>{said.heading(player.title)}</h1>
      {answer.players.length < 2 ? null : <Segmented label={said.whose} choices={answer.players.map((one) => ({ value: String(one.player), label: view.players[one.player]?.title ?? one.report.player.title }))} value={String(of.player)} onChange={(value) => chosen.set({ ...chosen.get(), player: Number(value), type: 0, against: null })} />}
      <p className="said">{said.verdict[own.separation]} {said.carries} <Num basis="computed">{said.ofBits(own.bits.toFixed(2), bitsText(own.bitsMax))}</Num> {said.needed(types.length)}</p>
      <BitsBar of={of} side={sideOf(view, of.player)} />
    </div>
  );
}


const sideOf = ({ players }: ScenarioView, player: number): Side => players[player]?.side ?? "other";

function Evidence({ view, answer, of, selection, isDone }: { readonly view: ScenarioView; readonly answer: MotivesAnswer; readonly of: MotivesOf; readonly selection: Chosen; readonly isDone: boolean }) {
  const side = sideOf(view, of.player), { types } = of.report;
  const type = Math.min(selection.type, types.length - 1), against = selection.against === null || selection.against >= types.length || selection.against === type ? null : selection.against;
  const chosenHere: Selection = { ...selection, type, against };
  const weighed = useMemo(() => weigh(answer, of, chosenHere), [answer, of, selection]);
  const parts = useMemo(() => alongLambda(answer, of, chosenHere), [answer, of, selection.hasMoves, selection.documents]);
  const change = (some: Partial<Selection>) => chosen.set({ ...chosen.get(), ...some });
  const towards = types[type]!.title, away = against === null ? said.evidence.rest : types[against]!.title; // both are in the list
  return (
    <div className="evidence">
      <section className="odds">
        {weighed === null ? <p className="read">{said.lambda.none}</p> : <>
          <OddsFigure of={of} weighed={weighed} side={side} sentence={<OddsKey draws={weighed.draws} effective={Math.round(weighed.after.effectiveDraws)} />} />
          {weighed.after.effectiveDraws >= EFFECTIVE_DRAWS_MIN ? null : <p className="small thin">{said.thin(Math.round(weighed.after.effectiveDraws), isDone)}</p>}
        </>}
        <div className="near">
          <Switch label={said.lambda.near} isOn={selection.near !== null} isMoved={selection.near !== null} onChange={(isOn) => change({ near: isOn ? answer.lambda : null })} />
          {selection.near === null ? null : <Slider name={said.lambda.slider} value={selection.near} base={answer.lambda} range={[answer.lambda / 2, answer.lambda * 2]} basis="judgement" show={said.lambda.show} onChange={(near) => change({ near })} />}
        </div>
      </section>
      <section className="pieces">
        {weighed === null ? null : <EvidenceFigure pieces={weighed.pieces.map((piece) => ({ ...piece, date: said.evidence.day(piece.date) }))} towards={towards} away={away} sentence={said.evidence.sentence} />}
        <div className="choose">
          <label>{said.evidence.towards} <select className="select" value={type} onChange={(event) => change({ type: Number(event.currentTarget.value) })}>{types.map(({ name, title }, t) => <option key={name} value={t}>{title}</option>)}</select></label>
          <label>{said.evidence.against} <select className="select" value={against ?? -1} onChange={(event) => change({ against: Number(event.currentTarget.value) < 0 ? null : Number(event.currentTarget.value) })}><option value={-1}>{said.evidence.rest}</option>{types.map(({ name, title }, t) => (t === type ? null : <option key={name} value={t}>{title}</option>))}</select></label>
          <Switch label={said.evidence.moves} isOn={selection.hasMoves} isMoved={!selection.hasMoves} onChange={(hasMoves) => change({ hasMoves })} />
        </div>
      </section>
      <section className="documents">
        <h2>{said.evidence.documents}</h2>
        {of.documents.length === 0 ? <p className="small">{said.evidence.none}</p> : <>
          <p className="small">{said.evidence.documentsLead} <button type="button" className="as-link" onClick={() => change({ documents: new Set(selection.documents.size === of.documents.length ? [] : of.documents.map(({ id }) => id)) })}>{selection.documents.size === of.documents.length ? said.evidence.nothing : said.evidence.all}</button></p>
          <ul>{of.documents.map((document) => {
            const isOn = selection.documents.has(document.id);
            return (
              <li key={document.id} className="row">
                <Switch label={document.title} isOn={isOn} isMoved={isOn} onChange={(next) => change({ documents: new Set(next ? [...selection.documents, document.id] : [...selection.documents].filter((id) => id !== document.id)) })} />
                <p className="small">{document.why} <span className="source">{document.sources.join("; ")}; {said.evidence.reliability(document.reliability)}; {types.map(({ title }, t) => `${title} ${percentText(document.likelihoods[t]!)}`).join(", ")}</span></p>
              </li>
            );
          })}</ul>
        </>}
      </section>
      <section className="along">
        {parts.length < 2 ? null : <LambdaFigure of={of} parts={parts} side={side} />}
        <p className="read"><b>{said.restates}.</b> {said.controls(errorText(Math.max(of.report.controls.equal, 1e-16)), of.report.controls.rotated < 1e-8)}</p>
      </section>
    </div>
  );
}

function OddsKey({ draws, effective }: { readonly draws: number; readonly effective: number }) {
  return <><i className="key before" aria-hidden="true" /> {said.odds.before} <i className="key after" aria-hidden="true" /> {said.odds.after(draws, effective)}</>;
}
