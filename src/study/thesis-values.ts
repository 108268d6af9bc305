// The numbers that theses compare, read off solved games.

import { attributeColumn, type Compiled, recordPath } from "../compile/index.ts";
import { identifiability, posteriorOf, typeTrace } from "../infer/index.ts";
import type { StageMove, ThesisQuantity, ThesisSide } from "../scenario/index.ts";
import { type Profile, reachOf } from "../strategy/index.ts";

const GIVEN_MAX = 30;

/**
 * One side of a thesis under a solved profile of the side's world.
 *
 * @param logs  natural logarithms of the profile, by slot
 * @returns     NaN where the histories it asks about have probability 0, or the world lacks the move
 */
export function sideValue(compiled: Compiled, profile: Profile, logs: Float64Array, side: ThesisSide): number {
  const { quantity, given, forced } = side;
  if (quantity.kind === "posterior" || quantity.kind === "evidence" || quantity.kind === "bits") return inferredValue(compiled, profile, logs, quantity);
  const { game, typesOfNode, typeCombinations } = compiled;
  const { topology } = game;
  const strategy = forced.length === 0 ? profile : forcedProfile(compiled, profile, forced);
  const reach = reachOf(game, strategy, game.valuation.chance);
  const met = conditionsMet(compiled, given.slice(0, GIVEN_MAX));
  const all = 2 ** Math.min(given.length, GIVEN_MAX) - 1;
  let total = 0, sum = 0;
  if (quantity.kind === "move") {
    const { move: wanted, type } = quantity;
    const ofType = type === null ? null : typeFilter(compiled, wanted.stage, type);
    for (let node = 1; node < topology.nodeCount; node++) {
      const above = topology.parent[node]!;
      if (met[above] !== all || stageOf(compiled, above) !== wanted.stage) continue;
      if (ofType !== null && !ofType(typeCombinations[typesOfNode[above]!]!)) continue;
      total += reach[node]!;
      if (topology.labels[topology.branch[node]!] === wanted.branch) sum += reach[node]!;
    }
    return sum / total;
  }
  const worth = worthOf(compiled, quantity);
  for (let node = 0; node < topology.nodeCount; node++) {
    if (topology.childCount[node]! > 0 || met[node] !== all) continue;
    total += reach[node]!;
    sum += reach[node]! * worth(node);
  }
  return sum / total;
}

function stageOf({ stageOfNode, stages }: Compiled, node: number): string | undefined {
  return stages[stageOfNode[node]!]?.name;
}

/** By ending: what is averaged. */
function worthOf(compiled: Compiled, quantity: Exclude<ThesisQuantity, { readonly kind: "move" | "posterior" | "evidence" | "bits" }>): (node: number) => number {
  const { game: { topology, valuation }, scenario } = compiled;
  if (quantity.kind === "payoff") {
    const payoffs = valuation.payoffs[scenario.players.findIndex(({ name }) => name === quantity.player)];
    return (node) => payoffs?.[node] ?? NaN;
  }
  if (quantity.kind === "attribute") {
    const column = attributeColumn(compiled, scenario.attributes.findIndex(({ name }) => name === quantity.attribute));
    return (node) => column[node]!;
  }
  const counted = new Set([...scenario.outcomes.values()].flatMap((outcome, i) => ((quantity.kind === "tag" ? outcome.tags.includes(quantity.tag) : outcome.name === quantity.outcome) ? [i] : [])));
  return (node) => (counted.has(topology.outcome[node]!) ? 1 : 0);
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
  const index = scenario.players[player]?.types.findIndex(({ name }) => name === type) ?? -1;
  return (types) => types[player] === index;
}

function inferredValue(compiled: Compiled, profile: Profile, logs: Float64Array, quantity: Extract<ThesisQuantity, { readonly kind: "posterior" | "evidence" | "bits" }>): number {
  const player = compiled.scenario.players.findIndex(({ name }) => name === quantity.player);
  if (quantity.kind === "bits") return identifiability(compiled, profile, player).bits;
  const type = compiled.scenario.players[player]?.types.findIndex(({ name }) => name === quantity.type) ?? -1;
  const { steps } = recordPath(compiled);
  const { after, logFactors } = posteriorOf([typeTrace(compiled, steps, logs, player)]);
  if (quantity.kind === "posterior") return after.at(-1)?.[type] ?? NaN;
  const step = steps.findIndex(({ stage, branch }) => stage.name === quantity.move.stage && branch === quantity.move.branch);
  return logFactors[step]?.[type] ?? NaN;
}
