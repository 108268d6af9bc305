// The contract that every solver keeps. A solver reads a game and returns profiles; it prints nothing, reads no clock, and
// stops when told to. How good a profile is, `strategy` says, not the solver.

import type { Game, Rational } from "../game/index.ts";
import type { ExactProfile, WeightedPlan } from "../strategy/index.ts";

export interface Progress {
  /** What is going on, for a person: "lambda 3.2", "iteration 1,200". */
  readonly stage: string;
  /** Share of the work done, from 0 to 1, or null when it cannot be told. */
  readonly done: number | null;
  /** The solver's own measure of error so far, or null. */
  readonly residual: number | null;
}

export interface SolveOptions {
  /** Precision of choice in quantal response equilibrium, in 1/util. */
  readonly lambda?: number;
  /** Follow the branch to the limit lambda -> infinity instead of stopping at `lambda`. */
  readonly limit?: boolean;
  /** List the equilibria at `lambda` on branches that cross the principal one as well. */
  readonly branches?: boolean;
  /** Keep the points of the principal branch from precision 0 on, close enough to draw it. */
  readonly path?: boolean;
  /** Largest number of iterations (each solver says what one is). */
  readonly iterationsMax?: number;
  /** The error at which the solver calls itself converged; each solver says which error. */
  readonly tolerance?: number;
  readonly seed?: number;
  /** Whether to leave out first what no equilibrium needs, such as dominated strategies (default true; all equilibria). */
  readonly simplify?: boolean;
  /** Whether a linear programme may go the last of the way to an equilibrium (default true; regret minimisation in small games). */
  readonly finish?: boolean;
  /** Start here instead of the solver's own start: probabilities by slot, such as the solution of a game whose numbers differ a little. */
  readonly start?: Float64Array;
  /** Take what a start leads to only where sweeps up the principal branch end there too, otherwise the branch: where there are several equilibria, the start may be near another. */
  readonly principal?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Asked between steps, at least every few milliseconds of work: true ends the solve with what there is, not converged. */
  readonly shouldStop?: () => boolean;
}

/** A point of a branch of quantal responses. */
export interface PathPoint {
  /** Finite; it may fall along the path, where the branch turns back. */
  readonly lambda: number;
  /** By slot, with their natural logarithms. */
  readonly probabilities: Float64Array;
  readonly logProbabilities: Float64Array;
  /** Whether another branch crosses here. */
  readonly crossing: boolean;
}

export interface SolvedProfile {
  /** Precision it belongs to; null where the solver has none. */
  readonly lambda: number | null;
  /** Probability of each slot. */
  readonly probabilities: Float64Array;
  /** Natural logarithms of the same, where the solver keeps them: they tell apart what underflows as a probability. */
  readonly logProbabilities: Float64Array | null;
  /** The same probabilities without rounding, from solvers that work in fractions. */
  readonly exact?: ExactProfile;
  /** By node: the owner's belief in it, given its information set; 0 off decision nodes. Only from solvers that find beliefs. */
  readonly beliefs?: Float64Array;
  /** The same without rounding. */
  readonly exactBeliefs?: readonly Rational[];
  /** By player: the mixture over reduced strategies that the profile stands for, where the solver works with those. */
  readonly mixed?: readonly (readonly WeightedPlan[])[];
}

export interface Solution {
  readonly solver: string;
  /** The options as used, defaults included. */
  readonly options: Readonly<Record<string, number | boolean | string>>;
  readonly seed: number;
  readonly converged: boolean;
  /** true: all solutions of this kind are listed; false: some may be missing; null: the solver seeks one only. */
  readonly complete: boolean | null;
  readonly iterations: number;
  /** Why it stopped, when not converged, or what a reader should know (a bifurcation passed); empty otherwise. */
  readonly message: string;
  readonly profiles: readonly SolvedProfile[];
  /**
   * Lists of indices of profiles. With one or two players maximal Nash subsets: whatever mixtures of its profiles' strategies the
   * players choose, each by itself, is an equilibrium too, and a profile may belong to several. With more players, and with
   * beliefs: the corners of each connected set, whose mixtures need not be equilibria.
   */
  readonly components?: readonly (readonly number[])[];
  /** Precisions at which other branches of quantal responses cross the one that was traced, as far as its steps saw them. */
  readonly crossings?: readonly number[];
  /** With `path`: the principal branch point by point, in the order in which it is followed, its end included where that is at a finite precision. */
  readonly path?: readonly PathPoint[];
  /** With a `start`: whether the profile is what the start leads to; false where it led nowhere, and the solver's own start was used. */
  readonly continued?: boolean;
  /** What was left out before the search because no equilibrium needs it, in the order in which it was found. */
  readonly simplified?: readonly Simplification[];
  /** Where play leads when players switch strategies in turn, from the solver that asks this. */
  readonly moves?: MoveAnalysis;
}

/** States are the four pairs of strategies, the second player's changing first. */
export interface MoveAnalysis {
  /** By state: the strategy of each player, as in a reduced form, and what it gets, in utils. */
  readonly states: readonly { readonly choice: readonly Int32Array[]; readonly payoffs: readonly Rational[] }[];
  /**
   * By state in which play begins. Paths by player who may move first: the states that play passes until it ends, null when that
   * player stays. Ends: the states in which play may end, two where it matters who moves first. Two-sided: the same where a
   * player who would rather stay moves all the same, when the other's move would lead to an end that is worse for both.
   */
  readonly starts: readonly { readonly paths: readonly (readonly number[] | null)[]; readonly ends: readonly number[]; readonly twoSided: readonly number[] }[];
  /** By profile: its state. The nonmyopic equilibria: states in which play ends from some start. */
  readonly equilibria: readonly number[];
}

/** A move or a strategy that was left out. */
export interface Simplification {
  /** Worse than another whatever the others do; paying everyone the same as another; or at a set to which nothing leads. */
  readonly kind: "dominated" | "equal" | "unreached";
  readonly player: number;
  /** By information set: the index of the action; -1 elsewhere. A single set: that move; several: the strategy. */
  readonly choice: Int32Array;
  /** What is better or stands for it, in the same form; null where it takes a mixture. */
  readonly by: Int32Array | null;
}

export interface Solver {
  readonly name: string;
  /** One line for the list of solvers. */
  readonly title: string;
  /** What it assumes of the game, in words. */
  readonly assumes: string;
  /**
   * Null when it takes the game, otherwise one sentence: what it needs, what it got, which solver to use instead.
   *
   * @param shouldStop  for solvers that must work to know: true ends that work with null, and `solve` says that it was told to stop
   */
  refuses(game: Game, shouldStop?: () => boolean): string | null;
  solve(game: Game, options: SolveOptions): Solution;
}
