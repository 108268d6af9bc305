// The days in words: each event with who, when and how well it is known, and its sources a click away.

import { ActorMark, Cite, KnownDot } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { type Capital, eventsOn, knownTo, sideOf } from "./known.ts";
import type { BriefingData, EventOf, WorkOf } from "./picture.ts";

const said = texts.briefing.timeline;

export function Timeline({ data, day, onDay, capital }: { readonly data: BriefingData; readonly day: number; readonly onDay: (day: number) => void; readonly capital: Capital }) {
  const { date } = data.days[day]!, events = eventsOn(data, date), before = data.days[day - 1], after = data.days[day + 1]; // the day is one of them
  const open = events.filter((event) => knownTo(event, capital) !== "no").length;
  return (
    <aside className="timeline" aria-label={said.label}>
      <div className="timeline-head">
        <p className="turns">
          {before === undefined ? <span /> : <button type="button" onClick={() => onDay(day - 1)}>‹ {said.turn(before.date, eventsOn(data, before.date).length)}</button>}
          {after === undefined ? <span /> : <button type="button" onClick={() => onDay(day + 1)}>{said.turn(after.date, eventsOn(data, after.date).length)} ›</button>}
        </p>
        <h2 aria-live="polite">{said.day(date)}</h2>
        <p className="small">{said.summary(events.length, events.filter(({ visibility }) => visibility === "public").length)} {said.open(capital, open, events.length)}</p>
        <ul className="timeline-key">
          {(["us", "ussr", "cuba", "other"] as const).map((mark) => <li key={mark}><ActorMark side={sideOf(mark)} /> {said.marks[mark]}</li>)}
          <li><ActorMark side="other" isHollow /> {said.secret}</li>
        </ul>
      </div>
      <ol className="events" tabIndex={0} aria-label={said.events(date)}>
        {events.map((event) => <Event key={event.id} event={event} works={data.works} capital={capital} />)}
        <li className="hours small">{data.hours}</li>
      </ol>
    </aside>
  );
}

function Event({ event, works, capital }: { readonly event: EventOf; readonly works: Readonly<Record<string, WorkOf>>; readonly capital: Capital }) {
  const [key] = event.sources, first = key === undefined ? undefined : works[key], isKnown = knownTo(event, capital);
  return (
    <li className={isKnown === "no" ? "event-item hidden-from" : "event-item"}>
      <details>
        <summary>
          <span className="mark"><ActorMark side={sideOf(event.mark)} isHollow={event.visibility !== "public"} /></span>
          <span className="when">{event.time === "" ? said.someTime : said.time(event.time)}</span>
          <span className="what">
            <span className="visually-hidden">{event.who}, {event.visibility}: </span>{event.text}
            <span className="under">{first === undefined ? <span className="source">{event.standing} <KnownDot known={event.confidence} /></span> : <Cite short={first.short} full={`${first.author}, ${first.title}`} known={event.confidence} />}{isKnown === "no" ? <span className="unknown">{said.secretElsewhere(capital)}</span> : null}</span>
          </span>
        </summary>
        <div className="works">
          <p className="small">{event.who}; {said.visibility[event.visibility]}. {said.standing(event.standing)}{event.note === "" ? "" : ` ${event.note}`}</p>
          {event.sources.map((source) => works[source]).filter((work) => work !== undefined).map((work) => (
            <p key={work.title} className="small"><b>{work.author}</b>, <i>{work.title}</i>. {work.imprint}. <span className="seen"><KnownDot known={work.confidence} /> {said.seen[work.seen as keyof typeof said.seen] ?? work.seen}</span>{work.note === "" ? null : <> {work.note}</>}</p>
          ))}
        </div>
      </details>
    </li>
  );
}
