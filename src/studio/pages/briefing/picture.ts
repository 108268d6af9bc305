// What the briefing draws, as plain data: worked out once, while the studio is built, so that the page only has to scale it.

import type { BelievedReadiness, KnownNumber, Provenance, Standing } from "../../../index.ts";

/** Px of the drawing that the point belongs to. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Land around a centre from which every distance is true. */
export interface Ground {
  readonly width: number;
  readonly height: number;
  readonly kmPerPx: number;
  readonly centre: Spot;
  /** Path data. */
  readonly land: string;
  readonly territory: string;
}

/** In reach at every published range, at some, at none. */
export type Reached = "all" | "some" | "none";

export interface CityMark extends Spot {
  readonly title: string;
  readonly label: string;
  readonly people: number;
  /** To the nearest site of all, and its title. */
  readonly km: number;
  readonly site: string;
}

export interface BaseMark extends Spot {
  readonly title: string;
  readonly bombers: string;
  readonly km: number;
}

export interface SiteMark extends Spot {
  readonly id: string;
  readonly title: string;
  readonly system: string;
  readonly launchers: number;
  /** Whether any missile ever came. */
  readonly isArmed: boolean;
}

/** What a range reaches: people, cities, bomber bases. */
export interface Count {
  readonly people: number;
  readonly cities: number;
  readonly bases: number;
}

export interface RangeOf {
  readonly title: string;
  readonly km: number;
  readonly provenance: Provenance;
}

/** What the sites that are ready reach; the same for all days with the same sites ready. */
export interface ReachState {
  readonly isReady: boolean;
  /** By range, shortest first: path data, and counts. */
  readonly rings: readonly string[];
  readonly counts: readonly Count[];
  /** By city, by base. */
  readonly cities: readonly Reached[];
  readonly bases: readonly Reached[];
}

export interface ReachPicture {
  readonly ground: Ground;
  readonly cities: readonly CityMark[];
  readonly bases: readonly BaseMark[];
  readonly sites: readonly SiteMark[];
  readonly ranges: readonly RangeOf[];
  /** From every site, ready or not. */
  readonly every: readonly Count[];
  readonly states: readonly ReachState[];
  /** By day: the index of its state. */
  readonly stateOf: readonly number[];
  readonly people: number;
}

/** A circle at sea, as far as it is drawn. */
export interface SeaLine {
  readonly path: string;
  readonly label: string;
  readonly radiusNm: number;
}

export interface NamedSpot extends Spot {
  readonly id: string;
  readonly title: string;
}

export interface WashingtonPicture extends ReachPicture {
  /** Ranges of the weapon of which none came. */
  readonly planned: { readonly title: string; readonly ranges: readonly RangeOf[]; readonly rings: readonly string[]; readonly counts: readonly Count[] };
  readonly quarantine: SeaLine;
  /** The line of a first plan, which historians dispute. */
  readonly disputed: SeaLine;
  readonly headquarters: NamedSpot & { readonly km: number };
}

export interface RingOf {
  readonly system: string;
  readonly title: string;
  readonly launchers: number;
  readonly ranges: readonly RangeOf[];
  readonly rings: readonly string[];
  readonly counts: readonly Count[];
}

export interface MoscowPicture {
  readonly ground: Ground;
  readonly cities: readonly (CityMark & { readonly reached: Reached; readonly system: string })[];
  readonly sites: readonly SiteMark[];
  readonly systems: readonly RingOf[];
  /** All systems at the shortest and at the longest range of each. */
  readonly together: readonly Count[];
  readonly overseas: readonly NamedSpot[];
  readonly fields: readonly (NamedSpot & { readonly state: string; readonly system: string })[];
  readonly bombers: readonly (NamedSpot & { readonly bombers: string })[];
  readonly people: number;
  readonly nearest: { readonly title: string; readonly km: number };
}

/** A number that is known with a span, and how well. */
export type Known = Pick<KnownNumber, "value" | "low" | "high" | "confidence" | "sources" | "note" | "part"> & { readonly title: string; readonly unit: string };

export interface HavanaPicture {
  readonly ground: Ground;
  readonly sites: readonly SiteMark[];
  readonly posts: readonly (NamedSpot & { readonly kind: string })[];
  readonly ports: readonly NamedSpot[];
  readonly american: readonly (NamedSpot & { readonly km: number })[];
  readonly quarantine: SeaLine;
  /** Around the position nearest to the American base: the range of a cruise missile. */
  readonly cruise: { readonly path: string; readonly km: number; readonly toBaseKm: number };
  /** What came, what was to come. */
  readonly arrived: readonly (Known & { readonly planned: number | null })[];
  readonly forces: readonly (Known & { readonly side: string })[];
  /** Soviet soldiers as the other side counted them, by day. */
  readonly believedTroops: readonly { readonly date: string; readonly value: number; readonly confidence: Standing }[];
}

export interface DayOf {
  readonly date: string;
  readonly believed: CountOf | null;
  readonly actual: CountOf | null;
  /** Ids of sites. */
  readonly believedSites: readonly string[];
  readonly readySites: readonly string[];
}

export type CountOf = Pick<BelievedReadiness, "value" | "low" | "high" | "confidence" | "document" | "sources" | "note"> & { readonly isOwn: boolean; readonly counted: string };

export type Actor = "us" | "ussr" | "cuba" | "other";

export interface EventOf {
  readonly id: string;
  readonly date: string;
  readonly until: string;
  readonly time: string;
  /** Whose mark it carries; `other` for several or others. */
  readonly mark: Actor;
  readonly actors: readonly string[];
  readonly who: string;
  readonly visibility: "public" | "private" | "secret";
  readonly text: string;
  readonly confidence: Standing;
  /** How well it is known, in words; a note, perhaps empty. */
  readonly standing: string;
  readonly note: string;
  readonly sources: readonly string[];
}

export interface WorkOf {
  /** As a line under an event names it. */
  readonly short: string;
  readonly author: string;
  readonly title: string;
  readonly imprint: string;
  readonly seen: string;
  readonly confidence: Standing;
  readonly note: string;
}

export interface ShipsOf {
  readonly enRoute: Known;
  readonly turned: Known;
  readonly boarded: Known;
  readonly passed: Known;
}

export interface BriefingData {
  readonly days: readonly DayOf[];
  readonly turns: { readonly same: string | null; readonly fewer: string | null; readonly more: string | null };
  readonly hours: string;
  readonly events: readonly EventOf[];
  readonly works: Readonly<Record<string, WorkOf>>;
  readonly totals: { readonly events: number; readonly works: number };
  readonly ships: ShipsOf;
  /** The store of warheads, and how far the launchers stand from it. */
  readonly store: { readonly warheads: number; readonly nearKm: number; readonly farKm: number };
  readonly washington: WashingtonPicture;
  /** The ground of the sites' own map. */
  readonly island: { readonly ground: Ground; readonly sites: readonly SiteMark[]; readonly store: Spot };
}
