// All Nash equilibria of small games: of one player or two, exactly and completely, by vertices; of more, by search over supports.

import type { Game } from "../game/index.ts";
import { recallFaultOf } from "../strategy/index.ts";
import { searchSupports, supportsRefusal } from "./supports.ts";
import type { Solver } from "./solver.ts";
import { solveTwoPlayers, twoPlayersRefusal } from "./exact/two-players.ts";

export const nashAll: Solver = {
  name: "nash-all",
  title: "all Nash equilibria of small games, exactly where there are two players",
  assumes: "perfect recall; a small game",
  refuses(game, shouldStop) {
    const fault = recallFaultOf(game);
    if (fault !== null) return `solve(): solver "nash-all" needs perfect recall; ${fault.sentence}`;
    return isEnumerated(game) ? twoPlayersRefusal(game, shouldStop) : supportsRefusal(game);
  },
  solve: (game, options) => (isEnumerated(game) ? solveTwoPlayers(game, options) : searchSupports(game, options)),
};

function isEnumerated({ players }: Game): boolean {
  return players.length <= 2;
}
