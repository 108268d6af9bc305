// Agent quantal response equilibrium in logit form (McKelvey and Palfrey 1998), the principal branch: any number of players,
// each with its own odds of chance. One iteration is one pass over the tree. Error: the largest difference between a
// probability and its logit response; in the limit, the largest regret as a share of the payoff range.

import { exp, ln, requireThat } from "../base/index.ts";
import type { Game } from "../game/index.ts";
import { recallFaultOf, requireProfile } from "../strategy/index.ts";
import { ROUNDING_MAX } from "./branch.ts";
import { settle } from "./ladder.ts";
import { defaultSolverOptions } from "./options.ts";
import { crossingNote, finishQuantal, isPerfect, pursue, type QuantalRun, shortNumber, startQuantal, uniformLogs, within } from "./qre-run.ts";
import { solveLimit } from "./qre-limit.ts";
import type { Solution, Solver } from "./solver.ts";

/** Smallest probability that a caller's start may give an action: logarithms hold no zero. */
const START_MIN = 1e-300;

export const qre: Solver = {
  name: "qre",
  title: "agent logit quantal response equilibrium on the principal branch, at a precision lambda or in the limit",
  assumes: "perfect recall; any number of players, each with its own odds of chance",
  refuses(game) {
    const fault = recallFaultOf(game);
    return fault === null ? null : `solve(): solver "qre" needs perfect recall; ${fault.sentence}`;
  },
  solve(game, options) {
    const lambda = options.lambda ?? defaultSolverOptions.lambda;
    requireThat(lambda >= 0 && lambda < Infinity, `solve(): \`lambda\` must be a finite number of at least 0, got ${lambda}; for the limit set \`limit\``);
    if (options.start !== undefined) requireProfile(game, options.start, "solve");
    const run = startQuantal(game, options);
    return options.limit === true ? solveLimit(run) : solveAt(game, lambda, run);
  },
};

function solveAt(game: Game, lambda: number, run: QuantalRun): Solution {
  const { map, form, options, stop } = run;
  const tolerance = options.tolerance ?? defaultSolverOptions.tolerance;
  let found = { end: "reached", point: { lambda: 0, logs: uniformLogs(game) }, crossings: [] as readonly number[], traced: false };
  const near = options.start?.map((probability) => ln(Math.max(probability, START_MIN))) ?? (isPerfect(form) ? uniformLogs(game) : null);
  if (lambda > 0) {
    const settled = near !== null && settle(map, near, lambda, tolerance, stop).settled ? within(run, { lambda, logs: near }, tolerance) : null;
    if (settled !== null) found = { ...found, point: settled, traced: settled.logs !== near };
    else found = pursue(run, lambda, lambda, tolerance, () => (at, residual) => {
      run.report(at.lambda, Math.min(1, at.lambda / lambda), residual);
      return false;
    });
  }
  const { point, crossings, traced } = found;
  // The profile, not its response: at high lambda the map expands what is left of the residual.
  const residual = map.respond(point.logs, point.lambda, new Float64Array(form.slots));
  // Beyond some lambda rounding keeps the residual above any tolerance; tracing then lands by the size of Newton's step.
  const rounded = traced && residual > tolerance && residual <= ROUNDING_MAX;
  const converged = point.lambda === lambda && (residual <= tolerance || rounded);
  const notes = [
    converged ? "" : `stopped at lambda ${shortNumber(point.lambda)} of ${shortNumber(lambda)}: ${run.reason()}`,
    converged && rounded ? `the last Newton step is below 1e-9; the residual of ${residual.toExponential(1)} is rounding at this lambda` : "",
    crossingNote(crossings),
  ];
  return finishQuantal(run, { lambda, tolerance }, converged, notes, { lambda: point.lambda, probabilities: point.logs.map(exp), logProbabilities: point.logs });
}
