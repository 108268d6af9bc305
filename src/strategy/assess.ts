// What a player at an information set believes and what its actions are worth there, given that the set has been reached.

import { exp, ln, requireThat } from "../base/index.ts";
import type { Game, InformationSets, Topology } from "../game/index.ts";
import { logProfile, type Profile, requireProfile } from "./profile.ts";
import { entriesOf, nodeValues } from "./reach.ts";

export interface Assessment {
  /** By node: the owner's probability of being here, given that it is in this information set. NaN where `defined` is 0; 0 off decision nodes. */
  readonly beliefs: Float64Array;
  /** By slot: the owner's expected payoff from the action, given the set, in utils. NaN where beliefs are undefined. */
  readonly actionValues: Float64Array;
  /** By information set: the owner's expected payoff given the set. NaN where beliefs are undefined. */
  readonly values: Float64Array;
  /** By information set: 1 where Bayes' rule gives beliefs, 0 where the others' moves never lead here. */
  readonly defined: Uint8Array;
}

/**
 * Beliefs by Bayes' rule under each owner's own odds, and conditional values of actions.
 *
 * Worked in logarithms, so that nothing underflows. The owner's own moves are left out: under perfect recall they are the same
 * for all nodes of a set and cancel. A chance branch of probability 0 is taken, for beliefs only, as the limit of equally small
 * probabilities: in each set the nodes behind the fewest such branches share the belief and the others get 0. Hence every set
 * has beliefs under a fully mixed profile. Where the others' moves have probability 0, beliefs are undefined and say so.
 *
 * @param logs  natural logarithms of the profile by slot, where known better than the probabilities themselves
 * @source the conditional payoffs of McKelvey and Palfrey 1998
 */
export function assess(game: Game, profile: Profile, logs: Float64Array | null = null): Assessment {
  return assessInto(game, profile, logs, new Float64Array(game.topology.nodeCount));
}

/** `assess` for readers who are done with its beliefs before the next assessment of this tree, which overwrites them. */
export function passingAssessment(game: Game, profile: Profile, logs: Float64Array | null): Assessment {
  const room = roomOf(game.topology);
  return assessInto(game, profile, logs, (room.beliefs ??= new Float64Array(game.topology.nodeCount)));
}

/** @param beliefs  what to write to; 0 off decision nodes */
function assessInto(game: Game, profile: Profile, logs: Float64Array | null, beliefs: Float64Array): Assessment {
  requireProfile(game, profile, "assess");
  requireThat(logs === null || logs.length === profile.length, `assess(): \`logs\` holds one number for each of ${profile.length} slots, got ${logs?.length}`);
  const { infosets, firstChild } = game.topology;
  const logOf = logs ?? logProfile(profile);
  const actionValues = new Float64Array(profile.length);
  const values = new Float64Array(infosets.count), defined = new Uint8Array(infosets.count);
  let before: LogOdds | null = null;
  const { room, worth, chance } = roomOf(game.topology);
  for (const [player, [from, to]] of setRanges(infosets, game.players.length).entries()) {
    if (from === to) continue;
    before = logOddsOf(game, player, before, (chance[player] ??= new Float64Array(game.topology.nodeCount)));
    const reach = othersReach(game, logOf, player, null, before.logs, room);
    nodeValues(game, profile, player, worth);
    for (let set = from; set < to; set++) {
      defined[set] = spreadBelief(infosets, set, reach, beliefs) ? 1 : 0;
      const slot = infosets.firstSlot[set]!, end = infosets.firstSlot[set + 1]!;
      for (let at = infosets.nodeStart[set]!; at < infosets.nodeStart[set + 1]!; at++) {
        const node = infosets.nodes[at]!, belief = beliefs[node]!;
        for (let s = slot, child = firstChild[node]!; s < end; s++, child++) actionValues[s]! += belief * worth[child]!;
      }
      for (let s = slot; s < end; s++) values[set]! += profile[s]! * actionValues[s]!;
    }
  }
  return { beliefs, actionValues, values, defined };
}

interface Room {
  readonly room: LogReach;
  readonly worth: Float64Array;
  beliefs: Float64Array | null;
  /** By player: logarithms of odds of chance. */
  readonly chance: Float64Array[];
}

const rooms = new WeakMap<Topology, Room>();

/** Arrays that each assessment of one tree overwrites. */
function roomOf(topology: Topology): Room {
  let known = rooms.get(topology);
  if (known === undefined) rooms.set(topology, (known = { room: { log: new Float64Array(topology.nodeCount), zeros: new Int32Array(topology.nodeCount) }, worth: new Float64Array(topology.nodeCount), beliefs: null, chance: [] }));
  return known;
}

/** First and one-past-last information set, by player. */
export function setRanges(infosets: InformationSets, players: number): (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (let player = 0, set = 0; player < players; player++) {
    const from = set;
    while (set < infosets.count && infosets.player[set] === player) set++;
    ranges.push([from, set]);
  }
  return ranges;
}

export interface LogReach {
  /** By node but ends: logarithm of the probability that chance and the others lead here, chance branches of probability 0 left out. */
  readonly log: Float64Array;
  /** By node but ends: the number of chance branches of probability 0 above it. */
  readonly zeros: Int32Array;
}

/** Odds of chance, and by node their logarithms below chance nodes, but at ends. */
interface LogOdds {
  readonly odds: Float64Array;
  readonly logs: Float64Array;
}

/**
 * @param known  of another player, whose odds mostly are the same numbers
 * @param logs   what to write to, by node
 */
function logOddsOf({ topology, valuation }: Game, player: number, known: LogOdds | null, logs: Float64Array = new Float64Array(topology.nodeCount)): LogOdds {
  const odds = valuation.beliefs[player]!;
  if (known !== null && known.odds === odds) return known;
  const { slot, inner } = entriesOf(topology);
  for (let i = 1; i < inner.length; i++) {
    const node = inner[i]!;
    if (slot[node]! < 0) logs[node] = known !== null && known.odds[node] === odds[node] ? known.logs[node]! : ln(odds[node]!);
  }
  return { odds, logs };
}

/**
 * Reach by chance (under the player's own odds) and by everybody else's moves.
 *
 * @param begins   by node: 1 where reach starts anew from 1, such as where subgames begin; null: at the root only
 * @param logOdds  by node: logarithms of the player's odds below chance nodes, where known
 * @param room     what to write to, unless `begins` is given; begun anew without one
 */
export function othersReach(game: Game, logs: Float64Array, player: number, begins: Uint8Array | null = null, logOdds: Float64Array = logOddsOf(game, player, null).logs, room: LogReach | null = null): LogReach {
  const { nodeCount, parent } = game.topology, { slot, player: mover, inner } = entriesOf(game.topology);
  const odds = game.valuation.beliefs[player]!;
  const { log, zeros } = room ?? { log: new Float64Array(nodeCount), zeros: new Int32Array(nodeCount) };
  // The first is the root, which no move leads into.
  for (let i = 1; i < inner.length; i++) {
    const node = inner[i]!;
    if (begins !== null && begins[node] === 1) continue;
    const above = parent[node]!;
    log[node] = log[above]!;
    zeros[node] = zeros[above]!;
    if (slot[node]! < 0) {
      if (odds[node]! > 0) log[node]! += logOdds[node]!;
      else zeros[node]! += 1;
    } else if (mover[node] !== player) log[node]! += logs[slot[node]!]!;
  }
  return { log, zeros };
}

/** Writes the beliefs at one set; NaN and false when Bayes' rule gives none. */
export function spreadBelief(infosets: InformationSets, set: number, reach: LogReach, beliefs: Float64Array): boolean {
  const { nodes, nodeStart } = infosets;
  const from = nodeStart[set]!, to = nodeStart[set + 1]!;
  let fewest = Infinity, top = -Infinity, sum = 0;
  for (let at = from; at < to; at++) fewest = Math.min(fewest, reach.zeros[nodes[at]!]!);
  for (let at = from; at < to; at++) if (reach.zeros[nodes[at]!] === fewest) top = Math.max(top, reach.log[nodes[at]!]!);
  if (!(top > -Infinity)) {
    for (let at = from; at < to; at++) beliefs[nodes[at]!] = NaN;
    return false;
  }
  for (let at = from; at < to; at++) {
    const node = nodes[at]!;
    sum += beliefs[node] = reach.zeros[node] === fewest ? exp(reach.log[node]! - top) : 0;
  }
  for (let at = from; at < to; at++) beliefs[nodes[at]!]! /= sum;
  return true;
}
