// A profile is one Float64Array of probabilities by slot: for every information set its actions' probabilities, in order.
// Where probabilities underflow, their natural logarithms stand beside it in a second array of the same shape.

import { ln, requireThat } from "../base/index.ts";
import { type Game, setName, slotCount } from "../game/index.ts";

/** Probabilities by slot; at every information set they sum to 1. */
export type Profile = Float64Array;

/** How far the probabilities at one information set may be from summing to 1. */
export const SUM_TOLERANCE = 1e-9;

/** Every action of an information set equally likely. */
export function uniformProfile(game: Game): Profile {
  const { count, firstSlot } = game.topology.infosets;
  const profile = new Float64Array(slotCount(game));
  for (let set = 0; set < count; set++) profile.fill(1 / (firstSlot[set + 1]! - firstSlot[set]!), firstSlot[set]!, firstSlot[set + 1]!);
  return profile;
}

/**
 * Refuses what is no profile of this game.
 *
 * @param caller  name of the function that was given the profile, for the sentence
 * @throws {RangeError} when the length is not the number of slots, a number is no probability, or the numbers at an
 *                      information set do not sum to 1 within SUM_TOLERANCE
 */
export function requireProfile(game: Game, profile: Profile, caller: string): void {
  const { count, firstSlot } = game.topology.infosets;
  const slots = slotCount(game);
  requireThat(profile.length === slots, `${caller}(): a profile of "${game.title}" holds ${slots} probabilities, one for each slot; got ${profile.length}`);
  for (let set = 0; set < count; set++) {
    let sum = 0, least = 0;
    for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) {
      sum += profile[slot]!;
      if (!(profile[slot]! >= 0)) least = profile[slot]!;
    }
    // The comparison is written so that NaN fails it.
    if (least === 0 && Math.abs(sum - 1) <= SUM_TOLERANCE) continue;
    requireThat(least === 0, `${caller}(): at information set ${setName(game, set)} a probability is ${least}, want 0 to 1`);
    requireThat(false, `${caller}(): at information set ${setName(game, set)} the probabilities sum to ${sum}, want 1 within ${SUM_TOLERANCE}`);
  }
}

/** Natural logarithms of a profile by slot; -Infinity where a probability is 0. */
export function logProfile(profile: Profile): Float64Array {
  return profile.map(ln);
}

/** The profile in which each player takes at each of its information sets the action of this index, by information set. */
export function pureProfile(game: Game, choice: ArrayLike<number>): Profile {
  const { count, firstSlot } = game.topology.infosets;
  const profile = new Float64Array(slotCount(game));
  for (let set = 0; set < count; set++) profile[firstSlot[set]! + choice[set]!] = 1;
  return profile;
}
