// Ways in which a crisis can end: outcomes put together by their tags.

import { inWords, plainText } from "../base/index.ts";
import type { Topology } from "../game/index.ts";
import type { Scenario } from "../scenario/index.ts";

export interface EndingGroup {
  /** The tag that its outcomes share, or the name of one outcome without tags. */
  readonly name: string;
  readonly title: string;
  /** Indices in the scenario's outcomes. */
  readonly outcomes: readonly number[];
  /** Whether it is the one of which no single number is shown. */
  readonly guarded: boolean;
}

/** Outcomes by their first tag, those without one each for itself; the guarded tag, which stands above others, comes last. */
export function endingGroups({ outcomes, guarded }: Scenario): EndingGroup[] {
  const groups = new Map<string, { name: string; title: string; outcomes: number[]; guarded: boolean }>();
  [...outcomes.values()].forEach(({ name, title, tags }, index) => {
    const tag = guarded !== null && tags.includes(guarded) ? guarded : tags[0];
    const key = tag ?? name;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { name: key, title: tag === undefined ? plainText(title || name) : inWords(tag), outcomes: [index], guarded: key === guarded });
    else group.outcomes.push(index);
  });
  return [...groups.values()].sort((a, b) => Number(a.guarded) - Number(b.guarded));
}

/** By outcome: whether play may still come to it from a node of the information set. */
export function outcomesWithin({ infosets, firstChild, childCount, outcome }: Topology, set: number, outcomeCount: number): boolean[] {
  const within = new Array<boolean>(outcomeCount).fill(false);
  const open = [...infosets.nodes.subarray(infosets.nodeStart[set]!, infosets.nodeStart[set + 1]!)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (outcome[node]! >= 0) within[outcome[node]!] = true;
    for (let k = 0; k < childCount[node]!; k++) open.push(firstChild[node]! + k);
  }
  return within;
}
