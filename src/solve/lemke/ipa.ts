// One Nash equilibrium of any number of players, by iterated polymatrix approximation (Govindan and Wilson 2004) on the sequence
// form: near a point the game looks as if each two players met in a matrix, and such games Lemke's method solves; the solution is the
// next point. Near an equilibrium that is Newton's method for complementarity problems. Far from one nothing guarantees that the
// points settle: then another prior is drawn.

import { type Game, TERMINAL } from "../../game/index.ts";
import type { Solver } from "../solver.ts";
import { recallRefusal } from "../recall.ts";
import { solveByPaths } from "./search.ts";

/** Factors multiplied in one look at the game: for each end and two players the odds that the others play so. */
const FACTORS_MAX = 2e8;

function sizeRefusal({ players, topology }: Game): string | null {
  const ends = topology.kind.reduce((count, kind) => count + (kind === TERMINAL ? 1 : 0), 0);
  if (players.length === 2 || (players.length ** 3 / 2) * ends <= FACTORS_MAX) return null;
  return `solve(): solver "ipa" needs fewer players or ends: for ${players.length} players and ${ends} ends it would multiply over ${FACTORS_MAX / 1e6} million odds in each round; use "qre"`;
}

export const ipa: Solver = {
  name: "ipa",
  title: "one Nash equilibrium of any number of players by iterated polymatrix approximation",
  assumes: "perfect recall; any number of players, each with its own odds of chance",
  refuses: (game) => recallRefusal(game, "ipa") ?? sizeRefusal(game),
  solve: (game, options) => solveByPaths(game, "ipa", options),
};
