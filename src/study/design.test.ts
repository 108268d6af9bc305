import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankRegression } from "./rank-regression.ts";
import { design } from "./design.ts";

describe("a design", () => {
  it("of Latin strata has exactly one point in each, along every dimension, for any count", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 700 }), fc.integer(), (count, seed) => {
      const points = Array.from({ length: count }, (_, i) => design("latin", 3, count, seed).point(i));
      for (const d of [0, 1, 2]) {
        expect(new Set(points.map((point) => Math.floor(point[d]! * count))).size).toBe(count);
        expect(points.every((point) => point[d]! > 0 && point[d]! < 1)).toBe(true);
      }
    }), { numRuns: 60 });
  });

  it.each(["latin", "sobol"] as const)("%s pairs its dimensions without correlation", (kind) => {
    const points = Array.from({ length: 1024 }, (_, i) => design(kind, 40, 1024, 3).point(i));
    const column = (d: number) => points.map((point) => point[d]!);
    // Under independence the adjusted share that 39 columns explain of another is within a few hundredths of 0.
    expect(Math.abs(rankRegression(Array.from({ length: 39 }, (_, d) => column(d)), column(39)).rSquaredAdjusted)).toBeLessThan(0.06);
    let worst = 0;
    for (let a = 0; a < 40; a++) for (let b = 0; b < a; b++) worst = Math.max(worst, Math.abs(rankRegression([column(a)], column(b)).coefficients[0]!));
    // 780 pairs: the largest of as many correlations of 1,024 random numbers is about 0.1.
    expect(worst).toBeLessThan(0.14);
  });

  it("differs by seed, and is the same for the same seed", () => {
    expect(design("latin", 2, 100, 1).point(5)).toEqual(design("latin", 2, 100, 1).point(5));
    expect(design("latin", 2, 100, 1).point(5)).not.toEqual(design("latin", 2, 100, 2).point(5));
  });

  it("refuses points that it does not have", () => {
    expect(() => design("latin", 1, 10, 1).point(10)).toThrow("no point 10 of 10");
    expect(() => design("latin", 1, 0, 1)).toThrow("from 1 to 2^30");
  });
});
