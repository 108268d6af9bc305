// The extreme rays of a cone { x >= 0 : A x = 0, G x >= 0 } in integers, by double description: the orthant is cut by one row
// after the other, and each cut joins neighbours on its two sides.
//
// Source: Motzkin, Raiffa, Thompson and Thrall 1953; adjacency as in Fukuda and Prodon 1996

import { gcd } from "../../game/index.ts";

export interface ConeRow {
  readonly coefficients: readonly bigint[];
  /** Whether the row is to be 0; otherwise it is to be at least 0. */
  readonly isEquation: boolean;
}

interface Ray {
  readonly x: readonly bigint[];
  /** Which coordinates, and after them which rows taken so far, are 0 on it; one bit each. */
  readonly tight: bigint;
}

/** Rays looked at between two questions whether to stop. */
const ASK_EVERY = 20_000;

/**
 * @param dimension   number of coordinates
 * @param raysMax     gives up when a cut leaves more rays than this
 * @param shouldStop  true: gives up
 * @returns           rays without a common factor, or null when it gave up
 */
export function extremeRays(dimension: number, rows: readonly ConeRow[], raysMax: number, shouldStop: () => boolean = () => false): readonly (readonly bigint[])[] | null {
  const all = (1n << BigInt(dimension)) - 1n;
  let rays: Ray[] = Array.from({ length: dimension }, (_, i) => ({ x: Array.from({ length: dimension }, (__, j) => (i === j ? 1n : 0n)), tight: all ^ (1n << BigInt(i)) }));
  // Equations first: they keep the rays few.
  const sorted = [...rows.filter((row) => row.isEquation), ...rows.filter((row) => !row.isEquation)];
  let looked = 0;
  for (const [taken, { coefficients, isEquation }] of sorted.entries()) {
    const bit = 1n << BigInt(dimension + taken);
    const valued = rays.map((ray) => ({ ray, value: ray.x.reduce((sum, x, j) => sum + x * coefficients[j]!, 0n) }));
    const above = valued.filter(({ value }) => value > 0n), below = valued.filter(({ value }) => value < 0n);
    const next: Ray[] = valued.filter(({ value }) => value === 0n).map(({ ray }) => ({ x: ray.x, tight: ray.tight | bit }));
    if (!isEquation) next.push(...above.map(({ ray }) => ray));
    for (const up of above) {
      for (const down of below) {
        looked += rays.length;
        if (looked > ASK_EVERY) {
          if (shouldStop()) return null;
          looked = 0;
        }
        const common = up.ray.tight & down.ray.tight;
        if (rays.some((other) => other !== up.ray && other !== down.ray && (other.tight & common) === common)) continue;
        next.push({ x: withoutFactor(up.ray.x.map((x, j) => x * -down.value + down.ray.x[j]! * up.value)), tight: common | bit });
        if (next.length > raysMax) return null;
      }
    }
    rays = next;
  }
  return rays.map(({ x }) => x);
}

function withoutFactor(x: readonly bigint[]): readonly bigint[] {
  const factor = x.reduce(gcd, 0n);
  return factor <= 1n ? x : x.map((value) => value / factor);
}
