// What a player may have observed, and what is read only where it has.

import type { Sight, Stage } from "../scenario/index.ts";
import type { Path } from "./document.ts";
import { type Reading, textsAt } from "./reading.ts";
import { suggestName } from "./report.ts";

interface SightData {
  readonly seen?: string | readonly string[] | undefined;
  readonly unseen?: string | readonly string[] | undefined;
}

const KEYS = ["seen", "unseen"] as const;
/** Between an expression that was learned and its value. */
const MARK = " = ";
const listed = (words: SightData["seen"]): readonly string[] => (words === undefined ? [] : typeof words === "string" ? [words] : words);

export function sightOf(data: SightData): Sight {
  return { seen: listed(data.seen), unseen: listed(data.unseen) };
}

/** By player: words that its observations may hold, and what stands before " = " in those of `learns`. */
function observable(stages: ReadonlyMap<string, Stage>, player: string): { readonly words: ReadonlySet<string>; readonly learned: ReadonlySet<string> } {
  const words = new Set<string>(), learned = new Set<string>();
  for (const { name, branches } of stages.values()) {
    for (const { seen, learns } of branches) {
      const word = seen.get(player);
      if (word !== undefined) words.add(branches.some((branch) => branch.name === word) ? `${name}.${word}` : word);
      for (const expression of learns.get(player) ?? []) learned.add(expression.text);
    }
  }
  return { words, learned };
}

/** Whether a player may observe the word. */
const isObservable = ({ words, learned }: ReturnType<typeof observable>, word: string): boolean => words.has(word) || (word.includes(MARK) && learned.has(word.slice(0, word.indexOf(MARK))));

/** Reports texts that wait for what their reader never observes. */
export function checkSights(reading: Reading, stages: ReadonlyMap<string, Stage>): void {
  const { names, report, tree } = reading;
  const known = new Map(names.players.map((player) => [player, observable(stages, player)]));
  const check = (player: string, data: SightData, path: Path) => {
    const of = known.get(player)!;
    for (const key of KEYS) {
      listed(data[key]).forEach((word, i) => {
        if (isObservable(of, word)) return;
        report.add(
          "unknown-observation", "a text waits for what its reader never observes", tree.place(typeof data[key] === "string" ? [...path, key] : [...path, key, i]),
          `"${player}" never observes "${word}"`, () => suggestName(word, [...of.words]),
        );
      });
    }
  };
  for (const [stage, { briefing }] of Object.entries(reading.data.stages)) {
    for (const [player, data] of Object.entries(briefing ?? {})) {
      if (typeof data === "string" || !known.has(player)) continue;
      const path: Path = ["stages", stage, "briefing", player];
      data.advisers?.forEach((adviser, i) => check(player, adviser, [...path, "advisers", i]));
      if (Array.isArray(data.text)) data.text.forEach((passage, i) => typeof passage === "object" && check(player, passage, [...path, "text", i]));
    }
  }
}

/** What observed words read as; those that nobody observes are reported. */
export function readObservations(reading: Reading, stages: ReadonlyMap<string, Stage>): ReadonlyMap<string, string> {
  const { data, names, report, tree } = reading;
  const all = names.players.map((player) => observable(stages, player)), text = textsAt(reading, ["observations"]);
  return new Map(Object.keys(data.observations ?? {}).map((word) => {
    if (!all.some((of) => isObservable(of, word))) {
      report.add(
        "unknown-observation", "what nobody observes is given words", tree.keyPlace(["observations", word]), `nobody observes "${word}"`,
        "write a word of `seen as`, or EXPRESSION = VALUE of `learns`",
      );
    }
    return [word, text(word)];
  }));
}
