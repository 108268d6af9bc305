// Precision of choice from counts of observed moves: maximum likelihood, and a posterior on a grid (McKelvey and Palfrey 1998 for
// the model; each observed move is one draw from the quantal response equilibrium at its information set).

import { exp, ln, logGammaTails, requireThat } from "../base/index.ts";
import { type Game, payoffRange, revalue } from "../game/index.ts";
import type { Solver } from "../solve/index.ts";
import { climbToTop, refineGrid, type Marginal, marginalOf } from "./grid.ts";

export interface FitOptions {
  /** A quantal response solver. */
  readonly solver: Solver;
  /** Ends of the prior, which is even in the logarithm of lambda; by default PRIOR over the payoff range. */
  readonly range?: readonly [low: number, high: number];
  /** Whether each player whose moves were observed has a precision of its own as well; with two such players at most. */
  readonly byPlayer?: boolean;
  readonly onProgress?: (solved: number) => void;
}

/** What counts say of lambda: a value; a lower bound, an upper bound; nothing. */
export type Identified = "yes" | "at-least" | "at-most" | "no";

export interface PrecisionEstimate {
  /** The player whose precision it is, from 0; null: of all alike. */
  readonly player: number | null;
  /** Where the likelihood is largest within the prior's range, in 1/util. */
  readonly lambda: number;
  /** The posterior's median and the ends of its middle 95 %. */
  readonly median: number;
  readonly interval: readonly [low: number, high: number];
  readonly identified: Identified;
}

export interface PrecisionFit {
  readonly prior: readonly [low: number, high: number];
  /** Moves counted, and information sets at which any was. */
  readonly moves: number;
  readonly sets: number;
  readonly estimate: PrecisionEstimate;
  /** Natural logarithms of the likelihood: at the estimate, of even choice, of the limit of full precision, of the observed shares themselves. -Infinity where an observed move has probability 0. */
  readonly logLikelihood: { readonly fit: number; readonly uniform: number; readonly limit: number; readonly shares: number };
  /** Twice the gain of the observed shares over the fit, and how likely so much is if the fit is right; null without degrees of freedom. */
  readonly deviance: { readonly value: number; readonly degrees: number; readonly p: number | null };
  /** Probabilities at the estimate, by slot. */
  readonly probabilities: Float64Array;
  /** One for each player that was observed; empty unless asked for. `logLikelihood` is theirs together, `p` how likely such a gain is if all are alike. */
  readonly byPlayer: { readonly estimates: readonly PrecisionEstimate[]; readonly logLikelihood: number; readonly p: number } | null;
  /** Precisions at which the game could not be solved; the posterior leaves them out. */
  readonly unsolved: number;
}

/** Ends of the prior, as lambda times payoff range. */
export const PRIOR = [0.01, 1000] as const;
/** Points of a grid along each dimension, by number of dimensions. */
const POINTS = [0, 41, 15] as const;
/** Fall of the log-likelihood that the 95 % points of a chi-square with one degree of freedom halve to. */
const CLEAR = 1.92;
/** Log-likelihoods this close are the same. */
const LEVEL = 1e-9;
/** Probability in the limit below which a move counts as never made. */
const NEVER = 1e-12;

/**
 * Fits the precision of choice.
 *
 * @param counts  by slot: how often each action was observed; whole numbers, not all 0
 * @throws {RangeError} when counts or range are out of bounds, or more than two players are asked for precisions of their own
 */
export function fitPrecision(game: Game, counts: Float64Array, { solver, range, byPlayer = false, onProgress }: FitOptions): PrecisionFit {
  const { infosets } = game.topology, { firstSlot } = infosets, scale = payoffRange(game);
  requireThat(counts.length === firstSlot[infosets.count] && counts.every((count) => Number.isSafeInteger(count) && count >= 0) && counts.some((count) => count > 0), "fitPrecision(): `counts` holds a whole number for each slot, not all 0");
  const prior = range ?? [PRIOR[0] / scale, PRIOR[1] / scale];
  requireThat(prior[0] > 0 && prior[0] < prior[1] && prior[1] < Infinity, `fitPrecision(): \`range\` goes from above 0 to more, got ${prior.join(" to ")}`);
  const observed = Array.from({ length: infosets.count }, (_, set) => set).filter((set) => totalOf(counts, firstSlot, set) > 0);
  let solved = 0, unsolved = 0;
  const solve = (lambdas: readonly number[]) => {
    onProgress?.(++solved);
    const { converged, profiles: [found] } = solver.solve(lambdas.length === 1 ? game : withPrecisions(game, lambdas), { lambda: lambdas.length === 1 ? lambdas[0]! : 1 });
    if (converged && found !== undefined) return found;
    unsolved++;
    return null;
  };
  const likelihood = (lambdas: readonly number[]) => {
    const found = solve(lambdas);
    return found === null ? -Infinity : logLikelihood(counts, found.logProbabilities ?? found.probabilities.map(ln));
  };
  const logPrior = [ln(prior[0]), ln(prior[1])] as const;
  const search = (f: (x: readonly number[]) => number, dimensions: 1 | 2) => {
    const grid = refineGrid(f, logPrior, dimensions, POINTS[dimensions]);
    return { grid, top: climbToTop(f, grid, logPrior) };
  };
  const one = search(([x]) => likelihood([exp(x!)]), 1); // one dimension
  // A likelihood that rises for ever is level by rounding before the prior ends.
  const [atLow, atHigh] = logPrior.map((x) => likelihood([exp(x)]));
  if (atHigh! >= one.top.value - LEVEL && atLow! < one.top.value - LEVEL) one.top = { at: [logPrior[1]], value: atHigh! }; // one for each end
  const lambda = exp(one.top.at[0]!), fit = one.top.value;
  const estimateOf = (player: number | null, x: number, marginal: Marginal): PrecisionEstimate => ({ player, lambda: exp(x), median: exp(marginal.quantile(0.5)), interval: [exp(marginal.quantile(0.025)), exp(marginal.quantile(0.975))], identified: identifiedBy(marginal, logPrior) });

  const limit = solver.solve(game, { limit: true }).profiles[0]?.probabilities ?? null;
  const shares = counts.map((count, slot) => count / totalOf(counts, firstSlot, setOfSlot(firstSlot, slot)));
  const saturated = logLikelihood(counts, shares.map(ln)), degrees = observed.reduce((sum, set) => sum + firstSlot[set + 1]! - firstSlot[set]! - 1, 0) - 1;
  const value = Math.max(0, 2 * (saturated - fit));
  return {
    prior, moves: counts.reduce((a, b) => a + b, 0), sets: observed.length,
    estimate: estimateOf(null, one.top.at[0]!, marginalOf(one.grid, 0)),
    logLikelihood: { fit, shares: saturated, uniform: logLikelihood(counts, shares.map((_, slot) => -ln(sizeOf(firstSlot, slot)))), limit: limit === null ? NaN : logLikelihood(counts, limit.map((p) => (p < NEVER ? -Infinity : ln(p)))) },
    deviance: { value, degrees, p: degrees > 0 ? exp(logGammaTails(degrees / 2, value / 2).above) : null },
    probabilities: solve([lambda])?.probabilities ?? shares,
    byPlayer: byPlayer ? apart() : null,
    unsolved,
  };

  function apart(): PrecisionFit["byPlayer"] {
    const players = [...new Set(observed.map((set) => infosets.player[set]!))];
    requireThat(players.length === 2, `fitPrecision(): precisions by player need the moves of two players, got those of ${players.length}`);
    // Players without observed moves keep the precision of all.
    const all = (x: readonly number[]) => game.players.map((_, player) => (players.includes(player) ? exp(x[players.indexOf(player)]!) : lambda));
    const { grid, top } = search((x) => likelihood(all(x)), 2);
    const best = top.value > fit ? top : { at: players.map(() => one.top.at[0]!), value: fit };
    return {
      estimates: players.map((player, i) => estimateOf(player, best.at[i]!, marginalOf(grid, i))),
      logLikelihood: best.value,
      p: exp(logGammaTails(1 / 2, best.value - fit).above),
    };
  }
}

/** The game in which precision 1 is a precision of each player's own: payoffs in units of it. */
function withPrecisions(game: Game, lambdas: readonly number[]): Game {
  return revalue(game, { ...game.valuation, payoffs: game.valuation.payoffs.map((column, player) => column.map((pay) => pay * lambdas[player]!)) });
}

/** What is observed weighs; what is not may have probability 0. */
function logLikelihood(counts: Float64Array, logs: Float64Array): number {
  return counts.reduce((sum, count, slot) => (count > 0 ? sum + count * logs[slot]! : sum), 0);
}

function identifiedBy({ top, low, high }: Marginal, [from, to]: readonly [number, number]): Identified {
  // An end of the prior that is nearly as likely as the best point bounds nothing.
  const isLow = !(low.at <= from && top - low.value < CLEAR), isHigh = !(high.at >= to && top - high.value < CLEAR);
  return isLow ? (isHigh ? "yes" : "at-least") : isHigh ? "at-most" : "no";
}

function totalOf(counts: Float64Array, firstSlot: Int32Array, set: number): number {
  return counts.subarray(firstSlot[set]!, firstSlot[set + 1]!).reduce((a, b) => a + b, 0);
}

function setOfSlot(firstSlot: Int32Array, slot: number): number {
  let low = 0, high = firstSlot.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (firstSlot[middle]! <= slot) low = middle;
    else high = middle;
  }
  return low;
}

function sizeOf(firstSlot: Int32Array, slot: number): number {
  const set = setOfSlot(firstSlot, slot);
  return firstSlot[set + 1]! - firstSlot[set]!;
}
