import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printDiagnostic } from "../base/index.ts";
import { type EfgDocument, printEfg } from "./efg.ts";
import { efgFromGame, efgRefusal, gameFromEfg, scaledOdds } from "./efg-game.ts";
import { parseEfg } from "./efg-parse.ts";
import { GameBuilder } from "./builder.ts";
import { type Game, revalue, TERMINAL } from "./game.ts";
import { findRecallFault } from "./recall.ts";

/** The document in `text`, which must be free of mistakes and survive being printed. */
function read(text: string): EfgDocument {
  const { document, diagnostics } = parseEfg(text, "test.efg");
  expect(diagnostics.map(printDiagnostic).join("\n")).toBe("");
  expect(parseEfg(printEfg(document!), "printed.efg")).toEqual({ document, diagnostics: [] }); // no diagnostics: a document
  return document!; // the same
}

const game = (nodes: string, players = '"A" "B"'): Game => gameFromEfg(read(`EFG 2 R "" { ${players} } ${nodes}`));

/** By player: payoffs at the ends, in the order of the file (which is the game's order when all ends are equally deep). */
const payoffs = ({ topology, valuation }: Game) => valuation.payoffs.map((payoff) => [...payoff].filter((_, node) => topology.kind[node] === TERMINAL));

describe("parseEfg", () => {
  it("says which odds it scales", () => {
    const { document } = parseEfg('EFG 2 R "" { "A" } c "" 3 "" { "l" 0.3333 "r" 0.6666 } 0 c "" 4 "" { "l" 1/3 "r" 2/3 } 0 t "" 0 t "" 0 t "" 0', "f");
    expect(scaledOdds(document!)).toEqual(["the odds of chance event 3 sum to 0.9999: each is divided by that"]);
  });

  it("scales odds that are thirds of four decimals, and keeps those that sum to 1", () => {
    const odds = (...p: string[]) => [...game(`c "" 1 "" { ${p.map((text, k) => `"${k}" ${text}`).join(" ")} } 0 ${'t "" 0 '.repeat(p.length)}`, '"A"').valuation.chance.subarray(1)];
    expect(odds("0.3333", "0.3333", "0.3333")).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(odds("0.1", "0.2", "0.7")).toEqual([0.1, 0.2, 0.7]);
  });

  it("reads title, players, comment and every part of a node", () => {
    expect(read(`EFG 2 R "A title" { "Ann" "Bob" }
"A comment"

c "root" 3 "toss" { "heads" 1/4 "tails" 3/4 } 0
p "left" 1 7 "Ann" { "L" "R" } 2 "bonus" { 1/2, -1 }
t "" 1 "peace" { 1, 2.50 }
t "x" 0
p "right" 2 7 "Bob" { "l" "r" } 0
t "" 5 "war" { -1e1, +3 }
t "" 1 "peace" { 1, 2.50 }
`)).toEqual({
      title: "A title", comment: "A comment", players: ["Ann", "Bob"],
      infosets: [{ player: 0, number: 7, label: "Ann", actions: ["L", "R"] }, { player: 1, number: 7, label: "Bob", actions: ["l", "r"] }],
      events: [{ number: 3, label: "toss", actions: ["heads", "tails"], probabilities: ["1/4", "3/4"] }],
      outcomes: [{ number: 2, label: "bonus", payoffs: ["1/2", "-1"] }, { number: 1, label: "peace", payoffs: ["1", "2.50"] }, { number: 5, label: "war", payoffs: ["-1e1", "+3"] }],
      nodes: [
        { kind: "chance", label: "root", set: 0, outcome: -1 },
        { kind: "player", label: "left", set: 0, outcome: 0 }, { kind: "terminal", label: "", set: -1, outcome: 1 }, { kind: "terminal", label: "x", set: -1, outcome: -1 },
        { kind: "player", label: "right", set: 1, outcome: -1 }, { kind: "terminal", label: "", set: -1, outcome: 2 }, { kind: "terminal", label: "", set: -1, outcome: 1 },
      ],
    });
  });

  const plain = 'EFG 2 R "g" { "A" "B" } "note" p "" 1 1 "s" { "x" "y" } 0 t "" 1 "o" { 1, 2 } t "" 0';
  it.each([
    ["version D", plain.replace("R", "D")],
    ["Windows line ends", plain.replaceAll(" ", "\r\n")],
    ["a byte-order mark", `\ufeff${plain}`],
    ["no space where none is needed", 'EFG 2 R"g"{"A""B"}"note"p""1 1"s"{"x""y"}0t""1"o"{1 2}t""0'],
    ["space of every kind", `\n\t ${plain.replaceAll(" ", " \t\v\f\r\n ")}\n\n`],
    ["no commas between payoffs", plain.replace("1, 2", "1 2")],
    ["a comma after the last payoff", plain.replace("1, 2", "1, 2,")],
    ["commas between names", plain.replace('"A" "B"', '"A", "B"').replace('"x" "y"', '"x", "y"')],
  ])("does not mind %s", (_, text) => {
    expect(read(text)).toEqual(read(plain));
  });

  it("does without a comment", () => {
    expect(read(plain.replace('"note" ', ""))).toEqual({ ...read(plain), comment: "" });
  });

  it("reads sets and outcomes called by their number alone", () => {
    const full = read(`EFG 2 R "" { "A" } c "" 1 "e" { "h" 1/2 "t" 1/2 } 0
      p "" 1 1 "s" { "x" "y" } 0 t "" 1 "o" { 1 } c "" 1 "e" { "h" 1/2 "t" 1/2 } 0 t "" 1 "o" { 1 } t "" 0
      p "" 1 1 "s" { "x" "y" } 0 t "" 1 "o" { 1 } t "" 0`);
    expect(read(`EFG 2 R "" { "A" } c "" 1 "e" { "h" 1/2 "t" 1/2 } 0
      p "" 1 1 "s" { "x" "y" } 0 t "" 1 "o" { 1 } c "" 1 0 t "" 1 t "" 0
      p "" 1 1 0 t "" 1 t "" 0`)).toEqual(full);
    expect(read(`EFG 2 R "" { "A" } c "" 1 "e" { "h" .5 "t" 2/4 } 0
      p "" 1 1 "s" { "x" "y" } 0 t "" 1 "o" { 1 } c "" 1 "e" { "h" 1/2 "t" 0.50 } 0 t "" 1 "o" { 1.0 } t "" 0
      p "" 1 1 "s" 0 t "" 1 "o" t "" 0`).nodes).toEqual(full.nodes);
  });

  it("reads descriptions without a name, and the same name with a space at its end", () => {
    const { events, infosets, outcomes, nodes } = read(`EFG 2 R "" { "A" } c "" 1 { "h" 1/2 "t" 1/2 } 0
      p "" 1 1 { "x" "y" } 0 t "" 1 { 3 } t "" 0
      p "" 1 1 "" { "x " "y" } 0 t "" 1 " " { 3.0 } t "" 0`);
    expect([events[0]?.label, infosets.map((set) => [set.label, set.actions]), outcomes]).toEqual(["", [["", ["x", "y"]]], [{ number: 1, label: "", payoffs: ["3"] }]]);
    expect(nodes).toHaveLength(7);
  });

  it("keeps empty, repeated and awkward names", () => {
    const names = ["", "", "a", "a", 'say "go"', "C:\\", '\\"', "\\\\", "tab\tand\nline", "été 戦争 \u{1f680}", "{ } , 1/2"];
    const document: EfgDocument = {
      title: 'the "title"\\', comment: "two\r\nlines", players: names,
      infosets: [{ player: 3, number: 1, label: "\\", actions: names }], events: [],
      outcomes: [{ number: 1, label: '"', payoffs: names.map(() => "0") }],
      nodes: [{ kind: "player", label: '"\\"', set: 0, outcome: -1 }, ...names.map((label) => ({ kind: "terminal" as const, label, set: -1, outcome: 0 }))],
    };
    expect(parseEfg(printEfg(document), "f")).toEqual({ document, diagnostics: [] });
    expect(read(String.raw`EFG 2 R "a \"b\" \c" { "A" } t "" 0`).title).toBe(String.raw`a "b" \c`);
  });

  it("tells apart sets of two players with one number", () => {
    expect(read('EFG 2 R "" { "A" "B" } p "" 1 1 "a" { "x" } 0 p "" 2 1 "b" { "y" "z" } 0 t "" 0 t "" 0').infosets.map((set) => set.label)).toEqual(["a", "b"]);
  });

  it("reports all mistakes of a file, with their places", () => {
    const { document, diagnostics } = parseEfg(`EFG 2 R "" { "A" }
c "" 1 "" { "h" 1/3 "t" 1/3 } 0
p "" 2 1 "" { "x" } 0
t "" 1 "" { 1, 2 }
t "" 1 "" { 1/0 }
`, "bad.efg");
    expect(document).toBeNull();
    expect(diagnostics.map(({ rule, place }) => [rule, place?.line, place?.column])).toEqual([["odds-do-not-sum-to-1", 2, 11], ["unknown-player", 3, 6], ["wrong-number-of-payoffs", 4, 11], ["bad-number", 5, 13]]);
    expect(diagnostics[1]?.place?.text).toBe('p "" 2 1 "" { "x" } 0');
  });

  it("reads the game in a workbook of Gambit's window, and counts its lines from the top of the file", () => {
    const game = 'EFG 2 R "Crossing" { "Boat" } "" p "" 1 1 "" { "wait" "go" } 0 t "" 1 "" { 2 } t "" 2 "" { 3 }';
    const workbook = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>\r\n<gambit:document version="0.1">\r\n<game>\r\n<efgfile>\r\n${inside}\r\n</efgfile>\r\n</game>\r\n</gambit:document>\r\n`;
    expect(parseEfg(workbook(game), "w.gbt")).toEqual(parseEfg(game, "w.gbt"));
    expect(parseEfg(workbook(`${game} 5`), "w.gbt").diagnostics.map(({ rule, place }) => `${rule} ${place?.line}:${place?.column}`)).toEqual([`trailing-text 5:${game.length + 2}`]);
    expect(parseEfg("<efgfile>", "w.gbt").diagnostics.map(({ rule }) => rule)).toEqual(["not-a-gambit-file"]);
  });

  it("counts lines and columns from 1, without the byte-order mark and the carriage return", () => {
    const { diagnostics } = parseEfg('\ufeffEFG 3 R "" { "A" }\r\nt "" 0', "bom.efg");
    expect(diagnostics[0]?.place).toEqual({ file: "bom.efg", line: 1, column: 5, length: 1, text: 'EFG 3 R "" { "A" }' });
  });

  it("stops after 50 mistakes", () => {
    const { diagnostics } = parseEfg(`EFG 2 R "" { "A" } ${'p "" 9 1 "" { "x" } 0\n'.repeat(200)} t "" 0`, "f");
    expect(diagnostics).toHaveLength(51);
    expect(diagnostics[50]?.rule).toBe("too-many-mistakes");
  });

  it("refuses files that are too large", () => {
    expect(parseEfg(" ".repeat(64 * 1024 * 1024 + 1), "f").diagnostics.map((d) => d.rule)).toEqual(["file-too-large"]);
    const crowd = `EFG 2 R "" { ${'"x" '.repeat(1000)}} ${'p "" 1 1 "" { "a" } 0\n'.repeat(20_001)} t "" 0`;
    expect(parseEfg(crowd, "f").diagnostics.map((d) => d.rule)).toEqual(["too-many-nodes"]);
  });

  it.each([
    ["unclosed braces", `EFG 2 R "" { "A" } ${"{".repeat(1_000_000)}`, "unexpected-text"],
    ["a brace for every node", `EFG 2 R "" { "A" } ${'p "" 1 1 "" { '.repeat(100_000)}`, "unexpected-text"],
    ["quotes", `EFG 2 R "" { "A" } t ${'"'.repeat(1_000_001)}`, "unexpected-text"],
    ["backslashes", `EFG 2 R "" { "A" } t "${"\\".repeat(1_000_000)}`, "unclosed-quote"],
    ["digits", `EFG 2 R "" { "A" } t "" 1 "" { ${"9".repeat(1_000_000)} }`, "bad-number"],
    ["levels without an end", `EFG 2 R "" { "A" } ${'p "" 1 1 "" { "a" "b" } 0 '.repeat(100_000)}`, "missing-children"],
    ["nodes after the end", `EFG 2 R "" { "A" } ${'t "" 0 '.repeat(100_000)}`, "trailing-text"],
  ])("gives a diagnostic for a flood of %s", (_, text, rule) => {
    expect(parseEfg(text, "f").diagnostics.map((d) => d.rule)).toContain(rule);
  });
});

describe("gameFromEfg", () => {
  it("keeps the numbers of the information sets and the order of the actions", () => {
    const { topology } = game('p "" 1 40 "late" { "z" "a" } 0 p "" 1 3 "" { "m" } 0 t "" 0 t "" 0');
    expect([...topology.infosets.number]).toEqual([3, 40]);
    expect(topology.infosets.actions).toEqual([["m"], ["z", "a"]]);
    expect([...topology.branch].map((b) => topology.labels[b])).toEqual(["", "z", "a", "m"]);
  });

  it("adds the payoffs along a path exactly and rounds once", () => {
    const sums = game('p "" 1 1 "" { "x" "y" } 1 "" { 0.1, 1/3 } t "" 2 "" { 0.2, 1/6 } p "" 1 2 "" { "u" "v" } 3 "" { 0.7, -1/3 } t "" 2 t "" 0');
    expect(payoffs(sums)).toEqual([[0.3, 1, 0.8], [0.5, 1 / 6, 0]]);
  });

  it("adds in doubles where exact denominators would grow without end", () => {
    const primes = Array.from({ length: 200 }, (_, i) => 1_000_003 + 2 * i);
    const nodes = primes.map((p, i) => `p "" 1 ${i + 1} "" { "on" } ${i + 1} "" { 1/${p}, 1 }`).join("\n");
    const [[long], [count]] = payoffs(game(`${nodes} t "" 0`)) as [[number], [number]]; // one end, two players
    expect(long).toBeCloseTo(primes.reduce((sum, p) => sum + 1 / p, 0), 15);
    expect(count).toBe(200);
  });

  it("keeps sums finite", () => {
    expect(parseEfg('EFG 2 R "" { "A" } t "" 1 "" { 1.1e300 }', "f").diagnostics.map((d) => d.rule)).toEqual(["bad-number"]);
    expect(payoffs(game(`${'p "" 1 1 "" { "on" } 1 "" { 1e300 } '.repeat(1000)} t "" 0`, '"A"'))).toEqual([[1e303]]);
  });

  it("gives a path its outcomes and names only the one at the end", () => {
    const { outcomes, topology } = game('p "" 1 1 "" { "x" "y" "z" } 1 "stage" { 1, 1 } t "" 2 "war" { 0, 0 } t "" 3 "war" { 5, 5 } t "" 4 "" { 1, 1 }');
    expect(outcomes).toEqual(["war"]);
    expect([...topology.outcome]).toEqual([-1, 0, 0, -1]);
  });

  it("divides odds correctly rounded", () => {
    expect([...game('c "" 1 "" { "a" 1/3 "b" 0.25 "c" 5/12 } 0 t "" 0 t "" 0 t "" 0').valuation.chance]).toEqual([1, 1 / 3, 0.25, 5 / 12]);
  });

  it("tells players of one name and of none apart by their numbers, and calls moves without a name by theirs", () => {
    const { players, topology } = game('p "" 2 1 "" { "" "stay" " " } 0 t "" 0 t "" 0 c "" 1 "" { "" 1/2 "" 1/2 } 0 t "" 0 t "" 0', '"North" "" "North" "Player 2"');
    expect(players).toEqual(["North (1)", "Player 2 (2)", "North (3)", "Player 2 (4)"]);
    expect([topology.infosets.actions, topology.labels].map(String)).toEqual([["1,stay,3"], ["", "1", "stay", "3", "2"]].map(String));
    expect(game('t "" 0', '"A" "A" "A (1)"').players).toEqual(["A (1) (1)", "A (2)", "A (1)"]);
  });

  it("takes moves without a choice for sure ones where a player would forget something by them only", () => {
    // One waits twice in a row, or once, at places that it cannot tell apart, and then meets Two or not.
    const tree = (wait: string, again: string) => `p "" 1 1 "" { "early" "late" } 0
      p "" 1 ${wait} "dock" { "wait" } 0 p "" 1 2 "dock" { "wait" } 0 p "" 2 1 "" { "row" "sail" } 0 t "" 1 "" { 4, 1 } t "" 2 "" { 0, 2 }
      p "" 1 ${again} "dock" { "wait" } 0 p "" 1 3 "" { "row" "sail" } 0 t "" 3 "" { 1, 3 } t "" 4 "" { 2, 0 }`;
    const forgetful = game(tree("2", "2")), mindful = game(tree("4", "5"));
    expect([forgetful, mindful].map(findRecallFault)).toEqual([null, null]);
    expect([[...forgetful.topology.infosets.number], [...forgetful.topology.infosets.nodes]]).toEqual([[1, 3, 1], [0, 4, 5]]);
    expect(forgetful.valuation.payoffs).toEqual(mindful.valuation.payoffs);
    expect([...forgetful.valuation.chance]).toEqual(new Array(10).fill(1));
    expect(mindful.topology.infosets.count).toBe(6);
    // A choice that is forgotten stays one.
    const absent = game('p "" 1 1 "" { "on" "off" } 0 p "" 1 1 "" { "on" "off" } 0 p "" 1 2 "" { "go" } 0 t "" 0 t "" 0 t "" 0');
    expect([findRecallFault(absent)?.infoset, absent.topology.infosets.count]).toEqual([0, 2]);
  });

  it("takes control characters out of names", () => {
    expect(game('t "" 1 "red\u001b[31m  war" { 0, 0 }', '"A\nB" "\u202e"').outcomes).toEqual(["red[31m war"]);
  });

  it("cuts names that no reader could take in", () => {
    const long = "x".repeat(2_000_000);
    const { players, outcomes } = game(`t "" 1 "${long}" { 0, 0 }`, `"${long}" "B"`);
    expect([players[0]?.length, outcomes[0]?.length]).toEqual([1_000, 1_000]);
  });

  it("builds trees 100,000 levels deep, with payoffs on the way", () => {
    const deep = game(`p "" 1 1 "" { "on" "off" } 1 "" { 1/7, 1 } t "" 0 ${'p "" 1 1 1 t "" 0 '.repeat(99_999)} t "" 0`);
    expect(deep.topology.levelStart).toHaveLength(100_002);
    expect(deep.valuation.payoffs[0]!.at(-1)).toBe(100_000 / 7); // player A
    expect(findRecallFault(deep)?.infoset).toBe(0);
    expect(efgFromGame(deep).nodes).toHaveLength(200_001);
  });

  it("refuses documents that are no tree", () => {
    const document = read('EFG 2 R "" { "A" } p "" 1 1 "" { "x" "y" } 0 t "" 0 t "" 0');
    const nodes = document.nodes;
    const wrong = (change: Partial<EfgDocument>) => () => gameFromEfg({ ...document, ...change });
    expect(wrong({ nodes: nodes.slice(0, 2) })).toThrow("lacks branches");
    expect(wrong({ nodes: [] })).toThrow("not complete");
    expect(wrong({ nodes: [...nodes, nodes[2]!] })).toThrow("node 3 has no place"); // three nodes
    expect(wrong({ infosets: [] })).toThrow("names set 0");
    expect(wrong({ nodes: [{ kind: "terminal", label: "", set: -1, outcome: 4 }] })).toThrow("names outcome 4");
    expect(wrong({ outcomes: [{ number: 1, label: "", payoffs: ["1", "2"] }] })).toThrow("2 payoffs for 1 players");
  });
});

describe("printEfg", () => {
  it("writes what Gambit writes", () => {
    const text = 'EFG 2 R "g" { "A" "B" }\n"note"\n\nc "" 1 "" { "h" 1/2 "t" 1/2 } 0\np "" 1 1 "s" { "x" } 0\nt "" 1 "o" { 1, -2/3 }\np "" 1 1 "s" { "x" } 0\nt "n" 0\n';
    expect(printEfg(read(text))).toBe(text);
  });

  it("describes long lists once when repeating them would make a huge file", () => {
    const long = "x".repeat(40_000);
    const document: EfgDocument = {
      title: "", comment: "", players: ["A"], infosets: [{ player: 0, number: 1, label: "", actions: [long] }],
      events: [{ number: 1, label: long, actions: ["e"], probabilities: ["1"] }], outcomes: [{ number: 1, label: long, payoffs: ["0"] }],
      nodes: [...Array.from({ length: 1000 }, (_, i) => ({ kind: i % 2 === 0 ? "player" as const : "chance" as const, label: "", set: 0, outcome: 0 })), { kind: "terminal", label: "", set: -1, outcome: 0 }],
    };
    const text = printEfg(document);
    expect(text.length).toBeLessThan(150_000);
    expect(parseEfg(text, "f").document).toEqual(document);
  });

  it("refuses a node whose set or outcome is missing", () => {
    const document = read('EFG 2 R "" { "A" } t "" 0');
    expect(() => printEfg({ ...document, nodes: [{ kind: "player", label: "", set: 0, outcome: -1 }] })).toThrow("names set 0");
    expect(() => printEfg({ ...document, nodes: [{ kind: "terminal", label: "", set: -1, outcome: 0 }] })).toThrow("outcome 0");
  });
});

describe("efgFromGame", () => {
  it("writes odds that sum to 1 exactly and read back as the same doubles", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 8 }), (weights) => {
      const total = weights.reduce((a, b) => a + b, 0);
      const builder = new GameBuilder("odds", ["A"]);
      builder.addChance(-1, "");
      weights.forEach((_, i) => builder.addTerminal(0, `e${i}`, -1));
      const built = builder.finish([], { chance: (draft) => weights[draft - 1]! / total, payoff: () => 0 }).game; // a draft for each weight
      const document = efgFromGame(built);
      expect([...gameFromEfg(document).valuation.chance]).toEqual([...built.valuation.chance]);
      expect(exactSum(document.events[0]!.probabilities)).toBe("1"); // one chance node
    }));
  });

  it("moves no odds further than to the next double, below a power of two neither", () => {
    const odds = [0.5, 0.30000000000000004, 0.2];
    const coins = game('c "" 1 "" { "a" 1/2 "b" 3/10 "c" 1/5 } 0 t "" 0 t "" 0 t "" 0');
    const chance = Float64Array.of(1, ...odds);
    const document = efgFromGame(revalue(coins, { ...coins.valuation, chance, beliefs: [chance, chance] }));
    expect([...gameFromEfg(document).valuation.chance]).toEqual([...chance]);
    expect(exactSum(document.events[0]!.probabilities)).toBe("1"); // one chance node
  });

  it("writes thirds as thirds", () => {
    expect(efgFromGame(game('c "" 1 "" { "a" 1/3 "b" 2/3 } 0 t "" 0 t "" 0')).events[0]?.probabilities).toEqual(["1/3", "2/3"]);
  });

  it("gives ends of one name and payoff one outcome, and none where nothing happens", () => {
    const document = efgFromGame(game('p "" 1 1 "" { "a" "b" "c" "d" } 0 t "" 1 "war" { 1, 2 } t "" 2 "war" { 1, 2 } t "" 3 "war" { 1, 3 } t "" 4 "" { 0, 0 }'));
    expect(document.outcomes).toEqual([{ number: 1, label: "war", payoffs: ["1", "2"] }, { number: 2, label: "war", payoffs: ["1", "3"] }]);
    expect(document.nodes.map((node) => node.outcome)).toEqual([-1, 0, 0, 1, -1]);
  });

  const coin = game('c "" 1 "" { "h" 1/2 "t" 1/2 } 0 t "" 0 t "" 0');
  const { chance, beliefs, payoffs: paid } = coin.valuation;
  it.each<[string, Game, string]>([
    ["differing beliefs", revalue(coin, { ...coin.valuation, beliefs: [chance, Float64Array.of(1, 0.9, 0.1)] }), 'B holds other odds than the scenario (0.9 against 0.5 at "h")'],
    ["infinite payoffs", revalue(coin, { chance, beliefs, payoffs: [paid[0]!, Float64Array.of(0, Infinity, 0)] }), "a payoff of B is Infinity"], // two players
    ["odds that do not sum to 1", revalue(coin, { chance: Float64Array.of(1, 0.5, 0.6), beliefs: [], payoffs: paid }), "the probabilities of a chance node are 0.5, 0.6"],
    ["a game without players", { ...coin, players: [] }, "the game has no players"],
  ])("refuses %s", (_, refused, sentence) => {
    const complete = refused.valuation.beliefs.length === 2 ? refused : revalue(refused, { ...refused.valuation, beliefs: [refused.valuation.chance, refused.valuation.chance] });
    expect(efgRefusal(complete)).toContain(sentence);
    expect(() => efgFromGame(complete)).toThrow(sentence);
  });

  it("accepts beliefs that are equal though not one array", () => {
    expect(efgRefusal(revalue(coin, { ...coin.valuation, beliefs: [chance, chance.slice()] }))).toBeNull();
  });

  it("refuses set numbers below 1", () => {
    const builder = new GameBuilder("", ["A"]);
    builder.addDecision(-1, "", builder.addInfoset({ player: 0, number: 0, label: "s", actions: ["x"] }));
    builder.addTerminal(0, "x", -1);
    expect(efgRefusal(builder.finish([], { chance: () => 1, payoff: () => 0 }).game)).toContain('information set "s" of A has the number 0');
  });
});

function exactSum(texts: readonly string[]): string {
  let [numerator, denominator] = [0n, 1n];
  for (const text of texts) {
    const [whole = "", part = "1"] = text.split("/");
    const [mantissa = "", exponent = "0"] = whole.split("e");
    const power = Number(exponent) - (mantissa.split(".")[1]?.length ?? 0);
    const n = BigInt(mantissa.replace(".", "")) * 10n ** BigInt(Math.max(0, power)), d = BigInt(part) * 10n ** BigInt(Math.max(0, -power));
    [numerator, denominator] = [numerator * d + n * denominator, denominator * d];
  }
  return numerator === denominator ? "1" : `${Number(numerator * 10n ** 25n / denominator) / 1e25} (${texts.join(" + ")})`;
}
