// Which inputs a result leans on: regression of the result's ranks on the inputs' ranks.

import { ascending, requireThat } from "../base/index.ts";

export interface RankRegression {
  /** By input: standard deviations of rank that the output moves with one of the input; NaN where the input adds nothing to those before it. */
  readonly coefficients: Float64Array;
  /** By input: standard error of the coefficient; NaN likewise, and where no draws are left over. */
  readonly errors: Float64Array;
  /** Share of the variance of the output's ranks that the inputs explain. */
  readonly rSquared: number;
  /** The same less what as many inputs of pure noise would explain; NaN without spare draws. */
  readonly rSquaredAdjusted: number;
  readonly draws: number;
  readonly drawsPerInput: number;
  /** Fewer than DRAWS_PER_INPUT_MIN draws for each input: the coefficients are mostly noise. */
  readonly tooThin: boolean;
  /** Inputs that are constant, or a combination of those before them. */
  readonly dependent: readonly number[];
}

export const DRAWS_PER_INPUT_MIN = 2;

/** What is left of a column, relative to its length, below which it counts as a combination of the columns before it. */
const DEPENDENCE = 1e-7;
/** What is left of a column of length 1 above which once is enough. */
const ENOUGH = 0.7;

/** Ranks from 1; equal values share the mean of their ranks. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = ascending(values);
  const ranked = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) ranked[order[i]!] = (from + to + 1) / 2;
    from = to;
  }
  return ranked;
}

/**
 * Standardised rank regression coefficients, by least squares over an orthogonal basis of the inputs' ranks (Gram-Schmidt in
 * blocks, twice where a column lies near those before it).
 *
 * @param inputs  by input, by draw
 * @param output  by draw; any increasing transformation of it gives the same result
 * @throws {RangeError} when lengths differ, there are fewer than 3 draws, or a number is NaN
 * @source Iman and Conover 1979; Daniel, Gragg, Kaufman and Stewart 1976 (when once is enough); Saltelli and others, Global Sensitivity Analysis, 2008, chapter 1
 */
export function rankRegression(inputs: readonly ArrayLike<number>[], output: ArrayLike<number>): RankRegression {
  const draws = output.length;
  requireThat(draws >= 3, `rankRegression(): needs at least 3 draws, got ${draws}`);
  for (const column of [...inputs, output]) {
    requireThat(column.length === draws, `rankRegression(): every column needs ${draws} values, got ${column.length}`);
    for (let i = 0; i < draws; i++) requireThat(!Number.isNaN(column[i]), "rankRegression(): a value is not a number");
  }
  const target = unitRanks(output) ?? new Float64Array(draws);
  const basis: Float64Array[] = [], kept: number[] = [], dependent: number[] = [];
  /** By kept input: its coordinates in the basis. */
  const triangle: number[][] = [];
  inputs.forEach((input, index) => {
    const column = unitRanks(input);
    const coordinates = basis.map(() => 0);
    let left = 0;
    if (column !== null) {
      left = removeAll(column, basis, coordinates);
      // Where much was taken away, rounding of it is in the rest.
      if (left < ENOUGH) left = removeAll(column, basis, coordinates);
    }
    if (column === null || left < DEPENDENCE || basis.length >= draws - 1) {
      dependent.push(index);
      return;
    }
    basis.push(column.map((x) => x / left));
    triangle.push([...coordinates, left]);
    kept.push(index);
  });
  const projections = basis.map((direction) => dot(direction, target));
  const explained = projections.reduce((sum, x) => sum + x * x, 0);
  const total = dot(target, target);
  const rSquared = total > 0 ? explained / total : 0;
  const spare = draws - 1 - kept.length;
  const rSquaredAdjusted = spare > 0 ? 1 - ((1 - rSquared) * (draws - 1)) / spare : NaN;
  const variance = spare > 0 ? (total - Math.min(total, explained)) / spare : NaN;
  const coefficients = new Float64Array(inputs.length).fill(NaN), errors = new Float64Array(inputs.length).fill(NaN);
  const solved = solveUpper(triangle, projections);
  const inverse = basis.map((_, j) => solveUpper(triangle, basis.map((_, i) => (i === j ? 1 : 0))));
  kept.forEach((input, i) => {
    coefficients[input] = solved[i] as number;
    errors[input] = Math.sqrt(variance * inverse.reduce((sum, column) => sum + (column[i] as number) * (column[i] as number), 0));
  });
  const drawsPerInput = inputs.length === 0 ? Infinity : draws / inputs.length;
  return { coefficients, errors, rSquared, rSquaredAdjusted, draws, drawsPerInput, tooThin: drawsPerInput < DRAWS_PER_INPUT_MIN, dependent };
}

/** Ranks with mean 0 and length 1; null when all values are equal. */
function unitRanks(values: ArrayLike<number>): Float64Array | null {
  const mean = (values.length + 1) / 2;
  const column = ranks(values);
  for (let i = 0; i < column.length; i++) column[i]! -= mean;
  const length = Math.sqrt(dot(column, column));
  if (length === 0) return null;
  for (let i = 0; i < column.length; i++) column[i]! /= length;
  return column;
}

/** Directions taken together: the column is then gone through once for all of them. */
const BLOCK = 4;

/** Takes from a column what lies in the directions, adding to its coordinates by direction; returns the length of the rest. */
function removeAll(column: Float64Array, basis: readonly Float64Array[], coordinates: number[]): number {
  let first = 0;
  for (; first + BLOCK <= basis.length; first += BLOCK) {
    const [p, q, r, s] = basis.slice(first, first + BLOCK) as [Float64Array, Float64Array, Float64Array, Float64Array];
    let inP = 0, inQ = 0, inR = 0, inS = 0;
    for (let i = 0; i < column.length; i++) {
      const x = column[i]!;
      inP += x * p[i]!;
      inQ += x * q[i]!;
      inR += x * r[i]!;
      inS += x * s[i]!;
    }
    for (let i = 0; i < column.length; i++) column[i]! -= inP * p[i]! + inQ * q[i]! + (inR * r[i]! + inS * s[i]!);
    [inP, inQ, inR, inS].forEach((amount, k) => (coordinates[first + k]! += amount));
  }
  for (; first < basis.length; first++) {
    const direction = basis[first]!, amount = dot(column, direction);
    for (let i = 0; i < column.length; i++) column[i]! -= amount * direction[i]!;
    coordinates[first]! += amount;
  }
  return Math.sqrt(dot(column, column));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Solves the triangular system whose column j is `columns[j]`, its last entry on the diagonal. */
function solveUpper(columns: readonly (readonly number[])[], right: readonly number[]): number[] {
  const solution = [...right];
  for (let j = columns.length - 1; j >= 0; j--) {
    const column = columns[j] as readonly number[];
    const x = (solution[j] = (solution[j] as number) / (column[j] as number));
    for (let i = 0; i < j; i++) solution[i]! -= x * (column[i] as number);
  }
  return solution;
}
