// excomm list: what there is to solve, with what, and what a scenario has that can be named.

import { checkCompile, countOf, plainText, solvers, wrapText } from "../index.ts";
import { type Command, EXIT_DONE, UserError } from "./command.ts";
import { contentsOf, contentsText } from "./contents.ts";
import { knownScenarios } from "./game-file.ts";
import { loadScenario } from "./load.ts";
import { JSON_OPTION } from "./options.ts";
import { partsBeside } from "./part-files.ts";
import { PART_OPTIONS } from "./parts.ts";
import type { Terminal } from "./terminal.ts";

interface ListFlags {
  readonly solvers?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
}

export const listCommand: Command<ListFlags> = {
  about: "Of a scenario: its parts, variants, stages and parameters, by the names that --with, --variant, --at and --set take.",
  arguments: ["the name of a scenario or a path"],
  options: [...PART_OPTIONS, { flags: "--solvers", about: "the solvers and what each assumes" }, { flags: "--all", about: "of a scenario: also the numbers written where they are used" }, JSON_OPTION],
  examples: [["list", "scenarios with their size"], ["list october-1962", "names for --with, --variant, --at and --set"], ["list --solvers", "names for --solver"]],
  run([asked], flags, terminal) {
    if (asked !== undefined) {
      if (flags.solvers === true) throw new UserError("list takes a scenario or --solvers, not both", "leave one of them out");
      const contents = contentsOf(asked, loadScenario(asked), partsBeside(asked));
      terminal.write(flags.json === true ? `${JSON.stringify(contents, null, 2)}\n` : contentsText(contents, flags.all === true, terminal));
      return EXIT_DONE;
    }
    if (flags.all === true) throw new UserError("--all goes with a scenario", "name one: excomm list SCENARIO --all");
    const entries = flags.solvers === true ? solverEntries() : scenarioEntries();
    if (flags.json === true) terminal.write(`${JSON.stringify(entries, null, 2)}\n`);
    else for (const entry of entries) terminal.write(entryText(entry, terminal));
    return EXIT_DONE;
  },
};

interface Entry {
  readonly name: string;
  readonly title: string;
  readonly size: string;
  readonly text: string;
}

function scenarioEntries(): Entry[] {
  return knownScenarios().map(({ name, path }) => {
    try {
      const scenario = loadScenario(path);
      const { compiled } = checkCompile(scenario);
      if (compiled === null) throw new RangeError("has mistakes");
      const { topology } = compiled.game;
      return { name, title: plainText(scenario.title), size: `${countOf(topology.nodeCount, "node")}, ${countOf(topology.infosets.count, "information set")}`, text: firstSentence(plainText(scenario.summary)) };
    } catch (error) {
      if (!(error instanceof Error) || error.message.startsWith("bug")) throw error;
      return { name, title: "", size: "", text: `has mistakes: excomm check ${name}` };
    }
  });
}

function solverEntries(): Entry[] {
  return [...new Set(solvers.values())].map(({ name, title, assumes }) => ({ name, title, size: "", text: `Assumes: ${assumes}` }));
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}

function entryText({ name, title, size, text }: Entry, { ink, columns }: Terminal): string {
  const head = wrapText([title, ...(size === "" ? [] : [`(${size})`])].join(" "), columns - 2, "  ");
  return `${[ink.strong(name), ...head, ...wrapText(text, columns - 2, "  ").map(ink.faint)].join("\n")}\n`;
}
