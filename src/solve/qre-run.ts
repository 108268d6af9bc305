// What solving for a precision and for the limit share: a run with its budget, the way along the principal branch, the result.

import { countText, exp, ln } from "../base/index.ts";
import type { Game } from "../game/index.ts";
import { type AgentForm, foldGame } from "./agent-form.ts";
import { type BranchResult, type Follower, followBranch, landOn } from "./branch.ts";
import type { Crossing } from "./crossing.ts";
import { byPrecision } from "./family.ts";
import { climbLadder, type LadderResult } from "./ladder.ts";
import type { BranchPoint } from "./newton.ts";
import { defaultSolverOptions } from "./options.ts";
import { type QuantalMap, quantalMap } from "./quantal-map.ts";
import type { PathPoint, Solution, SolvedProfile, SolveOptions } from "./solver.ts";

/** Up to this many slots the branch is traced all the way; in larger games it is climbed by sweeps as long as they contract fast. */
export const TRACED_SLOTS_MAX = 400;

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
  /** The points of the branch so far, for `path`; null where nobody asks for them. */
  readonly path: PathPoint[] | null;
  readonly report: (lambda: number, done: number | null, residual: number | null) => void;
}

/** Beyond it, who asks for a precision means the limit. */
const LAMBDA_SHARP = 1e6;

export function startQuantal(game: Game, options: SolveOptions): QuantalRun {
  const form = foldGame(game), map = quantalMap(form);
  const passesMax = options.iterationsMax ?? defaultSolverOptions.passesMax;
  const spent = () => map.passes() >= passesMax;
  let told = false;
  return {
    game, map, form, options, passesMax, path: options.path === true ? [] : null,
    stop: () => spent() || (told ||= options.shouldStop?.() === true),
    reason: () => (told ? "told to stop" : spent() ? `stopped at the \`iterationsMax\` of ${countText(passesMax)}, passes over the tree; raise it` : `no step small enough stays on the branch${(options.lambda ?? 0) > LAMBDA_SHARP ? "; \`limit\` leads to full precision" : ""}`),
    report: (lambda, done, residual) => options.onProgress?.({ stage: `lambda ${shortNumber(lambda)}`, done, residual }),
  };
}

export function uniformLogs({ slots, firstSlot }: AgentForm): Float64Array {
  const logs = new Float64Array(slots);
  let choices = 1, log = 0;
  for (let set = 0; set + 1 < firstSlot.length; set++) {
    const from = firstSlot[set]!, to = firstSlot[set + 1]!;
    if (to - from !== choices) {
      choices = to - from;
      log = -ln(choices);
    }
    for (let slot = from; slot < to; slot++) logs[slot] = log;
  }
  return logs;
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
 * @param instead     asked before the branch is traced where sweeps are slow: a profile to take in its place
 * @param climb       the climb by sweeps, where it has been tried already
 * @returns           with `byNewton`: whether the point was found by Newton, not by sweeps
 */
export function pursue(run: QuantalRun, until: number, sweepUntil: number, tolerance: number, watch: () => Follower["arrived"], instead: () => BranchPoint | null = () => null, climb: LadderResult | null = null): BranchResult & { readonly byNewton: boolean; readonly instead?: boolean } {
  const { map, form, stop } = run, family = byPrecision(map), follower = (): Follower => told(run, { stop, arrived: watch(), seesCrossings: run.options.principal !== true });
  const uniform: BranchPoint = { lambda: 0, logs: uniformLogs(form) };
  keepPoint(run, uniform, false);
  if (form.slots > TRACED_SLOTS_MAX && run.path === null) {
    const { end, point, residual } = climb ?? climbLadder(map, uniform, sweepUntil, tolerance, stop);
    run.report(point.lambda, until < Infinity ? point.lambda / until : null, residual);
    if ((end === "reached" && point.lambda === until) || end === "stopped") return { end, point, crossings: [], byNewton: false };
    const other = instead();
    if (other !== null) return { end: "reached", point: other, crossings: [], byNewton: true, instead: true };
    const followed = followBranch(family, point, until, tolerance, follower());
    if (followed.end !== "stuck") return { ...followed, byNewton: true };
    // The rung may have been off the branch: once more, traced all the way.
  }
  return { ...followBranch(family, uniform, until, tolerance, follower()), byNewton: true };
}

/** Adds a point to the path, if there is to be one. */
export function keepPoint({ path }: QuantalRun, { lambda, logs }: BranchPoint, crossing: boolean): void {
  path?.push({ lambda, probabilities: logs.map((log) => Math.min(1, exp(log))), logProbabilities: logs.slice(), crossing });
}

/** A follower that keeps the path too, if there is to be one. */
function told(run: QuantalRun, follower: Follower): Follower {
  if (run.path === null) return follower;
  return {
    ...follower, isDrawn: true, crossed: (crossing) => keepPoint(run, crossing, true),
    arrived(point, step) {
      keepPoint(run, point, false);
      return follower.arrived(point, step);
    },
  };
}

/** A point with its residual: how far its probabilities are from the response to it. */
export interface Measured {
  readonly point: BranchPoint;
  readonly residual: number;
  /** Whether Newton has had a hand in it: then a residual above the tolerance may be rounding. */
  readonly byNewton: boolean;
}

/**
 * Sweeps may change probabilities by less than the tolerance and yet leave a larger residual, which counts what all of them
 * together still move: such a profile is finished by Newton, if that does.
 */
export function measured({ map, form, stop }: QuantalRun, point: BranchPoint, tolerance: number, byNewton: boolean): Measured {
  const residualOf = ({ logs, lambda }: BranchPoint) => map.respond(logs, lambda, new Float64Array(form.slots));
  const residual = residualOf(point);
  if (byNewton || residual <= tolerance || stop()) return { point, residual, byNewton };
  const landed = landOn(byPrecision(map), point, tolerance, stop);
  return landed === null ? { point, residual, byNewton } : { point: landed, residual: residualOf(landed), byNewton: true };
}

export function probabilitiesOf({ map }: QuantalRun, logs: Float64Array): Float64Array {
  map.load(logs);
  return map.probabilities.slice();
}

/** A number for a message, to four digits. */
export function shortNumber(x: number): string {
  return String(Number(x.toPrecision(4)));
}

function isWhole(numbers: Float64Array): boolean {
  let nothing = 0; // without calls, which a first solve interprets
  for (let i = 0; i < numbers.length; i++) nothing += 0 * numbers[i]!;
  return nothing === 0;
}

/** Names crossings whose branches were not followed. */
function crossingNote(crossings: readonly Crossing[]): string {
  return crossings.length === 0 ? "" : `another branch crosses near lambda ${crossings.map(({ lambda }) => shortNumber(lambda)).join(", ")}: other equilibria exist beyond`;
}

/** @param parting  what to say of crossings whose branches were followed */
export function finishQuantal(run: QuantalRun, used: Readonly<Record<string, number | boolean>>, converged: boolean, notes: readonly string[], crossings: readonly Crossing[], profiles: readonly SolvedProfile[], parting: string | null = null): Solution {
  const seed = run.options.seed ?? defaultSolverOptions.seed;
  const whole = profiles.every(({ probabilities }) => isWhole(probabilities));
  return {
    solver: "qre", options: { ...used, iterationsMax: run.passesMax }, seed, converged: converged && whole, complete: null, iterations: run.map.passes(),
    crossings: crossings.map(({ lambda }) => lambda), ...(run.path === null ? {} : { path: run.path }),
    message: [...notes, parting ?? crossingNote(crossings), whole ? "" : "the profile holds numbers that are not finite"].filter((note) => note !== "").join("; "), profiles,
  };
}
