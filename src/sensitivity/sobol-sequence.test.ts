import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/index.ts";
import { sobolSequence } from "./sobol-sequence.ts";

const point = (sequence: ReturnType<typeof sobolSequence>, index: number) => Array.from({ length: sequence.dimensions }, (_, d) => sequence.coordinate(index, d));

describe("sobolSequence", () => {
  it("gives the published first points", () => {
    const plain = sobolSequence(4);
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((i) => point(plain, i))).toEqual([
      [0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5], [0.75, 0.25, 0.25, 0.25], [0.25, 0.75, 0.75, 0.75],
      [0.375, 0.375, 0.625, 0.875], [0.875, 0.875, 0.125, 0.375], [0.625, 0.125, 0.875, 0.625], [0.125, 0.625, 0.375, 0.125],
    ]);
  });

  it("agrees with SciPy 1.10 in high dimensions", () => {
    const plain = sobolSequence(1024);
    expect([0, 10, 100, 500, 1023].map((d) => plain.coordinate(37, d))).toEqual([0.921875, 0.015625, 0.359375, 0.171875, 0.734375]);
    expect([1023, 999].map((d) => plain.coordinate(63, d))).toEqual([0.515625, 0.046875]);
  });

  it.each([null, 7])("has one point in each of 2^m strata of every dimension (seed %s)", (seed) => {
    const sequence = sobolSequence(300, seed);
    for (const d of [0, 1, 17, 299]) {
      expect(new Set(Array.from({ length: 256 }, (_, i) => Math.floor(256 * sequence.coordinate(i, d)))).size).toBe(256);
    }
  });

  it("keeps pairs of the first dimensions evenly spread when scrambled", () => {
    const sequence = sobolSequence(2, 11);
    // Dimensions 1 and 2 form a (0, 2)-sequence: one of 64 points in each of 8 x 8 squares.
    expect(new Set(Array.from({ length: 64 }, (_, i) => point(sequence, i).map((x) => Math.floor(8 * x)).join())).size).toBe(64);
  });

  it("is unbiased when scrambled: means over seeds approach the integral", () => {
    const random = seededRandom(5);
    const weights = [random(), random(), random()];
    const means = Array.from({ length: 400 }, (_, seed) => {
      const sequence = sobolSequence(3, seed);
      let sum = 0;
      for (let i = 0; i < 4; i++) sum += weights.reduce((product, w, d) => product * (1 + w * (sequence.coordinate(i, d) - 0.5)), 1);
      return sum / 4;
    });
    const mean = means.reduce((a, b) => a + b, 0) / means.length;
    const error = Math.sqrt(means.reduce((a, b) => a + (b - mean) ** 2, 0)) / means.length;
    expect(Math.abs(mean - 1)).toBeLessThan(4 * error);
  });

  it("refuses dimensions that the table does not serve", () => {
    expect(() => sobolSequence(1025)).toThrow("from 1 to 1024, got 1025");
    expect(() => sobolSequence(0)).toThrow("got 0");
  });
});
