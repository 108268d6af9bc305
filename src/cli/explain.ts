// excomm explain: why each move on the record's path was made, or not.

import { type Compiled, type PathReport, pathReport, pathText, plainText, printDiagnostic, situationsText, type Solution, type StageReport, stageReport, suggest, wrapText } from "../index.ts";
import { type Change, changeLines, changeOptions, changesOf } from "./changes.ts";
import { type Command, EXIT_DONE, EXIT_INTERRUPTED, UserError } from "./command.ts";
import { loadCompiled } from "./load.ts";
import { GAME_OPTIONS, type GameFlags, JSON_OPTION, readInteger, solveRequest, SOLVER_OPTIONS, type SolverFlags } from "./options.ts";
import { solveWatched } from "./solving.ts";
import type { Terminal } from "./terminal.ts";

interface ExplainFlags extends GameFlags, SolverFlags {
  readonly at?: string;
  readonly situations?: number;
  readonly byType?: boolean;
  readonly json?: boolean;
}

/** Situations shown of a stage off the path. */
const SITUATIONS = 3;

export const explainCommand: Command<ExplainFlags> = {
  about: "Solves the scenario and follows its record: what the mover believes, what each action is worth to it in utils, how likely it takes it, and what was done. Without a record it follows the likeliest move at every step. A stage off that path is shown in the situations that come up most often, with what the mover has observed by then.",
  arguments: ["the name of a scenario or a path"],
  options: [
    { flags: "--at <stage>", about: "only this stage, wherever play comes to it" },
    { flags: "--situations <integer>", about: `with --at: so many situations of the stage, the likeliest first, also where the path passes it (default off the path: ${SITUATIONS})`, parse: (text) => readInteger(text, "--situations", 1, 1_000) },
    { flags: "--by-type", about: "every type of the mover on its own" },
    ...SOLVER_OPTIONS, ...GAME_OPTIONS, JSON_OPTION,
  ],
  examples: [
    ["explain october-1962", "the whole record"],
    ["explain october-1962 --at deployment --by-type", "one decision, type by type"],
    ["explain october-1962 --at open-deployment", "a stage off the record"],
    ["explain october-1962 --variant no-trade", "the same moves under other rules"],
  ],
  async run([asked = ""], flags, terminal) {
    const compiled = loadCompiled(asked, flags, terminal.note);
    const stage = flags.at === undefined ? undefined : compiled.scenario.stages.get(flags.at);
    if (flags.at !== undefined && stage === undefined) throw new UserError(`there is no stage "${flags.at}" in "${plainText(compiled.scenario.title)}"`, suggest(flags.at, compiled.scenario.stages.keys()));
    if (flags.situations !== undefined && flags.at === undefined) throw new UserError("--situations goes with --at", "name the stage: --at STAGE");
    const { solution, stoppedBy } = await solveWatched(compiled.game, solveRequest(flags, compiled.scenario), flags.seconds ?? null, terminal);
    const [solved] = solution.profiles;
    if (solved === undefined) throw new UserError(`solver "${solution.solver}" found no profile${solution.message === "" ? "" : `: ${solution.message}`}`, "use --solver qre");
    const view = { width: terminal.columns, ink: terminal.ink, byType: flags.byType === true, at: flags.at ?? null };
    const report = pathReport(compiled, solved);
    if (stage !== undefined && (flags.situations !== undefined || !report.steps.some((step) => step.stage === stage.name))) {
      const there = stageReport(compiled, solved, stage, flags.situations ?? SITUATIONS);
      if (there === null) throw new UserError(`no play comes to stage "${stage.name}" here`, "a variant or a changed parameter may have closed the way to it");
      const why = `${report.isRecord ? "The record" : "The likeliest play"} ${report.steps.some((step) => step.stage === stage.name) ? "passes here, too" : "does not pass here"}.`;
      terminal.write(flags.json === true ? `${JSON.stringify(explanation(compiled, solution, { ...report, isRecord: false, steps: there.situations, ends: [], diagnostics: [] }, there, flags), null, 2)}\n` : `${introduction(compiled, solution, why, changesOf(compiled.scenario, flags), terminal)}\n${situationsText(compiled.scenario, there, view)}`);
      return stoppedBy === "Ctrl-C" ? EXIT_INTERRUPTED : EXIT_DONE;
    }
    const path = report.isRecord ? "The steps are the record." : "The scenario has no record: the steps follow the likeliest move each time.";
    if (flags.json === true) terminal.write(`${JSON.stringify(explanation(compiled, solution, report, null, flags), null, 2)}\n`);
    else terminal.write(`${introduction(compiled, solution, path, changesOf(compiled.scenario, flags), terminal)}\n${pathText(compiled.scenario, report, view)}`);
    for (const diagnostic of report.diagnostics) terminal.note(printDiagnostic({ ...diagnostic, message: `${diagnostic.message}; the explanation ends there` }).replace(/^error/, "note"));
    return stoppedBy === "Ctrl-C" ? EXIT_INTERRUPTED : EXIT_DONE;
  },
};

function introduction({ scenario }: Compiled, solution: Solution, path: string, changes: readonly Change[], { columns, ink }: Terminal): string {
  const precision = solution.profiles[0]?.lambda ?? null;
  const state = solution.converged ? "" : " It has NOT CONVERGED: read it as a rough draft.";
  const several = solution.profiles.length > 1 ? ` This is the first of ${solution.profiles.length} profiles.` : "";
  return [
    ink.strong(plainText(scenario.title)),
    ...changeLines(changes, columns),
    ...(changes.length > 0 ? [""] : []),
    ...wrapText(`${path} Strategies by solver ${solution.solver}${precision === null || !Number.isFinite(precision) ? "" : ` at lambda ${precision}`}.${state}${several} What a move is worth is an assumption worked out, not a fact: it follows from payoffs that are judgements.`, columns),
    "",
  ].join("\n");
}

function explanation({ scenario, variant }: Compiled, solution: Solution, report: PathReport, there: StageReport | null, flags: ExplainFlags) {
  return {
    scenario: plainText(scenario.title), variant, solver: solution.solver, options: { ...solution.options, ...changeOptions(scenario, flags) }, converged: solution.converged,
    isRecord: report.isRecord, steps: report.steps.filter((step) => flags.at === undefined || step.stage === flags.at), ends: report.ends,
    diagnostics: report.diagnostics,
    situations: there === null ? null : { stage: there.stage, reach: there.reach, informationSets: there.informationSets, shownSets: there.shownSets },
  };
}
