import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Multilinear } from "./multilinear.ts";
import { relaxedRange } from "./relaxation.ts";

const product = (constant: number, coefficient: number, variables: readonly number[]): Multilinear => [{ coefficient: constant, variables: [] }, { coefficient, variables }];

describe("the linear relaxation of polynomials on a box", () => {
  it("leaves of x where x y is 1/2 on the unit square what the planes through its corners leave", () => {
    const [low, high] = relaxedRange(new Float64Array(2), new Float64Array(2).fill(1), [product(-0.5, 1, [0, 1])], [], 0)!; // some points are left
    expect(low).toBeCloseTo(0.5, 8);
    expect(high).toBeCloseTo(1, 8);
  });

  it("says when nothing is left", () => {
    expect(relaxedRange(new Float64Array(2), new Float64Array(2).fill(0.5), [product(-0.5, 1, [0, 1])], [], 0)).toBeNull();
    expect(relaxedRange(new Float64Array(2), new Float64Array(2).fill(1), [], [product(-1.1, 1, [0, 1])], 1)).toBeNull();
  });

  it("never leaves out a point that meets all conditions", () => {
    const share = fc.integer({ min: 0, max: 100 }).map((x) => x / 100), signed = fc.integer({ min: -10, max: 10 }).map((x) => x / 10);
    const polynomial = fc.array(fc.record({ coefficient: signed, variables: fc.subarray([0, 1, 2]) }), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(fc.array(fc.record({ at: share, below: share, above: share }), { minLength: 3, maxLength: 3 }), fc.array(polynomial, { minLength: 1, maxLength: 3 }), fc.array(polynomial, { maxLength: 2 }), fc.nat(2), (sides, equations, inequalities, variable) => {
      const value = (one: Multilinear) => one.reduce((sum, { coefficient, variables }) => sum + variables.reduce((part, j) => part * sides[j]!.at, coefficient), 0);
      // Constants are moved so that the point meets the conditions.
      const moved = (one: Multilinear, to: number): Multilinear => [...one, { coefficient: to - value(one), variables: [] }];
      const range = relaxedRange(Float64Array.from(sides, ({ at, below }) => at - below), Float64Array.from(sides, ({ at, above }) => at + above), equations.map((one) => moved(one, 0)), inequalities.map((one) => moved(one, 0.1)), variable);
      expect(range).not.toBeNull();
      expect(sides[variable]!.at).toBeGreaterThan(range![0] - 1e-7);
      expect(sides[variable]!.at).toBeLessThan(range![1] + 1e-7);
    }), { numRuns: 300, seed: 2 });
  });
});
