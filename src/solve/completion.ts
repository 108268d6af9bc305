// Choices at information sets that a solver of the strategic form or the sequence form leaves open, because play does not lead
// there: by backward induction, each against what its owner believes.

import { exp, ln } from "../base/index.ts";
import type { Game } from "../game/index.ts";
import type { Profile } from "../strategy/index.ts";
import { type AgentForm, foldGame } from "./agent-form.ts";

/** Values this close, as a share of the payoff range, are a tie; it goes to the first action. */
const TIE = 1e-12;

/**
 * The profile with a best reply at every open set, the sets below settled first. The owner believes in the nodes that take the
 * fewest moves of probability 0 by others, in proportion to the odds of the rest of the way; at open sets the others are expected
 * to choose evenly. Where information sets precede each other in turn, so are some that are settled later.
 *
 * @param open  by information set: 1 where the profile is to be written anew
 */
export function completeProfile(game: Game, profile: Profile, open: Uint8Array): Profile {
  const form = foldGame(game), { players, sweep, firstSlot, firstPoint, firstEdge, owner } = form;
  const completed = profile.slice(), slack = TIE * form.payoffRange;
  for (let set = 0; set < open.length; set++) if (open[set] === 1) completed.fill(1 / (firstSlot[set + 1]! - firstSlot[set]!), firstSlot[set], firstSlot[set + 1]);
  const beliefs = game.players.map((_, player) => beliefsOf(form, profile, open, player)), values = valuesOf(form, completed);
  for (let at = 0; at < sweep.length; at++) {
    const set = sweep[at]!, from = firstSlot[set]!, actions = firstSlot[set + 1]! - from, belief = beliefs[owner[set]!]!;
    if (open[set] === 0) continue;
    let best = 0, most = -Infinity;
    for (let k = 0; k < actions; k++) {
      let worth = 0;
      for (let point = firstPoint[at]!; point < firstPoint[at + 1]!; point++) worth += belief[point]! * values[(firstEdge[point]! + k) * players + owner[set]!]!;
      if (worth > most + slack) [best, most] = [k, worth];
    }
    completed.fill(0, from, from + actions);
    completed[from + best] = 1;
    for (let point = firstPoint[at]!; point < firstPoint[at + 1]!; point++) {
      for (let player = 0; player < players; player++) {
        let even = 0;
        for (let k = 0; k < actions; k++) even += values[(firstEdge[point]! + k) * players + player]! / actions;
        passUp(form, completed, values, point, player, values[(firstEdge[point]! + best) * players + player]! - even);
      }
    }
  }
  return completed;
}

/** By edge and player: what the edge is worth. */
function valuesOf({ players, fixed, downward, slotOf, firstEdge, parentEdge, odds }: AgentForm, profile: Profile): Float64Array {
  const values = fixed.slice();
  for (let i = downward.length - 1; i >= 0; i--) {
    const point = downward[i]!, edge = firstEdge[point]!, actions = firstEdge[point + 1]! - edge;
    if (parentEdge[point]! < 0) continue;
    for (let player = 0; player < players; player++) {
      let worth = 0;
      for (let k = 0; k < actions; k++) worth += profile[slotOf[point]! + k]! * values[(edge + k) * players + player]!;
      values[parentEdge[point]! * players + player]! += odds[point * players + player]! * worth;
    }
  }
  return values;
}

/** Adds to the edges above a point what it is now worth more to a player. */
function passUp({ players, odds, parentPoint, parentEdge, parentSlot }: AgentForm, profile: Profile, values: Float64Array, from: number, player: number, more: number): void {
  for (let point = from, change = more; change !== 0 && parentPoint[point]! >= 0; point = parentPoint[point]!) {
    change *= odds[point * players + player]!;
    values[parentEdge[point]! * players + player]! += change;
    change *= profile[parentSlot[point]!]!;
  }
}

/** By point of the player's sets: its belief there. */
function beliefsOf(form: AgentForm, profile: Profile, open: Uint8Array, player: number): Float64Array {
  const { sweep, firstSlot, firstPoint, owner, parentPoint, parentSlot, downward, views, viewOf, openOdds, counted } = form;
  const points = downward.length, log = new Float64Array(points), slips = new Int32Array(points), setOf = new Int32Array(points);
  for (let at = 0; at < sweep.length; at++) setOf.fill(sweep[at]!, firstPoint[at]!, firstPoint[at + 1]!);
  for (let i = 0; i < points; i++) {
    const point = downward[i]!, above = parentPoint[point]!;
    log[point] = ln(openOdds[point * views + viewOf[player]!]!);
    if (above < 0) continue;
    log[point]! += log[above]!;
    slips[point] = slips[above]!;
    const set = setOf[above]!, probability = profile[parentSlot[point]!]!;
    if (owner[set] === player) continue;
    if (open[set] === 1) log[point]! -= ln(firstSlot[set + 1]! - firstSlot[set]!);
    else if (probability > 0) log[point]! += ln(probability);
    else slips[point]! += 1;
  }
  const belief = new Float64Array(points);
  for (let at = 0; at < sweep.length; at++) {
    if (owner[sweep[at]!] !== player) continue;
    const from = firstPoint[at]!, to = firstPoint[at + 1]!;
    let fewest = Infinity, top = -Infinity, sum = 0;
    for (let point = from; point < to; point++) if (counted[point] === 1) fewest = Math.min(fewest, slips[point]!);
    const isLikely = (point: number) => counted[point] === 1 && slips[point] === fewest;
    for (let point = from; point < to; point++) if (isLikely(point)) top = Math.max(top, log[point]!);
    for (let point = from; point < to; point++) if (isLikely(point)) sum += belief[point] = exp(log[point]! - top);
    for (let point = from; point < to; point++) belief[point]! /= sum;
  }
  return belief;
}
