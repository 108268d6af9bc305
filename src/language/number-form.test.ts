import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberMistake } from "./number-form.ts";

describe("the form of a number", () => {
  it("is good for every double as JavaScript writes it", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => numberMistake(String(value)) === null), { numRuns: 2000 });
  });

  it("is good for decimals with any digits behind the point", () => {
    fc.assert(fc.property(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 0, max: 99999 }), (whole, part) => numberMistake(`${whole}.${part}`) === null));
  });

  it.each(["010", "-007", "0x1F", "0o17", "0b1", "1_000", "+5", ".5", "-.5", "5.", "5.e3", ".inf", "-.INF", ".nan", "NaN", "Infinity", "12e400", "-1e309", "1e-400", "9007199254740993"])("%s is refused", (source) => {
    expect(numberMistake(source)).not.toBeNull();
  });

  it.each(["word", "1815.6.18", "1815-06-18", "1st", "0-0", "e5", "-", ".", "", "1 000"])("%s is no number", (source) => {
    expect(numberMistake(source)).toBeNull();
  });

  it("is judged quickly however long the text is", () => {
    for (const digit of ["0", "1", "_", "1_", "._", ".1", "1e"]) expect(() => numberMistake(`1${digit.repeat(100_000)}x`)).not.toThrow();
  });

  it("has an end: hundreds of digits would become an infinity", () => {
    expect(numberMistake("9".repeat(500))).not.toBeNull();
    expect(numberMistake(`0.${"0".repeat(500)}1`)).not.toBeNull();
    expect(numberMistake(`${"9".repeat(500)} bottles`)).toBeNull();
  });
});
