// Scenarios that are well written and far too large: each ends soon, in bounded memory, with one clear mistake. How soon is the
// runner's limit.

import { describe, expect, it, vi } from "vitest";
import { GameBuilder } from "../game/index.ts";
import { requireScenario } from "../language/index.ts";
import { checkCompile, compile, treeSize } from "./index.ts";

const list = (count: number, item: (i: number) => string, separator = ", ") => Array.from({ length: count }, (_, i) => item(i)).join(separator);
const LARGEST = "limits: { nodes: 2000000 }";

function scenarioOf(players: number, stages: string, more: string) {
  const text = `excomm: 1\ntitle: A giant\nplayers: { ${list(players, (i) => `p${i}: {}`)} }\n${more}\nstages:\n${stages}\noutcomes: { over: { payoffs: { ${list(players, (i) => `p${i}: 0`)} } } }\n`;
  return requireScenario(text, "giant.yaml");
}

function check(players: number, stages: string, more = LARGEST) {
  return checkCompile(scenarioOf(players, stages, more));
}

const stage = (name: string, branches: string, atMost = 10_000) => `  ${name}: { repeat: { at most: ${atMost}, then: over }, player: p0, actions: { ${branches} } }`;
const types = (players: number, count: number) => `types: { ${list(players, (i) => `p${i}: { ${list(count, (k) => `t${k}: { prior: ${1 / count} }`)} }`)} }`;
const ring = (count: number, branches: string) => list(count, (i) => stage(`s${i}`, `go: { then: s${(i + 1) % count}${branches}`), "\n");

describe("a tree past its bound is refused", () => {
  it.each([
    ["two moves that come again 10,000 times", "s", check.bind(null, 2, stage("s", "a: { then: s }, b: { then: s }"))],
    ["150 moves in each of 700,000 rounds", "s0", check.bind(null, 2, ring(70, ` }, ${list(150, (k) => `b${k}: { then: over }`)}`))],
    ["a bound that the scenario sets itself", "s", check.bind(null, 2, stage("s", "a: { then: s }, b: { then: s }", 10), "limits: { nodes: 50 }")],
  ])("%s: the stage that grows is named", (_, name, compiled) => {
    const { diagnostics } = compiled();
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["too-many-nodes"]);
    expect(diagnostics[0]?.label).toContain(`stage "${name}" grows most`);
    expect(diagnostics[0]?.place?.text.trim()).toMatch(new RegExp(`^${name}:`));
  });

  it.each([[12, 10, "1,000,000,000,000 ways"], [16, 64, "8e+28 ways"], [6, 10, "1,000,000 ways"]])("%i players with %i types each combine in too many ways", (players, count, ways) => {
    const { diagnostics } = check(players, `  s: { player: p0, actions: { go: { then: over } } }`, `${LARGEST}\n${types(players, count)}`);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["too-many-nodes"]);
    expect(diagnostics[0]?.label).toContain(`the types of the players combine in ${ways}`);
    expect(diagnostics[0]?.label.length).toBeLessThan(200);
  });

  it("refuses types whose combinations are too many to look at, however many nodes are allowed", () => {
    const more = `types: { ${list(15, (i) => `p${i}: { a: { prior: 0.5 }, b: { prior: 0.5 } }`)}, p15: { ${list(30, (k) => `t${k}: { prior: ${k < 29 ? 0.03 : 0.13} }`)} } }`;
    const { diagnostics } = check(16, "  s: { player: p0, actions: { a: { then: over } } }", `${LARGEST}\n${more}`);
    expect(diagnostics.map(({ rule, label }) => [rule, label.slice(0, 53)])).toEqual([["too-much-work", "the types of the players combine in 983,040 ways (2 x"]]);
  });

  it("names the types where it is they that are too many, and not the stage that each of them comes to", () => {
    const [mistake] = check(16, stage("s0", "a: { then: s0 }, b: { then: s0 }", 4), `limits: { nodes: 200000 }\n${types(16, 2)}`).diagnostics;
    expect(mistake).toMatchObject({ rule: "too-many-nodes", label: expect.stringMatching(/^the types of the players combine in 65,536 ways .*, and stage "s0" alone stands at [\d,]+ nodes already$/) });
    expect(mistake?.help).toContain("fewer types");
  });

  it("by one node, and not at it", () => {
    const size = (nodes: number) => check(1, "  s: { player: p0, actions: { a: { then: t }, b: { then: over } } }\n  t: { player: p0, actions: { a: { then: over } } }", `limits: { nodes: ${nodes} }\n${types(1, 2)}`);
    expect(size(9).compiled?.game.topology.nodeCount).toBe(9);
    expect(size(8).diagnostics.map(({ rule }) => rule)).toEqual(["too-many-nodes"]);
  });
});

describe("too much work is refused", () => {
  it.each([
    ["a chain through 250 repeated stages", 2, ring(250, " }"), ""],
    ["30,000 variables, one of which counts to 10,000", 2, "  s: { repeat: { at most: 10000, then: over, counter: v0 }, player: p0, actions: { go: { then: s } } }", `variables: { ${list(30_000, (i) => `v${i}: 0`)} }`],
    ["100 effects in every round", 2, ring(100, `, set: { ${list(100, (i) => `v${i}: v${i} + 1`)} } }`), `variables: { ${list(100, (i) => `v${i}: 0`)} }`],
    ["16 players who learn 20 new numbers each in every round", 16, ring(20, `, set: { v: v + 1 }, learns: { ${list(16, (p) => `p${p}: [${list(20, (k) => `v + ${100 * p + k}`)}]`)} } }`), "variables: { v: 0 }"],
    ["a million histories of which no two are in the same situation", 2, stage("s", "a: { set: { v: 2 * v }, then: s }, b: { set: { v: 2 * v + 1 }, then: s }", 19), "variables: { v: 0 }"],
  ])("%s", (_, players, stages, more) => {
    const { diagnostics } = check(players, stages, `${LARGEST}\n${more}`);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["too-much-work"]);
    expect(diagnostics[0]?.label).toMatch(/^at stage "s\d*" more than 10,000,000 operations/);
    expect(diagnostics[0]?.place?.text.trim()).toMatch(/^s\d*:/);
  });
});

describe("what a tree of a million nodes has wrong is found before the first of them is made", () => {
  const made = vi.spyOn(GameBuilder.prototype, "addDecision");
  const round = (last: string) => `  s: { repeat: { at most: 19, then: over, counter: round }, player: p0, actions: { a: { then: s }, b: { then: [{ if: round == 19, to: ${last} }, { to: s }] } } }`;
  const more = `${LARGEST}\nparameters: { half: 0.5, zero: 0 }\nvariables: { round: 0 }`;

  it.each([
    ["odds in the last round", "odds-do-not-sum-to-1", `${round("luck")}\n  luck: { chance: { x: { p: half, then: over }, y: { p: half + zero, then: over } } }`],
    ["a menu in the last round", "nothing-possible", `${round("t")}\n  t: { player: p1, actions: { go: { if: zero == 0, then: over } } }`],
    ["an effect in the last round", "not-a-number", `${round("t")}\n  t: { player: p1, actions: { go: { set: { round: 0.25 / (zero - 0.25) }, then: over } } }`],
  ])("%s", (_, rule, stages) => {
    const { diagnostics } = checkCompile(scenarioOf(2, stages, more), { set: new Map([["zero", 0.25]]) });
    expect(diagnostics.map((mistake) => mistake.rule)).toEqual([rule]);
    expect(made).not.toHaveBeenCalled();
  });

  it("players who would observe more than can be kept", () => {
    const { diagnostics } = check(9, stage("s", "a: { then: s }, b: { then: s }", 19));
    expect(diagnostics.map(({ rule, label }) => [rule, label])).toEqual([["too-much-work", 'stage "s" tells most: 9,437,166 of them']]);
    expect(made).not.toHaveBeenCalled();
  });
});

describe("what is large but within bounds is compiled", () => {
  it("a chain of 10,000 decisions of one player, who remembers all of them", () => {
    const { game, infosetHistory } = check(1, stage("s", "go: { then: s }")).compiled!; // within bounds
    expect(game.topology.nodeCount).toBe(10_001);
    expect(infosetHistory(9_999)).toHaveLength(9_999);
    expect(new Set(game.topology.infosets.label).size).toBe(10_000);
    expect(Math.max(...game.topology.infosets.label.map((label) => label.length))).toBeLessThan(200);
  });

  it("65,536 combinations of types", () => {
    expect(check(16, "  s: { player: p0, actions: { a: { then: over } } }", types(16, 2)).compiled?.game.topology.nodeCount).toBe(1 + 2 * 2 ** 16);
  });

  it("parameters that rest on each other in a long chain", () => {
    const models = list(300, (i) => `  q${i + 1}: { model: hazard.constant, with: { per_day: q${i}, days: 1 } }`, "\n");
    const scenario = requireScenario(`excomm: 1\ntitle: A chain\nplayers: { us: {} }\nparameters:\n  q0: 1\n${models}\nstages: { s: { player: us, actions: { go: { then: over } } } }\noutcomes: { over: { payoffs: { us: q300 } } }\n`, "chain.yaml");
    expect(compile(scenario).game.valuation.payoffs[0]?.[1]).toBe(scenario.parameters.get("q300")?.value);
  });
});

describe("the size of a tree", () => {
  it.each([
    ["one move that comes again", scenarioOf(2, stage("s", "a: { then: s }, b: { then: over }", 9), LARGEST)],
    ["many types and rounds", scenarioOf(2, list(3, (i) => stage(`s${i}`, `go: { then: s${(i + 1) % 3} }, b: { then: over }`, 3), "\n"), `${types(2, 3)}\n${LARGEST}`)],
  ])("with %s is known before it is made, and progress counts to it", (_, scenario) => {
    let last = [0, 0];
    const { nodeCount } = compile(scenario, { onProgress: (made, nodes) => (last = [made, nodes]) }).game.topology;
    expect(treeSize(scenario)).toBe(nodeCount);
    expect(last).toEqual([0, nodeCount]);
  });

  it("is not known where there can be no tree", () => {
    expect(treeSize(scenarioOf(2, stage("s", "a: { then: s }, b: { then: s }"), LARGEST))).toBeNull();
  });
});
