// One player's update in plain JavaScript. compiled.ts does the same in the same order, so that both give the same bytes.

import type { Arrays, SideArrays } from "./arrays.ts";

/**
 * Updates one player's regrets, choices and plan against the other's plan as it stands, and adds the new plan to the sum.
 *
 * @param keepGain  what summed regrets are multiplied by beforehand where they are positive
 * @param keepLoss  the same where they are negative
 * @param weight    of the new plan in the sum of plans
 */
export type Update = (player: 0 | 1, keepGain: number, keepLoss: number, weight: number) => void;

/** @param predictive  whether choices answer the summed regrets with those of this update counted twice */
export function plainUpdate({ sides }: Arrays, predictive: boolean): Update {
  return (player, keepGain, keepLoss, weight) => {
    regretsUpward(sides[player], sides[player === 0 ? 1 : 0].plan, predictive, keepGain, keepLoss);
    plansDownward(sides[player], weight);
  };
}

function regretsUpward(side: SideArrays, others: Float64Array, predictive: boolean, keepGain: number, keepLoss: number): void {
  const { runs, parent, rowStart, column, payoff, choice, regret, gain, scale } = side;
  for (let run = runs.length - 4; run >= 0; run -= 4) {
    const actions = runs[run]!, firstSet = runs[run + 2]!, first = runs[run + 3]! >> 3;
    for (let i = runs[run + 1]! - 1; i >= 0; i--) {
      const from = first + i * actions, to = from + actions;
      let worth = 0;
      for (let q = from; q < to; q++) {
        let value = gain[q]!;
        for (let cell = rowStart[q]! >> 3; cell < rowStart[q + 1]! >> 3; cell++) value += payoff[cell]! * others[column[cell]! >> 3]!;
        gain[q] = value;
        worth += choice[q]! * value;
      }
      let sum = 0;
      for (let q = from; q < to; q++) {
        const now = gain[q]! - worth, before = regret[q]!;
        const after = (before > 0 ? before * keepGain : before * keepLoss) + now;
        const wanted = predictive ? (after > 0 ? after : 0) + now : after;
        regret[q] = after;
        choice[q] = wanted > 0 ? wanted : 0;
        gain[q] = 0;
        sum += choice[q]!;
      }
      scale[firstSet + i] = sum > 0 ? 1 / sum : 0;
      gain[parent[firstSet + i]! >> 3]! += worth;
    }
  }
  gain[0] = 0;
}

function plansDownward({ runs, parent, plan, choice, summed, scale }: SideArrays, weight: number): void {
  summed[0]! += weight;
  for (let run = 0; run < runs.length; run += 4) {
    const actions = runs[run]!, sets = runs[run + 1]!, firstSet = runs[run + 2]!;
    for (let i = 0, q = runs[run + 3]! >> 3; i < sets; i++) {
      const above = plan[parent[firstSet + i]! >> 3]!, share = scale[firstSet + i]!;
      for (const to = q + actions; q < to; q++) {
        choice[q] = share > 0 ? choice[q]! * share : 1 / actions;
        plan[q] = above * choice[q]!;
        summed[q]! += weight * plan[q]!;
      }
    }
  }
}
