// What is left of targets under attack, and how sure it is that enough is left.

import { type Model, type ModelInput, probability } from "./model.ts";
import { atLeast, atLeastOne, noneOf } from "./trials.ts";

const RELIABILITY = probability("reliability", "Chance that a missile works");
const KILL = probability("kill", "Chance that a warhead that arrives destroys its target");
const WARHEADS: ModelInput = { name: "warheads", title: "Warheads at one target", unit: "warheads", low: 0, high: 1000, whole: true };
const TRIALS = "Independent trials; e.g. Davis and Schilling 1973, Journal of Conflict Resolution 17: 207-242";

export const independentArrival: Model = {
  name: "arrival.independent",
  title: "Chance that several warheads destroy one target, each missile failing by itself",
  inputs: [RELIABILITY, KILL, WARHEADS],
  unit: "probability",
  source: TRIALS,
  compute: ([reliability = 0, kill = 0, warheads = 0]) => atLeastOne(Math.round(warheads), reliability * kill),
};

export const commonModeArrival: Model = {
  name: "arrival.common_mode",
  title: "Chance that several warheads destroy one target, all missiles failing together",
  inputs: [RELIABILITY, KILL, WARHEADS],
  unit: "probability",
  source: TRIALS,
  compute: ([reliability = 0, kill = 0, warheads = 0]) => reliability * atLeastOne(Math.round(warheads), kill),
};

export const reprogrammedArrival: Model = {
  name: "arrival.reprogrammed",
  title: "Chance that one warhead out of several missiles destroys the target, each failure being made good at once",
  inputs: [RELIABILITY, KILL, WARHEADS],
  unit: "probability",
  source: TRIALS,
  compute: ([reliability = 0, kill = 0, warheads = 0]) => kill * atLeastOne(Math.round(warheads), reliability),
};

/**
 * Expected number of targets that survive an attack spread evenly: some take one warhead more than others.
 *
 * @param targets      number of aim points; a fraction where it is itself expected
 * @param warheads     warheads sent; a fraction counts as none
 * @param kill         chance that one warhead sent destroys its target
 * @param correlation  from 0 (each warhead by itself) to 1 (the attack succeeds or fails as a whole)
 */
export function expectedSurvivors(targets: number, warheads: number, kill: number, correlation = 0): number {
  if (targets <= 0) return 0;
  const each = Math.floor(warheads / targets), extra = Math.floor(warheads) - each * targets;
  return (targets - extra) * noneOf(each, kill, correlation) + extra * noneOf(each + 1, kill, correlation);
}

const TARGETS: ModelInput = { name: "targets", title: "Aim points attacked", unit: "targets", low: 0, high: 100_000, whole: true };
const SENT: ModelInput = { name: "warheads", title: "Warheads sent at all of them", unit: "warheads", low: 0, high: 1_000_000, whole: true };
const SENT_KILL = probability("kill", "Chance that one warhead sent destroys its target");
const CORRELATION: ModelInput = { name: "correlation", title: "Correlation between warheads", unit: "correlation", low: 0, high: 1 };
const COUNT: ModelInput = { name: "count", title: "Things attacked", unit: "things", low: 0, high: 10_000, whole: true };
const SURVIVAL = probability("survival", "Chance that one comes through");
const LEAST: ModelInput = { name: "least", title: "How many must come through", unit: "things", low: 0, high: 10_000, whole: true };

export const drawdown: Model = {
  name: "drawdown.survivors",
  title: "Expected number of targets that survive",
  inputs: [TARGETS, SENT, SENT_KILL],
  unit: "targets",
  source: TRIALS,
  compute: ([targets = 0, warheads = 0, kill = 0]) => expectedSurvivors(targets, Math.round(warheads), kill),
};

export const correlatedDrawdown: Model = {
  name: "drawdown.survivors_common_cause",
  title: "Expected number of targets that survive when the attack shares its fortune",
  inputs: [TARGETS, SENT, SENT_KILL, CORRELATION],
  unit: "targets",
  source: "Beta mixture of independent trials; Skellam 1948, Journal of the Royal Statistical Society B 10: 257-261",
  compute: ([targets = 0, warheads = 0, kill = 0, correlation = 0]) => expectedSurvivors(targets, Math.round(warheads), kill, correlation),
};

export const atLeastModel: Model = {
  name: "survival.at_least",
  title: "Chance that at least so many come through",
  inputs: [COUNT, SURVIVAL, LEAST],
  unit: "probability",
  source: "Binomial distribution; e.g. Feller 1968, An Introduction to Probability Theory, volume 1, VI.2",
  compute: ([count = 0, survival = 0, least = 0]) => atLeast(Math.round(least), Math.round(count), survival),
};

export const atLeastCorrelated: Model = {
  name: "survival.at_least_common_cause",
  title: "Chance that at least so many come through when they share their fortune",
  inputs: [COUNT, SURVIVAL, LEAST, CORRELATION],
  unit: "probability",
  source: "Beta-binomial distribution; Skellam 1948, Journal of the Royal Statistical Society B 10: 257-261",
  compute: ([count = 0, survival = 0, least = 0, correlation = 0]) => atLeast(Math.round(least), Math.round(count), survival, correlation),
};
