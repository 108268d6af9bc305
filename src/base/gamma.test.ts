import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erf, logGamma, logGammaTails, normalCdf, normalMean } from "./gamma.ts";

const near = (got: number, want: number, relative = 1e-12) => expect(Math.abs(got - want)).toBeLessThanOrEqual(relative * Math.max(1e-300, Math.abs(want)));

describe("the gamma function", () => {
  it("is the factorial at whole numbers and the root of pi at a half", () => {
    let factorial = 1;
    for (let n = 1; n <= 30; n++) {
      factorial *= n;
      near(Math.exp(logGamma(n + 1)), factorial, 1e-12);
    }
    near(Math.exp(logGamma(0.5)), Math.sqrt(Math.PI));
    near(logGamma(1e-6), Math.log(1e6) - 0.5772156649015329e-6, 1e-12);
  });

  it("refuses what has none", () => expect(() => logGamma(0)).toThrow(/above 0, got 0/));
});

describe("the error function", () => {
  it("gives the values of the tables", () => {
    // NIST Handbook of Mathematical Functions, table 7.1, and its series near 0.
    const table: readonly (readonly [number, number])[] = [[0.1, 0.1124629160182849], [0.5, 0.5204998778130465], [1, 0.8427007929497149], [1.5, 0.9661051464753108], [2, 0.9953222650189527], [3, 0.9999779095030014], [1e-8, 1.1283791670955126e-8]];
    for (const [x, value] of table) {
      near(erf(x), value, 1e-14);
      near(erf(-x), -value, 1e-14);
    }
    expect([erf(0), erf(6), erf(-40)]).toEqual([0, 1, -1]);
  });

  it("is its power series", () => {
    fc.assert(fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (x) => {
      let term = x, sum = x;
      for (let n = 1; n < 60; n++) sum += (term *= (-x * x) / n) / (2 * n + 1);
      expect(Math.abs(erf(x) - (2 / Math.sqrt(Math.PI)) * sum)).toBeLessThan(1e-13);
    }));
  });

  it("is the normal distribution in another scale", () => {
    fc.assert(fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (x) => Math.abs((1 + erf(x / Math.SQRT2)) / 2 - normalCdf(x)) < 1e-14));
  });
});

describe("tails of the gamma distribution", () => {
  it("of whole shapes are sums of Poisson terms", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.01, max: 80, noNaN: true }), (shape, x) => {
      let term = Math.exp(-x), above = term;
      for (let k = 1; k < shape; k++) above += term *= x / k;
      near(Math.exp(logGammaTails(shape, x).above), above, 1e-11);
    }));
  });
});

describe("means over a normal", () => {
  it("are the moments, and those of the lognormal", () => {
    near(normalMean(() => 1), 1, 1e-14);
    near(normalMean((z) => z * z), 1, 1e-13);
    near(normalMean((z) => z ** 4), 3, 1e-11);
    for (const spread of [0.1, 0.3, 1]) near(normalMean((z) => Math.exp(spread * z)), Math.exp(spread ** 2 / 2), 1e-13);
    near(normalMean((z) => normalCdf(1 + 2 * z)), normalCdf(1 / Math.sqrt(5)), 1e-13);
  });
});
