// What it costs, in money and time, to add the same salvo in one place or in another; and what haste does to choice.

import { type Model, type ModelInput, probability } from "./model.ts";

const COST = (name: string, title: string): ModelInput => ({ name, title, unit: "cost units", low: 1e-9, high: 1e15 });
const RATIO = "Cost and time to an equal salvo; the measure of cost-effectiveness analysis, e.g. Hitch and McKean 1960, The Economics of Defense in the Nuclear Age";
const arrives = (name: string, title: string): ModelInput => ({ ...probability(name, title), low: 1e-6 });
const missiles = (name: string, title: string, low = 0): ModelInput => ({ name, title, unit: "missiles", low, high: 1e6 });
const LEAD_DAYS = (name: string, title: string): ModelInput => ({ name, title, unit: "days", low: 0, high: 36_500 });
const PER_YEAR = (name: string, title: string): ModelInput => ({ name, title, unit: "missiles a year", low: 1e-3, high: 1e6 });
const DAYS_IN_YEAR = 365.25;

/** Days until a programme has delivered so many, from the decision. */
export function programmeDays(leadDays: number, number: number, perYear: number): number {
  return leadDays + (number / perYear) * DAYS_IN_YEAR;
}

export const increment: Model = {
  name: "economics.increment",
  title: "What is added, as a share of what there was",
  inputs: [missiles("base", "What there was", 1e-3), missiles("added", "What is added")],
  unit: "share",
  source: "Ratio of the two",
  compute: ([base = 1, added = 0]) => added / base,
};

export const costRatio: Model = {
  name: "economics.cost_ratio",
  title: "Cost of a warhead that arrives from home over that of one from a forward base",
  inputs: [
    COST("home_cost", "Cost of one missile with its launcher at home"), arrives("home_arrives", "Chance that it arrives"),
    COST("forward_cost", "Cost of one missile with its launcher and transport at the forward base"), arrives("forward_arrives", "Chance that it arrives"),
  ],
  unit: "ratio",
  source: RATIO,
  compute: ([home = 1, homeArrives = 1, forward = 1, forwardArrives = 1]) => home / homeArrives / (forward / forwardArrives),
};

export const programmeTime: Model = {
  name: "economics.programme_days",
  title: "Days from the decision until a programme has delivered so many missiles",
  inputs: [LEAD_DAYS("lead_days", "Days before the first"), missiles("number", "Missiles wanted"), PER_YEAR("per_year", "Missiles delivered a year")],
  unit: "days",
  source: RATIO,
  compute: ([lead = 0, number = 0, perYear = 1]) => programmeDays(lead, number, perYear),
};

export const timeRatio: Model = {
  name: "economics.time_ratio",
  title: "Time to add a salvo at home over the time of a forward base",
  inputs: [LEAD_DAYS("lead_days", "Days before the first at home"), missiles("number", "Missiles wanted"), PER_YEAR("per_year", "Missiles delivered a year at home"), { ...LEAD_DAYS("forward_days", "Days from the decision until all stand at the forward base"), low: 0.1 }],
  unit: "ratio",
  source: RATIO,
  compute: ([lead = 0, number = 0, perYear = 1, forward = 1]) => programmeDays(lead, number, perYear) / forward,
};

export const timePressure: Model = {
  name: "pressure.precision",
  title: "Precision of choice when time is short",
  inputs: [
    { name: "precision", title: "Precision with time enough", unit: "1/util", low: 0, high: 1e6 },
    { name: "hours", title: "Time to decide", unit: "hours", low: 0, high: 1e6 },
    { name: "half_hours", title: "Time at which precision is half of that", unit: "hours", low: 1e-3, high: 1e6 },
  ],
  unit: "1/util",
  source: "Saturating return to deliberation; the form is an assumption, in the spirit of drift-diffusion models, Ratcliff 1978, Psychological Review 85: 59-108",
  compute: ([precision = 0, hours = 0, half = 1]) => (precision * hours) / (hours + half),
};
