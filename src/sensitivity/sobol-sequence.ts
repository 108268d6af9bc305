// Sobol's sequence: points that fill the unit cube more evenly than random ones, plain or scrambled.

import { requireThat, seededRandom } from "../base/index.ts";
import { DIMENSIONS_MAX, JOE_KUO } from "./joe-kuo.ts";

const BITS = 32;
const UNIT = 2 ** -BITS;

export interface SobolSequence {
  readonly dimensions: number;
  /**
   * One coordinate of one point. Any point can be asked for by itself, so that parts of a run need no neighbour.
   *
   * @param index      the point, from 0, below 2^32
   * @param dimension  from 0
   * @returns          plain: a multiple of 2^-32 from 0, point 0 being the origin; scrambled: above 0 and below 1
   */
  coordinate(index: number, dimension: number): number;
}

/**
 * A Sobol sequence in Gray-code order, with the direction numbers of Joe and Kuo.
 *
 * With a seed it is scrambled: every bit of a coordinate is flipped or not by a hash of the bits above it, each dimension under a
 * key of its own, so that any 2^m points from 0 stay as even as they were, and means over them are unbiased. Use numbers of
 * points that are powers of 2, and do not skip the first.
 *
 * @param dimensions  1 to DIMENSIONS_MAX
 * @param seed        null: plain points
 * @throws {RangeError} when `dimensions` is out of bounds
 * @source Sobol 1967; Joe and Kuo 2008; Owen 1995 for nested scrambling
 */
export function sobolSequence(dimensions: number, seed: number | null = null): SobolSequence {
  requireThat(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= DIMENSIONS_MAX, `sobolSequence(): \`dimensions\` must be a whole number from 1 to ${DIMENSIONS_MAX}, got ${dimensions}`);
  const directions = Array.from({ length: dimensions }, (_, dimension) => directionNumbers(dimension));
  const keys = seed === null ? null : Array.from({ length: dimensions }, (_, dimension) => Math.floor(seededRandom(seed, dimension + 1)() * 2 ** BITS) | 0);
  return {
    dimensions,
    coordinate(index, dimension) {
      const numbers = directions[dimension];
      requireThat(numbers !== undefined && Number.isInteger(index) && index >= 0 && index < 2 ** BITS, `sobolSequence(): no point ${index} in dimension ${dimension}`);
      let bits = 0;
      for (let gray = (index ^ (index >>> 1)) >>> 0, i = 0; gray !== 0; gray >>>= 1, i++) if ((gray & 1) !== 0) bits ^= numbers[i]!;
      if (keys === null) return (bits >>> 0) * UNIT;
      return ((scramble(bits, keys[dimension]!) >>> 0) + 0.5) * UNIT;
    },
  };
}

/** By bit from the highest: the number that is added, bit by bit, when that bit of the Gray code is 1. */
function directionNumbers(dimension: number): Int32Array {
  const numbers = new Int32Array(BITS);
  if (dimension === 0) return numbers.map((_, i) => 1 << (BITS - 1 - i));
  const [inner = 0, ...halves] = (JOE_KUO[dimension - 1] ?? "").split(" ").map((word) => Number.parseInt(word, 36));
  const degree = halves.length;
  for (let i = 0; i < BITS; i++) {
    if (i < degree) numbers[i] = (2 * halves[i]! + 1) << (BITS - 1 - i);
    else {
      let value = numbers[i - degree]! ^ (numbers[i - degree]! >>> degree);
      for (let k = 1; k < degree; k++) if (((inner >> (degree - 1 - k)) & 1) !== 0) value ^= numbers[i - k]!;
      numbers[i] = value;
    }
  }
  return numbers;
}

/** Flips each bit by a hash of those above it. */
function scramble(bits: number, key: number): number {
  let scrambled = 0;
  for (let place = 0; place < BITS; place++) {
    // What stands above this bit, and how much of it there is, as one number.
    const above = place === 0 ? 1 : (bits >>> (BITS - place)) | (1 << place);
    const flip = hash(above ^ key) >>> 31;
    scrambled = (scrambled << 1) | (((bits >>> (BITS - 1 - place)) & 1) ^ flip);
  }
  return scrambled;
}

/** Three rounds of multiply and shift, so that each bit of the result depends on all of the value. */
function hash(value: number): number {
  let z = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  z = Math.imul(z ^ (z >>> 15) ^ 0x9e3779b9, 0x85ebca6b);
  return z ^ (z >>> 16);
}
