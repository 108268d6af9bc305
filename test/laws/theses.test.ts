// Theses: what they measure, against closed forms and simulation; what a wrong file is told.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printDiagnostic, seededRandom } from "../../src/base/index.ts";
import { compile } from "../../src/compile/index.ts";
import { parseTheses, requireScenario } from "../../src/language/index.ts";
import type { ThesisQuantity, ThesisSide } from "../../src/scenario/index.ts";
import { playThrough } from "../../src/simulate/index.ts";
import { solve, solvers } from "../../src/solve/index.ts";
import { logProfile } from "../../src/strategy/index.ts";
import { openStudy, probeThesis, shareInterval, sideValue, thesisHolds, verdictOf } from "../../src/study/index.ts";

const wagner = requireScenario(readFileSync(new URL("../../scenarios/textbook/wagner-blockade.yaml", import.meta.url), "utf8"), "wagner-blockade.yaml");
const compiled = compile(wagner);
const lambda = 1;
const { probabilities } = solve(compiled.game, { solver: "qre", lambda }).profiles[0]!;
const logs = logProfile(probabilities);
const side = (quantity: ThesisQuantity, more: Partial<ThesisSide> = {}): ThesisSide => ({ quantity, given: [], forced: [], variant: null, set: new Map(), ...more });
const at = (one: ThesisSide) => sideValue(compiled, probabilities, logs, one);
const move = (text: string) => ({ stage: text.split(".")[0]!, branch: text.split(".")[1]! });

describe("the side of a thesis", () => {
  it("is a share of playthroughs, given moves or not", () => {
    const plays = 40_000;
    let war = 0, blockades = 0, warAfter = 0, stays = 0;
    const { topology } = compiled.game;
    for (let k = 0; k < plays; k++) {
      const nodes = playThrough(compiled.game, probabilities, 3, k);
      const labels = [...nodes].map((node) => topology.labels[topology.branch[node]!]);
      const end = wagner.outcomes.get(compiled.game.outcomes[topology.outcome[nodes.at(-1)!]!]!)!;
      const isWar = end.tags.includes("war");
      war += Number(isWar);
      if (!labels.includes("blockade")) continue;
      blockades++;
      warAfter += Number(isWar);
      stays += Number(labels.includes("stay"));
    }
    const near = (value: number, share: number, count: number) => expect(Math.abs(value - share)).toBeLessThan(4.5 * Math.sqrt(Math.max(share * (1 - share), 1e-4) / count));
    near(at(side({ kind: "tag", tag: "war" })), war / plays, plays);
    near(at(side({ kind: "tag", tag: "war" }, { given: [move("choice.blockade")] })), warAfter / blockades, blockades);
    near(at(side({ kind: "move", move: move("answer.stay"), type: null })), stays / blockades, blockades);
  });

  it("under a surprise keeps all other strategies", () => {
    // Forced to blockade, what follows is as after a blockade that was chosen: the choice tells nothing of the other side's type.
    const given = at(side({ kind: "tag", tag: "war" }, { given: [move("choice.blockade")] }));
    expect(at(side({ kind: "tag", tag: "war" }, { forced: [move("choice.blockade")] }))).toBeCloseTo(given, 14);
    // Forced to stay, the odds of a strike are those of the second choice as solved.
    const strike = at(side({ kind: "move", move: move("second-choice.strike"), type: null }));
    expect(at(side({ kind: "tag", tag: "war" }, { forced: [move("choice.blockade"), move("answer.stay")] }))).toBeCloseTo(0.15 * strike, 12);
  });

  it("knows types, evidence and what nobody reaches", () => {
    const stays = (type: string) => at(side({ kind: "move", move: move("answer.stay"), type }));
    expect(0.15 * stays("hard") + 0.85 * stays("soft")).toBeCloseTo(at(side({ kind: "move", move: move("answer.stay"), type: null })), 12);
    expect(at(side({ kind: "tag", tag: "war" }, { given: [move("answer.stay"), move("answer.withdraw")] }))).toBeNaN();
  });

  it("is kept of every draw, in the world that it asks about", () => {
    const { theses, diagnostics } = parseTheses(FILE, "theses.yaml", wagner);
    expect(diagnostics.map(printDiagnostic)).toEqual([]);
    const qre = solvers.get("qre")!;
    const study = openStudy(compiled, { design: "latin", count: 20, seed: 2, lambda, retraceEvery: 0, solver: qre, baseline: probabilities, theses: theses!.theses });
    const random = seededRandom(1);
    for (let n = 0; n < 4; n++) {
      const number = Math.floor(random() * 20), values = study.values(number);
      const drawn = new Map(study.inputs.map((name, i) => [name, values[i]!]));
      const world = compile(wagner, { set: new Map([...drawn, ["hardline", 0.3]]) });
      const strategy = qre.solve(world.game, { lambda }).profiles[0]!.probabilities;
      const right = study.draw(number)!.outputs[study.outputs.findIndex(({ name }) => name === "thesis:hardness:right")]!;
      expect(right).toBeCloseTo(sideValue(world, strategy, logProfile(strategy), theses!.theses[0]!.right!), 7);
    }
  });
});

const FILE = `
excomm-theses: 1
theses:
  hardness:
    title: A harder opponent is blockaded less
    claim: Were the odds of a hard leadership known to be 3 in 10, there would be fewer blockades.
    left: { move: choice.blockade }
    right: { move: choice.blockade, set: { hardline: 0.3 } }
    above: 0
    why: Any fewer.
    flip: { set: { hardline: 0.3 }, why: Then there is no difference. }
`;

describe("a thesis", () => {
  const thesis = parseTheses(FILE, "theses.yaml", wagner).theses!.theses[0]!;

  it("is turned round by its flip, and by one number where that crosses", () => {
    const probe = probeThesis(compiled, thesis, solvers.get("qre")!, lambda);
    const own = probe.at(), flipped = probe.at(thesis.flip!.set);
    expect(thesisHolds(thesis, own.left, own.right)).toBe(true);
    expect(thesisHolds(thesis, flipped.left, flipped.right)).toBe(false);
    expect(flipped.measure).toBe(0);
    const { crossings } = probe.breakEven("hardline", [0.05, 0.4]);
    expect(crossings).toHaveLength(1);
    expect(crossings[0]!.at).toBeCloseTo(0.3, 2);
    expect(probe.mechanism(3).map(({ stage }) => stage)).toContain("choice");
  });

  it("has a verdict by its share, with Wilson's interval", () => {
    expect([0.95, 0.9, 0.5, 0.1, 0].map(verdictOf)).toEqual(["supported", "supported", "not identified", "contradicted", "contradicted"]);
    // Wilson's interval of 8 in 10, to the digits of Newcombe 1998's method 3.
    const [low, high] = shareInterval(8, 10);
    expect(low).toBeCloseTo(0.4901625, 6);
    expect(high).toBeCloseTo(0.9433178, 6);
    expect(thesisHolds({ measure: "ratio", relation: "below", threshold: 1 }, 0, 0)).toBeNull();
    expect(thesisHolds({ measure: "difference", relation: "above", threshold: 0 }, 2, 2)).toBe(false);
  });
});
