// Which numbers an answer leans on: each moved over its range by itself.

import type { Swing } from "../../../index.ts";
import { texts } from "../../texts.ts";
import type { BalanceInput } from "../../worker/balance.ts";
import { clip } from "./clip.ts";
import { digits } from "./inputs.tsx";

const said = texts.balance.leaning;
const ROW = 40;

export function Leanings({ swings, inputs, value, show, width }: { readonly swings: readonly Swing[]; readonly inputs: ReadonlyMap<string, BalanceInput>; readonly value: number; readonly show: (value: number) => string; readonly width: number }) {
  const ends = [...swings.flatMap(({ atLow, atHigh }) => [atLow, atHigh]), value], from = Math.min(...ends), to = Math.max(...ends), room = to > from ? to - from : 1;
  const height = swings.length * ROW + 8, x = (n: number) => 4 + ((n - from) / room) * (width - 8);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said.label}>
      <line x1={x(value)} x2={x(value)} y1={0} y2={height} stroke="var(--rule)" />
      {swings.map(({ name, atLow, atHigh }, i) => {
        const input = inputs.get(name), y = i * ROW + 16;
        if (input === undefined) return null;
        return (
          <g key={name}>
            <text x={0} y={y - 3} fontSize={12}>{clip(`${input.group === "" ? "" : `${input.group}: `}${input.title}`, width - 90)}<title>{input.title}</title></text>
            <text x={width} y={y - 3} textAnchor="end" className="second" fontSize={11.5}>{said.span(show(Math.min(atLow, atHigh)), show(Math.max(atLow, atHigh)))}</text>
            <line x1={x(atLow)} x2={x(atHigh)} y1={y + 9} y2={y + 9} stroke="var(--ink-2)" strokeWidth={7} />
            <circle cx={x(atLow)} cy={y + 9} r={4} fill="var(--paper)" stroke="var(--ink)" strokeWidth={1.4}><title>{`${digits(input.low)}: ${show(atLow)}`}</title></circle>
            <circle cx={x(atHigh)} cy={y + 9} r={4} fill="var(--ink)" stroke="var(--ink)" strokeWidth={1.4}><title>{`${digits(input.high)}: ${show(atHigh)}`}</title></circle>
          </g>
        );
      })}
    </svg>
  );
}
