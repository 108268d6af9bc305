import { describe, expect, it } from "vitest";
import { TERMINAL } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { expectedPayoffs, logitResidual, reachOf, regret } from "../../src/strategy/index.ts";
import { choicesAt, publishedGame, publishedJson, setLabelled } from "./published.ts";

interface Reference {
  readonly EU: readonly number[];
  readonly pwar: number;
  readonly K1: Record<string, Record<string, number>>;
}
const reference = publishedJson("flagship-reference-aqre") as Record<string, Reference>; // its shape is described in data/README.md
const game = publishedGame("flagship-reference");
const { topology, valuation } = game;

describe("the large game of October 1962 under a common prior", () => {
  it("is the tree that was published: 42,589 nodes, 24,708 ends", () => {
    expect(topology.nodeCount).toBe(42_589);
    expect(topology.kind.reduce((ends, kind) => ends + (kind === TERMINAL ? 1 : 0), 0)).toBe(24_708);
  });

  it.each(Object.entries(reference))("has the reference's payoffs, risk of war and first moves at lambda %s", (lam, { EU, pwar, K1 }) => {
    const lambda = Number(lam);
    const { converged, profiles } = solve(game, { solver: "qre", lambda });
    expect(converged).toBe(true);
    const { probabilities, logProbabilities } = profiles[0]!; // converged: one profile
    expect(logitResidual(game, probabilities, lambda, logProbabilities)).toBeLessThan(1e-10);
    expectedPayoffs(game, probabilities).forEach((payoff, player) => expect(Math.abs(payoff - EU[player]!)).toBeLessThan(1e-8));
    // War is what costs the first player more than 10.
    const war = reachOf(game, probabilities, valuation.chance).reduce((sum, reach, node) => sum + (topology.kind[node] === TERMINAL && valuation.payoffs[0]![node]! < -10 ? reach : 0), 0);
    expect(Math.abs(war - pwar)).toBeLessThan(1e-8);
    for (const [type, moves] of Object.entries(K1)) {
      const label = `SU:${type}|K1:start`;
      const { actions } = topology.infosets;
      choicesAt(game, probabilities, label).forEach((probability, k) => expect(Math.abs(probability - moves[actions[setLabelled(game, label)]![k]!]!)).toBeLessThan(1e-8));
    }
  });

  it("is solved from a start nearby in fewer passes, to the same profile", () => {
    const cold = solve(game, { solver: "qre", lambda: 6 });
    const warm = solve(game, { solver: "qre", lambda: 6, start: solve(game, { solver: "qre", lambda: 5.9 }).profiles[0]!.probabilities });
    expect(warm.iterations).toBeLessThan(cold.iterations);
    warm.profiles[0]!.probabilities.forEach((probability, slot) => expect(Math.abs(probability - cold.profiles[0]!.probabilities[slot]!)).toBeLessThan(1e-9));
  });

  it("is solved at lambda 30, where choices overshoot and sweeps are damped", () => {
    const { converged, profiles } = solve(game, { solver: "qre", lambda: 30 });
    expect(converged).toBe(true);
    expect(logitResidual(game, profiles[0]!.probabilities, 30, profiles[0]!.logProbabilities)).toBeLessThan(1e-9);
  });

  it("is followed by arclength to lambda 100, where regret is small", () => {
    const { converged, profiles } = solve(game, { solver: "qre", lambda: 100 });
    expect(converged).toBe(true);
    expect(logitResidual(game, profiles[0]!.probabilities, 100, profiles[0]!.logProbabilities)).toBeLessThan(1e-9);
    for (const amount of regret(game, profiles[0]!.probabilities)) expect(amount).toBeLessThan(0.005);
  });

  it("stops at its budget of passes with what it has", () => {
    const { converged, iterations, message } = solve(game, { solver: "qre", lambda: 6, iterationsMax: 5 });
    expect(converged).toBe(false);
    expect(iterations).toBeLessThan(10);
    expect(message).toContain("at the `iterationsMax` of 5, passes over the tree");
  });
});
