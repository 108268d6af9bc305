// excomm check: every mistake in a file, and nothing else.

import { checkCompile, type Compiled, countOf, type Diagnostic, findRecallFault, type Game, plainText, printDiagnostic, recordPath } from "../index.ts";
import { type Command, EXIT_DONE, EXIT_MISTAKE } from "./command.ts";
import { isGambit, pathOf, readGambit, readScenario } from "./load.ts";
import type { Terminal } from "./terminal.ts";

interface CheckFlags {
  readonly json?: boolean;
}

interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  /** What was found when nothing is wrong. */
  readonly summary: string;
}

export const checkCommand: Command<CheckFlags> = {
  name: "check",
  summary: "report every mistake in a scenario, an .efg or an .nfg file",
  about: "Reads and compiles the file, for a scenario with each of its variants and its record. Exit code 0 without mistakes, 2 with.",
  arguments: [{ syntax: "<file>", about: "a path, or the name of a scenario" }],
  options: [{ flags: "--json", about: "print the mistakes as JSON, for editors" }],
  examples: [["check my-crisis.yaml", ""], ["check game.efg", "also whether a player forgets"]],
  run([asked = ""], flags, terminal) {
    const path = pathOf(asked);
    const { diagnostics, summary } = isGambit(path) ? checkGambit(path) : checkScenario(path, terminal);
    const ok = diagnostics.length === 0;
    if (flags.json === true) terminal.write(`${JSON.stringify({ ok, diagnostics }, null, 2)}\n`);
    else if (ok) terminal.write(`ok: ${summary}\n`);
    else terminal.note(`${diagnostics.map(printDiagnostic).join("\n\n")}\n\n${countOf(diagnostics.length, "mistake")}`);
    return ok ? EXIT_DONE : EXIT_MISTAKE;
  },
};

function checkGambit(path: string): Checked {
  const { game, diagnostics } = readGambit(path);
  if (game === null) return { diagnostics, summary: "" };
  const fault = findRecallFault(game);
  const recall: Diagnostic[] = fault === null ? [] : [{ rule: "forgets", message: "a player forgets", place: null, label: fault.sentence, help: "solvers need perfect recall: split the information set" }];
  return { diagnostics: [...diagnostics, ...recall], summary: sizeText(game) };
}

function checkScenario(path: string, terminal: Terminal): Checked {
  const { scenario, diagnostics } = readScenario(path);
  if (scenario === null || diagnostics.length > 0) return { diagnostics, summary: "" };
  const { compiled, diagnostics: faults } = checkCompile(scenario);
  if (compiled === null) return { diagnostics: faults, summary: "" };
  const ofVariants = [...scenario.variants.keys()].flatMap((variant) => {
    terminal.progress(`checking variant ${variant}`);
    return checkCompile(scenario, { variant }).diagnostics.map((fault) => ({ ...fault, message: `in variant "${variant}": ${fault.message}` }));
  });
  return { diagnostics: [...recordPath(compiled).diagnostics, ...ofVariants], summary: scenarioText(compiled) };
}

function scenarioText({ scenario, game }: Compiled): string {
  const parts = [sizeText(game), countOf(scenario.parameters.size, "parameter")];
  if (scenario.record.length > 0) parts.push(`a record of ${countOf(scenario.record.length, "move")}`);
  if (scenario.variants.size > 0) parts.push(countOf(scenario.variants.size, "variant"));
  return parts.join(", ");
}

function sizeText({ title, topology, players }: Game): string {
  return `${plainText(title) || "a game without a title"}: ${countOf(players.length, "player")}, ${countOf(topology.nodeCount, "node")}, ${countOf(topology.infosets.count, "information set")}`;
}
