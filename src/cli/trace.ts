// excomm trace: the way of one number through sub-models, formulas and attributes to the outcomes.

import { type Compiled, elasticities, isCounted, parseSetting, plainText, type Scenario, type Solver, solvers, suggest, traceParameter, tracedWorld, traceReport, traceSvg, traceText, type Value } from "../index.ts";
import { changeLines, changesOf } from "./changes.ts";
import { asAsked, type Command, EXIT_DONE, SettingMistake, UserError } from "./command.ts";
import { loadCompiled } from "./load.ts";
import { FIGURE_OPTIONS, type FigureFlags, figureWidth } from "./figure.ts";
import { writeOutput } from "./files.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { packageVersion } from "./package.ts";
import { GAME_OPTIONS, type GameFlags, JSON_OPTION, LAMBDA_OPTION, readNumber } from "./options.ts";

interface TraceFlags extends GameFlags, FigureFlags {
  readonly low?: number;
  readonly high?: number;
  readonly lambda?: number;
  readonly json?: boolean;
}

const SOLVER = "qre";

export const traceCommand: Command<TraceFlags> = {
  about: "Which sub-models and formulas read it, which odds, attributes and payoffs follow, and what the crisis becomes at the ends of its range.",
  arguments: ["a parameter of the scenario (`excomm list SCENARIO` names them)", `the name of a scenario or a path (default ${DEFAULT_SCENARIO})`],
  options: [
    { flags: "--low <number>", about: "in place of the low end of its range", parse: (text) => readNumber(text, "--low", -Infinity, Infinity) },
    { flags: "--high <number>", about: "in place of the high end", parse: (text) => readNumber(text, "--high", -Infinity, Infinity) },
    LAMBDA_OPTION, ...GAME_OPTIONS, JSON_OPTION, ...FIGURE_OPTIONS,
  ],
  examples: [
    ["trace r12_cep_km", "a missile's accuracy"],
    ["trace gap_days --high 60", "how long the aircraft stayed away"],
    ["trace r12_range_km --svg trace.svg", "a range, as a figure"],
    ["trace line_radius --set line_sweep=30", "a radius, with shorter eyes"],
  ],
  run([name = "", asked = DEFAULT_SCENARIO], flags, terminal) {
    const compiled = loadCompiled(asked, flags, terminal.note);
    const { scenario } = compiled;
    const parameter = scenario.parameters.get(name);
    if (parameter === undefined) throw new UserError(`there is no parameter "${name}" in "${plainText(scenario.title)}"`, suggest(name, scenario.parameters.keys()));
    const trace = asAsked(() => traceParameter(scenario, name));
    const lambda = flags.lambda ?? scenario.defaults.lambda;
    const solver = solvers.get(SOLVER) as Solver; // it is in the registry
    const now = compiled.settings.get(name) ?? parameter.value;
    const elasticity = elasticities(scenario, trace, compiled.settings);
    const ends = valuesOf(parameter, now, flags), values = flags.svg === undefined ? ends : between(name, ends, isCounted(scenario, name));
    const width = figureWidth(flags);
    const worlds = values.map((value, i) => {
      terminal.progress(`solving at value ${i + 1} of ${values.length}`);
      return tracedWorld(compiledAt(asked, scenario, flags, name, value), value, solver, lambda);
    });
    terminal.progressEnd();
    if (flags.svg !== undefined) {
      writeOutput(flags.svg, traceSvg(scenario, trace, worlds, { now: now as number, lambda, width, engine: `Excomm ${packageVersion()}` }), terminal); // between() refuses what is no number
    }
    if (flags.json === true) terminal.write(`${JSON.stringify(traceReport(scenario, trace, worlds, { lambda, elasticity }), (_, one: unknown) => (typeof one === "number" && !Number.isFinite(one) ? null : one), 2)}\n`);
    else if (flags.svg === undefined) terminal.write(`${changeLines(changesOf(scenario, flags), terminal.columns).map((line) => `${line}\n`).join("")}${traceText(scenario, trace, worlds, { width: terminal.columns, ink: terminal.ink, lambda, elasticity, now })}`);
    return EXIT_DONE;
  },
};

/** @throws {UserError} when the parameter, a sub-model or the game does not take the value */
function compiledAt(asked: string, scenario: Scenario, flags: TraceFlags, name: string, value: Value): Compiled {
  const { setting, diagnostic } = parseSetting(scenario, `${name}=${String(value)}`);
  if (setting === null) throw new UserError(`${name} cannot be ${String(value)}: ${diagnostic.label || diagnostic.message}`, "give other ends: --low NUMBER --high NUMBER");
  try {
    return loadCompiled(asked, { ...flags, set: [...(flags.set ?? []).filter((text) => !text.startsWith(`${name}=`)), `${name}=${String(value)}`] });
  } catch (error) {
    const [first] = error instanceof SettingMistake ? error.diagnostics : [];
    if (first === undefined) throw error;
    throw new UserError(`${name} cannot be ${String(value)}: ${first.label || first.message}`, "give other ends: --low NUMBER --high NUMBER");
  }
}

/** So many steps of a figure. */
const STEPS = 8;

/** The ends, even steps between them, whole ones of what is counted, and what holds now. */
function between(name: string, ends: readonly Value[], isWhole: boolean): Value[] {
  const [from, to] = [ends[0], ends.at(-1)];
  if (typeof from !== "number" || typeof to !== "number" || from === to) throw new UserError(`"${name}" has no range to draw`, "leave out --svg");
  return [...new Set([...ends, ...Array.from({ length: STEPS + 1 }, (_, i) => from + ((to - from) * i) / STEPS).map((value) => (isWhole ? Math.min(to, Math.max(from, Math.round(value))) : value))] as number[])].sort((a, b) => a - b); // all are numbers, as the first is
}

/** The values to compare: the ends of the range and what holds now; of a switch or a choice, every value. */
function valuesOf({ name, value, range, choices, computed }: { readonly name: string; readonly value: Value; readonly range: readonly [number, number] | null; readonly choices: readonly string[] | null; readonly computed?: unknown }, now: Value, { low, high }: TraceFlags): Value[] {
  if (typeof value === "boolean") return [false, true];
  if (typeof value === "string") return [...(choices ?? [value])];
  const from = low ?? range?.[0], to = high ?? range?.[1];
  if (from === undefined || to === undefined) throw new UserError(`"${name}" has no range${computed === undefined ? "" : "; it is computed from others"}`, "give the ends: --low NUMBER --high NUMBER");
  if (from > to) throw new UserError(`the low end lies above the high end: ${from}, ${to}`, low === undefined || high === undefined ? `the range of ${name} is ${range?.join(" to ") ?? "not stated"}; give both --low and --high` : "exchange them");
  return [...new Set([from, now, to] as number[])].sort((a, b) => a - b);
}
