// Liar's dice with two players and one die each. A bid says how many of the two dice show a face at least; it must be higher
// than the last one, by number, then by face; the highest face is wild and counts as any. Whoever does not believe a bid calls
// the bidder a liar, and the loser pays 1. Also known as Dudo (Neller and Lanctot 2013, "An introduction to counterfactual
// regret minimization", section 5, with the ones wild and ranked highest, which is the same game).

import type { Game } from "../../src/game/index.ts";
import { zeroSumTable } from "./table.ts";

/**
 * For dice of six sides 294,883 nodes and 24,576 information sets; worth -7/258 to the first player.
 *
 * @param sides  of each die, at least 1; the tree has 1 + sides + sides^2 (2^(2 sides + 1) - 1) nodes
 */
export function liarsDice(sides: number): Game {
  const { deal, decide, end, finish } = zeroSumTable(`Liar's dice, ${sides} sides`);
  // Bid b claims 1 + floor(b / sides) dice of face b mod sides + 1.
  const bids = Array.from({ length: 2 * sides }, (_, bid) => `${1 + Math.floor(bid / sides)}x${(bid % sides) + 1}`);
  const menus = Array.from({ length: bids.length + 1 }, (_, from) => [...bids.slice(from), ...(from > 0 ? ["liar"] : [])]);
  const root = deal(-1, "");

  const play = (parent: number, branch: string, dice: readonly [number, number], mover: 0 | 1, last: number, history: string) => {
    const menu = menus[last + 1]!; // `last` is a bid or -1
    const node = decide(parent, branch, mover, `${dice[mover]}:${history}`, menu);
    for (let bid = last + 1; bid < bids.length; bid++) play(node, bids[bid]!, dice, mover === 0 ? 1 : 0, bid, `${history} ${bids[bid]}`);
    if (last < 0) return;
    const face = (last % sides) + 1, shown = dice.filter((die) => die === face || die === sides).length;
    const bidder = mover === 0 ? 1 : 0, holds = shown >= 1 + Math.floor(last / sides);
    end(node, "liar", (bidder === 0) === holds ? 1 : -1);
  };
  for (let first = 1; first <= sides; first++) {
    const rolled = deal(root, String(first));
    for (let second = 1; second <= sides; second++) play(rolled, String(second), [first, second], 0, -1, "");
  }
  return finish();
}
