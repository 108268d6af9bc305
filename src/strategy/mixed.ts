// From mixtures over whole plans to behaviour at each information set (Kuhn 1953).

import { addRationals, floatOfRational, type Game, lowestTerms, type Rational, slotCount } from "../game/index.ts";
import type { ExactProfile } from "./exact.ts";
import { settleOpenSets } from "./settle.ts";

/** A pure strategy and how often a mixture plays it. */
export interface WeightedPlan {
  /** By information set: the index of the action; -1 at sets that its own moves rule out and at sets of others. */
  readonly choice: Int32Array;
  /** Above 0, in lowest terms. */
  readonly probability: Rational;
}

const ZERO: Rational = { numerator: 0n, denominator: 1n }, ONE: Rational = { numerator: 1n, denominator: 1n };

/**
 * The behaviour strategies that lead to the same odds of every end, whatever the others do. Where no plan of its player leads,
 * an information set gets the action that is best given what follows (`settleOpenSets`); no regret hangs on it. Needs perfect recall.
 *
 * @param mixed  by player: plans of which the probabilities sum to 1
 * @returns      by slot, in lowest terms
 */
export function behaviourOf(game: Game, mixed: readonly (readonly WeightedPlan[])[]): ExactProfile {
  const { firstSlot, count, player } = game.topology.infosets;
  const profile = new Array<Rational>(slotCount(game)).fill(ZERO), open: number[] = [];
  for (let set = 0; set < count; set++) {
    const from = firstSlot[set]!;
    for (const { choice, probability } of mixed[player[set]!]!) if (choice[set]! >= 0) profile[from + choice[set]!] = addRationals(profile[from + choice[set]!]!, probability);
    const sum = profile.slice(from, firstSlot[set + 1]!).reduce(addRationals, ZERO);
    if (sum.numerator === 0n) open.push(set);
    else for (let slot = from; slot < firstSlot[set + 1]!; slot++) profile[slot] = lowestTerms({ numerator: profile[slot]!.numerator * sum.denominator, denominator: profile[slot]!.denominator * sum.numerator });
  }
  const settled = settleOpenSets(game, Float64Array.from(profile, floatOfRational), open);
  for (const set of open) for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) profile[slot] = settled[slot] === 1 ? ONE : ZERO;
  return profile;
}
