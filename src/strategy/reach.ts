// How often nodes are reached, and what they are worth, under a profile. One pass down the tree, one pass up.

import { CHANCE, DECISION, type Game, TERMINAL, type Topology } from "../game/index.ts";
import { type Profile, requireProfile } from "./profile.ts";

/** How nodes hang together, as passes over the tree read it. */
export interface Entries {
  /** By node: the slot of the choice that leads into it, -1 at the root and below chance; and whose choice it is, or -1. */
  readonly slot: Int32Array;
  readonly player: Int32Array;
  /** Nodes that are no ends, in the order of nodes, and by position there the slot of the first action, -1 at chance. */
  readonly inner: Int32Array;
  readonly firstSlot: Int32Array;
}

const entries = new WeakMap<Topology, Entries>();

/** Worked out once for each tree. */
export function entriesOf(topology: Topology): Entries {
  let known = entries.get(topology);
  if (known === undefined) {
    const { nodeCount, kind, parent, firstChild, infoset, infosets } = topology;
    const inner = Int32Array.from(kind.keys()).filter((node) => kind[node] !== TERMINAL);
    known = {
      slot: new Int32Array(nodeCount).fill(-1), player: new Int32Array(nodeCount).fill(-1),
      inner, firstSlot: inner.map((node) => (kind[node] === DECISION ? infosets.firstSlot[infoset[node]!]! : -1)),
    };
    for (let node = 1; node < nodeCount; node++) {
      const above = parent[node]!, set = infoset[above]!;
      if (kind[above] === CHANCE) continue;
      known.slot[node] = infosets.firstSlot[set]! + node - firstChild[above]!;
      known.player[node] = infosets.player[set]!;
    }
    entries.set(topology, known);
  }
  return known;
}

/**
 * The probability of passing through each node.
 *
 * @param odds   by node: probability of the branch into it below a chance node, such as `game.valuation.chance`
 * @param reach  what to write to, by node
 * @returns      by node, 1 at the root
 */
export function reachOf(game: Game, profile: Profile, odds: Float64Array, reach: Float64Array = new Float64Array(game.topology.nodeCount)): Float64Array {
  requireProfile(game, profile, "reachOf");
  const { nodeCount, parent } = game.topology, { slot } = entriesOf(game.topology);
  reach[0] = 1;
  for (let node = 1; node < nodeCount; node++) reach[node] = reach[parent[node]!]! * (slot[node]! < 0 ? odds[node]! : profile[slot[node]!]!);
  return reach;
}

/**
 * The payoff that one player expects from each node on, under its own odds of chance.
 *
 * @returns by node, in utils
 */
export function valuesOf(game: Game, profile: Profile, player: number): Float64Array {
  requireProfile(game, profile, "valuesOf");
  return nodeValues(game, profile, player);
}

/**
 * `valuesOf` for a profile that has been looked at already.
 *
 * @param values  what to write to, by node
 */
export function nodeValues(game: Game, profile: Profile, player: number, values: Float64Array = new Float64Array(game.topology.nodeCount)): Float64Array {
  const { firstChild, childCount } = game.topology, { inner, firstSlot } = entriesOf(game.topology), odds = game.valuation.beliefs[player]!;
  values.set(game.valuation.payoffs[player]!); // what stands at other nodes than ends is written over
  for (let i = inner.length - 1; i >= 0; i--) {
    const node = inner[i]!, first = firstChild[node]!, branches = childCount[node]!, slot = firstSlot[i]!;
    let sum = 0;
    if (slot < 0) for (let child = first; child < first + branches; child++) sum += odds[child]! * values[child]!;
    else for (let k = 0; k < branches; k++) sum += profile[slot + k]! * values[first + k]!;
    values[node] = sum;
  }
  return values;
}

/** By tree: room for what nodes are worth to one player after another. */
const worths = new WeakMap<Topology, Float64Array>();

/** What each player expects to get, by player, in utils; each under its own odds of chance. */
export function expectedPayoffs(game: Game, profile: Profile): Float64Array {
  requireProfile(game, profile, "expectedPayoffs");
  let values = worths.get(game.topology);
  if (values === undefined) worths.set(game.topology, (values = new Float64Array(game.topology.nodeCount)));
  return Float64Array.from(game.players, (_, player) => nodeValues(game, profile, player, values)[0]!);
}

/**
 * The probability of each named outcome under the scenario's own odds of chance.
 *
 * @param reach  by node, under the scenario's odds, where known
 * @returns      by outcome of `game.outcomes`; less than 1 in sum by what ends without a named outcome
 */
export function outcomeDistribution(game: Game, profile: Profile, reach: Float64Array = reachOf(game, profile, game.valuation.chance)): Float64Array {
  const { nodeCount, outcome } = game.topology;
  const distribution = new Float64Array(game.outcomes.length);
  for (let node = 0; node < nodeCount; node++) if (outcome[node]! >= 0) distribution[outcome[node]!]! += reach[node]!;
  return distribution;
}
