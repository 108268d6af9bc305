// A path of the tree step by step: what the mover believes, what its actions are worth to it, how likely it takes each, and
// what the path takes.

import { type Compiled, type Path, type PathStep, recordPath, Walk } from "../compile/index.ts";
import { type Diagnostic, exp, ln } from "../base/index.ts";
import type { Scenario, Stage } from "../scenario/index.ts";
import type { SolvedProfile } from "../solve/index.ts";
import { assess, type Assessment, logProfile } from "../strategy/index.ts";
import { type BeliefReport, beliefAt, meanBelief } from "./belief.ts";
import { chanceBand } from "./tree-odds.ts";

export interface PathReport {
  /** Whether the steps are the scenario's record, or the likeliest move at every step for want of one. */
  readonly isRecord: boolean;
  readonly steps: readonly StepReport[];
  /** Names of the outcomes in which the path ends (several where they depend on types); empty where it does not end. */
  readonly ends: readonly string[];
  /** Why the record stops before its last entry; empty when it does not. */
  readonly diagnostics: readonly Diagnostic[];
}

interface StepBase {
  readonly stage: string;
  readonly title: string;
  /** The date of the recorded move, otherwise the stage's own. */
  readonly date: string;
  /** The branch that the path takes; empty where the record stops. */
  readonly took: string;
  readonly note: string;
}

/**
 * Odds of an event. An event that leads to a guarded outcome has no single number but the least and the most that the numbers
 * behind it allow, to one significant digit; the one event that is left beside it has none, since they would add up to 1.
 */
export type EventOdds = number | readonly [low: number, high: number] | null;

export interface ChanceReport extends StepBase {
  readonly kind: "chance";
  /** Names of the players whose odds differ from the scenario's here. */
  readonly differing: readonly string[];
  readonly events: readonly { readonly name: string; readonly title: string; readonly taken: boolean; readonly probability: EventOdds; /** By player. */ readonly held: readonly EventOdds[] }[];
}

export interface DecisionReport extends StepBase {
  readonly kind: "decision";
  readonly player: string;
  readonly ask: string;
  /** False where the strategies never lead here: types then count with their first odds. */
  readonly reached: boolean;
  /** The mean over the mover's types; null where no belief is defined. */
  readonly belief: BeliefReport | null;
  readonly actions: readonly { readonly name: string; readonly title: string; readonly taken: boolean; readonly probability: number; readonly value: number }[];
  /** The mover's types that can be here. */
  readonly types: readonly TypeReport[];
}

export interface TypeReport {
  /** Empty where the player has one type. */
  readonly type: string;
  readonly title: string;
  /** Its odds given the path so far, under the scenario's odds. */
  readonly weight: number;
  readonly infoset: number;
  readonly belief: BeliefReport | null;
  /** Of the step's actions. */
  readonly probabilities: readonly number[];
  readonly values: readonly number[];
}

export type StepReport = ChanceReport | DecisionReport;

/** The record of the scenario under a profile, or the likeliest path where there is none. */
export function pathReport(compiled: Compiled, solved: SolvedProfile): PathReport {
  const isRecord = compiled.scenario.record.length > 0;
  const logs = solved.logProbabilities ?? logProfile(solved.probabilities);
  const { steps, outcomes, diagnostics, open } = isRecord ? recordPath(compiled) : { ...likelyPath(compiled, logs), diagnostics: [], open: null };
  const assessment = assess(compiled.game, solved.probabilities, logs);
  let reach = startReach(compiled);
  const reports: StepReport[] = [];
  for (const step of open === null ? steps : [...steps, open]) {
    reports.push(step.stage.player === null ? chanceReport(compiled, step, weightsOf(compiled, step.nodes, reach)) : decisionReport(compiled, step, reach, solved, assessment));
    reach = reachAfter(compiled, step.after, reach, logs);
  }
  const ends = new Set([...outcomes].filter((outcome) => outcome >= 0).map((outcome) => compiled.game.outcomes[outcome] as string));
  return { isRecord, steps: reports, ends: [...ends], diagnostics };
}

/** From the start, at every step the branch that is likeliest given the steps before, under the scenario's odds. */
export function likelyPath(compiled: Compiled, logs: Float64Array): Path {
  const walk = new Walk(compiled);
  const steps: PathStep[] = [];
  let reach = startReach(compiled);
  for (;;) {
    const { weights } = weightsOf(compiled, walk.nodes, reach);
    const likeliest = walk.nodes[weights.indexOf(weights.reduce((a, b) => Math.max(a, b), 0))]!;
    const stage = compiled.stages[compiled.stageOfNode[likeliest]!];
    if (stage === undefined) return { steps, outcomes: walk.outcomes };
    let best = "", most = -1;
    for (const name of offeredAt(compiled, walk.nodes, stage)) {
      const after = walk.after(stage, name);
      const share = weights.reduce((sum, weight, c) => sum + (after[c]! < 0 ? 0 : weight * exp(logStep(compiled, after[c]!, logs))), 0);
      if (share > most) [best, most] = [name, share];
    }
    const step = walk.take(stage, best, null);
    reach = reachAfter(compiled, step.after, reach, logs);
    steps.push(step);
  }
}

/** By combination of types: logarithm of its odds. */
function startReach(compiled: Compiled): Float64Array {
  const first = new Walk(compiled).nodes;
  return Float64Array.from(first, (node) => (node === 0 ? 0 : ln(compiled.game.valuation.chance[node]!)));
}

/** Logarithm of the probability of the branch into a node. */
export function logStep({ game: { topology, valuation } }: Compiled, node: number, logs: Float64Array): number {
  const above = topology.parent[node]!, set = topology.infoset[above]!;
  return set < 0 ? ln(valuation.chance[node]!) : logs[topology.infosets.firstSlot[set]! + node - topology.firstChild[above]!]!;
}

function reachAfter(compiled: Compiled, after: Int32Array, reach: Float64Array, logs: Float64Array): Float64Array {
  return reach.map((log, c) => (after[c]! < 0 ? -Infinity : log + logStep(compiled, after[c]!, logs)));
}

/** Odds of the combinations of types at nodes of a path; by their first odds where the strategies never lead there. */
function weightsOf(compiled: Compiled, nodes: Int32Array, reach: Float64Array): { weights: Float64Array; reached: boolean } {
  const there = (log: number, c: number) => (nodes[c]! < 0 ? -Infinity : log);
  let logs = reach.map(there);
  const reached = logs.some((log) => log > -Infinity);
  if (!reached) logs = startReach(compiled).map(there);
  const top = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  const shares = logs.map((log) => (top === -Infinity ? 0 : exp(log - top)));
  const sum = shares.reduce((a, b) => a + b, 0);
  return { weights: shares.map((share) => (sum === 0 ? 0 : share / sum)), reached };
}

/** Names of the branches at the nodes, in the scenario's order. */
export function offeredAt({ game: { topology }, stageOfNode, stages }: Compiled, nodes: Int32Array, stage: Stage): string[] {
  const names = new Set<string>();
  for (const node of nodes) {
    if (node < 0 || stages[stageOfNode[node]!] !== stage) continue;
    for (let k = 0; k < topology.childCount[node]!; k++) names.add(topology.labels[topology.branch[topology.firstChild[node]! + k]!] as string);
  }
  return stage.branches.map((branch) => branch.name).filter((name) => names.has(name));
}

function baseOf({ stage, branch, move }: PathStep): StepBase {
  return { stage: stage.name, title: stage.title, date: move !== null && move.date !== "" ? move.date : stage.when, took: branch, note: move?.note ?? "" };
}

function titleOf(stage: Stage, name: string): string {
  const title = stage.branches.find((branch) => branch.name === name)?.title ?? "";
  return title === "" ? name : title;
}

/** What can happen at nodes of a chance stage, each with its weight. */
export function chanceReport(compiled: Compiled, step: PathStep, { weights }: { weights: Float64Array }): ChanceReport {
  const { game, scenario } = compiled;
  const names = offeredAt(compiled, step.nodes, step.stage);
  const guards = names.map((name) => leadsToGuarded(scenario, step.stage.name, name));
  const exact = names.map((name) => {
    const children = [...step.nodes].map((node) => childOf(compiled, node, name));
    const share = (odds: Float64Array) => children.reduce((sum, child, c) => sum + (child < 0 ? 0 : weights[c]! * odds[child]!), 0);
    return { members: children.filter((child) => child >= 0), probability: share(game.valuation.chance), held: game.valuation.beliefs.map(share) };
  });
  const differing = game.players.filter((_, player) => exact.some(({ probability, held }) => Math.abs(held[player]! - probability) > 1e-12));
  const shown = (k: number, probability: number, holder: number | null): EventOdds => {
    if (guards[k] === true) {
      const { low, high } = chanceBand(compiled, exact[k]!.members, holder) ?? { low: probability, high: probability };
      return [Number(low.toPrecision(1)), Number(high.toPrecision(1))];
    }
    return names.length === 2 && guards.includes(true) ? null : probability;
  };
  const events = exact.map(({ probability, held }, k) => {
    const own = shown(k, probability, null), name = names[k]!;
    return { name, title: titleOf(step.stage, name), taken: name === step.branch, probability: own, held: game.players.map((player, p) => (differing.includes(player) ? shown(k, held[p]!, p) : own)) };
  });
  return { kind: "chance", ...baseOf(step), differing, events };
}

/** The node that the branch leads to, or -1 where it is not offered or no play is. */
function childOf({ game: { topology } }: Compiled, node: number, name: string): number {
  if (node < 0) return -1;
  for (let child = topology.firstChild[node]!; child < topology.firstChild[node]! + topology.childCount[node]!; child++) {
    if (topology.labels[topology.branch[child]!] === name) return child;
  }
  return -1;
}

/** Whether the odds of the branch are odds of a guarded outcome. */
export function leadsToGuarded(scenario: Scenario, stage: string, event: string): boolean {
  const branch = scenario.stages.get(stage)?.branches.find(({ name }) => name === event);
  return branch?.then.some(({ to }) => isGuarded(scenario, to)) ?? false;
}

/** Whether the outcome is one that never shows a single number. */
export function isGuarded(scenario: Scenario, outcome: string): boolean {
  return scenario.guarded !== null && (scenario.outcomes.get(outcome)?.tags.includes(scenario.guarded) ?? false);
}

function decisionReport(compiled: Compiled, step: PathStep, reach: Float64Array, solved: SolvedProfile, assessment: Assessment): DecisionReport {
  const { scenario, typeCombinations, game: { topology: { infoset } } } = compiled;
  const player = scenario.players.findIndex(({ name }) => name === step.stage.player);
  const { weights, reached } = weightsOf(compiled, step.nodes, reach);
  // One information set for each own type: moves on the path are the same for all types of the others.
  const byType = new Map<number, { set: number; weight: number }>();
  step.nodes.forEach((node, c) => {
    if (node < 0) return;
    const type = typeCombinations[c]?.[player] ?? 0;
    byType.set(type, { set: infoset[node]!, weight: (byType.get(type)?.weight ?? 0) + weights[c]! });
  });
  return decisionAt(compiled, { step, player, byType, reached, names: offeredAt(compiled, step.nodes, step.stage) }, solved, assessment);
}

interface DecisionPoint {
  readonly step: PathStep;
  /** Index of the mover. */
  readonly player: number;
  /** By type of the mover (its index) that can be here: its information set, and its odds. */
  readonly byType: ReadonlyMap<number, { readonly set: number; readonly weight: number }>;
  /** Whether the strategies ever lead here. */
  readonly reached: boolean;
  /** Of what is offered. */
  readonly names: readonly string[];
}

/** What the mover believes and weighs where it stands. */
export function decisionAt(compiled: Compiled, { step, player, byType, reached, names }: DecisionPoint, { probabilities }: SolvedProfile, assessment: Assessment): DecisionReport {
  const { scenario, game: { topology: { infosets } } } = compiled;
  const types = [...byType].sort(([a], [b]) => a - b).map(([type, { set, weight }]): TypeReport => {
    const slots = names.map((name) => infosets.firstSlot[set]! + (infosets.actions[set] as readonly string[]).indexOf(name));
    const of = scenario.players[player]?.types[type];
    const isOffered = (slot: number) => slot >= infosets.firstSlot[set]!;
    return {
      type: of?.name ?? "", title: of?.title ?? "", weight, infoset: infosets.number[set]!,
      belief: assessment.defined[set] === 1 ? beliefAt(compiled, set, player, assessment.beliefs) : null,
      probabilities: slots.map((slot) => (isOffered(slot) ? probabilities[slot]! : 0)),
      values: slots.map((slot) => (isOffered(slot) ? assessment.actionValues[slot]! : NaN)),
    };
  });
  const mean = (of: (type: TypeReport) => number) => types.reduce((sum, type) => sum + (type.weight === 0 ? 0 : type.weight * of(type)), 0);
  return {
    kind: "decision", ...baseOf(step), player: step.stage.player ?? "", ask: step.stage.ask, reached,
    belief: meanBelief(types.map(({ belief, weight }) => ({ belief, weight }))),
    actions: names.map((name, k) => ({ name, title: titleOf(step.stage, name), taken: name === step.branch, probability: mean((type) => type.probabilities[k]!), value: mean((type) => type.values[k]!) })),
    types,
  };
}
