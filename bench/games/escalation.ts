// Generated escalation games, small to large from one recipe: chance draws a resolve type for each of two players, who then
// climb a ladder in turn. At each rung the player to move climbs on or backs down; backing down costs it an audience cost
// that rises with the rung and gives the other side the prize; above the last rung there is war. A player knows its own type and
// all moves, not the other's type.

import { type Random, seededRandom } from "../../src/base/index.ts";
import { type Game, GameBuilder } from "../../src/game/index.ts";

export interface EscalationOptions {
  /** Types of each player, at least 1. */
  readonly types: number;
  /** Rungs of the ladder; three for each type if left out. */
  readonly rungs?: number;
  readonly seed?: number;
}

/** Odds and payoffs are whole multiples of this, so that a file holds them exactly and odds sum to 1 exactly. */
const UNIT = 2 ** -20;

/**
 * One such game of `types * types * (2 * rungs + 1) + 1` nodes: 53 with 2 types, 776 with 5, 1,333 with 6, 3,137 with 8, 6,101
 * with 10, 16,661 with 14, 48,401 with 20, 162,901 with 30. The same seed gives the same game. Types are correlated, payoffs in
 * general position.
 *
 * @source after Fearon 1994, "Domestic political audiences and the escalation of international disputes"
 */
export function escalationGame({ types, rungs = 3 * types, seed = 62 }: EscalationOptions): Game {
  const random = seededRandom(seed);
  const odds = drawOdds(types * types, random);
  const prize = [0, 1].map(() => ladder(types, 0.6, 1.4, random)), war = [0, 1].map(() => ladder(types, -2, 0.25, random));
  const audience = [0, 1].map(() => ladder(rungs, 0, 1.2, random));

  const builder = new GameBuilder(`escalation, ${types} types a side, ${rungs} rungs, seed ${seed}`, ["Challenger", "Defender"]);
  const sets = Array.from({ length: 2 * types }, (_, at) => {
    const player = Math.floor(at / types), type = at % types;
    const own = Array.from({ length: rungs }, (_, rung) => rung).filter((rung) => rung % 2 === player);
    return own.map((rung, i) => builder.addInfoset({ player, number: type * own.length + i + 1, label: `type ${type + 1}, rung ${rung + 1}`, actions: ["back down", "climb"] }));
  });
  const pays: (readonly [number, number])[] = [];
  const addEnd = (parent: number, label: string, first: number, second: number) => {
    pays[builder.addTerminal(parent, label, -1)] = [first, second];
  };
  const root = builder.addChance(-1, "");
  for (let pair = 0; pair < types * types; pair++) {
    const type = [Math.floor(pair / types), pair % types] as const;
    let above = root, label = `${type[0] + 1}, ${type[1] + 1}`;
    for (let rung = 0; rung < rungs; rung++) {
      const mover = rung % 2, other = 1 - mover;
      const node = builder.addDecision(above, label, sets[mover * types + type[mover]!]![rung >> 1]!);
      const [lost, won] = [-audience[mover]![rung]!, prize[other]![type[other]!]!];
      addEnd(node, "back down", mover === 0 ? lost : won, mover === 0 ? won : lost);
      [above, label] = [node, "climb"];
    }
    addEnd(above, label, war[0]![type[0]]!, war[1]![type[1]]!);
  }
  const chanceDrafts = new Map<number, number>();
  for (let pair = 0; pair < types * types; pair++) chanceDrafts.set(1 + pair * (2 * rungs + 1), odds[pair]!);
  return builder.finish([], { chance: (draft) => chanceDrafts.get(draft)!, payoff: (draft, player) => pays[draft]![player]! }).game; // set above for every branch and end
}

/** Odds drawn between one and three to one, in units; the last takes the rest. */
function drawOdds(count: number, random: Random): number[] {
  const weights = Array.from({ length: count }, () => 0.5 + random());
  const total = weights.reduce((a, b) => a + b, 0);
  const odds = weights.map((weight) => Math.floor(weight / total / UNIT) * UNIT);
  odds[count - 1]! += 1 - odds.reduce((a, b) => a + b, 0);
  return odds;
}

/** Numbers that rise in uneven steps from one bound towards the other. */
function ladder(count: number, from: number, to: number, random: Random): number[] {
  return Array.from({ length: count }, (_, i) => Math.round((from + ((to - from) * (i + random())) / count) / UNIT) * UNIT);
}
