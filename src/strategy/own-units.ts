// A game with each player's payoffs in a unit of their own, so that slack means the same for whoever counts in billions and for
// whoever counts in fractions: utils of different players cannot be compared.

import { type ByPlayer, type Game, payoffSpreads } from "../game/index.ts";

export interface OwnUnits {
  /** The same game, payoffs of each player divided by its unit. */
  readonly game: Game;
  /** The power of two next below the player's payoff range, in utils, so that dividing by it rounds nothing; 1 where nothing is at stake. */
  readonly units: ByPlayer<number>;
}

const known = new WeakMap<Game, OwnUnits>();

export function inOwnUnits(game: Game): OwnUnits {
  let found = known.get(game);
  if (found === undefined) {
    const units = payoffSpreads(game).map(unitOf);
    const payoffs = game.valuation.payoffs.map((own, player) => own.map((pay) => pay / units[player]!)); // one a player
    known.set(game, (found = { game: { ...game, valuation: { ...game.valuation, payoffs } }, units }));
  }
  return found;
}

function unitOf(spread: number): number {
  if (!(spread > 0)) return 1;
  let unit = 1;
  while (2 * unit <= spread) unit *= 2;
  while (unit > spread) unit /= 2;
  return unit;
}
