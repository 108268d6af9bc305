// The points of an ensemble, each to be had by its number alone: no shard and no thread needs another's.

import { requireThat, seededRandom } from "../base/index.ts";
import { type Groups, type MorrisDesign, morrisDesign, type SaltelliDesign, saltelliDesign, sobolSequence } from "../sensitivity/index.ts";

/** `latin` and `sobol` spread points over all dimensions; `morris` and `saltelli` place them for screening and for Sobol indices. */
export type DesignKind = "latin" | "sobol" | "morris" | "saltelli";
/** Those that spread points for bands. */
export const DESIGNS: readonly DesignKind[] = ["latin", "sobol"];

export interface Design {
  readonly kind: DesignKind;
  readonly dimensions: number;
  readonly count: number;
  readonly seed: number;
  /**
   * @param number  from 0 to count - 1
   * @returns       by dimension; each above 0 and below 1
   */
  point(number: number): Float64Array;
}

/**
 * `latin`: a Latin hypercube. Along every dimension one point lies in each of `count` strata of equal width, at a random place in
 * it; strata are paired by a permutation that is worked out entry by entry. `sobol`: the scrambled Sobol sequence.
 *
 * @throws {RangeError} when `count` is not a whole number from 1 to 2^30, or there are too many dimensions for the sequence
 * @source McKay, Beckman and Conover 1979; Sobol 1967, Joe and Kuo 2008, Owen 1995; permutation by cycle walking after Black and Rogaway 2002
 */
export function design(kind: DesignKind, dimensions: number, count: number, seed: number): Design {
  requireThat(Number.isInteger(count) && count >= 1 && count <= 2 ** 30, `design(): \`count\` must be a whole number from 1 to 2^30, got ${count}`);
  requireThat(kind === "latin" || kind === "sobol", `design(): "${kind}" places its points for groups; use groupDesign()`);
  const coordinate = kind === "latin" || dimensions === 0 ? latinCoordinate(dimensions, count, seed) : sobolSequence(dimensions, seed).coordinate;
  return {
    kind, dimensions, count, seed,
    point(number) {
      requireThat(Number.isInteger(number) && number >= 0 && number < count, `design(): there is no point ${number} of ${count}`);
      return Float64Array.from({ length: dimensions }, (_, dimension) => coordinate(number, dimension));
    },
  };
}

function latinCoordinate(dimensions: number, count: number, seed: number): (number: number, dimension: number) => number {
  let bits = 1;
  while (2 ** bits < count) bits++;
  const keys = Array.from({ length: dimensions }, (_, dimension) => {
    const random = seededRandom(seed, dimension + 1);
    return Int32Array.from({ length: ROUNDS + 1 }, () => Math.floor(random() * 2 ** 32) | 0);
  });
  return (number, dimension) => {
    const key = keys[dimension]!; // the caller asks for dimensions it declared
    let stratum = number;
    // Values beyond the count are walked on until one falls inside: what is left is a permutation of the count.
    do stratum = permuted(stratum, bits, key);
    while (stratum >= count);
    const place = (mixed(number, key[ROUNDS]!) >>> 0) / 2 ** 32 + 2 ** -33;
    return (stratum + place) / count;
  };
}

const ROUNDS = 6;

/** A permutation of the numbers of so many bits: every step can be undone. */
function permuted(value: number, bits: number, key: Int32Array): number {
  const mask = 2 ** bits - 1, half = (bits + 1) >> 1;
  let x = value;
  for (let round = 0; round < ROUNDS; round++) {
    x = (x ^ key[round]!) & mask;
    x = Math.imul(x, (key[(round + 1) % ROUNDS]! | 1)) & mask;
    x ^= x >>> half;
    x = (Math.imul(x, 0x2c1b3c6d) + (key[round]! >>> 7)) & mask;
    x ^= x >>> Math.max(1, half - 1);
  }
  return x;
}

function mixed(value: number, key: number): number {
  let z = Math.imul(value ^ key, 0x21f0aaad) ^ (key >>> 11);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  z = Math.imul(z ^ (z >>> 13), 0x85ebca6b);
  return z ^ (z >>> 16);
}

/** What of each range a screening steps through: the very ends of a distribution may be infinitely far. */
const SCREENED = [0.05, 0.95] as const;

/**
 * A design that places its points for an analysis of groups of dimensions.
 *
 * @param repeats  trajectories of `morris`, rows of `saltelli` (a power of 2)
 */
export function groupDesign(kind: "morris" | "saltelli", dimensions: number, groups: Groups, repeats: number, seed: number): Design & { readonly of: MorrisDesign | SaltelliDesign } {
  if (kind === "saltelli") {
    const of = saltelliDesign(dimensions, groups, repeats, seed);
    return { kind, dimensions, count: of.points, seed, of, point: (number) => of.point(number) };
  }
  const of = morrisDesign(dimensions, groups, repeats, seed);
  return {
    kind, dimensions, count: of.points, seed, of,
    point(number) {
      const point = of.cube[number];
      requireThat(point !== undefined, `design(): there is no point ${number} of ${of.points}`);
      return point.map((u) => SCREENED[0] + (SCREENED[1] - SCREENED[0]) * u);
    },
  };
}
