// excomm start: what a scenario is and what it says, on one page. `npm start` runs it.

import { type Compiled, drawSpace, type Ensemble, enoughDraws, type Solution, solve, summarise, type Summary, summaryText } from "../index.ts";
import { changeLines, changeOptions, changesOf, flagsText } from "./changes.ts";
import { type Command, EXIT_DONE, type Option, UserError } from "./command.ts";
import { drawWatched } from "./drawing.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { loadCompiled } from "./load.ts";
import { GAME_OPTIONS, type GameFlags, JSON_OPTION, LAMBDA_OPTION, readInteger, SEED_OPTION, settingsFrom } from "./options.ts";
import { runStudio, STUDIO_OPTIONS, type StudioFlags } from "./studio.ts";
import type { Terminal } from "./terminal.ts";

interface StartFlags extends GameFlags, StudioFlags {
  readonly lambda?: number;
  readonly draws?: number;
  readonly seed?: number;
  readonly json?: boolean;
  /** false: typed --no-studio. */
  readonly studio?: boolean;
}

const SOLVER = "qre", SEED = 62;
/** Precisions beside the scenario's own, as its multiples. */
const OTHER_LAMBDAS = [0.5, 2];

const DRAWS_OPTION: Option = {
  flags: "--draws <integer>",
  about: `draws of the uncertain numbers (default: 2 for each, from ${enoughDraws(0)} to ${enoughDraws(Infinity)})`,
  parse: (text) => readInteger(text, "--draws", 1, 1_000_000),
};

export const startCommand: Command<StartFlags> = {
  about: "Solves the scenario, then again under draws of all its uncertain numbers: what happened, where the play ends, and which judgements that leans on. Numbers that --set or a variant gives are the same in every draw. Then the studio is served to a browser on this computer, until Ctrl-C; --json ends without it.",
  arguments: [`the name of a scenario or a path (default: ${DEFAULT_SCENARIO})`],
  options: [DRAWS_OPTION, LAMBDA_OPTION, SEED_OPTION, ...GAME_OPTIONS, { flags: "--no-studio", about: "end after the page" }, ...STUDIO_OPTIONS, JSON_OPTION],
  examples: [
    ["start", `${DEFAULT_SCENARIO} on one page, then the studio`],
    ["start beer-quiche --no-studio", "another scenario, the page alone"],
    ["start --draws 2000 --json", "narrower intervals, for a program"],
  ],
  async run([asked = DEFAULT_SCENARIO], flags, terminal) {
    terminal.progress("compiling");
    const compiled = loadCompiled(asked, flags, terminal.note);
    const { scenario } = compiled, lambda = flags.lambda ?? scenario.defaults.lambda;
    if (scenario.defaults.solver !== SOLVER) terminal.note(`note: the scenario is solved by ${scenario.defaults.solver} elsewhere; this page follows quantal responses (${SOLVER}), which change smoothly with every number`);
    terminal.progress("solving");
    const begun = terminal.seconds();
    const solution = solve(compiled.game, { solver: SOLVER, lambda });
    const seconds = terminal.seconds() - begun;
    const [ensemble, drawSeconds] = await drawAll(asked, compiled, solution, flags, terminal);
    const others = OTHER_LAMBDAS.map((multiple) => solve(compiled.game, { solver: SOLVER, lambda: multiple * lambda })).filter(({ converged }) => converged);
    const summary = summarise({ compiled, solution, seconds, others, ensemble, drawSeconds });
    const changes = changesOf(scenario, flags);
    const head = changes.length === 0 ? "" : `${changeLines(changes, terminal.columns).join("\n")}\n\n`;
    if (flags.json === true) terminal.write(`${JSON.stringify(changes.length === 0 ? summary : { ...summary, options: changeOptions(scenario, flags) }, null, 2)}\n`);
    else terminal.write(head + summaryText(summary, { width: terminal.columns, ink: terminal.ink, next: nextSteps(`${asked}${flagsText(flags)}${flags.lambda === undefined ? "" : ` --lambda ${flags.lambda}`}`, compiled, summary) }));
    if (!solution.converged) terminal.note(`note: not converged: ${solution.message}`);
    return flags.json === true || flags.studio === false ? EXIT_DONE : runStudio(flags, terminal);
  },
};

async function drawAll(asked: string, compiled: Compiled, solution: Solution, flags: StartFlags, terminal: Terminal): Promise<[Ensemble | null, number]> {
  const [solved] = solution.profiles;
  if (solved === undefined || solved.lambda === null) throw new UserError(`solver "${solution.solver}" found no profile of "${asked}"`, solution.message);
  const { scenario, variant } = compiled;
  const hold = new Set([...settingsFrom(scenario, flags.set ?? []).keys(), ...(scenario.variants.get(variant ?? "")?.set.keys() ?? [])]);
  const inputs = drawSpace(compiled, hold).inputs.length;
  if (inputs === 0) return [null, 0];
  const begun = terminal.seconds();
  // Of the flags, only what changes the scenario: the other threads compile it anew.
  const changed: GameFlags = { ...(flags.set === undefined ? {} : { set: flags.set }), ...(flags.variant === undefined ? {} : { variant: flags.variant }), ...(flags.commonPrior === undefined ? {} : { commonPrior: flags.commonPrior }) };
  const ensemble = await drawWatched(compiled, { scenario: asked, flags: changed, hold, solver: SOLVER, lambda: solved.lambda, baseline: solved.probabilities, count: flags.draws ?? enoughDraws(inputs), seed: flags.seed ?? SEED }, terminal);
  return [ensemble, terminal.seconds() - begun];
}

function nextSteps(asked: string, { scenario, variant: present }: Compiled, { headline }: Summary): (readonly [string, string])[] {
  // In a clone, where npm runs the scripts of package.json, the command is not on the path.
  const excomm = ["start", "excomm"].includes(process.env["npm_lifecycle_event"] ?? "") ? "npm run -s excomm --" : "excomm";
  const [leaning] = headline?.leanings?.judgements ?? [];
  const named = leaning === undefined || leaning.range === null ? undefined : `--set ${leaning.name}=${Number(leaning.range[leaning.coefficient < 0 ? 1 : 0].toPrecision(3))}`;
  const variant = present === null ? [...scenario.variants.keys()][0] : undefined;
  const change = named ?? (variant === undefined ? undefined : `--variant ${variant}`);
  return [
    [`${excomm} explain ${asked}`, "why each move was made"],
    [`${excomm} tree ${asked} --svg tree.svg`, "the tree as a figure"],
    ...(change === undefined ? [] : [[`${excomm} solve ${asked} ${change}`, named === undefined ? "other rules" : "one number moved"] as const]),
    [`${excomm} list`, "what else there is"],
  ];
}
