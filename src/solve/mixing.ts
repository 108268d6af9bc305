// Sweeps that learn from each other: the next profile is the combination of the last few whose changes, as far as these add up
// linearly, cancel (Anderson 1965; Walker and Ni 2011). It settles where plain sweeps overshoot or creep, as long as they do so in
// few directions.

import { dot } from "./linear.ts";
import type { QuantalMap } from "./quantal-map.ts";

/** Differences of sweeps that are kept. */
const DEPTH = 6;
/** Share of the largest square below which differences cannot be told from those before. */
const DEPENDENT = 1e-13;

export interface Mixer {
  /**
   * Sweeps once from a profile and moves it on.
   *
   * @param logs  logarithms of probabilities by slot, each set's but for a constant; afterwards those of the profile to sweep from next
   * @returns     the largest difference between a probability and its response before the move; NaN when anything is
   */
  step(logs: Float64Array, lambda: number): number;
}

/** What a mixer works on. */
interface MixingRoom {
  readonly answer: Float64Array;
  readonly answerBefore: Float64Array;
  readonly chosen: Float64Array;
  readonly left: Float64Array;
  readonly leftBefore: Float64Array;
  /** By difference kept, oldest first: of the sweeps' answers as logarithms, and of what they changed as probabilities. */
  readonly answers: Float64Array[];
  readonly lefts: Float64Array[];
  /** Products of the latter with each other, `i * DEPTH + j`; and with what the last sweep changed. */
  readonly gram: Float64Array;
  readonly right: Float64Array;
}

/** By the tree's edges. */
const rooms = new WeakMap<Int32Array, MixingRoom>();

function roomOf({ firstEdge, slots }: QuantalMap["form"]): MixingRoom {
  let room = rooms.get(firstEdge);
  if (room === undefined) {
    const [answer, answerBefore, chosen, left, leftBefore, ...kept] = Array.from({ length: 5 + 2 * DEPTH }, () => new Float64Array(slots)) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, ...Float64Array[]];
    rooms.set(firstEdge, (room = { answer, answerBefore, chosen, left, leftBefore, answers: kept.slice(0, DEPTH), lefts: kept.slice(DEPTH), gram: new Float64Array(DEPTH * DEPTH), right: new Float64Array(DEPTH) }));
  }
  return room;
}

/** Mixed sweeps, begun anew: a mixer of the same tree that was made before is not to be used any more. */
export function mixer(map: QuantalMap): Mixer {
  const { slots } = map.form, { answer, answerBefore, chosen, left, leftBefore, answers, lefts, gram, right } = roomOf(map.form);
  let kept = 0, isFirst = true;

  const remember = () => {
    if (kept === DEPTH) {
      answers.push(answers.shift()!); // there are DEPTH
      lefts.push(lefts.shift()!);
      for (let i = 1; i < DEPTH; i++) for (let j = 1; j < DEPTH; j++) gram[(i - 1) * DEPTH + j - 1] = gram[i * DEPTH + j]!;
    } else kept++;
    const last = kept - 1, move = answers[last]!, gap = lefts[last]!;
    for (let slot = 0; slot < slots; slot++) {
      move[slot] = answer[slot]! - answerBefore[slot]!;
      gap[slot] = left[slot]! - leftBefore[slot]!;
    }
    for (let i = 0; i < kept; i++) gram[i * DEPTH + last] = gram[last * DEPTH + i] = dot(lefts[i]!, gap);
  };

  return {
    step(logs, lambda) {
      map.load(logs, false);
      chosen.set(map.probabilities);
      const residual = map.sweep(lambda);
      map.store(answer, false);
      if (!(residual > 0)) {
        logs.set(answer);
        return residual;
      }
      for (let slot = 0; slot < slots; slot++) left[slot] = map.probabilities[slot]! - chosen[slot]!;
      if (!isFirst) remember();
      isFirst = false;
      answerBefore.set(answer);
      leftBefore.set(left);
      logs.set(answer);
      for (let i = 0; i < kept; i++) right[i] = dot(lefts[i]!, left);
      const shares = leastSquares(gram, right, kept);
      for (let i = 0; i < kept; i++) {
        const share = shares[i]!, move = answers[i]!; // DEPTH of each
        if (share !== 0) for (let slot = 0; slot < slots; slot++) logs[slot]! -= share * move[slot]!;
      }
      return residual;
    },
  };
}

const factors = new Float64Array(DEPTH * DEPTH), y = new Float64Array(DEPTH), shares = new Float64Array(DEPTH), taken = new Int32Array(DEPTH);

/**
 * By Cholesky's factors from the latest difference back; those that depend on later ones get no share.
 *
 * @param gram  shape (n, n) of (DEPTH, DEPTH)
 * @returns     to be read until the next call; shape (n) of (DEPTH)
 */
function leastSquares(gram: Float64Array, right: Float64Array, n: number): Float64Array {
  let largest = 0, rank = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, gram[i * DEPTH + i]!);
  shares.fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let squares = 0, known = 0;
    for (let at = 0; at < rank; at++) {
      let sum = 0;
      for (let k = 0; k < at; k++) sum += factors[rank * DEPTH + k]! * factors[at * DEPTH + k]!;
      const x = (gram[i * DEPTH + taken[at]!]! - sum) / factors[at * DEPTH + at]!;
      factors[rank * DEPTH + at] = x;
      squares += x * x;
      known += x * y[at]!;
    }
    const rest = gram[i * DEPTH + i]! - squares;
    if (!(rest > DEPENDENT * largest)) continue;
    const diagonal = Math.sqrt(rest);
    factors[rank * DEPTH + rank] = diagonal;
    y[rank] = (right[i]! - known) / diagonal;
    taken[rank++] = i;
  }
  for (let at = rank - 1; at >= 0; at--) {
    let sum = y[at]!;
    for (let later = at + 1; later < rank; later++) sum -= factors[later * DEPTH + at]! * shares[taken[later]!]!;
    shares[taken[at]!] = sum / factors[at * DEPTH + at]!;
  }
  return shares;
}
