import { describe, expect, it } from "vitest";
import { compile, revalueCompiled } from "../compile/index.ts";
import { requireScenario } from "../language/index.ts";
import { solve } from "../solve/index.ts";
import { logitResidual, outcomeDistribution } from "../strategy/index.ts";
import { createResolver } from "./resolver.ts";

/** A type that is hidden, a threat, an answer to it, and weather that decides nothing but payoffs. */
const threat = compile(requireScenario(`
excomm: 1
title: A threat
players: { a: { title: A }, b: { title: B } }
types: { a: { bold: { prior: 0.25 }, timid: { prior: 0.75 } } }
parameters:
  prize: { value: 1, range: [0, 3], basis: judgement }
  storm: { value: 0.3, range: [0, 1], basis: judgement }
  gust: { value: 0.2, range: [0, 1], basis: judgement }
stages:
  threaten: { player: a, actions: { threat: { then: weather }, quiet: { then: peace } } }
  weather: { chance: { storm: { p: storm, then: sunk }, gust: { p: gust, then: sunk }, calm: { p: 1 - storm - gust, then: answer } } }
  answer: { player: b, actions: { yield: { then: gain }, fight: { then: war } } }
outcomes:
  peace: { payoffs: { a: 0, b: 0 } }
  sunk: { payoffs: { a: -0.5, b: 0.5 } }
  gain: { payoffs: { a: prize, b: -prize } }
  war: { payoffs: { a: { bold: "prize / 2", timid: -3 }, b: -0.5 } }
`, "threat.yaml"));

describe("a resolver", () => {
  const resolver = createResolver(threat, solve(threat.game, { solver: "qre", lambda: 3 }).profiles[0]!.probabilities);
  it("gives what the numbers give when they are compiled and solved afresh, whatever came before", () => {
    const moves = [[1, 0.3, 3], [1.01, 0.3, 3], [1.01, 0.6, 3], [2.9, 0.1, 1], [0, 0.7, 12], [1, 0.3, 3], [1, 0, 3]] as const;
    for (const [prize, storm, lambda] of moves) {
      const changes = new Map([["prize", prize], ["storm", storm]]);
      const { diagnostics, converged, outcomes, probabilities } = resolver.resolve(changes, lambda);
      const { game } = revalueCompiled(threat, changes).compiled!;
      expect([diagnostics, converged]).toEqual([[], true]);
      expect(logitResidual(game, probabilities, lambda)).toBeLessThan(1e-10);
      const fresh = solve(game, { solver: "qre", lambda }).profiles[0]!;
      outcomeDistribution(game, fresh.probabilities).forEach((p, i) => expect(outcomes[i]).toBeCloseTo(p, 9));
    }
  });
  it("says why numbers are refused, and goes on from the last that were taken", () => {
    const before = [...resolver.resolve(new Map([["prize", 2]]), 3).outcomes];
    const { diagnostics, outcomes } = resolver.resolve(new Map([["storm", 0.95]]), 3);
    expect(diagnostics[0]?.message).toContain("leave 0 to 1");
    expect([...outcomes]).toEqual(before);
    expect([...resolver.resolve(new Map([["prize", 2]]), 3).outcomes].map((p, i) => Math.abs(p - before[i]!) < 1e-10)).toEqual([true, true, true, true]);
    expect(() => resolver.resolve(new Map([["price", 2]]), 3)).toThrow("price");
    expect(() => resolver.resolve(new Map(), 0)).toThrow("above 0");
  });
});
