// All solvers by name. Adding one means one file and one line here.

import { Refusal, requireThat, suggest } from "../base/index.ts";
import type { Game } from "../game/index.ts";
import { councilFault } from "../strategy/index.ts";
import { backward } from "./backward.ts";
import { cfrPlus, dcfr, predictiveCfrPlus } from "./cfr/cfr.ts";
import { mccfr } from "./cfr/mccfr.ts";
import { ipa } from "./lemke/ipa.ts";
import { lcp } from "./lemke/lcp.ts";
import { lp } from "./lemke/lp.ts";
import { nashAll } from "./nash-all.ts";
import { qre } from "./qre.ts";
import { sequential } from "./perfect/sequential.ts";
import { spe } from "./perfect/spe.ts";
import type { Solution, SolveOptions, Solver } from "./solver.ts";
import { theoryOfMoves } from "./theory-of-moves.ts";

/** Other names that a solver answers to. */
const SHORT_NAMES: ReadonlyMap<string, readonly string[]> = new Map([["cfr+", ["cfr"]]]);

export const solvers: ReadonlyMap<string, Solver> = new Map([qre, backward, cfrPlus, dcfr, predictiveCfrPlus, mccfr, lcp, lp, ipa, nashAll, spe, sequential, theoryOfMoves].flatMap((solver) => [solver.name, ...(SHORT_NAMES.get(solver.name) ?? [])].map((name) => [name, solver])));

/**
 * Solves a game with the solver of that name.
 *
 * @throws {RangeError} when there is no such solver, when it does not take this game (the sentence says which does), or when
 *                      an option is unknown or out of its range
 */
export function solve(game: Game, { solver: name, ...options }: SolveOptions & { readonly solver: string }): Solution {
  // Programs in plain JavaScript come here unchecked.
  const given = game as Partial<Game> | undefined;
  requireThat(given?.topology !== undefined && given.valuation !== undefined, "solve(): the first argument must be a game; of a compiled scenario it is `compiled.game`");
  requireThat(typeof name === "string", `solve(): \`solver\` must name a solver, got ${shown(name)}; ${suggest("", solvers.keys())}`);
  const solver = solvers.get(name);
  if (solver === undefined) throw new Refusal(`solve(): there is no solver "${name}"; ${suggest(name, solvers.keys())}`);
  requireOptions(options);
  const refusal = councilRefusal(game, solver, options.limit === true) ?? solver.refuses(game, options.shouldStop);
  requireThat(refusal === null, refusal ?? "");
  return solver.solve(game, options);
}

/** Only quantal response knows how a council answers, and it does so at a precision. */
function councilRefusal(game: Game, solver: Solver, limit: boolean): string | null {
  const [council] = game.valuation.councils ?? [];
  if (council === undefined) return null;
  const name = game.players[council.player];
  if (solver.name !== "qre") return `solve(): solver "${solver.name}" has each player maximise its own payoff, and ${name} decides as a council by the rule "${council.rule}"; use "qre", or leave out \`councils\``;
  if (limit) return `solve(): \`limit\` leads to a Nash equilibrium, and ${name} decides as a council by the rule "${council.rule}", which has none; solve at a \`lambda\``;
  const fault = councilFault(game);
  return fault === null ? null : `solve(): ${fault}`;
}

const isNotNegative = (value: unknown) => typeof value === "number" && value >= 0 && value < Infinity;
const isFunction = (value: unknown) => typeof value === "function";

/** By option: what it must be, in words, whether a value is, and perhaps a way out. */
const OPTIONS: { readonly [Name in keyof Required<SolveOptions>]: readonly [want: string, holds: (value: unknown) => boolean, help?: string] } = {
  lambda: ["a finite number of at least 0", isNotNegative, "for the limit set `limit`"],
  limit: ["true or false", (value) => typeof value === "boolean"],
  branches: ["true or false", (value) => typeof value === "boolean"],
  path: ["true or false", (value) => typeof value === "boolean"],
  iterationsMax: ["a whole number of at least 1", (value) => Number.isInteger(value) && (value as number) >= 1],
  tolerance: ["a finite number of at least 0", isNotNegative],
  seed: ["a whole number", Number.isSafeInteger],
  simplify: ["true or false", (value) => typeof value === "boolean"],
  finish: ["true or false", (value) => typeof value === "boolean"],
  start: ["a Float64Array of one probability for each slot", (value) => value instanceof Float64Array],
  principal: ["true or false", (value) => typeof value === "boolean"],
  onProgress: ["a function", isFunction],
  shouldStop: ["a function", isFunction],
};

function requireOptions(options: SolveOptions): void {
  for (const [name, value] of Object.entries(options)) {
    const known = Object.hasOwn(OPTIONS, name) ? OPTIONS[name as keyof SolveOptions] : undefined; // one of its own keys
    if (known === undefined) throw new Refusal(`solve(): there is no option "${name}"; ${suggest(name, Object.keys(OPTIONS))}`);
    const [want, holds, help] = known;
    if (value !== undefined && !holds(value)) throw new Refusal(`solve(): \`${name}\` must be ${want}, got ${shown(value)}${help === undefined ? "" : `; ${help}`}`);
  }
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : typeof value === "object" && value !== null ? "an object" : String(value);
}
