// What a search over supports takes, told from the size of the game.

import { pow } from "../base/index.ts";
import type { Game } from "../game/index.ts";
import { setsByOwnDepth, slotsAbove } from "../strategy/index.ts";

export interface SupportWork {
  /** Supports of all players together. */
  readonly supports: number;
  /** On one core of 2 to 3 GHz, mostly within a factor of 2; games of uneven sizes (5 x 4 x 3) may take a quarter. */
  readonly seconds: number;
}

/** What a support takes that falls at once, at least. */
const SECONDS_EACH = 1e-4;
/**
 * Equations that multiply weights of several players, measured on random games of 3 to 6 players with 2 to 5 strategies each: the
 * seconds for as many unknowns as mixing players, 3 of each; how much more each mixing player with its unknown takes; and by
 * mixing players from 3 on how much more each further unknown takes, and the share of supports that are not ruled out before.
 */
const SECONDS_THREE = 0.0012, PLAYER_MORE = 25, UNKNOWN_MORE = [5, 7, 7], SHARES = [0.02, 0.2, 0.4];

/**
 * Needs perfect recall.
 *
 * @param kept  by slot: 1 where supports may hold it; null where they may hold all
 */
export function supportWork(game: Game, kept: Uint8Array | null): SupportWork {
  const supports = game.players.reduce((product, _, player) => product * supportCount(game, player, kept), 1);
  return { supports, seconds: supports * SECONDS_EACH + productSeconds(game, kept) };
}

/** Of games in which each player moves once, the seconds for equations that multiply; in trees there are far fewer of them. */
function productSeconds({ players, topology: { infosets } }: Game, kept: Uint8Array | null): number {
  if (infosets.count !== players.length || new Set(infosets.player).size !== players.length) return 0;
  // By mixing players and by unknowns: how many supports.
  let counts = new Map([["0,0", 1]]);
  for (const [set, actions] of infosets.actions.entries()) {
    const length = actions.filter((_, k) => kept?.[infosets.firstSlot[set]! + k] !== 0).length;
    const next = new Map<string, number>();
    for (const [key, count] of counts) {
      const [mixing, unknowns] = key.split(",").map(Number) as [number, number]; // written below
      let ways = length;
      for (let more = 0; more < length; more++) {
        const at = `${mixing + (more > 0 ? 1 : 0)},${unknowns + more}`;
        next.set(at, (next.get(at) ?? 0) + count * ways);
        ways *= (length - 1 - more) / (more + 2);
      }
    }
    counts = next;
  }
  return [...counts].reduce((sum, [key, count]) => {
    const [mixing, unknowns] = key.split(",").map(Number) as [number, number];
    const row = Math.min(mixing - 3, SHARES.length - 1);
    return mixing < 3 ? sum : sum + count * SHARES[row]! * SECONDS_THREE * pow(PLAYER_MORE, mixing - 3) * pow(UNKNOWN_MORE[row]!, unknowns - mixing); // a row for 5 and more
  }, 0);
}

/** How many supports a player has: at each set that its moves lead to, some of the actions, at least one. */
function supportCount(game: Game, player: number, kept: Uint8Array | null): number {
  const { firstSlot } = game.topology.infosets, above = slotsAbove(game), below = new Map<number, number>();
  let all = 1;
  for (const set of setsByOwnDepth(game, player, above).reverse()) {
    let count = 1;
    for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) if (kept?.[slot] !== 0) count *= 1 + (below.get(slot) ?? 1);
    if (above[set]! < 0) all *= count - 1;
    else below.set(above[set]!, (below.get(above[set]!) ?? 1) * (count - 1));
  }
  return all;
}

