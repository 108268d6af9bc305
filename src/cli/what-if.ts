// excomm what-if: counterfactuals, each as a surprise and as common knowledge.

import { plainText, type Scenario, type Solver, solvers, suggest, type WhatIf, whatIf, whatIfJson, whatIfsText, whatIfText } from "../index.ts";
import { type Command, EXIT_DONE, UserError } from "./command.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { loadCompiled } from "./load.ts";
import { GAME_OPTIONS, type GameFlags, JSON_OPTION, LAMBDA_OPTION, settingsFrom } from "./options.ts";
import { PART_OPTIONS } from "./parts.ts";

interface WhatIfFlags extends GameFlags {
  readonly scenario?: string;
  readonly lambda?: number;
  readonly json?: boolean;
}

const SOLVER = "qre";
const [SET_OPTION] = GAME_OPTIONS;

export const whatIfCommand: Command<WhatIfFlags> = {
  about: "Each change is read twice: as a surprise, when the first move is made as if it were not, and as common knowledge, when the whole crisis is solved again. Without a name: all variants of the scenario at a glance.",
  arguments: ["a variant of the scenario (`excomm list SCENARIO` names them)"],
  options: [
    ...PART_OPTIONS,
    { flags: "--scenario <scenario>", about: `which scenario (default: ${DEFAULT_SCENARIO})` },
    ...(SET_OPTION === undefined ? [] : [SET_OPTION]), LAMBDA_OPTION, JSON_OPTION,
  ],
  examples: [
    ["what-if", "all variants of October 1962 at a glance"],
    ["what-if no-secret-trade", "one in full"],
    ["what-if --set incident=0.1", "a change of one's own"],
  ],
  async run([name], flags, terminal) {
    const asked = flags.scenario ?? DEFAULT_SCENARIO;
    const compiled = loadCompiled(asked, {}, terminal.note);
    const { scenario } = compiled;
    const solver = solvers.get(SOLVER) as Solver; // it is in the registry
    const lambda = flags.lambda ?? scenario.defaults.lambda;
    const set = settingsFrom(scenario, flags.set ?? []);
    const answer = (variant: string | null): WhatIf => whatIf(compiled, { variant, set }, solver, lambda);
    const view = { width: terminal.columns, ink: terminal.ink };
    if (name === undefined && set.size === 0) {
      if (scenario.variants.size === 0) throw new UserError(`"${asked}" has no variants`, "change a number: --set NAME=VALUE");
      const answers = [...scenario.variants.values()].map((variant, i) => {
        terminal.progress(`solving variant ${i + 1} of ${scenario.variants.size}`);
        return { name: variant.name, title: plainText(variant.title), answer: answer(variant.name) };
      });
      terminal.progressEnd();
      terminal.write(flags.json === true ? `${JSON.stringify({ title: scenario.title, lambda, guarded: scenario.guarded, variants: answers.map((one) => ({ name: one.name, title: one.title, ...whatIfJson(scenario, one.answer) })) }, null, 2)}\n` : whatIfsText(scenario, answers, view));
      return EXIT_DONE;
    }
    const variant = name === undefined ? null : variantOf(scenario, name);
    const found = answer(variant?.name ?? null);
    const title = [...(variant === null ? [] : [plainText(variant.title || variant.name)]), ...[...set].map(([parameter, value]) => `${parameter} = ${String(value)}`)].join(", ");
    terminal.write(flags.json === true ? `${JSON.stringify({ title: scenario.title, lambda, guarded: scenario.guarded, change: title, ...whatIfJson(scenario, found) }, null, 2)}\n` : whatIfText(scenario, title, plainText(variant?.why ?? ""), found, view));
    return EXIT_DONE;
  },
};

function variantOf(scenario: Scenario, name: string) {
  const variant = scenario.variants.get(name);
  if (variant === undefined) throw new UserError(`there is no variant "${name}"`, suggest(name, scenario.variants.keys()));
  return variant;
}
