// excomm brief: what each side reads and hears at every stage, and the works behind a scenario. Nothing is solved.

import { type BriefingView, briefingReport, briefingText, countOf, type Scenario, sourceLines, sourceReports, suggest } from "../index.ts";
import { type Command, EXIT_DONE, UserError } from "./command.ts";
import { PART_OPTIONS } from "./parts.ts";
import { loadScenario } from "./load.ts";
import { JSON_OPTION } from "./options.ts";

interface BriefFlags {
  readonly at?: string;
  readonly player?: string;
  readonly sources?: boolean;
  readonly json?: boolean;
}

export const briefCommand: Command<BriefFlags> = {
  about: "Prints the briefing of every seat, what its advisers say, and the works cited, each marked with how well it is known: a work cited from memory is unverified and bears a star. Nothing is solved.",
  arguments: ["the name of a scenario or a path"],
  options: [
    ...PART_OPTIONS,
    { flags: "--at <stage>", about: "only this stage" },
    { flags: "--player <name>", about: "only what this player reads" },
    { flags: "--sources", about: "only the works behind the scenario, and how much is cited from each" },
    JSON_OPTION,
  ],
  examples: [["brief october-1962 --at us-response", "one stage"], ["brief october-1962 --player us", "one side, from stage to stage"], ["brief october-1962 --sources", "all works, with their marks of confidence"]],
  run([asked = ""], { at, player, sources, json }, terminal) {
    const scenario = loadScenario(asked);
    if (sources === true && (at !== undefined || player !== undefined)) throw new UserError("--sources tells of the whole scenario", "leave out --at and --player");
    requireNamed("stage", at, scenario.stages.keys());
    requireNamed("player", player, scenario.players.map(({ name }) => name));
    const view: BriefingView = { width: terminal.columns, ink: terminal.ink };
    const report = sources === true ? { ...briefingReport(scenario, { stage: null, player: null }), stages: [], sources: sourceReports(scenario) } : briefingReport(scenario, { stage: at ?? null, player: player ?? null });
    if (json === true) terminal.write(`${JSON.stringify(report, null, 2)}\n`);
    else if (sources === true) terminal.write(worksText(scenario, view));
    else if (report.stages.length === 0) terminal.write(`Nobody is briefed in ${report.title}.\n`);
    else terminal.write(briefingText(scenario, report, view));
    return EXIT_DONE;
  },
};

function worksText(scenario: Scenario, view: BriefingView): string {
  const works = sourceReports(scenario), { title } = briefingReport(scenario, { stage: null, player: null });
  return `${[view.ink.strong(`${title}: ${countOf(works.length, "work")}`), ...sourceLines(works, true, view)].join("\n")}\n`;
}

function requireNamed(what: string, name: string | undefined, known: Iterable<string>): void {
  const names = [...known];
  if (name !== undefined && !names.includes(name)) throw new UserError(`there is no ${what} "${name}" in this scenario`, suggest(name, names));
}
