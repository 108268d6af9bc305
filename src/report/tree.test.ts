import { describe, expect, it } from "vitest";
import { compile } from "../compile/index.ts";
import { DECISION, type Game, GameBuilder } from "../game/index.ts";
import { requireScenario } from "../language/index.ts";
import { solve } from "../solve/index.ts";
import { outcomeDistribution } from "../strategy/index.ts";
import { isEnd } from "./tree-node.ts";
import { isGuardedEnd, oddsBand } from "./tree-odds.ts";
import { publicTree } from "./tree-public.ts";
import { shapeTree, sharedSets } from "./tree-shape.ts";
import { treeSvg } from "./tree-svg.ts";
import { dayText } from "./days.ts";
import { breakEvenly, breakText, endPayoffText, oddsText, payoffText, roughOddsText, textWidth, xmlText } from "./tree-text.ts";

const compiled = compile(requireScenario(`
excomm: 1
title: Two roads
players: { a: { title: A }, b: { title: B } }
types: { a: { bold: { prior: 0.3 }, timid: { prior: 0.7 } } }
parameters:
  spark: { value: 0.1, range: [0.05, 0.2], basis: judgement }
  damp: { value: 0.5, range: [0.4, 0.8], basis: judgement }
stages:
  road:
    player: a
    actions:
      left: { title: Take the left road, then: watch }
      right: { seen as: { b: left }, then: watch }
      home: { then: stayed }
  watch:
    player: b
    actions: { stop: { then: stopped }, wave: { then: fire } }
  fire:
    chance:
      burn: { p: "spark * (1 - damp)", then: burnt }
      pass: { p: rest, then: through }
outcomes:
  stayed: { payoffs: { a: 0, b: 0 } }
  stopped: { payoffs: { a: { bold: -2, timid: -1 }, b: 1 } }
  through: { payoffs: { a: { bold: 3, timid: 1 }, b: -1 } }
  burnt: { tags: [fire], payoffs: { a: -9, b: -9 } }
guarded: fire
record: [{ stage: road, took: left }, { stage: watch, took: wave }, { stage: fire, took: pass, date: 1914-07-23 }]
`, "roads.yaml"));
const { game } = compiled;
const solved = solve(game, { solver: "qre", lambda: 1 }).profiles[0]!;
const treeOf = (types: readonly (readonly [string, string])[] = []) => publicTree(game, compiled, solved.probabilities, solved.logProbabilities, new Map(types));
const tree = treeOf();
const byPath = (path: string, of = tree) => of.nodes.find((_, index) => pathTo(index, of) === path)!;
const pathTo = (index: number, of: typeof tree): string => (of.nodes[index]!.parent < 0 ? "" : `${pathTo(of.nodes[index]!.parent, of)}/${of.nodes[index]!.branch}`);

describe("the public tree", () => {
  it("has each history once, not once for every type", () => {
    expect(tree.typeCombinations).toBe(2);
    expect(tree.nodes.map((_, index) => pathTo(index, tree)).filter((path) => path.split("/").length === 2)).toEqual(["/left", "/right", "/home"]);
    expect(tree.nodes.length).toBe((game.topology.nodeCount - 1) / 2);
  });

  it("gives the mean of the types' probabilities, and after a move by Bayes' rule", () => {
    const bold = treeOf([["a", "bold"]]), timid = treeOf([["a", "timid"]]);
    const [p, q] = [byPath("/left", bold).probability, byPath("/left", timid).probability];
    expect(byPath("/left").probability).toBeCloseTo(0.3 * p + 0.7 * q, 12);
    const posterior = (0.3 * p) / (0.3 * p + 0.7 * q);
    expect(byPath("/left/stop").payoffs[0]).toBeCloseTo(posterior * -2 + (1 - posterior) * -1, 12);
    expect(byPath("/left/stop", bold).payoffs).toEqual([-2, 1]);
    expect(bold.typeTitles).toEqual(["bold", null]);
  });

  it("gives ends the probabilities that outcomes have", () => {
    const ends = game.outcomes.map((_, outcome) => tree.nodes.filter((node) => node.outcome === outcome).reduce((sum, node) => sum + node.reach, 0));
    outcomeDistribution(game, solved.probabilities).forEach((probability, outcome) => expect(ends[outcome]).toBeCloseTo(probability, 12));
  });

  it("gives what the mover expects: the odds of the next branches times what they pay", () => {
    const { nodes } = treeOf([["a", "bold"]]);
    const left = nodes.find((node) => node.branch === "left")!;
    const stop = nodes[left.children[0]!]!, wave = nodes[left.children[1]!]!;
    expect(left.moverPayoff).toBeCloseTo(stop.probability * -2 + wave.probability * (0.05 * -9 + 0.95 * 3), 12);
    expect(nodes.filter((node) => nodes[node.parent]?.stage === "fire").every((node) => Number.isNaN(node.moverPayoff))).toBe(true);
  });

  it("marks the record, with dates where it has them", () => {
    expect(tree.nodes.filter((node) => node.record !== null).map((node) => [node.branch, node.record])).toEqual([["", ""], ["left", ""], ["wave", ""], ["pass", "1914-07-23"]]);
  });

  it("knows which points the mover cannot tell apart", () => {
    const shared = [...sharedSets(tree, (node) => game.topology.infoset[node]!).values()];
    expect(shared.map((set) => set.map((index) => pathTo(index, tree)))).toEqual([["/left", "/right"]]);
    expect(tree.nodes[0]!.kind).toBe(DECISION);
  });
});

describe("guarded odds", () => {
  it("run from the lowest to the highest that the numbers behind them allow, whichever way each one works", () => {
    const burn = byPath("/left/wave/burn");
    expect(isGuardedEnd(compiled, burn)).toBe(true);
    const { low = NaN, high = NaN } = oddsBand(compiled, tree, burn) ?? {};
    expect(low).toBeCloseTo(0.05 * 0.2, 12);
    expect(high).toBeCloseTo(0.2 * 0.6, 12);
    expect(oddsBand(compiled, tree, byPath("/left"))).toBeNull();
  });
});

describe("the shape", () => {
  const shape = (options: Partial<Parameters<typeof shapeTree>[1]> = {}) => shapeTree(tree, { probabilityMin: 0, depthMax: null, at: null, ...options }, { numbers: () => 20, tail: () => 40, isShared: () => false });

  it("draws everything reached often enough, what happened, and folds the rest with its probability", () => {
    expect(shape().drawn.length).toBe(tree.nodes.length);
    const { drawn } = shape({ probabilityMin: 0.9 });
    expect(drawn.filter(({ node }) => node.record !== null).length).toBe(4);
    for (const { node, children, folded } of drawn) if (!isEnd(node)) expect(children.reduce((sum, child) => sum + child.node.probability, 0) + (folded?.probability ?? 0)).toBeCloseTo(1, 12);
  });

  it("puts what happened on one line, children right of parents, and no two ends of one column closer than a row", () => {
    const { drawn, root } = shape();
    expect(new Set(drawn.filter(({ node }) => node.record !== null).map(({ y }) => y))).toEqual(new Set([root.y]));
    for (const { x, children } of drawn) for (const child of children) expect(child.x).toBeGreaterThan(x + 30);
    const ends = drawn.filter(({ children }) => children.length === 0);
    for (const a of ends) for (const b of ends) if (a !== b && a.x === b.x) expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(30);
  });

  it("stops at a depth and starts at a stage, there on the record", () => {
    expect(Math.max(...shape({ depthMax: 1 }).drawn.map(({ depth }) => depth))).toBe(1);
    expect(shape({ at: "watch" }).root.node.branch).toBe("left");
    expect(() => shape({ at: "wach" })).toThrow('no play comes to a stage "wach"; did you mean "watch"?');
    expect(() => shape({ at: "" })).toThrow('no play comes to a stage ""');
  });
});

describe("text in figures", () => {
  it("is broken within the width, evenly where asked, and cut with an ellipsis", () => {
    const long = "Send medium- and intermediate-range missiles in secret";
    for (const lines of [breakText(long, 140, 11, 4), breakEvenly(long, 140, 11, 4)]) {
      expect(lines.join(" ")).toBe(long);
      for (const line of lines) expect(textWidth(line, 11)).toBeLessThanOrEqual(140);
    }
    const lengths = breakEvenly("Halt the ships and keep on building", 160, 11, 2).map((line) => textWidth(line, 11));
    expect(Math.min(...lengths) / Math.max(...lengths)).toBeGreaterThan(0.6);
    expect(breakText(long, 80, 11, 1)).toEqual([expect.stringMatching(/^Send.*\u2026$/)]);
    expect(breakText("", 80, 11, 1)).toEqual([]);
    expect(textWidth("MMM", 11)).toBeGreaterThan(textWidth("iii", 11));
  });

  it("of megabytes is cut before it is measured", () => {
    for (const endless of ["word ".repeat(400_000), "i".repeat(2_000_000)]) expect(breakText(endless, 300, 11, 2).at(-1)).toMatch(/^[a-z ]+\u2026$/);
  });

  it("writes numbers short", () => {
    expect([0, 0.001, 0.184, 0.999, 1].map(oddsText)).toEqual(["0", "<.01", ".18", ">.99", "1"]);
    expect([0.0001, 0.0034, 0.066, 1].map(roughOddsText)).toEqual(["<.001", ".003", ".07", "1"]);
    expect([0.214, -0.5, -1.3, 12.34, 0.001, NaN].map(payoffText)).toEqual(["+.21", "\u2212.50", "\u22121.30", "+12.3", "0", "?"]);
    expect([3, -2, 0.25].map(endPayoffText)).toEqual(["3", "\u22122", ".25"]);
    expect(["1914-07-23", "in spring", "1914-13-01"].map(dayText)).toEqual(["23 July", "in spring", "1914-13-01"]);
  });

  it("is escaped", () => expect(xmlText(`<a href="x" id='y'>&</a>`)).toBe("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&lt;/a&gt;"));

  it("holds nothing that XML cannot", () => expect(xmlText("a\u0000\ud800\uffff\u{1f54a}")).toBe("a\ufffd\ufffd\ufffd\u{1f54a}"));

  it("is cut between characters and not within one", () => {
    for (let width = 20; width < 60; width++) expect(breakText("\u{1f54a}".repeat(9), width, 11, 1)[0]).not.toMatch(/\p{Cs}/u);
  });
});

describe("a game too large for a figure", () => {
  /** One player that goes on so many times, then an end. */
  const chain = (steps: number, players = ["One"]) => {
    const builder = new GameBuilder("Chain", players);
    let at = -1;
    for (let step = 0; step < steps; step++) at = builder.addDecision(at, step === 0 ? "" : "x", builder.addInfoset({ player: 0, number: step + 1, label: "", actions: ["x"] }));
    builder.addTerminal(at, "x", -1);
    return builder.finish([], { chance: () => 1, payoff: () => 0 }).game;
  };
  const draw = (long: Game, depthMax: number | null) => treeSvg(
    { game: long, compiled: null, solved: { lambda: null, probabilities: new Float64Array(long.topology.infosets.count).fill(1), logProbabilities: null }, solution: "test", engine: "test", types: new Map() },
    { probabilityMin: null, depthMax, at: null },
  );

  it("is refused in a sentence when it is too deep, and drawn in part", () => {
    expect(() => draw(chain(20_000), null)).toThrow("more than 300 moves deep; draw a part of it with --depth");
    expect(draw(chain(20_000), 3)).toContain("</svg>");
    expect(draw(chain(300), null)).toContain("</svg>");
  });

  it("is refused in a sentence when it has too many players", () => {
    expect(() => draw(chain(1, Array.from({ length: 51 }, (_, p) => `p${p}`)), null)).toThrow("a figure has room for 50 players");
  });
});
