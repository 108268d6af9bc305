// A game with each player's payoffs in a unit of their own, so that slack means the same for whoever counts in billions and for
// whoever counts in fractions: utils of different players cannot be compared.

import { type ByPlayer, type Game, TERMINAL } from "../game/index.ts";

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
    const units = game.valuation.payoffs.map((payoffs) => unitOf(game, payoffs));
    const payoffs = game.valuation.payoffs.map((own, player) => own.map((pay) => pay / units[player]!)); // one a player
    known.set(game, (found = { game: { ...game, valuation: { ...game.valuation, payoffs } }, units }));
  }
  return found;
}

function unitOf({ topology: { nodeCount, kind } }: Game, payoffs: Float64Array): number {
  let low = Infinity, high = -Infinity, unit = 1;
  for (let node = 0; node < nodeCount; node++) {
    if (kind[node] !== TERMINAL) continue;
    low = Math.min(low, payoffs[node]!);
    high = Math.max(high, payoffs[node]!);
  }
  if (!(high > low)) return 1;
  while (2 * unit <= high - low) unit *= 2;
  while (unit > high - low) unit /= 2;
  return unit;
}
