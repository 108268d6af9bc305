// Days of the calendar, in words and in order.

import { isDay } from "../dossier/index.ts";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function parts(date: string): { readonly year: number; readonly month: number; readonly day: number } | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return year === undefined || SHORT[Number(month) - 1] === undefined ? null : { year: Number(year), month: Number(month), day: Number(day) };
}

/** "1914-07-23" as "23 July"; other texts stay as they are. */
export function dayText(date: string): string {
  const at = parts(date);
  return at === null ? date : `${at.day} ${SHORT[at.month - 1]}`;
}

/** Days in a row, each as `dayText`, with its year where that is not the last one's. */
export function dayTexts(dates: readonly string[]): string[] {
  const last = dates.map(parts).findLast((at) => at !== null)?.year;
  return dates.map((date) => `${dayText(date)}${(parts(date)?.year ?? last) === last ? "" : ` ${parts(date)!.year}`}`);
}

/** "1914-07-23" as "23 July 1914". */
export function longDay(date: string): string {
  const at = parts(date);
  return at === null ? date : `${at.day} ${MONTHS[at.month - 1]} ${at.year}`;
}

/** "1914-07-23" as "July 1914". */
export function monthText(date: string): string {
  const at = parts(date);
  return at === null ? date : `${MONTHS[at.month - 1]} ${at.year}`;
}

/** "1914-07-23" to "1914-08-04" as "23 July to 4 August 1914". */
export function longSpan(from: string, to: string): string {
  if (from === to) return longDay(from);
  const a = parts(from), b = parts(to);
  if (a === null || b === null || a.year !== b.year) return `${longDay(from)} to ${longDay(to)}`;
  return `${a.day}${a.month === b.month ? "" : ` ${MONTHS[a.month - 1]}`} to ${longDay(to)}`;
}

/** A stage's date as a scenario writes it, in words: "1914-07-23 to 1914-07-28" as "23 to 28 July 1914", "1914-07" as "July 1914". */
export function whenText(when: string): string {
  const span = /^(\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})$/.exec(when);
  if (span !== null) return longSpan(span[1]!, span[2]!);
  const months = /^(\d{4})-(\d{2}) to \1-(\d{2})$/.exec(when);
  if (months !== null) return `${monthText(`${months[1]}-${months[2]}-01`).replace(/ \d+$/, "")} to ${monthText(`${months[1]}-${months[3]}-01`)}`;
  return when.replace(/\b\d{4}-\d{2}-\d{2}\b/g, longDay).replace(/\b\d{4}-\d{2}\b/g, (month) => monthText(`${month}-01`));
}

/** The day of the week in the Gregorian calendar, by Zeller's congruence. */
export function weekday(date: string): string {
  const at = parts(date);
  if (at === null) return "";
  const isEarly = at.month < 3, month = isEarly ? at.month + 12 : at.month, year = isEarly ? at.year - 1 : at.year;
  const h = (at.day + Math.floor((13 * (month + 1)) / 5) + year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)) % 7;
  return WEEKDAYS[(h + 6) % 7] ?? "";
}

/** "23 July", or with the span in doubt "23 July (20-25)", "23 July (30 June-25 July)". */
export function spanText(day: string, earliest: string, latest: string): string {
  if (earliest === day && latest === day) return dayText(day);
  const sameMonth = earliest.slice(0, 7) === day.slice(0, 7) && latest.slice(0, 7) === day.slice(0, 7);
  return `${dayText(day)} (${sameMonth ? `${Number(earliest.slice(8))}-${Number(latest.slice(8))}` : `${dayText(earliest)}-${dayText(latest)}`})`;
}

/** All days from one to another, both among them. */
export function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  const [year = 0, month = 1] = from.split("-").map(Number);
  for (let m = month, y = year; `${y}-${String(m).padStart(2, "0")}-01` <= to; m === 12 ? ((m = 1), (y += 1)) : (m += 1)) {
    for (let d = 1; d <= 31; d++) {
      const day = `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
      if (isDay(day) && day >= from && day <= to) days.push(day);
    }
  }
  return days;
}
