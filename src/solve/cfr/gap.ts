// How far a pair of plans is from an equilibrium, at the price of one iteration: for the solver's own use. What a reader is told,
// `strategy` works out from the tree.

import type { ChoiceSide } from "./choices.ts";

/**
 * Measures plans by the other's best reply.
 *
 * @returns  a function of one plan a player (by sequence, the first entry 1) that gives the larger of the two regrets, in utils
 */
export function gapMeter(sides: readonly [ChoiceSide, ChoiceSide]): (first: Float64Array, second: Float64Array) => number {
  const gain = sides.map(({ sequences }) => new Float64Array(sequences));
  const regretOf = (player: 0 | 1, own: Float64Array, other: Float64Array) => {
    const { sequences, runs, parent, rowStart, column, payoff } = sides[player], values = gain[player]!; // one a player
    let got = 0;
    for (let q = 0; q < sequences; q++) {
      let value = 0;
      for (let cell = rowStart[q]!; cell < rowStart[q + 1]!; cell++) value += payoff[cell]! * other[column[cell]!]!;
      values[q] = value;
      got += own[q]! * value;
    }
    for (let at = runs.length - 1; at >= 0; at--) {
      const run = runs[at]!;
      for (let i = run.sets - 1; i >= 0; i--) {
        let best = -Infinity;
        for (let k = 0, q = run.sequence + i * run.actions; k < run.actions; k++, q++) best = Math.max(best, values[q]!);
        values[parent[run.set + i]!]! += best;
      }
    }
    return values[0]! - got;
  };
  return (first, second) => Math.max(regretOf(0, first, second), regretOf(1, second, first));
}
