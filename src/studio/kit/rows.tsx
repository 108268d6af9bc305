// Rows and cards that several pages list.

import type { ReactNode } from "react";
import { texts } from "../texts.ts";
import { ActorMark, VerdictMark, type VerdictWord } from "./marks.tsx";
import type { Side } from "./sides.ts";

/** One of several courses of action, as a radio button: put several of one `group` into a fieldset. */
export function OptionRow({ group, title, note, mark, isChosen, onChoose }: { readonly group: string; readonly title: string; readonly note: ReactNode; readonly mark?: ReactNode; readonly isChosen: boolean; readonly onChoose: () => void }) {
  return (
    <label className="option"><input type="radio" name={group} checked={isChosen} onChange={onChoose} /><i aria-hidden="true" /><span className="title">{title}</span><span>{mark}</span><span className="note">{note}</span></label>
  );
}

/** Somebody's advice: what for, what speaks against it, where it is known from. */
export function AdviserCard({ course, name, office, says, against, source }: { readonly course?: string; readonly name: string; readonly office?: string; readonly says: string; readonly against?: string; readonly source?: ReactNode }) {
  return (
    <article className="adviser">
      {course === undefined ? null : <p className="label">{course}</p>}
      <h3>{name}</h3>
      {office === undefined ? null : <p className="small">{office}</p>}
      <p className="read">{says}</p>
      {against === undefined ? null : <p className="small"><b>{texts.kit.against}</b> {against}</p>}
      {source}
    </article>
  );
}

/** What a seat knows: a sentence, how surely, and from where. `span` lies within 0 and 1. */
export function KnowRow({ statement, word, span, source }: { readonly statement: ReactNode; readonly word: string; readonly span: readonly [number, number]; readonly source?: ReactNode }) {
  return (
    <div className="row know">
      <p className="read">{statement}</p>
      <div className="know-foot"><Band low={span[0]} high={span[1]} width={120} /><span className="small">{word}</span>{source}</div>
    </div>
  );
}

/** What a claim comes to. */
export function VerdictRow({ verdict, title, children }: { readonly verdict: VerdictWord; readonly title: ReactNode; readonly children?: ReactNode }) {
  return <div className="row"><p className="verdict"><VerdictMark verdict={verdict} /><b>{texts.kit.verdicts[verdict]}</b></p><h3>{title}</h3>{children}</div>;
}

/** Something that happened: when, who, what, from where. */
export function EventRow({ when, side, isSecret = false, title, source, children }: { readonly when: string; readonly side: Side; readonly isSecret?: boolean; readonly title: ReactNode; readonly source?: ReactNode; readonly children?: ReactNode }) {
  return <li className="row event"><span className="label">{when}</span><p><ActorMark side={side} isHollow={isSecret} /> {title} {source}</p>{children}</li>;
}

/** 5 to 95 % of draws within a scale from 0 to 1: a gradient with end ticks, the median a stroke. */
export function Band({ low, high, median, width, height = 12 }: { readonly low: number; readonly high: number; readonly median?: number; readonly width: number; readonly height?: number }) {
  const [from, to] = [low * width, Math.max(high * width, low * width + 2)];
  return (
    <svg className="band" width={width} height={height} aria-hidden="true">
      <line x1={0} x2={width} y1={height / 2} y2={height / 2} stroke="var(--rule-soft)" />
      <BandShape x={from} y={0} width={to - from} height={height} />
      {median === undefined ? null : <line x1={median * width} x2={median * width} y1={0} y2={height} stroke="var(--ink)" strokeWidth={2.4} />}
    </svg>
  );
}

/** The same, to be placed in a figure. */
export function BandShape({ x, y, width, height, colour = "var(--ink)" }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly colour?: string }) {
  const third = width / 3;
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} fill={colour} fillOpacity={0.12} />
      <rect x={x + third / 2} y={y} width={2 * third} height={height} fill={colour} fillOpacity={0.12} />
      <rect x={x + third} y={y} width={third} height={height} fill={colour} fillOpacity={0.16} />
      <path d={`M${x} ${y}v${height}M${x + width} ${y}v${height}`} stroke="var(--ink-3)" />
    </g>
  );
}
