// Numbers on which the best option turns, found again by putting them in.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, type Compiled } from "../../src/compile/index.ts";
import { requireScenario } from "../../src/language/index.ts";
import { bestValues, hingesOf } from "../../src/play/index.ts";
import { solve } from "../../src/solve/index.ts";

const folder = new URL("../../scenarios/textbook/", import.meta.url);

/** The best option and its lead over the next, at an information set under other numbers, the strategies held. */
function best(compiled: Compiled, profile: Float64Array, set: number): { readonly name: string; readonly lead: number } {
  const { infosets } = compiled.game.topology;
  const worth = [...bestValues(compiled, profile, infosets.player[set]!).subarray(infosets.firstSlot[set]!, infosets.firstSlot[set + 1]!)].map((value, k) => ({ value, name: infosets.actions[set]![k]! })).sort((a, b) => b.value - a.value);
  return { name: worth[0]!.name, lead: worth[0]!.value - worth[1]!.value };
}

describe("a hinge", () => {
  it("is where the best option changes: on its near side the one, on its far side the other, and at it hardly a difference", () => {
    let hinges = 0, free = 0;
    for (const name of readdirSync(folder)) {
      const scenario = requireScenario(readFileSync(new URL(name, folder), "utf8"), name), compiled = compile(scenario);
      const profile = solve(compiled.game, { solver: "qre", lambda: 2 }).profiles[0]!.probabilities;
      const { infosets } = compiled.game.topology;
      for (let set = 0; set < infosets.count; set++) {
        if (infosets.actions[set]!.length < 2) continue;
        const found = hingesOf(compiled, profile, set);
        for (const { parameter, value, range: [low, high], at, best: now, instead } of found) {
          const under = (x: number) => best(compile(scenario, { set: new Map([[parameter, x]]) }), profile, set);
          const grain = (high - low) / 500 * Math.sign(at - value);
          expect(under(value).name).toBe(now);
          if (Math.abs(at - value) > 2 * Math.abs(grain)) expect(under(at - grain).name).toBe(now);
          expect(under(at).name).toBe(instead);
          expect(under(at).lead).toBeLessThan(0.05 * (1 + Math.abs(under(value).lead)));
          expect(instead).not.toBe(now);
          hinges++;
        }
        // At the ends of the others' ranges nothing has changed.
        for (const { name: parameter, range, computed } of scenario.parameters.values()) {
          if (range === null || computed !== undefined || compiled.structural.has(parameter) || found.some((hinge) => hinge.parameter === parameter)) continue;
          for (const end of range) {
            const { name: there, lead } = best(compile(scenario, { set: new Map([[parameter, end]]) }), profile, set);
            if (lead > 1e-9) expect(there).toBe(best(compiled, profile, set).name);
          }
          free++;
        }
      }
    }
    expect(hinges).toBeGreaterThan(5);
    expect(free).toBeGreaterThan(20);
  });
});
