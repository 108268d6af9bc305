// excomm check: every mistake in a file, and nothing else.

import { checkCompile, type Compiled, type CompileResult, countOf, type Diagnostic, findRecallFault, type Game, plainText, printable, printDiagnostic, recordPath, revalueCompiled, shortened, type Variant } from "../index.ts";
import { type Command, EXIT_DONE, EXIT_MISTAKE } from "./command.ts";
import { isGambit, pathOf, readGambit } from "./game-file.ts";
import { readScenario } from "./load.ts";
import { PART_OPTIONS } from "./parts.ts";
import type { Terminal } from "./terminal.ts";

interface CheckFlags {
  readonly json?: boolean;
}

interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  /** What was found when nothing is wrong. */
  readonly summary: string;
  /** Variants that were not compiled, since all of them together would take too long. */
  readonly unchecked: readonly string[];
}

/** What the variants of one scenario may take together, in operations as `checkCompile` counts them: five seconds or so. */
const VARIANTS_WORK_MAX = 100_000_000;
const TITLE_MAX = 200;
/** Variants that a sentence names. */
const NAMED_MAX = 5;

export const checkCommand: Command<CheckFlags> = {
  about: "Reads and compiles the file, for a scenario with its record and each of its variants, as far as these take five seconds or so. Exit code 0 without mistakes, 2 with.",
  arguments: ["a path, or the name of a scenario"],
  options: [...PART_OPTIONS, { flags: "--json", about: "print the mistakes as JSON, for editors" }],
  examples: [["check my-crisis.yaml", ""], ["check game.efg", "also whether a player forgets"]],
  run([asked = ""], flags, terminal) {
    const path = pathOf(asked);
    const { diagnostics, summary, unchecked } = isGambit(path) ? checkGambit(path, terminal) : checkScenario(asked, terminal);
    const ok = diagnostics.length === 0;
    if (flags.json === true) terminal.write(`${JSON.stringify({ ok, diagnostics, unchecked }, null, 2)}\n`);
    else if (ok) terminal.write(`ok: ${summary}\n`);
    else terminal.note(`${diagnostics.map(printDiagnostic).join("\n\n")}\n\n${countOf(diagnostics.length, "mistake")}`);
    if (unchecked.length > 0 && flags.json !== true) terminal.note(uncheckedText(asked, unchecked));
    return ok ? EXIT_DONE : EXIT_MISTAKE;
  },
};

function checkGambit(path: string, terminal: Terminal): Checked {
  const { game, diagnostics, notes } = readGambit(path);
  for (const sentence of notes) terminal.note(`note: ${sentence}`);
  if (game === null) return { diagnostics, summary: "", unchecked: [] };
  const fault = findRecallFault(game);
  const recall: Diagnostic[] = fault === null ? [] : [{ rule: "forgets", message: "a player forgets", place: null, label: fault.sentence, help: "solvers need perfect recall: split the information set" }];
  return { diagnostics: [...diagnostics, ...recall], summary: sizeText(game), unchecked: [] };
}

function checkScenario(asked: string, terminal: Terminal): Checked {
  const { scenario, diagnostics } = readScenario(asked);
  if (scenario === null || diagnostics.length > 0) return { diagnostics, summary: "", unchecked: [] };
  const { compiled, diagnostics: faults } = checkCompile(scenario);
  if (compiled === null) return { diagnostics: faults, summary: "", unchecked: [] };
  const ofVariants = checkVariants(compiled, VARIANTS_WORK_MAX, (name) => terminal.progress(`checking variant ${name}`));
  return { diagnostics: [...recordPath(compiled).diagnostics, ...ofVariants.diagnostics], summary: scenarioText(compiled), unchecked: ofVariants.unchecked };
}

/** Mistakes of each variant, one after the other until they have taken `workMax`. */
export function checkVariants(compiled: Compiled, workMax: number, onVariant: (name: string) => void): Omit<Checked, "summary"> {
  const variants = [...compiled.scenario.variants.values()], diagnostics: Diagnostic[] = [];
  let spent = 0, checked = 0;
  for (; checked < variants.length && spent < workMax; checked++) {
    const variant = variants[checked] as Variant; // within the list
    onVariant(variant.name);
    const { diagnostics: faults, work } = compileVariant(compiled, variant);
    spent += work;
    diagnostics.push(...faults.map((fault) => ({ ...fault, message: `in variant "${variant.name}": ${fault.message}` })));
  }
  return { diagnostics, unchecked: variants.slice(checked).map(({ name }) => name) };
}

/** Anew only where the variant changes the tree or who believes what. */
function compileVariant(compiled: Compiled, { name, set, beliefs }: Variant): CompileResult {
  const { scenario, structural, settings } = compiled;
  const keepsTree = beliefs === null && [...set.keys()].every((parameter) => settings.has(parameter) && !structural.has(parameter));
  return keepsTree ? revalueCompiled(compiled, set) : checkCompile(scenario, { variant: name });
}

function uncheckedText(asked: string, unchecked: readonly string[]): string {
  const named = unchecked.slice(0, NAMED_MAX).join(", ");
  const names = unchecked.length > NAMED_MAX ? `${named} and ${unchecked.length - NAMED_MAX} more` : named;
  return `note: ${countOf(unchecked.length, "variant")} not compiled, since all of them together take too long: ${names}\n  = help: check them one by one: excomm solve ${printable(asked)} --variant ${unchecked[0] ?? ""}`;
}

function scenarioText({ scenario, game }: Compiled): string {
  const parts = [sizeText(game), ...(scenario.parts.length === 0 ? [] : [`parts ${scenario.parts.map(({ name }) => name).join(", ")}`]), countOf(scenario.parameters.size, "parameter")];
  if (scenario.record.length > 0) parts.push(`a record of ${countOf(scenario.record.length, "move")}`);
  if (scenario.variants.size > 0) parts.push(countOf(scenario.variants.size, "variant"));
  return parts.join(", ");
}

function sizeText({ title, topology, players }: Game): string {
  return `${shortened(plainText(title), TITLE_MAX) || "a game without a title"}: ${countOf(players.length, "player")}, ${countOf(topology.nodeCount, "node")}, ${countOf(topology.infosets.count, "information set")}`;
}
