// Payoffs counted from each player's lowest where they lie far from 0: differences then keep all their digits as values are passed
// up the tree. Nobody's choice depends on where its payoffs begin.

import { decisionTree, type Game, revalue, type Topology, type Valuation } from "../game/index.ts";

const levelled = new WeakMap<Valuation, Game>();

/**
 * The game with each player's lowest payoff taken from its payoffs, of players whose payoffs all lie farther from 0 than from each
 * other: there the difference of two doubles is exact. The game itself where there are no such players, or where councils decide.
 */
export function levelPayoffs(game: Game): Game {
  const { topology, valuation } = game;
  if (valuation.councils !== undefined && valuation.councils.length > 0) return game;
  let found = levelled.get(valuation);
  if (found === undefined || found.topology !== topology) {
    const payoffs = valuation.payoffs.map((payoff) => fromLowest(topology, payoff));
    found = payoffs.every((payoff, player) => payoff === valuation.payoffs[player]) ? game : revalue(game, { ...valuation, payoffs });
    levelled.set(valuation, found);
  }
  return found;
}

function fromLowest(topology: Topology, payoff: Float64Array): Float64Array {
  const { ends } = decisionTree(topology);
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < ends.length; i++) {
    const pay = payoff[ends[i]!]!;
    if (pay < low) low = pay;
    if (pay > high) high = pay;
    // Mostly a few ends show that there is nothing to do.
    if (high - low >= Math.max(low, -high)) return payoff;
  }
  const from = new Float64Array(payoff.length);
  for (let i = 0; i < ends.length; i++) from[ends[i]!] = payoff[ends[i]!]! - low;
  return from;
}
