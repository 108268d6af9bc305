import { describe, expect, it } from "vitest";
import { logGammaTails, normalCdf } from "../base/index.ts";
import { gammaQuantile, normalQuantile, quantileOf } from "./quantile.ts";

const near = (got: number, want: number, relative = 1e-12) => expect(Math.abs(got - want)).toBeLessThanOrEqual(relative * Math.max(1e-300, Math.abs(want)));
const GRID = [1e-12, 1e-5, 0.01, 0.2, 0.5, 0.8, 0.99, 1 - 1e-6];

describe("gamma quantiles", () => {
  it("of shape 1 are those of the exponential", () => {
    for (const p of GRID) near(gammaQuantile(1, p), -Math.log1p(-p), 1e-10);
  });

  it("of shape 1/2 are half the squares of a normal's", () => {
    for (const p of GRID.slice(0, -1)) near(gammaQuantile(0.5, p), normalQuantile((1 + p) / 2) ** 2 / 2, p < 1e-6 ? 1e-3 : 1e-9);
  });

  it("of whole shapes solve the finite sum of Poisson terms", () => {
    for (const shape of [2, 5, 30]) {
      for (const p of [0.01, 0.5, 0.9, 0.999]) {
        const x = gammaQuantile(shape, p);
        let term = Math.exp(-x), above = term;
        for (let k = 1; k < shape; k++) above += term *= x / k;
        near(1 - above, p, 1e-10);
      }
    }
  });

  it("invert the distribution function from tiny shapes to large ones", () => {
    for (const shape of [0.02, 0.3, 0.999, 1.7, 12, 400]) for (const p of GRID) if (p ** (1 / shape) > 1e-300) near(Math.exp(logGammaTails(shape, gammaQuantile(shape, p)).below), p, 1e-10);
  });

  it("averaged over the unit interval have the mean and variance of the shape", () => {
    for (const shape of [0.7, 3, 20]) {
      const n = 20_000;
      let sum = 0, squares = 0;
      for (let i = 0; i < n; i++) {
        const x = gammaQuantile(shape, (i + 0.5) / n);
        sum += x;
        squares += x * x;
      }
      near(sum / n, shape, 1e-3);
      near(squares / n - (sum / n) ** 2, shape, 0.01);
    }
  });

  it("run from 0 to infinity and refuse what is no probability", () => {
    expect([gammaQuantile(2, 0), gammaQuantile(2, 1)]).toEqual([0, Infinity]);
    expect(() => gammaQuantile(2, 1.5)).toThrow(/got 2 and 1.5/);
    expect(() => gammaQuantile(0, 0.5)).toThrow(/got 0 and 0.5/);
  });
});

describe("the normal distribution", () => {
  it("has its known values", () => {
    near(normalCdf(1), 0.841344746068543);
    near(normalCdf(-2), 0.0227501319481792, 1e-12);
    near(normalCdf(-10), 7.61985302416052e-24, 1e-11);
    near(normalQuantile(0.975), 1.95996398454005, 1e-13);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
  });

  it("has quantiles that invert it, to both sides", () => {
    for (const p of [1e-30, ...GRID]) near(normalCdf(normalQuantile(p)), p, 1e-10);
    for (const p of [0.1, 0.3]) near(normalQuantile(1 - p), -normalQuantile(p), 1e-12);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  });
});

describe("quantiles of a parameter", () => {
  it("of a uniform and a log-uniform range are linear and geometric", () => {
    expect(quantileOf({ shape: "uniform" }, [2, 6], 0.25)).toBe(3);
    near(quantileOf({ shape: "log-uniform" }, [1, 100], 0.5), 10);
    expect(() => quantileOf({ shape: "log-uniform" }, [0, 1], 0.5)).toThrow(/above 0, got 0 to 1/);
  });

  it("of a triangle split the mass at the mode, and the triangle may be a right one", () => {
    const triangle = (mode: number, p: number) => quantileOf({ shape: "triangular", mode }, [0, 1], p);
    near(triangle(0.3, 0.3), 0.3);
    near(triangle(0.3, 0.075), 0.15); // x^2 / mode
    near(triangle(0, 0.75), 0.5); // 1 - (1 - x)^2
    near(triangle(1, 0.25), 0.5); // x^2
  });

  it("of a normal are cut to the range and keep their shape inside it", () => {
    const cut = (p: number) => quantileOf({ shape: "normal", mean: 1, sd: 2 }, [0, 3], p);
    const from = normalCdf(-0.5), mass = normalCdf(1) - from;
    for (const p of [0.1, 0.5, 0.9]) near((normalCdf((cut(p) - 1) / 2) - from) / mass, p, 1e-10);
    expect(cut(0)).toBeCloseTo(0, 10);
    expect(cut(1)).toBeCloseTo(3, 10);
  });

  it("of a normal far out in a tail stay in the range and in order", () => {
    for (const range of [[8, 9], [-9, -8], [50, 51], [-51, -50]] as const) {
      const drawn = [0.1, 0.5, 0.9].map((p) => quantileOf({ shape: "normal", mean: 0, sd: 1 }, range, p));
      for (const x of drawn) expect(x >= range[0] && x <= range[1]).toBe(true);
      expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
    }
    // Beyond 8 the normal falls like an exponential of rate 8.
    near(quantileOf({ shape: "normal", mean: 0, sd: 1 }, [8, 9], 0.5), 8 + Math.log(2) / 8, 2e-3);
  });
});
