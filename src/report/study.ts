// What an ensemble says, as data: how many draws were solved and how, where the play ends over them, and what that leans on.

import { inWords, ln, plainText, seededRandom } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import { pawn, type PawnIndex } from "../sensitivity/index.ts";
import { type Band, band, BRANCH_GAP_MAX, type LambdaRange, rankRegression, type StudyDraw, type StudyOutput } from "../study/index.ts";

/** What a report needs to know of how the ensemble was made. */
export interface StudyPlan {
  readonly design: string;
  readonly count: number;
  readonly seed: number;
  readonly lambda: LambdaRange;
  readonly inputs: readonly string[];
  readonly held: readonly string[];
  readonly outputs: readonly StudyOutput[];
  readonly draws: { readonly from: number; readonly to: number };
}

export interface StudyRow {
  readonly draw: StudyDraw;
  /** By input. */
  readonly values: Float64Array;
}

export interface StudyReport {
  readonly title: string;
  readonly design: string;
  readonly seed: number;
  readonly lambda: LambdaRange;
  readonly inputs: number;
  readonly held: readonly string[];
  /** Draws of this study or shard, and how many of them are finished. */
  readonly asked: number;
  readonly finished: number;
  readonly retraced: number;
  readonly failed: number;
  /** The first reason of a failed draw; empty when none failed. */
  readonly failure: string;
  /** Draws solved both from the scenario's own solution and along the branch from precision 0, and how many of them ended apart. */
  readonly sample: { readonly size: number; readonly apart: number };
  readonly endings: readonly StudyEnding[];
  readonly record: readonly { readonly name: string; readonly title: string; readonly band: Band }[];
  readonly leanings: StudyLeanings | null;
}

export interface StudyEnding {
  /** A tag; the name of an outcome where outcomes have no tags. */
  readonly tag: string;
  readonly title: string;
  /** Of the guarded tag, all numbers to one significant digit. */
  readonly guarded: boolean;
  readonly band: Band;
  /** The band's ends if every failed draw lay at 0, and if every one lay at 1; equal to the band when none failed. */
  readonly bounds: readonly [low: number, high: number];
}

/** What the headline's log-odds lean on. */
export interface StudyLeanings {
  readonly tag: string;
  readonly rSquaredAdjusted: number | null;
  readonly tooThin: boolean;
  readonly inputs: readonly StudyLeaning[];
  /** Distances below this cannot be told from noise. */
  readonly noise: PawnIndex | null;
}

export interface StudyLeaning {
  readonly name: string;
  readonly title: string;
  /** Standard deviations of rank that the headline moves with one of the input, and its standard error. */
  readonly coefficient: number;
  readonly error: number;
  readonly pawn: PawnIndex | null;
}

const PAWN_SEED = 62, LEANINGS_MAX = 10, PAWN_DRAWS_MIN = 200;

/** @param rows  the finished draws, in any order */
export function studyReport({ scenario }: Compiled, plan: StudyPlan, rows: readonly StudyRow[]): StudyReport {
  const solved = rows.filter(({ draw }) => draw.status !== "failed");
  const failures = rows.filter(({ draw }) => draw.status === "failed");
  const both = rows.filter(({ draw }) => !Number.isNaN(draw.branchGap));
  const column = (name: string) => {
    const at = plan.outputs.findIndex((output) => output.name === name);
    return Float64Array.from(solved, ({ draw }) => draw.outputs[at]!);
  };
  const tags = plan.outputs.filter(({ kind }) => kind === "tag"), endings = tags.length > 0 ? tags : plan.outputs.filter(({ kind }) => kind === "outcome");
  /** Chance is left out: beside a guarded outcome its odds would give that outcome's away. */
  const decides = (move: string) => scenario.stages.get(move.slice(move.indexOf(":", "move:".length) + 1, move.lastIndexOf(".")))?.player != null;
  return {
    title: plainText(scenario.title), design: plan.design, seed: plan.seed, lambda: plan.lambda, inputs: plan.inputs.length, held: plan.held,
    asked: plan.draws.to - plan.draws.from, finished: rows.length,
    retraced: rows.filter(({ draw }) => draw.status === "retraced").length,
    failed: failures.length, failure: plainText(failures[0]?.draw.reason ?? ""),
    sample: { size: both.length, apart: both.filter(({ draw }) => draw.branchGap > BRANCH_GAP_MAX).length },
    endings: solved.length === 0 ? [] : endings.map(({ name }) => endingOf(name.slice(name.indexOf(":") + 1), scenario.guarded, column(name), failures.length)),
    record: solved.length === 0 ? [] : plan.outputs.filter(({ kind, name }) => kind === "move" && decides(name)).flatMap(({ name, title }) => {
      const odds = column(name).filter(Number.isFinite);
      return odds.length === 0 ? [] : [{ name: name.slice("move:".length), title: plainText(title), band: band(odds) }];
    }),
    leanings: scenario.headline === null || solved.length < 3 ? null : leaningsOf(scenario.headline, plan, solved, column(`tag:${scenario.headline}`), (name) => plainText(scenario.parameters.get(name)?.title || (name === "lambda" ? "Precision of choice (lambda)" : name))),
  };
}

function endingOf(tag: string, guardedTag: string | null, values: Float64Array, failed: number): StudyEnding {
  const guarded = tag === guardedTag;
  const found = band(values);
  const withFailed = (at: number) => band(Float64Array.from([...values, ...Array.from({ length: failed }, () => at)]));
  const bounds: readonly [number, number] = failed === 0 ? [found.low, found.high] : [withFailed(0).low, withFailed(1).high];
  const shown = (x: number) => (guarded ? Number(x.toPrecision(1)) : x);
  return {
    tag, guarded, title: inWords(tag), bounds: [shown(bounds[0]), shown(bounds[1])],
    band: { ...found, low: shown(found.low), median: shown(found.median), high: shown(found.high), lowInterval: [shown(found.lowInterval[0]), shown(found.lowInterval[1])], highInterval: [shown(found.highInterval[0]), shown(found.highInterval[1])] },
  };
}

function leaningsOf(tag: string, plan: StudyPlan, rows: readonly StudyRow[], probabilities: Float64Array, titleOf: (name: string) => string): StudyLeanings | null {
  const logOdds = probabilities.map((p) => ln(p) - ln(Math.max(0, 1 - p)));
  if (logOdds.some((x) => !Number.isFinite(x))) return null;
  const columns = plan.inputs.map(() => new Float64Array(rows.length));
  rows.forEach(({ values }, row) => { for (let i = 0; i < columns.length; i++) columns[i]![row] = values[i]!; });
  const { coefficients, errors, rSquaredAdjusted, tooThin } = rankRegression(columns, logOdds);
  const order = plan.inputs.map((_, i) => i).filter((i) => Math.abs(coefficients[i]!) > 2 * errors[i]!).sort((a, b) => Math.abs(coefficients[b]!) - Math.abs(coefficients[a]!)).slice(0, LEANINGS_MAX);
  const distances = rows.length < PAWN_DRAWS_MIN ? null : pawn(order.map((i) => columns[i]!), logOdds, seededRandom(PAWN_SEED));
  return {
    tag, tooThin, rSquaredAdjusted: Number.isFinite(rSquaredAdjusted) ? rSquaredAdjusted : null,
    inputs: order.map((i, rank) => ({ name: plan.inputs[i]!, title: titleOf(plan.inputs[i]!), coefficient: coefficients[i]!, error: errors[i]!, pawn: distances?.indices[rank] ?? null })),
    noise: distances?.noise ?? null,
  };
}
