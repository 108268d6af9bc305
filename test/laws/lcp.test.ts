import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Game, payoffRange, revalue } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { maximise } from "../../src/base/linear-program.ts";
import { expectedPayoffs, pureProfile } from "../../src/strategy/index.ts";
import { bestByEnumeration, expectedBelow, pureCount } from "./brute-force.ts";
import { buildGame, type GameShape, gameShape } from "./random-game.ts";

/** The same games every time, except in a deep run. */
const runs = (numRuns: number) => (process.env["EXCOMM_DEEP"] === "1" ? { numRuns } : { numRuns, seed: 1962 });

const shape = fc.tuple(gameShape, fc.boolean(), fc.boolean()).map(([shape, impossible, zeroSum]): GameShape => ({ ...shape, players: 2, impossible, zeroSum }));
/** Payoffs of -1, 0 and 1 only: ties everywhere. */
const tied = (game: Game) => revalue(game, { ...game.valuation, payoffs: game.valuation.payoffs.map((payoffs) => payoffs.map((pay) => Math.sign(Math.round(pay / 4)))) });
const game = fc.tuple(shape, fc.boolean()).map(([shape, isTied]) => (isTied ? tied(buildGame(shape)) : buildGame(shape)));

describe("Lemke's method on random games", () => {
  it("finds what no player can improve on by any pure strategy, ties, impossible branches and odds of one's own included", () => {
    let judged = 0;
    fc.assert(fc.property(game, fc.nat(), (game, seed) => {
      const { converged, profiles } = solve(game, { solver: "lcp", seed });
      expect(converged).toBe(true);
      const { probabilities } = profiles[0]!; // one profile
      for (const player of [0, 1]) {
        if (pureCount(game, player) > 2_000) continue;
        judged++;
        expect(bestByEnumeration(game, probabilities, player) - expectedBelow(game, probabilities, player)).toBeLessThan(1e-11 * payoffRange(game));
      }
    }), runs(300));
    expect(judged).toBeGreaterThan(300);
  });

  /** The largest difference between the solutions of a game and of the same game in another unit, from another zero. */
  const moved = (game: Game, seed: number): number => {
    const { topology, valuation } = game;
    const other = revalue(game, { ...valuation, payoffs: valuation.payoffs.map((payoffs, player) => payoffs.map((pay, node) => (topology.childCount[node] === 0 ? 1024 * pay + 4096 * (player + 1) : 0))) });
    const [here, there] = [game, other].map((game) => solve(game, { solver: "lcp", seed }).profiles[0]!.probabilities); // one profile
    return here!.reduce((most, probability, slot) => Math.max(most, Math.abs(there![slot]! - probability)), 0);
  };

  it("is moved neither by the unit of payoffs nor by their zero", () => {
    fc.assert(fc.property(shape, fc.nat(), (shape, seed) => moved(buildGame(shape), seed) < 1e-9), runs(100));
  });

  it("is not moved where an unreached set comes before another that comes before it elsewhere", () => {
    // What lies below such a set may be settled after it, and counted as 0 then.
    expect(moved(buildGame({ seed: 1990501189, players: 2, depth: 5, differing: false, impossible: true, zeroSum: false }), 0)).toBeLessThan(1e-9);
  });
});

describe("iterated polymatrix approximation on random games", () => {
  it("finds what no player can improve on by any pure strategy, with one to four players", () => {
    fc.assert(fc.property(gameShape, fc.boolean(), fc.nat(), (shape, isTied, seed) => {
      const game = isTied ? tied(buildGame(shape)) : buildGame(shape);
      const { converged, profiles } = solve(game, { solver: "ipa", seed });
      expect(converged).toBe(true);
      const { probabilities } = profiles[0]!; // one profile
      game.players.forEach((_, player) => {
        if (pureCount(game, player) <= 500) expect(bestByEnumeration(game, probabilities, player) - expectedBelow(game, probabilities, player)).toBeLessThan(1.1e-9 * payoffRange(game));
      });
    }), runs(100));
  });
});

/** The value to the first player, from the matrix of all pure strategies by a dense tableau. */
function valueOfMatrix(game: Game): number {
  const { infosets } = game.topology;
  const pures = [0, 1].map((player) => {
    let plans: number[][] = [Array<number>(infosets.count).fill(0)];
    for (let set = 0; set < infosets.count; set++) if (infosets.player[set] === player) plans = plans.flatMap((plan) => infosets.actions[set]!.map((_, k) => plan.with(set, k)));
    return plans;
  });
  // Payoffs moved above 0, so that the value v is too: then x / v maximises the sum with no column above 1.
  const shift = 1 - Math.min(...game.valuation.payoffs[0]!);
  const rows = pures[0]!.map((first) => ({
    coefficients: pures[1]!.map((second) => shift + expectedPayoffs(game, pureProfile(game, first.map((k, set) => (infosets.player[set] === 0 ? k : second[set]!))))[0]!),
    limit: 1,
  }));
  return 1 / maximise({ objective: pures[1]!.map(() => 1), rows })!.value - shift; // bounded: all coefficients are above 0
}

describe("linear programming on random games", () => {
  it("finds the value that a dense tableau over all pure strategies finds", () => {
    let compared = 0;
    fc.assert(fc.property(shape, (shape) => {
      const game = buildGame({ ...shape, depth: Math.min(4, shape.depth), zeroSum: true, differing: false });
      if (pureCount(game, 0) * pureCount(game, 1) > 1_500) return;
      compared++;
      const { converged, profiles } = solve(game, { solver: "lp" });
      expect(converged).toBe(true);
      expect(expectedPayoffs(game, profiles[0]!.probabilities)[0]).toBeCloseTo(valueOfMatrix(game), 9);
    }), runs(150));
    expect(compared).toBeGreaterThan(50);
  });
});
