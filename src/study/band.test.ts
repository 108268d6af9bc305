import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/index.ts";
import { band, quantile } from "./band.ts";

describe("quantiles of a sample", () => {
  it("interpolate between order statistics", () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4], 0.05)).toBeCloseTo(1.15, 14);
    expect([quantile([1, 2, 3], 0), quantile([1, 2, 3], 1), quantile([7], 0.3)]).toEqual([1, 3, 7]);
    expect([0, 0.5, 0.75, 1].map((p) => quantile([1, 2, Infinity], p))).toEqual([1, 2, Infinity, Infinity]);
    expect(quantile([Infinity, Infinity], 0.05)).toBe(Infinity);
    expect(() => quantile([], 0.5)).toThrow(/at least one/);
  });
});

describe("a band", () => {
  it("gives the quantiles of the values in any order, each end within its interval", () => {
    const values = Float64Array.from({ length: 101 }, (_, i) => ((i * 37) % 101) / 100);
    const { low, median, high, lowInterval, highInterval, count } = band(values);
    expect([low, median, high, count]).toEqual([0.05, 0.5, 0.95, 101]);
    expect(lowInterval[0]).toBeLessThan(low);
    expect(lowInterval[1]).toBeGreaterThan(low);
    expect(highInterval[0]).toBeLessThan(high);
    expect(highInterval[1]).toBeGreaterThan(high);
  });

  it("has no width for a constant, and for one value", () => {
    expect(band([3, 3, 3])).toEqual({ low: 3, median: 3, high: 3, lowInterval: [3, 3], highInterval: [3, 3], count: 3 });
    expect(band([7]).highInterval).toEqual([7, 7]);
  });

  it("has the intervals of all resamples of a small sample, written out", () => {
    for (const values of [[2, 5], [1, 2, 4], [0.3, 0.1, 0.9, 0.2], [5, 1, 1, 8, 2]]) {
      const n = values.length, lows: number[] = [], highs: number[] = [];
      for (let code = 0; code < n ** n; code++) {
        const resample = values.map((_, digit) => values[Math.floor(code / n ** digit) % n]!).sort((a, b) => a - b);
        lows.push(quantile(resample, 0.05));
        highs.push(quantile(resample, 0.95));
      }
      // The smallest value that so large a share of all does not exceed.
      const at = (ends: number[], level: number) => ends.sort((a, b) => a - b)[Math.ceil(level * ends.length) - 1]!;
      const { lowInterval, highInterval } = band(values);
      [at(lows, 0.05), at(lows, 0.95)].forEach((end, i) => expect(lowInterval[i]).toBeCloseTo(end, 12));
      [at(highs, 0.05), at(highs, 0.95)].forEach((end, i) => expect(highInterval[i]).toBeCloseTo(end, 12));
    }
  });

  it("has the intervals that resampling a larger sample comes to", () => {
    const random = seededRandom(5), values = Float64Array.from({ length: 1000 }, () => random() ** 2).sort();
    const resample = () => quantile(Float64Array.from(values, () => values[Math.floor(1000 * random())]!).sort(), 0.95);
    const ends = Float64Array.from({ length: 2000 }, resample).sort();
    const { highInterval } = band(values), share = (end: number) => ends.filter((x) => x <= end).length / ends.length;
    // Four standard errors of a share of 5 % among 2,000.
    expect(Math.abs(share(highInterval[0]) - 0.05)).toBeLessThan(0.0195);
    expect(Math.abs(share(highInterval[1]) - 0.95)).toBeLessThan(0.0195);
  });

  it("has intervals that hold the true end in about nine samples of ten", () => {
    let held = 0;
    for (let sample = 0; sample < 200; sample++) {
      const random = seededRandom(3, sample);
      const { lowInterval, highInterval } = band(Float64Array.from({ length: 200 }, () => random()));
      held += Number(lowInterval[0] <= 0.05 && 0.05 <= lowInterval[1]) + Number(highInterval[0] <= 0.95 && 0.95 <= highInterval[1]);
    }
    expect(held / 400).toBeGreaterThan(0.82);
    expect(held / 400).toBeLessThan(0.96);
  });

  it("refuses no values and values that are not finite", () => {
    expect(() => band([])).toThrow(/at least one/);
    expect(() => band([1, NaN])).toThrow(/finite/);
  });
});
