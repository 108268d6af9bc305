// How well what is shown is known: sentences for tables and captions. What is from memory says so wherever it is printed.

import { type Dossier, type Provenance, provenanceText, standingKind, type Work, worksOf } from "../dossier/index.ts";

/** A work as people cite it: "Fursenko and Naftali 1997". */
export function citation({ author, year }: Pick<Work, "author" | "year">): string {
  const names = author.replace(/ \(eds?\.\)$/, "");
  const initials = /^(?:[A-Z][a-z]?\.[ -]?)+/;
  // People by surname; bodies, which have no initials, by name.
  const [last = names, ...others] = names.split(/, (?=[A-Z]\.)| and (?=[A-Z]\.)/).map((name) => name.replace(initials, "")).reverse();
  const people = others.length === 0 ? last : `${others.reverse().join(", ")} and ${last}`;
  return `${initials.test(names) ? people : names} ${year === "undated" ? "(undated)" : year}`;
}

/** "Dobbs 2008, CIA 1992"; empty without sources. */
export function citations(dossier: Dossier, sources: readonly string[]): string {
  return worksOf(dossier, { sources }).map(citation).join("; ");
}

/** "verified in Dobbs 2008", "Podvig 2001, cited from memory, unverified", "a judgement of ours, without a source". */
export function footing(dossier: Dossier, fact: Provenance): string {
  const works = citations(dossier, fact.sources);
  return works === "" ? provenanceText(fact) : `${works}: ${provenanceText(fact)}`;
}

/**
 * Facts that are shown with a label each, grouped by how well they are known and by source:
 * "cited from memory, unverified: Podvig 2001 (2,080 km)".
 */
export function footingGroups(dossier: Dossier, facts: readonly { readonly label: string; readonly provenance: Provenance }[]): string {
  const groups = new Map<string, Map<string, string[]>>();
  for (const { label, provenance } of facts) {
    const works = groups.get(provenanceText(provenance)) ?? new Map<string, string[]>();
    const key = citations(dossier, provenance.sources);
    works.set(key, [...new Set([...(works.get(key) ?? []), label])]);
    groups.set(provenanceText(provenance), works);
  }
  return [...groups].map(([words, works]) => `${words}: ${[...works].map(([work, labels]) => (work === "" ? labels.join(", ") : `${work} (${labels.join(", ")})`)).join("; ")}`)
    .map((text, i) => (i === 0 ? text : text.slice(0, 1).toUpperCase() + text.slice(1))).join(". ");
}

/** Of many facts: "57 cited from memory, unverified; 3 verified", the least sure first. */
export function footingCounts(facts: readonly Provenance[]): string {
  const counts = new Map<string, number>();
  for (const fact of facts) {
    const words = standingKind(fact);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const all = [...counts].sort((a, b) => b[1] - a[1]);
  return all.length === 1 ? (all[0]?.[0] ?? "") : all.map(([words, count]) => `${count} ${words}`).join("; ");
}
