// What the marks of each map mean.

import { Hatch, useDrawingId } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { LegendRow } from "./intro.tsx";

const said = texts.briefing;
const wing = (x: number, width: number, colour = "var(--west)") => <path d={`M${x - 5} 2.5L${x} -2L${x + 5} 2.5`} fill="none" stroke={colour} strokeWidth={width} />;
const square = (x: number, fill: string, colour = "var(--east)", dash?: string) => <rect x={x - 3} y={-3} width={6} height={6} fill={fill} stroke={colour} strokeWidth={1.2} strokeDasharray={dash} />;

function CityRows({ all, some, none }: { readonly all: string; readonly some: string; readonly none: string }) {
  const id = useDrawingId();
  return <>
    <LegendRow mark={<circle r={6.5} fill="var(--ink)" />}>{all}</LegendRow>
    <LegendRow mark={<><defs><Hatch id={id} colour="var(--ink)" gap={4} line={1.5} /></defs><circle r={6.5} fill={`url(#${id})`} stroke="var(--ink)" /></>}>{some}</LegendRow>
    <LegendRow mark={<circle r={6.5} fill="none" stroke="var(--ink-2)" />}>{none}</LegendRow>
  </>;
}

export function WashingtonLegend() {
  const { key } = said.washington;
  return <>
    <CityRows {...key} />
    <LegendRow mark={<>{wing(-6.5, 2.5)}{wing(6.5, 1.1)}</>}>{key.base}</LegendRow>
    <LegendRow mark={<>{square(-9.5, "var(--east)")}{square(0, "var(--land)")}{square(9.5, "var(--land)", "var(--east)", "2 1.6")}</>}>{key.site}</LegendRow>
  </>;
}

export function MoscowLegend() {
  const { key } = said.moscow, id = useDrawingId(), field = (x: number, fill: string) => <path d={`M${x} -4.6L${x + 4} 3H${x - 4}Z`} fill={fill} stroke="var(--east)" strokeWidth={1.1} />;
  return <>
    <CityRows {...key} />
    <LegendRow mark={square(0, "var(--west)", "var(--west)")}>{key.site}</LegendRow>
    <LegendRow mark={<>{wing(-6.5, 2.4)}{wing(6.5, 2.4, "var(--east)")}</>}>{key.base}</LegendRow>
    <LegendRow mark={<><defs><Hatch id={id} colour="var(--east)" gap={3} line={1.4} /></defs>{field(-9, "var(--east)")}{field(0, `url(#${id})`)}{field(9, "none")}</>}>{key.field}</LegendRow>
  </>;
}

export function HavanaLegend() {
  const { key } = said.havana;
  return <>
    <LegendRow mark={<>{square(-5, "var(--east)")}{square(5, "var(--land)")}</>}>{key.site}</LegendRow>
    <LegendRow mark={<path d="M-4.5 0L0 -4.5L4.5 0L0 4.5Z" fill="var(--east)" />}>{key.post}</LegendRow>
    <LegendRow mark={<circle r={4.4} fill="var(--west)" />}>{key.american}</LegendRow>
    <LegendRow mark={<circle r={2.6} fill="var(--land)" stroke="var(--ink-2)" />}>{key.port}</LegendRow>
  </>;
}
