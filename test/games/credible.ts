// Small games of the literature on credible threats and beliefs that have no file.

import { type Game, GameBuilder } from "../../src/game/index.ts";

/** A way to write trees: an end is a list of payoffs, a decision names its owner (from 0), its set and its branches. */
export type Tree = readonly number[] | { readonly chance: Readonly<Record<string, readonly [odds: number, Tree]>> } | { readonly player: number; readonly set: string; readonly moves: Readonly<Record<string, Tree>> };

export function gameOf(title: string, players: readonly string[], tree: Tree): Game {
  const builder = new GameBuilder(title, players);
  const sets = new Map<string, number>(), odds = new Map<number, number>(), pays = new Map<number, readonly number[]>();
  const grow = (parent: number, label: string, at: Tree): number => {
    if ("chance" in at) {
      const node = builder.addChance(parent, label);
      for (const [name, [share, below]] of Object.entries(at.chance)) odds.set(grow(node, name, below), share);
      return node;
    }
    if ("moves" in at) {
      const set = sets.get(at.set) ?? builder.addInfoset({ player: at.player, number: sets.size + 1, label: at.set, actions: Object.keys(at.moves) });
      sets.set(at.set, set);
      const node = builder.addDecision(parent, label, set);
      for (const [name, below] of Object.entries(at.moves)) grow(node, name, below);
      return node;
    }
    const end = builder.addTerminal(parent, label, -1);
    pays.set(end, at);
    return end;
  };
  grow(-1, "", tree);
  return builder.finish([], { chance: (draft) => odds.get(draft)!, payoff: (draft, player) => pays.get(draft)![player]! }).game; // set above for every branch and end
}

/**
 * The first player stays out or hands over by A or B; two others see that it did, not how, and each bets on one of the two in
 * turn. Beliefs of the two come from the same slips, so that they are the same (the point of Kreps and Wilson 1982, section 5).
 */
export const sharedSlips = (firstNeeds: number, secondNeeds: number): Game => {
  // The second player sells when it holds A to be likelier than `firstNeeds`, the third when B is likelier than `secondNeeds`.
  const third = (a: boolean): Tree => ({ player: 2, set: "third", moves: { keep: [-1, 0, 0], sell: [-1, 0, a ? -secondNeeds : 1 - secondNeeds] } });
  const second = (a: boolean): Tree => ({ player: 1, set: "second", moves: { keep: third(a), sell: [-1, a ? 1 - firstNeeds : -firstNeeds, 0] } });
  return gameOf("shared slips", ["One", "Two", "Three"], { player: 0, set: "first", moves: { out: [0, 0, 0], A: second(true), B: second(false) } });
};
