// Options that several commands share, and how their texts are read.

import { defaultSolverOptions, parseSetting, type Scenario, solvers, suggest, type Value } from "../index.ts";
import { LINK_OPTION, type Option, UserError } from "./command.ts";
import { PART_OPTIONS } from "./parts.ts";
import type { SolveRequest } from "./solving.ts";

export interface GameFlags {
  /** As typed, NAME=VALUE. */
  readonly set?: readonly string[];
  readonly variant?: string;
  readonly commonPrior?: boolean;
}

export const GAME_OPTIONS: readonly Option[] = [
  { flags: "--set <name=value>", about: "give a parameter another value; may be repeated", repeats: "by name", parse: (text, before) => [...((before as string[] | undefined) ?? []), text] },
  { flags: "--variant <name>", about: "a variant of the scenario" },
  { flags: "--common-prior", about: "all players hold the scenario's odds" },
  LINK_OPTION,
  ...PART_OPTIONS,
];

export interface SolverFlags {
  readonly solver?: string;
  readonly lambda?: number;
  readonly limit?: boolean;
  readonly branches?: boolean;
  readonly path?: boolean;
  readonly seconds?: number;
  readonly iterations?: number;
  readonly seed?: number;
  /** false: typed --no-simplify. */
  readonly simplify?: boolean;
  /** false: typed --no-finish. */
  readonly finish?: boolean;
  readonly tolerance?: number;
}

export const SEED_OPTION: Option = { flags: "--seed <integer>", about: `seed of all that is drawn (default ${defaultSolverOptions.seed})`, parse: (text) => readInteger(text, "--seed", Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER) };

export const LAMBDA_OPTION: Option = { flags: "-l, --lambda <number>", about: "precision of choice in 1/util, for qre (default: the scenario's, or 6)", parse: (text) => readNumber(text, "--lambda", 0, Number.MAX_VALUE) };

export const SOLVER_OPTIONS: readonly Option[] = [
  { flags: "--solver <name>", about: "how to solve; `excomm list --solvers` names them (default: the scenario's, or qre)", parse: readSolver },
  LAMBDA_OPTION,
  { flags: "--limit", about: "follow quantal response to the limit of full precision" },
  { flags: "--seconds <number>", about: "stop after so long with what there is", parse: (text) => readNumber(text, "--seconds", 0, 1e9) },
  { flags: "--iterations <integer>", about: "largest number of iterations", parse: (text) => readInteger(text, "--iterations", 1, 1e15) },
  SEED_OPTION,
];

export const JSON_OPTION: Option = { flags: "--json", about: "print the result as JSON, in full precision; see docs/json.md" };

const AVERAGING = ["cfr+", "cfr", "dcfr", "predictive-cfr+", "mccfr"];
/** Flags that some solvers read and others would pass over in silence. */
const FLAGS_OF_SOME: readonly { readonly flag: string; readonly of: readonly string[]; typed(flags: SolverFlags): boolean }[] = [
  { flag: "--path", of: ["qre"], typed: ({ path }) => path === true },
  { flag: "--no-simplify", of: ["nash-all", "spe"], typed: ({ simplify }) => simplify === false },
  { flag: "--no-finish", of: AVERAGING, typed: ({ finish }) => finish === false },
  { flag: "--tolerance", of: ["qre", "lcp", "lp", "ipa", ...AVERAGING], typed: ({ tolerance }) => tolerance !== undefined },
];

/** What to ask the solver, by the flags and otherwise by the scenario. */
export function solveRequest(flags: SolverFlags, scenario: Scenario | null): SolveRequest {
  const solver = flags.solver ?? scenario?.defaults.solver ?? "qre";
  // A precision goes to the one solver that has one; the limit has none to be given.
  const lambda = flags.lambda ?? (solver === "qre" && flags.limit !== true ? scenario?.defaults.lambda : undefined);
  if (flags.limit === true && flags.lambda !== undefined) throw new UserError("--limit and --lambda exclude each other", "leave one of them out");
  if (flags.branches === true && (flags.limit === true || solver !== "qre")) throw new UserError("--branches go with --solver qre at a finite precision", "leave out --limit and other solvers");
  if (solver !== "qre" && (flags.lambda !== undefined || flags.limit === true)) throw new UserError(`solver "${solver}" has no precision`, "--lambda and --limit go with --solver qre");
  if (flags.path === true && flags.branches === true) throw new UserError("--path and --branches exclude each other", "leave one of them out: --path is the principal branch");
  for (const { flag, of, typed } of FLAGS_OF_SOME) if (typed(flags) && !of.includes(solver)) throw new UserError(`${flag} does nothing with --solver ${solver}`, `leave it out; it goes with ${of.join(", ")}`);
  return {
    solver,
    ...(lambda === undefined ? {} : { lambda }),
    ...(flags.limit === true ? { limit: true } : {}),
    ...(flags.branches === true ? { branches: true } : {}),
    ...(flags.path === true ? { path: true } : {}),
    ...(flags.iterations === undefined ? {} : { iterationsMax: flags.iterations }),
    ...(flags.simplify === false ? { simplify: false } : {}),
    ...(flags.finish === false ? { finish: false } : {}),
    ...(flags.tolerance === undefined ? {} : { tolerance: flags.tolerance }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
  };
}

function readSolver(text: string): string {
  if (!solvers.has(text)) throw new UserError(`there is no solver "${text}"`, suggest(text, solvers.keys()));
  return text;
}

/** The values of `--set`, each of the kind that its parameter has. */
export function settingsFrom(scenario: Scenario, texts: readonly string[]): Map<string, Value> {
  return new Map(texts.map((text) => {
    const { setting, diagnostic } = parseSetting(scenario, text);
    if (setting === null) throw new UserError(`--set ${text}: ${diagnostic.message}${diagnostic.label === "" ? "" : ` (${diagnostic.label})`}`, diagnostic.help);
    return [setting.name, setting.value];
  }));
}

export function readNumber(text: string, name: string, low: number, high: number): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  if (value === 0 && /^[^e]*[1-9]/i.test(text)) throw new UserError(`${name}: "${text}" is too small to be told from 0`, "write 0, or a number of at least 1e-307");
  if (value === Infinity) throw new UserError(`${name}: "${text}" is too large to be told from infinity`, "write a number below 1e308");
  if (!(value >= low && value <= high)) throw new UserError(`${name} takes a number${boundsText(low, high)}, got "${text}"`);
  return value;
}

export function readInteger(text: string, name: string, low: number, high: number): number {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= low && value <= high)) throw new UserError(`${name} takes a whole number${boundsText(low, high)}, got "${text}"`);
  return value;
}

function boundsText(low: number, high: number): string {
  const isBound = (value: number) => Math.abs(value) < 1e14;
  if (isBound(low) && isBound(high)) return ` from ${low} to ${high}`;
  return isBound(low) ? ` of at least ${low}` : "";
}
