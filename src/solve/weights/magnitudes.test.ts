import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayBalance, type Range } from "./magnitudes.ts";
import type { PointCondition, Products } from "./multilinear.ts";

const equation = (...products: Products): PointCondition => ({ products, isEquation: true });
const atLeast = (...products: Products): PointCondition => ({ products, isEquation: false });
const ranges = (...of: Range[]) => new Map(of.map((range, i) => [i, range]));

describe("magnitudes of positive numbers", () => {
  it("tell that a sum of small numbers is more than their product", () => {
    const sum = equation([[0], 1n], [[1], 2n], [[0, 1], -2n]); // x + 2 y = 2 x y: never below 1/2
    expect(mayBalance([sum], ranges([0, 0.3], [0, 0.3]))).toBe(false);
    expect(mayBalance([sum], ranges([0, 3], [0, 3]))).toBe(true); // x = y = 3/2
  });

  it("tell what several equations ask together", () => {
    // a = b c, b = a d and c = a d leave 1 = a d d for c d = 1, which small numbers do not meet.
    const conditions = [equation([[0], 1n], [[1, 2], -1n]), equation([[1], 1n], [[0, 3], -1n]), equation([[2], 1n], [[0, 3], -1n])];
    expect(mayBalance(conditions, ranges([0, 0.2], [0, 0.2], [0, 0.2], [0.5, 1]))).toBe(false);
    expect(mayBalance(conditions, ranges([0, 4], [0, 4], [0, 4], [0.5, 1]))).toBe(true); // a = 4, d = 1/2, b = c = 2
  });

  it("count an inequality in one direction only", () => {
    const more = atLeast([[0], 1n], [[1], -3n]);
    expect(mayBalance([more], ranges([0, 1], [0, 1]))).toBe(true);
    expect(mayBalance([more], ranges([0, 0.2], [0.1, 1]))).toBe(false);
  });

  it("never rule out numbers that meet the conditions", () => {
    // Numbers are cubes of thousandths, so that the constants with which they meet the conditions are whole in units of 1e-27.
    const root = fc.integer({ min: 1, max: 1000 }), product = fc.subarray([0, 1, 2, 3], { minLength: 1, maxLength: 3 });
    const products = fc.array(fc.tuple(product, fc.integer({ min: -9, max: 9 })), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(fc.array(fc.record({ root, down: fc.constantFrom(0, 0.1, 0.9, 1), up: fc.constantFrom(1, 1.1, 4) }), { minLength: 4, maxLength: 4 }), fc.array(fc.record({ products, isEquation: fc.boolean() }), { minLength: 1, maxLength: 4 }), (numbers, rows) => {
      const conditions = rows.map((one): PointCondition => {
        const sum = one.products.reduce((total, [unknowns, value]) => total + unknowns.reduce((part, i) => part * BigInt(numbers[i]!.root) ** 3n, BigInt(value) * 10n ** BigInt(27 - 9 * unknowns.length)), 0n);
        const whole: Products = [...one.products.map(([unknowns, value]) => [unknowns, BigInt(value) * 10n ** 27n] as const), [[], -sum]];
        return { isEquation: one.isEquation, products: whole.filter(([, value]) => value !== 0n) };
      });
      expect(mayBalance(conditions, new Map(numbers.map(({ root: base, down, up }, i): [number, Range] => [i, [(base / 1000) ** 3 * down, (base / 1000) ** 3 * up]])))).toBe(true);
    }), { numRuns: 500, seed: 5 });
  });
});
