import { describe, expect, it } from "vitest";
import { kuhnPoker } from "../../bench/games/kuhn.ts";
import { leducHoldem } from "../../bench/games/leduc.ts";
import { seededRandom } from "../../src/base/index.ts";
import type { Game } from "../../src/game/index.ts";
import { externalSampler } from "../../src/solve/cfr/mccfr.ts";
import { solve } from "../../src/solve/index.ts";
import { expectedPayoffs, uniformProfile } from "../../src/strategy/index.ts";
import { expectedBelow, reachByClimbing } from "./brute-force.ts";
import { buildGame } from "./random-game.ts";

/** Counterfactual regrets of one player under the uniform profile, by slot, summed node by node. */
function uniformRegrets(game: Game, player: number): Float64Array {
  const { infosets, firstChild } = game.topology, profile = uniformProfile(game);
  // With own choices counted as certain, the probability of a node is that of chance and the other alone.
  const others = profile.map((probability, slot) => (infosets.player[infosets.firstSlot.findIndex((first) => first > slot) - 1] === player ? 1 : probability));
  const regrets = new Float64Array(profile.length);
  infosets.actions.forEach((actions, set) => {
    if (infosets.player[set] !== player) return;
    for (const node of infosets.nodes.subarray(infosets.nodeStart[set]!, infosets.nodeStart[set + 1]!)) {
      actions.forEach((_, k) => (regrets[infosets.firstSlot[set]! + k]! += reachByClimbing(game, others, player, node) * (expectedBelow(game, profile, player, firstChild[node]! + k) - expectedBelow(game, profile, player, node))));
    }
  });
  return regrets;
}

describe("external sampling", () => {
  it.each([["Kuhn poker", kuhnPoker], ["a random game", () => buildGame({ seed: 4, players: 2, depth: 5, differing: false, impossible: false, zeroSum: true })]] as const)("gives counterfactual regrets in %s on average, whatever is sampled", (_, build) => {
    const game = build(), random = seededRandom(62), plays = 20_000;
    for (const player of [0, 1]) {
      const exact = uniformRegrets(game, player), sum = exact.map(() => 0), squares = exact.map(() => 0);
      for (let play = 0; play < plays; play++) {
        const sampler = externalSampler(game, random);
        sampler.play(player);
        sampler.regrets.forEach((regret, slot) => {
          sum[slot]! += regret;
          squares[slot]! += regret * regret;
        });
      }
      exact.forEach((regret, slot) => {
        const mean = sum[slot]! / plays, error = Math.sqrt((squares[slot]! / plays - mean * mean) / plays);
        expect(Math.abs(mean - regret), `slot ${slot}`).toBeLessThanOrEqual(5 * error + 1e-12);
      });
      expect(Math.max(...exact)).toBeGreaterThan(0.01);
    }
  });

  it("comes near Kuhn's value, the same way for the same seed and another way for another", () => {
    const run = (seed: number) => solve(kuhnPoker(), { solver: "mccfr", tolerance: 2e-3, seed, finish: false });
    const [first, again, other] = [run(62), run(62), run(63)].map(({ profiles }) => profiles[0]!.probabilities); // one profile
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    for (const profile of [first!, other!]) expect(Math.abs(expectedPayoffs(kuhnPoker(), profile)[0]! + 1 / 18)).toBeLessThan(4 * 2e-3);
  });

  it("says when its iterations were not enough, and that it was told to stop", () => {
    const game = leducHoldem();
    expect(solve(game, { solver: "mccfr", iterationsMax: 10 })).toMatchObject({ converged: false, iterations: 10, message: expect.stringContaining("10 iterations were not enough") });
    expect(solve(game, { solver: "mccfr", shouldStop: () => true })).toMatchObject({ converged: false, message: expect.stringContaining("told to stop") });
  });
});
