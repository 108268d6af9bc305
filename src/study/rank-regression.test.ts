import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/index.ts";
import { latinHypercube } from "./draw.ts";
import { rankRegression, ranks } from "./rank-regression.ts";

const columns = (inputs: number, draws: number, seed = 5) => latinHypercube(inputs, draws, seed);
const output = (inputs: Float64Array[], f: (...x: number[]) => number) => inputs[0]!.map((_, i) => f(...inputs.map((column) => column[i]!)));

/** The same coefficients by another road: the normal equations of the correlations, by Gaussian elimination. */
function byNormalEquations(inputs: Float64Array[], target: Float64Array): number[] {
  const standard = (values: Float64Array) => {
    const ranked = ranks(values), mean = ranked.reduce((a, b) => a + b) / ranked.length;
    const sd = Math.sqrt(ranked.reduce((sum, r) => sum + (r - mean) ** 2, 0) / ranked.length);
    return ranked.map((r) => (r - mean) / sd);
  };
  const x = inputs.map(standard), y = standard(target);
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, v, i) => sum + v * b[i]!, 0);
  const rows = x.map((column) => [...x.map((other) => dot(column, other)), dot(column, y)]);
  const k = rows.length;
  for (let pivot = 0; pivot < k; pivot++) {
    for (let row = 0; row < k; row++) {
      if (row === pivot) continue;
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      rows[row] = rows[row]!.map((v, j) => v - factor * rows[pivot]![j]!);
    }
  }
  return rows.map((row, i) => row[k]! / row[i]!);
}

describe("ranks", () => {
  it("share the mean among equals", () => expect([...ranks([30, 10, 20, 10])]).toEqual([4, 1.5, 3, 1.5]));
});

describe("rank regression", () => {
  it("of a linear function gives coefficients in proportion to its own, and almost all variance", () => {
    const inputs = columns(3, 4000);
    const { coefficients, rSquared, tooThin, drawsPerInput } = rankRegression(inputs, output(inputs, (a, b, c) => 4 * a! + 2 * b! - c!));
    // A sum of uniforms: the standardised coefficients on the values themselves are 4, 2, -1 over the root of 21.
    [4, 2, -1].forEach((weight, i) => expect(Math.abs(coefficients[i]! - weight / Math.sqrt(21))).toBeLessThan(0.03));
    expect(rSquared).toBeGreaterThan(0.97);
    expect([tooThin, drawsPerInput]).toEqual([false, 4000 / 3]);
  });

  it("of a monotone function of one input is exactly 1, and the others get 0", () => {
    const inputs = columns(3, 200);
    const { coefficients, rSquared, rSquaredAdjusted } = rankRegression(inputs, output(inputs, (_, b) => -Math.exp(20 * b!)));
    [0, -1, 0].forEach((want, i) => expect(coefficients[i]).toBeCloseTo(want, 12));
    expect(rSquared).toBeCloseTo(1, 12);
    expect(rSquaredAdjusted).toBeCloseTo(1, 12);
  });

  it("is the same for any increasing transformation of the output", () => {
    const inputs = columns(4, 100), y = output(inputs, (a, b, c, d) => a! * b! + c! ** 2 - d! / 3);
    expect(rankRegression(inputs, y.map((v) => Math.exp(3 * v))).coefficients).toEqual(rankRegression(inputs, y).coefficients);
  });

  it("gives an irrelevant input a coefficient within a few of its errors", () => {
    const random = seededRandom(9);
    let beyond = 0;
    for (let trial = 0; trial < 200; trial++) {
      const inputs = columns(3, 120, trial);
      const { coefficients, errors } = rankRegression(inputs, output(inputs, (a, b) => a! + b! * 0.5 + 0.5 * random()));
      if (Math.abs(coefficients[2]!) > 1.96 * errors[2]!) beyond++;
    }
    expect(beyond).toBeGreaterThan(1);
    expect(beyond).toBeLessThan(24);
  });

  it("agrees with the normal equations on correlated inputs", () => {
    const random = seededRandom(11);
    const inputs = columns(12, 90);
    for (let j = 1; j < 12; j++) inputs[j] = inputs[j]!.map((v, i) => v + 0.7 * inputs[j - 1]![i]!);
    const y = output(inputs, (...x) => x.reduce((sum, v, j) => sum + v * Math.cos(j), 0) + random());
    const { coefficients } = rankRegression(inputs, y);
    byNormalEquations(inputs, y).forEach((want, i) => expect(coefficients[i]).toBeCloseTo(want, 9));
  });

  it("says which inputs add nothing to those before them", () => {
    const inputs = columns(2, 50);
    const mirrored = inputs[0]!.map((v) => 1 - v), constant = new Float64Array(50).fill(2);
    const { coefficients, dependent } = rankRegression([...inputs, mirrored, constant], output(inputs, (a, b) => a! + b!));
    expect(dependent).toEqual([2, 3]);
    expect([...coefficients].map(Number.isNaN)).toEqual([false, false, true, true]);
  });

  it("says when there are too few draws, and does not fall over with fewer draws than inputs", () => {
    expect(rankRegression(columns(30, 59), columns(1, 59, 8)[0]!).tooThin).toBe(true);
    expect(rankRegression(columns(30, 60), columns(1, 60, 8)[0]!).tooThin).toBe(false);
    const few = rankRegression(columns(30, 10), columns(1, 10, 8)[0]!);
    expect(few.dependent.length).toBe(21);
    expect([...few.errors].every(Number.isNaN)).toBe(true);
  });

  it("refuses columns of different length, numbers that are none, and hardly any draws", () => {
    expect(() => rankRegression([[1, 2]], [1, 2, 3])).toThrow(/needs 3 values, got 2/);
    expect(() => rankRegression([[1, NaN, 2]], [1, 2, 3])).toThrow(/not a number/);
    expect(() => rankRegression([], [1, 2])).toThrow(/at least 3 draws/);
  });

  it("of a constant output explains nothing", () => {
    const { coefficients, rSquared } = rankRegression(columns(2, 20), new Float64Array(20));
    expect([...coefficients, rSquared]).toEqual([0, 0, 0]);
  });

  it("adjusts for what noise explains: about nothing is left of many inputs that do nothing", () => {
    const inputs = columns(60, 200), noise = columns(61, 200)[60]!;
    const { rSquared, rSquaredAdjusted } = rankRegression(inputs, noise);
    expect(rSquared).toBeGreaterThan(0.15);
    expect(Math.abs(rSquaredAdjusted)).toBeLessThan(0.25);
  });
});
