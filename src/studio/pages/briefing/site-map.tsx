// The nine sites on the island on one day: believed ready a ring, really ready a filled square.

import { texts } from "../../texts.ts";
import { Diamond, type Extent, viewOf } from "./ground.tsx";
import type { BriefingData, SiteMark } from "./picture.ts";

const said = texts.briefing.sites;
const EXTENT: Extent = { west: 320, east: 325, north: 110, south: 118 };
const GAP = 21, TOP = 40;

export function SiteMap({ data, day, width }: { readonly data: BriefingData; readonly day: number; readonly width: number }) {
  const height = 196, { ground, sites, store } = data.island, one = data.days[day]!; // the day is one of them
  const view = viewOf(ground, EXTENT, width, height), zero = view.at({ x: 0, y: 0 }), groups = groupsOf(sites), down = 22;
  const bejucal = { x: view.at(store).x, y: view.at(store).y + down };
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said.label(one)}>
      <g transform={`translate(${zero.x.toFixed(1)} ${(zero.y + down).toFixed(1)}) scale(${view.scale.toFixed(4)})`} className="ground"><path d={ground.territory} fill="var(--land)" stroke="var(--coast)" strokeWidth={0.8} /></g>
      {groups.map(({ name, sites: some, launchers, isArmed }, g) => {
        const left = said.groups[g]?.at ?? 0, x0 = 12 + left * (width - 24);
        return (
          <g key={name}>
            <text x={x0 - 9} y={TOP - 27} fontSize={11.5} className="bold">{name}</text>
            <text x={x0 - 9} y={TOP - 14} fontSize={11} className="second">{said.launchers(launchers, isArmed, g === 0)}</text>
            {some.map((site, i) => <Lamp key={site.id} site={site} x={x0 + i * GAP} from={{ x: view.at(site).x, y: view.at(site).y + down }} isReady={one.readySites.includes(site.id)} isBelieved={one.believedSites.includes(site.id)} />)}
          </g>
        );
      })}
      <Diamond spot={bejucal} title={said.store(data.store.warheads)} />
      <path d={`M${bejucal.x} ${bejucal.y + 6}V${height - 42}`} stroke="var(--ink-3)" />
      <text x={bejucal.x + 6} y={height - 38} fontSize={11.5} className="bold">{said.store(data.store.warheads)}</text>
      {said.storeOn(one.date, data.store.nearKm, data.store.farKm).map((line, i) => <text key={line} x={bejucal.x + 6} y={height - 24 + 13 * i} fontSize={11} className="second">{line}</text>)}
    </svg>
  );
}

function Lamp({ site, x, from, isReady, isBelieved }: { readonly site: SiteMark; readonly x: number; readonly from: { x: number; y: number }; readonly isReady: boolean; readonly isBelieved: boolean }) {
  return (
    <g>
      <path d={`M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${x.toFixed(1)} ${TOP + 8}`} stroke="var(--ink-3)" strokeWidth={0.8} />
      <circle cx={from.x} cy={from.y} r={1.6} fill="var(--ink)" />
      <rect x={x - 3.6} y={TOP - 3.6} width={7.2} height={7.2} fill={isReady ? "var(--east)" : "var(--paper)"} stroke="var(--east)" strokeWidth={1.3} strokeDasharray={site.isArmed ? undefined : "2 1.6"}><title>{said.site(site, isReady, isBelieved)}</title></rect>
      {isBelieved ? <circle cx={x} cy={TOP} r={8} fill="none" stroke="var(--west)" strokeWidth={1.6} /> : null}
    </g>
  );
}

/** Sites of one place together: "San Cristóbal 1" to "San Cristóbal 4". */
export function groupsOf(sites: readonly SiteMark[]) {
  const names = [...new Set(sites.map(({ title }) => title.replace(/ \d+$/, "")))];
  return names.map((name) => {
    const own = sites.filter(({ title }) => title.replace(/ \d+$/, "") === name);
    return { name: name.replace(" la Grande", ""), sites: own, x: own[0]?.x ?? 0, launchers: own.reduce((sum, { launchers }) => sum + launchers, 0), isArmed: own.every(({ isArmed }) => isArmed) };
  }).sort((a, b) => a.x - b.x);
}
