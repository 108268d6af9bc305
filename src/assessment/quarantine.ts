// A line of ships: who is met, boarded and turned, by radius and number of ships.

import { requireThat } from "../base/index.ts";
import type { Dossier, QuarantineWorkings } from "../dossier/index.ts";
import { type Quarantine, QUARANTINE_INPUTS, type QuarantineOutcome, quarantineOutcome } from "../models/index.ts";
import { type Assumption, type Changes, type DrawChoices, type Estimate, estimate, settle } from "./assumption.ts";

export interface QuarantineChoices extends DrawChoices {
  readonly changes: Changes;
}

export interface QuarantineAssessment {
  readonly workings: QuarantineWorkings;
  readonly choices: QuarantineChoices;
  readonly assumptions: readonly Assumption[];
  /** The layout at its central values. */
  readonly line: Quarantine;
  readonly outcome: Readonly<Record<keyof QuarantineOutcome, Estimate>>;
  /** By radius, then by number of ships, all else as it is. */
  readonly grid: readonly (readonly QuarantineOutcome[])[];
  readonly radii: readonly number[];
  readonly ships: readonly number[];
}

const KEYS = Object.keys(QUARANTINE_INPUTS) as (keyof Quarantine)[]; // its own keys

/** Every number that a quarantine rests on, by the name that changes it. */
export function quarantineAssumptions({ circles, quarantine }: Dossier): Assumption[] {
  requireThat(quarantine !== null, "the data of this scenario say nothing of a quarantine; they need the file quarantine.yaml, see docs/data.md");
  const circle = circles.find(({ id }) => id === quarantine.circle);
  return KEYS.map((key): Assumption => {
    const { name, title, unit, low, high, whole } = QUARANTINE_INPUTS[key];
    const figure = key === "radius" ? circle?.radiusNm : quarantine.quantities.find(({ id }) => id === name);
    requireThat(figure !== undefined, `quarantine.yaml lacks ${key === "radius" ? "its circle" : `the quantity "${name}"`}; add it, see docs/data.md`);
    return { ...figure, name, title, unit, bounds: [low, high], isWhole: whole === true };
  });
}

/**
 * What a quarantine brings.
 *
 * @throws {RangeError} when the dossier has none, or a change cannot be made
 */
export function assessQuarantine(dossier: Dossier, choices: QuarantineChoices): QuarantineAssessment {
  const assumptions = settle(quarantineAssumptions(dossier), choices.changes), workings = dossier.quarantine as QuarantineWorkings; // the assumptions are its
  const lineOf = (value: (name: string) => number): Quarantine => {
    const line = Object.fromEntries(KEYS.map((key) => [key, value(QUARANTINE_INPUTS[key].name)])) as unknown as Quarantine; // every key
    return { ...line, ships: Math.round(line.ships) };
  };
  const found = estimate(assumptions, choices, (value) => ({ ...quarantineOutcome(lineOf(value)) }));
  const line = lineOf((name) => assumptions.find((assumption) => assumption.name === name)?.value ?? NaN);
  const merged = (list: readonly number[], own: number) => [...new Set([...list, own])].sort((a, b) => a - b);
  const radii = merged(workings.radii, line.radius), ships = merged(workings.ships, line.ships);
  return {
    workings, choices, assumptions, line, radii, ships,
    outcome: Object.fromEntries(found) as unknown as QuarantineAssessment["outcome"], // every key of an outcome
    grid: radii.map((radius) => ships.map((count) => quarantineOutcome({ ...line, radius, ships: count }))),
  };
}
