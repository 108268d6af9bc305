// Random games with perfect recall by construction: a player's information set is named by all it has observed, its own
// moves included, so that it cannot forget.

import fc from "fast-check";
import { drawIndex, type Random, seededRandom } from "../../src/base/index.ts";
import { type Game, GameBuilder } from "../../src/game/index.ts";

export interface GameShape {
  readonly seed: number;
  readonly players: number;
  /** Longest path, in moves. */
  readonly depth: number;
  /** Whether players hold odds of chance of their own. */
  readonly differing: boolean;
  /** Whether some chance branches have probability 0. */
  readonly impossible: boolean;
  /** Whether payoffs of two players sum to 0. */
  readonly zeroSum: boolean;
}

/** Shapes with 1 to 4 players and 2 to 5 moves on a path at most. */
export const gameShape: fc.Arbitrary<GameShape> = fc.record({
  seed: fc.nat(), players: fc.integer({ min: 1, max: 4 }), depth: fc.integer({ min: 2, max: 5 }),
  differing: fc.boolean(), impossible: fc.constant(false), zeroSum: fc.constant(false),
});

/** Games of those shapes. A failing case prints the shape; `buildGame(shape)` gives the game again. */
export const randomGame: fc.Arbitrary<Game> = gameShape.map(buildGame);

export function buildGame(shape: GameShape): Game {
  const random = seededRandom(shape.seed);
  const names = Array.from({ length: shape.players }, (_, i) => `P${i + 1}`);
  const builder = new GameBuilder(`random ${JSON.stringify(shape)}`, names);
  const sets = new Map<string, { readonly number: number; readonly actions: readonly string[] }>();
  const odds = new Map<number, readonly number[]>();
  const payoffs = new Map<number, readonly number[]>();
  const outcomes = ["peace", "war", "other"];

  const setFor = (player: number, seen: string) => {
    const key = `${player} ${seen}`;
    let set = sets.get(key);
    if (set === undefined) {
      const actions = ["a", "b", "c"].slice(0, drawIndex([1, 6, 3], random) + 1);
      set = { number: builder.addInfoset({ player, number: sets.size + 1, label: key, actions }), actions };
      sets.set(key, set);
    }
    return set;
  };
  const after = (seen: readonly string[], mover: number, label: string, sees: readonly boolean[]) =>
    seen.map((own, i) => (i === mover ? `${own}!${label}` : sees[i] === true ? `${own}.${label}` : own));

  const grow = (parent: number, label: string, depth: number, seen: readonly string[]): number => {
    if (depth === shape.depth || (depth > 0 && random() < 0.1)) {
      const end = builder.addTerminal(parent, label, drawIndex([1, 1, 1, 1], random) - 1);
      payoffs.set(end, drawPayoffs(shape, random));
      return end;
    }
    const mover = Math.floor(random() * (shape.players + 0.8));
    const sees = seen.map(() => random() < 0.35);
    if (mover >= shape.players) {
      const node = builder.addChance(parent, label);
      const branches = 1 + drawIndex([1, 4, 2], random);
      const tables = Array.from({ length: shape.players + 1 }, () => drawOdds(branches, shape.impossible, random));
      for (let k = 0; k < branches; k++) {
        const child = grow(node, `e${k}`, depth + 1, after(seen, -1, `e${k}`, sees));
        odds.set(child, tables.map((table) => table[k]!)); // one entry a branch
      }
      return node;
    }
    const { number, actions } = setFor(mover, seen[mover]!); // one entry a player
    const node = builder.addDecision(parent, label, number);
    for (const action of actions) grow(node, action, depth + 1, after(seen, mover, action, sees));
    return node;
  };
  grow(-1, "", 0, names.map(() => ""));
  return builder.finish(
    outcomes,
    { chance: (draft, player) => odds.get(draft)![player + 1]!, payoff: (draft, player) => payoffs.get(draft)![player]! }, // set above for every branch and end
    names.map(() => shape.differing),
  ).game;
}

function drawPayoffs(shape: GameShape, random: Random): readonly number[] {
  const own = Array.from({ length: shape.players }, () => Math.round(random() * 40 - 20) / 4);
  return shape.zeroSum ? [own[0]!, -own[0]!] : own;
}

function drawOdds(branches: number, impossible: boolean, random: Random): readonly number[] {
  const weights = Array.from({ length: branches }, (_, k) => (impossible && k > 0 && random() < 0.4 ? 0 : 0.05 + random()));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/** A fully mixed profile drawn at random. */
export function drawProfile(game: Game, seed: number): Float64Array {
  const random = seededRandom(seed);
  const { count, firstSlot } = game.topology.infosets;
  const profile = new Float64Array(firstSlot[count]!);
  for (let set = 0; set < count; set++) {
    const own = profile.subarray(firstSlot[set]!, firstSlot[set + 1]!);
    own.forEach((_, k) => (own[k] = 0.02 + random()));
    const sum = own.reduce((a, b) => a + b, 0);
    own.forEach((weight, k) => (own[k] = weight / sum));
  }
  return profile;
}
