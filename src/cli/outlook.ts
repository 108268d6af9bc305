// excomm outlook: how likely war, settlement and the rest looked along the record, and to whom.

import { rmSync } from "node:fs";
import { logProfile, outlook, outlookReport, outlookSvg, outlookText, recordPath, solve, suggest } from "../index.ts";
import { changeOptions } from "./changes.ts";
import { type Command, EXIT_DONE, EXIT_INTERRUPTED, UserError } from "./command.ts";
import { FIGURE_OPTIONS, type FigureFlags, figureWidth } from "./figure.ts";
import { temporaryFolder, writeOutput } from "./files.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { loadCompiled } from "./load.ts";
import { GAME_OPTIONS, JSON_OPTION, readInteger, SEED_OPTION } from "./options.ts";
import { readLambda } from "./study.ts";
import { planStudy, runStudy, solvedRows, STUDY_DEFAULTS, type StudyAsk } from "./study-run.ts";

interface OutlookFlags extends StudyAsk, FigureFlags {
  readonly tag?: readonly string[];
  readonly out?: string;
  readonly json?: boolean;
}

const COUNT = 300, TAGS_MAX = 3;

export const outlookCommand: Command<OutlookFlags> = {
  about: "After every recorded step to one who knows all moves, and before every decision to the side that decides: 5 to 95 % over draws of all uncertain numbers.",
  arguments: [`the name of a scenario or a path (default: ${DEFAULT_SCENARIO})`],
  options: [
    { flags: "--tag <name>", about: "a kind of ending, by the tag of its outcomes; may be repeated (default: the guarded one, the headline, and what else was likeliest on the way)", repeats: "freely", parse: (text, before) => [...((before as string[] | undefined) ?? []), text] },
    { flags: "-n, --count <integer>", about: `number of draws (default ${COUNT})`, parse: (text) => readInteger(text, "--count", 1, 10_000_000) },
    { flags: "-l, --lambda <range>", about: "precision of choice, a number or LOW..HIGH (default: from half to twice the scenario's)", parse: readLambda },
    { flags: "--out <folder>", about: "keep the draws in this folder; one begun with the same options is gone on with" },
    ...FIGURE_OPTIONS, SEED_OPTION, ...GAME_OPTIONS, JSON_OPTION,
  ],
  examples: [
    ["outlook", "October 1962, step by step"],
    ["outlook --tag war --tag settlement --svg outlook.svg", "as a figure"],
  ],
  async run([asked = DEFAULT_SCENARIO], flags, terminal) {
    const tags = outlookTags(asked, flags.tag ?? []);
    const width = figureWidth(flags);
    const plan = planStudy(asked, { count: COUNT, retrace: 0, ...flags }, terminal, null, tags);
    if (plan.compiled.scenario.record.length === 0) throw new UserError(`"${asked}" has no record of what happened to look along`, "add a record to the scenario, or name one that has it");
    const folder = flags.out ?? temporaryFolder("outlook");
    try {
      const complete = await runStudy(plan, folder, null, terminal);
      const { manifest, compiled } = plan;
      const report = outlookReport(compiled, manifest, solvedRows(plan, folder, complete), tags);
      if (flags.svg !== undefined) writeOutput(flags.svg, outlookSvg(report, width), terminal);
      else if (flags.json === true) terminal.write(`${JSON.stringify({ options: changeOptions(compiled.scenario, flags), seed: manifest.seed, ...report }, null, 2)}\n`);
      else terminal.write(outlookText(report, terminal.columns, terminal.ink));
      return complete ? EXIT_DONE : EXIT_INTERRUPTED;
    } finally {
      if (flags.out === undefined) rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The kinds of ending asked for, or those worth looking ahead to. */
export function outlookTags(asked: string, named: readonly string[]): readonly string[] {
  const compiled = loadCompiled(asked);
  const { outcomes, guarded, headline, defaults } = compiled.scenario;
  const known = [...new Set([...outcomes.values()].flatMap(({ tags }) => tags))];
  for (const tag of named) if (!known.includes(tag)) throw new UserError(`there is no tag "${tag}"`, suggest(tag, known));
  if (known.length === 0) throw new UserError("no outcome of this scenario has a tag", "give outcomes tags: tags: [war]");
  if (named.length > 0) return [...new Set(named)];
  const first = [guarded, headline].filter((tag) => tag !== null);
  const [solved] = solve(compiled.game, { solver: STUDY_DEFAULTS.solver, lambda: defaults.lambda }).profiles;
  const { steps } = recordPath(compiled);
  if (solved === undefined || steps.length === 0) return [...new Set([...first, ...known])].slice(0, TAGS_MAX);
  // What else play might have come to once it had begun.
  const looks = outlook(compiled, solved.probabilities, solved.logProbabilities ?? logProfile(solved.probabilities), steps, known).slice(2);
  const most = (tag: string) => looks.reduce((high, odds) => Math.max(high, odds[known.indexOf(tag)] ?? 0), 0);
  const others = known.filter((tag) => !first.includes(tag)).sort((a, b) => most(b) - most(a));
  return [...new Set([...first, ...others])].slice(0, TAGS_MAX);
}
