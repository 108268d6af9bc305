// The principal branch of quantal response equilibria, from precision 0, by arclength: the branch may turn back in lambda, and
// at a symmetric pitchfork the step goes straight on. Distances weigh each logarithm by its probability, so that actions on
// their way out do not count; the last coordinate is the change of lambda relative to lambda itself.
// Turocy 2005 and 2010 (tracing in logarithms); predictor linear in (log b, lambda), Newton corrector, Keller 1977 (border).

import { exp, ln } from "../base/index.ts";
import { factorise, gmres, solveFactored } from "./linear.ts";
import type { QuantalMap } from "./quantal-map.ts";

export interface BranchPoint {
  readonly lambda: number;
  /** Logarithms of probabilities by slot. */
  readonly logs: Float64Array;
}

/** Why following stopped: there; told to stop or out of passes; no step small enough works, or the branch leads back to where it came from. */
export type BranchEnd = "reached" | "stopped" | "stuck";

export interface Follower {
  /** Asked between steps: true ends. */
  readonly stop: () => boolean;
  /** Called at each point accepted, with its distance in probabilities from a fixed point; true ends as reached. */
  readonly arrived: (point: BranchPoint, residual: number) => boolean;
}

export interface BranchResult {
  readonly end: BranchEnd;
  readonly point: BranchPoint;
  /** Precisions at which other branches cross this one, as far as steps saw them. */
  readonly crossings: readonly number[];
}

/** Up to this many slots the Jacobian is a matrix, and crossings are seen; above, only its products are formed. */
const DENSE_SLOTS_MAX = 60;

const FIRST_STEP = 0.05, STEP_MAX = 3, STEP_MIN = 1e-7, COSINE_MIN = 0.9, NEWTON_MAX = 12;
/** Size of a Newton step at which a point counts as on the branch, and below which one that no longer shrinks is rounding. */
const STEP_DONE = 1e-9, STEP_ROUNDING = 1e-5;
/** Change of any logarithm above which no point counts as found. */
const LOG_DONE = 1e-2;
/** Below this step a landing that fails is final. */
const LAND_STEP_MIN = 1e-3;
/** Lambda times payoff range beyond which the determinant's sign may be rounding. */
const CROSSING_MAX = 1e4;
/** Largest residual that may pass for rounding, where Newton's step is already small. */
export const ROUNDING_MAX = 1e-5;

interface Solved {
  readonly x: Float64Array;
  readonly sign: number;
  readonly logSize: number;
}

/** Solves the bordered system at the point of the map's last `respond`; null when it is singular, does not converge, or is told to stop. */
type BorderedSolver = (border: Float64Array, scale: number, right: Float64Array) => Solved | null;

/** A point with the direction in which the branch goes on from it. */
interface Station extends BranchPoint {
  /** By slot, and last the change of lambda relative to `scaleAt`; of length 1 in the metric at this point. */
  readonly tangent: Float64Array;
  /** Sign of the bordered determinant, and the logarithm of its size: it passes 0 where another branch crosses, not where this one turns back. */
  readonly sign: number;
  readonly logSize: number;
  readonly residual: number;
  /** Cosine of the angle turned since the last station, and the number of Newton steps it took to get here. */
  readonly cosine: number;
  readonly tries: number;
}

/**
 * Follows the branch from a point on it towards larger lambda, until `arrived` says so or lambda reaches `until`.
 *
 * @param until  precision to stop at exactly, at the first crossing; Infinity to follow on
 */
export function followBranch(map: QuantalMap, from: BranchPoint, until: number, tolerance: number, follower: Follower): BranchResult {
  const bordered = borderedSolver(map, follower.stop);
  const crossings: number[] = [];
  const onward = new Float64Array(map.form.slots + 1);
  onward[map.form.slots] = 1;
  let here = turn(map, bordered, onward, scaleAt(map, from.lambda), from, 0), step = FIRST_STEP;
  if (here === null) return { end: follower.stop() ? "stopped" : "stuck", point: from, crossings };
  while (here.lambda < until) {
    if (follower.stop()) return { end: "stopped", point: here, crossings };
    if (step < STEP_MIN || here.lambda < from.lambda / 2) return { end: "stuck", point: here, crossings };
    const next = advance(map, bordered, here, step);
    if (next === null || !(next.cosine >= COSINE_MIN)) {
      step /= 2;
      continue;
    }
    const landed = next.lambda >= until ? land(map, bordered, between(here, next, until), until, tolerance) : null;
    if (next.lambda >= until && landed === null && step > LAND_STEP_MIN) {
      step /= 2;
      continue;
    }
    if (next.sign * here.sign < 0 && next.lambda * map.form.payoffRange < CROSSING_MAX) {
      const crossing = locateCrossing(map, bordered, here, next, step);
      if (crossing < until) crossings.push(crossing);
    }
    if (next.lambda >= until) return { end: landed === null ? "stuck" : "reached", point: landed ?? here, crossings };
    here = next;
    if (follower.arrived(here, here.residual)) break;
    step = Math.min(STEP_MAX, step * (here.tries <= 3 && here.cosine > 0.98 ? 2 : here.tries <= 4 ? 1.3 : 0.8));
  }
  return { end: "reached", point: here, crossings };
}

/** A profile near the branch moved onto it at its precision, by Newton; null when that does not get within `tolerance`. */
export function landOn(map: QuantalMap, near: BranchPoint, tolerance: number, stop: () => boolean): BranchPoint | null {
  return land(map, borderedSolver(map, stop), near.logs, near.lambda, tolerance);
}

/** Changes of lambda are measured relative to this. */
function scaleAt(map: QuantalMap, lambda: number): number {
  return lambda + 1 / map.form.payoffRange;
}

/** A step along the tangent, corrected, and the tangent there; null when Newton's steps do not shrink. */
function advance(map: QuantalMap, bordered: BorderedSolver, here: Station, step: number): Station | null {
  const arrived = correct(map, bordered, here, step);
  return arrived === null ? null : turn(map, bordered, here.tangent, scaleAt(map, here.lambda), arrived, arrived.tries);
}

/** Lambda at which the determinant passes 0 within a step: false position, halving the weight of an end that stays. */
function locateCrossing(map: QuantalMap, bordered: BorderedSolver, here: Station, next: Station, step: number): number {
  let low = { at: 0, lambda: here.lambda, size: 1 }, high = { at: step, lambda: next.lambda, size: exp(next.logSize - here.logSize) };
  for (let tries = 0; ; tries++) {
    const share = low.size / (low.size + high.size), middle = low.at + share * (high.at - low.at);
    const found = tries < 12 && high.at - low.at > 1e-6 * step ? advance(map, bordered, here, middle) : null;
    // Newton also fails in the crossing itself.
    if (found === null) return low.lambda + share * (high.lambda - low.lambda);
    const end = { at: middle, lambda: found.lambda, size: exp(found.logSize - here.logSize) };
    if (found.sign * here.sign > 0) [low, high] = [end, { ...high, size: high.size / 2 }];
    else [low, high] = [{ ...low, size: low.size / 2 }, end];
  }
}

function between(from: BranchPoint, to: BranchPoint, lambda: number): Float64Array {
  const share = (lambda - from.lambda) / (to.lambda - from.lambda);
  return from.logs.map((log, slot) => log + share * (to.logs[slot]! - log));
}

/** Predicts along the tangent and corrects within the plane across it; null when Newton's steps do not shrink. */
function correct(map: QuantalMap, bordered: BorderedSolver, { logs, lambda, tangent }: Station, step: number) {
  const n = logs.length, target = new Float64Array(n), right = new Float64Array(n + 1);
  const scale = scaleAt(map, lambda), border = weighted(tangent, logs);
  const trial = logs.map((log, slot) => log + step * tangent[slot]!);
  let at = lambda + step * scale * tangent[n]!, last = Infinity;
  normaliseSets(map, trial);
  for (let tries = 1; tries <= NEWTON_MAX; tries++) {
    if (!(at > 0) || Number.isNaN(map.respond(trial, at, target))) return null;
    for (let slot = 0; slot < n; slot++) right[slot] = target[slot]! - trial[slot]!;
    const solved = bordered(border, scale, right);
    if (solved === null) return null;
    const size = Math.sqrt(product(solved.x, solved.x, trial));
    if (!(size < 0.5) || (tries > 1 && size > 0.5 * last && size > STEP_ROUNDING)) return null;
    let largest = 0;
    for (let slot = 0; slot < n; slot++) {
      trial[slot]! += solved.x[slot]!;
      largest = Math.max(largest, Math.abs(solved.x[slot]!));
    }
    at += scale * solved.x[n]!;
    normaliseSets(map, trial);
    // An action that hardly counts may be far off yet, and on its way back.
    if (largest < LOG_DONE && (size < STEP_DONE || (size < STEP_ROUNDING && size > 0.5 * last))) return at > 0 ? { logs: trial, lambda: at, tries } : null;
    last = size;
  }
  return null;
}

/** The tangent at a new point, in the direction of the old one. */
function turn(map: QuantalMap, bordered: BorderedSolver, old: Float64Array, oldScale: number, { logs, lambda }: BranchPoint, tries: number): Station | null {
  const n = logs.length, scale = scaleAt(map, lambda);
  const before = old.slice(), onward = new Float64Array(n + 1);
  before[n]! *= oldScale / scale;
  onward[n] = 1;
  const residual = map.respond(logs, lambda, new Float64Array(n));
  const solved = residual === residual ? bordered(weighted(before, logs), scale, onward) : null;
  if (solved === null) return null;
  const length = Math.sqrt(product(solved.x, solved.x, logs));
  const tangent = solved.x.map((x) => x / length);
  const cosine = product(tangent, before, logs) / Math.sqrt(product(before, before, logs));
  return { lambda, logs, tangent, sign: solved.sign, logSize: solved.logSize, residual, cosine, tries };
}

/**
 * Newton at a fixed precision, until the profile is within `tolerance` of its response and one step more, since that step is
 * nearly free of error; or until the step itself is that small and the residual is rounding, which grows as lambda squared.
 */
function land(map: QuantalMap, bordered: BorderedSolver, start: Float64Array, lambda: number, tolerance: number): BranchPoint | null {
  const n = start.length, target = new Float64Array(n), right = new Float64Array(n + 1), border = new Float64Array(n + 1);
  border[n] = 1;
  const first = start.slice();
  normaliseSets(map, first);
  let logs = first, best = first, least = Infinity, size = Infinity;
  for (let tries = 0; tries < 2 * NEWTON_MAX; tries++) {
    const residual = map.respond(logs, lambda, target);
    const met = least <= tolerance;
    if (residual < least) [best, least] = [logs, residual];
    else if (met || tries > 4) break;
    if (met) break;
    for (let slot = 0; slot < n; slot++) right[slot] = target[slot]! - logs[slot]!;
    const solved = bordered(border, 1, right);
    if (solved === null) break;
    size = Math.sqrt(product(solved.x, solved.x, logs));
    logs = logs.map((log, slot) => log + solved.x[slot]!);
    normaliseSets(map, logs);
  }
  const there = least <= tolerance || (size <= STEP_DONE && least <= ROUNDING_MAX);
  return there && farthest(best, first) < 0.5 ? { lambda, logs: best } : null;
}

/** Largest difference of two profiles given by logarithms, as probabilities. */
export function farthest(a: Float64Array, b: Float64Array): number {
  let worst = 0;
  for (let slot = 0; slot < a.length; slot++) {
    // Probabilities are at most 1, so that they differ by less than their logarithms do.
    if (Math.abs(a[slot]! - b[slot]!) <= worst) continue;
    const apart = Math.abs(exp(a[slot]!) - exp(b[slot]!));
    if (apart > worst) worst = apart;
  }
  return worst;
}

function borderedSolver(map: QuantalMap, stop: () => boolean): BorderedSolver {
  return map.form.slots <= DENSE_SLOTS_MAX ? denseSolver(map, stop) : productSolver(map, stop);
}

function denseSolver(map: QuantalMap, stop: () => boolean): BorderedSolver {
  const n = map.form.slots, size = n + 1;
  const unit = new Float64Array(n), column = new Float64Array(n);
  return (border, scale, right) => {
    const a = new Float64Array(size * size);
    for (let j = 0; j <= n; j++) {
      if (j % 16 === 15 && stop()) return null;
      if (j < n) unit[j] = 1;
      map.differentiate(unit, j < n ? 0 : scale, column);
      if (j < n) unit[j] = 0;
      for (let i = 0; i < n; i++) a[i * size + j] = column[i]!;
    }
    a.set(border, n * size);
    const factors = factorise(a, size);
    if (factors.sign === 0) return null;
    const x = solveFactored(factors, right);
    return x.every(Number.isFinite) ? { x, sign: factors.sign, logSize: factors.logSize } : null;
  };
}

function productSolver(map: QuantalMap, stop: () => boolean): BorderedSolver {
  const n = map.form.slots;
  return (border, scale, right) => {
    const apply = (v: Float64Array, out: Float64Array) => {
      map.differentiate(v.subarray(0, n), v[n]! * scale, out.subarray(0, n));
      let dot = 0;
      for (let i = 0; i <= n; i++) dot += border[i]! * v[i]!;
      out[n] = dot;
    };
    const { x, residual } = gmres(apply, right, { tolerance: 1e-5, basisMax: 120, restartsMax: 4, stop });
    return residual < 1e-3 && x.every(Number.isFinite) ? { x, sign: 1, logSize: 0 } : null;
  };
}

/** Shifts logarithms so that probabilities sum to 1 at every set. */
function normaliseSets({ form: { firstSlot } }: QuantalMap, logs: Float64Array): void {
  for (let set = 0; set + 1 < firstSlot.length; set++) {
    const from = firstSlot[set]!, to = firstSlot[set + 1]!;
    let top = -Infinity, sum = 0;
    for (let slot = from; slot < to; slot++) if (logs[slot]! > top) top = logs[slot]!;
    for (let slot = from; slot < to; slot++) sum += exp(logs[slot]! - top);
    const shift = top + ln(sum);
    for (let slot = from; slot < to; slot++) logs[slot]! -= shift;
  }
}

/** Inner product of two directions at a profile: slots weigh by probability, the last coordinate by 1. */
function product(a: Float64Array, b: Float64Array, logs: Float64Array): number {
  const n = logs.length;
  let sum = a[n]! * b[n]!;
  for (let slot = 0; slot < n; slot++) sum += exp(logs[slot]!) * a[slot]! * b[slot]!;
  return sum;
}

/** The direction as a row: its inner product with another is their plain dot product. */
function weighted(direction: Float64Array, logs: Float64Array): Float64Array {
  return direction.map((x, i) => (i < logs.length ? exp(logs[i]!) * x : x));
}
