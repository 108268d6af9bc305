// Positive weights that meet conditions: sums of products of weights that are 0 or at least 0. Where no condition multiplies
// weights, once what its products share is left out, the weights form cones, which are described exactly by their corners; the
// others are solved for their isolated points.

import { addRationals, multiplyRationals, numberText, type Rational, rationalOf } from "../../game/index.ts";
import { type ConeRow, extremeRays } from "./cone.ts";
import { findPoints, type PointCondition, type Products } from "./points.ts";

/** The weight that is 1, to which others may be tied. */
export const ROOT = -1;

/** Products of weights, each by its unknowns in ascending order, joined by commas, with coefficients; the empty text is 1. */
export type Sum = ReadonlyMap<string, bigint>;

export interface Condition {
  readonly sum: Sum;
  /** Whether the sum is to be 0; otherwise it is to be at least 0. */
  readonly isEquation: boolean;
}

/** Unknowns that conditions tie together. */
export interface Block {
  readonly unknowns: readonly number[];
  /** Whether conditions tie them to the weight 1; otherwise they are known up to a common factor. */
  readonly isScaled: boolean;
  /** Corners at which all weights are positive, by unknown. */
  readonly corners: readonly ReadonlyMap<number, Rational>[];
  /** For each corner at which some vanish, those. */
  readonly vanishing: readonly ReadonlySet<number>[];
  /** Whether no weights are multiplied: then corners are without rounding, and the block is what lies between them; otherwise they are isolated points. */
  readonly isExact: boolean;
  /** Whether there is nothing else. */
  readonly isWhole: boolean;
}

export type WeightSolution =
  | { readonly kind: "empty" }
  /** Too many corners, or products among weights that are known up to a factor only. */
  | { readonly kind: "beyond"; readonly why: "products" | "corners" }
  | { readonly kind: "found"; readonly blocks: readonly Block[] };

const RAYS_MAX = 2000;

/**
 * @param unknowns    all of them, without ROOT; all are to be positive, and those tied to ROOT at most 1
 * @param ties        unknowns to be compared with each other though no condition does; asked once it is known which are scaled
 * @param shouldStop  asked between steps where weights are multiplied
 */
export function solveWeights(unknowns: readonly number[], conditions: readonly Condition[], ties: (scaled: ReadonlySet<number>) => readonly (readonly number[])[], shouldStop: () => boolean): WeightSolution {
  const reduced = reduceAll(conditions);
  if (reduced === null) return { kind: "empty" };
  const scaled = new Set(groups(unknowns, reduced.map(({ bound }) => bound)).filter((own) => reduced.some((one) => isAffine(one.products) && own.includes(one.bound[0]!))).flat());
  const blocks: Block[] = [];
  for (const own of groups(unknowns, [...reduced.map(({ bound }) => bound), ...ties(scaled)])) {
    const rows = reduced.filter((one) => own.includes(one.bound[0]!));
    const block = rows.every(isLinear) ? coneBlock(own, rows, scaled.has(own[0]!)) : own.every((unknown) => scaled.has(unknown)) ? pointBlock(own, rows, shouldStop) : "products";
    if (block === "empty") return { kind: "empty" };
    if (typeof block === "string") return { kind: "beyond", why: block };
    blocks.push(block);
  }
  return { kind: "found", blocks };
}

/**
 * Whether those of the conditions that multiply no weights cannot be met by positive ones.
 *
 * @param fresh    those of them without which the others can be met
 * @param answers  what the same conditions have come to before, by their text; written to
 */
export function areRuledOut(conditions: readonly Condition[], fresh: readonly Condition[] = conditions, answers = new Map<string, boolean>()): boolean {
  const touched = new Set(reduceAll(fresh)?.flatMap(({ bound }) => bound));
  const reduced = reduceAll(conditions)?.filter((one) => one.holds === "perhaps" && isLinear(one));
  if (reduced === undefined) return true;
  return groups([...new Set(reduced.flatMap(({ bound }) => bound))], reduced.map(({ bound }) => bound)).some((own) => {
    if (!own.some((unknown) => touched.has(unknown))) return false;
    const rows = reduced.filter((one) => own.includes(one.bound[0]!));
    const key = rows.map(({ text }) => text).join(";");
    let isEmpty = answers.get(key);
    if (isEmpty === undefined) answers.set(key, (isEmpty = coneBlock(own, rows, rows.some(({ products }) => isAffine(products))) === "empty"));
    return isEmpty;
  });
}

interface Reduced extends PointCondition {
  /** Unknowns, as often as they stand in it. */
  readonly bound: readonly number[];
  /** What its signs alone tell of positive weights. */
  readonly holds: "always" | "never" | "perhaps";
  /** All of it, for looking it up. */
  readonly text: string;
}

const known = new WeakMap<Condition, Reduced>();

function bySigns(products: Products, isEquation: boolean): Reduced["holds"] {
  const isSome = (holds: (coefficient: bigint) => boolean) => products.some(([, coefficient]) => holds(coefficient));
  const below = isSome((x) => x < 0n), above = isSome((x) => x > 0n);
  return below === above ? (below ? "perhaps" : "always") : below || isEquation ? "never" : "always";
}

/** What conditions ask of weights; null where the signs of one of them tell that it does not hold. */
function reduceAll(conditions: readonly Condition[]): Reduced[] | null {
  const reduced: Reduced[] = [];
  for (const condition of conditions) {
    let one = known.get(condition);
    if (one === undefined) {
      const products = reduce(condition.sum);
      known.set(condition, (one = { products, isEquation: condition.isEquation, bound: products.flatMap(([product]) => product), holds: bySigns(products, condition.isEquation), text: `${condition.isEquation ? "=" : ">"}${products.map(([product, value]) => `${product.join("*")}:${value}`).join(" ")}` }));
    }
    if (one.holds === "never") return null;
    if (one.bound.length > 0) reduced.push(one);
  }
  return reduced;
}

/** The products of a sum, without what all of them share: weights are positive. */
function reduce(sum: Sum): Products {
  const products = [...sum].filter(([, value]) => value !== 0n).map(([key, value]) => [key === "" ? [] : key.split(",").map(Number), value] as const);
  const shared = common(products.map(([product]) => product));
  return products.map(([product, value]) => [without(product, shared), value]);
}

function isLinear({ products }: PointCondition): boolean {
  return products.every(([product]) => product.length < 2);
}

/** Whether a sum compares weights with 1. */
function isAffine(products: Products): boolean {
  return products.some(([product]) => product.length === 0);
}

/** What all products hold, as often as all of them do. */
export function common(products: readonly (readonly number[])[]): readonly number[] {
  const [first = [], ...others] = products;
  return others.reduce((shared, product) => {
    const left = [...product];
    return shared.filter((unknown) => {
      const at = left.indexOf(unknown);
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
  }, first);
}

export function without(product: readonly number[], shared: readonly number[]): readonly number[] {
  const left = [...product];
  for (const unknown of shared) left.splice(left.indexOf(unknown), 1);
  return left;
}

/** The finest groups of unknowns such that each tie lies in one. */
function groups(all: readonly number[], ties: readonly (readonly number[])[]): number[][] {
  const leader = new Map(all.map((unknown) => [unknown, unknown]));
  const find = (unknown: number): number => (leader.get(unknown) === unknown ? unknown : find(leader.get(unknown)!));
  for (const [first, ...others] of ties) for (const other of others) leader.set(find(other), find(first!));
  const found = new Map<number, number[]>();
  for (const unknown of all) found.set(find(unknown), [...(found.get(find(unknown)) ?? []), unknown]);
  return [...found.values()];
}

function coneBlock(unknowns: readonly number[], rows: readonly PointCondition[], isScaled: boolean): Block | "empty" | "corners" {
  const axes = isScaled ? [...unknowns, ROOT] : unknowns;
  const rays = extremeRays(axes.length, rows.map(({ products, isEquation }): ConeRow => {
    const coefficients = axes.map(() => 0n);
    for (const [product, value] of products) coefficients[axes.indexOf(product[0] ?? ROOT)]! += value;
    return { coefficients, isEquation };
  }), RAYS_MAX);
  if (rays === null) return "corners";
  // Some mixture of all rays must be positive.
  if (!axes.every((_, i) => rays.some((ray) => ray[i]! > 0n))) return "empty";
  const inner = rays.filter((ray) => ray.every((x) => x > 0n)), outer = rays.filter((ray) => ray.some((x) => x === 0n));
  return {
    unknowns, isScaled, isExact: true, isWhole: true,
    corners: inner.map((ray) => new Map(unknowns.map((unknown, i) => [unknown, { numerator: ray[i]!, denominator: isScaled ? ray[unknowns.length]! : 1n }]))),
    vanishing: outer.map((ray) => new Set(unknowns.filter((_, i) => ray[i] === 0n))),
  };
}

function pointBlock(unknowns: readonly number[], rows: readonly PointCondition[], shouldStop: () => boolean): Block | "empty" | "corners" {
  // What is linear may leave a single point, which is then known exactly.
  const cone = coneBlock(unknowns, rows.filter(isLinear), true);
  if (typeof cone === "string") return cone;
  const [only, ...others] = cone.corners;
  if (only !== undefined && others.length === 0 && cone.vanishing.length === 0) return rows.every(({ products, isEquation }) => {
    const { numerator } = products.reduce((sum, [product, value]) => addRationals(sum, product.map((unknown) => only.get(unknown)!).reduce(multiplyRationals, { numerator: value, denominator: 1n })), { numerator: 0n, denominator: 1n });
    return isEquation ? numerator === 0n : numerator >= 0n;
  }) ? cone : "empty";
  const { points, isWhole } = findPoints(unknowns, rows, shouldStop);
  if (points.length === 0 && isWhole) return "empty";
  const corners = points.map((point) => new Map([...point].map(([unknown, value]) => [unknown, rationalOf(numberText(value))])));
  return { unknowns, isScaled: true, corners, vanishing: [], isExact: false, isWhole };
}

/** All weights at one corner of each block. */
export type Corner = ReadonlyMap<number, Rational>;

/**
 * Corners of all blocks together, in groups: those of one group hang together, isolated points do not.
 *
 * @param max  corners listed of one group, and groups
 */
export function cornerGroups(blocks: readonly Block[], max: number): { readonly groups: readonly (readonly Corner[])[]; readonly isWhole: boolean } {
  const combine = (some: readonly Block[]): Corner[] => {
    const count = some.reduce((product, { corners }) => product * corners.length, 1);
    return Array.from({ length: Math.min(count, max + 1) }, (_, number) => new Map(pick(some.map(({ corners }) => corners), number).flatMap((corner) => [...corner])));
  };
  const points = combine(blocks.filter(({ isExact }) => !isExact)), joined = combine(blocks.filter(({ isExact }) => isExact));
  const groups = points.slice(0, max).map((point) => joined.slice(0, max).map((corner): Corner => new Map([[ROOT, { numerator: 1n, denominator: 1n }], ...point, ...corner])));
  return { groups, isWhole: points.length <= max && joined.length <= max && blocks.every(({ isWhole }) => isWhole) };
}

/** One of each list: the choices counted through by number. */
export function pick<T>(lists: readonly (readonly T[])[], number: number): T[] {
  let rest = number;
  return lists.map((list) => {
    const at = rest % list.length;
    rest = (rest - at) / list.length;
    return list[at]!; // below its length
  });
}

/** Groups of classes, by position, that touch: one holds limits of another's equilibria. */
export function joinedBy(found: readonly { readonly key: string; readonly limits: readonly string[] }[]): number[][] {
  const at = new Map(found.map(({ key }, index) => [key, index]));
  const leader = found.map((_, index) => index);
  const find = (index: number): number => (leader[index] === index ? index : find(leader[index]!));
  found.forEach(({ limits }, index) => limits.forEach((key) => {
    const other = at.get(key);
    if (other !== undefined) leader[find(Math.max(find(other), find(index)))] = Math.min(find(other), find(index));
  }));
  const groups = new Map<number, number[]>();
  found.forEach((_, index) => groups.set(find(index), [...(groups.get(find(index)) ?? []), index]));
  return [...groups.values()];
}
