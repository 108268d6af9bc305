// Whose map: what a capital could know by what is recorded.

import type { Side } from "../../kit/index.ts";
import type { Actor, BriefingData, EventOf } from "./picture.ts";

export const CAPITALS = ["washington", "moscow", "havana"] as const;
export type Capital = (typeof CAPITALS)[number];

const ACTOR: Readonly<Record<Capital, string>> = { washington: "us", moscow: "ussr", havana: "cuba" };

/**
 * Whether an event was open to a capital when it happened: what was public and what it did itself, yes; what passed between governments
 * in private, perhaps; what others kept secret, no. What a capital found out by spying, or by the loss of an aircraft, is not counted.
 */
export function knownTo({ visibility, actors }: Pick<EventOf, "visibility" | "actors">, capital: Capital): "yes" | "perhaps" | "no" {
  if (visibility === "public" || actors.includes(ACTOR[capital])) return "yes";
  return visibility === "private" ? "perhaps" : "no";
}

export function sideOf(actor: Actor): Side {
  return ({ us: "west", ussr: "east", cuba: "isle", other: "other" } as const)[actor];
}

/** The events of a day, with those that began before it and went on: as `excomm timeline --date` lists them. */
export function eventsOn({ events }: Pick<BriefingData, "events">, date: string): EventOf[] {
  return events.filter((event) => event.date <= date && event.until >= date);
}

/** How many of the events up to a day a capital knew of for sure, perhaps, and not. */
export function knowledgeUpTo({ events }: Pick<BriefingData, "events">, date: string, capital: Capital): Readonly<Record<"yes" | "perhaps" | "no", number>> {
  const counts = { yes: 0, perhaps: 0, no: 0 };
  for (const event of events) if (event.date <= date) counts[knownTo(event, capital)] += 1;
  return counts;
}
