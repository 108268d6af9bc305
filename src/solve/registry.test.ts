import { describe, expect, it } from "vitest";
import { Refusal } from "../base/index.ts";
import { GameBuilder, revalue } from "../game/index.ts";
import { solve, type SolveOptions, solvers } from "./index.ts";

function choice() {
  const builder = new GameBuilder("A choice", ["us"]);
  const root = builder.addDecision(-1, "", builder.addInfoset({ player: 0, number: 1, label: "s", actions: ["a", "b"] }));
  const good = builder.addTerminal(root, "a", -1);
  builder.addTerminal(root, "b", -1);
  return builder.finish([], { chance: () => 1, payoff: (draft) => (draft === good ? 1 : 0) }).game;
}

const game = choice();
/** As from a program in plain JavaScript. */
const loosely = solve as (...args: unknown[]) => unknown;

describe("solve", () => {
  it.each<[string, unknown[], RegExp]>([
    ["no solver", [game, {}], /^solve\(\): `solver` must name a solver, got undefined; known: qre/],
    ["a solver that is no word", [game, { solver: 6 }], /got 6/],
    ["an unknown solver", [game, { solver: "qer" }], /there is no solver "qer"; did you mean "qre"\?/],
    ["a compiled scenario for its game", [{ game }, { solver: "qre" }], /first argument must be a game; of a compiled scenario it is `compiled.game`/],
    ["no game", [undefined, { solver: "qre" }], /first argument must be a game/],
    ["a text as lambda", [game, { solver: "qre", lambda: "6" }], /`lambda` must be a finite number of at least 0, got "6"/],
    ["lambda without a value", [game, { solver: "qre", lambda: NaN }], /got NaN/],
    ["a negative lambda", [game, { solver: "qre", lambda: -1 }], /got -1/],
    ["an endless lambda", [game, { solver: "qre", lambda: Infinity }], /for the limit set `limit`/],
    ["a negative bound", [game, { solver: "qre", iterationsMax: -5 }], /`iterationsMax` must be a whole number of at least 1, got -5/],
    ["a bound without a value", [game, { solver: "cfr+", iterationsMax: NaN }], /got NaN/],
    ["a broken bound", [game, { solver: "qre", iterationsMax: 1.5 }], /got 1.5/],
    ["payoffs that a limit cannot tell apart", [revalue(game, { chance: game.valuation.chance, beliefs: [], payoffs: game.valuation.payoffs.map((own) => own.map((pay) => pay * 1e-300)) }), { solver: "qre", limit: true }], /`limit` asks for a precision beyond what a double holds/],
    ["a precision beside the limit", [game, { solver: "qre", lambda: 3, limit: true }], /`limit` follows the branch to full precision/],
    ["a negative tolerance", [game, { solver: "qre", tolerance: -1e-9 }], /`tolerance` must be a finite number of at least 0, got -1e-9/],
    ["a tolerance without a value", [game, { solver: "qre", tolerance: NaN }], /got NaN/],
    ["a seed that is none", [game, { solver: "qre", seed: "x" }], /`seed` must be a whole number, got "x"/],
    ["a switch that is none", [game, { solver: "qre", limit: 1 }], /`limit` must be true or false, got 1/],
    ["a start that is none", [game, { solver: "qre", start: [0.5, 0.5] }], /`start` must be a Float64Array .*, got an object/],
    ["a misspelt option", [game, { solver: "qre", lamda: 6 }], /there is no option "lamda"; did you mean "lambda"\?/],
  ])("refuses %s in a sentence", (_, args, sentence) => {
    const thrown = (() => { try { return loosely(...args); } catch (error) { return error; } })();
    expect(thrown).toBeInstanceOf(Refusal);
    expect((thrown as Refusal).message).toMatch(sentence);
  });

  it("takes every option within its range, and options left open", () => {
    const options: SolveOptions = { lambda: 0, limit: false, iterationsMax: 10, tolerance: 0, seed: -3, start: Float64Array.of(0.5, 0.5), onProgress: () => {}, shouldStop: () => false };
    expect(solve(game, { solver: "qre", ...options }).profiles[0]?.probabilities).toEqual(Float64Array.of(0.5, 0.5));
    expect(loosely(game, { solver: "qre", lambda: undefined })).toMatchObject({ options: { lambda: 6 } });
    expect([...solvers.keys()]).toContain("backward");
  });
});
