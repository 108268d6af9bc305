import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Game } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { assess, expectedPayoffs, flagsOf, pureProfile } from "../../src/strategy/index.ts";
import { buildGame, gameShape } from "./random-game.ts";

/** Random games small enough to try all pure profiles, with several nodes to some information set. */
const smallGame = (players: number): fc.Arbitrary<Game> => gameShape
  .map((shape) => buildGame({ ...shape, players, depth: Math.min(shape.depth, 4) }))
  .filter(({ topology: { infosets } }) => infosets.count >= 2 && infosets.count <= 7 && infosets.nodes.length > infosets.count && infosets.actions.reduce((product, actions) => product * actions.length, 1) <= 100);

function* pureProfiles(game: Game): Generator<Float64Array> {
  const { actions } = game.topology.infosets;
  const count = actions.reduce((product, own) => product * own.length, 1);
  for (let number = 0; number < count; number++) {
    let rest = number;
    yield pureProfile(game, actions.map((own) => {
      const k = rest % own.length;
      rest = (rest - k) / own.length;
      return k;
    }));
  }
}

describe.each([[2, 60], [3, 40]])("sequential equilibria of random games of %d players", (players, numRuns) => {
  it("are those, among pure profiles, that the judge of profiles lets stand, and every one found is one", () => {
    let games = 0, mixed = 0, hidden = 0;
    fc.assert(fc.property(smallGame(players), (game) => {
      const found = solve(game, { solver: "sequential", iterationsMax: 20_000 });
      if (found.complete !== true) return;
      games++;
      // There always is one (Kreps and Wilson 1982, proposition 1).
      expect(found.profiles.length).toBeGreaterThan(0);
      for (const { probabilities } of found.profiles) {
        expect(flagsOf(game, probabilities).sequential).toEqual({ holds: true, why: "" });
        if (probabilities.some((x) => x > 0 && x < 1)) mixed++;
      }
      const listed = new Set(found.profiles.map(({ probabilities }) => probabilities.join(" ")));
      for (const profile of pureProfiles(game)) {
        const { sequential, subgamePerfect } = flagsOf(game, profile);
        expect(sequential.holds).not.toBeNull();
        expect(listed.has(profile.join(" "))).toBe(sequential.holds);
        if (subgamePerfect.holds === true && sequential.holds === false) hidden++;
      }
    }), { numRuns });
    expect(games).toBeGreaterThan(numRuns / 2);
    expect(mixed).toBeGreaterThan(0);
    expect(hidden).toBeGreaterThan(0);
  });

  it("have beliefs that Bayes' rule gives wherever play leads", () => {
    let compared = 0;
    fc.assert(fc.property(smallGame(players), (game) => {
      for (const { probabilities, beliefs } of solve(game, { solver: "sequential", iterationsMax: 20_000 }).profiles) {
        const bayes = assess(game, probabilities), { infosets } = game.topology;
        for (let set = 0; set < infosets.count; set++) {
          const nodes = [...infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1])];
          expect(nodes.reduce((sum, node) => sum + beliefs![node]!, 0)).toBeCloseTo(1, 12);
          if (bayes.defined[set] === 0) continue;
          for (const node of nodes) expect(beliefs![node]).toBeCloseTo(bayes.beliefs[node]!, 9);
          compared++;
        }
      }
    }), { numRuns: numRuns / 2 });
    expect(compared).toBeGreaterThan(numRuns);
  });

  it("include the limit of quantal response", () => {
    let compared = 0;
    fc.assert(fc.property(smallGame(players), (game) => {
      const found = solve(game, { solver: "sequential", iterationsMax: 20_000 });
      const limit = solve(game, { solver: "qre", limit: true });
      if (found.complete !== true || !limit.converged || limit.message.includes("settled")) return;
      compared++;
      // A component pays each player what lies between what its corners pay.
      const pays = expectedPayoffs(game, limit.profiles[0]!.probabilities);
      const corners = found.components!.map((members) => members.map((index) => expectedPayoffs(game, found.profiles[index]!.probabilities)));
      expect(corners.some((all) => pays.every((pay, player) => pay > Math.min(...all.map((one) => one[player]!)) - 1e-5 && pay < Math.max(...all.map((one) => one[player]!)) + 1e-5))).toBe(true);
    }), { numRuns: numRuns / 2 });
    expect(compared).toBeGreaterThan(numRuns / 4);
  });
});
