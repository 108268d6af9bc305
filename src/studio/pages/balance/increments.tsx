// The increment by what it is counted against: where "over 40 percent" and "a doubling" belong.

import { Hatch, useDrawingId } from "../../kit/index.ts";
import { phraseFits } from "../../../index.ts";
import { texts } from "../../texts.ts";
import type { BalanceGround } from "../../worker/balance.ts";
import { clip } from "./clip.ts";

const said = texts.balance.increments;
export const LETTERS = "abcdefghijklmnopqrstuvwxyz";

export interface Cell {
  readonly share: number;
  /** Index of the phrase that fits; -1 for none. */
  readonly phrase: number;
}

/** By base, then by what is added. */
export function cellsOf({ increments: { bases, added }, phrases }: Pick<BalanceGround, "increments" | "phrases">, own: number): { readonly rows: readonly (readonly Cell[])[]; readonly own: readonly Cell[] } {
  const cell = (added: number, base: number): Cell => ({ share: added / base, phrase: phrases.findIndex((phrase) => phraseFits(phrase, added / base)) });
  const row = (base: number) => added.map(({ value }) => cell(value, base));
  return { rows: bases.map(({ value }) => row(value)), own: row(own) };
}

export function IncrementGrid({ ground, own, isMoved, width }: { readonly ground: BalanceGround; readonly own: number; readonly isMoved: boolean; readonly width: number }) {
  const id = useDrawingId(), { increments: { bases, added } } = ground, { rows, own: ownRow } = cellsOf(ground, own);
  const left = Math.max(120, width - 46 * added.length), step = (width - left) / added.length, row = 26, top = 22, height = top + (rows.length + 1) * row + 12;
  const cells = (row: readonly Cell[], y: number, colour: string) => row.map(({ share, phrase }, i) => {
    const x = left + (i + 0.5) * step;
    return (
      <g key={i}>
        {phrase < 0 ? null : <rect x={x - 23} y={y - 14} width={46} height={20} rx={10} fill={phrase === 0 ? "var(--board)" : `url(#${id})`} stroke="var(--ink)" strokeWidth={phrase === 0 ? 1 : 1.6} />}
        <text x={x} y={y} textAnchor="middle" className={phrase < 0 ? "second" : "bold halo"} style={{ fill: colour, ["--halo" as string]: phrase === 0 ? "var(--board)" : "var(--paper)" }}>{Math.round(100 * share)}</text>
      </g>
    );
  });
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said.label}>
      <defs><Hatch id={id} colour="var(--ink-3)" gap={4} line={1} ground="var(--paper)" /></defs>
      {added.map(({ value }, i) => <text key={i} x={left + (i + 0.5) * step} y={12} textAnchor="middle" className="second">{`${LETTERS[i]}: +${value}`}</text>)}
      {bases.map(({ title, value }, b) => {
        const y = top + b * row + 17;
        return <g key={title}><line x1={0} x2={width} y1={y - 17} y2={y - 17} stroke="var(--rule-soft)" /><text x={0} y={y} fontSize={12}>{clip(title, left - 40)}<title>{title}</title></text><text x={left - 8} y={y} textAnchor="end" className="second">{value}</text>{cells(rows[b]!, y, "var(--ink)")}</g>; // one row for each base
      })}
      <line x1={0} x2={width} y1={top + rows.length * row} y2={top + rows.length * row} stroke="var(--ink-3)" />
      <text x={0} y={top + rows.length * row + 20} className="bold" style={{ fill: isMoved ? "var(--pencil)" : "var(--ink-3)" }}>{said.own}</text>
      <text x={left - 8} y={top + rows.length * row + 20} textAnchor="end" style={{ fill: isMoved ? "var(--pencil)" : "var(--ink-3)" }}>{Math.round(own)}</text>
      {cells(ownRow, top + rows.length * row + 20, isMoved ? "var(--pencil)" : "var(--ink-3)")}
    </svg>
  );
}
