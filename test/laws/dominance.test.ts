// What nash-all leaves out of games of three players: against dominance decided case by case in fractions, and against the search
// over everything.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Game, gameFromNfg } from "../../src/game/index.ts";
import { type Solution, solve } from "../../src/solve/index.ts";
import { withoutDominated } from "../../src/solve/dominance.ts";
import { reducedForm, reducedSize, regret } from "../../src/strategy/index.ts";
import { buildGame, gameShape } from "./random-game.ts";

/** By player and cell, the last player's choice changing fastest. */
interface Table {
  readonly sizes: readonly number[];
  readonly pays: readonly (readonly number[])[];
}

const table = (sizes: readonly number[], top: number): fc.Arbitrary<Table> => {
  const cells = sizes.reduce((a, b) => a * b);
  return fc.tuple(...sizes.map(() => fc.array(fc.integer({ min: 0, max: top }), { minLength: cells, maxLength: cells }))).map((pays) => ({ sizes, pays }));
};

const cellsOf = (sizes: readonly number[]): number[][] => sizes.reduce<number[][]>((all, size) => all.flatMap((cell) => Array.from({ length: size }, (_, i) => [...cell, i])), [[]]);
const place = (sizes: readonly number[], cell: readonly number[]) => cell.reduce((at, index, p) => at * sizes[p]! + index, 0);

function gameOf({ sizes, pays }: Table): Game {
  const fileOrder = cellsOf([...sizes].reverse()).map((cell) => [...cell].reverse());
  return gameFromNfg({
    title: "", comment: "", players: sizes.map((_, p) => `P${p + 1}`), strategies: sizes.map((size) => Array.from({ length: size }, (_, i) => `s${i + 1}`)),
    table: { kind: "payoffs", payoffs: fileOrder.flatMap((cell) => pays.map((own) => String(own[place(sizes, cell)]))) },
  });
}

/** Gives the first player further strategies: below one of its own, below the middle of two, and below the middle of those two again. */
function withWorse({ sizes, pays }: Table): Table {
  const [rows] = sizes, block = pays[0]!.length / rows!;
  const row = (player: number, index: number) => pays[player]!.slice(index * block, (index + 1) * block);
  const middle = row(0, 0).map((x, i) => (x + row(0, 1)[i]!) / 2 - 1 / 4);
  return {
    sizes: [rows! + 3, ...sizes.slice(1)],
    pays: pays.map((own, player) => [...own, ...(player === 0 ? [...row(0, 1).map((x) => x - 1), ...middle, ...middle.map((x) => x - 1 / 8)] : [...row(player, 0), ...[...row(player, 1)].reverse(), ...row(player, 1)])]),
  };
}

/** Strategies that survive, by definition, for players with at most three strategies: a mixture of two is one number between two bounds. */
function survivors({ sizes, pays }: Table): number[][] {
  const left = sizes.map((size) => Array.from({ length: size }, (_, i) => i));
  const isDominated = (player: number, strategy: number) => {
    const cells = cellsOf(sizes).filter((cell) => cell.every((index, p) => (p === player ? index === 0 : left[p]!.includes(index))));
    const gain = (rival: number) => cells.map((cell) => pays[player]![place(sizes, cell.with(player, rival))]! - pays[player]![place(sizes, cell.with(player, strategy))]!);
    const rivals = left[player]!.filter((other) => other !== strategy).map(gain);
    if (rivals.some((gains) => gains.every((x) => x > 0))) return true;
    if (rivals.length < 2) return false;
    // t a + (1 - t) b > 0 in every cell, for one t: each cell bounds it below or above, strictly; bounds are compared as fractions.
    const [a, b] = rivals as [number[], number[]], bounds = a.map((x, i) => [x - b[i]!, -b[i]!] as const); // t slope > right
    if (bounds.some(([slope, right]) => slope === 0 && right >= 0)) return false;
    const below = [[1, 0] as const, ...bounds.filter(([slope]) => slope > 0)], above = [[-1, -1] as const, ...bounds.filter(([slope]) => slope < 0)];
    return below.every(([p, q]) => above.every(([r, s]) => q * -r < -s * p));
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const [player, own] of left.entries()) {
      const gone = own.find((strategy) => isDominated(player, strategy));
      if (gone === undefined) continue;
      left[player] = own.filter((strategy) => strategy !== gone);
      changed = true;
    }
  }
  return left;
}

/** Equilibria and sets of them, in no order: in fractions, or to nine digits where some are found by approximation. */
function told({ profiles, components }: Solution, inFractions: boolean) {
  const texts = profiles.map(({ exact, probabilities }) => (inFractions ? exact!.map(({ numerator, denominator }) => `${numerator}/${denominator}`) : [...probabilities].map((x) => x.toFixed(9))).join(" ")); // all are exact
  return components!.map((members) => members.map((index) => texts[index]!).sort().join(", ")).sort(); // nash-all gives components
}

function expectSame(short: Solution, long: Solution) {
  const inFractions = [...short.profiles, ...long.profiles].every(({ exact }) => exact !== undefined);
  expect(told(short, inFractions)).toEqual(told(long, inFractions));
}

/** Two by two by two: with worse strategies in, the search leaves a support of these undecided. */
const undecided = [
  [[0, 4, 2, 4, 0, 4, 1, 0], [3, 0, 0, 3, 3, 0, 1, 3], [4, 4, 3, 3, 2, 3, 0, 2]],
  [[4, 0, 3, 4, 1, 0, 1, 4], [3, 2, 1, 3, 4, 4, 4, 1], [4, 4, 1, 1, 4, 4, 0, 3]],
];

describe("strict dominance among three players", () => {
  it("leaves what dominance by one or by mixtures leaves, one after another, in fractions", () => {
    let byMixture = 0, far = 0;
    fc.assert(fc.property(fc.constantFrom([3, 3, 1], [3, 2, 2], [3, 3, 2]).chain((sizes) => table(sizes, 6)), (given) => {
      const { remaining, dominated } = withoutDominated(reducedForm(gameOf(given)));
      expect(remaining).toEqual(survivors(given));
      if (dominated.some(({ by }) => by === null)) byMixture++;
      if (new Set(dominated.map(({ player }) => player)).size > 1) far++;
    }), { numRuns: 400 });
    expect(byMixture).toBeGreaterThan(10);
    expect(far).toBeGreaterThan(10);
  });

  it("changes no equilibrium, no set of them, and leaves out what is planted", () => {
    fc.assert(fc.property(fc.constantFrom([2, 2, 2], [2, 1, 2], [2, 3, 1]).chain((sizes) => table(sizes, 4)), (given) => {
      const game = gameOf(withWorse(given)), short = solve(game, { solver: "nash-all" }), long = solve(game, { solver: "nash-all", simplify: false });
      expect(long.simplified).toEqual([]);
      expect(short.simplified!.filter(({ player }) => player === 0).length).toBeGreaterThanOrEqual(3);
      // Without what is left out fewer supports stay undecided.
      if (long.complete === true) {
        expect(short.complete).toBe(true);
        expectSame(short, long);
      }
      const before = solve(gameOf(given), { solver: "nash-all" });
      expect([short.complete, short.profiles.length, short.components!.length]).toEqual([before.complete, before.profiles.length, before.components!.length]); // nash-all gives components
    }), { numRuns: 60, examples: undecided.map((pays): [Table] => [{ sizes: [2, 2, 2], pays }]) });
  });

  it("changes no equilibrium of trees", () => {
    let compared = 0, fewer = 0;
    fc.assert(fc.property(gameShape.map((shape) => buildGame({ ...shape, players: 3, depth: Math.min(shape.depth, 3), impossible: shape.seed % 3 === 0 })), (game) => {
      // The search over everything takes minutes on some.
      if (reducedSize(game).cells > 36) return;
      const [short, long] = [true, false].map((simplify) => solve(game, { solver: "nash-all", simplify, iterationsMax: 2000 })) as [Solution, Solution];
      if (long.complete !== true) return;
      expect(short.complete).toBe(true);
      expectSame(short, long);
      compared++;
      if (short.simplified!.length > 0) fewer++;
      for (const { probabilities } of short.profiles.slice(0, 20)) expect(Math.max(...regret(game, probabilities))).toBeLessThan(1e-9);
    }), { numRuns: 100 });
    expect(compared).toBeGreaterThan(40);
    expect(fewer).toBeGreaterThan(10);
  });

  it("makes games small enough that were too large, and the refusal of others names what is left", () => {
    // Row a pays the first player -a: one row is left of 50, and the others play a game of 2 x 2 with three equilibria.
    const sizes = [50, 2, 2], cells = cellsOf(sizes), meet = cells.map(([, column, layer]) => (column === layer ? 1 : 0));
    const game = gameOf({ sizes, pays: [cells.map(([row]) => -row!), meet, meet] });
    const { profiles, complete, simplified } = solve(game, { solver: "nash-all" });
    expect([profiles.length, complete, simplified!.length]).toEqual([3, true, 49]);
    expect(() => solve(game, { solver: "nash-all", simplify: false })).toThrow(/50 x 2 x 2 strategies, with 1e16 supports/);
    const large = { sizes: [10, 10, 10], cells: cellsOf([10, 10, 10]) };
    // Of the first player's rows the last is worse than each other; what it gets from them it gets by meeting the others.
    const pays = [0, 1, 2].map((player) => large.cells.map((cell) => (player === 0 && cell[0] === 9 ? -1 : cell[player] === cell[(player + 1) % 3] ? 1 : 0)));
    expect(() => solve(gameOf({ sizes: large.sizes, pays }), { solver: "nash-all" })).toThrow(/10 x 10 x 10 strategies, without dominated ones 9 x \d+ x \d+ strategies, with \d/);
  });
});
