import { describe, expect, it } from "vitest";
import { printDiagnostic } from "../base/index.ts";
import { type Game, TERMINAL } from "./game.ts";
import { gameFromNfg, type NfgDocument, printNfg } from "./nfg.ts";
import { parseNfg } from "./nfg-parse.ts";
import { findRecallFault } from "./recall.ts";

/** The document in `text`, which must be free of mistakes and survive being printed. */
function read(text: string): NfgDocument {
  const { document, diagnostics } = parseNfg(text, "test.nfg");
  expect(diagnostics.map(printDiagnostic).join("\n")).toBe("");
  expect(parseNfg(printNfg(document!), "printed.nfg")).toEqual({ document, diagnostics: [] }); // no diagnostics: a document
  return document!; // the same
}

/** Payoffs at the end that is reached by these strategies (from 0), by player. */
function payoffsAt({ topology, valuation }: Game, ...strategies: number[]): number[] {
  let node = 0;
  for (const k of strategies) node = topology.firstChild[node]! + k;
  expect(topology.kind[node]).toBe(TERMINAL);
  return valuation.payoffs.map((payoff) => payoff[node]!);
}

const rules = (text: string) => parseNfg(text, "f").diagnostics.map(({ rule, place }) => `${rule} ${place?.line}:${place?.column}`);

describe("parseNfg", () => {
  const outcomes = 'NFG 1 R "g" { "A" "B" } { { "x" "y" } { "l" "m" "r" } } "note" { { "peace" 1, 2 } { "war" -1/2, .5 } } 1 2 0 2 2 1';

  it("reads the outcome version", () => {
    expect(read(outcomes)).toEqual({
      title: "g", comment: "note", players: ["A", "B"], strategies: [["x", "y"], ["l", "m", "r"]],
      table: { kind: "outcomes", outcomes: [{ label: "peace", payoffs: ["1", "2"] }, { label: "war", payoffs: ["-1/2", ".5"] }], cells: [0, 1, -1, 1, 1, 0] },
    });
  });

  it("reads the payoff version, strategies by name or by count", () => {
    const counted = read('NFG 1 D "g" { "A" "B" } { 2 1 } 1 2 -3e0 4/5');
    expect(counted).toEqual({ title: "g", comment: "", players: ["A", "B"], strategies: [["1", "2"], ["1"]], table: { kind: "payoffs", payoffs: ["1", "2", "-3e0", "4/5"] } });
    expect(read('NFG 1 R "g"\r\n{ "A" "B" }\r\n{ { "1" "2" } { "1" } }\r\n1, 2, -3e0, 4/5\r\n')).toEqual(counted);
  });

  it("reads the table in a workbook of Gambit's window", () => {
    const table = 'NFG 1 R "Ferry" { "A" "B" } { 2 1 } 1 2 -3 4/5';
    expect(read(`<?xml version="1.0"?>\n<gambit:document>\n<game>\n<nfgfile>\n${table}\n</nfgfile>\n</game>\n</gambit:document>`)).toEqual(read(table));
  });

  it.each([
    ["another kind of file", 'EFG 2 R "" { "A" } t "" 0', "not-a-gambit-file 1:1"],
    ["another version", 'NFG 2 R "" { "A" } { 1 } 0', "unknown-version 1:5"],
    ["a list too few", 'NFG 1 R "" { "A" "B" } { 2 } 1 1 1 1', "wrong-number-of-strategies 1:24"],
    ["a player without strategies", 'NFG 1 R "" { "A" "B" } { 2 0 } 1 1', "no-strategies 1:28"],
    ["an empty list of strategies", 'NFG 1 R "" { "A" } { { } } 1 1', "no-strategies 1:22"],
    ["a table too large", `NFG 1 R "" { "A" "B" } { 3000 3000 } 1`, "too-many-nodes 1:24"],
    ["a player with too many strategies", 'NFG 1 R "" { "A" } { 999999999 } 1', "too-many-nodes 1:22"],
    ["too few payoffs", 'NFG 1 R "" { "A" "B" } { 2 2 }\n1 1 1 1\n1 1 1', "incomplete-table 3:6"],
    ["too many payoffs", 'NFG 1 R "" { "A" "B" } { 1 1 }\n1 1 1', "trailing-text 2:5"],
    ["words among payoffs", 'NFG 1 R "" { "A" } { 2 }\n1 x', "unexpected-text 2:3"],
    ["a payoff that is no number", 'NFG 1 R "" { "A" } { 2 }\n1/0 1e999', "bad-number 2:1,bad-number 2:5"],
    ["an outcome without a name", 'NFG 1 R "" { "A" } { 1 } { { 1 } } 1', "unexpected-text 1:30"],
    ["an outcome with too many payoffs", 'NFG 1 R "" { "A" } { 1 } { { "" 1 2 } } 1', "wrong-number-of-payoffs 1:28"],
    ["an unknown outcome", 'NFG 1 R "" { "A" } { 2 } { { "" 1 } } 1 2', "undefined-outcome 1:41"],
    ["a cell too few", 'NFG 1 R "" { "A" } { 2 } { { "" 1 } } 1', "incomplete-table 1:40"],
    ["a quotation mark that is never closed", 'NFG 1 R "" { "A } { 2 } 1 2', "unclosed-quote 1:14"],
    ["the end after the players", 'NFG 1 R "" { "A" }', "unexpected-end 1:19"],
    ["nothing", "", "not-a-gambit-file 1:1"],
  ])("gives a diagnostic for %s", (_, text, expected) => {
    expect(rules(text).join()).toBe(expected);
  });

  it("reads and writes a hundred thousand outcomes", () => {
    const { table } = read(`NFG 1 R "" { "A" } { 100000 } { ${'{ "" 1 } '.repeat(100_000)} } ${Array.from({ length: 100_000 }, (_, i) => i + 1).join(" ")}`);
    expect(table.kind === "outcomes" && table.cells.at(-1)).toBe(99_999);
  });

  it("gives a diagnostic for a flood of wrong numbers and of braces", () => {
    expect(rules(`NFG 1 R "" { "A" } { 100000 } ${"1/0 ".repeat(100_000)}`)).toHaveLength(51);
    expect(rules(`NFG 1 R "" { "A" } ${"{".repeat(1_000_000)}`)).toHaveLength(1);
  });
});

describe("gameFromNfg", () => {
  it("lets the first player's strategy change fastest", () => {
    const game = gameFromNfg(read('NFG 1 R "" { "A" "B" } { 3 2 } 11 110 21 210 31 310 12 120 22 220 32 320'));
    for (const a of [0, 1, 2]) for (const b of [0, 1]) expect(payoffsAt(game, a, b)).toEqual([10 * (a + 1) + b + 1, 100 * (a + 1) + 10 * (b + 1)]);
  });

  it("hides what the others chose, for any number of players", () => {
    const game = gameFromNfg(read(`NFG 1 R "" { "A" "B" "C" } { 2 3 2 } ${Array.from({ length: 36 }, (_, i) => i).join(" ")}`));
    const { infosets } = game.topology;
    expect([infosets.count, [...infosets.player], [...infosets.number], [...infosets.nodeStart]]).toEqual([3, [0, 1, 2], [1, 1, 1], [0, 1, 3, 9]]);
    expect(findRecallFault(game)).toBeNull();
    expect(payoffsAt(game, 1, 2, 0)).toEqual([15, 16, 17]); // cell 1 + 2 * 2
    expect(payoffsAt(game, 0, 1, 1)).toEqual([24, 25, 26]); // cell 2 * 1 + 6 * 1
  });

  it("pays nothing where there is no outcome and joins outcomes of one name", () => {
    const game = gameFromNfg(read('NFG 1 R "" { "A" } { 4 } { { "war" 1 } { "war" 2 } { "" 3 } } 1 2 0 3'));
    expect(game.outcomes).toEqual(["war"]);
    expect([...game.topology.outcome]).toEqual([-1, 0, 0, -1, -1]);
    expect([...game.valuation.payoffs[0]!]).toEqual([0, 1, 2, 0, 3]); // one player
  });

  it("refuses tables that do not fit the strategies", () => {
    const document = read('NFG 1 R "" { "A" } { 2 } 1 2');
    expect(() => gameFromNfg({ ...document, table: { kind: "payoffs", payoffs: ["1"] } })).toThrow("the table has 1 cells, the strategies make 2");
    expect(() => gameFromNfg({ ...document, strategies: [] })).toThrow("1 players and 0 lists of strategies");
  });
});
