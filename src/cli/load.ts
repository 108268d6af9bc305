// From what stands on the command line to a scenario, and to a game under its flags.

import { checkCompile, type Compiled, type CompileOptions, type Diagnostic, parseScenario, type Scenario, solvers } from "../index.ts";
import { rangeNotes } from "./changes.ts";
import { asAsked, refuse, SettingMistake, UserError } from "./command.ts";
import { isGambit, pathOf } from "./game-file.ts";
import { readText } from "./files.ts";
import { type GameFlags, settingsFrom } from "./options.ts";
import { partTexts } from "./part-files.ts";

/** What the language takes. */
const SCENARIO_BYTES_MAX = 1024 * 1024;

/** The scenario behind a name or path, or null with its mistakes. */
export function readScenario(nameOrPath: string): { readonly scenario: Scenario | null; readonly diagnostics: readonly Diagnostic[] } {
  const path = pathOf(nameOrPath);
  return parseScenario(readText(path, SCENARIO_BYTES_MAX), path, { solvers: solvers.keys(), parts: partTexts(nameOrPath) });
}

/**
 * The scenario behind a name or path.
 *
 * @throws {UserError} when the file cannot be read or is a game without a scenario
 * @throws {DiagnosticError} with every mistake in the file
 */
export function loadScenario(nameOrPath: string): Scenario {
  const path = pathOf(nameOrPath);
  if (isGambit(path)) throw new UserError(`"${nameOrPath}" is a game without a scenario around it`, "use solve, tree or simulate for an .efg or .nfg file, or name a scenario: `excomm list`");
  const { scenario, diagnostics } = readScenario(nameOrPath);
  refuse(diagnostics);
  if (scenario === null) throw new Error(`bug in excomm: parseScenario gave neither a scenario nor a mistake for ${path}`);
  return scenario;
}

/**
 * The same, compiled under `--set`, `--variant` and `--common-prior`.
 *
 * @param note  hears of numbers set outside their ranges
 * @throws {UserError} also when they name an unknown variant or parameter
 */
export function loadCompiled(nameOrPath: string, flags: GameFlags = {}, note: (sentence: string) => void = () => {}): Compiled {
  const scenario = loadScenario(nameOrPath);
  rangeNotes(scenario, flags).forEach(note);
  const { compiled, diagnostics } = asAsked(() => checkCompile(scenario, compileOptions(scenario, flags)));
  if (diagnostics.length > 0) refuseSetting(scenario, flags, diagnostics);
  refuse(diagnostics);
  if (compiled === null) throw new Error(`bug in excomm: compile gave neither a game nor a mistake for ${nameOrPath}`);
  return compiled;
}

/** Throws the diagnostics with the `--set` that leads to them; returns when they are there without any. */
function refuseSetting(scenario: Scenario, flags: GameFlags, diagnostics: readonly Diagnostic[]): void {
  const compiles = (set: readonly string[]) => checkCompile(scenario, compileOptions(scenario, { ...flags, set })).compiled !== null;
  const { set = [] } = flags;
  if (set.length === 0 || !compiles([])) return;
  const alone = set.filter((text) => !compiles([text]));
  throw new SettingMistake(alone.length > 0 ? alone : set, diagnostics);
}

/** What the flags ask of `compile`. */
export function compileOptions(scenario: Scenario, flags: GameFlags): CompileOptions {
  return { variant: flags.variant ?? null, set: settingsFrom(scenario, flags.set ?? []), commonPrior: flags.commonPrior === true };
}
