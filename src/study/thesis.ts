// Whether a thesis holds, draw by draw, and what may be said of it over many draws.

import { requireThat } from "../base/index.ts";
import type { Thesis, ThesisSide } from "../scenario/index.ts";

/** Fixed before any ensemble was run: a thesis that holds in at least this share of draws is supported, in at most the other contradicted. */
export const SUPPORTED_FROM = 0.9, CONTRADICTED_TO = 0.1;

export type Verdict = "supported" | "contradicted" | "not identified";

/** The compared number: `left` alone, its difference from `right`, or their ratio; NaN where a side has no value. */
export function thesisMeasure({ measure }: Pick<Thesis, "measure">, left: number, right: number): number {
  if (measure === "value") return left;
  return measure === "difference" ? left - right : left / right;
}

/** Whether the thesis holds; null where the measure has no value. A measure equal to the threshold does not hold. */
export function thesisHolds(thesis: Pick<Thesis, "measure" | "relation" | "threshold">, left: number, right: number): boolean | null {
  const value = thesisMeasure(thesis, left, right);
  if (Number.isNaN(value)) return null;
  return thesis.relation === "above" ? value > thesis.threshold : value < thesis.threshold;
}

/**
 * @param share  of draws in which the thesis holds, from 0 to 1
 */
export function verdictOf(share: number): Verdict {
  if (share >= SUPPORTED_FROM) return "supported";
  return share <= CONTRADICTED_TO ? "contradicted" : "not identified";
}

/**
 * The 95 % interval of a share.
 *
 * @throws {RangeError} when there is no draw
 * @source Wilson 1927
 */
export function shareInterval(holds: number, draws: number): readonly [low: number, high: number] {
  requireThat(draws > 0 && holds >= 0 && holds <= draws, `shareInterval(): ${holds} of ${draws} is no share`);
  const z = 1.959963984540054, p = holds / draws, scale = 1 + (z * z) / draws;
  const centre = (p + (z * z) / (2 * draws)) / scale;
  const half = (z * Math.sqrt((p * (1 - p)) / draws + (z * z) / (4 * draws * draws))) / scale;
  return [holds === 0 ? 0 : Math.max(0, centre - half), holds === draws ? 1 : Math.min(1, centre + half)]; // the ends are exact
}

/** The worlds that theses need beside the scenario as it is: equal changes are one world. */
export function worldKey({ variant, set }: Pick<ThesisSide, "variant" | "set">): string {
  return JSON.stringify([variant, [...set].sort(([a], [b]) => (a < b ? -1 : 1))]);
}
