// The path that was taken, step by step, with the turnings: a slice of the tree.

import { memo, type ReactNode, useState } from "react";
import { dayTexts, eventOddsText, percentText, type PathReport, type StepReport, utilsText } from "../../../index.ts";
import { ActorMark, ActorShape, type FigureTable, sideColour, useWidth } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { ScenarioView } from "../../worker/scenario.ts";

const said = texts.model;

export interface SliceProps {
  readonly path: PathReport;
  readonly view: ScenarioView;
  /** Where the path ends, in words. */
  readonly ends: string;
  readonly chosen: number;
  readonly onChoose: (step: number) => void;
}

interface Turning {
  readonly title: string;
  readonly odds: string;
  readonly worth: string;
  /** For the width of the branch; 0 where no number may be shown. */
  readonly probability: number;
  readonly taken: boolean;
}

export function turningsOf(step: StepReport): Turning[] {
  if (step.kind === "chance") return step.events.map(({ title, probability, taken }) => ({ title, taken, odds: eventOddsText(probability), worth: "", probability: typeof probability === "number" ? probability : 0 }));
  return step.actions.map(({ title, probability, value, taken }) => ({ title, taken, probability, odds: percentText(probability), worth: signed(value) }));
}

const signed = (utils: number | null) => (utils === null || !Number.isFinite(utils) ? "" : `${utils < 0 ? "−" : "+"}${utilsText(Math.abs(utils), 2)}`);

/** Every turning as a row, for the table behind the figure. */
export function sliceTable(path: PathReport): FigureTable {
  return { columns: [said.step, said.date, said.branch, said.probability, said.worth, said.taken], rows: path.steps.flatMap((step) => turningsOf(step).map(({ title, odds, worth, taken }) => [step.title, step.date, title, odds, worth, taken ? said.yes : ""])) };
}

/** Narrower columns have smaller heads. */
const ROOMY = 112;
const HEAD = 46, LINE = 13, ROW = 66, LINES_MAX = 3, SIDE_MAX = 2, COLUMN_MIN = 92, COLUMN_MAX = 220, FIRST = 104, TAIL = 16;

/** The drawing; on a narrow page a list of the same. */
export const Slice = memo(function Slice(props: SliceProps) {
  const { ref, width } = useWidth(1036);
  return <div ref={ref} className="slice">{width < 560 ? <StepList {...props} /> : <Drawing {...props} width={width} />}</div>;
});

function Drawing({ path, view, ends, chosen, onChoose, width }: SliceProps & { readonly width: number }) {
  const [open, setOpen] = useState<number | null>(null);
  const { steps } = path;
  // As many steps beside each other as there is room for, the rest on lines beneath.
  const room = Math.max(1, Math.floor((width - FIRST - TAIL) / COLUMN_MIN)), each = Math.max(1, Math.ceil(steps.length / Math.ceil(steps.length / room)));
  const lines = Array.from({ length: Math.max(1, Math.ceil(steps.length / each)) }, (_, line) => layLine(steps, line * each, Math.min(steps.length, (line + 1) * each), open));
  const column = Math.min(COLUMN_MAX, (width - FIRST - TAIL) / Math.min(each, Math.max(1, steps.length))), height = lines.reduce((sum, line) => sum + line.height, 0);
  const days = dayTexts(path.steps.map(({ date }) => date));
  return (
    <svg width={width} height={height} role="group" aria-label={said.sliceLabel}>
      {lines.map(({ from, columns, spine, height: own }, line) => (
        <g key={from} transform={`translate(0 ${lines.slice(0, line).reduce((sum, one) => sum + one.height, 0)})`}>
          {line === 0 ? <Types view={view} y={spine} /> : <path d={`M0 -14H${width}M${FIRST - 30} ${spine}H${FIRST}`} stroke="var(--rule)" />}
          {columns.map(({ step, sides }, k) => (
            <Column key={step.stage} step={step} day={days[from + k] ?? ""} view={view} x={FIRST + k * column} width={column} spine={spine} height={own} sides={sides} isChosen={from + k === chosen} isOpen={open === from + k} onChoose={() => onChoose(from + k)} onUnfold={() => setOpen(open === from + k ? null : from + k)} />
          ))}
          {line < lines.length - 1 ? null : <g transform={`translate(${FIRST + columns.length * column} ${spine})`}><rect x={-6} y={-6} width={12} height={12} fill="var(--ink)" /><path d={`M0 8V${own - spine - 22}`} stroke="var(--ink-3)" /><text className="said" x={6} y={own - spine - 6} textAnchor="end" fontSize={13.5} fontStyle="italic">{ends}</text></g>}
        </g>
      ))}
    </svg>
  );
}

/** The steps of one line, and where its spine lies. */
function layLine(steps: readonly StepReport[], from: number, to: number, open: number | null) {
  const columns = steps.slice(from, to).map((step, k) => ({ step, sides: around(turningsOf(step), open === from + k) }));
  const above = Math.max(1, ...columns.map(({ sides }) => sides.before.length)), below = Math.max(1, ...columns.map(({ sides }) => sides.after.length));
  const spine = HEAD + 24 + above * ROW + 10;
  return { from, columns, spine, height: spine + below * ROW + 74 };
}

/** Turnings above and below the branch that was taken, in their order; the rest is folded until asked for. */
function around(turnings: readonly Turning[], isOpen: boolean) {
  const at = Math.max(0, turnings.findIndex(({ taken }) => taken));
  const keep = (side: readonly Turning[]) => {
    if (isOpen || side.length <= SIDE_MAX) return side;
    const best = [...side].sort((a, b) => b.probability - a.probability).slice(0, SIDE_MAX);
    return side.filter((one) => best.includes(one));
  };
  const before = keep(turnings.slice(0, at)), after = keep(turnings.slice(at + 1));
  return { before, after, taken: turnings[at], folded: turnings.length - before.length - after.length - 1 };
}

/** The draw of types, from which the path begins. */
function Types({ view: { players }, y }: { readonly view: ScenarioView; readonly y: number }) {
  const hidden = players.map((player, i) => [player, i] as const).filter(([{ types }]) => types.length > 1);
  return (
    <g>
      <text x={0} y={13} fontSize={12} className="bold">{hidden.length > 0 ? said.chance : ""}</text>
      <text x={0} y={27} fontSize={11} className="third">{hidden.length > 0 ? said.whoTheyAre : ""}</text>
      {hidden.flatMap(([{ title, types }, p], k) => [
        <text key={title} x={0} y={y - 62 + k * 84} fontSize={11} className="third">{title}</text>,
        ...types.slice(0, 4).map((type, t) => <text key={`${title} ${type.name}`} x={0} y={y - 48 + k * 84 + 13 * t} fontSize={11} fill={sideColour(players[p]!.side)}>{cut(type.title, 15)}<title>{type.title}</title></text>),
      ])}
      <path d={`M${FIRST - 14} ${y}H${FIRST}`} stroke="var(--ink)" strokeWidth={3} />
    </g>
  );
}

interface ColumnProps {
  readonly step: StepReport;
  readonly day: string;
  readonly view: ScenarioView;
  readonly x: number;
  readonly width: number;
  readonly spine: number;
  readonly height: number;
  readonly sides: ReturnType<typeof around>;
  readonly isChosen: boolean;
  readonly isOpen: boolean;
  readonly onChoose: () => void;
  readonly onUnfold: () => void;
}

function Column({ step, day, view, x, width, spine, height, sides: { before, after, taken, folded }, isChosen, isOpen, onChoose, onUnfold }: ColumnProps) {
  const player = step.kind === "decision" ? view.players.findIndex(({ name }) => name === step.player) : -1;
  const side = view.players[player]?.side ?? "other", colour = player < 0 ? "var(--ink-3)" : sideColour(side), letters = Math.floor((width - 36) / 5.6);
  const beliefs = step.kind === "decision" ? (step.belief?.types ?? []) : [];
  const bars = beliefs.flatMap(({ odds }) => odds), tall = Math.max(18, 7 * bars.length + 8);
  return (
    <g transform={`translate(${x} 0)`}>
      {isChosen ? <rect x={-8} y={0} width={width - 2} height={HEAD - 8} fill="var(--board)" rx={3} /> : null}
      {player < 0 ? <text x={0} y={15} fontSize={12} className="bold">{said.chance}</text> : <><ActorShape side={side} x={4} y={11} r={4.4} /><text x={13} y={15} fontSize={width < ROOMY ? 11 : 12} className="bold">{cut(view.players[player]!.title, letters + 3)}<title>{view.players[player]!.title}</title></text></>}
      <text x={player < 0 ? 0 : 13} y={29} fontSize={11} className="third">{day}</text>
      <rect x={-8} y={0} width={width - 2} height={HEAD - 8} fill="transparent" role="button" tabIndex={0} aria-pressed={isChosen} aria-label={said.stepLabel(player < 0 ? said.chance : view.players[player]!.title, step.title, day)} className="step" onClick={onChoose} onKeyDown={(event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onChoose(); } }} />
      {before.map((turning, k) => <Branch key={turning.title} turning={turning} y={spine - ROW * (before.length - k)} from={spine} colour={colour} letters={letters} />)}
      {after.map((turning, k) => <Branch key={turning.title} turning={turning} y={spine + ROW * (k + 1)} from={spine} colour={colour} letters={letters} />)}
      <path d={`M0 ${spine}H${width}`} stroke="var(--ink)" strokeWidth={3.4} />
      {taken === undefined ? null : <Label turning={taken} y={spine} letters={letters} />}
      {bars.length > 0 ? (
        <g>
          <rect x={-9} y={spine - tall / 2} width={31} height={tall} rx={11} fill={side === "other" ? "var(--board)" : `var(--${side}-wash)`} stroke={colour} strokeWidth={1.6} strokeDasharray="1.5 4" strokeLinecap="round"><title>{said.beliefTitle}</title></rect>
          {bars.map(({ type, probability }, k) => <rect key={type} x={6} y={spine - (7 * bars.length) / 2 + 7 * k + 1} width={14 * probability} height={5} fill={colour} fillOpacity={0.65} />)}
        </g>
      ) : null}
      {player < 0 ? <path d={`M-5 ${spine}l5 -5l5 5l-5 5z`} fill="var(--paper)" stroke="var(--ink-2)" strokeWidth={1.4} /> : <ActorShape side={side} y={spine} />}
      {folded > 0 || isOpen ? (
        <g role="button" tabIndex={0} aria-label={isOpen ? said.foldUp : said.unfold(folded)} className="step" transform={`translate(${width / 2} ${height - 36})`} onClick={onUnfold} onKeyDown={(event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onUnfold(); } }}>
          <rect x={-17} y={-13} width={34} height={20} rx={10} fill="var(--paper)" stroke="var(--ink-3)" /><text textAnchor="middle" y={1} fontSize={11}>{isOpen ? "–" : `+${folded}`}</text>
        </g>
      ) : null}
    </g>
  );
}

function Branch({ turning, y, from, colour, letters }: { readonly turning: Turning; readonly y: number; readonly from: number; readonly colour: string; readonly letters: number }) {
  return <g><path d={`M0 ${from}C14 ${from} 6 ${y} 22 ${y}`} fill="none" stroke={colour} strokeOpacity={0.75} strokeWidth={1 + 5 * turning.probability} /><Label turning={turning} y={y} letters={letters} /></g>;
}

function Label({ turning: { title, odds, worth, taken }, y, letters }: { readonly turning: Turning; readonly y: number; readonly letters: number }) {
  const lines = wrapLabel(title, letters), shown = lines.slice(0, LINES_MAX), isCut = lines.length > LINES_MAX;
  return (
    <g>
      {shown.map((line, k) => <text key={k} x={25} y={y - 6 - LINE * (shown.length - 1 - k)} fontSize={11.5} className={taken ? "bold halo" : "halo"}>{isCut && k === LINES_MAX - 1 ? `${line.slice(0, letters - 1).replace(/[ ,.-]+$/, "")}…` : line}<title>{title}</title></text>)}
      <text x={25} y={y + 14} fontSize={11} className="second halo"><tspan className="bold">{odds}</tspan>{worth === "" ? "" : `  ${worth}`}</text>
    </g>
  );
}

/** Lines of about so many letters, broken after words and hyphens only. */
function wrapLabel(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const part of text.match(/[^\s-]+-?\s?/g) ?? []) {
    const last = lines.at(-1);
    if (last !== undefined && (last + part).trimEnd().length <= letters) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines.map((line) => line.trimEnd());
}

function cut(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, Math.max(2, letters - 1)).trimEnd()}…`;
}

function StepList({ path, view, ends, chosen, onChoose }: SliceProps) {
  const days = dayTexts(path.steps.map(({ date }) => date));
  return (
    <ol className="steps">
      {path.steps.map((step, i) => {
        const player = step.kind === "decision" ? view.players.findIndex(({ name }) => name === step.player) : -1;
        return (
          <li key={step.stage} className="row">
            <button type="button" aria-pressed={i === chosen} className="step-name" onClick={() => onChoose(i)}><b>{player < 0 ? said.chance : <><ActorMark side={view.players[player]!.side} /> {view.players[player]!.title}</>}</b> <span className="small">{days[i]}</span></button>
            <p className="small">{step.title}</p>
            {turningsOf(step).map((turning) => <Turn key={turning.title} {...turning} />)}
          </li>
        );
      })}
      <li className="row read">{ends}</li>
    </ol>
  );
}

function Turn({ title, odds, worth, taken }: Turning): ReactNode {
  return <p className={taken ? "turn taken" : "turn"}><span>{title}{taken ? ` (${said.taken})` : ""}</span><b>{odds}</b><span className="small">{worth}</span></p>;
}

