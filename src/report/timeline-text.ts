// A timeline as text, and as the JSON that docs/json.md describes.

import { type Dossier, type DossierEvent, provenanceText, worksOf } from "../dossier/index.ts";
import { longDay, longSpan, monthText, weekday } from "./days.ts";
import type { Ink } from "./ink.ts";
import { wrapText } from "./layout.ts";
import { countOf } from "./numbers.ts";
import { footing } from "./standing-text.ts";
import type { Timeline } from "./timeline.ts";

/** What `excomm timeline` prints: the days in order, each event with its sources and how well it is known. */
export function timelineText(dossier: Dossier, timeline: Timeline, width: number, ink: Ink): string {
  const { events, from, to, count, actor, kind } = timeline;
  const verified = events.filter(({ confidence }) => confidence === "verified").length;
  const filters = [...(actor === null ? [] : [dossier.timeline.actors.get(actor) ?? actor]), ...(kind === null ? [] : [kind])];
  const head = `${longSpan(from, to)}${filters.length === 0 ? "" : `, ${filters.join(", ")}`}: ${events.length === count ? countOf(count, "event") : `${events.length} of ${countOf(count, "event")}`}, ${verified} verified in whole or part`;
  const lines = [...wrapText(head, width).map(ink.strong), ...wrapText(dossier.timeline.hours, width).map(ink.faint)];
  let day = "";
  for (const event of events) {
    const heading = dayHeading(event);
    if (heading !== day) lines.push("", ...wrapText(heading, width).map(ink.strong));
    day = heading;
    lines.push(...eventLines(dossier, event, width, ink));
  }
  if (events.length === 0) lines.push("", "Nothing is recorded.");
  return `${lines.join("\n")}\n`;
}

/** "Thursday 23 July 1914", "23 July to 4 August 1914", "July 1914". */
function dayHeading({ date, until, precision }: DossierEvent): string {
  if (precision === "month") return monthText(date);
  return until === date ? `${weekday(date)} ${longDay(date)}` : longSpan(date, until);
}

const INDENT = "  ";

function eventLines(dossier: Dossier, event: DossierEvent, width: number, ink: Ink): string[] {
  const who = actorNames(dossier, event);
  const when = event.time === "" ? "" : `${event.time}, `;
  const seen = event.visibility === "public" ? "" : ` (${event.visibility})`;
  return [
    ...wrapText(`${when}${who}${seen}: ${event.text}`, width, INDENT),
    ...wrapText(`${footing(dossier, event)}.${event.note === "" ? "" : ` ${event.note}`}`, width, `${INDENT}${INDENT}`).map(ink.faint),
  ];
}

/** "United States, Soviet Union". */
export function actorNames({ timeline: { actors } }: Dossier, event: DossierEvent): string {
  return event.actors.map((actor) => actors.get(actor) ?? actor).join(", ");
}

export function timelineJson(dossier: Dossier, { from, to, actor, kind, events }: Timeline): object {
  return {
    from, to, actor, kind,
    events: events.map((event) => ({
      id: event.id, date: event.date, until: event.until, precision: event.precision, time: event.time, actors: event.actors, kind: event.kind, visibility: event.visibility,
      text: event.text, confidence: event.confidence, standing: provenanceText(event), note: event.note,
      sources: worksOf(dossier, event).map(({ key, author, title, year, publisher, confidence }) => ({ key, author, title, year, publisher, confidence })),
    })),
  };
}
