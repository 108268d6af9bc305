import { describe, expect, it } from "vitest";
import { kuhnPoker } from "../../bench/games/kuhn.ts";
import { solve, solvers } from "../../src/solve/index.ts";
import { oneShotGains, regret, requireProfile } from "../../src/strategy/index.ts";
import { myersonPoker, publishedGame, publishedNames } from "./published.ts";

const games = [...publishedNames.map((name) => [name, () => publishedGame(name)] as const), ["kuhn", kuhnPoker] as const, ["myerson", myersonPoker] as const];
/** The same question to all: an equilibrium. Quantal response is asked for the limit of its branch. */
const equilibrium = { qre: { limit: true } } as Record<string, object>;
/** Solvers whose answers need not be Nash equilibria: players who look ahead may pass a gain by. */
const isNash = (name: string) => name !== "theory-of-moves";

describe.each([...new Set(solvers.values())])("solver $name", (solver) => {
  it.each(games)("keeps the contract on %s, or refuses with a sentence", (_, build) => {
    const game = build();
    const refusal = solver.refuses(game);
    if (refusal !== null) {
      expect(refusal.startsWith(`solve(): solver "${solver.name}" needs `)).toBe(true);
      expect(refusal).toMatch(/; use "(qre|lcp|ipa)"$| needs perfect recall, but .* forgets .*; no solver takes such a game: /);
      expect(() => solve(game, { solver: solver.name })).toThrow(refusal);
      return;
    }
    const range = Math.max(...game.valuation.payoffs.map((payoff) => Math.max(...payoff) - Math.min(...payoff)));
    const solution = solve(game, { solver: solver.name, ...equilibrium[solver.name] });
    expect(solution.solver).toBe(solver.name);
    expect(solution.converged).toBe(true);
    // One that seeks a single solution finds it; of several, none may be missing.
    if (solution.complete === null) expect(solution.profiles).toHaveLength(1);
    else expect(solution.profiles.length).toBeGreaterThan(0);
    const allowed = typeof solution.options["tolerance"] === "number" ? solution.options["tolerance"] : 1e-12;
    for (const { probabilities } of solution.profiles) {
      requireProfile(game, probabilities, "test");
      if (isNash(solver.name)) for (const amount of regret(game, probabilities)) expect(amount).toBeLessThanOrEqual(allowed * range);
    }
    expect(solve(game, { solver: solver.name, ...equilibrium[solver.name] })).toEqual(solution);
  });

  it.each(games)("when told to stop at once on %s, says that it has not converged, or was done", (_, build) => {
    const game = build();
    if (solver.refuses(game) !== null) return;
    const solution = solve(game, { solver: solver.name, ...equilibrium[solver.name], shouldStop: () => true });
    if (solution.complete === null) expect(solution.profiles).toHaveLength(1);
    for (const { probabilities } of solution.profiles) requireProfile(game, probabilities, "test");
    if (solution.converged && isNash(solver.name)) for (const amount of regret(game, solution.profiles[0]!.probabilities)) expect(amount).toBeLessThan(1e-9); // converged: there is one
    else if (!solution.converged) expect(solution.message).toMatch(/stop/);
  });
});

describe("the limit of quantal response", () => {
  it.each(games)("is sequentially rational on %s at every information set, under the beliefs of its trembles", (_, build) => {
    const game = build();
    const { probabilities, logProbabilities } = solve(game, { solver: "qre", limit: true }).profiles[0]!; // one profile
    for (const gain of oneShotGains(game, probabilities, logProbabilities)) expect(gain).toBeLessThan(1e-3);
  });
});

describe("solve()", () => {
  it("says which solver was meant", () => {
    expect(() => solve(kuhnPoker(), { solver: "qree" })).toThrow('solve(): there is no solver "qree"; did you mean "qre"?');
  });
  it("refuses a precision that is no number", () => {
    expect(() => solve(kuhnPoker(), { solver: "qre", lambda: NaN })).toThrow("`lambda` must be a finite number of at least 0, got NaN");
    expect(() => solve(kuhnPoker(), { solver: "qre", lambda: -1 })).toThrow("got -1");
  });
});
