// What an expression may read where it stands, and of which kind each name is.

import type { Reference } from "../scenario/index.ts";

/** The kind of a value; a word knows which words it may be (null: not known, because its declaration is broken). */
export type Kind = { readonly kind: "number" } | { readonly kind: "boolean" } | { readonly kind: "string"; readonly words: readonly string[] | null } | { readonly kind: "unknown" };

export const NUMBER: Kind = { kind: "number" };
export const BOOLEAN: Kind = { kind: "boolean" };
export const UNKNOWN: Kind = { kind: "unknown" };
export const words = (list: readonly string[]): Kind => ({ kind: "string", words: list });

/** What is looked up by name; a map is one. */
export interface Lookup<Found> {
  get(name: string): Found | undefined;
  keys(): Iterable<string>;
  values(): Iterable<Found>;
}

export interface Scope {
  /** For messages: "the odds of an event". */
  readonly where: string;
  /** Names that stand alone: parameters and variables. */
  readonly names: Lookup<{ readonly reference: Reference; readonly kind: Kind }>;
  /** By player: names of its types, empty when it has only one. Null where no type may be read. */
  readonly types: ReadonlyMap<string, readonly string[]> | null;
  /** Null where weights, own numbers and attributes may not be read: everywhere but in payoffs. */
  readonly payoff: PayoffScope | null;
  /** Names declared in the file that cannot be read here, with the reason. */
  readonly barred: Lookup<string>;
}

export interface PayoffScope {
  readonly player: string;
  /** Whether the player's types carry weights. */
  readonly hasWeights: boolean;
  readonly attributes: readonly string[];
  /** Other numbers of the player's types: all that some type has, with the types that lack it. */
  readonly own: ReadonlyMap<string, readonly string[]>;
}

export function nameOfKind(kind: Kind): string {
  if (kind.kind === "number") return "a number";
  if (kind.kind === "boolean") return "a switch (true or false)";
  return kind.kind === "string" ? "a word" : "of unknown kind";
}
