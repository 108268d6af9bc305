// Isolated points of conditions that multiply weights: what linear equations determine is put in the place of its unknown, and the
// rest goes to the search over boxes.

import { addRationals, floatOfRational, multiplyRationals, type Rational } from "../../game/index.ts";
import type { Multilinear, PointCondition } from "./multilinear.ts";
import { mayBalance, type Range } from "./magnitudes.ts";
import { type Box, solvePolynomials } from "./polynomial.ts";

/** By product, its unknowns joined by commas. */
type Sum = ReadonlyMap<string, Rational>;

/** A coordinate up to this is 0. */
const ZERO = 1e-9;
/** Error of a sum as a share of its size. */
const ROUNDING = 1e-14;

/** Points at which all unknowns are in (0, 1], by unknown, and whether there are certainly no others. */
export function findPoints(unknowns: readonly number[], conditions: readonly PointCondition[], shouldStop: () => boolean): { readonly points: readonly ReadonlyMap<number, number>[]; readonly isWhole: boolean } {
  let equations = conditions.filter((one) => one.isEquation).map(sumOf), inequalities = conditions.filter((one) => !one.isEquation).map(sumOf);
  const replaced: { readonly unknown: number; readonly by: Sum }[] = [];
  for (;;) {
    const choice = replaceable(equations, inequalities);
    if (choice === null) break;
    const { unknown, by, from } = choice, put = (sum: Sum) => substitute(sum, unknown, by);
    equations = equations.filter((one) => one !== from).map(put);
    // What is replaced is to be positive still.
    inequalities = [...inequalities.map(put), by];
    replaced.push({ unknown, by });
  }
  const left = unknowns.filter((unknown) => replaced.every((one) => one.unknown !== unknown));
  const polynomialOf = (sum: Sum): Multilinear => {
    const scale = [...sum.values()].reduce((most, value) => Math.max(most, Math.abs(floatOfRational(value))), 0);
    return [...sum].map(([key, value]) => ({ coefficient: floatOfRational(value) / scale, variables: unknownsOf(key).map((unknown) => left.indexOf(unknown)) }));
  };
  const isSome = (sum: Sum) => sum.size > 0;
  const isEmpty = (box: Box): boolean => {
    const ranges = new Map(left.map((unknown, i): [number, Range] => [unknown, [box.low[i]!, Math.min(1, box.high[i]!)]]));
    for (const { unknown, by } of [...replaced].reverse()) ranges.set(unknown, rangeOf(by, ranges));
    return [...ranges.values()].some(([, most]) => most <= 0) || ([...ranges.values()].some(([least]) => least <= 0) && !mayBalance(conditions, ranges));
  };
  const { points, isWhole } = solvePolynomials(left.length, equations.filter(isSome).map(polynomialOf), inequalities.filter(isSome).map(polynomialOf), shouldStop, isEmpty);
  const whole = points.map((point) => {
    const values = new Map(left.map((unknown, i) => [unknown, point[i]!]));
    for (const { unknown, by } of [...replaced].reverse()) values.set(unknown, [...by].reduce((sum, [key, value]) => sum + unknownsOf(key).reduce((product, one) => product * values.get(one)!, floatOfRational(value)), 0));
    return values;
  });
  return { points: whole.filter((values) => [...values.values()].every((value) => value > ZERO)), isWhole };
}

/** Bounds of a sum that multiplies nothing, at most 1 and beyond rounding. */
function rangeOf(sum: Sum, ranges: ReadonlyMap<number, Range>): Range {
  let least = 0, most = 0, size = 0;
  for (const [key, value] of sum) {
    const [low, high] = key === "" ? [1, 1] : ranges.get(Number(key))!, factor = floatOfRational(value);
    least += Math.min(factor * low, factor * high);
    most += Math.max(factor * low, factor * high);
    size += Math.abs(factor);
  }
  return [least - ROUNDING * size, Math.min(1, most + ROUNDING * size)];
}

function sumOf({ products }: PointCondition): Sum {
  return new Map(products.map(([product, value]) => [product.join(), { numerator: value, denominator: 1n }]));
}

function unknownsOf(key: string): number[] {
  return key === "" ? [] : key.split(",").map(Number);
}

/** An unknown that a linear equation determines, such that no square arises where it is replaced: it never meets the others in a product. */
function replaceable(equations: readonly Sum[], inequalities: readonly Sum[]): { readonly unknown: number; readonly by: Sum; readonly from: Sum } | null {
  const meets = new Map<number, Set<number>>();
  for (const sum of [...equations, ...inequalities]) {
    for (const key of sum.keys()) {
      const product = unknownsOf(key);
      for (const one of product) meets.set(one, new Set([...(meets.get(one) ?? []), ...product.filter((other) => other !== one)]));
    }
  }
  for (const from of equations) {
    const keys = [...from.keys()];
    if (keys.some((key) => key.includes(","))) continue;
    const own = keys.flatMap(unknownsOf);
    const unknown = own.findLast((one) => own.every((other) => !(meets.get(one)?.has(other) ?? false)));
    if (unknown === undefined) continue;
    const { numerator, denominator } = from.get(String(unknown))!, sign = numerator < 0n ? 1n : -1n, size = numerator < 0n ? -numerator : numerator;
    const by = new Map([...from].filter(([key]) => key !== String(unknown)).map(([key, value]) => [key, multiplyRationals(value, { numerator: sign * denominator, denominator: size })]));
    return { unknown, by, from };
  }
  return null;
}

function substitute(sum: Sum, unknown: number, by: Sum): Sum {
  const result = new Map<string, Rational>();
  const add = (product: readonly number[], value: Rational) => {
    const key = [...product].sort((a, b) => a - b).join();
    const total = addRationals(result.get(key) ?? { numerator: 0n, denominator: 1n }, value);
    if (total.numerator === 0n) result.delete(key);
    else result.set(key, total);
  };
  for (const [key, value] of sum) {
    const product = unknownsOf(key), at = product.indexOf(unknown);
    if (at < 0) add(product, value);
    else for (const [part, factor] of by) add([...product.filter((_, i) => i !== at), ...unknownsOf(part)], multiplyRationals(value, factor));
  }
  return result;
}
