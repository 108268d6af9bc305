// All Nash equilibria of small games. Two players with a strategic form that can be enumerated are solved exactly and completely;
// all other games go to the search over supports.

import { recallFaultOf } from "../strategy/index.ts";
import { searchSupports, supportsRefusal } from "./supports.ts";
import type { Solver } from "./solver.ts";
import { solveTwoPlayers, twoPlayersRefusal } from "./exact/two-players.ts";

export const nashAll: Solver = {
  name: "nash-all",
  title: "all Nash equilibria of small games, exactly where there are two players",
  assumes: "perfect recall; a small game",
  refuses(game) {
    const fault = recallFaultOf(game);
    if (fault !== null) return `solve(): solver "nash-all" needs perfect recall; ${fault.sentence}`;
    return twoPlayersRefusal(game) === null ? null : supportsRefusal(game);
  },
  solve: (game, options) => (twoPlayersRefusal(game) === null ? solveTwoPlayers(game, options) : searchSupports(game, options)),
};
