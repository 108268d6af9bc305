import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp, expm1, ln, log1p, pow } from "./elementary.ts";

/** Distance in units in the last place of the second. */
function ulps(a: number, b: number): number {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  const unit = Math.max(Number.MIN_VALUE, 2 ** (Math.floor(Math.log2(Math.abs(b))) - 52));
  return Math.abs(a - b) / unit;
}

describe("elementary functions", () => {
  it("give values known to more digits than a double holds", () => {
    expect(exp(1)).toBe(2.718281828459045);
    expect(exp(-1)).toBe(0.36787944117144233);
    expect(exp(10)).toBe(22026.465794806718);
    expect(exp(0.5)).toBe(1.6487212707001282);
    expect(ln(2)).toBe(0.6931471805599453);
    expect(ln(10)).toBe(2.302585092994046);
    expect(ln(0.1)).toBe(-2.3025850929940455);
    expect(expm1(1e-10)).toBe(1.00000000005e-10);
    expect(ulps(log1p(1e-10), 9.9999999995e-11)).toBeLessThanOrEqual(1);
    expect(ulps(pow(2, 0.5), Math.SQRT2)).toBeLessThanOrEqual(1);
  });

  it("stay within two units of the last place of the platform's, which stay within one of the truth", () => {
    fc.assert(fc.property(fc.double({ min: -745, max: 709.7, noNaN: true }), (x) => ulps(exp(x), Math.exp(x)) <= 2), { numRuns: 20_000 });
    fc.assert(fc.property(fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true }), (x) => ulps(ln(x), Math.log(x)) <= 2), { numRuns: 20_000 });
    fc.assert(fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), (x) => ulps(ln(x), Math.log(x)) <= 2), { numRuns: 20_000 });
    fc.assert(fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => ulps(expm1(x), Math.expm1(x)) <= 4), { numRuns: 20_000 });
    fc.assert(fc.property(fc.double({ min: -0.999999, max: 1e6, noNaN: true }), (x) => ulps(log1p(x), Math.log1p(x)) <= 4), { numRuns: 20_000 });
    fc.assert(fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), fc.double({ min: -20, max: 20, noNaN: true }), (x, y) => Math.abs(pow(x, y) / Math.pow(x, y) - 1) < 1e-13), { numRuns: 5_000 });
  });

  it("answer at the ends as the platform does", () => {
    for (const x of [0, -0, 1, -1, Infinity, -Infinity, NaN, 1e-320, 5e-324, 709.782712893384, 709.79, -745.2, -745.1, -740, Number.MAX_VALUE]) {
      expect(exp(x), `exp(${x})`).toBe(Math.exp(x));
      expect(ulps(ln(x), Math.log(x)), `ln(${x})`).toBeLessThanOrEqual(1);
      expect(ulps(expm1(x), Math.expm1(x)), `expm1(${x})`).toBeLessThanOrEqual(2);
      expect(ulps(log1p(x), Math.log1p(x)), `log1p(${x})`).toBeLessThanOrEqual(2);
    }
    for (const [x, y] of [[2, 10], [-2, 3], [-2, -3], [0, 0], [0, -1], [0, 0.5], [-1, 0.5], [2, 1023], [1.5, 5000], [-8, 2001], [-1, 2001]] as const) expect(pow(x, y), `pow(${x}, ${y})`).toBe(Math.pow(x, y));
  });
});
