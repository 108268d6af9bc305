// What becomes of damaged scenarios on the whole way from text to a solved game. Every step is bounded by work, not by time.

import { readFileSync } from "node:fs";
import { type Diagnostic, printDiagnostic, seededRandom } from "../../src/base/index.ts";
import { checkCompile } from "../../src/compile/index.ts";
import { slotCount } from "../../src/game/index.ts";
import { parseScenario, type Rule } from "../../src/language/index.ts";
import { solve } from "../../src/solve/index.ts";
import { expectedPayoffs, logitResidual, outcomeDistribution, regret } from "../../src/strategy/index.ts";
import { mutate } from "./mutate.ts";

/** How far a mutant came. */
export type End = "not YAML" | "not the schema" | "no meaning" | "no game" | "too large to solve here" | "not converged" | "solved";
export const ENDS: readonly End[] = ["not YAML", "not the schema", "no meaning", "no game", "too large to solve here", "not converged", "solved"];

export interface Budget {
  readonly nodesMax: number;
  readonly slotsMax: number;
  readonly iterationsMax: number;
}

const LAMBDA = 0.25;
const TEXT: ReadonlySet<string> = new Set<Rule>(["file-too-large", "too-many-parts", "too-deep", "control-character", "yaml-syntax", "one-document", "no-yaml-directive", "no-alias", "no-tag"]);
const SCHEMA: ReadonlySet<string> = new Set<Rule>(["number-form", "key-form", "duplicate-key", "reserved-name", "empty-value", "missing-key", "unknown-key", "wrong-kind", "unknown-word", "out-of-bounds"]);

/** One mutant, from text to solution. @throws {Error} when a law is broken; the sentence says which */
export function endOf(text: string, budget: Budget): End {
  const { scenario, diagnostics } = parseScenario(text, "mutant.yaml");
  if (scenario === null) {
    requireSaid(diagnostics);
    const broken = (rules: ReadonlySet<string>) => diagnostics.some(({ rule }) => rules.has(rule));
    return broken(TEXT) ? "not YAML" : broken(SCHEMA) ? "not the schema" : "no meaning";
  }
  const { compiled, diagnostics: findings } = checkCompile(scenario, { nodesMax: budget.nodesMax });
  if (compiled === null) {
    requireSaid(findings);
    return "no game";
  }
  const { game } = compiled;
  requireFinite("a payoff", ...game.valuation.payoffs);
  if (slotCount(game) > budget.slotsMax) return "too large to solve here";
  const { converged, profiles } = solve(game, { solver: "qre", lambda: LAMBDA, iterationsMax: budget.iterationsMax });
  const { probabilities, logProbabilities } = profiles[0]!; // the solver returns one
  requireFinite("a probability", probabilities);
  requireFinite("the odds of an outcome", outcomeDistribution(game, probabilities));
  requireFinite("an expected payoff", expectedPayoffs(game, probabilities));
  requireFinite("a regret", regret(game, probabilities));
  const residual = logitResidual(game, probabilities, LAMBDA, logProbabilities);
  requireFinite("the residual", [residual]);
  if (converged && residual > 1e-8) throw new Error(`converged with a residual of ${residual}`);
  return converged ? "solved" : "not converged";
}

function requireSaid(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) throw new Error("refused without a word");
  for (const diagnostic of diagnostics) if (/undefined|\[object|NaN|[\u0000-\u0009\u000b-\u001f]/.test(printDiagnostic(diagnostic))) throw new Error(`said badly: ${printDiagnostic(diagnostic)}`);
}

function requireFinite(what: string, ...columns: readonly ArrayLike<number>[]): void {
  for (const column of columns) for (let i = 0; i < column.length; i++) if (!Number.isFinite(column[i])) throw new Error(`${what} is ${column[i]}`);
}

/**
 * Makes and follows mutants of files.
 *
 * @returns  how many came to each end
 * @throws {Error} at the first mutant that breaks a law; the sentence says how to make it again
 */
export function followMutants(files: readonly (readonly [file: string, count: number])[], seed: number, budget: Budget): Map<End, number> {
  const ends = new Map<End, number>(ENDS.map((end) => [end, 0]));
  for (const [stream, [file, count]] of files.entries()) {
    const text = readFileSync(file, "utf8");
    for (let i = 0; i < count; i++) {
      const mutant = mutate(text, seededRandom(seed + i, stream));
      try {
        const end = endOf(mutant, budget);
        ends.set(end, ends.get(end)! + 1); // every end has an entry
      } catch (error) {
        throw new Error(`mutate(${file}, seededRandom(${seed + i}, ${stream})): ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    }
  }
  return ends;
}

/** The table of a run, for a person. */
export function tableOf(ends: ReadonlyMap<End, number>): string {
  const total = [...ends.values()].reduce((a, b) => a + b, 0);
  return [`${total.toLocaleString("en-US")} mutants`, ...[...ends].map(([end, count]) => `  ${end.padEnd(24)}${String(count).padStart(8)}  ${((100 * count) / total).toFixed(1).padStart(5)} %`)].join("\n");
}
