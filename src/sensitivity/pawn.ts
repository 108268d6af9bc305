// How far fixing an input moves the whole distribution of an output: for outputs whose variance says little.

import { ascending, type Random, requireThat } from "../base/index.ts";

export interface PawnIndex {
  /** Median over the slices of the distance between the output's distribution in the slice and overall, from 0 to 1. */
  readonly median: number;
  /** The largest of these distances. */
  readonly max: number;
}

export interface Pawn {
  /** By input. */
  readonly indices: readonly PawnIndex[];
  /** The same for an input that has nothing to do with the output: its 95 % quantile over shuffles. Below it, an input cannot be told from noise. */
  readonly noise: PawnIndex;
  readonly slices: number;
}

export const PAWN_SLICES = 10;
const SHUFFLES = 200;

/**
 * The PAWN index from any sample: draws are cut into slices of equal size by each input in turn, and the Kolmogorov-Smirnov
 * distance of each slice's outputs from all outputs is taken.
 *
 * @param inputs  by input, by draw
 * @param output  by draw, finite
 * @throws {RangeError} when lengths differ or there are fewer than two draws a slice
 * @source Pianosi and Wagener 2018
 */
export function pawn(inputs: readonly ArrayLike<number>[], output: ArrayLike<number>, random: Random, slices = PAWN_SLICES): Pawn {
  const draws = output.length;
  requireThat(Number.isInteger(slices) && slices >= 2 && draws >= 2 * slices, `pawn(): needs at least ${2 * slices} draws for ${slices} slices, got ${draws}`);
  requireThat(inputs.every((input) => input.length === draws), `pawn(): every input needs ${draws} values`);
  const order = ascending(output);
  /** By draw: how many outputs lie below its own. By that number: how many are at most its own. */
  const below = new Int32Array(draws), endOf = new Int32Array(draws);
  for (let from = 0; from < draws; ) {
    let to = from + 1;
    while (to < draws && output[order[to]!]! === output[order[from]!]!) to++;
    for (let i = from; i < to; i++) below[order[i]!] = from;
    endOf[from] = to;
    from = to;
  }
  /** The Kolmogorov-Smirnov distance of these draws from all. */
  const distance = (part: Int32Array): number => {
    const starts = part.map((draw) => below[draw]!).sort(), size = part.length;
    let most = 0;
    for (let i = 0; i < size; i++) most = Math.max(most, starts[i]! / draws - i / size, (i + 1) / size - endOf[starts[i]!]! / draws);
    return most;
  };
  const index = (sequence: Int32Array): PawnIndex => {
    const distances = Array.from({ length: slices }, (_, s) => distance(sequence.subarray(Math.floor((s * draws) / slices), Math.floor(((s + 1) * draws) / slices)))).sort((a, b) => a - b);
    const middle = slices >> 1;
    return { median: slices % 2 === 1 ? distances[middle]! : (distances[middle - 1]! + distances[middle]!) / 2, max: distances[slices - 1]! };
  };
  const noise = Array.from({ length: SHUFFLES }, () => index(ascending(Float64Array.from({ length: draws }, random))));
  const high = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(0.95 * SHUFFLES)]!;
  return { indices: inputs.map((input) => index(ascending(input))), noise: { median: high(noise.map((n) => n.median)), max: high(noise.map((n) => n.max)) }, slices };
}
