// Linear systems for Newton's method: a dense factorisation for small ones, GMRES for those known by their products only.

import { ln } from "../base/index.ts";

/** A factorised square matrix, row by row in `a`, with its row order. */
export interface Factors extends FactoredSize {
  readonly n: number;
  readonly a: Float64Array;
  readonly order: Int32Array;
}

export interface FactoredSize {
  /** Sign of the determinant, -1, 0 or 1, and the logarithm of its size. */
  readonly sign: number;
  readonly logSize: number;
}

/** Columns eliminated together: what lies right of them is then gone through once for all of them. */
export const PANEL = 8;

/**
 * LU with rows equilibrated and partial pivoting, in place.
 *
 * @param a  n x n, row by row; overwritten by the factors
 */
export function factorise(a: Float64Array, n: number): Factors {
  const order = Int32Array.from({ length: n }, (_, i) => i), scale = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let top = 0;
    for (let j = 0; j < n; j++) top = Math.max(top, Math.abs(a[i * n + j]!));
    scale[i] = top > 0 ? 1 / top : 1;
  }
  for (let first = 0; first < n; first += PANEL) {
    const end = Math.min(first + PANEL, n);
    for (let k = first; k < end; k++) {
      const pivot = pivotRow(a, n, k, scale);
      if (pivot !== k) {
        exchange(a, k * n, pivot * n, n);
        exchange(order, k, pivot, 1);
        exchange(scale, k, pivot, 1);
      }
      const head = a[k * n + k]!;
      if (head === 0) return { n, a, order, sign: 0, logSize: -Infinity };
      for (let i = k + 1; i < n; i++) {
        const factor = (a[i * n + k]! /= head);
        if (factor !== 0) for (let j = k + 1; j < end; j++) a[i * n + j]! -= factor * a[k * n + j]!;
      }
    }
    for (let k = first; k < end; k++) for (let i = k + 1; i < end; i++) subtractRow(a, i * n, a[i * n + k]!, k * n, end, n);
    if (end - first === PANEL) for (let i = end; i < n; i++) subtractPanel(a, i * n, first, n);
  }
  return { n, a, order, ...sizeOf(a, order) };
}

/** What the determinant is, by factors and the order of their rows. */
export function sizeOf(a: Float64Array, order: Int32Array): FactoredSize {
  const n = order.length, seen = new Uint8Array(n);
  let sign = 1, logSize = 0;
  for (let k = 0; k < n; k++) {
    const head = a[k * n + k]!;
    if (head === 0) return { sign: 0, logSize: -Infinity };
    logSize += ln(Math.abs(head));
    if (head < 0) sign = -sign;
    // A cycle of the order takes one exchange less than it has rows.
    for (let i = k; seen[i] === 0; i = order[i]!) {
      seen[i] = 1;
      if (order[i] !== k) sign = -sign;
    }
  }
  return { sign, logSize };
}

/** Exchanges so many numbers from one place on with those from another. */
function exchange(numbers: Float64Array | Int32Array, at: number, other: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const kept = numbers[at + i]!;
    numbers[at + i] = numbers[other + i]!;
    numbers[other + i] = kept;
  }
}

function pivotRow(a: Float64Array, n: number, k: number, scale: Float64Array): number {
  let pivot = k, best = -1;
  for (let i = k; i < n; i++) {
    const size = Math.abs(a[i * n + k]!) * scale[i]!;
    if (size > best) [best, pivot] = [size, i];
  }
  return pivot;
}

/** Subtracts a multiple of one row from another, from column `from` on. */
function subtractRow(a: Float64Array, row: number, factor: number, other: number, from: number, n: number): void {
  if (factor !== 0) for (let j = from; j < n; j++) a[row + j]! -= factor * a[other + j]!;
}

/** Subtracts from a row the multiples of the eight rows of a panel that its factors say, right of the panel. */
function subtractPanel(a: Float64Array, row: number, first: number, n: number): void {
  const at = row + first;
  const f0 = a[at]!, f1 = a[at + 1]!, f2 = a[at + 2]!, f3 = a[at + 3]!, f4 = a[at + 4]!, f5 = a[at + 5]!, f6 = a[at + 6]!, f7 = a[at + 7]!;
  if (f0 === 0 && f1 === 0 && f2 === 0 && f3 === 0 && f4 === 0 && f5 === 0 && f6 === 0 && f7 === 0) return;
  for (let j = first + PANEL, p = first * n + j; j < n; j++, p++) {
    a[row + j]! -= f0 * a[p]! + f1 * a[p + n]! + f2 * a[p + 2 * n]! + f3 * a[p + 3 * n]! + (f4 * a[p + 4 * n]! + f5 * a[p + 5 * n]! + f6 * a[p + 6 * n]! + f7 * a[p + 7 * n]!);
  }
}

/** The solution of a factorised system; meaningless when `sign` is 0. */
export function solveFactored({ n, a, order }: Factors, right: Float64Array): Float64Array {
  const x = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = right[order[i]!]!;
    for (let j = 0; j < i; j++) sum -= a[i * n + j]! * x[j]!;
    x[i] = sum;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let j = i + 1; j < n; j++) sum -= a[i * n + j]! * x[j]!;
    x[i] = sum / a[i * n + i]!;
  }
  return x;
}

export interface GmresOptions {
  /** Share of the right side that may be left. */
  readonly tolerance: number;
  readonly basisMax: number;
  readonly restartsMax: number;
  /** Asked at every product: true ends with what there is. */
  readonly stop: () => boolean;
}

export interface GmresResult {
  readonly x: Float64Array;
  /** Share of the right side that is left. */
  readonly residual: number;
  /**
   * Sign of the determinant, of eigenvalues that the right side has shown; the others are taken for positive. It is that of the
   * Hessenberg matrix, which is the sign of its last cosine, since rotations leave the diagonal positive.
   */
  readonly sign: number;
}

/**
 * GMRES with restarts: reduces |right - A x| below `tolerance` times |right|.
 *
 * @param apply  A v
 * @source Saad and Schultz 1986; modified Gram-Schmidt, Givens rotations
 */
export function gmres(apply: (v: Float64Array) => Float64Array, right: Float64Array, { tolerance, basisMax, restartsMax, stop }: GmresOptions): GmresResult {
  const n = right.length, x = new Float64Array(n), size = norm(right);
  let residual = size > 0 ? 1 : 0, sign = 1;
  for (let restart = 0; restart < restartsMax && residual > tolerance && (restart === 0 || !stop()); restart++) {
    const start = right.slice();
    if (restart > 0) subtract(start, 1, apply(x));
    const beta = norm(start);
    residual = beta / size;
    if (!(residual > tolerance)) break;
    const basis = [scaled(start, 1 / beta)], columns: Float64Array[] = [], cosines: number[] = [], sines: number[] = [], g = [beta];
    for (let k = 0; k < basisMax; k++) {
      const next = apply(basis[k]!).slice(), h = new Float64Array(k + 2);
      for (let j = 0; j <= k; j++) subtract(next, (h[j] = dot(next, basis[j]!)), basis[j]!);
      const last = (h[k + 1] = norm(next));
      for (let j = 0; j < k; j++) [h[j], h[j + 1]] = [cosines[j]! * h[j]! + sines[j]! * h[j + 1]!, cosines[j]! * h[j + 1]! - sines[j]! * h[j]!];
      const length = Math.sqrt(h[k]! * h[k]! + last * last);
      cosines.push(h[k]! / length);
      sines.push(last / length);
      h[k] = length;
      columns.push(h);
      g.push(-sines[k]! * g[k]!);
      g[k]! *= cosines[k]!;
      residual = Math.abs(g[k + 1]!) / size;
      if (!(residual > tolerance) || last === 0 || stop()) break;
      basis.push(scaled(next, 1 / last));
    }
    if (restart === 0) sign = cosines.at(-1)! < 0 ? -1 : 1; // there is one
    for (let k = columns.length - 1; k >= 0; k--) {
      let sum = g[k]!;
      for (let j = k + 1; j < columns.length; j++) sum -= columns[j]![k]! * g[j]!;
      g[k] = sum / columns[k]![k]!;
    }
    for (let k = 0; k < columns.length; k++) subtract(x, -g[k]!, basis[k]!);
  }
  return { x, residual, sign };
}

/** The sum of products of entries. */
export function dot(a: Float64Array, b: Float64Array): number {
  let even = 0, odd = 0;
  const pairs = a.length - (a.length % 2);
  for (let i = 0; i < pairs; i += 2) {
    even += a[i]! * b[i]!;
    odd += a[i + 1]! * b[i + 1]!;
  }
  return pairs < a.length ? even + odd + a[pairs]! * b[pairs]! : even + odd;
}

/** Subtracts a multiple of one vector from another. */
function subtract(from: Float64Array, factor: number, what: Float64Array): void {
  for (let i = 0; i < from.length; i++) from[i]! -= factor * what[i]!;
}

function scaled(v: Float64Array, factor: number): Float64Array {
  const out = new Float64Array(v.length);
  for (let i = 0; i < v.length; i++) out[i] = factor * v[i]!;
  return out;
}

function norm(v: Float64Array): number {
  return Math.sqrt(dot(v, v));
}
