// Games at the edge of what can be written, through every solver: each refuses with a sentence or keeps its promise.

import { describe, expect, it } from "vitest";
import { escalationGame } from "../../bench/games/escalation.ts";
import { efgFromGame, type Game, GameBuilder, gameFromEfg, parseEfg, payoffRange, printEfg } from "../../src/game/index.ts";
import { solve, solvers } from "../../src/solve/index.ts";
import { reducedSize, regret, requireProfile } from "../../src/strategy/index.ts";
import { gameOf, type Tree } from "./credible.ts";

/** Two choices each at once; payoffs by cell, the second player's choice changing fastest. */
function square(pays: readonly (readonly number[])[]): Game {
  const reply = (a: number): Tree => ({ player: 1, set: "B", moves: { l: pays[2 * a]!, r: pays[2 * a + 1]! } });
  return gameOf("square", pays[0]!.map((_, i) => `P${i + 1}`), { player: 0, set: "A", moves: { a: reply(0), b: reply(1) } });
}

/** Players in turn end play or hand over, so many moves in all; what an end pays looks drawn, without ties. */
function chain(players: number, moves: number): Game {
  const pay = (move: number) => Array.from({ length: players }, (_, player) => ((move + 1) * (player + 2) * 7919) % 10_007);
  let tree: Tree = pay(moves);
  for (let move = moves - 1; move >= 0; move--) tree = { player: move % players, set: `move ${move + 1}`, moves: { end: pay(move), "hand over": tree } };
  return gameOf("chain", Array.from({ length: players }, (_, i) => `P${i + 1}`), tree);
}

const matching = (unit: number, shift = 0) => square([[unit + shift, -unit], [shift - unit, unit], [shift - unit, unit], [unit + shift, -unit]]);
const guess: Tree = { player: 0, set: "A", moves: { a: [1, 0], b: [0, 1] } };
const games: readonly (readonly [string, Game])[] = [
  ["payoffs of 1e300", matching(1e300)],
  ["payoffs of 1e-300", matching(1e-300)],
  ["the least payoffs there are", matching(5e-324)],
  ["payoffs that differ in the sixteenth digit", matching(1, 1e15)],
  ["payoffs of all sizes", square([[1e300, 1e-300], [1, 0], [0, 1], [-1e-300, 1e10]])],
  ["nothing at stake", matching(0)],
  ["a player who looks on", square([[1, 0, 7], [0, 1, 7], [0, 1, 8], [1, 0, 7]])],
  ["a player alone", gameOf("alone", ["One"], { chance: { x: [0.5, { player: 0, set: "A", moves: { a: [1], b: [0] } }], y: [0.5, { player: 0, set: "A", moves: { a: [0], b: [3] } }] } })],
  ["forty players", chain(40, 40)],
  ["four hundred moves in a row", chain(2, 400)],
  ["a branch that is all but impossible", gameOf("rare", ["One", "Two"], { chance: { rare: [1e-300, guess], usual: [1, { player: 1, set: "B", moves: { l: [0, 5], r: [3, 5] } }] } })],
  ["a branch that is impossible", gameOf("never", ["One", "Two"], { chance: { never: [0, guess], always: [1, { player: 1, set: "B", moves: { l: [0, 5], r: [3, 5] } }] } })],
];

describe.each([...new Set(solvers.values())])("solver $name", (solver) => {
  it.each(games)("keeps its promise on a game with %s, or refuses it", (_, game) => {
    const refusal = solver.refuses(game);
    if (refusal !== null) {
      expect(refusal).toMatch(/^solve\(\): solver ".*" needs .*(; use "|needs perfect recall)/);
      return;
    }
    const largest = Math.max(...game.valuation.payoffs.map((own) => Math.max(...own)));
    if (solver.name === "qre" && largest > 0 && largest < 1e-290) {
      expect(() => solve(game, { solver: "qre", limit: true })).toThrow(/^solve\(\): `limit` asks for a precision beyond what a double holds, .*; multiply them, or use "/);
      return;
    }
    const { converged, profiles, options } = solve(game, { solver: solver.name, ...(solver.name === "qre" ? { limit: true } : {}) });
    expect(converged).toBe(true);
    expect(profiles.length).toBeGreaterThan(0);
    const allowed = Math.max(1e-9, typeof options["tolerance"] === "number" ? options["tolerance"] : 0) * payoffRange(game);
    for (const { probabilities } of profiles) {
      requireProfile(game, probabilities, "test");
      // Players who look ahead may pass a gain by.
      if (solver.name !== "theory-of-moves") for (const amount of regret(game, probabilities)) expect(amount).toBeLessThanOrEqual(allowed);
    }
  });
});

/** The game as what follows when the first player does not stay out. */
function beneath(game: Game): Game {
  const text = printEfg(efgFromGame(game)), from = text.search(/^c /m);
  const { document } = parseEfg(`${text.slice(0, from)}p "" 1 9999 "" { "out" "in" } 0\nt "" 99999 "" { 0, 0 }\n${text.slice(from)}`, "beneath.efg");
  return gameFromEfg(document!); // printed above
}

/** Three players with two types each, who bet at once; what it pays looks drawn. */
function threeBets(): Game {
  const types = Array.from({ length: 8 }, (_, i) => [i & 1, (i >> 1) & 1, i >> 2] as const);
  const bet = (draw: number, moves: readonly number[]): Tree => (moves.length === 3
    ? [2, 3, 5].map((player) => ((draw * 8 + moves[0]! * 4 + moves[1]! * 2 + moves[2]! + 1) * player * 7919) % 101)
    : { player: moves.length, set: `${moves.length} ${types[draw]![moves.length]}`, moves: { a: bet(draw, [...moves, 0]), b: bet(draw, [...moves, 1]) } });
  return gameOf("three bets", ["One", "Two", "Three"], { chance: Object.fromEntries(types.map((_, draw) => [`draw ${draw}`, [1 / 8, bet(draw, [])] as const])) });
}

describe.each([["nash-all", escalationGame({ types: 3 })], ["nash-all", threeBets()], ["spe", beneath(escalationGame({ types: 3 }))], ["spe", chain(2, 400)], ["sequential", chain(2, 400)]])("solver %s told to stop", (solver, game) => {
  /** Solves anew, told to stop from the so-manieth time on that it asks. */
  const solveTold = (from: number) => {
    let asked = 0;
    const copy = { ...game, valuation: { ...game.valuation } };
    const solution = solve(copy, { solver, iterationsMax: 2000, shouldStop: () => ++asked >= from });
    return { asked, solution };
  };

  it("asks all along, while it prepares the search too, and ends at once", () => {
    const { asked: all } = solveTold(Infinity);
    expect(all).toBeGreaterThan(400);
    for (const from of [1, 2, 10, 100, 200, Math.floor(all / 2), all - 1]) {
      const { asked, solution } = solveTold(from);
      expect({ from, converged: solution.converged, complete: solution.complete, message: solution.message }).toEqual({ from, converged: false, complete: false, message: expect.stringContaining("told to stop") });
      expect(asked - from).toBeLessThan(10);
    }
  });
});

it("spe told to stop lists what it found, where the game has no subgames", () => {
  const names = Array.from({ length: 7 }, (_, k) => `m${k}`), pay = (hit: boolean): Tree => (hit ? [1, 1] : [0, 0]);
  const game = gameOf("meeting", ["One", "Two"], { player: 0, set: "A", moves: Object.fromEntries(names.map((own) => [own, { player: 1, set: "B", moves: Object.fromEntries(names.map((other) => [other, pay(own === other)])) }])) });
  const solveTold = (from: number) => {
    let asked = 0;
    const { converged, profiles } = solve({ ...game, valuation: { ...game.valuation } }, { solver: "spe", shouldStop: () => ++asked > from });
    return { asked, converged, found: profiles.length };
  };
  // It asks once more for each equilibrium when the search is over.
  const whole = solveTold(Infinity), cut = solveTold(whole.asked - 2 ** 7 - 50);
  // All supports of the same moves on both sides.
  expect(whole).toMatchObject({ converged: true, found: 2 ** 7 - 1 });
  expect(cut.converged).toBe(false);
  expect(cut.found).toBeGreaterThan(0);
});

it("ipa refuses what would take minutes before it first asks whether to stop", () => {
  expect(solvers.get("ipa")!.refuses(chain(60, 60))).toBeNull();
  expect(solvers.get("ipa")!.refuses(chain(300, 300))).toMatch(/^solve\(\): solver "ipa" needs fewer players or ends: for 300 players and 301 ends .*; use "qre"$/);
});

it("a game of many ends is not written out as a strategic form, however few strategies there are", () => {
  const [ends, strategies] = [20_000, 140];
  const builder = new GameBuilder("wide", ["One", "Two"]);
  const sets = [0, 1].map((player) => builder.addInfoset({ player, number: player + 1, label: "", actions: Array.from({ length: player === 0 ? strategies : 140 }, (_, k) => `m${k}`) }));
  const root = builder.addChance(-1, ""), odds = new Map<number, number>();
  for (let i = 0; i < ends; i++) odds.set(builder.addTerminal(root, `e${i}`, -1), 1 / 65_536);
  const first = builder.addDecision(root, "play", sets[0]!);
  odds.set(first, 1 - ends / 65_536);
  for (let k = 0; k < strategies; k++) {
    const second = builder.addDecision(first, `m${k}`, sets[1]!);
    for (let j = 0; j < 140; j++) builder.addTerminal(second, `m${j}`, -1);
  }
  const { game } = builder.finish([], { chance: (draft) => odds.get(draft)!, payoff: (draft, player) => (draft * 7919 + player) % 97 });
  expect(reducedSize(game)).toMatchObject({ strategies: [140, 140], cells: 19_600, additions: 19_600 * (ends + 1) });
  let asked = 0;
  const { message } = solve(game, { solver: "nash-all", shouldStop: () => ++asked > 5 });
  expect(message).toContain("told to stop");
});
