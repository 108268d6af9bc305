// All Nash equilibria of small games: of one player or two, exactly and completely, by vertices; of more, by search over supports.

import type { Game } from "../game/index.ts";
import { searchSupports, supportsRefusal } from "./supports.ts";
import type { Solver } from "./solver.ts";
import { solveTwoPlayers, twoPlayersRefusal } from "./exact/two-players.ts";
import { recallRefusal } from "./recall.ts";

export const nashAll: Solver = {
  name: "nash-all",
  title: "all Nash equilibria of small games, exactly where there are two players",
  assumes: "perfect recall; a small game",
  refuses(game, shouldStop) {
    const forgets = recallRefusal(game, "nash-all");
    if (forgets !== null) return forgets;
    return isEnumerated(game) ? twoPlayersRefusal(game, shouldStop) : supportsRefusal(game, shouldStop);
  },
  solve: (game, options) => (isEnumerated(game) ? solveTwoPlayers(game, options) : searchSupports(game, options)),
};

function isEnumerated({ players }: Game): boolean {
  return players.length <= 2;
}
