// The value and optimal strategies of a two-player constant-sum game: the linear programme of the sequence form and its dual
// (Koller, Megiddo and von Stengel 1996), both at once by Lemke's path, which on a linear programme is the self-dual simplex
// method (Dantzig 1963). What it finds is certified by best replies: each player's strategy guarantees it as much as the other's
// leaves it.

import { bestResponse } from "../../strategy/index.ts";
import { extremeSums, ZERO_SUM, zeroSumRefusal } from "../cfr/zero-sum.ts";
import { solveByPaths } from "./search.ts";
import type { Solver } from "../solver.ts";

export const lp: Solver = {
  name: "lp",
  title: "value and optimal strategies of a constant-sum game by linear programming on the sequence form",
  assumes: ZERO_SUM,
  refuses: (game) => zeroSumRefusal("lp", game),
  solve(game, options) {
    const solution = solveByPaths(game, "lp", options);
    const [{ probabilities }] = solution.profiles as [(typeof solution.profiles)[0]]; // one profile
    const most = bestResponse(game, probabilities, 0).value, sum = extremeSums(game).low.sum, least = sum - bestResponse(game, probabilities, 1).value;
    const worth = number(least) === number(most) ? number(least) : `from ${number(least)} to ${number(most)}`;
    return { ...solution, message: `worth ${worth} to ${game.players[0]}, as the strategies of both sides guarantee; ${solution.message}` };
  },
};

function number(x: number): string {
  return String(Number(x.toPrecision(12)));
}
