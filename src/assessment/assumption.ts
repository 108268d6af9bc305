// Numbers that a net assessment rests on: each with a range, each open to change, and what their ranges do to a result.

import { requireThat, seededRandom, suggest } from "../base/index.ts";
import type { KnownNumber } from "../dossier/index.ts";
import { unitText } from "../models/index.ts";
import { quantile, quantileOf } from "../study/index.ts";

export interface Assumption extends KnownNumber {
  /** As --set takes it. */
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** Beyond these it means nothing; `low` and `high` are what is thought plausible. */
  readonly bounds: readonly [number, number];
  /** Counts something: no fraction can be asked for, though draws may fall between. */
  readonly isWhole?: boolean;
  /** Its value is the reader's, not that of the data: no source stands behind it. */
  readonly isSet?: boolean;
}

/** By name of an assumption: another value for it. */
export type Changes = ReadonlyMap<string, number>;

export interface Estimate {
  readonly value: number;
  /** 5 and 95 % quantiles over draws; NaN when nothing was drawn. */
  readonly low: number;
  readonly high: number;
}

export interface DrawChoices {
  /** Draws over the ranges; 0 for the central values alone. */
  readonly draws: number;
  readonly seed: number;
}

/**
 * The assumptions with the changes made; what is changed has neither range nor source any more.
 *
 * @throws {RangeError} when a change names no assumption, or its value is out of bounds
 */
export function settle(assumptions: readonly Assumption[], changes: Changes): Assumption[] {
  const names = new Set(assumptions.map(({ name }) => name));
  for (const name of changes.keys()) requireThat(names.has(name), `there is no number "${name}" in this assessment; ${suggest(name, names)}`);
  return assumptions.map((assumption) => {
    const value = changes.get(assumption.name);
    if (value === undefined) return assumption;
    const { name, title, unit, bounds: [low, high], isWhole = false } = assumption;
    const kind = isWhole ? "a whole number" : ["probability", "share", "correlation", "ratio"].includes(unit) ? `a ${unit}` : "a number";
    requireThat(value >= low && value <= high && (!isWhole || Number.isInteger(value)), `${name} (${title}) takes ${kind} from ${low} to ${high}${unitText(unit)}, got ${value}`);
    return { ...assumption, value, low: value, high: value, confidence: "uncertain", sources: [], part: "", note: "", isSet: true };
  });
}

/** The changes that lie outside what is thought plausible, as sentences. */
export function implausible(assumptions: readonly Assumption[], changes: Changes): string[] {
  return assumptions.flatMap(({ name, low, high }) => {
    const value = changes.get(name);
    return value === undefined || (value >= low && value <= high) ? [] : [low === high ? `${name} = ${value}, for which the data have ${low} and no range` : `${name} = ${value} lies outside its range ${low} to ${high}`];
  });
}

/**
 * What follows from the assumptions, and between which ends it lies when they are drawn: each by itself, triangular over its range with
 * its value as the mode.
 *
 * @param compute  the results by name, from the value of an assumption by name
 */
export function estimate(assumptions: readonly Assumption[], { draws, seed }: DrawChoices, compute: (value: (name: string) => number) => Readonly<Record<string, number>>): ReadonlyMap<string, Estimate> {
  const at = (pick: (assumption: Assumption) => number) => {
    const values = new Map(assumptions.map((assumption) => [assumption.name, pick(assumption)]));
    return compute((name) => values.get(name) ?? NaN);
  };
  const central = at(({ value }) => value);
  const drawn = Array.from({ length: draws }, (_, draw) => {
    const random = seededRandom(seed, draw);
    return at(({ value, low, high }) => {
      const u = random(); // drawn for every number, so that a change of one leaves the draws of the others as they are
      return low < high ? quantileOf({ shape: "triangular", mode: value }, [low, high], u) : value;
    });
  });
  return new Map(Object.entries(central).map(([name, value]) => {
    const sorted = drawn.map((result) => result[name] ?? NaN).filter((x) => !Number.isNaN(x)).sort((a, b) => a - b);
    return [name, { value, low: sorted.length === 0 ? NaN : quantile(sorted, 0.05), high: sorted.length === 0 ? NaN : quantile(sorted, 0.95) }];
  }));
}

/** A result at both ends of the range of one assumption, all others at their values. */
export interface Swing {
  readonly name: string;
  readonly atLow: number;
  readonly atHigh: number;
}

/** How far each assumption that has a range moves a result by itself, the farthest first. */
export function swings(assumptions: readonly Assumption[], compute: (value: (name: string) => number) => number): Swing[] {
  const values = new Map(assumptions.map(({ name, value }) => [name, value]));
  const at = (changed: string, value: number) => compute((name) => (name === changed ? value : (values.get(name) ?? NaN)));
  return assumptions.filter(({ low, high }) => low < high).map(({ name, low, high }) => ({ name, atLow: at(name, low), atHigh: at(name, high) })).sort((a, b) => span(b) - span(a));
}

function span({ atLow, atHigh }: Swing): number {
  return Math.abs(atHigh - atLow);
}
