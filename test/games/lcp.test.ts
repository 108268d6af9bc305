import { describe, expect, it } from "vitest";
import { escalationGame } from "../../bench/games/escalation.ts";
import { kuhnPoker } from "../../bench/games/kuhn.ts";
import { leducHoldem } from "../../bench/games/leduc.ts";
import { type Game, GameBuilder, payoffRange } from "../../src/game/index.ts";
import { type Progress, solve } from "../../src/solve/index.ts";
import { bestResponse, expectedPayoffs, flagsOf, regret, uniformProfile } from "../../src/strategy/index.ts";
import { choicesAt, myersonPoker, publishedGame } from "./published.ts";

const regretShare = (game: Game, profile: Float64Array) => Math.max(...regret(game, profile)) / payoffRange(game);

/** The centipede of Rosenthal 1981: each player in turn stops or goes on; the pot grows, and who stops gets the larger part. */
function centipede(moves: number): Game {
  const builder = new GameBuilder(`centipede of ${moves}`, ["First", "Second"]);
  const pays: (readonly [number, number])[] = [];
  const end = (parent: number, label: string, mover: number, more: number, less: number) => {
    pays[builder.addTerminal(parent, label, -1)] = mover === 0 ? [more, less] : [less, more];
  };
  let above = -1, label = "";
  for (let move = 0; move < moves; move++) {
    const set = builder.addInfoset({ player: move % 2, number: move + 1, label: `move ${move + 1}`, actions: ["stop", "go on"] });
    const node = builder.addDecision(above, label, set);
    end(node, "stop", move % 2, move + 2, move);
    [above, label] = [node, "go on"];
  }
  end(above, label, moves % 2, moves + 2, moves);
  return builder.finish([], { chance: () => 1, payoff: (draft, player) => pays[draft]![player]! }).game; // set above for every end
}

describe("Lemke's method on the sequence form", () => {
  it.each([[2, 53], [5, 776], [6, 1_333], [8, 3_137], [10, 6_101]])("finds an equilibrium of the escalation game with %i types a side, %i nodes", (types, nodes) => {
    const game = escalationGame({ types });
    expect(game.topology.nodeCount).toBe(nodes);
    const { converged, profiles } = solve(game, { solver: "lcp" });
    expect(converged).toBe(true);
    expect(regretShare(game, profiles[0]!.probabilities)).toBeLessThan(1e-12); // one profile
  });

  it("finds an equilibrium of the large tree of October 1962, where chance is a product of many odds", () => {
    const game = publishedGame("flagship-reference");
    const { converged, profiles } = solve(game, { solver: "lcp" });
    expect(converged).toBe(true);
    expect(regretShare(game, profiles[0]!.probabilities)).toBeLessThan(1e-12);
  });

  it.each([2, 3, 40, 1_000])("stops a centipede of %i moves at once, and at every later move too", (moves) => {
    const game = centipede(moves);
    const { converged, profiles } = solve(game, { solver: "lcp" });
    expect(converged).toBe(true);
    const { probabilities } = profiles[0]!;
    expect(probabilities.filter((_, slot) => slot % 2 === 0)).toEqual(new Float64Array(moves).fill(1));
  });

  it("finds different equilibria of chicken from different seeds, and what it is started from", () => {
    const game = publishedGame("chicken_cardinal");
    const first = [0, 1].map((player) => game.topology.infosets.firstSlot[player]!);
    const found = new Set(Array.from({ length: 12 }, (_, seed) => first.map((slot) => solve(game, { solver: "lcp", seed }).profiles[0]!.probabilities[slot]!).join(" ")));
    expect(found.size).toBeGreaterThan(1);
    for (const start of [[1, 0, 0, 1], [0, 1, 1, 0]]) expect([...solve(game, { solver: "lcp", start: Float64Array.from(start) }).profiles[0]!.probabilities]).toEqual(start);
  });

  it("takes an equilibrium that is credible in the game of entry deterrence", () => {
    const game = publishedGame("entry_deterrence");
    for (let seed = 0; seed < 8; seed++) expect(flagsOf(game, solve(game, { solver: "lcp", seed }).profiles[0]!.probabilities).sequential.holds).toBe(true);
  });

  it("tells how far it is, stops when told, and says why it stopped", () => {
    const game = escalationGame({ types: 8 }), heard: Progress[] = [];
    solve(game, { solver: "lcp", onProgress: (progress) => heard.push(progress) });
    expect(heard.length).toBeGreaterThan(2);
    for (const { done } of heard) expect(done).toBeGreaterThanOrEqual(0);
    // It asks before the path begins, and before each pivot.
    let asked = 0;
    const told = solve(game, { solver: "lcp", shouldStop: () => ++asked > 151 });
    expect([told.converged, told.iterations]).toEqual([false, 150]);
    expect(told.message).toContain("told to stop");
    // What has come of the way counts: the profile is better than none.
    expect(regretShare(game, told.profiles[0]!.probabilities)).toBeLessThan(regretShare(game, uniformProfile(game)));
    expect(solve(game, { solver: "lcp", shouldStop: () => true })).toMatchObject({ converged: false, iterations: 0, profiles: [{}] });
    const spent = solve(game, { solver: "lcp", iterationsMax: 100 });
    expect([spent.converged, spent.iterations]).toEqual([false, 100]);
    expect(spent.message).toContain("the pivots allowed were not enough");
  });

  it("refuses three players", () => {
    expect(() => solve(publishedGame("selten_horse"), { solver: "lcp" })).toThrow('solver "lcp" needs two players, got 3 (P1, P2, P3)');
  });
});

describe("linear programming on the sequence form", () => {
  // Kuhn 1950; Myerson 1991, section 2.1. Leduc: the value in the documentation of OpenSpiel, to its digits.
  it.each([["Kuhn poker", kuhnPoker, -1 / 18, 1e-14], ["Myerson's card game", myersonPoker, 1 / 3, 1e-14], ["Leduc hold'em", leducHoldem, -0.085606424078, 1e-11]] as const)("finds the value of %s, and strategies that guarantee it", (_, build, value, digits) => {
    const game = build(), { converged, profiles, message } = solve(game, { solver: "lp" });
    expect(converged).toBe(true);
    const { probabilities } = profiles[0]!;
    expect(Math.abs(bestResponse(game, probabilities, 0).value - value)).toBeLessThan(digits);
    expect(Math.abs(bestResponse(game, probabilities, 1).value + value)).toBeLessThan(digits);
    expect(message).toContain(`worth ${String(value).slice(0, 12)}`);
  });

  it("finds the unique equilibrium of Myerson's card game: black raises 1/3, meet 2/3", () => {
    const game = myersonPoker(), { probabilities } = solve(game, { solver: "lp" }).profiles[0]!;
    expect(choicesAt(game, probabilities, "red")[0]).toBeCloseTo(1, 14);
    expect(choicesAt(game, probabilities, "black")[0]).toBeCloseTo(1 / 3, 14);
    expect(choicesAt(game, probabilities, "after raise")[0]).toBeCloseTo(2 / 3, 14);
  });

  it("takes a sum that is constant but not 0", () => {
    const game = myersonPoker(), [own, other] = game.valuation.payoffs;
    const shifted = { ...game, valuation: { ...game.valuation, payoffs: [own!, other!.map((pay, node) => (game.topology.childCount[node] === 0 ? pay + 5 : 0))] } };
    const { profiles, message } = solve(shifted, { solver: "lp" });
    expect(expectedPayoffs(shifted, profiles[0]!.probabilities)[0]).toBeCloseTo(1 / 3, 13);
    expect(message).toContain("worth 0.333333333333 to ");
  });

  it("names the ends at which sums differ", () => {
    expect(() => solve(publishedGame("brams_chicken"), { solver: "lp" })).toThrow(/needs payoffs of constant sum, but they sum to 2 at .+ and to 6 at .+; use "lcp"$/);
  });

  it("refuses players who hold different odds", () => {
    const game = kuhnPoker();
    const tilted = game.valuation.chance.map((odds, node) => (node === 1 ? odds * 1.5 : node === 2 ? odds * 0.5 : odds));
    expect(() => solve({ ...game, valuation: { ...game.valuation, beliefs: [game.valuation.chance, tilted] } }, { solver: "lp" })).toThrow("odds of chance that both players share");
  });
});
