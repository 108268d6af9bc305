// What is known of a crisis, apart from any game: weapons, places, days, works. Every number carries how well it is known.

/** How well something is known. See `confidenceText` for the words that people read. */
export type Standing = "verified" | "recalled" | "uncertain" | "computed";

export interface Provenance {
  readonly confidence: Standing;
  /** Keys of `works`; empty where what is said rests on memory or judgement alone. */
  readonly sources: readonly string[];
  /** Of something verified: how much of it; empty when all of it is. */
  readonly part: string;
  readonly note: string;
}

/** A number with the span between sources or, without sources, of judgement; `low` and `high` equal `value` where nothing is in doubt. */
export interface KnownNumber extends Provenance {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface KnownQuantity extends KnownNumber {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** A key of `sides`; empty where it belongs to none. */
  readonly side: string;
}

/** A figure on a day, `YYYY-MM-DD`. */
export interface DatedNumber extends KnownNumber {
  readonly date: string;
}

export interface Work {
  readonly key: string;
  readonly author: string;
  readonly title: string;
  /** Or "undated". */
  readonly year: string;
  readonly publisher: string;
  readonly pages: string;
  /** Collection and number in an archive. */
  readonly archive: string;
  readonly kind: string;
  /** What of it was seen. */
  readonly consulted: "whole" | "excerpt" | "opening" | "not opened" | "own";
  readonly confidence: "verified" | "recalled";
  readonly note: string;
}

/** A range that somebody published, in km. */
export interface PublishedRange extends Provenance {
  readonly title: string;
  readonly km: number;
}

export interface WeaponSystem {
  readonly id: string;
  readonly title: string;
  readonly side: string;
  readonly class: string;
  /** Where it was, in words. */
  readonly based: string;
  readonly launchers: KnownNumber;
  readonly ready: KnownNumber;
  readonly rangeKm: KnownNumber | null;
  /** Circular error probable. */
  readonly cepKm: KnownNumber | null;
  readonly yieldMt: KnownNumber | null;
  /** For each launcher or vehicle. */
  readonly warheads: KnownNumber;
  readonly reliability: KnownNumber;
  readonly launchMinutes: KnownNumber | null;
  /** Shortest first. */
  readonly publishedRanges: readonly PublishedRange[];
  readonly note: string;
}

/** What was to be sent, what came, and what the other side believed to be there. */
export interface Deployment {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly planned: KnownNumber | null;
  readonly arrived: KnownNumber | null;
  readonly believed: readonly DatedNumber[];
}

/** Degrees, WGS84. */
export interface GeoPoint {
  readonly lat: number;
  readonly lon: number;
}

export interface PlaceOf extends GeoPoint, Provenance {
  readonly id: string;
  readonly title: string;
}

/** A day between the earliest and the latest that accounts give. */
export interface KnownDay extends Provenance {
  readonly day: string;
  readonly earliest: string;
  readonly latest: string;
  /** The day from which it could have been used in an emergency, or null. */
  readonly emergency: string | null;
}

export interface MissileSite {
  readonly id: string;
  readonly title: string;
  /** The id of a weapon system. */
  readonly system: string;
  readonly place: GeoPoint & Provenance;
  readonly launchers: KnownNumber;
  /** In fact, and as the other side believed; null for never. */
  readonly ready: KnownDay | null;
  readonly believed: KnownDay | null;
  readonly note: string;
}

export interface MilitaryPost extends PlaceOf {
  readonly kind: string;
  /** Launchers or aircraft there, where known. */
  readonly holds: number | null;
}

export interface AirBase extends PlaceOf {
  readonly side: string;
  readonly state: string;
  readonly bombers: readonly string[];
  readonly missiles: readonly string[];
}

export interface MissileField extends PlaceOf {
  readonly system: string;
  readonly state: string;
}

export interface City extends PlaceOf {
  readonly side: string;
  /** For maps: the title or a shorter name. */
  readonly label: string;
  readonly people: number;
}

export interface NamedPlace extends PlaceOf {
  readonly role: string;
}

/** A line at sea: all points so far from a place. */
export interface SeaCircle {
  readonly id: string;
  readonly title: string;
  /** The id of a place. */
  readonly centre: string;
  readonly radiusNm: KnownNumber;
}

/** Degrees; `west` is above `east` where the frame crosses the date line. */
export interface Frame {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** A map: whose cities and bases are looked at, by which weapons, drawn around which place. */
export interface MapView {
  readonly id: string;
  readonly title: string;
  /** The side whose cities and bases are targets. */
  readonly targets: string;
  /** What its cities are, in words: "cities of 1959". */
  readonly cities: string;
  /** ISO 3166-1 numbers of the countries of today to set off. */
  readonly territory: readonly string[];
  /** The id of a place. */
  readonly centre: string;
  /** Ids of weapon systems. */
  readonly systems: readonly string[];
  readonly frame: Frame;
}

export interface DossierEvent extends Provenance {
  readonly id: string;
  readonly date: string;
  /** The last day, where it took more than one; otherwise `date`. */
  readonly until: string;
  /** "month": the day is not known. */
  readonly precision: "day" | "month";
  /** In words; empty when not known. */
  readonly time: string;
  /** Keys of `actors`. */
  readonly actors: readonly string[];
  readonly kind: string;
  readonly visibility: "public" | "private" | "secret";
  readonly text: string;
}

export interface RecordedFlight extends Provenance {
  readonly date: string;
  readonly result: string;
}

export interface FlightGap extends Provenance {
  readonly from: string;
  readonly to: string;
  readonly reasons: readonly string[];
}

/** Launchers held ready on a day by a document of the time. */
export interface BelievedReadiness extends DatedNumber {
  readonly document: string;
  /** Launchers seen, and sites held fully ready. */
  readonly seen: number;
  readonly sites: number;
}

export interface WarheadRecord extends Provenance {
  readonly date: string;
  readonly place: string;
  readonly event: string;
  /** Warheads by the weapon that they are for. */
  readonly cargo: ReadonlyMap<string, number>;
}

export interface CourseOfAction extends Provenance {
  readonly id: string;
  readonly side: string;
  readonly title: string;
  readonly expected: string;
  readonly advocates: string;
}

export interface WarPlan extends Provenance {
  readonly id: string;
  readonly side: string;
  readonly title: string;
  /** From the order to the attack. */
  readonly days: number;
}

export interface RecordedOffer extends Provenance {
  readonly date: string;
  readonly actors: readonly string[];
  readonly visibility: "public" | "private" | "secret";
  readonly text: string;
}

/** What somebody said of the odds of something; `figure` is null where no number was named. */
export interface StatedOdds extends Provenance {
  readonly who: string;
  readonly when: string;
  readonly event: string;
  readonly said: string;
  readonly figure: KnownNumber | null;
}

export interface OpenQuestion extends Provenance {
  readonly question: string;
  readonly then: string;
  readonly now: string;
}

export interface Saying extends Provenance {
  readonly text: string;
}

export interface Extent {
  readonly from: string;
  readonly to: string;
}

/** One or more weapon systems that are alike as targets. Shares are of 1; see the model of a first strike for what they mean. */
export interface ExchangeArm {
  readonly id: string;
  readonly title: string;
  readonly side: string;
  /** Ids of weapon systems. */
  readonly systems: readonly string[];
  /** Whether it counts against the other side's homeland. */
  readonly homeland: boolean;
  readonly prompt: boolean;
  readonly unwarned: boolean;
  readonly figures: Readonly<Record<ArmFigure, KnownNumber>>;
  /** By id of another arm: the share of its aim points within range. */
  readonly reach: ReadonlyMap<string, KnownNumber>;
}

export const ARM_FIGURES = ["aim_points", "hardness_psi", "away", "leaves", "located", "in_time", "penetration"] as const;
export type ArmFigure = (typeof ARM_FIGURES)[number];

/** A state in which a force can be counted: launchers ready, by weapon system. */
export interface ForceState {
  readonly id: string;
  readonly title: string;
  readonly launchers: ReadonlyMap<string, KnownNumber>;
}

/** What has been said of an increment, and the shares of the base that it fits. */
export interface IncrementPhrase extends Provenance {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** One letter or mark for a table. */
  readonly sign: string;
}

export interface ExchangeWorkings {
  readonly title: string;
  /** Titles of the two sides, by their names in the order of battle. */
  readonly sides: ReadonlyMap<string, string>;
  /** The force whose presence is in question. */
  readonly forward: { readonly side: string; readonly title: string };
  /** The first is without it. */
  readonly states: readonly ForceState[];
  readonly arms: readonly ExchangeArm[];
  readonly judgements: readonly KnownQuantity[];
  /** The same salvo from home, by ids of costs and of timing: how much dearer, how many missiles a year, and the days of the force in question. */
  readonly home: { readonly costRatio: string; readonly perYear: string; readonly forwardDays: string } | null;
  /** Numbers of warheads that may be thought enough to deter. */
  readonly enough: readonly number[];
  readonly phrases: readonly IncrementPhrase[];
}

export interface FlightSchedule {
  readonly id: string;
  readonly title: string;
  readonly flights: readonly { readonly date: string; readonly cover: KnownNumber }[];
  /** From a day on, so many a day at random times; null for none. */
  readonly steady: { readonly from: string; readonly perDay: KnownNumber; readonly cover: KnownNumber } | null;
}

export interface DiscoveryWorkings {
  readonly title: string;
  /** The day on which work on the sites begins, and the last day looked at. */
  readonly begins: string;
  readonly until: string;
  readonly sites: number;
  readonly quantities: readonly KnownQuantity[];
  /** The first is what was flown. */
  readonly schedules: readonly FlightSchedule[];
}

export interface QuarantineWorkings {
  readonly title: string;
  /** The id of a circle at sea. */
  readonly circle: string;
  readonly quantities: readonly KnownQuantity[];
  /** Radii in nautical miles and numbers of ships to compare. */
  readonly radii: readonly number[];
  readonly ships: readonly number[];
}

/** All of it. A file that is not given leaves its part empty. */
export interface Dossier {
  readonly works: readonly Work[];
  /** Weapons and forces, by side; `sides` gives the titles of sides, in the order of the players. */
  readonly sides: ReadonlyMap<string, string>;
  readonly systems: readonly WeaponSystem[];
  readonly totals: readonly KnownQuantity[];
  readonly deployment: readonly Deployment[];
  readonly localForces: readonly KnownQuantity[];
  /** Where things were. */
  readonly sites: readonly MissileSite[];
  readonly posts: readonly MilitaryPost[];
  readonly bases: readonly AirBase[];
  readonly overseasBases: readonly AirBase[];
  readonly fields: readonly MissileField[];
  readonly cities: readonly City[];
  readonly places: readonly NamedPlace[];
  readonly circles: readonly SeaCircle[];
  readonly views: readonly MapView[];
  /** What happened; `timeline.extent` is null where there is none. */
  readonly timeline: {
    readonly extent: Extent | null;
    /** A sentence: whose hours these are. */
    readonly hours: string;
    readonly actors: ReadonlyMap<string, string>;
    readonly events: readonly DossierEvent[];
    readonly flights: readonly RecordedFlight[];
    readonly gap: FlightGap | null;
    readonly ships: readonly KnownQuantity[];
  };
  /** Launchers ready, as believed and in fact. */
  readonly readiness: {
    readonly extent: Extent | null;
    readonly believed: readonly BelievedReadiness[];
    readonly actual: readonly DatedNumber[];
    readonly warheads: readonly WarheadRecord[];
    readonly timing: readonly KnownQuantity[];
  };
  readonly choices: {
    readonly courses: readonly CourseOfAction[];
    readonly plans: readonly WarPlan[];
    readonly offers: readonly RecordedOffer[];
    readonly odds: readonly StatedOdds[];
    readonly casualties: readonly KnownQuantity[];
    readonly questions: readonly OpenQuestion[];
  };
  readonly economics: {
    readonly costs: readonly KnownQuantity[];
    /** By year. */
    readonly buildUp: readonly (KnownNumber & { readonly year: number; readonly unit: string })[];
    /** What an increment is counted against, and what is added. */
    readonly bases: readonly KnownQuantity[];
    readonly increments: readonly KnownQuantity[];
    readonly said: readonly Saying[];
    readonly survivors: readonly KnownQuantity[];
  };
  /** What the balance, discovery and a quarantine rest on beyond all that; null without the file. */
  readonly exchange: ExchangeWorkings | null;
  readonly reconnaissance: DiscoveryWorkings | null;
  readonly quarantine: QuarantineWorkings | null;
}
