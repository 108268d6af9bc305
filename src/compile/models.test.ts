import { describe, expect, it } from "vitest";
import { requireScenario } from "../language/index.ts";
import { checkCompile, compile, revalueCompiled } from "./index.ts";

const scenario = requireScenario(`
excomm: 1
title: A site and a camera
players: { a: { title: A } }
parameters:
  sorties: { value: 4, range: [1, 8], unit: sorties, basis: judgement }
  seen: { model: reconnaissance.sorties, with: { cover: 0.3, clear: 0.5, interpretation: 0.8, sorties: sorties } }
  both: { model: hazard.constant, with: { per_day: seen, days: "1 + 1" } }
stages:
  look: { chance: { found: { p: seen, then: again }, missed: { p: rest, then: over } } }
  again: { chance: { found: { p: both, then: over }, missed: { p: rest, then: over } } }
outcomes: { over: { payoffs: { a: 0 } } }
`, "model.yaml");

describe("a parameter that a sub-model computes", () => {
  const chance = (sorties: number, set: Map<string, number> = new Map([["sorties", sorties]])) => [...compile(scenario, { set }).game.valuation.chance].slice(1, 3);

  it("follows its inputs, through other models too", () => {
    expect(scenario.parameters.get("seen")?.value).toBeCloseTo(0.40030464, 12);
    expect(scenario.parameters.get("seen.cover")?.unit).toBe("probability");
    expect(chance(1)[0]).toBeCloseTo(0.12, 12);
    expect([...compile(scenario).game.valuation.chance].slice(3, 4)[0]).toBeCloseTo(1 - (1 - 0.40030464) ** 2, 12);
  });

  it("revalues as it compiles", () => {
    const change = new Map([["sorties", 7], ["seen.clear", 0.25]]);
    expect(revalueCompiled(compile(scenario), change).compiled?.game.valuation).toEqual(compile(scenario, { set: change }).game.valuation);
  });

  it("may be set to a number of its own, and then no longer follows", () => {
    expect(chance(0, new Map([["seen", 0.9], ["sorties", 1]]))[0]).toBe(0.9);
    expect(() => revalueCompiled(compile(scenario), new Map([["seen", 0.9]]))).toThrow(/computed from others/);
  });

  it("is reported by name when its inputs leave the model's bounds, also where only a condition reads it", () => {
    expect(checkCompile(scenario, { set: new Map([["sorties", -1]]) }).diagnostics[0]).toMatchObject({ rule: "not-a-number", message: 'parameter "seen" is not a number', label: "sorties is -1, and reconnaissance.sorties takes 0 to 1000000, in sorties" });
    // What follows from it, "both" and the odds of two stages, is not reported beside it.
    expect(checkCompile(scenario, { set: new Map([["sorties", -1]]) }).diagnostics).toHaveLength(1);
    const guarded = requireScenario(`
excomm: 1
title: A door
players: { a: { title: A } }
parameters: { det: { model: reconnaissance.sorties, with: { cover: 0.3, clear: 0.5, interpretation: 0.8, sorties: 4 } } }
stages: { s: { player: a, actions: { x: { then: [{ if: "det > 0.9", to: o }, { to: p }] }, y: { if: "det <= 2", then: o } } } }
outcomes: { o: { payoffs: { a: 0 } }, p: { payoffs: { a: 1 } } }
`, "door.yaml");
    expect(checkCompile(guarded, { set: new Map([["det.cover", 7]]) }).diagnostics.map(({ message }) => message)).toEqual(['parameter "det" is not a number']);
  });

  it("like every payoff, is refused beyond 1e300 in size", () => {
    const large = requireScenario(`
excomm: 1
title: Large
players: { a: { title: A } }
parameters: { crash: { value: 1, basis: judgement } }
stages: { s: { player: a, actions: { x: { then: o }, y: { then: p } } } }
outcomes: { o: { payoffs: { a: crash } }, p: { payoffs: { a: 0 } } }
`, "large.yaml");
    expect(checkCompile(large, { set: new Map([["crash", -1e308]]) }).diagnostics[0]?.message).toContain("larger than 1e+300");
    expect(checkCompile(large, { set: new Map([["crash", -1e300]]) }).diagnostics).toEqual([]);
  });
});
