// One draw after another of a scenario's uncertain numbers, each solved by itself from the scenario's own solution.

import { exp, ln, requireThat } from "../base/index.ts";
import { type Compiled, revalueCompiled } from "../compile/index.ts";
import type { Thesis } from "../scenario/index.ts";
import { foldOver, type Solver } from "../solve/index.ts";
import { logitResidual, type Profile } from "../strategy/index.ts";
import { design, type DesignKind, groupDesign } from "./design.ts";
import { type DrawSpace, drawSpace, namedValues, valuesAt } from "./draw.ts";
import { RESIDUAL_MAX } from "./ensemble.ts";
import { outputReader, type StudyOutput } from "./outputs.ts";
import { thesisReader } from "./thesis-worlds.ts";

/** Precision of choice in 1/util: one number, or drawn log-uniformly between two. */
export type LambdaRange = number | readonly [low: number, high: number];

export interface StudyOptions {
  readonly design: DesignKind;
  /** Points; of `morris` trajectories x (groups + 1), of `saltelli` rows x (groups + 2). */
  readonly count: number;
  readonly seed: number;
  readonly lambda: LambdaRange;
  /** Every so many draws, one is solved from precision 0 as well, to see whether both ways end on the same equilibrium; 0: none. */
  readonly retraceEvery: number;
  /** A quantal response solver that follows the principal branch without a `start` and heeds one. */
  readonly solver: Solver;
  /** The scenario's own solution, at `baselineLambda`: where every draw starts. */
  readonly baseline: Profile;
  /** Names of parameters to leave alone. */
  readonly hold?: ReadonlySet<string>;
  /** Theses whose two sides are kept of every draw, as `thesis:ID:left` and `thesis:ID:right`. */
  readonly theses?: readonly Thesis[];
  /** Tags to look ahead to from every step of the record, kept as `outlook:STEPS:OBSERVER:TAG`. */
  readonly outlook?: readonly string[];
  /** Whether to keep how likely the straw votes of the record are, as `vote:NUMBER:STAGE`. */
  readonly votes?: boolean;
}

/**
 * `baseline`: solved from the scenario's own solution. `retraced`: by sweeps up the branch from precision 0, or along it, since the
 * other way leads far, or to another equilibrium. Past a fold sweeps may end off the branch: the sample tells. `failed`: neither.
 */
export type DrawStatus = "baseline" | "retraced" | "failed";

export interface StudyDraw {
  readonly number: number;
  readonly status: DrawStatus;
  /** Recomputed by `strategy`; NaN where no profile was found. */
  readonly residual: number;
  /** In the sample that is retraced: the largest difference of an outcome's probability between the answer and the branch traced in full; otherwise NaN. */
  readonly branchGap: number;
  /** By output; NaN throughout for a failed draw. */
  readonly outputs: Float64Array;
  /** Why a draw failed; empty otherwise. */
  readonly reason: string;
}

export interface StudySession {
  /** Names of the numbers drawn, by dimension; precision comes last, as "lambda", where it is drawn. */
  readonly inputs: readonly string[];
  /** Parameters with a range that are left alone. */
  readonly held: readonly string[];
  readonly outputs: readonly StudyOutput[];
  /** The drawn values of one draw, by input, without solving it. */
  values(number: number): Float64Array;
  /** @returns null when told to stop before it was solved */
  draw(number: number, shouldStop?: () => boolean): StudyDraw | null;
}

/** The name of precision among the inputs. */
export const LAMBDA_INPUT = "lambda";
/** Branch gaps above this are another equilibrium, not rounding. */
export const BRANCH_GAP_MAX = 1e-5;

/**
 * Opens an ensemble. A draw depends on its number, the options and the scenario alone: never on other draws, so that order,
 * threads and shards do not matter.
 *
 * @throws {RangeError} when `count` or `lambda` is out of bounds
 */
export function openStudy(compiled: Compiled, options: StudyOptions): StudySession {
  const { lambda, count, seed, solver, baseline, retraceEvery } = options;
  const [low, high] = typeof lambda === "number" ? [lambda, lambda] : lambda;
  requireThat(low > 0 && low <= high && high < Infinity, `openStudy(): \`lambda\` must lie above 0, from low to high, got ${low} to ${high}`);
  const space = drawSpace(compiled, options.hold);
  const width = space.inputs.length, drawsLambda = high > low;
  const dimensions = width + (drawsLambda ? 1 : 0), groups = groupsOf(space, drawsLambda);
  const points = options.design === "morris" || options.design === "saltelli"
    ? groupDesign(options.design, dimensions, groups, count / (groups.length + (options.design === "morris" ? 1 : 2)), seed)
    : design(options.design, dimensions, count, seed);
  const reader = outputReader(compiled, options.outlook, options.votes);
  const theses = thesisReader(compiled, options.theses ?? [], solver, Math.sqrt(low * high));
  const outputs = [...reader.outputs, ...theses.outputs];
  const lambdaAt = (u: number) => low * exp(u * (ln(high) - ln(low)));
  const values = (number: number): Float64Array => {
    const point = points.point(number);
    const drawn = valuesAt(space, point.subarray(0, width));
    return drawsLambda ? Float64Array.from([...drawn, lambdaAt(point[width]!)]) : drawn;
  };
  let spare: Compiled | null = null; // draws are solved one after another: the last one's numbers make room for the next
  const failed = (number: number, reason: string, residual = NaN): StudyDraw => ({ number, status: "failed", residual, branchGap: NaN, outputs: new Float64Array(outputs.length).fill(NaN), reason });
  return {
    inputs: drawsLambda ? [...space.inputs, LAMBDA_INPUT] : space.inputs,
    held: space.held,
    outputs,
    values,
    draw(number, shouldStop) {
      const drawnValues = values(number), at = drawsLambda ? drawnValues[width]! : low;
      const named = namedValues(space, drawnValues.subarray(0, width)), { compiled: drawn, diagnostics } = revalueCompiled(compiled, named, spare);
      if (drawn === null) return failed(number, diagnostics[0]?.message ?? "the drawn numbers break a rule");
      if (spare !== null) foldOver(spare.game, drawn.game);
      spare = drawn;
      const solveFrom = (start: Profile | null) => {
        const { profiles: [found], continued } = solver.solve(drawn.game, { lambda: at, tolerance: RESIDUAL_MAX / 2, ...(start === null ? {} : { start, principal: true }), ...(shouldStop === undefined ? {} : { shouldStop }) });
        const residual = found === undefined ? NaN : logitResidual(drawn.game, found.probabilities, at, found.logProbabilities);
        return { profile: found ?? null, outputs: found === undefined ? null : reader.read(drawn, found.probabilities, found.logProbabilities, at), residual, solved: residual <= RESIDUAL_MAX, onBranch: start === null || continued === false };
      };
      const near = solveFrom(baseline);
      if (!near.solved && shouldStop?.() === true) return null;
      const isSample = retraceEvery > 0 && number % retraceEvery === 0;
      const traced = near.solved && !isSample ? null : solveFrom(null);
      if (traced !== null && !traced.solved && shouldStop?.() === true) return null;
      const branchGap = near.outputs !== null && traced?.outputs != null && near.solved && traced.solved ? largestGap(reader.outputs, near.outputs, traced.outputs) : NaN;
      const found = near.solved ? near : traced;
      if (found !== null && found.solved && found.outputs !== null && found.profile !== null) {
        const sides = theses.read(drawn, found.profile, at, named, shouldStop);
        if (sides === null) return null;
        return { number, status: found.onBranch ? "retraced" : "baseline", residual: found.residual, branchGap, outputs: Float64Array.from([...found.outputs, ...sides]), reason: "" };
      }
      return failed(number, `the logit residual stayed at ${(traced?.residual ?? near.residual).toExponential(1)}`, traced?.residual ?? near.residual);
    },
  };
}

/** Dimensions that are moved together: numbers drawn as one group, every other number by itself, precision last. */
export function groupsOf(space: DrawSpace, drawsLambda: boolean): number[][] {
  const own = space.blocks.map((block) => (block.kind === "alone" ? [block.input] : [...block.inputs]));
  return drawsLambda ? [...own, [space.inputs.length]] : own;
}

function largestGap(outputs: readonly StudyOutput[], a: Float64Array, b: Float64Array): number {
  return outputs.reduce((gap, { kind }, i) => (kind === "outcome" ? Math.max(gap, Math.abs(a[i]! - b[i]!)) : gap), 0);
}
