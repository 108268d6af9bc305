// What the seat knows: who it is, what it reads, what it has seen, and, where play has kept to the record, what was known on the day.

import { type Dossier, longDay, type SeatView, whenText } from "../../../index.ts";
import { KnowRow } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { Cites } from "./cites.tsx";
import { knownThen } from "./known-then.ts";

const said = texts.play;
const EVENTS_MAX = 4;

export function Know({ view, dossier }: { readonly view: SeatView; readonly dossier: Dossier | null }) {
  const { decision, you, known } = view;
  if (decision === null) return null;
  return (
    <section className="know-panel" id="know" tabIndex={0} aria-label={said.know}>
      <h2>{said.know}</h2>
      <p className="small">{said.knowNote}</p>
      {decision.briefing === "" ? null : <div className="row"><p className="read">{decision.briefing}</p><Cites sources={decision.sources} later={decision.laterSources} /></div>}
      {together(known).reverse().map(({ when, of, text, own, isNew, sources, learned }, i) => (
        <div className="row" key={i}>
          <p className="label">{[whenText(when), own ? said.you : of].filter((part) => part !== "").join(", ")}{isNew && !own ? <b className="fresh"> {said.fresh}</b> : null}</p>
          <p className="read">{text}. {learned.map((one) => `${one}.`).join(" ")}</p>
          {sources.length === 0 ? null : <Cites sources={sources} later={0} />}
        </div>
      ))}
      {dossier === null || !decision.isAsRecorded ? null : <Recorded view={view} dossier={dossier} />}
      {you.title === "" ? null : <div className="row wants"><h3>{said.wants}</h3><p className="read"><b>{you.title}.</b> {you.note}</p></div>}
    </section>
  );
}

/** What was learned of an event stands with it. */
function together(known: SeatView["known"]): (SeatView["known"][number] & { readonly learned: string[] })[] {
  const events: (SeatView["known"][number] & { readonly learned: string[] })[] = [];
  for (const one of known) {
    const last = events.at(-1);
    if (one.stage === "" && last !== undefined && !last.own) last.learned.push(one.text);
    else events.push({ ...one, learned: [] });
  }
  return events;
}

/** From the dossier: the count of the day, and what had happened in sight of this side. */
function Recorded({ view: { seat, decision }, dossier }: { readonly view: SeatView; readonly dossier: Dossier }) {
  const { events, count: counted } = knownThen(dossier, seat, decision?.when ?? "", decision?.day ?? "", EVENTS_MAX), count = counted?.count;
  return (
    <>
      {count === undefined || count.seen === 0 ? null : <KnowRow statement={`${longDay(count.date)}: ${said.readyStatement(count.seen, count.document)}`} word={said.readyWord(count.value, count.low, count.high, count.seen)} span={[count.low / count.seen, count.high / count.seen]} source={<Cites sources={counted?.sources ?? []} later={0} />} />}
      {[...events].reverse().map(({ event, sources }) => <div className="row" key={event.id}><p className="label">{longDay(event.date)}</p><p className="read">{event.text}</p><Cites sources={sources} later={0} /></div>)}
    </>
  );
}
