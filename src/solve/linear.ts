// Linear systems for Newton's method: a dense factorisation for small ones, GMRES for those known by their products only.

import { ln } from "../base/index.ts";

/** A factorised square matrix, row by row in `a`, with its row order. */
export interface Factors {
  readonly n: number;
  readonly a: Float64Array;
  readonly order: Int32Array;
  /** Sign of the determinant, -1, 0 or 1, and the logarithm of its size. */
  readonly sign: number;
  readonly logSize: number;
}

/**
 * LU with rows equilibrated and partial pivoting, in place.
 *
 * @param a  n x n, row by row; overwritten by the factors
 */
export function factorise(a: Float64Array, n: number): Factors {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const scale = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let top = 0;
    for (let j = 0; j < n; j++) top = Math.max(top, Math.abs(a[i * n + j]!));
    scale[i] = top > 0 ? 1 / top : 1;
  }
  let sign = 1, logSize = 0;
  for (let k = 0; k < n; k++) {
    let pivot = k, best = -1;
    for (let i = k; i < n; i++) {
      const size = Math.abs(a[i * n + k]!) * scale[i]!;
      if (size > best) [best, pivot] = [size, i];
    }
    if (pivot !== k) {
      sign = -sign;
      for (let j = 0; j < n; j++) [a[k * n + j], a[pivot * n + j]] = [a[pivot * n + j]!, a[k * n + j]!];
      [order[k], order[pivot]] = [order[pivot]!, order[k]!];
      [scale[k], scale[pivot]] = [scale[pivot]!, scale[k]!];
    }
    const head = a[k * n + k]!;
    if (head === 0) return { n, a, order, sign: 0, logSize: -Infinity };
    logSize += ln(Math.abs(head));
    if (head < 0) sign = -sign;
    for (let i = k + 1; i < n; i++) {
      const factor = (a[i * n + k]! /= head);
      if (factor !== 0) for (let j = k + 1; j < n; j++) a[i * n + j]! -= factor * a[k * n + j]!;
    }
  }
  return { n, a, order, sign, logSize };
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

/**
 * GMRES with restarts: reduces |right - A x| below `tolerance` times |right|.
 *
 * @param apply  writes A v into `out`
 * @param stop   asked at every product: true ends with what there is
 * @returns      the solution and the relative residual reached
 * @source Saad and Schultz 1986; modified Gram-Schmidt, Givens rotations
 */
export function gmres(
  apply: (v: Float64Array, out: Float64Array) => void, right: Float64Array,
  { tolerance, basisMax, restartsMax, stop }: { readonly tolerance: number; readonly basisMax: number; readonly restartsMax: number; readonly stop: () => boolean },
): { readonly x: Float64Array; readonly residual: number } {
  const n = right.length, x = new Float64Array(n), work = new Float64Array(n);
  const size = norm(right);
  if (!(size > 0)) return { x, residual: size };
  let residual = 1;
  for (let restart = 0; restart < restartsMax; restart++) {
    const start = right.slice();
    if (restart > 0) {
      apply(x, work);
      for (let i = 0; i < n; i++) start[i]! -= work[i]!;
    }
    const beta = norm(start);
    residual = beta / size;
    if (!(residual > tolerance)) return { x, residual };
    for (let i = 0; i < n; i++) start[i]! /= beta;
    const basis = [start], columns: Float64Array[] = [], cosines: number[] = [], sines: number[] = [], g = [beta];
    for (let k = 0; k < basisMax; k++) {
      const next = new Float64Array(n);
      apply(basis[k]!, next);
      const h = new Float64Array(k + 2);
      for (let j = 0; j <= k; j++) {
        const q = basis[j]!;
        let dot = 0;
        for (let i = 0; i < n; i++) dot += next[i]! * q[i]!;
        for (let i = 0; i < n; i++) next[i]! -= dot * q[i]!;
        h[j] = dot;
      }
      h[k + 1] = norm(next);
      const last = h[k + 1]!;
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
      for (let i = 0; i < n; i++) next[i]! /= last;
      basis.push(next);
    }
    const y = new Float64Array(columns.length);
    for (let k = columns.length - 1; k >= 0; k--) {
      let sum = g[k]!;
      for (let j = k + 1; j < columns.length; j++) sum -= columns[j]![k]! * y[j]!;
      y[k] = sum / columns[k]![k]!;
    }
    for (let k = 0; k < columns.length; k++) for (let i = 0; i < n; i++) x[i]! += y[k]! * basis[k]![i]!;
    if (!(residual > tolerance) || stop()) break;
  }
  return { x, residual };
}

function norm(v: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i]! * v[i]!;
  return Math.sqrt(sum);
}
