// Regret written from its definition, as a judge that shares no code with src/strategy: by recursion over information sets, in any
// arithmetic.

import { CHANCE, type Game, TERMINAL } from "../../src/game/index.ts";

export interface Arithmetic<N> {
  readonly zero: N;
  readonly one: N;
  add(a: N, b: N): N;
  multiply(a: N, b: N): N;
  isAbove(a: N, b: N): boolean;
}

/** What a game says, in the numbers of the arithmetic: odds of the branch into a node, and payoffs at ends, as one player sees them. */
export interface Numbers<N> {
  odds(node: number): N;
  payoff(node: number): N;
}

/**
 * What the player gets under the profile, and the most that it could get against the rest of it. Perfect recall is assumed.
 *
 * @param profile  by slot
 */
export function judge<N>(game: Game, { zero, one, add, multiply, isAbove }: Arithmetic<N>, { odds, payoff }: Numbers<N>, profile: ArrayLike<N>, player: number): { readonly payoff: N; readonly best: N } {
  const { nodeCount, kind, parent, firstChild, childCount, infoset, infosets } = game.topology;
  const isOwn = (node: number) => infoset[node]! >= 0 && infosets.player[infoset[node]!] === player;
  const chosen = (node: number, k: number) => profile[infosets.firstSlot[infoset[node]!]! + k]!;
  // By node: how likely chance and the others make it, then what everybody does.
  const others: N[] = [one], reach: N[] = [one];
  let earned = zero;
  for (let node = 1; node < nodeCount; node++) {
    const above = parent[node]!, step = kind[above] === CHANCE ? odds(node) : chosen(above, node - firstChild[above]!);
    others[node] = isOwn(above) ? others[above]! : multiply(others[above]!, step);
    reach[node] = multiply(reach[above]!, step);
  }
  for (let node = 0; node < nodeCount; node++) if (kind[node] === TERMINAL) earned = add(earned, multiply(reach[node]!, payoff(node)));
  const choices = new Map<number, number>();
  const known = new Map<number, N>();
  const worth = (node: number): N => {
    let value = known.get(node);
    if (value === undefined) known.set(node, (value = worthOf(node)));
    return value;
  };
  const worthOf = (node: number): N => {
    if (kind[node] === TERMINAL) return multiply(others[node]!, payoff(node));
    const first = firstChild[node]!;
    if (isOwn(node)) return worth(first + choiceAt(infoset[node]!));
    return Array.from({ length: childCount[node]! }, (_, k) => worth(first + k)).reduce(add, zero);
  };
  const choiceAt = (set: number): number => {
    let choice = choices.get(set);
    if (choice === undefined) {
      const nodes = [...infosets.nodes.subarray(infosets.nodeStart[set]!, infosets.nodeStart[set + 1]!)];
      const worths = infosets.actions[set]!.map((_, k) => nodes.map((node) => worth(firstChild[node]! + k)).reduce(add, zero));
      choices.set(set, (choice = worths.reduce((top, value, k) => (isAbove(value, worths[top]!) ? k : top), 0)));
    }
    return choice;
  };
  // From the ends up, so that the recursion stays shallow.
  for (let node = nodeCount - 1; node >= 0; node--) worth(node);
  return { payoff: earned, best: worth(0) };
}
