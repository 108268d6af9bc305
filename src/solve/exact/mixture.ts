// Plans as mixtures of reduced strategies.

import { addRationals, compareRationals, type Game, lowestTerms, multiplyRationals, type Rational } from "../../game/index.ts";
import type { ExactProfile, WeightedPlan } from "../../strategy/index.ts";
import { type SequenceSide, sideOf } from "../sequence-form.ts";

/** By player: one mixture of reduced strategies that amounts to the profile. */
export function mixturesOf(game: Game, profile: ExactProfile): WeightedPlan[][] {
  return game.players.map((_, player) => {
    const { side } = sideOf(game.topology, player), plan: Rational[] = [{ numerator: 1n, denominator: 1n }];
    for (let sequence = 1; sequence < side.count; sequence++) plan.push(multiplyRationals(plan[side.parent[side.setOf[sequence]!]!]!, profile[side.slotOf[sequence]!]!));
    return mixtureOf(game, side, plan.slice(1));
  });
}

/**
 * A mixture of strategies that leads to the same odds of every end as the plan: as much as fits of one strategy after another.
 *
 * @param plan  weights of the player's sequences, the empty one left out
 */
export function mixtureOf(game: Game, side: SequenceSide, plan: readonly Rational[]): WeightedPlan[] {
  const { infosets } = game.topology;
  const left = [{ numerator: 1n, denominator: 1n }, ...plan], mixture: WeightedPlan[] = [];
  while (left[0]!.numerator > 0n) {
    const choice = new Int32Array(infosets.count).fill(-1), chosen = new Set([0]);
    for (let h = 0; h < side.sets.length; h++) {
      if (!chosen.has(side.parent[h]!)) continue;
      let sequence = side.first[h]!;
      while (left[sequence]!.numerator === 0n) sequence++; // the sequences of a set sum to the one above it, which is above 0
      chosen.add(sequence);
      choice[side.sets[h]!] = sequence - side.first[h]!;
    }
    const probability = [...chosen].map((sequence) => left[sequence]!).reduce((a, b) => (compareRationals(b, a) < 0 ? b : a));
    for (const sequence of chosen) left[sequence] = lowestTerms(addRationals(left[sequence]!, { numerator: -probability.numerator, denominator: probability.denominator }));
    mixture.push({ choice, probability });
  }
  return mixture;
}
