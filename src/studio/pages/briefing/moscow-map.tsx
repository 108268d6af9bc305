// The map from Moscow: the missiles in Turkey, Italy and Britain and what they reach, and the Soviet Union's own.

import type { LabelBox, NameWish } from "../../../index.ts";
import { Hatch, useDrawingId } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { around, City, cityRadius, Diamond, type Extent, MapDrawing, Names, Scale, Site, type View, viewOf, Wing, Word } from "./ground.tsx";
import type { MoscowPicture, RingOf, Spot } from "./picture.ts";

const said = texts.briefing.moscow;
const EXTENT: Extent = { west: 2950, east: 2350, north: 1250, south: 2500 };
const NAMED_WIDE = 24, NAMED_NARROW = 8;

export function MoscowMap({ picture, width, height }: { readonly picture: MoscowPicture; readonly width: number; readonly height: number }) {
  const id = useDrawingId(), { ground, cities, sites, systems, overseas, fields, bombers } = picture;
  const view = viewOf(ground, EXTENT, width, height), isNarrow = view.isNarrow;
  const inside = ({ x, y }: Spot) => x > 0 && x < width && y > 0 && y < height;
  const marks = cities.map((city) => ({ city, at: view.at(city), radius: cityRadius(city.people, view) })).filter(({ at }) => inside(at)).sort((a, b) => b.radius - a.radius);
  const groups = systems.map((ring) => ({ ring, at: middle(sites.filter(({ system }) => system === ring.system).map(view.at)) })).filter(({ at }) => inside(at));
  const groupNames = groups.map(({ ring, at }): NameWish => ({ text: said.group(ring), ...at, radius: 14 / Math.max(1, view.kmPerPx / 6), size: isNarrow ? 10.5 : 12, bold: true }));
  const fieldNames = isNarrow ? [] : fields.filter(({ state }) => state === "operational").map((field): NameWish => ({ text: field.title.replace(/ \(.*|\/.*/, ""), ...view.at(field), radius: 5, size: 11, bold: false }));
  const wishes = [...groupNames, ...marks.slice(0, isNarrow ? NAMED_NARROW : NAMED_WIDE).map(({ city, at, radius }): NameWish => ({ text: city.label, ...at, radius, size: isNarrow ? 10.5 : 11.5, bold: city.title === picture.nearest.title })), ...fieldNames];
  const named = isNarrow ? [] : ringNames(systems, view, [...marks.map(({ at }) => around(at, 5)), ...fields.map((field) => around(view.at(field), 5))]);
  const taken = [
    ...named.map(({ box }) => box),
    ...marks.filter(({ radius }) => radius > 4).map(({ at, radius }) => around(at, 0.8 * radius)), ...fields.map((field) => around(view.at(field), 4)),
    { left: 0, right: isNarrow ? 250 : 350, top: height - (isNarrow ? 30 : 104), bottom: height }, ...(isNarrow ? [] : [{ left: width - 350, right: width, top: height - 104, bottom: height }]),
  ];
  const avoid = [...marks.filter(({ radius }) => radius <= 4).map(({ at, radius }) => around(at, radius)), ...[...overseas, ...bombers, ...sites].map((base) => around(view.at(base), 4))];
  return (
    <MapDrawing
      label={said.mapLabel} ground={ground} view={view}
      lines={<>
        {systems.map(({ system, rings }) => <path key={system} d={rings.at(-1)} fill="var(--west)" fillOpacity={0.05} />)}
        {systems.map(({ system, rings }) => rings.map((ring, i) => <path key={`${system}${i}`} d={ring} className="line" stroke="var(--west)" strokeWidth={i === rings.length - 1 ? 1.7 : 0.8} />))}
      </>}
    >
      <defs><Hatch id={`${id}h`} colour="var(--ink)" gap={4} line={1.5} ground="var(--land)" /><Hatch id={`${id}s`} colour="var(--east)" gap={3} line={1.4} ground="var(--land)" /></defs>
      {marks.map(({ city, at, radius }) => <City key={city.title} spot={at} radius={radius} reached={city.reached} hatch={`${id}h`} title={said.city(city)} />)}
      {overseas.map((base) => <Wing key={base.id} spot={view.at(base)} reached="all" size={isNarrow ? 0.75 : 1} title={base.title} />)}
      {bombers.map((base) => <Wing key={base.id} spot={view.at(base)} reached="all" colour="var(--east)" size={isNarrow ? 0.75 : 1} title={`${base.title}: ${base.bombers}`} />)}
      {fields.map((field) => <Field key={field.id} spot={view.at(field)} state={field.state} hatch={`${id}s`} title={said.field(field)} />)}
      {sites.map((site) => <Site key={site.id} spot={view.at(site)} half={isNarrow ? 1.5 : 2.2} isFilled colour="var(--west)" title={said.site(site)} />)}
      <Diamond spot={view.at(ground.centre)} half={3} fill="var(--paper)" title={picture.nearest.title} />
      <Names view={view} wishes={wishes} taken={taken} avoid={avoid} />
      {named.map(({ text, x, y, anchor }) => <Word key={text} x={x} y={y} anchor={anchor} size={RING_SIZE} on="land" colour="var(--west)" className="bold">{text}</Word>)}
      <Scale view={view} text={said.scale} />
    </MapDrawing>
  );
}

function middle(spots: readonly Spot[]): Spot {
  const mean = (of: (spot: Spot) => number) => spots.reduce((sum, spot) => sum + of(spot), 0) / spots.length;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}

/** Filled: operational; hatched: beginning; hollow: building. A triangle on its point, so that it is no missile site of the other side. */
function Field({ spot: { x, y }, state, hatch, title }: { readonly spot: Spot; readonly state: string; readonly hatch: string; readonly title: string }) {
  return <path d={`M${x} ${y - 5}L${x + 4.6} ${y + 3.4}H${x - 4.6}Z`} fill={state === "operational" ? "var(--east)" : state === "starting" ? `url(#${hatch})` : "var(--land)"} stroke="var(--east)" strokeWidth={1.1}><title>{title}</title></path>;
}

interface RingName {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
  readonly box: LabelBox;
}

const RING_SIZE = 11, RING_AIR = 7;

/** Names of the outer rings, each where its ring is east on the map and no other name stands. */
function ringNames(systems: readonly RingOf[], view: View, marks: readonly LabelBox[]): RingName[] {
  const placed: RingName[] = [];
  for (const ring of systems) {
    const text = said.ring(ring), width = text.length * 0.56 * RING_SIZE + 8;
    const points = corners(ring.rings.at(-1) ?? "").map(view.at).filter(({ x, y }) => x > view.width * 0.5 && x < view.width - 8 && y > 30 && y < view.height - 120);
    // Outside the ring before inside, farther east before nearer.
    const places = (["start", "end"] as const).flatMap((anchor) => points.map(({ x, y }): RingName => {
      const left = anchor === "start" ? x + 6 : x - 6 - width;
      return { text, x: anchor === "start" ? x + 6 : x - 6, y: y + 4, anchor, box: { left, right: left + width, top: y - RING_AIR, bottom: y + RING_AIR } };
    }).sort((a, b) => b.x - a.x));
    const place = places.find(({ box }) => box.left > 6 && box.right < view.width - 6 && ![...marks, ...placed.map((other) => other.box)].some((other) => overlap(box, other)));
    if (place !== undefined) placed.push(place);
  }
  return placed;
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** The corners of path data with relative steps. */
function corners(path: string): Spot[] {
  const [head = "", tail = ""] = path.slice(1).split("l"), [x0 = 0, y0 = 0] = (head.match(/-?\d+/g) ?? []).map(Number), steps = (tail.match(/-?\d+/g) ?? []).map(Number);
  let x = x0, y = y0;
  return [{ x, y }, ...Array.from({ length: steps.length / 2 }, (_, i) => ({ x: (x += steps[2 * i] ?? 0), y: (y += steps[2 * i + 1] ?? 0) }))];
}
