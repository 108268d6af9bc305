// What a scenario says to a solver, apart from what it says to a reader.

import type { Scenario } from "./scenario.ts";

/** What is only read: words, dates, works, places in the file. */
const WORDS: ReadonlySet<string> = new Set(["title", "summary", "seat", "note", "why", "when", "ask", "briefings", "observations", "date", "unit", "basis", "confidence", "sources", "place", "parts", "strawVotes"]);

/**
 * The scenario without its words, as text that is equal for equal games: whoever hashes it learns whether results still hold. Names,
 * expressions, ranges and orders count; titles, notes, briefings and sources do not.
 */
export function meaningOf(scenario: Scenario): string {
  return JSON.stringify(scenario, (key, value: unknown) => {
    if (WORDS.has(key)) return undefined;
    if (key === "councils" && Array.isArray(value) && value.length === 0) return undefined; // most scenarios have none
    if (value instanceof Map) return [...value]; // in the order of the file, which the tree follows
    // An ending's text is told to the reader; an expression's is what is worked out.
    return key === "" || !isEnding(value) ? value : { ...value, text: undefined };
  });
}

function isEnding(value: unknown): value is { readonly text: string; readonly tags: readonly string[] } {
  return value !== null && typeof value === "object" && "tags" in value && "text" in value;
}
