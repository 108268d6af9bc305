// The linear systems of following a branch: the Jacobian of `logs - response` by logarithms and by the parameter, and one row
// more, the border, which makes it square (Keller 1977). The part of it that belongs to choices which still count is factorised,
// as long as they are few; else only products are formed. Distances weigh each logarithm by its probability, so that actions on
// their way out do not count; the last coordinate is the change of the parameter relative to its scale.

import type { Family } from "./family.ts";
import { type FactorRoom, factorRoom } from "./linear-compiled.ts";
import { factorise, gmres, solveFactored } from "./linear.ts";
import type { QuantalMap } from "./quantal-map.ts";

/** The system at one point of the branch. Solutions are by slot and last the parameter; null where it is singular, does not converge, or is told to stop. */
export interface Bordered {
  solve(right: Float64Array, tolerance: number): Float64Array | null;
  /** Sign of the determinant, as the last solution has shown it: it changes where another branch crosses, not where this one turns back. */
  sign(): number;
}

/** Systems at one point after another. */
export interface BorderedSystems {
  /**
   * The system at the point of the family's last `respond`, to be solved before its next.
   *
   * @param scale  what a change of 1 in the last coordinate means for the parameter
   */
  at(parameter: number, border: Float64Array, scale: number): Bordered;
}

/** Choices that count, up to which their part of the Jacobian is factorised; above, products alone must do. */
const FACTORED_MAX = 700;
/** A choice counts whose probability times lambda times payoff range is more than this. */
const COUNTS = 1e-3;
/** Choices that count from which on the factors of an earlier point are tried first, and the products that they get. */
const REUSED_MIN = 100, REUSED_PRODUCTS = 14;
/** Choices that count from which on factors are found by WebAssembly, where the platform has it. */
const COMPILED_MIN = 16;
/** A solution that leaves more of the right side than this is none. */
const RESIDUAL_MAX = 1e-2;

export function borderedSystems(family: Family, stop: () => boolean): BorderedSystems {
  const { map } = family, n = map.form.slots, product = new Float64Array(n + 1);
  let inverse: Inverse | null = null, room: FactorRoom | null | undefined;
  /** Made when it is first asked for: one room serves, since factors are given up before new ones are found. */
  const roomFor = (size: number) => (size < COMPILED_MIN ? null : (room ??= room === null ? null : factorRoom(Math.min(n, FACTORED_MAX) + 1)));
  return {
    at(parameter, border, scale) {
      const apply = (v: Float64Array) => {
        family.differentiate(v, v[n]! * scale, product);
        let sum = 0;
        for (let i = 0; i <= n; i++) sum += border[i]! * v[i]!;
        product[n] = sum;
        return product;
      };
      let isNew = false, sign = 1;
      const renew = () => {
        inverse = factorCounting(map, family.lambdaAt(parameter), border, apply, roomFor);
        isNew = true;
      };
      const attempt = (right: Float64Array, tolerance: number, basisMax: number, restartsMax: number) => {
        const known = inverse ?? throughValues(family, border, scale);
        const { x, residual, sign: seen } = gmres(known === null ? apply : known.apply ?? ((v) => apply(known.solve(v))), right, { tolerance, basisMax, restartsMax, stop });
        sign = seen * (known?.sign ?? 1);
        return { x: known?.solve(x) ?? x, residual };
      };
      if (inverse !== null && inverse.size < REUSED_MIN) inverse = null;
      return {
        solve(right, tolerance) {
          if (inverse === null && !isNew) renew();
          let solved = attempt(right, tolerance, isNew ? 120 : REUSED_PRODUCTS, isNew ? 4 : 1);
          if (!isNew && !(solved.residual <= tolerance)) {
            renew();
            solved = attempt(right, tolerance, 120, 4);
          }
          centre(map, solved.x);
          return solved.residual <= RESIDUAL_MAX && solved.x.every(Number.isFinite) ? solved.x : null;
        },
        sign: () => sign,
      };
    },
  };
}

/** An approximate inverse, with the sign of its determinant. */
interface Inverse {
  solve(right: Float64Array): Float64Array;
  readonly sign: number;
  /** Number of choices that count. */
  readonly size: number;
  /** The system times the inverse, where that is cheaper than one after the other. */
  readonly apply?: (v: Float64Array) => Float64Array;
}

/** The inverse of what values contribute to the system, whose determinant is 1. Null where sets precede each other in turn. */
function throughValues({ map, throughValues: through }: Family, border: Float64Array, scale: number): Inverse | null {
  if (through === null) return null;
  const n = map.form.slots, z = new Float64Array(n + 1), out = new Float64Array(n + 1);
  return {
    sign: 1,
    size: 0,
    solve(right) {
      const x = new Float64Array(n + 1);
      through(right, right[n]! * scale, x, null);
      x[n] = right[n]!;
      return x;
    },
    apply(v) {
      through(v, v[n]! * scale, z, out);
      z[n] = v[n]!;
      let sum = 0;
      for (let i = 0; i <= n; i++) sum += border[i]! * z[i]!;
      out[n] = sum;
      return out;
    },
  };
}

/**
 * The inverse of the system in which only choices that count have columns of their own, the others those of the identity. What
 * is left out is what trembles do to beliefs; where that matters, GMRES finds it. Null where too many choices count.
 */
function factorCounting(map: QuantalMap, lambda: number, border: Float64Array, apply: (v: Float64Array) => Float64Array, roomFor: (size: number) => FactorRoom | null): Inverse | null {
  const n = map.form.slots, { counting, reference } = countingChoices(map, lambda), m = counting.length, size = m + 1;
  if (m > FACTORED_MAX) return null;
  // A set has one free choice less than actions: rows are differences from that of its likeliest.
  const row = new Int32Array(n).fill(-1), firstRow = new Int32Array(n).fill(-1), room = roomFor(size), a = room === null ? new Float64Array(size * size) : room.matrix(size);
  for (let i = m - 1; i >= 0; i--) row[counting[i]!] = firstRow[reference[i]!] = i;
  const { first, slots, values } = map.columns(counting), toParameter = new Float64Array(n + 1);
  toParameter[n] = 1;
  toParameter.set(apply(toParameter));
  const enter = (slot: number, j: number, value: number) => {
    if (row[slot]! >= 0) a[row[slot]! * size + j]! += value;
    else if (firstRow[slot]! >= 0) for (let i = firstRow[slot]!; i < m && reference[i] === slot; i++) a[i * size + j]! -= value;
  };
  for (let j = 0; j < m; j++) {
    for (let i = first[j]!; i < first[j + 1]!; i++) enter(slots[i]!, j, values[i]!);
    a[m * size + j] = border[counting[j]!]!;
  }
  for (let slot = 0; slot < n; slot++) enter(slot, m, toParameter[slot]!);
  a[m * size + m] = border[n]!;
  const factors = room === null ? factorise(a, size) : room.factorise(size);
  if (factors.sign === 0) return null;
  return {
    sign: factors.sign,
    size: m,
    solve(right) {
      const reduced = new Float64Array(size), x = right.slice();
      for (let i = 0; i < m; i++) reduced[i] = right[counting[i]!]! - right[reference[i]!]!;
      reduced[m] = right[n]!;
      const y = solveFactored(factors, reduced), last = y[m]!;
      // What is left of the right side is the same within each set of choices that count, and is its own solution.
      for (let slot = 0; slot < n; slot++) x[slot]! -= last * toParameter[slot]!;
      for (let j = 0; j < m; j++) {
        const factor = y[j]!;
        for (let i = first[j]!; i < first[j + 1]!; i++) x[slots[i]!]! -= factor * values[i]!;
        x[counting[j]!]! += factor;
      }
      x[n] = last;
      return x;
    },
  };
}

/** Slots whose probability matters at this precision, but for the likeliest of each set, which is their reference. */
function countingChoices(map: QuantalMap, lambda: number): { counting: readonly number[]; reference: readonly number[] } {
  const { firstSlot, payoffRange } = map.form, likely = map.probabilities, least = COUNTS / (1 + lambda * payoffRange);
  const counting: number[] = [], reference: number[] = [];
  for (let set = 0; set + 1 < firstSlot.length; set++) {
    let top = firstSlot[set]!;
    for (let slot = top + 1; slot < firstSlot[set + 1]!; slot++) if (likely[slot]! > likely[top]!) top = slot;
    for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) {
      if (slot === top || !(likely[slot]! > least)) continue;
      counting.push(slot);
      reference.push(top);
    }
  }
  return { counting, reference };
}

/** Takes from a direction what would change the sums of probabilities. */
export function centre(map: QuantalMap, direction: Float64Array): void {
  const { firstSlot } = map.form, likely = map.probabilities;
  for (let set = 0; set + 1 < firstSlot.length; set++) {
    let mean = 0;
    for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) mean += likely[slot]! * direction[slot]!;
    for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) direction[slot]! -= mean;
  }
}

/** Inner product of two directions where slots have these weights, their probabilities; the last coordinate weighs 1. */
export function product(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  const n = weights.length;
  let sum = a[n]! * b[n]!;
  for (let slot = 0; slot < n; slot++) sum += weights[slot]! * a[slot]! * b[slot]!;
  return sum;
}

/** The direction as a row: its inner product with another is their plain dot product. */
export function weighted(direction: Float64Array, weights: Float64Array): Float64Array {
  const row = direction.slice();
  for (let slot = 0; slot < weights.length; slot++) row[slot]! *= weights[slot]!;
  return row;
}
