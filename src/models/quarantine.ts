// A line of ships across a sea: who is met, boarded, turned back, and what goes wrong on the way.

import { exp, expm1 } from "../base/index.ts";
import { type Model, type ModelInput, probability, requireInput } from "./model.ts";

const SWEEP: ModelInput = { name: "sweep_width", title: "Width within which a patrolling ship meets another", unit: "nautical miles", low: 0, high: 10_000 };
const LENGTH: ModelInput = { name: "length", title: "Length of the barrier that one ship patrols", unit: "nautical miles", low: 1e-3, high: 100_000 };
const PATROL_SPEED: ModelInput = { name: "patrol_speed", title: "Speed of the patrol", unit: "knots", low: 0, high: 1000 };
const TARGET_SPEED: ModelInput = { name: "target_speed", title: "Speed of the ships that cross", unit: "knots", low: 0.01, high: 1000 };
const BARRIER = "Back-and-forth barrier patrol; Koopman 1980, Search and Screening; Washburn 2002, Search and Detection";

/** Chance that one ship on a back-and-forth patrol meets a ship that crosses its barrier. */
function barrierMeets(sweepWidth: number, length: number, patrolSpeed: number, targetSpeed: number): number {
  return Math.min(1, (sweepWidth / length) * Math.sqrt(1 + (patrolSpeed / targetSpeed) * (patrolSpeed / targetSpeed)));
}

/** A quarantine as it is laid out and as it is run. */
export interface Quarantine {
  /** Distance of the line from the coast it closes off, nautical miles. */
  readonly radius: number;
  /** The part of the circle that has to be watched, degrees. */
  readonly arc: number;
  /** Ships on the line; a whole number. */
  readonly ships: number;
  /** Width within which a patrolling ship, with the aircraft that help it, meets another; nautical miles. */
  readonly sweepWidth: number;
  /** Knots. */
  readonly patrolSpeed: number;
  readonly targetSpeed: number;
  /** Ships a day that set out for the coast. */
  readonly arrivalsPerDay: number;
  /** Share of them that turn back on orders before they reach the line. */
  readonly turnedBefore: number;
  /** Share of the ships met that have to be boarded: the others answer and are let go, or turn. */
  readonly boardedShare: number;
  /** Share of the ships met and not boarded that turn back at the line. */
  readonly turnedAtLine: number;
  /** Incidents for each ship met, and for each ship boarded. */
  readonly incidentsMet: number;
  readonly incidentsBoarded: number;
  /** Incidents a day that the line brings whatever comes, as long as a ship is on it: submarines hunted, aircraft overhead. */
  readonly incidentsPerDay: number;
  readonly days: number;
}

/** The inputs of a line, with the bounds within which it means something. */
export const QUARANTINE_INPUTS: Readonly<Record<keyof Quarantine, ModelInput>> = {
  radius: { name: "radius", title: "Distance of the line from the coast", unit: "nautical miles", low: 1, high: 5000 },
  arc: { name: "arc", title: "Part of the circle that has to be watched", unit: "degrees", low: 1, high: 360 },
  ships: { name: "ships", title: "Ships on the line", unit: "ships", low: 0, high: 1000, whole: true },
  sweepWidth: { ...SWEEP, name: "sweep" },
  patrolSpeed: { ...PATROL_SPEED, name: "patrol-speed" },
  targetSpeed: { ...TARGET_SPEED, name: "target-speed" },
  arrivalsPerDay: { name: "arrivals", title: "Ships a day that set out for the coast", unit: "ships a day", low: 0, high: 1000 },
  turnedBefore: probability("turned-before", "Share of them that turn back before they reach the line"),
  boardedShare: probability("boarded", "Share of the ships met that are boarded"),
  turnedAtLine: probability("turned-at-line", "Share of the ships met and not boarded that turn back at the line"),
  incidentsMet: { name: "incidents-met", title: "Incidents for each ship met", unit: "incidents", low: 0, high: 10 },
  incidentsBoarded: { name: "incidents-boarded", title: "Incidents for each ship boarded", unit: "incidents", low: 0, high: 10 },
  incidentsPerDay: { name: "incidents-per-day", title: "Incidents a day whatever comes", unit: "per day", low: 0, high: 100 },
  days: { name: "days", title: "Length of the quarantine", unit: "days", low: 0, high: 3650 },
};

/** Expected numbers over the whole time, but for the chances. */
export interface QuarantineOutcome {
  /** Length of line for each ship on it, nautical miles; infinite without ships. */
  readonly sector: number;
  /** Chance that a ship that crosses is met. */
  readonly meets: number;
  readonly setOut: number;
  readonly turnedBefore: number;
  readonly met: number;
  readonly boarded: number;
  readonly turnedAtLine: number;
  /** Met, and neither boarded nor turned. */
  readonly cleared: number;
  /** Crossed without being met. */
  readonly missed: number;
  readonly incidents: number;
  /** Chance of at least one incident: their numbers are Poisson. */
  readonly incident: number;
  /** Hours that a ship sails from the line to the coast: what the line leaves for second thoughts. */
  readonly hoursToCoast: number;
}

/**
 * What a quarantine brings: each ship on it patrols an equal sector of the line, back and forth.
 *
 * @throws {RangeError} when an input is out of bounds
 * @source barrier patrol of Koopman 1980, Search and Screening; ships and incidents as thinned Poisson processes
 */
export function quarantineOutcome(line: Quarantine): QuarantineOutcome {
  for (const [key, input] of Object.entries(QUARANTINE_INPUTS)) requireInput("quarantine", input, line[key as keyof Quarantine]); // the keys of QUARANTINE_INPUTS are those of Quarantine
  const length = (line.radius * line.arc * Math.PI) / 180;
  const sector = length / line.ships;
  const meets = line.ships === 0 ? 0 : barrierMeets(line.sweepWidth, sector, line.patrolSpeed, line.targetSpeed);
  const setOut = line.arrivalsPerDay * line.days, crossing = setOut * (1 - line.turnedBefore), met = crossing * meets;
  const boarded = met * line.boardedShare, turnedAtLine = (met - boarded) * line.turnedAtLine;
  const incidents = met * line.incidentsMet + boarded * line.incidentsBoarded + (line.ships === 0 ? 0 : line.incidentsPerDay * line.days);
  return {
    sector, meets, setOut, turnedBefore: setOut * line.turnedBefore, met, boarded, turnedAtLine, cleared: met - boarded - turnedAtLine, missed: crossing - met,
    incidents, incident: -expm1(-incidents), hoursToCoast: line.radius / line.targetSpeed,
  };
}

/** The chance of each number of Poisson events with the given mean, from none to `most`. */
export function poissonOdds(mean: number, most: number): number[] {
  let term = exp(-mean);
  return Array.from({ length: most + 1 }, (_, k) => {
    if (k > 0) term *= mean / k;
    return term;
  });
}

const RADIUS = QUARANTINE_INPUTS.radius, ARC = QUARANTINE_INPUTS.arc, SHIPS = QUARANTINE_INPUTS.ships;

export const lineMeets: Model = {
  name: "quarantine.meets",
  title: "Chance that a ship that crosses a line of patrols in equal sectors is met",
  inputs: [RADIUS, ARC, SHIPS, SWEEP, PATROL_SPEED, TARGET_SPEED],
  unit: "probability",
  source: BARRIER,
  compute: ([radius = 1, arc = 1, ships = 0, width = 0, patrol = 0, target = 1]) => (ships < 0.5 ? 0 : barrierMeets(width, (radius * arc * Math.PI) / 180 / Math.round(ships), patrol, target)),
};

export const lineIncidents: Model = {
  name: "quarantine.incidents",
  title: "Expected number of incidents on a line",
  inputs: [
    { name: "met", title: "Ships met", unit: "ships", low: 0, high: 100_000 }, probability("boarded", "Share of them that are boarded"),
    { ...QUARANTINE_INPUTS.incidentsMet, name: "incidents_met" }, { ...QUARANTINE_INPUTS.incidentsBoarded, name: "incidents_boarded" }, { ...QUARANTINE_INPUTS.incidentsPerDay, name: "incidents_per_day" }, QUARANTINE_INPUTS.days,
  ],
  unit: "incidents",
  source: "Thinned Poisson processes; e.g. Cox and Miller 1965, The Theory of Stochastic Processes",
  compute: ([met = 0, boarded = 0, perMet = 0, perBoarded = 0, perDay = 0, days = 0]) => met * (perMet + boarded * perBoarded) + perDay * days,
};

export const barrier: Model = {
  name: "quarantine.barrier",
  title: "Chance that a ship on patrol meets a ship that crosses its barrier",
  inputs: [SWEEP, LENGTH, PATROL_SPEED, TARGET_SPEED],
  unit: "probability",
  source: BARRIER,
  compute: ([width = 0, length = 1, patrol = 0, target = 1]) => barrierMeets(width, length, patrol, target),
};

export const boardedModel: Model = {
  name: "quarantine.boarded",
  title: "Chance that a ship is met and boarded",
  inputs: [probability("met", "Chance that it is met"), probability("boarded", "Chance that a ship met is boarded")],
  unit: "probability",
  source: "Product of the two chances",
  compute: ([met = 0, boarded = 0]) => met * boarded,
};
