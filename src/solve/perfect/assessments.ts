// The sequential equilibria of one class of assessments, exactly. Unknowns are leading weights: of a move that is made, the
// probability of its sequence of own moves; of a slip, its odds among slips of its rank. In these the conditions of the class
// are linear wherever each of them hangs on one player's weights, which is always so with two players.

import { multiplyRationals, type Rational } from "../../game/index.ts";
import type { AssessmentClass } from "./classes.ts";
import type { Frame } from "../weights/frame.ts";
import { addedTo, differenceOf, keyOf, sharesOf, sumOf, unknownsOf } from "../weights/sequences.ts";
import { areRuledOut, common, type Condition, cornerGroups, ROOT, solveWeights, type Sum, without } from "../weights/weights.ts";

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
    /** Corners of the class's equilibria that belong to it, in groups that hang together. */
    readonly groups: readonly (readonly Assessment[])[];
    /** Other classes that hold limits of the class's equilibria, by `classKey`. */
    readonly limits: readonly string[];
    /** Whether all corners are listed, and whether they are without rounding. */
    readonly isWhole: boolean;
    readonly isExact: boolean;
  };

const CORNERS_MAX = 200;
const ZERO: Rational = { numerator: 0n, denominator: 1n };

/** What tells a class from others. */
export function classKey({ support, members }: AssessmentClass): string {
  return `${support.join("")}|${members.map((list) => list.join()).join(";")}`;
}

/** A support, with the conditions that go with it. */
export interface SupportView {
  readonly support: Uint8Array;
  readonly unknownOf: Int32Array;
  /** Sequences of mixed moves add up. */
  readonly flows: readonly Condition[];
  /** No action at the set is better than those made, under beliefs in the nodes at these positions. */
  conditionsAt(set: number, members: readonly number[]): readonly Condition[];
}

export function viewSupport(frame: Frame, support: Uint8Array): SupportView {
  const { sets, setOf } = frame, unknownOf = unknownsOf(frame, support);
  const reference = sets.map(({ from, to }) => support.findIndex((used, slot) => used === 1 && slot >= from && slot < to));
  const flows = sets.flatMap(({ from, to, above }): Condition[] => {
    const made = Array.from({ length: to - from }, (_, k) => from + k).filter((slot) => support[slot] === 1);
    return made.length < 2 ? [] : [{ sum: new Map([[keyOf(above < 0 ? [] : [unknownOf[above]!]), -1n], ...made.map((slot) => [keyOf([unknownOf[slot]!]), 1n] as const)]), isEquation: true }];
  });
  // By set, by action other than the first one made, by position of a node: what the one made pays more there.
  type Loss = { readonly byNode: readonly Sum[]; readonly isEquation: boolean };
  const losses = new Map<number, readonly Loss[]>(), conditions = new Map<string, readonly Condition[]>();
  const lossesAt = (set: number): readonly Loss[] => {
    const { from, nodes, ways } = sets[set]!;
    const kept = ways.map((list) => list.filter((way) => way.others.every((slot) => support[slot] === 1) && way.own.every((slot) => reference[setOf[slot]!] === slot)));
    const worth = kept.map((list) => nodes.map((_, at) => sumOf(list.filter((way) => way.at === at), unknownOf)));
    const own = worth[reference[set]! - from]!;
    return worth.flatMap((other, k) => (other === own ? [] : [{ byNode: own.map((sum, at) => differenceOf(sum, other[at]!)), isEquation: support[from + k] === 1 }]));
  };
  return {
    support, unknownOf, flows,
    conditionsAt(set, members) {
      const key = `${set}:${members.join()}`;
      let own = conditions.get(key);
      if (own === undefined) {
        if (!losses.has(set)) losses.set(set, lossesAt(set));
        own = losses.get(set)!.map(({ byNode, isEquation }) => ({ isEquation, sum: members.slice(1).reduce<Sum>((sum, at) => addedTo(sum, byNode[at]!), byNode[members[0]!]!) })); // just written
        conditions.set(key, own);
      }
      return own;
    },
  };
}

/**
 * Whether nothing speaks against the class yet, of which some sets have no beliefs so far.
 *
 * @param last     the set whose beliefs were chosen last, all others having been asked about; null when nothing was asked
 * @param answers  to the same questions, kept by what they ask
 */
export function mayHold({ flows, conditionsAt }: SupportView, members: readonly (readonly number[])[], last: number | null, answers: Map<string, boolean>): boolean {
  const all = [...flows, ...members.flatMap((own, set) => (own.length === 0 ? [] : conditionsAt(set, own)))];
  return !areRuledOut(all, last === null ? all : conditionsAt(last, members[last]!), answers);
}

export function solveClass(frame: Frame, view: SupportView, members: readonly (readonly number[])[], shouldStop: () => boolean): ClassSolution {
  const { support, unknownOf } = view, one = { support, members };
  const all = [...new Set(unknownOf)].filter((unknown) => unknown !== ROOT);
  const conditions = [...view.flows, ...members.flatMap((own, set) => view.conditionsAt(set, own))];
  const solved = solveWeights(all, conditions, (scaled) => tiesOf(frame, one, unknownOf, scaled), shouldStop);
  if (solved.kind !== "found") return solved;
  const { groups, isWhole } = cornerGroups(solved.blocks, CORNERS_MAX);
  return {
    kind: "found", isWhole, isExact: solved.blocks.every((block) => block.isExact),
    groups: groups.map((corners) => corners.map((corner) => assessmentOf(frame, one, unknownOf, corner))),
    limits: [...new Set(solved.blocks.flatMap(({ vanishing }) => vanishing.map((gone) => limitOf(frame, one, unknownOf, gone))))],
  };
}

/**
 * Unknowns that are compared in a belief, so that its corners are theirs.
 *
 * @param scaled  unknowns that conditions tie to the weight 1: they are numbers, not shares
 */
function tiesOf({ sets, setOf }: Frame, { members }: AssessmentClass, unknownOf: Int32Array, scaled: ReadonlySet<number>): number[][] {
  return sets.flatMap(({ last }, set) => {
    const products = members[set]!.map((at) => last[at]!.map((slot) => unknownOf[slot]!).filter((unknown) => unknown !== ROOT && !scaled.has(unknown)));
    const shared = common(products), rest = products.map((product) => without(product, shared));
    const byOwner = new Map<number, number[]>();
    for (const unknown of rest.flat()) byOwner.set(sets[setOf[unknown]!]!.owner, [...(byOwner.get(sets[setOf[unknown]!]!.owner) ?? []), unknown]);
    // Where all nodes wait for slips of the same players, each player's are compared among themselves.
    return [...byOwner.values()].every((own) => own.length === rest.length) ? [...byOwner.values()] : [rest.flat()];
  });
}

function assessmentOf(frame: Frame, { support, members }: AssessmentClass, unknownOf: Int32Array, weights: ReadonlyMap<number, Rational>): Assessment {
  const weightOf = (slot: number): Rational => weights.get(unknownOf[slot]!)!; // every unknown lies in a block
  const probabilities = new Array<Rational>(frame.slots).fill(ZERO), beliefs = new Array<Rational>(frame.game.topology.nodeCount).fill(ZERO);
  for (const [set, { from, to, nodes, last, odds }] of frame.sets.entries()) {
    const made = Array.from({ length: to - from }, (_, k) => from + k).filter((slot) => support[slot] === 1);
    sharesOf(made.map(weightOf)).forEach((share, i) => (probabilities[made[i]!] = share));
    const likely = members[set]!.map((at) => last[at]!.map(weightOf).reduce(multiplyRationals, odds[at]!));
    sharesOf(likely).forEach((share, i) => (beliefs[nodes[members[set]![i]!]!] = share));
  }
  return { probabilities, beliefs };
}

/**
 * The class in which equilibria of a class end when some weights vanish and the others stay where they are. What vanishes does
 * so at one pace, so that its shares stay.
 */
function limitOf({ sets }: Frame, { support, members }: AssessmentClass, unknownOf: Int32Array, vanishing: ReadonlySet<number>): string {
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
