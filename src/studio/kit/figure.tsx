// A figure: a title that says what it found, one sentence, the drawing, the same as a table, and all of it to take along.

import { type ReactNode, useRef, useState } from "react";
import { csvText } from "../../index.ts";
import { texts } from "../texts.ts";
import { withMinus } from "./numbers.ts";
import { downloadPng, downloadSvg, downloadText } from "./download.ts";

export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** How its numbers are shown beneath the figure; six significant digits by default. The CSV has every digit. */
  readonly show?: (value: number) => string;
}

export interface FigureProps {
  readonly title: ReactNode;
  readonly sentence?: ReactNode;
  /** The name of downloads, without an ending; says what it shows. */
  readonly name: string;
  readonly table: FigureTable;
  readonly level?: 2 | 3;
  /** To the left of the downloads: the legend, what the numbers are. */
  readonly foot?: ReactNode;
  /** An svg element, with a label for screen readers. */
  readonly children: ReactNode;
}

export function Figure({ title, sentence, name, table, level = 2, foot, children }: FigureProps) {
  const [isTable, setTable] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const svg = () => drawing.current?.querySelector("svg") ?? null;
  const Title = level === 2 ? "h2" : "h3";
  const button = (kind: string, act: () => void) => <button type="button" aria-label={texts.kit.download(kind, name)} onClick={act}>{kind}</button>;
  return (
    <figure className="chart">
      <Title>{title}</Title>
      {sentence === undefined ? null : <p className="small">{sentence}</p>}
      <div ref={drawing}>{children}</div>
      {isTable ? <DataTable table={table} /> : null}
      <figcaption className="chart-foot">
        {foot}
        <span className="end">
          <button type="button" aria-expanded={isTable} onClick={() => setTable(!isTable)}>{isTable ? texts.kit.hideTable : texts.kit.table}</button>
          {button(texts.kit.csv, () => downloadText(`${name}.csv`, csvText(table.columns, table.rows), "text/csv"))}
          {button(texts.kit.svg, () => downloadSvg(`${name}.svg`, svg()))}
          {button(texts.kit.png, () => void downloadPng(`${name}.png`, svg()))}
        </span>
      </figcaption>
    </figure>
  );
}

const fewDigits = (value: number) => (Number.isInteger(value) ? String(value) : withMinus(String(Number(value.toPrecision(6)))));

/** The numbers of a figure; numbers to the right. */
export function DataTable({ table: { columns, rows, show = fewDigits } }: { readonly table: FigureTable }) {
  const kind = (value: string | number) => (typeof value === "number" ? "figure" : undefined);
  return (
    <div className="table" tabIndex={0}>
      <table>
        <thead><tr>{columns.map((column, i) => <th key={column} scope="col" className={kind(rows[0]?.[i] ?? "")}>{column}</th>)}</tr></thead>
        <tbody>{rows.map((row, i) => <tr key={i}>{row.map((value, k) => <td key={k} className={kind(value)}>{typeof value === "number" ? show(value) : value}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
