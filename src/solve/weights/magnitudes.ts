// Whether positive numbers near 0 can meet conditions at all, told from magnitudes: in a sum that is 0 the largest term of the one sign
// is nearly as large as the largest of the other. In logarithms that is linear, so that linear programs decide it, one for each choice
// of largest terms. Where solutions of the equations run along the border of the cube, boxes there never become empty by bounds alone.
//
// Source: dominant balance, as in Newton polygons; Bernstein, Kushnirenko and Khovanskii 1975 to 1978 for the picture

import { ln, type LinearProgram, maximise } from "../../base/index.ts";
import { floatOfRational } from "../../game/index.ts";
import type { PointCondition } from "./multilinear.ts";

/** A number known to be above 0, at least the first and at most the second of these; the second is above 0. */
export type Range = readonly [least: number, most: number];

type Row = LinearProgram["rows"][number];

/** Slack of each comparison of logarithms, far above their rounding. */
const SLACK = 1e-6;
const PROGRAMS_MAX = 60;

/** A product as a logarithm: its largest, and how often each unknown makes it less. */
interface Term {
  readonly top: number;
  readonly unknowns: readonly number[];
}

/**
 * @param conditions  without a factor that all products of one share
 * @param rangeOf     by unknown
 * @returns           false where certainly no numbers in the ranges meet the conditions
 */
export function mayBalance(conditions: readonly PointCondition[], rangeOf: ReadonlyMap<number, Range>): boolean {
  const unknowns = [...rangeOf.keys()], column = new Map(unknowns.map((unknown, i) => [unknown, i]));
  const drop = (unknown: number) => {
    const [least, most] = rangeOf.get(unknown)!;
    return least > 0 ? ln(most / least) : Infinity;
  };
  // Variables are how far logarithms lie below their largest.
  const row = (less: Term, more: Term, factor: number): Row => {
    const coefficients = unknowns.map(() => 0);
    for (const unknown of more.unknowns) coefficients[column.get(unknown)!]! += 1;
    for (const unknown of less.unknowns) coefficients[column.get(unknown)!]! -= 1;
    return { coefficients, limit: more.top - less.top + ln(factor) + SLACK };
  };
  const isPossible = ({ coefficients, limit }: Row) => coefficients.reduce((least, c, i) => least + (c < 0 ? c * drop(unknowns[i]!) : 0), 0) <= limit;
  const termsOf = ({ products }: PointCondition, sign: bigint): Term[] => products.filter(([, value]) => value * sign > 0n).map(([product, value]) => ({ top: product.reduce((sum, unknown) => sum + ln(rangeOf.get(unknown)![1]), ln(floatOfRational({ numerator: value * sign, denominator: 1n }))), unknowns: product }));
  const choices = conditions.flatMap((condition): Row[][][] => {
    const above = termsOf(condition, 1n), below = termsOf(condition, -1n);
    if (below.length === 0 && (!condition.isEquation || above.length === 0)) return [];
    return [above.flatMap((most) => below.flatMap((least) => {
      const rows = [...above.map((other) => row(other, most, 1)), ...below.map((other) => row(other, least, 1)), row(least, most, above.length), ...(condition.isEquation ? [row(most, least, below.length)] : [])];
      return rows.every(isPossible) ? [rows.filter(({ coefficients, limit }) => limit < 0 || coefficients.some((c) => c > 0))] : [];
    }))];
  }).sort((a, b) => a.length - b.length);
  const sides = unknowns.flatMap((unknown, i): Row[] => (drop(unknown) === Infinity ? [] : [{ coefficients: unknowns.map((_, j) => (i === j ? 1 : 0)), limit: drop(unknown) }]));
  const objective = unknowns.map(() => 0);
  let programs = 0;
  const descend = (at: number, rows: readonly Row[]): boolean => {
    const ways = choices[at];
    if (ways === undefined) return true;
    return ways.some((way) => {
      const more = [...rows, ...way];
      return ++programs > PROGRAMS_MAX || (maximise({ objective, rows: more }) !== null && descend(at + 1, more));
    });
  };
  return descend(0, sides);
}
