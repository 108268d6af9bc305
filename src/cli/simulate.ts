// excomm simulate: plays a solved game many times.

import { countEnds, countText, defaultSolverOptions, playThrough, simulationReport, simulationText, transcript, type Transcript } from "../index.ts";
import { changeLines, changeOptions, changesOf } from "./changes.ts";
import { type Command, EXIT_DONE, EXIT_INTERRUPTED, UserError } from "./command.ts";
import { loadGame } from "./load-game.ts";
import { GAME_OPTIONS, type GameFlags, JSON_OPTION, readInteger, solveRequest, SOLVER_OPTIONS, type SolverFlags } from "./options.ts";
import { solveWatched } from "./solving.ts";

interface SimulateFlags extends GameFlags, SolverFlags {
  readonly count?: number;
  readonly playthroughs?: number;
  readonly json?: boolean;
}

const COUNT_DEFAULT = 10_000;
/** Characters that all playthroughs told move by move may take as JSON, about; and what a step and an observation take beside words. */
const TOLD_MAX = 300_000_000, STEP = 400, WORD = 20;

export const simulateCommand: Command<SimulateFlags> = {
  about: "Chance falls by the scenario's odds, players move by the solved strategies. The same seed gives the same playthroughs.",
  arguments: ["the name of a scenario or a path"],
  options: [
    { flags: "-n, --count <integer>", about: `number of playthroughs (default ${COUNT_DEFAULT})`, parse: (text) => readInteger(text, "--count", 1, 100_000_000) },
    { flags: "-p, --playthroughs <integer>", about: "tell the first of them move by move", parse: (text) => readInteger(text, "--playthroughs", 0, 10_000) },
    ...SOLVER_OPTIONS, ...GAME_OPTIONS, JSON_OPTION,
  ],
  examples: [
    ["simulate october-1962 --count 1000 --seed 62", "shares of outcomes with standard errors"],
    ["simulate october-1962 --count 3 --playthroughs 3", "three crises with what each side saw"],
  ],
  async run([asked = ""], flags, terminal) {
    const { game, compiled } = await loadGame(asked, flags, terminal.note);
    const { solution, stoppedBy } = await solveWatched(game, solveRequest(flags, compiled?.scenario ?? null), flags.seconds ?? null, terminal);
    const [solved] = solution.profiles;
    if (solved === undefined) throw new UserError(`solver "${solution.solver}" found no profile${solution.message === "" ? "" : `: ${solution.message}`}`, "use --solver qre");
    if (!solution.converged) terminal.note(`note: the strategies have not converged${stoppedBy === null ? "" : `: stopped by ${stoppedBy}`}`);
    const seed = flags.seed ?? defaultSolverOptions.seed, count = flags.count ?? COUNT_DEFAULT;
    const profile = solved.probabilities;
    const begun = terminal.seconds();
    const { ends } = countEnds(game, profile, seed, count, (played) => {
      if (terminal.seconds() - begun > 1 && played % 65_536 < 1024) terminal.progress(`playing: ${countText(played)} of ${countText(count)}`);
      return false;
    });
    const told: Transcript[] = [];
    for (let k = 0, size = 0; k < Math.min(count, flags.playthroughs ?? 0); k++) {
      const next = transcript(game, compiled, profile, playThrough(game, profile, seed, k), k);
      size += next.steps.reduce((sum, { knew }) => sum + knew.reduce((inner, word) => inner + WORD + word.length, STEP), 0);
      if (size > TOLD_MAX) throw new UserError(`playthroughs of ${countText(next.steps.length)} moves fill too much when they are told move by move`, k === 0 ? "leave out --playthroughs: this game is too long for it" : `ask for fewer: --playthroughs ${k}`);
      told.push(next);
    }
    const report = simulationReport(game, profile, seed, ends, told);
    const scenario = compiled?.scenario ?? null;
    const changes = scenario === null ? [] : changeLines(changesOf(scenario, flags), terminal.columns).map((line) => `${line}\n`);
    const options = { ...solution.options, ...(scenario === null ? {} : changeOptions(scenario, flags)) };
    terminal.write(flags.json === true ? `${JSON.stringify({ title: game.title, solver: solution.solver, options, converged: solution.converged, ...report }, null, 2)}\n` : `${changes.join("")}${simulationText(game, compiled, report, terminal.columns, terminal.ink)}`);
    return stoppedBy === "Ctrl-C" ? EXIT_INTERRUPTED : EXIT_DONE;
  },
};
