// excomm infer: what the recorded moves tell of a player's private type.

import { rmSync } from "node:fs";
import { inferenceReport, inferenceText, type Scenario, solvers, suggest, type TypeDocument } from "../index.ts";
import { changeOptions } from "./changes.ts";
import { type Command, EXIT_DONE, EXIT_INTERRUPTED, UserError } from "./command.ts";
import { citedWorks } from "./data.ts";
import { temporaryFolder } from "./files.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { GAME_OPTIONS, JSON_OPTION, readInteger, SEED_OPTION } from "./options.ts";
import { readLambda } from "./study.ts";
import { planStudy, runStudy, solvedRows, STUDY_DEFAULTS, type StudyAsk } from "./study-run.ts";
import { thesesBeside } from "./theses.ts";

interface InferFlags extends StudyAsk {
  readonly player?: string;
  readonly documents?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** Precisions at which the limits of inference are shown, as multiples of the scenario's own, which stands in the middle. */
const LIMIT_LAMBDAS = [0.5, 1, 2];

export const inferCommand: Command<InferFlags> = {
  about: "Odds of each type before and after the record, integrated over draws of all uncertain numbers and of the precision of choice; the evidence move by move; and how far any record could tell the types apart. Moves only, unless --documents is given.",
  arguments: [`the name of a scenario or a path (default: ${DEFAULT_SCENARIO})`],
  options: [
    { flags: "--player <name>", about: "whose types (default: the first player with several)" },
    { flags: "-n, --count <integer>", about: `number of draws (default ${STUDY_DEFAULTS.count})`, parse: (text) => readInteger(text, "--count", 1, 10_000_000) },
    { flags: "-l, --lambda <range>", about: "precision of choice, a number or LOW..HIGH (default: from half to twice the scenario's)", parse: readLambda },
    { flags: "--documents", about: "take in documents too, from the file of theses beside the scenario; shown apart from the moves" },
    { flags: "--out <folder>", about: "keep the draws in this folder, or use those of a study begun there with the same options" },
    SEED_OPTION, ...GAME_OPTIONS, JSON_OPTION,
  ],
  examples: [
    ["infer october-1962 --count 1000", "Khrushchev's motives, by his moves alone"],
    ["infer october-1962 --player us --count 1000", "what Kennedy's moves tell"],
  ],
  async run([asked = DEFAULT_SCENARIO], flags, terminal) {
    const plan = planStudy(asked, flags, terminal);
    const { scenario } = plan.compiled;
    const player = playerOf(scenario, flags.player);
    if (scenario.record.length === 0) throw new UserError(`"${asked}" has no record of what happened to learn from`, "add a record to the scenario, or name one that has it");
    const folder = flags.out ?? temporaryFolder("infer");
    try {
      const complete = await runStudy(plan, folder, null, terminal);
      const rows = solvedRows(plan, folder, complete);
      const solver = solvers.get(plan.manifest.solver);
      if (solver === undefined) throw new Error(`there is no solver "${plan.manifest.solver}"`);
      terminal.progress("working out what moves can tell");
      const documents = flags.documents === true ? documentsBeside(asked, scenario, scenario.players[player]?.name ?? "") : [];
      const report = inferenceReport({ documents, compiled: plan.compiled, plan: plan.manifest, rows, player, solver, lambdas: LIMIT_LAMBDAS.map((multiple) => multiple * plan.manifest.baselineLambda) });
      terminal.progressEnd();
      if (flags.json === true) terminal.write(`${JSON.stringify({ options: changeOptions(scenario, flags), seed: plan.manifest.seed, ...report }, null, 2)}\n`);
      else terminal.write(inferenceText(report, { width: terminal.columns, ink: terminal.ink }));
      return complete ? EXIT_DONE : EXIT_INTERRUPTED;
    } finally {
      if (flags.out === undefined) rmSync(folder, { recursive: true, force: true });
    }
  },
};

function playerOf(scenario: Scenario, asked: string | undefined): number {
  const typed = scenario.players.map((player, index) => ({ ...player, index })).filter(({ types }) => types.length > 1);
  const [first] = typed;
  if (first === undefined) throw new UserError("no player of this scenario has private types", "there is nothing to infer: every player has one type");
  if (asked === undefined) return first.index;
  const player = typed.find(({ name }) => name === asked);
  if (player === undefined) throw new UserError(`there is no player "${asked}" with several types`, suggest(asked, typed.map(({ name }) => name)));
  return player.index;
}

function documentsBeside(asked: string, scenario: Scenario, player: string): readonly TypeDocument[] {
  const found = thesesBeside(asked, scenario, citedWorks(asked))?.theses.documents.filter((document) => document.player === player) ?? [];
  if (found.length === 0) throw new UserError(`no document beside "${asked}" bears on the types of "${player}"`, "leave out --documents, or add `documents` to the file of theses beside the scenario: docs/studies.md");
  return found;
}
