// Who to be, and where to begin.

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { whenText } from "../../../index.ts";
import { partsOf } from "../../app/parts.ts";
import { useScenarioTitle, useStudio } from "../../app/scenario.ts";
import { ActorMark, OptionRow, PageBody, Waiting } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { engine } from "../../worker/client.ts";
import type { SeatChoice } from "../../worker/play.ts";
import { canKeep } from "../../worker/kept-matches.ts";
import { Keeping, KEPT_MATCHES, KeptMatches } from "./kept.tsx";
import { type Session, useDossier } from "./session.ts";
import { sideOf } from "./side.ts";

const said = texts.play;
const BOTH = "";

export function StartPage({ session }: { readonly session: Session }) {
  const { data: seats } = useQuery({ queryKey: ["seats", session.on.id], queryFn: () => engine().playSeats(session.on.id) });
  const title = useScenarioTitle(), { data: matches } = useQuery(KEPT_MATCHES), { scenario, changes } = useStudio();
  const { data: parts = [] } = useQuery({ queryKey: ["parts", scenario], queryFn: () => partsOf(scenario) });
  return (
    <PageBody title={said.title} className="page play-start">
      <section>
        <h1 className="landing">{said.leadOf(title)}</h1>
        <p className="read lead">{said.lead}</p>
        {parts.filter(({ name }) => changes.parts.includes(name)).map((part) => <p key={part.name} className="small pencil"><b>{part.title}.</b> {part.adds}</p>)}
        {(matches ?? []).some(({ ending, decisions, place }) => ending === null && decisions > 0 && place !== session.on.place) ? <p className="small pencil" role="status">{said.keptBelow}</p> : null}
      </section>
      {seats === undefined || session.isBusy ? <Waiting text={session.isBusy ? said.opening : texts.app.loading} /> : <Choices session={session} seats={seats} />}
      {session.fault === "" ? null : <div className="notice" role="alert"><p className="read">{session.fault}</p></div>}
      <KeptMatches place={session.on.place} />
      <Keeping isKept={canKeep()} />
    </PageBody>
  );
}

/** The seat that a newcomer is offered: the first whose own decision in the record comes after what others decided. */
const newcomer = (seats: readonly SeatChoice[]) => seats.find(({ starts }) => starts.length > 1) ?? seats[0];

function Choices({ session, seats }: { readonly session: Session; readonly seats: readonly SeatChoice[] }) {
  const dossier = useDossier();
  const [name, setName] = useState(newcomer(seats)?.name ?? BOTH);
  const [from, setFrom] = useState<string | null>(null), [type, setType] = useState("");
  const seat = seats.find((one) => one.name === name), first = seats[0];
  if (first === undefined) return <p className="read">{said.noMatch}</p>;
  const starts = (seat ?? first).starts, chosen = starts.find(({ stage }) => stage === from) ?? (seat === undefined ? starts[0] : starts.at(-1));
  const begin = () => session.open({
    seats: Object.fromEntries(seats.map((one) => [one.name, seat === undefined || one === seat ? "person" : "solved"])),
    from: chosen?.stage ?? "", types: seat === undefined || type === "" ? {} : { [seat.name]: type },
  });
  const choose = (next: string) => {
    setName(next);
    setFrom(null);
    setType("");
  };
  return (
    <form className="choices" onSubmit={(event) => { event.preventDefault(); begin(); }}>
      <fieldset>
        <legend><h2>{said.whose}</h2></legend>
        {seats.map((one, i) => <OptionRow key={one.name} group="seat" title={one.sits === "" ? one.title : one.sits} note={<><ActorMark side={sideOf(dossier, one.name, i)} /> {one.title}</>} isChosen={name === one.name} onChoose={() => choose(one.name)} />)}
        {seats.length < 2 ? null : <OptionRow group="seat" title={said.both} note={said.bothNote} isChosen={name === BOTH} onChoose={() => choose(BOTH)} />}
      </fieldset>
      <fieldset>
        <legend><h2>{said.begin}</h2></legend>
        {starts.map((start, i) => <OptionRow key={start.stage} group="start" title={start.title} note={<>{start.when === "" ? "" : `${whenText(start.when)}. `}{i === 0 ? said.wholeNote : said.laterNote}</>} isChosen={start === chosen} onChoose={() => setFrom(start.stage)} />)}
        {seat === undefined ? <p className="small">{said.bothStarts}</p> : seat.types.length === 0 ? null : (
          <p className="own-type"><label>{said.own} <select value={type} onChange={(event) => setType(event.currentTarget.value)}>
            <option value="">{said.drawn}</option>
            {seat.types.map((one) => <option key={one.name} value={one.name}>{one.title}</option>)}
          </select></label></p>
        )}
        <p className="start-go"><button type="submit" className="button primary">{said.start}</button></p>
        <p className="small"><label className="as-file">{said.load}<input type="file" accept=".json" onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          void file?.text().then(session.load);
        }} /></label></p>
      </fieldset>
    </form>
  );
}
