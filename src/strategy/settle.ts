// What players would do at information sets that their own moves rule out: no equilibrium condition binds it, yet whether the
// rest is credible may hang on it.

import { type Game, payoffRange } from "../game/index.ts";
import { othersReach, spreadBelief } from "./assess.ts";
import { logProfile, type Profile } from "./profile.ts";
import { nodeValues } from "./reach.ts";
import { subgamesOf } from "./subgames.ts";

/** Two values this close, as a share of the payoff range, are a tie: rounding may part them. */
const TIE = 1e-12;

/**
 * Puts at each open set, the last ones first, the action that is best given what follows, the first of equals. Beliefs are
 * Bayes' in the smallest subgame around the set; where the others' moves do not lead there either, all nodes count the same.
 *
 * @param profile  what is open holds anything; a new one is returned
 * @param open     information sets that their owner's own moves rule out
 */
export function settleOpenSets(game: Game, profile: Profile, open: readonly number[]): Profile {
  const { infosets, firstChild } = game.topology;
  const settled = profile.slice(), slack = TIE * payoffRange(game);
  const slotsOf = (set: number) => [infosets.firstSlot[set]!, infosets.firstSlot[set + 1]!] as const;
  for (const set of open) settled.fill(1 / (slotsOf(set)[1] - slotsOf(set)[0]), ...slotsOf(set));
  // Members of a set stand in node order, and nodes level by level.
  for (const set of [...open].sort((a, b) => infosets.nodes[infosets.nodeStart[b]!]! - infosets.nodes[infosets.nodeStart[a]!]! || b - a)) {
    const owner = infosets.player[set]!, [from, to] = slotsOf(set);
    const values = nodeValues(game, settled, owner), beliefs = new Float64Array(values.length);
    const isKnown = spreadBelief(infosets, set, othersReach(game, logProfile(settled), owner, subgamesOf(game).begins), beliefs);
    const nodes = infosets.nodes.subarray(infosets.nodeStart[set]!, infosets.nodeStart[set + 1]!);
    const worth = Array.from({ length: to - from }, (_, k) => nodes.reduce((sum, node) => sum + (isKnown ? beliefs[node]! : 1 / nodes.length) * values[firstChild[node]! + k]!, 0));
    const best = worth.reduce((top, value) => Math.max(top, value), -Infinity);
    settled.fill(0, from, to);
    settled[from + worth.findIndex((value) => value >= best - slack)] = 1;
  }
  return settled;
}
