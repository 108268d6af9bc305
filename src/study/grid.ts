// A log-likelihood over one or two dimensions on an even grid that closes in on where it counts, its top, and the posterior under
// an even prior.

import { exp, ln } from "../base/index.ts";

export interface Grid {
  /** By dimension: coordinates, evenly spaced. */
  readonly axes: readonly Float64Array[];
  /** The first dimension changing slowest. */
  readonly values: Float64Array;
}

/** Fall below the top at which points no longer count: they would add less than one in 100,000 to an integral. */
const FALL = 14;
/** Share of its width that a box must lose for another round to be worth it, and the most rounds. */
const SHRINKS = 0.6, ROUNDS_MAX = 8;

/**
 * Evaluates f on an even grid, and again within the box of points that count, until that no longer shrinks.
 *
 * @param ends    of every dimension
 * @param points  along each dimension
 */
export function refineGrid(f: (x: readonly number[]) => number, [low, high]: readonly [number, number], dimensions: 1 | 2, points: number): Grid {
  let boxes: readonly (readonly [number, number])[] = Array.from({ length: dimensions }, () => [low, high]);
  for (let round = 1; ; round++) {
    const axes = boxes.map(([from, to]) => Float64Array.from({ length: points }, (_, i) => (i === points - 1 ? to : from + ((to - from) * i) / (points - 1))));
    const grid: Grid = { axes, values: Float64Array.from({ length: points ** dimensions }, (_, at) => f(placeOf(axes, at))) };
    const next = axes.map((axis, dimension): readonly [number, number] => countingRange(grid, axis, dimension));
    if (round === ROUNDS_MAX || next.every(([from, to], d) => to - from > SHRINKS * (boxes[d]![1] - boxes[d]![0]))) return grid;
    boxes = next;
  }
}

function placeOf(axes: readonly Float64Array[], at: number): number[] {
  const points = axes[0]!.length; // all axes are of one length
  return axes.length === 1 ? [axes[0]![at]!] : [axes[0]![Math.floor(at / points)]!, axes[1]![at % points]!];
}

/** From the point before the first that counts to the one after the last. */
function countingRange({ axes, values }: Grid, axis: Float64Array, dimension: number): readonly [number, number] {
  const top = values.reduce((a, b) => Math.max(a, b), -Infinity), points = axis.length;
  let from = points - 1, to = 0;
  values.forEach((value, at) => {
    if (!(value > top - FALL)) return;
    const i = axes.length === 1 || dimension === 1 ? at % points : Math.floor(at / points);
    from = Math.min(from, i);
    to = Math.max(to, i);
  });
  return [axis[Math.max(0, from - 1)]!, axis[Math.min(points - 1, to + 1)]!];
}

/** Golden section: share of an interval that a step keeps, and the width at which it ends. */
const KEPT = (Math.sqrt(5) - 1) / 2, WIDTH = 1e-8;

/** The top of f near the best point of a grid, dimension by dimension in turn, within the ends. */
export function climbToTop(f: (x: readonly number[]) => number, { axes, values }: Grid, [low, high]: readonly [number, number]): { readonly at: readonly number[]; readonly value: number } {
  let best = { at: placeOf(axes, values.indexOf(values.reduce((a, b) => Math.max(a, b), -Infinity))) as readonly number[], value: -Infinity };
  best = { ...best, value: f(best.at) };
  const rounds = axes.length === 1 ? 1 : 12;
  for (let round = 0; round < rounds; round++) {
    const before = best.value;
    axes.forEach((axis, dimension) => {
      const cell = (axis[1]! - axis[0]!) / (round === 0 ? 1 : 2 ** round), at = (x: number) => best.at.map((own, d) => (d === dimension ? x : own));
      let from = Math.max(low, best.at[dimension]! - cell), to = Math.min(high, best.at[dimension]! + cell);
      const ends = [from, to];
      let a = to - KEPT * (to - from), b = from + KEPT * (to - from), fa = f(at(a)), fb = f(at(b));
      while (to - from > WIDTH) {
        if (fa >= fb) {
          [to, b, fb] = [b, a, fa];
          fa = f(at((a = to - KEPT * (to - from))));
        } else {
          [from, a, fa] = [a, b, fb];
          fb = f(at((b = from + KEPT * (to - from))));
        }
      }
      for (const x of [...ends, (from + to) / 2]) {
        const value = f(at(x));
        if (value > best.value) best = { at: at(x), value };
      }
    });
    if (best.value - before < 1e-10) break;
  }
  return best;
}

/** The posterior of one dimension, the other summed over. */
export interface Marginal {
  /** Largest log-likelihood, and where the grid ends with the largest there. */
  readonly top: number;
  readonly low: { readonly at: number; readonly value: number };
  readonly high: { readonly at: number; readonly value: number };
  /** @param p  from 0 to 1 */
  quantile(p: number): number;
}

export function marginalOf({ axes, values }: Grid, dimension: number): Marginal {
  const axis = axes[dimension]!, points = axis.length, top = values.reduce((a, b) => Math.max(a, b), -Infinity); // a dimension of the grid
  const indexOf = (at: number) => (axes.length === 1 || dimension === 1 ? at % points : Math.floor(at / points));
  const density = new Float64Array(points), best = new Float64Array(points).fill(-Infinity);
  values.forEach((value, at) => {
    const i = indexOf(at), other = axes.length === 1 ? 1 : dimension === 0 ? at % points : Math.floor(at / points);
    density[i]! += exp(value - top) * (axes.length > 1 && (other === 0 || other === points - 1) ? 0.5 : 1);
    best[i] = Math.max(best[i]!, value);
  });
  const [fine, dense] = smoothed(axis, density);
  // Density is straight between these points, so that the cumulative is exact for it.
  const last = fine.length - 1, cumulative = new Float64Array(last + 1);
  for (let i = 1; i <= last; i++) cumulative[i] = cumulative[i - 1]! + ((dense[i]! + dense[i - 1]!) / 2) * (fine[i]! - fine[i - 1]!);
  return {
    top,
    low: { at: axis[0]!, value: best[0]! },
    high: { at: axis[points - 1]!, value: best[points - 1]! },
    quantile(p) {
      const aim = p * cumulative[last]!;
      let i = 1;
      while (i < last && cumulative[i]! < aim) i++;
      const width = fine[i]! - fine[i - 1]!, a = dense[i - 1]!, b = dense[i]!, rest = aim - cumulative[i - 1]!;
      // rest = width (a t + (b - a) t^2 / 2)
      const slope = (b - a) / 2, c = rest / width;
      const t = Math.abs(slope) < 1e-12 * (a + b) ? c / (a + 1e-300) : (2 * c) / (a + Math.sqrt(Math.max(0, a * a + 4 * slope * c)));
      return fine[i - 1]! + width * Math.min(1, Math.max(0, t));
    },
  };
}

/** Points between two of a grid. */
const BETWEEN = 32;

/** The density at points between as well: its logarithm is taken as cubic through the four nearest, or, where it is 0 at one of them, itself as straight. */
function smoothed(axis: Float64Array, density: Float64Array): readonly [Float64Array, Float64Array] {
  const points = axis.length, logs = density.map(ln), fine = new Float64Array((points - 1) * BETWEEN + 1), dense = fine.slice();
  for (let i = 0; i + 1 < points; i++) {
    const from = Math.max(0, Math.min(points - 4, i - 1)), nearest = logs.subarray(from, from + 4), isCubic = nearest.every(Number.isFinite);
    for (let k = 0; k <= BETWEEN; k++) {
      const share = k / BETWEEN, x = i - from + share; // in steps of the grid
      fine[i * BETWEEN + k] = axis[i]! + share * (axis[i + 1]! - axis[i]!);
      dense[i * BETWEEN + k] = isCubic ? exp(nearest.reduce((sum, log, j) => sum + log * nearest.reduce((product, _, m) => (m === j ? product : (product * (x - m)) / (j - m)), 1), 0)) : (1 - share) * density[i]! + share * density[i + 1]!;
    }
  }
  return [fine, dense];
}
