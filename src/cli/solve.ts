// excomm solve: a scenario or a game file to equilibrium strategies.

import { branchSvg, defaultSolverOptions, type Game, parseProfiles, pathCsv, solutionReport, solutionText, strategyCsv } from "../index.ts";
import { changeOptions, changesOf } from "./changes.ts";
import { type Command, EXIT_DONE, EXIT_INTERRUPTED, refuse, UserError } from "./command.ts";
import { FIGURE_OPTIONS, type FigureFlags, figureWidth } from "./figure.ts";
import { readText, writeOutput } from "./files.ts";
import { loadGame } from "./load-game.ts";
import { packageVersion } from "./package.ts";
import { GAME_OPTIONS, type GameFlags, JSON_OPTION, readNumber, solveRequest, SOLVER_OPTIONS, type SolverFlags } from "./options.ts";
import { type Solved, solveWatched } from "./solving.ts";
import type { Terminal } from "./terminal.ts";

interface SolveFlags extends GameFlags, SolverFlags, FigureFlags {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly exact?: boolean;
  readonly profile?: string;
}

export const solveCommand: Command<SolveFlags> = {
  about: "Prints expected payoffs, outcomes and the strategy where it matters, and how exact the answer is. A solve that stops early says so and prints what it has; that is not an error.",
  arguments: ["the name of a scenario (`excomm list`) or a path"],
  options: [...SOLVER_OPTIONS, ...GAME_OPTIONS, JSON_OPTION, { flags: "--branches", about: "list quantal responses on branches that cross the principal one too" }, { flags: "--path", about: "the principal branch of quantal responses point by point, as comma-separated values or with --json" }, { flags: "--csv", about: "print the strategy as comma-separated values" }, ...FIGURE_OPTIONS.map((option) => (option.flags.startsWith("--svg") ? { ...option, about: "with --path: draw it as an SVG figure instead; - is standard output" } : option)), { flags: "--profile <file>", about: "judge the strategies of a table, as --csv prints it, instead of solving" }, { flags: "--exact", about: "fractions such as 8/17 instead of decimals, for nash-all, spe and sequential" }, { flags: "--no-simplify", about: "search dominated and equal strategies too, for nash-all and spe" }, { flags: "--no-finish", about: "leave the regret minimisers at the averages that they come to" }, { flags: "--tolerance <number>", about: "error at which the solver has converged (docs/solvers.md has each one's own)", parse: (text) => readNumber(text, "--tolerance", 0, 1) }],
  examples: [
    ["solve october-1962", "with the scenario's own solver and precision"],
    ["solve october-1962 --lambda 10 --set incident=0.6", "sharper choices, another number"],
    ["solve game.efg --solver nash-all --exact", "every equilibrium, in fractions"],
    ["solve game.efg --lambda 1 --branches", "where branches cross, those that part there too"],
    ["solve game.efg --lambda 10 --path", "every move's probability over lambda, to plot"],
    ["solve game.efg --limit --path --svg branch.svg", "the same to the limit, drawn"],
    ["solve game.efg --profile mine.csv", "is this an equilibrium, and which standards does it meet?"],
    ["solve game.efg --limit --json", "a Gambit file, in the limit of full precision"],
  ],
  async run([asked = ""], flags, terminal) {
    if (flags.json === true && flags.csv === true) throw new UserError("--json and --csv exclude each other", "leave one of them out");
    if (flags.path === true && flags.csv === true) throw new UserError("--path and --csv exclude each other", "leave out --csv: --path prints a table of its own");
    if (flags.svg !== undefined && flags.path !== true) throw new UserError("solve draws the branch of quantal responses only", "add --path, or use `excomm tree --svg` for the game");
    const width = figureWidth(flags), isTable = flags.path === true && flags.json !== true;
    const { game, compiled } = await loadGame(asked, flags, terminal.note);
    const { solution, seconds, stoppedBy, flags: judged } = flags.profile === undefined ? await solveWatched(game, solveRequest(flags, compiled?.scenario ?? null), flags.seconds ?? null, terminal, !isTable) : givenIn(flags.profile, game, flags);
    if (flags.exact === true && solution.profiles.some(({ exact }) => exact === undefined)) throw new UserError(`solver "${solution.solver}" does not know its answer to this game in fractions`, game.players.length > 2 ? "leave out --exact: with three players and more, probabilities may be roots of equations and no fractions" : "leave out --exact, or use --solver nash-all if the game is small");
    const scenario = compiled?.scenario ?? null, state = solution.converged ? null : `not converged${stoppedBy === null ? "" : `: stopped by ${stoppedBy}`}`;
    if (flags.svg !== undefined) writeOutput(flags.svg, branchSvg(game, solution.path ?? [], { width, engine: `Excomm ${packageVersion()}` }), terminal);
    if (isTable) {
      if (flags.svg === undefined) terminal.write(pathCsv(game, solution.path ?? []));
      warn(terminal, state, solution.message);
      return stoppedBy === "Ctrl-C" ? EXIT_INTERRUPTED : EXIT_DONE;
    }
    const report = solutionReport(game, solution, seconds, flags.exact, judged);
    if (flags.json === true || flags.csv === true) {
      terminal.write(flags.json === true ? `${JSON.stringify(scenario === null ? report : { ...report, options: { ...report.options, ...changeOptions(scenario, flags) } }, null, 2)}\n` : strategyCsv(report));
      warn(terminal, state, solution.message);
    } else terminal.write(solutionText({ game, compiled, solution, report, stoppedBy, changes: scenario === null ? [] : changesOf(scenario, flags) }, terminal.columns, terminal.ink));
    return stoppedBy === "Ctrl-C" ? EXIT_INTERRUPTED : EXIT_DONE;
  },
};

/** The profiles of a file, as if a solver had found them. */
function givenIn(path: string, game: Game, flags: SolveFlags): Solved {
  const { solver, lambda, limit, branches, path: along, exact, iterations, tolerance } = flags;
  if ([solver, lambda, limit, branches, along, exact, iterations, tolerance].some((flag) => flag !== undefined) || flags.simplify === false || flags.finish === false) throw new UserError("--profile judges and solves nothing", "leave out --solver and all that goes with solvers");
  const { profiles, diagnostics } = parseProfiles(readText(path), path, game);
  refuse(diagnostics);
  if (profiles === null) throw new Error(`bug in excomm: reading ${path} gave neither profiles nor a mistake`);
  const solved = profiles.map((probabilities) => ({ lambda: null, probabilities, logProbabilities: null }));
  return { solution: { solver: "given", options: {}, seed: defaultSolverOptions.seed, converged: true, complete: null, iterations: 0, message: "", profiles: solved }, seconds: 0, stoppedBy: null, flags: [] };
}

/** What the machine-readable output has no place for. */
function warn(terminal: Terminal, state: string | null, message: string): void {
  for (const sentence of [state, message]) if (sentence !== null && sentence !== "") terminal.note(`note: ${sentence}`);
}
