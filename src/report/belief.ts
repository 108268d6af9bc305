// What a player holds likely at an information set: who the others are, and what happened that it did not see.

import type { Compiled } from "../compile/index.ts";

export interface BeliefReport {
  /** By other player with more than one type. */
  readonly types: readonly { readonly player: string; readonly odds: readonly { readonly type: string; readonly probability: number }[] }[];
  /** The histories it cannot tell apart, likeliest first; one without moves when it knows all that happened. */
  readonly histories: readonly { readonly moves: readonly { readonly stage: string; readonly branch: string }[]; readonly probability: number }[];
}

/**
 * The belief of the owner of an information set.
 *
 * @param beliefs  by node, as `assess` gives them
 */
export function beliefAt(compiled: Compiled, set: number, owner: number, beliefs: Float64Array): BeliefReport {
  const { scenario, typeCombinations, typesOfNode, game: { topology: { infosets } } } = compiled;
  const nodes = [...infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1])];
  const types = scenario.players.flatMap((player, p) => p === owner || player.types.length < 2 ? [] : [{
    player: player.name,
    odds: player.types.map((type, t) => ({ type: type.name, probability: nodes.reduce((sum, node) => sum + (typeCombinations[typesOfNode[node]!]?.[p] === t ? beliefs[node]! : 0), 0) })),
  }]);
  // Nothing is hidden at a single node.
  if (nodes.length === 1) return { types, histories: [{ moves: [], probability: 1 }] };
  const byHistory = new Map<string, { moves: { stage: string; branch: string }[]; probability: number }>();
  for (const node of nodes) {
    const moves = movesTo(compiled, node);
    const key = moves.map(({ stage, branch }) => `${stage} ${branch}`).join("\n");
    byHistory.set(key, { moves, probability: (byHistory.get(key)?.probability ?? 0) + beliefs[node]! });
  }
  return { types, histories: unlike([...byHistory.values()]) };
}

/** The moves and chance events that lead to a node, the draw of types left out. */
export function movesTo({ game: { topology }, stageOfNode, stages }: Compiled, node: number): { stage: string; branch: string }[] {
  const moves: { stage: string; branch: string }[] = [];
  for (let at = node; at > 0; at = topology.parent[at]!) {
    const stage = stages[stageOfNode[topology.parent[at]!]!];
    if (stage !== undefined) moves.push({ stage: stage.name, branch: topology.labels[topology.branch[at]!] as string });
  }
  return moves.reverse();
}

/** Leaves of each history only what is not common to all. */
function unlike(histories: { moves: { stage: string; branch: string }[]; probability: number }[]) {
  const count = new Map<string, number>();
  const keyOf = ({ stage, branch }: { stage: string; branch: string }) => `${stage} ${branch}`;
  for (const { moves } of histories) for (const key of new Set(moves.map(keyOf))) count.set(key, (count.get(key) ?? 0) + 1);
  return histories
    .map(({ moves, probability }) => ({ moves: moves.filter((move) => count.get(keyOf(move)) !== histories.length), probability }))
    .sort((a, b) => b.probability - a.probability);
}

/** The mean of beliefs of several types by weight, null where a type that counts has none. */
export function meanBelief(parts: readonly { readonly belief: BeliefReport | null; readonly weight: number }[]): BeliefReport | null {
  const counting = parts.filter(({ weight }) => weight > 0);
  const [first] = counting;
  if (first === undefined || counting.some(({ belief }) => belief === null)) return null;
  const total = counting.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (belief: BeliefReport) => number) => counting.reduce((sum, { belief, weight }) => sum + (belief === null ? 0 : of(belief) * weight), 0) / total;
  const histories = new Map<string, { moves: BeliefReport["histories"][number]["moves"]; probability: number }>();
  for (const { belief, weight } of counting) {
    for (const { moves, probability } of belief?.histories ?? []) {
      const key = JSON.stringify(moves);
      histories.set(key, { moves, probability: (histories.get(key)?.probability ?? 0) + (probability * weight) / total });
    }
  }
  return {
    types: first.belief?.types.map(({ player, odds }, p) => ({ player, odds: odds.map(({ type }, t) => ({ type, probability: mean((belief) => belief.types[p]?.odds[t]?.probability ?? 0) })) })) ?? [],
    histories: [...histories.values()].sort((a, b) => b.probability - a.probability),
  };
}
