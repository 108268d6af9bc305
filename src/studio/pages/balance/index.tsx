// Two arsenals beside each other: every number a slider, everything that follows worked out anew.

import "./balance.css";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { KILL_FITS } from "../../../index.ts";
import { PageBody, Segmented, Waiting } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { BalanceGround } from "../../worker/balance.ts";
import { engine } from "../../worker/client.ts";
import { CoverageFigure, HomeFigure, IncrementFigure, LeaningFigure, SalvoFigure, StruckFigure, SurfaceFigure } from "./figures.tsx";
import { Inputs } from "./inputs.tsx";
import { askAt, commandOf, DRAWS, putAllBack, setFit, useBalanceState, useBands, useLatest, useSwings } from "./state.ts";

const said = texts.balance;

export function Page() {
  const { data: ground } = useQuery({ queryKey: ["balance ground"], queryFn: () => engine().balanceGround() });
  return (
    <PageBody title={said.title} className="page balance">
      <div className="balance-head"><h1>{said.title}</h1><p className="read">{said.lead}</p></div>
      {ground === undefined ? <Waiting /> : <Body ground={ground} />}
    </PageBody>
  );
}

function Body({ ground }: { readonly ground: BalanceGround }) {
  const { set, fit, output, leftOut } = useBalanceState(ground), question = useMemo(() => ({ set, fit }), [set, fit]);
  const latest = useLatest(question, askAt), bands = useBands(question), swings = useSwings(ground, question, output);
  const { data: before } = useQuery({ queryKey: ["balance", {}, KILL_FITS[0]], queryFn: () => askAt({ set: {}, fit: KILL_FITS[0] }) });
  const answer = bands ?? latest, isChanged = Object.keys(set).length > 0 || fit !== KILL_FITS[0];
  if (answer === null) return <Waiting />;
  const parts = { ground, answer, before: isChanged ? (before ?? null) : null, set };
  return (
    <div className="balance-body">
      {leftOut.length === 0 ? null : <div className="notice whole-row" role="alert"><p className="read">{said.leftOut(leftOut)}</p><button type="button" className="button slight" onClick={putAllBack}>{texts.model.putBackAll}</button></div>}
      <aside>
        <div className="fit"><span className="label">{said.fit}</span> <Segmented label={said.fit} choices={ground.fits.map((value) => ({ value, label: said.fits[value] }))} value={fit} onChange={setFit} /></div>
        <Inputs ground={ground} set={set} swings={swings} />
      </aside>
      <div className="figures">
        <div className="column">
          <div><SalvoFigure {...parts} /></div>
          <div><LeaningFigure {...parts} swings={swings} output={output} /></div>
          <div><CoverageFigure ground={ground} /></div>
        </div>
        <div className="column">
          <div><StruckFigure {...parts} /></div>
          <div><SurfaceFigure {...parts} /></div>
          <div><IncrementFigure ground={ground} /></div>
        </div>
        <div className="whole"><HomeFigure ground={ground} /></div>
        <p className="small command"><span role="status">{bands === null ? said.drawing : said.bands(DRAWS, ground.inputs.filter(({ low, high }) => low < high).length - Object.keys(set).filter((name) => ground.inputs.some((input) => input.name === name && input.low < input.high)).length)}</span> · {said.command} <code>{commandOf(question, ground.fits)}</code></p>
      </div>
    </div>
  );
}
