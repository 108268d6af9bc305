// When a missile site is ready: a number of stages, each of random length.

import { exp, pow } from "../base/index.ts";
import type { Model } from "./model.ts";

export const erlangReadiness: Model = {
  name: "readiness.erlang",
  title: "Chance that a site is ready by a day",
  inputs: [
    { name: "stages", title: "Stages one after another (whole number)", unit: "stages", low: 1, high: 100 },
    { name: "mean_days", title: "Mean time to readiness", unit: "days", low: 0.001, high: 3650 },
    { name: "days", title: "Days since work began", unit: "days", low: 0, high: 3650 },
  ],
  unit: "probability",
  source: "Erlang distribution; e.g. Cox and Miller 1965, The Theory of Stochastic Processes",
  compute: ([stages = 1, meanDays = 1, days = 0]) => {
    const count = Math.round(stages), load = (count / meanDays) * days;
    // Ready unless fewer than `count` of the Poisson events that end stages have come.
    let term = exp(-load), fewer = 0;
    for (let k = 0; k < count; k++) {
      fewer += term;
      term *= load / (k + 1);
    }
    return Math.max(0, 1 - fewer);
  },
};

export const readinessRace: Model = {
  name: "readiness.race",
  title: "Chance that a site is ready before it is found",
  inputs: [
    { name: "stages", title: "Stages one after another (whole number)", unit: "stages", low: 1, high: 100 },
    { name: "stage_rate", title: "Stages completed a day while one lasts", unit: "per day", low: 1e-6, high: 1000 },
    { name: "detection_rate", title: "Hazard of detection a day", unit: "per day", low: 0, high: 1000 },
  ],
  unit: "probability",
  source: "Each stage ends before detection with odds of the two rates; competing exponential times, e.g. Cox and Oakes 1984, Analysis of Survival Data",
  compute: ([stages = 1, stageRate = 1, detectionRate = 0]) => pow(stageRate / (stageRate + detectionRate), Math.round(stages)),
};
