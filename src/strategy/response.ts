// How much better a player could do: best response, regret, gains at a single information set, distance from logit choice.

import { exp, requireThat } from "../base/index.ts";
import { type Council, DECISION, findRecallFault, type Game, type RecallFault, TERMINAL, type Topology } from "../game/index.ts";
import { assess, type LogReach, othersReach, passingAssessment, spreadBelief } from "./assess.ts";
import { councilAnswer } from "./council.ts";
import { logProfile, type Profile, requireProfile } from "./profile.ts";
import { nodeValues } from "./reach.ts";

export interface BestResponse {
  /** What the player can get at most against the others' part of the profile, under its own odds, in utils. */
  readonly value: number;
  /** By information set: the index of an action that gets it, the first of equals; -1 at sets of other players. */
  readonly choice: Int32Array;
}

/**
 * A pure best response, optimal at every information set that chance and the others' moves can lead to. At the other sets
 * any choice serves the value; there the nodes are weighted equally.
 *
 * @throws {RangeError} when the player forgets: the order in which its sets are decided exists under perfect recall only
 */
export function bestResponse(game: Game, profile: Profile, player: number): BestResponse {
  requireProfile(game, profile, "bestResponse");
  requireThat(player >= 0 && player < game.players.length, `bestResponse(): \`player\` counts from 0 to ${game.players.length - 1}, got ${player}`);
  requireRecall(game, "bestResponse");
  const { values, choice } = respond(game, profile, player, othersReach(game, logProfile(profile), player));
  return { value: values[0]!, choice };
}

export interface Response {
  /** By node: what the player can get at most from there on, given what it knows at its information sets, in utils. */
  readonly values: Float64Array;
  /** As in `BestResponse`. */
  readonly choice: Int32Array;
  /** By information set of the player: what the choice gains there over the profile's own, given the set; 0 where beliefs are undefined. */
  readonly gains: Float64Array;
}

/**
 * The best response to a profile that has been looked at already, in a game with perfect recall.
 *
 * @param reach  by node, as far as nodes of one information set compare
 */
export function respond(game: Game, profile: Profile, player: number, reach: LogReach): Response {
  const { topology } = game;
  const { infosets, firstChild, childCount, kind, infoset } = topology;
  const odds = game.valuation.beliefs[player]!, payoff = game.valuation.payoffs[player]!;
  const beliefs = new Float64Array(topology.nodeCount), values = new Float64Array(topology.nodeCount);
  const choice = new Int32Array(infosets.count).fill(-1), gains = new Float64Array(infosets.count);
  const { order, start } = byOwnDepth(topology, player);
  const isOwn = (node: number) => kind[node] === DECISION && infosets.player[infoset[node]!] === player;

  const decide = (set: number) => {
    const slot = infosets.firstSlot[set]!;
    const from = infosets.nodeStart[set]!, to = infosets.nodeStart[set + 1]!;
    const isKnown = spreadBelief(infosets, set, reach, beliefs);
    let best = -Infinity, own = 0;
    for (let k = 0; slot + k < infosets.firstSlot[set + 1]!; k++) {
      let worth = 0;
      for (let at = from; at < to; at++) worth += (isKnown ? beliefs[infosets.nodes[at]!]! : 1) * values[firstChild[infosets.nodes[at]!]! + k]!;
      if (worth > best) [best, choice[set]] = [worth, k];
      own += profile[slot + k]! * worth;
    }
    if (isKnown) gains[set] = best - own;
  };
  // Below a node of own depth d all own decisions have depth d or more, and the player's sets each lie at one own depth.
  for (let depth = start.length - 2; depth >= 0; depth--) {
    for (let at = start[depth]!; at < start[depth + 1]!; at++) {
      const node = order[at]!;
      if (isOwn(node) && choice[infoset[node]!] === -1) decide(infoset[node]!);
    }
    for (let at = start[depth + 1]! - 1; at >= start[depth]!; at--) {
      const node = order[at]!, first = firstChild[node]!;
      if (kind[node] === TERMINAL) values[node] = payoff[node]!;
      else if (isOwn(node)) values[node] = values[first + choice[infoset[node]!]!]!;
      else {
        const slot = kind[node] === DECISION ? infosets.firstSlot[infoset[node]!]! : -1;
        for (let k = 0; k < childCount[node]!; k++) values[node]! += (slot >= 0 ? profile[slot + k]! : odds[first + k]!) * values[first + k]!;
      }
    }
  }
  return { values, choice, gains };
}

/** Refuses a game in which a player forgets: the order in which a player's sets are decided exists under perfect recall only. */
export function requireRecall(game: Game, caller: string): void {
  const fault = recallFaultOf(game);
  requireThat(fault === null, `${caller}(): needs perfect recall; ${fault?.sentence}`);
}

const faults = new WeakMap<Topology, { readonly fault: RecallFault | null }>();

/** Where a player forgets, or null; looked for once for each tree. */
export function recallFaultOf(game: Game): RecallFault | null {
  let known = faults.get(game.topology);
  if (known === undefined) faults.set(game.topology, (known = { fault: findRecallFault(game) }));
  return known.fault;
}

/** Nodes in groups by the number of the player's own decisions above them; inside a group in node order. */
function byOwnDepth(topology: Topology, player: number) {
  const { nodeCount, parent, infoset, infosets } = topology;
  const depth = new Int32Array(nodeCount);
  let deepest = 0;
  for (let node = 1; node < nodeCount; node++) {
    const set = infoset[parent[node]!]!;
    depth[node] = depth[parent[node]!]! + (set >= 0 && infosets.player[set] === player ? 1 : 0);
    deepest = Math.max(deepest, depth[node]!);
  }
  const start = new Int32Array(deepest + 2), order = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) start[depth[node]! + 1]! += 1;
  for (let d = 0; d <= deepest; d++) start[d + 1]! += start[d]!;
  const filled = start.slice();
  for (let node = 0; node < nodeCount; node++) order[filled[depth[node]!]!++] = node;
  return { order, start };
}

/** Best-response value minus own value, by player, in utils; never below 0. All zero: a Nash equilibrium. */
export function regret(game: Game, profile: Profile): Float64Array {
  requireProfile(game, profile, "regret");
  requireRecall(game, "regret");
  return Float64Array.from(game.players, (_, player) => Math.max(0, bestResponse(game, profile, player).value - nodeValues(game, profile, player)[0]!));
}

/**
 * What the owner would gain by changing its choice at this one information set, given that it is reached, by information
 * set, in utils; never below 0; NaN where beliefs are undefined. All zero with no NaN: sequentially rational.
 */
export function oneShotGains(game: Game, profile: Profile, logs: Float64Array | null = null): Float64Array {
  const { actionValues, values, defined } = assess(game, profile, logs);
  const { firstSlot } = game.topology.infosets;
  return values.map((value, set) => (defined[set] === 0 ? NaN : Math.max(0, actionValues.subarray(firstSlot[set]!, firstSlot[set + 1]!).reduce((a, b) => Math.max(a, b), -Infinity) - value)));
}

/**
 * By seat of a council, by slot: the expected payoff of the seat from an action, given the set, by the beliefs of the player for whom it
 * decides. Slots of other players hold that player's.
 */
export function seatValues(game: Game, council: Council, profile: Profile, logs: Float64Array | null = null): readonly Float64Array[] {
  return council.seats.map(({ payoffs }) => passingAssessment(heldBy(game, council.player, payoffs), profile, logs).actionValues);
}

/** The game as one sees it who has a player's place and other payoffs. */
function heldBy(game: Game, player: number, payoffs: Float64Array): Game {
  return { ...game, valuation: { ...game.valuation, payoffs: game.valuation.payoffs.with(player, payoffs) } };
}

/**
 * The largest difference, over slots, between the profile and the logit response to it (where a council decides, the answer by its rule): 0 at a quantal response equilibrium.
 * NaN where beliefs are undefined; pass `logs` where probabilities underflow.
 *
 * @param lambda  precision, in 1/util
 */
export function logitResidual(game: Game, profile: Profile, lambda: number, logs: Float64Array | null = null): number {
  const { actionValues } = passingAssessment(game, profile, logs);
  const { firstSlot, count, player } = game.topology.infosets;
  const councils = (game.valuation.councils ?? []).map((council) => ({ council, worth: [actionValues, ...seatValues(game, council, profile, logs)] }));
  const sittingFor = game.players.map((_, own) => councils.find(({ council }) => council.player === own));
  let worst = 0;
  for (let set = 0; set < count; set++) {
    const from = firstSlot[set]!, to = firstSlot[set + 1]!, sitting = sittingFor[player[set]!];
    if (sitting !== undefined) {
      const answer = councilAnswer(sitting.council, Float64Array.from(sitting.worth.flatMap((values) => [...values.subarray(from, to)])), to - from, lambda);
      for (let slot = from; slot < to; slot++) worst = Math.max(worst, Math.abs(profile[slot]! - exp(answer.logs[slot - from]!)));
      continue;
    }
    let top = -Infinity, sum = 0;
    for (let slot = from; slot < to; slot++) top = Math.max(top, actionValues[slot]!);
    // What the actions are worth is not read again: their powers take its place.
    for (let slot = from; slot < to; slot++) sum += actionValues[slot] = exp(lambda * (actionValues[slot]! - top));
    for (let slot = from; slot < to; slot++) worst = Math.max(worst, Math.abs(profile[slot]! - actionValues[slot]! / sum));
  }
  return worst;
}
