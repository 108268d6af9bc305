import { describe, expect, it } from "vitest";
import { compile } from "../compile/index.ts";
import { type Game, GameBuilder } from "../game/index.ts";
import { requireScenario } from "../language/index.ts";
import { solve, type Solution } from "../solve/index.ts";
import { pureProfile, uniformProfile } from "../strategy/index.ts";
import { PLAIN_INK } from "./ink.ts";
import { outcomeReports, solutionReport, strategyCsv } from "./solution.ts";
import { solutionText } from "./solution-text.ts";

/** One player, three actions: one end with a name, two without that pay the same. */
function choice(): Game {
  const builder = new GameBuilder("Choice", ["One"]);
  const set = builder.addInfoset({ player: 0, number: 4, label: "only", actions: ["a", "b", "c"] });
  const root = builder.addDecision(-1, "", set);
  for (const [label, outcome] of [["a", 0], ["b", -1], ["c", -1]] as const) builder.addTerminal(root, label, outcome);
  return builder.finish(["named"], { chance: () => 1, payoff: (draft) => (draft === 1 ? 2 : 5) }).game;
}

function solutionOf(game: Game, choices: readonly (readonly number[])[], more: Partial<Solution> = {}): Solution {
  return { solver: "test", options: {}, seed: 1, converged: true, complete: null, iterations: 1, message: "", profiles: choices.map((choice) => ({ lambda: null, probabilities: pureProfile(game, choice), logProbabilities: null })), ...more };
}

function textOf(game: Game, solution: Solution): string {
  return solutionText({ game, compiled: null, solution, report: solutionReport(game, solution, 0.5), stoppedBy: null }, 80, PLAIN_INK);
}

describe("outcomeReports", () => {
  it("puts ends without a name together by what they pay, and sums to one", () => {
    expect(outcomeReports(choice(), uniformProfile(choice()))).toEqual([
      { name: "named", probability: expect.closeTo(1 / 3, 15), band: null },
      { name: "payoffs 5", probability: expect.closeTo(2 / 3, 15), band: null },
    ]);
  });
});

describe("solutionReport", () => {
  it("computes payoffs and regret from the profile, whatever the solver says", () => {
    const report = solutionReport(choice(), solutionOf(choice(), [[0]]), 0.25);
    expect(report).toMatchObject({ game: { title: "Choice", players: ["One"], nodes: 4, informationSets: 1, actions: 3 }, seconds: 0.25, converged: true });
    expect(report.profiles[0]).toMatchObject({ lambda: null, payoffs: [2], regret: [3], residual: null, strategy: [{ player: 1, infoset: 4, label: "only", actions: ["a", "b", "c"], probabilities: [1, 0, 0] }] });
  });

  it("states a residual only at a finite precision, and one that a wrong profile does not pass", () => {
    const game = choice();
    const at = (lambda: number | null) => solutionReport(game, solutionOf(game, [], { profiles: [{ lambda, probabilities: uniformProfile(game), logProbabilities: null }] }), 0).profiles[0];
    expect(at(0)).toMatchObject({ lambda: 0, residual: expect.closeTo(0, 15) });
    expect(at(1)?.residual).toBeGreaterThan(0.1);
    expect([at(null), at(Infinity)]).toMatchObject([{ lambda: null, residual: null }, { lambda: null, residual: null }]);
  });

  it("has no regret where a player forgets", () => {
    const builder = new GameBuilder("Absent-minded", ["One"]);
    const first = builder.addInfoset({ player: 0, number: 1, label: "", actions: ["l", "r"] });
    const second = builder.addInfoset({ player: 0, number: 2, label: "", actions: ["l", "r"] });
    const root = builder.addDecision(-1, "", first);
    for (const label of ["l", "r"]) {
      const node = builder.addDecision(root, label, second);
      for (const end of ["l", "r"]) builder.addTerminal(node, end, -1);
    }
    const { game } = builder.finish([], { chance: () => 1, payoff: () => 0 });
    expect(solutionReport(game, solutionOf(game, [[0, 0]]), 0).profiles[0]?.regret).toBeNull();
  });

  it("lists strategies as rows", () => {
    expect(strategyCsv(solutionReport(choice(), solutionOf(choice(), [[0], [2]]), 0)).split("\r\n").slice(0, 5)).toEqual(["profile,player,infoset,label,action,probability", "1,One,4,only,a,1", "1,One,4,only,b,0", "1,One,4,only,c,0", "2,One,4,only,a,0"]);
  });
});

describe("solutionText", () => {
  it("numbers several profiles, says whether all are listed, and where it stops showing them", () => {
    const text = textOf(choice(), solutionOf(choice(), Array.from({ length: 10 }, (_, k) => [k % 3]), { complete: true }));
    expect(text).toContain("all solutions of this kind are listed");
    expect(text.match(/^Profile \d of 10$/gm)).toHaveLength(8);
    expect(text).toContain("and 2 profiles more");
  });

  it("cannot be mistaken for an answer when it is none", () => {
    expect(textOf(choice(), solutionOf(choice(), [[0]], { converged: false, message: "stopped at iteration 3" }))).toMatch(/accuracy {2}NOT CONVERGED after 0.5 s\nnote {6}stopped at iteration 3/);
    expect(textOf(choice(), solutionOf(choice(), []))).toContain("No profile was found.");
  });

  it("never shows a guarded outcome as a single probability", () => {
    const compiled = compile(requireScenario(`excomm: 1
title: A spark
players: { one: { title: One }, two: { title: Two } }
stages:
  act: { player: one, actions: { wait: { then: calm }, act: { then: luck } } }
  luck: { chance: { bad: { p: 0.123456, then: fire }, good: { p: rest, then: calm } } }
outcomes:
  calm: { payoffs: { one: 0, two: 0 } }
  fire: { title: A fire, tags: [fire], payoffs: { one: -1, two: -1 } }
guarded: fire
`, "spark.yaml"));
    const solution = solve(compiled.game, { solver: "qre", lambda: 1 });
    const report = solutionReport(compiled.game, solution, 0);
    expect(report.profiles[0]?.outcomes[1]?.probability).toBeCloseTo(0.123456 / (1 + Math.exp(0.123456)), 6);
    const text = solutionText({ game: compiled.game, compiled, solution, report, stoppedBy: null }, 80, PLAIN_INK);
    expect(text).toMatch(/\n {2}A fire +a band\n/);
    expect(text.replace(/\s+/g, " ")).toContain('"A fire" has no single probability: excomm start shows its band');
  });
});

describe("a node of very many actions", () => {
  it("is told action by action", () => {
    const count = 130_000;
    const builder = new GameBuilder("Wide", ["One"]);
    const set = builder.addInfoset({ player: 0, number: 1, label: "", actions: Array.from({ length: count }, (_, k) => `x${k}`) });
    const root = builder.addDecision(-1, "", set);
    for (let k = 0; k < count; k++) builder.addTerminal(root, `x${k}`, -1);
    const { game } = builder.finish([], { chance: () => 1, payoff: () => 0 });
    expect(textOf(game, solutionOf(game, [[0]])).trimEnd()).toMatch(/x129998 +0\n +x129999 +0$/);
  });
});
