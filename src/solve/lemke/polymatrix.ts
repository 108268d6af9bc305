// A game as its players see it near a point, linear in each other's plan: each player meets each other one in a matrix of its own.
// For two players that is the game itself, anywhere; for more it holds to first order around the point.
//
// Source: Govindan and Wilson 2004, "Computing Nash equilibria by iterated polymatrix approximation"

import { type Game, revalue, TERMINAL } from "../../game/index.ts";
import { type Cells, cellsOf, endsOf, pathOdds, sequenceForm, type SequenceSide, sideOf } from "../sequence-form.ts";

/** Two players' meeting; rows are sequences of the first of them, columns of the second. */
export interface Pair extends Cells {
  readonly players: readonly [number, number];
  /** By player of the pair, by cell. */
  readonly payoffs: readonly [Float64Array, Float64Array];
}

export interface Polymatrix {
  readonly sides: readonly SequenceSide[];
  readonly pairs: readonly Pair[];
  /** By player, by sequence: what it pays whatever the others do. */
  readonly fixed: readonly Float64Array[];
}

export interface Approximation {
  readonly sides: readonly SequenceSide[];
  /** Whether it is the game itself, whatever the plans. */
  readonly isExact: boolean;
  /**
   * Each player's payoffs are shifted and stretched, which changes no best reply: the middle of its payoffs at 0, its largest
   * cell at 1.
   *
   * @param plans  by player, by sequence
   */
  at(plans: readonly Float64Array[]): Polymatrix;
}

/** @throws {RangeError} when there are two players and one of them forgets; with more, recall is the caller's to check */
export function approximate(game: Game): Approximation {
  const centred = revalue(game, { ...game.valuation, payoffs: game.valuation.payoffs.map((payoffs) => centre(game, payoffs)) });
  if (game.players.length !== 2) return approximateMany(centred);
  const form = sequenceForm(centred), fixed = form.sides.map(({ count }) => new Float64Array(count));
  const only = scaled({ sides: form.sides, pairs: [{ ...form, players: [0, 1] }], fixed });
  return { sides: form.sides, isExact: true, at: () => only };
}

function centre({ topology: { kind } }: Game, payoffs: Float64Array): Float64Array {
  let low = Infinity, high = -Infinity;
  for (let node = 0; node < kind.length; node++) {
    if (kind[node] !== TERMINAL) continue;
    low = Math.min(low, payoffs[node]!);
    high = Math.max(high, payoffs[node]!);
  }
  const middle = low / 2 + high / 2;
  return payoffs.map((pay, node) => (kind[node] === TERMINAL ? pay - middle : 0));
}

function approximateMany(game: Game): Approximation {
  const { topology, valuation, players } = game, ends = endsOf(topology);
  const seats = players.map((_, player) => {
    const { side, reaching } = sideOf(topology, player), odds = pathOdds(game, player);
    return { side, sequence: ends.map((node) => reaching[node]!), pays: Float64Array.from(ends, (node) => odds[node]! * valuation.payoffs[player]![node]!) };
  });
  const sides = seats.map(({ side }) => side);
  const meetings = players.flatMap((_, a) => players.slice(a + 1).map((_, i) => {
    const b = a + 1 + i, [row, column] = [seats[a]!, seats[b]!];
    return { players: [a, b] as const, cells: cellsOf(row.sequence, row.side.count, column.sequence, column.side.count) };
  }));
  return {
    sides, isExact: false,
    at(plans) {
      const fixed = sides.map(({ count }) => new Float64Array(count));
      const payoffs = meetings.map(({ cells }) => [new Float64Array(cells.column.length), new Float64Array(cells.column.length)] as const);
      const here = new Float64Array(players.length);
      for (let end = 0; end < ends.length; end++) {
        seats.forEach(({ sequence }, player) => (here[player] = plans[player]![sequence[end]!]!));
        meetings.forEach(({ players: [a, b], cells }, pair) => {
          let others = 1;
          for (let player = 0; player < here.length; player++) if (player !== a && player !== b) others *= here[player]!;
          if (others === 0) return;
          const cell = cells.cellOf[end]!;
          payoffs[pair]![0][cell]! += others * seats[a]!.pays[end]!;
          payoffs[pair]![1][cell]! += others * seats[b]!.pays[end]!;
        });
        // Of the product of all others' plans each pair counts its share: what is counted too often is taken out.
        seats.forEach(({ sequence, pays }, player) => {
          let others = 1;
          for (let other = 0; other < here.length; other++) if (other !== player) others *= here[other]!;
          fixed[player]![sequence[end]!]! -= (here.length - 2) * others * pays[end]!;
        });
      }
      return scaled({ sides, fixed, pairs: meetings.map(({ players, cells }, pair) => ({ ...cells, players, payoffs: payoffs[pair]! })) });
    },
  };
}

function scaled({ sides, pairs, fixed }: Polymatrix): Polymatrix {
  const largest = new Float64Array(sides.length);
  for (const { players, payoffs } of pairs) players.forEach((player, i) => (largest[player] = payoffs[i]!.reduce((most, cell) => Math.max(most, Math.abs(cell)), largest[player]!)));
  const stretched = (player: number, numbers: Float64Array) => (largest[player]! > 0 ? numbers.map((x) => x / largest[player]!) : numbers);
  return {
    sides,
    pairs: pairs.map((pair) => ({ ...pair, payoffs: [stretched(pair.players[0], pair.payoffs[0]), stretched(pair.players[1], pair.payoffs[1])] })),
    fixed: fixed.map((numbers, player) => stretched(player, numbers)),
  };
}
