// The published games that stand in data/, and poker games built by hand.

import { readdirSync, readFileSync } from "node:fs";
import { type Game, GameBuilder, gameFromEfg, parseEfg } from "../../src/game/index.ts";

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

interface Table {
  readonly builder: GameBuilder;
  decide(parent: number, branch: string, player: number, label: string, actions: readonly string[]): number;
  end(parent: number, branch: string, toFirst: number): void;
  finish(odds: number): Game;
}

/** A zero-sum game under construction: information sets by label, ends by what the first player gets. */
function table(title: string): Table {
  const builder = new GameBuilder(title, ["First", "Second"]);
  const sets = new Map<string, number>(), pays = new Map<number, number>();
  return {
    builder,
    decide(parent, branch, player, label, actions) {
      const set = sets.get(label) ?? builder.addInfoset({ player, number: sets.size + 1, label, actions });
      sets.set(label, set);
      return builder.addDecision(parent, branch, set);
    },
    end: (parent, branch, toFirst) => void pays.set(builder.addTerminal(parent, branch, -1), toFirst),
    finish: (odds) => builder.finish([], { chance: () => odds, payoff: (draft, player) => (player === 0 ? 1 : -1) * pays.get(draft)! }).game, // every end has its pay
  };
}

/** Kuhn 1950: three cards, ante 1, bet 1. Value -1/18 to the first player. */
export function kuhnPoker(): Game {
  const { builder, decide, end, finish } = table("Kuhn poker");
  const deal = builder.addChance(-1, "");
  const cards = ["J", "Q", "K"];
  for (const [i, own] of cards.entries()) {
    for (const [j, other] of cards.entries()) {
      if (i === j) continue;
      const win = i > j ? 1 : -1;
      const first = decide(deal, own + other, 0, own, ["check", "bet"]);
      const afterCheck = decide(first, "check", 1, `${other} after check`, ["check", "bet"]);
      end(afterCheck, "check", win);
      const afterBet = decide(afterCheck, "bet", 0, `${own} after check, bet`, ["fold", "call"]);
      end(afterBet, "fold", -1);
      end(afterBet, "call", 2 * win);
      const answer = decide(first, "bet", 1, `${other} after bet`, ["fold", "call"]);
      end(answer, "fold", 1);
      end(answer, "call", 2 * win);
    }
  }
  return finish(1 / 6);
}

/** Myerson 1991, chapter 2: the first player sees a red or black card; ante 1, raise 1. Value 1/3 to the first player. */
export function myersonPoker(): Game {
  const { builder, decide, end, finish } = table("Myerson's card game");
  const deal = builder.addChance(-1, "");
  for (const [colour, win] of [["red", 1], ["black", -1]] as const) {
    const first = decide(deal, colour, 0, colour, ["raise", "fold"]);
    const answer = decide(first, "raise", 1, "after raise", ["meet", "pass"]);
    end(answer, "meet", 2 * win);
    end(answer, "pass", 1);
    end(first, "fold", win);
  }
  return finish(1 / 2);
}
