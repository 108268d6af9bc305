// How well something is known, in the words that people read. Nothing from memory may look checked.

import type { Provenance, Standing } from "./dossier.ts";

const WORDS: Readonly<Record<Standing, string>> = {
  verified: "verified",
  recalled: "cited from memory, unverified",
  uncertain: "uncertain: disputed, or a judgement of ours",
  computed: "computed",
};

const SIGNS: Readonly<Record<Standing, string>> = { verified: "v", recalled: "m", uncertain: "?", computed: "=" };
const IN_PART = { sign: "p", words: "verified in part" } as const;

/** One sign for each, for tables that have no room for words; a legend of `standingSigns` spells them out. */
export function standingSign({ confidence, part }: Pick<Provenance, "confidence" | "part">): string {
  return confidence === "verified" && part !== "" ? IN_PART.sign : SIGNS[confidence];
}

/** The signs that facts bear, with what each means: "v verified", "m cited from memory, unverified", ... */
export function standingSigns(facts: readonly Pick<Provenance, "confidence" | "part">[]): string[] {
  const used = new Set(facts.map(standingSign)), all = [...(Object.keys(SIGNS) as Standing[]).map((standing) => [SIGNS[standing], WORDS[standing]] as const)]; // its own keys
  return [all[0]!, [IN_PART.sign, IN_PART.words] as const, ...all.slice(1)].filter(([sign]) => used.has(sign)).map(([sign, words]) => `${sign} ${words}`); // four of them
}

/** The same in words, without saying which part: "verified", "verified in part", "cited from memory, unverified". */
export function standingKind({ confidence, part }: Pick<Provenance, "confidence" | "part">): string {
  return confidence === "verified" && part !== "" ? IN_PART.words : WORDS[confidence];
}

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
