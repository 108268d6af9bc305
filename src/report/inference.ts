// What moves tell of a player's type, as data: odds before and after the record, move by move, over precision, and how far moves
// could tell types apart at all.

import { exp, ln, plainText } from "../base/index.ts";
import { type Compiled, compile, recordPath } from "../compile/index.ts";
import { EFFECTIVE_DRAWS_MIN, equalTypes, identifiability, type Identifiability, posteriorOf, rotatedTypes, type TypeTrace, typeTrace, withDocuments } from "../infer/index.ts";
import type { TypeDocument, Value } from "../scenario/index.ts";
import type { Solver } from "../solve/index.ts";
import { logProfile, type Profile } from "../strategy/index.ts";
import type { LambdaRange, StudyDraw } from "../study/index.ts";
import type { StudyPlan, StudyRow } from "./study.ts";

export interface InferenceInput {
  readonly compiled: Compiled;
  readonly plan: StudyPlan;
  /** Solved draws. */
  readonly rows: readonly StudyRow[];
  readonly player: number;
  readonly solver: Solver;
  /** Precisions at which the limits of inference are worked out, the scenario's own among them. */
  readonly lambdas: readonly number[];
  /** Evidence on this player's type that is no move; empty: moves only. */
  readonly documents: readonly TypeDocument[];
  /** What does not hang on the draws, from an earlier report of the same player and precisions; worked out when left out. */
  readonly known?: Pick<InferenceReport, "limits" | "controls">;
}

export interface TypeName {
  readonly name: string;
  readonly title: string;
}

export interface InferenceReport {
  readonly title: string;
  readonly player: TypeName;
  readonly types: readonly TypeName[];
  readonly draws: number;
  readonly lambda: LambdaRange;
  /** Integrated over the draws. */
  readonly prior: readonly number[];
  readonly posterior: readonly number[];
  /** 5 and 95 % over the draws of the posterior that each gives by itself. */
  readonly spread: readonly (readonly [low: number, high: number])[];
  readonly effectiveDraws: number;
  /** Too few draws explain the record for the integral to be quoted. */
  readonly tooThin: boolean;
  /** The player's own recorded moves. */
  readonly moves: readonly MoveEvidence[];
  /** By third of the drawn precisions, from low to high; empty where precision is not drawn. */
  readonly byLambda: readonly { readonly from: number; readonly to: number; readonly posterior: readonly number[]; readonly effectiveDraws: number }[];
  readonly limits: readonly LimitReport[];
  readonly controls: ControlReport;
  /** One after another, upon the posterior after the record; empty: moves only. */
  readonly documents: readonly DocumentEvidence[];
  /** Mean weights over types before and after; attributes that no type weighs are left out. */
  readonly weights: readonly { readonly attribute: string; readonly title: string; readonly prior: number; readonly posterior: number }[];
}

export interface MoveEvidence {
  readonly stage: string;
  readonly branch: string;
  readonly date: string;
  readonly title: string;
  /** By type: logarithm to base 10 of the Bayes factor of the move for this type against all others together. */
  readonly logFactors: readonly number[];
  readonly posterior: readonly number[];
}

export interface DocumentEvidence {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly sources: readonly string[];
  /** By type: logarithm to base 10 of the Bayes factor against all others, at the stated reliability. */
  readonly logFactors: readonly number[];
  /** Odds after it and those before it, at the stated reliabilities. */
  readonly posterior: readonly number[];
  /** The same with every reliability at its lowest and at its highest. */
  readonly range: readonly (readonly [lowest: number, highest: number])[];
}

/** At the scenario's own numbers. */
export interface LimitReport extends Pick<Identifiability, "bits" | "bitsMax" | "gain" | "separation"> {
  readonly lambda: number;
  readonly recovery: readonly (readonly number[])[];
}

export interface ControlReport {
  /** All types want the same: the largest change from prior to posterior odds. It must be 0 to rounding. */
  readonly equal: number;
  /** Every type wants what the next one wants: the largest gap between the posterior and the former one, moved along. 0 to rounding where prior odds are equal. */
  readonly rotated: number;
}

/** @throws {RangeError} when the scenario has no record, or the player one type only */
export function inferenceReport(input: InferenceInput): InferenceReport {
  const { compiled, plan, rows, player, lambdas } = input;
  const { scenario } = compiled;
  const person = scenario.players[player];
  const { steps } = recordPath(compiled);
  if (person === undefined || person.types.length < 2 || steps.length === 0) throw new RangeError("inferenceReport(): needs a player of several types and a record");
  const traces = rows.map(({ draw }) => traceIn(plan, draw, person.name, person.types.length, steps.length));
  const posterior = posteriorOf(traces);
  const last = steps.length;
  const limits = input.known?.limits ?? lambdas.map((lambda): LimitReport => {
    const { bits, bitsMax, gain, separation, recovery } = identifiability(compiled, solveAt(input, compiled, lambda).profile, player);
    return { lambda, bits, bitsMax, gain, separation, recovery: recovery.map((row) => [...row]) };
  });
  return {
    title: plainText(scenario.title),
    player: { name: person.name, title: plainText(person.title || person.name) },
    types: person.types.map(({ name, title }) => ({ name, title: plainText(title || name) })),
    draws: rows.length, lambda: plan.lambda,
    prior: [...posterior.after[0]!], posterior: [...posterior.after[last]!],
    spread: posterior.spread[last]!.map(([low, , high]) => [low, high] as const),
    effectiveDraws: posterior.effectiveDraws[last]!, tooThin: posterior.effectiveDraws[last]! < EFFECTIVE_DRAWS_MIN,
    moves: steps.flatMap((step, k): MoveEvidence[] => (step.stage.player !== person.name ? [] : [{
      stage: step.stage.name, branch: step.branch, date: plainText(step.move?.date ?? ""),
      title: plainText(step.stage.branches.find(({ name }) => name === step.branch)?.title || step.branch),
      logFactors: [...posterior.logFactors[k]!], posterior: [...posterior.after[k + 1]!],
    }])),
    byLambda: thirds(plan, rows, traces),
    limits,
    controls: input.known?.controls ?? controlsOf(input),
    documents: documentsOf(input.documents, person.types.map(({ name }) => name), posterior.after[last]!),
    weights: weightsOf(input, traces),
  };
}

function documentsOf(documents: readonly TypeDocument[], types: readonly string[], odds: Float64Array): DocumentEvidence[] {
  const likelihoods = documents.map((document) => types.map((type) => document.likelihoods.get(type) ?? 0));
  const after = (at: 0 | 1 | 2) => withDocuments(odds, likelihoods, documents.map(({ reliability }) => reliability[at]));
  const [stated, lowest, highest] = [after(0), after(1), after(2)];
  const logOdds = (p: number) => ln(p) - ln(1 - p);
  return documents.map((document, i) => {
    const before = i === 0 ? odds : stated[i - 1]!;
    return {
      id: document.id, title: plainText(document.title), why: plainText(document.why), sources: document.sources,
      logFactors: types.map((_, type) => (logOdds(stated[i]![type]!) - logOdds(before[type]!)) / Math.LN10),
      posterior: [...stated[i]!],
      range: types.map((_, type) => [lowest[i]![type]!, highest[i]![type]!] as const),
    };
  });
}

/** The trace of one player out of the results of a draw. */
function traceIn(plan: StudyPlan, draw: StudyDraw, player: string, types: number, steps: number): TypeTrace {
  const first = plan.outputs.findIndex(({ name }) => name.startsWith(`trace:${player}:0:`));
  return { types, steps, logJoint: draw.outputs.subarray(first, first + (steps + 1) * types) };
}

function thirds(plan: StudyPlan, rows: readonly StudyRow[], traces: readonly TypeTrace[]): InferenceReport["byLambda"] {
  const at = plan.inputs.indexOf("lambda");
  if (at < 0 || rows.length < 3) return [];
  const order = rows.map((_, i) => i).sort((a, b) => rows[a]!.values[at]! - rows[b]!.values[at]!);
  return [0, 1, 2].map((third) => {
    const part = order.slice(Math.floor((third * order.length) / 3), Math.floor(((third + 1) * order.length) / 3));
    const { after, effectiveDraws } = posteriorOf(part.map((i) => traces[i]!));
    return { from: rows[part[0]!]!.values[at]!, to: rows[part.at(-1)!]!.values[at]!, posterior: [...after.at(-1)!], effectiveDraws: effectiveDraws.at(-1)! };
  });
}

function solveAt({ solver }: InferenceInput, compiled: Compiled, lambda: number): { readonly profile: Profile; readonly logs: Float64Array } {
  const [solved] = solver.solve(compiled.game, { lambda }).profiles;
  if (solved === undefined) throw new RangeError(`inferenceReport(): solver "${solver.name}" gave no profile`);
  return { profile: solved.probabilities, logs: solved.logProbabilities ?? logProfile(solved.probabilities) };
}

function controlsOf(input: InferenceInput): ControlReport {
  const { compiled, player, lambdas } = input;
  const { scenario, settings } = compiled;
  const lambda = lambdas[Math.floor(lambdas.length / 2)] ?? scenario.defaults.lambda;
  const set = new Map<string, Value>([...settings].filter(([name]) => scenario.parameters.get(name)?.computed === undefined));
  const after = (changed: typeof scenario) => {
    const other = changed === scenario ? compiled : compile(changed, { set });
    return posteriorOf([typeTrace(other, recordPath(other).steps, solveAt(input, other, lambda).logs, player)]).after;
  };
  const equal = after(equalTypes(scenario, player)), plain = after(scenario).at(-1)!, rotated = after(rotatedTypes(scenario, player)).at(-1)!;
  const types = plain.length;
  const gap = (of: (type: number) => number) => Array.from({ length: types }, (_, type) => Math.abs(of(type))).reduce((a, b) => Math.max(a, b), 0);
  return { equal: gap((type) => equal.at(-1)![type]! - equal[0]![type]!), rotated: gap((type) => rotated[type]! - plain[(type + 1) % types]!) };
}

/** Weights drawn with each draw, averaged by how likely each type is before and after the record. */
function weightsOf({ compiled: { scenario, settings }, plan, rows, player }: InferenceInput, traces: readonly TypeTrace[]): InferenceReport["weights"] {
  const { name: person, types } = scenario.players[player]!;
  const last = traces[0]?.steps ?? 0;
  /** By draw, by type: share of the summed odds of all draws. */
  const shares = (k: number) => {
    const top = traces.reduce((most, { logJoint }) => Math.max(most, ...logJoint.subarray(k * types.length, (k + 1) * types.length)), -Infinity);
    const odds = traces.map(({ logJoint }) => [...logJoint.subarray(k * types.length, (k + 1) * types.length)].map((log) => exp(log - top)));
    const total = odds.flat().reduce((a, b) => a + b, 0);
    return odds.map((row) => row.map((p) => p / total));
  };
  const before = shares(0), after = shares(last);
  return scenario.attributes.flatMap(({ name, title }) => {
    const parameters = types.map((type) => `${person}.${type.name}.weights.${name}`);
    if (!parameters.some((parameter) => scenario.parameters.has(parameter))) return [];
    const columns = parameters.map((parameter) => plan.inputs.indexOf(parameter));
    const mean = (weights: readonly (readonly number[])[]) => rows.reduce((sum, { values }, draw) => sum + types.reduce((inner, _, type) => {
      const fixed = settings.get(parameters[type]!);
      const weight = columns[type]! >= 0 ? values[columns[type]!]! : typeof fixed === "number" ? fixed : 0;
      return inner + weights[draw]![type]! * weight;
    }, 0), 0);
    return [{ attribute: name, title: plainText(title || name), prior: mean(before), posterior: mean(after) }];
  });
}
