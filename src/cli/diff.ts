// excomm diff: two readings of a crisis, what differs, and what each difference does.

import { differences, differencesJson, differencesText, type Solver, solvers } from "../index.ts";
import { type Command, EXIT_DONE, UserError } from "./command.ts";
import { loadCompiled } from "./load.ts";
import { JSON_OPTION, LAMBDA_OPTION } from "./options.ts";
import { PART_OPTIONS } from "./parts.ts";

interface DiffFlags {
  readonly variantA?: string;
  readonly variantB?: string;
  readonly lambda?: number;
  readonly json?: boolean;
}

const SOLVER = "qre";

export const diffCommand: Command<DiffFlags> = {
  about: "Everything that differs is taken over from the second into the first by itself: numbers, menus, conditions, beliefs. Then the smallest set of them is sought that turns the likeliest ending.",
  arguments: ["a scenario by name or path", "another (default: the first, with --variant-b)"],
  options: [
    ...PART_OPTIONS,
    { flags: "--variant-a <name>", about: "a variant of the first" },
    { flags: "--variant-b <name>", about: "a variant of the second" },
    LAMBDA_OPTION, JSON_OPTION,
  ],
  examples: [
    ["diff october-1962 --variant-b no-jupiters", "the scenario and one of its variants"],
    ["diff chicken my-crisis.yaml", "a copy of it with changes"],
  ],
  async run([a = "", other], flags, terminal) {
    if (other === undefined && flags.variantB === undefined && flags.variantA === undefined) throw new UserError("diff needs a second reading", `name another scenario, or a variant of this one: diff ${a} --variant-b NAME`);
    const b = other ?? a;
    const first = loadCompiled(a, flags.variantA === undefined ? {} : { variant: flags.variantA }, terminal.note);
    const second = loadCompiled(b, flags.variantB === undefined ? {} : { variant: flags.variantB }, terminal.note);
    if (first.scenario.outcomes.size === 0) throw new UserError(`"${a}" has no outcomes to compare`);
    if (![...first.scenario.stages.keys()].some((stage) => second.scenario.stages.has(stage))) throw new UserError(`"${a}" and "${b}" are not two readings of one crisis: they have no stage in common`, "copy a scenario, change what you read differently, and compare with that");
    const found = differences(first, second, solvers.get(SOLVER) as Solver, flags.lambda ?? first.scenario.defaults.lambda, (done, of) => terminal.progress(`taking over difference ${done} of ${of}`)); // it is in the registry
    terminal.progressEnd();
    const nameOf = (name: string, variant: string | undefined) => (variant === undefined ? name : `${name} (${variant})`);
    terminal.write(flags.json === true ? `${JSON.stringify(differencesJson(first.scenario, found), null, 2)}\n` : differencesText(first.scenario, found, { width: terminal.columns, ink: terminal.ink, names: [nameOf(a, flags.variantA), nameOf(b, flags.variantB)] }));
    return EXIT_DONE;
  },
};
