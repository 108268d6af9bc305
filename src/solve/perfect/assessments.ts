// The sequential equilibria of one class of assessments, exactly. Unknowns are leading weights: of a move that is made, the
// probability of its sequence of own moves; of a slip, its odds among slips of its rank. In these the conditions of the class
// are linear wherever each of them hangs on one player's weights, which is always so with two players.

import { multiplyRationals, type Rational } from "../../game/index.ts";
import type { AssessmentClass } from "./classes.ts";
import { madeAt } from "./conditions.ts";
import type { Frame } from "../weights/frame.ts";
import { sharesOf, unknownsOf } from "../weights/sequences.ts";
import { common, type Condition, cornerGroups, ROOT, type Search, solveWeights, without } from "../weights/weights.ts";

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

/** @param conditions  of the class, all of them */
export function solveClass(frame: Frame, one: AssessmentClass, conditions: readonly Condition[], search: Search): ClassSolution {
  const unknownOf = unknownsOf(frame, one.support);
  const all = [...new Set(unknownOf)].filter((unknown) => unknown !== ROOT);
  const solved = solveWeights(all, conditions, (scaled) => tiesOf(frame, one, unknownOf, scaled), search);
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
  for (const [set, { nodes, last, odds }] of frame.sets.entries()) {
    const made = madeAt(frame, set, support);
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
  const gone = Uint8Array.from(unknownOf, (unknown) => (vanishing.has(unknown) ? 1 : 0));
  const left = support.slice();
  for (const { from, to } of sets) {
    let stays = false;
    for (let slot = from; slot < to; slot++) stays ||= support[slot] === 1 && gone[slot] === 0;
    if (stays) for (let slot = from; slot < to; slot++) if (gone[slot] === 1) left[slot] = 0;
  }
  return classKey({ support: left, members: sets.map(({ last }, set) => {
    const own = members[set]!;
    if (own.length === 1) return own;
    const paces = own.map((at) => last[at]!.reduce((sum, slot) => sum + gone[slot]!, 0)), least = Math.min(...paces);
    return own.filter((_, i) => paces[i] === least);
  }) });
}
