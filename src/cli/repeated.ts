// Options given more than once, and results that would run into each other: refused, as one of the two would be lost in silence.

import { type Option, UserError } from "./command.ts";

/** How the text of an option is read: by its own reader, once, or once for each name where it takes NAME=VALUE. */
export function readerOf({ flags, parse = (text) => text, repeats }: Option): NonNullable<Option["parse"]> {
  const name = nameOf(flags), given = new Map<string, string>();
  return (text, before) => {
    const about = repeats === "by name" ? text.slice(0, Math.max(0, text.indexOf("="))).trim() : "", earlier = given.get(about);
    if (repeats !== "freely" && earlier !== undefined) {
      throw new UserError(about === "" ? `${name} is given twice: "${earlier}" and "${text}"` : `${name} gives "${about}" twice: "${earlier}" and "${text}"`, "leave one of them out");
    }
    given.set(about, text);
    return parse(text, before);
  };
}

/** @throws {UserError} when more than one result is to go to standard output */
export function requireOneOutput(options: readonly Option[], values: Readonly<Record<string, unknown>>): void {
  const asked = options.filter(({ flags }) => {
    const value = values[keyOf(flags)];
    return (flags === "--json" && value === true) || (flags.includes("<file>") && value === "-");
  });
  if (asked.length < 2) return;
  const names = asked.map(({ flags }) => (flags === "--json" ? flags : `${nameOf(flags)} -`));
  throw new UserError(`${names.join(" and ")} would be mixed on standard output`, "leave one of them out, or name a file in place of -");
}

/** "--lambda" of "-l, --lambda <number>". */
function nameOf(flags: string): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}

/** "rangeError" of "--range-error <km>", as the parser names the value. */
function keyOf(flags: string): string {
  return nameOf(flags).slice(2).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
