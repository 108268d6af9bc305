import { describe, expect, it } from "vitest";
import type { PointCondition } from "./multilinear.ts";
import { findPoints } from "./points.ts";

const equation = (...products: PointCondition["products"]): PointCondition => ({ products, isEquation: true });
const atLeast = (...products: PointCondition["products"]): PointCondition => ({ products, isEquation: false });
const never = () => false;

describe("isolated points of conditions that multiply weights", () => {
  // 8 a b = 1 and 4 c = 3 a + b, where a + b = 3/4: a is 1/2 or 1/4.
  const conditions = [equation([[1, 2], 8n], [[], -1n]), equation([[1], 4n], [[2], 4n], [[], -3n]), equation([[5], 4n], [[1], -3n], [[2], -1n])];

  it("give every unknown its value, those that linear conditions determine too", () => {
    const { points, isWhole } = findPoints([1, 2, 5], conditions, never);
    expect(isWhole).toBe(true);
    expect(points.map((point) => [1, 2, 5].map((unknown) => Number(point.get(unknown)!.toFixed(12)))).sort((a, b) => a[0]! - b[0]!)).toEqual([[0.25, 0.5, 0.3125], [0.5, 0.25, 0.4375]]);
  });

  it("meet inequalities, and have every unknown above 0", () => {
    expect(findPoints([1, 2, 5], [...conditions, atLeast([[1], 1n], [[2], -1n])], never).points.map((point) => Number(point.get(1)!.toFixed(12)))).toEqual([0.5]);
    // A further unknown a - b is above 0 at one of the two points only.
    expect(findPoints([1, 2, 5, 7], [...conditions, equation([[7], 1n], [[1], -1n], [[2], 1n])], never).points.map((point) => Number(point.get(7)!.toFixed(12)))).toEqual([0.25]);
  });
});
