import { describe, expect, it } from "vitest";
import { kuhnPoker } from "../../bench/games/kuhn.ts";
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

describe("games too large for nash-all", () => {
  it("are refused with their size", () => {
    expect(() => solve(publishedGame("zk_aeg_incomplete"), { solver: "nash-all" })).toThrow("25 x 256");
    expect(() => solve(kuhnPoker(), { solver: "nash-all" })).toThrow("27 x 64");
  });
});
