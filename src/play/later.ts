// How many decisions a player may still come to.

import type { Compiled } from "../compile/index.ts";
import type { Topology } from "../game/index.ts";

/** By tree, by player, by node: the most decisions of that player from the node on, itself included. */
const counts = new WeakMap<Topology, Map<number, Uint16Array>>();

/** By action of an information set: the most decisions of its owner after it. */
export function ownDecisionsBelow({ game: { topology } }: Compiled, set: number): number[] {
  const { infosets, firstChild } = topology, player = infosets.player[set]!;
  let byPlayer = counts.get(topology);
  if (byPlayer === undefined) counts.set(topology, (byPlayer = new Map()));
  let most = byPlayer.get(player);
  if (most === undefined) byPlayer.set(player, (most = countFrom(topology, player)));
  const nodes = infosets.nodes.subarray(infosets.nodeStart[set]!, infosets.nodeStart[set + 1]!);
  return infosets.actions[set]!.map((_, k) => nodes.reduce((max, node) => Math.max(max, most[firstChild[node]! + k]!), 0));
}

function countFrom({ nodeCount, parent, infoset, infosets }: Topology, player: number): Uint16Array {
  const most = new Uint16Array(nodeCount);
  for (let node = nodeCount - 1; node >= 0; node--) {
    const set = infoset[node]!;
    if (set >= 0 && infosets.player[set] === player) most[node]! += 1;
    if (node > 0) most[parent[node]!] = Math.max(most[parent[node]!]!, most[node]!);
  }
  return most;
}
