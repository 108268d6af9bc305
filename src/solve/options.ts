// Options with their defaults, shared by all solvers.

/** What a solver uses where an option is left out. */
export const defaultSolverOptions = {
  /** Precision of choice, in 1/util. */
  lambda: 6,
  /** Largest difference in a probability (quantal response). */
  tolerance: 1e-10,
  /** Largest regret of a player as a share of its payoff range (limit of the quantal response branch). */
  regretTolerance: 1e-9,
  /** The same (counterfactual regret minimisation). */
  cfrTolerance: 1e-4,
  /** Passes over the tree (quantal response). */
  passesMax: 1_000_000,
  /** Iterations of counterfactual regret minimisation. */
  cfrIterationsMax: 100_000,
  /** Bases of the two best-response polytopes (all equilibria). */
  basesMax: 4_000_000,
  /** Largest regret of a player as a share of the payoff range, and iterations (regret minimisation by sampled play). */
  mccfrTolerance: 1e-2,
  mccfrIterationsMax: 10_000_000,
  /** Pivots of Lemke's method (two players on the sequence form). */
  pivotsMax: 1_000_000,
  /** Steps of the search for classes of assessments (sequential equilibria). */
  classStepsMax: 1_000_000,
  /** Steps of the search over supports (all equilibria, three and more players). */
  supportStepsMax: 5_000_000,
  seed: 62,
} as const;
