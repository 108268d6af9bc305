import { describe, expect, it } from "vitest";
import { kuhnPoker } from "../../bench/games/kuhn.ts";
import { solve } from "../../src/solve/index.ts";
import { bestResponse, expectedPayoffs } from "../../src/strategy/index.ts";
import { choicesAt, myersonPoker, publishedGame, publishedJson, publishedNames } from "./published.ts";

interface Exact {
  readonly nash: { readonly rows: readonly Record<string, string>[]; readonly cols: readonly Record<string, string>[]; readonly extreme: readonly (readonly (readonly string[])[])[] } | null;
}
const exact = publishedJson("equilibria") as Record<string, Exact>; // its shape is described in data/README.md

describe("backward induction", () => {
  // Published values of the subgame-perfect equilibria.
  it.each([
    ["drs1_simple_soft", [1, -4]], ["drs2_simple_hard", [-2, 2]], ["entry_deterrence", [1, 1]], ["powell_brink3", [5, -4]],
    ["zk_aeg_hardCh_limitedDe", [6, 3]], ["signorino", [0, 0]],
  ])("of %s pays what is published", (name, pays) => {
    const game = publishedGame(name);
    const { profiles, complete, message } = solve(game, { solver: "backward" });
    expectedPayoffs(game, profiles[0]!.probabilities).forEach((payoff, player) => expect(payoff).toBeCloseTo(pays[player]!, 12));
    expect([complete, message]).toEqual([true, ""]);
  });

  it("finds one of the exact extreme Nash equilibria of every game that it takes", () => {
    let found = 0;
    for (const name of publishedNames) {
      const game = publishedGame(name), nash = exact[name]?.nash;
      if (nash == null || publishedGameHasHiddenMoves(name)) continue;
      found++;
      const { probabilities } = solve(game, { solver: "backward" }).profiles[0]!;
      const matches = (strategy: Record<string, string>) => Object.entries(strategy).every(([label, action]) => {
        const set = game.topology.infosets.label.indexOf(label);
        return choicesAt(game, probabilities, label)[game.topology.infosets.actions[set]!.indexOf(action)] === 1;
      });
      const row = nash.rows.findIndex(matches), column = nash.cols.findIndex(matches);
      expect(nash.extreme.some(([first, second]) => first![row] === "1" && second![column] === "1")).toBe(true);
    }
    expect(found).toBe(7);
  });

  it("breaks a tie to the first action and says so", () => {
    const game = publishedGame("signorino");
    const even = { ...game, valuation: { ...game.valuation, payoffs: game.valuation.payoffs.map((payoff) => payoff.map(() => 0)) } };
    const { profiles, complete, message } = solve(even, { solver: "backward" });
    expect(choicesAt(even, profiles[0]!.probabilities, "A1")).toEqual([1, 0]);
    expect(complete).toBe(false);
    expect(message).toBe('ties broken to the first action at A 1 (A1), B 1 (B1): other equilibria exist');
  });

  it("names the information set that has several nodes", () => {
    expect(() => solve(publishedGame("selten_horse"), { solver: "backward" })).toThrow('needs perfect information, but information set P3 1 (h3) has 2 nodes; use "qre"');
  });
});

function publishedGameHasHiddenMoves(name: string): boolean {
  const { count, nodeStart } = publishedGame(name).topology.infosets;
  return nodeStart[count]! > count;
}

describe("counterfactual regret minimisation", () => {
  it.each([["Kuhn poker", kuhnPoker, -1 / 18], ["Myerson's card game", myersonPoker, 1 / 3]] as const)("of %s is worth the known value", (_, build, value) => {
    const game = build();
    const { profiles, converged } = solve(game, { solver: "cfr+", tolerance: 1e-5, finish: false });
    expect(converged).toBe(true);
    const { probabilities } = profiles[0]!;
    expect(Math.abs(expectedPayoffs(game, probabilities)[0]! - value)).toBeLessThan(4e-5);
    // Each player's best response bounds the value from its side, whatever the profile.
    expect(bestResponse(game, probabilities, 0).value).toBeGreaterThanOrEqual(value - 1e-12);
    expect(-bestResponse(game, probabilities, 1).value).toBeLessThanOrEqual(value + 1e-12);
  });

  it("finds the unique equilibrium of Myerson's card game: black raises 1/3, meet 2/3", () => {
    const game = myersonPoker();
    const { probabilities } = solve(game, { solver: "cfr+", tolerance: 1e-6, finish: false }).profiles[0]!;
    expect(choicesAt(game, probabilities, "red")[0]).toBeCloseTo(1, 3);
    expect(choicesAt(game, probabilities, "black")[0]).toBeCloseTo(1 / 3, 3);
    expect(choicesAt(game, probabilities, "after raise")[0]).toBeCloseTo(2 / 3, 3);
  });

  it("stops at its budget of iterations and says so", () => {
    const { converged, iterations, message } = solve(kuhnPoker(), { solver: "cfr+", tolerance: 1e-12, iterationsMax: 50, finish: false });
    expect([converged, iterations]).toEqual([false, 50]);
    expect(message).toContain("50 iterations were not enough");
  });

  it.each([["three players", "selten_horse", "needs two players, got 3 (P1, P2, P3)"], ["payoffs of changing sum", "beer_quiche", "needs payoffs of constant sum"]])("refuses %s", (_, name, sentence) => {
    expect(() => solve(publishedGame(name), { solver: "cfr+" })).toThrow(sentence);
  });

  it("refuses players who hold different odds", () => {
    const game = kuhnPoker();
    const tilted = game.valuation.chance.map((odds, node) => (node === 1 ? odds * 1.5 : node === 2 ? odds * 0.5 : odds));
    expect(() => solve({ ...game, valuation: { ...game.valuation, beliefs: [game.valuation.chance, tilted] } }, { solver: "cfr+" })).toThrow("odds of chance that both players share");
  });
});
