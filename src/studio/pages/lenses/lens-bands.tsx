// For each decision or ending one band a lens: 5 to 95 % of its draws, the median a stroke.

import { BandShape, Figure, useWidth } from "../../kit/index.ts";
import { texts } from "../../texts.ts";

const said = texts.lenses;

export interface LensRow {
  readonly title: string;
  /** By lens, as the command prints them. */
  readonly cells: readonly string[];
  /** Which lens stands above which, in words. */
  readonly told: string;
  /** By lens, as shares of 1. */
  readonly bands: readonly { readonly low: number; readonly median: number; readonly high: number }[];
  /** Its probability is shown as a band only. */
  readonly isGuarded: boolean;
}

const LINE = 19, HEAD = 24, GAP = 12, AXIS = 22, NAME = 104, CELL = 124;

export function LensBands({ title, sentence, name, names, on, rows, foot }: { readonly title: string; readonly sentence: string; readonly name: string; readonly names: readonly string[]; readonly on: string; readonly rows: readonly LensRow[]; readonly foot: string }) {
  const { ref, width } = useWidth(600), isNarrow = width < 480, left = isNarrow ? 92 : NAME;
  const block = HEAD + (isNarrow ? 16 : 0) + names.length * LINE + GAP, height = rows.length * block + AXIS;
  const x = (share: number) => left + share * (width - left - CELL - 10);
  return (
    <div ref={ref}>
      <Figure title={title} sentence={sentence} name={name} foot={<span>{foot}</span>} table={{ columns: [said.what, ...names, said.told], rows: rows.map(({ title, cells, told }) => [title, ...cells, told]) }}>
        <svg width={width} height={height} role="img" aria-label={rows.map(({ title, cells, told }) => `${title}: ${cells.map((cell, i) => `${names[i]} ${cell}`).join(", ")}; ${told}`).join(". ")}>
          {[0, 0.25, 0.5, 0.75, 1].map((tick) => <g key={tick}><line x1={x(tick)} x2={x(tick)} y1={0} y2={height - AXIS + 2} stroke="var(--rule-soft)" /><text x={x(tick)} y={height - 5} textAnchor="middle" fontSize={11} className="third">{100 * tick}{tick === 0 ? " %" : ""}</text></g>)}
          {rows.map((row, i) => <Block key={row.title} row={row} names={names} on={on} x={x} y={i * block} width={width} isNarrow={isNarrow} />)}
        </svg>
      </Figure>
    </div>
  );
}

function Block({ row: { title, cells, told, bands, isGuarded }, names, on, x, y, width, isNarrow }: { readonly row: LensRow; readonly names: readonly string[]; readonly on: string; readonly x: (share: number) => number; readonly y: number; readonly width: number; readonly isNarrow: boolean }) {
  const top = HEAD + (isNarrow ? 16 : 0);
  return (
    <g transform={`translate(0 ${y})`}>
      <text y={15} fontSize={13} className="bold halo">{title}</text>
      <text x={isNarrow ? 0 : width} y={isNarrow ? 31 : 15} textAnchor={isNarrow ? "start" : "end"} fontSize={11.5} className="third halo">{told}</text>
      {bands.map(({ low, median, high }, lens) => (
        <g key={names[lens]} transform={`translate(0 ${top + lens * LINE})`}>
          <text y={11} fontSize={12} className={names[lens] === on ? "bold" : "second"}>{names[lens]}</text>
          <BandShape x={x(low)} y={1} width={Math.max(2, x(high) - x(low))} height={13} />
          {isGuarded ? null : <line x1={x(median)} x2={x(median)} y1={0} y2={15} stroke="var(--ink)" strokeWidth={2.4} />}
          <text x={width} y={11} textAnchor="end" fontSize={12}>{cells[lens]}</text>
        </g>
      ))}
    </g>
  );
}
