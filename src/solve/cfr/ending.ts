// When regret minimisation ends and what it answers. Averages come near an equilibrium soon and then ever more slowly; where the
// game is small, Lemke's path from the average goes the rest of the way (finish).

import { countText } from "../../base/index.ts";
import { type Game, payoffRange, slotCount } from "../../game/index.ts";
import { type Profile, regret } from "../../strategy/index.ts";
import { solveByPaths } from "../lemke/search.ts";
import { defaultSolverOptions } from "../options.ts";
import type { Solution, SolveOptions } from "../solver.ts";

/** Largest number of slots, and of pivots, of a game that is finished so: up to about a second. */
const FINISHED_MAX = 12_000, PIVOTS_MAX = 20_000;
/** After a finish that failed, regret must fall to this share of what it was before the next one. */
const AGAIN = 0.1;

export interface Ending {
  /**
   * Looks whether to end.
   *
   * @param gap      the largest regret as the solver sees it, as a share of the payoff range
   * @param average  the profile that has it, asked for where it may be the answer
   * @returns        the answer, or null to go on
   */
  at(gap: number, iterations: number, told: boolean, average: () => Profile): Solution | null;
  readonly iterationsMax: number;
}

/** @param near  share of the payoff range: where a finish begins, and the tolerance of games that are not finished */
export function endingOf(game: Game, solver: string, near: number, iterationsDefault: number, options: SolveOptions): Ending {
  const finish = options.finish !== false && slotCount(game) <= FINISHED_MAX;
  const tolerance = options.tolerance ?? (finish ? defaultSolverOptions.regretTolerance : near), iterationsMax = options.iterationsMax ?? iterationsDefault;
  const { seed = defaultSolverOptions.seed } = options, range = payoffRange(game);
  let finishFrom = finish ? near : 0;
  return {
    iterationsMax,
    at(gap, iterations, told, average) {
      const last = told || iterations >= iterationsMax || Number.isNaN(gap);
      if (gap > Math.max(tolerance, finishFrom) && !last) return null;
      // The certificate comes from the tree, by code that knows nothing of sequences.
      const probabilities = average(), share = Math.max(...regret(game, probabilities)) / range;
      const common = { solver, options: { tolerance, iterationsMax, finish }, seed, complete: null, iterations };
      if (share <= tolerance || last) {
        const why = share <= tolerance ? "" : `; ${told ? "told to stop" : `${countText(iterationsMax)} iterations were not enough: raise \`iterationsMax\` or \`tolerance\``}`;
        return { ...common, converged: share <= tolerance, message: `largest regret ${shareText(share)}${why}`, profiles: [{ lambda: null, probabilities, logProbabilities: null }] };
      }
      if (share > finishFrom) return null;
      finishFrom = AGAIN * share;
      const { onProgress, shouldStop } = options;
      const finished = solveByPaths(game, solver, { tolerance, iterationsMax: PIVOTS_MAX, seed, start: probabilities, ...(onProgress && { onProgress }), ...(shouldStop && { shouldStop }) });
      const message = `finished by linear programming (${countText(finished.iterations)} pivots) from the average of ${countText(iterations)} iterations, whose largest regret was ${shareText(share)}; ${finished.message}`;
      return finished.converged ? { ...common, converged: true, message, profiles: finished.profiles } : null;
    },
  };
}

function shareText(share: number): string {
  return `${share === 0 ? 0 : share.toExponential(1)} of the payoff range`;
}
