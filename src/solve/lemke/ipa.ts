// One Nash equilibrium of any number of players, by iterated polymatrix approximation (Govindan and Wilson 2004) on the sequence
// form: near a point the game looks as if each two players met in a matrix, and such games Lemke's method solves; the solution is the
// next point. Near an equilibrium that is Newton's method for complementarity problems. Far from one nothing guarantees that the
// points settle: then another prior is drawn.

import type { Solver } from "../solver.ts";
import { recallRefusal } from "../recall.ts";
import { solveByPaths } from "./search.ts";

export const ipa: Solver = {
  name: "ipa",
  title: "one Nash equilibrium of any number of players by iterated polymatrix approximation",
  assumes: "perfect recall; any number of players, each with its own odds of chance",
  refuses: (game) => recallRefusal(game, "ipa"),
  solve: (game, options) => solveByPaths(game, "ipa", options),
};
