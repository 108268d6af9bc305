// Discovery against readiness under a schedule of two parts: a time of few flights, then a time of many.

import { expm1 } from "../base/index.ts";
import { type Model, type ModelInput, probability } from "./model.ts";
import { type Race, raceByDay } from "./readiness.ts";
import { foundByDay } from "./reconnaissance.ts";

const days = (name: string, title: string, low = 0): ModelInput => ({ name, title, unit: "days", low, high: 400 });
const perDay = (name: string, title: string): ModelInput => ({ name, title, unit: "per day", low: 0, high: 1000 });

const INPUTS: readonly ModelInput[] = [
  days("gap_days", "Days after work began with few flights"), perDay("gap_flights", "Flights a day in that time"), probability("gap_cover", "Share of the sites that one of them covers"),
  perDay("flights", "Flights a day afterwards"), probability("cover", "Share of the sites that one of them covers"),
  probability("clear", "Chance that the sky is clear"), { name: "persistence", title: "How far a day's sky resembles that of the day before", unit: "correlation", low: 0, high: 1 },
  probability("interpretation", "Chance that a photograph is read rightly"), { ...days("reading_days", "Days from the flight to the report"), whole: true }, { ...days("days", "Days looked at", 1), whole: true },
  { name: "stages", title: "Stages of the works", unit: "stages", low: 1, high: 100, whole: true }, days("mean_days", "Mean time to readiness", 0.1),
  { name: "delay_spread", title: "Spread of delays that all sites share", unit: "log standard deviation", low: 0, high: 2 }, { name: "sites", title: "Number of sites", unit: "sites", low: 1, high: 1000, whole: true },
];
const SOURCE = "Flights as thinned Poisson processes under a Markov chain of clear and cloudy days (Koopman 1980, Search and Screening; Gabriel and Neumann 1957), against Erlang stages with a common lognormal delay (Cox and Miller 1965)";

/** Three models read one race: the last is kept, since it is asked for three times in a row. */
let kept: { readonly inputs: readonly number[]; readonly race: Race } | null = null;

function raceOf(inputs: readonly number[]): Race {
  if (kept !== null && kept.inputs.every((x, i) => x === inputs[i])) return kept.race;
  const [gapDays = 0, gapFlights = 0, gapCover = 0, flights = 0, cover = 0, clear = 0, persistence = 0, interpretation = 0, reading = 0, last = 1, stages = 1, meanDays = 1, delaySpread = 0, sites = 1] = inputs;
  const find = (count: number, share: number) => -expm1(-count * share * interpretation);
  const early = find(gapFlights, gapCover), late = find(flights, cover);
  // A gap that ends within a day leaves the rest of it to the time of many flights.
  const finds = Array.from({ length: Math.round(last) + 1 }, (_, day) => {
    const inGap = Math.min(1, Math.max(0, gapDays - day));
    return inGap * early + (1 - inGap) * late;
  });
  const flown = foundByDay(finds, { clear, persistence }), delay = Math.round(reading);
  const race = raceByDay(flown.map((_, day) => flown[day - delay] ?? 0), { stages, meanDays, delaySpread }, Math.round(sites));
  kept = { inputs, race };
  return race;
}

const model = (name: string, title: string, of: (race: Race) => number): Model => ({ name, title, inputs: INPUTS, unit: "probability", source: SOURCE, compute: (inputs) => of(raceOf(inputs)) });

export const discoveryBefore = model("discovery.before", "Chance that the sites are reported before any is ready", ({ before }) => Math.max(0, before));
export const discoveryAfter = model("discovery.after", "Chance that the sites are reported when all are ready, or not within the days looked at", ({ after }) => Math.min(1, Math.max(0, after)));
export const discoveryReady = model("discovery.ready_share", "Expected share of sites ready when they are reported after the first and before the last", ({ duringShare }) => (Number.isNaN(duringShare) ? 0 : Math.min(1, Math.max(0, duringShare))));
