// The principal branch of quantal response equilibria, from precision 0, by arclength: the branch may turn back in lambda, and
// at a symmetric pitchfork the step goes straight on. Distances weigh each logarithm by its probability, so that actions on
// their way out do not count; the last coordinate is the change of lambda relative to lambda itself.
// Turocy 2005 and 2010 (tracing in logarithms); predictor linear in (log b, lambda), Newton corrector, Keller 1977 (border).

import { factorise, gmres, solveFactored } from "./linear.ts";
import type { QuantalMap } from "./quantal-map.ts";

export interface BranchPoint {
  readonly lambda: number;
  /** Logarithms of probabilities by slot. */
  readonly logs: Float64Array;
}

/** Why following stopped: there; told to stop or out of passes; no step small enough works. */
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

/** Up to this many slots the Jacobian is a matrix; above, only its products are formed. */
export const DENSE_SLOTS_MAX = 200;

const FIRST_STEP = 0.05, STEP_MAX = 3, STEP_MIN = 1e-7, COSINE_MIN = 0.9, NEWTON_MAX = 8;
/** Size of a Newton step at which a point counts as on the branch, and below which one that no longer shrinks is rounding. */
const STEP_DONE = 1e-9, STEP_ROUNDING = 1e-5;

/** Solves the bordered system at the point of the map's last `respond`; null when it is singular or does not converge. */
type BorderedSolver = (border: Float64Array, scale: number, right: Float64Array) => { readonly x: Float64Array; readonly sign: number } | null;

/**
 * Follows the branch from a point on it towards larger lambda, until `arrived` says so or lambda reaches `until`.
 *
 * @param until  precision to stop at exactly, at the first crossing; Infinity to follow on
 */
export function followBranch(map: QuantalMap, from: BranchPoint, until: number, tolerance: number, follower: Follower): BranchResult {
  const { form } = map;
  const n = form.slots;
  const bordered = n <= DENSE_SLOTS_MAX ? denseSolver(map) : productSolver(map);
  const smallest = 1 / form.payoffRange;
  const target = new Float64Array(n);
  const crossings: number[] = [];
  let { lambda } = from, logs = from.logs.slice();
  const residual = map.respond(logs, lambda, target);
  const straight = new Float64Array(n + 1);
  straight[n] = 1;
  const first = bordered(straight, lambda + smallest, straight);
  if (first === null || residual !== residual) return { end: "stuck", point: from, crossings };
  let tangent = normalised(first.x, logs), sign = first.sign;
  let step = FIRST_STEP;
  while (lambda < until) {
    if (follower.stop()) return { end: "stopped", point: { lambda, logs }, crossings };
    if (step < STEP_MIN) return { end: "stuck", point: { lambda, logs }, crossings };
    const scale = lambda + smallest;
    const border = weighted(tangent, logs);
    const trial = correct(map, bordered, { logs, lambda, scale, tangent, border, step });
    const turned = trial === null ? null : turn(map, bordered, tangent, scale, trial);
    if (trial === null || turned === null || !(turned.cosine >= COSINE_MIN)) {
      step /= 2;
      continue;
    }
    if (trial.lambda >= until) {
      const share = (until - lambda) / (trial.lambda - lambda);
      const between = logs.map((log, slot) => log + share * (trial.logs[slot]! - log));
      const landed = land(map, bordered, between, until, tolerance);
      if (landed === null && step > 1e-3) {
        step /= 2;
        continue;
      }
      return { end: landed === null ? "stuck" : "reached", point: landed ?? { lambda, logs }, crossings };
    }
    // The bordered determinant changes sign where another branch crosses, not where this one turns back.
    if (turned.sign * sign < 0) crossings.push((lambda + trial.lambda) / 2);
    sign = turned.sign;
    [logs, lambda, tangent] = [trial.logs, trial.lambda, turned.tangent];
    if (follower.arrived({ lambda, logs }, turned.residual)) return { end: "reached", point: { lambda, logs }, crossings };
    step = Math.min(STEP_MAX, step * (trial.tries <= 3 && turned.cosine > 0.98 ? 2 : trial.tries <= 4 ? 1.3 : 0.8));
  }
  return { end: "reached", point: { lambda, logs }, crossings };
}

interface Departure {
  readonly logs: Float64Array;
  readonly lambda: number;
  readonly scale: number;
  readonly tangent: Float64Array;
  readonly border: Float64Array;
  readonly step: number;
}

/** Predicts along the tangent and corrects within the plane across it; null when Newton's steps do not shrink. */
function correct(map: QuantalMap, bordered: BorderedSolver, { logs, lambda, scale, tangent, border, step }: Departure) {
  const n = logs.length, target = new Float64Array(n), right = new Float64Array(n + 1);
  const trial = logs.map((log, slot) => log + step * tangent[slot]!);
  let at = lambda + step * scale * tangent[n]!, last = Infinity;
  if (!(at > 0)) return null;
  normaliseSets(map, trial);
  for (let tries = 1; tries <= NEWTON_MAX; tries++) {
    if (Number.isNaN(map.respond(trial, at, target))) return null;
    for (let slot = 0; slot < n; slot++) right[slot] = target[slot]! - trial[slot]!;
    const solved = bordered(border, scale, right);
    if (solved === null) return null;
    const size = Math.sqrt(product(solved.x, solved.x, trial));
    if (!(size < 0.5) || (tries > 1 && size > 0.5 * last && size > STEP_ROUNDING)) return null;
    for (let slot = 0; slot < n; slot++) trial[slot]! += solved.x[slot]!;
    at += scale * solved.x[n]!;
    if (!(at > 0)) return null;
    normaliseSets(map, trial);
    if (size < STEP_DONE || (size < STEP_ROUNDING && size > 0.5 * last)) return { logs: trial, lambda: at, tries };
    last = size;
  }
  return null;
}

/** The tangent at a new point, in the direction of the old one, and the cosine between them there. */
function turn(map: QuantalMap, bordered: BorderedSolver, old: Float64Array, oldScale: number, { logs, lambda }: BranchPoint) {
  const n = logs.length, scale = lambda + 1 / map.form.payoffRange;
  const before = old.slice(), straight = new Float64Array(n + 1);
  before[n]! *= oldScale / scale;
  straight[n] = 1;
  const residual = map.respond(logs, lambda, new Float64Array(n));
  const solved = bordered(weighted(before, logs), scale, straight);
  if (solved === null) return null;
  const tangent = normalised(solved.x, logs);
  return { tangent, sign: solved.sign, residual, cosine: product(tangent, before, logs) / Math.sqrt(product(before, before, logs)) };
}

/** Newton at a fixed precision. One step more is taken after the tolerance is met, since it is nearly free of error. */
export function land(map: QuantalMap, bordered: BorderedSolver, start: Float64Array, lambda: number, tolerance: number): BranchPoint | null {
  const n = start.length, target = new Float64Array(n), right = new Float64Array(n + 1), border = new Float64Array(n + 1);
  border[n] = 1;
  let logs = start.slice(), best: Float64Array | null = null, bestResidual = Infinity, first: Float64Array | null = null;
  normaliseSets(map, logs);
  first = logs.slice();
  for (let tries = 0; tries < 2 * NEWTON_MAX; tries++) {
    const residual = map.respond(logs, lambda, target);
    if (!(residual < bestResidual) && (best !== null || tries > 4)) break;
    const met = bestResidual <= tolerance;
    if (residual < bestResidual) [best, bestResidual] = [logs, residual];
    if (met) break;
    for (let slot = 0; slot < n; slot++) right[slot] = target[slot]! - logs[slot]!;
    const solved = bordered(border, 1, right);
    if (solved === null) break;
    logs = logs.map((log, slot) => log + solved.x[slot]!);
    normaliseSets(map, logs);
  }
  return best !== null && bestResidual <= tolerance && farthest(best, first) < 0.5 ? { lambda, logs: best } : null;
}

/** Largest difference of two profiles given by logarithms, as probabilities. */
export function farthest(a: Float64Array, b: Float64Array): number {
  let worst = 0;
  for (let slot = 0; slot < a.length; slot++) worst = Math.max(worst, Math.abs(Math.exp(a[slot]!) - Math.exp(b[slot]!)));
  return worst;
}

export function denseSolver(map: QuantalMap): BorderedSolver {
  const n = map.form.slots, size = n + 1;
  const unit = new Float64Array(n), column = new Float64Array(n);
  return (border, scale, right) => {
    const a = new Float64Array(size * size);
    for (let j = 0; j <= n; j++) {
      if (j < n) unit[j] = 1;
      map.differentiate(unit, j < n ? 0 : scale, column);
      if (j < n) unit[j] = 0;
      for (let i = 0; i < n; i++) a[i * size + j] = column[i]!;
    }
    a.set(border, n * size);
    const factors = factorise(a, size);
    if (factors.sign === 0) return null;
    const x = solveFactored(factors, right);
    return x.every(Number.isFinite) ? { x, sign: factors.sign } : null;
  };
}

export function productSolver(map: QuantalMap): BorderedSolver {
  const n = map.form.slots;
  return (border, scale, right) => {
    const apply = (v: Float64Array, out: Float64Array) => {
      map.differentiate(v.subarray(0, n), v[n]! * scale, out.subarray(0, n));
      let dot = 0;
      for (let i = 0; i <= n; i++) dot += border[i]! * v[i]!;
      out[n] = dot;
    };
    const { x, residual } = gmres(apply, right, { tolerance: 1e-8, basisMax: 120, restartsMax: 4 });
    return residual < 1e-3 && x.every(Number.isFinite) ? { x, sign: 1 } : null;
  };
}

/** Shifts logarithms so that probabilities sum to 1 at every set. */
function normaliseSets({ form: { firstSlot } }: QuantalMap, logs: Float64Array): void {
  for (let set = 0; set + 1 < firstSlot.length; set++) {
    const from = firstSlot[set]!, to = firstSlot[set + 1]!;
    let top = -Infinity, sum = 0;
    for (let slot = from; slot < to; slot++) if (logs[slot]! > top) top = logs[slot]!;
    for (let slot = from; slot < to; slot++) sum += Math.exp(logs[slot]! - top);
    const shift = top + Math.log(sum);
    for (let slot = from; slot < to; slot++) logs[slot]! -= shift;
  }
}

/** Inner product of two directions at a profile: slots weigh by probability, the last coordinate by 1. */
function product(a: Float64Array, b: Float64Array, logs: Float64Array): number {
  const n = logs.length;
  let sum = a[n]! * b[n]!;
  for (let slot = 0; slot < n; slot++) sum += Math.exp(logs[slot]!) * a[slot]! * b[slot]!;
  return sum;
}

function normalised(direction: Float64Array, logs: Float64Array): Float64Array {
  const length = Math.sqrt(product(direction, direction, logs));
  return direction.map((x) => x / length);
}

/** The direction as a row: its inner product with another is their plain dot product. */
function weighted(direction: Float64Array, logs: Float64Array): Float64Array {
  return direction.map((x, i) => (i < logs.length ? Math.exp(logs[i]!) * x : x));
}
