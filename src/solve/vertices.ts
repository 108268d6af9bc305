// All vertices of a polytope { z >= 0, M z <= 1 } with positive integers M, exactly. Depth first from vertex to neighbour over
// bases of the lexicographically perturbed polytope, in integer pivots: degenerate polytopes are walked through like others.
//
// Source: lexicographic pivoting and integer pivoting as in Avis 2000 (lrs) and von Stengel 2002

export interface Vertex {
  /** Labels of what is tight: bit i for z_i = 0, bit (dimension + j) for row j, in words of 32 bits. */
  readonly labels: Int32Array;
  /** Coordinates up to a common positive factor. */
  readonly point: readonly bigint[];
}

export interface VertexSearch {
  /** The vertices found, the origin left out. */
  readonly vertices: readonly Vertex[];
  /** Bases visited. */
  readonly bases: number;
  /** Whether all vertices were found. */
  readonly exhausted: boolean;
}

/**
 * @param rows       M: positive integers, one row an inequality, at least one
 * @param basesMax   visits no more than so many bases
 * @param shouldStop asked after every few pivots: true ends the search
 */
export function findVertices(rows: readonly (readonly bigint[])[], basesMax: number, shouldStop: (bases: number) => boolean): VertexSearch {
  const dictionary = new Dictionary(rows);
  const seen = new Set([dictionary.basisKey(-1, -1)]), found = new Map<string, Vertex>();
  // The way back: where each step pivoted, and the column from which to go on there.
  const steps: { readonly row: number; readonly column: number }[] = [];
  let column = 0;
  for (;;) {
    if (column === dictionary.dimension) {
      const back = steps.pop();
      if (back === undefined) return { vertices: [...found.values()], bases: seen.size, exhausted: true };
      dictionary.pivot(back.row, back.column);
      column = back.column + 1;
      continue;
    }
    const row = dictionary.leavingRow(column), key = dictionary.basisKey(row, column);
    if (seen.has(key)) {
      column++;
      continue;
    }
    if (seen.size >= basesMax || shouldStop(seen.size)) return { vertices: [...found.values()], bases: seen.size, exhausted: false };
    seen.add(key);
    dictionary.pivot(row, column);
    steps.push({ row, column });
    column = 0;
    const labels = dictionary.labels(), name = textOfBits(labels);
    if (!found.has(name)) found.set(name, { labels, point: dictionary.point() });
  }
}

function textOfBits(words: Int32Array): string {
  let text = "";
  for (const word of words) text += String.fromCharCode(word & 0xffff, word >>> 16);
  return text;
}

/**
 * determinant x (basic variable of row i) = table[i][dimension] - sum over columns c of table[i][c] x (cobasic variable of c).
 * Variables are numbered as labels are.
 */
class Dictionary {
  readonly dimension: number;
  private readonly size: number;
  private readonly table: bigint[][];
  private determinant = 1n;
  private readonly basic: Int32Array;
  private readonly cobasic: Int32Array;
  private readonly cobasis: Int32Array;

  constructor(rows: readonly (readonly bigint[])[]) {
    this.dimension = rows[0]!.length; // at least one row
    this.size = rows.length;
    this.table = rows.map((row) => [...row, 1n]);
    this.basic = Int32Array.from(rows, (_, i) => this.dimension + i);
    this.cobasic = Int32Array.from({ length: this.dimension }, (_, i) => i);
    this.cobasis = new Int32Array(Math.ceil((this.dimension + this.size) / 32));
    for (let i = 0; i < this.dimension; i++) toggle(this.cobasis, i);
  }

  /** The row that bounds the column's variable first, ties parted as if each row's 1 were larger by a tiny amount of its own. */
  leavingRow(column: number): number {
    const { table, dimension, size } = this;
    let best = -1;
    for (let row = 0; row < size; row++) {
      const entry = table[row]![column]!;
      if (entry <= 0n) continue;
      if (best === -1) {
        best = row;
        continue;
      }
      const other = table[best]![column]!;
      const mine = table[row]![dimension]! * other, its = table[best]![dimension]! * entry;
      if (mine < its || (mine === its && this.isLexicallyLess(row, best, column))) best = row;
    }
    return best;
  }

  private isLexicallyLess(a: number, b: number, column: number): boolean {
    const { table, dimension, size, determinant } = this;
    const atA = table[a]![column]!, atB = table[b]![column]!;
    for (let row = 0; row < size; row++) {
      const slack = dimension + row, c = this.cobasic.indexOf(slack);
      const ofA = c >= 0 ? table[a]![c]! : this.basic[a] === slack ? determinant : 0n;
      const ofB = c >= 0 ? table[b]![c]! : this.basic[b] === slack ? determinant : 0n;
      const mine = ofA * atB, its = ofB * atA;
      if (mine !== its) return mine < its;
    }
    return false;
  }

  pivot(row: number, column: number): void {
    const { table, determinant } = this;
    const pivotRow = table[row]!, pivot = pivotRow[column]!;
    for (let i = 0; i < this.size; i++) {
      if (i === row) continue;
      const own = table[i]!, factor = own[column]!;
      for (let c = 0; c <= this.dimension; c++) {
        if (c === column) continue;
        own[c] = factor === 0n ? (own[c]! * pivot) / determinant : (own[c]! * pivot - factor * pivotRow[c]!) / determinant;
      }
      own[column] = -factor;
    }
    pivotRow[column] = determinant;
    this.determinant = pivot;
    toggle(this.cobasis, this.basic[row]!);
    toggle(this.cobasis, this.cobasic[column]!);
    [this.basic[row], this.cobasic[column]] = [this.cobasic[column]!, this.basic[row]!];
  }

  /** Names the basis that this pivot would lead to; of the present one with -1. */
  basisKey(row: number, column: number): string {
    const words = this.cobasis.slice();
    if (row >= 0) {
      toggle(words, this.basic[row]!);
      toggle(words, this.cobasic[column]!);
    }
    return textOfBits(words);
  }

  labels(): Int32Array {
    const words = this.cobasis.slice();
    this.basic.forEach((variable, row) => {
      if (this.table[row]![this.dimension] === 0n) toggle(words, variable);
    });
    return words;
  }

  point(): bigint[] {
    const point = new Array<bigint>(this.dimension).fill(0n);
    this.basic.forEach((variable, row) => {
      if (variable < this.dimension) point[variable] = this.table[row]![this.dimension]!;
    });
    return point;
  }
}

function toggle(words: Int32Array, bit: number): void {
  words[bit >> 5]! ^= 1 << (bit & 31);
}
