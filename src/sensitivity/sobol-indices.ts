// Shares of an output's variance that inputs carry, alone and with others.

import { type Random, requireThat } from "../base/index.ts";
import { sobolSequence } from "./sobol-sequence.ts";

/** Which coordinates belong together: each group is moved as one input (the weights of one Dirichlet group, say). */
export type Groups = readonly (readonly number[])[];

export interface SaltelliDesign {
  readonly dimensions: number;
  readonly groups: Groups;
  /** Rows of the two base matrices; a power of 2. */
  readonly rows: number;
  /** Points in all: rows x (groups + 2). */
  readonly points: number;
  /**
   * One point of the unit cube. In a row the first is that of matrix A, the second that of B, then, group after group, A with
   * the group's coordinates from B.
   *
   * @param index  from 0 to points - 1
   * @returns      by dimension
   */
  point(index: number): Float64Array;
}

/**
 * The points at which a model must be evaluated for first and total indices.
 *
 * @param rows  a power of 2; 1,024 and more for figures that hold
 * @throws {RangeError} when `rows` is no power of 2, or a group names a coordinate that is not there
 * @source Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola 2010; scrambled points after Owen 1995
 */
export function saltelliDesign(dimensions: number, groups: Groups, rows: number, seed: number): SaltelliDesign {
  requireThat(Number.isInteger(rows) && rows >= 2 && rows < 2 ** 31 && (rows & (rows - 1)) === 0, `saltelliDesign(): \`rows\` must be a power of 2, got ${rows}`);
  requireThat(groups.every((group) => group.length > 0 && group.every((i) => Number.isInteger(i) && i >= 0 && i < dimensions)), `saltelliDesign(): a group names a coordinate outside 0 to ${dimensions - 1}`);
  const sequence = sobolSequence(2 * dimensions, seed);
  const width = groups.length + 2;
  return {
    dimensions,
    groups,
    rows,
    points: rows * width,
    point(index) {
      requireThat(Number.isInteger(index) && index >= 0 && index < rows * width, `saltelliDesign(): no point ${index}`);
      const row = Math.floor(index / width), place = index % width;
      const offset = place === 1 ? dimensions : 0;
      const point = Float64Array.from({ length: dimensions }, (_, i) => sequence.coordinate(row, i + offset));
      for (const i of groups[place - 2] ?? []) point[i] = sequence.coordinate(row, i + dimensions);
      return point;
    },
  };
}

export interface SobolIndex {
  /** Share of the variance that goes when this group alone is fixed. */
  readonly first: number;
  /** Share that stays when all others are fixed: the group alone and with others. */
  readonly total: number;
  /** 95 % percentile bootstrap intervals. */
  readonly firstInterval: readonly [number, number];
  readonly totalInterval: readonly [number, number];
}

export interface SobolIndices {
  readonly mean: number;
  readonly variance: number;
  /** By group; NaN throughout when the output is constant. */
  readonly indices: readonly SobolIndex[];
  /** Rows that entered: those with a finite output at each of their points. */
  readonly rows: number;
}

export const INDEX_RESAMPLES = 1000;

/**
 * First and total indices from the outputs at the points of a design: the first by the estimator of Saltelli and others (2010),
 * the total by Jansen's (1999). A row with an output that is not finite is left out whole.
 *
 * @param outputs  by point of the design
 * @throws {RangeError} when the number of outputs is not that of the points, or fewer than two rows are finite
 */
export function sobolIndices(design: SaltelliDesign, outputs: ArrayLike<number>, random: Random): SobolIndices {
  requireThat(outputs.length === design.points, `sobolIndices(): needs ${design.points} outputs, got ${outputs.length}`);
  const width = design.groups.length + 2;
  const rows = Array.from({ length: design.rows }, (_, row) => row * width).filter((from) => {
    for (let i = 0; i < width; i++) if (!Number.isFinite(outputs[from + i])) return false;
    return true;
  });
  requireThat(rows.length >= 2, "sobolIndices(): fewer than two rows have finite outputs throughout");
  const columns = sampleColumns(outputs, rows, design.groups.length);
  const all = Int32Array.from(rows, (_, i) => i);
  const estimate = estimateIndices(columns, all);
  const firsts = design.groups.map(() => new Float64Array(INDEX_RESAMPLES)), totals = design.groups.map(() => new Float64Array(INDEX_RESAMPLES));
  const picked = new Int32Array(rows.length);
  for (let r = 0; r < INDEX_RESAMPLES; r++) {
    for (let i = 0; i < picked.length; i++) picked[i] = Math.floor(random() * rows.length);
    const resampled = estimateIndices(columns, picked);
    resampled.first.forEach((value, g) => (firsts[g]![r] = value));
    resampled.total.forEach((value, g) => (totals[g]![r] = value));
  }
  const interval = (values: Float64Array): readonly [number, number] => {
    const sorted = values.filter((value) => !Number.isNaN(value)).sort();
    const at = (p: number) => sorted[Math.round(p * (sorted.length - 1))] ?? NaN;
    return [at(0.025), at(0.975)];
  };
  return {
    mean: estimate.mean,
    variance: estimate.variance,
    rows: rows.length,
    indices: design.groups.map((_, g) => ({ first: estimate.first[g]!, total: estimate.total[g]!, firstInterval: interval(firsts[g]!), totalInterval: interval(totals[g]!) })),
  };
}

interface Columns {
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** By group: A with the group's coordinates from B. */
  readonly mixed: readonly Float64Array[];
}

function sampleColumns(outputs: ArrayLike<number>, rows: readonly number[], groups: number): Columns {
  const column = (place: number) => Float64Array.from(rows, (from) => outputs[from + place]!);
  return { a: column(0), b: column(1), mixed: Array.from({ length: groups }, (_, g) => column(g + 2)) };
}

/** `picked` names the rows to use, as often as they are to count. */
function estimateIndices({ a, b, mixed }: Columns, picked: Int32Array) {
  let sum = 0;
  for (const i of picked) sum += a[i]! + b[i]!;
  const mean = sum / (2 * picked.length);
  let squares = 0;
  for (const i of picked) squares += (a[i]! - mean) ** 2 + (b[i]! - mean) ** 2;
  const variance = squares / (2 * picked.length);
  const first = new Float64Array(mixed.length), total = new Float64Array(mixed.length);
  mixed.forEach((column, g) => {
    let alone = 0, together = 0;
    for (const i of picked) {
      // Centred: the estimate does not change, its error does.
      alone += (b[i]! - mean) * (column[i]! - a[i]!);
      together += (a[i]! - column[i]!) ** 2;
    }
    first[g] = variance > 0 ? alone / picked.length / variance : NaN;
    total[g] = variance > 0 ? together / (2 * picked.length) / variance : NaN;
  });
  return { mean, variance, first, total };
}
