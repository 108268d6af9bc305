// The published games that stand in data/, and a card game built by hand. Larger ones are built in bench/games.

import { readdirSync, readFileSync } from "node:fs";
import { zeroSumTable } from "../../bench/games/table.ts";
import { type Game, gameFromEfg, parseEfg } from "../../src/game/index.ts";

const data = new URL("./data/", import.meta.url);

/** Names of the small games that have a file. */
export const publishedNames: readonly string[] = readdirSync(data).filter((file) => file.endsWith(".efg") && !file.startsWith("flagship")).map((file) => file.slice(0, -4)).sort();

export function publishedGame(name: string): Game {
  const { document, diagnostics } = parseEfg(readFileSync(new URL(`${name}.efg`, data), "utf8"), `${name}.efg`);
  if (document === null) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return gameFromEfg(document);
}

export function publishedJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, data), "utf8"));
}

/** The information set of that label. */
export function setLabelled(game: Game, label: string): number {
  const set = game.topology.infosets.label.indexOf(label);
  if (set < 0) throw new Error(`"${game.title}" has no information set "${label}"`);
  return set;
}

/** The part of a profile that belongs to the information set of that label. */
export function choicesAt(game: Game, profile: Float64Array, label: string): readonly number[] {
  const { firstSlot } = game.topology.infosets, set = setLabelled(game, label);
  return [...profile.subarray(firstSlot[set]!, firstSlot[set + 1]!)];
}

/** Myerson 1991, chapter 2: the first player sees a red or black card; ante 1, raise 1. Value 1/3 to the first player. */
export function myersonPoker(): Game {
  const { deal, decide, end, finish } = zeroSumTable("Myerson's card game");
  const root = deal(-1, "");
  for (const [colour, win] of [["red", 1], ["black", -1]] as const) {
    const first = decide(root, colour, 0, colour, ["raise", "fold"]);
    const answer = decide(first, "raise", 1, "after raise", ["meet", "pass"]);
    end(answer, "meet", 2 * win);
    end(answer, "pass", 1);
    end(first, "fold", win);
  }
  return finish();
}
