// The same scenario under many draws of its uncertain numbers.

import { requireThat } from "../base/index.ts";
import { type Compiled, revalueCompiled } from "../compile/index.ts";
import type { Scenario } from "../scenario/index.ts";
import type { Progress, Solver } from "../solve/index.ts";
import { logitResidual, outcomeDistribution, type Profile } from "../strategy/index.ts";
import { drawSpace, latinHypercube, namedValues, valuesAt } from "./draw.ts";

export interface DrawsOptions {
  /** Points of the Latin hypercube. */
  readonly count: number;
  readonly seed: number;
  readonly lambda: number;
  /** A quantal response solver that follows the principal branch without a `start` and heeds one. */
  readonly solver: Solver;
  /** The scenario's own solution at `lambda`: where a draw starts whose principal branch does not lead there. */
  readonly baseline: Profile;
  /** Passes over the tree that the trace of one draw may take; TRACE_PASSES_MAX by default. */
  readonly passesMax?: number;
  /** Names of parameters to leave alone. */
  readonly hold?: ReadonlySet<string>;
  /** Solve the draws `from` to `to - 1` of the hypercube only; parts together give what the whole gives. */
  readonly part?: { readonly from: number; readonly to: number };
  /** Further numbers to keep of each draw, such as the probability of every recorded move. */
  readonly observe?: (compiled: Compiled, profile: Profile) => Float64Array;
  readonly onProgress?: (progress: Progress) => void;
  /** Asked before every draw and by the solver: true ends with the draws there are. */
  readonly shouldStop?: () => boolean;
}

export interface Draw {
  /** Its point of the hypercube, from 0. */
  readonly number: number;
  /** By input. */
  readonly values: Float64Array;
  /** By outcome of the game: its probability under the drawn odds. */
  readonly outcomes: Float64Array;
  /** What `observe` returned; empty without it. */
  readonly observed: Float64Array;
  /** The logit residual, computed by `strategy`, not by the solver. */
  readonly residual: number;
  /** Whether it was found along the principal branch, from precision 0; otherwise it was found from the baseline only. */
  readonly principal: boolean;
}

export interface FailedDraw {
  readonly number: number;
  /** `not-solved`, or the rule that the drawn numbers break. */
  readonly rule: string;
  readonly sentence: string;
}

export interface Ensemble {
  /** Names of the parameters that were drawn. */
  readonly inputs: readonly string[];
  /** Names of parameters with a range that were left alone. */
  readonly held: readonly string[];
  readonly lambda: number;
  readonly seed: number;
  /** Draws asked for. */
  readonly count: number;
  /** In order of their number. */
  readonly draws: readonly Draw[];
  readonly failed: readonly FailedDraw[];
  /** Told to stop before all draws were done: the rest is neither solved nor failed. */
  readonly stopped: boolean;
}

/** Draws by default: two for each uncertain number, within bounds that keep a page quick and its bands meaningful. */
export function enoughDraws(inputs: number): number {
  return Math.min(600, Math.max(200, 20 * Math.ceil((2 * inputs) / 20)));
}

/** Some ten times what most draws of a large scenario take: a branch that folds may take thousands. */
export const TRACE_PASSES_MAX = 1000;
/** How many times as many are spent on a draw that is not solved otherwise. */
const LAST_RESORT = 10;

/** The logit residual up to which a draw counts as solved. */
export const RESIDUAL_MAX = 1e-8;

/**
 * Draws the uncertain numbers by a Latin hypercube and solves the game under each draw.
 *
 * Every draw is traced from precision 0, since a start near the baseline may settle on another equilibrium where there are
 * several: in one scenario three draws in a hundred did. Where the trace does not arrive (its branch folds, and to follow it
 * would take more than `passesMax`), the draw starts from the baseline and says so; never from another draw, so that no draw
 * depends on its neighbours. If that fails too, the trace gets many more passes. A draw whose residual is still above RESIDUAL_MAX, or whose numbers break a rule (odds that no
 * longer sum to 1), is listed in `failed`.
 *
 * @throws {RangeError} when `count` is not a whole number of at least 1, or `part` lies outside it
 */
export function runDraws(compiled: Compiled, options: DrawsOptions): Ensemble {
  const { count, seed, lambda, part = { from: 0, to: count } } = options;
  requireThat(Number.isSafeInteger(count) && count >= 1, `runDraws(): \`count\` must be a whole number of at least 1, got ${count}`);
  requireThat(part.from >= 0 && part.from <= part.to && part.to <= count, `runDraws(): \`part\` must lie in 0 to ${count}, got ${part.from} to ${part.to}`);
  const space = drawSpace(compiled, options.hold);
  const cube = latinHypercube(space.inputs.length, count, seed);
  const draws: Draw[] = [], failed: FailedDraw[] = [];
  let stopped = false;
  for (let number = part.from; number < part.to && !stopped; number++) {
    stopped = options.shouldStop?.() === true;
    if (stopped) break;
    const values = valuesAt(space, cube.map((column) => column[number] as number));
    const { compiled: drawn, diagnostics } = revalueCompiled(compiled, namedValues(space, values));
    if (drawn === null) failed.push({ number, rule: diagnostics[0]?.rule ?? "", sentence: diagnostics[0]?.message ?? "" });
    else {
      const solved = solveDraw(drawn, options);
      stopped = solved.stopped;
      if (solved.profile !== null) {
        const { profile, residual, principal } = solved;
        draws.push({ number, values, outcomes: outcomeDistribution(drawn.game, profile), observed: options.observe?.(drawn, profile) ?? new Float64Array(0), residual, principal });
      }
      if (solved.profile === null && !stopped) failed.push({ number, rule: "not-solved", sentence: `the logit residual stayed at ${solved.residual.toExponential(1)}` });
    }
    options.onProgress?.({ stage: `draw ${number + 1 - part.from} of ${part.to - part.from}`, done: (number + 1 - part.from) / (part.to - part.from), residual: null });
  }
  return { inputs: space.inputs, held: space.held, lambda, seed, count, draws, failed, stopped };
}

function solveDraw({ game }: Compiled, { solver, lambda, baseline, shouldStop, passesMax = TRACE_PASSES_MAX }: DrawsOptions) {
  const stop = shouldStop === undefined ? {} : { shouldStop };
  let residual = Infinity;
  const attempts = [{ iterationsMax: passesMax }, { iterationsMax: passesMax, start: baseline }, { iterationsMax: LAST_RESORT * passesMax }];
  for (const attempt of attempts) {
    const principal = !("start" in attempt);
    const [found] = solver.solve(game, { lambda, tolerance: RESIDUAL_MAX / 2, ...attempt, ...stop }).profiles;
    if (found === undefined) continue;
    residual = logitResidual(game, found.probabilities, lambda, found.logProbabilities);
    if (residual <= RESIDUAL_MAX) return { profile: found.probabilities, residual, principal, stopped: false };
    if (shouldStop?.() === true) return { profile: null, residual, principal, stopped: true };
  }
  return { profile: null, residual, principal: false, stopped: false };
}

/** Puts parts of one ensemble together. They must cover it without overlap. */
export function joinParts(parts: readonly Ensemble[]): Ensemble {
  const [first] = parts;
  requireThat(first !== undefined, "joinParts(): needs at least one part");
  const byNumber = (a: { readonly number: number }, b: { readonly number: number }) => a.number - b.number;
  const draws = parts.flatMap((part) => part.draws).sort(byNumber), failed = parts.flatMap((part) => part.failed).sort(byNumber);
  const numbers = new Set([...draws, ...failed].map(({ number }) => number));
  const isOne = parts.every((part) => part.seed === first.seed && part.count === first.count && part.lambda === first.lambda);
  requireThat(numbers.size === draws.length + failed.length && isOne, "joinParts(): the parts overlap or belong to different ensembles");
  return { ...first, draws, failed, stopped: numbers.size < first.count };
}

/** The probability of ending in an outcome of this tag. */
export function tagProbability(scenario: Scenario, outcomes: Float64Array, tag: string): number {
  let sum = 0;
  [...scenario.outcomes.values()].forEach((outcome, i) => {
    if (outcome.tags.includes(tag)) sum += outcomes[i] as number;
  });
  return sum;
}
