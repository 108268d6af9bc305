// Bounds on what polynomials leave of a box by a linear program: each product of variables becomes a variable of its own, held
// between planes that the product touches at the corners of the box.
//
// Source: McCormick 1976

import { type LinearProgram, maximise } from "../../base/index.ts";
import type { Multilinear } from "./multilinear.ts";

/** Violations up to this are rounding; rows have coefficients of about 1. */
const SLACK = 1e-9;

/**
 * The least and the most that a variable can be on a box where equations are 0 and inequalities at least 0.
 *
 * @returns null where nothing in the box meets them
 */
export function relaxedRange(low: Float64Array, high: Float64Array, equations: readonly Multilinear[], inequalities: readonly Multilinear[], variable: number): readonly [number, number] | null {
  // Variables become shares of the sides of the box.
  const columns = new Map<string, number>(), rows: { coefficients: Map<number, number>; limit: number }[] = [];
  const columnOf = (product: readonly number[]): number => {
    const key = product.join();
    let column = columns.get(key);
    if (column !== undefined) return column;
    if (product.length === 1) {
      columns.set(key, (column = columns.size));
      rows.push({ coefficients: new Map([[column, 1]]), limit: 1 });
      return column;
    }
    const first = columnOf(product.slice(0, -1)), second = columnOf(product.slice(-1));
    columns.set(key, (column = columns.size));
    rows.push({ coefficients: new Map([[column, 1], [first, -1]]), limit: 0 }, { coefficients: new Map([[column, 1], [second, -1]]), limit: 0 }, { coefficients: new Map([[first, 1], [second, 1], [column, -1]]), limit: 1 });
    return column;
  };
  const target = columnOf([variable]);
  const expand = (polynomial: Multilinear): { coefficients: Map<number, number>; constant: number } => {
    const coefficients = new Map<number, number>();
    let constant = 0;
    for (const { coefficient, variables } of polynomial) {
      const sorted = [...variables].sort((a, b) => a - b);
      for (let mask = 0; mask < 1 << sorted.length; mask++) {
        const product = sorted.filter((_, i) => ((mask >> i) & 1) === 1);
        const value = sorted.reduce((part, j, i) => part * (((mask >> i) & 1) === 1 ? high[j]! - low[j]! : low[j]!), coefficient);
        if (product.length === 0) constant += value;
        else coefficients.set(columnOf(product), (coefficients.get(columnOf(product)) ?? 0) + value);
      }
    }
    return { coefficients, constant };
  };
  for (const [sign, list] of [[1, equations], [-1, equations], [-1, inequalities]] as const) {
    for (const polynomial of list) {
      const { coefficients, constant } = expand(polynomial);
      const size = [...coefficients.values()].reduce((most, value) => Math.max(most, Math.abs(value)), Math.abs(constant));
      if (size > 0) rows.push({ coefficients: new Map([...coefficients].map(([column, value]) => [column, (sign * value) / size])), limit: (-sign * constant) / size + SLACK });
    }
  }
  const program = (sign: number): LinearProgram => ({
    objective: Array.from({ length: columns.size }, (_, column) => (column === target ? sign : 0)),
    rows: rows.map(({ coefficients, limit }) => ({ coefficients: Array.from({ length: columns.size }, (_, column) => coefficients.get(column) ?? 0), limit })),
  });
  const most = maximise(program(1));
  if (most === null) return null;
  const least = maximise(program(-1));
  const side = high[variable]! - low[variable]!;
  return least === null ? null : [low[variable]! + side * (-least.value - SLACK), low[variable]! + side * (most.value + SLACK)];
}
