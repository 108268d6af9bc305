// Which standards a profile meets, in lines: the name of each, yes or no, and why not.

import { plainText } from "../base/index.ts";
import type { Flags } from "../strategy/index.ts";
import type { Ink } from "./ink.ts";
import { wrapText } from "./layout.ts";

const NAMES: { readonly [name in keyof Flags]: string } = {
  nash: "Nash equilibrium",
  subgamePerfect: "subgame perfect",
  sequential: "sequential",
};

/** One entry a standard, in lines of at most `width` characters; those after the first that fails because it fails are left out. */
export function flagLines(flags: Flags, width: number, ink: Ink): string[] {
  const room = Object.values(NAMES).reduce((most, name) => Math.max(most, name.length), 0) + 4;
  const shown = Object.entries(NAMES).filter(([name]) => flags.nash.holds !== false || name === "nash");
  return shown.flatMap(([name, title]) => {
    const { holds, why } = flags[name as keyof Flags]; // the names are those of Flags
    const text = holds === true ? "yes" : `${holds === false ? "no" : "undecided"}: ${plainText(why)}`;
    return wrapText(text, width - room).map((line, i) => {
      const full = `  ${(i === 0 ? title : "").padEnd(room - 2)}${line}`;
      return holds === false ? ink.alert(full) : full;
    });
  });
}
