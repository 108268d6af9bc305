// The sequence form of a two-player zero-sum game as regret minimisation walks over it: only sets with a choice, those of equal
// depth and menu side by side, cells that pay nothing left out.

import { type SequenceForm, type SequenceSide, sortedBy } from "../sequence-form.ts";

/** Neighbouring sets with the same number of own choices above them and the same number of actions. */
export interface Run {
  readonly actions: number;
  /** First set and first sequence of the run; set i of it has the sequences from `sequence + i * actions` on. */
  readonly set: number;
  readonly sequence: number;
  readonly sets: number;
}

/** One player's side. A sequence that ends with an only action is the same as the one before it. Sequence 0 is the empty one. */
export interface ChoiceSide {
  readonly sequences: number;
  readonly sets: number;
  /** From the root downward: sets above others come in earlier runs. */
  readonly runs: readonly Run[];
  /** By set: the sequence that leads to it. */
  readonly parent: Int32Array;
  /** By sequence of the sequence form: the sequence here. */
  readonly sequenceOf: Int32Array;
  /** What each sequence gets at pairs with the other's: by sequence, and one more, its first cell; by cell, the other's sequence and the payoff. */
  readonly rowStart: Int32Array;
  readonly column: Int32Array;
  readonly payoff: Float64Array;
}

/** Both sides; the second player's payoffs are the first's with the sign changed, which in a constant-sum game leaves regrets as they are. */
export function choicesOf(form: SequenceForm): readonly [ChoiceSide, ChoiceSide] {
  const sides = [menusOf(form.sides[0]), menusOf(form.sides[1])] as const;
  const { row, column, payoff } = mergedCells(form, sides[0], sides[1]);
  return [{ ...sides[0], ...byRow(sides[0].sequences, row, column, payoff) }, { ...sides[1], ...byRow(sides[1].sequences, column, row, payoff.map((pay) => -pay)) }];
}

type Menus = Pick<ChoiceSide, "sequences" | "sets" | "runs" | "parent" | "sequenceOf">;

function menusOf({ count, sets, first, parent }: SequenceSide): Menus {
  const actions = sets.map((_, h) => first[h + 1]! - first[h]!), depth = new Int32Array(sets.length);
  const depthAfter = new Int32Array(count), lastChoice = new Int32Array(count); // by sequence of the form
  for (let h = 0; h < sets.length; h++) {
    depth[h] = depthAfter[parent[h]!]!;
    const only = actions[h] === 1;
    for (let q = first[h]!; q < first[h + 1]!; q++) {
      depthAfter[q] = depth[h]! + (only ? 0 : 1);
      lastChoice[q] = only ? lastChoice[parent[h]!]! : q;
    }
  }
  const order = sets.map((_, h) => h).filter((h) => actions[h]! > 1).sort((a, b) => depth[a]! - depth[b]! || actions[a]! - actions[b]! || a - b);
  const renumbered = new Int32Array(count), runs: Run[] = [];
  let sequences = 1;
  order.forEach((h, at) => {
    const last = runs.at(-1), before = order[at - 1];
    if (last !== undefined && before !== undefined && depth[before] === depth[h] && last.actions === actions[h]) runs[runs.length - 1] = { ...last, sets: last.sets + 1 };
    else runs.push({ actions: actions[h]!, set: at, sequence: sequences, sets: 1 });
    for (let q = first[h]!; q < first[h + 1]!; q++) renumbered[q] = sequences++;
  });
  const sequenceOf = lastChoice.map((q) => renumbered[q]!);
  return { sequences, sets: order.length, runs, parent: order.map((h) => sequenceOf[parent[h]!]!), sequenceOf };
}

/** Cells of the form under the new numbers, row by row, columns ascending; those of one pair summed, zeros left out. */
function mergedCells(form: SequenceForm, rows: Menus, columns: Menus) {
  const cells = form.column.length, row = new Int32Array(cells), column = form.column.map((q) => columns.sequenceOf[q]!), payoff = new Float64Array(cells);
  for (let q = 0; q + 1 < form.rowStart.length; q++) row.fill(rows.sequenceOf[q]!, form.rowStart[q]!, form.rowStart[q + 1]!);
  const { order } = sortedBy(row, rows.sequences, sortedBy(column, columns.sequences, null).order);
  const keptRow = new Int32Array(cells), keptColumn = new Int32Array(cells);
  let kept = 0;
  for (let i = 0; i < cells; ) {
    const r = row[order[i]!]!, c = column[order[i]!]!;
    let sum = 0;
    for (; i < cells && row[order[i]!] === r && column[order[i]!] === c; i++) sum += form.payoffs[0][order[i]!]!;
    if (sum === 0) continue;
    keptRow[kept] = r;
    keptColumn[kept] = c;
    payoff[kept++] = sum;
  }
  return { row: keptRow.subarray(0, kept), column: keptColumn.subarray(0, kept), payoff: payoff.subarray(0, kept) };
}

function byRow(sequences: number, row: Int32Array, column: Int32Array, payoff: Float64Array): Pick<ChoiceSide, "rowStart" | "column" | "payoff"> {
  const { order, start } = sortedBy(row, sequences, null);
  return { rowStart: start, column: order.map((cell) => column[cell]!), payoff: Float64Array.from(order, (cell) => payoff[cell]!) };
}
