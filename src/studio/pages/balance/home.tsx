// The same salvo from home: what it would have cost, and how long it would have taken.

import { texts } from "../../texts.ts";

const said = texts.balance.home;

export function HomeBars({ forwardDays, days, cost, costSpan, width }: { readonly forwardDays: number; readonly days: number; readonly cost: number; readonly costSpan: readonly [number, number]; readonly width: number }) {
  const most = Math.max(days, forwardDays) * 1.02, priceMost = Math.max(cost, costSpan[1]) * 1.1, height = 172;
  const bar = (y: number, name: string, told: string, share: number, colour: string, span?: readonly [number, number]) => (
    <g key={`${name}${y}`}>
      <text x={0} y={y} fontSize={12.5}>{name}</text><text x={width} y={y} textAnchor="end" className="bold">{told}</text>
      <rect x={1} y={y + 6} width={width - 2} height={12} fill="var(--board)" /><rect className="follows" x={1} y={y + 6} width={Math.max(1, share * (width - 2))} height={12} fill={colour} />
      {span === undefined ? null : <path d={`M${1 + span[0] * (width - 2)} ${y + 12}H${1 + span[1] * (width - 2)}m0 -5v10M${1 + span[0] * (width - 2)} ${y + 7}v10`} stroke="var(--ink)" fill="none" />}
    </g>
  );
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said.label}>
      {bar(14, said.timeForward, said.days(forwardDays), forwardDays / most, "var(--east)")}
      {bar(54, said.timeHome, said.days(days), days / most, "var(--ink-2)")}
      {bar(108, said.priceForward, "1", 1 / priceMost, "var(--east)")}
      {bar(148, said.priceHome, said.times(cost), cost / priceMost, "var(--ink-2)", [costSpan[0] / priceMost, costSpan[1] / priceMost])}
    </svg>
  );
}
