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

export function mixer(map: QuantalMap): Mixer {
  const { slots } = map.form;
  const answer = new Float64Array(slots), answerBefore = new Float64Array(slots);
  const chosen = new Float64Array(slots), left = new Float64Array(slots), leftBefore = new Float64Array(slots);
  /** By difference kept, oldest first: of the sweeps' answers as logarithms, and of what they changed as probabilities. */
  const answers: Float64Array[] = [], lefts: Float64Array[] = [];
  let gram: readonly (readonly number[])[] = [], isFirst = true;

  const remember = () => {
    const isFull = lefts.length === DEPTH;
    const move = isFull ? answers.shift()! : new Float64Array(slots), gap = isFull ? lefts.shift()! : new Float64Array(slots); // DEPTH is above 0
    if (isFull) gram = gram.slice(1).map((row) => row.slice(1));
    for (let slot = 0; slot < slots; slot++) {
      move[slot] = answer[slot]! - answerBefore[slot]!;
      gap[slot] = left[slot]! - leftBefore[slot]!;
    }
    answers.push(move);
    lefts.push(gap);
    const row = lefts.map((other) => dot(other, gap));
    gram = [...gram.map((known, i) => [...known, row[i]!]), row];
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
      leastSquares(gram, lefts.map((gap) => dot(gap, left))).forEach((share, i) => {
        const move = answers[i]!; // as many as shares
        if (share !== 0) for (let slot = 0; slot < slots; slot++) logs[slot]! -= share * move[slot]!;
      });
      return residual;
    },
  };
}

/** By Cholesky's factors from the latest difference back; those that depend on later ones get no share. */
function leastSquares(gram: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length, factors: number[][] = [], kept: number[] = [], y: number[] = [];
  const largest = gram.reduce((top, row, i) => Math.max(top, row[i]!), 0);
  for (let i = n - 1; i >= 0; i--) {
    const row: number[] = [];
    kept.forEach((j, at) => row.push((gram[i]![j]! - row.reduce((sum, x, k) => sum + x * factors[at]![k]!, 0)) / factors[at]![at]!));
    const rest = gram[i]![i]! - row.reduce((sum, x) => sum + x * x, 0);
    if (!(rest > DEPENDENT * largest)) continue;
    const diagonal = Math.sqrt(rest);
    y.push((right[i]! - row.reduce((sum, x, k) => sum + x * y[k]!, 0)) / diagonal);
    factors.push([...row, diagonal]);
    kept.push(i);
  }
  const shares = new Array<number>(n).fill(0);
  for (let at = kept.length - 1; at >= 0; at--) {
    let sum = y[at]!;
    for (let later = at + 1; later < kept.length; later++) sum -= factors[later]![at]! * shares[kept[later]!]!;
    shares[kept[at]!] = sum / factors[at]![at]!;
  }
  return shares;
}
