// Numbers as game files write them: integers, decimals, decimals with an exponent, and fractions of integers. The text is
// kept; from it come the exact rational and the nearest double.

import { Refusal, requireThat } from "../base/index.ts";

/** An exact fraction; the denominator is positive. Not always in lowest terms. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Larger numbers are refused, so that the payoffs along a path of millions of nodes have a finite sum. */
export const SIZE_MAX = 1e300;
/** Longer numbers are refused, so that exact arithmetic on them stays quick. */
const CHARACTERS_MAX = 1000;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const FRACTION = /^([+-]?\d+)\/(\d+)$/;

/** Why `text` is not a number that a double can stand for, at most 1e300 in size, in a few words, or null when it is one. */
export function numberFault(text: string): string | null {
  if (text.length > CHARACTERS_MAX) return `a number has at most ${CHARACTERS_MAX} characters`;
  const fraction = text.includes("/");
  if (!(fraction ? FRACTION : DECIMAL).test(text)) return "this is not a number";
  if (fraction && /\/0+$/.test(text)) return "the denominator is 0";
  const value = read(text);
  if (!(Math.abs(value) <= SIZE_MAX)) return "this is too large (at most 1e300 in size)";
  if (value === 0 && /[1-9]/.test(text.replace(/[eE/].*$/, ""))) return "this is too small for a double (about 4.9e-324 at least) and not 0";
  return null;
}

/**
 * The double nearest to the number written in `text` (ties to even).
 *
 * @throws {RangeError} when `text` has a `numberFault`
 */
export function floatOf(text: string): number {
  const value = text.length <= CHARACTERS_MAX && (DECIMAL.test(text) || FRACTION.test(text)) ? read(text) : NaN;
  if (!Number.isFinite(value)) throw new Refusal(`floatOf(): "${text.slice(0, 40)}" is not a number that a double can hold; check it with numberFault first`);
  return value;
}

function read(text: string): number {
  const slash = text.indexOf("/");
  if (slash < 0) return Number(text);
  const numerator = Number(text.slice(0, slash)), denominator = Number(text.slice(slash + 1));
  // The quotient of two exact doubles is correctly rounded by the processor.
  if (Math.abs(numerator) <= Number.MAX_SAFE_INTEGER && denominator <= Number.MAX_SAFE_INTEGER) return numerator / denominator;
  return floatOfRational(exact(text));
}

/**
 * Exactly what `text` says.
 *
 * @throws {RangeError} when `text` has a `numberFault`
 */
export function rationalOf(text: string): Rational {
  const fault = numberFault(text);
  requireThat(fault === null, `rationalOf(): "${text.slice(0, 40)}": ${fault}`);
  return exact(text);
}

function exact(text: string): Rational {
  const fraction = FRACTION.exec(text);
  if (fraction !== null) return { numerator: integer(fraction[1]!), denominator: BigInt(fraction[2]!) }; // both groups took part
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", decimals = ""] = mantissa.split(".");
  const digits = integer(whole + decimals);
  // A double bounds the exponent of any number but 0.
  const power = digits === 0n ? 0 : Number(exponent) - decimals.length;
  return power >= 0 ? { numerator: digits * 10n ** BigInt(power), denominator: 1n } : { numerator: digits, denominator: 10n ** BigInt(-power) };
}

function integer(text: string): bigint {
  return text.startsWith("-") ? -BigInt(text.slice(1)) : BigInt(text.startsWith("+") ? text.slice(1) : text);
}

/** The sum, in lowest terms unless the denominators are equal. */
export function addRationals(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator;
  const denominator = a.denominator * b.denominator;
  const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The product, in lowest terms. */
export function multiplyRationals(a: Rational, b: Rational): Rational {
  if (a.numerator === 0n || b.numerator === 0n) return { numerator: 0n, denominator: 1n };
  return lowestTerms({ numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator });
}

/** Below 0, 0 or above 0 as `a` is less than, equal to or more than `b`. */
export function compareRationals(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The same number with the smallest denominator. */
export function lowestTerms({ numerator, denominator }: Rational): Rational {
  const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator);
  return divisor === 1n ? { numerator, denominator } : { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The number as people write it: "8/17", "-3". Expects lowest terms. */
export function rationalText({ numerator, denominator }: Rational): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}

/** The greatest common divisor of two numbers of at least 0. */
export function gcd(a: bigint, b: bigint): bigint {
  while (b > SAFE) [a, b] = [b, a % b];
  if (b === 0n) return a;
  // From here on doubles hold both, and are far faster.
  let x = Number(b), y = Number(a % b);
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return BigInt(x);
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The nearest double (ties to even); infinite beyond the range of doubles. */
export function floatOfRational({ numerator, denominator }: Rational): number {
  if (numerator < 0n) return -floatOfRational({ numerator: -numerator, denominator });
  if (numerator === 0n) return 0;
  const length = bits(numerator) - bits(denominator); // off by at most 4
  if (length < -1010) return Number(halfEven(numerator << 1074n, denominator)) * Number.MIN_VALUE; // near or below the normal range
  if (length > 1100) return Infinity;
  // About 72 bits of quotient, the last one set when anything is left over: converting them rounds as the whole would.
  const shift = 72 - length;
  const [n, d] = shift > 0 ? [numerator << BigInt(shift), denominator] : [numerator, denominator << BigInt(-shift)];
  const quotient = (n / d) | (n % d === 0n ? 0n : 1n);
  return Number(quotient) * 2 ** -60 * 2 ** (60 - shift);
}

function halfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = 2n * (numerator % denominator);
  return twice > denominator || (twice === denominator && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}

function bits(positive: bigint): number {
  return positive.toString(16).length * 4;
}

/**
 * A text that reads back as exactly this double: the shortest decimal, or a shorter fraction such as 1/3.
 *
 * @throws {RangeError} when `value` is not finite
 */
export function numberText(value: number): string {
  requireThat(Number.isFinite(value), `numberText(): ${value} cannot be written in a game file; want a finite number`);
  const decimal = String(value);
  if (decimal.length <= 8) return decimal;
  const size = Math.abs(value);
  // Continued fraction: numerators h and denominators k of the convergents.
  let [h0, h, k0, k, rest] = [0, 1, 1, 0, size];
  for (let i = 0; i < 20 && rest < 1e7; i++) {
    const whole = Math.floor(rest);
    [h0, h, k0, k] = [h, whole * h + h0, k, whole * k + k0];
    if (h > 1e7 || k > 1e7) break;
    if (h / k === size) {
      const text = `${value < 0 ? "-" : ""}${h}/${k}`;
      return k > 1 && text.length < decimal.length ? text : decimal;
    }
    rest = 1 / (rest - whole);
  }
  return decimal;
}
