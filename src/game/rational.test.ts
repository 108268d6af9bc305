import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addRationals, floatOf, floatOfRational, numberFault, numberText, rationalOf } from "./rational.ts";

const exactly = (numerator: bigint, denominator: bigint) => ({ numerator, denominator });

/** A double as an exact fraction, taken from its bits. */
function exactDouble(value: number): { numerator: bigint; denominator: bigint } {
  const bits = new BigUint64Array(new Float64Array([value]).buffer)[0]!; // one double is one word
  const exponent = Number((bits >> 52n) & 2047n), fraction = bits & ((1n << 52n) - 1n);
  const mantissa = exponent === 0 ? fraction : fraction | (1n << 52n);
  const numerator = (value < 0 ? -mantissa : mantissa) << BigInt(Math.max(1, exponent));
  return exactly(numerator, 1n << 1075n);
}

function neighbour(value: number, step: bigint): number {
  const word = new BigUint64Array(new Float64Array([value]).buffer);
  word[0] = word[0]! + step; // one double is one word
  return new Float64Array(word.buffer)[0]!;
}

describe("floatOf", () => {
  it.each([
    ["3", 3], ["+3", 3], ["-7", -7], ["007", 7], [".5", 0.5], ["-.5", -0.5], ["2.", 2], ["1e3", 1000], ["1.5E-3", 0.0015], ["1/3", 1 / 3], ["-22/7", -22 / 7],
    ["10000000000000000000", 1e19], ["0/5", 0], ["0e999999999999", 0], ["5e-324", 5e-324], ["1.7976931348623157e308", Number.MAX_VALUE],
    // Rounding numerator and denominator before dividing would give another double.
    ["9007199254740993/9007199254740995", 0.9999999999999998], [`${10n ** 400n}/${3n * 10n ** 400n}`, 1 / 3], [`1/${10n ** 320n}`, 1e-320],
  ])("reads %s", (text, value) => {
    expect(floatOf(text)).toBe(value);
  });

  it.each(["", "-", "1/2/3", "1.2.3", "1/-2", "1.5/2", "e5", "1e", "0x10", "NaN", "Infinity", "1 2", "1e400", "1/0", "--1"])("refuses %j", (text) => {
    expect(() => floatOf(text)).toThrow(RangeError);
  });
});

describe("numberFault", () => {
  it("says what is wrong with a number", () => {
    expect(["12", "1/3", "0", "0.000", "-0/7"].map(numberFault)).toEqual([null, null, null, null, null]);
    expect(numberFault("1e400")).toContain("too large");
    expect(numberFault("1e-400")).toContain("too small");
    expect(numberFault(`1/${"9".repeat(400)}`)).toContain("too small");
    expect(numberFault("0/0")).toBe("the denominator is 0");
    expect(numberFault("1,5")).toBe("this is not a number");
    expect(numberFault("1".repeat(1001))).toContain("at most 1000 characters");
  });
});

describe("rationalOf", () => {
  it("is exact where doubles are not", () => {
    expect(rationalOf("0.1")).toEqual(exactly(1n, 10n));
    expect(rationalOf("-12.50")).toEqual(exactly(-1250n, 100n));
    expect(rationalOf("1.5e3")).toEqual(exactly(1500n, 1n));
    expect(rationalOf("+2/6")).toEqual(exactly(2n, 6n));
    expect(floatOfRational(addRationals(rationalOf("0.1"), rationalOf("0.2")))).toBe(0.3);
    expect(addRationals(rationalOf("1/2"), rationalOf("1/3"))).toEqual(exactly(5n, 6n));
  });
});

describe("floatOfRational", () => {
  it("gives the nearest double of any fraction", () => {
    const size = fc.bigInt({ min: 1n, max: 1n << 1200n });
    const small = fc.bigInt({ min: 1n, max: 1n << 60n });
    fc.assert(fc.property(fc.oneof(size, small), fc.oneof(size, small), (numerator, denominator) => {
      const value = floatOfRational({ numerator, denominator });
      fc.pre(Number.isFinite(value));
      // |value - n/d| in units of 1/(d * 2^1075), against the doubles on both sides.
      const distance = (double: number) => {
        const gap = exactDouble(double).numerator * denominator - (numerator << 1075n);
        return gap < 0n ? -gap : gap;
      };
      const own = distance(value);
      if (value > 0) expect(own <= distance(neighbour(value, -1n))).toBe(true);
      expect(own <= distance(neighbour(value, 1n))).toBe(true);
    }), { numRuns: 1000 });
  });

  it("rounds ties to even, down to the smallest doubles", () => {
    expect(floatOfRational(exactly((1n << 53n) + 1n, 1n))).toBe(2 ** 53);
    expect(floatOfRational(exactly((1n << 53n) + 3n, 1n))).toBe(2 ** 53 + 4);
    expect(floatOfRational(exactly(1n, 1n << 1075n))).toBe(0);
    expect(floatOfRational(exactly(3n, 1n << 1075n))).toBe(2 * Number.MIN_VALUE);
    expect(floatOfRational(exactly(1n << 1024n, 1n))).toBe(Infinity);
  });
});

describe("numberText", () => {
  it("reads back as the same double", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(floatOf(numberText(value))).toBe(value === 0 ? 0 : value);
    }), { numRuns: 2000 });
  });

  it("prefers a short fraction to a long decimal", () => {
    expect([1 / 3, -22 / 7, 0.1, 0, 1e21, 0.123456789, 17 / 400].map(numberText)).toEqual(["1/3", "-22/7", "0.1", "0", "1e+21", "0.123456789", "0.0425"]);
  });

  it("refuses what no file can hold", () => {
    expect(() => numberText(NaN)).toThrow("NaN cannot be written");
  });
});
