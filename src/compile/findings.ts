// What is wrong with a scenario once its numbers are known: collected, each mistake once, up to a bound.

import type { Diagnostic, Place } from "../base/index.ts";

const FINDINGS_MAX = 50;
/** How far odds may be from summing to 1. */
export const ODDS_TOLERANCE = 1e-9;
/** Odds that a message lists. */
const LISTED_MAX = 12;

/** Raised to end the unfolding early; the findings say why. */
export class Stopped extends Error {}

export class Findings {
  readonly diagnostics: Diagnostic[] = [];
  private readonly seen = new Set<string>();

  add(rule: string, place: Place | null, message: string, label: string, help: string): void {
    if (this.diagnostics.length >= FINDINGS_MAX) return;
    const key = `${rule} ${place?.line}:${place?.column} ${message}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.diagnostics.push({ rule, message, place, label, help });
  }

  /** Odds lie between 0 and 1 and sum to 1 within 1e-9. `of` is what they are the odds of, `holder` the player that holds them, null for the scenario. */
  checkOdds(odds: readonly number[], of: string, holder: string | null, place: Place | null): void {
    const wrong = odds.find((p) => !(p >= 0 && p <= 1 + ODDS_TOLERANCE));
    const sum = odds.reduce((a, b) => a + b, 0);
    if (wrong === undefined && Math.abs(sum - 1) <= ODDS_TOLERANCE) return;
    const whose = holder === null ? "" : ` as ${holder} holds them`;
    const listed = odds.slice(0, LISTED_MAX).map((p) => String(Number(p.toPrecision(6)))).join(" + ");
    const label = `${odds.length === 1 ? "the only one is" : "they are"} ${listed}${odds.length > LISTED_MAX ? ` + ${odds.length - LISTED_MAX} more` : ""}`;
    if (wrong !== undefined) this.add("odds-out-of-range", place, `the odds of ${of}${whose} leave 0 to 1: one of them is ${shown(wrong)}`, label, "bound each with min and max; where one takes the `rest`, the others must not sum to more than 1");
    else this.add("odds-do-not-sum-to-1", place, `the odds of ${of}${whose} sum to ${shown(sum)}, not to 1`, label, odds.length === 1 ? "it is the only one left here, so it must be 1: write `rest`" : "change the others with it (at a chance stage one may be `rest`); conditions that remove an event do not scale the others");
  }
}

/** A number for a message: no more digits than it takes. */
function shown(x: number): string {
  return Number.isNaN(x) ? "not a number" : String(Number(x.toPrecision(10)));
}
