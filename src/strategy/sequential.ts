// Whether a profile can be part of a sequential equilibrium: beliefs at every information set that are limits of Bayes' rule under
// ever smaller trembles, and no gain from another action under them anywhere.
//
// Source: Kreps and Wilson 1982

import { exp } from "../base/index.ts";
import { type ByPlayer, type Game, setName } from "../game/index.ts";
import { setRanges } from "./assess.ts";
import { type Consistency, findTrembles, type UnreachedSet } from "./consistency.ts";
import { falls, type Flag, STANDS, undecided } from "./flag.ts";
import { shortNumber } from "./phrases.ts";
import type { Profile } from "./profile.ts";
import { nodeValues } from "./reach.ts";
import { oneShotGains } from "./response.ts";
import { type Candidate, candidatesAt, nodeNames, slipsTo, SUPPORT_MIN, waysOf } from "./trembles.ts";

/** Unreached information sets and nodes in them up to which trembles are looked for. */
const SETS_MAX = 2000, NODES_MAX = 20_000;

interface LocalGains {
  readonly set: number;
  readonly candidates: readonly Candidate[];
  /** Whether the same slips lead to all candidates. */
  readonly isKnown: boolean;
  /** By action, by candidate: what the action gains over the profile from there on, in utils. */
  readonly gains: readonly (readonly number[])[];
}

/**
 * Judges a subgame-perfect equilibrium.
 *
 * @param logs   natural logarithms of trembles to try first, by slot, such as a solver keeps; or null
 * @param slack  gains up to this count as none, in utils
 * @param range  the payoff range, in utils
 * @param units  by player: what a reader's numbers are multiplied by
 */
export function sequentialFlag(game: Game, profile: Profile, logs: Float64Array | null, slack: number, range: number, units: ByPlayer<number>): Flag {
  if (logs !== null && oneShotGains(game, profile, logs).every((gain) => gain <= slack)) return STANDS;
  const unitAt = (set: number) => units[game.topology.infosets.player[set]!]!; // of its owner
  const unreached: LocalGains[] = [];
  for (const [player, [from, to]] of setRanges(game.topology.infosets, game.players.length).entries()) {
    if (from === to) continue;
    const ways = waysOf(game, profile, player), values = nodeValues(game, profile, player);
    for (let set = from; set < to; set++) {
      const { candidates, isReached, isKnown } = candidatesAt(game, set, ways), local = { set, candidates, isKnown, gains: gainsAt(game, profile, set, candidates, values) };
      const why = isReached ? faultByBayes(game, local, slack, unitAt(set)) : null;
      if (why !== null) return falls(why);
      if (!isReached) unreached.push(local);
    }
  }
  for (const local of unreached) {
    const why = faultAnyway(game, profile, local, slack, unitAt(local.set)) ?? (local.isKnown ? faultByBayes(game, local, slack, unitAt(local.set)) : null);
    if (why !== null) return falls(why);
  }
  // Where the belief is known that was all, and where no action gains at any node every belief serves.
  const open = unreached.filter(({ isKnown, gains }) => !isKnown && gains.some((row) => row.some((gain) => gain > slack)));
  const nodes = open.reduce((sum, { candidates }) => sum + candidates.length, 0);
  if (open.length > SETS_MAX || nodes > NODES_MAX) return undecided(`not judged: trembles are looked for at ${SETS_MAX} unreached information sets where it matters what is believed, and ${NODES_MAX} nodes in them, at most, and here there are ${open.length} and ${nodes}`);
  const sets = open.map(({ set, candidates, gains }): UnreachedSet => {
    const slips = slipsTo(game, profile, game.topology.infosets.player[set]!, candidates);
    return { set, candidates: candidates.map((one, i) => ({ ...one, slips: slips[i]! })), gains: gains.map((row) => row.map((gain) => gain / range)) };
  });
  const found = findTrembles(sets, slack / range);
  return found.holds === true ? STANDS : { holds: found.holds, why: trembleText(game, profile, sets, found, (set) => range * unitAt(set)) };
}

function gainsAt({ topology: { infosets, firstChild } }: Game, profile: Profile, set: number, candidates: readonly Candidate[], values: Float64Array): number[][] {
  const from = infosets.firstSlot[set]!, to = infosets.firstSlot[set + 1]!;
  const own = candidates.map(({ node }) => {
    let sum = 0;
    for (let slot = from; slot < to; slot++) if (profile[slot]! > SUPPORT_MIN) sum += profile[slot]! * values[firstChild[node]! + slot - from]!;
    return sum;
  });
  return Array.from({ length: to - from }, (_, k) => candidates.map(({ node }, i) => values[firstChild[node]! + k]! - own[i]!));
}

/** Why the profile falls at a set where Bayes' rule gives the belief, or null. */
function faultByBayes(game: Game, { set, candidates, gains }: LocalGains, slack: number, unit: number): string | null {
  const top = candidates.reduce((most, { log }) => Math.max(most, log), -Infinity);
  const weights = candidates.map(({ log }) => exp(log - top)), sum = weights.reduce((a, b) => a + b, 0);
  const means = gains.map((row) => row.reduce((total, gain, i) => total + gain * weights[i]!, 0) / sum);
  const best = means.reduce((most, gain, k) => (gain > means[most]! ? k : most), 0);
  if (!(means[best]! > slack)) return null;
  const names = nodeNames(game, set);
  const belief = candidates.length === 1 ? "" : ` Bayes' rule gives the belief ${candidates.map(({ node }, i) => `${shortNumber(weights[i]! / sum)} ${names.get(node)}`).join(" and ")}, under which`;
  return `at ${setName(game, set)}${belief} ${game.topology.infosets.actions[set]![best]} gains ${shortNumber(means[best]! * unit)}`;
}

/** Why the profile falls at an unreached set whatever the belief, or null where no single action shows it. */
function faultAnyway(game: Game, profile: Profile, { set, gains }: LocalGains, slack: number, unit: number): string | null {
  const best = gains.findIndex((row) => row.every((gain) => gain > slack));
  if (best < 0) return null;
  const least = gains[best]!.reduce((low, gain) => Math.min(low, gain), Infinity);
  return `at ${setName(game, set)} ${game.topology.infosets.actions[set]![best]} gains ${shortNumber(least * unit)} at least over ${playedAt(game, profile, set)}, whatever the belief`;
}

function playedAt({ topology: { infosets } }: Game, profile: Profile, set: number): string {
  const from = infosets.firstSlot[set]!;
  const made = infosets.actions[set]!.filter((_, k) => profile[from + k]! > SUPPORT_MIN);
  return `${made.length > 1 ? "the mixture of " : ""}${made.join(" and ")}`;
}

function trembleText(game: Game, profile: Profile, sets: readonly UnreachedSet[], { holds, at, gain }: Consistency, rangeAt: (set: number) => number): string {
  const names = at.slice(0, 4).map((i) => setName(game, sets[i]!.set)), more = at.length > 4 ? ` and ${at.length - 4} more` : "";
  if (holds === null) return `not decided: the search for trembles that support the moves at ${names.join(", ")}${more} ended without an answer`;
  if (at.length > 1) return `no trembles give beliefs that support the moves at ${names.join(", ")}${more} together`;
  const { set } = sets[at[0]!]!;
  return `at ${names[0]} another action gains ${shortNumber(gain * rangeAt(set))} at least over ${playedAt(game, profile, set)} under every belief that trembles allow`;
}
