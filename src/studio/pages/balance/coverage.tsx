// What a range covers: people and bomber bases in reach, by how far the missile goes.

import { coverage } from "../../../index.ts";
import { whole } from "../../kit/numbers.ts";
import { texts } from "../../texts.ts";
import type { CoverageOf } from "../../worker/balance.ts";

const said = texts.balance.coverage;
const FROM = 600, TO = 4800, STEP = 20;

export interface Covered {
  readonly people: number;
  readonly peopleShare: number;
  readonly cities: number;
  readonly bases: number;
  readonly basesShare: number;
}

/** Expected, where the range has an error. */
export function coveredAt({ cities, bases }: CoverageOf, rangeKm: number, errorKm: number): Covered {
  const people = coverage(cities.map(({ km, people: weight }) => ({ distanceKm: km, weight })), rangeKm, errorKm), air = coverage(bases.map(({ km }) => ({ distanceKm: km, weight: 1 })), rangeKm, errorKm);
  return { people: people.weight, peopleShare: people.weightShare, cities: people.count, bases: air.count, basesShare: air.countShare };
}

export function CoverageCurve({ of, planned, range, error, isMoved, width }: { readonly of: CoverageOf; readonly planned: CoverageOf | undefined; readonly range: number; readonly error: number; readonly isMoved: boolean; readonly width: number }) {
  const left = 38, right = 8, top = 26, height = 240, bottom = height - 34, x = (km: number) => left + ((km - FROM) / (TO - FROM)) * (width - left - right), y = (share: number) => bottom - share * (bottom - top);
  const line = (share: (found: Covered) => number) => Array.from({ length: (TO - FROM) / STEP + 1 }, (_, i) => FROM + i * STEP).map((km, i) => `${i === 0 ? "M" : "L"}${x(km).toFixed(1)} ${y(share(coveredAt(of, km, error))).toFixed(1)}`).join("");
  const here = coveredAt(of, range, error), colour = isMoved ? "var(--pencil)" : "var(--ink)";
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said.label}>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => <g key={share}><line x1={left} x2={width - right} y1={y(share)} y2={y(share)} stroke={share === 0 ? "var(--ink-3)" : "var(--rule-soft)"} /><text x={left - 6} y={y(share) + 4} fontSize={11} textAnchor="end" className="third">{`${100 * share} %`}</text></g>)}
      {[1000, 2000, 3000, 4000].map((km) => <text key={km} x={x(km)} y={bottom + 16} fontSize={11} textAnchor="middle" className="third">{whole(km)}</text>)}
      <text x={width - right} y={bottom + 30} fontSize={11} textAnchor="end" className="second">{said.axis}</text>
      {of.ranges.map(({ km }) => <line key={km} x1={x(km)} x2={x(km)} y1={top} y2={bottom} stroke="var(--east)" strokeWidth={1.2} />)}
      {(planned?.ranges ?? []).map(({ km }) => <line key={km} x1={x(km)} x2={x(km)} y1={top} y2={bottom} stroke="var(--east)" strokeWidth={1.2} strokeDasharray="6 5" />)}
      <text x={x(of.ranges.at(-1)?.km ?? FROM)} y={12} textAnchor="middle" className="bold" style={{ fill: "var(--east)" }}>{of.title.split(" ")[0]}</text>
      {planned === undefined ? null : <text x={x(planned.ranges.at(-1)?.km ?? TO)} y={12} textAnchor="end" className="bold" style={{ fill: "var(--east)" }}>{said.neverCame(planned.title.split(" ")[0] ?? "")}</text>}
      <path d={line(({ basesShare }) => basesShare)} fill="none" stroke="var(--west)" strokeWidth={1.8} strokeDasharray="5 3" />
      <path d={line(({ peopleShare }) => peopleShare)} fill="none" stroke="var(--ink)" strokeWidth={2.2} />
      <text x={x(3100)} y={y(coveredAt(of, 3100, 0).peopleShare) - 8} className="bold halo">{said.people}</text>
      <text x={x(2900)} y={y(coveredAt(of, 2900, 0).basesShare) + 18} className="bold halo" style={{ fill: "var(--west)" }}>{said.bases}</text>
      <line x1={x(range)} x2={x(range)} y1={top - 4} y2={bottom} stroke={colour} strokeWidth={2} />
      <circle cx={x(range)} cy={y(here.peopleShare)} r={4.5} fill={colour} stroke="var(--paper)" />
      <circle cx={x(range)} cy={y(here.basesShare)} r={4.5} fill="var(--paper)" stroke={colour} strokeWidth={2} />
    </svg>
  );
}
