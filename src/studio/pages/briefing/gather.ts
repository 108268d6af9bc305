// The briefing gathered from a dossier, while the studio is built.

import {
  type Atlas, type DatedNumber, type Dossier, type DossierEvent, geodesicKm, type KnownNumber, type KnownQuantity, provenanceText, type ReadyCount, readinessDays, readinessTurns, reachReport, type Work,
} from "../../../index.ts";
import { shortSource } from "../../worker/source-name.ts";
import { circleAround, cityMark, count, named, type Plane, plane, rangeOf, reachPicture, ring, ringOf, seaLine, siteMarks } from "./drawing.ts";
import type { Actor, BriefingData, CountOf, EventOf, HavanaPicture, Known, MoscowPicture, Reached, WashingtonPicture, WorkOf } from "./picture.ts";

/** @throws {RangeError} when the dossier lacks what the briefing draws */
export function briefingData(dossier: Dossier, atlas: Atlas): BriefingData {
  const days = readinessDays(dossier, ["r12_cuba"]), turns = readinessTurns(days);
  const [first, last] = [days[0]!, days.at(-1)!]; // readiness without a day is refused above
  const events = dossier.timeline.events.filter(({ date, until }) => date <= last.date && until >= first.date);
  const toStore = dossier.sites.filter(({ system }) => system === "r12_cuba").map(({ place }) => geodesicKm(place, named(dossier.posts, "bejucal")));
  const ship = (id: string) => known(named(dossier.timeline.ships, id));
  const middle = { lat: 22.55, lon: -81.85 }, island = plane(atlas, middle, { west: 330, east: 340, north: 130, south: 150 }, ["192"], 1);
  return {
    days: days.map(({ date, believed, actual, sites }) => ({
      date, believed: countOf(believed), actual: countOf(actual),
      believedSites: sites.filter(({ isBelieved }) => isBelieved).map(({ site }) => site.id), readySites: sites.filter(({ isReady }) => isReady).map(({ site }) => site.id),
    })),
    turns: { same: turns.sameNumberOtherSites[0] ?? null, fewer: turns.fewer?.from ?? null, more: turns.more?.from ?? null },
    hours: dossier.timeline.hours,
    events: events.map((event) => eventOf(dossier, event)),
    works: Object.fromEntries(dossier.works.filter(({ key }) => events.some(({ sources }) => sources.includes(key))).map((work) => [work.key, workOf(work)])),
    totals: { events: dossier.timeline.events.length, works: dossier.works.length },
    ships: { enRoute: ship("en_route"), turned: ship("turned"), boarded: ship("boarded"), passed: ship("passed") },
    store: { warheads: named(dossier.deployment, "r12_warheads").arrived?.value ?? 0, nearKm: Math.min(...toStore), farKm: Math.max(...toStore) },
    washington: washington(dossier, atlas, days.map(({ date }) => date)),
    island: { ground: island.ground, sites: siteMarks(dossier, island, ["r12_cuba", "r14_cuba"]), store: island.map.project(named(dossier.posts, "bejucal")) },
  };
}

function countOf(ready: ReadyCount | null): CountOf | null {
  if (ready === null) return null;
  const { value, low, high, confidence, document, sources, note, isOwn, counted } = ready;
  return { value, low, high, confidence, document, sources, note, isOwn, counted };
}

function known({ title, unit, value, low, high, confidence, sources, note, part }: KnownQuantity): Known {
  return { title, unit, value, low, high, confidence, sources, note, part };
}

/* ---------- the timeline */

const SIDES: readonly string[] = ["us", "ussr", "cuba"];

function eventOf({ timeline }: Dossier, event: DossierEvent): EventOf {
  const { id, date, until, time, actors, visibility, text, confidence, note, sources } = event;
  const [only] = actors;
  return {
    id, date, until, time, actors, visibility, text, confidence, note, sources, mark: actors.length === 1 && only !== undefined && SIDES.includes(only) ? (only as Actor) : "other", // one of the three
    who: actors.map((actor) => timeline.actors.get(actor) ?? actor).join(", "), standing: provenanceText(event),
  };
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

function workOf(work: Work): WorkOf {
  const { author, title, year, publisher, pages, archive, kind, consulted, confidence, note } = work;
  const rest = { author, title, imprint: [publisher === author ? "" : publisher, year, pages === "" ? "" : `pages ${pages}`, archive].filter((part) => part !== "").join(", "), seen: consulted, confidence, note };
  // Documents of the dossier have their day in the title.
  const [, day = "", month = "", of = ""] = (kind === "document" ? /(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})/.exec(title) : null) ?? [];
  const date = day === "" ? year : `${of}-${String(1 + MONTHS.indexOf(month)).padStart(2, "0")}-${day.padStart(2, "0")}`;
  return { ...rest, short: shortSource({ key: work.key, author, year: date, publisher }) };
}

/* ---------- three maps */

function washington(dossier: Dossier, atlas: Atlas, days: readonly string[]): WashingtonPicture {
  const view = named(dossier.views, "cuba");
  const ground = plane(atlas, { lat: 22.75, lon: -81.7 }, { west: 4700, east: 3000, north: 3900, south: 1500 }, view.territory, 4);
  const [planned] = reachReport(dossier, { view: view.id, date: null, missile: "r14_cuba", site: null, rangeKm: null, errorKm: 0 }).systems;
  const headquarters = named(dossier.places, "sac_headquarters"), picture = reachPicture(dossier, ground, view.id, "r12_cuba", days);
  const r12 = dossier.sites.filter(({ system }) => system === "r12_cuba");
  return {
    ...picture,
    sites: siteMarks(dossier, ground, ["r14_cuba", "r12_cuba"]),
    planned: { title: planned?.system.title ?? "", ranges: planned?.rows.map(rangeOf) ?? [], rings: planned?.rows.map(({ km }) => ring(ground, planned.sites, km)) ?? [], counts: planned?.rows.map(({ every }) => count(every)) ?? [] },
    quarantine: seaLine(dossier, ground, "ordered", -12, 150),
    disputed: seaLine(dossier, ground, "first_plan", -8, 150),
    headquarters: { ...spot(ground, headquarters), km: Math.min(...r12.map(({ place }) => geodesicKm(place, headquarters))) },
  };
}

/** The same for the view from Moscow, which a page loads when it is asked for. */
export function moscowPicture(dossier: Dossier, atlas: Atlas): MoscowPicture {
  const view = named(dossier.views, "moscow"), centre = named(dossier.places, view.centre);
  const ground = plane(atlas, centre, { west: 4700, east: 4300, north: 2900, south: 3600 }, view.territory, 4);
  const report = reachReport(dossier, { view: view.id, date: null, missile: null, site: null, rangeKm: null, errorKm: 0 });
  const cities = report.cities.map((target) => {
    const near = target.nearest.map(({ km }, i) => ({ km, rows: report.systems[i]!.rows, system: report.systems[i]!.system.id })); // one for each system
    const best = near.reduce((a, b) => (b.km < a.km ? b : a));
    const reached: Reached = near.some(({ km, rows }) => km <= (rows[0]?.km ?? 0)) ? "all" : near.some(({ km, rows }) => km <= (rows.at(-1)?.km ?? 0)) ? "some" : "none";
    return { ...cityMark(dossier, ground, target), reached, system: best.system };
  });
  const capital = cities.find(({ title }) => title === centre.title) ?? { title: centre.title, km: NaN };
  return {
    ground: ground.ground, cities, people: report.people, nearest: { title: capital.title, km: capital.km },
    sites: siteMarks(dossier, ground, view.systems),
    systems: report.systems.map((reach) => ringOf(ground, reach)),
    together: report.together === null ? [] : [count(report.together.shortest), count(report.together.longest)],
    overseas: dossier.overseasBases.map((base) => spot(ground, base)),
    fields: dossier.fields.map((field) => ({ ...spot(ground, field), state: field.state, system: field.system })),
    bombers: dossier.bases.filter(({ side, bombers }) => side === view.targets && bombers.length > 0).map((base) => ({ ...spot(ground, base), bombers: base.bombers.join(", ") })),
  };
}

/** And from Havana. */
export function havanaPicture(dossier: Dossier, atlas: Atlas): HavanaPicture {
  const centre = named(dossier.places, "havana"), ground = plane(atlas, centre, { west: 1500, east: 2200, north: 1100, south: 1100 }, ["192"], 2);
  const position = named(dossier.posts, "filipinas"), base = named(dossier.places, "guantanamo"), cruise = named(dossier.systems, "fkr1").rangeKm;
  const american = ["guantanamo", "key_west", "homestead_strike", "mccoy_u2"].map((id) => named(dossier.places, id));
  const bombers = ["macdill"].map((id) => named(dossier.bases, id));
  return {
    ground: ground.ground,
    sites: siteMarks(dossier, ground, ["r12_cuba", "r14_cuba"]),
    posts: dossier.posts.map((post) => ({ ...spot(ground, post), kind: post.kind })),
    ports: ["mariel", "la_isabela", "casilda"].map((id) => spot(ground, named(dossier.places, id))),
    american: [...american, ...bombers].map((place) => ({ ...spot(ground, place), km: geodesicKm(centre, place) })),
    quarantine: seaLine(dossier, ground, "ordered", -20, 160),
    cruise: { path: circleAround(ground, position, cruise?.value ?? 0), km: cruise?.value ?? NaN, toBaseKm: geodesicKm(position, base) },
    arrived: dossier.deployment.flatMap(({ title, unit, planned, arrived }) => (arrived === null ? [] : [{ ...withTitle(title, unit, arrived), planned: planned?.value ?? null }])),
    forces: dossier.localForces.map((force) => ({ ...known(force), side: force.side })),
    believedTroops: named(dossier.deployment, "troops").believed.map(({ date, value, confidence }: DatedNumber) => ({ date, value, confidence })),
  };
}

function spot({ map }: Plane, place: { readonly id: string; readonly title: string; readonly lat: number; readonly lon: number }) {
  return { id: place.id, title: place.title, ...map.project(place) };
}

function withTitle(title: string, unit: string, { value, low, high, confidence, sources, note, part }: KnownNumber): Known {
  return { title, unit, value, low, high, confidence, sources, note, part };
}

