import { describe, expect, it } from "vitest";
import { type Game, rationalText } from "../../src/game/index.ts";
import { solve, type Solution } from "../../src/solve/index.ts";
import { flagsOf } from "../../src/strategy/index.ts";
import { gameOf, sharedSlips, type Tree } from "./credible.ts";
import { publishedGame, setLabelled } from "./published.ts";

const sequential = (game: Game, iterationsMax?: number): Solution => solve(game, { solver: "sequential", ...(iterationsMax === undefined ? {} : { iterationsMax }) });

/** By component: for each label, the fractions that its members give the first action, in order, each once. */
function firstActions(game: Game, { profiles, components }: Solution, ...labels: readonly string[]): string[][] {
  return components!.map((members) => labels.map((label) => {
    const slot = game.topology.infosets.firstSlot[setLabelled(game, label)]!;
    return [...new Set(members.map((index) => rationalText(profiles[index]!.exact![slot]!)))].sort().join(" ");
  }));
}

/** By component: the fractions of belief in the first node of the set, in order, each once. */
function firstBeliefs(game: Game, { profiles, components }: Solution, label: string): string[] {
  const { nodes, nodeStart } = game.topology.infosets;
  return components!.map((members) => [...new Set(members.map((index) => rationalText(profiles[index]!.exactBeliefs![nodes[nodeStart[setLabelled(game, label)]!]!]!)))].sort().join(" "));
}

describe("sequential on published games", () => {
  // The sequential equilibria of equilibria.json, each as the odds of the first action at the information sets named.
  it.each<[string, string[], string[][]]>([
    ["drs3_pure_p02", ["US", "USSR hard", "USSR soft"], [["0", "0", "1"]]],
    ["drs4_prob_p1_3_q07", ["US", "USSR hard", "USSR soft"], [["0", "0", "1"]]],
    ["drs4_prob_p1_3_q05", ["US", "USSR hard", "USSR soft"], [["1", "0", "0"]]],
    ["zk_unilateral_02_03", ["Ch hard 1", "Ch soft 1", "Ch hard 2", "Ch soft 2", "De hard", "De soft"], [["1", "1", "0", "1", "0", "0 10/21"], ["0", "3/4", "0", "1", "0", "5/7"]]],
    ["beer_quiche", ["S strong", "S weak", "R Beer", "R Quiche"], [["1", "1", "0", "1 1/2"], ["0", "0", "1 1/2", "0"]]],
    ["selten_horse", ["h1", "h2", "h3"], [["1", "1", "0 1/4"]]],
    ["entry_deterrence", ["Ch", "De"], [["0", "1"]]],
    ["audience_low", ["A h 1", "A s 1", "A h 2", "A s 2", "B h", "B s"], [["1", "1", "0", "1", "0", "0 2/11"], ["0", "4/7", "0", "1", "0", "1/3"]]],
    ["wagner_p015", ["US1", "US2", "SU hard", "SU soft"], [["0", "2/9", "0", "8/17"]]],
    ["kydd_t06", ["1t", "1u", "2t", "2u"], [["1", "0", "1", "0"], ["0", "0", "0", "0"], ["5/6", "0", "5/6", "0"]]],
  ])("finds exactly those of %s", (name, labels, expected) => {
    const game = publishedGame(name), found = sequential(game);
    expect(found).toMatchObject({ converged: true, complete: true, message: "" });
    expect(firstActions(game, found, ...labels)).toEqual(expected);
    for (const { probabilities } of found.profiles) expect(flagsOf(game, probabilities).sequential).toEqual({ holds: true, why: "" });
  });

  it("tells the beliefs behind them: at most one half in the strong after quiche and in the strong after beer", () => {
    const game = publishedGame("beer_quiche"), found = sequential(game);
    expect(firstBeliefs(game, found, "R Quiche")).toEqual(["0 1/2", "9/10"]);
    expect(firstBeliefs(game, found, "R Beer")).toEqual(["9/10", "0 1/2"]);
    expect(firstBeliefs(publishedGame("selten_horse"), sequential(publishedGame("selten_horse")), "h3")).toEqual(["0 1/3"]);
  });

  it("finds the constrained limited-response equilibrium among those of Zagare and Kilgour's escalation with 14 sets", () => {
    const game = publishedGame("zk_aeg_incomplete"), found = sequential(game);
    expect(found.complete).toBe(true);
    const sets = ["ChH 1", "ChS 1", "ChH 2a", "DeHH 1", "DeSS 1"];
    // Defect, do not escalate, answer in kind when tactically hard, concede when soft; the others: no challenge, and giving in.
    expect(firstActions(game, found, ...sets)).toContainEqual(["0", "0", "1", "0", "1"]);
    expect(found.components).toHaveLength(3);
  });
});

describe("sequential on small games", () => {
  it("wants the beliefs of two players about the same slips to be the same", () => {
    const both = (game: Game) => sequential(game).profiles.some(({ probabilities }) => ["first", "second", "third"].every((label, i) => probabilities[game.topology.infosets.firstSlot[setLabelled(game, label)]! + (i === 0 ? 0 : 1)] === 1));
    expect([both(sharedSlips(0.6, 0.6)), both(sharedSlips(0.4, 0.6))]).toEqual([false, true]);
    expect(sequential(sharedSlips(0.6, 0.6)).complete).toBe(true);
  });

  it("finds what lies between equilibria of a subgame that differ in worth", () => {
    const favour: Tree = { player: 0, set: "ask", moves: { no: [1, 5], yes: { player: 1, set: "answer", moves: { give: [3, 0], keep: [0, 0] } } } };
    const game = gameOf("favour", ["One", "Two"], favour), found = sequential(game);
    expect(found).toMatchObject({ complete: true, components: [[0, 1, 2, 3]] });
    // One asks when it is given more often than 1/3, at 1/3 it may do either.
    expect(found.profiles.map(({ exact }) => `${rationalText(exact![0]!)} ${rationalText(exact![2]!)}`).sort()).toEqual(["0 1", "0 1/3", "1 0", "1 1/3"]);
  });

  it("refuses sets with more moves than it tries all subsets of, and says how many", () => {
    const moves = Object.fromEntries(Array.from({ length: 17 }, (_, k): [string, Tree] => [`m${k}`, { player: 1, set: k < 9 ? "low" : "high", moves: { l: [k % 5, k % 3], r: [k % 3, k % 5] } }]));
    expect(() => sequential(gameOf("broad", ["One", "Two"], { player: 0, set: "A", moves }))).toThrow('solver "sequential" needs information sets of at most 16 actions, but One 1 (A) has 17; use "qre"');
  });

  it("names the information set or the part that is too large, and nearer ways out than quantal responses at a precision", () => {
    const guess = (moves: number, others: number) => gameOf("guess", ["One", "Two", "Three"].slice(0, others + 1), { player: 0, set: "hide", moves: Object.fromEntries(Array.from({ length: moves }, (_, i) => [`m${i}`, {
      player: 1, set: "seek", moves: { left: [0, 1, 0].slice(0, others + 1), right: [1, 0, 0].slice(0, others + 1) },
    } satisfies Tree])) });
    expect(() => sequential(guess(11, 1))).toThrow('needs information sets of at most 10 nodes, but Two 2 (seek) has 11; use "qre" with its limit for one of them, "nash-all" for all Nash equilibria, or "lcp" for one of those');
    expect(() => sequential(guess(17, 2))).toThrow(/Two 2 \(seek\) has 17; .* or "ipa" for one of those$/);
    expect(solve(guess(11, 1), { solver: "qre", limit: true }).converged).toBe(true);
    expect(solve(guess(11, 1), { solver: "lcp" }).converged).toBe(true);
    const seek: Tree = { player: 1, set: "seek", moves: { left: [0, 1], right: [1, 0] } };
    const types = gameOf("types", ["One", "Two"], { chance: Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`t${i}`, [0.04, { player: 0, set: `type ${i}`, moves: { a: seek, b: seek } }]])) });
    expect(() => sequential(types)).toThrow("needs parts between subgames of at most 24 information sets, but the one with One 1 (type 0) has 26; use");
  });

  it("keeps to its budget and says so", () => {
    const found = sequential(publishedGame("zk_aeg_incomplete"), 50);
    expect(found).toMatchObject({ converged: false, complete: false });
    expect(found.message).toContain("50 steps were not enough");
    const stages: (number | null)[] = [], all = solve(publishedGame("zk_aeg_incomplete"), { solver: "sequential", onProgress: ({ done }) => stages.push(done) }).iterations;
    expect(stages).toEqual([...stages].sort((a, b) => a! - b!)); // shares of the only part
    // The share told is that of the steps, roughly.
    stages.forEach((share, i) => expect(Math.abs(share! - ((i + 1) * 256) / all)).toBeLessThan(0.15));
  });
});
