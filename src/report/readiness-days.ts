// Launchers and sites ready, day by day: as the other side believed, and in fact.

import { requireThat } from "../base/index.ts";
import type { Dossier, KnownDay, KnownNumber, MissileSite } from "../dossier/index.ts";
import { daysFrom } from "./days.ts";

/** Launchers ready on a day by the last count up to it. */
export interface ReadyCount extends KnownNumber {
  /** The day of the count. */
  readonly counted: string;
  /** Whether it was made on the day itself. */
  readonly isOwn: boolean;
  /** The document that it stands in; empty for what was so in fact. */
  readonly document: string;
}

export interface SiteOnDay {
  readonly site: MissileSite;
  readonly isBelieved: boolean;
  readonly isReady: boolean;
}

export interface ReadinessDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Null before the first count. */
  readonly believed: ReadyCount | null;
  readonly actual: ReadyCount | null;
  /** Sites of the systems asked for, in the order of the dossier. */
  readonly sites: readonly SiteOnDay[];
}

/**
 * Each day of the dossier's readiness. Counts by launcher and by site come from different accounts and need not agree.
 *
 * @param systems  ids of the weapon systems whose sites are listed
 * @throws {RangeError} when the dossier does not say which days it covers
 */
export function readinessDays({ readiness, sites }: Dossier, systems: readonly string[]): ReadinessDay[] {
  const { extent } = readiness;
  requireThat(extent !== null, "these data do not say which days they cover; add `extent` to readiness.yaml");
  const listed = sites.filter(({ system }) => systems.includes(system));
  return daysFrom(extent.from, extent.to).map((date) => ({
    date,
    believed: lastCount(readiness.believed, date),
    actual: lastCount(readiness.actual, date),
    sites: listed.map((site) => ({ site, isBelieved: hasCome(site.believed, date), isReady: hasCome(site.ready, date) })),
  }));
}

function lastCount(counts: readonly (KnownNumber & { readonly date: string; readonly document?: string })[], date: string): ReadyCount | null {
  const last = counts.findLast((count) => count.date <= date);
  if (last === undefined) return null;
  const { value, low, high, confidence, sources, part, note, document = "" } = last;
  return { value, low, high, confidence, sources, part, note, document, counted: last.date, isOwn: last.date === date };
}

function hasCome(day: KnownDay | null, date: string): boolean {
  return day !== null && day.day <= date;
}

/** How what was believed stood to what was so. */
export interface ReadinessTurns {
  /** Days on which both counts agree above zero and yet no site is in both lists. */
  readonly sameNumberOtherSites: readonly string[];
  /** The longest run of days on which fewer, and more, were ready than believed; null where there is none. */
  readonly fewer: { readonly from: string; readonly to: string } | null;
  readonly more: { readonly from: string; readonly to: string } | null;
}

export function readinessTurns(days: readonly ReadinessDay[]): ReadinessTurns {
  const gap = ({ believed, actual }: ReadinessDay) => (believed === null || actual === null ? 0 : actual.value - believed.value);
  const longest = (sign: 1 | -1) => {
    let best: ReadinessDay[] = [], run: ReadinessDay[] = [];
    for (const day of days) {
      run = gap(day) * sign > 0 ? [...run, day] : [];
      if (run.length > best.length) best = run;
    }
    const [first] = best, last = best.at(-1);
    return first === undefined || last === undefined ? null : { from: first.date, to: last.date };
  };
  return {
    sameNumberOtherSites: days.filter((day) => (day.actual?.value ?? 0) > 0 && gap(day) === 0 && day.sites.some(({ isReady }) => isReady) && day.sites.some(({ isBelieved }) => isBelieved) && day.sites.every(({ isReady, isBelieved }) => !(isReady && isBelieved))).map(({ date }) => date),
    fewer: longest(-1),
    more: longest(1),
  };
}
