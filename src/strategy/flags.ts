// Which standards a profile meets, and why it falls where it does not: Nash, subgame perfect, and what refines them. Judged from
// the game and the profile alone.

import { DECISION, type Game, payoffRange, setName } from "../game/index.ts";
import type { Profile } from "./profile.ts";
import { recallFaultOf } from "./response.ts";
import { largestGameGain, largestSubgameGain, type SubgameGain } from "./subgames.ts";

export interface Flag {
  /** Null where it is not decided, or where the question does not arise. */
  readonly holds: boolean | null;
  /** Why not, or why it is not decided: a clause without a full stop; empty where it holds. */
  readonly why: string;
}

export interface Flags {
  /** Nobody can gain by another strategy. */
  readonly nash: Flag;
  /** The same in every subgame. */
  readonly subgamePerfect: Flag;
}

/** Gains up to this share of the payoff range count as none. */
export const FLAG_TOLERANCE = 1e-6;

const MOVES_SHOWN = 3;
const MET: Flag = { holds: true, why: "" };

/**
 * Judges a profile. Costs some passes over the tree for each player.
 *
 * @throws {RangeError} when it is no profile of this game
 */
export function flagsOf(game: Game, profile: Profile): Flags {
  const fault = recallFaultOf(game);
  if (fault !== null) {
    const unknown: Flag = { holds: null, why: `not judged without perfect recall: ${fault.sentence}` };
    return { nash: unknown, subgamePerfect: unknown };
  }
  const slack = FLAG_TOLERANCE * payoffRange(game);
  const whole = largestGameGain(game, profile, slack);
  if (whole !== null && whole.gain > slack) {
    return { nash: { holds: false, why: gainText(game, whole) }, subgamePerfect: { holds: false, why: "not a Nash equilibrium" } };
  }
  const part = largestSubgameGain(game, profile, slack);
  return { nash: MET, subgamePerfect: part !== null && part.gain > slack ? { holds: false, why: `${subgameText(game, part.node)} ${gainText(game, part)}` } : MET };
}

function subgameText({ topology, ...game }: Game, node: number): string {
  if (topology.kind[node] === DECISION) return `in the subgame that begins at ${setName({ topology, ...game }, topology.infoset[node]!)}`;
  return `in the subgame after ${topology.labels[topology.branch[node]!] || "the move before chance"}`;
}

function gainText(game: Game, { player, gain, moves }: SubgameGain): string {
  const shown = moves.slice(0, MOVES_SHOWN).map((slot) => moveText(game, slot));
  if (moves.length > MOVES_SHOWN) shown.push(`${moves.length - MOVES_SHOWN} other moves`);
  return `${game.players[player]} could gain ${shortNumber(gain)} by ${shown.join(" and ")}`;
}

/** "Concede at Defender 1 (reply)". */
function moveText(game: Game, slot: number): string {
  const { firstSlot, actions } = game.topology.infosets;
  let set = 0;
  while (firstSlot[set + 1]! <= slot) set++;
  return `${actions[set]![slot - firstSlot[set]!]!} at ${setName(game, set)}`;
}

function shortNumber(x: number): string {
  return String(Number(x.toPrecision(3)));
}
