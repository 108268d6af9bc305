// excomm list: what there is to solve, and with what.

import { checkCompile, countOf, plainText, solvers, wrapText } from "../index.ts";
import { type Command, EXIT_DONE } from "./command.ts";
import { knownScenarios, loadScenario } from "./load.ts";
import { JSON_OPTION } from "./options.ts";
import type { Terminal } from "./terminal.ts";

interface ListFlags {
  readonly solvers?: boolean;
  readonly json?: boolean;
}

export const listCommand: Command<ListFlags> = {
  name: "list",
  summary: "list the scenarios that come with Excomm, or the solvers",
  about: "",
  arguments: [],
  options: [{ flags: "--solvers", about: "the solvers and what each assumes" }, JSON_OPTION],
  examples: [["list", "scenarios with their size"], ["list --solvers", "names for --solver"]],
  run(_, flags, terminal) {
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
  return [...solvers.values()].map(({ name, title, assumes }) => ({ name, title, size: "", text: `Assumes: ${assumes}` }));
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}

function entryText({ name, title, size, text }: Entry, { ink, columns }: Terminal): string {
  const head = wrapText([title, ...(size === "" ? [] : [`(${size})`])].join(" "), columns - 2, "  ");
  return `${[ink.strong(name), ...head, ...wrapText(text, columns - 2, "  ").map(ink.faint)].join("\n")}\n`;
}
