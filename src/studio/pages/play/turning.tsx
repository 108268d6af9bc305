// Which assumption, if wrong, changes the end; and which what the best reply was.

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Debrief, Hinge } from "../../../index.ts";
import { Num, withMinus } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { engine, longTask } from "../../worker/client.ts";
import type { TurningNumbers } from "../../worker/play.ts";
import { type Session, useOpenRequest } from "./session.ts";

const said = texts.debrief;

export function Turning({ session, seat, debrief }: { readonly session: Session; readonly seat: string; readonly debrief: Debrief }) {
  const request = useOpenRequest(), [done, setDone] = useState(0);
  const { data, error } = useQuery({
    queryKey: ["hinges", session.on, seat, session.table?.serial],
    queryFn: async ({ signal }): Promise<TurningNumbers> => {
      const log = await engine().playLog(), opening = await request();
      return longTask(async (thread, onProgress) => {
        await thread.open(opening);
        return thread.playHinges(session.on, log, seat, onProgress);
      }, signal, setDone);
    },
  });
  const decision = data === undefined || data.decision === null ? undefined : debrief.decisions[data.decision];
  const waiting = error !== null ? <p className="small" role="alert">{error.message}</p> : data === undefined ? <p className="small" role="status">{said.turning(Math.floor(100 * done))}</p> : null;
  return (
    <div className="turning">
      <h3>{said.turnsEnding}</h3>
      <p className="small">{said.turnsEndingNote}</p>
      {waiting}
      {data?.endings.length === 0 ? <p className="read">{said.noTurnEnding}</p> : null}
      {data?.endings.map(({ ending, decision: asked, ...number }) => <Turn key={`${number.parameter} ${number.at}`} number={number}>{ending === null ? said.wouldAsk(number.at > number.value, asked) : said.wouldEnd(number.at > number.value, ending)}</Turn>)}
      {debrief.decisions.length === 0 ? null : <>
        <h3>{decision === undefined ? said.turns : said.turnsAt(decision.title)}</h3>
        <p className="small">{said.turnsNote}</p>
        {waiting}
        {data?.hinges.length === 0 ? <p className="read">{said.noTurn}</p> : null}
        {data?.hinges.map(({ instead, ...number }) => (
          <Turn key={`${number.parameter} ${number.at}`} number={number}>{said.wouldBe(number.at > number.value, decision?.options.find(({ name }) => name === instead)?.title ?? instead, instead === decision?.took)}</Turn>
        ))}
      </>}
    </div>
  );
}

function Turn({ number: { title, unit, basis, value, at }, children }: { readonly number: Pick<Hinge, "title" | "unit" | "basis" | "value" | "at">; readonly children: string }) {
  return <p className="read">{title}{said.isJudged[basis]}<Num basis={basis}>{shown(value, unit)}</Num>{said.from}<Num basis="computed">{shown(at, unit)}</Num>{children}</p>;
}

/** Three digits; units other than of the scales of payoffs are named. */
const shown = (value: number, unit: string) => `${withMinus(String(Number(value.toPrecision(3))))}${["", "attribute", "weight"].includes(unit) ? "" : ` ${unit}`}`;
