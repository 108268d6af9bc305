import { describe, expect, it } from "vitest";
import { slotCount } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { logitResidual, regret } from "../../src/strategy/index.ts";
import { buildGame } from "./random-game.ts";

// Games of 467 to 820 slots: too large for a matrix, with folds that sweeps alone do not pass.
const large = [5, 9, 12, 15].map((seed) => buildGame({ seed, players: 2 + (seed % 3), depth: 9, differing: seed % 2 === 1, impossible: false, zeroSum: false }));

describe.each(large.map((game) => [`${game.players.length} players, ${slotCount(game)} slots`, game] as const))("a large random game, %s", (_, game) => {
  it.each([0.5, 3])("is solved at lambda %d", (lambda) => {
    const { converged, profiles } = solve(game, { solver: "qre", lambda });
    expect(converged).toBe(true);
    expect(logitResidual(game, profiles[0]!.probabilities, lambda, profiles[0]!.logProbabilities)).toBeLessThan(1e-9); // one profile
  });

  it("is followed to its limit", () => {
    const { converged, profiles, options } = solve(game, { solver: "qre", limit: true });
    expect(converged).toBe(true);
    for (const amount of regret(game, profiles[0]!.probabilities)) expect(amount).toBeLessThanOrEqual(10 * Number(options["tolerance"])); // payoffs range over 10 at most
  });

  it("tells progress, and stops when told", () => {
    let asked = 0;
    const stages: string[] = [];
    const { converged, message } = solve(game, { solver: "qre", limit: true, onProgress: ({ stage }) => stages.push(stage), shouldStop: () => ++asked > 200 });
    expect(converged).toBe(false);
    expect(message).toContain("told to stop");
    expect(stages[0]).toMatch(/^lambda [0-9.e+-]+$/);
  });
});
