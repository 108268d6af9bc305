// What missiles reach: from which sites, by which published range, on which day. The question names things, the report is numbers.

import { requireThat, suggest } from "../base/index.ts";
import { type City, type Dossier, isDay, type KnownDay, type MapView, type MissileSite, type PlaceOf, type Provenance, type WeaponSystem } from "../dossier/index.ts";
import { coverage, geodesicKm } from "../models/index.ts";

export interface ReachQuestion {
  /** The id of a view; null for the first. */
  readonly view: string | null;
  /** A day for which it is known which sites were ready; null for the last of them. */
  readonly date: string | null;
  /** Ids of one weapon system and of one site; null for all of the view. */
  readonly missile: string | null;
  readonly site: string | null;
  /** In place of the published ranges. */
  readonly rangeKm: number | null;
  /** Standard deviation of the range; 0 makes its edge sharp. */
  readonly errorKm: number;
}

/** Expected numbers; whole ones when the edge is sharp. */
export interface Covered {
  readonly cities: number;
  readonly people: number;
  readonly peopleShare: number;
  readonly bases: number;
  readonly basesShare: number;
}

export interface RangeRow {
  readonly title: string;
  readonly km: number;
  readonly provenance: Provenance;
  /** From every site; from those believed ready on the day (null where nobody estimated it), and from those ready in fact. */
  readonly every: Covered;
  readonly believed: Covered | null;
  readonly ready: Covered;
}

export interface SiteRow {
  readonly site: MissileSite;
  readonly isBelieved: boolean;
  readonly isReady: boolean;
  /** At the longest range of the system. */
  readonly covered: Covered;
}

export interface SystemReach {
  readonly system: WeaponSystem;
  /** Launchers at the sites listed, and how many of them were believed ready (null: nobody estimated it) and ready in fact. */
  readonly launchers: { readonly sites: number; readonly believed: number | null; readonly ready: number };
  /** Shortest range first. */
  readonly rows: readonly RangeRow[];
  readonly sites: readonly SiteRow[];
}

export interface TargetReach {
  readonly place: PlaceOf;
  /** 0 for a base. */
  readonly people: number;
  /** By system in the order of the report: how far its nearest site is, and which. */
  readonly nearest: readonly { readonly km: number; readonly site: MissileSite }[];
  /** Km from each site, by its id. */
  readonly from: ReadonlyMap<string, number>;
}

export interface ReachReport {
  readonly view: MapView;
  readonly date: string;
  readonly extent: { readonly from: string; readonly to: string };
  /** The range that the question gave, or null. */
  readonly rangeKm: number | null;
  readonly errorKm: number;
  readonly systems: readonly SystemReach[];
  /** All systems with launchers ready on the day at once, at the shortest and at the longest range of each; null for fewer than two. */
  readonly together: { readonly shortest: Covered; readonly longest: Covered } | null;
  readonly cities: readonly TargetReach[];
  readonly bases: readonly TargetReach[];
  readonly people: number;
}

/**
 * @throws {RangeError} when a name or the day is not known, a length is negative, or the dossier has no view; the sentence says what there is
 */
export function reachReport(dossier: Dossier, question: ReachQuestion): ReachReport {
  const view = chosen("view", dossier.views, question.view);
  const date = dayIn(dossier, question.date);
  const { extent } = dossier.readiness;
  for (const [name, km] of [["range", question.rangeKm ?? 0], ["range error", question.errorKm]] as const) requireThat(km >= 0 && km <= HALF_TURN_KM, `a ${name} is a number of km from 0 to ${HALF_TURN_KM}, got ${km}`);
  const used = view.systems.flatMap((id) => dossier.systems.filter((system) => system.id === id));
  const elsewhere = dossier.views.find(({ systems: ids }) => ids.includes(question.missile ?? ""));
  requireThat(used.some(({ id }) => id === question.missile) || elsewhere === undefined, `view "${view.id}" has no missile "${question.missile}"; it is in the view "${elsewhere?.id}"`);
  const systems = question.missile === null ? used : [chosen("missile", used, question.missile)];
  const sitesOf = (system: WeaponSystem) => dossier.sites.filter((site) => site.system === system.id);
  const all = systems.flatMap(sitesOf);
  const asked = question.site === null ? all : [chosen("site", all, question.site)];
  const present = systems.filter(({ id }) => asked.some((site) => site.system === id));
  requireThat(present.length > 0, `view "${view.id}" has no sites of ${systems.map(({ id }) => id).join(", ") || "any weapon"}; name a view, a missile and a site that belong together`);
  const cityList = dossier.cities.filter(({ side }) => side === view.targets), baseList = dossier.bases.filter(({ side, bombers }) => side === view.targets && bombers.length > 0);
  const distances = new Map<MissileSite, Distances>(asked.map((site) => [site, { cities: cityList.map((city) => geodesicKm(site.place, city)), bases: baseList.map((base) => geodesicKm(site.place, base)) }]));
  const context: Context = { cityList, baseList, distances, errorKm: question.errorKm, date };
  const reports = present.map((system) => systemReach(context, system, asked.filter((site) => site.system === system.id), question.rangeKm));
  const armed = reports.filter(({ launchers }) => launchers.ready > 0);
  const target = (people: (i: number) => number, key: keyof Distances) => (place: PlaceOf, i: number): TargetReach => ({
    place, people: people(i),
    nearest: reports.map(({ sites }) => nearestTo(context, sites.map(({ site }) => site), key, i)),
    from: new Map([...distances].map(([site, of]) => [site.id, of[key][i] ?? Infinity])),
  });
  return {
    view, date, extent: extent ?? { from: date, to: date }, rangeKm: question.rangeKm, errorKm: question.errorKm,
    systems: reports,
    together: armed.length < 2 ? null : { shortest: together(context, armed, (rows) => rows[0]), longest: together(context, armed, (rows) => rows.at(-1)) },
    cities: cityList.map(target((i) => cityList[i]?.people ?? 0, "cities")),
    bases: baseList.map(target(() => 0, "bases")),
    people: cityList.reduce((sum, { people }) => sum + people, 0),
  };
}

const HALF_TURN_KM = 20_015;

interface Distances {
  /** From a site, by city and by base. */
  readonly cities: readonly number[];
  readonly bases: readonly number[];
}

interface Context {
  readonly cityList: readonly City[];
  readonly baseList: readonly PlaceOf[];
  readonly distances: ReadonlyMap<MissileSite, Distances>;
  readonly errorKm: number;
  readonly date: string;
}

function chosen<Item extends { readonly id: string }>(what: string, items: readonly Item[], id: string | null): Item {
  const ids = items.map((item) => item.id);
  const item = id === null ? items[0] : items.find((one) => one.id === id);
  requireThat(item !== undefined, id === null ? `these data have no ${what}; add one` : `there is no ${what} "${id}"; ${suggest(id, ids)}`);
  return item;
}

function dayIn({ readiness: { extent } }: Dossier, date: string | null): string {
  requireThat(extent !== null, "these data do not say which days they cover; add `extent` to readiness.yaml");
  const day = date ?? extent.to;
  requireThat(isDay(day) && day >= extent.from && day <= extent.to, `a date is a day from ${extent.from} to ${extent.to}, for which it is known which sites were ready, got "${day}"; write it as ${extent.to}`);
  return day;
}

function hasCome(day: KnownDay | null, date: string): boolean {
  return day !== null && day.day <= date;
}

function systemReach(context: Context, system: WeaponSystem, sites: readonly MissileSite[], rangeKm: number | null): SystemReach {
  const { date } = context;
  const believed = sites.filter((site) => hasCome(site.believed, date)), ready = sites.filter((site) => hasCome(site.ready, date));
  const isEstimated = sites.some((site) => site.believed !== null);
  const launchers = (some: readonly MissileSite[]) => some.reduce((sum, site) => sum + site.launchers.value, 0);
  const rows = rangesOf(system, rangeKm).map(({ title, km, provenance }): RangeRow => ({
    title, km, provenance,
    every: covered(context, sites, km),
    believed: isEstimated ? covered(context, believed, km) : null,
    ready: covered(context, ready, km),
  }));
  const longest = rows.at(-1)?.km ?? 0;
  return {
    system, rows,
    launchers: { sites: launchers(sites), believed: isEstimated ? launchers(believed) : null, ready: launchers(ready) },
    sites: sites.map((site) => ({ site, isBelieved: believed.includes(site), isReady: ready.includes(site), covered: covered(context, [site], longest) })),
  };
}

/** The ranges published for a system; where none is listed, its own. */
function rangesOf({ title, rangeKm: own, publishedRanges }: WeaponSystem, asked: number | null) {
  if (asked !== null) return [{ title: "as asked", km: asked, provenance: { confidence: "uncertain", sources: [], part: "", note: "" } as const }];
  if (publishedRanges.length > 0) return publishedRanges.map((range) => ({ title: range.title, km: range.km, provenance: range }));
  requireThat(own !== null, `${title} has no range; give one in km`);
  return [{ title: "range", km: own.value, provenance: own }];
}

function covered({ cityList, baseList, distances, errorKm }: Context, sites: readonly MissileSite[], km: number): Covered {
  const nearest = (key: keyof Distances, i: number) => Math.min(...sites.map((site) => distances.get(site)?.[key][i] ?? Infinity));
  const cities = coverage(cityList.map(({ people }, i) => ({ distanceKm: nearest("cities", i), weight: people })), km, errorKm);
  const bases = coverage(baseList.map((_, i) => ({ distanceKm: nearest("bases", i), weight: 1 })), km, errorKm);
  return { cities: cities.count, people: cities.weight, peopleShare: cities.weightShare, bases: bases.count, basesShare: bases.countShare };
}

/** A target that several systems reach counts once: by the system that comes nearest to reaching it with certainty. */
function together(context: Context, reports: readonly SystemReach[], pick: (rows: readonly RangeRow[]) => RangeRow | undefined): Covered {
  const { cityList, baseList, distances, errorKm } = context;
  // How far a target lies inside the range of a system, so that one common range of 0 serves all.
  const short = (key: keyof Distances, i: number) => Math.min(...reports.flatMap(({ rows, sites }) => sites.map(({ site }) => (distances.get(site)?.[key][i] ?? Infinity) - (pick(rows)?.km ?? 0))));
  const shift = HALF_TURN_KM;
  const cities = coverage(cityList.map(({ people }, i) => ({ distanceKm: Math.max(0, short("cities", i) + shift), weight: people })), shift, errorKm);
  const bases = coverage(baseList.map((_, i) => ({ distanceKm: Math.max(0, short("bases", i) + shift), weight: 1 })), shift, errorKm);
  return { cities: cities.count, people: cities.weight, peopleShare: cities.weightShare, bases: bases.count, basesShare: bases.countShare };
}

function nearestTo({ distances }: Context, sites: readonly MissileSite[], key: keyof Distances, i: number): TargetReach["nearest"][number] {
  const [first, ...rest] = sites.map((site) => ({ site, km: distances.get(site)?.[key][i] ?? Infinity }));
  requireThat(first !== undefined, "a weapon system without a site");
  return rest.reduce((best, one) => (one.km < best.km ? one : best), first);
}

/** Cities that some ranges of a system reach and others do not, the largest first. */
export function citiesInDoubt({ cities, systems }: ReachReport, index: number): readonly TargetReach[] {
  const rows = systems[index]?.rows ?? [];
  const low = rows[0]?.km ?? 0, high = rows.at(-1)?.km ?? 0;
  return cities.filter(({ nearest }) => (nearest[index]?.km ?? 0) > low && (nearest[index]?.km ?? Infinity) <= high).sort((a, b) => b.people - a.people);
}
