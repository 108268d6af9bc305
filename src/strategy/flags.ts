// Which standards a profile meets, and why it falls where it does not: Nash, subgame perfect, and what refines them. Judged from
// the game and the profile alone.

import { type ByPlayer, DECISION, type Game, payoffRange, setName } from "../game/index.ts";
import { signallingFlags } from "./criteria.ts";
import { falls, type Flag, STANDS, undecided } from "./flag.ts";
import { inOwnUnits } from "./own-units.ts";
import { moveList, shortNumber } from "./phrases.ts";
import { type Profile, requireProfile } from "./profile.ts";
import { recallFaultOf } from "./response.ts";
import { sequentialFlag } from "./sequential.ts";
import { largestGameGain, largestSubgameGain, type SubgameGain } from "./subgames.ts";

export interface Flags {
  /** Nobody can gain by another strategy. */
  readonly nash: Flag;
  /** The same in every subgame. */
  readonly subgamePerfect: Flag;
  /** With some beliefs that come from trembles, nobody can gain at any information set. */
  readonly sequential: Flag;
  /** In a signalling game: the outcome does not rest on beliefs in types that could not gain by the message (Cho and Kreps 1987). */
  readonly intuitive: Flag;
  /** In a signalling game: nor on beliefs in types to which the message is worth less often than to another (criterion D1). */
  readonly d1: Flag;
}

/** Gains up to this share of the player's payoff range, within a factor of two, count as none. */
export const FLAG_TOLERANCE = 1e-6;

/**
 * Judges a profile. Costs some passes over the tree for each player; at information sets that are not reached, linear programs
 * in a bounded number.
 *
 * @param logs  natural logarithms of the profile by slot, where known better than the probabilities themselves
 * @throws {RangeError} when it is no profile of this game
 */
export function flagsOf(given: Game, profile: Profile, logs: Float64Array | null = null): Flags {
  const fault = recallFaultOf(given);
  if (fault !== null) return unjudged(`not judged without perfect recall: ${fault.sentence}`);
  requireProfile(given, profile, "flagsOf");
  const { game, units } = inOwnUnits(given), range = payoffRange(game), slack = FLAG_TOLERANCE * range;
  const nash = flagOf(largestGameGain(game, profile, slack), slack, (gain) => gainText(game, gain, units));
  const subgamePerfect = nash.holds !== true ? falls("not a Nash equilibrium") : flagOf(largestSubgameGain(game, profile, slack), slack, (gain) => `${subgameText(game, gain.node)} ${gainText(game, gain, units)}`);
  const sequential = subgamePerfect.holds !== true ? falls(`not a ${nash.holds === true ? "subgame-perfect" : "Nash"} equilibrium`) : sequentialFlag(game, profile, logs, slack, range, units);
  return { nash, subgamePerfect, sequential, ...signallingFlags(game, profile, sequential, slack, units) };
}

/** The flags of a profile that was not judged, with the reason. */
export function unjudged(why: string): Flags {
  const flag = undecided(why);
  return { nash: flag, subgamePerfect: flag, sequential: flag, intuitive: flag, d1: flag };
}

function flagOf(worst: SubgameGain | null, slack: number, say: (gain: SubgameGain) => string): Flag {
  return worst === null || worst.gain <= slack ? STANDS : falls(say(worst));
}

function subgameText(game: Game, node: number): string {
  const { kind, infoset, labels, branch } = game.topology;
  if (kind[node] === DECISION) return `in the subgame that begins at ${setName(game, infoset[node]!)}`;
  return `in the subgame after ${labels[branch[node]!] || "the move before chance"}`;
}

function gainText(game: Game, { player, gain, moves }: SubgameGain, units: ByPlayer<number>): string {
  return `${game.players[player]} could gain ${shortNumber(gain * units[player]!)} by ${moveList(game, moves)}`;
}
