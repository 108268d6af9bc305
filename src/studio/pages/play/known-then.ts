// What of the dossier a seat could know when it decides: nothing later, nothing that another side kept secret, each from a work that
// was there on the day.

import { type Dossier, isKnownBy, type SourceView } from "../../../index.ts";

export interface KnownThen {
  /** The latest of what had happened, oldest first. */
  readonly events: readonly { readonly event: Dossier["timeline"]["events"][number]; readonly sources: readonly SourceView[] }[];
  /** The latest count of launchers that this side made of the other's. */
  readonly count: { readonly count: Dossier["readiness"]["believed"][number]; readonly sources: readonly SourceView[] } | null;
}

/**
 * @param when    the span in which the decision is taken, as the scenario writes it: events up to its first day, for those of the days
 *                themselves would tell what was decided
 * @param day     its last day, for counts and works
 * @param most    so many events
 */
export function knownThen(dossier: Dossier, seat: string, when: string, day: string, most: number): KnownThen {
  const works = new Map(dossier.works.map((work) => [work.key, work])), first = /\d{4}-\d{2}-\d{2}/.exec(when)?.[0] ?? "";
  const onTheDay = (keys: readonly string[]) => keys.flatMap((key): SourceView[] => {
    const work = works.get(key);
    if (work === undefined || !isKnownBy(work.year, day)) return [];
    const { author, title, year, publisher, confidence } = work;
    return [{ key, author, title, year, publisher, confidence }];
  });
  const withSources = <Fact extends { readonly sources: readonly string[] }>(facts: readonly Fact[]) => facts.map((fact) => ({ fact, sources: onTheDay(fact.sources) })).filter(({ sources }) => sources.length > 0);
  const events = withSources(dossier.timeline.events.filter(({ date, visibility, actors }) => date <= first && (visibility === "public" || actors.includes(seat))));
  const count = seesCounts(dossier, seat) ? withSources(dossier.readiness.believed.filter(({ date }) => date <= day)).at(-1) : undefined;
  return { events: events.slice(-most).map(({ fact, sources }) => ({ event: fact, sources })), count: count === undefined ? null : { count: count.fact, sources: count.sources } };
}

/** The counts are those of whoever does not own the sites that were believed ready. */
export function seesCounts({ sites, systems }: Dossier, seat: string): boolean {
  const owners = new Set(sites.filter(({ believed }) => believed !== null).map(({ system }) => systems.find(({ id }) => id === system)?.side));
  return owners.size > 0 && !owners.has(seat);
}
