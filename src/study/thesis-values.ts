// The numbers that theses compare, read off solved games.

import { ln } from "../base/index.ts";
import { attributeColumn, type Compiled, recordPath } from "../compile/index.ts";
import { identifiability, posteriorOf, typeTrace } from "../infer/index.ts";
import type { Scenario, StageMove, ThesisQuantity, ThesisSide } from "../scenario/index.ts";
import { type Profile, reachOf } from "../strategy/index.ts";

const GIVEN_MAX = 30;

/** A side made ready for one tree: which nodes count. Values of the tree may change, its shape may not. */
export interface PreparedSide {
  readonly side: ThesisSide;
  /** Nodes that make up the whole, and of a probability those that count; none for sides that are inferred. */
  readonly whole: Int32Array;
  readonly counted: Int32Array;
}

/** Finds the nodes once; `sideValueAt` then reads any solved draw of the same tree. */
export function prepareSide(compiled: Compiled, side: ThesisSide): PreparedSide {
  const { quantity, given } = side;
  if (quantity.kind === "posterior" || quantity.kind === "evidence" || quantity.kind === "bits") return { side, whole: new Int32Array(0), counted: new Int32Array(0) };
  const { game: { topology }, typesOfNode, typeCombinations } = compiled;
  const conditions = given.slice(0, GIVEN_MAX), all = 2 ** conditions.length - 1;
  const met = conditionsMet(compiled, conditions);
  const whole: number[] = [], counted: number[] = [];
  if (quantity.kind === "move") {
    const { move: { stage, branch }, type } = quantity;
    const ofType = type === null ? null : typeFilter(compiled, stage, type);
    for (let node = 1; node < topology.nodeCount; node++) {
      const above = topology.parent[node]!;
      if (met[above] !== all || stageOf(compiled, above) !== stage || (ofType !== null && !ofType(typeCombinations[typesOfNode[above]!]!))) continue;
      whole.push(node);
      if (topology.labels[topology.branch[node]!] === branch) counted.push(node);
    }
  } else {
    const counts = endingCounts(compiled, quantity);
    for (let node = 0; node < topology.nodeCount; node++) {
      if (topology.childCount[node]! > 0 || met[node] !== all) continue;
      whole.push(node);
      if (counts(node)) counted.push(node);
    }
  }
  return { side, whole: Int32Array.from(whole), counted: Int32Array.from(counted) };
}

/**
 * One side of a thesis under a solved profile of the side's world.
 *
 * @param logs   natural logarithms of the profile, by slot
 * @param reach  by node, under the profile with the side's forced moves made for certain
 * @returns      NaN where the histories it asks about have probability 0, or the world lacks the move
 */
export function sideValueAt(compiled: Compiled, profile: Profile, logs: Float64Array, reach: Float64Array, { side: { quantity }, whole, counted }: PreparedSide): number {
  if (quantity.kind === "posterior" || quantity.kind === "evidence" || quantity.kind === "bits") return inferredValue(compiled, profile, logs, quantity);
  const worth = worthOf(compiled, quantity);
  let total = 0, sum = 0;
  for (const node of whole) total += reach[node]!;
  if (worth === null) for (const node of counted) sum += reach[node]!;
  else for (const node of whole) sum += reach[node]! * worth[node]!;
  return sum / total;
}

/** By node: how often it is reached when these moves are made for certain and all else as in the profile. */
export function forcedReach(compiled: Compiled, profile: Profile, forced: readonly StageMove[]): Float64Array {
  return reachOf(compiled.game, forced.length === 0 ? profile : forcedProfile(compiled, profile, forced), compiled.game.valuation.chance);
}

/** The same at one go, for a single look. */
export function sideValue(compiled: Compiled, profile: Profile, logs: Float64Array, side: ThesisSide): number {
  return sideValueAt(compiled, profile, logs, forcedReach(compiled, profile, side.forced), prepareSide(compiled, side));
}

function stageOf({ stageOfNode, stages }: Compiled, node: number): string | undefined {
  return stages[stageOfNode[node]!]?.name;
}

type EndingQuantity = Exclude<ThesisQuantity, { readonly kind: "move" | "posterior" | "evidence" | "bits" }>;

/** By node: what is averaged over the endings; null for a probability. */
function worthOf(compiled: Compiled, quantity: EndingQuantity | Extract<ThesisQuantity, { readonly kind: "move" }>): Float64Array | null {
  const { game: { valuation }, scenario } = compiled;
  if (quantity.kind === "payoff") return valuation.payoffs[scenario.players.findIndex(({ name }) => name === quantity.player)] ?? null;
  return quantity.kind === "attribute" ? attributeColumn(compiled, scenario.attributes.findIndex(({ name }) => name === quantity.attribute)) : null;
}

/** Whether an ending counts; all do where a number is averaged. */
function endingCounts({ game: { topology }, scenario }: Compiled, quantity: EndingQuantity): (node: number) => boolean {
  if (quantity.kind === "payoff" || quantity.kind === "attribute") return () => true;
  const counted = new Set([...scenario.outcomes.values()].flatMap((outcome, i) => ((quantity.kind === "tag" ? outcome.tags.includes(quantity.tag) : outcome.name === quantity.outcome) ? [i] : [])));
  return (node) => counted.has(topology.outcome[node]!);
}

/** By node: one bit for each condition that the way to it takes. */
function conditionsMet(compiled: Compiled, conditions: readonly StageMove[]): Int32Array {
  const { topology } = compiled.game;
  const met = new Int32Array(topology.nodeCount);
  if (conditions.length === 0) return met;
  for (let node = 1; node < topology.nodeCount; node++) {
    const above = topology.parent[node]!;
    let bits = met[above]!;
    const stage = stageOf(compiled, above), branch = topology.labels[topology.branch[node]!];
    conditions.forEach((move, i) => {
      if (move.stage === stage && move.branch === branch) bits |= 1 << i;
    });
    met[node] = bits;
  }
  return met;
}

/** The profile with these moves made for certain wherever they are offered. */
function forcedProfile({ game, infosetStage, stages }: Compiled, profile: Profile, forced: readonly StageMove[]): Profile {
  const { infosets } = game.topology;
  const changed = Float64Array.from(profile);
  for (let set = 0; set < infosets.count; set++) {
    const move = forced.find(({ stage }) => stage === stages[infosetStage[set]!]?.name);
    const at = move === undefined ? -1 : infosets.actions[set]!.indexOf(move.branch);
    if (at < 0) continue;
    changed.fill(0, infosets.firstSlot[set], infosets.firstSlot[set + 1]);
    changed[infosets.firstSlot[set]! + at] = 1;
  }
  return changed;
}

function typeFilter({ scenario }: Compiled, stage: string, type: string): (types: readonly number[]) => boolean {
  const player = scenario.players.findIndex(({ name }) => name === scenario.stages.get(stage)?.player);
  const indices = typesLike(scenario, player, type);
  return (types) => indices.includes(types[player] ?? -1);
}

/** A type and those that are like it, by index. */
function typesLike(scenario: Scenario, player: number, type: string): readonly number[] {
  return (scenario.players[player]?.types ?? []).flatMap(({ name, like }, i) => (name === type || like === type ? [i] : []));
}

function inferredValue(compiled: Compiled, profile: Profile, logs: Float64Array, quantity: Extract<ThesisQuantity, { readonly kind: "posterior" | "evidence" | "bits" }>): number {
  const player = compiled.scenario.players.findIndex(({ name }) => name === quantity.player);
  if (quantity.kind === "bits") return identifiability(compiled, profile, player).bits;
  const types = typesLike(compiled.scenario, player, quantity.type);
  const { steps } = recordPath(compiled);
  const { after, logFactors } = posteriorOf([typeTrace(compiled, steps, logs, player)]);
  const odds = (k: number) => types.reduce((sum, type) => sum + (after[k]?.[type] ?? NaN), 0);
  if (quantity.kind === "posterior") return odds(steps.length);
  const step = steps.findIndex(({ stage, branch }) => stage.name === quantity.move.stage && branch === quantity.move.branch);
  if (types.length === 1) return logFactors[step]?.[types[0] as number] ?? NaN; // one type is there
  return step < 0 ? NaN : ln((odds(step + 1) * (1 - odds(step))) / (odds(step) * (1 - odds(step + 1)))) / Math.LN10;
}
