// The Model page's questions: the scenario under the reader's numbers, solved; the record step by step; one point of the tree; all
// equilibria of a small game.

import { transfer } from "comlink";
import {
  assess, type BeliefReport, beliefAt, checkCompile, type Compiled, createResolver, DECISION, decisionSentences, type Diagnostic, endingGroups, expectedPayoffs, logitResidual, logProfile, movesTo, outcomeDistribution, parseSetting, type PathReport, pathReport,
  plainText, regret, type Resolver, revalueCompiled, type Solution, solutionReport, type SolutionReport, solve, type SolvedProfile, solvers, type Stage, type Value,
} from "../../index.ts";
import { compiledOf } from "./scenario.ts";
import { type TreeData, treeOf } from "./tree.ts";

export interface ModelRequest {
  /** From `open`. */
  readonly id: string;
  /** The reader's numbers, by parameter. */
  readonly set: Readonly<Record<string, Value>>;
  /** Null: the scenario's own. */
  readonly lambda: number | null;
}

/** By kind of ending, in the scenario's order: its probability; NaN where only a band may be shown. */
export type EndingOdds = readonly number[];

/** An answer, or why there is none. */
export interface Result<Answer> {
  readonly answer: Answer | null;
  /** Empty with an answer. */
  readonly fault: string;
}

export interface LiveAnswer {
  readonly odds: EndingOdds;
}

/** A kind of ending, and what it is made of. */
export interface EndingView {
  readonly name: string;
  readonly title: string;
  readonly isGuarded: boolean;
  /** In the scenario's order; NaN where only a band may be shown. */
  readonly outcomes: readonly { readonly name: string; readonly title: string; readonly probability: number }[];
}

export interface SolvedAnswer extends LiveAnswer {
  readonly endings: readonly EndingView[];
  readonly solver: string;
  readonly lambda: number | null;
  readonly converged: boolean;
  readonly message: string;
  readonly milliseconds: number;
  readonly residual: number | null;
  /** By player, in utils. */
  readonly payoffs: readonly number[];
  readonly regret: readonly number[];
  readonly path: PathReport;
  /** By step of the path: why, in sentences; empty where chance moves. */
  readonly why: readonly (readonly string[])[];
}

export interface NodeAnswer {
  readonly node: number;
  readonly stage: string;
  readonly when: string;
  readonly ask: string;
  /** Who decides; null off decisions. */
  readonly player: number | null;
  readonly moves: readonly string[];
  /** What the mover has observed, oldest first. */
  readonly observed: readonly string[];
  readonly belief: BeliefReport | null;
  readonly members: number;
  readonly actions: readonly { readonly title: string; readonly probability: number; readonly value: number }[];
  readonly ending: string | null;
  readonly payoffs: readonly number[];
}

/** Time that a solve may take before it gives what it has. */
const SECONDS_MAX = 20, SEARCH_SECONDS_MAX = 10;
/** Nodes of a game whose equilibria are searched for one and all. */
const SMALL_NODES = 400;

interface Present {
  readonly key: string;
  readonly compiled: Compiled;
  readonly solution: Solution;
  readonly solved: SolvedProfile;
}
/** The last answer, and the one before it: a page compares what is on with what is off. */
let presents: readonly Present[] = [];
/** Answers a moving slider, each from the answer before. */
let resolver: { readonly tree: Compiled; readonly of: Resolver } | null = null;
/** The last tree that numbers of the reader shaped. */
let shaped: { readonly key: string; readonly compiled: Compiled } | null = null;

export type Under = { readonly compiled: Compiled; readonly fault: "" } | { readonly compiled: null; readonly fault: string };

/** A tree of the reader's shape, and the numbers that do not shape it. */
type Shaped = { readonly tree: Compiled; readonly rest: ReadonlyMap<string, Value>; readonly fault: "" } | { readonly tree: null; readonly fault: string };

function shapeOf({ id, set }: ModelRequest): Shaped {
  const base = compiledOf(id), values = new Map<string, Value>();
  for (const [name, value] of Object.entries(set)) {
    const { setting, diagnostic } = parseSetting(base.scenario, `${name}=${String(value)}`);
    if (setting === null) return { tree: null, fault: sentence(diagnostic) };
    values.set(setting.name, setting.value);
  }
  let structural = new Map([...values].filter(([name]) => base.structural.has(name)));
  for (;;) {
    const { compiled: tree, diagnostics } = structural.size === 0 ? { compiled: base, diagnostics: [] } : shapedBy(id, base, structural);
    if (tree === null) return { tree: null, fault: diagnostics.map(sentence).join(" ") };
    const rest = [...values].filter(([name]) => !structural.has(name)), more = rest.filter(([name]) => tree.structural.has(name));
    if (more.length === 0) return { tree, rest: new Map(rest), fault: "" };
    structural = new Map([...structural, ...more]); // another shape has given other numbers a say in it
  }
}

/** The scenario under the reader's numbers, or why they cannot be. */
export function compiledUnder(request: ModelRequest): Under {
  const shape = shapeOf(request);
  if (shape.tree === null) return { compiled: null, fault: shape.fault };
  if (shape.rest.size === 0) return { compiled: shape.tree, fault: "" };
  const { compiled, diagnostics } = revalueCompiled(shape.tree, shape.rest);
  return compiled === null ? { compiled: null, fault: diagnostics.map(sentence).join(" ") } : { compiled, fault: "" };
}

function shapedBy(id: string, base: Compiled, structural: ReadonlyMap<string, Value>): { readonly compiled: Compiled | null; readonly diagnostics: readonly Diagnostic[] } {
  const key = JSON.stringify([id, [...structural]]);
  if (shaped?.key === key) return { compiled: shaped.compiled, diagnostics: [] };
  const found = checkCompile(base.scenario, { ...optionsOf(base), set: structural });
  if (found.compiled !== null) shaped = { key, compiled: found.compiled };
  return found;
}

const optionsOf = ({ variant, game }: Compiled) => ({ variant, commonPrior: game.valuation.beliefs.every((own) => own === game.valuation.chance) });

const sentence = ({ message, label, help }: Diagnostic) => plainText(`${message}${label === "" ? "" : ` (${label})`}${help === "" ? "" : `; ${help}`}.`);

function deadline(seconds: number): () => boolean {
  const end = performance.now() + 1000 * seconds;
  return () => performance.now() >= end;
}

/** @param odds  by outcome */
function oddsOf({ scenario }: Compiled, odds: Float64Array): number[] {
  return endingGroups(scenario).map(({ outcomes, guarded }) => (guarded ? NaN : outcomes.reduce((sum, index) => sum + odds[index]!, 0))); // indices of outcomes
}

const precisionOf = (compiled: Compiled, lambda: number | null) => lambda ?? compiled.scenario.defaults.lambda;

/** Solved as the command solves it; kept for the questions that follow. */
function solvedUnder(request: ModelRequest): Present | { readonly fault: string } {
  const key = JSON.stringify([request.id, request.set, request.lambda]);
  const known = presents.find((one) => one.key === key);
  if (known !== undefined) return known;
  const { compiled, fault } = compiledUnder(request);
  if (compiled === null) return { fault };
  const { solver } = compiled.scenario.defaults;
  const solution = solve(compiled.game, { solver, ...(solver === "qre" ? { lambda: precisionOf(compiled, request.lambda) } : {}), shouldStop: deadline(SECONDS_MAX) });
  const [solved] = solution.profiles;
  if (solved === undefined) return { fault: `Solver "${solver}" found no profile. ${solution.message}` };
  const found = { key, compiled, solution, solved };
  presents = [found, ...presents.slice(0, 1)];
  return found;
}

export const modelCalls = {
  /** While a slider moves: the endings' odds, continued from the last answer; null where nothing is near it. */
  live(request: ModelRequest): Result<LiveAnswer> {
    const shape = shapeOf(request);
    if (shape.tree === null) return { answer: null, fault: shape.fault };
    const { tree, rest } = shape, { solver } = tree.scenario.defaults;
    // Other solvers answer small games, as fast as they can be asked; at precision 0 there is nothing to continue.
    if (solver !== "qre" || precisionOf(tree, request.lambda) === 0) {
      const found = solvedUnder(request);
      return "fault" in found ? { answer: null, ...found } : { answer: { odds: oddsOf(found.compiled, outcomeDistribution(found.compiled.game, found.solved.probabilities)) }, fault: "" };
    }
    if (resolver?.tree !== tree) resolver = { tree, of: createResolver(tree, solve(tree.game, { solver, lambda: tree.scenario.defaults.lambda }).profiles[0]!.probabilities) }; // qre gives a profile
    const { diagnostics, converged, outcomes } = resolver.of.resolve(rest, precisionOf(tree, request.lambda));
    if (diagnostics.length > 0) return { answer: null, fault: diagnostics.map(sentence).join(" ") };
    return { answer: converged ? { odds: oddsOf(tree, outcomes) } : null, fault: "" };
  },

  /** At rest: solved as the command does it, so that its numbers are the command's, with the record explained. */
  solve(request: ModelRequest): Result<SolvedAnswer> {
    const begun = performance.now(), found = solvedUnder(request);
    if ("fault" in found) return { answer: null, ...found };
    const milliseconds = performance.now() - begun;
    const { compiled, solution, solved } = found, { game, scenario } = compiled;
    const path = pathReport(compiled, solved), odds = outcomeDistribution(game, solved.probabilities), named = [...scenario.outcomes.values()];
    const answer: SolvedAnswer = {
      odds: oddsOf(compiled, odds),
      endings: endingGroups(scenario).map(({ name, title, guarded, outcomes }) => ({ name, title, isGuarded: guarded, outcomes: outcomes.map((index) => ({ name: named[index]!.name, title: plainText(named[index]!.title || named[index]!.name), probability: guarded ? NaN : odds[index]! })) })), // indices of outcomes
      solver: solution.solver, lambda: solved.lambda, converged: solution.converged, message: solution.message, milliseconds,
      residual: solved.lambda === null || !Number.isFinite(solved.lambda) ? null : logitResidual(game, solved.probabilities, solved.lambda, solved.logProbabilities),
      payoffs: [...expectedPayoffs(game, solved.probabilities)], regret: [...regret(game, solved.probabilities)],
      path: plainPath(path), why: path.steps.map((step) => (step.kind === "decision" ? decisionSentences(scenario, step, path.isRecord) : [])),
    };
    return { answer, fault: "" };
  },

  /** The whole tree, laid out, with its numbers. They are handed over and not copied: of a million nodes the page would stand still meanwhile. */
  tree(request: ModelRequest): Result<TreeData> {
    const found = solvedUnder(request);
    if ("fault" in found) return { answer: null, ...found };
    const answer = treeOf(found.compiled, found.solved);
    return transfer({ answer, fault: "" }, Object.values(answer).flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer] : [])));
  },

  /** What stands at one point of the tree. */
  node(request: ModelRequest, node: number): Result<NodeAnswer> {
    const found = solvedUnder(request);
    return "fault" in found ? { answer: null, ...found } : { answer: nodeAnswer(found, node), fault: "" };
  },

  /** All equilibria of a small game, in a thread of its own; or why they are not searched for. */
  equilibria(request: ModelRequest): Result<SolutionReport> {
    const { compiled, fault } = compiledUnder(request);
    if (compiled === null) return { answer: null, fault };
    const { game } = compiled, solver = solvers.get("nash-all");
    if (solver === undefined || game.topology.nodeCount > SMALL_NODES) return { answer: null, fault: "" };
    const refusal = solver.refuses(game);
    if (refusal !== null) return { answer: null, fault: refusal.replace(/^solve\(\): /, "") };
    const begun = performance.now();
    const solution = solve(game, { solver: "nash-all", shouldStop: deadline(SEARCH_SECONDS_MAX) });
    return { answer: solutionReport(game, solution, (performance.now() - begun) / 1000), fault: "" };
  },
};

function nodeAnswer({ compiled, solved }: Present, node: number): NodeAnswer {
  const { game, scenario, stages, stageOfNode, infosetHistory } = compiled, { topology } = game, { infosets } = topology;
  const stage = stages[stageOfNode[node]!], set = topology.infoset[node]!; // a node of the tree
  const assessment = assess(game, solved.probabilities, solved.logProbabilities ?? logProfile(solved.probabilities));
  const player = topology.kind[node] === DECISION ? infosets.player[set]! : null;
  const titleOf = (of: Stage | undefined, name: string) => plainText(of?.branches.find((branch) => branch.name === name)?.title || name);
  const outcome = game.outcomes[topology.outcome[node]!];
  return {
    node, stage: plainText(stage?.title ?? ""), when: plainText(stage?.when ?? ""), ask: plainText(stage?.ask ?? ""), player,
    moves: movesTo(compiled, node).map((move) => titleOf(scenario.stages.get(move.stage), move.branch)),
    observed: player === null ? [] : infosetHistory(set).map(plainText),
    belief: player === null || assessment.defined[set] !== 1 ? null : beliefAt(compiled, set, player, assessment.beliefs),
    members: player === null ? 1 : infosets.nodeStart[set + 1]! - infosets.nodeStart[set]!,
    actions: player === null ? [] : infosets.actions[set]!.map((name, k) => ({ title: titleOf(stage, name), probability: solved.probabilities[infosets.firstSlot[set]! + k]!, value: assessment.actionValues[infosets.firstSlot[set]! + k]! })),
    ending: outcome === undefined ? null : plainText(scenario.outcomes.get(outcome)?.title || outcome),
    payoffs: topology.childCount[node] === 0 ? game.valuation.payoffs.map((payoff) => payoff[node]!) : [],
  };
}

/** The path with every text of the scenario made safe to show. */
function plainPath(path: PathReport): PathReport {
  return JSON.parse(JSON.stringify(path, (_, value: unknown) => (typeof value === "string" ? plainText(value) : typeof value === "number" && !Number.isFinite(value) ? null : value))) as PathReport; // numbers that are not finite become null, as in --json
}

