// The map from Havana: what stands on the island, the base that is not Cuba's, and where an attack would come from.

import type { NameWish } from "../../../index.ts";
import { texts } from "../../texts.ts";
import { around, Diamond, type Extent, MapDrawing, Names, Scale, Site, viewOf, Word } from "./ground.tsx";
import type { BriefingData, HavanaPicture } from "./picture.ts";

const said = texts.briefing.havana;
const EXTENT: Extent = { west: 600, east: 1180, north: 690, south: 570 };

export function HavanaMap({ data, picture, day, width, height }: { readonly data: BriefingData; readonly picture: HavanaPicture; readonly day: number; readonly width: number; readonly height: number }) {
  const { ground, sites, posts, ports, american, quarantine, cruise } = picture, { date, readySites } = data.days[day]!; // the day is one of them
  const view = viewOf(ground, EXTENT, width, height), isNarrow = view.isNarrow, size = isNarrow ? 10.5 : 11.5;
  const hasCruise = date >= said.cruiseFrom;
  const phase = date < texts.briefing.washington.announced ? "none" : date < texts.briefing.washington.inForce ? "announced" : "in force";
  const wish = (text: string, spot: { x: number; y: number }, bold: boolean): NameWish => ({ text, ...view.at(spot), radius: 5, size, bold });
  const siteNames = [...new Map(sites.map((site) => [site.title.replace(/ \d+$/, ""), site]))].map(([name, site]) => wish(name, site, false));
  const wishes = [
    wish(said.capital, ground.centre, true), ...american.map((place) => wish(said.american(place), place, place.id === "guantanamo")), ...siteNames,
    ...posts.filter(({ id }) => !isNarrow || id === "bejucal").map((post) => wish(said.post(post.title), post, false)), ...(isNarrow ? [] : ports.map((port) => wish(port.title, port, false))),
  ];
  const reach = view.at(topmost(cruise.path));
  const marks = [...sites, ...posts, ...ports, ...american].map((spot) => around(view.at(spot), 4));
  const taken = [...marks, ...(hasCruise ? [{ left: reach.x - 96, right: reach.x + 96, top: reach.y - 18, bottom: reach.y - 2 }] : []), { left: 0, right: isNarrow ? 250 : 350, top: height - (isNarrow ? 30 : 104), bottom: height }, ...(isNarrow ? [] : [{ left: width - 320, right: width, top: 0, bottom: 92 }])];
  const end = lastOf(quarantine.path), label = view.at(end);
  return (
    <MapDrawing
      label={said.mapLabel(date)} ground={ground} view={view}
      lines={<>
        {hasCruise ? <path d={cruise.path} fill="var(--east)" fillOpacity={0.08} className="line" stroke="var(--east)" strokeWidth={1.2} /> : null}
        {phase === "none" ? null : <path d={quarantine.path} className="line" stroke="var(--west)" strokeWidth={phase === "in force" ? 2.6 : 1.6} strokeDasharray={phase === "announced" ? "6 5" : undefined} />}
        {phase === "in force" ? <path d={quarantine.path} className="line" stroke="var(--sea)" strokeWidth={0.9} /> : null}
      </>}
    >
      {ports.map((port) => <circle key={port.id} cx={view.at(port).x} cy={view.at(port).y} r={2.4} fill="var(--land)" stroke="var(--ink-2)"><title>{port.title}</title></circle>)}
      {posts.map((post) => <Diamond key={post.id} spot={view.at(post)} half={4.2} fill="var(--east)" title={`${post.title}: ${post.kind}`} />)}
      {sites.map((site) => <Site key={site.id} spot={view.at(site)} half={3} isFilled={readySites.includes(site.id)} title={texts.briefing.washington.site(site, readySites.includes(site.id))} />)}
      {american.map((place) => <circle key={place.id} cx={view.at(place).x} cy={view.at(place).y} r={4.4} fill="var(--west)" stroke="var(--land)"><title>{said.americanTitle(place)}</title></circle>)}
      <path d="M0 -6L6 5H-6Z" transform={`translate(${view.at(ground.centre).x} ${view.at(ground.centre).y})`} fill="var(--isle)" stroke="var(--land)" />
      <Names view={view} wishes={wishes} taken={taken} avoid={[]} />
      {phase === "none" || isNarrow || label.y > height - 8 ? null : <Word x={label.x - 8} y={label.y - 8} anchor="end" on="sea" colour="var(--west)" className="bold">{said.quarantine}</Word>}
      {hasCruise ? <Word x={reach.x} y={reach.y - 7} anchor="middle" size={isNarrow ? 10.5 : 11} on="sea" colour="var(--east)" className="bold">{said.cruise(cruise.km)}</Word> : null}
      <Scale view={view} text={said.scale} />
    </MapDrawing>
  );
}

function pointsOf(path: string): { x: number; y: number }[] {
  return path.replace(/[MZ]/g, "").split("L").map((pair) => {
    const [x = 0, y = 0] = pair.split(" ").map(Number);
    return { x, y };
  });
}

const lastOf = (path: string) => pointsOf(path).at(-1) ?? { x: 0, y: 0 };
const topmost = (path: string) => pointsOf(path).reduce((best, one) => (one.y < best.y ? one : best));
