import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kuhnPoker } from "../../bench/games/kuhn.ts";
import { leducHoldem } from "../../bench/games/leduc.ts";
import { liarsDice } from "../../bench/games/liars-dice.ts";
import { type Game, payoffRange, TERMINAL } from "../../src/game/index.ts";
import { choicesOf } from "../../src/solve/cfr/choices.ts";
import { regretMachine } from "../../src/solve/cfr/compiled.ts";
import { gapMeter } from "../../src/solve/cfr/gap.ts";
import { solve } from "../../src/solve/index.ts";
import { planOf, sequenceForm } from "../../src/solve/sequence-form.ts";
import { bestResponse, expectedPayoffs, regret } from "../../src/strategy/index.ts";
import { buildGame, drawProfile, gameShape } from "./random-game.ts";
import { averageByHistories } from "./regret-by-histories.ts";

const names = ["cfr+", "dcfr", "predictive-cfr+"] as const;
const zeroSumGame: fc.Arbitrary<Game> = gameShape.map((shape) => buildGame({ ...shape, players: 2, differing: false, zeroSum: true }));
/** The same with payoffs of no simple ratio, so that no two actions tie and rounding decides nothing. */
const genericGame: fc.Arbitrary<Game> = zeroSumGame.map(generic);

function generic(game: Game): Game {
  const { kind } = game.topology;
  const own = game.valuation.payoffs[0]!.map((pay, node) => (kind[node] === TERMINAL ? pay + ((node * (Math.sqrt(5) - 1)) / 2) % 1 : 0));
  return { ...game, valuation: { ...game.valuation, payoffs: [own, own.map((pay) => -pay)] } };
}

describe.each(names)("%s", (solver) => {
  const run = (game: Game, iterations: number) => solve(game, { solver, iterationsMax: iterations, tolerance: 0, finish: false }).profiles[0]!.probabilities; // one profile
  const apart = (a: Float64Array, b: Float64Array) => a.reduce((worst, one, i) => Math.max(worst, Math.abs(one - b[i]!)), 0);

  it("averages the choices that recursion over histories averages, in random games", () => {
    fc.assert(fc.property(genericGame, (game) => {
      expect(apart(run(game, 10), averageByHistories(game, solver, 10))).toBeLessThan(1e-9);
    }), { numRuns: 60 });
  });

  it.each([["Kuhn poker", kuhnPoker, 40], ["liar's dice of 2 sides", () => liarsDice(2), 20], ["a larger random game", () => generic(buildGame({ seed: 9, players: 2, depth: 9, differing: false, impossible: false, zeroSum: true })), 15]] as const)("averages the same choices in %s", (_, build, iterations) => {
    const game = build();
    expect(apart(run(game, iterations), averageByHistories(game, solver, iterations))).toBeLessThan(1e-9);
  });

  it.each([["Kuhn poker", kuhnPoker, 6], ["Leduc hold'em", leducHoldem, 144]] as const)("brings regret in %s down below the bound of its papers, and more than five-fold in ten times the iterations", (_, build, sets) => {
    const game = build();
    const [, ...regrets] = [10, 100, 1000].map((iterations) => {
      const most = Math.max(...regret(game, run(game, iterations)));
      // Range of payoffs, times sets, times the root of actions over iterations; twice that with weights.
      expect(most).toBeLessThan(2 * payoffRange(game) * sets * Math.sqrt(3 / iterations));
      return most;
    });
    expect(regrets[1]! * 5).toBeLessThan(regrets[0]!); // three runs
  });

  it("finds one of Kuhn's equilibria: jack bets a in [0, 1/3], king 3a, queen never; answers as Kuhn has them", () => {
    const game = kuhnPoker(), { firstSlot, label } = game.topology.infosets;
    const { probabilities } = solve(game, { solver, tolerance: 1e-5, finish: false }).profiles[0]!; // one profile
    const second = (name: string) => probabilities[firstSlot[label.indexOf(name)]! + 1]!;
    const jack = second("J");
    expect(jack).toBeLessThan(1 / 3 + 1e-2);
    const known: Readonly<Record<string, number>> = {
      Q: 0, K: 3 * jack, "J after check, bet": 0, "Q after check, bet": jack + 1 / 3, "K after check, bet": 1,
      "J after check": 1 / 3, "Q after check": 0, "K after check": 1, "J after bet": 0, "Q after bet": 1 / 3, "K after bet": 1,
    };
    for (const [name, probability] of Object.entries(known)) expect(Math.abs(second(name) - probability), name).toBeLessThan(2e-2);
  });

  it("gives the same bytes again", () => {
    const game = liarsDice(3);
    expect(run(game, 50)).toEqual(run(game, 50));
  });
});

describe("the three kinds", () => {
  it.each([["Leduc hold'em", leducHoldem, -0.085606424, 1e-5], ["liar's dice of 6 sides", () => liarsDice(6), -7 / 258, 5e-4]] as const)("agree on the value of %s", (_, build, value, tolerance) => {
    const game = build();
    for (const solver of names) {
      const { converged, profiles } = solve(game, { solver, tolerance, finish: false });
      expect(converged).toBe(true);
      const above = bestResponse(game, profiles[0]!.probabilities, 0).value, below = -bestResponse(game, profiles[0]!.probabilities, 1).value; // one profile
      expect(above).toBeGreaterThan(value - 1e-8);
      expect(below).toBeLessThan(value + 1e-8);
      expect(above - below).toBeLessThanOrEqual(2 * tolerance * payoffRange(game) + 1e-12);
    }
  });
});

describe("regret minimisation and linear programming", () => {
  it("agree on the value of random games", () => {
    fc.assert(fc.property(zeroSumGame, (game) => {
      const value = (solver: string, options: object) => expectedPayoffs(game, solve(game, { solver, ...options }).profiles[0]!.probabilities)[0]!; // one profile
      const exact = value("lp", {});
      for (const solver of names) expect(Math.abs(value(solver, { tolerance: 1e-4, finish: false }) - exact)).toBeLessThanOrEqual(2e-4 * payoffRange(game) + 1e-9);
    }), { numRuns: 60 });
  });
});

describe.each([...names, "mccfr"] as const)("the finish of %s", (solver) => {
  it("leads random games to equilibria that are exact but for rounding", () => {
    fc.assert(fc.property(zeroSumGame, (game) => {
      const { converged, options, profiles, message } = solve(game, { solver });
      expect([converged, options["tolerance"]]).toEqual([true, 1e-9]);
      expect(Math.max(...regret(game, profiles[0]!.probabilities)), message).toBeLessThan(1e-9 * payoffRange(game)); // one profile
    }), { numRuns: 60 });
  });
  it("is said, and left out on request", () => {
    const finished = solve(kuhnPoker(), { solver }), plain = solve(kuhnPoker(), { solver, finish: false });
    expect(finished.message).toMatch(/^finished by linear programming \(\d+ pivots\) from the average of [\d,]+ iterations, whose largest regret was \d\.\de-\d of the payoff range; largest regret /);
    expect(Math.abs(expectedPayoffs(kuhnPoker(), finished.profiles[0]!.probabilities)[0]! + 1 / 18)).toBeLessThan(1e-12); // one profile, here and below
    expect([plain.converged, plain.options["tolerance"]]).toEqual([true, solver === "mccfr" ? 1e-2 : 1e-4]);
    expect(plain.message).toMatch(/^largest regret \d\.\de-\d of the payoff range$/);
    expect(Math.max(...regret(kuhnPoker(), plain.profiles[0]!.probabilities))).toBeGreaterThan(1e-9);
  });
  it("is not begun when told to stop, nor in games of many moves", () => {
    expect(solve(kuhnPoker(), { solver, shouldStop: () => true }).converged).toBe(false);
    const large = solve(liarsDice(6), { solver, iterationsMax: 1 });
    expect(large.options).toMatchObject({ finish: false, tolerance: solver === "mccfr" ? 1e-2 : 1e-4 });
  });
});

describe("WebAssembly and plain JavaScript", () => {
  const bits = (numbers: Float64Array) => new BigInt64Array(numbers.slice().buffer);
  const bothRun = (game: Game, predictive: boolean, keepGain: (t: number) => number, keepLoss: number, iterations: number) => {
    const sides = choicesOf(sequenceForm(game));
    const [compiled, plain] = [regretMachine(sides, predictive), regretMachine(sides, predictive, true)];
    expect([compiled.compiled, plain.compiled]).toEqual([true, false]);
    for (const { update } of [compiled, plain]) {
      for (let t = 1; t <= iterations; t++) for (const player of [0, 1] as const) update(player, keepGain(t), keepLoss, t);
    }
    for (const player of [0, 1] as const) {
      for (const name of ["plan", "choice", "regret", "summed", "scale", "gain"] as const) expect(bits(compiled.arrays.sides[player][name]), name).toEqual(bits(plain.arrays.sides[player][name]));
    }
  };
  it("give the same bytes in random games, with and without discounts and predictions", () => {
    fc.assert(fc.property(zeroSumGame, fc.boolean(), fc.boolean(), (game, predictive, discounted) => {
      bothRun(game, predictive, (t) => (discounted ? t / (t + 1) : 1), discounted ? 0.5 : 0, 30);
    }), { numRuns: 60 });
  });
  it.each([["Leduc hold'em", leducHoldem], ["liar's dice of 5 sides", () => liarsDice(5)]] as const)("give the same bytes in %s", (_, build) => {
    bothRun(build(), false, () => 1, 0, 100);
    bothRun(build(), true, (t) => t / (t + 1), 0.5, 20);
  });
});

describe("the solver's own measure of regret", () => {
  it("is that of the tree, for any profile of a random game", () => {
    fc.assert(fc.property(zeroSumGame, fc.nat(), (game, seed) => {
      const form = sequenceForm(game), sides = choicesOf(form), profile = drawProfile(game, seed);
      const plans = ([0, 1] as const).map((player) => {
        const plan = new Float64Array(sides[player].sequences);
        planOf(form.sides[player], profile).forEach((probability, q) => (plan[sides[player].sequenceOf[q]!] = probability));
        return plan;
      });
      expect(gapMeter(sides)(plans[0]!, plans[1]!)).toBeCloseTo(Math.max(...regret(game, profile)), 9); // two players
    }), { numRuns: 60 });
  });
});
