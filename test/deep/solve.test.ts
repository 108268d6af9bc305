import { describe, expect, it } from "vitest";
import { slotCount } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { logitResidual, regret } from "../../src/strategy/index.ts";
import { publishedGame } from "../games/published.ts";
import { buildGame } from "../laws/random-game.ts";

describe("the large game of October 1962 under a common prior", () => {
  const game = publishedGame("flagship-reference");

  it("is followed to its limiting equilibrium: regret below a billionth of the payoff range", { timeout: 300_000 }, () => {
    const { converged, profiles } = solve(game, { solver: "qre", limit: true });
    expect(converged).toBe(true);
    for (const amount of regret(game, profiles[0]!.probabilities)) expect(amount).toBeLessThan(1e-9 * 25.445); // one profile
  });

  it("is traced to lambda 1,000", { timeout: 300_000 }, () => {
    const { converged, profiles } = solve(game, { solver: "qre", lambda: 1000 });
    expect(converged).toBe(true);
    expect(logitResidual(game, profiles[0]!.probabilities, 1000, profiles[0]!.logProbabilities)).toBeLessThan(1e-8); // one profile
  });
});

describe("large random games of 2 to 4 players", () => {
  const games = Array.from({ length: 40 }, (_, i) => i + 1)
    .map((seed) => [seed, buildGame({ seed, players: 2 + (seed % 3), depth: 9, differing: seed % 2 === 1, impossible: false, zeroSum: false })] as const)
    .filter(([, game]) => slotCount(game) >= 400 && game.topology.nodeCount < 30_000);

  it.each(games)("seed %i: solved at lambda 0.5, 3 and 20, and in the limit", { timeout: 300_000 }, (_, game) => {
    for (const lambda of [0.5, 3, 20]) {
      const { converged, profiles } = solve(game, { solver: "qre", lambda });
      expect(converged).toBe(true);
      expect(logitResidual(game, profiles[0]!.probabilities, lambda, profiles[0]!.logProbabilities)).toBeLessThan(1e-8); // one profile
    }
    expect(solve(game, { solver: "qre", limit: true }).converged).toBe(true);
  });
});
