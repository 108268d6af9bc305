// The principal branch of large games where choices are blunt: rungs in lambda, each found by sweeps from a prediction along the
// last ones. Sweeps find whatever attracts them, so they are trusted only as long as they contract fast: where the branch folds,
// or another one crosses it, an eigenvalue of the sweep goes through 1, and near there sweeps are slow. A rung that is slow, or
// far from its prediction, ends the climb; from there the branch is traced.

import { ln } from "../base/index.ts";
import { normaliseSets } from "./family.ts";
import { type Mixer, mixer } from "./mixing.ts";
import type { BranchPoint } from "./newton.ts";
import type { QuantalMap } from "./quantal-map.ts";

/** Distance in probabilities between a rung as predicted and as found, beyond which it is refused. */
const LEAP_MAX = 0.5;
/** Share of its change that a sweep may leave to the next one. */
const SHARE_MAX = 0.5;
/** First rung, as lambda times payoff range, and the largest growth of the step. */
const FIRST_STEP = 9, GROWTH_MAX = 3;
/** Step, relative to lambda, below which there is no use in trying. */
const STEP_MIN = 0.05;
/** Choices move with the logarithm of lambda times payoff range, plus this. */
const OFFSET = 3;
/** Share of its change that a sweep from a caller's start may leave to the next one and count as fast. */
const FAST = 0.6;
/** How far slower ones may go: in probabilities, and in multiples of what the first one changes. */
const NEAR = 0.5, NEAR_FIRST = 10;
/** Sweeps at the last rung or from a caller's start before they are given up; the same on the way, and the change at which mixed ones are near. */
const SWEEPS_MAX = 60, MIXED_MAX = 8, MIXED_UNTIL = 1e-2;

export interface LadderResult {
  /** `slow`: sweeps are not to be trusted beyond the point. */
  readonly end: "reached" | "stopped" | "slow";
  /** The last rung found. Rungs on the way are rough. */
  readonly point: BranchPoint;
  /** Largest change of a probability in the last sweep there. */
  readonly residual: number;
}

/**
 * Climbs from a point to a precision.
 *
 * @param stop  asked between sweeps: true ends
 */
export function climbLadder(map: QuantalMap, from: BranchPoint, until: number, tolerance: number, stop: () => boolean): LadderResult {
  const { payoffRange } = map.form, { spare } = roomOf(map);
  let rungs: readonly BranchPoint[] = [from], residual = 0;
  /** What is returned stays out of the room. */
  const leave = (left: readonly BranchPoint[]) => spare.push(...left.flatMap(({ logs }) => (logs === from.logs ? [] : [logs])));
  let step = FIRST_STEP / payoffRange;
  for (;;) {
    const here = rungs[rungs.length - 1]!; // never empty
    if (here.lambda >= until) {
      leave(rungs.slice(0, -1));
      return { end: "reached", point: here, residual };
    }
    const lambda = here.lambda + step > until * (1 - 1e-9) ? until : here.lambda + step;
    const logs = predict(rungs, lambda, payoffRange, spare.pop() ?? new Float64Array(map.form.slots));
    const found = sweepRung(map, logs, lambda, lambda === until ? tolerance : null, stop);
    if (found.end === "stopped") return { end: "stopped", point: here, residual };
    const { leap } = found;
    if (found.end === "slow" || leap > LEAP_MAX) {
      step = (lambda - here.lambda) / 2;
      spare.push(logs);
      if (step < STEP_MIN * (here.lambda + 1 / payoffRange)) {
        leave(rungs.slice(0, -1));
        return { end: "slow", point: here, residual };
      }
      continue;
    }
    residual = found.residual;
    leave(rungs.slice(0, -2));
    rungs = [...rungs.slice(-2), { lambda, logs }];
    step *= leap < LEAP_MAX / 2 ? GROWTH_MAX : 1;
  }
}

/** Arrays by slot that are taken and left: for rungs, and for the profile that sweeps begin with, of which there is one at a time. */
interface LadderRoom {
  readonly spare: Float64Array[];
  readonly begun: Float64Array;
}

/** By the tree's edges. */
const rooms = new WeakMap<Int32Array, LadderRoom>();

function roomOf({ form: { firstEdge, slots } }: QuantalMap): LadderRoom {
  let room = rooms.get(firstEdge);
  if (room === undefined) rooms.set(firstEdge, (room = { spare: [], begun: new Float64Array(slots) }));
  return room;
}

/** Through up to three rungs, in a scale between lambda and its logarithm, into `logs`. */
function predict(rungs: readonly BranchPoint[], lambda: number, payoffRange: number, logs: Float64Array): Float64Array {
  const at = rungs.map((rung) => ln(rung.lambda * payoffRange + OFFSET)), x = ln(lambda * payoffRange + OFFSET);
  const weights = at.map((own, i) => at.reduce((product, other, j) => (j === i ? product : (product * (x - other)) / (own - other)), 1));
  const [first, second = first, third = first] = rungs.map(({ logs }) => logs) as [Float64Array, Float64Array?, Float64Array?]; // never empty
  const [a = 0, b = 0, c = 0] = weights;
  // One loop, since the first few rungs are climbed before it is compiled.
  for (let slot = 0; slot < logs.length; slot++) {
    const log = a * first[slot]! + b * second[slot]! + c * third[slot]!;
    logs[slot] = log > 0 ? 0 : log;
  }
  return logs;
}

/**
 * Sweeps at one rung: on the way twice, or if that is too slow until mixed sweeps are near; at the last one until they settle.
 * `leap`: how far they went.
 */
function sweepRung(map: QuantalMap, logs: Float64Array, lambda: number, tolerance: number | null, stop: () => boolean): { end: "found" | "slow" | "stopped"; residual: number; leap: number } {
  map.load(logs);
  const predicted = roomOf(map).begun;
  predicted.set(map.probabilities);
  let residual = Infinity, mixed: Mixer | null = null;
  for (let sweeps = 1; ; sweeps++) {
    if (stop()) return { end: "stopped", residual, leap: 0 };
    const before = residual;
    residual = mixed === null ? map.sweep(lambda) : mixed.step(logs, lambda);
    const isFast = sweeps < 2 || residual <= SHARE_MAX * before || residual <= (tolerance ?? SETTLED);
    const isDone = tolerance !== null ? residual <= tolerance : mixed === null ? sweeps === 2 && isFast : residual <= MIXED_UNTIL;
    // Written so that NaN is slow.
    if (!isDone && (sweeps >= (tolerance === null ? MIXED_MAX : SWEEPS_MAX) || !(residual < Infinity))) return { end: "slow", residual, leap: 0 };
    if (mixed === null && (isDone || !isFast)) map.store(logs);
    if (mixed !== null && isDone) normaliseSets(map, logs);
    if (isDone) return { end: "found", residual, leap: largestDifference(predicted, map.probabilities) };
    if (!isFast) mixed ??= mixer(map);
  }
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  let worst = 0;
  for (let i = 0; i < a.length; i++) {
    const apart = a[i]! - b[i]!;
    if (apart > worst) worst = apart;
    else if (-apart > worst) worst = -apart;
  }
  return worst;
}

/** Change of probabilities that is too small to tell how fast sweeps contract. */
const SETTLED = 1e-13;

export interface Settled {
  readonly settled: boolean;
  /** Largest change of a probability in the last sweep, and in the first. */
  readonly residual: number;
  readonly first: number;
  /** Whether the start leads here: sweeps contracted fast, or did not go far for what they changed at first. */
  readonly led: boolean;
}

/**
 * Sweeps in place until probabilities change by less than `tolerance`; once a sweep leaves too much to the next one, from the
 * start again and mixed, since plain sweeps slide away from an equilibrium that does not attract them.
 *
 * @param anywhere  whether to go on where the start does not lead
 */
export function settle(map: QuantalMap, logs: Float64Array, lambda: number, tolerance: number, stop: () => boolean, anywhere: boolean): Settled {
  let residual = Infinity, first = NaN, mixed: Mixer | null = null;
  map.load(logs);
  const start = roomOf(map).begun;
  start.set(map.probabilities);
  const isNear = () => largestDifference(start, map.probabilities) <= Math.min(NEAR, NEAR_FIRST * first);
  for (let sweeps = 0; !(residual <= tolerance) && sweeps < SWEEPS_MAX && !stop(); sweeps++) {
    const before = residual;
    residual = mixed === null ? map.sweep(lambda) : mixed.step(logs, lambda);
    if (!(residual < Infinity)) break;
    if (sweeps === 0) first = residual;
    if (mixed === null && sweeps > 0 && residual > FAST * before && residual > tolerance) {
      if (anywhere) map.store(logs);
      mixed = mixer(map);
    } else if (mixed !== null && !anywhere && !isNear()) break;
  }
  if (mixed === null) map.store(logs);
  else normaliseSets(map, logs);
  const settled = residual <= tolerance;
  return { settled, residual, first, led: settled && (mixed === null || isNear()) };
}
