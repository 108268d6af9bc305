// Where a player's payoffs begin, and in which unit all are counted, changes no quantal response.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Game, payoffRange, revalue } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { publishedGame } from "../games/published.ts";
import { gameShape, buildGame } from "./random-game.ts";

/** Payoffs that a double holds exactly after what `moved` does to them: whole eighths. */
function inEighths(game: Game): Game {
  return revalue(game, { ...game.valuation, payoffs: game.valuation.payoffs.map((payoff) => payoff.map((pay) => Math.round(8 * pay) / 8)) });
}

/** The game in units of `2 ** power` utils, each player's payoffs shifted by so much. */
function moved(game: Game, power: number, shifts: readonly number[]): Game {
  const ends = Uint8Array.from(game.topology.childCount, (count) => (count === 0 ? 1 : 0));
  return revalue(game, { ...game.valuation, payoffs: game.valuation.payoffs.map((payoff, player) => payoff.map((pay, node) => (ends[node] === 1 ? pay * 2 ** -power + shifts[player]! : 0))) });
}

function apart(a: Float64Array, b: Float64Array): number {
  return a.reduce((worst, p, slot) => Math.max(worst, Math.abs(p - b[slot]!)), 0);
}

const change = fc.record({ power: fc.integer({ min: -20, max: 35 }), shifts: fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 4 }) });

describe("payoffs shifted by player and counted in another unit", () => {
  it("leave quantal responses at a precision as they are, in the unit of the precision", () => {
    fc.assert(fc.property(gameShape, change, (shape, { power, shifts }) => {
      const game = inEighths(buildGame(shape)), lambda = 5 / payoffRange(game);
      const plain = solve(game, { solver: "qre", lambda }), other = solve(moved(game, power, shifts), { solver: "qre", lambda: lambda * 2 ** power });
      expect([plain.converged, other.converged]).toEqual([true, true]);
      expect(apart(plain.profiles[0]!.probabilities, other.profiles[0]!.probabilities)).toBeLessThan(1e-8); // converged: one profile each
    }));
  });

  it("leave the limit as it is", () => {
    fc.assert(fc.property(gameShape, change, (shape, { power, shifts }) => {
      const game = inEighths(buildGame(shape)), plain = solve(game, { solver: "qre", limit: true }), other = solve(moved(game, power, shifts), { solver: "qre", limit: true });
      expect([plain.converged, other.converged]).toEqual([true, true]);
      expect(apart(plain.profiles[0]!.probabilities, other.profiles[0]!.probabilities)).toBeLessThan(1e-6); // converged: one profile each
    }));
  });

  it.each(["selten_horse", "beer_quiche", "zk_aeg_incomplete", "powell_brink3"])("leave the limit of %s where payoffs differ by ten digits less than they are large", (name) => {
    const game = publishedGame(name), plain = solve(game, { solver: "qre", limit: true });
    const other = solve(revalue(game, { ...game.valuation, payoffs: game.valuation.payoffs.map((payoff) => payoff.map((pay) => 1 + 1e-10 * pay)) }), { solver: "qre", limit: true });
    expect(other.converged).toBe(true);
    expect(apart(plain.profiles[0]!.probabilities, other.profiles[0]!.probabilities)).toBeLessThan(1e-4); // converged: one profile each
  });
});
