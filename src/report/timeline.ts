// What happened, by day and by who did it.

import { requireThat, suggest } from "../base/index.ts";
import { type Dossier, type DossierEvent, type Extent, isDay } from "../dossier/index.ts";

export interface TimelineQuestion {
  /** First and last day; null for those of the dossier. */
  readonly from: string | null;
  readonly to: string | null;
  /** A key of the dossier's actors, or a kind of event; null for all. */
  readonly actor: string | null;
  readonly kind: string | null;
}

export interface Timeline {
  readonly extent: Extent;
  readonly from: string;
  readonly to: string;
  readonly actor: string | null;
  readonly kind: string | null;
  /** By day. */
  readonly events: readonly DossierEvent[];
  /** How many the dossier has in all. */
  readonly count: number;
}

/** @throws {RangeError} when a day, actor or kind is not known; the sentence says what there is */
export function timelineOf({ timeline }: Dossier, question: TimelineQuestion): Timeline {
  const { extent, actors, events } = timeline;
  requireThat(extent !== null && events.length > 0, "these data have no timeline; add timeline.yaml with `extent` and `events`");
  const from = dayWithin(question.from ?? extent.from, extent), to = dayWithin(question.to ?? extent.to, extent);
  requireThat(from <= to, `the first day lies after the last: ${from}, ${to}; exchange them`);
  const kinds = [...new Set(events.map(({ kind }) => kind))].sort();
  known("actor", question.actor, [...actors.keys()]);
  known("kind of event", question.kind, kinds);
  return {
    extent, from, to, actor: question.actor, kind: question.kind, count: events.length,
    events: events.filter((event) => event.date <= to && event.until >= from && (question.actor === null || event.actors.includes(question.actor)) && (question.kind === null || event.kind === question.kind)),
  };
}

function dayWithin(day: string, { from, to }: Extent): string {
  requireThat(isDay(day) && day >= from && day <= to, `a date is a day from ${from} to ${to}, the first and the last of this crisis, got "${day}"; write it as ${from}`);
  return day;
}

function known(what: string, name: string | null, names: readonly string[]): void {
  requireThat(name === null || names.includes(name), `there is no ${what} "${name}"; ${suggest(name ?? "", names)}`);
}
