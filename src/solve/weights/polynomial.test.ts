import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Multilinear } from "./multilinear.ts";
import { solvePolynomials } from "./polynomial.ts";

/** c + a x + b y + d x y */
const bilinear = (c: number, a: number, b: number, d: number): Multilinear => [{ coefficient: c, variables: [] }, { coefficient: a, variables: [0] }, { coefficient: b, variables: [1] }, { coefficient: d, variables: [0, 1] }];
const never = () => false;
const sorted = (points: readonly Float64Array[]) => points.map((point) => [...point]).sort((a, b) => a[0]! - b[0]!);

describe("zeros of polynomials in the unit cube", () => {
  it("are those of the quadratic formula for two bilinear equations", () => {
    const number = fc.integer({ min: -20, max: 20 }).map((x) => x / 20), three = fc.tuple(number, number, number), share = fc.integer({ min: 1, max: 99 }).map((x) => x / 100);
    const counts = [0, 0, 0];
    fc.assert(fc.property(three, three, fc.tuple(share, share), fc.constantFrom(0, 0.7), ([a, b, d], [e, f, h], [u, v], shift) => {
      // Both go through a point of the square, or miss it by the shift.
      const c = shift - (a * u + b * v + d * u * v), g = -(e * u + f * v + h * u * v);
      // y = -(c + a x) / (b + d x) in the second equation.
      const p = e * d - h * a, q = e * b + g * d - h * c - f * a, r = g * b - f * c, discriminant = q * q - 4 * p * r;
      fc.pre(Math.abs(p) > 1e-3 && Math.abs(discriminant) > 1e-3);
      const roots = discriminant < 0 ? [] : [-1, 1].map((sign) => (-q + sign * Math.sqrt(discriminant)) / (2 * p));
      fc.pre(roots.every((x) => Math.abs(b + d * x) > 1e-3));
      const zeros = roots.map((x) => [x, -(c + a * x) / (b + d * x)]);
      // What lies at the border of the cube is left to the tolerance.
      fc.pre(zeros.every((zero) => zero.every((x) => Math.abs(x) > 1e-6 && Math.abs(x - 1) > 1e-6)));
      const inside = zeros.filter((zero) => zero.every((x) => x > 0 && x < 1)).sort((one, other) => one[0]! - other[0]!);
      const { points, isWhole } = solvePolynomials(2, [bilinear(c, a, b, d), bilinear(g, e, f, h)], [], never);
      counts[inside.length]!++;
      expect(isWhole).toBe(true);
      expect(points).toHaveLength(inside.length);
      sorted(points).forEach((point, i) => point.forEach((x, j) => expect(x).toBeCloseTo(inside[i]![j]!, 9)));
    }), { numRuns: 400, seed: 4 });
    expect(Math.min(...counts)).toBeGreaterThan(5);
  });

  it("that meet an inequality are kept, others not", () => {
    const equations = [bilinear(-1, 1, 1, 0), bilinear(-3 / 16, 0, 0, 1)];
    expect(sorted(solvePolynomials(2, equations, [], never).points)).toEqual([[0.25, 0.75], [0.75, 0.25]]);
    expect(sorted(solvePolynomials(2, equations, [bilinear(-0.5, 1, 0, 0)], never).points)).toEqual([[0.75, 0.25]]);
  });

  it("are not called all where two fall together, where they form a curve, or where the search was stopped", () => {
    // x + y = 1 touches x y = 1/4.
    expect(solvePolynomials(2, [bilinear(-1, 1, 1, 0), bilinear(-1 / 4, 0, 0, 1)], [], never).isWhole).toBe(false);
    expect(solvePolynomials(2, [bilinear(-1 / 4, 0, 0, 1)], [], never).isWhole).toBe(false);
    expect(solvePolynomials(2, [bilinear(-1, 1, 1, 0), bilinear(-3 / 16, 0, 0, 1)], [], () => true).isWhole).toBe(false);
  });

  it("are found among six variables: the only one of a system that was made around it", () => {
    // Each x_i times x_{i+1} is as at the zero, and so is the sum of x_1 and x_2: odd and even variables are fixed by their products.
    const zero = [0.3, 0.7, 0.2, 0.9, 0.4, 0.6];
    const products = zero.slice(1).map((x, i): Multilinear => [{ coefficient: -x * zero[i]!, variables: [] }, { coefficient: 1, variables: [i, i + 1] }]);
    const sum: Multilinear = [{ coefficient: -(zero[0]! + zero[2]!), variables: [] }, { coefficient: 1, variables: [0] }, { coefficient: 1, variables: [2] }];
    const { points, isWhole } = solvePolynomials(6, [...products, sum], [], never);
    expect([points.length, isWhole]).toEqual([1, true]);
    zero.forEach((x, i) => expect(points[0]![i]).toBeCloseTo(x, 12));
  });
});
