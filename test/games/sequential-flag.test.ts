import { describe, expect, it } from "vitest";
import type { Game } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { flagsOf, regret } from "../../src/strategy/index.ts";
import { sharedSlips } from "./credible.ts";
import { publishedGame, publishedNames, setLabelled } from "./published.ts";

/** The profile with these probabilities of actions, by label of the set; pure where a word stands for them. */
function profileOf(game: Game, choices: Readonly<Record<string, string | Readonly<Record<string, number>>>>): Float64Array {
  const { firstSlot, count, actions } = game.topology.infosets;
  const profile = new Float64Array(firstSlot[count]!);
  for (const [label, choice] of Object.entries(choices)) {
    const set = setLabelled(game, label);
    for (const [action, probability] of Object.entries(typeof choice === "string" ? { [choice]: 1 } : choice)) profile[firstSlot[set]! + actions[set]!.indexOf(action)] = probability;
  }
  return profile;
}

const sequential = (game: Game, profile: Float64Array) => {
  expect(Math.max(...regret(game, profile))).toBeLessThan(1e-9);
  return flagsOf(game, profile).sequential;
};
const YES = { holds: true, why: "" };

describe("the sequential flag", () => {
  const horse = publishedGame("selten_horse");
  it.each([[1], [0.9], [0.75]])("stands on Selten's horse at (C, c, R with %d)", (r) => {
    expect(sequential(horse, profileOf(horse, { h1: "C", h2: "c", h3: { R: r, L: 1 - r } }))).toEqual(YES);
  });

  it.each([[1], [0.5], [1 / 3]])("falls on Selten's horse at (D, c with %d, L), for the second player would move", (c) => {
    expect(sequential(horse, profileOf(horse, { h1: "D", h2: { c, d: 1 - c }, h3: "L" }))).toMatchObject({ holds: false, why: expect.stringMatching(/^at P2 1 \(h2\) d gains/) as string });
  });

  const quiche = publishedGame("beer_quiche");
  it.each([["Beer", "Quiche"], ["Quiche", "Beer"]])("stands on both poolings of beer and quiche: %s", (sent, unsent) => {
    for (const duel of [0.5, 0.8, 1]) {
      expect(sequential(quiche, profileOf(quiche, { "S strong": sent, "S weak": sent, [`R ${sent}`]: "NoDuel", [`R ${unsent}`]: { Duel: duel, NoDuel: 1 - duel } }))).toEqual(YES);
    }
  });

  const wagner = publishedGame("wagner_p015");
  it("falls on Wagner's blockade where a reply rests on a belief that Bayes' rule forbids", () => {
    const profile = profileOf(wagner, { US1: "AirStrike", US2: "Accept", "SU hard": "Stay", "SU soft": "Stay" });
    expect(sequential(wagner, profile)).toEqual({ holds: false, why: "at US 2 (US2) Bayes' rule gives the belief 0.15 hard and 0.85 soft, under which Strike gains 0.8" });
  });

  it("falls where two players would need different beliefs about the same slips, and says which two", () => {
    const stay = { first: "out", second: "sell", third: "sell" };
    // One needs A at 0.6 or more, the other B at 0.6 or more: each is well served alone, both are not.
    const apart = sharedSlips(0.6, 0.6), together = sharedSlips(0.4, 0.6);
    expect(sequential(apart, profileOf(apart, stay))).toEqual({ holds: false, why: "no trembles give beliefs that support the moves at Two 2 (second), Three 3 (third) together" });
    expect(sequential(together, profileOf(together, stay))).toEqual(YES);
    // Each alone, the other one keeping.
    expect(sequential(apart, profileOf(apart, { ...stay, third: "keep" }))).toEqual(YES);
    expect(sequential(apart, profileOf(apart, { ...stay, second: "keep" }))).toEqual(YES);
  });

  it("stands on the limit of quantal response of every published game", () => {
    for (const name of publishedNames) {
      const game = publishedGame(name);
      const { probabilities, logProbabilities } = solve(game, { solver: "qre", limit: true }).profiles[0]!; // one profile
      // Limits of logit equilibria are sequential (McKelvey and Palfrey 1998, theorem 4), with or without their trembles at hand.
      expect(flagsOf(game, probabilities).sequential).toEqual(YES);
      expect(flagsOf(game, probabilities, logProbabilities).sequential).toEqual(YES);
    }
  });
});
