import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Random, seededRandom } from "../../base/index.ts";
import { factorise, solveFactored } from "../linear.ts";
import { type SparseColumns, SparseLu } from "./sparse-lu.ts";

/** More columns than rows, a few entries in each and many unit columns, as a basis of a complementarity problem has them. */
function randomColumns(rows: number, random: Random): SparseColumns {
  const start = [0], row: number[] = [], value: number[] = [];
  for (let column = 0; column < 3 * rows; column++) {
    const isUnit = random() < 0.4;
    const entries = new Set(Array.from({ length: isUnit ? 1 : 1 + Math.floor(random() * 4) }, () => Math.floor(random() * rows)));
    for (const at of entries) {
      row.push(at);
      value.push(isUnit ? 1 : Math.round(random() * 16 - 8) / 4 || 1);
    }
    start.push(row.length);
  }
  return { rows, start: Int32Array.from(start), row: Int32Array.from(row), value: Float64Array.from(value) };
}

function denseOf({ rows, start, row, value }: SparseColumns, head: Int32Array): Float64Array {
  const a = new Float64Array(rows * rows);
  head.forEach((column, j) => {
    for (let i = start[column]!; i < start[column + 1]!; i++) a[row[i]! * rows + j]! += value[i]!;
  });
  return a;
}

function expectSolves(store: SparseColumns, lu: SparseLu, head: Int32Array, random: Random): void {
  const right = Float64Array.from({ length: store.rows }, () => random() - 0.5), solved = right.slice();
  lu.solve(solved);
  const dense = solveFactored(factorise(denseOf(store, head), store.rows), right);
  const size = dense.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
  solved.forEach((x, place) => expect(Math.abs(x - dense[place]!)).toBeLessThan(1e-7 * size));
}

describe("a sparse factorisation", () => {
  it("solves as a dense one does, before and after columns are replaced, and refuses what is singular", () => {
    let solvedAny = 0, refused = 0;
    fc.assert(fc.property(fc.integer({ min: 1, max: 25 }), fc.nat(), (rows, seed) => {
      const random = seededRandom(seed), store = randomColumns(rows, random), lu = new SparseLu(store);
      const head = Int32Array.from({ length: rows }, () => Math.floor(random() * 3 * rows));
      const { sign } = factorise(denseOf(store, head), rows);
      if (!lu.factorise(head)) {
        refused++;
        // The dense pivots of a singular matrix may be rounding instead of 0.
        if (sign !== 0) expect(factorise(denseOf(store, head), rows).logSize).toBeLessThan(-20);
        return;
      }
      solvedAny++;
      expectSolves(store, lu, head, random);
      for (let change = 0; change < 12; change++) {
        const column = Math.floor(random() * 3 * rows), place = Math.floor(random() * rows), solved = new Float64Array(rows);
        for (let i = store.start[column]!; i < store.start[column + 1]!; i++) solved[store.row[i]!] = store.value[i]!;
        lu.solve(solved);
        if (Math.abs(solved[place]!) < 1e-3) continue;
        lu.update(place, solved);
        head[place] = column;
        expectSolves(store, lu, head, random);
      }
    }), { numRuns: 400, seed: 1 });
    expect(solvedAny).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(50);
  });
});
