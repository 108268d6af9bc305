// Numbers on which the best option turns, found again by putting them in.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, type Compiled, revalueCompiled } from "../../src/compile/index.ts";
import { requireScenario } from "../../src/language/index.ts";
import { advance, bestValues, decisionsOf, endingHingesOf, fingerprintOf, hingesOf, type Match, openMatch, replayed, rerun, withEvent } from "../../src/play/index.ts";
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

/** How a match goes under other numbers, played event by event with the people's moves where they are asked for the same. */
function endUnder(compiled: Compiled, match: Match): string {
  const profile = solve(compiled.game, { solver: "qre", lambda: 2 }).profiles[0]!.probabilities, left = [...decisionsOf(match)];
  let again = advance(compiled, profile, replayed(compiled, { ...match.setup, fingerprint: fingerprintOf(compiled) }, match.events.slice(0, 1)));
  while (again.state.turn.kind === "seat") {
    const stage = compiled.stages[compiled.stageOfNode[again.state.node]!]!.name, at = left.findIndex((decision) => decision.stage === stage);
    if (at < 0) return `asks ${stage}`;
    const [{ seat, took } = { seat: "", took: "" }] = left.splice(at, 1);
    again = advance(compiled, profile, withEvent(compiled, again, { kind: "moved", seat, stage, took }));
  }
  return `ends ${compiled.game.outcomes[compiled.game.topology.outcome[again.state.node]!]}`;
}

describe("a number that changes the end of a match", () => {
  it("does so when the match is played again under it, and not short of it", () => {
    let hinges = 0, matches = 0;
    for (const name of readdirSync(folder)) {
      const compiled = compile(requireScenario(readFileSync(new URL(name, folder), "utf8"), name)), { game } = compiled;
      const { probabilities } = solve(game, { solver: "qre", lambda: 2 }).profiles[0]!;
      const under = (parameter: string, value: number) => revalueCompiled(compiled, new Map([[parameter, value]])).compiled;
      for (const seed of [1, 2, 3]) {
        let match = openMatch(compiled, probabilities, { seats: Object.fromEntries(game.players.map((player, p) => [player, p === 0 ? "person" : "solved"])), seed });
        while (match.state.turn.kind === "seat") {
          const { node } = match.state, { topology } = game, first = topology.firstChild[node]! + (seed % topology.childCount[node]!);
          match = advance(compiled, probabilities, withEvent(compiled, match, { kind: "moved", seat: match.state.turn.seat, stage: compiled.stages[compiled.stageOfNode[node]!]!.name, took: topology.labels[topology.branch[first]!]! }));
        }
        expect(rerun(compiled, probabilities, match)).toBe(match.state.node);
        const own = endUnder(compiled, match);
        matches++;
        const found = endingHingesOf(compiled, match, (values) => {
          const other = revalueCompiled(compiled, values).compiled;
          return other === null ? null : solve(other.game, { solver: "qre", lambda: 2 }).profiles[0]!.probabilities;
        });
        for (const { parameter, value, at, range, outcome, stage } of found) {
          expect(endUnder(under(parameter, at)!, match)).toBe(outcome === null ? `asks ${stage}` : `ends ${outcome}`);
          expect(own).not.toBe(outcome === null ? `asks ${stage}` : `ends ${outcome}`);
          const short = at - ((at > value ? range[1] : range[0]) - value) / 1024;
          if (Math.abs(short - value) > 1e-9) expect(endUnder(under(parameter, short)!, match)).toBe(own);
          hinges++;
        }
      }
    }
    expect(matches).toBeGreaterThan(30);
    expect(hinges).toBeGreaterThan(5);
  });
});
