// Other values for the numbers of a scenario, drawn from what each number's author thought possible.

import { type Random, requireThat, seededRandom } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import type { Distribution, Value } from "../scenario/index.ts";
import { gammaQuantile, quantileOf } from "./quantile.ts";

/** One number drawn on its own, or the numbers of one Dirichlet group drawn together. */
type Block =
  | { readonly kind: "alone"; readonly input: number; readonly distribution: Distribution; readonly range: readonly [number, number] }
  | { readonly kind: "group"; readonly inputs: readonly number[]; readonly shapes: readonly number[]; readonly sum: number };

export interface DrawSpace {
  /** Names of the parameters that draws vary: the dimensions. */
  readonly inputs: readonly string[];
  readonly blocks: readonly Block[];
  /** Parameters that have a range and are left alone: they shape the tree, or the caller holds them. */
  readonly held: readonly string[];
}

/**
 * What draws vary: every number with a range, by its own distribution, and every Dirichlet group as a whole, whatever ranges
 * its members state. Switches, choices, numbers without a range, and what shapes the tree are left alone.
 *
 * A group is Dirichlet(concentration times the members' present shares of their sum) times that sum, which is 1 unless a variant
 * or a caller has changed weights.
 *
 * @param hold  names of parameters to leave alone
 * @throws {RangeError} when a member of a group is negative
 */
export function drawSpace(compiled: Pick<Compiled, "scenario" | "settings" | "structural">, hold: ReadonlySet<string> = new Set()): DrawSpace {
  const { scenario, settings, structural } = compiled;
  const inputs: string[] = [], held: string[] = [], blocks: Block[] = [];
  const grouped = new Set(scenario.groups.flatMap((group) => group.members));
  const isHeld = (name: string) => structural.has(name) || hold.has(name);
  for (const parameter of scenario.parameters.values()) {
    if (grouped.has(parameter.name) || typeof parameter.value !== "number" || parameter.range === null) continue;
    const { range } = parameter;
    if (!(range[1] > range[0])) continue;
    if (isHeld(parameter.name)) held.push(parameter.name);
    else blocks.push({ kind: "alone", input: inputs.push(parameter.name) - 1, distribution: parameter.distribution ?? { shape: "uniform" }, range });
  }
  for (const { members, concentration } of scenario.groups) {
    const centres = members.map((name) => valueOf(settings, name));
    const sum = centres.reduce((total, centre) => total + centre, 0);
    // A member at 0 has no share to lose: Dirichlet leaves it at 0.
    const varied = members.map((_, i) => i).filter((i) => centres[i] !== 0);
    if (varied.length < 2) continue;
    if (members.some(isHeld)) {
      held.push(...varied.map((i) => members[i] as string));
      continue;
    }
    blocks.push({
      kind: "group",
      inputs: varied.map((i) => inputs.push(members[i] as string) - 1),
      shapes: varied.map((i) => (concentration * (centres[i] as number)) / sum),
      sum,
    });
  }
  return { inputs, blocks, held };
}

function valueOf(settings: ReadonlyMap<string, Value>, name: string): number {
  const value = settings.get(name);
  requireThat(typeof value === "number" && value >= 0, `"${name}" is drawn together with others and must not be negative, got ${String(value)}`);
  return value;
}

/**
 * The values at one point of the unit cube.
 *
 * @param point  by input, from 0 to 1
 * @returns      by input, the drawn value
 */
export function valuesAt(space: DrawSpace, point: ArrayLike<number>): Float64Array {
  requireThat(point.length === space.inputs.length, `valuesAt(): the point needs ${space.inputs.length} coordinates, got ${point.length}`);
  const values = new Float64Array(space.inputs.length);
  for (const block of space.blocks) {
    if (block.kind === "alone") values[block.input] = quantileOf(block.distribution, block.range, point[block.input] as number);
    else {
      const gammas = block.inputs.map((input, i) => gammaQuantile(block.shapes[i] as number, point[input] as number));
      const sum = gammas.reduce((a, b) => a + b, 0);
      // At the corner of the cube where all are 0 the shares have no meaning; equal shares then.
      block.inputs.forEach((input, i) => (values[input] = block.sum * (sum > 0 ? (gammas[i] as number) / sum : 1 / gammas.length)));
    }
  }
  return values;
}

/** One draw with plain random numbers: values by parameter name. */
export function drawSettings(space: DrawSpace, random: Random): Map<string, number> {
  return namedValues(space, valuesAt(space, Float64Array.from(space.inputs, () => openUnit(random))));
}

/** Values by parameter name. */
export function namedValues(space: DrawSpace, values: Float64Array): Map<string, number> {
  return new Map(space.inputs.map((name, i) => [name, values[i] as number]));
}

/** A uniform number above 0 and below 1. */
function openUnit(random: Random): number {
  return random() + 2 ** -33;
}

/**
 * A Latin hypercube: along every dimension one point in each of `count` strata of equal width, at a random place in it, the
 * strata paired at random.
 *
 * @param seed  each dimension has a stream of its own under it
 * @returns     by dimension, by point; each above 0 and below 1
 * @source McKay, Beckman and Conover 1979
 */
export function latinHypercube(dimensions: number, count: number, seed: number): Float64Array[] {
  return Array.from({ length: dimensions }, (_, dimension) => {
    const random = seededRandom(seed, dimension + 1);
    const column = new Float64Array(count);
    for (let i = 0; i < count; i++) column[i] = (i + openUnit(random)) / count;
    for (let i = count - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [column[i], column[j]] = [column[j] as number, column[i] as number];
    }
    return column;
  });
}
