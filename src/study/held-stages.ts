// The same game with some stages already played by given strategies: what is left is solved around them. So a change can come as a
// surprise: whoever moved before it moved as if it were not.

import type { Compiled } from "../compile/index.ts";
import { CHANCE, type Game } from "../game/index.ts";
import type { Profile } from "../strategy/index.ts";

export interface HeldGame {
  readonly game: Game;
  /** By slot of `game`: the slot of the original game. */
  readonly slots: Int32Array;
}

/**
 * Turns the decisions at some stages into chance moves with the odds of a profile, in everybody's eyes.
 *
 * @param compiled  the changed scenario
 * @param profile   by slot of the changed scenario's game; only slots at the held stages are read
 * @param stages    names of stages
 */
export function holdStages({ game, stageOfNode, stages: all, infosetStage }: Compiled, profile: Profile, stages: ReadonlySet<string>): HeldGame {
  const { topology, valuation } = game;
  const { infosets } = topology;
  const held = (set: number) => stages.has(all[infosetStage[set]!]?.name ?? "");
  const kept = Array.from({ length: infosets.count }, (_, set) => set).filter((set) => !held(set));
  const newNumber = new Int32Array(infosets.count).fill(-1);
  kept.forEach((set, i) => (newNumber[set] = i));
  const kind = topology.kind.slice(), infoset = topology.infoset.slice();
  const chance = valuation.chance.slice();
  const beliefs = valuation.beliefs.map((own) => (own === valuation.chance ? chance : own.slice()));
  for (let node = 0; node < topology.nodeCount; node++) {
    const set = topology.infoset[node]!;
    if (set < 0) continue;
    infoset[node] = newNumber[set]!;
    if (newNumber[set]! >= 0 || stageOfNode[node]! < 0) continue;
    kind[node] = CHANCE;
    for (let k = 0; k < topology.childCount[node]!; k++) {
      const odds = profile[infosets.firstSlot[set]! + k]!;
      for (const column of new Set([chance, ...beliefs])) column[topology.firstChild[node]! + k] = odds;
    }
  }
  const firstSlot = new Int32Array(kept.length + 1), nodeStart = new Int32Array(kept.length + 1);
  const slots: number[] = [], nodes: number[] = [];
  kept.forEach((set, i) => {
    for (let slot = infosets.firstSlot[set]!; slot < infosets.firstSlot[set + 1]!; slot++) slots.push(slot);
    for (let at = infosets.nodeStart[set]!; at < infosets.nodeStart[set + 1]!; at++) nodes.push(infosets.nodes[at]!);
    firstSlot[i + 1] = slots.length;
    nodeStart[i + 1] = nodes.length;
  });
  const changed: Game = {
    ...game,
    topology: {
      ...topology, kind, infoset,
      infosets: {
        count: kept.length,
        player: Int32Array.from(kept, (set) => infosets.player[set]!), number: Int32Array.from(kept, (set) => infosets.number[set]!),
        label: kept.map((set) => infosets.label[set]!), actions: kept.map((set) => infosets.actions[set]!),
        firstSlot, nodeStart, nodes: Int32Array.from(nodes),
      },
    },
    valuation: { chance, beliefs, payoffs: valuation.payoffs },
  };
  return { game: changed, slots: Int32Array.from(slots) };
}

/**
 * The strategy of one compiled scenario at the information sets that another has too: same stage, type and observations, same
 * actions.
 *
 * @returns by slot of `to`; NaN where `from` has no such set
 */
export function carryProfile(from: Compiled, profile: Profile, to: Compiled): Float64Array {
  const keyOf = (compiled: Compiled, set: number) => JSON.stringify([compiled.stages[compiled.infosetStage[set]!]?.name, compiled.game.topology.infosets.player[set], compiled.infosetType[set], compiled.infosetHistory(set), compiled.game.topology.infosets.actions[set]]);
  const source = from.game.topology.infosets, target = to.game.topology.infosets;
  const places = new Map(Array.from({ length: source.count }, (_, set) => [keyOf(from, set), source.firstSlot[set]!] as const));
  const carried = new Float64Array(target.firstSlot[target.count]!).fill(NaN);
  for (let set = 0; set < target.count; set++) {
    const at = places.get(keyOf(to, set));
    if (at !== undefined) for (let slot = target.firstSlot[set]!; slot < target.firstSlot[set + 1]!; slot++) carried[slot] = profile[at + slot - target.firstSlot[set]!]!;
  }
  return carried;
}
