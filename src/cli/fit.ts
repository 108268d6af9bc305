// excomm fit: how precise choice was, from counts of observed moves.

import { fitPrecision, fitReport, fitText, parseCounts, type Solver, solvers } from "../index.ts";
import { asAsked, type Command, EXIT_DONE, refuse, UserError } from "./command.ts";
import { readText } from "./files.ts";
import { loadGame } from "./load-game.ts";
import { GAME_OPTIONS, type GameFlags, JSON_OPTION, readNumber } from "./options.ts";

interface FitFlags extends GameFlags {
  readonly range?: readonly [number, number];
  readonly byPlayer?: boolean;
  readonly json?: boolean;
}

const SOLVER = "qre";

export const fitCommand: Command<FitFlags> = {
  about: "Maximum likelihood and posterior of lambda, and how well quantal response fits beside even choice and full precision. Counts are lines of player,infoset,action,count under these headings; `excomm solve GAME --csv` prints such a table to which a column of counts may be added.",
  arguments: ["the name of a scenario (`excomm list`) or a path", "a file of comma-separated values"],
  options: [
    { flags: "--range <range>", about: "LOW..HIGH of lambda's prior, even in its logarithm (default: 0.01 to 1000 over the payoff range)", parse: readRange },
    { flags: "--by-player", about: "a lambda for each of the two players observed as well" },
    ...GAME_OPTIONS, JSON_OPTION,
  ],
  examples: [
    ["fit game.efg counts.csv", "an experiment's counts"],
    ["fit game.efg counts.csv --by-player --json", "a lambda each, for a program"],
  ],
  async run([asked = "", path = ""], flags, terminal) {
    const { game } = await loadGame(asked, flags, terminal.note);
    const { counts, diagnostics } = parseCounts(readText(path), path, game);
    refuse(diagnostics);
    if (counts === null) throw new Error(`bug in excomm: reading ${path} gave neither counts nor a mistake`);
    const fit = asAsked(() => fitPrecision(game, counts, {
      solver: solvers.get(SOLVER) as Solver, // it is in the registry
      byPlayer: flags.byPlayer === true,
      ...(flags.range === undefined ? {} : { range: flags.range }),
      onProgress: (solved) => terminal.progress(`solved at ${solved} precisions`),
    }));
    terminal.progressEnd();
    if (flags.json === true) terminal.write(`${JSON.stringify(fitReport(game, counts, fit), (_, one: unknown) => (typeof one === "number" && !Number.isFinite(one) ? null : one), 2)}\n`);
    else terminal.write(fitText(game, counts, fit, { width: terminal.columns, ink: terminal.ink }));
    return EXIT_DONE;
  },
};

function readRange(text: string): readonly [number, number] {
  const parts = text.split(".."), [low, high] = parts.map((part) => readNumber(part, "--range", 1e-9, 1e9));
  if (parts.length !== 2 || low === undefined || high === undefined) throw new UserError(`--range takes LOW..HIGH, got "${text}"`, "--range 0.1..50");
  if (!(low < high)) throw new UserError(`--range takes LOW..HIGH with LOW below HIGH, got "${text}"`, "--range 0.1..50");
  return [low, high];
}
