// Monte Carlo counterfactual regret minimisation with external sampling (Lanctot, Waugh, Zinkevich and Bowling 2009): an iteration
// follows all own moves but only one sampled move of chance and of the other player at each of their nodes. Needs no more
// memory than a few numbers for each node, and no pass over the whole tree.

import { type Random, seededRandom } from "../../base/index.ts";
import { CHANCE, type Game, payoffRange, slotCount, TERMINAL } from "../../game/index.ts";
import { type Profile, regret } from "../../strategy/index.ts";
import { defaultSolverOptions } from "../options.ts";
import type { Solver } from "../solver.ts";
import { endingOf } from "./ending.ts";
import { ZERO_SUM, zeroSumRefusal } from "./zero-sum.ts";

/** Iterations between looks at the regret grow in this proportion: a look is a pass over the whole tree. */
const LOOKS = 1.5;
const FIRST_LOOK = 1_000;
/** Iterations between questions whether to stop. */
const PATIENCE = 16;

export const mccfr: Solver = {
  name: "mccfr",
  title: "Nash equilibrium of a large zero-sum game, roughly, by sampled play (MCCFR)",
  assumes: ZERO_SUM,
  refuses: (game) => zeroSumRefusal("mccfr", game),
  solve(game, options) {
    const ending = endingOf(game, "mccfr", defaultSolverOptions.mccfrTolerance, defaultSolverOptions.mccfrIterationsMax, options);
    const { seed = defaultSolverOptions.seed } = options, range = payoffRange(game);
    const sampler = externalSampler(game, seededRandom(seed));
    let iterations = 0, look = 0, told = false;
    for (;;) {
      if (iterations >= look || iterations >= ending.iterationsMax || told) {
        const average = sampler.average(), gap = Math.max(...regret(game, average)) / range;
        options.onProgress?.({ stage: `iteration ${iterations}`, done: null, residual: gap });
        const answer = ending.at(gap, iterations, told, () => average);
        if (answer !== null) return answer;
        look = Math.max(FIRST_LOOK, Math.ceil(iterations * LOOKS));
      }
      iterations++;
      sampler.play(0);
      sampler.play(1);
      if (iterations % PATIENCE === 1) told = options.shouldStop?.() === true;
    }
  },
};

/**
 * Learns by sampled plays of a two-player game.
 *
 * @returns `play` follows one sample for one player: regrets of that player and the sum of the other's choices grow.
 *          `regrets` are the sums so far, by slot; their expected growth in a play is the counterfactual regret.
 */
export function externalSampler(game: Game, random: Random): { play(player: number): void; readonly regrets: Float64Array; average(): Profile } {
  const { topology: { nodeCount, kind, firstChild, childCount, infoset, infosets }, valuation: { chance, payoffs } } = game;
  const { firstSlot, player: ownerOf } = infosets;
  const slots = slotCount(game), regrets = new Float64Array(slots), summed = new Float64Array(slots), choice = new Float64Array(slots);
  // The nodes of a play, parents first; by position there, where its followed children begin, and its value.
  const nodes = new Int32Array(nodeCount), below = new Int32Array(nodeCount), values = new Float64Array(nodeCount);

  /** Regret matching at one set, written to its slots of `choice`. */
  const match = (set: number) => {
    const from = firstSlot[set]!, to = firstSlot[set + 1]!;
    let sum = 0;
    for (let slot = from; slot < to; slot++) sum += choice[slot] = Math.max(0, regrets[slot]!);
    for (let slot = from; slot < to; slot++) choice[slot] = sum > 0 ? choice[slot]! / sum : 1 / (to - from);
  };
  /** An index drawn from probabilities that begin at `from`; the last possible one takes what rounding leaves. */
  const draw = (probabilities: Float64Array, from: number, count: number) => {
    let left = random(), last = 0;
    for (let k = 0; k < count; k++) {
      const probability = probabilities[from + k]!;
      if (probability <= 0) continue;
      if (left < probability) return k;
      left -= probability;
      last = k;
    }
    return last;
  };
  const follow = (player: number) => {
    let count = 1;
    for (let at = 0; at < count; at++) {
      const node = nodes[at]!, first = firstChild[node]!, branches = childCount[node]!;
      below[at] = count;
      if (kind[node] === TERMINAL) continue;
      if (kind[node] === CHANCE) {
        nodes[count++] = first + draw(chance, first, branches);
        continue;
      }
      const set = infoset[node]!, slot = firstSlot[set]!;
      match(set);
      if (ownerOf[set] === player) for (let k = 0; k < branches; k++) nodes[count++] = first + k;
      else {
        for (let k = 0; k < branches; k++) summed[slot + k]! += choice[slot + k]!;
        nodes[count++] = first + draw(choice, slot, branches);
      }
    }
    return count;
  };
  return {
    regrets,
    play(player) {
      for (let at = follow(player) - 1; at >= 0; at--) {
        const node = nodes[at]!, set = infoset[node]!;
        if (kind[node] === TERMINAL) values[at] = payoffs[player]![node]!;
        else if (set < 0 || ownerOf[set] !== player) values[at] = values[below[at]!]!;
        else {
          // Under perfect recall an own set is met once in a play, so that its choices still stand.
          const slot = firstSlot[set]!, branches = childCount[node]!;
          let worth = 0;
          for (let k = 0; k < branches; k++) worth += choice[slot + k]! * values[below[at]! + k]!;
          for (let k = 0; k < branches; k++) regrets[slot + k]! += values[below[at]! + k]! - worth;
          values[at] = worth;
        }
      }
    },
    average() {
      const profile = new Float64Array(slots);
      for (let set = 0; set < infosets.count; set++) {
        const from = firstSlot[set]!, to = firstSlot[set + 1]!;
        let sum = 0;
        for (let slot = from; slot < to; slot++) sum += summed[slot]!;
        for (let slot = from; slot < to; slot++) profile[slot] = sum > 0 ? summed[slot]! / sum : 1 / (to - from);
      }
      return profile;
    },
  };
}
