// Where subgames begin, and what a player could gain inside one.

import { CHANCE, DECISION, type Game, TERMINAL, type Topology } from "../game/index.ts";
import { othersReach } from "./assess.ts";
import { logProfile, type Profile, requireProfile } from "./profile.ts";
import { nodeValues } from "./reach.ts";
import { requireRecall, respond } from "./response.ts";

export interface Subgames {
  /** By node: 1 where a subgame begins. The root is one; no end is. */
  readonly begins: Uint8Array;
  /** Nodes where a subgame begins, in node order. */
  readonly roots: Int32Array;
}

const known = new WeakMap<Topology, Subgames>();

/**
 * Nodes below which the tree is closed: no information set has nodes both inside and outside.
 *
 * @source Selten 1965
 */
export function subgamesOf({ topology }: Game): Subgames {
  let subgames = known.get(topology);
  if (subgames === undefined) known.set(topology, (subgames = findSubgames(topology)));
  return subgames;
}

function findSubgames({ nodeCount, kind, parent, firstChild, childCount, infosets }: Topology): Subgames {
  // In depth-first order the nodes below one are an interval: a subtree is closed when it holds the intervals of its sets.
  const size = new Int32Array(nodeCount).fill(1), position = new Int32Array(nodeCount);
  for (let node = nodeCount - 1; node > 0; node--) size[parent[node]!]! += size[node]!;
  for (let node = 0; node < nodeCount; node++) {
    let next = position[node]! + 1;
    for (let k = 0; k < childCount[node]!; k++) {
      position[firstChild[node]! + k] = next;
      next += size[firstChild[node]! + k]!;
    }
  }
  const low = new Int32Array(nodeCount).fill(nodeCount), high = new Int32Array(nodeCount).fill(-1);
  for (let set = 0; set < infosets.count; set++) {
    let from = nodeCount, to = -1;
    for (let at = infosets.nodeStart[set]!; at < infosets.nodeStart[set + 1]!; at++) {
      from = Math.min(from, position[infosets.nodes[at]!]!);
      to = Math.max(to, position[infosets.nodes[at]!]!);
    }
    for (let at = infosets.nodeStart[set]!; at < infosets.nodeStart[set + 1]!; at++) [low[infosets.nodes[at]!], high[infosets.nodes[at]!]] = [from, to];
  }
  const begins = new Uint8Array(nodeCount), roots: number[] = [];
  for (let node = nodeCount - 1; node >= 0; node--) {
    const closed = kind[node] !== TERMINAL && low[node]! >= position[node]! && high[node]! < position[node]! + size[node]!;
    const decides = kind[node] === DECISION || (kind[node] === CHANCE && high[node]! >= 0);
    if (node === 0 || (closed && decides)) {
      begins[node] = 1;
      roots.push(node);
    }
    if (node === 0) continue;
    low[parent[node]!] = Math.min(low[parent[node]!]!, low[node]!);
    high[parent[node]!] = Math.max(high[parent[node]!]!, high[node]!);
  }
  return { begins, roots: Int32Array.from(roots.reverse()) };
}

export interface SubgameGain {
  /** Where the subgame begins. */
  readonly node: number;
  readonly player: number;
  /** Best-response value minus own value there, in utils, under the player's own odds. */
  readonly gain: number;
  /** Slots that the best response takes, where it does better than the profile, on the paths that it leads along. */
  readonly moves: readonly number[];
}

/**
 * The largest gain of a player in a subgame: 0 in all of them is subgame perfection. Among subgames of equal gain the first in
 * node order, so that the whole game comes before its parts. Costs two passes over the tree for each player.
 *
 * @param slack  gains that differ by no more count as equal, in utils
 * @returns      null in a game without players
 * @throws {RangeError} when a player forgets
 */
export function largestSubgameGain(game: Game, profile: Profile, slack: number): SubgameGain | null {
  requireProfile(game, profile, "largestSubgameGain");
  requireRecall(game, "largestSubgameGain");
  const { begins, roots } = subgamesOf(game);
  return largestGain(game, profile, slack, begins, roots);
}

/** The same in the whole game alone: the largest regret, and the moves that would cure it. */
export function largestGameGain(game: Game, profile: Profile, slack: number): SubgameGain | null {
  requireProfile(game, profile, "largestGameGain");
  requireRecall(game, "largestGameGain");
  return largestGain(game, profile, slack, null, Int32Array.of(0));
}

function largestGain(game: Game, profile: Profile, slack: number, begins: Uint8Array | null, roots: Int32Array): SubgameGain | null {
  const logs = logProfile(profile);
  let worst: SubgameGain | null = null;
  for (let player = 0; player < game.players.length; player++) {
    const response = respond(game, profile, player, othersReach(game, logs, player, begins));
    const own = nodeValues(game, profile, player);
    let at = -1, least: number = worst === null ? -Infinity : worst.gain + slack;
    for (const node of roots) {
      const gain = response.values[node]! - own[node]!;
      if (gain > least) [at, least] = [node, gain + slack];
    }
    if (at >= 0) worst = { node: at, player, gain: Math.max(0, response.values[at]! - own[at]!), moves: betterMoves(game, profile, player, at, response.choice, response.gains, slack) };
  }
  return worst;
}

/** The slots of a best response that gain something, as far as it and the others' moves lead. */
function betterMoves(game: Game, profile: Profile, player: number, root: number, choice: Int32Array, gains: Float64Array, slack: number): number[] {
  const { nodeCount, kind, parent, firstChild, infoset, infosets } = game.topology;
  const odds = game.valuation.beliefs[player]!;
  const reached = new Uint8Array(nodeCount), moves = new Set<number>();
  reached[root] = 1;
  for (let node = root; node < nodeCount; node++) {
    const above = parent[node]!;
    if (node > root && reached[above] === 1) {
      const k = node - firstChild[above]!, set = infoset[above]!;
      const taken = kind[above] === CHANCE ? odds[node]! > 0 : infosets.player[set] === player ? choice[set] === k : profile[infosets.firstSlot[set]! + k]! > 0;
      if (taken) reached[node] = 1;
    }
    if (reached[node] !== 1 || kind[node] !== DECISION) continue;
    const set = infoset[node]!;
    if (infosets.player[set] === player && gains[set]! > slack) moves.add(infosets.firstSlot[set]! + choice[set]!);
  }
  return [...moves];
}
