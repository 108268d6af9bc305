// When sites under construction are found, under one schedule of flights or another, and how ready they are by then.

import { exp, requireThat, suggest } from "../base/index.ts";
import { type DiscoveryWorkings, type Dossier, type FlightSchedule, isDay, type KnownNumber } from "../dossier/index.ts";
import { foundByDay, type Race, raceByDay, sitesReady, type SitesReady, type Works } from "../models/index.ts";
import { type Assumption, type Changes, type DrawChoices, type Estimate, estimate, settle } from "./assumption.ts";

export interface DiscoveryChoices extends DrawChoices {
  readonly changes: Changes;
  /** A schedule by name; null for the first. */
  readonly schedule: string | null;
  /** Days without a flight, first and last, `YYYY-MM-DD`. */
  readonly gaps: readonly (readonly [from: string, to: string])[];
  /** Flights besides those of the schedule: the day, and the share of the sites that the track covers. */
  readonly flights: readonly { readonly date: string; readonly cover: number }[];
}

export interface DiscoveryDay {
  readonly date: string;
  /** Expected number of flights so far. */
  readonly flights: number;
  /** Chance that the sites have been reported by the end of the day. */
  readonly found: Estimate;
  /** Expected number of sites ready, and the chances that none is and that all are. */
  readonly ready: SitesReady;
}

/** Where in the works discovery comes. */
export interface DiscoveryRace {
  readonly id: string;
  readonly title: string;
  readonly before: Estimate;
  readonly during: Estimate;
  /** Also: not found by the last day. */
  readonly after: Estimate;
  /** Expected share of sites ready when they are found. */
  readonly readyShare: Estimate;
  /** The first day by which discovery is likelier than not; null when it never is. */
  readonly medianDay: string | null;
}

export interface Discovery {
  readonly workings: DiscoveryWorkings;
  readonly choices: DiscoveryChoices;
  readonly schedule: FlightSchedule;
  readonly assumptions: readonly Assumption[];
  readonly days: readonly DiscoveryDay[];
  readonly race: DiscoveryRace;
  /** The schedules of the file as they stand, for comparison. */
  readonly others: readonly DiscoveryRace[];
}

const SHARE = [0, 1] as const;
const BOUNDS: Readonly<Record<string, readonly [number, number]>> = { reading_days: [0, 365], stages: [1, 100], mean_days: [0.1, 3650], delay_spread: [0, 2] };
const NEEDED = ["clear", "persistence", "interpretation", "reading_days", "stages", "mean_days", "delay_spread"] as const;
const DAY = 86_400_000;

/** Days since the first of January 1970. */
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

function dayAfter(date: string, days: number): string {
  return new Date((dayNumber(date) + days) * DAY).toISOString().slice(0, 10);
}

/** Every number that discovery under a schedule rests on, by the name that changes it. */
export function discoveryAssumptions({ quantities }: DiscoveryWorkings, { flights, steady }: FlightSchedule): Assumption[] {
  for (const name of NEEDED) requireThat(quantities.some(({ id }) => id === name), `reconnaissance.yaml lacks the quantity "${name}"; add it, see docs/data.md`);
  const one = (name: string, title: string, unit: string, bounds: readonly [number, number], figure: KnownNumber): Assumption => ({ ...figure, name, title, unit, bounds });
  return [
    ...quantities.map((quantity) => ({ ...one(quantity.id, quantity.title, quantity.unit, BOUNDS[quantity.id] ?? SHARE, quantity), isWhole: quantity.id === "stages" || quantity.id === "reading_days" })),
    ...flights.map(({ date, cover }) => one(`cover.${date}`, `Share of the sites covered on ${date}`, "share", SHARE, cover)),
    ...(steady === null ? [] : [
      one("per_day", `Flights a day from ${steady.from}`, "per day", [0, 1000], steady.perDay),
      one("cover", `Share of the sites that one of them covers`, "share", SHARE, steady.cover),
    ]),
  ];
}

/**
 * Discovery day by day.
 *
 * @throws {RangeError} when the dossier has no reconnaissance, there is no such schedule, a day lies outside the time looked at, or a
 *   change cannot be made
 */
export function discovery(dossier: Dossier, choices: DiscoveryChoices): Discovery {
  const { reconnaissance: workings } = dossier;
  requireThat(workings !== null, "the data of this scenario say nothing of reconnaissance; they need the file reconnaissance.yaml, see docs/data.md");
  const asked = choices.schedule ?? workings.schedules[0]?.id ?? "", schedule = workings.schedules.find(({ id }) => id === asked);
  requireThat(schedule !== undefined, `there is no schedule "${asked}"; ${suggest(asked, workings.schedules.map(({ id }) => id))}`);
  for (const date of [...choices.gaps.flat(), ...choices.flights.map((flight) => flight.date)]) requireDate(workings, date);
  for (const [from, to] of choices.gaps) requireThat(from <= to, `a gap ends before it begins: ${from} to ${to}; write the first day first`);
  for (const { date, cover } of choices.flights) requireThat(cover >= 0 && cover <= 1, `a flight covers a share of the sites from 0 to 1, that of ${date} is to cover ${cover}`);
  const assumptions = settle(discoveryAssumptions(workings, schedule), choices.changes);
  const last = dayNumber(workings.until) - dayNumber(workings.begins);
  const found = estimate(assumptions, choices, (value) => numbersOf(workings, schedule, choices, value, true));
  const of = (name: string): Estimate => found.get(name) ?? { value: NaN, low: NaN, high: NaN };
  const value = (name: string) => assumptions.find((assumption) => assumption.name === name)?.value ?? NaN;
  let flights = 0;
  const days = Array.from({ length: last + 1 }, (_, day): DiscoveryDay => {
    flights += flightsOn(workings, schedule, choices, value, day).reduce((sum, { count }) => sum + count, 0);
    return { date: dayAfter(workings.begins, day), flights, found: of(`found ${day}`), ready: sitesReady(worksOf(value), workings.sites, day) };
  });
  const medianOf = (chances: readonly number[]) => {
    const at = chances.findIndex((p) => p > 0.5);
    return at < 0 ? null : dayAfter(workings.begins, at);
  };
  const race = { id: schedule.id, title: schedule.title, ...raceEstimates(of), medianDay: medianOf(days.map((day) => day.found.value)) };
  const plain = { gaps: [], flights: [] };
  const others = workings.schedules.map((other): DiscoveryRace => {
    const own = settle(discoveryAssumptions(workings, other), new Map([...choices.changes].filter(([name]) => workings.quantities.some(({ id }) => id === name))));
    const result = estimate(own, choices, (name) => numbersOf(workings, other, plain, name, false));
    const central = (name: string) => own.find((assumption) => assumption.name === name)?.value ?? NaN;
    return { id: other.id, title: other.title, ...raceEstimates((name) => result.get(name) ?? { value: NaN, low: NaN, high: NaN }), medianDay: medianOf(reportedByDay(workings, other, plain, central)) };
  });
  return { workings, choices, schedule, assumptions, days, race, others };
}

function requireDate({ begins, until }: DiscoveryWorkings, date: string): void {
  requireThat(isDay(date), `"${date}" is no day of the calendar; write it as ${begins}`);
  requireThat(date >= begins && date <= until, `${date} lies outside the days looked at, ${begins} to ${until}`);
}

type Values = (name: string) => number;
type Plan = Pick<DiscoveryChoices, "gaps" | "flights">;

function worksOf(value: Values): Works {
  return { stages: value("stages"), meanDays: value("mean_days"), delaySpread: value("delay_spread") };
}

/** The flights of a day: how many, certain or expected, and what each covers. */
function flightsOn({ begins }: DiscoveryWorkings, { flights, steady }: FlightSchedule, plan: Plan, value: Values, day: number) {
  const date = dayAfter(begins, day);
  const isGap = plan.gaps.some(([from, to]) => date >= from && date <= to);
  return [
    ...(isGap ? [] : flights.filter((flight) => flight.date === date).map(() => ({ count: 1, cover: value(`cover.${date}`), isRandom: false }))),
    ...(isGap || steady === null || date < steady.from ? [] : [{ count: value("per_day"), cover: value("cover"), isRandom: true }]),
    ...plan.flights.filter((flight) => flight.date === date).map(({ cover }) => ({ count: 1, cover, isRandom: false })),
  ];
}

/** The chance that the sites have been reported, by day since work began. */
function reportedByDay(workings: DiscoveryWorkings, schedule: FlightSchedule, plan: Plan, value: Values): number[] {
  const last = dayNumber(workings.until) - dayNumber(workings.begins), reading = Math.round(value("reading_days"));
  const finds = Array.from({ length: last + 1 }, (_, day) => {
    let missed = 1;
    for (const { count, cover, isRandom } of flightsOn(workings, schedule, plan, value, day)) {
      const one = cover * value("interpretation");
      missed *= isRandom ? exp(-count * one) : 1 - one;
    }
    return 1 - missed;
  });
  const flown = foundByDay(finds, { clear: value("clear"), persistence: value("persistence") });
  return flown.map((_, day) => flown[day - reading] ?? 0);
}

function numbersOf(workings: DiscoveryWorkings, schedule: FlightSchedule, plan: Plan, value: Values, byDay: boolean): Record<string, number> {
  const found = reportedByDay(workings, schedule, plan, value);
  const race: Race = raceByDay(found, worksOf(value), workings.sites);
  return { ...race, ...(byDay ? Object.fromEntries(found.map((p, day) => [`found ${day}`, p])) : {}) };
}

function raceEstimates(of: (name: keyof Race) => Estimate): Pick<DiscoveryRace, "before" | "during" | "after" | "readyShare"> {
  return { before: of("before"), during: of("during"), after: of("after"), readyShare: of("readyShare") };
}
