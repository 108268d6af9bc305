import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DECISION, type Game, GameBuilder, revalue, TERMINAL } from "../../src/game/index.ts";
import { foldGame } from "../../src/solve/agent-form.ts";
import { mixer } from "../../src/solve/mixing.ts";
import { quantalMap } from "../../src/solve/quantal-map.ts";
import { type Solution, solve } from "../../src/solve/index.ts";
import { logitResidual, regret, uniformProfile } from "../../src/strategy/index.ts";
import { bestByEnumeration, conditionalValues, expectedBelow, pureCount } from "./brute-force.ts";
import { oneShot } from "./one-shot.ts";
import { buildGame, drawProfile, gameShape, randomGame } from "./random-game.ts";

const lambdas = fc.constantFrom(0.1, 0.5, 1, 2, 4);
const settings = { numRuns: 60 };

function solved(game: Game, lambda: number): Solution["profiles"][number] {
  const { converged, profiles, message } = solve(game, { solver: "qre", lambda });
  expect(message.replace(/another branch crosses.*/, "")).toBe("");
  expect(converged).toBe(true);
  return profiles[0]!; // converged: one profile
}

function expectSame(a: ArrayLike<number>, b: ArrayLike<number>, within = 1e-8): void {
  for (let i = 0; i < a.length; i++) expect(Math.abs(a[i]! - b[i]!)).toBeLessThan(within);
}

function payoffsChanged(game: Game, change: (payoff: number, player: number) => number): Game {
  const payoffs = game.valuation.payoffs.map((column, player) => column.map((payoff, node) => (game.topology.kind[node] === TERMINAL ? change(payoff, player) : 0)));
  return revalue(game, { ...game.valuation, payoffs });
}

/** The same game with the actions of every information set in reverse order. */
function reversed(game: Game): Game {
  const { topology, valuation } = game;
  const { infosets } = topology;
  const builder = new GameBuilder(game.title, game.players);
  const sets = infosets.actions.map((actions, set) => builder.addInfoset({ player: infosets.player[set]!, number: infosets.number[set]!, label: infosets.label[set]!, actions: [...actions].reverse() }));
  const nodeOf = new Map<number, number>();
  const copy = (node: number, parent: number): void => {
    const label = topology.labels[topology.branch[node]!]!, kind = topology.kind[node];
    const draft = kind === DECISION ? builder.addDecision(parent, label, sets[topology.infoset[node]!]!) : kind === TERMINAL ? builder.addTerminal(parent, label, topology.outcome[node]!) : builder.addChance(parent, label);
    nodeOf.set(draft, node);
    const children = Array.from({ length: topology.childCount[node]! }, (_, k) => topology.firstChild[node]! + k);
    for (const child of kind === DECISION ? children.reverse() : children) copy(child, draft);
  };
  copy(0, -1);
  const chance = (player: number) => (player < 0 ? valuation.chance : valuation.beliefs[player]!);
  return builder.finish(game.outcomes, { chance: (draft, player) => chance(player)[nodeOf.get(draft)!]!, payoff: (draft, player) => valuation.payoffs[player]![nodeOf.get(draft)!]! }, game.players.map(() => true)).game;
}

describe("quantal response in random games of 1 to 4 players with odds of their own", () => {
  it("is the logit response to conditional values worked out history by history", () => {
    fc.assert(fc.property(randomGame, lambdas, (game, lambda) => {
      const { probabilities } = solved(game, lambda);
      const { infosets } = game.topology;
      for (let set = 0; set < infosets.count; set++) {
        const values = conditionalValues(game, probabilities, set), top = Math.max(...values);
        const weights = values.map((value) => Math.exp(lambda * (value - top))), sum = weights.reduce((a, b) => a + b, 0);
        expectSame(probabilities.subarray(infosets.firstSlot[set]!, infosets.firstSlot[set + 1]!), weights.map((weight) => weight / sum), 1e-9);
      }
    }), settings);
  });

  it("is uniform at precision 0", () => {
    fc.assert(fc.property(randomGame, (game) => {
      expectSame(solved(game, 0).probabilities, uniformProfile(game), 1e-15);
    }), settings);
  });

  it("depends on precision times payoffs only", () => {
    fc.assert(fc.property(randomGame, lambdas, fc.constantFrom(0.25, 3), (game, lambda, scale) => {
      expectSame(solved(payoffsChanged(game, (payoff) => scale * payoff), lambda).probabilities, solved(game, scale * lambda).probabilities);
    }), settings);
  });

  it("does not change when a constant is added to a player's payoffs", () => {
    fc.assert(fc.property(randomGame, lambdas, (game, lambda) => {
      expectSame(solved(payoffsChanged(game, (payoff, player) => payoff + 7 - 3 * player), lambda).probabilities, solved(game, lambda).probabilities);
    }), settings);
  });

  it("does not depend on the order of actions", () => {
    fc.assert(fc.property(randomGame, lambdas, (game, lambda) => {
      const here = solved(game, lambda).probabilities, there = solved(reversed(game), lambda).probabilities;
      const { count, firstSlot } = game.topology.infosets;
      for (let set = 0; set < count; set++) expectSame(here.subarray(firstSlot[set]!, firstSlot[set + 1]!), there.slice(firstSlot[set]!, firstSlot[set + 1]!).reverse());
    }), settings);
  });

  it("is the same byte for byte when asked again", () => {
    fc.assert(fc.property(randomGame, lambdas, (game, lambda) => {
      expect(solve(game, { solver: "qre", lambda })).toEqual(solve(game, { solver: "qre", lambda }));
    }), settings);
  });

  it("leaves a residual when perturbed, and none as it is", () => {
    fc.assert(fc.property(randomGame, lambdas, (game, lambda) => {
      const { probabilities, logProbabilities } = solved(game, lambda);
      expect(logitResidual(game, probabilities, lambda, logProbabilities)).toBeLessThan(1e-10);
      const set = game.topology.infosets.actions.findIndex((actions) => actions.length > 1);
      if (set < 0) return;
      const slot = game.topology.infosets.firstSlot[set]!, from = probabilities[slot]! > 0.5 ? slot : slot + 1, perturbed = probabilities.slice();
      const size = Math.min(1e-4, perturbed[from]! / 2);
      perturbed[from]! -= size;
      perturbed[from === slot ? slot + 1 : slot]! += size;
      expect(logitResidual(game, perturbed, lambda)).toBeGreaterThan(0);
    }), settings);
  });

  it("takes chance branches of probability 0", () => {
    fc.assert(fc.property(gameShape, lambdas, (shape, lambda) => {
      const game = buildGame({ ...shape, impossible: true });
      const { probabilities, logProbabilities } = solved(game, lambda);
      expect(logitResidual(game, probabilities, lambda, logProbabilities)).toBeLessThan(1e-10);
    }), settings);
  });

  it("at precision 10,000 holds no NaN and is a fixed point up to rounding", () => {
    fc.assert(fc.property(randomGame, (game) => {
      const { converged, profiles, message } = solve(game, { solver: "qre", lambda: 1e4 });
      const { probabilities, logProbabilities } = profiles[0]!; // there is always one
      expect(probabilities.every(Number.isFinite) && logProbabilities!.every(Number.isFinite)).toBe(true);
      if (converged) expect(logitResidual(game, probabilities, 1e4, logProbabilities)).toBeLessThan(1e-5);
      else expect(message).toContain("no step small enough");
    }), settings);
  });

  it("in the limit is a Nash equilibrium: no pure strategy pays more", () => {
    let converging = 0, runs = 0;
    fc.assert(fc.property(randomGame, (game) => {
      const { converged, profiles } = solve(game, { solver: "qre", limit: true });
      runs++;
      if (!converged) return;
      converging++;
      const { probabilities } = profiles[0]!; // converged: one profile
      const range = Math.max(...game.valuation.payoffs.map((payoff) => Math.max(...payoff) - Math.min(...payoff)));
      game.players.forEach((_, player) => {
        if (pureCount(game, player) <= 300) expect(bestByEnumeration(game, probabilities, player) - expectedBelow(game, probabilities, player)).toBeLessThanOrEqual(1e-9 * range + 1e-12);
      });
    }), settings);
    expect(converging).toBeGreaterThan(0.9 * runs);
  });
});

describe("closed forms", () => {
  it("one decision is a softmax of its payoffs", () => {
    const game = oneShot(["one"], 3, ([k]) => [0.3, -1, 0.9][k!]!);
    for (const lambda of [0.5, 3, 400]) {
      const weights = [0.3, -1, 0.9].map((payoff) => Math.exp(lambda * (payoff - 0.9))), sum = weights.reduce((a, b) => a + b);
      expectSame(solved(game, lambda).probabilities, weights.map((weight) => weight / sum), 1e-14);
    }
  });

  it("matching pennies is one half at every precision, and in the limit", () => {
    const game = oneShot(["even", "odd"], 2, ([a, b], player) => ((a === b) === (player === 0) ? 1 : -1));
    for (const lambda of [0, 0.1, 1, 10, 100, 1e4]) expectSame(solved(game, lambda).probabilities, [0.5, 0.5, 0.5, 0.5], 1e-12);
    const { converged, profiles } = solve(game, { solver: "qre", limit: true });
    expect(converged).toBe(true);
    expectSame(profiles[0]!.probabilities, [0.5, 0.5, 0.5, 0.5], 1e-12);
  });

  it("matching pennies with a bonus is settled by mixed sweeps where plain ones run in a circle", () => {
    const game = oneShot(["even", "odd"], 2, ([a, b], player) => (a !== b ? (player === 0 ? -1 : 1) : player === 1 ? -1 : a === 0 ? 3 : 1));
    const lambda = 2, logistic = (x: number) => 1 / (1 + Math.exp(-x));
    // Row gains 6 q - 2 by its first action over its second when q is Column's first; Column gains 2 - 4 p.
    const gap = (p: number) => p - logistic(lambda * (6 * logistic(lambda * (2 - 4 * p)) - 2));
    let low = 0, high = 1;
    for (let i = 0; i < 60; i++) [low, high] = gap((low + high) / 2) > 0 ? [low, (low + high) / 2] : [(low + high) / 2, high];
    const start = [0.9, 0.1, 0.2, 0.8].map(Math.log);
    const map = quantalMap(foldGame(game)), mixed = mixer(map), logs = Float64Array.from(start);
    map.load(logs);
    for (let i = 0; i < 200; i++) map.sweep(lambda);
    expect(map.sweep(lambda)).toBeGreaterThan(0.1);
    let residual = 1;
    for (let i = 0; i < 60 && residual > 1e-12; i++) residual = mixed.step(logs, lambda);
    expect(Math.abs(logistic(logs[0]! - logs[1]!) - low)).toBeLessThan(1e-10); // logarithms but for a constant
  });

  it("in a coordination game a start near the other equilibrium leads there, and where the principal branch is asked for, back to it", () => {
    const game = oneShot(["one", "two"], 2, ([a, b]) => (a !== b ? 0 : a === 0 ? 2 : 1)), lambda = 4;
    /** The root of p = 1 / (1 + exp(-lambda (3 p - 1))) between two numbers. */
    const root = (low: number, high: number) => {
      for (let i = 0; i < 60; i++) [low, high] = (low + high) / 2 > 1 / (1 + Math.exp(-lambda * (3 * (low + high) / 2 - 1))) ? [low, (low + high) / 2] : [(low + high) / 2, high];
      return low;
    };
    const near = root(0, 0.1), principal = root(0.9, 1), start = Float64Array.of(0.05, 0.95, 0.05, 0.95);
    const from = (asked: { readonly principal?: boolean; readonly start: Float64Array }) => {
      const { converged, continued, profiles } = solve(game, { solver: "qre", lambda, ...asked });
      return { converged, continued, p: profiles[0]!.probabilities[0]! }; // one profile
    };
    expect(from({ start })).toEqual({ converged: true, continued: true, p: expect.closeTo(near, 9) });
    expect(from({ start, principal: true })).toEqual({ converged: true, continued: false, p: expect.closeTo(principal, 9) });
    expect(from({ start: Float64Array.of(0.95, 0.05, 0.95, 0.05), principal: true })).toEqual({ converged: true, continued: true, p: expect.closeTo(principal, 9) });
  });

  it("in coordination games the limit is the risk-dominant equilibrium, though the other pays more", () => {
    const stagHunt = oneShot(["one", "two"], 2, ([a, b], player) => { const [own, other] = player === 0 ? [a, b] : [b, a]; return own === 0 ? (other === 0 ? 9 : 0) : other === 0 ? 8 : 7; });
    const { converged, profiles } = solve(stagHunt, { solver: "qre", limit: true });
    expect(converged).toBe(true);
    expectSame(profiles[0]!.probabilities, [0, 1, 0, 1], 1e-9);
  });
});

describe("counterfactual regret minimisation in random zero-sum games", () => {
  it("brings both regrets below its tolerance, and the value between both bounds", () => {
    fc.assert(fc.property(gameShape, (shape) => {
      const game = buildGame({ ...shape, players: 2, differing: false, zeroSum: true });
      const { converged, profiles } = solve(game, { solver: "cfr+", tolerance: 1e-3, finish: false });
      expect(converged).toBe(true);
      const { probabilities } = profiles[0]!; // converged: one profile
      for (const amount of regret(game, probabilities)) expect(amount).toBeLessThanOrEqual(1e-3 * 10);
    }), settings);
  });
});

describe("backward induction in random games of perfect information", () => {
  it("is a best response for everybody, everywhere", () => {
    let taken = 0;
    fc.assert(fc.property(gameShape, (shape) => {
      const game = buildGame({ ...shape, players: 1 + (shape.players % 2), depth: 3 });
      try {
        const { probabilities } = solve(game, { solver: "backward" }).profiles[0]!; // it always finds one
        taken++;
        game.players.forEach((_, player) => expect(bestByEnumeration(game, probabilities, player)).toBeLessThanOrEqual(expectedBelow(game, probabilities, player) + 1e-12));
      } catch (refusal) {
        expect(String(refusal)).toContain("needs perfect information");
      }
    }), { numRuns: 200 });
    expect(taken).toBeGreaterThan(20);
  });

  it("is where quantal response goes", () => {
    fc.assert(fc.property(gameShape, fc.nat(), (shape, seed) => {
      const game = buildGame({ ...shape, players: 1, depth: 3 });
      if (drawProfile(game, seed).length === 0) return;
      const { probabilities } = solve(game, { solver: "qre", limit: true }).profiles[0]!; // there is always one
      expect(expectedBelow(game, probabilities, 0)).toBeCloseTo(bestByEnumeration(game, probabilities, 0), 8);
    }), settings);
  });
});
