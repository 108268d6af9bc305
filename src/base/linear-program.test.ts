import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LinearProgram, maximise } from "./linear-program.ts";

/** The best corner of a program with two variables, by trying all crossings of two borders; null when none is allowed. */
function bestCorner({ objective: [c0 = 0, c1 = 0], rows }: LinearProgram): number | null {
  const borders = [...rows.map(({ coefficients: [a = 0, b = 0], limit }) => [a, b, limit] as const), [-1, 0, 0] as const, [0, -1, 0] as const];
  let best: number | null = null;
  borders.forEach(([a, b, e], i) => borders.slice(i + 1).forEach(([c, d, f]) => {
    const size = a * d - b * c;
    if (Math.abs(size) < 1e-9) return;
    const x = (e * d - b * f) / size, y = (a * f - e * c) / size;
    if (borders.every(([p, q, limit]) => p * x + q * y <= limit + 1e-9)) best = Math.max(best ?? -Infinity, c0 * x + c1 * y);
  }));
  return best;
}

describe("maximise", () => {
  it("finds the best corner of programs with two variables, or that there is none", () => {
    const coefficient = fc.integer({ min: -5, max: 5 });
    const row = fc.record({ coefficients: fc.tuple(coefficient, coefficient), limit: fc.integer({ min: -6, max: 9 }) });
    let none = 0, some = 0;
    fc.assert(fc.property(fc.tuple(coefficient, coefficient), fc.array(row, { maxLength: 5 }), (objective, rows) => {
      // A box keeps everything bounded.
      const program = { objective, rows: [...rows, { coefficients: [1, 0], limit: 7 }, { coefficients: [0, 1], limit: 7 }] };
      const found = maximise(program), corner = bestCorner(program);
      if (corner === null) none++;
      else some++;
      expect(found === null).toBe(corner === null);
      if (found === null || corner === null) return;
      expect(found.value).toBeCloseTo(corner, 9);
      for (const { coefficients: [a = 0, b = 0], limit } of program.rows) expect(a * found.x[0]! + b * found.x[1]!).toBeLessThanOrEqual(limit + 1e-9);
    }), { numRuns: 2000 });
    expect(none).toBeGreaterThan(100);
    expect(some).toBeGreaterThan(100);
  });

  it("says when nothing bounds the objective", () => {
    expect(maximise({ objective: [1, 0], rows: [{ coefficients: [-1, 1], limit: 1 }] })?.value).toBe(Infinity);
  });
});
