import { describe, expect, it } from "vitest";
import { solve } from "../../src/solve/index.ts";
import { expectedPayoffs, logitResidual } from "../../src/strategy/index.ts";
import { choicesAt, publishedGame, publishedJson, setLabelled } from "./published.ts";

interface Entry {
  readonly isets: Record<string, { readonly actions: readonly string[] }>;
  readonly values: readonly { readonly lam: number; readonly probs: Record<string, readonly string[]>; readonly EU: readonly string[] }[];
}
const aqre = publishedJson("aqre") as Record<string, Entry>; // its shape is described in data/README.md

describe.each(Object.entries(aqre))("quantal response equilibria of %s", (name, { isets, values }) => {
  const game = publishedGame(name);
  it.each(values)("at lambda $lam, as computed with 40 digits", ({ lam, probs, EU }) => {
    const solution = solve(game, { solver: "qre", lambda: lam });
    expect(solution.converged).toBe(true);
    const { probabilities, logProbabilities, lambda } = solution.profiles[0]!; // converged: one profile
    expect(lambda).toBe(lam);
    for (const [label, wanted] of Object.entries(probs)) {
      expect(game.topology.infosets.actions[setLabelled(game, label)]).toEqual(isets[label]!.actions);
      choicesAt(game, probabilities, label).forEach((probability, k) => expect(Math.abs(probability - Number(wanted[k]))).toBeLessThan(1e-9));
    }
    expectedPayoffs(game, probabilities).forEach((payoff, player) => expect(Math.abs(payoff - Number(EU[player]))).toBeLessThan(1e-9));
    expect(logitResidual(game, probabilities, lam, logProbabilities)).toBeLessThan(1e-10);
  });
});

describe("the symmetric branch of chicken", () => {
  const game = publishedGame("chicken_cardinal");
  it("is followed straight through the pitchfork at 0.48918179106027, which is found to ten digits and told", () => {
    const { profiles, message, crossings } = solve(game, { solver: "qre", lambda: 1 });
    // logit p = lambda (9 - 10 p) and lambda p (1 - p) = 1/10, solved with 40 digits.
    expect(crossings).toHaveLength(1);
    expect(Math.abs(crossings![0]! - 0.48918179106027)).toBeLessThan(1e-10);
    expect(choicesAt(game, profiles[0]!.probabilities, "Row")[0]).toBeCloseTo(0.775840874235, 11);
    expect(choicesAt(game, profiles[0]!.probabilities, "Col")[0]).toBeCloseTo(0.775840874235, 11);
    expect(message).toContain("another branch crosses near lambda 0.4892");
  });
  it("passes no crossing before it", () => {
    expect(solve(game, { solver: "qre", lambda: 0.47 }).message).toBe("");
  });
  it("parts there into two branches that mirror each other, which --branches lists", () => {
    const logistic = (x: number) => 1 / (1 + Math.exp(-x));
    for (const lambda of [0.4893, 0.6, 1, 3]) {
      // Row answers q by logistic(lambda (9 - 10 q)); p is a root of the answer to the answer, and not the symmetric one.
      const answer = (q: number) => logistic(lambda * (9 - 10 * q)), gap = (p: number) => p - answer(answer(p));
      const bisect = (f: (p: number) => number, from: number, to: number) => {
        let [low, high] = [from, to];
        for (let i = 0; i < 200; i++) Math.sign(f((low + high) / 2)) === Math.sign(f(low)) ? (low = (low + high) / 2) : (high = (low + high) / 2);
        return low;
      };
      const middle = bisect((p) => p - answer(p), 0, 1), low = bisect(gap, 0, middle - 1e-4);
      const { profiles, converged, message } = solve(game, { solver: "qre", lambda, branches: true });
      expect(converged).toBe(true);
      expect(message).toBe("2 branches part at lambda 0.4892; the principal branch comes first");
      const rows = profiles.map(({ probabilities }) => ["Row", "Col"].map((label) => choicesAt(game, probabilities, label)[0]!));
      [[middle, middle], [low, answer(low)], [answer(low), low]].forEach((pair) => expect(rows.some((row) => row.every((p, i) => Math.abs(p - pair[i]!) < 1e-8))).toBe(true));
      expect(rows).toHaveLength(3);
      expect(Math.abs(rows[0]![0]! - middle)).toBeLessThan(1e-9);
    }
    expect(solve(game, { solver: "qre", lambda: 0.47, branches: true }).profiles).toHaveLength(1);
    expect(() => solve(game, { solver: "qre", limit: true, branches: true })).toThrow("leave out `limit`");
  });
  it("leads to the asymmetric equilibrium from a start near it", () => {
    const { converged, continued, profiles } = solve(game, { solver: "qre", lambda: 1, start: Float64Array.of(0.27, 0.73, 0.99, 0.01) });
    expect([converged, continued]).toEqual([true, true]);
    expect(choicesAt(game, profiles[0]!.probabilities, "Row")[0]).toBeCloseTo(0.272658148026, 9);
    expect(choicesAt(game, profiles[0]!.probabilities, "Col")[0]).toBeCloseTo(0.998117778432, 9);
  });
});

// Gambit's `gambit-logit -e`, and the closed forms of the games' sequential equilibria.
const limits: readonly (readonly [string, Record<string, readonly number[]>])[] = [
  ["beer_quiche", { "S strong": [1, 0], "S weak": [1, 0], "R Beer": [0, 1] }],
  ["selten_horse", { h1: [1, 0], h2: [1, 0], h3: [0, 1] }],
  ["zk_unilateral_02_03", { "Ch hard 1": [0, 1], "Ch soft 1": [3 / 4, 1 / 4], "Ch soft 2": [1, 0], "De hard": [0, 1], "De soft": [5 / 7, 2 / 7] }],
  ["zk_unilateral_02_08", { "Ch hard 1": [1, 0], "Ch soft 1": [1, 0], "De hard": [0, 1] }],
  ["audience_low", { "A h 1": [0, 1], "A h 2": [0, 1], "A s 1": [4 / 7, 3 / 7], "A s 2": [1, 0], "B h": [0, 1], "B s": [1 / 3, 2 / 3] }],
  ["wagner_p015", { US1: [0, 0, 1], US2: [2 / 9, 7 / 9], "SU hard": [0, 1], "SU soft": [8 / 17, 9 / 17] }],
  ["kydd_t06", { "1t": [0, 1], "1u": [0, 1], "2t": [0, 1], "2u": [0, 1] }],
  ["drs3_pure_p02", { US: [0, 1], "USSR hard": [0, 1], "USSR soft": [1, 0] }],
  ["drs4_prob_p1_3_q07", { US: [0, 1], "USSR hard": [0, 1], "USSR soft": [1, 0] }],
  ["zk_aeg_incomplete", { "ChH 1": [0, 1], "ChS 1": [0, 1], "ChH 2a": [1, 0], "ChS 2a": [1, 0], "DeHH 1": [0, 1, 0], "DeHS 1": [0, 1, 0], "DeSH 1": [1, 0, 0], "DeSS 1": [1, 0, 0] }],
  ["brams_alt", { US: [1 / 2, 1 / 2], USSR: [3 / 4, 1 / 4] }],
  ["chicken_cardinal", { Row: [9 / 10, 1 / 10], Col: [9 / 10, 1 / 10] }],
];

describe("the limiting logit equilibrium", () => {
  it.each(limits)("of %s is the published one", (name, wanted) => {
    const game = publishedGame(name);
    const { converged, profiles } = solve(game, { solver: "qre", limit: true });
    expect(converged).toBe(true);
    for (const [label, probabilities] of Object.entries(wanted)) {
      choicesAt(game, profiles[0]!.probabilities, label).forEach((probability, k) => expect(Math.abs(probability - probabilities[k]!)).toBeLessThan(2e-8));
    }
  });
  it("of zk_aeg_incomplete is far from the branch at lambda 5, where Challenger still cooperates", () => {
    const game = publishedGame("zk_aeg_incomplete");
    const { probabilities } = solve(game, { solver: "qre", lambda: 5 }).profiles[0]!;
    const both = 0.85 * choicesAt(game, probabilities, "ChH 1")[0]! + 0.15 * choicesAt(game, probabilities, "ChS 1")[0]!;
    expect(both).toBeGreaterThan(0.9);
  });
});

describe("backward recursion", () => {
  it("gives Signorino's strategic choice model, whose closed form is two logit steps", () => {
    const game = publishedGame("signorino");
    for (const lambda of [1, 2]) {
      const { probabilities } = solve(game, { solver: "qre", lambda }).profiles[0]!;
      const fight = 1 / (1 + Math.exp(-lambda)), attack = 1 / (1 + Math.exp(-lambda * (2 - 3 * fight)));
      expect(choicesAt(game, probabilities, "B1")[1]).toBeCloseTo(fight, 13);
      expect(choicesAt(game, probabilities, "A1")[1]).toBeCloseTo(attack, 13);
    }
  });
});
