// The value of one number at which an answer changes.

import { requireThat } from "../base/index.ts";

export interface BreakEven {
  /** Where the function crosses the threshold, in ascending order, each to `tolerance` of the range. */
  readonly crossings: readonly { readonly at: number; readonly rises: boolean }[];
  /** Least and largest value seen on the grid, so that "no crossing" can be told from "just missed". */
  readonly least: number;
  readonly most: number;
  /** Grid points at which the function had no value. */
  readonly failed: readonly number[];
}

export const BREAK_EVEN_GRID = 17, BREAK_EVEN_TOLERANCE = 1e-6;

/**
 * Where a function of one number crosses a threshold within a range: a grid finds sign changes, bisection narrows each. Two
 * crossings between neighbouring grid points are not seen.
 *
 * @param f  the answer at a value; null or NaN where it has none
 * @throws {RangeError} when the range is empty or not finite
 */
export function breakEven(f: (x: number) => number | null, range: readonly [number, number], threshold: number, options: { readonly grid?: number; readonly tolerance?: number } = {}): BreakEven {
  const { grid = BREAK_EVEN_GRID, tolerance = BREAK_EVEN_TOLERANCE } = options;
  const [low, high] = range;
  requireThat(Number.isFinite(low) && Number.isFinite(high) && low < high, `breakEven(): the range must be finite and not empty, got ${low} to ${high}`);
  requireThat(Number.isInteger(grid) && grid >= 2, `breakEven(): \`grid\` must be a whole number of at least 2, got ${grid}`);
  const points = Array.from({ length: grid }, (_, i) => low + ((high - low) * i) / (grid - 1)).map((x) => ({ x, y: f(x) ?? NaN }));
  const known = points.filter(({ y }) => !Number.isNaN(y));
  const isAbove = (y: number): boolean => y >= threshold;
  const crossings = known.slice(1).flatMap((right, i) => {
    const left = known[i]!;
    return isAbove(left.y) === isAbove(right.y) ? [] : bisected((x) => f(x) ?? NaN, threshold, left.x, right.x, isAbove(right.y), tolerance * (high - low));
  });
  const values = known.map(({ y }) => y);
  return { crossings, least: Math.min(...values), most: Math.max(...values), failed: points.filter(({ y }) => Number.isNaN(y)).map(({ x }) => x) };
}

function bisected(f: (x: number) => number, threshold: number, from: number, to: number, rises: boolean, width: number) {
  let left = from, right = to;
  while (right - left > width) {
    const middle = left + (right - left) / 2, y = f(middle);
    if (Number.isNaN(y)) return []; // no value between two that have one: nothing can be said of this crossing
    if (y >= threshold === rises) right = middle;
    else left = middle;
  }
  return [{ at: left + (right - left) / 2, rises }];
}
