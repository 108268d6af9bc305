import fc from "fast-check";
import { expect, it } from "vitest";
import { regret } from "../../src/strategy/index.ts";
import { buildGame, drawProfile, gameShape } from "../laws/random-game.ts";
import { judge } from "./judge.ts";

it("the judge of the catalogue finds the regret that the engine finds", () => {
  fc.assert(fc.property(gameShape, fc.nat(), (shape, seed) => {
    const game = buildGame(shape), profile = drawProfile(game, seed), { beliefs, payoffs } = game.valuation;
    const found = game.players.map((_, player) => {
      const { payoff, best } = judge(game, { zero: 0, one: 1, add: (a, b) => a + b, multiply: (a, b) => a * b, isAbove: (a, b) => a > b }, { odds: (node) => beliefs[player]![node]!, payoff: (node) => payoffs[player]![node]! }, profile, player);
      return best - payoff;
    });
    regret(game, profile).forEach((amount, player) => expect(found[player]).toBeCloseTo(amount, 10));
  }), { numRuns: 1000 });
});
