// Which assumption, if wrong, changes what the best reply was.

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Debrief } from "../../../index.ts";
import { Num } from "../../kit/index.ts";
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
  return (
    <div className="turning">
      <h3>{said.turns}</h3>
      <p className="small">{said.turnsNote}</p>
      {error !== null ? <p className="small" role="alert">{error.message}</p> : data === undefined ? <p className="small" role="status">{said.turning(Math.floor(100 * done))}</p> : null}
      {data?.hinges.length === 0 ? <p className="read">{said.noTurn}</p> : null}
      {data?.hinges.map(({ parameter, title, unit, basis, value, at, instead }) => (
        <p className="read" key={`${parameter} ${at}`}>
          {decision === undefined ? "" : said.judgedAt(decision.title)}{title}{said.isJudged[basis]}<Num basis={basis}>{shown(value, unit)}</Num>{said.from}<Num basis="computed">{shown(at, unit)}</Num>
          {said.wouldBe(at > value, decision?.options.find(({ name }) => name === instead)?.title ?? instead, instead === decision?.took)}
        </p>
      ))}
    </div>
  );
}

/** Three digits; units other than of the scales of payoffs are named. */
const shown = (value: number, unit: string) => `${Number(value.toPrecision(3))}${["", "attribute", "weight"].includes(unit) ? "" : ` ${unit}`}`;
