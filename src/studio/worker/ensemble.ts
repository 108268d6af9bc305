// Draws of a scenario under the reader's changes: the same draws as the command makes with the same options and seed.

import { checkCompile, type Compiled, DiagnosticError, LAMBDA_INPUT, openStudy, outputReader, parseScenario, printDiagnostic, type Scenario, solve, type Solver, solvers, type StudyPlan, type StudyRow, type Thesis, type Value } from "../../index.ts";
import type { OpenRequest } from "./scenario.ts";

export interface DrawsRequest extends OpenRequest {
  readonly set: Readonly<Record<string, Value>>;
  /** Precision of choice to draw around, from half to twice; null: the scenario's own. */
  readonly lambda: number | null;
  readonly seed: number | null;
  readonly count: number;
}

export interface Ensemble {
  readonly compiled: Compiled;
  readonly plan: StudyPlan;
  readonly solver: Solver;
  /** The middle of the precisions drawn. */
  readonly lambda: number;
  /** Solves one draw of the plan. */
  row(number: number): StudyRow;
  /** The same at the numbers as they stand; a row of its own, which no draw of the plan is. */
  own(): StudyRow;
}

const SOLVER = "qre", SEED = 62, LAMBDA_SPAN = 2;

/** @throws {Error} with the mistakes in words, when the text or what is set breaks a rule */
export function openEnsemble({ text, file, parts, variant, commonPrior, set, lambda, seed, count }: DrawsRequest, theses: readonly Thesis[] = [], votes = false): Ensemble {
  const compiled = compiledUnder({ text, file, parts, variant, commonPrior, set }), { scenario } = compiled;
  const solver = solvers.get(SOLVER) as Solver; // it is in the registry
  const own = lambda ?? scenario.defaults.lambda, range = [own / LAMBDA_SPAN, own * LAMBDA_SPAN] as const;
  const [baseline] = solve(compiled.game, { solver: SOLVER, lambda: own }).profiles;
  if (baseline === undefined) throw new Error("bug in the studio: qre gave no profile");
  const hold = new Set([...Object.keys(set), ...(scenario.variants.get(variant ?? "")?.set.keys() ?? [])]);
  const drawn = { design: "latin", count, seed: seed ?? SEED, lambda: range } as const;
  const session = openStudy(compiled, { ...drawn, retraceEvery: 0, solver, baseline: baseline.probabilities, hold, theses, votes });
  const plan: StudyPlan = { ...drawn, inputs: session.inputs, held: session.held, outputs: session.outputs, draws: { from: 0, to: count } };
  return {
    compiled, plan, solver, lambda: own,
    row: (number) => ({ draw: session.draw(number)!, values: session.values(number) }), // only a draw that is told to stop is null
    own: () => ({ draw: { number: 0, status: "baseline", residual: 0, branchGap: NaN, outputs: outputReader(compiled, [], votes).read(compiled, baseline.probabilities, baseline.logProbabilities, own), reason: "" }, values: new Float64Array(session.inputs.length) }),
  };
}

/** The scenario with its parts, as it is read. */
export function scenarioOf({ text, file, parts }: Pick<OpenRequest, "text" | "file" | "parts">): Scenario {
  const { scenario, diagnostics } = parseScenario(text, file, { solvers: solvers.keys(), parts });
  if (scenario === null) throw new Error(diagnostics.map(printDiagnostic).join("\n"));
  return scenario;
}

/** The scenario as the reader has it. */
export function compiledUnder({ text, file, parts, variant, commonPrior, set }: Omit<DrawsRequest, "lambda" | "seed" | "count">): Compiled {
  const scenario = scenarioOf({ text, file, parts });
  const unknown = Object.keys(set).find((name) => !scenario.parameters.has(name));
  if (unknown !== undefined) throw new Error(`there is no number "${unknown}" in ${file}`);
  try {
    const { compiled, diagnostics: mistakes } = checkCompile(scenario, { variant: variant !== null && scenario.variants.has(variant) ? variant : null, commonPrior, set: new Map(Object.entries(set)) });
    if (compiled === null) throw new Error(mistakes.map(printDiagnostic).join("\n"));
    return compiled;
  } catch (error) {
    throw error instanceof DiagnosticError ? new Error(error.diagnostics.map(printDiagnostic).join("\n")) : error;
  }
}

/** Precision of each row; empty where it is not drawn. */
export function lambdasOf({ inputs }: StudyPlan, rows: readonly StudyRow[]): Float64Array {
  const at = inputs.indexOf(LAMBDA_INPUT);
  return at < 0 ? new Float64Array(0) : Float64Array.from(rows, ({ values }) => values[at]!);
}
