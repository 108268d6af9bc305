// Positive weights that meet conditions: sums of products of weights that are 0 or at least 0. Where no condition multiplies
// weights, once what its products share is left out, the weights form cones, which are described exactly by their corners; the
// others are solved for their isolated points.

import { maximise } from "../../base/index.ts";
import { addRationals, multiplyRationals, numberText, type Rational, rationalOf } from "../../game/index.ts";
import { type ConeRow, extremeRays } from "./cone.ts";
import type { PointCondition, Products } from "./multilinear.ts";
import { findPoints } from "./points.ts";

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

/** What one search has found about conditions so far, and whether it is to end. */
export interface Search {
  /** Asked between steps of what may take long. */
  readonly shouldStop: () => boolean;
  /** Numbers that tell conditions from others, by their text, and by themselves. */
  readonly numbers: Map<string, number>;
  readonly numberOf: WeakMap<object, number>;
  /** By the numbers of conditions: whether they cannot be met. */
  readonly ruledOut: Map<string, boolean>;
  /** By unknowns and numbers of conditions. */
  readonly cones: Map<string, ConeAnswer>;
}

type ConeAnswer = Block | "empty" | "corners";

export function newSearch(shouldStop: () => boolean): Search {
  return { shouldStop, numbers: new Map(), numberOf: new WeakMap(), ruledOut: new Map(), cones: new Map() };
}

/**
 * @param unknowns  all of them, without ROOT; all are to be positive, and those tied to ROOT at most 1
 * @param ties      unknowns to be compared with each other though no condition does; asked once it is known which are scaled
 */
export function solveWeights(unknowns: readonly number[], conditions: readonly Condition[], ties: (scaled: ReadonlySet<number>) => readonly (readonly number[])[], search: Search): WeightSolution {
  const reduced = reduceAll(conditions);
  if (reduced === null) return { kind: "empty" };
  const bounds = reduced.map(({ bound }) => bound), affine = reduced.filter(({ products }) => isAffine(products));
  const leaderOf = leaders(bounds), roots = new Set(affine.map(({ bound }) => leaderOf(bound[0]!))); // bound by something
  const scaled = new Set(unknowns.filter((unknown) => roots.has(leaderOf(unknown))));
  const blocks: Block[] = [];
  for (const own of groups(unknowns, [...bounds, ...ties(scaled)])) {
    const rows = reduced.filter((one) => own.includes(one.bound[0]!));
    const block = rows.every(isLinear) ? coneBlock(own, rows, scaled.has(own[0]!), search) : own.every((unknown) => scaled.has(unknown)) ? pointBlock(own, rows, search) : "products";
    if (block === "empty") return { kind: "empty" };
    if (typeof block === "string") return { kind: "beyond", why: block };
    blocks.push(block);
  }
  return { kind: "found", blocks };
}

/** What a condition asks that multiplies no weights, and of which signs alone do not tell whether it holds. */
export type Asking = Reduced;

/** What conditions ask, as far as they multiply no weights; null where the signs of one of them tell that it does not hold. */
export function asked(conditions: readonly Condition[]): readonly Asking[] | null {
  return reduceAll(conditions)?.filter((one) => one.holds === "perhaps" && isLinear(one)) ?? null;
}

/** Whether positive weights cannot meet all of these, of which those before are known to be met by some. */
export function areRuledOut(before: readonly Asking[], fresh: readonly Asking[], search: Search): boolean {
  const all = [...before, ...fresh], leaderOf = leaders(all.map(({ bound }) => bound)), rowsOf = new Map<number, Reduced[]>();
  for (const { bound } of fresh) rowsOf.set(leaderOf(bound[0]!), []); // bound by something
  for (const one of all) rowsOf.get(leaderOf(one.bound[0]!))?.push(one);
  return [...rowsOf.values()].some((rows) => {
    const key = rows.map((row) => numbered(row, search)).sort((a, b) => a - b).join();
    let isEmpty = search.ruledOut.get(key);
    if (isEmpty === undefined) keep(search.ruledOut, key, (isEmpty = isConeEmpty(rows, search)));
    return isEmpty;
  });
}

/** Answers that are kept of one kind: memory stays bounded. */
const KEPT_MAX = 200_000;

function keep<Value>(all: Map<string, Value>, key: string, value: Value): void {
  if (all.size >= KEPT_MAX) all.clear();
  all.set(key, value);
}

function numbered(row: PointCondition, { numbers, numberOf }: Search): number {
  let number = numberOf.get(row);
  if (number === undefined) {
    const { products, isEquation } = row, text = `${isEquation ? "=" : ">"}${products.map(([product, value]) => `${product.join("*")}:${value}`).join(" ")}`;
    number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    numberOf.set(row, number);
  }
  return number;
}

/** Clearly positive, or clearly negative, for the largest least share of weights that sum to 1; rows have coefficients of at most 1. */
const CLEARLY = 1e-7;

/** From coefficients so large on, doubles are tried first: integers take long then. */
const LARGE = 2 ** 40;

/** Decided in doubles where these leave no doubt, otherwise in integers. */
function isConeEmpty(rows: readonly Reduced[], search: Search): boolean {
  const unknowns = [...new Set(rows.flatMap(({ bound }) => bound))], isScaled = rows.some(({ products }) => isAffine(products));
  const isLarge = rows.some(({ products }) => products.some(([, value]) => Math.abs(Number(value)) > LARGE));
  const share = isLarge ? largestLeastShare(isScaled ? [...unknowns, ROOT] : unknowns, rows) : NaN;
  return share > CLEARLY ? false : share < -CLEARLY ? true : coneBlock(unknowns, rows, isScaled, search) === "empty";
}

/** Of weights that sum to 1 and meet the rows, some perhaps negative: how large the least of them can be; NaN where that is not found. */
function largestLeastShare(axes: readonly number[], rows: readonly PointCondition[]): number {
  // A weight is the least one, which is the difference of the last two variables, and what is above it.
  const n = axes.length, row = (coefficients: readonly number[], limit: number) => {
    const sum = coefficients.reduce((a, b) => a + b, 0);
    return { coefficients: [...coefficients, sum, -sum], limit };
  };
  const programRows = rows.flatMap(({ products, isEquation }) => {
    const values = products.map(([, value]) => Number(value)), size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const coefficients = new Array<number>(n).fill(0);
    products.forEach(([product], i) => (coefficients[axes.indexOf(product[0] ?? ROOT)]! -= values[i]! / size));
    return isEquation ? [row(coefficients, 0), row(coefficients.map((x) => -x), 0)] : [row(coefficients, 0)];
  });
  const ones = new Array<number>(n).fill(1);
  const found = maximise({ objective: [...ones.map(() => 0), 1, -1], rows: [...programRows, row(ones, 1), row(ones.map((one) => -one), -1)] });
  return found !== null && Number.isFinite(found.value) ? found.value : NaN;
}

interface Reduced extends PointCondition {
  /** Unknowns, as often as they stand in it. */
  readonly bound: readonly number[];
  /** What its signs alone tell of positive weights. */
  readonly holds: "always" | "never" | "perhaps";
}

const reductions = new WeakMap<Condition, Reduced>();

function bySigns(products: Products, isEquation: boolean): Reduced["holds"] {
  const isSome = (holds: (coefficient: bigint) => boolean) => products.some(([, coefficient]) => holds(coefficient));
  const below = isSome((x) => x < 0n), above = isSome((x) => x > 0n);
  return below === above ? (below ? "perhaps" : "always") : below || isEquation ? "never" : "always";
}

/** What conditions ask of weights; null where the signs of one of them tell that it does not hold. */
function reduceAll(conditions: readonly Condition[]): Reduced[] | null {
  const reduced: Reduced[] = [];
  for (const condition of conditions) {
    let one = reductions.get(condition);
    if (one === undefined) {
      const products = reduce(condition.sum);
      reductions.set(condition, (one = { products, isEquation: condition.isEquation, bound: products.flatMap(([product]) => product), holds: bySigns(products, condition.isEquation) }));
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
  const leaderOf = leaders(ties), found = new Map<number, number[]>();
  for (const unknown of all) {
    const group = found.get(leaderOf(unknown));
    if (group === undefined) found.set(leaderOf(unknown), [unknown]);
    else group.push(unknown);
  }
  return [...found.values()];
}

/** By unknown: one that stands for all that ties join to it. */
function leaders(ties: readonly (readonly number[])[]): (unknown: number) => number {
  const above: number[] = [];
  const find = (unknown: number): number => {
    let at = unknown;
    for (let next = above[at]; next !== undefined && next !== at; next = above[at]) at = next;
    return at;
  };
  for (const tie of ties) for (let i = 1; i < tie.length; i++) above[find(tie[i]!)] = find(tie[0]!);
  return find;
}

function coneBlock(unknowns: readonly number[], rows: readonly PointCondition[], isScaled: boolean, search: Search): ConeAnswer {
  const key = `${unknowns.join()}${isScaled ? " 1" : ""}:${rows.map((row) => numbered(row, search)).join()}`;
  let block = search.cones.get(key);
  if (block === undefined) keep(search.cones, key, (block = solveCone(unknowns, rows, isScaled, search.shouldStop)));
  return block;
}

function solveCone(unknowns: readonly number[], rows: readonly PointCondition[], isScaled: boolean, shouldStop: () => boolean): ConeAnswer {
  const axes = isScaled ? [...unknowns, ROOT] : unknowns;
  const rays = extremeRays(axes.length, rows.map(({ products, isEquation }): ConeRow => {
    const coefficients = axes.map(() => 0n);
    for (const [product, value] of products) coefficients[axes.indexOf(product[0] ?? ROOT)]! += value;
    return { coefficients, isEquation };
  }), RAYS_MAX, shouldStop);
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

function pointBlock(unknowns: readonly number[], rows: readonly PointCondition[], search: Search): ConeAnswer {
  // What is linear may leave a single point, which is then known exactly.
  const cone = coneBlock(unknowns, rows.filter(isLinear), true, search);
  if (typeof cone === "string") return cone;
  const [only, ...others] = cone.corners;
  if (only !== undefined && others.length === 0 && cone.vanishing.length === 0) return rows.every(({ products, isEquation }) => {
    const { numerator } = products.reduce((sum, [product, value]) => addRationals(sum, product.map((unknown) => only.get(unknown)!).reduce(multiplyRationals, { numerator: value, denominator: 1n })), { numerator: 0n, denominator: 1n });
    return isEquation ? numerator === 0n : numerator >= 0n;
  }) ? cone : "empty";
  const { points, isWhole } = findPoints(unknowns, rows, search.shouldStop);
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
