import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DECISION, findRecallFault } from "../../src/game/index.ts";
import { assess, bestResponse, expectedPayoffs, logitResidual, logProfile, oneShotGains, outcomeDistribution, pureProfile, reachOf, regret, uniformProfile, valuesOf } from "../../src/strategy/index.ts";
import { bestByEnumeration, conditionalValues, endsBelow, expectedBelow, pureCount, reachByClimbing } from "./brute-force.ts";
import { buildGame, drawProfile, gameShape, randomGame } from "./random-game.ts";

const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-11 * (1 + Math.abs(b)));

describe("profiles of random games", () => {
  it("the random games have perfect recall and several nodes to an information set", () => {
    let shared = 0;
    fc.assert(fc.property(randomGame, (game) => {
      expect(findRecallFault(game)).toBeNull();
      const { infosets } = game.topology;
      for (let set = 0; set < infosets.count; set++) if (infosets.nodeStart[set + 1]! - infosets.nodeStart[set]! > 1) shared++;
    }), { seed: 1 });
    expect(shared).toBeGreaterThan(50);
  });

  it("reach, values, payoffs and outcomes equal a recursion over histories", () => {
    fc.assert(fc.property(randomGame, fc.nat(), (game, seed) => {
      const profile = drawProfile(game, seed);
      const reach = reachOf(game, profile, game.valuation.chance);
      for (let node = 0; node < game.topology.nodeCount; node++) close(reach[node]!, reachByClimbing(game, profile, -1, node));
      game.players.forEach((_, player) => {
        valuesOf(game, profile, player).forEach((value, node) => close(value, expectedBelow(game, profile, player, node)));
        close(expectedPayoffs(game, profile)[player]!, expectedBelow(game, profile, player));
      });
      const distribution = game.outcomes.map(() => 0);
      for (const [end, probability] of endsBelow(game, profile, -1)) if (game.topology.outcome[end]! >= 0) distribution[game.topology.outcome[end]!]! += probability;
      outcomeDistribution(game, profile).forEach((probability, outcome) => close(probability, distribution[outcome]!));
    }));
  });

  it("beliefs sum to 1 at every set and action values equal the recursion's, own odds and all", () => {
    fc.assert(fc.property(randomGame, fc.nat(), (game, seed) => {
      const profile = drawProfile(game, seed);
      const { beliefs, actionValues, values, defined } = assess(game, profile);
      const { infosets, kind, nodeCount } = game.topology;
      for (let set = 0; set < infosets.count; set++) {
        expect(defined[set]).toBe(1);
        let sum = 0;
        for (let at = infosets.nodeStart[set]!; at < infosets.nodeStart[set + 1]!; at++) sum += beliefs[infosets.nodes[at]!]!;
        close(sum, 1);
        const want = conditionalValues(game, profile, set);
        want.forEach((value, k) => close(actionValues[infosets.firstSlot[set]! + k]!, value));
        close(values[set]!, want.reduce((total, value, k) => total + value * profile[infosets.firstSlot[set]! + k]!, 0));
      }
      for (let node = 0; node < nodeCount; node++) if (kind[node] !== DECISION) expect(beliefs[node]).toBe(0);
    }));
  });

  it("the best response is worth what the best of all pure strategies is worth, and its choices get it", () => {
    let compared = 0;
    fc.assert(fc.property(randomGame, fc.nat(), (game, seed) => {
      const profile = drawProfile(game, seed);
      game.players.forEach((_, player) => {
        if (pureCount(game, player) > 500) return;
        compared++;
        const { value, choice } = bestResponse(game, profile, player);
        close(value, bestByEnumeration(game, profile, player));
        const pure = pureProfile(game, choice.map((k) => Math.max(0, k)));
        const { infosets } = game.topology;
        const mixed = profile.map((probability, slot) => (infosets.player[setOf(infosets.firstSlot, slot)] === player ? pure[slot]! : probability));
        close(expectedPayoffs(game, mixed)[player]!, value);
        close(regret(game, mixed)[player]!, 0);
      });
    }));
    expect(compared).toBeGreaterThan(100);
  });

  it("the best response is right against pure profiles too, where much is never reached", () => {
    fc.assert(fc.property(randomGame, fc.nat(), (game, seed) => {
      const drawn = drawProfile(game, seed);
      const { infosets } = game.topology;
      const profile = pureProfile(game, Array.from(infosets.player, (_, set) => indexOfLargest(drawn.subarray(infosets.firstSlot[set]!, infosets.firstSlot[set + 1]!))));
      game.players.forEach((_, player) => {
        if (pureCount(game, player) <= 500) close(bestResponse(game, profile, player).value, bestByEnumeration(game, profile, player));
      });
    }));
  });

  it("regret and one-shot gains are never negative", () => {
    fc.assert(fc.property(randomGame, fc.nat(), (game, seed) => {
      const profile = drawProfile(game, seed);
      for (const amount of regret(game, profile)) expect(amount).toBeGreaterThanOrEqual(0);
      for (const gain of oneShotGains(game, profile)) expect(gain).toBeGreaterThanOrEqual(0);
    }));
  });

  it("at precision 0 the uniform profile has no logit residual and a perturbed one has", () => {
    fc.assert(fc.property(randomGame, (game) => {
      const uniform = uniformProfile(game);
      close(logitResidual(game, uniform, 0), 0);
      const set = game.topology.infosets.actions.findIndex((actions) => actions.length > 1);
      if (set < 0) return;
      const slot = game.topology.infosets.firstSlot[set]!;
      const perturbed = uniform.slice();
      perturbed[slot]! += 1e-3;
      perturbed[slot + 1]! -= 1e-3;
      expect(logitResidual(game, perturbed, 0)).toBeGreaterThan(0.9e-3);
    }));
  });

  it("a chance branch of probability 0 stands for the limit of small ones in beliefs", () => {
    fc.assert(fc.property(gameShape.map((shape) => ({ ...shape, impossible: true })), fc.nat(), (shape, seed) => {
      const game = buildGame(shape);
      const profile = drawProfile(game, seed);
      const exact = assess(game, profile);
      for (const defined of exact.defined) expect(defined).toBe(1);
      const small = (odds: Float64Array) => odds.map((probability) => (probability === 0 ? 1e-12 : probability));
      const nearby = assess({ ...game, valuation: { ...game.valuation, chance: small(game.valuation.chance), beliefs: game.valuation.beliefs.map(small) } }, profile);
      exact.beliefs.forEach((belief, node) => expect(Math.abs(belief - nearby.beliefs[node]!)).toBeLessThan(1e-8));
    }));
  });

  it("logs that underflow as probabilities still give beliefs", () => {
    fc.assert(fc.property(randomGame, fc.nat(), (game, seed) => {
      const { count, firstSlot } = game.topology.infosets;
      const logs = logProfile(drawProfile(game, seed));
      for (let set = 0; set < count; set++) for (let slot = firstSlot[set]! + 1; slot < firstSlot[set + 1]!; slot++) logs[slot]! -= 2000;
      const profile = logs.map(Math.exp);
      for (let set = 0; set < count; set++) profile[firstSlot[set]!] = 1;
      for (const value of assess(game, profile, logs).actionValues) expect(value).not.toBeNaN();
    }));
  });
});

function setOf(firstSlot: Int32Array, slot: number): number {
  let set = 0;
  while (firstSlot[set + 1]! <= slot) set++;
  return set;
}

function indexOfLargest(values: Float64Array): number {
  return values.indexOf(Math.max(...values));
}
