// Which standards a profile meets, in lines: the name of each, yes or no, and why not.

import { plainText } from "../base/index.ts";
import type { Flags } from "../strategy/index.ts";
import type { Ink } from "./ink.ts";
import { wrapText } from "./layout.ts";

/** The standards from the weakest to the sharpest, with their names for people. */
export const FLAG_STEPS: readonly (readonly [keyof Flags, string])[] = [["nash", "Nash equilibrium"], ["subgamePerfect", "subgame perfect"], ["sequential", "sequential"], ["intuitive", "intuitive criterion"], ["d1", "criterion D1"]];
const ROOM = 23;

/** One entry a standard, in lines of at most `width` characters, as far as the first that fails. */
export function flagLines(flags: Flags, width: number, ink: Ink): string[] {
  const failing = FLAG_STEPS.findIndex(([name]) => flags[name].holds === false);
  const shown = FLAG_STEPS.slice(0, failing < 0 || failing > 2 ? FLAG_STEPS.length : failing + 1);
  return shown.flatMap(([name, title]) => {
    const { holds, why } = flags[name];
    // What both tests of signalling games have to say is said once.
    if (holds === null && name === "d1" && why === flags.intuitive.why) return [];
    const text = holds === true ? "yes" : holds === false ? `no: ${plainText(why)}` : plainText(why);
    return wrapText(text, width - ROOM).map((line, i) => {
      const full = `  ${(i > 0 ? "" : holds === null && name === "intuitive" ? "intuitive, D1" : title).padEnd(ROOM - 2)}${line}`;
      return holds === true ? full : holds === false ? ink.alert(full) : ink.faint(full);
    });
  });
}
