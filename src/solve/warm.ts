// Quantal response again and again on one tree, each time from the last answer: what a slider needs. Arrays are made once.

import { ln, requireThat } from "../base/index.ts";
import type { Game } from "../game/index.ts";
import { type Profile, requireProfile } from "../strategy/index.ts";
import { ownForm, refold } from "./agent-form.ts";
import { settle } from "./ladder.ts";
import { defaultSolverOptions } from "./options.ts";
import { qre } from "./qre.ts";
import { quantalMap } from "./quantal-map.ts";

export interface WarmAnswer {
  readonly converged: boolean;
  /** Largest difference between a probability and its logit response. */
  readonly residual: number;
  /** Whether the last answer led there; false where it led nowhere near and the branch from precision 0 was followed instead. */
  readonly continued: boolean;
}

export interface WarmSolver {
  /** By slot, the last answer: to be read before the next `solve`. */
  readonly probabilities: Float64Array;
  /**
   * Solves a game with the same tree.
   *
   * @param lambda  precision of choice in 1/util, above 0
   * @param odds    whether odds of chance differ from those of the last call
   * @throws {RangeError} when `lambda` is out of bounds
   */
  solve(game: Game, lambda: number, odds?: boolean): WarmAnswer;
}

/** Smallest probability of a start: logarithms hold no zero. */
const START_MIN = 1e-300;
const never = (): boolean => false;

/**
 * @param profile    where the first answer starts, by slot: an equilibrium of a game like it
 * @param tolerance  residual to reach
 */
export function warmSolver(first: Game, profile: Profile, tolerance: number = defaultSolverOptions.tolerance): WarmSolver {
  requireProfile(first, profile, "warmSolver");
  const form = ownForm(first), map = quantalMap(form);
  const probabilities = profile.slice(), last = profile.map((p) => ln(Math.max(p, START_MIN))), logs = last.slice(), response = last.slice();
  return {
    probabilities,
    solve(game, lambda, odds = true) {
      requireThat(lambda > 0 && lambda < Infinity, `solve(): \`lambda\` must be a finite number above 0, got ${lambda}`);
      refold(form, game, odds);
      map.renumbered();
      // A sweep may move less than the tolerance and leave more, hence a smaller aim.
      const residual = settle(map, logs, lambda, tolerance / 4, never, false).led ? map.respond(logs, lambda, response) : Infinity;
      if (residual <= tolerance) {
        probabilities.set(map.probabilities);
        last.set(logs);
        return { converged: true, residual, continued: true };
      }
      // Folded numbers are kept by valuation, and this one may be written to again: hence another.
      const { converged, continued = false, profiles: [found] } = qre.solve({ ...game, valuation: { ...game.valuation } }, { lambda, tolerance, start: probabilities });
      if (found === undefined || !converged) {
        logs.set(last);
        return { converged: false, residual: Infinity, continued: false };
      }
      probabilities.set(found.probabilities);
      last.set(found.logProbabilities ?? found.probabilities.map((p) => ln(Math.max(p, START_MIN))));
      logs.set(last);
      return { converged: true, residual: map.respond(logs, lambda, response), continued };
    },
  };
}
