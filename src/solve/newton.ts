// Points on a branch, by Newton's method: the next one from a station, across the direction in which the branch goes on, and
// one at a given value of the parameter.

import { exp, seededRandom } from "../base/index.ts";
import { type Bordered, type BorderedSystems, borderedSystems, product, weighted } from "./bordered.ts";
import { type Family, normaliseSets } from "./family.ts";

export interface BranchPoint {
  /** Value of the parameter: lambda, unless another family is followed. */
  readonly lambda: number;
  /** Logarithms of probabilities by slot. */
  readonly logs: Float64Array;
}

/** A point with the direction in which the branch goes on from it. */
export interface Station extends BranchPoint {
  /** Probabilities by slot, the weights of distances here. */
  readonly weights: Float64Array;
  /** By slot, and last the change of the parameter relative to its scale; of length 1 in the metric at this point. */
  readonly tangent: Float64Array;
  /** How the branch bends: second derivatives by arclength, by slot of the logarithm, and last of the parameter. */
  readonly bend: Float64Array;
  /** Sign of the bordered determinant, 0 where unknown, and the solution for a right side without pattern, which grows beyond bounds where the matrix is singular. */
  readonly sign: number;
  readonly probe: Float64Array | null;
  /** Cosine of the angle turned since the last station, the number of Newton steps it took to get here, the size of the last. */
  readonly cosine: number;
  readonly tries: number;
  readonly move: number;
}

/** What following needs at every step. */
export interface Tracer {
  readonly family: Family;
  readonly systems: BorderedSystems;
  /** Right side whose solution tells crossings; null where nobody asks for them. */
  readonly noise: Float64Array | null;
}

const NEWTON_MAX = 12;
/** Change of one choice, weighed by its probability, above which a Newton step leads who knows where: from a prediction, from a point near by. */
const MOVE_MAX = 0.05, AWAY_MAX = 0.5;
/** Share of the last Newton step above which the prediction was too far out: the point may be another branch's. */
const SHRINK_MAX = 0.1;
/** Expected distance from the branch at which a point counts as on it, and the Newton step below which one that no longer shrinks is rounding. */
const POINT_DONE = 1e-6, STEP_ROUNDING = 1e-5;
/** Change of any logarithm above which no point counts as found. */
const LOG_DONE = 0.1;
/** Newton step times lambda times payoff range below which utilities hardly change. */
const BLUNT = 0.02;
/** Newton step at which landing is done, whatever rounding leaves of the residual. */
const LAND_DONE = 1e-9;
/** Share of the right side that linear systems may leave: in a Newton step, in a tangent, where only a sign is asked for. */
const NEWTON_TOLERANCE = 1e-4, TANGENT_TOLERANCE = 1e-4, SIGN_TOLERANCE = 1e-2;
/** Largest residual that may pass for rounding, where Newton's step is already small. */
export const ROUNDING_MAX = 1e-5;

export function newTracer(family: Family, stop: () => boolean, seesCrossings: boolean): Tracer {
  return { family, systems: borderedSystems(family, stop), noise: seesCrossings ? noise(family.map.form.slots) : null };
}

/** Numbers between -1 and 1 without a pattern that a game's symmetry could share. */
function noise(slots: number): Float64Array {
  const random = seededRandom(1);
  return Float64Array.from({ length: slots + 1 }, () => 2 * random() - 1);
}

/**
 * The first station, at a point on the branch or near it.
 *
 * @param along  direction to set out in, as a tangent; towards larger parameters if left out
 */
export function setOut(tracer: Tracer, from: BranchPoint, along: Float64Array | null): Station | null {
  const n = from.logs.length, tangent = along ?? new Float64Array(n + 1);
  if (along === null) tangent[n] = 1;
  return advance(tracer, { ...from, weights: from.logs.map(exp), tangent, bend: new Float64Array(n + 1), sign: 0, probe: null, cosine: 1, tries: 0, move: 0 }, 0);
}

/**
 * A step along the branch as it bends, then Newton within the plane across the tangent, and the tangent there; null when
 * Newton's steps do not shrink. A point is accepted as soon as its next Newton step, which shrinks by the square, would be below
 * `doneAt`.
 */
export function advance({ family, noise, systems }: Tracer, here: Station, step: number, doneAt = POINT_DONE): Station | null {
  const { map } = family, n = here.logs.length, target = new Float64Array(n), right = new Float64Array(n + 1);
  const scale = family.scaleAt(here.lambda), border = weighted(here.tangent, here.weights), bent = (step * step) / 2;
  const logs = here.logs.slice();
  for (let slot = 0; slot < n; slot++) logs[slot]! += step * here.tangent[slot]! + bent * here.bend[slot]!;
  let lambda = here.lambda + step * scale * here.tangent[n]! + bent * here.bend[n]!, last = Infinity;
  if (step > 0) normaliseSets(map, logs);
  for (let tries = 1; tries <= NEWTON_MAX; tries++) {
    if (!(lambda >= 0) || Number.isNaN(family.respond(logs, lambda, target))) return null;
    for (let slot = 0; slot < n; slot++) right[slot] = target[slot]! - logs[slot]!;
    const system = systems.at(lambda, border, scale), x = system.solve(right, NEWTON_TOLERANCE);
    if (x === null) return null;
    const { size, largest, widest } = measure(x, map.probabilities);
    if (!(widest < (step > 0 ? MOVE_MAX : AWAY_MAX)) || (tries > 1 && size > SHRINK_MAX * last && size > STEP_ROUNDING)) return null;
    const expected = size * (tries === 1 ? size : (size / last) ** 2);
    // An action that hardly counts may be far off yet, and on its way back.
    const done = largest < LOG_DONE && (expected + NEWTON_TOLERANCE * size < doneAt || (size < STEP_ROUNDING && size > 0.5 * last));
    // The tangent at the point before this step serves, unless choices are so sharp that utilities there are others.
    const blunt = size * family.lambdaAt(lambda) * map.form.payoffRange < BLUNT;
    const before = done && blunt ? lookOnward(system, noise, n) : null;
    for (let slot = 0; slot < n; slot++) logs[slot]! += x[slot]!;
    lambda += scale * x[n]!;
    if (!(lambda >= 0)) return null;
    normaliseSets(map, logs);
    if (done) {
      if (!blunt && Number.isNaN(family.respond(logs, lambda, target))) return null;
      const onward = before ?? lookOnward(systems.at(lambda, border, scale), noise, n);
      return onward === null ? null : { ...turn(family, here, step, { lambda, logs }, onward), tries, move: size };
    }
    last = size;
  }
  return null;
}

/** Tangent, in the direction of the border, and probe, by the system at a point. */
interface Onward {
  readonly direction: Float64Array;
  readonly probe: Float64Array | null;
  readonly sign: number;
}

function lookOnward(system: Bordered, noise: Float64Array | null, n: number): Onward | null {
  const onward = new Float64Array(n + 1);
  onward[n] = 1;
  const direction = system.solve(onward, TANGENT_TOLERANCE);
  if (direction === null) return null;
  const probe = noise === null ? null : system.solve(noise, SIGN_TOLERANCE);
  return { direction, probe, sign: probe === null ? 0 : system.sign() };
}

/** Tangent and probe in the scale and metric of the new point, and how the branch has turned since the last one. */
function turn(family: Family, from: Station, step: number, { lambda, logs }: BranchPoint, { direction, probe, sign }: Onward) {
  const n = logs.length, weights = logs.map(exp), scale = family.scaleAt(lambda), ratio = family.scaleAt(from.lambda) / scale;
  const before = from.tangent.slice();
  before[n]! *= ratio;
  direction[n]! *= ratio;
  if (probe !== null) probe[n]! *= ratio;
  const length = Math.sqrt(product(direction, direction, weights)), tangent = direction.map((x) => x / length);
  const cosine = product(tangent, before, weights) / Math.sqrt(product(before, before, weights));
  const bend = tangent.map((x, i) => (step > 0 ? (x - before[i]!) / step : 0));
  bend[n]! *= scale;
  return { lambda, logs, weights, tangent, bend, sign, probe, cosine };
}

/** Size of a Newton step in the metric, its largest change of a logarithm, and its largest change of one choice in the metric. */
function measure(x: Float64Array, weights: Float64Array): { readonly size: number; readonly largest: number; readonly widest: number } {
  const n = weights.length;
  let sum = x[n]! * x[n]!, largest = 0, widest = sum;
  for (let slot = 0; slot < n; slot++) {
    const change = Math.abs(x[slot]!), part = weights[slot]! * change * change;
    sum += part;
    if (change > largest) largest = change;
    if (part > widest) widest = part;
  }
  return { size: Math.sqrt(sum), largest, widest: Math.sqrt(widest) };
}

/**
 * Newton at a fixed value of the parameter, until the profile is within `tolerance` of its response and one step more, since
 * that step is nearly free of error; or until the step itself is that small and the residual is rounding, which grows as lambda
 * squared. Null when it does not get there, or goes far.
 */
export function land({ family, systems }: Tracer, near: Float64Array, lambda: number, tolerance: number): BranchPoint | null {
  const { map } = family, n = near.length, target = new Float64Array(n), right = new Float64Array(n + 1), border = new Float64Array(n + 1);
  border[n] = 1;
  const first = near.slice();
  normaliseSets(map, first);
  let logs = first, best = first, least = Infinity, size = Infinity;
  for (let tries = 0; tries < 2 * NEWTON_MAX; tries++) {
    const residual = family.respond(logs, lambda, target);
    const met = least <= tolerance;
    if (residual < least) [best, least] = [logs, residual];
    else if (met || tries > 4) break;
    if (met) break;
    for (let slot = 0; slot < n; slot++) right[slot] = target[slot]! - logs[slot]!;
    const x = systems.at(lambda, border, 1).solve(right, NEWTON_TOLERANCE);
    if (x === null) break;
    size = measure(x, map.probabilities).size;
    logs = logs.map((log, slot) => log + x[slot]!);
    normaliseSets(map, logs);
  }
  const there = least <= tolerance || (size <= LAND_DONE && least <= ROUNDING_MAX);
  return there && farthest(best, first) < AWAY_MAX ? { lambda, logs: best } : null;
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
