// From what stands on the command line to a game, be it a scenario's or a file.

import type { Compiled, Game } from "../index.ts";
import { refuse, UserError } from "./command.ts";
import { isGambit, partNames, pathOf, readGambit } from "./game-file.ts";
import type { GameFlags } from "./options.ts";

export interface Loaded {
  /** The name or path as given, for commands to repeat. */
  readonly asked: string;
  readonly game: Game;
  /** The scenario behind the game; null for .efg and .nfg files. */
  readonly compiled: Compiled | null;
}

/** A scenario or an .efg or .nfg file as a game. The language and all it needs are loaded for scenarios only. */
export async function loadGame(nameOrPath: string, flags: GameFlags = {}, note: (sentence: string) => void = () => {}): Promise<Loaded> {
  const path = pathOf(nameOrPath);
  if (!isGambit(path)) {
    const { loadCompiled } = await import("./load.ts");
    const compiled = loadCompiled(nameOrPath, flags, note);
    return { asked: nameOrPath, game: compiled.game, compiled };
  }
  if (partNames(nameOrPath).length > 0) throw new UserError(`"${path}" is a game without parts`, "leave out --with and --lens, or name a scenario");
  if (flags.commonPrior === true) throw new UserError(`"${nameOrPath}" has one set of odds already`, "leave out --common-prior");
  if (flags.set !== undefined || flags.variant !== undefined) throw new UserError(`"${nameOrPath}" is a game without parameters and variants`, "leave out --set and --variant, or name a scenario");
  const { game, diagnostics, notes } = readGambit(path);
  refuse(diagnostics);
  for (const sentence of notes) note(`note: ${sentence}`);
  if (game === null) throw new Error(`bug in excomm: reading ${path} gave neither a game nor a mistake`);
  return { asked: nameOrPath, game, compiled: null };
}
