// Weights of sequences of a player's own moves: which of them are unknown when a support is given, and what ways through the tree
// pay in terms of them.

import { addRationals, lowestTerms, type Rational } from "../../game/index.ts";
import type { Frame, Way } from "./frame.ts";
import { ROOT, type Sum } from "./weights.ts";

/** By slot: its unknown. A move that is sure has that of the move before it; sequences that start with sure moves have weight 1. */
export function unknownsOf({ sets, setOf, slots }: Frame, support: Uint8Array): Int32Array {
  const known = new Int32Array(slots).fill(-2);
  const find = (slot: number): number => {
    if (slot < 0) return ROOT;
    if (known[slot] === -2) {
      const { from, to, above } = sets[setOf[slot]!]!;
      const isSure = support[slot] === 1 && support.subarray(from, to).every((used, k) => used === 0 || from + k === slot);
      known[slot] = isSure ? find(above) : slot;
    }
    return known[slot]!;
  };
  for (let slot = 0; slot < slots; slot++) find(slot);
  return known;
}

/** What ways pay together, by the weights that lead along them. */
export function sumOf(ways: readonly Way[], unknownOf: Int32Array): Map<string, bigint> {
  const sum = new Map<string, bigint>();
  for (const { last, weight } of ways) {
    const key = keyOf(last.map((slot) => unknownOf[slot]!));
    sum.set(key, (sum.get(key) ?? 0n) + weight);
  }
  return sum;
}

export function differenceOf(a: Sum, b: Sum): Sum {
  return addedTo(a, new Map([...b].map(([key, value]) => [key, -value])));
}

export function addedTo(a: Sum, b: Sum): Sum {
  const sum = new Map(a);
  for (const [key, value] of b) sum.set(key, (sum.get(key) ?? 0n) + value);
  return sum;
}

/** A product of unknowns as `Condition` writes it. */
export function keyOf(product: readonly number[]): string {
  return product.filter((unknown) => unknown !== ROOT).sort((a, b) => a - b).join();
}

const ZERO: Rational = { numerator: 0n, denominator: 1n };

/** Weights divided by their sum. */
export function sharesOf(weights: readonly Rational[]): Rational[] {
  const sum = weights.reduce(addRationals, ZERO);
  return weights.map(({ numerator, denominator }) => lowestTerms({ numerator: numerator * sum.denominator, denominator: denominator * sum.numerator }));
}
