// A stage wherever play comes to it, on the record or off it: for a decision, the situations that its mover can tell apart, the
// likeliest first; for chance, what can happen there on average.

import { exp, ln } from "../base/index.ts";
import { type Compiled, type PathStep, Walk } from "../compile/index.ts";
import type { Stage } from "../scenario/index.ts";
import type { SolvedProfile } from "../solve/index.ts";
import { assess, type Assessment, logProfile } from "../strategy/index.ts";
import { chanceReport, decisionAt, logStep, type StepReport } from "./path.ts";

/** A situation: a step as on a path, and how play comes to it. */
export type SituationReport = StepReport & {
  /** Probability of coming here, by the strategies and the scenario's odds. */
  readonly reach: number;
  /** What the mover has observed, oldest first, its own moves included; empty for chance. */
  readonly observed: readonly string[];
};

export interface StageReport {
  readonly stage: string;
  /** Probability that play comes to the stage at all. */
  readonly reach: number;
  /** Likeliest first. */
  readonly situations: readonly SituationReport[];
  /** Information sets of the stage, 0 where chance decides; and those among them that the situations show, one for each type of the mover. */
  readonly informationSets: number;
  readonly shownSets: number;
}

/** What a report is worked out from. */
interface Ground {
  readonly compiled: Compiled;
  readonly stage: Stage;
  readonly solved: SolvedProfile;
  readonly assessment: Assessment;
  /** By node: logarithm of the probability of passing through it. */
  readonly reach: Float64Array;
}

/**
 * What a stage looks like under a profile.
 *
 * @param most  situations to show
 * @returns     null when no history leads to the stage
 */
export function stageReport(compiled: Compiled, solved: SolvedProfile, stage: Stage, most: number): StageReport | null {
  const logs = solved.logProbabilities ?? logProfile(solved.probabilities), reach = logReach(compiled, logs);
  const { nodes, first } = nodesOf(compiled, stage);
  if (nodes.length === 0) return null;
  const total = first.reduce((sum, node) => sum + exp(reach[node]!), 0);
  if (stage.player === null) {
    const chance = chanceReport(compiled, stepAt(stage, nodes), { weights: shares(nodes.map((node) => reach[node]!)) });
    return { stage: stage.name, reach: total, situations: [{ ...chance, reach: total, observed: [] }], informationSets: 0, shownSets: 0 };
  }
  const { infoset, infosets } = compiled.game.topology;
  const ground: Ground = { compiled, stage, solved, reach, assessment: assess(compiled.game, solved.probabilities, logs) };
  const sets = [...new Set(nodes.map((node) => infoset[node]!))];
  const likelihood = new Map(sets.map((set) => [set, logSum([...infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1])].map((node) => reach[node]!))]));
  const situations: SituationReport[] = [], seen = new Set<number>();
  for (const set of sets.sort((a, b) => likelihood.get(b)! - likelihood.get(a)! || a - b)) {
    if (situations.length === most) break;
    if (seen.has(set)) continue;
    const alike = setsAlike(ground, set);
    for (const other of alike.values()) seen.add(other);
    situations.push(situationAt(ground, alike, likelihood));
  }
  return { stage: stage.name, reach: total, situations, informationSets: sets.length, shownSets: seen.size };
}

/** Nodes of the stage, and those among them before which play has not been there. */
function nodesOf({ game: { topology }, stages, stageOfNode }: Compiled, stage: Stage): { nodes: number[]; first: number[] } {
  const index = stages.indexOf(stage), passed = new Uint8Array(topology.nodeCount);
  const nodes: number[] = [], first: number[] = [];
  for (let node = 0; node < topology.nodeCount; node++) {
    const above = topology.parent[node]!;
    passed[node] = above >= 0 && (passed[above] === 1 || stageOfNode[above] === index) ? 1 : 0;
    if (stageOfNode[node] !== index) continue;
    nodes.push(node);
    if (passed[node] === 0) first.push(node);
  }
  return { nodes, first };
}

function logReach(compiled: Compiled, logs: Float64Array): Float64Array {
  const { nodeCount, parent } = compiled.game.topology;
  const reach = new Float64Array(nodeCount);
  for (let node = 1; node < nodeCount; node++) reach[node] = reach[parent[node]!]! + logStep(compiled, node, logs);
  return reach;
}

/** By type of the mover: the set at which it has observed the same as the owner of `set`. */
function setsAlike({ compiled, stage, reach }: Ground, set: number): Map<number, number> {
  const { game: { topology }, infosetType, infosetHistory, stageOfNode, stages } = compiled;
  const { infoset, infosets, branch, parent, firstChild, childCount } = topology;
  const alike = new Map([[infosetType[set]!, set]]);
  // The other types come to it by the same moves and events, if at all.
  const members = [...infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1])];
  const moves: { readonly stage: number; readonly branch: number }[] = [];
  for (let node = members.reduce((a, b) => (reach[b]! > reach[a]! ? b : a)); node > 0 && stageOfNode[parent[node]!]! >= 0; node = parent[node]!) moves.push({ stage: stageOfNode[parent[node]!]!, branch: branch[node]! });
  const observed = infosetHistory(set).join("\n");
  for (const start of new Walk(compiled).nodes) {
    let node = start;
    for (let i = moves.length - 1; i >= 0 && node >= 0; i--) {
      const move = moves[i]!, from = firstChild[node]!; // inside the bounds
      const child = stageOfNode[node] === move.stage ? Array.from({ length: childCount[node]! }, (_, k) => from + k).find((one) => branch[one] === move.branch) : undefined;
      node = child ?? -1;
    }
    if (node < 0 || stages[stageOfNode[node]!] !== stage) continue;
    const other = infoset[node]!, type = infosetType[other]!;
    if (!alike.has(type) && infosetHistory(other).join("\n") === observed) alike.set(type, other);
  }
  return alike;
}

function situationAt({ compiled, stage, solved, assessment }: Ground, alike: ReadonlyMap<number, number>, likelihood: ReadonlyMap<number, number>): SituationReport {
  const { scenario, game: { topology: { infosets } }, infosetHistory } = compiled;
  const player = scenario.players.findIndex(({ name }) => name === stage.player);
  const [set] = [...alike.values()] as [number]; // the one that was asked for, at least
  const logs = [...alike.values()].map((other) => likelihood.get(other)!);
  const reached = logs.some((log) => log > -Infinity);
  const weights = reached ? shares(logs) : priorsOf(compiled, player, [...alike.keys()]);
  const byType = new Map([...alike].map(([type, other], i) => [type, { set: other, weight: weights[i]! }]));
  const decision = decisionAt(compiled, { step: stepAt(stage, []), player, byType, reached, names: infosets.actions[set] as readonly string[] }, solved, assessment);
  return { ...decision, reach: exp(logSum(logs)), observed: infosetHistory(set) };
}

/** First odds of some of a player's types, as shares of their sum. Several combinations of types are the children of the root. */
function priorsOf({ typeCombinations, game: { valuation } }: Compiled, player: number, types: readonly number[]): Float64Array {
  if (types.length === 1) return Float64Array.of(1);
  const odds = types.map((type) => typeCombinations.reduce((sum, combination, c) => sum + (combination[player] === type ? valuation.chance[1 + c]! : 0), 0));
  const sum = odds.reduce((a, b) => a + b, 0);
  return Float64Array.from(odds, (share) => (sum === 0 ? 0 : share / sum));
}

function stepAt(stage: Stage, nodes: readonly number[]): PathStep {
  return { stage, branch: "", nodes: Int32Array.from(nodes), after: new Int32Array(), move: null };
}

function logSum(logs: readonly number[]): number {
  const top = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  return top === -Infinity ? top : top + ln(logs.reduce((sum, log) => sum + exp(log - top), 0));
}

/** Shares of a whole from their logarithms; equal where all are 0. */
function shares(logs: readonly number[]): Float64Array {
  const top = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  const parts = logs.map((log) => (top === -Infinity ? 1 : exp(log - top))), sum = parts.reduce((a, b) => a + b, 0);
  return Float64Array.from(parts, (part) => part / sum);
}
