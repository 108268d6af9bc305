// Quantal response of three players: against a fixed point found by plain iteration written for Selten's horse alone, and against two
// players where the third has nothing to choose.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gameFromNfg, parseNfg } from "../../src/game/index.ts";
import { compile, requireScenario, solve } from "../../src/index.ts";

const textbook = (name: string) => readFileSync(join(import.meta.dirname, "../../scenarios/textbook", `${name}.yaml`), "utf8");
const logit = (lambda: number, gain: number) => 1 / (1 + Math.exp(-lambda * gain));

describe("quantal response of three players", () => {
  it.each([0.5, 1, 2, 4])("on Selten's horse at lambda %s is the fixed point of its three logit responses, to 1e-9", (lambda) => {
    // Payoffs at 1D-3L, 1D-3R, 1A-2a, 1A-2d-3L, 1A-2d-3R; d: odds of D, e: of d, l: of L.
    const [dl, dr, a, el, er] = [[3, 3, 2], [0, 0, 0], [1, 1, 1], [4, 4, 0], [0, 0, 1]] as const;
    let [d, e, l] = [0.5, 0.5, 0.5];
    for (let round = 0; round < 200_000; round++) {
      const down = l * dl[0] + (1 - l) * dr[0], across = (1 - e) * a[0] + e * (l * el[0] + (1 - l) * er[0]);
      const here = d / (d + (1 - d) * e), left = here * dl[2] + (1 - here) * el[2], right = here * dr[2] + (1 - here) * er[2];
      const next = [logit(lambda, down - across), logit(lambda, l * el[1] + (1 - l) * er[1] - a[1]), logit(lambda, left - right)] as const;
      [d, e, l] = [0.9 * d + 0.1 * next[0], 0.9 * e + 0.1 * next[1], 0.9 * l + 0.1 * next[2]];
    }
    const { game } = compile(requireScenario(textbook("selten-horse"), "selten-horse.yaml"));
    const [profile] = solve(game, { solver: "qre", lambda, tolerance: 1e-13 }).profiles;
    const { infosets } = game.topology;
    const oddsOf = (action: string) => infosets.actions.flatMap((actions, set) => (actions.includes(action) ? [profile!.probabilities[infosets.firstSlot[set]! + actions.indexOf(action)]!] : []))[0];
    expect(game.players.length).toBe(3);
    expect(oddsOf("D")).toBeCloseTo(d, 9);
    expect(oddsOf("d")).toBeCloseTo(e, 9);
    expect(oddsOf("L")).toBeCloseTo(l, 9);
  });

  // Payoffs by profile, the first player's choice changing fastest.
  it.each([
    ["McKelvey and McLennan, of nine equilibria", [[9, 8, 12], [0, 0, 0], [0, 0, 0], [9, 8, 2], [0, 0, 0], [3, 4, 6], [3, 4, 6], [0, 0, 0]]],
    ["Nau, Gomez Canovas and Hansen 2004, of a continuum", [[0, 0, 2], [3, 0, 0], [0, 3, 0], [0, 0, 0], [1, 1, 0], [0, 0, 0], [0, 0, 0], [0, 0, 3]]],
    ["Diekmann's volunteer's dilemma 1985, of three", [[1, 1, 1], [2, 1, 1], [1, 2, 1], [2, 2, 1], [1, 1, 2], [2, 1, 2], [1, 2, 2], [0, 0, 0]]],
  ])("on the game of %s is a fixed point found by plain iteration, to 1e-9", (title, payoffs) => {
    const file = `NFG 1 R "${title}" { "A" "B" "C" } { 2 2 2 }\n${payoffs.flat().join(" ")}\n`;
    const game = gameFromNfg(parseNfg(file, "game.nfg").document!); // the text above is well-formed
    for (const lambda of [0.1, 0.5, 1, 2, 4]) {
      let odds = [0.5, 0.5, 0.5];
      for (let round = 0; round < 20_000; round++) {
        const gains = odds.map((_, player) => payoffs.reduce((sum, row, profile) => {
          const others = odds.reduce((product, first, k) => (k === player ? product : product * ((profile >> k) % 2 === 0 ? first : 1 - first)), 1);
          return sum + ((profile >> player) % 2 === 0 ? others : -others) * row[player]!;
        }, 0));
        odds = odds.map((first, player) => 0.9 * first + 0.1 * logit(lambda, gains[player]!));
      }
      const { probabilities } = solve(game, { solver: "qre", lambda, tolerance: 1e-13 }).profiles[0]!;
      odds.forEach((first, player) => expect(probabilities[2 * player]).toBeCloseTo(first, 9));
    }
  });

  it("is that of two where the third has one action everywhere", () => {
    const two = textbook("wagner-blockade");
    const third = { name: "third", file: "third.yaml", text: `
excomm-part: 1
title: A third player
adds: A bystander with one action on every way.
why: To see that nothing changes.
order: 1
add:
  players: { bystander: { title: A bystander } }
  payoffs: { bystander: 1 }
  stages:
    watching: { player: bystander, ask: Watch?, actions: { watch: { title: Watch, then: second-choice } } }
    before: { player: bystander, ask: Watch?, actions: { watch: { title: Watch, then: choice } } }
  start: before
change:
  stages: { answer: { actions: { stay: { then: watching } } } }
` };
    for (const lambda of [0.5, 2, 5]) {
      const payoffs = [[], [third]].map((parts) => {
        const { game } = compile(requireScenario(two, "wagner-blockade.yaml", { parts }));
        const [profile] = solve(game, { solver: "qre", lambda, tolerance: 1e-14 }).profiles;
        return Float64Array.from(profile!.probabilities).filter((p) => p < 1);
      });
      expect(payoffs[1]!.length).toBe(payoffs[0]!.length);
      payoffs[0]!.forEach((p, i) => expect(payoffs[1]![i]).toBeCloseTo(p, 12));
    }
  });
});
