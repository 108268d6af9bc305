// What an aircraft with a camera finds.

import { expm1, log1p } from "../base/index.ts";
import type { Model } from "./model.ts";

export const sortiesDetect: Model = {
  name: "reconnaissance.sorties",
  title: "Chance that at least one of several independent sorties finds a site",
  inputs: [
    { name: "cover", title: "Chance that the track covers the site", unit: "probability", low: 0, high: 1 },
    { name: "clear", title: "Chance that the sky is clear", unit: "probability", low: 0, high: 1 },
    { name: "interpretation", title: "Chance that the photograph is read rightly", unit: "probability", low: 0, high: 1 },
    { name: "sorties", title: "Number of sorties", unit: "sorties", low: 0, high: 1e6 },
  ],
  unit: "probability",
  source: "Independent trials; Koopman 1980, Search and Screening",
  compute: ([cover = 0, clear = 0, interpretation = 0, sorties = 0]) => -expm1(sorties * log1p(-cover * clear * interpretation)),
};

export const scheduleDetects: Model = {
  name: "reconnaissance.schedule",
  title: "Chance that flights at random times find a site within some days",
  inputs: [
    { name: "flights_per_day", title: "Mean number of flights a day", unit: "per day", low: 0, high: 1000 },
    { name: "detection", title: "Chance that one flight finds the site", unit: "probability", low: 0, high: 1 },
    { name: "days", title: "Days flown", unit: "days", low: 0, high: 3650 },
  ],
  unit: "probability",
  source: "Thinned Poisson process; Koopman 1980, Search and Screening",
  compute: ([flightsPerDay = 0, detection = 0, days = 0]) => -expm1(-flightsPerDay * detection * days),
};
