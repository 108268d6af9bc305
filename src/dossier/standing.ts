// How well something is known, in the words that people read. Nothing from memory may look checked.

import type { Provenance, Standing } from "./dossier.ts";

const WORDS: Readonly<Record<Standing, string>> = {
  verified: "verified",
  recalled: "cited from memory, unverified",
  uncertain: "uncertain: disputed, or a judgement of ours",
  computed: "computed",
};

/** One sign for each, for tables that have no room for words; a legend spells them out. */
export const STANDING_SIGNS: Readonly<Record<Standing, string>> = { verified: "v", recalled: "m", uncertain: "?", computed: "=" };

/** "verified", "cited from memory, unverified", and so on. */
export function standingText(standing: Standing): string {
  return WORDS[standing];
}

/** The same for a fact: of one verified in part, which part; of one without sources, that it is a judgement. */
export function provenanceText({ confidence, sources, part }: Provenance): string {
  if (confidence === "verified" && part !== "") return `verified in part: ${part}`;
  if (confidence === "uncertain" && sources.length === 0) return "a judgement of ours, without a source";
  return WORDS[confidence];
}
