// What solving for a precision and for the limit share: a run with its budget, the way along the principal branch, the result.

import { ln } from "../base/index.ts";
import type { Game } from "../game/index.ts";
import { uniformProfile } from "../strategy/index.ts";
import { type AgentForm, foldGame } from "./agent-form.ts";
import { type BranchPoint, type BranchResult, farthest, followBranch, type Follower, landOn } from "./branch.ts";
import { climbLadder, settle } from "./ladder.ts";
import { defaultSolverOptions } from "./options.ts";
import { type QuantalMap, quantalMap } from "./quantal-map.ts";
import type { Solution, SolvedProfile, SolveOptions } from "./solver.ts";

/** Up to this many slots the branch is traced all the way; in larger games it is climbed by sweeps as long as they contract. */
const TRACED_SLOTS_MAX = 400;
/** Distance in probabilities that a rung may move when it is made exact, and the residual at which it is. */
const RUNG_MOVE_MAX = 0.1, RUNG_EXACT = 1e-9;

export interface QuantalRun {
  readonly game: Game;
  readonly map: QuantalMap;
  readonly form: AgentForm;
  readonly options: SolveOptions;
  readonly passesMax: number;
  /** Whether the budget is spent or the caller says so. */
  readonly stop: () => boolean;
  /** Why the run ended before its aim, in words. */
  readonly reason: () => string;
  readonly report: (lambda: number, done: number | null, residual: number | null) => void;
}

export function startQuantal(game: Game, options: SolveOptions): QuantalRun {
  const form = foldGame(game), map = quantalMap(form);
  const passesMax = options.iterationsMax ?? defaultSolverOptions.passesMax;
  const spent = () => map.passes() >= passesMax;
  let told = false;
  return {
    game, map, form, options, passesMax,
    stop: () => spent() || (told ||= options.shouldStop?.() === true),
    reason: () => (told ? "told to stop" : spent() ? `stopped since ${passesMax} passes over the tree were not enough; raise \`iterationsMax\`` : "no step small enough stays on the branch"),
    report: (lambda, done, residual) => options.onProgress?.({ stage: `lambda ${shortNumber(lambda)}`, done, residual }),
  };
}

export function uniformLogs(game: Game): Float64Array {
  return uniformProfile(game).map(ln);
}

/** Whether every information set is a single node: then one sweep is exact. */
export function isPerfect(form: AgentForm): boolean {
  return form.parentPoint.length === form.sweep.length;
}

/**
 * Follows the principal branch from the uniform profile.
 *
 * @param until       precision to land on; Infinity to go on until the watcher is content
 * @param sweepUntil  precision up to which large games are climbed by sweeps
 * @param watch       gives a fresh watcher of points for each attempt
 * @returns           with `traced`: whether the end was reached by Newton's steps
 */
export function pursue(run: QuantalRun, until: number, sweepUntil: number, tolerance: number, watch: () => Follower["arrived"]): BranchResult & { readonly traced: boolean } {
  const { map, form, stop } = run;
  const uniform: BranchPoint = { lambda: 0, logs: uniformLogs(run.game) };
  if (form.slots > TRACED_SLOTS_MAX) {
    const climbed = climbLadder(map, uniform, sweepUntil, tolerance, stop);
    run.report(climbed.point.lambda, until < Infinity ? climbed.point.lambda / until : null, climbed.residual);
    const landed = climbed.reached && sweepUntil === until ? within(run, climbed.point, tolerance) : null;
    if (landed !== null || stop()) return { end: landed !== null ? "reached" : "stopped", point: landed ?? climbed.point, crossings: [], traced: landed !== null && landed !== climbed.point };
    const followed = followBranch(map, sharpened(map, climbed.point, stop), until, tolerance, { stop, arrived: watch() });
    if (followed.end !== "stuck") return { ...followed, traced: true };
    // Sweeps may have left the branch at a fold: once more, traced all the way.
  }
  return { ...followBranch(map, uniform, until, tolerance, { stop, arrived: watch() }), traced: true };
}

/**
 * Sweeps may change probabilities by less than the tolerance and yet leave a larger residual, which counts what all of them
 * together still move: such a profile is finished by Newton. Null when that fails.
 */
export function within({ map, form, stop }: QuantalRun, point: BranchPoint, tolerance: number): BranchPoint | null {
  const residual = map.respond(point.logs, point.lambda, new Float64Array(form.slots));
  return residual <= tolerance ? point : landOn(map, point, tolerance, stop);
}

/** Rungs on the way are rough; tracing starts from a point on the branch. */
function sharpened(map: QuantalMap, rung: BranchPoint, stop: () => boolean): BranchPoint {
  const logs = rung.logs.slice();
  settle(map, logs, rung.lambda, RUNG_EXACT, stop);
  return farthest(logs, rung.logs) < RUNG_MOVE_MAX ? { lambda: rung.lambda, logs } : rung;
}

/** A number for a message, to four digits. */
export function shortNumber(x: number): string {
  return String(Number(x.toPrecision(4)));
}

export function crossingNote(crossings: readonly number[]): string {
  return crossings.length === 0 ? "" : `another branch crosses near lambda ${crossings.map(shortNumber).join(", ")}: other equilibria exist beyond`;
}

export function finishQuantal(run: QuantalRun, used: Readonly<Record<string, number | boolean>>, converged: boolean, notes: readonly string[], profile: SolvedProfile): Solution {
  const seed = run.options.seed ?? defaultSolverOptions.seed;
  const whole = profile.probabilities.every(Number.isFinite);
  return {
    solver: "qre", options: { ...used, iterationsMax: run.passesMax }, seed, converged: converged && whole, complete: null, iterations: run.map.passes(),
    message: [...notes, whole ? "" : "the profile holds numbers that are not finite"].filter((note) => note !== "").join("; "), profiles: [profile],
  };
}
