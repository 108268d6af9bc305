// Parts of a scenario on the command line: `--with havana,signals` and `--lens NAME`, which stand for NAME+havana+signals.

import { suggest } from "../index.ts";
import { type Command, type Option, UserError } from "./command.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";

export interface PartFlags {
  readonly with?: readonly string[];
  readonly lens?: string;
}

/** Who decides where no lens is on. */
export const NO_LENS = "unitary";

export const PART_OPTIONS: readonly Option[] = [
  { flags: "--with <parts>", about: "parts of the scenario to switch on, such as havana,signals", repeats: "freely", parse: (text, before) => [...((before as string[] | undefined) ?? []), ...text.split(",").filter((name) => name !== "")] },
  { flags: "--lens <name>", about: `who decides: a lens of the scenario, or ${NO_LENS}` },
];

/** Arguments and options with the parts in the names of scenarios, as every command takes them. */
export async function withParts(command: Command, args: readonly (string | undefined)[], flags: PartFlags & { readonly scenario?: string }): Promise<{ readonly args: readonly (string | undefined)[]; readonly flags: object }> {
  const { with: parts = [], lens, ...others } = flags;
  const names = [...parts, ...(lens === undefined || lens === NO_LENS ? [] : [lens])];
  if (names.length === 0) return { args, flags: others };
  const named = (asked: string | undefined) => [asked ?? DEFAULT_SCENARIO, ...names].join("+");
  if (lens !== undefined && lens !== NO_LENS) await requireLens(args.find((arg) => arg !== undefined) ?? flags.scenario ?? DEFAULT_SCENARIO, lens);
  const takesOption = command.options.some((option) => option.flags.startsWith("--scenario "));
  return takesOption ? { args, flags: { ...others, scenario: named(flags.scenario) } } : { args: args.map(named), flags: others };
}

/** Reads the files of the parts, hence the language, which nothing else here needs. */
async function requireLens(asked: string, name: string): Promise<void> {
  const { partsBeside } = await import("./part-files.ts");
  const lenses = partsBeside(asked).filter(({ isLens }) => isLens).map((part) => part.name);
  if (!lenses.includes(name)) throw new UserError(`"${asked}" has no lens "${name}"`, suggest(name, [NO_LENS, ...lenses]));
}
