// How likely each recorded move was, given the moves before it.

import type { Compiled, PathStep } from "../compile/index.ts";
import { type Profile, reachOf } from "../strategy/index.ts";

/**
 * The probability of every step of a path given the steps before it, under the scenario's odds: a mean over the combinations of
 * types, each weighted by its odds given the earlier steps.
 *
 * @param reach  by node, under the scenario's odds, where known
 * @returns      by step; NaN where the earlier steps have probability 0
 */
export function stepOdds(compiled: Compiled, steps: readonly PathStep[], profile: Profile, reach: Float64Array = reachOf(compiled.game, profile, compiled.game.valuation.chance)): Float64Array {
  const total = (nodes: Int32Array) => nodes.reduce((sum, node) => (node < 0 ? sum : sum + reach[node]!), 0);
  return Float64Array.from(steps, ({ nodes, after }) => total(after) / total(nodes));
}
