// The way through the crisis: a column for each step, an option a row, bars as wide as the solved strategies take them; in lines where
// there is no room for all columns beside each other.

import { type Debrief, type Dossier, type MoveReport, percentText, whenText } from "../../../index.ts";
import { ActorShape, Figure, type FigureTable } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { sideOf } from "./side.ts";
import { useWidth } from "./width.ts";

const said = texts.debrief;
const ROW = 62, HEAD = 30, FOOT = 22, BAR = 34, COLUMN_MIN = 100, WIDTH = 808, GAP = 24;

export function PathFigure({ debrief, dossier }: { readonly debrief: Debrief; readonly dossier: Dossier | null }) {
  const { moves, record } = debrief, [measured, laid] = useWidth(WIDTH), room = Math.max(COLUMN_MIN, laid), recorded = new Map(record.map(({ stage, took }) => [stage, took]));
  // As many columns beside each other as there is room for, the rest on lines beneath.
  const lineCount = Math.ceil(moves.length / Math.max(1, Math.floor(room / COLUMN_MIN))), each = Math.max(1, Math.ceil(moves.length / Math.max(1, lineCount)));
  const lines = Array.from({ length: lineCount }, (_, i) => moves.slice(each * i, each * (i + 1)));
  const heights = lines.map((line) => HEAD + rowsOf(line) * ROW + FOOT), height = heights.reduce((sum, one) => sum + one, 0), column = Math.floor(room / each);
  return (
    <Figure title={said.path} name={said.pathName} table={tableOf(debrief, recorded)} foot={<Legend />}>
      <div ref={measured}>
        <svg viewBox={`0 0 ${room} ${height}`} width={room} height={height} role="img" aria-label={said.pathLabel}>
          {lines.map((line, i) => (
            <g key={i} transform={`translate(0 ${heights.slice(0, i).reduce((sum, one) => sum + one, 0)})`}>
              {i === 0 ? null : <path d={`M0 -8H${room}`} stroke="var(--rule)" />}
              <Line moves={line} recorded={recorded} column={column} dossier={dossier} />
            </g>
          ))}
        </svg>
      </div>
    </Figure>
  );
}

const rowsOf = (moves: readonly MoveReport[]) => moves.reduce((most, { options }) => Math.max(most, options.length), 1);

function Line({ moves, recorded, column, dossier }: { readonly moves: readonly MoveReport[]; readonly recorded: ReadonlyMap<string, string>; readonly column: number; readonly dossier: Dossier | null }) {
  const stub = column - GAP, rows = rowsOf(moves);
  const y = ({ options }: MoveReport, k: number) => HEAD + ((rows - options.length) / 2 + k + 0.5) * ROW + 6;
  const indexOf = ({ options }: MoveReport, name: string | undefined) => options.findIndex((option) => option.name === name);
  const share = (odds: number | null) => Math.max(1.2, (odds ?? 0) * BAR);
  return (
    <>
      {moves.map((move, i) => <Ribbons key={i} from={i === 0 ? null : { x: column * (i - 1) + stub, y: y(moves[i - 1]!, indexOf(moves[i - 1]!, moves[i - 1]!.took)) }} to={move.options.map(({ odds }, k) => ({ x: column * i, y: y(move, k), width: share(odds) }))} />)}
      {moves.map((move, i) => (
        <g key={i} transform={`translate(${column * i} 0)`}>
          {move.player === null ? <path d="M1 9l5 -5l5 5l-5 5z" fill="none" stroke="var(--ink-2)" strokeWidth={1.3} /> : <ActorShape side={sideOf(dossier, move.player, 0)} x={6} y={9} r={4.6} />}
          <text x={17} y={13} className="bold">{dayOf(move.when) || clipped(move.stageTitle, Math.floor(stub / 6))}<title>{move.stageTitle}</title></text>
          {move.options.map(({ name, odds }, k) => <rect key={name} x={0} y={y(move, k) - share(odds) / 2} width={stub} height={share(odds)} fill="var(--ink)" fillOpacity={0.17} />)}
        </g>
      ))}
      <path d={lineOf(moves, column, stub, (move) => { const k = indexOf(move, recorded.get(move.stage)); return k < 0 ? null : y(move, k) + 3; })} fill="none" stroke="var(--ink)" strokeWidth={3.4} />
      <path d={lineOf(moves, column, stub, (move) => y(move, indexOf(move, move.took)) - 3)} fill="none" stroke="var(--pencil)" strokeWidth={3.4} />
      {moves.map((move, i) => (
        <g key={i} transform={`translate(${column * i} 0)`}>
          {move.options.map(({ name, title, odds }, k) => {
            const isOn = name === move.took || name === recorded.get(move.stage), top = y(move, k) - Math.max(share(odds) / 2, isOn ? 6 : 3) - 4, lines = broken(title, Math.floor(stub / 6.1));
            return (
              <g key={name}>
                <title>{title}</title>
                {lines.map((line, l) => <text key={l} x={1} y={top - 13 * (lines.length - 1 - l)} className={isOn ? "bold halo" : "second halo"} fontSize={11.5}>{line}</text>)}
                <text x={stub} y={y(move, k) + Math.max(share(odds) / 2, isOn ? 6 : 2) + 11} textAnchor="end" fontSize={11} className="third halo">{odds === null ? "" : percentText(odds)}</text>
              </g>
            );
          })}
        </g>
      ))}
    </>
  );
}

/** From the branch that was taken to everything that could follow, as wide as it is likely. */
function Ribbons({ from, to }: { readonly from: { readonly x: number; readonly y: number } | null; readonly to: readonly { readonly x: number; readonly y: number; readonly width: number }[] }) {
  if (from === null) return null;
  const middle = (from.x + (to[0]?.x ?? from.x)) / 2;
  return <>{to.map(({ x, y, width }, i) => <path key={i} d={`M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${y} ${x} ${y}`} fill="none" stroke="var(--ink)" strokeOpacity={0.13} strokeWidth={width} />)}</>;
}

/** A line through the columns; it breaks where `at` gives none. */
function lineOf(moves: readonly MoveReport[], column: number, stub: number, at: (move: MoveReport) => number | null): string {
  let path = "", last: number | null = null;
  moves.forEach((move, i) => {
    const y = at(move), x = column * i;
    if (y !== null) path += last === null ? `M${x} ${y}H${x + stub}` : `C${x - GAP / 2} ${last} ${x - GAP / 2} ${y} ${x} ${y}H${x + stub}`;
    last = y;
  });
  return path;
}

function Legend() {
  return <span className="path-legend"><i className="yours" /> {said.you} <i className="recorded" /> {said.history} <i className="share" /> {said.solved}</span>;
}

const dayOf = (when: string) => (/\d{4}-\d{2}/.test(when) ? whenText(when.split(" to ").at(-1) ?? when).replace(/ \d{4}$/, "").replace(/ (\w{3})\w+$/, " $1") : "");

const clipped = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

/** Two lines at most. */
function broken(text: string, most: number): string[] {
  if (text.length <= most) return [text];
  const at = text.lastIndexOf(" ", most), cut = at <= 0 ? most : at;
  return [text.slice(0, cut), clipped(text.slice(cut).trim(), most)];
}

function tableOf({ moves }: Debrief, recorded: ReadonlyMap<string, string>): FigureTable {
  return { columns: said.pathColumns, rows: moves.flatMap(({ stage, stageTitle, when, playerTitle, options, took }) => options.map(({ name, title, odds }) => [stageTitle, whenText(when), playerTitle, title, odds === null ? "" : percentText(odds), name === took ? said.you : "", name === recorded.get(stage) ? said.history : ""])) };
}
