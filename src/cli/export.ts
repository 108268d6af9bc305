// excomm export: a scenario as a game file that other programs read.

import { efgFromGame, efgRefusal, type Game, hasCommonPrior, nfgFromGame, nfgRefusal, printEfg, printNfg } from "../index.ts";
import { type Command, EXIT_DONE, UserError } from "./command.ts";
import { requireWritable, writeOutput } from "./files.ts";
import { loadGame } from "./load-game.ts";
import { GAME_OPTIONS, type GameFlags } from "./options.ts";

interface ExportFlags extends GameFlags {
  readonly efg?: string;
  readonly nfg?: string;
}

export const exportCommand: Command<ExportFlags> = {
  about: "An .efg file holds the tree and one set of odds: a scenario whose players hold odds of their own is exported with --common-prior. An .nfg file holds the reduced strategic form, each player's payoffs under its own odds; trees of more than a few moves are too large for one.",
  arguments: ["the name of a scenario or a path"],
  options: [{ flags: "--efg <file>", about: "where to write the tree; - is standard output" }, { flags: "--nfg <file>", about: "where to write the strategic form; - is standard output" }, ...GAME_OPTIONS],
  examples: [["export brinkmanship --efg brinkmanship.efg", ""], ["export october-1962 --common-prior --efg -", "to standard output"], ["export beer-quiche --nfg beer-quiche.nfg", "as a table of pure strategies"]],
  async run([asked = ""], flags, terminal) {
    const { efg, nfg } = flags;
    if (efg === undefined && nfg === undefined) throw new UserError("export: where to?", "add --efg FILE or --nfg FILE, or - for standard output");
    if (efg !== undefined && efg === nfg) throw new UserError(`--efg and --nfg both name "${efg}"`, "give each a file of its own");
    for (const path of [efg, nfg]) if (path !== undefined) requireWritable(path);
    const { game } = await loadGame(asked, flags, terminal.note);
    // Both are made before either is written.
    const texts = [[efg, efg === undefined ? "" : efgText(game)], [nfg, nfg === undefined ? "" : nfgText(game)]] as const;
    for (const [path, text] of texts) if (path !== undefined) writeOutput(path, text, terminal);
    return EXIT_DONE;
  },
};

function efgText(game: Game): string {
  if (!hasCommonPrior(game)) throw new UserError("players hold odds of their own here, which an .efg file cannot say", "add --common-prior to export the game under the scenario's odds");
  const refusal = efgRefusal(game);
  if (refusal !== null) throw new UserError(refusal);
  return printEfg(efgFromGame(game));
}

function nfgText(game: Game): string {
  const [refusal = null, ...help] = nfgRefusal(game)?.split("; ") ?? [];
  if (refusal !== null) throw new UserError(refusal, help.join("; "));
  return printNfg(nfgFromGame(game));
}
