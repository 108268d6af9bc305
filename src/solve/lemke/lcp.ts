// One Nash equilibrium of a two-player game of any sum, by Lemke's method on the sequence form.

import { pathRefusal, solveByPaths } from "./search.ts";
import type { Solver } from "../solver.ts";

export const lcp: Solver = {
  name: "lcp",
  title: "one Nash equilibrium of two players by Lemke's method on the sequence form",
  assumes: "two players, perfect recall",
  refuses: (game) => pathRefusal(game, "lcp"),
  solve: (game, options) => solveByPaths(game, "lcp", options),
};
