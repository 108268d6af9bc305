// What every solver here needs: players who remember their own moves and what they knew.

import type { Game } from "../game/index.ts";
import { recallFaultOf } from "../strategy/index.ts";

/** Null when players remember; otherwise the sentence for `refuses`. */
export function recallRefusal(game: Game, solver: string): string | null {
  const fault = recallFaultOf(game);
  return fault === null ? null : `solve(): solver "${solver}" needs perfect recall, but ${fault.sentence}; no solver takes such a game: nodes that a player's own moves tell apart need information sets of their own`;
}
