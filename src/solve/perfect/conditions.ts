// What an equilibrium of a class of assessments must meet, set by set. Many classes share the conditions of a set: they hang on
// the moves on the paths through it only, and are kept by those.

import type { Frame } from "../weights/frame.ts";
import { addedTo, differenceOf, keyOf, sumOf, unknownsOf } from "../weights/sequences.ts";
import type { Condition, Sum } from "../weights/weights.ts";

export interface ClassConditions {
  /** By set: the sets that moves on the paths through it belong to, itself among them. Conditions hang on the moves at these. */
  readonly hangsOn: readonly (readonly number[])[];
  /** What is made at the sets that a set hangs on, as a text; and by node of the set, what is made on the paths through that. */
  textAt(set: number, support: Uint8Array): string;
  textsAt(set: number, support: Uint8Array): readonly string[];
  /**
   * No action at the set is better than those made, under beliefs in the nodes at these positions.
   *
   * @param texts  those of the nodes
   */
  best(set: number, members: readonly number[], support: Uint8Array, texts: readonly string[]): readonly Condition[];
  /** The sequences of mixed moves at the set add up: one condition or none. */
  flow(set: number, support: Uint8Array): readonly Condition[];
}

export function conditionsOf(frame: Frame): ClassConditions {
  const { sets, setOf } = frame;
  const byNode = sets.map(({ before, nodes, ways }, set) => nodes.map((_, at) => {
    const below = ways.flat().filter((way) => way.at === at).flatMap(({ own, others }) => [...own, ...others]);
    return [...new Set([set, ...[...before[at]!, ...below].map((slot) => setOf[slot]!)])].sort((a, b) => a - b);
  }));
  const ownPath = sets.map((_, set) => {
    const path = [set];
    for (let above = sets[set]!.above; above >= 0; above = sets[setOf[above]!]!.above) path.push(setOf[above]!);
    return path;
  });
  // A character for each set, of which the bits are its moves.
  const textOf = (some: readonly number[], support: Uint8Array) => {
    let text = "";
    for (const set of some) {
      let bits = 0;
      for (let slot = sets[set]!.from; slot < sets[set]!.to; slot++) bits = 2 * bits + support[slot]!;
      text += String.fromCharCode(bits);
    }
    return text;
  };
  const hangsOn = byNode.map((nodes) => [...new Set(nodes.flat())].sort((a, b) => a - b));
  const losses = new Map<string, readonly Condition[]>(), flows = new Map<string, readonly Condition[]>();
  return {
    hangsOn,
    textAt: (set, support) => textOf(hangsOn[set]!, support),
    textsAt: (set, support) => byNode[set]!.map((some) => textOf(some, support)),
    best(set, members, support, texts) {
      const [first, ...others] = members.map((at) => kept(losses, `${set}:${at} ${texts[at]}`, () => lossesAt(frame, set, at, support)));
      return others.length === 0 ? first! : first!.map(({ isEquation, sum }, k) => ({ isEquation, sum: others.reduce<Sum>((total, node) => addedTo(total, node[k]!.sum), sum) })); // somewhere to be
    },
    flow: (set, support) => kept(flows, `${set}:${textOf(ownPath[set]!, support)}`, () => {
      const { above } = sets[set]!, made = madeAt(frame, set, support);
      if (made.length < 2) return [];
      const unknownOf = unknownsOf(frame, support);
      return [{ isEquation: true, sum: new Map([[keyOf(above < 0 ? [] : [unknownOf[above]!]), -1n], ...made.map((slot) => [keyOf([unknownOf[slot]!]), 1n] as const)]) }];
    }),
  };
}

/** Answers that are kept of one kind: memory stays bounded. */
const KEPT_MAX = 200_000;

/** What is kept under a text, worked out where nothing is. */
export function kept<Value>(all: Map<string, Value>, text: string, make: () => Value): Value {
  let value = all.get(text);
  if (value !== undefined) return value;
  value = make();
  if (all.size >= KEPT_MAX) all.clear();
  all.set(text, value);
  return value;
}

/** Slots of a set that a support holds. */
export function madeAt({ sets }: Frame, set: number, support: Uint8Array): number[] {
  const made: number[] = [];
  for (let slot = sets[set]!.from; slot < sets[set]!.to; slot++) if (support[slot] === 1) made.push(slot);
  return made;
}

/** By action other than the first one made: what the one made pays more at a node. */
function lossesAt(frame: Frame, set: number, at: number, support: Uint8Array): Condition[] {
  const { sets, setOf } = frame, { from, ways } = sets[set]!, unknownOf = unknownsOf(frame, support);
  const isFirst = (slot: number) => support.subarray(sets[setOf[slot]!]!.from, slot + 1).indexOf(1) === slot - sets[setOf[slot]!]!.from;
  const worth = ways.map((list) => sumOf(list.filter((way) => way.at === at && way.others.every((slot) => support[slot] === 1) && way.own.every(isFirst)), unknownOf));
  const own = worth[madeAt(frame, set, support)[0]! - from]!;
  return worth.flatMap((other, k) => (other === own ? [] : [{ sum: differenceOf(own, other), isEquation: support[from + k] === 1 }]));
}
