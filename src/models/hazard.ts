// The chance that something goes wrong by accident.

import { exp, expm1, ln, log1p, requireThat } from "../base/index.ts";
import { type Model, type ModelInput, probability } from "./model.ts";

const PER_DAY = probability("per_day", "Chance on one day");
const DAYS: ModelInput = { name: "days", title: "Length of the crisis", unit: "days", low: 0, high: 3650 };
const ESCALATES = probability("escalates", "Chance that one incident leads to war");
const PAIR = probability("pair_escalates", "Chance that two incidents of one day do so together");
const incidentsPerDay = (name: string, title: string): ModelInput => ({ name, title, unit: "per day", low: 0, high: 500 });

const GEOMETRIC = "Geometric waiting time; e.g. Feller 1968, An Introduction to Probability Theory, volume 1, VI.8";
const INTERACTING = "Poisson incidents that escalate singly or in pairs, after the interaction of failures in Perrow 1984, Normal Accidents, and Sagan 1993, The Limits of Safety";

/** A stretch of days with one hazard. */
export interface Phase {
  readonly days: number;
  /** Chance on one day. */
  readonly perDay: number;
}

/**
 * Chance of at least one event over stretches with constant hazards.
 *
 * @throws {RangeError} when a length is negative or a hazard is not a probability
 */
export function phasedHazard(phases: readonly Phase[]): number {
  let log = 0;
  for (const { days, perDay } of phases) {
    requireThat(days >= 0 && perDay >= 0 && perDay <= 1, `phasedHazard(): a stretch has a length of at least 0 days and a daily chance from 0 to 1, got ${days} days at ${perDay}`);
    if (days > 0) log += days * log1p(-perDay);
  }
  return -expm1(log);
}

/** Chance that on one day some incident, or some pair of incidents, leads to war, and the logarithm of the chance that none does; the number of incidents is Poisson. */
function incidentDay(perDay: number, escalates: number, pairEscalates: number): { readonly war: number; readonly quietLog: number } {
  const single = log1p(-escalates), pair = log1p(-pairEscalates);
  let term = exp(-perDay), war = 0, quiet = term;
  for (let n = 1; n < 1e5; n++) {
    term *= perDay / n;
    // 0 times -Infinity: no pair among one incident, whatever a pair does.
    const log = n * single + (n === 1 ? 0 : (pair * n * (n - 1)) / 2);
    war += term * -expm1(log);
    quiet += term * exp(log);
    if (n > perDay && term < 1e-20) break;
  }
  // Whichever is smaller has kept its digits.
  return war < 0.5 ? { war, quietLog: log1p(-war) } : { war: Math.max(0, 1 - quiet), quietLog: ln(quiet) };
}

export const constantHazard: Model = {
  name: "hazard.constant",
  title: "Chance of at least one event under a constant daily hazard",
  inputs: [PER_DAY, DAYS],
  unit: "probability",
  source: GEOMETRIC,
  compute: ([perDay = 0, days = 0]) => phasedHazard([{ days, perDay }]),
};

export const someEvent: Model = {
  name: "hazard.some",
  title: "Chance of at least one event when so many are expected",
  inputs: [{ name: "expected", title: "Expected number of events", unit: "incidents", low: 0, high: 1e6 }],
  unit: "probability",
  source: "Poisson distribution; e.g. Feller 1968, An Introduction to Probability Theory, volume 1, VI.5",
  compute: ([expected = 0]) => -expm1(-expected),
};

export const dailyHazard: Model = {
  name: "hazard.daily",
  title: "Constant daily hazard that makes up a chance over some days",
  inputs: [probability("chance", "Chance of at least one event over all days"), { ...DAYS, low: 0.01 }],
  unit: "probability",
  source: GEOMETRIC,
  compute: ([chance = 0, days = 1]) => -expm1(log1p(-chance) / days),
};

export const interactingIncidents: Model = {
  name: "hazard.incidents",
  title: "Chance on one day that incidents lead to war, singly or in pairs",
  inputs: [incidentsPerDay("incidents_per_day", "Mean number of incidents a day"), ESCALATES, PAIR],
  unit: "probability",
  source: INTERACTING,
  compute: ([perDay = 0, escalates = 0, pair = 0]) => incidentDay(perDay, escalates, pair).war,
};

export const alertHazard: Model = {
  name: "hazard.alert",
  title: "Chance that incidents lead to war over days at three levels of alert",
  inputs: [
    { ...DAYS, name: "days_normal", title: "Days at the normal level" }, incidentsPerDay("incidents_normal", "Incidents a day at it"),
    { ...DAYS, name: "days_raised", title: "Days at a raised level" }, incidentsPerDay("incidents_raised", "Incidents a day at it"),
    { ...DAYS, name: "days_high", title: "Days at the highest level" }, incidentsPerDay("incidents_high", "Incidents a day at it"),
    ESCALATES, PAIR,
  ],
  unit: "probability",
  source: INTERACTING,
  compute: (inputs) => {
    const [normal = 0, normalRate = 0, raised = 0, raisedRate = 0, high = 0, highRate = 0, escalates = 0, pair = 0] = inputs;
    const phases = [[normal, normalRate], [raised, raisedRate], [high, highRate]] as const;
    return -expm1(phases.reduce((log, [days, rate]) => (days > 0 ? log + days * incidentDay(rate, escalates, pair).quietLog : log), 0));
  },
};
