// Perfect recall: a player never forgets what it knew or did. Holds by construction for compiled scenarios; checked for games
// from files.

import { DECISION, type Game, TERMINAL } from "./game.ts";

export interface RecallFault {
  /** The information set whose owner has forgotten something. */
  readonly infoset: number;
  readonly sentence: string;
}

/**
 * The first information set at which perfect recall fails, or null when it holds.
 * It holds when, at every information set, all member nodes are preceded by the same sequence of the owner's own
 * (information set, action) pairs.
 *
 * @source Kuhn 1953, definition 17; sequence form: von Stengel 1996
 */
export function findRecallFault(game: Game): RecallFault | null {
  const { topology } = game;
  const { infosets } = topology;
  // By set: the last own slot before it; all members must agree, and by induction up the tree so do the whole sequences.
  const lastSlotOf = new Int32Array(infosets.count).fill(-2);
  for (let player = 0; player < game.players.length; player++) {
    const lastSlot = new Int32Array(topology.nodeCount).fill(-1);
    for (let node = 0; node < topology.nodeCount; node++) {
      if (topology.kind[node] === TERMINAL) continue;
      const parent = topology.parent[node]!;
      if (parent >= 0) {
        const set = topology.infoset[parent]!;
        lastSlot[node] = set >= 0 && infosets.player[set] === player ? infosets.firstSlot[set]! + node - topology.firstChild[parent]! : lastSlot[parent]!;
      }
      const set = topology.infoset[node]!;
      if (topology.kind[node] !== DECISION || infosets.player[set] !== player) continue;
      if (lastSlotOf[set] === -2) lastSlotOf[set] = lastSlot[node]!;
      else if (lastSlotOf[set] !== lastSlot[node]) {
        const name = infosets.label[set] === "" ? `number ${infosets.number[set]}` : `"${infosets.label[set]}"`;
        return { infoset: set, sentence: `${game.players[player]} forgets at information set ${name} what it did or knew before: its nodes are reached by different moves of its own` };
      }
    }
  }
  return null;
}
