// Utils of different players cannot be compared: in which unit each counts changes no judgement and no equilibrium.

import { describe, expect, it } from "vitest";
import type { Game } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { flagsOf } from "../../src/strategy/index.ts";
import { publishedGame } from "./published.ts";

/** The game with each player's payoffs times a number, as decimals so that sums of fractions stay what they are. */
function inUnits(game: Game, units: readonly number[]): Game {
  const { written: _, ...valuation } = game.valuation;
  return { ...game, valuation: { ...valuation, payoffs: valuation.payoffs.map((payoffs, player) => payoffs.map((pay) => pay * units[player]!)) } };
}

const UNITS = [[2 ** 40, 2 ** 40], [2 ** -40, 2 ** -40], [2 ** 900, 2 ** 900], [2 ** -900, 2 ** -900], [2 ** 40, 1], [1, 2 ** -40]];

describe.each(["beer_quiche", "audience_low", "zk_unilateral_02_03", "entry_deterrence", "powell_brink3"])("%s", (name) => {
  const game = publishedGame(name), { profiles } = solve(game, { solver: "nash-all" });
  const judged = (of: Game) => profiles.map(({ probabilities }) => Object.entries(flagsOf(of, probabilities)).map(([flag, { holds }]) => `${flag} ${holds}`));

  it.each(UNITS)("has equilibria that meet the same standards when payoffs are multiplied by %d and %d", (...units) => {
    expect(judged(game).flat()).toContain("subgamePerfect true");
    expect(judged(inUnits(game, units))).toEqual(judged(game));
  });
  it("says what is gained in the units of the game", () => {
    const [fallen] = profiles.map(({ probabilities }) => probabilities).filter((probabilities) => flagsOf(game, probabilities).subgamePerfect.why.includes("could gain"));
    if (fallen === undefined) return expect(judged(game).flat().filter((flag) => flag === "subgamePerfect false")).toEqual([]);
    const gained = (of: Game) => Number(/could gain ([\d.e+]+) by/.exec(flagsOf(of, fallen).subgamePerfect.why)?.[1]);
    expect(gained(inUnits(game, [1024, 1024])) / gained(game)).toBeCloseTo(1024, -1);
  });
  it.each([1e12, 1e100, 1e-100])("has as many sequential equilibria when payoffs are multiplied by %d", (unit) => {
    expect(solve(inUnits(game, [unit, unit]), { solver: "sequential" }).profiles.length).toBe(solve(game, { solver: "sequential" }).profiles.length);
  });
});
