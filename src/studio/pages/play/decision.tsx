// One decision: what the seat knows, what advisers say, the options, the clock, a bet; nothing that the seat may not see.

import { useState } from "react";
import { type SeatView, whenText } from "../../../index.ts";
import { ActorMark, AdviserCard, Folio, OptionRow, PageBody, Term, Waiting } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { Table } from "../../worker/play.ts";
import { Bet } from "./bet.tsx";
import { Cites } from "./cites.tsx";
import { Clock } from "./clock.tsx";
import { Know } from "./know.tsx";
import { Keeping } from "./kept.tsx";
import { type Session, useDossier } from "./session.ts";
import { sideOf } from "./side.ts";

const said = texts.play;

export function DecisionPage({ session, table }: { readonly session: Session; readonly table: Table }) {
  const dossier = useDossier();
  const [chosen, setChosen] = useState<string | null>(null);
  const { view, taken } = table, decision = view?.decision ?? null;
  if (view === null || decision === null) return <PageBody title={said.title}><h1>{said.title}</h1><Waiting /></PageBody>;
  const option = decision.options.find(({ name }) => name === chosen) ?? null;
  const go = () => {
    if (option !== null) session.act({ kind: "moved", seat: view.seat, stage: decision.stage, took: option.name });
  };
  const order = option === null ? said.choose : said.order(option.title);
  return (
    <>
      <PageBody title={decision.title} className="play">
        <header className="play-head">
          <div>
            <h1>{decision.ask === "" ? said.noAsk : decision.ask}</h1>
            <p className="play-who"><ActorMark side={sideOf(dossier, view.seat, 0)} /> {said.youAre(view.sits, view.player)} {decision.title}{decision.when === "" ? "" : `, ${whenText(decision.when)}`}. {said.decisionNumber(taken.length + 1)}</p>
          </div>
          <Steps taken={taken} when={decision.when} />
        </header>
        <nav className="jumps" aria-label={said.onThisPage}>{["know", "advisers", "clock", "bet"].map((id, i) => <a key={id} href={`#${id}`} onClick={(event) => { event.preventDefault(); document.getElementById(id)?.scrollIntoView(); }}>{said.jumps[i]}</a>)}</nav>
        <Know view={view} dossier={dossier} />
        <div className="play-middle" tabIndex={-1}>
          <section className="advise" id="advisers">
            {decision.advisers.length === 0 ? null : <h2>{said.advisers(decision.advisers.length)}</h2>}
            {decision.advisers.length === 0 ? null : <div className="advisers" tabIndex={0} role="group" aria-label={said.advisers(decision.advisers.length)}>{decision.advisers.map(({ name, says, sources, laterSources }) => <AdviserCard key={name} name={name} says={says} source={<Cites sources={sources} later={laterSources} />} />)}</div>}
          </section>
          <fieldset className="options">
            <legend><h2>{said.options}</h2></legend>
            {decision.options.map(({ name, title, note, laterDecisions }) => (
              <OptionRow key={name} group="option" title={title} note={<>{note} <span className="then">{said.laterDecisions(laterDecisions)}</span></>} mark={<Later count={laterDecisions} most={most(view)} />} isChosen={name === chosen} onChoose={() => setChosen(name)} />
            ))}
          </fieldset>
        </div>
        <aside className="play-side">
          <Clock view={view} dossier={dossier} />
          <Bet view={view} onBet={(strokes) => session.act({ kind: "bet", seat: view.seat, strokes })} />
          <div className="go">
            <button type="button" className="button primary" disabled={option === null || session.isBusy} onClick={go}>{session.isBusy ? said.busy : order}</button>
            <p className="small">{said.oddsLater}</p>
            {table.isKept ? null : <Keeping isKept={false} />}
            {session.fault === "" ? null : <p className="small" role="alert">{session.fault}</p>}
          </div>
        </aside>
        <div className="go-foot"><span>{option === null ? said.choose : <b>{option.title}</b>}</span><button type="button" className="button primary" disabled={option === null || session.isBusy} onClick={go}>{session.isBusy ? said.busy : said.decide}</button></div>
      </PageBody>
      <Folio end={<button type="button" title={table.isKept ? said.leaveNote : undefined} onClick={session.leave}>{said.leave}</button>}><span>{!table.hasSolved ? said.folioAll : <>{said.folio[0]}<Term of="strategy">{said.strategies}</Term>{typeof view.rules["lambda"] === "number" ? <>{said.precision(view.rules["lambda"])[0]}<Term of="precision">{said.precisionWord}</Term>{said.precision(view.rules["lambda"])[1]}</> : null}{said.folio[1]}</>}</span>{view.begun.later ? <span>{said.laterNote}</span> : null}</Folio>
    </>
  );
}

const most = ({ decision }: SeatView) => (decision?.options ?? []).reduce((max, { laterDecisions }) => Math.max(max, laterDecisions), 0);

function Steps({ taken, when }: { readonly taken: Table["taken"]; readonly when: string }) {
  if (taken.length === 0) return null;
  return (
    <ol className="match-steps" aria-label={said.steps}>
      {taken.map((step, i) => <li key={i} className="done">{shortDay(step.when)}<span>{step.title}</span></li>)}
      <li className="now" aria-current="step">{shortDay(when)}<span>{said.now}</span></li>
    </ol>
  );
}

/** The last day of a span, without its year. */
const shortDay = (when: string) => whenText(when.split(" to ").at(-1) ?? when).replace(/ \d{4}$/, "");

/** Boxes for the decisions that may follow; full ones may. */
function Later({ count, most: boxes }: { readonly count: number; readonly most: number }) {
  if (boxes === 0) return null;
  return <svg className="later" width={15 * boxes} height={12} aria-hidden="true">{Array.from({ length: boxes }, (_, i) => <rect key={i} x={15 * i + 0.5} y={1.5} width={10} height={8} fill={i < count ? "var(--ink-2)" : "none"} stroke="var(--ink-3)" />)}</svg>;
}
