// Days as scenarios write them: "1999-10-16", "1999-09 to 1999-10", "summer 1999".

/**
 * The last day that a text names, as far as it says: "YYYY-MM-DD", or "YYYY-MM" for a month. Where only a year stands there, the
 * beginning of that year, so that nothing later slips in; empty where there is none.
 */
export function dayOf(when: string): string {
  const days = when.match(/\b\d{4}-\d{2}(-\d{2})?\b/g) ?? [];
  return days.at(-1) ?? when.match(/\b\d{4}\b/g)?.at(-1) ?? "";
}

/** Whether a work dated `dated` was there on `day`, both as above: of a day, month or year not later than it. */
export function isKnownBy(dated: string, day: string): boolean {
  const written = dayOf(dated);
  if (written === "" || day === "") return false;
  // A work of a month or year is there when that is over; a decision in a month or year stands at its end or its beginning.
  const last = (text: string, over: string) => (text.length === 4 ? `${text}-${over}` : text.length === 7 ? `${text}-99` : text);
  return last(written, "99-99") <= last(day, "00-00");
}
