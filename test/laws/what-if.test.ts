// Counterfactuals: what must hold of both readings.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile/index.ts";
import { requireScenario } from "../../src/language/index.ts";
import { solvers } from "../../src/solve/index.ts";
import { carryProfile, holdStages, whatIf } from "../../src/study/index.ts";

const read = (path: string) => requireScenario(readFileSync(new URL(`../../scenarios/${path}`, import.meta.url), "utf8"), path);
const qre = solvers.get("qre")!;
const none = { variant: null, set: new Map() };

describe("a counterfactual", () => {
  it.each([["october-1962/scenario.yaml", 6], ["textbook/wagner-blockade.yaml", 2]] as const)("that changes nothing leaves %s as it is in both readings", (path, lambda) => {
    const { asIs, known, surprise } = whatIf(compile(read(path)), none, qre, lambda);
    for (const world of [known, surprise!]) {
      for (const [name, probability] of world.outcomes) expect(Math.abs(probability - asIs.outcomes.get(name)!)).toBeLessThan(1e-8);
      world.payoffs.forEach((payoff, player) => expect(Math.abs(payoff - asIs.payoffs[player]!)).toBeLessThan(1e-8));
      expect(world.residual).toBeLessThan(1e-8);
    }
  });

  it("as a surprise leaves the first move as it was, and moves the rest", () => {
    const compiled = compile(read("october-1962/scenario.yaml"));
    const { asIs, known, surprise } = whatIf(compiled, { variant: "no-secret-trade", set: new Map() }, qre, 6);
    const first = (world: typeof asIs) => world.record[0]!.probability;
    expect(first(surprise!)).toBeCloseTo(first(asIs), 12);
    expect(first(known)).not.toBeCloseTo(first(asIs), 4);
    const quarantine = (world: typeof asIs) => world.record.find(({ stage }) => stage === "us-response")!.probability;
    expect(quarantine(surprise!)).toBeGreaterThan(quarantine(asIs));
  });

  it("of the first move itself has no surprise reading", () => {
    expect(whatIf(compile(read("october-1962/scenario.yaml")), { variant: "open-only", set: new Map() }, qre, 6).surprise).toBeNull();
  });

  it("holds a stage as a chance move in everybody's eyes, with what it tells of types", () => {
    const compiled = compile(read("textbook/wagner-blockade.yaml"));
    const { probabilities } = qre.solve(compiled.game, { lambda: 2 }).profiles[0]!;
    const { game, slots } = holdStages(compiled, carryProfile(compiled, probabilities, compiled), new Set(["answer"]));
    expect(game.topology.infosets.count).toBe(compiled.game.topology.infosets.count - 2);
    const again = qre.solve(game, { lambda: 2 }).profiles[0]!.probabilities;
    slots.forEach((slot, i) => expect(again[i]).toBeCloseTo(probabilities[slot]!, 8));
  });
});
