import { describe, expect, it } from "vitest";
import { kuhnPoker } from "../../bench/games/kuhn.ts";
import { bimatrix, longPaths, manyEquilibria, randomTable } from "../../bench/games/matrices.ts";
import { escalationGame } from "../../bench/games/escalation.ts";
import { type Game, rationalText } from "../../src/game/index.ts";
import { type Solution, solve } from "../../src/solve/index.ts";
import { judgeExactly } from "../../src/strategy/index.ts";
import { publishedGame, publishedJson, publishedNames, setLabelled } from "./published.ts";

interface Nash {
  readonly rows: readonly Record<string, string>[];
  readonly cols: readonly Record<string, string>[];
  readonly extreme: readonly (readonly (readonly string[])[])[];
  readonly cliques: readonly (readonly (readonly number[])[])[];
}
const known = publishedJson("equilibria") as Record<string, { readonly nash: Nash | null }>; // described in data/README.md
const enumerated = publishedNames.filter((name) => known[name]?.nash != null);

/** A pure strategy by labels of information sets and names of actions. */
function planText(game: Game, choice: Int32Array): string {
  const { label, actions } = game.topology.infosets;
  return JSON.stringify([...choice].flatMap((action, set) => (action < 0 ? [] : [[label[set], actions[set]![action]]])).sort());
}

/** A mixed strategy as the set of its plans with their probabilities. */
const mixtureText = (parts: readonly (readonly [plan: string, probability: string])[]) => JSON.stringify(parts.filter(([, probability]) => probability !== "0").map((part) => part.join(" ")).sort());

function foundMixtures(game: Game, solution: Solution): string[][] {
  return solution.profiles.map(({ mixed }) => mixed!.map((plans) => mixtureText(plans.map(({ choice, probability }) => [planText(game, choice), rationalText(probability)])))); // nash-all gives mixtures
}

function knownMixtures(game: Game, { rows, cols, extreme }: Nash): string[][] {
  const plans = [rows, cols].map((strategies) => strategies.map((moves) => JSON.stringify(Object.entries(moves).map(([label, action]) => [game.topology.infosets.label[setLabelled(game, label)], action]).sort())));
  return extreme.map((pair) => pair.map((weights, player) => mixtureText(weights.map((probability, i) => [plans[player]![i]!, probability]))));
}

describe("all equilibria of the published games", () => {
  it.each(enumerated)("of %s are those that are known, as exact fractions", (name) => {
    const game = publishedGame(name);
    const solution = solve(game, { solver: "nash-all" });
    expect([solution.converged, solution.complete]).toEqual([true, true]);
    expect(foundMixtures(game, solution).map(String).sort()).toEqual(knownMixtures(game, known[name]!.nash!).map(String).sort()); // filtered above
  });

  it.each(enumerated)("of %s lie in the known maximal Nash subsets", (name) => {
    const game = publishedGame(name), nash = known[name]!.nash!; // filtered above
    const solution = solve(game, { solver: "nash-all" });
    const found = foundMixtures(game, solution);
    // The file numbers the mixed strategies of each player from the one that puts most on the earliest plans.
    const ranked = [0, 1].map((player) => {
      const weights = new Map(nash.extreme.map((pair, i) => [knownMixtures(game, nash)[i]![player]!, pair[player]!.map(valueOf)]));
      return [...weights].sort(([, a], [, b]) => b[a.findIndex((value, i) => value !== b[i])]! - a[a.findIndex((value, i) => value !== b[i])]!).map(([text]) => text);
    });
    const expected = nash.cliques.map(([rows, cols]) => rows!.flatMap((i) => cols!.map((j) => String([ranked[0]![i], ranked[1]![j]]))).sort());
    expect(solution.components!.map((members) => members.map((index) => String(found[index])).sort()).sort()).toEqual(expected.sort());
  });

  it.each(enumerated)("of %s leave nobody anything to gain, without rounding", (name) => {
    const game = publishedGame(name);
    for (const { exact } of solve(game, { solver: "nash-all" }).profiles) expect(judgeExactly(game, exact!).regret.map(rationalText)).toEqual(["0", "0"]); // nash-all is exact
  });

  it("covers every game of two players but the one whose strategic form is too large", () => {
    expect(publishedNames.filter((name) => !enumerated.includes(name))).toEqual(["selten_horse", "zk_aeg_incomplete"]);
  });
});

function valueOf(text: string): number {
  const [numerator, denominator = "1"] = text.split("/");
  return Number(numerator) / Number(denominator);
}

describe("games whose strategic form is too large", () => {
  it("are solved by the odds of moves: Kuhn poker has one subset, in which the first player chooses how often to bluff", () => {
    const game = kuhnPoker();
    const { profiles, components, complete, message } = solve(game, { solver: "nash-all" });
    expect([complete, components, message]).toEqual([true, [[0, 1]], expect.stringContaining("the reduced strategic form, 27 x 64, is too large")]);
    const at = (label: string, action: number) => profiles.map(({ exact }) => rationalText(exact![game.topology.infosets.firstSlot[setLabelled(game, label)]! + action]!)); // nash-all is exact
    // Kuhn 1950: bet with the jack with probability alpha from 0 to 1/3, with the king 3 alpha; call with the queen alpha + 1/3.
    expect([at("J", 1), at("Q", 1), at("K", 1), at("Q after check, bet", 1)]).toEqual([["0", "1/3"], ["0", "0"], ["0", "1"], ["1/3", "2/3"]]);
    expect([at("J after check", 1), at("Q after check", 1), at("Q after bet", 1), at("K after check", 1)]).toEqual([["1/3", "1/3"], ["0", "0"], ["1/3", "1/3"], ["1", "1"]]);
    for (const { exact } of profiles) {
      const { payoffs, regret } = judgeExactly(game, exact!);
      expect([...payoffs, ...regret].map(rationalText)).toEqual(["-1/18", "1/18", "0", "0"]);
    }
  });

  it("are solved though strategies are 25 x 256, and contain the equilibrium that is known", () => {
    const game = publishedGame("zk_aeg_incomplete");
    const { profiles, complete } = solve(game, { solver: "nash-all" });
    expect(complete).toBe(true);
    const judged = profiles.map(({ exact }) => judgeExactly(game, exact!)); // nash-all is exact
    expect(judged.every(({ regret }) => regret.every(({ numerator }) => numerator === 0n))).toBe(true);
    expect(judged.some(({ payoffs }) => payoffs.map(rationalText).join() === "21/4,13/4")).toBe(true);
  });

  it("are refused where the sequence form is too large as well, with size and expected time", () => {
    expect(() => solve(escalationGame({ types: 4 }), { solver: "nash-all" })).toThrow(/needs a smaller game: this one has 2401 x 2401 reduced strategies and 48 x 48 sequences of moves, with some \de\d+ bases to visit, which takes (about \d+ (minutes|hours)|longer than 10,000 years); use "lcp" for one equilibrium, or "qre" with its limit/);
    expect(() => solve(randomTable([25, 256], 1), { solver: "nash-all" })).toThrow(/25 x 256 reduced strategies .* which takes about \d+ years/);
  });
});

describe("hard games of the literature", () => {
  const coordination = (size: number) => {
    const identity = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)));
    return bimatrix(identity, identity);
  };

  it.each([
    ["the 6 x 6 game of long paths", longPaths(), 1], ["the 6 x 6 game of 75 equilibria", manyEquilibria(), 75],
    ["4 x 4 coordination, any set of places in common", coordination(4), 2 ** 4 - 1], ["7 x 7 coordination", coordination(7), 2 ** 7 - 1],
  ])("%s has as many equilibria as is known, all isolated", (_, game, count) => {
    const { profiles, components, complete } = solve(game, { solver: "nash-all" });
    expect([profiles.length, components, complete]).toEqual([count, profiles.map((_, index) => [index]), true]);
    for (const { exact } of profiles) expect(judgeExactly(game, exact!).regret.map(rationalText)).toEqual(["0", "0"]); // nash-all is exact
  });
});
