import { describe, expect, it } from "vitest";
import { drawIndex, seededRandom } from "../../src/base/index.ts";
import type { Game } from "../../src/game/index.ts";
import { solve, solvers } from "../../src/solve/index.ts";
import { fitPrecision, parseCounts } from "../../src/study/index.ts";
import { publishedGame, setLabelled } from "../games/published.ts";
import { oneShot } from "./one-shot.ts";

const solver = solvers.get("qre")!;

/** `plays` moves at every set, drawn from the equilibrium at each player's own precision. */
function simulated(game: Game, probabilities: Float64Array, plays: number, seed: number): Float64Array {
  const { firstSlot, count } = game.topology.infosets, counts = new Float64Array(probabilities.length), random = seededRandom(seed);
  for (let set = 0; set < count; set++) for (let play = 0; play < plays; play++) counts[firstSlot[set]! + drawIndex(probabilities.subarray(firstSlot[set]!, firstSlot[set + 1]!), random)]!++;
  return counts;
}

/** Whatever the other does, the second action pays 0.8 more: a logit with the closed form lambda = ln(n2 / n1) / 0.8. */
const dilemma = oneShot(["one", "two"], 2, ([a, b], player) => (player === 0 ? 0.8 * a! + 2 * (1 - b!) : 0.8 * b! + 2 * (1 - a!)));

describe("fitting the precision of choice", () => {
  it("is the closed form of a 2 x 2 game whose gain does not depend on the other", () => {
    const { estimate, logLikelihood, deviance } = fitPrecision(dilemma, Float64Array.of(30, 170, 40, 160), { solver });
    expect(estimate.lambda).toBeCloseTo(Math.log(330 / 70) / 0.8, 6);
    expect(logLikelihood.fit).toBeCloseTo(70 * Math.log(70 / 400) + 330 * Math.log(330 / 400), 8);
    expect(logLikelihood.uniform).toBeCloseTo(400 * Math.log(0.5), 8);
    expect(logLikelihood.shares).toBeCloseTo(30 * Math.log(0.15) + 170 * Math.log(0.85) + 40 * Math.log(0.2) + 160 * Math.log(0.8), 8);
    expect(logLikelihood.limit).toBe(-Infinity);
    expect(deviance.degrees).toBe(1);
    // Chi-square with one degree of freedom, by the normal's tail: P(|Z| > sqrt(G2)).
    expect(deviance.value).toBeCloseTo(2 * (logLikelihood.shares - logLikelihood.fit), 8);
    expect(deviance.p).toBeCloseTo(0.187576899684, 10);
    expect(estimate.identified).toBe("yes");
  });

  it("has a posterior that adds up by brute force", () => {
    const counts = Float64Array.of(3, 17, 6, 14), range = [0.1, 20] as const, { estimate } = fitPrecision(dilemma, counts, { solver, range });
    let total = 0, below = 0;
    const low = Math.log(0.1), step = (Math.log(20) - low) / 200_000, medianAt = Math.log(estimate.median), lowAt = Math.log(estimate.interval[0]);
    let belowLow = 0;
    for (let i = 0; i < 200_000; i++) {
      const x = low + (i + 0.5) * step, d = 0.8 * Math.exp(x), weight = Math.exp(-31 * Math.log(1 + Math.exp(-d)) - 9 * Math.log(1 + Math.exp(d)));
      total += weight;
      if (x < medianAt) below += weight;
      if (x < lowAt) belowLow += weight;
    }
    expect(below / total).toBeCloseTo(0.5, 4);
    expect(belowLow / total).toBeCloseTo(0.025, 4);
  });

  it("recovers the precision that simulated counts were drawn at, and each player's own", () => {
    const game = publishedGame("wagner_p015");
    for (const [lambda, seed] of [[1.5, 1], [4, 2]] as const) {
      const { estimate, deviance } = fitPrecision(game, simulated(game, solve(game, { solver: "qre", lambda }).profiles[0]!.probabilities, 4000, seed), { solver });
      expect(estimate.interval[0]).toBeLessThan(lambda);
      expect(estimate.interval[1]).toBeGreaterThan(lambda);
      expect(Math.abs(Math.log(estimate.lambda / lambda))).toBeLessThan(0.1);
      expect(deviance.p).toBeGreaterThan(0.001);
    }
    const first = 1 / (1 + Math.exp(-0.8 * 2)), second = 1 / (1 + Math.exp(-0.8 * 5));
    const { byPlayer } = fitPrecision(dilemma, simulated(dilemma, Float64Array.of(1 - first, first, 1 - second, second), 5000, 3), { solver, byPlayer: true });
    expect(Math.abs(Math.log(byPlayer!.estimates[0]!.lambda / 2))).toBeLessThan(0.1);
    expect(Math.abs(Math.log(byPlayer!.estimates[1]!.lambda / 5))).toBeLessThan(0.1);
    expect(byPlayer!.p).toBeLessThan(1e-6);
  });

  it("says what counts cannot tell", () => {
    const pennies = oneShot(["even", "odd"], 2, ([a, b], player) => ((a === b) === (player === 0) ? 1 : -1));
    expect(fitPrecision(pennies, Float64Array.of(60, 40, 50, 50), { solver }).estimate.identified).toBe("no");
    const certain = fitPrecision(dilemma, Float64Array.of(0, 200, 0, 200), { solver });
    expect(certain.estimate.identified).toBe("at-least");
    expect(certain.estimate.lambda).toBeCloseTo(certain.prior[1], 6);
    expect(fitPrecision(dilemma, Float64Array.of(100, 100, 100, 100), { solver }).estimate.identified).toBe("at-most");
  });

  it("reads counts with any columns beside, and names what it does not know by line with near spellings", () => {
    const game = publishedGame("wagner_p015"), { firstSlot } = game.topology.infosets;
    const text = `profile,player,infoset,label,action,count\r\n1,${game.players[0]},1,"a, b",1,7\n1,1,1,,1,3\n`;
    expect(parseCounts(text, "counts.csv", game).counts?.[firstSlot[setLabelled(game, "US1")]!]).toBe(10);
    const { diagnostics } = parseCounts("player,label,action,count\nX,US1,1,1\n1,US3,1,1\n1,US1,9,1\n1,US1,1,-2\n", "counts.csv", game);
    expect(diagnostics.map(({ place }) => [place?.line, place?.column])).toEqual([[2, 1], [3, 3], [4, 7], [5, 9]]);
    expect(diagnostics[1]!.help).toContain("US1");
    expect(parseCounts("player,action\n", "counts.csv", game).diagnostics[0]!.message).toContain('no column "count"');
    expect(parseCounts("player,infoset,action,count\n", "counts.csv", game).diagnostics[0]!.rule).toBe("nothing-counted");
  });
});
