// excomm explain: why each move on the record's path was made, or not.

import { type Compiled, type PathReport, pathReport, pathText, plainText, printDiagnostic, type Solution, suggest, wrapText } from "../index.ts";
import { type Change, changeLines, changeOptions, changesOf } from "./changes.ts";
import { type Command, EXIT_DONE, EXIT_INTERRUPTED, UserError } from "./command.ts";
import { loadCompiled } from "./load.ts";
import { GAME_OPTIONS, type GameFlags, JSON_OPTION, solveRequest, SOLVER_OPTIONS, type SolverFlags } from "./options.ts";
import { solveWatched } from "./solving.ts";
import type { Terminal } from "./terminal.ts";

interface ExplainFlags extends GameFlags, SolverFlags {
  readonly at?: string;
  readonly byType?: boolean;
  readonly json?: boolean;
}

export const explainCommand: Command<ExplainFlags> = {
  name: "explain",
  summary: "say what each side believed and weighed at every step of the record",
  about: "Solves the scenario and follows its record: what the mover believes, what each action is worth to it in utils, how likely it takes it, and what was done. Without a record it follows the likeliest move at every step.",
  arguments: [{ syntax: "<scenario>", about: "the name of a scenario or a path" }],
  options: [
    { flags: "--at <stage>", about: "only this stage of the path" },
    { flags: "--by-type", about: "every type of the mover on its own" },
    ...SOLVER_OPTIONS, ...GAME_OPTIONS, JSON_OPTION,
  ],
  examples: [
    ["explain october-1962", "the whole record"],
    ["explain october-1962 --at deployment --by-type", "one decision, type by type"],
    ["explain october-1962 --variant no-trade", "the same moves under other rules"],
  ],
  async run([asked = ""], flags, terminal) {
    const compiled = loadCompiled(asked, flags, terminal.note);
    if (flags.at !== undefined && !compiled.scenario.stages.has(flags.at)) throw new UserError(`there is no stage "${flags.at}" in "${plainText(compiled.scenario.title)}"`, suggest(flags.at, compiled.scenario.stages.keys()));
    const { solution, stoppedBy } = await solveWatched(compiled.game, solveRequest(flags, compiled.scenario), flags.seconds ?? null, terminal);
    const [solved] = solution.profiles;
    if (solved === undefined) throw new UserError(`solver "${solution.solver}" found no profile${solution.message === "" ? "" : `: ${solution.message}`}`, "use --solver qre");
    const report = pathReport(compiled, solved);
    if (flags.at !== undefined && !report.steps.some((step) => step.stage === flags.at)) throw new UserError(`stage "${flags.at}" is not on the path`, `on it are ${report.steps.map((step) => step.stage).join(", ")}; any stage that play reaches: excomm tree ${asked} --at ${flags.at} --svg FILE`);
    if (flags.json === true) terminal.write(`${JSON.stringify(explanation(compiled, solution, report, flags), null, 2)}\n`);
    else terminal.write(`${introduction(compiled, solution, report, changesOf(compiled.scenario, flags), terminal)}\n${pathText(compiled.scenario, report, { width: terminal.columns, ink: terminal.ink, byType: flags.byType === true, at: flags.at ?? null })}`);
    for (const diagnostic of report.diagnostics) terminal.note(printDiagnostic({ ...diagnostic, message: `${diagnostic.message}; the explanation ends there` }).replace(/^error/, "note"));
    return stoppedBy === "Ctrl-C" ? EXIT_INTERRUPTED : EXIT_DONE;
  },
};

function introduction({ scenario }: Compiled, solution: Solution, report: PathReport, changes: readonly Change[], { columns, ink }: Terminal): string {
  const precision = solution.profiles[0]?.lambda ?? null;
  const state = solution.converged ? "" : " It has NOT CONVERGED: read it as a rough draft.";
  const several = solution.profiles.length > 1 ? ` This is the first of ${solution.profiles.length} profiles.` : "";
  const path = report.isRecord ? "The steps are the record." : "The scenario has no record: the steps follow the likeliest move each time.";
  return [
    ink.strong(plainText(scenario.title)),
    ...changeLines(changes, columns),
    ...(changes.length > 0 ? [""] : []),
    ...wrapText(`${path} Strategies by solver ${solution.solver}${precision === null || !Number.isFinite(precision) ? "" : ` at lambda ${precision}`}.${state}${several} What a move is worth is an assumption worked out, not a fact: it follows from payoffs that are judgements.`, columns),
    "",
  ].join("\n");
}

function explanation({ scenario, variant }: Compiled, solution: Solution, report: PathReport, flags: ExplainFlags) {
  return {
    scenario: plainText(scenario.title), variant, solver: solution.solver, options: { ...solution.options, ...changeOptions(scenario, flags) }, converged: solution.converged,
    isRecord: report.isRecord, steps: report.steps.filter((step) => flags.at === undefined || step.stage === flags.at), ends: report.ends,
    diagnostics: report.diagnostics,
  };
}
