import { describe, expect, it } from "vitest";
import { kuhnPoker } from "../../bench/games/kuhn.ts";
import { leducHoldem } from "../../bench/games/leduc.ts";
import { liarsDice } from "../../bench/games/liars-dice.ts";
import { findRecallFault, type Game } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { bestResponse } from "../../src/strategy/index.ts";

// Nodes and information sets, counted by hand: deals, then what follows each of them.
const counts: readonly (readonly [string, () => Game, number, number])[] = [
  ["Kuhn poker", kuhnPoker, 1 + 3 + 6 * 9, 2 * 3 * 2],
  // A betting round is 6 decisions and 4 folds; 5 ways lead from it to 4 public cards or a showdown.
  ["Leduc hold'em", leducHoldem, 1 + 6 + 30 * (10 + 5 * (1 + 4 * (10 + 5))), 6 * 3 + 9 * 5 * 6],
  // Every set of bids is one history, and all but the empty one can be called.
  ["liar's dice of 2 sides", () => liarsDice(2), 1 + 2 + 4 * (2 ** 5 - 1), 2 * 2 ** 4],
  ["liar's dice of 6 sides", () => liarsDice(6), 294_883, 24_576],
];

describe.each(counts)("%s", (_, build, nodes, sets) => {
  const game = build();
  it("has the known size", () => expect([game.topology.nodeCount, game.topology.infosets.count]).toEqual([nodes, sets]));
  it("has perfect recall, even odds that sum to 1, and payoffs that sum to 0", () => {
    const { chance, payoffs } = game.valuation, { kind, firstChild, childCount, nodeCount } = game.topology;
    expect(findRecallFault(game)).toBeNull();
    expect(payoffs[0]!.every((pay, node) => pay + payoffs[1]![node]! === 0)).toBe(true);
    for (let node = 0; node < nodeCount; node++) {
      if (kind[node] === 0) expect(chance.subarray(firstChild[node]!, firstChild[node]! + childCount[node]!).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
  });
});

// A profile's best responses bound the value of a zero-sum game from both sides, whoever found the profile.
describe.each([
  // Kuhn 1950; for Leduc the linear programme of OpenSpiel (Lanctot et al. 2019) gives -0.085606424.
  ["Kuhn poker", kuhnPoker, -1 / 18, 1e-6],
  ["Leduc hold'em", leducHoldem, -0.0856064, 1e-4],
] as const)("the value of %s", (_, build, value, tolerance) => {
  it("lies where it is published", () => {
    const game = build();
    const { probabilities } = solve(game, { solver: "cfr+", tolerance, finish: false }).profiles[0]!;
    const above = bestResponse(game, probabilities, 0).value, below = -bestResponse(game, probabilities, 1).value;
    expect(above).toBeGreaterThan(value - 1e-7);
    expect(below).toBeLessThan(value + 1e-7);
    expect(above - below).toBeLessThan(tolerance * 100);
  });
});
