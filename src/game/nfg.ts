// A Gambit strategic-form file (.nfg) as data, how it is written, and the game it describes: everyone chooses at once.
//
// Source: the file formats of Gambit, https://gambitproject.readthedocs.io

import { requireThat } from "../base/index.ts";
import { type Draft, GameBuilder } from "./builder.ts";
import { moveNames, nameText, playerNames, quoted } from "./efg-reader.ts";
import { type Game, revalue } from "./game.ts";
import { floatOf } from "./rational.ts";

export interface NfgDocument {
  readonly title: string;
  readonly comment: string;
  /** Names, by player. */
  readonly players: readonly string[];
  /** Names, by player and strategy. */
  readonly strategies: readonly (readonly string[])[];
  readonly table: NfgPayoffs | NfgOutcomes;
}

/** Cells of a table stand in the order in which the first player's strategy changes fastest. */
export interface NfgPayoffs {
  readonly kind: "payoffs";
  /** By cell and player, as written: `payoffs[cell * players + player]`. */
  readonly payoffs: readonly string[];
}

export interface NfgOutcomes {
  readonly kind: "outcomes";
  readonly outcomes: readonly { readonly label: string; /** By player, as written. */ readonly payoffs: readonly string[] }[];
  /** By cell: an index in `outcomes`, -1 for none, which pays 0. */
  readonly cells: readonly number[];
}

/** The document as text that Gambit and `parseNfg` read. The same document always gives the same text. */
export function printNfg(document: NfgDocument): string {
  const { title, comment, players, strategies, table } = document;
  const lines = [`NFG 1 R ${quoted(title)} { ${players.map(quoted).join(" ")} }`, "", "{"];
  for (const names of strategies) lines.push(`{ ${names.map(quoted).join(" ")} }`);
  lines.push("}", quoted(comment), "");
  if (table.kind === "payoffs") {
    for (let at = 0; at < table.payoffs.length; at += players.length) lines.push(table.payoffs.slice(at, at + players.length).join(" "));
  } else {
    lines.push("{");
    for (const outcome of table.outcomes) lines.push(`{ ${quoted(outcome.label)} ${outcome.payoffs.join(", ")} }`);
    lines.push("}");
    const row = strategies[0]?.length ?? 1;
    for (let at = 0; at < table.cells.length; at += row) lines.push(table.cells.slice(at, at + row).map((cell) => cell + 1).join(" "));
  }
  return lines.join("\n") + "\n";
}

/**
 * The table as a tree: the players move in turn, and nobody sees what the others chose. Each player has one information set,
 * number 1. Outcomes of one name are one outcome of the game; names are those of `gameFromEfg`.
 *
 * @throws {RangeError} when the table does not have one entry for each cell (`parseNfg` never returns such a one)
 */
export function gameFromNfg(document: NfgDocument): Game {
  const { players, table } = document;
  const strategies = document.strategies.map(moveNames);
  requireThat(players.length > 0 && strategies.length === players.length && strategies.every((names) => names.length > 0), `gameFromNfg(): ${players.length} players and ${strategies.length} lists of strategies; want at least one player and one strategy for each`);
  const cells = strategies.reduce((product, names) => product * names.length, 1);
  const entries = table.kind === "payoffs" ? table.payoffs.length / players.length : table.cells.length;
  requireThat(entries === cells, `gameFromNfg(): the table has ${entries} cells, the strategies make ${cells}`);
  const builder = new GameBuilder(nameText(document.title), playerNames(players));
  strategies.forEach((actions, player) => builder.addInfoset({ player, number: 1, label: "", actions }));
  const labels = table.kind === "payoffs" ? [] : table.outcomes.map((outcome) => nameText(outcome.label));
  const names = [...new Set(labels.filter((label) => label !== ""))];
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const outcomeAt = (cell: number) => (table.kind === "payoffs" ? -1 : (indexOf.get(labels[table.cells[cell]!] ?? "") ?? -1));
  // One level after another: its first draft, the others following, and for each the cell as far as it is chosen.
  let first: Draft = builder.addDecision(-1, "", 0);
  let chosen = [0];
  for (let player = 0, stride = 1; player < players.length; stride *= strategies[player]!.length, player++) {
    const below = builder.nodeCount;
    const next: number[] = [];
    chosen.forEach((cell, i) => strategies[player]!.forEach((name, k) => {
      next.push(cell + k * stride);
      if (player < players.length - 1) builder.addDecision(first + i, name, player + 1);
      else builder.addTerminal(first + i, name, outcomeAt(cell + k * stride));
    }));
    [first, chosen] = [below, next];
  }
  const textAt = (draft: Draft, player: number) => {
    const cell = chosen[draft - first]!; // the last level are the ends
    return table.kind === "payoffs" ? table.payoffs[cell * players.length + player]! : (table.outcomes[table.cells[cell]!]?.payoffs[player] ?? "0");
  };
  const { game, draftOf } = builder.finish(names, { chance: () => 1, payoff: (draft, player) => floatOf(textAt(draft, player)) + 0 }); // -0 becomes 0
  const end = game.topology.nodeCount - chosen.length, index = draftOf.map((_, node) => Math.max(-1, node - end));
  const written = game.valuation.payoffs.map((of, player) => ({ of, index, texts: chosen.map((_, i) => textAt(draftOf[end + i]!, player)) }));
  return revalue(game, { ...game.valuation, written });
}
