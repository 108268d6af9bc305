// LU factors of a sparse square matrix whose columns are picked from a fixed store, with product-form updates when one column
// takes another's place. Made for pivoting methods: most columns and rows are singletons, and the kernel that is left is small.

/** Sparse columns: the entries of column j are at `start[j] .. start[j + 1] - 1`. */
export interface SparseColumns {
  readonly rows: number;
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly value: Float64Array;
}

/** A pivot is at least this share of the largest candidate in its column; of those the one in the sparsest row is taken. */
const THRESHOLD = 0.1;
/** A column whose largest candidate is below this, entries being about 1, counts as a sum of the others. */
const SINGULAR = 1e-11;

/**
 * Factors of a matrix of `rows` columns. Places are named by the rows on which their columns were pivoted.
 *
 * @source Gilbert and Peierls 1988 for the columns of the kernel; Dantzig and Orchard-Hays 1954 for the updates
 */
export class SparseLu {
  private readonly store: SparseColumns;
  /** Pivots in order, unit columns left out: row, value, entries above (in rows pivoted before) and below. */
  private readonly pivotRow: Int32Array;
  private readonly pivot: Float64Array;
  private readonly upper: Segments;
  private readonly lower: Segments;
  private pivots = 0;
  /** The first pivot that may have entries below. */
  private firstLower = 0;
  /** Updates: the place, and by place what the new column is of those before. It is dense: solutions of sparse systems are. */
  private readonly etaPlace: number[] = [];
  private readonly eta: Float64Array[] = [];

  constructor(store: SparseColumns) {
    this.store = store;
    this.pivotRow = new Int32Array(store.rows);
    this.pivot = new Float64Array(store.rows);
    this.upper = new Segments();
    this.lower = new Segments();
  }

  /** Updates since the last factorisation. */
  get updates(): number {
    return this.etaPlace.length;
  }

  /** Entries of factors and updates, for a bound on memory. */
  get size(): number {
    return this.upper.length + this.lower.length + this.updates * this.store.rows;
  }

  /**
   * Factors the columns of `head` and puts them in the order of their places.
   *
   * @returns false when the columns are dependent to working precision
   */
  factorise(head: Int32Array): boolean {
    const { rows: n, start, row, value } = this.store;
    this.pivots = 0;
    this.upper.clear();
    this.lower.clear();
    this.etaPlace.length = 0; // the arrays in `eta` are used again
    const count = new Int32Array(n), placed = new Int32Array(n).fill(-1), { rowStart, rowColumns } = this.byRow(head);
    const settle = (column: number, at: number) => {
      placed[row[at]!] = column;
      count[column] = 0;
      const from = start[head[column]!]!, to = start[head[column]! + 1]!;
      if (to - from === 1 && value[at] === 1) return; // solving leaves it as it is
      const pivot = value[at]!;
      for (let i = from; i < to; i++) {
        if (i === at) continue;
        if (placed[row[i]!]! >= 0) this.upper.push(row[i]!, value[i]!);
        else this.lower.push(row[i]!, value[i]! / pivot);
      }
      this.close(row[at]!, pivot);
    };
    const activeAt = (column: number) => {
      for (let i = start[head[column]!]!; i < start[head[column]! + 1]!; i++) if (placed[row[i]!]! < 0) return i;
      return -1;
    };

    // Columns with one entry in the rows that are left, then rows with one entry in the columns that are left.
    const queue = new Int32Array(n);
    let tail = 0;
    for (let column = 0; column < n; column++) {
      count[column] = start[head[column]! + 1]! - start[head[column]!]!;
      if (count[column] === 1) queue[tail++] = column;
    }
    for (let next = 0; next < tail; next++) {
      const column = queue[next]!, at = activeAt(column);
      if (at < 0 || Math.abs(value[at]!) < SINGULAR) return false;
      settle(column, at);
      for (let i = rowStart[row[at]!]!; i < rowStart[row[at]! + 1]!; i++) if (--count[rowColumns[i]!]! === 1) queue[tail++] = rowColumns[i]!;
    }
    this.firstLower = this.pivots;
    const rowCount = new Int32Array(n);
    let rowTail = 0;
    for (let i = 0; i < n; i++) {
      if (placed[i]! >= 0) continue;
      rowCount[i] = rowStart[i + 1]! - rowStart[i]!;
      if (rowCount[i] === 1) queue[rowTail++] = i;
    }
    for (let next = 0; next < rowTail; next++) {
      const pivoted = queue[next]!;
      let column = -1;
      for (let i = rowStart[pivoted]!; i < rowStart[pivoted + 1]!; i++) if (count[rowColumns[i]!]! > 0) column = rowColumns[i]!;
      if (column < 0) return false;
      let at = -1;
      for (let i = start[head[column]!]!; i < start[head[column]! + 1]!; i++) {
        if (row[i] === pivoted) at = i;
        else if (placed[row[i]!]! < 0 && --rowCount[row[i]!]! === 1) queue[rowTail++] = row[i]!;
      }
      if (Math.abs(value[at]!) < SINGULAR) return false;
      settle(column, at);
    }
    const kernel: number[] = [];
    for (let column = 0; column < n; column++) if (count[column]! > 0) kernel.push(column);
    kernel.sort((a, b) => count[a]! - count[b]! || a - b);
    if (!this.factoriseKernel(head, kernel, placed, rowCount)) return false;
    const before = head.slice();
    for (let i = 0; i < n; i++) head[i] = before[placed[i]!]!;
    return true;
  }

  /** Column by column: each is first freed of the kernel's earlier pivots. */
  private factoriseKernel(head: Int32Array, kernel: readonly number[], placed: Int32Array, rowCount: Int32Array): boolean {
    const { rows: n, start, row, value } = this.store;
    const work = new Float64Array(n), seen = new Int32Array(n).fill(-1), touched = new Int32Array(n);
    // By row: its pivot, where that one has entries below; pivots yet to be taken, the earliest on top.
    const pivotAt = new Int32Array(n).fill(-1), waiting = new Heap(n);
    for (const column of kernel) {
      let some = 0;
      for (let i = start[head[column]!]!; i < start[head[column]! + 1]!; i++) {
        const at = row[i]!;
        work[at] = value[i]!;
        seen[at] = column;
        touched[some++] = at;
        if (pivotAt[at]! >= 0) waiting.push(pivotAt[at]!);
      }
      while (waiting.size > 0) {
        const k = waiting.pop(), factor = work[this.pivotRow[k]!]!;
        if (factor === 0) continue;
        const { row: rows, value: values } = this.lower;
        for (let i = this.lower.start[k]!; i < this.lower.start[k + 1]!; i++) {
          const at = rows[i]!;
          if (seen[at] !== column) {
            seen[at] = column;
            touched[some++] = at;
            if (pivotAt[at]! >= 0) waiting.push(pivotAt[at]!);
          }
          work[at]! -= factor * values[i]!;
        }
      }
      let largest = 0;
      for (let i = 0; i < some; i++) if (placed[touched[i]!]! < 0) largest = Math.max(largest, Math.abs(work[touched[i]!]!));
      if (!(largest > SINGULAR)) return false;
      let best = -1;
      for (let i = 0; i < some; i++) {
        const at = touched[i]!;
        if (placed[at]! >= 0 || Math.abs(work[at]!) < THRESHOLD * largest) continue;
        if (best < 0 || rowCount[at]! < rowCount[best]!) best = at;
      }
      const pivot = work[best]!;
      placed[best] = column;
      for (let i = 0; i < some; i++) {
        const at = touched[i]!, entry = work[at]!;
        work[at] = 0;
        if (at === best || entry === 0) continue;
        if (placed[at]! >= 0) this.upper.push(at, entry);
        else this.lower.push(at, entry / pivot);
      }
      this.close(best, pivot);
      if (this.lower.start[this.pivots]! > this.lower.start[this.pivots - 1]!) pivotAt[best] = this.pivots - 1;
    }
    return true;
  }

  /** Replaces `work`, by row, by the solution of matrix times x = work, by place. */
  solve(work: Float64Array): void {
    const { pivotRow, pivot, pivots, lower, upper } = this;
    for (let k = this.firstLower; k < pivots; k++) subtractList(work, work[pivotRow[k]!]!, lower, k);
    for (let k = pivots - 1; k >= 0; k--) {
      const at = pivotRow[k]!;
      if (work[at] !== 0) subtractList(work, (work[at]! /= pivot[k]!), upper, k);
    }
    for (let k = 0; k < this.updates; k++) {
      const place = this.etaPlace[k]!, eta = this.eta[k]!;
      if (work[place] === 0) continue;
      const factor = work[place]! / eta[place]!;
      subtract(work, factor, eta);
      work[place] = factor;
    }
  }

  /** Replaces the column at a place by the one of which `solved` is the solution. */
  update(place: number, solved: Float64Array): void {
    (this.eta[this.updates] ??= new Float64Array(solved.length)).set(solved);
    this.etaPlace.push(place);
  }

  private close(row: number, pivot: number): void {
    this.pivotRow[this.pivots] = row;
    this.pivot[this.pivots++] = pivot;
    this.upper.close();
    this.lower.close();
  }

  private byRow(head: Int32Array): { rowStart: Int32Array; rowColumns: Int32Array } {
    const { rows: n, start, row } = this.store;
    const rowStart = new Int32Array(n + 1);
    for (let column = 0; column < n; column++) for (let i = start[head[column]!]!; i < start[head[column]! + 1]!; i++) rowStart[row[i]! + 1]! += 1;
    for (let i = 0; i < n; i++) rowStart[i + 1]! += rowStart[i]!;
    const rowColumns = new Int32Array(rowStart[n]!), filled = rowStart.slice();
    for (let column = 0; column < n; column++) for (let i = start[head[column]!]!; i < start[head[column]! + 1]!; i++) rowColumns[filled[row[i]!]!++] = column;
    return { rowStart, rowColumns };
  }
}

/** Lists of sparse entries, one after the other. */
class Segments {
  row = new Int32Array(256);
  value = new Float64Array(256);
  length = 0;
  start = new Int32Array(64);
  count = 0;

  clear(): void {
    this.length = this.count = 0;
  }

  push(row: number, value: number): void {
    if (this.length === this.row.length) {
      this.row = grown(this.row, new Int32Array(2 * this.length));
      this.value = grown(this.value, new Float64Array(2 * this.length));
    }
    this.row[this.length] = row;
    this.value[this.length++] = value;
  }

  /** Ends the list that was being pushed. */
  close(): void {
    if (this.count + 2 > this.start.length) this.start = grown(this.start, new Int32Array(2 * this.start.length));
    this.start[++this.count] = this.length;
  }
}

// Apart, and short: engines compile such functions to fast code long before they do the methods that call them.

function subtractList(from: Float64Array, factor: number, { row, value, start }: Segments, list: number): void {
  if (factor !== 0) for (let i = start[list]!, end = start[list + 1]!; i < end; i++) from[row[i]!]! -= factor * value[i]!;
}

export function subtract(from: Float64Array, factor: number, what: Float64Array): void {
  for (let i = 0; i < from.length; i++) from[i]! -= factor * what[i]!;
}

function grown<T extends Int32Array | Float64Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** Whole numbers, the least on top. */
class Heap {
  size = 0;
  private readonly items: Int32Array;

  constructor(capacity: number) {
    this.items = new Int32Array(capacity);
  }

  push(item: number): void {
    const { items } = this;
    let at = this.size++;
    for (let up = (at - 1) >> 1; at > 0 && items[up]! > item; at = up, up = (at - 1) >> 1) items[at] = items[up]!;
    items[at] = item;
  }

  pop(): number {
    const { items } = this, least = items[0]!, last = items[--this.size]!;
    let at = 0;
    for (let child = 1; child < this.size; child = 2 * at + 1) {
      if (child + 1 < this.size && items[child + 1]! < items[child]!) child++;
      if (items[child]! >= last) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = last;
    return least;
  }
}
