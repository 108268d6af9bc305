// The sequential equilibria of one class of assessments, exactly. Unknowns are leading weights: of a move that is made, the
// probability of its sequence of own moves; of a slip, its odds among slips of its rank. In these the conditions of the class
// are linear wherever each of them hangs on one player's weights, which is always so with two players.

import { addRationals, lowestTerms, multiplyRationals, type Rational } from "../../game/index.ts";
import type { AssessmentClass } from "./classes.ts";
import type { AssessmentFrame, Way } from "./frame.ts";
import { common, type Condition, ROOT, solveWeights, without } from "../weights/weights.ts";
import { pick } from "./compose.ts";

export interface Assessment {
  /** By slot. */
  readonly probabilities: readonly Rational[];
  /** By node. */
  readonly beliefs: readonly Rational[];
}

export type ClassSolution =
  /** No assessment of the class is an equilibrium. */
  | { readonly kind: "empty" }
  /** Some condition multiplies weights of several players, or a polytope has too many corners. */
  | { readonly kind: "beyond"; readonly why: "products" | "corners" }
  | {
    readonly kind: "found";
    /** Corners of the class's equilibria that belong to it. */
    readonly corners: readonly Assessment[];
    /** Other classes that hold limits of the class's equilibria, by `classKey`. */
    readonly limits: readonly string[];
    /** Whether all corners are listed, and whether they are without rounding. */
    readonly isWhole: boolean;
    readonly isExact: boolean;
  };

const CORNERS_MAX = 200;
const ZERO: Rational = { numerator: 0n, denominator: 1n }, ONE: Rational = { numerator: 1n, denominator: 1n };

/** What tells a class from others. */
export function classKey({ support, members }: AssessmentClass): string {
  return `${support.join("")}|${members.map((list) => list.join()).join(";")}`;
}

export function solveClass(frame: AssessmentFrame, one: AssessmentClass, shouldStop: () => boolean): ClassSolution {
  const unknownOf = unknowns(frame, one.support);
  const all = [...new Set(unknownOf)].filter((unknown) => unknown !== ROOT);
  const solved = solveWeights(all, conditionsOf(frame, one, unknownOf), (scaled) => tiesOf(frame, one, unknownOf, scaled), shouldStop);
  if (solved.kind !== "found") return solved;
  const { blocks } = solved, count = blocks.reduce((product, { corners }) => product * corners.length, 1);
  const corners = Array.from({ length: Math.min(count, CORNERS_MAX) }, (_, number) => assessmentOf(frame, one, unknownOf, new Map([[ROOT, ONE], ...pick(blocks.map((block) => block.corners), number).flatMap((corner) => [...corner])])));
  return {
    kind: "found", corners, isWhole: count <= CORNERS_MAX && blocks.every((block) => block.isWhole), isExact: blocks.every((block) => block.isExact),
    limits: [...new Set(blocks.flatMap(({ vanishing }) => vanishing.map((gone) => limitOf(frame, one, unknownOf, gone))))],
  };
}

/** By slot: its unknown. A move that is sure has that of the move before it; sequences that start with sure moves have weight 1. */
function unknowns({ sets, setOf, slots }: AssessmentFrame, support: Uint8Array): Int32Array {
  const known = new Int32Array(slots).fill(-2);
  const find = (slot: number): number => {
    if (slot < 0) return ROOT;
    if (known[slot] === -2) {
      const { from, to, above } = sets[setOf[slot]!]!;
      const isSure = support[slot] === 1 && support.subarray(from, to).every((used, k) => used === 0 || from + k === slot);
      known[slot] = isSure ? find(above) : slot;
    }
    return known[slot]!;
  };
  for (let slot = 0; slot < slots; slot++) find(slot);
  return known;
}

/** Sequences of mixed moves add up, and no action is better than those made. */
function conditionsOf(frame: AssessmentFrame, { support, members }: AssessmentClass, unknownOf: Int32Array): Condition[] {
  const { sets, setOf } = frame;
  const reference = sets.map(({ from, to }) => support.findIndex((used, slot) => used === 1 && slot >= from && slot < to));
  return sets.flatMap(({ from, to, above, ways }, set) => {
    const made = Array.from({ length: to - from }, (_, k) => from + k).filter((slot) => support[slot] === 1);
    const flow = new Map([[keyOf(above < 0 ? [] : [unknownOf[above]!]), -1n], ...made.map((slot) => [keyOf([unknownOf[slot]!]), 1n] as const)]);
    const own = reference[set]!;
    const worth = ways.map((list) => sumOf(list.filter((way) => members[set]!.includes(way.at) && way.others.every((slot) => support[slot] === 1) && way.own.every((slot) => reference[setOf[slot]!] === slot)), unknownOf));
    const better = worth.flatMap((sum, k): Condition[] => (from + k === own ? [] : [{ sum: difference(worth[own - from]!, sum), isEquation: support[from + k] === 1 }]));
    return made.length > 1 ? [{ sum: flow, isEquation: true }, ...better] : better;
  });
}

/** What ways pay together, by the weights that lead along them. */
export function sumOf(ways: readonly Way[], unknownOf: Int32Array): Map<string, bigint> {
  const sum = new Map<string, bigint>();
  for (const { last, weight } of ways) {
    const key = keyOf(last.map((slot) => unknownOf[slot]!));
    sum.set(key, (sum.get(key) ?? 0n) + weight);
  }
  return sum;
}

export function difference(a: ReadonlyMap<string, bigint>, b: ReadonlyMap<string, bigint>): Map<string, bigint> {
  const sum = new Map(a);
  for (const [key, value] of b) sum.set(key, (sum.get(key) ?? 0n) - value);
  return sum;
}

/** A product of unknowns as `Condition` writes it. */
export function keyOf(product: readonly number[]): string {
  return product.filter((unknown) => unknown !== ROOT).sort((a, b) => a - b).join();
}

/**
 * Unknowns that are compared in a belief, so that its corners are theirs.
 *
 * @param scaled  unknowns that conditions tie to the weight 1: they are numbers, not shares
 */
function tiesOf({ sets, setOf }: AssessmentFrame, { members }: AssessmentClass, unknownOf: Int32Array, scaled: ReadonlySet<number>): number[][] {
  return sets.flatMap(({ last }, set) => {
    const products = members[set]!.map((at) => last[at]!.map((slot) => unknownOf[slot]!).filter((unknown) => unknown !== ROOT && !scaled.has(unknown)));
    const shared = common(products), rest = products.map((product) => without(product, shared));
    const byOwner = new Map<number, number[]>();
    for (const unknown of rest.flat()) byOwner.set(sets[setOf[unknown]!]!.owner, [...(byOwner.get(sets[setOf[unknown]!]!.owner) ?? []), unknown]);
    // Where all nodes wait for slips of the same players, each player's are compared among themselves.
    return [...byOwner.values()].every((own) => own.length === rest.length) ? [...byOwner.values()] : [rest.flat()];
  });
}

function assessmentOf(frame: AssessmentFrame, { support, members }: AssessmentClass, unknownOf: Int32Array, weights: ReadonlyMap<number, Rational>): Assessment {
  const weightOf = (slot: number): Rational => weights.get(unknownOf[slot]!)!; // every unknown lies in a block
  const probabilities = new Array<Rational>(frame.slots).fill(ZERO), beliefs = new Array<Rational>(frame.game.topology.nodeCount).fill(ZERO);
  for (const [set, { from, to, nodes, last, odds }] of frame.sets.entries()) {
    const made = Array.from({ length: to - from }, (_, k) => from + k).filter((slot) => support[slot] === 1);
    shares(made.map(weightOf)).forEach((share, i) => (probabilities[made[i]!] = share));
    const likely = members[set]!.map((at) => last[at]!.map(weightOf).reduce(multiplyRationals, odds[at]!));
    shares(likely).forEach((share, i) => (beliefs[nodes[members[set]![i]!]!] = share));
  }
  return { probabilities, beliefs };
}

function shares(weights: readonly Rational[]): Rational[] {
  const sum = weights.reduce(addRationals, ZERO);
  return weights.map(({ numerator, denominator }) => lowestTerms({ numerator: numerator * sum.denominator, denominator: denominator * sum.numerator }));
}

/**
 * The class in which equilibria of a class end when some weights vanish and the others stay where they are. What vanishes does
 * so at one pace, so that its shares stay.
 */
function limitOf({ sets }: AssessmentFrame, { support, members }: AssessmentClass, unknownOf: Int32Array, vanishing: ReadonlySet<number>): string {
  const pace = (slots: readonly number[]) => slots.reduce((sum, slot) => sum + (vanishing.has(unknownOf[slot]!) ? 1 : 0), 0);
  const slowest = <T>(all: readonly T[], slotsOf: (one: T) => readonly number[]) => {
    const least = all.reduce((low, item) => Math.min(low, pace(slotsOf(item))), Infinity);
    return all.filter((item) => pace(slotsOf(item)) === least);
  };
  const left = support.slice();
  for (const { from, to } of sets) {
    const made = Array.from({ length: to - from }, (_, k) => from + k).filter((slot) => support[slot] === 1);
    left.fill(0, from, to);
    for (const slot of slowest(made, (one) => [one])) left[slot] = 1;
  }
  return classKey({ support: left, members: sets.map(({ last }, set) => slowest(members[set]!, (at) => last[at]!)) });
}
