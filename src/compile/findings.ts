// What is wrong with a scenario's numbers once they are known: collected, each mistake once, up to a bound.

import type { Diagnostic, Place } from "../base/index.ts";
import type { Branch, Expression, Outcome, Stage, Value } from "../scenario/index.ts";

const FINDINGS_MAX = 50;
const ODDS_TOLERANCE = 1e-9;

export class Findings {
  readonly diagnostics: Diagnostic[] = [];
  private readonly seen = new Set<string>();

  add(rule: string, place: Place | null, message: string, label: string, help: string): void {
    const key = `${rule} ${place?.line}:${place?.column} ${message}`;
    if (this.seen.has(key) || this.diagnostics.length >= FINDINGS_MAX) return;
    this.seen.add(key);
    this.diagnostics.push({ rule, message, place, label, help });
  }

  /** Odds lie between 0 and 1 and sum to 1 within 1e-9. `holder` is the player whose odds they are, null for the scenario's. */
  checkOdds(stage: Stage | null, odds: readonly number[], holder: string | null): void {
    const where = stage === null ? "the types" : `stage "${stage.name}"`;
    const whose = holder === null ? "" : ` as ${holder} holds them`;
    const place = stage?.place ?? null;
    const wrong = odds.find((p) => !(p >= 0 && p <= 1 + ODDS_TOLERANCE));
    const listed = odds.map((p) => String(Number(p.toPrecision(6)))).join(" + ");
    if (wrong !== undefined) {
      this.add("odds-out-of-range", place, `a probability of ${where}${whose} is ${wrong}`, `the odds are ${listed}`, "a probability lies between 0 and 1; a `rest` needs the others to sum to at most 1");
      return;
    }
    const sum = odds.reduce((a, b) => a + b, 0);
    if (Math.abs(sum - 1) > ODDS_TOLERANCE) this.add("odds-do-not-sum-to-1", place, `the probabilities of ${where}${whose} sum to ${Number(sum.toPrecision(10))}`, `the odds are ${listed}`, "change one of them, or write `rest` for the last");
  }

  /** A number is finite. */
  checkFinite(value: Value | undefined, expression: Expression, what: string, at: Branch | Outcome): void {
    if (typeof value === "number" && !Number.isFinite(value)) {
      this.add("not-a-number", expression.place ?? at.place, `${what} is ${String(value)}`, `\`${expression.text}\` has no finite value here`, "guard the division or the logarithm, or bound the number with min and max");
    }
  }
}
