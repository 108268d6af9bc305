// How decisions follow each other, chance between them left out: what perfect recall and solvers of large trees go by.

import { CHANCE, TERMINAL, type Topology } from "./game.ts";

export interface DecisionTree {
  /** Decision nodes and terminal nodes, each in node order, and chance nodes in reverse. */
  readonly nodes: Int32Array;
  readonly ends: Int32Array;
  readonly chance: Int32Array;
  /** By node, of meaning at decision nodes: the last decision above and the slot that leads down from it; -1 where only chance lies above. */
  readonly above: Int32Array;
  readonly slotAbove: Int32Array;
}

/** By tree: asked for at every new set of numbers. */
const known = new WeakMap<Topology, DecisionTree>();

/** The decisions of a tree, in one pass over it; kept. */
export function decisionTree(topology: Topology): DecisionTree {
  let decisions = known.get(topology);
  if (decisions === undefined) known.set(topology, (decisions = readDecisions(topology)));
  return decisions;
}

function readDecisions({ kind, parent, firstChild, infoset, infosets, nodeCount }: Topology): DecisionTree {
  const nodes = new Int32Array(infosets.nodes.length), ends = new Int32Array(nodeCount), chance = new Int32Array(nodeCount);
  const above = new Int32Array(nodeCount), slotAbove = new Int32Array(nodeCount), { firstSlot } = infosets;
  let nodesTop = 0, endsTop = 0, chanceTop = nodeCount;
  for (let node = 0; node < nodeCount; node++) {
    const is = kind[node]!;
    if (is === TERMINAL) {
      ends[endsTop++] = node;
      continue;
    }
    if (is === CHANCE) {
      chance[--chanceTop] = node;
      continue;
    }
    nodes[nodesTop++] = node;
    let child = node, up = parent[node]!;
    while (up >= 0 && kind[up] === CHANCE) {
      child = up;
      up = parent[up]!;
    }
    above[node] = up;
    slotAbove[node] = up < 0 ? -1 : firstSlot[infoset[up]!]! + child - firstChild[up]!;
  }
  return { nodes, ends: ends.slice(0, endsTop), chance: chance.slice(chanceTop), above, slotAbove };
}
