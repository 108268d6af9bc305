// Which of a player's own moves stand before a node or an information set. Under perfect recall they are the same for all nodes
// of a set.

import { DECISION, type Game } from "../game/index.ts";
import { setRanges } from "./assess.ts";

/** By information set: the slot of its owner that leads to it, -1 where none does. Needs perfect recall. */
export function slotsAbove(game: Game): Int32Array {
  const { kind, parent, firstChild, infoset, infosets } = game.topology;
  const above = new Int32Array(infosets.count).fill(-1);
  for (let set = 0; set < infosets.count; set++) {
    let node = infosets.nodes[infosets.nodeStart[set]!]!;
    for (let up = parent[node]!; up >= 0; [node, up] = [up, parent[up]!]) {
      if (kind[up] !== DECISION || infosets.player[infoset[up]!] !== infosets.player[set]) continue;
      above[set] = infosets.firstSlot[infoset[up]!]! + node - firstChild[up]!;
      break;
    }
  }
  return above;
}

/** The sets of one player, each after the one that its own moves must pass before it; of equal depth by number. */
export function setsByOwnDepth(game: Game, player: number, above: Int32Array): number[] {
  const { infosets } = game.topology;
  const owner = setOfSlot(game);
  const depth = new Int32Array(infosets.count).fill(-1);
  const depthOf = (set: number): number => {
    const chain = [set];
    for (let slot = above[set]!; slot >= 0 && depth[owner[slot]!]! < 0; slot = above[owner[slot]!]!) chain.push(owner[slot]!);
    for (let at = chain.pop(); at !== undefined; at = chain.pop()) depth[at] = above[at]! < 0 ? 0 : depth[owner[above[at]!]!]! + 1;
    return depth[set]!;
  };
  const [from, to] = setRanges(infosets, game.players.length)[player]!;
  const sets = Array.from({ length: to - from }, (_, i) => from + i);
  sets.forEach(depthOf);
  return sets.sort((a, b) => depth[a]! - depth[b]! || a - b);
}

/** By slot: its information set. */
export function setOfSlot(game: Game): Int32Array {
  const { count, firstSlot } = game.topology.infosets;
  const owner = new Int32Array(firstSlot[count]!);
  for (let set = 0; set < count; set++) owner.fill(set, firstSlot[set]!, firstSlot[set + 1]!);
  return owner;
}

/** By node: the last slot of the player on the way to it, -1 where it has not moved. */
export function lastSlots(game: Game, player: number): Int32Array {
  const { nodeCount, parent, kind, firstChild, infoset, infosets } = game.topology;
  const last = new Int32Array(nodeCount).fill(-1);
  for (let node = 1; node < nodeCount; node++) {
    const up = parent[node]!;
    const own = kind[up] === DECISION && infosets.player[infoset[up]!] === player;
    last[node] = own ? infosets.firstSlot[infoset[up]!]! + node - firstChild[up]! : last[up]!;
  }
  return last;
}
