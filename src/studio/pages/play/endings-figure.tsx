// The reader's ending among the others: bands over draws, the reader's, the record's, and the bet.

import { percentText, rangeText } from "../../../index.ts";
import { BandShape, Figure } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { DebriefAnswer, DebriefBands } from "../../worker/play.ts";
import { useWidth } from "./width.ts";

const said = texts.debrief;
/** Narrower than this, the name of an ending stands above its band. */
const WIDE = 480;

export function EndingsFigure({ answer: { debrief, bet }, bands }: { readonly answer: DebriefAnswer; readonly bands: DebriefBands | undefined }) {
  const { endings, ending, recordEnding } = debrief, [measured, width] = useWidth(548), isWide = width >= WIDE;
  const row = isWide ? 44 : 58, top = 26, left = isWide ? 120 : 0, scale = isWide ? width - 356 : width - 190, mark = isWide ? width - 112 : width - 66, betAt = width - 62;
  const height = top + endings.length * row, x = (share: number) => left + share * scale;
  const marks = (name: string) => [...(name === ending.group ? [said.you] : []), ...(name === recordEnding?.group ? [said.history] : [])];
  const table = { columns: said.amongColumns, rows: endings.map(({ name, title, probability, guarded }) => {
    const band = bands?.endings[name], shown = (share: number | undefined) => (share === undefined ? "" : guarded ? rangeText(share, share, true) : percentText(share));
    return [title, probability === null ? "" : percentText(probability), shown(band?.low), guarded ? "" : shown(band?.median), shown(band?.high), bet[name] ?? 0, marks(name).join(", ")];
  }) };
  return (
    <Figure title={said.among} sentence={said.amongNote(bands?.draws ?? 0)} name="endings" table={table}>
      <div ref={measured}><svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={said.amongLabel}>
        {Object.keys(bet).length === 0 ? null : <text x={betAt} y={13} fontSize={11.5} className="third">{said.yourBet}</text>}
        {endings.map(({ name, title, probability, guarded }, i) => {
          const head = top + i * row, y = isWide ? head : head + 22, band = bands?.endings[name], isYours = name === ending.group, isRecord = name === recordEnding?.group;
          const words = band === undefined ? (probability === null ? "" : percentText(probability)) : guarded ? rangeText(band.low, band.high, true) : `${percentText(probability ?? band.median).replace(" %", "")} (${rangeText(band.low, band.high)})`;
          const end = band === undefined ? x(probability ?? 0) : x(band.high);
          return (
            <g key={name}>
              <path d={`M0 ${head + row - 8}H${width}`} stroke="var(--rule-soft)" />
              <text x={0} y={head + 16} fontSize={12.5} className={isYours || isRecord ? "bold" : ""}>{title}</text>
              {band === undefined ? null : <BandShape x={x(band.low)} y={y + 5} width={Math.max(2, x(band.high) - x(band.low))} height={14} />}
              {guarded || (band === undefined && probability === null) ? null : <path d={`M${x(probability ?? band?.median ?? 0)} ${y + 3}v18`} stroke="var(--ink)" strokeWidth={2.4} />}
              <text x={end + 7} y={y + 16} fontSize={11.5} className="second halo">{words}</text>
              {isYours ? <text x={mark} y={head + (isRecord ? 8 : 16)} fontSize={12} className="bold" style={{ fill: "var(--pencil)" }}>{said.you}</text> : null}
              {isRecord ? <text x={mark} y={head + (isYours ? 22 : 16)} fontSize={12} className="bold halo">{said.historyShort}</text> : null}
              <path d={Array.from({ length: bet[name] ?? 0 }, (_, k) => `M${betAt + k * 6} ${y + 6}l.8 12`).join("")} stroke="var(--pencil)" strokeWidth={1.8} strokeLinecap="round" />
            </g>
          );
        })}
      </svg></div>
    </Figure>
  );
}
