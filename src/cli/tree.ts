// excomm tree: the tree of a scenario or a game file as a figure.

import { errorText, logitResidual, type Solution, treeSvg } from "../index.ts";
import { asAsked, type Command, EXIT_DONE, EXIT_INTERRUPTED, type Option, UserError } from "./command.ts";
import { requireWritable, writeOutput } from "./files.ts";
import { loadGame } from "./load-game.ts";
import { GAME_OPTIONS, type GameFlags, readInteger, readNumber, solveRequest, SOLVER_OPTIONS, type SolverFlags } from "./options.ts";
import { packageVersion } from "./package.ts";
import { solveWatched } from "./solving.ts";

interface TreeFlags extends GameFlags, SolverFlags {
  readonly svg?: string;
  readonly minProbability?: number;
  readonly depth?: number;
  readonly at?: string;
  readonly type?: ReadonlyMap<string, string>;
}

const TREE_OPTIONS: readonly Option[] = [
  { flags: "--svg <file>", about: "where to write the figure; - is standard output" },
  { flags: "--min-probability <number>", about: "fold branches reached less often (default: what leaves 60 leaves at most); what happened and the turnings from it are drawn in any case", parse: (text) => readNumber(text, "--min-probability", 0, 1) },
  { flags: "--depth <integer>", about: "moves to draw from the start", parse: (text) => readInteger(text, "--depth", 1, 10_000) },
  { flags: "--at <stage>", about: "start at this stage, on the record if it passes there, otherwise where it is reached most often" },
  { flags: "--type <player=type>", about: "draw one private type of a player and not the mean over all; may be repeated", repeats: "by name", parse: readType },
];

export const treeCommand: Command<TreeFlags> = {
  about: "Each branch carries its action, its probability and the payoff that its mover expects. Nodes that differ only in private types are drawn as one.",
  arguments: ["the name of a scenario (`excomm list`) or a path"],
  options: [...TREE_OPTIONS, ...SOLVER_OPTIONS, ...GAME_OPTIONS],
  examples: [
    ["tree october-1962 --svg tree.svg", "what happened, and the turnings"],
    ["tree october-1962 --svg week.svg --at us-response --depth 3", "one decision and what follows"],
    ["tree game.efg --svg game.svg --limit", "a Gambit file, in the limit of full precision"],
  ],
  async run([asked = ""], flags, terminal) {
    if (flags.svg === undefined) throw new UserError("tree needs a file to write to", "add --svg FILE, for example --svg tree.svg");
    requireWritable(flags.svg);
    const { game, compiled } = await loadGame(asked, flags, terminal.note);
    const { solution, stoppedBy } = await solveWatched(game, solveRequest(flags, compiled?.scenario ?? null), flags.seconds ?? null, terminal);
    const [solved] = solution.profiles;
    if (solved === undefined) throw new UserError(`solver "${solution.solver}" found no profile${solution.message === "" ? "" : `: ${solution.message}`}`, "use --solver qre");
    const residual = solved.lambda === null || !Number.isFinite(solved.lambda) ? NaN : logitResidual(game, solved.probabilities, solved.lambda, solved.logProbabilities);
    const svg = asAsked(() => treeSvg(
      { game, compiled, solved, solution: solutionWords(solution, residual), engine: `Excomm ${packageVersion()}`, types: flags.type ?? new Map() },
      { probabilityMin: flags.minProbability ?? null, depthMax: flags.depth ?? null, at: flags.at ?? null },
    ));
    writeOutput(flags.svg, svg, terminal);
    if (!solution.converged) terminal.note(`note: not converged${stoppedBy === null ? "" : `: stopped by ${stoppedBy}`}${solution.message === "" ? "" : `; ${solution.message}`}`);
    return stoppedBy === "Ctrl-C" ? EXIT_INTERRUPTED : EXIT_DONE;
  },
};

/** For the figure's source line. */
function solutionWords({ solver, options, converged, profiles }: Solution, residual: number): string {
  const lambda = profiles[0]?.lambda ?? null;
  const words = [`solver ${solver}`];
  if (options["limit"] === true) words.push("limit of full precision");
  else if (lambda !== null && Number.isFinite(lambda)) words.push(`\u03bb = ${Number(lambda.toPrecision(6))} per util`);
  if (!Number.isNaN(residual)) words.push(`logit residual ${errorText(residual)}`);
  if (profiles.length > 1) words.push(`the first of ${profiles.length} profiles`);
  if (!converged) words.push("NOT CONVERGED");
  return words.join(", ");
}

function readType(text: string, before: unknown): ReadonlyMap<string, string> {
  const [, player, type] = /^\s*([^=\s][^=]*?)\s*=\s*(\S.*?)\s*$/.exec(text) ?? [];
  if (player === undefined || type === undefined) throw new UserError(`--type takes player=type, got "${text}"`, "for example --type ussr=defence");
  return new Map([...((before as ReadonlyMap<string, string> | undefined) ?? []), [player, type]]);
}
