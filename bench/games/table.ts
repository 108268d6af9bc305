// A two-player zero-sum game under construction: chance deals evenly, information sets go by label, ends by what the first
// player gets.

import { type Draft, type Game, GameBuilder } from "../../src/game/index.ts";

export interface Table {
  /** A chance move with equal odds for all its branches. The root has parent -1 and an empty branch. */
  deal(parent: Draft, branch: string): Draft;
  /** A decision at the information set of that player and label, which is made when it is first named. */
  decide(parent: Draft, branch: string, player: 0 | 1, label: string, actions: readonly string[]): Draft;
  end(parent: Draft, branch: string, toFirst: number): void;
  finish(): Game;
}

export function zeroSumTable(title: string): Table {
  const builder = new GameBuilder(title, ["First", "Second"]);
  const sets = [new Map<string, number>(), new Map<string, number>()] as const;
  const pays = new Map<Draft, number>(), deals = new Map<Draft, { branches: number }>(), dealt = new Map<Draft, { branches: number }>();
  const below = (parent: Draft, child: Draft) => {
    const deal = deals.get(parent);
    if (deal === undefined) return child;
    deal.branches++;
    dealt.set(child, deal);
    return child;
  };
  return {
    deal(parent, branch) {
      const node = below(parent, builder.addChance(parent, branch));
      deals.set(node, { branches: 0 });
      return node;
    },
    decide(parent, branch, player, label, actions) {
      const known = sets[player];
      let set = known.get(label);
      if (set === undefined) known.set(label, (set = builder.addInfoset({ player, number: known.size + 1, label, actions })));
      return below(parent, builder.addDecision(parent, branch, set));
    },
    end: (parent, branch, toFirst) => void pays.set(below(parent, builder.addTerminal(parent, branch, -1)), toFirst),
    // Every branch of a deal stands in `dealt`, every end in `pays`.
    finish: () => builder.finish([], { chance: (draft) => 1 / dealt.get(draft)!.branches, payoff: (draft, player) => (player === 0 ? 1 : -1) * pays.get(draft)! }).game,
  };
}
