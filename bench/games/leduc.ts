// Leduc hold'em (Southey, Bowling, Larson, Piccione, Burch, Billings and Rayner 2005, "Bayes' bluff"): six cards, two of each of
// three ranks; ante 1; a card for each, betting, a public card, betting. Raises are of 2, then of 4, two a round at most. A pair
// with the public card wins, then the higher rank.

import type { Game } from "../../src/game/index.ts";
import { zeroSumTable } from "./table.ts";

const RANKS = ["J", "Q", "K"];
const CARDS = RANKS.flatMap((rank) => [`${rank}a`, `${rank}b`]);
const RAISES_MAX = 2;
const RAISE = [2, 4] as const;

/** One betting round on the way: whose turn it is, raises so far, chips in the pot by player. */
interface Round {
  readonly mover: 0 | 1;
  readonly raises: number;
  readonly checked: boolean;
  readonly chips: readonly [number, number];
}

/** 9,457 nodes, 288 information sets, a player seeing ranks and not suits; worth -0.0856064 to the first player. */
export function leducHoldem(): Game {
  const { deal, decide, end, finish } = zeroSumTable("Leduc hold'em");
  const root = deal(-1, "");
  const rank = (card: number) => card >> 1;

  /** Adds the betting below a node; `cards` holds the two private cards and, in the second round, the public one. */
  const bet = (parent: number, branch: string, cards: readonly number[], seen: string, round: Round) => {
    const { mover, raises, checked, chips } = round, other = mover === 0 ? 1 : 0;
    const behind = chips[other] - chips[mover], second = cards.length === 3;
    const shown = second ? ` on ${RANKS[rank(cards[2]!)]}` : "";
    const mayRaise = raises < RAISES_MAX;
    const node = decide(parent, branch, mover, `${RANKS[rank(cards[mover]!)]}${shown}${seen}`, [...(behind > 0 ? ["fold"] : []), behind > 0 ? "call" : "check", ...(mayRaise ? ["raise"] : [])]);
    const even = Math.max(...chips);
    if (behind > 0) end(node, "fold", mover === 0 ? -chips[0] : chips[1]);
    const passed = behind > 0 ? "call" : "check", told = `${seen} ${passed}`;
    if (behind === 0 && !checked) bet(node, passed, cards, told, { ...round, mover: other, checked: true });
    else if (second) end(node, passed, even * showdown(cards.map(rank)));
    else {
      const turn = deal(node, passed);
      for (const [card, name] of CARDS.entries()) {
        if (!cards.includes(card)) bet(turn, name, [...cards, card], `${told} |`, { mover: 0, raises: 0, checked: false, chips: [even, even] });
      }
    }
    if (!mayRaise) return;
    const raised = even + RAISE[second ? 1 : 0];
    bet(node, "raise", cards, `${seen} raise`, { mover: other, raises: raises + 1, checked, chips: mover === 0 ? [raised, chips[1]] : [chips[0], raised] });
  };
  for (const [first, name] of CARDS.entries()) {
    const dealt = deal(root, name);
    for (const [second, other] of CARDS.entries()) if (first !== second) bet(dealt, other, [first, second], "", { mover: 0, raises: 0, checked: false, chips: [1, 1] });
  }
  return finish();
}

/** 1, 0 or -1: whether the first player's hand wins, by ranks of the two private cards and the public one. */
function showdown(ranks: readonly number[]): number {
  const [first, second, shown] = ranks as [number, number, number]; // three cards at a showdown
  if (first === second) return 0;
  return first === shown || (second !== shown && first > second) ? 1 : -1;
}
