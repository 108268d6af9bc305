// A two-player game as what each may do in sequence and what pairs of sequences pay, in integers; and its best-response
// polyhedra. A strategic form is the case of one information set for each player, a strategy being a sequence.
//
// Source: von Stengel 1996 (sequence form); Audet, Belhaiza and Hansen 2009 (its extreme equilibria)

import { type Game, gcd } from "../../game/index.ts";
import { lastSlots, weighEnds } from "../../strategy/index.ts";
import { Dictionary } from "./dictionary.ts";
import { sequenceForm, type SequenceSide } from "../sequence-form.ts";

/** One player's sequences: 0 is the empty one; a set comes after those above it. */
export interface ExactSide {
  /** The empty one included. */
  readonly count: number;
  /** By own set, and one more: its first sequence; `first[0]` is 1. */
  readonly first: ArrayLike<number>;
  /** By own set: the sequence that leads to it. */
  readonly parent: ArrayLike<number>;
}

export interface ExactForm {
  readonly sides: readonly [ExactSide, ExactSide];
  /** By player, by pair of sequences, `first's * count of the second's + second's`: payoffs weighted by chance, each player's in a unit of its own. */
  readonly payoffs: readonly [readonly bigint[], readonly bigint[]];
  /** By the same pairs: 1 where an end lies that chance does not rule out; null: everywhere. */
  readonly reached: Uint8Array | null;
}

/** One that stands for the sequence form of a game. */
export interface ExactSequenceForm extends ExactForm {
  readonly sides: readonly [SequenceSide, SequenceSide];
}

/** A strategic form of `counts` strategies; cells as in a reduced form, the second player's strategy changing fastest. */
export function strategicForm([rows = 0, columns = 0]: readonly number[], payoffs: readonly (readonly bigint[])[]): ExactForm {
  const side = (strategies: number): ExactSide => ({ count: strategies + 1, first: [1, strategies + 1], parent: [0] });
  const table = (cells: readonly bigint[]) => Array.from({ length: (rows + 1) * (columns + 1) }, (_, at) => {
    const [i, j] = [Math.floor(at / (columns + 1)), at % (columns + 1)];
    return i === 0 || j === 0 ? 0n : cells[(i - 1) * columns + j - 1]!;
  });
  return { sides: [side(rows), side(columns)], payoffs: [table(payoffs[0]!), table(payoffs[1]!)], reached: null }; // two players
}

/**
 * The sequence form, with the sides of `sequenceForm`. Needs two players and perfect recall.
 *
 * @param step  called for every end; may throw to end the work
 */
export function exactSequenceForm(game: Game, step?: () => void): ExactSequenceForm {
  const { sides } = sequenceForm(game);
  const sequenceAt = sides.map(({ player, count, slotOf }) => {
    const ofSlot = new Map(Array.from({ length: count }, (_, sequence) => [slotOf[sequence]!, sequence]));
    return lastSlots(game, player).map((slot) => ofSlot.get(slot)!); // -1, no move yet, is the slot of the empty sequence
  });
  const reached = new Uint8Array(sides[0].count * sides[1].count);
  const payoffs = sides.map(({ player }) => {
    const { ends, weights, possible } = weighEnds(game, player, step);
    const table = new Array<bigint>(reached.length).fill(0n);
    ends.forEach((end, i) => {
      const at = sequenceAt[0]![end]! * sides[1].count + sequenceAt[1]![end]!;
      table[at]! += weights[i]!;
      if (possible[i]!) reached[at] = 1;
    });
    return table;
  });
  return { sides, payoffs: [payoffs[0]!, payoffs[1]!], reached };
}

/**
 * What one player may do and what the other makes of it: plans x of the player's sequences together with the values v of the
 * other's sets under best replies. Both polyhedra number their variables alike: one for each sequence of the first player, then
 * one for each of the second, the empty ones left out. In the player's own polyhedron a variable is the weight x of a sequence of
 * its own; for a sequence of the other it is what that sequence falls short of the best.
 *
 * { x >= 0; the sequences of a set sum to the sequence above it; v of a set >= payoff of a sequence + v of the sets below it }
 *
 * @returns a dictionary of it, at a pure plan and the best reply to it
 */
export function responsePolyhedron(form: ExactForm, player: 0 | 1): Dictionary {
  const { sides } = form;
  const own = sides[player], other = sides[1 - player]!; // two players
  const name = (p: number, sequence: number) => firstVariable(form, p) + sequence - 1;
  const ownSets = own.parent.length, otherSets = other.parent.length;
  const basic: number[] = [], cobasic: number[] = [], rows: bigint[][] = [];
  // Columns: the sequences other than the first of each own set, then the best reply of each of the other's sets.
  const columns = own.count - 1 - ownSets + otherSets;
  const unit = (column: number) => Array.from({ length: columns + 1 }, (_, c) => (c === column ? 1n : 0n));
  const plan: bigint[][] = [unit(columns)];
  for (let set = 0; set < ownSets; set++) {
    const from = own.first[set]!;
    plan[from] = plan[own.parent[set]!]!.slice();
    for (let sequence = from + 1; sequence < own.first[set + 1]!; sequence++) {
      plan[sequence] = unit(cobasic.length);
      cobasic.push(name(player, sequence));
      add(plan[from], plan[sequence], -1n);
    }
    basic.push(name(player, from));
    rows.push(plan[from]);
  }
  const worth = sequenceWorth(plan, other.count, payoffReader(form, player));
  const below: number[][] = Array.from({ length: other.count }, () => []);
  for (let set = 0; set < otherSets; set++) below[other.parent[set]!]!.push(set);
  const values = new Array<bigint[]>(otherSets);
  for (let set = otherSets - 1; set >= 0; set--) {
    const sequences = Array.from({ length: other.first[set + 1]! - other.first[set]! }, (_, k) => other.first[set]! + k);
    for (const sequence of sequences) for (const child of below[sequence]!) add(worth[sequence]!, values[child]!, 1n);
    const best = sequences.reduce((a, b) => (worth[b]![columns]! > worth[a]![columns]! ? b : a));
    const value = worth[best]!.slice(), column = cobasic.push(name(1 - player, best)) - 1;
    value[column]! += 1n;
    values[set] = value;
    for (const sequence of sequences) {
      if (sequence === best) continue;
      const short = value.slice();
      add(short, worth[sequence]!, -1n);
      basic.push(name(1 - player, sequence));
      rows.push(short);
    }
  }
  return Dictionary.of({ basic, cobasic, rows });
}

/** What each sequence of the other earns by itself, as a combination of the columns. */
function sequenceWorth(plan: readonly bigint[][], count: number, payoff: (own: number, other: number) => bigint): bigint[][] {
  return Array.from({ length: count }, (_, other) => {
    const sum = plan[0]!.map(() => 0n);
    plan.forEach((weight, own) => {
      const factor = payoff(own, other);
      if (factor !== 0n) add(sum, weight, factor);
    });
    return sum;
  });
}

/** The number of the variable of a player's first sequence after the empty one. */
export function firstVariable({ sides }: ExactForm, player: number): number {
  return player === 0 ? 0 : sides[0].count - 1;
}

/** What the other player gets, in the largest unit that makes integers, by the player's sequence and the other's. */
export function payoffReader({ sides, payoffs }: ExactForm, player: 0 | 1): (own: number, other: number) => bigint {
  const table = payoffs[1 - player]!, columns = sides[1].count; // two players
  const common = table.reduce((divisor, value) => gcd(divisor, value < 0n ? -value : value), 0n);
  const unit = common === 0n ? 1n : common;
  return (own, other) => (player === 0 ? table[own * columns + other]! : table[other * columns + own]!) / unit;
}

function add(sum: bigint[], term: readonly bigint[], factor: bigint): void {
  for (let c = 0; c < sum.length; c++) if (term[c] !== 0n) sum[c]! += factor * term[c]!;
}
