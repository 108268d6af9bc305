// The map from Cuba: what the missiles that are ready on a day reach, and the line at sea.

import type { NameWish } from "../../../index.ts";
import { Hatch, useDrawingId } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { around, City, cityRadius, Diamond, type Extent, MapDrawing, Names, Scale, Site, type View, viewOf, Wing, Word } from "./ground.tsx";
import type { BriefingData } from "./picture.ts";
import { doubtOn, stateOn } from "./reach-state.ts";

const said = texts.briefing.washington;
const EXTENT: Extent = { west: 3978, east: 1935, north: 3612, south: 594 };
const NAMED_WIDE = 38, NAMED_NARROW = 9;

export interface MapProps {
  readonly data: BriefingData;
  /** Index of the day. */
  readonly day: number;
  readonly width: number;
  readonly height: number;
}

export function WashingtonMap({ data, day, width, height }: MapProps) {
  const id = useDrawingId(), { washington } = data, { ground, cities, bases, sites, planned, headquarters } = washington;
  const view = viewOf(ground, EXTENT, width, height), state = stateOn(data, day), ready = data.days[day]!.readySites; // the day is one of them
  const marks = cities.map((city, i) => ({ city, at: view.at(city), radius: cityRadius(city.people, view), reached: state.cities[i]! })).sort((a, b) => b.radius - a.radius); // one state for each city
  const inside = marks.filter(({ at }) => at.x > 0 && at.x < width && at.y > 0 && at.y < height);
  const [inner, , outer] = state.rings, isNarrow = view.isNarrow;
  const labels = ringLabels(view, ground.centre, washington.ranges.map(({ km }) => km));
  const hq = view.at(headquarters), headquartersBox = { left: hq.x - 150, right: hq.x + 6, top: hq.y - 14, bottom: hq.y + 14 };
  const wishes = inside.slice(0, 60).map(({ city, at, radius, reached }): NameWish => ({ text: city.label, ...at, radius, size: isNarrow ? 10.5 : 11.5, bold: reached === "some" && city.people > 3e6 }));
  const taken = [
    ...inside.filter(({ radius }) => radius > 4).map(({ at, radius }) => around(at, 0.8 * radius)), ...sites.map((site) => around(view.at(site), 4)), ...labels.boxes,
    ...(isNarrow ? [] : [headquartersBox, { left: width - 260, right: width, top: 0, bottom: 132 }]), { left: 0, right: isNarrow ? 250 : 330, top: height - (isNarrow ? 30 : 104), bottom: height },
  ];
  const avoid = [...inside.filter(({ radius }) => radius <= 4).map(({ at, radius }) => around(at, radius)), ...bases.map((base) => around(view.at(base), 4))];
  return (
    <MapDrawing
      label={said.mapLabel(data.days[day]!.date)} ground={ground} view={view}
      lines={<>
        <defs>
          <Hatch id={`${id}e`} colour="var(--east)" gap={5 / view.scale} line={1.1 / view.scale} />
          <linearGradient id={`${id}f`} x1="0" x2="0" y1="0" y2="1"><stop offset="0" stopColor="#fff" /><stop offset={0.3} stopColor="#fff" /><stop offset={0.52} stopColor="#000" /></linearGradient>
          <mask id={`${id}m`} maskUnits="userSpaceOnUse" x={0} y={0} width={ground.width} height={ground.height}><rect width={ground.width} height={ground.height} fill={`url(#${id}f)`} /></mask>
        </defs>
        {state.isReady ? <>
          <path d={outer} fill="var(--east)" fillOpacity={0.085} />
          <path d={`${outer}${inner}`} fillRule="evenodd" fill={`url(#${id}e)`} fillOpacity={0.75} />
        </> : null}
        {state.rings.map((ring, i) => <path key={i} d={ring} className="line" stroke="var(--east)" strokeWidth={i === 2 ? 1.9 : i === 0 ? 1 : 0.8} strokeDasharray={state.isReady ? undefined : "6 5"} />)}
        <g mask={`url(#${id}m)`}>{planned.rings.map((ring, i) => <path key={i} d={ring} className="line" stroke="var(--east)" strokeWidth={i === 0 ? 0.9 : 1.4} strokeDasharray={i === 0 ? "1.5 4" : "6 5"} />)}</g>
        <Quarantine data={data} day={day} id={id} />
      </>}
    >
      <defs><Hatch id={`${id}h`} colour="var(--ink)" gap={4} line={1.5} ground="var(--land)" /></defs>
      {marks.map(({ city, at, radius, reached }) => <City key={city.title} spot={at} radius={radius} reached={reached} hatch={`${id}h`} title={said.city(city)} />)}
      {bases.map((base, i) => <Wing key={base.title} spot={view.at(base)} reached={state.bases[i]!} size={isNarrow ? 0.75 : 1} title={said.base(base)} />)}
      {sites.map((site) => <Site key={site.id} spot={view.at(site)} half={isNarrow ? 1.8 : 2.5} isFilled={ready.includes(site.id)} title={said.site(site, ready.includes(site.id))} />)}
      {isNarrow ? null : <><Diamond spot={hq} half={4.5} fill="var(--west)" title={headquarters.title} /><Word x={hq.x - 9} y={hq.y - 3} anchor="end" className="bold">{said.headquarters}</Word><Word x={hq.x - 9} y={hq.y + 10} anchor="end" size={11} className="second">{said.outOfReach(headquarters.km)}</Word></>}
      <Names view={view} wishes={wishes.slice(0, isNarrow ? NAMED_NARROW : NAMED_WIDE)} taken={taken} avoid={avoid} />
      {labels.marks(state.isReady)}
      <SeaWords data={data} day={day} view={view} id={id} />
      {isNarrow ? null : <Leader view={view} data={data} day={day} />}
      <Word x={view.at(ground.centre).x + 280 / view.kmPerPx} y={view.at(ground.centre).y + 220 / view.kmPerPx + 10} anchor="middle" on="sea" className="bold second">{said.cuba}</Word>
      <Scale view={view} text={said.scale} />
    </MapDrawing>
  );
}

/** Before the announcement there is no line; until it is in force it is dashed. */
function phaseOn({ days }: BriefingData, day: number): "none" | "announced" | "in force" {
  const { date } = days[day]!; // the day is one of them
  return date < said.announced ? "none" : date < said.inForce ? "announced" : "in force";
}

function Quarantine({ data, day, id }: { readonly data: BriefingData; readonly day: number; readonly id: string }) {
  const phase = phaseOn(data, day), { quarantine, disputed } = data.washington;
  if (phase === "none") return null;
  return <>
    <path id={`${id}q`} d={quarantine.path} className="line" stroke="var(--west)" strokeWidth={phase === "in force" ? 2.6 : 1.6} strokeDasharray={phase === "announced" ? "6 5" : undefined} />
    {phase === "in force" ? <path d={quarantine.path} className="line" stroke="var(--sea)" strokeWidth={0.9} /> : null}
    <path d={disputed.path} className="line" stroke="var(--west)" strokeWidth={1.1} strokeDasharray="1.5 4" />
  </>;
}

/** Words along the line at sea, and the ships. */
function SeaWords({ data, day, view, id }: { readonly data: BriefingData; readonly day: number; readonly view: View; readonly id: string }) {
  const { quarantine, disputed } = data.washington, phase = phaseOn(data, day);
  if (phase === "none") return null;
  const line = pointsOf(quarantine.path).map(view.at), start = view.at(pointsOf(disputed.path)[0]!); // a line has points
  if (view.isNarrow) {
    const top = line.reduce((best, one) => (one.y < best.y ? one : best));
    return <Word x={view.width - 6} y={Math.max(14, top.y - 6)} anchor="end" size={10.5} on="sea" colour="var(--west)" className="bold">{said.quarantineShort}</Word>;
  }
  const path = `M${line.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`;
  return <>
    <path id={`${id}w`} d={path} fill="none" />
    <text className="halo bold" fontSize={11.5} dy={-6} style={{ ["--halo" as string]: "var(--sea)", fill: "var(--west)" }}><textPath href={`#${id}w`} startOffset={3}>{said.quarantine(quarantine.radiusNm)}</textPath></text>
    <Word x={start.x + 2} y={start.y - 20} size={11} on="sea" className="second">{said.disputed(disputed.radiusNm)}</Word>
    <Word x={start.x + 2} y={start.y - 7} size={11} on="sea" className="second">{said.disagree}</Word>
    <Ships data={data} day={day} view={view} />
  </>;
}

function pointsOf(path: string): { x: number; y: number }[] {
  return path.slice(1).split("L").map((pair) => {
    const [x = 0, y = 0] = pair.split(" ").map(Number);
    return { x, y };
  });
}

/** Ships have no sourced positions: they are counted, not placed. */
export function shipsOn({ ships, days }: BriefingData, day: number) {
  const { date } = days[day]!; // the day is one of them
  if (date < said.shipsFrom.enRoute) return null;
  const at = (from: string, value: number) => (date < from ? 0 : value);
  return { all: ships.enRoute.value, turned: at(said.shipsFrom.turned, ships.turned.value), boarded: at(said.shipsFrom.boarded, ships.boarded.value), passed: at(said.shipsFrom.passed, ships.passed.value) };
}

function Ships({ data, day, view }: { readonly data: BriefingData; readonly day: number; readonly view: View }) {
  const found = shipsOn(data, day);
  if (found === null) return null;
  const { x, y } = view.at({ x: data.washington.ground.centre.x + 640 / data.washington.ground.kmPerPx, y: data.washington.ground.centre.y - 210 / data.washington.ground.kmPerPx });
  return (
    <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <Word x={0} y={0} on="sea" className="bold">{said.ships(found.all)}</Word>
      {Array.from({ length: found.all }, (_, i) => <Chevron key={i} x={5 + 10 * (i % 11)} y={11 + 10 * Math.floor(i / 11)} fate={i < found.turned ? "turned" : i < found.turned + found.boarded ? "boarded" : i < found.turned + found.boarded + found.passed ? "passed" : "on the way"} />)}
      {said.fates(found).map((line, i) => <Word key={line} x={0} y={40 + 13 * i} size={11} on="sea" className="second">{line}</Word>)}
    </g>
  );
}

export function Chevron({ x, y, fate }: { readonly x: number; readonly y: number; readonly fate: "turned" | "boarded" | "passed" | "on the way" }) {
  const way = fate === "turned" ? 1 : -1;
  return <g><path d={`M${x + 2.6 * -way} ${y - 3}L${x + 2.6 * way} ${y}L${x + 2.6 * -way} ${y + 3}`} fill="none" stroke={fate === "on the way" ? "var(--ink-2)" : "var(--east)"} strokeWidth={fate === "on the way" ? 1.2 : 2} />{fate === "boarded" ? <circle cx={x} cy={y} r={4.6} fill="none" stroke="var(--west)" strokeWidth={1.4} /> : null}</g>;
}

/** The names of the ranges, left of where they meet the land; of the weapon that never came, in the upper corner. */
function ringLabels(view: View, centre: { x: number; y: number }, ranges: readonly number[]) {
  const outer = ranges.at(-1) ?? 0, c = view.at(centre), bearing = (283 * Math.PI) / 180, far = (outer + 60) / view.kmPerPx;
  const x = Math.min(view.width - 20, Math.max(150, c.x + far * Math.sin(bearing) - 30)), y = c.y - far * Math.cos(bearing) - 10;
  if (view.isNarrow) {
    const up = (52 * Math.PI) / 180, at = { x: Math.min(view.width - 34, c.x + far * Math.sin(up)), y: c.y - far * Math.cos(up) };
    return {
      boxes: [{ left: at.x, right: at.x + 30, top: at.y - 10, bottom: at.y + 4 }, { left: 0, right: 150, top: 0, bottom: 22 }],
      marks: () => <><Word x={at.x + 2} y={at.y} size={10.5} on="sea" colour="var(--east)" className="bold">{said.r12}</Word><Word x={8} y={17} size={12} on="land-2" className="said italic">{said.r14Short}</Word></>,
    };
  }
  return {
    boxes: [{ left: x - 135, right: x, top: y - 12, bottom: y + 32 }, { left: 0, right: 130, top: 84, bottom: 118 }],
    marks: (isReady: boolean) => <>
      <Word x={x} y={y} anchor="end" size={12.5} on="land-2" colour="var(--east)" className="bold">{said.r12At(outer)}</Word>
      <Word x={x} y={y + 14} anchor="end" size={11} on="land-2" className="second">{isReady ? said.innerLines : said.noneReady}</Word>
      <Word x={x} y={y + 27} anchor="end" size={11} on="land-2" className="second">{said.innerKm([...ranges].slice(0, -1).reverse())}</Word>
      <Word x={12} y={96} size={13.5} on="land-2" className="said italic">{said.r14}</Word>
      <Word x={12} y={113} size={13.5} on="land-2" className="said italic">{said.r14Never}</Word>
    </>,
  };
}

/** From the title in the corner to the city that it is about. */
function Leader({ view, data, day }: { readonly view: View; readonly data: BriefingData; readonly day: number }) {
  const [city] = data.washington.cities;
  if (city === undefined || doubtOn(data, day) === null) return null;
  const { x, y } = view.at(city), radius = cityRadius(city.people, view);
  return <path d={`M${x + radius * 0.7} ${y - radius * 0.75}L${Math.min(view.width - 60, x + 44)} 126`} stroke="var(--ink)" strokeWidth={0.9} />;
}
