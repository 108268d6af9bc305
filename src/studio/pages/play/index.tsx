// Play: a seat is chosen, decisions are taken, the debrief follows.

import "./play.css";
import { useState } from "react";
import { fileOf, useOpened, useStudio } from "../../app/scenario.ts";
import { Mistakes, PageBody, Waiting } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { DebriefPage } from "./debrief.tsx";
import { DecisionPage } from "./decision.tsx";
import { useSession } from "./session.ts";
import { StartPage } from "./start.tsx";

const said = texts.play;

export function Page() {
  const session = useSession(), { opened, isGone } = useOpened(), { scenario } = useStudio();
  /** The seat that sits at the screen. */
  const [seated, setSeated] = useState("");
  if (isGone) return <PageBody title={said.title}><h1>{said.title}</h1><p className="read">{texts.model.gone}</p></PageBody>;
  if (opened !== null && opened.view === null) return <PageBody title={said.title}><h1>{said.title}</h1><Mistakes title={texts.model.mistakes(fileOf(scenario))} mistakes={opened.mistakes} /></PageBody>;
  if (session === null || session.table === undefined) return <PageBody title={said.title}><h1>{said.title}</h1><Waiting /></PageBody>;
  const { table } = session;
  if (table === null) return <StartPage session={session} />;
  if (table.seat === null) return <DebriefPage session={session} people={table.people} />;
  if (table.people.length > 1 && seated !== table.seat) return <HandOver player={table.player} onSeated={() => setSeated(table.seat ?? "")} />;
  return <DecisionPage key={`${table.seat} ${table.taken.length} ${table.view?.decision?.stage ?? ""}`} session={session} table={table} />;
}

function HandOver({ player, onSeated }: { readonly player: string; readonly onSeated: () => void }) {
  return (
    <PageBody title={said.title} className="page hand-over">
      <h1>{said.handOver(player)}</h1>
      <p className="read">{said.handOverNote}</p>
      <p><button type="button" className="button primary" onClick={onSeated} autoFocus>{said.seated}</button></p>
    </PageBody>
  );
}
