// Reads .nfg files, payoff version and outcome version, strategies by name or by count; all mistakes collected.

import type { Diagnostic } from "../base/index.ts";
import { CLOSE, END, GambitReader, NODES_MAX, NUMBER, OPEN, PAYOFFS_MAX, readHeader, TEXT } from "./efg-reader.ts";
import type { NfgDocument, NfgOutcomes, NfgPayoffs } from "./nfg.ts";

export interface ParsedNfg {
  /** Null when there is any diagnostic. */
  readonly document: NfgDocument | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a strategic-form game in the format of Gambit, versions `NFG 1 R` and `NFG 1 D`. Never throws.
 *
 * @param text  the file's text, at most 64 MB; its tree has at most 5 million nodes
 * @param file  its name, for the diagnostics
 */
export function parseNfg(text: string, file: string): ParsedNfg {
  const reader = new GambitReader(text, file, "nfg");
  const document = reader.stopped ? null : readDocument(reader);
  const { diagnostics } = reader;
  return { document: diagnostics.length > 0 ? null : document, diagnostics };
}

function readDocument(reader: GambitReader): NfgDocument | null {
  const header = readHeader(reader, "NFG", "1");
  if (header === null) return null;
  const { title, players } = header;
  const at = reader.start;
  const strategies = readStrategies(reader, players.length);
  if (strategies === null) return null;
  const nodes = treeSize(strategies);
  if (nodes > NODES_MAX || nodes * players.length > PAYOFFS_MAX) {
    reader.report("too-many-nodes", "the table is too large", `as a tree it has ${nodes > 1e15 ? "more than 1e15" : nodes} nodes`, `at most ${NODES_MAX} nodes, and at most ${PAYOFFS_MAX} payoffs (nodes times players), are read`, at, 1);
    return null;
  }
  let comment = "";
  if (reader.kind === TEXT) {
    comment = reader.value;
    reader.next();
  }
  const cells = strategies.reduce((product, names) => product * names.length, 1);
  const table = reader.kind === OPEN ? readOutcomes(reader, cells, players.length) : readPayoffs(reader, cells, players.length);
  return table === null ? null : { title, comment, players, strategies, table };
}

function treeSize(strategies: readonly (readonly string[])[]): number {
  let level = 1, nodes = 1;
  for (const names of strategies) nodes += level *= names.length;
  return nodes;
}

/** `{ { "a" "b" } { "c" "d" } }`, or `{ 2 2 }` for strategies named 1, 2, ... */
function readStrategies(reader: GambitReader, players: number): string[][] | null {
  const at = reader.start;
  if (!reader.takeBrace(OPEN, "the strategies")) return null;
  const strategies: string[][] = [];
  while (reader.kind === OPEN || reader.kind === NUMBER) {
    const start = reader.start, end = reader.end;
    const names: string[] = [];
    if (reader.kind === NUMBER) {
      const count = reader.takeInteger("the number of strategies", 0);
      if (count === null) return null;
      if (count > NODES_MAX) {
        reader.report("too-many-nodes", "a player has too many strategies", `at most ${NODES_MAX}`, "leave out strategies that are never played", start, end - start);
        return null;
      }
      for (let k = 1; k <= count; k++) names.push(String(k));
    } else {
      reader.next();
      while (reader.kind === TEXT) {
        names.push(reader.value);
        reader.next();
        reader.skipComma();
      }
      if (!reader.takeBrace(CLOSE, "the names of the strategies")) return null;
    }
    if (names.length === 0) {
      reader.report("no-strategies", "a player has no strategy", "expected at least one", "a player who has no choice has one strategy", start, end - start);
      return null;
    }
    strategies.push(names);
    reader.skipComma();
  }
  if (!reader.takeBrace(CLOSE, "the strategies")) return null;
  if (strategies.length === players) return strategies;
  reader.report("wrong-number-of-strategies", "the strategies do not match the players", `lists of strategies: ${strategies.length}, players: ${players}`, "give each player one list of names, or one count", at, 1);
  return null;
}

function readPayoffs(reader: GambitReader, cells: number, players: number): NfgPayoffs | null {
  const payoffs: string[] = [];
  const wanted = cells * players;
  while (payoffs.length < wanted && reader.kind === NUMBER && !reader.stopped) {
    payoffs.push(reader.takeNumber("a payoff") ?? "0");
    reader.skipComma();
  }
  return closed(reader, payoffs.length, wanted, `payoffs (${cells} cells times ${players} players)`) ? { kind: "payoffs", payoffs } : null;
}

function readOutcomes(reader: GambitReader, cells: number, players: number): NfgOutcomes | null {
  reader.next();
  const outcomes: { label: string; payoffs: string[] }[] = [];
  while (reader.kind === OPEN && !reader.stopped) {
    const at = reader.start;
    reader.next();
    const label = reader.takeText("the name of an outcome");
    if (label === null) return null;
    const payoffs: string[] = [];
    reader.skipComma();
    while (reader.kind === NUMBER) {
      payoffs.push(reader.takeNumber("a payoff") ?? "0");
      reader.skipComma();
    }
    if (reader.kind !== CLOSE) return reader.missing("a payoff or }", "payoffs are numbers such as 3, -1/2, 0.25 or 1e-3");
    reader.next();
    if (payoffs.length !== players) reader.report("wrong-number-of-payoffs", `outcome ${outcomes.length + 1} does not have one payoff for each player`, `payoffs: ${payoffs.length}, players: ${players}`, "write one number for each player, in their order", at, 1);
    outcomes.push({ label, payoffs });
    reader.skipComma();
  }
  if (!reader.takeBrace(CLOSE, "the outcomes")) return null;
  const table: number[] = [];
  while (table.length < cells && reader.kind === NUMBER && !reader.stopped) {
    const start = reader.start, end = reader.end;
    const number = reader.takeInteger("the number of an outcome (0 for none)", 0);
    if (number !== null && number > outcomes.length) reader.report("undefined-outcome", `there is no outcome ${number}`, `outcomes listed above: ${outcomes.length}`, "outcomes are counted from 1 in the order of the list; 0 stands for none", start, end - start);
    table.push((number ?? 0) - 1);
    reader.skipComma();
  }
  return closed(reader, table.length, cells, "outcome numbers, one for each cell") ? { kind: "outcomes", outcomes, cells: table } : null;
}

/** Whether the table is complete and nothing follows it. */
function closed(reader: GambitReader, found: number, wanted: number, what: string): boolean {
  if (reader.stopped || reader.cut) return false;
  if (found < wanted) {
    if (reader.kind !== END) reader.missing("a number", "the table is a plain list of numbers, with no braces or names");
    else reader.report("incomplete-table", "the table has too few entries", `${found} of ${wanted} ${what}`, "the first player's strategy changes fastest");
    return false;
  }
  if (reader.kind === END) return true;
  reader.report("trailing-text", "the file goes on after the table is complete", `the table has ${wanted} ${what}`, "take this out, or list more strategies");
  return false;
}
