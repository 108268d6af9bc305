// The shape of a part. What stands under `add`, `change` and `plus` is checked as a scenario's, once it has been laid over one.

import { z } from "zod";
import { NAME } from "./names.ts";
import { keyed, named, number, text, word } from "./schema.ts";

const anything = z.record(z.string(), z.unknown(), { error: () => "a map, as a scenario has it" });
const laid = {
  add: anything.optional().meta({ description: "Entries that the scenario does not have." }),
  change: anything.optional().meta({ description: "Other values of what the scenario has." }),
  drop: z.array(word("a stage"), { error: () => "a list of stages" }).optional().meta({ description: "Stages whose moves are taken from the record." }),
  plus: anything.optional().meta({ description: "Terms added to numbers that the scenario has." }),
};
const names = z.array(word("the name of a part"), { error: () => "a list of parts: [havana]" }).optional();

export const partFile = keyed({
  "excomm-part": z.literal(1, { error: () => "1, the version of the language" }).meta({ description: "Version of the language: 1." }),
  title: text("a title", "What the part is called."),
  adds: text("a text", "What it adds, in a sentence."),
  why: text("a text", "Why one would switch it on."),
  order: number("a number", "Parts are laid over the scenario in this order."),
  lens: z.boolean({ error: () => "true or false" }).optional().meta({ description: "Whether it tells who decides; one lens at most is on." }),
  needs: names.meta({ description: "Parts that must be on with it." }),
  excludes: names.meta({ description: "Parts that may not be on with it." }),
  ...laid,
  together: named(NAME, keyed(laid, "{ add: ..., change: ..., plus: ... }"), "a map from parts to { add: ..., change: ..., plus: ... }", "What is laid over, besides, when another part is on too.").optional(),
}, "a part: { title: ..., adds: ..., why: ..., order: ..., add: ... }");

/** The JSON Schema of a part, for editors. */
export function partSchema(): object {
  return { ...z.toJSONSchema(partFile, { target: "draft-2020-12" }), $id: "https://excomm.invalid/part.schema.json", title: "Excomm part of a scenario" };
}
