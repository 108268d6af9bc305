// All equilibria of two-player games by way of the reduced strategic form, in exact fractions.

import { requireThat } from "../base/index.ts";
import { floatOfRational, type Game } from "../game/index.ts";
import { behaviourOf, reducedForm, reducedSize, type WeightedPlan } from "../strategy/index.ts";
import { solveBimatrix } from "./bimatrix.ts";
import { defaultSolverOptions } from "./options.ts";
import type { Solution, SolvedProfile, SolveOptions } from "./solver.ts";

const CELLS_MAX = 1024;

/** Null when the strategic form can be enumerated, otherwise one sentence: what is needed, what it got, which solver to use instead. */
export function twoPlayersRefusal(game: Game): string | null {
  if (game.players.length !== 2) return `solve(): solver "nash-all" needs two players, got ${game.players.length} (${game.players.join(", ")}); use "qre"`;
  const { strategies, cells } = reducedSize(game);
  return cells <= CELLS_MAX ? null : `solve(): solver "nash-all" needs a smaller game: its reduced strategic form has ${strategies.join(" x ")} strategies; use "qre"`;
}

/** @throws {RangeError} with the sentence of `twoPlayersRefusal` */
export function solveTwoPlayers(game: Game, options: SolveOptions): Solution {
  const refusal = twoPlayersRefusal(game);
  requireThat(refusal === null, refusal ?? "");
  const form = reducedForm(game);
  const [rows, columns] = form.strategies.map((plans) => plans.length) as [number, number]; // two players
  const basesMax = options.iterationsMax ?? defaultSolverOptions.basesMax;
  let told = false;
  const shouldStop = (bases: number) => {
    if (bases % 64 === 0) options.onProgress?.({ stage: `${bases} bases`, done: null, residual: null });
    return (told = options.shouldStop?.() === true);
  };
  const { equilibria, components, bases, exhausted } = solveBimatrix({ rows, columns, payoffs: [form.payoffs[0]!, form.payoffs[1]!] }, basesMax, shouldStop);
  const profiles = equilibria.map(({ mixed }) => profileOf(game, mixed.map((weights, player) => weights.flatMap((probability, index) => (probability.numerator === 0n ? [] : [{ choice: form.strategies[player]![index]!, probability }])))));
  return {
    solver: "nash-all", options: { iterationsMax: basesMax }, seed: options.seed ?? defaultSolverOptions.seed, converged: exhausted, complete: exhausted, iterations: bases,
    message: exhausted ? "" : `${told ? "told to stop" : `${basesMax} bases were not enough: raise \`iterationsMax\``} before all equilibria were found`,
    profiles, components,
  };
}

/** The behaviour that the mixtures amount to, and the mixtures. */
function profileOf(game: Game, mixed: readonly (readonly WeightedPlan[])[]): SolvedProfile {
  const exact = behaviourOf(game, mixed);
  return { lambda: null, probabilities: Float64Array.from(exact, floatOfRational), logProbabilities: null, exact, mixed };
}
