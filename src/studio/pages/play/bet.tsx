// Ten strokes on how the crisis will end, tallied as on paper.

import { useState } from "react";
import { type SeatView, STROKES } from "../../../index.ts";
import { texts } from "../../texts.ts";

const said = texts.play;

export function Bet({ view, onBet }: { readonly view: SeatView; readonly onBet: (strokes: Readonly<Record<string, number>>) => void }) {
  // The bet is shown as it is laid; the match hears of it in the meantime.
  const [laid, setLaid] = useState(view.bet);
  const left = STROKES - Object.values(laid).reduce((sum, count) => sum + count, 0);
  const lay = (name: string, by: number) => {
    const next = { ...laid, [name]: (laid[name] ?? 0) + by };
    setLaid(next);
    onBet(next);
  };
  return (
    <section className="bet" id="bet">
      <h2>{said.bet}</h2>
      <p className="small">{said.betNote(STROKES)} <b>{said.left(left)}</b></p>
      <ul>
        {view.endings.map(({ name, title }) => {
          const count = laid[name] ?? 0;
          return (
            <li key={name}>
              <span>{title}</span>
              <span className="tallied">{count === 0 ? <i>{said.none}</i> : <Tally count={count} />}</span>
              <button type="button" aria-label={said.fewer(title)} disabled={count === 0} onClick={() => lay(name, -1)}>−</button>
              <button type="button" aria-label={said.more(title)} disabled={left === 0} onClick={() => lay(name, 1)}>+</button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Four strokes and the fifth across them. */
export function Tally({ count }: { readonly count: number }) {
  const paths = Array.from({ length: count }, (_, i) => {
    const group = Math.floor(i / 5), k = i % 5;
    return k < 4 ? `M${group * 34 + k * 6 + 3} 3.5l.8 13` : `M${group * 34 - 1} 14L${group * 34 + 25} 5`;
  });
  return <svg className="tally" width={66} height={20} role="img" aria-label={said.strokes(count)}><path d={paths.join("")} fill="none" stroke="var(--pencil)" strokeWidth={1.9} strokeLinecap="round" /></svg>;
}
