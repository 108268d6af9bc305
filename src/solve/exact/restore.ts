// From the equilibria of a simplified form back to those of the whole one.

import type { Rational } from "../../game/index.ts";
import { inOrder, type PlanPairs } from "./extreme.ts";
import type { Simplified } from "./simplify.ts";

const ZERO: Rational = { numerator: 0n, denominator: 1n }, ONE: Rational = { numerator: 1n, denominator: 1n };

/** Plans over all sequences of the whole form; where moves were equal, the first of them bears the weight. */
export function restorePlans({ plans, pairs }: PlanPairs, { bearer }: Simplified): PlanPairs {
  const whole = plans.map((list, player) => list.map((plan) => weightsOf(plan, bearer[player]!)));
  return { plans: [whole[0]!, whole[1]!], pairs }; // two players
}

/**
 * The extreme plans of the whole form: for each of the simplified one, every choice of one strategy among those that are equal.
 * The forms are strategic.
 *
 * @returns null when there are more than `pairsMax` pairs, and their number
 */
export function spreadPlans({ plans, pairs }: PlanPairs, { bearer, removals }: Simplified, pairsMax: number): { readonly spread: PlanPairs | null; readonly total: number } {
  const classes = [0, 1].map((player) => {
    const equals = new Map(removals.flatMap((removal) => (removal.player === player && removal.kind !== "dominated" && removal.by !== null ? [[removal.sequence, removal.by] as const] : [])));
    const members = new Map<number, number[]>();
    bearer[player]!.forEach((_, sequence) => {
      let first = sequence;
      for (let by = equals.get(first); by !== undefined; by = equals.get(first)) first = by;
      members.set(first, [...(members.get(first) ?? []), sequence]);
    });
    return members;
  });
  const membersUsed = (plan: readonly Rational[], player: number) => weightsOf(plan, bearer[player]!).flatMap((weight, i) => (weight.numerator === 0n ? [] : [{ weight, members: classes[player]!.get(i + 1)! }])); // every sequence is in a class
  const used = plans.map((list, player) => list.map((plan) => membersUsed(plan, player)));
  const size = used.map((list) => list.map((parts) => parts.reduce((product, { members }) => product * members.length, 1)));
  const total = pairs.reduce((sum, [x, y]) => sum + size[0]![x]! * size[1]![y]!, 0);
  if (total > pairsMax) return { spread: null, total };
  const wide = used.map((list, player) => list.map((parts) => parts.reduce(
    (made: Rational[][], { weight, members }) => made.flatMap((plan) => members.map((member) => plan.map((value, i) => (i === member - 1 ? weight : value)))),
    [new Array<Rational>(bearer[player]!.length - 1).fill(ZERO)],
  )));
  const start = wide.map((list) => list.reduce((starts: number[], made) => [...starts, starts.at(-1)! + made.length], [0]));
  const allPairs = pairs.flatMap(([x, y]) => wide[0]![x]!.flatMap((_, i) => wide[1]![y]!.map((_, j) => [start[0]![x]! + i, start[1]![y]! + j] as const)));
  return { spread: inOrder([wide[0]!.flat(), wide[1]!.flat()], allPairs), total };
}

function weightsOf(plan: readonly Rational[], bearer: Int32Array): Rational[] {
  return Array.from(bearer.subarray(1), (sequence) => (sequence < 0 ? ZERO : sequence === 0 ? ONE : plan[sequence - 1]!));
}
