// Nash equilibria by search over supports, for the games that cannot be enumerated by way of their strategic form.

import { Refusal } from "../base/index.ts";
import type { Game } from "../game/index.ts";
import type { Solution, SolveOptions } from "./solver.ts";
import { twoPlayersRefusal } from "./exact/two-players.ts";

/** Null when the search takes the game, otherwise one sentence: what it needs, what it got, which solver to use instead. */
export function supportsRefusal(game: Game): string | null {
  return twoPlayersRefusal(game);
}

/** @throws {RangeError} with the sentence of `supportsRefusal` */
export function searchSupports(game: Game, _options: SolveOptions): Solution {
  throw new Refusal(supportsRefusal(game) ?? "");
}
