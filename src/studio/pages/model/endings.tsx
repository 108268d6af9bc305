// Where it ends: a bar for each kind of ending now, a tick for what it was before the reader moved a number, the band of the draws.

import { memo, type ReactNode } from "react";
import { percentText, rangeText } from "../../../index.ts";
import { BandShape, Figure, useWidth } from "../../kit/index.ts";
import type { EndingView } from "../../worker/model.ts";
import { texts } from "../../texts.ts";
import type { BandsAnswer, ChoiceBands } from "../../worker/bands.ts";

const said = texts.model;

export interface EndingRow {
  readonly name: string;
  readonly title: string;
  readonly isGuarded: boolean;
  /** NaN for a guarded one. */
  readonly now: number;
  readonly before: number;
  readonly band: readonly [number, number] | null;
}

const ROW = 28, AXIS = 22;

export interface EndingsProps {
  readonly rows: readonly EndingRow[];
  /** Whether there is something to compare with. */
  readonly isMoved: boolean;
  /** Whether the reader made the difference. */
  readonly isReader?: boolean;
  readonly name?: string;
  /** What the two marks are, in words. */
  readonly now?: string;
  readonly before: string;
  readonly draws: number;
  /** In the place of what the bands are, while there are none. */
  readonly progress: ReactNode;
}

export function Endings({ rows, isMoved, isReader = true, name = "endings", now = said.now, before, draws, progress }: EndingsProps) {
  const { ref, width } = useWidth(520);
  const isNarrow = width < 440, left = isNarrow ? 0 : Math.min(250, width * 0.42), right = 92, row = isNarrow ? 44 : ROW;
  const most = Math.max(0.1, ...rows.flatMap(({ now, before, band }) => [now, before, band?.[1] ?? 0].filter(Number.isFinite)));
  const step = most > 0.5 ? 0.25 : most > 0.25 ? 0.1 : 0.05, top = Math.min(1, Math.ceil(most / step) * step);
  const x = (odds: number) => left + (odds / top) * (width - left - right), height = rows.length * row + AXIS;
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step);
  return (
    <div ref={ref}>
      <Figure
        title={said.endings} name={name} sentence={<Legend isMoved={isMoved} isReader={isReader} now={now} before={before} draws={draws} progress={progress} />}
        table={{ columns: [said.ending, now, name === "endings" ? said.before : before, said.low, said.high], rows: rows.map(({ title, isGuarded, now, before, band }) => [title, isGuarded ? said.bandOnly : now, isGuarded ? said.bandOnly : before, band?.[0] ?? "", band?.[1] ?? ""]), show: percentText }}
      >
        <svg width={width} height={height} role="img" aria-label={said.endingsLabel(rows.map((one) => `${one.title} ${oddsText(one)}`).join("; "))}>
          {ticks.map((tick) => <g key={tick}><line x1={x(tick)} x2={x(tick)} y1={0} y2={height - AXIS + 4} stroke="var(--rule-soft)" /><text x={x(tick)} y={height - 4} textAnchor="middle" fontSize={11} className="third">{Math.round(100 * tick)}{tick === 0 ? " %" : ""}</text></g>)}
          {rows.map((one, i) => <Bar key={one.name} row={one} isMoved={isMoved} isReader={isReader} x={x} y={i * row + (isNarrow ? 20 : 5)} left={left} width={width} isNarrow={isNarrow} />)}
        </svg>
      </Figure>
    </div>
  );
}

/** Every kind of ending opened into its outcomes, as the command prints them. */
export const Outcomes = memo(function Outcomes({ endings, odds }: { readonly endings: readonly EndingView[]; readonly odds: readonly number[] }) {
  const count = endings.reduce((sum, { outcomes }) => sum + outcomes.length, 0);
  if (count === endings.length) return null;
  return (
    <div className="opened">
      <p className="small">{said.opened(count)}</p>
      {endings.map(({ name, title, isGuarded, outcomes }, i) => (
        <details key={name}>
          <summary>{title} <b>{isGuarded ? said.bandOnly : percentText(odds[i] ?? NaN)}</b></summary>
          <ul>{outcomes.toSorted((a, b) => b.probability - a.probability).map((outcome) => <li key={outcome.name}><span>{outcome.title}</span><span data-outcome={outcome.name}>{isGuarded ? said.bandOnly : percentText(outcome.probability)}</span></li>)}</ul>
        </details>
      ))}
    </div>
  );
});

function Bar({ row: { title, isGuarded, now, before, band, ...rest }, isMoved, isReader, x, y, left, width, isNarrow }: { readonly row: EndingRow; readonly isMoved: boolean; readonly isReader: boolean; readonly x: (odds: number) => number; readonly y: number; readonly left: number; readonly width: number; readonly isNarrow: boolean }) {
  const text = oddsText({ title, isGuarded, now, before, band, ...rest });
  return (
    <g transform={`translate(0 ${y})`}>
      <text x={isNarrow ? 0 : left - 10} y={isNarrow ? -6 : 12} textAnchor={isNarrow ? "start" : "end"} fontSize={12.5}>{title}</text>
      {band === null ? null : <BandShape x={x(band[0])} y={0} width={Math.max(2, x(band[1]) - x(band[0]))} height={16} />}
      {isGuarded ? null : <rect className="follows" x={x(0)} y={3} width={Math.max(0, x(now) - x(0))} height={10} fill="var(--ink-2)" />}
      {isGuarded ? null : <line className="follows" x1={x(now)} x2={x(now)} y1={-2} y2={18} stroke={isMoved && isReader ? "var(--pencil)" : "var(--ink)"} strokeWidth={2.5} />}
      {isGuarded || !isMoved || !Number.isFinite(before) ? null : <line x1={x(before)} x2={x(before)} y1={-2} y2={18} stroke="var(--ink)" strokeWidth={1.4} strokeDasharray="2.5 2" />}
      <text x={width} y={12} fontSize={12} textAnchor="end"><tspan className="bold" data-ending={title}>{text}</tspan></text>
    </g>
  );
}

function oddsText({ isGuarded, now, band }: EndingRow): string {
  if (!isGuarded) return Number.isFinite(now) ? percentText(now) : "";
  return band === null ? "" : rangeText(band[0], band[1], true);
}

function Legend({ isMoved, isReader, now, before, draws, progress }: { readonly isMoved: boolean; readonly isReader: boolean; readonly now: string; readonly before: string; readonly draws: number; readonly progress: ReactNode }) {
  return (
    <span className="legend">
      <span><i className={isMoved && isReader ? "key-now pencil-key" : "key-now"} />{now}</span>
      {isMoved ? <span><i className="key-before" />{before}</span> : null}
      {progress === "" ? <span><i className="key-band" />{said.bandOf(draws)}</span> : <span>{progress}</span>}
    </span>
  );
}

/** The guarded ending after each choice at one decision: bands without a median, to one digit. */
export const Choices = memo(function Choices({ bands, stage, draws, inputs }: { readonly bands: BandsAnswer; readonly stage: ChoiceBands; readonly draws: number; readonly inputs: number }) {
  const { ref, width } = useWidth(420);
  const isNarrow = width < 380, left = isNarrow ? 0 : Math.min(210, width * 0.38), row = isNarrow ? 44 : ROW, right = 78;
  const most = Math.max(0.01, ...stage.choices.map(({ high }) => high).filter(Number.isFinite));
  const step = most > 0.3 ? 0.1 : most > 0.1 ? 0.05 : most > 0.04 ? 0.02 : 0.01, top = Math.ceil(most / step) * step;
  const x = (odds: number) => left + (odds / top) * (width - left - right), height = stage.choices.length * row + AXIS;
  return (
    <div ref={ref}>
      <Figure
        title={said.guardedBy(bands.guardedTitle, stage.player)} sentence={said.guardedSentence(draws, inputs)} name="by-choice"
        table={{ columns: [said.choice, said.low, said.high], rows: stage.choices.map(({ title, low, high }) => [title, low, high]), show: percentText }}
      >
        <svg width={width} height={height} role="img" aria-label={stage.choices.map(({ title, low, high }) => `${title}: ${rangeText(low, high, true)}`).join("; ")}>
          {Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step).map((tick) => <g key={tick}><line x1={x(tick)} x2={x(tick)} y1={0} y2={height - AXIS + 4} stroke="var(--rule-soft)" /><text x={x(tick)} y={height - 4} textAnchor="middle" fontSize={11} className="third">{Math.round(100 * tick)}{tick === 0 ? " %" : ""}</text></g>)}
          {stage.choices.map(({ name, title, taken, low, high }, i) => (
            <g key={name} transform={`translate(0 ${i * row + (isNarrow ? 20 : 5)})`}>
              <text x={isNarrow ? 0 : left - 10} y={isNarrow ? -6 : 12} textAnchor={isNarrow ? "start" : "end"} fontSize={12.5} className={taken ? "bold" : undefined}>{shortTitle(title, isNarrow ? 60 : left / 6.4)}<title>{title}</title></text>
              {Number.isFinite(low) ? <BandShape x={x(low)} y={0} width={Math.max(2, x(high) - x(low))} height={16} /> : null}
              <text x={width} y={12} textAnchor="end" fontSize={12}>{Number.isFinite(low) ? rangeText(low, high, true) : ""}</text>
            </g>
          ))}
        </svg>
      </Figure>
    </div>
  );
});

/** Cut to about so many letters. */
function shortTitle(title: string, letters: number): string {
  return title.length <= letters ? title : `${title.slice(0, Math.max(3, Math.floor(letters) - 1)).trimEnd()}…`;
}
