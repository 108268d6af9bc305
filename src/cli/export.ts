// excomm export: a scenario as a game file that other programs read.

import { efgFromGame, efgRefusal, hasCommonPrior, printEfg } from "../index.ts";
import { type Command, EXIT_DONE, UserError } from "./command.ts";
import { requireWritable, writeOutput } from "./files.ts";
import { loadGame } from "./load.ts";
import { GAME_OPTIONS, type GameFlags } from "./options.ts";

interface ExportFlags extends GameFlags {
  readonly efg?: string;
}

export const exportCommand: Command<ExportFlags> = {
  name: "export",
  summary: "write a scenario as a Gambit .efg file",
  about: "The format holds one set of odds: a scenario whose players hold odds of their own is exported with --common-prior.",
  arguments: [{ syntax: "<scenario>", about: "the name of a scenario or a path" }],
  options: [{ flags: "--efg <file>", about: "where to write; - is standard output" }, ...GAME_OPTIONS],
  examples: [["export brinkmanship --efg brinkmanship.efg", ""], ["export october-1962 --common-prior --efg -", "to standard output"]],
  run([asked = ""], flags, terminal) {
    if (flags.efg === undefined) throw new UserError("export: where to?", "add --efg FILE, or --efg - for standard output");
    requireWritable(flags.efg);
    const { game } = loadGame(asked, flags, terminal.note);
    if (!hasCommonPrior(game)) throw new UserError("players hold odds of their own here, which an .efg file cannot say", "add --common-prior to export the game under the scenario's odds");
    const refusal = efgRefusal(game);
    if (refusal !== null) throw new UserError(refusal);
    const text = printEfg(efgFromGame(game));
    writeOutput(flags.efg, text, terminal);
    return EXIT_DONE;
  },
};
