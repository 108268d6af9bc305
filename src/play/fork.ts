// The same match from one of its decisions on.

import { requireThat } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import { type Match, replayed } from "./match.ts";

/** Decisions of people in a match, in order: the number of the event, and the step of the trail. */
export function decisionsOf({ events }: Match): readonly { readonly event: number; readonly seat: string; readonly stage: string; readonly took: string }[] {
  return events.flatMap((event, i) => (event.kind === "moved" ? [{ event: i, seat: event.seat, stage: event.stage, took: event.took }] : []));
}

/**
 * A new match that shares all events before decision number `decision` with this one: the same types, the same luck.
 *
 * @param decision  from 0, in the order of `decisionsOf`
 * @throws {Refusal} when there is no such decision
 */
export function forkAt(compiled: Compiled, match: Match, decision: number): Match {
  const decisions = decisionsOf(match), at = decisions[decision];
  requireThat(at !== undefined, `there is no decision ${decision + 1} to fork; the match has ${decisions.length}`);
  return replayed(compiled, match.setup, match.events.slice(0, at.event));
}
