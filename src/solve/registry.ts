// All solvers by name. Adding one means one file and one line here.

import { Refusal, requireThat, suggest } from "../base/index.ts";
import type { Game } from "../game/index.ts";
import { backward } from "./backward.ts";
import { cfr } from "./cfr.ts";
import { nashAll } from "./nash-all.ts";
import { qre } from "./qre.ts";
import { spe } from "./spe.ts";
import type { Solution, SolveOptions, Solver } from "./solver.ts";

export const solvers: ReadonlyMap<string, Solver> = new Map([qre, backward, cfr, nashAll, spe].map((solver) => [solver.name, solver]));

/**
 * Solves a game with the solver of that name.
 *
 * @throws {RangeError} when there is no such solver, when it does not take this game (the sentence says which does), or when
 *                      an option is out of its range
 */
export function solve(game: Game, { solver: name, ...options }: SolveOptions & { readonly solver: string }): Solution {
  const solver = solvers.get(name);
  if (solver === undefined) throw new Refusal(`solve(): there is no solver "${name}"; ${suggest(name, solvers.keys())}`);
  const refusal = solver.refuses(game);
  requireThat(refusal === null, refusal ?? "");
  return solver.solve(game, options);
}
