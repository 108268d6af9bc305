import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/index.ts";
import { band, quantile } from "./band.ts";

describe("quantiles of a sample", () => {
  it("interpolate between order statistics", () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4], 0.05)).toBeCloseTo(1.15, 14);
    expect([quantile([1, 2, 3], 0), quantile([1, 2, 3], 1), quantile([7], 0.3)]).toEqual([1, 3, 7]);
    expect(() => quantile([], 0.5)).toThrow(/at least one/);
  });
});

describe("a band", () => {
  it("gives the quantiles of the values in any order, each end within its interval", () => {
    const values = Float64Array.from({ length: 101 }, (_, i) => ((i * 37) % 101) / 100);
    const { low, median, high, lowInterval, highInterval, count } = band(values, seededRandom(1));
    expect([low, median, high, count]).toEqual([0.05, 0.5, 0.95, 101]);
    expect(lowInterval[0]).toBeLessThan(low);
    expect(lowInterval[1]).toBeGreaterThan(low);
    expect(highInterval[0]).toBeLessThan(high);
    expect(highInterval[1]).toBeGreaterThan(high);
  });

  it("is the same for the same seed and has no width for a constant", () => {
    const values = Float64Array.from({ length: 50 }, (_, i) => Math.sin(i));
    expect(band(values, seededRandom(7))).toEqual(band(values, seededRandom(7)));
    expect(band([3, 3, 3], seededRandom(7))).toEqual({ low: 3, median: 3, high: 3, lowInterval: [3, 3], highInterval: [3, 3], count: 3 });
  });

  it("has intervals that hold the true end in about nine samples of ten", () => {
    let held = 0;
    for (let sample = 0; sample < 200; sample++) {
      const random = seededRandom(3, sample);
      const { lowInterval, highInterval } = band(Float64Array.from({ length: 200 }, () => random()), random);
      held += Number(lowInterval[0] <= 0.05 && 0.05 <= lowInterval[1]) + Number(highInterval[0] <= 0.95 && 0.95 <= highInterval[1]);
    }
    expect(held / 400).toBeGreaterThan(0.82);
    expect(held / 400).toBeLessThan(0.96);
  });

  it("refuses no values and values that are not finite", () => {
    expect(() => band([], seededRandom(1))).toThrow(/at least one/);
    expect(() => band([1, NaN], seededRandom(1))).toThrow(/finite/);
  });
});
