// Nash equilibria of a two-player game as a complementarity problem on the sequence form, with a way in from a prior: for plans
// x, y, priors s, t and the values p, q of information sets,
//
//   E x = e (1 - w)    r = E'p - A (y + w t) >= 0    x r = 0
//   F y = f (1 - w)    z = F'q - B'(x + w s) >= 0    y z = 0
//
// At w = 1 nobody plays, and p, q are what a best reply to the prior is worth; at w = 0 the prior is gone. Since the prior has
// full support, actions that are never better are not played at sets that the other side does not lead to.
//
// Source: von Stengel, van den Elzen and Talman 2002, "Computing normal form perfect equilibria for extensive two-person games"

import type { Random } from "../../base/index.ts";
import { type Game, revalue, TERMINAL } from "../../game/index.ts";
import type { Complementarity } from "./path.ts";
import { type SequenceForm, sequenceForm, type SequenceSide } from "../sequence-form.ts";

export interface SequenceProblem {
  readonly problem: Complementarity;
  /** The plans in a solution, by player, by sequence: not negative, not normalised. */
  plans(values: Float64Array): readonly [Float64Array, Float64Array];
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
  /** By sequence: what the prior makes it pay. */
  readonly priorPays: Float64Array;
}

/**
 * @param priors  by player, by sequence: a plan that gives every sequence a probability above 0
 * @param random  draws the perturbation
 * @param size    of the perturbation, where payoffs are scaled to cells of at most 1. Small: what it makes of sets that play
 *                hardly leads to is played from the first move on in games of many stages
 */
export function sequenceProblem(game: Game, priors: readonly [Float64Array, Float64Array], random: Random, size: number): SequenceProblem {
  const form = scaledForm(game), [first, second] = form.sides;
  const n = first.count + second.count, setRow = n + first.sets.length + 1, value = 2 * n + first.sets.length + 1;
  const pays = [0, 1].map((player) => priorPays(form, player, priors[1 - player]!));
  const blocks: readonly [Block, Block] = [
    { side: first, plan: 0, slack: n, value: 2 * n, sequenceRow: 0, setRow: n, priorPays: pays[0]! },
    { side: second, plan: first.count, slack: n + first.count, value, sequenceRow: first.count, setRow, priorPays: pays[1]! },
  ];
  const rows = setRow + second.sets.length + 1, way = value + second.sets.length + 1;
  const right = new Float64Array(rows), moved = Float64Array.from(right, () => size * (0.5 + random()));
  for (const block of blocks) right[block.setRow] = 1;
  const starts = blocks.map((block) => bestReply(block, moved));
  steady(form, blocks, starts.map(({ plan }) => plan), moved);
  const values = Array.from({ length: way - 2 * n }, (_, i) => 2 * n + i);
  return {
    problem: {
      columns: columnsOf(form, blocks, rows, way), right, perturbation: moved, way,
      complement: Int32Array.from({ length: way + 1 }, (_, i) => (i < n ? i + n : i < 2 * n ? i - n : i)),
      basis: Int32Array.from([...starts.flatMap(({ basis }) => basis), ...values]),
    },
    plans: (solution) => {
      const plan = ({ plan: from, side }: Block) => solution.slice(from, from + side.count).map((x) => Math.max(x, 0));
      return [plan(blocks[0]), plan(blocks[1])];
    },
  };
}

/** The sequence form with each player's payoffs shifted and stretched, which changes no best reply: the middle at 0, the largest cell at 1. */
function scaledForm(game: Game): SequenceForm {
  const { kind } = game.topology;
  const payoffs = game.valuation.payoffs.map((payoff) => {
    let low = Infinity, high = -Infinity;
    for (let node = 0; node < kind.length; node++) {
      if (kind[node] !== TERMINAL) continue;
      low = Math.min(low, payoff[node]!);
      high = Math.max(high, payoff[node]!);
    }
    const middle = low / 2 + high / 2;
    return payoff.map((pay, node) => (kind[node] === TERMINAL ? pay - middle : 0));
  });
  const form = sequenceForm(revalue(game, { ...game.valuation, payoffs }));
  const stretched = (cells: Float64Array) => {
    const largest = cells.reduce((most, cell) => Math.max(most, Math.abs(cell)), 0);
    return largest > 0 ? cells.map((cell) => cell / largest) : cells;
  };
  return { ...form, payoffs: [stretched(form.payoffs[0]), stretched(form.payoffs[1])] };
}

/** By sequence of the player: what its cells pay against a plan of the other. */
function priorPays(form: SequenceForm, player: number, plan: Float64Array): Float64Array {
  const pays = new Float64Array(form.sides[player]!.count), cells = form.payoffs[player]!;
  eachCell(form, (row, column, cell) => (player === 0 ? (pays[row]! += cells[cell]! * plan[column]!) : (pays[column]! += cells[cell]! * plan[row]!)));
  return pays;
}

function eachCell({ sides, rowStart, column }: SequenceForm, visit: (row: number, column: number, cell: number) => void): void {
  for (let row = 0; row < sides[0].count; row++) for (let cell = rowStart[row]!; cell < rowStart[row + 1]!; cell++) visit(row, column[cell]!, cell);
}

/** A player's best reply to the prior, as basic variables and as the plan that the perturbation alone gives it. */
function bestReply({ side, plan, slack, sequenceRow, setRow, priorPays: pays }: Block, perturbation: Float64Array): { basis: number[]; plan: Float64Array } {
  const { count, sets, first, parent } = side;
  // The perturbation lowers a slack; that is as if the sequence paid more.
  for (let q = 0; q < count; q++) perturbation[sequenceRow + q]! *= -1;
  const worth = pays.map((pay, q) => pay - perturbation[sequenceRow + q]!), isChosen = new Uint8Array(count);
  isChosen[0] = 1;
  for (let h = sets.length - 1; h >= 0; h--) {
    let best = first[h]!;
    for (let q = best + 1; q < first[h + 1]!; q++) if (worth[q]! > worth[best]!) best = q;
    isChosen[best] = 1;
    worth[parent[h]!]! += worth[best]!;
  }
  const basis = Array.from(isChosen, (chosen, q) => (chosen === 1 ? plan + q : slack + q));
  const start = new Float64Array(count);
  start[0] = perturbation[setRow]!;
  for (let h = 0; h < sets.length; h++) for (let q = first[h]!; q < first[h + 1]!; q++) if (isChosen[q] === 1) start[q] = start[parent[h]!]! + perturbation[setRow + h + 1]!;
  return { basis, plan: start };
}

/** What the plans at the start pay is taken out again, so that they are best replies although the other side plays at all. */
function steady(form: SequenceForm, [first, second]: readonly [Block, Block], plans: readonly Float64Array[], perturbation: Float64Array): void {
  priorPays(form, 0, plans[1]!).forEach((pay, q) => (perturbation[first.sequenceRow + q]! += pay));
  priorPays(form, 1, plans[0]!).forEach((pay, q) => (perturbation[second.sequenceRow + q]! += pay));
}

/** One column for each variable. Rows of sequences read r - E'p + A y + (A t) w = 0, rows of sets E x + e w = e. */
function columnsOf(form: SequenceForm, blocks: readonly [Block, Block], rows: number, way: number): Complementarity["columns"] {
  const cells = form.column.length, sequences = form.sides[0].count + form.sides[1].count;
  const bound = 2 * cells + 4 * sequences + 2 * rows + 2;
  const start = new Int32Array(way + 2), row = new Int32Array(bound), value = new Float64Array(bound);
  let at = 0, variable = 0;
  const put = (where: number, entry: number) => {
    if (entry === 0) return;
    row[at] = where;
    value[at++] = entry;
  };
  const close = () => (start[++variable] = at);
  blocks.forEach(({ side, setRow }, player) => {
    const other = blocks[1 - player]!, pays = form.payoffs[1 - player]!;
    const next = new Int32Array(side.sets.length), below = new Int32Array(side.count).fill(-1);
    for (let h = side.sets.length - 1; h >= 0; h--) {
      next[h] = below[side.parent[h]!]!;
      below[side.parent[h]!] = h;
    }
    for (let q = 0; q < side.count; q++) {
      put(setRow + (q === 0 ? 0 : side.setOf[q]! + 1), 1);
      for (let h = below[q]!; h >= 0; h = next[h]!) put(setRow + h + 1, -1);
      if (player === 0) for (let cell = form.rowStart[q]!; cell < form.rowStart[q + 1]!; cell++) put(other.sequenceRow + form.column[cell]!, pays[cell]!);
      else for (let i = form.columnStart[q]!; i < form.columnStart[q + 1]!; i++) put(other.sequenceRow + form.row[i]!, pays[form.cellAt[i]!]!);
      close();
    }
  });
  for (const { side, sequenceRow } of blocks) {
    for (let q = 0; q < side.count; q++) {
      put(sequenceRow + q, 1);
      close();
    }
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
  for (const { side, sequenceRow, setRow, priorPays: pay } of blocks) {
    put(setRow, 1);
    for (let q = 0; q < side.count; q++) put(sequenceRow + q, pay[q]!);
  }
  close();
  return { rows, start, row: row.slice(0, at), value: value.slice(0, at) };
}
