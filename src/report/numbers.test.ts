import { describe, expect, it } from "vitest";
import { countOf, errorText, payoffText, percentText, probabilityText, roughPercentText, secondsText, utilsText } from "./numbers.ts";

describe("numbers for people", () => {
  it("percentages have no more digits than they deserve, and are never 0 or 100 by rounding", () => {
    expect([0, 1e-9, 0.0004, 0.0006, 0.0094, 0.0096, 0.346, 0.994, 0.9996, 1, NaN].map(percentText)).toEqual(["0 %", "<0.1 %", "<0.1 %", "0.1 %", "0.9 %", "1 %", "35 %", "99 %", ">99 %", "100 %", "undefined"]);
  });

  it("guarded odds have one significant digit", () => {
    expect([0, 1e-7, 0.000234, 0.00949, 0.0096, 0.0349, 0.37, 0.97, 1].map(roughPercentText)).toEqual(["0 %", "below 0.001 %", "about 0.02 %", "about 0.9 %", "about 1 %", "about 3 %", "about 40 %", "above 90 %", "100 %"]);
    for (let p = 0.0007; p < 0.95; p *= 1.37) expect(roughPercentText(p).replace(/^about |^above | %$/g, "").replace(/^0\.0*/, "").replace(/0*$/, "")).toMatch(/^\d$/);
  });

  it("probabilities of game files have four decimals", () => {
    expect([0, 1 / 3, 0.00001, 0.99999, 1].map(probabilityText)).toEqual(["0", "0.3333", "<0.0001", ">0.9999", "1"]);
  });

  it("payoffs are rounded, not cut, and have no negative zero", () => {
    expect([utilsText(-0.0004), utilsText(-0.119, 2), utilsText(2.5), utilsText(-0.004, 2), utilsText(3e9), utilsText(NaN)]).toEqual(["0.000", "-0.12", "2.500", "0.00", "3.000e+9", "undefined"]);
  });

  it("payoffs that differ by little beside their size keep the digits that tell them apart", () => {
    expect([payoffText(1.2345, 4), payoffText(1.2345e-300, 4e-300), payoffText(1e15 + 3.25, 4), payoffText(-1e10 - 1, 4), payoffText(0, 1e-9), payoffText(2e9, 0), payoffText(NaN, 1)])
      .toEqual(["1.234", "1.234e-300", "1000000000000003.2", "-10000000001", "0.000", "2.000e+9", "undefined"]);
  });

  it("errors, durations and counts", () => {
    expect([0, 3.14e-13, 0.0871, 12.34].map(errorText)).toEqual(["0", "3.1e-13", "0.087", "12"]);
    expect([0.0312, 12, 200].map(secondsText)).toEqual(["0.031 s", "12 s", "3 min 20 s"]);
    expect([countOf(1, "node"), countOf(42589, "node"), countOf(1234567, "node"), countOf(999, "node")]).toEqual(["1 node", "42,589 nodes", "1,234,567 nodes", "999 nodes"]);
  });
});
