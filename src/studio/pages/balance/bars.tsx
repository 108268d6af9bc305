// Rows with a name above and a bar or a point on a scale below, for the balance.

import type { Estimate } from "../../../index.ts";

export interface BarRow {
  readonly key: string;
  readonly name: string;
  readonly said: string;
  readonly estimate: Estimate;
  /** The same before the reader changed anything; null where nothing has been changed. */
  readonly before: number | null;
  readonly colour: string;
  readonly note?: string;
}

/** Length bars (`from` 0 to `to`) or points on a track, with bands where something was drawn. */
export function Bars({ label, rows, to, width, kind }: { readonly label: string; readonly rows: readonly BarRow[]; readonly to: number; readonly width: number; readonly kind: "bar" | "point" }) {
  const row = rows.some(({ note }) => note !== undefined) ? 58 : 44, height = rows.length * row + 4, at = (x: number) => Math.min(1, Math.max(0, x / to)) * (width - 2) + 1;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {rows.map(({ key, name, said, estimate: { value, low, high }, before, colour, note }, i) => {
        const y = i * row + 18, hasBand = !Number.isNaN(low) && low < high;
        return (
          <g key={key}>
            <text x={0} y={y - 4} fontSize={12.5}>{name}</text>
            <text x={width} y={y - 4} textAnchor="end" className="bold">{said}</text>
            {kind === "bar" ? <><rect x={1} y={y + 3} width={width - 2} height={12} fill="var(--board)" /><rect className="follows" x={1} y={y + 3} width={Math.max(1, at(value) - 1)} height={12} fill={colour} /></> : <line x1={1} x2={width - 1} y1={y + 9} y2={y + 9} stroke="var(--rule)" />}
            {hasBand ? <g stroke="var(--ink)"><line x1={at(low)} x2={at(high)} y1={y + 9} y2={y + 9} strokeWidth={kind === "bar" ? 1 : 7} strokeOpacity={kind === "bar" ? 1 : 0.16} stroke={kind === "bar" ? "var(--ink)" : colour} /><path d={`M${at(low)} ${y + 4}v10M${at(high)} ${y + 4}v10`} /></g> : null}
            {before === null ? null : <path d={`M${at(before)} ${y}v18`} stroke="var(--ink)" strokeWidth={1.6} />}
            {kind === "point" ? <circle className="follows" cx={at(value)} cy={y + 9} r={5} fill={colour} stroke="var(--paper)" strokeWidth={1.5} /> : null}
            {note === undefined ? null : <text x={0} y={y + 31} fontSize={11.5} className="second">{note}</text>}
          </g>
        );
      })}
    </svg>
  );
}
