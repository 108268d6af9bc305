// Kuhn 1950, "A simplified two-person poker": three cards, ante 1, one bet of 1.

import type { Game } from "../../src/game/index.ts";
import { zeroSumTable } from "./table.ts";

/** 58 nodes, 12 information sets; worth -1/18 to the first player. */
export function kuhnPoker(): Game {
  const { deal, decide, end, finish } = zeroSumTable("Kuhn poker");
  const root = deal(-1, "");
  const cards = ["J", "Q", "K"];
  for (const [i, own] of cards.entries()) {
    const dealt = deal(root, own);
    for (const [j, other] of cards.entries()) {
      if (i === j) continue;
      const win = i > j ? 1 : -1;
      const first = decide(dealt, other, 0, own, ["check", "bet"]);
      const afterCheck = decide(first, "check", 1, `${other} after check`, ["check", "bet"]);
      end(afterCheck, "check", win);
      const afterBet = decide(afterCheck, "bet", 0, `${own} after check, bet`, ["fold", "call"]);
      end(afterBet, "fold", -1);
      end(afterBet, "call", 2 * win);
      const answer = decide(first, "bet", 1, `${other} after bet`, ["fold", "call"]);
      end(answer, "fold", 1);
      end(answer, "call", 2 * win);
    }
  }
  return finish();
}
