// One Nash equilibrium of a two-player game of any sum, by Lemke's method on the sequence form.

import type { Solver } from "../solver.ts";
import { recallRefusal } from "../recall.ts";
import { solveByPaths } from "./search.ts";

export const lcp: Solver = {
  name: "lcp",
  title: "one Nash equilibrium of two players by Lemke's method on the sequence form",
  assumes: "two players, perfect recall",
  refuses: (game) => recallRefusal(game, "lcp") ?? (game.players.length === 2 ? null : `solve(): solver "lcp" needs two players, got ${game.players.length} (${game.players.join(", ")}); use "ipa"`),
  solve: (game, options) => solveByPaths(game, "lcp", options),
};
