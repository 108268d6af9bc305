import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compile, requireScenario, type Solver, solvers } from "../../src/index.ts";
import { logitResidual } from "../../src/strategy/index.ts";
import { openStudy, RESIDUAL_MAX } from "../../src/study/index.ts";

const path = join(import.meta.dirname, "../../scenarios/october-1962/scenario.yaml");
const compiled = compile(requireScenario(readFileSync(path, "utf8"), path)), qre = solvers.get("qre") as Solver;

it("a draw keeps the equilibrium near its start where the principal branch lies elsewhere and cannot be followed", () => {
  const baseline = qre.solve(compiled.game, { lambda: 6 }).profiles[0]!.probabilities;
  expect(logitResidual(compiled.game, baseline, 6)).toBeLessThan(RESIDUAL_MAX);
  // Number 8,696 of 10,000 at seed 62: its branch folds on the way, and tracing ends there.
  const draw = openStudy(compiled, { lambda: [3, 12], count: 10_000, seed: 62, solver: qre, baseline, retraceEvery: 0, design: "latin" }).draw(8696)!;
  expect(draw.status).toBe("baseline");
  expect(draw.residual).toBeLessThan(RESIDUAL_MAX);
});
