// What regret minimisation asks of a game.

import { type Game, payoffRange, TERMINAL } from "../../game/index.ts";
import { recallFaultOf } from "../../strategy/index.ts";

/** Share of the payoff range by which sums of payoffs may differ in a constant-sum game. */
const CONSTANT = 1e-9;

export const ZERO_SUM = "two players, constant sum, the same odds of chance for both, perfect recall";

/** Null for a game as `ZERO_SUM` says, otherwise one sentence: what the solver needs, what it got, which to use instead. */
export function zeroSumRefusal(solver: string, game: Game): string | null {
  const needs = `solve(): solver "${solver}" needs`;
  if (game.players.length !== 2) return `${needs} two players, got ${game.players.length} (${game.players.join(", ")}); use "qre"`;
  const { low, high } = sumsOfPayoffs(game);
  if (high - low > CONSTANT * payoffRange(game)) return `${needs} payoffs of constant sum, but they sum to ${low} at one end and ${high} at another; use "qre"`;
  const [first, second] = game.valuation.beliefs;
  if (first !== second && !first!.every((odds, node) => odds === second![node])) return `${needs} odds of chance that both players share; use "qre"`; // two players
  const fault = recallFaultOf(game);
  return fault === null ? null : `${needs} perfect recall; ${fault.sentence}`;
}

function sumsOfPayoffs(game: Game): { low: number; high: number } {
  const [first, second] = game.valuation.payoffs;
  let low = Infinity, high = -Infinity;
  for (let node = 0; node < game.topology.nodeCount; node++) {
    if (game.topology.kind[node] !== TERMINAL) continue;
    const sum = first![node]! + second![node]!; // two players
    low = Math.min(low, sum);
    high = Math.max(high, sum);
  }
  return { low, high };
}
