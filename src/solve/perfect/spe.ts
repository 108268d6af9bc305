// All subgame-perfect equilibria of games whose subgames are small: the parts of the game between the beginnings of subgames are
// solved for all their Nash equilibria, from the last ones up.
//
// Source: Selten 1965

import { floatOfRational, type Game, numberText, rationalOf } from "../../game/index.ts";
import { compose, type PartAnswer } from "./compose.ts";
import { nashAll } from "../nash-all.ts";
import { defaultSolverOptions } from "../options.ts";
import { gameOfPart, partsOf } from "../parts.ts";
import type { SolveOptions, Solver } from "../solver.ts";
import { recallRefusal } from "../recall.ts";

export const spe: Solver = {
  name: "spe",
  title: "all subgame-perfect equilibria where each part between subgames is small",
  assumes: "perfect recall; parts between subgames that nash-all takes",
  refuses(game, shouldStop) {
    const forgets = recallRefusal(game, "spe");
    if (forgets !== null) return forgets;
    const parts = partsOf(game), all = new Set(game.topology.infosets.player).size === game.players.length;
    for (const part of parts) {
      if (shouldStop?.() === true) return null;
      if (part.sets.length < 2) continue;
      const refusal = nashAll.refuses(parts.length === 1 && all ? game : gameOfPart(game, part).game, shouldStop);
      if (refusal !== null) return refusal.replace('solver "nash-all" needs', `solver "spe" needs in the part of the tree with ${part.sets.length} information sets and ${part.nodes.length} nodes`);
    }
    return null;
  },
  solve(game, options) {
    const iterationsMax = options.iterationsMax ?? defaultSolverOptions.basesMax;
    const found = compose(game, (part) => nashOfPart(part, { ...options, iterationsMax }), () => options.shouldStop?.() === true,
      (done, all) => options.onProgress?.({ stage: `subgame ${done} of ${all}`, done: done / all, residual: null }));
    return {
      solver: "spe", options: { iterationsMax }, seed: options.seed ?? defaultSolverOptions.seed, converged: found.converged,
      complete: found.complete, iterations: found.iterations, message: found.messages.join("; "), components: found.components,
      profiles: found.profiles.map(({ probabilities, isExact }) => ({
        lambda: null, probabilities: Float64Array.from(probabilities, floatOfRational), logProbabilities: null, ...(isExact ? { exact: probabilities } : {}),
      })),
    };
  },
};

function nashOfPart(part: Game, options: SolveOptions): PartAnswer {
  const { profiles, components, complete, converged, iterations, message } = nashAll.solve(part, options);
  return {
    profiles: profiles.map(({ exact, probabilities }) => ({ probabilities: exact ?? Array.from(probabilities, (probability) => rationalOf(numberText(probability))), isExact: exact !== undefined, beliefs: null })),
    components: components ?? profiles.map((_, index) => [index]), complete: complete === true, converged, iterations, message,
  };
}
