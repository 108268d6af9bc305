// A second, slow judge of profiles that shares no code with src/strategy: recursion over histories and enumeration of pure
// strategies.

import { CHANCE, type Game, TERMINAL } from "../../src/game/index.ts";

/** Probability of the branch into child k of a node under some player's odds (-1: the scenario's). */
function step(game: Game, profile: Float64Array, odds: number, node: number, k: number): number {
  const { topology, valuation } = game;
  if (topology.kind[node] === CHANCE) return (odds < 0 ? valuation.chance : valuation.beliefs[odds]!)[topology.firstChild[node]! + k]!;
  return profile[topology.infosets.firstSlot[topology.infoset[node]!]! + k]!;
}

/** All ends below a node with their probability from there. */
export function* endsBelow(game: Game, profile: Float64Array, odds: number, node = 0, probability = 1): Generator<readonly [number, number]> {
  if (game.topology.kind[node] === TERMINAL) yield [node, probability];
  else for (let k = 0; k < game.topology.childCount[node]!; k++) yield* endsBelow(game, profile, odds, game.topology.firstChild[node]! + k, probability * step(game, profile, odds, node, k));
}

export function expectedBelow(game: Game, profile: Float64Array, player: number, node = 0): number {
  let sum = 0;
  for (const [end, probability] of endsBelow(game, profile, player, node)) sum += probability * game.valuation.payoffs[player]![end]!;
  return sum;
}

/** Probability of passing through a node, climbing up from it. */
export function reachByClimbing(game: Game, profile: Float64Array, odds: number, node: number): number {
  const above = game.topology.parent[node]!;
  if (above < 0) return 1;
  return step(game, profile, odds, above, node - game.topology.firstChild[above]!) * reachByClimbing(game, profile, odds, above);
}

/** Belief-weighted value of every action at one information set, the owner's own moves included in reach. */
export function conditionalValues(game: Game, profile: Float64Array, set: number): number[] {
  const { infosets, firstChild } = game.topology;
  const owner = infosets.player[set]!;
  const members = [...infosets.nodes.subarray(infosets.nodeStart[set]!, infosets.nodeStart[set + 1]!)];
  const reach = members.map((node) => reachByClimbing(game, profile, owner, node));
  const total = reach.reduce((a, b) => a + b, 0);
  return infosets.actions[set]!.map((_, k) => members.reduce((sum, node, i) => sum + (reach[i]! / total) * expectedBelow(game, profile, owner, firstChild[node]! + k), 0));
}

/** Number of pure strategies of a player. */
export function pureCount(game: Game, player: number): number {
  const { infosets } = game.topology;
  let count = 1;
  for (let set = 0; set < infosets.count; set++) if (infosets.player[set] === player) count *= infosets.actions[set]!.length;
  return count;
}

/** The best a player can get with a pure strategy against the rest of the profile. */
export function bestByEnumeration(game: Game, profile: Float64Array, player: number): number {
  const { infosets } = game.topology;
  const sets = [...infosets.player.keys()].filter((set) => infosets.player[set] === player);
  const trial = profile.slice();
  const search = (i: number): number => {
    if (i === sets.length) return expectedBelow(game, trial, player);
    const from = infosets.firstSlot[sets[i]!]!, to = infosets.firstSlot[sets[i]! + 1]!;
    let best = -Infinity;
    for (let slot = from; slot < to; slot++) {
      trial.fill(0, from, to);
      trial[slot] = 1;
      best = Math.max(best, search(i + 1));
    }
    return best;
  };
  return search(0);
}
