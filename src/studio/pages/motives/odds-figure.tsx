// Odds of each type before and after the evidence, and how much any record could tell.

import type { ReactNode } from "react";
import { percentText, rangeText, wrapText } from "../../../index.ts";
import { BandShape, Figure, type Side, sideColour, useSize } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { MotivesOf } from "../../worker/motives.ts";
import type { Weighed } from "./weigh.ts";

const said = texts.motives;

export function OddsFigure({ of, weighed, side, sentence }: { readonly of: MotivesOf; readonly weighed: Weighed; readonly side: Side; readonly sentence: ReactNode }) {
  const { ref, size: [width] } = useSize([640, 260]);
  const { types } = of.report, { before, after } = weighed;
  const isNarrow = width < 560, left = isNarrow ? 0 : 200, right = 96, row = isNarrow ? 68 : 54, top = 4;
  const x = (p: number) => left + p * (width - left - right), bottom = top + types.length * row;
  const table = { columns: said.odds.columns, rows: types.map(({ title }, t) => [title, round(before.odds[t]!), round(after.odds[t]!), round(after.spread[t]![0]), round(after.spread[t]![2])]) };
  return (
    <Figure title={said.odds.title} sentence={sentence} name={said.odds.figure} table={table}>
      <div ref={ref}>
        <svg width={width} height={bottom + 22} role="img" aria-label={types.map(({ title }, t) => said.odds.label(title, percentText(before.odds[t]!), percentText(after.odds[t]!))).join(" ")}>
          {[0, 0.25, 0.5, 0.75, 1].map((p) => (
            <g key={p}><line x1={x(p)} x2={x(p)} y1={top} y2={bottom} stroke="var(--rule-soft)" /><text x={x(p)} y={bottom + 15} textAnchor={p === 0 && isNarrow ? "start" : "middle"} fontSize={11} className="third">{percentText(p)}</text></g>
          ))}
          {types.map(({ name, title }, t) => {
            const y = top + t * row + (isNarrow ? 20 : 0), [low, , high] = after.spread[t]!, [from, , to] = before.spread[t]!;
            return (
              <g key={name}>
                {(isNarrow ? [title] : wrapText(title, 24)).map((line, i, lines) => <text key={i} x={0} y={isNarrow ? y - 3 : y + 26 + 19 * (i - (lines.length - 1) / 2)} className="said" fontSize={16} fontWeight={600}>{line}</text>)}
                <rect x={x(from)} y={y + 5} width={Math.max(2, x(to) - x(from))} height={11} fill="none" stroke="var(--ink-3)" strokeDasharray="2 2.5" />
                <path d={`M${x(before.odds[t]!)} ${y + 3}v15`} stroke="var(--ink-3)" strokeWidth={2} />
                <g className="follows"><BandShape x={x(low)} y={y + 21} width={Math.max(2, x(high) - x(low))} height={16} colour={sideColour(side)} /></g>
                <path d={`M${x(after.odds[t]!)} ${y + 18}v22`} stroke={sideColour(side)} strokeWidth={3} />
                <text x={width} y={y + 26} textAnchor="end" fontSize={13} className="bold">{percentText(after.odds[t]!)}</text>
                <text x={width} y={y + 40} textAnchor="end" fontSize={11} className="second">{rangeText(low, high)}</text>
              </g>
            );
          })}
        </svg>
      </div>
    </Figure>
  );
}

/** How much of what is needed to name the type the moves carry, at three precisions. */
export function BitsBar({ of: { report: { limits } }, side }: { readonly of: MotivesOf; readonly side: Side }) {
  const { ref, size: [width] } = useSize([640, 56]);
  const most = limits[0]?.bitsMax ?? 1, x = (bits: number) => (width * Math.max(0, bits)) / most, bits = limits.map((limit) => limit.bits);
  const [low = 0, own = 0, high = 0] = bits;
  return (
    <div ref={ref} className="bits-bar">
      <svg width={width} height={42} role="img" aria-label={said.bits.label(limits.map((limit) => [round(limit.lambda), limit.bits.toFixed(2)] as const), bitsText(most))}>
        <rect x={0.5} y={4} width={width - 1} height={16} fill="var(--sheet)" stroke="var(--ink-3)" />
        <rect x={0} y={4} width={x(high)} height={16} fill={sideColour(side)} fillOpacity={0.25} />
        <rect x={0} y={4} width={x(own)} height={16} fill={sideColour(side)} />
        <path d={`M${x(low)} 0v24`} stroke="var(--paper)" strokeWidth={2} />
        {bits.map((value, i) => <path key={i} d={`M${x(value)} 20v6`} stroke="var(--ink)" />)}
        <text x={0} y={39} fontSize={11.5} className="second">{said.bits.carried(limits.map((limit) => String(round(limit.lambda))))}</text>
        <text x={width} y={39} textAnchor="end" fontSize={11.5} className="second">{said.bits.needed(bitsText(most))}</text>
      </svg>
    </div>
  );
}

/** Two decimals, and none where the number is whole. */
export const bitsText = (bits: number): string => bits.toFixed(2).replace(/\.00$/, "");

/** For tables: as many digits as an estimate from draws deserves. */
export const round = (x: number): number => Number(x.toPrecision(3));
