// How well each type of a player explains a path of moves, under one profile.

import { exp, ln, requireThat } from "../base/index.ts";
import type { Compiled, PathStep } from "../compile/index.ts";

/**
 * Logarithms of joint probabilities of a type and the first moves of a path: entry `k * types + t` is
 * ln P(type t and the first k steps), k from 0 (the prior odds of the type) to the number of steps.
 */
export interface TypeTrace {
  readonly types: number;
  readonly steps: number;
  readonly logJoint: Float64Array;
}

/**
 * Follows a path for every combination of types, under the scenario's own odds of types and of chance, and adds up over the types
 * of the others. Chance moves count: they say nothing of the types, but weigh the numbers under which they were likely.
 *
 * @param steps   a path of the tree, such as the record
 * @param logs    natural logarithms of the profile, by slot; shape (slots)
 * @param player  whose types
 * @throws {RangeError} when the player is unknown
 * @source Bayes' rule with the likelihood of quantal response; McKelvey and Palfrey 1998
 */
export function typeTrace(compiled: Compiled, steps: readonly PathStep[], logs: Float64Array, player: number): TypeTrace {
  const types = compiled.scenario.players[player]?.types.length;
  requireThat(types !== undefined, `typeTrace(): there is no player ${player}`);
  const logJoint = new Float64Array((steps.length + 1) * types);
  const soFar = startOdds(compiled);
  const sum = (k: number) => {
    for (let type = 0; type < types; type++) logJoint[k * types + type] = logSum(soFar.filter((_, c) => compiled.typeCombinations[c]![player] === type));
  };
  sum(0);
  steps.forEach((step, k) => {
    soFar.forEach((_, c) => (soFar[c]! += logStep(compiled, step, c, logs)));
    sum(k + 1);
  });
  return { types, steps: steps.length, logJoint };
}

/** By combination of types: logarithm of its odds. */
function startOdds({ game: { topology, valuation }, typeCombinations, stageOfNode }: Compiled): Float64Array {
  const drawn = typeCombinations.length > 1 && stageOfNode[0] === -1;
  return Float64Array.from(typeCombinations, (_, c) => (drawn ? ln(valuation.chance[topology.firstChild[0]! + c]!) : 0));
}

function logStep({ game: { topology, valuation } }: Compiled, { nodes, after }: PathStep, combination: number, logs: Float64Array): number {
  const node = nodes[combination]!, next = after[combination]!;
  if (node < 0 || next < 0) return -Infinity;
  const set = topology.infoset[node]!;
  return set < 0 ? ln(valuation.chance[next]!) : logs[topology.infosets.firstSlot[set]! + next - topology.firstChild[node]!]!;
}

/** Logarithm of the sum of exponentials; -Infinity of none. */
export function logSum(values: ArrayLike<number>): number {
  let top = -Infinity, sum = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > top) top = values[i]!;
  if (top === -Infinity) return -Infinity;
  for (let i = 0; i < values.length; i++) sum += exp(values[i]! - top);
  return top + ln(sum);
}
