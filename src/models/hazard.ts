// The chance that something goes wrong by accident.

import { expm1, log1p } from "../base/index.ts";
import type { Model } from "./model.ts";

export const constantHazard: Model = {
  name: "hazard.constant",
  title: "Chance of at least one event under a constant daily hazard",
  inputs: [
    { name: "per_day", title: "Chance on one day", unit: "probability", low: 0, high: 1 },
    { name: "days", title: "Length of the crisis", unit: "days", low: 0, high: 3650 },
  ],
  unit: "probability",
  source: "Geometric waiting time; e.g. Feller 1968, An Introduction to Probability Theory, volume 1, VI.8",
  compute: ([perDay = 0, days = 0]) => -expm1(days * log1p(-perDay)),
};
