import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ConeRow, extremeRays } from "./cone.ts";

const row = (dimension: number): fc.Arbitrary<ConeRow> => fc.record({ coefficients: fc.array(fc.bigInt(-2n, 2n), { minLength: dimension, maxLength: dimension }), isEquation: fc.boolean() });
const cone = fc.integer({ min: 1, max: 4 }).chain((dimension) => fc.record({ dimension: fc.constant(dimension), rows: fc.array(row(dimension), { maxLength: 4 }) }));

/** The kernel of a matrix when it is a line: a vector on it, by minors; null otherwise. */
function line(rows: readonly (readonly bigint[])[], dimension: number): bigint[] | null {
  const determinant = (matrix: readonly (readonly bigint[])[]): bigint => (matrix.length === 0 ? 1n : matrix[0]!.reduce((sum, value, j) => sum + (j % 2 === 0 ? 1n : -1n) * value * determinant(matrix.slice(1).map((one) => one.filter((_, k) => k !== j))), 0n));
  const vector = Array.from({ length: dimension }, (_, j) => (j % 2 === 0 ? 1n : -1n) * determinant(rows.map((one) => one.filter((__, k) => k !== j))));
  return vector.every((x) => x === 0n) ? null : vector;
}

function* choose<T>(all: readonly T[], size: number): Generator<T[]> {
  if (size === 0) return void (yield []);
  for (let i = 0; i + size <= all.length; i++) for (const rest of choose(all.slice(i + 1), size - 1)) yield [all[i]!, ...rest];
}

/** Rays on which as many independent conditions are tight as leave a line, each as shares of its sum. */
function raysByDefinition(dimension: number, rows: readonly ConeRow[]): Set<string> {
  const axes = Array.from({ length: dimension }, (_, i) => Array.from({ length: dimension }, (__, j) => (i === j ? 1n : 0n)));
  const found = new Set<string>();
  for (const tight of choose([...axes, ...rows.map(({ coefficients }) => coefficients)], dimension - 1)) {
    const vector = line(tight, dimension);
    if (vector === null) continue;
    for (const ray of [vector, vector.map((x) => -x)]) {
      const worth = (coefficients: readonly bigint[]) => coefficients.reduce((sum, value, j) => sum + value * ray[j]!, 0n);
      if (ray.every((x) => x >= 0n) && rows.every(({ coefficients, isEquation }) => (isEquation ? worth(coefficients) === 0n : worth(coefficients) >= 0n))) found.add(shares(ray));
    }
  }
  return found;
}

function shares(ray: readonly bigint[]): string {
  const sum = ray.reduce((a, b) => a + b, 0n);
  return ray.map((x) => Number((x * 1_000_000_000_000n) / sum)).join();
}

describe("extreme rays of a cone", () => {
  it("are those vectors on which independent conditions are tight in all directions but one", () => {
    let several = 0;
    fc.assert(fc.property(cone, ({ dimension, rows }) => {
      const rays = extremeRays(dimension, rows, 1000)!; // far fewer
      if (rays.length > 1) several++;
      expect(new Set(rays.map(shares))).toEqual(raysByDefinition(dimension, rows));
      expect(new Set(rays.map(shares)).size).toBe(rays.length);
    }), { numRuns: 500, seed: 1 });
    expect(several).toBeGreaterThan(100);
  });

  it("are given up when there are too many", () => {
    // A cone over a cube: x_i and s - x_i are at least 0, which makes 2^5 rays.
    const rows = Array.from({ length: 5 }, (_, i): ConeRow => ({ coefficients: Array.from({ length: 6 }, (__, j) => (j === i ? -1n : j === 5 ? 1n : 0n)), isEquation: false }));
    expect(extremeRays(6, rows, 1000)).toHaveLength(32);
    expect(extremeRays(6, rows, 31)).toBeNull();
  });
});
