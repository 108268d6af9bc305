import { describe, expect, it } from "vitest";
import { type Game, GameBuilder } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { expectedPayoffs, logitResidual, regret } from "../../src/strategy/index.ts";

/** Only chance moves: heads pays 1 to the first player, tails 0. */
function coin(): Game {
  const builder = new GameBuilder("coin", ["First", "Second"]);
  const root = builder.addChance(-1, "");
  const heads = builder.addTerminal(root, "heads", -1);
  builder.addTerminal(root, "tails", -1);
  return builder.finish([], { chance: (draft) => (draft === heads ? 0.25 : 0.75), payoff: (draft, player) => (player === 0 ? 1 : -1) * (draft === heads ? 1 : 0) }).game;
}

/** One end and nothing else. */
function nothing(): Game {
  const builder = new GameBuilder("nothing", ["First", "Second"]);
  builder.addTerminal(-1, "", -1);
  return builder.finish([], { chance: () => 1, payoff: () => 0 }).game;
}

/** A decision with one action, and a decision between equals. */
function idle(): Game {
  const builder = new GameBuilder("idle", ["First", "Second"]);
  const one = builder.addInfoset({ player: 0, number: 1, label: "one", actions: ["only"] });
  const two = builder.addInfoset({ player: 1, number: 1, label: "two", actions: ["left", "right"] });
  const root = builder.addDecision(-1, "", one), below = builder.addDecision(root, "only", two);
  builder.addTerminal(below, "left", -1);
  builder.addTerminal(below, "right", -1);
  return builder.finish([], { chance: () => 1, payoff: () => 0 }).game;
}

describe.each([["only chance", coin, 0.25], ["a single end", nothing, 0], ["nothing at stake", idle, 0]] as const)("a game of %s", (_, build, value) => {
  const game = build();
  it.each([["qre", { lambda: 3 }], ["qre", { limit: true }], ["qre", { lambda: 0 }], ["backward", {}], ["cfr+", {}], ["dcfr", {}], ["predictive-cfr+", {}], ["lcp", {}], ["lp", {}]] as const)("is solved by %s %o", (solver, options) => {
    const { converged, profiles } = solve(game, { solver, ...options });
    expect(converged).toBe(true);
    const { probabilities } = profiles[0]!; // converged: one profile
    expect(expectedPayoffs(game, probabilities)[0]).toBe(value);
    expect([...regret(game, probabilities)]).toEqual([0, 0]);
    if (solver === "qre") expect(logitResidual(game, probabilities, 3)).toBe(0);
  });
});
