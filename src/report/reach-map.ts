// The map of what missiles reach: ranges around the sites, cities and bases in reach and out of it.

import type { Dossier } from "../dossier/index.ts";
import { unionOutline } from "../models/index.ts";
import { type Atlas, drawMap, type DrawnMap, outlinePath } from "./map.ts";
import { type Box, boxAround, type NameWish, overlap, type PlacedName, placeNames } from "./map-labels.ts";
import { countText } from "./numbers.ts";
import type { ReachReport, SiteRow, SystemReach, TargetReach } from "./reach.ts";
import { INK, INK_2, INK_3, round, RULE, SHEET, SIDES, svgText } from "./svg.ts";
import { textWidth } from "./tree-text.ts";

export const TERRITORY = "#f8f7f1";
const SEA = "#dfe6e6", LAND = "#ecebe4", COAST = "#9aa3a5";
const OUTLINE_POINTS = 240, NAME_SIZE = 11.5;
/** People above which a city that hangs on the range is set in bold. */
const BOLD_MIN = 3e6;
/** How many cities are named, the largest first, where there is room. */
const NAMED_MAX = 34, NAMED_MAX_NARROW = 16;

export interface MapPart {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

export interface ReachMap extends MapPart {
  /** Cities that lie outside its frame. */
  readonly outside: readonly TargetReach[];
}

/** Whether a target is in reach of what was ready: at every published range of some system, at some, at none. */
export type InReach = "all" | "some" | "none";

export function inReach({ systems }: ReachReport, target: TargetReach): InReach {
  let best: InReach = "none";
  systems.forEach(({ rows, sites, launchers }, i) => {
    if (launchers.ready === 0) return;
    // The report measures from every site; on a day when only some were ready, those count.
    const ready = sites.filter(({ isReady }) => isReady);
    const near = target.nearest[i];
    const km = near === undefined ? Infinity : ready.length === sites.length ? near.km : Math.min(...ready.map(({ site }) => target.from.get(site.id) ?? Infinity));
    if (km <= (rows[0]?.km ?? 0)) best = "all";
    else if (km <= (rows.at(-1)?.km ?? 0) && best === "none") best = "some";
  });
  return best;
}

/** "Jupiter in Turkey" of "Jupiter (SM-78) in Turkey". */
export function shortTitle({ system }: SystemReach): string {
  return system.title.replace(/ \([^)]*\)/, "");
}

export function sideLook(dossier: Dossier, side: string): (typeof SIDES)[number] {
  const at = [...dossier.sides.keys()].indexOf(side);
  return SIDES[Math.max(0, at) % SIDES.length] ?? SIDES[0];
}

/** Radius of a city of so many people, px. */
function cityRadius(people: number, width: number): number {
  return Math.max(2, Math.sqrt(people / 1e6) * (width < 500 ? 2.3 : 3.2));
}

export function reachMap(dossier: Dossier, report: ReachReport, atlas: Atlas, width: number): ReachMap {
  const { view } = report;
  const centre = dossier.places.find(({ id }) => id === view.centre) ?? { lat: (view.frame.south + view.frame.north) / 2, lon: (view.frame.west + view.frame.east) / 2 };
  const map = drawMap(atlas, view.frame, centre, view.territory, width);
  const inside = ({ x, y }: { x: number; y: number }) => x > 0 && x < map.width && y > 0 && y < map.height;
  const cities = report.cities.map((target) => ({ target, ...map.project(target.place), radius: cityRadius(target.people, width) })).filter(inside).sort((a, b) => b.radius - a.radius);
  const bases = report.bases.map((target) => ({ target, ...map.project(target.place) })).filter(inside);
  const sites = report.systems.flatMap(({ system, sites: rows }) => rows.map((row) => ({ row, system, ...map.project(row.site.place) })));
  const scale = scaleBar(map, 12, map.height - 14);
  const frame: Box = { left: 3, right: map.width - 3, top: 3, bottom: map.height - 3 };
  const big = [...cities.filter(({ radius }) => radius >= 4).map(({ x, y, radius }) => boxAround(x, y, 0.8 * radius)), ...sites.map(({ x, y }) => boxAround(x, y, 3)), scale.box];
  const small = [...cities.filter(({ radius }) => radius < 4).map(({ x, y, radius }) => boxAround(x, y, radius)), ...bases.map(({ x, y }) => boxAround(x, y, 4))];
  const rings = report.systems.flatMap((system) => ringsOf(map, system));
  const armed = report.systems.filter(({ launchers }) => launchers.ready > 0).length;
  // Several figures may stand on one page of the web.
  const id = `reach-${view.id.replace(/[^\w-]/g, "")}-${width}`;
  // On a narrow map with several systems there is no room beside the rings: the sites are named instead.
  const atSites = width < 500 && report.systems.length > 2;
  const named = atSites ? [] : nameRings(map, report, rings, big, small);
  const groups = atSites ? report.systems.map((reach): NameWish => ({ text: shortTitle(reach), ...middleOf(sites.filter(({ system }) => system === reach.system)), size: NAME_SIZE, bold: true })) : [];
  const wishes = cities.map(({ target, x, y, radius }): NameWish => ({ text: labelOf(dossier, target), x, y, radius, size: NAME_SIZE, bold: inReach(report, target) === "some" && target.people > BOLD_MIN }));
  const names = placeNames([...groups, ...wishes.slice(0, width < 500 ? NAMED_MAX_NARROW : NAMED_MAX)], frame, [...big, ...named.map(({ box }) => box)], small);
  return {
    width: map.width, height: map.height, outside: report.cities.filter((target) => !cities.some((shown) => shown.target === target)),
    lines: [
      `<clipPath id="${id}"><rect width="${map.width}" height="${map.height}"/></clipPath>`,
      `<g clip-path="url(#${id})">`,
      ...landLines(map),
      ...rings.flatMap((ring) => ringLines(dossier, ring, armed)),
      ...cities.map(({ target, x, y, radius }) => cityMark(inReach(report, target), x, y, radius)),
      ...bases.map(({ target, x, y }) => baseMark(inReach(report, target), x, y, sideLook(dossier, view.targets).colour, width < 500 ? 0.75 : 1)),
      ...sites.map(({ row, system, x, y }) => siteMark(row, sideLook(dossier, system.side), x, y, width < 500 ? 1.7 : 2.2)),
      ...named.map(({ text, x, y, colour, italic }) => haloed(x, y, text, { size: NAME_SIZE, fill: colour, italic })),
      ...names.map((name) => nameText(name)),
      ...scale.lines,
      `</g>`,
      `<rect width="${map.width}" height="${map.height}" fill="none" stroke="${RULE}"/>`,
    ],
  };
}

function middleOf(marks: readonly { readonly x: number; readonly y: number }[]): { readonly x: number; readonly y: number; readonly radius: number } {
  const x = marks.reduce((sum, mark) => sum + mark.x, 0) / marks.length, y = marks.reduce((sum, mark) => sum + mark.y, 0) / marks.length;
  return { x, y, radius: Math.max(...marks.map((mark) => Math.max(Math.abs(mark.x - x), Math.abs(mark.y - y)))) + 3 };
}

function landLines(map: DrawnMap): string[] {
  return [
    `<rect width="${map.width}" height="${map.height}" fill="${SEA}"/>`,
    `<path d="${map.land}" fill="${LAND}" stroke="${COAST}" stroke-width=".5"/>`,
    `<path d="${map.territory}" fill="${TERRITORY}" stroke="${COAST}" stroke-width=".7"/>`,
  ];
}

interface Ring {
  readonly reach: SystemReach;
  readonly km: number;
  /** Whether it is the longest of its system. */
  readonly isOuter: boolean;
  /** Whether launchers stood ready there; otherwise it is a plan. */
  readonly isReal: boolean;
  /** On the map. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly path: string;
}

function ringsOf(map: DrawnMap, reach: SystemReach): Ring[] {
  const ready = reach.sites.filter(({ isReady }) => isReady), isReal = ready.length > 0;
  const centres = (isReal ? ready : reach.sites).map(({ site }) => site.place);
  return reach.rows.map(({ km }, i): Ring => {
    const outline = unionOutline(centres, km, OUTLINE_POINTS);
    return { reach, km, isOuter: i === reach.rows.length - 1, isReal, points: outline.map((point) => map.project(point)), path: outlinePath(map, outline) };
  });
}

/** @param armed  how many systems lay a wash over the map: the more, the paler each */
function ringLines(dossier: Dossier, { reach, path, isOuter, isReal }: Ring, armed: number): string[] {
  const { colour } = sideLook(dossier, reach.system.side);
  const wash = isReal && isOuter ? [`<path d="${path}" fill="${colour}" fill-opacity="${armed > 1 ? 0.05 : 0.09}"/>`] : [];
  const dash = isReal ? "" : ` stroke-dasharray="6 5"`;
  return [...wash, `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${isReal ? (isOuter ? 1.8 : 0.9) : isOuter ? 1.3 : 0.8}"${dash}/>`];
}

interface RingName {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly box: Box;
  readonly colour: string;
  readonly italic: boolean;
}

/** The name of each system at its outermost ring, where there is most room; none where the ring leaves the frame. */
function nameRings(map: DrawnMap, report: ReachReport, rings: readonly Ring[], big: readonly Box[], small: readonly Box[]): RingName[] {
  const placed: RingName[] = [];
  const traces = rings.map(({ points }) => traceOf(points));
  for (const reach of report.systems) {
    const own = rings.filter((ring) => ring.reach === reach), outer = own.find(({ isOuter }) => isOuter);
    if (outer === undefined) continue;
    const ranges = (map.width < 500 ? reach.rows.slice(-1) : reach.rows).map(({ km }) => countText(Math.round(km)));
    const text = `${shortTitle(reach)}${outer.isReal ? "" : reach.system.launchers.high === 0 ? ", none came" : ", not ready"}: ${ranges.length > 1 ? `${ranges.slice(0, -1).join(", ")} and ${ranges.at(-1)}` : ranges[0]} km`;
    const width = textWidth(text, NAME_SIZE), inner = own[0] ?? outer;
    let best: { readonly box: Box; readonly cost: number } | null = null;
    for (const ring of [outer, inner]) {
      for (const at of ring.points) {
        for (const [dx, dy] of [[0.5, 1], [0.5, -1], [1, 0], [-1, 0], [1, 1], [1, -1], [-1, 1], [-1, -1]] as const) {
          const x = at.x + (dx === 0.5 ? 0 : dx * (width / 2 + 6)), y = at.y + dy * 11;
          const box = { left: x - width / 2, right: x + width / 2, top: y - 6, bottom: y + 6 };
          if (box.left < 6 || box.right > map.width - 6 || box.top < 6 || box.bottom > map.height - 6) continue;
          if ([...big, ...placed.map((other) => other.box)].some((other) => overlap(box, other) > 0)) continue;
          // Lines of rings through the name cost most, marks under it less; the upper parts of the map are for names of cities.
          const crossed = traces.reduce((sum, trace) => sum + trace.filter((one) => isInside(one, box)).length, 0);
          const cost = 40 * crossed + small.reduce((sum, other) => sum + overlap(box, other), 0) + (ring === outer ? 0 : 4);
          if (best === null || cost < best.cost) best = { box, cost };
        }
      }
    }
    const found = best as { readonly box: Box } | null; // assigned in the loops above
    if (found !== null) placed.push({ text, x: found.box.left, y: found.box.bottom - 2, box: found.box, colour: INK, italic: true });
  }
  return placed;
}

/** The points and three between each two of them: close enough that no box of a name slips through. */
function traceOf(points: Ring["points"]): Ring["points"] {
  return points.flatMap((from, i) => {
    const to = points[(i + 1) % points.length] ?? from;
    return [0, 0.25, 0.5, 0.75].map((part) => ({ x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) }));
  });
}

function isInside({ x, y }: { x: number; y: number }, box: Box): boolean {
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

export function cityMark(reached: InReach, x: number, y: number, radius: number): string {
  const circle = `<circle cx="${x}" cy="${y}" r="${round(radius)}"`;
  if (reached === "all") return `${circle} fill="${INK}" fill-opacity=".88" stroke="${TERRITORY}" stroke-width=".7"/>`;
  return reached === "some" ? `${circle} fill="url(#reach-hatch)" stroke="${INK}" stroke-width="1.1"/>` : `${circle} fill="${TERRITORY}" fill-opacity=".6" stroke="${INK_2}" stroke-width=".9"/>`;
}

/** A wing: heavy when in reach at every range, lighter at some, thin when out of reach. */
export function baseMark(reached: InReach, x: number, y: number, colour: string, size = 1): string {
  const width = size * { all: 2.4, some: 1.7, none: 0.9 }[reached];
  const wing = `d="M${round(x - 4 * size)} ${round(y + 1.6 * size)}L${x} ${round(y - 2.2 * size)}L${round(x + 4 * size)} ${round(y + 1.6 * size)}" fill="none" stroke-linejoin="round"`;
  return `<path ${wing} stroke="${TERRITORY}" stroke-width="${round(width + 1.6)}"/><path ${wing} stroke="${reached === "none" ? INK_3 : colour}" stroke-width="${round(width)}"/>`;
}

/** Filled: ready in fact; a ring around it: believed ready. The shape is that of the side. */
export function siteMark({ isReady, isBelieved }: Pick<SiteRow, "isReady" | "isBelieved">, { colour, shape }: { colour: string; shape: string }, x: number, y: number, half: number): string {
  const look = `fill="${isReady ? colour : TERRITORY}" stroke="${colour}" stroke-width="1"`;
  const mark = shape === "square" ? `<rect x="${round(x - half)}" y="${round(y - half)}" width="${2 * half}" height="${2 * half}" ${look}/>` : `<circle cx="${x}" cy="${y}" r="${half}" ${look}/>`;
  return isBelieved && half > 3 ? mark + believedRing(x, y, half) : mark;
}

export function believedRing(x: number, y: number, half: number): string {
  return `<circle cx="${x}" cy="${y}" r="${round(1.5 * half + 1)}" fill="none" stroke="${INK}" stroke-width="1.1"/>`;
}

function nameText({ text, left, baseline, size, bold }: PlacedName): string {
  return haloed(left, baseline, text, { size, bold });
}

/** Text on a map: a pale line around the letters keeps it apart from what lies beneath. */
function haloed(x: number, y: number, text: string, look: Parameters<typeof svgText>[3]): string {
  return svgText(x, y, text, look).replace("<text ", `<text stroke="${SHEET}" stroke-width="2.6" stroke-linejoin="round" paint-order="stroke" `);
}

/** A bar of a round number of km, about a fifth of the map wide. */
function scaleBar(map: DrawnMap, x: number, y: number): { readonly lines: readonly string[]; readonly box: Box } {
  const km = [10, 20, 50, 100, 200, 500, 1000, 2000].findLast((length) => length / map.kmPerPx <= map.width / 4) ?? 10;
  const length = round(km / map.kmPerPx), text = `${countText(km)} km`;
  return {
    lines: [`<path d="M${x} ${y - 4}V${y}H${round(x + length)}V${y - 4}" fill="none" stroke="${INK_2}"/>`, haloed(x, y - 8, text, { size: NAME_SIZE, fill: INK_2 })],
    box: { left: x - 2, right: x + Math.max(length, textWidth(text, NAME_SIZE)) + 4, top: y - 20, bottom: y + 3 },
  };
}

function labelOf(dossier: Dossier, { place }: TargetReach): string {
  return dossier.cities.find(({ id }) => id === place.id)?.label ?? place.title;
}
