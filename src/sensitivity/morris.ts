// Screening: which inputs hardly matter, for few evaluations.

import { type Random, requireThat, seededRandom } from "../base/index.ts";
import type { Groups } from "./sobol-indices.ts";

export interface MorrisDesign {
  readonly dimensions: number;
  readonly groups: Groups;
  readonly trajectories: number;
  /** Levels of the grid along each coordinate. */
  readonly levels: number;
  /** Points in all: trajectories x (groups + 1). */
  readonly points: number;
  /** By point, by dimension: from 0 to 1, on the grid. */
  readonly cube: readonly Float64Array[];
  /** By point but the first of each trajectory: the group that moved to reach it; -1 for the first. */
  readonly moved: Int32Array;
  /** By point: +1 or -1, the direction of the group's first coordinate. */
  readonly sign: Int8Array;
}

/**
 * Trajectories through a grid of the unit cube, each moving every group once, in random order, by p / (2 (p - 1)).
 *
 * @param levels  an even number p, 4 by convention
 * @throws {RangeError} when `levels` is odd or below 2, or `trajectories` below 1
 * @source Morris 1991; groups after Campolongo, Cariboni and Saltelli 2007
 */
export function morrisDesign(dimensions: number, groups: Groups, trajectories: number, seed: number, levels = 4): MorrisDesign {
  requireThat(Number.isInteger(levels) && levels >= 2 && levels % 2 === 0, `morrisDesign(): \`levels\` must be an even number of at least 2, got ${levels}`);
  requireThat(Number.isInteger(trajectories) && trajectories >= 1, `morrisDesign(): \`trajectories\` must be a whole number of at least 1, got ${trajectories}`);
  const step = levels / (2 * (levels - 1)), width = groups.length + 1;
  const cube: Float64Array[] = [], moved = new Int32Array(trajectories * width).fill(-1), sign = new Int8Array(trajectories * width).fill(1);
  for (let t = 0; t < trajectories; t++) {
    const random = seededRandom(seed, t + 1);
    // Half the levels have room for a step up; the other half are where those steps lead.
    let point = Float64Array.from({ length: dimensions }, () => Math.floor(random() * levels) / (levels - 1));
    cube.push(point);
    for (const group of shuffled(groups.length, random)) {
      point = point.slice();
      groups[group]!.forEach((i, place) => {
        const direction = point[i]! + step > 1 + 1e-9 ? -1 : 1;
        if (place === 0) sign[cube.length] = direction;
        point[i]! += direction * step;
      });
      moved[cube.length] = group;
      cube.push(point);
    }
  }
  return { dimensions, groups, trajectories, levels, points: cube.length, cube, moved, sign };
}

function shuffled(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

export interface MorrisEffect {
  /** Mean elementary effect; for a group of several coordinates, signed by its first. */
  readonly mean: number;
  /** Mean of the absolute effects: how much the input matters. */
  readonly meanAbsolute: number;
  /** Standard deviation of the effects: curvature, or dependence on other inputs. */
  readonly deviation: number;
  /** Standard error of `meanAbsolute`. */
  readonly error: number;
  /** Effects that entered: steps with finite outputs at both ends. */
  readonly count: number;
}

/**
 * Elementary effects, in units of the output for the whole range of the input.
 *
 * @param outputs  by point of the design
 * @returns        by group; NaN where no step of it has finite outputs
 * @throws {RangeError} when the number of outputs is not that of the points
 */
export function morrisEffects(design: MorrisDesign, outputs: ArrayLike<number>): readonly MorrisEffect[] {
  requireThat(outputs.length === design.points, `morrisEffects(): needs ${design.points} outputs, got ${outputs.length}`);
  const step = design.levels / (2 * (design.levels - 1));
  const effects: number[][] = design.groups.map(() => []);
  for (let i = 0; i < design.points; i++) {
    const group = design.moved[i]!;
    const effect = group < 0 ? NaN : (design.sign[i]! * (outputs[i]! - outputs[i - 1]!)) / step;
    if (Number.isFinite(effect)) effects[group]!.push(effect);
  }
  return effects.map((values) => {
    const count = values.length, mean = average(values), meanAbsolute = average(values.map(Math.abs));
    const spread = (centre: number, of: readonly number[]) => (count > 1 ? Math.sqrt(of.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (count - 1)) : NaN);
    return { mean, meanAbsolute, deviation: spread(mean, values), error: spread(meanAbsolute, values.map(Math.abs)) / Math.sqrt(count), count };
  });
}

const average = (values: readonly number[]): number => (values.length === 0 ? NaN : values.reduce((sum, x) => sum + x, 0) / values.length);
