// The dossier drawn on maps: grounds, ranges and marks. Runs while the studio is built.

import {
  type Atlas, type Covered, destination, type Dossier, type DrawnMap, drawPlane, type GeoPoint, KM_PER_NAUTICAL_MILE, outlinePath, type PlaneBox, type ReachReport, reachReport, type SiteRow,
  type SystemReach, thinPath, unionOutline,
} from "../../../index.ts";
import type { BaseMark, CityMark, Count, Ground, RangeOf, Reached, ReachPicture, ReachState, RingOf, SeaLine, SiteMark } from "./picture.ts";

/** How far a thinned coast may lie from the true one, and which islands are too small to draw; px of the drawing. */
const THIN = { tolerance: 0.6, sizeMin: 3 };
const RING_POINTS = 120;

export interface Plane {
  readonly map: DrawnMap;
  readonly ground: Ground;
}

export function plane(atlas: Atlas, centre: GeoPoint, box: PlaneBox, territory: readonly string[], kmPerPx: number): Plane {
  const map = drawPlane(atlas, centre, box, territory, kmPerPx);
  const thin = (path: string) => thinPath(path, THIN.tolerance, THIN.sizeMin);
  return { map, ground: { width: Math.round(map.width), height: Math.round(map.height), kmPerPx, centre: map.project(centre), land: thin(map.land), territory: thin(map.territory) } };
}

/** The part of a list that has an id; the data of the studio are its own, so that a missing one is our mistake. */
export function named<Item extends { readonly id: string }>(items: readonly Item[], id: string): Item {
  const item = items.find((one) => one.id === id);
  if (item === undefined) throw new RangeError(`the briefing draws "${id}", which the dossier lacks`);
  return item;
}

export const count = ({ people, cities, bases }: Covered): Count => ({ people, cities, bases });

export const rangeOf = ({ title, km, provenance }: SystemReach["rows"][number]): RangeOf => ({ title, km, provenance });

export function ring({ map }: Plane, sites: readonly SiteRow[], km: number): string {
  const outline = unionOutline(sites.map(({ site }) => site.place), km, RING_POINTS);
  return thinPath(outlinePath(map, outline).replace(/(-?[\d.]+) (-?[\d.]+)/g, "$1,$2"), 0.4, 0);
}

/** What a report reaches from so many of its sites, at the ranges of its one system. */
function stateOf(plane: Plane, report: ReachReport): ReachState {
  const [system] = report.systems;
  if (system === undefined) throw new RangeError("a report of reach without a system");
  const ready = system.sites.filter(({ isReady }) => isReady), shooting = ready.length > 0 ? ready : system.sites;
  const reached = (from: ReadonlyMap<string, number>): Reached => {
    if (ready.length === 0) return "none";
    const km = Math.min(...ready.map(({ site }) => from.get(site.id) ?? Infinity)), hits = system.rows.filter((row) => km <= row.km).length;
    return hits === 0 ? "none" : hits === system.rows.length ? "all" : "some";
  };
  return {
    isReady: ready.length > 0,
    rings: system.rows.map(({ km }) => ring(plane, shooting, km)),
    counts: system.rows.map((row) => count(row.ready)),
    cities: report.cities.map(({ from }) => reached(from)),
    bases: report.bases.map(({ from }) => reached(from)),
  };
}

/** A weapon whose sites become ready one after another: cities, bases and ranges for each day. */
export function reachPicture(dossier: Dossier, plane: Plane, view: string, missile: string, days: readonly string[]): ReachPicture {
  const reports = days.map((date) => reachReport(dossier, { view, date, missile, site: null, rangeKm: null, errorKm: 0 }));
  const last = reports.at(-1), [system] = last?.systems ?? [];
  if (last === undefined || system === undefined) throw new RangeError("a picture of reach without days");
  const keys = reports.map(({ systems }) => (systems[0]?.sites ?? []).filter(({ isReady }) => isReady).map(({ site }) => site.id).join(" "));
  const distinct = [...new Set(keys)];
  return {
    ground: plane.ground,
    cities: last.cities.map((target) => cityMark(dossier, plane, target)),
    bases: last.bases.map(({ place, nearest }): BaseMark => ({ title: place.title, ...plane.map.project(place), km: nearest[0]?.km ?? NaN, bombers: named(dossier.bases, place.id).bombers.join(", ") })),
    sites: siteMarks(dossier, plane, [missile]),
    ranges: system.rows.map(rangeOf),
    every: system.rows.map(({ every }) => count(every)),
    states: distinct.map((key) => stateOf(plane, reports[keys.indexOf(key)]!)), // every key stands in the list
    stateOf: keys.map((key) => distinct.indexOf(key)),
    people: last.people,
  };
}

export function cityMark(dossier: Dossier, { map }: Plane, { place, people, nearest }: ReachReport["cities"][number]): CityMark {
  const near = nearest.reduce((best, one) => (one.km < best.km ? one : best));
  return { title: place.title, label: named(dossier.cities, place.id).label, people, ...map.project(place), km: near.km, site: near.site.title };
}

export function siteMarks(dossier: Dossier, { map }: Plane, systems: readonly string[]): SiteMark[] {
  return dossier.sites.filter(({ system }) => systems.includes(system)).map(({ id, title, system, place, launchers }) => ({ id, title, system, launchers: launchers.value, ...map.project(place), isArmed: named(dossier.systems, system).launchers.high > 0 }));
}

export function ringOf(plane: Plane, reach: SystemReach): RingOf {
  return {
    system: reach.system.id, title: reach.system.title.replace(/ \([^)]*\)/, ""), launchers: reach.launchers.sites,
    ranges: reach.rows.map(rangeOf), rings: reach.rows.map(({ km }) => ring(plane, reach.sites, km)), counts: reach.rows.map(({ every }) => count(every)),
  };
}

/** A part of a circle at sea, between two bearings from its middle. */
export function seaLine(dossier: Dossier, { map }: Plane, id: string, from: number, to: number): SeaLine {
  const circle = named(dossier.circles, id), centre = named(dossier.places, circle.centre), steps = 48;
  const points = Array.from({ length: steps + 1 }, (_, i) => map.project(destination(centre, from + ((to - from) * i) / steps, circle.radiusNm.value * KM_PER_NAUTICAL_MILE)));
  return { path: `M${points.map(({ x, y }) => `${x} ${y}`).join("L")}`, label: circle.title, radiusNm: circle.radiusNm.value };
}

/** A whole circle around a place: path data. */
export function circleAround({ map }: Plane, centre: GeoPoint, km: number): string {
  return outlinePath(map, unionOutline([centre], km, 48));
}

