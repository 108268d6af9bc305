// From mixtures over whole plans to behaviour at each information set (Kuhn 1953).

import { addRationals, CHANCE, compareRationals, exactColumn, exactOdds, type Game, lowestTerms, multiplyRationals, type Rational, slotCount, TERMINAL } from "../game/index.ts";
import type { ExactProfile } from "./exact.ts";

/** A pure strategy and how often a mixture plays it. */
export interface WeightedPlan {
  /** By information set: the index of the action; -1 at sets that its own moves rule out and at sets of others. */
  readonly choice: Int32Array;
  /** Above 0, in lowest terms. */
  readonly probability: Rational;
}

const ZERO: Rational = { numerator: 0n, denominator: 1n }, ONE: Rational = { numerator: 1n, denominator: 1n };

/**
 * The behaviour strategies that lead to the same odds of every end, whatever the others do. The mixtures say nothing of a set
 * that all plans of its player rule out, and nobody's regret hangs on it. There, from the deepest set up, the action is taken that
 * is best against the others, the first of equals; where the others do not lead there either, as if all their moves on the way
 * were equally likely. Needs perfect recall.
 *
 * @param mixed  by player: plans of which the probabilities sum to 1
 * @returns      by slot, in lowest terms
 */
export function behaviourOf(game: Game, mixed: readonly (readonly WeightedPlan[])[]): ExactProfile {
  const { firstSlot, count, player, nodes, nodeStart } = game.topology.infosets;
  const profile = new Array<Rational>(slotCount(game)).fill(ZERO), open: number[] = [];
  for (let set = 0; set < count; set++) {
    const from = firstSlot[set]!, to = firstSlot[set + 1]!;
    for (const { choice, probability } of mixed[player[set]!]!) if (choice[set]! >= 0) profile[from + choice[set]!] = addRationals(profile[from + choice[set]!]!, probability);
    const sum = profile.slice(from, to).reduce(addRationals, ZERO);
    if (sum.numerator === 0n) open.push(set);
    // Until it is decided, a set that was ruled out counts as uniform.
    for (let slot = from; slot < to; slot++) {
      const { numerator, denominator } = profile[slot]!;
      profile[slot] = sum.numerator === 0n ? { numerator: 1n, denominator: BigInt(to - from) } : lowestTerms({ numerator: numerator * sum.denominator, denominator: denominator * sum.numerator });
    }
  }
  // Nodes are numbered level by level, so that the last node of a set tells its depth.
  for (const set of open.sort((a, b) => nodes[nodeStart[b + 1]! - 1]! - nodes[nodeStart[a + 1]! - 1]!)) {
    const best = bestAction(game, profile, set), from = firstSlot[set]!;
    for (let slot = from; slot < firstSlot[set + 1]!; slot++) profile[slot] = slot === from + best ? ONE : ZERO;
  }
  return profile;
}

/** The action that pays its owner most from this set on, given where chance and the others lead. */
function bestAction(game: Game, profile: ExactProfile, set: number): number {
  const { firstChild, infosets } = game.topology, player = infosets.player[set]!;
  const odds = exactOdds(game, player), payoff = exactColumn(game, game.valuation.payoffs[player]!);
  const nodes = [...infosets.nodes.subarray(infosets.nodeStart[set]!, infosets.nodeStart[set + 1]!)];
  const led = nodes.map((node) => reachByOthers(game, profile, odds, node, player));
  const weights = led.some(({ numerator }) => numerator > 0n) ? led : nodes.map((node) => reachByOthers(game, null, odds, node, player));
  const worth = infosets.actions[set]!.map((_, k) => nodes.reduce((sum, node, i) => (weights[i]!.numerator === 0n ? sum : addRationals(sum, multiplyRationals(weights[i]!, valueBelow(game, profile, odds, payoff, firstChild[node]! + k)))), ZERO));
  return worth.indexOf(worth.reduce((a, b) => (compareRationals(b, a) > 0 ? b : a)));
}

/** The probability that chance and everybody but one player lead to a node; without a profile, by moves that are all equally likely. */
function reachByOthers(game: Game, profile: ExactProfile | null, odds: readonly Rational[], to: number, player: number): Rational {
  const { parent, kind, firstChild, childCount, infoset, infosets } = game.topology;
  let reach = ONE;
  for (let node = to, up = parent[node]!; up >= 0; [node, up] = [up, parent[up]!]) {
    const set = infoset[up]!;
    if (kind[up] === CHANCE) reach = multiplyRationals(reach, odds[node]!);
    else if (infosets.player[set] !== player) reach = multiplyRationals(reach, profile?.[infosets.firstSlot[set]! + node - firstChild[up]!] ?? { numerator: 1n, denominator: BigInt(childCount[up]!) });
  }
  return reach;
}

/** What a player expects from a node on. */
function valueBelow(game: Game, profile: ExactProfile, odds: readonly Rational[], payoff: (node: number) => Rational, top: number): Rational {
  const { kind, firstChild, childCount, infoset, infosets } = game.topology;
  let sum = ZERO;
  const stack: [number, Rational][] = [[top, ONE]];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const [node, weight] = at;
    if (kind[node] === TERMINAL) sum = addRationals(sum, multiplyRationals(weight, payoff(node)));
    for (let k = 0; k < childCount[node]!; k++) {
      const child = firstChild[node]! + k;
      const step = kind[node] === CHANCE ? odds[child]! : profile[infosets.firstSlot[infoset[node]!]! + k]!;
      if (step.numerator > 0n) stack.push([child, multiplyRationals(weight, step)]);
    }
  }
  return sum;
}
