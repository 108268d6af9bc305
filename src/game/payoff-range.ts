// How far payoffs lie apart: the scale in which precisions and tolerances are meant.

import { decisionTree } from "./decision-tree.ts";
import { type Game, seatsOf } from "./game.ts";

/** Payoffs that differ by less leave nothing at stake: their reciprocals are beyond what a double holds. */
const NOTHING = 1e-290;

/** Largest difference between two payoffs of one player, in utils; 1 where nobody's payoffs differ. */
export function payoffRange({ topology, valuation }: Game): number {
  const { ends } = decisionTree(topology);
  let range = 0;
  for (const payoff of [...valuation.payoffs, ...seatsOf(valuation).map((seat) => seat.payoffs)]) {
    let low = Infinity, high = -Infinity;
    for (let i = 0; i < ends.length; i++) {
      const pay = payoff[ends[i]!]!;
      if (pay < low) low = pay;
      if (pay > high) high = pay;
    }
    if (high - low > range) range = high - low;
  }
  return asRange(range);
}

/** A difference between payoffs as what others are measured by: 1 where there is none to speak of. */
export function asRange(difference: number): number {
  return difference > NOTHING ? difference : 1;
}
