// The shape of a file of theses.

import { z } from "zod";
import { NAME } from "./names.ts";
import { keyed, named, number, sourceKeys, text, word } from "./schema.ts";

const value = z.union([z.number(), z.string(), z.boolean()], { error: () => "a number, a word, true or false" });
const changes = named(/^.+$/, value, "a map from parameters to values", "Other values of parameters.");
const moves = z.union([z.string(), z.array(z.string({ error: () => "STAGE.BRANCH" }))], { error: () => "STAGE.BRANCH, or a list of them in [ ]" });

const side = keyed({
  tag: word("a tag", "Probability of ending in an outcome with this tag.").optional(),
  outcome: word("an outcome", "Probability of this outcome.").optional(),
  move: word("STAGE.BRANCH", "Probability of this move where its stage is reached; with `evidence`, the recorded move.").optional(),
  type: word("a type", "Of the mover: only this type counts.").optional(),
  payoff: word("a player", "Expected payoff under the scenario's odds, in utils.").optional(),
  attribute: word("an attribute", "Mean of the attribute over the endings.").optional(),
  posterior: word("PLAYER.TYPE", "Odds of the type after the whole record.").optional(),
  evidence: word("PLAYER.TYPE", "log10 of the Bayes factor of `move` for the type against the player's other types.").optional(),
  bits: word("a player", "Mutual information of the player's type and all moves.").optional(),
  given: moves.meta({ description: "Only histories that take these moves count." }).optional(),
  forced: moves.meta({ description: "These moves are made whatever was expected: a surprise." }).optional(),
  variant: word("a variant", "Known to all from the start: the crisis is solved again.").optional(),
  set: changes.optional(),
}, "what is measured: { tag: war, forced: STAGE.BRANCH }", "One side of a thesis.");

const who = z.array(keyed({ name: text("a name"), source: sourceKeys.optional() }, "{ name: ..., source: ... }"), { error: () => "a list of { name: ..., source: ... }" });

const thesis = keyed({
  title: text("a few words"),
  claim: text("the claim in a sentence"),
  who: who.meta({ description: "Who says so, and where." }).optional(),
  left: side,
  right: side.optional(),
  measure: z.enum(["value", "difference", "ratio"], { error: () => "value, difference or ratio" }).meta({ description: "left alone, left - right, or left / right." }).optional(),
  above: number("a number", "The thesis holds where the measure lies above this.").optional(),
  below: number("a number", "The thesis holds where the measure lies below this.").optional(),
  why: text("why this measure and this threshold"),
  restates: z.array(z.string({ error: () => "a parameter" }), { error: () => "a list of parameters" }).meta({ description: "Numbers whose assumption the thesis only repeats." }).optional(),
  flip: keyed({ variant: word("a variant").optional(), set: changes.optional(), why: text("what this changes") }, "{ set: ..., why: ... }", "A change that turns the verdict round.").optional(),
  "no-flip": text("why no change turns it round").optional(),
}, "a thesis: { title: ..., claim: ..., left: ..., above: ... }");

const fact = keyed({
  claim: text("the claim in a sentence"),
  who: who.optional(),
  verdict: z.enum(["right", "imprecise", "wrong", "cannot be checked"], { error: () => "right, imprecise, wrong or cannot be checked" }),
  finding: text("what the sources say"),
  source: sourceKeys.optional(),
}, "a claim of fact: { claim: ..., verdict: ..., finding: ... }");

const share = (what: string) => z.number({ error: () => what }).min(0, { error: () => `${what}, at least 0` }).max(1, { error: () => `${what}, at most 1` });

const document = keyed({
  title: text("a few words"),
  player: word("a player", "Whose type it bears on."),
  likelihood: named(NAME, share("a probability from 0 to 1"), "a map from types to probabilities", "How probable the document is under each type; asked in both directions."),
  reliability: z.tuple([share("a reliability from 0 to 1"), share("the lowest"), share("the highest")], { error: () => "[value, lowest, highest], each from 0 to 1" }).meta({ description: "How far the source is to be believed, and its range." }),
  why: text("why so"),
  source: sourceKeys.optional(),
}, "evidence that is no move: { title: ..., player: ..., likelihood: ..., reliability: ... }");

export const thesesFile = keyed({
  "excomm-theses": z.literal(1, { error: () => "1, the version of the format" }),
  title: text("a title").optional(),
  theses: named(NAME, thesis, "a map from names to theses").optional(),
  facts: named(NAME, fact, "a map from names to claims of fact").optional(),
  documents: named(NAME, document, "a map from names to evidence that is no move").optional(),
}, "a file of theses", "Claims about a crisis made executable.");

export type ThesesFile = z.infer<typeof thesesFile>;
export type DocumentData = NonNullable<ThesesFile["documents"]>[string];
export type ThesisData = NonNullable<ThesesFile["theses"]>[string];
export type SideData = ThesisData["left"];
