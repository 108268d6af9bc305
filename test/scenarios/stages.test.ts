import { describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { compile } from "../../src/compile/index.ts";
import { requireScenario } from "../../src/language/index.ts";
import { type DecisionReport, pathReport, stageReport } from "../../src/report/index.ts";
import { solve } from "../../src/solve/index.ts";

describe("a stage of the record of October 1962", () => {
  const file = "scenarios/october-1962/scenario.yaml";
  const october = compile(requireScenario(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"), file));
  const [solved] = solve(october.game, { solver: "qre", lambda: 6 }).profiles;

  it("has among its situations the one that the record is in, with the same odds, values and beliefs", () => {
    const decisions = pathReport(october, solved!).steps.filter((step) => step.kind === "decision"); // one profile
    expect(decisions.length).toBeGreaterThan(4);
    for (const step of decisions) {
      const { situations } = stageReport(october, solved!, october.scenario.stages.get(step.stage)!, 1_000)!; // stages of the scenario
      const same = situations.find((situation) => situation.kind === "decision" && situation.types[0]?.infoset === step.types[0]?.infoset) as DecisionReport;
      const numbers = ({ types }: DecisionReport) => types.map(({ weight: _, ...rest }) => rest);
      expect(numbers(same), step.stage).toEqual(numbers(step));
    }
  });
});
