// All isolated zeros of polynomials in a box, with proof: boxes that bounds show to be empty are dropped (by interval arithmetic, and
// by linear programs with a margin of 1e-9 for their rounding), a box that the interval Newton step maps into itself holds exactly
// one zero, and all others are cut in two. No power of a variable is above the first, so that bounds are sharp in each variable.
//
// Source: Neumaier 1990; Krawczyk 1969

import { factorise, solveFactored } from "../linear.ts";
import type { Multilinear } from "./multilinear.ts";
import { relaxedRange } from "./relaxation.ts";

export interface PolynomialZeros {
  /** Zeros in (0, 1]^n at which no inequality is below 0, each to rounding: all isolated ones, and others where inequalities leave no way to go on. */
  readonly points: readonly Float64Array[];
  /** Whether there is certainly none beside them. */
  readonly isWhole: boolean;
}

/** The box reaches a little beyond the cube, so that zeros on its border can be told from their neighbours. */
const BEYOND = 0.01;
/** Boxes this narrow that are neither empty nor proven count as undecided; after so many of them the search is given up. */
const NARROW = 1e-7, UNDECIDED_MAX = 20;
const BOXES_MAX = 20_000;
/** Widest side of a small box. */
const SMALL = 0.1;
/** Variables from which on boxes are narrowed by linear programs too. */
const RELAXED_FROM = 4;
/** A coordinate up to this is 0; an inequality down to minus this holds. */
const ZERO = 1e-9;
/** Inequalities up to this, and zeros this close, count as 0 and as one in a narrow box. */
const TOUCHING = 1e-6;
/** Relative error of a sum of a few products. */
const ROUNDING = 4e-16;
/** A step that leaves less than this share of some side is taken again before the box is cut. */
const WORTHWHILE = 0.7;
/** Where boxes are cut: not in the middle, where zeros of people's examples like to lie. */
const CUT = 0.5137;

export type Box = { readonly low: Float64Array; readonly high: Float64Array };

/**
 * @param equations     polynomials to be 0, with coefficients of about 1
 * @param inequalities  polynomials to be at least 0
 * @param isEmpty       whether a box certainly holds no point that counts, told otherwise; asked of small boxes
 */
export function solvePolynomials(n: number, equations: readonly Multilinear[], inequalities: readonly Multilinear[], shouldStop: () => boolean, isEmpty: (box: Box) => boolean = () => false): PolynomialZeros {
  const slopes = equations.map((equation) => Array.from({ length: n }, (_, j) => slope(equation, j)));
  const stack: Box[] = [{ low: new Float64Array(n).fill(-BEYOND), high: new Float64Array(n).fill(1 + BEYOND) }];
  const points: Float64Array[] = [];
  let boxes = 0, undecided = 0;
  for (let box = stack.pop(); box !== undefined; box = stack.pop()) {
    if (shouldStop() || ++boxes > BOXES_MAX || undecided > UNDECIDED_MAX) return { points, isWhole: false };
    const state = shrink(box, equations, inequalities, slopes), side = widest(box);
    if (state === "proven") {
      const point = refine(box, equations, slopes);
      if (fits(point, equations, inequalities)) points.push(point);
    } else if (state === "unsure" && box.high[side]! - box.low[side]! < SMALL && isEmpty(box)) continue;
    else if (state === "unsure" && box.high[side]! - box.low[side]! < NARROW) {
      undecided++;
      const corner = cornerIn(box, equations, inequalities, slopes);
      if (corner !== null && points.every((point) => point.some((x, j) => Math.abs(x - corner[j]!) > TOUCHING))) points.push(corner);
    }
    else if (state === "unsure") {
      const left = n < RELAXED_FROM ? "as before" : relax(box, equations, inequalities, side);
      if (left === "nothing") continue;
      stack.push(box);
      if (left === "less") continue;
      const upper = { low: box.low.slice(), high: box.high.slice() };
      upper.low[side] = box.high[side] = box.low[side]! + CUT * (box.high[side]! - box.low[side]!);
      stack.splice(-1, 0, upper);
    }
  }
  return { points, isWhole: undecided === 0 };
}

/** Narrows one side of a box to what a linear program leaves of it. */
function relax(box: Box, equations: readonly Multilinear[], inequalities: readonly Multilinear[], side: number): "nothing" | "less" | "as before" {
  const range = relaxedRange(box.low, box.high, equations, inequalities, side), width = box.high[side]! - box.low[side]!;
  if (range === null) return "nothing";
  box.low[side] = Math.max(box.low[side]!, range[0]);
  box.high[side] = Math.min(box.high[side]!, range[1]);
  if (box.low[side]! > box.high[side]!) return "nothing";
  return box.high[side]! - box.low[side]! < WORTHWHILE * width ? "less" : "as before";
}

/** Narrows a box as long as a step takes away enough of some side. */
function shrink(box: Box, equations: readonly Multilinear[], inequalities: readonly Multilinear[], slopes: readonly (readonly Multilinear[])[]): "empty" | "proven" | "unsure" {
  for (;;) {
    if (!narrow(box, equations, inequalities)) return "empty";
    const step = equations.length < box.low.length ? "unsure" : newton(box, equations, slopes);
    if (step !== "narrower") return step;
  }
}

function slope(polynomial: Multilinear, variable: number): Multilinear {
  return polynomial.filter(({ variables }) => variables.includes(variable)).map(({ coefficient, variables }) => ({ coefficient, variables: variables.filter((one) => one !== variable) }));
}

function widest({ low, high }: Box): number {
  return low.reduce((side, _, j) => (high[j]! - low[j]! > high[side]! - low[side]! ? j : side), 0);
}

/** Bounds of a polynomial over a box, rounding included. */
function bounds(polynomial: Multilinear, { low, high }: Box, out: Float64Array): void {
  let from = 0, to = 0, size = 0;
  for (const { coefficient, variables } of polynomial) {
    let least = coefficient, most = coefficient;
    for (const j of variables) {
      const a = least * low[j]!, b = least * high[j]!, c = most * low[j]!, d = most * high[j]!;
      least = Math.min(a, b, c, d);
      most = Math.max(a, b, c, d);
    }
    from += least;
    to += most;
    size += Math.max(Math.abs(least), Math.abs(most));
  }
  const error = ROUNDING * (polynomial.length + 4) * size;
  out[0] = from - error;
  out[1] = to + error;
}

/**
 * Narrows a box to where each polynomial may meet its condition, one variable after the other: it is a + b x in each.
 *
 * @returns false when nothing is left
 */
function narrow(box: Box, equations: readonly Multilinear[], inequalities: readonly Multilinear[]): boolean {
  return equations.every((one) => narrowBy(box, one, true)) && inequalities.every((one) => narrowBy(box, one, false));
}

const REST = new Float64Array(2), RATE = new Float64Array(2);

function narrowBy(box: Box, polynomial: Multilinear, isEquation: boolean): boolean {
  bounds(polynomial, box, REST);
  if (REST[1]! < 0 || (isEquation && REST[0]! > 0)) return false;
  for (const j of new Set(polynomial.flatMap(({ variables }) => variables))) {
    bounds(polynomial.filter(({ variables }) => !variables.includes(j)), box, REST);
    bounds(slope(polynomial, j), box, RATE);
    const [rest0, rest1] = REST as unknown as [number, number], [rate0, rate1] = RATE as unknown as [number, number]; // two numbers each
    if (rate0 <= 0 && rate1 >= 0) continue;
    // x = -rest / rate, or on one side of it.
    const ends = [-rest0 / rate0, -rest0 / rate1, -rest1 / rate0, -rest1 / rate1];
    const least = ends.reduce((a, b) => Math.min(a, b)), most = ends.reduce((a, b) => Math.max(a, b));
    const error = ROUNDING * 8 * Math.max(Math.abs(least), Math.abs(most));
    if (isEquation || rate0 > 0) box.low[j] = Math.max(box.low[j]!, least - error);
    if (isEquation || rate1 < 0) box.high[j] = Math.min(box.high[j]!, most + error);
    if (box.low[j]! > box.high[j]!) return false;
  }
  return true;
}

/** The interval Newton step after Krawczyk: narrows the box, or shows that it holds no zero or exactly one. */
function newton(box: Box, equations: readonly Multilinear[], slopes: readonly (readonly Multilinear[])[]): "empty" | "proven" | "narrower" | "unsure" {
  const n = box.low.length, centre = box.low.map((low, j) => (low + box.high[j]!) / 2), at = { low: centre, high: centre };
  // From the centre to the border, not less: the centre is rounded.
  const half = centre.map((x, j) => Math.max(box.high[j]! - x, x - box.low[j]!));
  const chosen = bestRows(slopes.map((row) => row.map((one) => middleOf(one, at))), n);
  if (chosen === null) return "unsure";
  const matrix = new Float64Array(n * n);
  chosen.forEach((row, i) => slopes[row]!.forEach((one, j) => (matrix[i * n + j] = middleOf(one, at))));
  const factors = factorise(matrix, n);
  if (factors.sign === 0) return "unsure";
  // Columns of the inverse.
  const inverse = Array.from({ length: n }, (_, i) => solveFactored(factors, Float64Array.from({ length: n }, (__, k) => (k === i ? 1 : 0))));
  const values = chosen.map((row) => intervalOf(equations[row]!, at)), rates = chosen.map((row) => slopes[row]!.map((one) => intervalOf(one, box)));
  let proven = true, smaller = false;
  for (let i = 0; i < n; i++) {
    let low = centre[i]!, high = centre[i]!;
    const add = (from: number, to: number) => {
      low += from - ROUNDING * Math.abs(from);
      high += to + ROUNDING * Math.abs(to);
    };
    for (let k = 0; k < n; k++) {
      const y = -inverse[k]![i]!, [from, to] = values[k]!;
      add(Math.min(y * from, y * to), Math.max(y * from, y * to));
    }
    for (let j = 0; j < n; j++) {
      let from = i === j ? 1 : 0, to = from;
      for (let k = 0; k < n; k++) {
        const y = -inverse[k]![i]!, [a, b] = rates[k]![j]!;
        from += Math.min(y * a, y * b);
        to += Math.max(y * a, y * b);
      }
      const reach = (Math.max(Math.abs(from), Math.abs(to)) + ROUNDING * 8) * half[j]!;
      add(-reach, reach);
    }
    if (low > box.high[i]! || high < box.low[i]!) return "empty";
    if (!(low > box.low[i]! && high < box.high[i]!)) proven = false;
    const width = box.high[i]! - box.low[i]!;
    box.low[i] = Math.max(box.low[i]!, low);
    box.high[i] = Math.min(box.high[i]!, high);
    if (box.high[i]! - box.low[i]! < WORTHWHILE * width) smaller = true;
  }
  // With more equations than variables, the others are looked at once the zero is known.
  return proven ? "proven" : smaller ? "narrower" : "unsure";
}

function intervalOf(polynomial: Multilinear, box: Box): readonly [number, number] {
  bounds(polynomial, box, REST);
  return [REST[0]!, REST[1]!];
}

function middleOf(polynomial: Multilinear, at: Box): number {
  const [from, to] = intervalOf(polynomial, at);
  return (from + to) / 2;
}

/** As many rows as columns that are furthest from depending on each other, or null when there are not so many. */
function bestRows(matrix: number[][], n: number): number[] | null {
  const left = matrix.map((row, index) => ({ index, row: [...row] })), chosen: number[] = [];
  for (let column = 0; column < n; column++) {
    let pick = -1, place = -1, most = 1e-9;
    left.forEach(({ row }, i) => row.forEach((value, j) => {
      if (Math.abs(value) > most) [pick, place, most] = [i, j, Math.abs(value)];
    }));
    if (pick < 0) return null;
    const [{ index, row: head }] = left.splice(pick, 1) as [{ index: number; row: number[] }];
    chosen.push(index);
    for (const { row } of left) {
      const factor = row[place]! / head[place]!;
      row.forEach((_, j) => (row[j] = j === place ? 0 : row[j]! - factor * head[j]!));
    }
  }
  return chosen.sort((a, b) => a - b);
}

/** Newton's method from the centre of a proven box. */
function refine(box: Box, equations: readonly Multilinear[], slopes: readonly (readonly Multilinear[])[]): Float64Array {
  const n = box.low.length, x = box.low.map((low, j) => (low + box.high[j]!) / 2), at = { low: x, high: x };
  for (let step = 0; step < 8; step++) {
    const chosen = bestRows(slopes.map((row) => row.map((one) => middleOf(one, at))), n);
    if (chosen === null) break;
    const matrix = new Float64Array(n * n);
    chosen.forEach((row, i) => slopes[row]!.forEach((one, j) => (matrix[i * n + j] = middleOf(one, at))));
    const change = solveFactored(factorise(matrix, n), Float64Array.from(chosen, (row) => middleOf(equations[row]!, at)));
    if (!change.every(Number.isFinite)) break;
    change.forEach((value, j) => (x[j]! -= value)); // one change a variable
    if (change.every((value) => Math.abs(value) < 1e-16)) break;
  }
  return x;
}

/** A zero at which equations that leave a way to go on and inequalities that are 0 there determine every variable; null where there is none. */
function cornerIn(box: Box, equations: readonly Multilinear[], inequalities: readonly Multilinear[], slopes: readonly (readonly Multilinear[])[]): Float64Array | null {
  const n = box.low.length, tight = inequalities.filter((one) => Math.abs(middleOf(one, box)) < TOUCHING);
  if (tight.length === 0) return null;
  const point = refine(box, [...equations, ...tight], [...slopes, ...tight.map((one) => Array.from({ length: n }, (_, j) => slope(one, j)))]);
  return fits(point, equations, inequalities) && point.every((x, j) => Math.abs(x - box.low[j]!) < TOUCHING) ? point : null;
}

function fits(point: Float64Array, equations: readonly Multilinear[], inequalities: readonly Multilinear[]): boolean {
  const at = { low: point, high: point };
  return point.every((x) => x > ZERO && x <= 1 + ZERO) && equations.every((one) => Math.abs(middleOf(one, at)) <= ZERO) && inequalities.every((one) => middleOf(one, at) >= -ZERO);
}
