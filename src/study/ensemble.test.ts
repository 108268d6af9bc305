import { describe, expect, it } from "vitest";
import { compile, recordPath } from "../compile/index.ts";
import { requireScenario } from "../language/index.ts";
import { type Solver, solvers } from "../solve/index.ts";
import { outcomeDistribution } from "../strategy/index.ts";
import { type DrawsOptions, joinParts, RESIDUAL_MAX, runDraws, tagProbability } from "./ensemble.ts";
import { stepOdds } from "./record-odds.ts";

/** One decision under logit choice: every probability has a closed form. */
const text = (extra = "") => `
excomm: 1
title: One choice
players: { a: { title: A } }
types: { a: { bold: { prior: 0.25 }, timid: { prior: 0.75 } } }
parameters:
  worth: { value: 0.5, range: [-1, 1], basis: judgement }
  storm: { value: 0.3, range: [0.1, 0.5], basis: judgement }
${extra}
stages:
  weather: { chance: { storm: { p: storm, then: sail }, calm: { p: rest, then: sail } } }
  sail: { player: a, actions: { go: { then: gone }, stay: { then: home } } }
outcomes:
  gone: { tags: [trip], payoffs: { a: { bold: "worth", timid: "worth - 1" } } }
  home: { payoffs: { a: 0 } }
record: [{ stage: weather, took: calm }, { stage: sail, took: go }]
`;
const compiled = compile(requireScenario(text(), "choice.yaml"));
const qre = solvers.get("qre")!;
const lambda = 3;
const options: DrawsOptions = { count: 30, seed: 1, lambda, solver: qre, baseline: qre.solve(compiled.game, { lambda }).profiles[0]!.probabilities };
const logit = (x: number) => 1 / (1 + Math.exp(-lambda * x));

describe("an ensemble", () => {
  const { steps } = recordPath(compiled);
  const ensemble = runDraws(compiled, { ...options, observe: (drawn, profile) => stepOdds(drawn, steps, profile) });

  it("solves every draw to the closed form under its own numbers", () => {
    expect(ensemble).toMatchObject({ inputs: ["worth", "storm"], held: [], count: 30, failed: [], stopped: false });
    expect(ensemble.draws.length).toBe(30);
    for (const { values: [worth = 0, storm = 0], outcomes, observed, residual, principal } of ensemble.draws) {
      const go = 0.25 * logit(worth) + 0.75 * logit(worth - 1);
      expect(tagProbability(compiled.scenario, outcomes, "trip")).toBeCloseTo(go, 9);
      expect([...outcomes].reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      expect(observed[0]).toBeCloseTo(1 - storm, 12);
      expect(observed[1]).toBeCloseTo(go, 9);
      expect(residual).toBeLessThanOrEqual(RESIDUAL_MAX);
      expect(principal).toBe(true);
    }
  });

  it("is the same in parts, whatever their order", () => {
    const observe = options.observe;
    const parts = [{ from: 20, to: 30 }, { from: 0, to: 20 }].map((part) => runDraws(compiled, { ...options, part, ...(observe === undefined ? {} : { observe }) }));
    expect(joinParts(parts)).toEqual(runDraws(compiled, options));
    expect(() => joinParts([parts[0]!, parts[0]!])).toThrow(/overlap/);
    expect(joinParts([parts[0]!]).stopped).toBe(true);
  });

  it("updates the types by the earlier moves of the record", () => {
    const twice = compile(requireScenario(text().replace("go: { then: gone }", "go: { then: again }").replace("outcomes:", "  again: { player: a, actions: { on: { then: gone }, back: { then: home } } }\noutcomes:").replace("took: go }", "took: go }, { stage: again, took: on }"), "twice.yaml"));
    const profile = qre.solve(twice.game, { lambda }).profiles[0]!.probabilities;
    const on = [0.5, -0.5].map(logit), go = [0.5, -0.5].map((worth, i) => logit(on[i]! * worth));
    const bold = (0.25 * go[0]!) / (0.25 * go[0]! + 0.75 * go[1]!);
    expect(stepOdds(twice, recordPath(twice).steps, profile)[2]).toBeCloseTo(bold * on[0]! + (1 - bold) * on[1]!, 9);
  });

  it("counts draws whose odds break a rule, and says which", () => {
    const greedy = compile(requireScenario(text().replace("range: [0.1, 0.5]", "range: [0.1, 1.9]"), "greedy.yaml"));
    const { draws, failed } = runDraws(greedy, options);
    expect(draws.length + failed.length).toBe(30);
    expect(failed.length).toBe(15); // half of the range is above 1, and the hypercube is stratified
    for (const { rule, sentence } of failed) expect([rule, sentence]).toEqual(["odds-out-of-range", expect.stringContaining("weather")]);
  });

  it("starts a draw from the baseline where the trace fails, says so, and counts one that still fails", () => {
    const lost = (also: boolean): Solver => ({ ...qre, solve: (game, asked) => {
      const solution = qre.solve(game, asked);
      return asked.start !== undefined && !also ? solution : { ...solution, profiles: solution.profiles.map((profile) => ({ ...profile, probabilities: profile.probabilities.map(() => 0.5), logProbabilities: null })) };
    } });
    const untraced = runDraws(compiled, { ...options, solver: lost(false) });
    expect(untraced.draws.map((draw) => draw.principal)).toEqual(new Array(30).fill(false));
    const failed = runDraws(compiled, { ...options, solver: lost(true) });
    expect(failed.draws).toEqual([]);
    expect(failed.failed.map(({ rule }) => rule)).toEqual(new Array(30).fill("not-solved"));
  });

  it("starts no draw from another draw: only from nothing or the baseline", () => {
    const starts: (Float64Array | undefined)[] = [];
    const failing: Solver = { ...qre, solve: (game, asked) => (starts.push(asked.start), { ...qre.solve(game, asked), profiles: [] }) };
    runDraws(compiled, { ...options, solver: failing });
    expect(starts).toEqual(Array.from({ length: 90 }, (_, i) => (i % 3 === 1 ? options.baseline : undefined)));
  });

  it("keeps to the principal branch where the baseline lies on another", () => {
    // A pure coordination game: at high precision there are three equilibria, and the draws favour the other one.
    const scenario = requireScenario(`
excomm: 1
title: Meet
players: { a: { title: A }, b: { title: B } }
parameters: { hill: { value: 0.7, range: [0.5, 0.9], basis: judgement } }
stages:
  first: { player: a, actions: { hill: { seen by: [a], then: second }, town: { seen by: [a], set: { up: false }, then: second } } }
  second: { player: b, actions: { hill: { then: [{ if: up, to: above }, { to: apart }] }, town: { then: [{ if: up, to: apart }, { to: below }] } } }
variables: { up: true }
outcomes:
  above: { tags: [up], payoffs: { a: hill, b: hill } }
  below: { payoffs: { a: 1, b: 1 } }
  apart: { payoffs: { a: 0, b: 0 } }
`, "meet.yaml");
    const meet = compile(scenario), up = (profile: Float64Array) => tagProbability(scenario, outcomeDistribution(meet.game, profile), "up");
    const baseline = qre.solve(compile(scenario, { set: new Map([["hill", 3]]) }).game, { lambda: 12 }).profiles[0]!.probabilities;
    expect(up(qre.solve(meet.game, { lambda: 12, start: baseline }).profiles[0]!.probabilities)).toBeGreaterThan(0.9);
    const { draws } = runDraws(meet, { ...options, lambda: 12, baseline, count: 10 });
    expect(draws.length).toBe(10);
    for (const { outcomes, principal } of draws) {
      expect(principal).toBe(true);
      expect(tagProbability(meet.scenario, outcomes, "up")).toBeLessThan(0.5);
    }
  });

  it("reports progress and stops when told to, with what there is", () => {
    const done: (number | null)[] = [];
    const stopped = runDraws(compiled, { ...options, onProgress: (progress) => done.push(progress.done), shouldStop: () => done.length >= 4 });
    expect(done).toEqual([1 / 30, 2 / 30, 3 / 30, 4 / 30]);
    expect([stopped.draws.length, stopped.failed, stopped.stopped]).toEqual([4, [], true]);
  });

  it("refuses no draws and parts outside the whole", () => {
    expect(() => runDraws(compiled, { ...options, count: 0 })).toThrow(/at least 1, got 0/);
    expect(() => runDraws(compiled, { ...options, part: { from: 20, to: 40 } })).toThrow(/0 to 30, got 20 to 40/);
  });
});
