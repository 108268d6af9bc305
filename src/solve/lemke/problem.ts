// Nash equilibria of a polymatrix game, such as every two-player game is, as a complementarity problem on the sequence form, with a
// way in from a prior. For each player's plan x, the prior t, and the values p of information sets, summed over the other players:
//
//   E x = e (1 - w)    r = E'p - c - A (x + w t) >= 0    x r = 0
//
// At w = 1 nobody plays, and p is what a best reply to the prior is worth; at w = 0 the prior is gone. Since the prior has full
// support, moves that are never better are not played at sets that nobody leads to.
//
// Source: von Stengel, van den Elzen and Talman 2002, "Computing normal form perfect equilibria for extensive two-person games";
// for more players, where payoffs add up over pairs of players: Howson 1972

import type { Random } from "../../base/index.ts";
import type { SequenceSide } from "../sequence-form.ts";
import type { Complementarity } from "./path.ts";
import type { Polymatrix } from "./polymatrix.ts";

export interface SequenceProblem {
  readonly problem: Complementarity;
  /** The plans in a solution, by player, by sequence: not negative, not normalised. */
  plans(values: Float64Array): Float64Array[];
}

/** Where one player's variables and rows begin. */
interface Block {
  readonly side: SequenceSide;
  /** Variables: its plan, the slack of each sequence, the value of each information set (the root's first). */
  readonly plan: number;
  readonly slack: number;
  readonly value: number;
  /** Rows: one for each sequence, then one for each set (the root's first). */
  readonly sequenceRow: number;
  readonly setRow: number;
}

/**
 * @param priors  by player, by sequence: a plan that gives every sequence a probability above 0
 * @param random  draws the perturbation
 * @param size    of the perturbation, where cells are at most 1. Small: what it makes of sets that play hardly leads to is played
 *                from the first move on in games of many stages
 */
export function sequenceProblem(game: Polymatrix, priors: readonly Float64Array[], random: Random, size: number): SequenceProblem {
  const { blocks, sequences, rows, way } = layOut(game.sides);
  const right = new Float64Array(rows), moved = Float64Array.from(right, () => size * (0.5 + random())), pays = payoffsAgainst(game, priors);
  blocks.forEach((block, player) => {
    right[block.setRow] = 1;
    game.fixed[player]!.forEach((fixed, q) => {
      right[block.sequenceRow + q] = -fixed;
      moved[block.sequenceRow + q]! *= -1;
    });
  });
  const starts = blocks.map((block, player) => bestReply(block, pays[player]!.map((pay, q) => pay + game.fixed[player]![q]! - moved[block.sequenceRow + q]!), moved));
  // What the perturbation alone makes them play at the start is taken out of what it pays, so that these are best replies there.
  payoffsAgainst(game, starts.map(({ plan }) => plan)).forEach((extra, player) => extra.forEach((pay, q) => (moved[blocks[player]!.sequenceRow + q]! += pay)));
  const values = Array.from({ length: way - 2 * sequences }, (_, i) => 2 * sequences + i);
  return {
    problem: {
      columns: columnsOf(game, blocks, rows, pays), right, perturbation: moved, way,
      complement: Int32Array.from({ length: way + 1 }, (_, i) => (i < sequences ? i + sequences : i < 2 * sequences ? i - sequences : i)),
      basis: Int32Array.from([...starts.flatMap(({ basis }) => basis), ...values]),
    },
    plans: (solution) => blocks.map(({ plan, side }) => solution.slice(plan, plan + side.count).map((x) => Math.max(x, 0))),
  };
}

function layOut(sides: readonly SequenceSide[]): { blocks: Block[]; sequences: number; rows: number; way: number } {
  const sequences = sides.reduce((sum, { count }) => sum + count, 0);
  let sequence = 0, set = 0;
  const blocks = sides.map((side) => {
    const block = { side, plan: sequence, slack: sequences + sequence, value: 2 * sequences + set, sequenceRow: sequence, setRow: sequences + set };
    sequence += side.count;
    set += side.sets.length + 1;
    return block;
  });
  return { blocks, sequences, rows: sequences + set, way: 2 * sequences + set };
}

/** By player, by sequence: what its cells pay against the others' plans. */
function payoffsAgainst({ sides, pairs }: Polymatrix, plans: readonly Float64Array[]): Float64Array[] {
  const pays = sides.map(({ count }) => new Float64Array(count));
  for (const { players: [a, b], rowStart, column, payoffs } of pairs) {
    for (let row = 0; row < sides[a]!.count; row++) {
      for (let cell = rowStart[row]!; cell < rowStart[row + 1]!; cell++) {
        pays[a]![row]! += payoffs[0][cell]! * plans[b]![column[cell]!]!;
        pays[b]![column[cell]!]! += payoffs[1][cell]! * plans[a]![row]!;
      }
    }
  }
  return pays;
}

/** A player's best reply, by what each sequence pays by itself, as basic variables and as the plan that the perturbation alone gives it. */
function bestReply({ side: { count, sets, first, parent }, plan, slack, setRow }: Block, worth: Float64Array, perturbation: Float64Array): { basis: number[]; plan: Float64Array } {
  const isChosen = new Uint8Array(count);
  isChosen[0] = 1;
  for (let h = sets.length - 1; h >= 0; h--) {
    let best = first[h]!;
    for (let q = best + 1; q < first[h + 1]!; q++) if (worth[q]! > worth[best]!) best = q;
    isChosen[best] = 1;
    worth[parent[h]!]! += worth[best]!;
  }
  const start = new Float64Array(count);
  start[0] = perturbation[setRow]!;
  for (let h = 0; h < sets.length; h++) for (let q = first[h]!; q < first[h + 1]!; q++) if (isChosen[q] === 1) start[q] = start[parent[h]!]! + perturbation[setRow + h + 1]!;
  return { basis: Array.from(isChosen, (chosen, q) => (chosen === 1 ? plan + q : slack + q)), plan: start };
}

/** One column for each variable. Rows of sequences read r - E'p + A x + (A t) w = -c, rows of sets E x + e w = e. */
function columnsOf({ pairs }: Polymatrix, blocks: readonly Block[], rows: number, priorPays: readonly Float64Array[]): Complementarity["columns"] {
  const sequences = blocks.reduce((sum, { side }) => sum + side.count, 0), cells = pairs.reduce((sum, { column }) => sum + column.length, 0);
  const bound = 2 * cells + 4 * sequences + 2 * rows + blocks.length;
  const start = new Int32Array(sequences + rows + 2), row = new Int32Array(bound), value = new Float64Array(bound);
  let at = 0, variable = 0;
  const put = (where: number, entry: number) => {
    if (entry === 0) return;
    row[at] = where;
    value[at++] = entry;
  };
  const close = () => (start[++variable] = at);
  blocks.forEach(({ side, setRow }, player) => {
    const next = new Int32Array(side.sets.length), below = new Int32Array(side.count).fill(-1);
    for (let h = side.sets.length - 1; h >= 0; h--) {
      next[h] = below[side.parent[h]!]!;
      below[side.parent[h]!] = h;
    }
    for (let q = 0; q < side.count; q++) {
      put(setRow + (q === 0 ? 0 : side.setOf[q]! + 1), 1);
      for (let h = below[q]!; h >= 0; h = next[h]!) put(setRow + h + 1, -1);
      for (const { players: [a, b], rowStart, column, columnStart, row: rowAt, cellAt, payoffs } of pairs) {
        if (player === a) for (let cell = rowStart[q]!; cell < rowStart[q + 1]!; cell++) put(blocks[b]!.sequenceRow + column[cell]!, payoffs[1][cell]!);
        else if (player === b) for (let i = columnStart[q]!; i < columnStart[q + 1]!; i++) put(blocks[a]!.sequenceRow + rowAt[i]!, payoffs[0][cellAt[i]!]!);
      }
      close();
    }
  });
  for (let q = 0; q < sequences; q++) {
    put(q, 1);
    close();
  }
  for (const { side, sequenceRow } of blocks) {
    put(sequenceRow, -1);
    close();
    for (let h = 0; h < side.sets.length; h++) {
      put(sequenceRow + side.parent[h]!, 1);
      for (let q = side.first[h]!; q < side.first[h + 1]!; q++) put(sequenceRow + q, -1);
      close();
    }
  }
  blocks.forEach(({ setRow, sequenceRow }, player) => {
    put(setRow, 1);
    priorPays[player]!.forEach((pay, q) => put(sequenceRow + q, pay));
  });
  close();
  return { rows, start, row: row.slice(0, at), value: value.slice(0, at) };
}
