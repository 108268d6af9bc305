// An expression as the engine sees it: what it reads, and its value from those. How it was written is the language's business.

import type { Place } from "../base/index.ts";

export type Value = number | string | boolean;
export type ValueKind = "number" | "string" | "boolean";

/** A name that an expression reads. */
export type Reference =
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "variable"; readonly name: string }
  /** The type of a player, a string: its name. */
  | { readonly kind: "type"; readonly player: string }
  /** The weight on an attribute, or another number, that the player's own type carries (payoff expressions only). */
  | { readonly kind: "weight"; readonly attribute: string }
  | { readonly kind: "own"; readonly name: string }
  /** An attribute of the outcome reached (payoff expressions only). */
  | { readonly kind: "attribute"; readonly name: string };

export interface Expression {
  /** As written, for messages. */
  readonly text: string;
  readonly place: Place | null;
  readonly valueKind: ValueKind;
  readonly reads: readonly Reference[];
  /** Upper bound on the operations of one evaluation. */
  readonly cost: number;
  /**
   * Its value; `inputs` stand in the order of `reads`. Pure, and never throws: a number without meaning (a division by zero)
   * comes back as NaN or an infinity, a condition or a word that hangs on a number without meaning as NaN, and the reader of the
   * value says so.
   */
  evaluate(inputs: readonly Value[]): Value;
}

/** A constant as an expression. */
export function constant(value: Value, place: Place | null = null): Expression {
  return { text: String(value), place, valueKind: typeof value as ValueKind, reads: [], cost: 1, evaluate: () => value };
}

/** The value of a parameter as an expression. */
export function parameterValue(name: string, valueKind: ValueKind, place: Place | null = null): Expression {
  return { text: name, place, valueKind, reads: [{ kind: "parameter", name }], cost: 1, evaluate: (inputs) => inputs[0] as Value };
}
