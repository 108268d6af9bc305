// What is in reach on a day, and how much of it hangs on which range is right.

import type { BriefingData, ReachState } from "./picture.ts";

export function stateOn({ washington }: Pick<BriefingData, "washington">, day: number): ReachState {
  return washington.states[washington.stateOf[day]!]!; // every day has its state
}

/** Between the two longest ranges on a day: the km, and the people who live there; null where nothing hangs on it. */
export function doubtOn(data: Pick<BriefingData, "washington">, day: number): { readonly km: number; readonly people: number } | null {
  const { counts, isReady } = stateOn(data, day), [before, last] = data.washington.ranges.slice(-2), [less, more] = counts.slice(-2);
  return isReady && before !== undefined && last !== undefined && less !== undefined && more !== undefined && more.people > less.people ? { km: last.km - before.km, people: more.people - less.people } : null;
}
