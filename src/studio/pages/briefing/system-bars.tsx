// What each weapon around the Soviet Union reaches: people at the shorter range solid, what the longer adds hatched.

import { Hatch, useDrawingId } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { MoscowPicture } from "./picture.ts";

const said = texts.briefing.moscow;
const ROW = 40, BAR = 14;

export function SystemBars({ picture, width }: { readonly picture: MoscowPicture; readonly width: number }) {
  const id = useDrawingId(), rows = [...picture.systems.map((system) => ({ name: said.row(system), counts: system.counts })), { name: said.together, counts: picture.together }], height = ROW * rows.length + 4;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said.systemsLabel}>
      <defs><Hatch id={id} colour="var(--west)" gap={4} line={1.4} ground="var(--sheet)" /></defs>
      {rows.map(({ name, counts }, i) => {
        const low = (counts[0]?.people ?? 0) / picture.people, high = (counts.at(-1)?.people ?? 0) / picture.people, y = i * ROW + 18;
        return (
          <g key={name}>
            <text x={0} y={y - 5} className="bold">{name}</text>
            <text x={width} y={y - 5} textAnchor="end" className="second">{said.share(low, high)}</text>
            <rect x={0.5} y={y} width={width - 1} height={BAR} fill="var(--sheet)" stroke="var(--west)" />
            <rect x={0.5} y={y} width={low * (width - 1)} height={BAR} fill="var(--west)" />
            <rect x={low * (width - 1)} y={y} width={(high - low) * (width - 1)} height={BAR} fill={`url(#${id})`} stroke="var(--west)" />
          </g>
        );
      })}
    </svg>
  );
}
