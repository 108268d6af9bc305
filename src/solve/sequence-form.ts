// The sequence form of a two-player game with perfect recall, as flat arrays: what each player may do in sequence, and for each
// pair of sequences what the ends they lead to together pay, with chance folded in and ends of the same pair summed.
//
// Source: von Stengel 1996, "Efficient computation of behavior strategies"

import { requireThat } from "../base/index.ts";
import { CHANCE, DECISION, type Game, TERMINAL, type Topology } from "../game/index.ts";
import { type Profile, recallFaultOf } from "../strategy/index.ts";

/**
 * One player's side. A sequence is an own information set with one of its actions, and stands for all own moves that lead
 * there; sequence 0 is the empty one. Sets are renumbered so that a set comes after those above it: hence the parent of a
 * sequence has a smaller number, a loop upward goes from leaves to the root, and a loop downward back.
 */
export interface SequenceSide {
  readonly player: number;
  /** Number of sequences, the empty one included. */
  readonly count: number;
  /** By own set: its number in the game. */
  readonly sets: Int32Array;
  /** By own set, and one more: its first sequence; `first[h] + k` ends with action k. `first[0]` is 1. */
  readonly first: Int32Array;
  /** By own set: the sequence that leads to it. A plan has x[0] = 1, and the sequences of h sum to x[parent[h]]. */
  readonly parent: Int32Array;
  /** By sequence: the own set at which it ends; -1 for the empty one. */
  readonly setOf: Int32Array;
  /** By sequence: the slot of its last action in a profile; -1 for the empty one. */
  readonly slotOf: Int32Array;
}

/** The pairs of sequences of two players at which some end lies, row by row, columns ascending. */
export interface Cells {
  /** By sequence of the first player, and one more: its first cell. */
  readonly rowStart: Int32Array;
  /** By cell: the sequence of the second player. */
  readonly column: Int32Array;
  /** The same cells column by column, rows ascending: by sequence of the second player, and one more: its first position. */
  readonly columnStart: Int32Array;
  /** By position in column order: the sequence of the first player, and the cell. */
  readonly row: Int32Array;
  readonly cellAt: Int32Array;
  /** By end, in node order: its cell. */
  readonly cellOf: Int32Array;
}

/** What the tree alone decides. */
export interface SequencePattern extends Cells {
  readonly sides: readonly [SequenceSide, SequenceSide];
  /** Ends of the game in node order. */
  readonly ends: Int32Array;
}

export interface SequenceForm extends SequencePattern {
  /** By player, by cell: payoffs of the ends there, each times the odds of chance on its path as that player holds them, summed; in utils. */
  readonly payoffs: readonly [Float64Array, Float64Array];
}

const patterns = new WeakMap<Topology, SequencePattern>();

/**
 * The sequence form. Costs a few passes over the tree; under new numbers for the same tree, one.
 *
 * @throws {RangeError} when there are not two players, or one of them forgets
 */
export function sequenceForm(game: Game): SequenceForm {
  requireThat(game.players.length === 2, `sequenceForm(): needs two players, got ${game.players.length}`);
  let pattern = patterns.get(game.topology);
  if (pattern === undefined) {
    const fault = recallFaultOf(game);
    requireThat(fault === null, `sequenceForm(): needs perfect recall; ${fault?.sentence}`);
    patterns.set(game.topology, (pattern = patternOf(game.topology)));
  }
  const [first, second] = game.valuation.beliefs;
  const odds = pathOdds(game, 0);
  return { ...pattern, payoffs: [merged(game, pattern, 0, odds), merged(game, pattern, 1, first === second ? odds : pathOdds(game, 1))] };
}

/** The probability of each of one player's sequences under a profile, by sequence: the product of its own choices. */
export function planOf(side: SequenceSide, profile: Profile): Float64Array {
  const plan = new Float64Array(side.count);
  plan[0] = 1;
  for (let h = 0; h < side.sets.length; h++) {
    const above = plan[side.parent[h]!]!;
    for (let q = side.first[h]!; q < side.first[h + 1]!; q++) plan[q] = above * profile[side.slotOf[q]!]!;
  }
  return plan;
}

/**
 * Writes the choices behind a plan into a profile, at the sets that the player's own moves lead to.
 *
 * @param plan   by sequence; need not be normalised
 * @param floor  a set whose sequences sum to this or less is left as it stands in the profile
 * @returns      by own set: 1 where it was written
 */
export function writePlan(side: SequenceSide, plan: Float64Array, profile: Profile, floor = 0): Uint8Array {
  const written = new Uint8Array(side.sets.length);
  for (let h = 0; h < side.sets.length; h++) {
    let sum = 0;
    for (let q = side.first[h]!; q < side.first[h + 1]!; q++) sum += plan[q]!;
    if (!(sum > floor)) continue;
    written[h] = 1;
    for (let q = side.first[h]!; q < side.first[h + 1]!; q++) profile[side.slotOf[q]!] = plan[q]! / sum;
  }
  return written;
}

function patternOf(topology: Topology): SequencePattern {
  const [rows, columns] = [sideOf(topology, 0), sideOf(topology, 1)], ends = endsOf(topology);
  const sequenceAt = ({ reaching }: typeof rows) => ends.map((node) => reaching[node]!);
  return { sides: [rows.side, columns.side], ends, ...cellsOf(sequenceAt(rows), rows.side.count, sequenceAt(columns), columns.side.count) };
}

/** Nodes without children, in node order. */
export function endsOf({ nodeCount, kind }: Topology): Int32Array {
  const ends = new Int32Array(nodeCount);
  let count = 0;
  for (let node = 0; node < nodeCount; node++) if (kind[node] === TERMINAL) ends[count++] = node;
  return ends.slice(0, count);
}

/** Cells of two players, by the sequence of each at every end. */
export function cellsOf(rowOf: Int32Array, rows: number, columnOf: Int32Array, columns: number): Cells {
  // Sorted by column, then, keeping that order, by row.
  const { order } = sortedBy(rowOf, rows, sortedBy(columnOf, columns, null).order);
  const ends = rowOf.length, cellOf = new Int32Array(ends), columnOfEach = new Int32Array(ends), rowOfEach = new Int32Array(ends), rowStart = new Int32Array(rows + 1);
  let cells = 0;
  for (let i = 0; i < ends; i++) {
    const end = order[i]!, before = order[i - 1];
    if (before === undefined || rowOf[before] !== rowOf[end] || columnOf[before] !== columnOf[end]) {
      columnOfEach[cells] = columnOf[end]!;
      rowOfEach[cells++] = rowOf[end]!;
      rowStart[rowOf[end]! + 1]! += 1;
    }
    cellOf[end] = cells - 1;
  }
  for (let q = 0; q < rows; q++) rowStart[q + 1]! += rowStart[q]!;
  const column = columnOfEach.slice(0, cells), { order: cellAt, start: columnStart } = sortedBy(column, columns, null);
  return { rowStart, column, columnStart, row: cellAt.map((cell) => rowOfEach[cell]!), cellAt, cellOf };
}

/** A player's side under perfect recall, and by node the player's sequence on the way there. */
export function sideOf({ nodeCount, kind, parent, firstChild, infoset, infosets }: Topology, player: number): { side: SequenceSide; reaching: Int32Array } {
  const isOwn = (node: number) => kind[node] === DECISION && infosets.player[infoset[node]!] === player;
  // Nodes stand level by level, so that sets in order of their first nodes come after the sets above them.
  const own: number[] = [], firstOf = new Int32Array(infosets.count);
  let count = 1;
  for (let node = 0; node < nodeCount; node++) {
    if (!isOwn(node) || firstOf[infoset[node]!] !== 0) continue;
    const set = infoset[node]!;
    own.push(set);
    firstOf[set] = count;
    count += infosets.firstSlot[set + 1]! - infosets.firstSlot[set]!;
  }
  const reaching = new Int32Array(nodeCount);
  for (let node = 1; node < nodeCount; node++) {
    const up = parent[node]!;
    reaching[node] = isOwn(up) ? firstOf[infoset[up]!]! + node - firstChild[up]! : reaching[up]!;
  }
  const sets = Int32Array.from(own), setOf = new Int32Array(count).fill(-1), slotOf = new Int32Array(count).fill(-1);
  sets.forEach((set, h) => {
    for (let q = firstOf[set]!, slot = infosets.firstSlot[set]!; slot < infosets.firstSlot[set + 1]!; q++, slot++) {
      setOf[q] = h;
      slotOf[q] = slot;
    }
  });
  const first = Int32Array.from([...own.map((set) => firstOf[set]!), count]);
  // All nodes of a set have the same own moves behind them: those of one will do.
  return { side: { player, count, sets, first, parent: sets.map((set) => reaching[infosets.nodes[infosets.nodeStart[set]!]!]!), setOf, slotOf }, reaching };
}

/** Positions in ascending order of key (below `keys`), equals as they stand in `before`; and by key, and one more, where it starts. */
export function sortedBy(key: Int32Array, keys: number, before: Int32Array | null): { order: Int32Array; start: Int32Array } {
  const start = new Int32Array(keys + 1), order = new Int32Array(key.length);
  for (let i = 0; i < key.length; i++) start[key[i]! + 1]! += 1;
  for (let k = 0; k < keys; k++) start[k + 1]! += start[k]!;
  const filled = start.slice();
  for (let i = 0; i < key.length; i++) {
    const item = before === null ? i : before[i]!;
    order[filled[key[item]!]!++] = item;
  }
  return { order, start };
}

/** By node: the product of the odds of chance above, as the player holds them. */
export function pathOdds({ topology, valuation }: Game, player: number): Float64Array {
  const { nodeCount, kind, parent } = topology, odds = valuation.beliefs[player]!;
  const product = new Float64Array(nodeCount);
  product[0] = 1;
  for (let node = 1; node < nodeCount; node++) product[node] = product[parent[node]!]! * (kind[parent[node]!] === CHANCE ? odds[node]! : 1);
  return product;
}

function merged(game: Game, { ends, cellOf, column }: SequencePattern, player: number, odds: Float64Array): Float64Array {
  const payoffs = game.valuation.payoffs[player]!, sums = new Float64Array(column.length);
  for (let i = 0; i < ends.length; i++) sums[cellOf[i]!]! += odds[ends[i]!]! * payoffs[ends[i]!]!;
  return sums;
}
