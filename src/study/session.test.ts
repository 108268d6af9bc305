import { describe, expect, it } from "vitest";
import { compile } from "../compile/index.ts";
import { requireScenario } from "../language/index.ts";
import { type Solver, solvers } from "../solve/index.ts";
import { openStudy, type StudyOptions } from "./session.ts";

/** One decision under logit choice: every probability has a closed form. */
const compiled = compile(requireScenario(`
excomm: 1
title: One choice
players: { a: { title: A } }
types: { a: { bold: { prior: 0.25 }, timid: { prior: 0.75 } } }
parameters:
  worth: { value: 0.5, range: [-1, 1], basis: judgement }
  storm: { value: 0.3, range: [0.1, 0.5], basis: judgement }
stages:
  weather: { chance: { storm: { p: storm, then: sail }, calm: { p: rest, then: sail } } }
  sail: { player: a, actions: { go: { then: gone }, stay: { then: home } } }
outcomes:
  gone: { tags: [trip], payoffs: { a: { bold: "worth", timid: "worth - 1" } } }
  home: { payoffs: { a: 0 } }
record: [{ stage: weather, took: calm }, { stage: sail, took: go }]
`, "choice.yaml"));
const qre = solvers.get("qre")!;
const options: StudyOptions = { design: "latin", count: 40, seed: 1, lambda: [1, 9], retraceEvery: 10, solver: qre, baseline: qre.solve(compiled.game, { lambda: 3 }).profiles[0]!.probabilities };

describe("a study", () => {
  const study = openStudy(compiled, options);
  const at = (outputs: Float64Array, name: string) => outputs[study.outputs.findIndex((output) => output.name === name)]!;

  it("solves every draw to the closed form under its own numbers and its own precision", () => {
    expect(study.inputs).toEqual(["worth", "storm", "lambda"]);
    const lambdas: number[] = [];
    for (let number = 0; number < 40; number++) {
      const [worth = 0, storm = 0, lambda = 0] = study.values(number);
      const logit = (x: number) => 1 / (1 + Math.exp(-lambda * x));
      const { outputs, status, branchGap } = study.draw(number)!;
      const go = 0.25 * logit(worth) + 0.75 * logit(worth - 1);
      expect(status).toBe("baseline");
      expect(Number.isNaN(branchGap)).toBe(number % 10 !== 0);
      if (number % 10 === 0) expect(branchGap).toBeLessThan(1e-7);
      expect(at(outputs, "tag:trip")).toBeCloseTo(go, 7);
      expect(at(outputs, "outcome:home")).toBeCloseTo(1 - go, 7);
      expect(at(outputs, "move:1:weather.calm")).toBeCloseTo(1 - storm, 12);
      expect(at(outputs, "trace:a:0:timid")).toBeCloseTo(Math.log(0.75), 12);
      expect(at(outputs, "trace:a:2:bold")).toBeCloseTo(Math.log(0.25 * (1 - storm) * logit(worth)), 7);
      lambdas.push(lambda);
    }
    // One precision in each fortieth of the logarithm from 1 to 9.
    expect(new Set(lambdas.map((l) => Math.floor((40 * Math.log(l)) / Math.log(9)))).size).toBe(40);
  });

  it("solves a draw the same whatever was solved before it", () => {
    const other = openStudy(compiled, options);
    for (const number of [39, 3, 17]) expect(other.draw(number)).toEqual(openStudy(compiled, options).draw(number));
  });

  it("retraces a draw that does not settle near the baseline, and says which fails both ways", () => {
    const stubborn = (solves: (start: boolean) => boolean): Solver => ({ ...qre, solve: (game, asked) => (solves(asked.start !== undefined) ? qre.solve(game, asked) : { ...qre.solve(game, asked), profiles: [] }) });
    expect(openStudy(compiled, { ...options, solver: stubborn((hasStart) => !hasStart) }).draw(3)).toMatchObject({ status: "retraced" });
    const failed = openStudy(compiled, { ...options, solver: stubborn(() => false) }).draw(3)!;
    expect(failed.status).toBe("failed");
    expect(failed.outputs.every(Number.isNaN)).toBe(true);
    expect(failed.reason).toContain("residual");
  });

  it("says of a draw whose start leads far that it was found along the branch, and of one in the sample that both ways agree", () => {
    const wandering: Solver = { ...qre, solve: (game, asked) => ({ ...qre.solve(game, asked), ...(asked.start === undefined ? {} : { continued: false }) }) };
    const study = openStudy(compiled, { ...options, solver: wandering });
    expect(study.draw(10)).toMatchObject({ status: "retraced", branchGap: 0 });
    expect(study.draw(11)).toMatchObject({ status: "retraced", branchGap: NaN });
  });

  it("refuses a precision that is none", () => {
    expect(() => openStudy(compiled, { ...options, lambda: [0, 2] })).toThrow("must lie above 0");
  });
});
