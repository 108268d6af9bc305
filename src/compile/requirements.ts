// What must hold of the numbers of a tree, whatever values the parameters have: odds are odds, and all else is finite.

import type { Place } from "../base/index.ts";
import type { Branch, Expression, Outcome, Value } from "../scenario/index.ts";
import type { Findings } from "./findings.ts";
import type { Formulas, ValueId } from "./formulas.ts";

interface Odds {
  readonly ids: readonly ValueId[];
  /** What they are the odds of. */
  readonly of: string;
  readonly holder: string | null;
  readonly place: Place | null;
}

interface Finite {
  readonly what: string;
  readonly at: Branch | Outcome;
}

export class Requirements {
  private readonly odds = new Map<string, Odds>();
  /** All values of these. */
  private readonly finite = new Map<Expression, Finite>();

  addOdds(odds: Odds): void {
    const key = `${odds.of} ${odds.holder ?? ""} ${odds.ids.join()}`;
    if (!this.odds.has(key)) this.odds.set(key, odds);
  }

  addFinite(expression: Expression, what: string, at: Branch | Outcome): void {
    if (expression.valueKind === "number") this.finite.set(expression, { what, at });
  }

  /** Reports what does not hold under `values`, the formulas' values in order of their numbers. */
  check(formulas: Formulas, values: readonly Value[], findings: Findings): void {
    for (const { ids, of, holder, place } of this.odds.values()) findings.checkOdds(ids.map((id) => values[id] as number), of, holder, place);
    for (const [expression, { what, at }] of this.finite) {
      for (const id of formulas.idsOf(expression)) {
        const value = values[id] as number; // only numbers are added
        if (Number.isFinite(value)) continue;
        const result = Number.isNaN(value) ? "is not a number" : "is infinite";
        findings.add("not-a-number", expression.place ?? at.place, `${what} ${result}`, `\`${expression.text}\` has no finite value here`, "guard a division, a logarithm or a root, or bound the number with min and max");
      }
    }
  }
}
