// A claim about a crisis made executable: what is measured, in which world, against what, and by how much it must differ.

import type { Place } from "../base/index.ts";
import type { Value } from "./expression.ts";

/** One branch of one stage. */
export interface StageMove {
  readonly stage: string;
  readonly branch: string;
}

/** A number read off a solved game. */
export type ThesisQuantity =
  /** Probability of ending in an outcome with the tag, or in the outcome. */
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "outcome"; readonly outcome: string }
  /** Probability of a move where its stage is reached, by all types of the mover or by one. */
  | { readonly kind: "move"; readonly move: StageMove; readonly type: string | null }
  /** Expected payoff in utils under the scenario's odds. */
  | { readonly kind: "payoff"; readonly player: string }
  /** Mean of an attribute over the endings. */
  | { readonly kind: "attribute"; readonly attribute: string }
  /** Odds of a type after the whole record. */
  | { readonly kind: "posterior"; readonly player: string; readonly type: string }
  /** Logarithm to base 10 of the Bayes factor of a recorded move for a type against the player's other types. */
  | { readonly kind: "evidence"; readonly player: string; readonly type: string; readonly move: StageMove }
  /** Mutual information of the player's type and all moves, in bits. */
  | { readonly kind: "bits"; readonly player: string };

/** What is measured, and in which world. */
export interface ThesisSide {
  readonly quantity: ThesisQuantity;
  /** Only histories that take all these count. */
  readonly given: readonly StageMove[];
  /** Whoever stands at the stage takes the branch, and nobody had reckoned with it: everything else is as solved. A surprise. */
  readonly forced: readonly StageMove[];
  /** Changes that everybody knows of from the start: the whole crisis is solved again. */
  readonly variant: string | null;
  readonly set: ReadonlyMap<string, Value>;
}

/** Who says so, and where. */
export interface Holder {
  readonly who: string;
  readonly sources: readonly string[];
}

export interface Thesis {
  readonly id: string;
  readonly title: string;
  /** The claim in a sentence. */
  readonly claim: string;
  readonly holders: readonly Holder[];
  readonly left: ThesisSide;
  /** Null: `left` alone is measured. */
  readonly right: ThesisSide | null;
  /** How the sides are compared; `value` without a right side. */
  readonly measure: "value" | "difference" | "ratio";
  readonly relation: "above" | "below";
  readonly threshold: number;
  /** Why this measure and this threshold, in a sentence. */
  readonly why: string;
  /** Names of numbers whose assumption the thesis only repeats; empty when it does not. */
  readonly restates: readonly string[];
  /** Changes that turn the verdict round, or why there are none. */
  readonly flip: { readonly variant: string | null; readonly set: ReadonlyMap<string, Value>; readonly why: string } | null;
  readonly noFlip: string;
  readonly place: Place | null;
}

/** A claim of fact, held against sources. */
export interface FactCheck {
  readonly id: string;
  readonly claim: string;
  readonly holders: readonly Holder[];
  readonly verdict: "right" | "imprecise" | "wrong" | "cannot be checked";
  /** What the sources say instead, or in support. */
  readonly finding: string;
  readonly sources: readonly string[];
  readonly place: Place | null;
}

/** Evidence of a player's type that is no move: a document, a memoir, the make-up of a force. */
export interface TypeDocument {
  readonly id: string;
  readonly title: string;
  readonly player: string;
  /** By type: how probable it is that there would be this document if that type had been at work, from 0 to 1. */
  readonly likelihoods: ReadonlyMap<string, number>;
  /** How far the source is to be believed: value, lowest and highest, from 0 (says the same whatever was so) to 1. */
  readonly reliability: readonly [value: number, low: number, high: number];
  readonly why: string;
  readonly sources: readonly string[];
  readonly place: Place | null;
}

export interface Theses {
  readonly theses: readonly Thesis[];
  readonly facts: readonly FactCheck[];
  readonly documents: readonly TypeDocument[];
}
