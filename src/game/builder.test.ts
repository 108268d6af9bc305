import { describe, expect, it } from "vitest";
import { Refusal } from "../base/index.ts";
import { GameBuilder } from "./builder.ts";

const flat = { chance: () => 1, payoff: () => 0 };

/** Chance (1/4, 3/4), then A moves without seeing it. */
function tossAndMove() {
  const builder = new GameBuilder("toss", ["A", "B"]);
  const set = builder.addInfoset({ player: 0, number: 9, label: "A", actions: ["L", "R"] });
  const root = builder.addChance(-1, "");
  const left = builder.addDecision(root, "heads", set);
  const leftL = builder.addTerminal(left, "L", 1);
  const leftR = builder.addTerminal(left, "R", -1);
  const right = builder.addDecision(root, "tails", set);
  builder.addTerminal(right, "L", 0);
  builder.addTerminal(right, "R", 0);
  return { builder, drafts: { root, left, leftL, leftR, right } };
}

describe("GameBuilder", () => {
  it("numbers nodes level by level, whatever the order in which they were added", () => {
    const { builder } = tossAndMove();
    const { game, draftOf } = builder.finish(["peace", "war"], { chance: (draft) => (draft === 1 ? 0.25 : 0.75), payoff: (draft, player) => draft * 10 + player });
    expect([...draftOf]).toEqual([0, 1, 4, 2, 3, 5, 6]);
    const { topology, valuation } = game;
    expect([...topology.levelStart]).toEqual([0, 1, 3, 7]);
    expect([...topology.kind]).toEqual([0, 1, 1, 2, 2, 2, 2]);
    expect([...topology.parent]).toEqual([-1, 0, 0, 1, 1, 2, 2]);
    expect([...topology.firstChild]).toEqual([1, 3, 5, 0, 0, 0, 0]);
    expect([...topology.childCount]).toEqual([2, 2, 2, 0, 0, 0, 0]);
    expect([...topology.branch].map((b) => topology.labels[b])).toEqual(["", "heads", "tails", "L", "R", "L", "R"]);
    expect([...topology.infoset]).toEqual([-1, 0, 0, -1, -1, -1, -1]);
    expect([...topology.outcome]).toEqual([-1, -1, -1, 1, -1, 0, 0]);
    expect([...topology.infosets.nodes]).toEqual([1, 2]);
    expect([...valuation.chance]).toEqual([1, 0.25, 0.75, 1, 1, 1, 1]);
    expect(valuation.payoffs.map((payoff) => [...payoff])).toEqual([[0, 0, 0, 20, 30, 50, 60], [0, 0, 0, 21, 31, 51, 61]]);
  });

  it("orders sets by player and number and tells which draft each was", () => {
    const builder = new GameBuilder("order", ["A", "B"]);
    const sets = [[1, 1], [0, 5], [0, 2]].map(([player, number]) => builder.addInfoset({ player: player!, number: number!, label: `${player}.${number}`, actions: ["go", "stop"] })); // pairs
    let node = -1;
    for (const [i, set] of sets.entries()) {
      const next = builder.addDecision(node, i === 0 ? "" : "go", set);
      if (node >= 0) builder.addTerminal(node, "stop", -1);
      node = next;
    }
    builder.addTerminal(node, "go", -1);
    builder.addTerminal(node, "stop", -1);
    const { game, infosetDraftOf } = builder.finish([], flat);
    expect(game.topology.infosets.label).toEqual(["0.2", "0.5", "1.1"]);
    expect([...infosetDraftOf]).toEqual([2, 1, 0]);
    expect([...game.topology.infosets.firstSlot]).toEqual([0, 2, 4, 6]);
  });

  it("keeps one array of odds for players who share them and asks for the others' own", () => {
    const { builder } = tossAndMove();
    const { game } = builder.finish(["peace", "war"], { chance: (draft, player) => (draft === 1) === (player === 1) ? 0.9 : 0.1, payoff: () => 0 }, [false, true]);
    expect(game.valuation.beliefs[0]).toBe(game.valuation.chance);
    expect([...game.valuation.chance.subarray(1, 3)]).toEqual([0.1, 0.9]);
    expect([...game.valuation.beliefs[1]!.subarray(1, 3)]).toEqual([0.9, 0.1]);
  });

  it("holds numbers that come later to no rule", () => {
    const { builder } = tossAndMove();
    const { chance, payoffs } = builder.finish(["peace", "war"], null).game.valuation;
    expect([...chance]).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(payoffs.map((payoff) => [...payoff])).toEqual([[0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0]]);
  });

  it.each<[string, (draft: number, player: number) => number, (draft: number) => number, string]>([
    ["odds that sum to 1.1", (draft) => (draft === 1 ? 0.3 : 0.8), () => 0, "the odds of chance node 0 sum to 1.1; want probabilities that sum to 1 within 1e-9"],
    ["a probability below 0", (draft) => (draft === 1 ? -0.5 : 1.5), () => 0, "the odds of chance node 0 hold -0.5"],
    ["a probability without a value", () => NaN, () => 0, "hold NaN"],
    ["odds that one player alone has wrong", (_, player) => (player === 1 ? 0.4 : 0.5), () => 0, "the odds of chance node 0 as B holds them sum to 0.8"],
    ["a payoff without a value", () => 0.5, (draft) => (draft === 3 ? NaN : 0), "the payoff of A at node 3 is NaN; want a finite number"],
    ["an infinite payoff", () => 0.5, () => Infinity, "is Infinity"],
  ])("refuses %s", (_, chance, payoff, sentence) => {
    const { builder } = tossAndMove();
    expect(() => builder.finish(["peace", "war"], { chance, payoff }, [false, true])).toThrow(Refusal);
    expect(() => builder.finish(["peace", "war"], { chance, payoff }, [false, true])).toThrow(sentence);
  });

  it("builds trees 100,000 levels deep", () => {
    const builder = new GameBuilder("deep", ["A"]);
    const set = builder.addInfoset({ player: 0, number: 1, label: "", actions: ["on"] });
    let node = builder.addDecision(-1, "", set);
    for (let i = 1; i < 100_000; i++) node = builder.addDecision(node, "on", set);
    builder.addTerminal(node, "on", -1);
    expect(builder.finish([], flat).game.topology.levelStart).toHaveLength(100_002);
  });

  const built = (build: (builder: GameBuilder, set: number) => void) => () => {
    const builder = new GameBuilder("wrong", ["A"]);
    build(builder, builder.addInfoset({ player: 0, number: 1, label: "s", actions: ["L", "R"] }));
    builder.finish(["end"], flat);
  };
  it.each<[string, (builder: GameBuilder, set: number) => void, string]>([
    ["no node", () => {}, "the game has no nodes"],
    ["a second root", (b, s) => { b.addDecision(-1, "", s); b.addTerminal(-1, "L", 0); }, "node 1 cannot stand below node -1"],
    ["a parent that comes later", (b, s) => { b.addDecision(-1, "", s); b.addTerminal(5, "L", 0); }, "node 1 cannot stand below node 5"],
    ["a root that is reached by a branch", (b) => { b.addTerminal(-1, "L", 0); }, "empty label"],
    ["a node below an end", (b) => { b.addTerminal(-1, "", 0); b.addTerminal(0, "L", 0); }, "is an end but has branches"],
    ["a chance node without branches", (b) => { b.addChance(-1, ""); }, "is no end but has no branches"],
    ["too few branches", (b, s) => { b.addDecision(-1, "", s); b.addTerminal(0, "L", 0); }, 'information set "s" has 2 actions, one of its nodes has 1 branches'],
    ["branches out of order", (b, s) => { b.addDecision(-1, "", s); b.addTerminal(0, "R", 0); b.addTerminal(0, "L", 0); }, 'has "L" as action 1, one of its nodes has the branch "R" there'],
    ["an unknown set", (b) => { b.addDecision(-1, "", 1); }, "there is no information set 1"],
    ["a set without nodes", (b) => { b.addTerminal(-1, "", 0); }, 'no node belongs to information set "s"'],
    ["two sets of one number", (b) => { b.addInfoset({ player: 0, number: 1, label: "t", actions: ["L"] }); b.addTerminal(-1, "", 0); }, "A has two information sets with number 1"],
    ["an unknown player", (b) => { b.addInfoset({ player: 1, number: 1, label: "t", actions: ["L"] }); }, 'information set "t" has player 1; want 0 to 0'],
    ["an unknown outcome", (b, s) => { b.addDecision(-1, "", s); b.addTerminal(0, "L", 1); b.addTerminal(0, "R", 0); }, "has outcome 1, there are 1"],
  ])("refuses %s", (_, build, sentence) => {
    expect(built(build)).toThrow(RangeError);
    expect(built(build)).toThrow(sentence);
  });
});
