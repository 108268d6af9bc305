import { describe, expect, it } from "vitest";
import { GameBuilder } from "../game/index.ts";
import { assess, bestResponse, expectedPayoffs, flagsOf, logitResidual, oneShotGains, outcomeDistribution, pureProfile, regret, requireProfile, uniformProfile } from "./index.ts";

// Ann asks or not; an honest Bob pays 2 to Ann and 1 to himself, a dishonest one 0 and 2. Ann thinks Bob honest with odds
// 1/2, Bob knows that he is with 1/4, as the scenario has it. Bob answers without knowing his own type, to have a set of two nodes.
function askGame() {
  const builder = new GameBuilder("ask", ["Ann", "Bob"]);
  const ask = builder.addInfoset({ player: 0, number: 1, label: "ask?", actions: ["ask", "leave"] });
  const answer = builder.addInfoset({ player: 1, number: 1, label: "answer", actions: ["pay", "keep"] });
  const root = builder.addChance(-1, "");
  const pays = new Map<number, readonly [number, number]>(), odds = new Map<number, readonly [number, number]>();
  for (const [type, scenario, ann] of [["honest", 0.25, 0.5], ["false", 0.75, 0.5]] as const) {
    const first = builder.addDecision(root, type, ask);
    odds.set(first, [scenario, ann]);
    const second = builder.addDecision(first, "ask", answer);
    pays.set(builder.addTerminal(second, "pay", 0), type === "honest" ? [2, 1] : [0, 2]);
    pays.set(builder.addTerminal(second, "keep", 1), [-1, 1.5]);
    pays.set(builder.addTerminal(first, "leave", -1), [0.25, 0]);
  }
  return builder.finish(["paid", "kept"], { chance: (draft, player) => odds.get(draft)![player === 0 ? 1 : 0]!, payoff: (draft, player) => pays.get(draft)![player]! }, [true, false]).game; // all set above
}

describe("judging a profile", () => {
  const game = askGame();

  it("uses each player's own odds for payoffs and beliefs, and the scenario's for outcomes", () => {
    const profile = uniformProfile(game);
    // Ann: 1/2 (1/2 (1/2 2 + 1/2 0) + 1/2 (-1)) + 1/2 1/4; Bob: 1/2 (1/2 (1/4 1 + 3/4 2) + 1/2 3/2).
    expect([...expectedPayoffs(game, profile)]).toEqual([0.125, 0.8125]);
    assess(game, profile).actionValues.forEach((value, slot) => expect(value).toBeCloseTo([0, 0.25, 1.75, 1.5][slot]!, 14)); // four slots
    expect([...outcomeDistribution(game, profile)]).toEqual([0.25, 0.25]);
  });

  it("finds best responses, regrets and gains against it", () => {
    const profile = uniformProfile(game);
    expect(bestResponse(game, profile, 0)).toEqual({ value: 0.25, choice: Int32Array.of(1, -1) });
    expect(bestResponse(game, profile, 1)).toEqual({ value: 0.875, choice: Int32Array.of(-1, 0) });
    expect([...regret(game, profile)]).toEqual([0.125, 0.0625]);
    expect([...oneShotGains(game, profile)]).toEqual([0.125, 0.125]);
  });

  it("does not invent beliefs where the others' moves never lead", () => {
    const profile = pureProfile(game, [1, 0]);
    const { defined, actionValues, values } = assess(game, profile);
    expect([...defined]).toEqual([1, 0]);
    expect([...actionValues.subarray(2), values[1]]).toEqual([NaN, NaN, NaN]);
    expect([...oneShotGains(game, profile)]).toEqual([0.75, NaN]);
    expect(logitResidual(game, profile, 1)).toBeNaN();
  });

  it("keeps the owner's beliefs at a set that only its own moves rule out", () => {
    const builder = new GameBuilder("again", ["Ann"]);
    const first = builder.addInfoset({ player: 0, number: 1, label: "", actions: ["go", "stay"] });
    const second = builder.addInfoset({ player: 0, number: 2, label: "", actions: ["left", "right"] });
    const root = builder.addDecision(-1, "", first), chance = builder.addChance(root, "go");
    const pays = new Map<number, number>([[builder.addTerminal(root, "stay", -1), 0]]);
    for (const [branch, left] of [["a", 4], ["b", 0]] as const) {
      const node = builder.addDecision(chance, branch, second);
      pays.set(builder.addTerminal(node, "left", -1), left);
      pays.set(builder.addTerminal(node, "right", -1), 1);
    }
    const alone = builder.finish([], { chance: () => 0.5, payoff: (draft) => pays.get(draft)! }).game; // every end is set
    const { defined, actionValues } = assess(alone, pureProfile(alone, [1, 1]));
    expect([...defined]).toEqual([1, 1]);
    expect([...actionValues]).toEqual([1, 0, 2, 1]);
    expect(bestResponse(alone, pureProfile(alone, [1, 1]), 0)).toEqual({ value: 2, choice: Int32Array.of(0, 0) });
  });

  it("refuses what is no profile", () => {
    expect(() => requireProfile(game, new Float64Array(3), "f")).toThrow('f(): a profile of "ask" holds 4 probabilities, one for each slot; got 3');
    expect(() => requireProfile(game, Float64Array.of(0.5, 0.4, 1, 0), "f")).toThrow('f(): at information set Ann 1 (ask?) the probabilities sum to 0.9, want 1 within 1e-9');
    expect(() => requireProfile(game, Float64Array.of(0.5, 0.5, 1.5, -0.5), "f")).toThrow('at information set Bob 1 (answer) a probability is -0.5, want 0 to 1');
    expect(() => expectedPayoffs(game, Float64Array.of(NaN, 0.5, 1, 0))).toThrow("a probability is NaN");
    expect(() => regret(game, new Float64Array(3))).toThrow("regret(): a profile of");
    expect(() => flagsOf(game, new Float64Array(3))).toThrow("flagsOf(): a profile of");
    expect(() => bestResponse(game, uniformProfile(game), 2)).toThrow("`player` counts from 0 to 1, got 2");
  });
});
