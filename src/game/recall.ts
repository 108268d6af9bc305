// Perfect recall: a player never forgets what it knew or did. Holds by construction for compiled scenarios; checked for games
// from files.

import { decisionTree } from "./decision-tree.ts";
import type { Game } from "./game.ts";

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
  const { infosets, infoset, nodeCount } = game.topology, { nodes, above, slotAbove } = decisionTree(game.topology);
  // By set: the last own slot before it; all members must agree, and by induction up the tree so do the whole sequences.
  const lastSlotOf = new Int32Array(infosets.count).fill(-2);
  for (let player = 0; player < game.players.length; player++) {
    const lastSlot = new Int32Array(nodeCount);
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!, up = above[node]!, set = infoset[node]!;
      const last = up < 0 ? -1 : infosets.player[infoset[up]!] === player ? slotAbove[node]! : lastSlot[up]!;
      lastSlot[node] = last;
      if (infosets.player[set] !== player) continue;
      if (lastSlotOf[set] === -2) lastSlotOf[set] = last;
      else if (lastSlotOf[set] !== last) {
        const name = infosets.label[set] === "" ? `number ${infosets.number[set]}` : `"${infosets.label[set]}"`;
        for (let before = up; before >= 0; before = above[before]!) {
          if (infoset[before] === set) return { infoset: set, sentence: `${game.players[player]} forgets at information set ${name} that it has been there: a path through the tree passes it twice (absent-mindedness)` };
        }
        return { infoset: set, sentence: `${game.players[player]} forgets at information set ${name} what it did or knew before: its nodes are reached by different moves of its own` };
      }
    }
  }
  return null;
}
