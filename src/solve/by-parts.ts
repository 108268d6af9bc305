// One subgame-perfect equilibrium from a solver of whole games: the parts between the beginnings of subgames are solved from the
// last ones up, each with what the subgames below it are worth.

import { DECISION, type Game, revalue, TERMINAL } from "../game/index.ts";
import { type Profile, uniformProfile } from "../strategy/index.ts";
import { gameOfPart, type Part, partsOf } from "./parts.ts";

/** Values this close, as a share of the larger, are a tie; it goes to the first action. */
const TIE = 1e-12;

/**
 * @param solvePart  a profile of a part as a game of its own; null ends the search. Of the players, the part has those who move
 *                   in it. `slots` gives, by slot of the part, the slot of the whole game. Parts of one information set are not
 *                   asked for: there the best action is taken.
 * @returns          the profile so far, even choices where the search did not come
 */
export function solveByParts(game: Game, solvePart: (part: Game, slots: Int32Array, place: { readonly index: number; readonly count: number }) => Profile | null): Profile {
  const parts = partsOf(game), profile = uniformProfile(game);
  if (parts.length === 1) return solvePart(game, Int32Array.from(profile.keys()), { index: 0, count: 1 }) ?? profile;
  const { firstSlot, player: owner } = game.topology.infosets;
  const values = game.players.map(() => new Float64Array(game.topology.nodeCount));
  for (const [index, part] of parts.entries()) {
    const [set, ...others] = part.sets;
    if (set !== undefined && others.length === 0) takeBest(game, part, set, profile, values[owner[set]!]!);
    else if (set !== undefined) {
      const slots = Int32Array.from(part.sets.flatMap((own) => Array.from({ length: firstSlot[own + 1]! - firstSlot[own]! }, (_, k) => firstSlot[own]! + k)));
      const solved = solvePart(withWorth(game, part, values), slots, { index, count: parts.length });
      if (solved === null) return profile;
      slots.forEach((slot, own) => (profile[slot] = solved[own]!));
    }
    game.players.forEach((_, player) => evaluate(game, part, profile, player, values[player]!));
  }
  return profile;
}

function takeBest(game: Game, part: Part, set: number, profile: Profile, values: Float64Array): void {
  const { firstSlot, player } = game.topology.infosets, from = firstSlot[set]!, to = firstSlot[set + 1]!;
  let best = from, most = -Infinity;
  for (let slot = from; slot < to; slot++) {
    profile.fill(0, from, to);
    profile[slot] = 1;
    evaluate(game, part, profile, player[set]!, values);
    if (values[part.root]! > most + TIE * Math.abs(most) || most === -Infinity) [best, most] = [slot, values[part.root]!];
  }
  profile.fill(0, from, to);
  profile[best] = 1;
}

/** Writes what the nodes of a part are worth to a player; those where subgames below begin have been written. */
function evaluate({ topology, valuation }: Game, { root, inner, nodes }: Part, profile: Profile, player: number, values: Float64Array): void {
  const { kind, firstChild, childCount, infoset, infosets } = topology, odds = valuation.beliefs[player]!, pays = valuation.payoffs[player]!;
  let last = inner.length - 1;
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]!;
    if (last >= 0 && inner[last] === node && node !== root) {
      last--;
      continue;
    }
    let sum = kind[node] === TERMINAL ? pays[node]! : 0;
    const slot = kind[node] === DECISION ? infosets.firstSlot[infoset[node]!]! : -1;
    for (let k = 0; k < childCount[node]!; k++) sum += (slot >= 0 ? profile[slot + k]! : odds[firstChild[node]! + k]!) * values[firstChild[node]! + k]!;
    values[node] = sum;
  }
}

/** The part as a game, its subgames replaced by ends of their worth. */
function withWorth(whole: Game, part: Part, values: readonly Float64Array[]): Game {
  const { game, players, innerAt } = gameOfPart(whole, part);
  const payoffs = game.valuation.payoffs.map((own, p) => {
    const paid = own.slice(), worth = values[players[p]!];
    innerAt.forEach((node, i) => (paid[node] = worth?.[part.inner[i]!] ?? 0));
    return paid;
  });
  return revalue(game, { chance: game.valuation.chance, beliefs: game.valuation.beliefs, payoffs });
}
