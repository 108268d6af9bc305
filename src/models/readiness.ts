// When missile sites are ready: a number of stages, each of random length, with delays that all sites share. And which comes
// first, readiness or discovery.

import { exp, ln, logGamma, logGammaBelow, NORMAL_POINTS, pow, requireThat } from "../base/index.ts";
import { type Model, type ModelInput } from "./model.ts";
import { atLeast } from "./trials.ts";

/** How long a site takes. */
export interface Works {
  /** Stages one after another; a whole number. */
  readonly stages: number;
  /** Mean days to readiness when nothing delays all sites together. */
  readonly meanDays: number;
  /** Common delays multiply the mean by a lognormal factor of median 1; this is the standard deviation of its logarithm. */
  readonly delaySpread: number;
}

/** Chance that a site is ready by a day, common delays at their median. */
function readyBy(stages: number, meanDays: number, days: number): number {
  return finishedBy(stagesOf(stages), meanDays, days);
}

/** So many stages one after another, as a table of when all of them are over. */
interface Stages {
  readonly shape: number;
  readonly logGammaOfShape: number;
  /** From here on all stages are over. */
  readonly sure: number;
  /** Number of the table's first point, and by point the terms of a series around it; empty for many stages. */
  readonly first: number;
  readonly series: Float64Array;
}

function stagesOf(stages: number): Stages {
  const shape = Math.round(stages);
  if (known?.shape !== shape) known = tableOf(shape);
  return known;
}

/** The last one made: draws differ in times, seldom in stages. */
let known: Stages | null = null;

/** Up to so many stages the sum below stays within doubles. */
const SUMMED_MAX = 100;
/** Share of the stages' own time from which on the sum serves: before, it would leave few digits of what is ready. */
const SUMMED_FROM = 0.7;
/** Chance that counts for nothing beside 1. */
const LOST = 2 ** -60;
/** Points of the table lie so far apart, from this share of the stages' own time on: before, chances grow too fast for a series. */
const APART = 1 / 4, TABLE_FROM = 0.25;
/** Order of the series. */
const ORDER = 10;

function tableOf(shape: number): Stages {
  const logGammaOfShape = logGamma(shape);
  if (shape > SUMMED_MAX) return { shape, logGammaOfShape, sure: Infinity, first: Infinity, series: new Float64Array(0) };
  /** Chance that fewer than all stages are over: a sum of Poisson probabilities. */
  const unfinished = (x: number): number => {
    let sum = 1;
    for (let k = shape - 1; k > 0; k--) sum = 1 + (sum * x) / k;
    return exp(-x) * sum;
  };
  let sure = 2 * shape + 40;
  while (unfinished(sure) > LOST) sure += 10;
  const first = Math.ceil((TABLE_FROM * shape) / APART), points = sure / APART + 1 - first, series = new Float64Array(points * (ORDER + 1));
  for (let i = 0; i < points; i++) {
    const x = (first + i) * APART;
    series[i * (ORDER + 1)] = x > SUMMED_FROM * shape ? 1 - unfinished(x) : exp(logGammaBelow(shape, x, logGammaOfShape));
    // Terms of the density, which solves x f' = (shape - 1 - x) f.
    let term = exp((shape - 1) * ln(x) - x - logGammaOfShape), before = 0;
    for (let k = 0; k < ORDER; k++) {
      series[i * (ORDER + 1) + k + 1] = term / (k + 1);
      [term, before] = [((shape - 1 - x - k) * term - before) / ((k + 1) * x), term];
    }
  }
  return { shape, logGammaOfShape, sure, first, series };
}

/** Chance that all stages are over by a day: by the series around the nearest of the table's points; before them, and for many stages, by itself. */
function finishedBy({ shape, logGammaOfShape, sure, first, series }: Stages, meanDays: number, days: number): number {
  const x = (shape / meanDays) * days;
  if (x > sure) return 1;
  const nearest = Math.round(x / APART) - first;
  if (nearest < 0) return exp(logGammaBelow(shape, x, logGammaOfShape));
  const from = x - (first + nearest) * APART, at = nearest * (ORDER + 1);
  let sum = 0;
  for (let k = ORDER; k >= 0; k--) sum = series[at + k]! + from * sum; // inside the table
  return sum;
}

/** A mean time that common delays lead to, and how much it weighs; weights sum to 1. */
interface Delayed {
  readonly meanDays: number;
  readonly weight: number;
}

const NO_DELAY = [{ z: 0, weight: 1 }];

function delaysOf({ meanDays, delaySpread }: Works): readonly Delayed[] {
  return (delaySpread === 0 ? NO_DELAY : NORMAL_POINTS).map(({ z, weight }) => ({ meanDays: meanDays * exp(delaySpread * z), weight }));
}

/** The mean over common delays of something that depends on the mean time they lead to. */
function overDelays(delays: readonly Delayed[], value: (meanDays: number) => number): number {
  let mean = 0;
  for (const { meanDays, weight } of delays) mean += weight * value(meanDays);
  return mean;
}

/** What there is of several sites by a day. */
export interface SitesReady {
  /** Expected number ready. */
  readonly expected: number;
  readonly none: number;
  readonly all: number;
}

/**
 * Sites that are ready by a day: independent of each other but for the common delay.
 *
 * @param sites  how many; a whole number, at least 1
 * @param days   since work began at all of them
 */
export function sitesReady(works: Works, sites: number, days: number): SitesReady {
  requireThat(works.meanDays > 0 && works.stages >= 1 && sites >= 1, "sitesReady(): needs at least one site, one stage and a mean time above 0 days");
  return sitesReadyBy(delaysOf(works), stagesOf(works.stages), sites, days);
}

function sitesReadyBy(delays: readonly Delayed[], stages: Stages, sites: number, days: number): SitesReady {
  if (days <= 0) return { expected: 0, none: 1, all: 0 };
  let ready = 0, none = 0, all = 0;
  for (const { meanDays, weight } of delays) {
    const p = finishedBy(stages, meanDays, days);
    let one = p, other = 1 - p, each = 1, nobody = 1;
    // Both powers by squaring, side by side.
    for (let left = sites; left > 0; left >>= 1) {
      if ((left & 1) === 1) {
        each *= one;
        nobody *= other;
      }
      one *= one;
      other *= other;
    }
    ready += weight * p;
    none += weight * nobody;
    all += weight * each;
  }
  return { expected: sites * ready, none, all };
}

/** The distribution of the number of sites ready by a day; shape (sites + 1), from none to all. */
export function readyCounts(works: Works, sites: number, days: number): number[] {
  const stages = stagesOf(works.stages), delays = delaysOf(works);
  const tail = Array.from({ length: sites + 2 }, (_, k) => (days <= 0 ? Number(k === 0) : overDelays(delays, (meanDays) => atLeast(k, sites, finishedBy(stages, meanDays, days)))));
  return Array.from({ length: sites + 1 }, (_, k) => Math.max(0, (tail[k] as number) - (tail[k + 1] as number))); // shape (sites + 2)
}

export interface Race {
  /** Chance that discovery comes before any site is ready. */
  readonly before: number;
  /** Chance that it comes when some are ready. */
  readonly during: number;
  /** Chance that it comes when all are ready, or not at all within the days given. */
  readonly after: number;
  /** Expected share of sites ready at discovery, where it comes; NaN when it cannot. */
  readonly readyShare: number;
  /** The same where some sites are ready then and some are not. */
  readonly duringShare: number;
}

/** Chances of discovery on a day that nothing hangs on. */
const NEGLIGIBLE = 1e-12;

/**
 * Discovery against readiness, day by day.
 *
 * @param found  cumulative chance of discovery so many days after work began; shape (days), from day 0 on, not falling
 */
export function raceByDay(found: readonly number[], works: Works, sites: number): Race {
  requireThat(works.meanDays > 0 && works.stages >= 1 && sites >= 1, "raceByDay(): needs at least one site, one stage and a mean time above 0 days");
  let before = 0, during = 0, share = 0, duringShare = 0, last = 0;
  const delays = delaysOf(works), stages = stagesOf(works.stages);
  for (let day = 0; day < found.length; day++) {
    const by = found[day]!, today = by - last;
    last = by;
    if (today <= NEGLIGIBLE) continue;
    const { expected, none, all } = sitesReadyBy(delays, stages, sites, day);
    before += today * none;
    during += today * (1 - none - all);
    share += (today * expected) / sites;
    duringShare += today * (expected / sites - all);
  }
  return { before, during, after: 1 - before - during, readyShare: share / last, duringShare: duringShare / during };
}

const STAGES: ModelInput = { name: "stages", title: "Stages one after another", unit: "stages", low: 1, high: 100, whole: true };
const MEAN_DAYS: ModelInput = { name: "mean_days", title: "Mean time to readiness", unit: "days", low: 0.001, high: 3650 };
const DAYS: ModelInput = { name: "days", title: "Days since work began", unit: "days", low: 0, high: 3650 };
const SITES: ModelInput = { name: "sites", title: "Number of sites", unit: "sites", low: 1, high: 1000, whole: true };
const DELAY_SPREAD: ModelInput = { name: "delay_spread", title: "Spread of delays that all sites share: standard deviation of the logarithm of the mean time", unit: "log standard deviation", low: 0, high: 2 };
const STAGE_RATE: ModelInput = { name: "stage_rate", title: "Stages completed a day while one lasts", unit: "per day", low: 1e-6, high: 1000 };
const DETECTION_RATE: ModelInput = { name: "detection_rate", title: "Hazard of detection a day", unit: "per day", low: 0, high: 1000 };
const ERLANG = "Erlang distribution; e.g. Cox and Miller 1965, The Theory of Stochastic Processes";
const MIXED = `${ERLANG}; the mean time mixed over a lognormal factor of median 1`;
const COMPETING = "Each stage ends before detection with odds of the two rates; competing exponential times, e.g. Cox and Oakes 1984, Analysis of Survival Data";

const worksOf = (stages: number, meanDays: number, delaySpread: number): Works => ({ stages, meanDays, delaySpread });

export const erlangReadiness: Model = {
  name: "readiness.erlang",
  title: "Chance that a site is ready by a day",
  inputs: [STAGES, MEAN_DAYS, DAYS],
  unit: "probability",
  source: ERLANG,
  compute: ([stages = 1, meanDays = 1, days = 0]) => readyBy(stages, meanDays, days),
};

export const commonDelayReadiness: Model = {
  name: "readiness.common_delay",
  title: "Expected share of sites ready by a day, delays in part shared",
  inputs: [STAGES, MEAN_DAYS, DELAY_SPREAD, DAYS],
  unit: "probability",
  source: MIXED,
  compute: ([stages = 1, meanDays = 1, spread = 0, days = 0]) => sitesReady(worksOf(stages, meanDays, spread), 1, days).expected,
};

export const noneReady: Model = {
  name: "readiness.none",
  title: "Chance that no site is ready by a day, delays in part shared",
  inputs: [STAGES, MEAN_DAYS, DELAY_SPREAD, SITES, DAYS],
  unit: "probability",
  source: MIXED,
  compute: ([stages = 1, meanDays = 1, spread = 0, sites = 1, days = 0]) => sitesReady(worksOf(stages, meanDays, spread), Math.round(sites), days).none,
};

export const allReady: Model = {
  name: "readiness.all",
  title: "Chance that every site is ready by a day, delays in part shared",
  inputs: [STAGES, MEAN_DAYS, DELAY_SPREAD, SITES, DAYS],
  unit: "probability",
  source: MIXED,
  compute: ([stages = 1, meanDays = 1, spread = 0, sites = 1, days = 0]) => sitesReady(worksOf(stages, meanDays, spread), Math.round(sites), days).all,
};

export const readinessRace: Model = {
  name: "readiness.race",
  title: "Chance that a site is ready before it is found",
  inputs: [STAGES, STAGE_RATE, DETECTION_RATE],
  unit: "probability",
  source: COMPETING,
  compute: ([stages = 1, stageRate = 1, detectionRate = 0]) => pow(stageRate / (stageRate + detectionRate), Math.round(stages)),
};

export const commonDelayRace: Model = {
  name: "readiness.race_common_delay",
  title: "Chance that a site is ready before it is found, delays in part shared",
  inputs: [STAGES, MEAN_DAYS, DELAY_SPREAD, DETECTION_RATE],
  unit: "probability",
  source: `${COMPETING}; the mean time mixed over a lognormal factor of median 1`,
  compute: ([stages = 1, meanDays = 1, spread = 0, detectionRate = 0]) => overDelays(delaysOf(worksOf(stages, meanDays, spread)), (mean) => pow(1 / (1 + (detectionRate * mean) / Math.round(stages)), Math.round(stages))),
};
