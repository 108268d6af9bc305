// What must hold of the numbers of a tree, whatever values the parameters have: odds are odds, and all else is finite and not so large
// that sums of it overflow.

import type { Place } from "../base/index.ts";
import type { Expression, Parameter, Value } from "../scenario/index.ts";
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
  readonly place: Place | null;
  readonly help: string;
}

/** Largest size of a number; that of payoffs in .efg files too. */
const SIZE_MAX = 1e300;

export class Requirements {
  private readonly odds = new Map<string, Odds>();
  /** All values of these. */
  private readonly finite = new Map<Expression, Finite>();
  private readonly computed = new Map<Expression, Parameter>();

  addOdds(odds: Odds): void {
    const key = `${odds.of} ${odds.holder ?? ""} ${odds.ids.join()}`;
    if (!this.odds.has(key)) this.odds.set(key, odds);
  }

  addFinite(expression: Expression, what: string, at: { readonly place: Place | null }): void {
    this.finite.set(expression, { what, place: expression.place ?? at.place, help: "guard a division, a logarithm or a root, or bound the number with min and max" });
  }

  /** A sub-model asked outside its bounds has no value. */
  addComputed(computed: Expression, parameter: Parameter): void {
    this.computed.set(computed, parameter);
  }

  /** Reports, causes first, what does not hold under `values`, the formulas' values in order of their numbers. */
  check(formulas: Formulas, values: readonly Value[], findings: Findings): void {
    const before = findings.diagnostics.length;
    for (const [computed, { name, place, model }] of this.computed) {
      for (const id of formulas.idsOf(computed)) {
        const value = values[id] as number;
        if (Math.abs(value) <= SIZE_MAX) continue;
        const inputs = formulas.inputsOf(id).map((input) => values[input] as Value);
        const isCause = inputs.every((input) => !Number.isNaN(input)); // what is computed from one without a value has none either
        if (!isCause || findings.diagnostics.length > before) continue;
        findings.add("not-a-number", place, `parameter "${name}" is not a number`, model?.fault(inputs) ?? `\`${computed.text}\` has no finite value here`, "an input of the model lies outside the bounds that it takes: see `with`");
      }
    }
    // The rest follows from it.
    if (findings.diagnostics.length > before) return;
    for (const [expression, { what, place, help }] of this.finite) {
      for (const id of formulas.idsOf(expression)) {
        const value = values[id];
        if (typeof value !== "number" || Math.abs(value) <= SIZE_MAX) continue;
        const result = expression.valueKind !== "number" ? "has no value" : Number.isNaN(value) ? "is not a number" : Number.isFinite(value) ? `is larger than ${SIZE_MAX} in size` : "is infinite";
        findings.add("not-a-number", place, `${what} ${result}`, `\`${expression.text}\` has no ${Number.isFinite(value) ? "usable" : "finite"} value here`, help);
      }
    }
    const odds: number[] = [];
    this.odds.forEach(({ ids, of, holder, place }) => {
      odds.length = ids.length;
      for (let i = 0; i < ids.length; i++) odds[i] = values[ids[i]!] as number;
      findings.checkOdds(odds, of, holder, place);
    });
  }
}
