// What an aircraft with a camera finds, under cloud, and what a search at sea does.

import { erf, expm1, requireThat } from "../base/index.ts";
import { type Model, type ModelInput, probability } from "./model.ts";
import { atLeastOne } from "./trials.ts";

const COVER = probability("cover", "Chance that the track covers the site");
const CLEAR = probability("clear", "Chance that the sky is clear");
const INTERPRETATION = probability("interpretation", "Chance that the photograph is read rightly");
const FLIGHTS_PER_DAY: ModelInput = { name: "flights_per_day", title: "Mean number of flights a day", unit: "per day", low: 0, high: 1000 };
const DAYS: ModelInput = { name: "days", title: "Days flown", unit: "days", low: 0, high: 3650 };
const PERSISTENCE: ModelInput = { name: "persistence", title: "How far a day's sky resembles that of the day before", unit: "correlation", low: 0, high: 1 };
const THINNED = "Thinned Poisson process; Koopman 1980, Search and Screening";

/** Cloud by day: a two-state Markov chain. */
export interface Sky {
  /** Chance that a day is clear, in the long run. */
  readonly clear: number;
  /** Correlation of one day's sky with the next: 0 makes days independent, 1 one sky for all of them. */
  readonly persistence: number;
}

/**
 * The chance that a site has been found by the end of each day. The sky of the first day is drawn from the long run.
 *
 * @param finds  for each day, the chance that its flights find the site if the sky is clear; shape (days)
 * @returns      cumulative probability; shape (days)
 * @throws {RangeError} when a chance is not within 0 to 1
 * @source two-state Markov chain of wet and dry days; Gabriel and Neumann 1957, Quarterly Journal of the Royal Meteorological Society 83: 375-380
 */
export function foundByDay(finds: readonly number[], { clear, persistence }: Sky): number[] {
  for (const p of [...finds, clear, persistence]) requireThat(p >= 0 && p <= 1, `foundByDay(): chances and persistence run from 0 to 1, got ${p}`);
  // Not found yet, under a clear sky and under cloud.
  let open = clear, hidden = 1 - clear, found = 0;
  return finds.map((find) => {
    found += open * find;
    open *= 1 - find;
    const left = open + hidden;
    open = persistence * open + (1 - persistence) * clear * left;
    hidden = left - open;
    return found;
  });
}

export const sortiesDetect: Model = {
  name: "reconnaissance.sorties",
  title: "Chance that at least one of several independent sorties finds a site",
  inputs: [COVER, CLEAR, INTERPRETATION, { name: "sorties", title: "Number of sorties", unit: "sorties", low: 0, high: 1e6 }],
  unit: "probability",
  source: "Independent trials; Koopman 1980, Search and Screening",
  compute: ([cover = 0, clear = 0, interpretation = 0, sorties = 0]) => atLeastOne(sorties, cover * clear * interpretation),
};

export const scheduleDetects: Model = {
  name: "reconnaissance.schedule",
  title: "Chance that flights at random times find a site within some days",
  inputs: [FLIGHTS_PER_DAY, probability("detection", "Chance that one flight finds the site"), DAYS],
  unit: "probability",
  source: THINNED,
  compute: ([flightsPerDay = 0, detection = 0, days = 0]) => -expm1(-flightsPerDay * detection * days),
};

export const standDownDetects: Model = {
  name: "reconnaissance.stand_down",
  title: "Chance that flights at random times find a site within some days, none being flown during a stand-down",
  inputs: [
    FLIGHTS_PER_DAY, probability("detection", "Chance that one flight finds the site"),
    { name: "from", title: "Day on which the stand-down begins", unit: "days", low: 0, high: 3650 },
    { name: "length", title: "Length of the stand-down", unit: "days", low: 0, high: 3650 },
    DAYS,
  ],
  unit: "probability",
  source: THINNED,
  compute: ([flightsPerDay = 0, detection = 0, from = 0, length = 0, days = 0]) => -expm1(-flightsPerDay * detection * (Math.min(days, from) + Math.max(0, days - from - length))),
};

export const cloudDetects: Model = {
  name: "reconnaissance.cloud",
  title: "Chance that flights at random times find a site within some days of persistent cloud",
  inputs: [COVER, CLEAR, INTERPRETATION, PERSISTENCE, FLIGHTS_PER_DAY, { ...DAYS, whole: true }],
  unit: "probability",
  source: "Two-state Markov chain of days; Gabriel and Neumann 1957, Quarterly Journal of the Royal Meteorological Society 83: 375-380",
  compute: ([cover = 0, clear = 0, interpretation = 0, persistence = 0, flightsPerDay = 0, days = 0]) => {
    const find = -expm1(-flightsPerDay * cover * interpretation);
    return foundByDay(Array.from({ length: Math.round(days) }, () => find), { clear, persistence }).at(-1) ?? 0;
  },
};

const SWEEP: ModelInput = { name: "sweep_width", title: "Width swept by the searcher's sensor", unit: "nautical miles", low: 0, high: 10_000 };
const SPEED: ModelInput = { name: "speed", title: "Speed of the searcher", unit: "knots", low: 0, high: 5000 };
const HOURS: ModelInput = { name: "hours", title: "Time searched", unit: "hours", low: 0, high: 100_000 };
const AREA: ModelInput = { name: "area", title: "Area searched", unit: "square nautical miles", low: 1e-3, high: 1.5e8 };
const KOOPMAN = "Koopman 1980, Search and Screening";

export const randomSearch: Model = {
  name: "search.random",
  title: "Chance that a search at random finds a target in an area",
  inputs: [SWEEP, SPEED, HOURS, AREA],
  unit: "probability",
  source: KOOPMAN,
  compute: ([width = 0, speed = 0, hours = 0, area = 1]) => -expm1((-width * speed * hours) / area),
};

export const definiteRangeSearch: Model = {
  name: "search.definite_range",
  title: "Chance that a search without overlap finds a target in an area",
  inputs: [SWEEP, SPEED, HOURS, AREA],
  unit: "probability",
  source: KOOPMAN,
  compute: ([width = 0, speed = 0, hours = 0, area = 1]) => Math.min(1, (width * speed * hours) / area),
};

export const inverseCubeSearch: Model = {
  name: "search.inverse_cube",
  title: "Chance that parallel sweeps find a target, the sensor's power falling as the cube of the distance",
  inputs: [SWEEP, { name: "spacing", title: "Distance between tracks", unit: "nautical miles", low: 1e-3, high: 10_000 }],
  unit: "probability",
  source: KOOPMAN,
  compute: ([width = 0, spacing = 1]) => erf((Math.sqrt(Math.PI) / 2) * (width / spacing)),
};
