// What regret minimisation and linear programming ask of a game.

import { type Game, payoffRange, TERMINAL } from "../../game/index.ts";
import { recallRefusal } from "../recall.ts";

/** Share of the payoff range by which sums of payoffs may differ in a constant-sum game. */
const CONSTANT = 1e-9;

export const ZERO_SUM = "two players, constant sum, the same odds of chance for both, perfect recall";

/** Null for a game as `ZERO_SUM` says, otherwise one sentence: what the solver needs, what it got, which to use instead. */
export function zeroSumRefusal(solver: string, game: Game): string | null {
  const needs = `solve(): solver "${solver}" needs`, forgets = recallRefusal(game, solver);
  if (forgets !== null) return forgets;
  if (game.players.length !== 2) return `${needs} two players, got ${game.players.length} (${game.players.join(", ")}); use "qre"`;
  const { low, high } = extremeSums(game);
  if (high.sum - low.sum > CONSTANT * payoffRange(game)) return `${needs} payoffs of constant sum, but they sum to ${low.sum} at ${endName(game, low.node)} and to ${high.sum} at ${endName(game, high.node)}; use "lcp"`;
  const [first, second] = game.valuation.beliefs;
  if (first !== second && !first!.every((odds, node) => odds === second![node])) return `${needs} odds of chance that both players share; use "lcp"`; // two players
  return null;
}

interface EndSum {
  readonly sum: number;
  readonly node: number;
}

/** The least and the largest sum of the payoffs of two players at an end, each with its first end. */
export function extremeSums({ topology, valuation }: Game): { readonly low: EndSum; readonly high: EndSum } {
  const [first, second] = valuation.payoffs;
  let low = { sum: Infinity, node: -1 }, high = { sum: -Infinity, node: -1 };
  for (let node = 0; node < topology.nodeCount; node++) {
    if (topology.kind[node] !== TERMINAL) continue;
    const sum = first![node]! + second![node]!; // two players
    if (sum < low.sum) low = { sum, node };
    if (sum > high.sum) high = { sum, node };
  }
  return { low, high };
}

/** An end for a sentence: its outcome, or the branches that lead there. */
function endName({ topology, outcomes }: Game, node: number): string {
  const { outcome, parent, branch, labels } = topology;
  if (outcome[node]! >= 0 && outcomes[outcome[node]!] !== "") return `"${outcomes[outcome[node]!]}"`;
  const path: string[] = [];
  for (let at = node; at > 0; at = parent[at]!) path.push(labels[branch[at]!]!);
  return `the end of "${path.reverse().join(", ")}"`;
}
