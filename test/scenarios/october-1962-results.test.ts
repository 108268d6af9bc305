// The results that come with October 1962 are of the scenario and the theses as they stand, and a few of them come out again.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { worksBeside } from "../../src/cli/data.ts";
import { compile, type LambdaRange, meaningOf, openStudy, parseTheses, probeThesis, requireScenario, solve, solvers, thesisHolds, type ThesisReasons, type ThesisReport } from "../../src/index.ts";

const FOLDER = join(import.meta.dirname, "../../scenarios/october-1962");
const read = (name: string) => readFileSync(join(FOLDER, name), "utf8");
const RENEW = "excomm theses --count 600 --reasons --json > scenarios/october-1962/results/theses.json";

interface Results {
  readonly options: { readonly seed: number; readonly count: number; readonly sha256: string };
  readonly made: { readonly meaning: string; readonly lambda: LambdaRange };
  readonly theses: readonly (ThesisReport & ThesisReasons)[];
}
const results = JSON.parse(existsSync(join(FOLDER, "results/theses.json")) ? read("results/theses.json") : "null") as Results | null;
const scenario = requireScenario(read("scenario.yaml"), "scenario.yaml");
const { theses } = parseTheses(read("theses.yaml"), "theses.yaml", scenario, new Set(worksBeside("october-1962").keys())).theses!;

/** Of theses that ask of no other world, so that a draw is one solve. */
const TRIED = ["quarantine-safer-than-strike", "record-rules-out-defence", "hawk-strikes", "pledge-was-enough", "kennedys-odds"];
const DRAWS = 30;

describe("the results of the theses on October 1962", () => {
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

  it("are of the scenario and the theses as they stand", () => {
    const stale = `results/theses.json is of another version of the scenario or of its theses. Make it anew (about ten minutes):\n  ${RENEW}`;
    expect(results?.made.meaning, stale).toBe(sha256(meaningOf(scenario)));
    expect(results?.options.sha256, stale).toBe(sha256(read("theses.yaml")));
    expect(results?.theses.map(({ id }) => id), stale).toEqual(theses.map(({ id }) => id));
  });

  it("are of enough draws, all of them solved, and follow from their counts", () => {
    for (const { id, holds, told, untold, share, interval, verdict } of results!.theses) {
      expect([id, told + untold]).toEqual([id, results!.options.count]);
      expect(share).toBe(holds / told);
      expect(interval[0] <= share && share <= interval[1]).toBe(true);
      expect([id, verdict]).toEqual([id, share >= 0.9 ? "supported" : share <= 0.1 ? "contradicted" : "not identified"]);
    }
    expect(results!.options.count).toBeGreaterThanOrEqual(400);
  });

  it("come out again at the scenario's own numbers, and in about as many of a few draws", () => {
    const compiled = compile(scenario), solver = solvers.get("qre")!, { lambda } = scenario.defaults;
    const tried = theses.filter(({ id }) => TRIED.includes(id));
    expect(tried.length).toBe(TRIED.length);
    const baseline = solve(compiled.game, { solver: "qre", lambda }).profiles[0]!.probabilities;
    const session = openStudy(compiled, { design: "latin", count: DRAWS, seed: 1, lambda: results!.made.lambda, retraceEvery: 0, solver, baseline, theses: tried });
    const draws = Array.from({ length: DRAWS }, (_, number) => session.draw(number)!);
    for (const thesis of tried) {
      const said = results!.theses.find(({ id }) => id === thesis.id)!;
      const { measure } = probeThesis(compiled, thesis, solver, lambda).at(), shown = said.guarded && thesis.measure !== "ratio" ? Number(measure.toPrecision(1)) : measure;
      expect(Math.abs(said.own.measure - shown)).toBeLessThan(1e-6 * Math.max(1, Math.abs(shown)));
      const column = (side: string) => session.outputs.findIndex(({ name }) => name === `thesis:${thesis.id}:${side}`);
      const held = draws.filter(({ outputs }) => thesisHolds(thesis, outputs[column("left")]!, column("right") < 0 ? NaN : outputs[column("right")]!) === true).length;
      // Other draws of the same numbers: five standard deviations of a share, and one draw.
      expect(Math.abs(held / DRAWS - said.share)).toBeLessThan(5 * Math.sqrt((said.share * (1 - said.share)) / DRAWS) + 1 / DRAWS + 0.05);
    }
  }, 120_000);

  it("tell of each thesis the change that turns it round, or why there is none", () => {
    for (const thesis of theses) {
      const { own, flipped } = results!.theses.find(({ id }) => id === thesis.id)!;
      if (thesis.flip === null) expect(thesis.noFlip).not.toBe("");
      else expect([thesis.id, flipped?.holds]).toEqual([thesis.id, own.holds === false]);
    }
  });
});
