// A timeline as a figure: a mark for every event above its day, hollow where the world did not know, and below the events in words.

import type { Dossier, DossierEvent } from "../dossier/index.ts";
import { daysFrom, dayText, longSpan, monthText, weekday } from "./days.ts";
import { countOf } from "./numbers.ts";
import { citations, footing, footingCounts } from "./standing-text.ts";
import { INK, INK_2, INK_3, marginOf, round, RULE, sheetSvg, SHEET, SIDES, svgText } from "./svg.ts";
import { breakText, textWidth } from "./tree-text.ts";
import type { Timeline } from "./timeline.ts";

export interface TimelineFigure {
  readonly dossier: Dossier;
  readonly timeline: Timeline;
  /** "Excomm 0.1.0". */
  readonly engine: string;
  /** Px: about 720 for a page of print, 390 for one column or a phone. */
  readonly width: number;
}

const SIZE = 11.5;
/** Px between marks, at most and at least; the tallest stack should be no higher. */
const PITCH = 9.5, PITCH_MIN = 5, STACK_MAX = 200;
/** More are not told in words. */
const TOLD_MAX = 60;
/** More days are drawn by month. */
const DAYS_MAX = 62;

interface Look {
  readonly title: string;
  readonly colour: string;
  readonly shape: string;
}

/** The figure: an SVG document. */
export function timelineSvg({ dossier, timeline, engine, width }: TimelineFigure): string {
  const inner = width - 2 * marginOf(width), { events } = timeline;
  // One day is one column, which shows nothing that its list does not.
  const overview = timeline.from === timeline.to ? { lines: [], height: 0 } : overviewOf(dossier, timeline, inner);
  const legend = legendOf(dossier, events, inner, overview.height + (overview.height === 0 ? 8 : 14));
  const isTold = events.length <= TOLD_MAX;
  const told = isTold ? wordsOf(dossier, events, inner, legend.bottom + 14) : { lines: [], bottom: legend.bottom };
  return sheetSvg({
    width, title: titleOf(timeline), lead: leadOf(dossier, timeline),
    body: [...overview.lines, ...legend.lines, ...told.lines], bodyHeight: told.bottom,
    caption: [
      `${isTold && dossier.timeline.hours !== "" ? `${dossier.timeline.hours} ` : ""}Day and substance: ${footingCounts(events)}.${isTold ? "" : " The events in words: excomm timeline."}`,
      `Source: ${isTold ? "the works named" : sourcesOf(dossier, events)}; ${engine}.`,
    ],
  });
}

function sourcesOf(dossier: Dossier, events: readonly DossierEvent[]): string {
  const counts = new Map<string, number>();
  for (const key of events.flatMap(({ sources }) => sources)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 5).map(([key]) => key);
  return `${countOf(counts.size, "work")}, most often ${citations(dossier, most)}`;
}

function titleOf({ events, from, to }: Timeline): string {
  const hidden = events.filter(isHidden).length;
  const when = `${from === to ? "on" : "from"} ${longSpan(from, to)}`;
  return events.length === 0 ? `Nothing is recorded ${when}` : `${capital(when)}, ${hidden} of ${countOf(events.length, "event")} ${hidden === 1 ? "was" : "were"} not public at the time`;
}

function leadOf(dossier: Dossier, { actor, kind, events, count, from, to }: Timeline): string {
  const chosen = [...(actor === null ? [] : [`by ${dossier.timeline.actors.get(actor) ?? actor}`]), ...(kind === null ? [] : [`of the kind "${kind}"`])];
  return `One mark for each event${chosen.length === 0 ? "" : ` ${chosen.join(" and ")}`}, by ${daysFrom(from, to).length > DAYS_MAX ? "month" : "day"}${events.length === count ? "" : `; ${events.length} of the ${count} in the data`}.`;
}

function isHidden({ visibility }: DossierEvent): boolean {
  return visibility !== "public";
}

/** The side that acted; events of several sides, and of none, have a look of their own. */
function lookOf(dossier: Dossier, { actors }: DossierEvent): Look {
  const sides = [...dossier.sides.keys()], acting = sides.filter((side) => actors.includes(side));
  const [only = ""] = acting;
  if (acting.length !== 1) return { title: "several, or others", colour: INK, shape: "diamond" };
  const { colour, shape } = SIDES[sides.indexOf(only) % SIDES.length] ?? SIDES[0];
  return { title: dossier.sides.get(only) ?? only, colour, shape };
}

/** Filled: public; hollow: not at the time. */
function eventMark({ colour, shape }: Look, hidden: boolean, x: number, y: number, size = 1): string {
  const look = `fill="${hidden ? SHEET : colour}" stroke="${colour}" stroke-width="${round(0.4 + 0.8 * size)}"`;
  if (shape === "circle") return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(3.4 * size)}" ${look}/>`;
  if (shape === "square") return `<rect x="${round(x - 3 * size)}" y="${round(y - 3 * size)}" width="${round(6 * size)}" height="${round(6 * size)}" ${look}/>`;
  const corners = shape === "triangle" ? [[-3.6, 3], [0, -3.4], [3.6, 3]] : [[-4, 0], [0, -4], [4, 0], [0, 4]];
  return `<path d="M${corners.map(([dx = 0, dy = 0]) => `${round(x + size * dx)} ${round(y + size * dy)}`).join("L")}Z" ${look}/>`;
}

/** Marks in columns: a column for each day, or of a long time for each month. */
function overviewOf(dossier: Dossier, { events, from, to }: Timeline, width: number): { lines: string[]; height: number } {
  const days = daysFrom(from, to), byDay = days.length <= DAYS_MAX;
  const columnOf = (day: string) => (byDay ? day : day.slice(0, 7));
  const columns = [...new Set(days.map(columnOf))];
  const step = Math.min(46, width / columns.length), left = (width - step * columns.length) / 2;
  const stacks = new Map<string, DossierEvent[]>(columns.map((column) => [column, []]));
  // An event that began before the first day shown stands on that day.
  for (const event of events) stacks.get(columnOf(event.date < from ? from : event.date))?.push(event);
  let pitch = PITCH;
  const across = () => Math.max(1, Math.floor((step - 2) / pitch)), tallest = () => Math.max(1, ...[...stacks.values()].map((stack) => Math.ceil(stack.length / across())));
  while (pitch > PITCH_MIN && tallest() * pitch > STACK_MAX) pitch -= 0.5;
  const base = tallest() * pitch + 6, size = pitch / PITCH, lines: string[] = [];
  const sides = [...dossier.sides.values()];
  const rank = (event: DossierEvent) => { const at = sides.indexOf(lookOf(dossier, event).title); return (at < 0 ? sides.length : at) * 2 + Number(isHidden(event)); };
  let labelEnd = -Infinity;
  columns.forEach((column, i) => {
    const middle = left + step * (i + 0.5), stack = [...(stacks.get(column) ?? [])].sort((a, b) => rank(a) - rank(b));
    stack.forEach((event, k) => {
      const row = Math.floor(k / across()), inRow = Math.min(across(), stack.length - row * across()), x = middle + ((k % across()) - (inRow - 1) / 2) * pitch;
      lines.push(eventMark(lookOf(dossier, event), isHidden(event), x, base - 6 * size - row * pitch, size));
    });
    const label = byDay ? String(Number(column.slice(8))) : column.slice(5) === "01" || i === 0 ? column.slice(0, 4) : "";
    if (label !== "" && middle - textWidth(label, 11) / 2 > labelEnd + 3) {
      lines.push(svgText(middle, base + 14, label, { size: 11, fill: INK_2, anchor: "middle" }));
      labelEnd = middle + textWidth(label, 11) / 2;
      const isFirst = i === 0 || column.slice(8) === "01";
      if (byDay && isFirst && step * (columns.length - i) > 60) lines.push(svgText(Math.max(0, middle - 4), base + 28, monthText(column), { size: 11, fill: INK_3 }));
    }
  });
  lines.push(`<path d="M${round(left)} ${base}H${round(width - left)}" stroke="${RULE}"/>`);
  return { lines, height: base + (byDay ? 30 : 16) };
}

function legendOf(dossier: Dossier, events: readonly DossierEvent[], width: number, top: number): { lines: string[]; bottom: number } {
  const looks = new Map(events.map((event) => lookOf(dossier, event)).map((look) => [look.title, look]));
  const order = [...dossier.sides.values(), "several, or others"].flatMap((title) => { const look = looks.get(title); return look === undefined ? [] : [look]; });
  const any = order[0] ?? { title: "", colour: INK, shape: "diamond" };
  const items = [...order.map((look) => ({ text: look.title, look, hidden: false })), { text: "hollow: secret or private at the time", look: any, hidden: true }];
  const lines: string[] = [];
  let x = 0, y = top;
  for (const { text, look, hidden } of items) {
    const wide = 14 + textWidth(text, SIZE) + 16;
    if (x > 0 && x + wide - 16 > width) [x, y] = [0, y + 18];
    lines.push(eventMark(look, hidden, x + 5, y - 4), svgText(x + 14, y, text, { size: SIZE, fill: INK_2 }));
    x = round(x + wide);
  }
  return { lines, bottom: y + 4 };
}

/** The events in words, day by day. */
function wordsOf(dossier: Dossier, events: readonly DossierEvent[], width: number, top: number): { lines: string[]; bottom: number } {
  const isNarrow = width < 500, time = isNarrow ? 0 : 92, left = 16 + time, room = width - left;
  const lines: string[] = [];
  let y = top, heading = "";
  for (const event of events) {
    const head = event.precision === "month" ? monthText(event.date) : `${weekday(event.date)} ${dayText(event.date)}${event.until === event.date ? "" : ` to ${dayText(event.until)}`}`;
    if (head !== heading) {
      lines.push(`<path d="M0 ${round(y + 4)}H${round(width)}" stroke="${RULE}"/>`, svgText(0, y + 22, head, { size: 13, bold: true }));
      y += 38;
      heading = head;
    }
    const said = breakText(isNarrow && event.time !== "" ? `${event.time}: ${event.text}` : event.text, room, 12.5, 8), source = breakText(`${footing(dossier, event)}.`, room, 11, 3);
    lines.push(eventMark(lookOf(dossier, event), isHidden(event), 5, y - 4));
    if (!isNarrow && event.time !== "") lines.push(...breakText(event.time, time - 8, SIZE, 2).map((line, i) => svgText(16, y + 14 * i, line, { size: SIZE, fill: INK_2 })));
    lines.push(...said.map((line, i) => svgText(left, y + 16 * i, line, { size: 12.5 })), ...source.map((line, i) => svgText(left, y + 16 * said.length - 1 + 14 * i, line, { size: 11, fill: INK_3 })));
    y += 16 * said.length + 14 * source.length + 8;
  }
  return { lines, bottom: y - 8 };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
