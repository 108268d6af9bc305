// The odds after the evidence along the precision of choice: the axis that nobody knows.

import { percentText, rangeText } from "../../../index.ts";
import { BandShape, Figure, type Side, sideColour, useSize } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { MotivesOf } from "../../worker/motives.ts";
import { round } from "./odds-figure.tsx";
import type { alongLambda } from "./weigh.ts";

const said = texts.motives.lambda;
const PANEL = 128, TOP = 24;

export function LambdaFigure({ of, parts, side }: { readonly of: MotivesOf; readonly parts: ReturnType<typeof alongLambda>; readonly side: Side }) {
  const { ref, size: [width] } = useSize([620, 200]);
  const { types } = of.report, columns = width < 560 ? Math.min(2, types.length) : types.length, gap = 28;
  const panel = (width - gap * (columns - 1)) / columns, rows = Math.ceil(types.length / columns), height = PANEL + TOP + 26;
  const first = parts[0]?.from ?? 1, last = parts.at(-1)?.to ?? 2, left = 34;
  const x = (lambda: number) => left + (Math.log(lambda / first) / Math.log(last / first)) * (panel - left);
  const y = (p: number) => TOP + (1 - p) * PANEL;
  const table = { columns: said.columns, rows: parts.flatMap(({ from, to, odds }) => types.map(({ title }, t) => [title, round(from), round(to), round(odds.odds[t]!), round(odds.spread[t]![0]), round(odds.spread[t]![2]), Math.round(odds.effectiveDraws)])) };
  return (
    <Figure title={said.title} sentence={said.sentence} name={said.figure} table={table}>
      <div ref={ref}>
        <svg width={width} height={rows * height} role="img" aria-label={types.map(({ title }, t) => said.label(title, parts.map(({ odds }) => percentText(odds.odds[t]!)))).join(" ")}>
          {types.map(({ name, title }, t) => (
            <g key={name} transform={`translate(${(t % columns) * (panel + gap)} ${Math.floor(t / columns) * height})`}>
              <text x={0} y={13} className="said" fontSize={14} fontWeight={600}>{title.length * 7 > panel ? `${title.slice(0, Math.floor(panel / 7) - 1)}…` : title}</text>
              {[0, 0.5, 1].map((p) => <g key={p}><line x1={left} x2={panel} y1={y(p)} y2={y(p)} stroke="var(--rule-soft)" /><text x={left - 5} y={y(p) + 4} textAnchor="end" fontSize={11} className="third">{100 * p}</text></g>)}
              {parts.map(({ from, to, odds }) => {
                const [low, , high] = odds.spread[t]!, at = x(from), wide = Math.max(3, x(to) - x(from) - 2);
                return (
                  <g key={from}>
                    <g transform={`translate(${at} ${y(low)}) rotate(-90)`}><BandShape x={0} y={0} width={Math.max(2, y(low) - y(high))} height={wide} colour={sideColour(side)} /></g>
                    <path d={`M${at} ${y(odds.odds[t]!)}h${wide}`} stroke={sideColour(side)} strokeWidth={3} opacity={odds.effectiveDraws < 8 ? 0.45 : 1} />
                    <title>{said.part(round(from), round(to), percentText(odds.odds[t]!), rangeText(low, high))}</title>
                  </g>
                );
              })}
              {[first, Math.sqrt(first * last), last].map((lambda, i) => <text key={i} x={x(lambda)} y={TOP + PANEL + 16} textAnchor={i === 2 ? "end" : i === 0 ? "start" : "middle"} fontSize={11} className="third">{i === 0 ? `λ ${round1(lambda)}` : round1(lambda)}</text>)}
            </g>
          ))}
        </svg>
      </div>
    </Figure>
  );
}

const round1 = (x: number): number => Number(x.toPrecision(2));
