// All players choose at once.

import { type Game, GameBuilder } from "../../src/game/index.ts";

/** @param pay  the payoff of a player after these choices */
export function oneShot(players: readonly string[], actions: number, pay: (choice: readonly number[], player: number) => number): Game {
  const builder = new GameBuilder("one shot", players), pays = new Map<number, readonly number[]>();
  const sets = players.map((player, i) => builder.addInfoset({ player: i, number: 1, label: player, actions: Array.from({ length: actions }, (_, k) => `a${k}`) }));
  const grow = (parent: number, chosen: readonly number[]): void => {
    const label = chosen.length === 0 ? "" : `a${chosen.at(-1)}`;
    if (chosen.length === players.length) return void pays.set(builder.addTerminal(parent, label, -1), chosen);
    const node = builder.addDecision(parent, label, sets[chosen.length]!);
    for (let k = 0; k < actions; k++) grow(node, [...chosen, k]);
  };
  grow(-1, []);
  return builder.finish([], { chance: () => 1, payoff: (draft, player) => pay(pays.get(draft)!, player) }).game;
}
