// What each piece of evidence says: the Bayes factor of every move and document, on a scale of powers of ten.

import type { ReactNode } from "react";
import { shortened } from "../../../index.ts";
import { BandShape, Figure, Hatch, useDrawingId, useSize } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { round } from "./odds-figure.tsx";
import type { Piece } from "./weigh.ts";

const said = texts.motives.evidence;

/** Within this of 0 a factor is barely worth a mention (Kass and Raftery 1995). */
const MENTION = 0.5;
const ROW = 30, TOP = 24;

export function EvidenceFigure({ pieces, towards, away, sentence }: { readonly pieces: readonly Piece[]; readonly towards: string; readonly away: string; readonly sentence: ReactNode }) {
  const { ref, size: [width] } = useSize([620, 400]), id = useDrawingId();
  const isNarrow = width < 560, left = isNarrow ? 0 : Math.min(380, 0.5 * width), row = isNarrow ? ROW + 16 : ROW;
  const reach = Math.max(1, ...pieces.flatMap(({ low, high, value }) => [low, high, value]).filter(Number.isFinite).map((x) => Math.ceil(2 * Math.abs(x)) / 2));
  const x = (factor: number) => left + ((Math.max(-reach, Math.min(reach, factor)) + reach) / (2 * reach)) * (width - left - 8) + 4;
  const ticks = Array.from({ length: 4 * reach + 1 }, (_, i) => -reach + i / 2).filter((tick) => reach <= 1.5 || Number.isInteger(tick));
  const bottom = TOP + pieces.length * row;
  const table = { columns: said.columns, rows: pieces.map(({ kind, title, date, value, low, high, isOn }) => [said.kinds[kind], title, date, round(value), round(low), round(high), isOn ? said.yes : said.no]) };
  return (
    <Figure title={said.title} sentence={sentence} name={said.figure} table={table}>
      <div ref={ref}>
        <svg width={width} height={bottom + 22} role="img" aria-label={said.label(towards, away, pieces.map(({ title, value }) => `${title} ${signed(value)}`))}>
          <defs><Hatch id={id} colour="var(--ink-3)" gap={5} line={0.5} /></defs>
          <rect x={x(-MENTION)} y={TOP} width={x(MENTION) - x(-MENTION)} height={bottom - TOP} fill={`url(#${id})`} opacity={0.6} />
          {ticks.map((tick) => <g key={tick}><line x1={x(tick)} x2={x(tick)} y1={TOP} y2={bottom} stroke={tick === 0 ? "var(--ink-3)" : "var(--rule-soft)"} /><text x={x(tick)} y={bottom + 15} textAnchor="middle" fontSize={11} className="third">{signed(tick, 1)}</text></g>)}
          <text x={x(-reach)} y={14} fontSize={12} className="bold">{`← ${shortened(away, isNarrow ? 22 : 34)}`}</text>
          <text x={x(reach)} y={14} fontSize={12} textAnchor="end" className="bold">{`${shortened(towards, isNarrow ? 22 : 34)} →`}</text>
          {pieces.map((piece, i) => {
            const y = TOP + i * row + (isNarrow ? 16 : 0), middle = y + ROW / 2, first = i > 0 && piece.kind === "document" && pieces[i - 1]?.kind === "move";
            return (
              <g key={piece.id}>
                {first ? <line x1={0} x2={width} y1={TOP + i * row} y2={TOP + i * row} stroke="var(--rule)" /> : null}
                <g opacity={piece.isOn ? 1 : 0.7}>
                  <text x={0} y={isNarrow ? y - 1 : middle + 4} fontSize={12} className="halo"><tspan className="bold">{piece.kind === "move" ? piece.date : said.document}</tspan><title>{piece.title}</title> {shortened(piece.title, Math.floor((isNarrow ? width : left) / 6.1) - 6)}</text>
                  {piece.high > piece.low ? <BandShape x={x(piece.low)} y={middle - 7} width={Math.max(2, x(piece.high) - x(piece.low))} height={14} /> : null}
                  <path d={`M${x(piece.value)} ${middle - 11}v22`} stroke="var(--ink)" strokeWidth={2.6} strokeDasharray={piece.isOn ? "none" : "3 3"} />
                </g>
              </g>
            );
          })}
        </svg>
      </div>
    </Figure>
  );
}

/** With a sign and a true minus; 0 without. */
export function signed(x: number, digits = 2): string {
  const size = Math.abs(x).toFixed(digits).replace(/\.0$/, "");
  return Number(size) === 0 ? "0" : `${x < 0 ? "−" : "+"}${size}`;
}
