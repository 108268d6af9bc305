// Players that are several people: how votes are counted, how an answer changes, and that a council of one is that one.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/base/index.ts";
import { type Council, type Game, slotCount, TERMINAL } from "../../src/game/index.ts";
import { COUNCIL_RULES } from "../../src/scenario/index.ts";
import { foldGame } from "../../src/solve/agent-form.ts";
import { solve, solvers } from "../../src/solve/index.ts";
import { quantalMap } from "../../src/solve/quantal-map.ts";
import { councilAnswer, logitResidual } from "../../src/strategy/index.ts";
import { expectDerivative } from "./derivative.ts";
import { buildGame, type GameShape, randomGame } from "./random-game.ts";

const NO_PAYOFFS = new Float64Array(0);
const seats = (votes: readonly number[]): Council["seats"] => votes.map((count, i) => ({ name: `s${i}`, title: "", votes: count, payoffs: NO_PAYOFFS }));
const rule = fc.constantFrom(...COUNCIL_RULES);

/** Every way to cast all votes, one after the other, and who wins it. */
function winsByProfiles(odds: readonly (readonly number[])[], options: number): number[] {
  const wins = new Array<number>(options).fill(0);
  for (let profile = 0; profile < options ** odds.length; profile++) {
    const counts = new Array<number>(options).fill(0);
    let probability = 1, rest = profile;
    for (const voter of odds) {
      const choice = rest % options;
      rest = Math.floor(rest / options);
      counts[choice]!++;
      probability *= voter[choice]!;
    }
    const most = Math.max(...counts), first = counts.filter((count) => count === most).length;
    counts.forEach((count, k) => (wins[k]! += count === most ? probability / first : 0));
  }
  return wins;
}

/** The same game, its first player a council of itself and two seats that want something else. */
function withCouncil(game: Game, seed: number, by: Council["rule"], numbers: Partial<Council> = {}): Game {
  const random = seededRandom(seed), { kind } = game.topology;
  const council: Council = {
    player: 0, rule: by, own: 0.4, support: 1.5, votes: 1,
    seats: seats([2, 1]).map((seat) => ({ ...seat, payoffs: Float64Array.from(kind, (what) => (what === TERMINAL ? 4 * random() - 2 : 0)) })),
    ...numbers,
  };
  return { ...game, valuation: { ...game.valuation, councils: [council] } };
}

describe("a majority", () => {
  it("takes each option as often as all ways to cast the votes say", () => {
    const vote = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 4 }), fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 2, maxLength: 3 }), fc.array(vote, { minLength: 4, maxLength: 4 }), (options, votes, worth) => {
      const council: Council = { player: 0, rule: "majority", own: 0, support: 0, votes: 1, seats: seats(votes) }, lambda = 1.3;
      const utilities = worth.slice(0, votes.length + 1).map((row) => row.slice(0, options));
      const answer = councilAnswer(council, Float64Array.from(utilities.flat()), options, lambda);
      const cast = utilities.flatMap((row, i) => {
        const powers = row.map((u) => Math.exp(lambda * u)), sum = powers.reduce((a, b) => a + b);
        return new Array<number[]>(i === 0 ? 1 : votes[i - 1]!).fill(powers.map((power) => power / sum));
      });
      winsByProfiles(cast, options).forEach((win, k) => expect(Math.exp(answer.logs[k]!)).toBeCloseTo(win, 12));
    }), { numRuns: 60 });
  });
});

describe("a game with a council", () => {
  it("has the derivative that differences show, by every rule", () => {
    fc.assert(fc.property(randomGame, rule, fc.nat(), fc.nat(), (plain, by, seed, other) => {
      const game = withCouncil(plain, seed, by), map = quantalMap(foldGame(game)), n = slotCount(game);
      expectDerivative(game, map, seed, other);
      const { slots, values } = map.columns([0]), unit = new Float64Array(n), whole = new Float64Array(n);
      unit[0] = 1;
      map.differentiate(unit, 0, whole);
      expect([...values]).toEqual([...slots].map((slot) => whole[slot]));
    }));
  });

  it("is solved to a residual that strategy, which values each seat by itself, finds to be nothing", () => {
    fc.assert(fc.property(randomGame, rule, fc.nat(), (plain, by, seed) => {
      const game = withCouncil(plain, seed, by), { profiles: [found], converged } = solve(game, { solver: "qre", lambda: 2 });
      expect(converged).toBe(true);
      expect(logitResidual(game, found!.probabilities, 2, found!.logProbabilities)).toBeLessThan(1e-9);
    }), { numRuns: 40 });
  });

  it("is the game without it, to 1e-12, where no seat has a vote", () => {
    fc.assert(fc.property(randomGame, rule, fc.nat(), (plain, by, seed) => {
      const game = withCouncil(plain, seed, by), [council] = game.valuation.councils!;
      const alone: Game = { ...game, valuation: { ...game.valuation, councils: [{ ...council!, seats: council!.seats.map((seat) => ({ ...seat, votes: 0 })) }] } };
      const with1 = solve(alone, { solver: "qre", lambda: 2, tolerance: 1e-14 }).profiles[0]!, without = solve(plain, { solver: "qre", lambda: 2, tolerance: 1e-14 }).profiles[0]!;
      with1.probabilities.forEach((p, slot) => expect(Math.abs(p - without.probabilities[slot]!)).toBeLessThan(1e-12));
    }), { numRuns: 30 });
  });

  it("is the game of one seat that has all the votes and wants what the player wants, to 1e-12", () => {
    fc.assert(fc.property(randomGame, fc.nat(), fc.constantFrom("weighted" as const, "majority" as const), (plain, seed, by) => {
      const one = [{ name: "s", title: "", votes: 1, payoffs: plain.valuation.payoffs[0]! }];
      const game = withCouncil(plain, seed, by, { own: 0, votes: 0, seats: one });
      const with1 = solve(game, { solver: "qre", lambda: 2, tolerance: 1e-14 }).profiles[0]!, without = solve(plain, { solver: "qre", lambda: 2, tolerance: 1e-14 }).profiles[0]!;
      with1.probabilities.forEach((p, slot) => expect(Math.abs(p - without.probabilities[slot]!)).toBeLessThan(1e-12));
    }), { numRuns: 30 });
  });

  it("is refused in words by all solvers but quantal response, and by its limit", () => {
    const shape: GameShape = { seed: 3, players: 2, depth: 3, differing: false, impossible: false, zeroSum: false };
    const game = withCouncil(buildGame(shape), 1, "majority");
    for (const name of solvers.keys()) {
      if (name !== "qre") expect(() => solve(game, { solver: name })).toThrow('P1 decides as a council by the rule "majority"');
    }
    expect(() => solve(game, { solver: "qre", limit: true })).toThrow("has none; solve at a `lambda`");
    expect(() => solve(withCouncil(game, 1, "majority", { votes: 0, seats: seats([0, 0]) }), { solver: "qre" })).toThrow("has no vote");
  });
});
