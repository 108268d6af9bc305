// The numbers that regret minimisation works on, laid out in one buffer so that plain JavaScript and WebAssembly share them.

import type { ChoiceSide } from "./choices.ts";

/** One player's arrays. "Address" means eight times an index: what a load of a double adds to where its array begins. */
export interface SideArrays {
  /** Four numbers a run, from the root downward: actions, sets, first set, address of the first sequence. */
  readonly runs: Int32Array;
  /** By set: address of the sequence that leads to it. */
  readonly parent: Int32Array;
  /** By sequence, and one more: address of its first cell. */
  readonly rowStart: Int32Array;
  /** By cell: address of the other player's sequence, and what the pair pays. */
  readonly column: Int32Array;
  readonly payoff: Float64Array;
  /** By sequence: its probability as played now; its last action's probability given the set; summed regret; weighted sum of plans. */
  readonly plan: Float64Array;
  readonly choice: Float64Array;
  readonly regret: Float64Array;
  readonly summed: Float64Array;
  /** By sequence: what the sets below it are worth; all zero between updates. */
  readonly gain: Float64Array;
  /** By set: what makes its regrets a distribution, or 0 where none is positive. */
  readonly scale: Float64Array;
}

export interface Arrays {
  readonly sides: readonly [SideArrays, SideArrays];
}

const DOUBLES = ["payoff", "plan", "choice", "regret", "summed", "gain", "scale"] as const;
const INTEGERS = ["runs", "parent", "rowStart", "column"] as const;

const ALIGNMENT = 64; // a cache line

function lengthsOf({ sequences, sets, runs, column }: ChoiceSide): Readonly<Record<keyof SideArrays, number>> {
  return {
    runs: 4 * runs.length, parent: sets, rowStart: sequences + 1, column: column.length, payoff: column.length,
    plan: sequences, choice: sequences, regret: sequences, summed: sequences, gain: sequences, scale: sets,
  };
}

/** Bytes that the arrays of both players take. */
export function bytesOf(sides: readonly [ChoiceSide, ChoiceSide]): number {
  return sides.reduce((total, side) => {
    const lengths = lengthsOf(side), size = (names: readonly (keyof SideArrays)[], width: number) => names.reduce((sum, name) => sum + padded(lengths[name] * width), 0);
    return total + size(DOUBLES, 8) + size(INTEGERS, 4);
  }, 0);
}

const padded = (bytes: number) => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Lays the arrays out in a buffer of at least `bytesOf` bytes after the first `top`, all zero; every set begins with equal probabilities. */
export function arraysIn(buffer: ArrayBufferLike, sides: readonly [ChoiceSide, ChoiceSide], top = 0): Arrays {
  const place = (bytes: number) => (top += padded(bytes)) - padded(bytes);
  const views = ([0, 1] as const).map((player): SideArrays => {
    const side = sides[player], lengths = lengthsOf(side);
    const doubles = (name: (typeof DOUBLES)[number]) => new Float64Array(buffer, place(8 * lengths[name]), lengths[name]);
    const integers = (name: (typeof INTEGERS)[number]) => new Int32Array(buffer, place(4 * lengths[name]), lengths[name]);
    const arrays = {
      payoff: doubles("payoff"), column: integers("column"), rowStart: integers("rowStart"), plan: doubles("plan"), choice: doubles("choice"), regret: doubles("regret"),
      gain: doubles("gain"), scale: doubles("scale"), parent: integers("parent"), runs: integers("runs"), summed: doubles("summed"),
    };
    const address = (index: number) => 8 * index;
    arrays.runs.set(side.runs.flatMap((run) => [run.actions, run.sets, run.set, address(run.sequence)]));
    arrays.parent.set(side.parent.map(address));
    arrays.rowStart.set(side.rowStart.map(address));
    arrays.column.set(side.column.map(address));
    arrays.payoff.set(side.payoff);
    arrays.plan[0] = 1;
    for (const run of side.runs) {
      for (let i = 0, q = run.sequence; i < run.sets; i++) {
        for (let k = 0; k < run.actions; k++, q++) {
          arrays.choice[q] = 1 / run.actions;
          arrays.plan[q] = arrays.plan[side.parent[run.set + i]!]! / run.actions;
        }
      }
    }
    return arrays;
  });
  return { sides: [views[0]!, views[1]!] }; // one for each player
}
