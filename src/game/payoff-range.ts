// How far payoffs lie apart: the scale in which precisions and tolerances are meant.

import { decisionTree } from "./decision-tree.ts";
import { type ByPlayer, type Game, seatsOf } from "./game.ts";

/** Payoffs that differ by less leave nothing at stake: their reciprocals are beyond what a double holds. */
const NOTHING = 1e-290;

/** Largest difference between two payoffs of one player, in utils; 1 where nobody's payoffs differ. */
export function payoffRange({ topology, valuation }: Game): number {
  const { ends } = decisionTree(topology);
  return asRange([...valuation.payoffs, ...seatsOf(valuation).map((seat) => seat.payoffs)].reduce((range, payoff) => Math.max(range, spread(payoff, ends)), 0));
}

/** Largest difference between two payoffs of each player, in utils: utils of different players cannot be compared. */
export function payoffSpreads({ topology, valuation }: Game): ByPlayer<number> {
  const { ends } = decisionTree(topology);
  return valuation.payoffs.map((payoff) => spread(payoff, ends));
}

function spread(payoff: Float64Array, ends: Int32Array): number {
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < ends.length; i++) {
    const pay = payoff[ends[i]!]!;
    if (pay < low) low = pay;
    if (pay > high) high = pay;
  }
  return high - low;
}

/** A difference between payoffs as what others are measured by: 1 where there is none to speak of. */
export function asRange(difference: number): number {
  return difference > NOTHING ? difference : 1;
}
