// After the end nothing is hidden: the ending among others, the way there beside the record, what each decision gave up, what the
// others were and knew.

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Debrief, type Dossier, csvText, longDay, whenText } from "../../../index.ts";
import { useScenarioTitle } from "../../app/scenario.ts";
import { ActorMark, Cite, downloadText, EventRow, Folio, PageBody, Segmented, Waiting } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { engine, longTask } from "../../worker/client.ts";
import type { DebriefAnswer, DebriefBands } from "../../worker/play.ts";
import { EndingsFigure } from "./endings-figure.tsx";
import { GivenUp } from "./given-up.tsx";
import { PathFigure } from "./path-figure.tsx";
import { type Session, useDossier, useOpenRequest } from "./session.ts";
import { Turning } from "./turning.tsx";
import { seesCounts } from "./known-then.ts";
import { sideOf } from "./side.ts";
import { shortSource } from "../../worker/source-name.ts";

const said = texts.debrief;
const DRAWS = 60, DRAWS_MORE = 400;

export function DebriefPage({ session, people }: { readonly session: Session; readonly people: readonly string[] }) {
  const [seat, setSeat] = useState(people[0] ?? "");
  const { data: answer } = useQuery({ queryKey: ["debrief", session.on, seat, session.table?.serial], queryFn: () => engine().playDebrief(session.on, seat) });
  const dossier = useDossier(), bands = useBands(session, seat);
  if (answer === undefined) return <PageBody title={texts.play.title}><h1>{texts.play.title}</h1><Waiting /></PageBody>;
  const { debrief } = answer, playerTitle = (name: string) => debrief.types.find(({ player }) => player === name)?.playerTitle ?? name;
  return (
    <>
      <PageBody title={debrief.ending.title} className="debrief">
        <section className="debrief-way">
          <h1>{headline(debrief)}</h1>
          <p className="read">{parting(debrief)}</p>
          {people.length < 2 ? null : <Segmented label={said.seat} choices={people.map((name) => ({ value: name, label: playerTitle(name) }))} value={seat} onChange={setSeat} />}
          <PathFigure debrief={debrief} dossier={dossier} />
          <Forks session={session} decisions={debrief.decisions} />
        </section>
        <section className="debrief-among"><EndingsFigure answer={answer} bands={bands.data} />{bands.foot}</section>
        <section className="debrief-gave"><GivenUp debrief={debrief} bands={bands.data} /><Turning session={session} seat={seat} debrief={debrief} /></section>
        <Knew answer={answer} dossier={dossier} />
        <section className="debrief-record">
          <h2>{said.record}</h2>
          <ol>{debrief.record.map(({ stage, date, player, stageTitle, title, note, sources }) => <EventRow key={stage} when={longDay(date)} side={player === null ? "other" : sideOf(dossier, player, 0)} title={<><b>{stageTitle}{/[?!]$/.test(stageTitle) ? "" : ":"}</b> {title}. {note}</>} source={<Sources answer={answer} keys={sources} />} />)}</ol>
        </section>
      </PageBody>
      <Folio end={<>
        <button type="button" onClick={() => void engine().playLog().then((log) => downloadText("match.json", log, "application/json"))}>{said.download}</button>
        <button type="button" onClick={() => downloadText("path.csv", pathCsv(debrief), "text/csv")}>{said.csv}</button>
      </>}>
        <span>{rulesText(answer)}</span><span>{said.drew(debrief.seed)}</span><Citation answer={answer} />
      </Folio>
    </>
  );
}

/** Every decision to take anew: its day, what it was, what was chosen. */
function Forks({ session, decisions }: { readonly session: Session; readonly decisions: Debrief["decisions"] }) {
  return (
    <div className="forks">
      {decisions.length === 0 ? null : <h3>{said.forkHeading}</h3>}
      {decisions.map(({ decision, when, title, options, took }) => {
        const chose = said.chose(options.find(({ name }) => name === took)?.title ?? took);
        return <button key={decision} type="button" className="button slight forking" onClick={() => session.fork(decision)}><b><span className="visually-hidden">{said.fork} </span>{lastDay(when)} · {title}</b> <span>{chose}</span></button>;
      })}
      {decisions.length === 0 ? null : <p className="small">{said.forkNote}</p>}
      <button type="button" className="button slight again" onClick={session.leave}>{said.again}</button>
    </div>
  );
}

const lastDay = (when: string) => whenText(when.split(" to ").at(-1) ?? when).replace(/ \d{4}$/, "");

function headline({ ending, recordEnding }: Debrief): string {
  return recordEnding?.name === ending.name ? `${said.asRecorded}: ${said.lowered(ending.title)}` : said.ended(ending.title);
}

/** Where the match left the record. */
function parting({ record, ending, recordEnding, moves, seat }: Debrief): string {
  if (recordEnding === null) return ending.text;
  const taken = new Set(moves.map(({ stage }) => stage));
  const parted = record.find(({ stage, took, yours }) => taken.has(stage) && yours !== took);
  const who = parted === undefined || parted.player === seat ? "" : parted.player === null ? said.byChance : said.byOthers;
  const where = parted === undefined ? said.notParted : said.parted(parted.stageTitle, who);
  return recordEnding.name === ending.name ? where : `${said.inFact(recordEnding.title)} ${where}`;
}

export function rulesText({ rules }: DebriefAnswer): string {
  return [`${String(rules["solver"])}`, typeof rules["lambda"] === "number" ? `λ = ${rules["lambda"]}` : "", ...["variant", "set"].flatMap((name) => (typeof rules[name] === "string" ? [String(rules[name])] : []))].filter((part) => part !== "").join(", ");
}

function Citation({ answer }: { readonly answer: DebriefAnswer }) {
  const [isShown, setShown] = useState(false), title = useScenarioTitle();
  return (
    <span><button type="button" aria-expanded={isShown} onClick={() => setShown(!isShown)}>{said.cite}</button>{isShown ? <> <cite className="citation">{said.cited(title, rulesText(answer), answer.debrief.seed, answer.fingerprint)}</cite></> : null}</span>
  );
}

export function Sources({ answer, keys }: { readonly answer: DebriefAnswer; readonly keys: readonly string[] }) {
  return <>{keys.map((key) => { const source = answer.sources[key]; return source === undefined ? null : <Cite key={key} short={source.short} full={source.full} known={source.confidence} />; })}</>;
}

/** Bands over draws, from a thread of their own, begun when the debrief opens. */
function useBands(session: Session, seat: string) {
  const request = useOpenRequest();
  const [count, setCount] = useState(DRAWS), [done, setDone] = useState(0);
  const { data, isFetching, error } = useQuery({
    queryKey: ["bands", session.on, seat, session.table?.serial, count],
    queryFn: async ({ signal }): Promise<DebriefBands> => {
      setDone(0);
      const log = await engine().playLog(), opening = await request();
      return longTask(async (thread, onProgress) => {
        await thread.open(opening);
        return thread.playBands(session.on, log, seat, count, onProgress);
      }, signal, setDone);
    },
  });
  const foot = isFetching ? <p className="small" role="status">{said.drawing(Math.floor(100 * done))}</p> : error !== null ? <p className="small" role="alert">{error.message}</p> : data !== undefined && data.draws > 0 && count < DRAWS_MORE ? <p className="small"><button type="button" className="as-text" onClick={() => setCount(DRAWS_MORE)}>{said.moreDraws(DRAWS_MORE)}</button></p> : null;
  return { data, foot };
}

/** What the others were, and what one side saw of the other. */
function Knew({ answer, dossier }: { readonly answer: DebriefAnswer; readonly dossier: Dossier | null }) {
  const { debrief } = answer, { types, seat, moves } = debrief;
  const mine = types.findIndex(({ player }) => player === seat), others = types.filter(({ player }) => player !== seat);
  const hidden = moves.filter(({ player, saw, title }) => player !== seat && saw[mine] !== title);
  // The counts of the days are the record's: they say what was so here as far as play kept to it.
  const day = /\d{4}-\d{2}-\d{2}$/.exec(debrief.decisions.findLast(({ isAsRecorded }) => isAsRecorded)?.when ?? "")?.[0] ?? "";
  const [believed, actual] = dossier === null || day === "" || !seesCounts(dossier, seat) ? [] : [dossier.readiness.believed, dossier.readiness.actual].map((counts) => counts.filter(({ date }) => date <= day).at(-1));
  const questions = dossier === null ? [] : dossier.choices.questions;
  return (
    <section className="debrief-knew">
      <h2>{said.knew}</h2>
      {others.map(({ player, playerTitle, title, note }) => <p key={player} className="read"><ActorMark side={sideOf(dossier, player, 0)} /> {title === "" ? said.oneType(playerTitle) : <>{said.wasOf(playerTitle, title)} {note}</>}</p>)}
      <table>
        {hidden.length === 0 && believed === undefined ? null : <thead><tr><th scope="col">{said.youSaw}</th><th scope="col">{said.inTruth}</th></tr></thead>}
        <tbody>
          {hidden.map(({ stage, stageTitle, title, saw, when, sources }, i) => <tr key={i}><td>{saw[mine] ?? said.nothingSeen}</td><td><b>{stageTitle}</b>{when === "" ? "" : `, ${whenText(when)}`}: {title} <Sources answer={answer} keys={debrief.record.some((move) => move.stage === stage && move.title === title) ? sources : []} /></td></tr>)}
          {believed === undefined || actual === undefined ? null : <tr><td>{said.readyBelieved(longDay(believed.date), believed.value)}</td><td>{said.readyActual(longDay(actual.date), actual.value)} <Known dossier={dossier} keys={actual.sources} /></td></tr>}
        </tbody>
        {questions.length === 0 ? null : <thead><tr><th scope="col">{said.believed}</th><th scope="col">{said.known}</th></tr></thead>}
        <tbody>{questions.map(({ question, then, now, sources }) => <tr key={question}><td>{question} {then}</td><td>{now} <Known dossier={dossier} keys={sources} /></td></tr>)}</tbody>
      </table>
    </section>
  );
}

function Known({ dossier, keys }: { readonly dossier: Dossier | null; readonly keys: readonly string[] }) {
  const works = (dossier?.works ?? []).filter(({ key }) => keys.includes(key));
  return <>{works.map((work) => <Cite key={work.key} short={shortSource(work)} full={[work.author, work.title, work.year].filter((part) => part !== "").join(", ")} known={work.confidence} />)}</>;
}

function pathCsv({ moves, types, seat }: Debrief): string {
  const mine = types.findIndex(({ player }) => player === seat);
  return csvText(["stage", "when", "player", "took", "odds", "seen"], moves.map(({ stage, when, player, took, odds, saw }) => [stage, when, player ?? "chance", took, odds ?? "", saw[mine] ?? ""]));
}
