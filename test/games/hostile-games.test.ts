// Games at the edge of what can be written, through every solver: each refuses with a sentence or keeps its promise.

import { describe, expect, it } from "vitest";
import { type Game, payoffRange } from "../../src/game/index.ts";
import { solve, solvers } from "../../src/solve/index.ts";
import { regret, requireProfile } from "../../src/strategy/index.ts";
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
