import { describe, expect, it } from "vitest";
import { type Game, gameFromNfg } from "../../src/game/index.ts";
import { type MoveAnalysis, solve } from "../../src/solve/index.ts";
import { publishedGame } from "./published.ts";

/** Payoffs of both players by state: top left, top right, bottom left, bottom right. */
type Table = readonly (readonly [number, number])[];

function movesOf(game: Game): MoveAnalysis {
  const { moves, profiles } = solve(game, { solver: "theory-of-moves" });
  if (moves === undefined || profiles.length !== moves.equilibria.length) throw new Error("theory-of-moves gives an analysis and a profile for each equilibrium");
  return moves;
}

function gameOf(table: Table): Game {
  // Files list cells with the first player's strategy changing fastest.
  const payoffs = [0, 2, 1, 3].flatMap((state) => table[state]!.map(String));
  return gameFromNfg({ title: "", comment: "", players: ["R", "C"], strategies: [["a", "b"], ["a", "b"]], table: { kind: "payoffs", payoffs } });
}

const endsOf = (table: Table) => movesOf(gameOf(table)).starts.map(({ ends }) => ends.map((state) => table[state]!.join()).join(" or "));
const equilibriaOf = (table: Table) => movesOf(gameOf(table)).equilibria.map((state) => table[state]!.join());

describe("the theory of moves on games of the literature", () => {
  it("keeps compromise in Chicken, trades one victory for the other, and leaves it to order from the worst state", () => {
    // Brams 1994: the games of the Cuban missile crisis, states in order of the file.
    const { starts, equilibria } = movesOf(publishedGame("brams_chicken"));
    expect(starts.map(({ ends }) => ends)).toEqual([[0], [2], [1], [1, 2]]);
    expect(equilibria).toEqual([0, 1, 2]);
  });

  it("leads to compromise in the alternative game from all states but that of a Soviet victory", () => {
    const { starts } = movesOf(publishedGame("brams_alt"));
    expect(starts).toEqual([
      { paths: [null, null], ends: [0], twoSided: [0] }, { paths: [[1, 3, 2], null], ends: [2], twoSided: [0] },
      { paths: [[2, 0], null], ends: [0], twoSided: [0] }, { paths: [null, [3, 2, 0]], ends: [0], twoSided: [0] },
    ]);
  });

  it("makes both cooperation and mutual defection equilibria of the prisoners' dilemma", () => {
    // Brams and Ismail 2022: the noncooperative outcome is one, and so is the cooperative one.
    const dilemma: Table = [[3, 3], [1, 4], [4, 1], [2, 2]];
    expect(equilibriaOf(dilemma)).toEqual(["3,3", "2,2"]);
    // Woerdman 2000: by the rules alone, precedence included, defection from all states but (3,3); as Brams has it, with the
    // two-sidedness convention, cooperation from all but (2,2).
    expect(endsOf(dilemma)).toEqual(["3,3", "2,2", "2,2", "2,2"]);
    expect(movesOf(gameOf(dilemma)).starts.map(({ twoSided }) => twoSided)).toEqual([[0], [0], [0], [3]]);
  });
});

/** The 78 strict ordinal games (Rapoport and Guyer 1966): tables of ranks up to the names of rows, columns and players. */
function ordinalGames(): Table[] {
  const ranks = permutations([1, 2, 3, 4]), known = new Map<string, Table>();
  for (const first of ranks) {
    for (const second of ranks) {
      const table = [0, 1, 2, 3].map((state) => [first[state]!, second[state]!] as const);
      const names = [table, [0, 2, 1, 3].map((state) => [table[state]![1], table[state]![0]] as const)].flatMap((same) => [0, 1, 2, 3].map((turn) => [0, 1, 2, 3].map((state) => same[state ^ turn]!.join()).join(" ")));
      const name = names.sort()[0]!;
      if (!known.has(name)) known.set(name, table);
    }
  }
  return [...known.values()];
}

function permutations(items: readonly number[]): number[][] {
  return items.length === 0 ? [[]] : items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

/** Where play ends that one player may begin, by recursion over histories: an oracle that shares nothing with the solver. */
function endByRecursion(table: Table, start: number, mover: number): number {
  const play = (state: number, player: number, moves: number): number => {
    if (moves > 0 && state === start) return start;
    const onward = play(state ^ (player === 0 ? 2 : 1), 1 - player, moves + 1);
    return table[onward]![player]! > table[state]![player]! ? onward : state;
  };
  return play(start, mover, 0);
}

describe("the theory of moves on all 78 ordinal games", () => {
  const games = ordinalGames();

  it("finds ends by looking ahead, as a recursion over histories does", () => {
    expect(games).toHaveLength(78);
    for (const table of games) {
      movesOf(gameOf(table)).starts.forEach(({ paths, ends }, start) => {
        const expected = [0, 1].map((mover) => endByRecursion(table, start, mover));
        expect(paths.map((path) => path?.at(-1) ?? start)).toEqual(expected);
        const moved = expected.filter((end) => end !== start);
        expect(ends).toEqual(moved.length === 0 ? [start] : [...new Set(moved)]);
      });
    }
  });

  it("has an equilibrium in each, and one from which no other outcome is better for both", () => {
    // Brams and Ismail 2022: every game has a Pareto-optimal nonmyopic equilibrium.
    for (const table of games) {
      const { equilibria } = movesOf(gameOf(table));
      expect(equilibria.some((state) => !table.some(([a, b]) => a > table[state]![0] && b > table[state]![1]))).toBe(true);
    }
  });

  it("has the cooperative outcome among them in all but one of the 45 games of conflict that have one", () => {
    // Brams and Ismail 2022: 57 games of conflict; in 45 an outcome is best or second best for both, and an equilibrium in all except one.
    const conflict = games.filter((table) => !table.some(([a, b]) => a === 4 && b === 4));
    const cooperative = conflict.filter((table) => table.some(([a, b]) => a >= 3 && b >= 3));
    for (const rule of ["ends", "twoSided"] as const) {
      const kept = cooperative.filter((table) => movesOf(gameOf(table)).starts.flatMap((start) => start[rule]).some((state) => table[state]!.every((rank) => rank >= 3)));
      expect([conflict.length, cooperative.length, kept.length]).toEqual([57, 45, 44]);
    }
  });
});

describe("the theory of moves", () => {
  it("does not move for a tie", () => {
    expect(endsOf([[1, 1], [1, 1], [1, 1], [1, 1]])).toEqual(["1,1", "1,1", "1,1", "1,1"]);
  });

  it("takes a tree whose players have two plans each, and refuses others with their numbers", () => {
    expect(movesOf(publishedGame("signorino")).states.map(({ payoffs }) => payoffs.map(({ numerator }) => Number(numerator)))).toEqual([[0, 0], [0, 0], [2, -2], [-1, -1]]);
    expect(() => movesOf(publishedGame("beer_quiche"))).toThrow('solver "theory-of-moves" needs two players of two strategies each, got 4 x 4; use "qre"');
    expect(() => movesOf(publishedGame("selten_horse"))).toThrow("got 2 x 2 x 2");
  });
});
