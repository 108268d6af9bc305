// A scenario under one set of numbers after another, each answered from the last answer: what a slider moves.

import type { Diagnostic } from "../base/index.ts";
import { type Compiled, revaluerOf } from "../compile/index.ts";
import { CHANCE } from "../game/index.ts";
import type { Value } from "../scenario/index.ts";
import { warmSolver } from "../solve/index.ts";
import type { Profile } from "../strategy/index.ts";

/** What a resolver says; its arrays are overwritten by the next answer. */
export interface ResolverAnswer {
  /** Why the numbers were refused, such as odds above 1; empty when they were taken. All else then belongs to the last answer. */
  readonly diagnostics: readonly Diagnostic[];
  readonly converged: boolean;
  /** Largest difference between a probability and its logit response. */
  readonly residual: number;
  /** Whether the last answer led here; false where the branch from precision 0 was followed, since nothing was near. */
  readonly continued: boolean;
  /** By outcome of the game: its probability under the scenario's odds. */
  readonly outcomes: Float64Array;
  /** By slot. */
  readonly probabilities: Float64Array;
}

export interface Resolver {
  /**
   * The quantal response equilibrium under other numbers, near the last answer.
   *
   * @param changes  values by parameter, above the settings that the scenario was compiled with; not above the last changes
   * @param lambda   precision of choice in 1/util, above 0
   * @throws {RangeError} when a parameter is unknown, computed or shapes the tree, a value is of the wrong kind, or `lambda` is out of bounds
   */
  resolve(changes: ReadonlyMap<string, Value>, lambda: number): ResolverAnswer;
}

/**
 * Opens a resolver. It holds every array that answers need, so that one takes milliseconds in a tree of tens of thousands of nodes.
 *
 * @param profile    where the first answer starts, by slot: the scenario's own solution
 * @param tolerance  residual to reach; 1e-10 by default
 */
export function createResolver(compiled: Compiled, profile: Profile, tolerance?: number): Resolver {
  const revaluer = revaluerOf(compiled), { game } = revaluer;
  const solver = warmSolver(game, profile, tolerance), { probabilities } = solver;
  const reach = new Float64Array(game.topology.nodeCount), outcomes = new Float64Array(game.outcomes.length);
  let answer: ResolverAnswer = { diagnostics: [], converged: false, residual: Infinity, continued: false, outcomes, probabilities };
  return {
    resolve(changes, lambda) {
      const { diagnostics, odds } = revaluer.revalue(changes);
      if (diagnostics.length > 0) return { ...answer, diagnostics };
      answer = { diagnostics, ...solver.solve(game, lambda, odds), outcomes, probabilities };
      if (answer.converged) distribute();
      return answer;
    },
  };

  /** One pass down the tree. */
  function distribute(): void {
    const { nodeCount, kind, firstChild, childCount, infoset, infosets, outcome } = game.topology, odds = game.valuation.chance;
    outcomes.fill(0);
    reach[0] = 1;
    for (let node = 0; node < nodeCount; node++) {
      const first = firstChild[node]!, branches = childCount[node]!, here = reach[node]!;
      if (outcome[node]! >= 0) outcomes[outcome[node]!]! += here;
      if (branches === 0) continue;
      const slot = kind[node] === CHANCE ? -1 : infosets.firstSlot[infoset[node]!]!;
      for (let k = 0; k < branches; k++) reach[first + k] = here * (slot < 0 ? odds[first + k]! : probabilities[slot + k]!);
    }
  }
}
