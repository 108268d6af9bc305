// What each capital could know of what had happened: solid, hatched, hollow.

import { Hatch, type Side, sideColour, useDrawingId } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { CAPITALS, type Capital, knowledgeUpTo } from "./known.ts";
import type { BriefingData } from "./picture.ts";

const said = texts.briefing;
const SIDES: Readonly<Record<Capital, Side>> = { washington: "west", moscow: "east", havana: "isle" };
const ROW = 44, BAR = 18;

export function KnowledgeBars({ data, day, width }: { readonly data: BriefingData; readonly day: number; readonly width: number }) {
  const id = useDrawingId(), { date } = data.days[day]!, height = ROW * CAPITALS.length + 6; // the day is one of them
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said.havana.knownLabel(date)}>
      {CAPITALS.map((capital, i) => {
        const { yes, perhaps, no } = knowledgeUpTo(data, date, capital), all = yes + perhaps + no, at = (n: number) => (n / all) * (width - 1), y = i * ROW + 20, colour = sideColour(SIDES[capital]);
        return (
          <g key={capital}>
            <defs><Hatch id={`${id}${i}`} colour={colour} gap={4} line={1.4} ground="var(--sheet)" /></defs>
            <text x={0} y={y - 5} className="bold">{said.capitals[capital]}</text>
            <rect x={0.5} y={y} width={width - 1} height={BAR} fill="var(--sheet)" stroke={colour} />
            <rect className="follows" x={0.5} y={y} width={at(yes)} height={BAR} fill={colour} />
            <rect className="follows" x={at(yes)} y={y} width={at(perhaps)} height={BAR} fill={`url(#${id}${i})`} stroke={colour} />
            <text x={width} y={y - 5} textAnchor="end" className="second">{`${yes} · ${perhaps} · ${no}`}</text>
          </g>
        );
      })}
    </svg>
  );
}
