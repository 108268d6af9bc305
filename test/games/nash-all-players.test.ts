import { describe, expect, it } from "vitest";
import { randomTable } from "../../bench/games/matrices.ts";
import { type Game, rationalText } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { regret } from "../../src/strategy/index.ts";
import { gameOf, type Tree } from "./credible.ts";
import { publishedGame } from "./published.ts";

/** Three players who choose one of two at once, the first slowest: payoffs by cell, the first player's choice changing fastest. */
function table(pays: readonly (readonly number[])[]): Game {
  const grow = (player: number, cell: number): Tree => (player === 3 ? pays[cell]! : { player, set: `P${player + 1}`, moves: { a: grow(player + 1, cell), b: grow(player + 1, cell + (1 << player)) } });
  return gameOf("table", ["One", "Two", "Three"], grow(0, 0));
}

describe("nash-all with three players", () => {
  it("finds the nine equilibria of McKelvey and McLennan's game of two choices each, two of them fully mixed", () => {
    const game = table([[9, 8, 12], [0, 0, 0], [0, 0, 0], [9, 8, 2], [0, 0, 0], [3, 4, 6], [3, 4, 6], [0, 0, 0]]);
    const found = solve(game, { solver: "nash-all" });
    expect(found).toMatchObject({ converged: true, complete: true, message: "" });
    expect(found.profiles).toHaveLength(9);
    expect(found.profiles.filter(({ probabilities }) => probabilities.every((x) => x > 0))).toHaveLength(2);
    for (const { probabilities } of found.profiles) expect(Math.max(...regret(game, probabilities))).toBeLessThan(1e-12);
    expect(found.components).toHaveLength(9);
  });

  it("finds both components of Selten's horse by their corners, exactly", () => {
    const found = solve(publishedGame("selten_horse"), { solver: "nash-all" });
    expect(found.complete).toBe(true);
    // C and c with R at 3/4 or more; D with c at 1/3 or more, and L.
    expect(found.components!.map((members) => members.map((index) => found.profiles[index]!.exact!.map(rationalText).join(" ")).sort())).toEqual([["1 0 1 0 0 1", "1 0 1 0 1/4 3/4"], ["0 1 1 0 1 0", "0 1 1/3 2/3 1 0"]]);
  });

  it("does not call complete what holds a continuum of mixed equilibria", () => {
    // Nau, Gomez Canovas and Hansen 2004: pure equilibria, and a curve of fully mixed ones.
    const found = solve(table([[0, 0, 2], [3, 0, 0], [0, 3, 0], [0, 0, 0], [1, 1, 0], [0, 0, 0], [0, 0, 0], [0, 0, 3]]), { solver: "nash-all" });
    expect(found.complete).toBe(false);
    expect(found.message).toContain("not isolated");
  });

  it("lists the ends of a segment of equilibria at which inequalities cut curves of solutions to points", () => {
    // With One's and Two's odds p and q of their first moves, Three's moves are worth 2 p + 2 q - 1, 1, 2 p and 2 q: where it mixes the first two, p + q = 1
    // solves all equations, and only p = q = 1/2 leaves the others no better. One gains 5 q - 2 or 5 q - 3 by its first move, Two 3 - 5 p or 2 - 5 p.
    const worth = [[3, 1, 1, -1], [1, 1, 1, 1], [2, 2, 0, 0], [2, 0, 2, 0]], one = [[3, -2], [2, -3], [3, -2], [2, -3]], two = [[-2, 3], [-3, 2], [-3, 2], [-2, 3]];
    const moves = (make: (move: number) => Tree, count: number) => Object.fromEntries(Array.from({ length: count }, (_, move) => [`m${move + 1}`, make(move)]));
    const game = gameOf("cut curves", ["One", "Two", "Three"], {
      player: 0, set: "P1", moves: moves((a) => ({
        player: 1, set: "P2", moves: moves((b) => ({ player: 2, set: "P3", moves: moves((c) => [a === 0 ? one[c]![b]! : 0, b === 0 ? two[c]![a]! : 0, worth[c]![2 * a + b]!], 4) }), 2),
      }), 2),
    });
    const found = solve(game, { solver: "nash-all" });
    expect(found).toMatchObject({ converged: true, complete: false });
    const rounded = found.profiles.map(({ probabilities }) => [...probabilities].map((x) => Number(x.toFixed(9))).join(" ")).sort();
    expect(rounded).toEqual(["0.5 0.5 0.5 0.5 0 0 0.5 0.5", "0.5 0.5 0.5 0.5 0.5 0.5 0 0"]);
    for (const share of [0, 0.3, 1]) expect(Math.max(...regret(game, Float64Array.of(0.5, 0.5, 0.5, 0.5, share / 2, share / 2, (1 - share) / 2, (1 - share) / 2)))).toBeLessThan(1e-15);
  });

  it("knows that it has all where solutions of the equations run along the border", () => {
    // Three meet at one of three places, worth 2, 3 and 5 to each, or get nothing. Who mixes two or three places goes to each in proportion to 1 / sqrt(worth);
    // and it is an equilibrium that nobody meets anybody.
    const worth = [2, 3, 5], places = ["a", "b", "c"];
    const go = (player: number, at: readonly number[]): Tree => (player === 3 ? [0, 1, 2].map(() => (new Set(at).size === 1 ? worth[at[0]!]! : 0)) : { player, set: `P${player + 1}`, moves: Object.fromEntries(places.map((place, i) => [place, go(player + 1, [...at, i])])) });
    const found = solve(gameOf("meeting", ["One", "Two", "Three"], go(0, [])), { solver: "nash-all" });
    expect(found).toMatchObject({ converged: true, complete: true, message: "" });
    const text = (odds: readonly (readonly number[])[]) => odds.flat().map((x) => x.toFixed(9)).join(" ");
    const alone = (place: number) => places.map((_, i) => (i === place ? 1 : 0));
    const mixed = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]].map((some) => {
      const shares = worth.map((value, i) => (some.includes(i) ? 1 / Math.sqrt(value) : 0)), sum = shares.reduce((a, b) => a + b);
      return shares.map((share) => share / sum);
    });
    const expected = [...mixed.map((one) => [one, one, one]), ...[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]].map((order) => order.map(alone))];
    expect(found.profiles.map(({ probabilities }) => [...probabilities].map((x) => x.toFixed(9)).join(" ")).sort()).toEqual(expected.map(text).sort());
  });

  it("does not say that it is done when it is stopped at the last support", () => {
    // What is prepared for a game is kept with it: each solve has one of its own.
    const fresh = () => table([[9, 8, 12], [0, 0, 0], [0, 0, 0], [9, 8, 2], [0, 0, 0], [3, 4, 6], [3, 4, 6], [0, 0, 0]]);
    let asked = 0;
    solve(fresh(), { solver: "nash-all", shouldStop: () => (asked++, false) });
    const last = asked;
    let again = 0;
    expect(solve(fresh(), { solver: "nash-all", shouldStop: () => ++again === last })).toMatchObject({ converged: false, complete: false });
  });

  it("refuses what is too large, with size and expected time", () => {
    // 15 supports of each player.
    expect(() => solve(randomTable([4, 4, 4, 4], 1), { solver: "nash-all" })).toThrow(/4 x 4 x 4 x 4 strategies, with 50625 supports to visit, which takes about \d+ days; use "ipa"$/);
    expect(() => solve(randomTable([8, 8, 8], 1), { solver: "nash-all" })).toThrow(/8 x 8 x 8 strategies, with 2e7 supports to visit, which takes (about \d+ \w+|longer than 10,000 years); use "ipa"$/);
    expect(() => solve(randomTable(new Array<number>(16).fill(2), 1), { solver: "nash-all" })).toThrow(/up to 2 strategies for each of 16 players, with 4e7 supports/);
  });
});
