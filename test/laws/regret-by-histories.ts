// Counterfactual regret minimisation written from the papers as recursion over histories: slow, and without sequences, runs or
// shared code, to hold the solvers to.

import { CHANCE, type Game, TERMINAL } from "../../src/game/index.ts";

/** Regret matching of one information set. */
interface Matcher {
  readonly summed: number[];
  /** Regrets of one iteration come in, the next distribution goes out. */
  learn(instant: readonly number[], t: number): readonly number[];
}

export const matchers: Readonly<Record<string, (actions: number) => Matcher>> = {
  /** Q_t = max(Q_{t-1} + r_t, 0). */
  "cfr+": (actions) => {
    const summed = new Array<number>(actions).fill(0);
    return { summed, learn: (instant) => distribution(instant.map((r, a) => (summed[a] = Math.max(0, summed[a]! + r)))) };
  },
  /** Regrets are discounted after each iteration t by t^1.5 / (t^1.5 + 1) where positive and by 1/2 where negative. */
  dcfr: (actions) => {
    const summed = new Array<number>(actions).fill(0);
    return {
      summed,
      learn: (instant, t) => distribution(instant.map((r, a) => {
        const sum = summed[a]! + r;
        return (summed[a] = sum * (sum > 0 ? t ** 1.5 / (t ** 1.5 + 1) : 1 / 2));
      })),
    };
  },
  /** Q_t = max(Q_{t-1} + r_t, 0), the answer to max(Q_t + r_t, 0): the prediction is that the last regrets come again. */
  "predictive-cfr+": (actions) => {
    const summed = new Array<number>(actions).fill(0);
    return { summed, learn: (instant) => distribution(instant.map((r, a) => (summed[a] = Math.max(0, summed[a]! + r)) + r)) };
  },
};

export const weights: Readonly<Record<string, (t: number) => number>> = { "cfr+": (t) => t, dcfr: (t) => t * t, "predictive-cfr+": (t) => t * t };

function distribution(wanted: readonly number[]): readonly number[] {
  const positive = wanted.map((one) => Math.max(0, one)), sum = positive.reduce((a, b) => a + b, 0);
  return positive.map((one) => (sum > 0 ? one / sum : 1 / wanted.length));
}

/** The average profile after so many iterations. */
export function averageByHistories(game: Game, solver: string, iterations: number): Float64Array {
  const { kind, firstChild, childCount, parent, infoset, infosets } = game.topology;
  const choices = infosets.actions.map((actions) => actions.map(() => 1 / actions.length) as readonly number[]);
  const learners = infosets.actions.map((actions) => matchers[solver]!(actions.length));
  const sums = infosets.actions.map((actions) => actions.map(() => 0));

  const children = (node: number) => Array.from({ length: childCount[node]! }, (_, k) => firstChild[node]! + k);
  const walk = (node: number, player: number, others: number, instant: number[][]): number => {
    if (kind[node] === TERMINAL) return game.valuation.payoffs[player]![node]!;
    if (kind[node] === CHANCE) return children(node).reduce((sum, child) => sum + game.valuation.chance[child]! * walk(child, player, others * game.valuation.chance[child]!, instant), 0);
    const set = infoset[node]!, own = infosets.player[set] === player;
    const values = children(node).map((child, k) => walk(child, player, own ? others : others * choices[set]![k]!, instant));
    const value = values.reduce((sum, one, k) => sum + choices[set]![k]! * one, 0);
    if (own) values.forEach((one, k) => (instant[set]![k]! += others * (one - value)));
    return value;
  };
  const ownReach = (node: number, player: number): number => {
    const above = parent[node]!;
    if (above < 0) return 1;
    const set = infoset[above]!;
    return ownReach(above, player) * (set >= 0 && infosets.player[set] === player ? choices[set]![node - firstChild[above]!]! : 1);
  };
  for (let t = 1; t <= iterations; t++) {
    for (const player of [0, 1]) {
      const instant = infosets.actions.map((actions) => actions.map(() => 0));
      walk(0, player, 1, instant);
      const own = infosets.actions.map((_, set) => set).filter((set) => infosets.player[set] === player);
      for (const set of own) choices[set] = learners[set]!.learn(instant[set]!, t);
      for (const set of own) choices[set]!.forEach((p, k) => (sums[set]![k]! += weights[solver]!(t) * ownReach(infosets.nodes[infosets.nodeStart[set]!]!, player) * p));
    }
  }
  return Float64Array.from(sums.flatMap((own) => {
    const sum = own.reduce((a, b) => a + b, 0);
    return own.map((one) => (sum > 0 ? one / sum : 1 / own.length));
  }));
}
