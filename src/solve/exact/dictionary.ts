// A system of linear equations in variables that are at least 0, exactly, in the form in which some of them (the basic ones) are
// expressed by the others: the working table of simplex methods, in integers.
//
// Source: integer pivoting as in Edmonds 1967 and Avis 2000 (lrs); lexicographic ratio test: Dantzig, Orden and Wolfe 1955

import { lowestTerms, type Rational } from "../../game/index.ts";

export interface Equations {
  /** The number of each variable that is expressed, by row, and of each that expresses, by column. */
  readonly basic: readonly number[];
  readonly cobasic: readonly number[];
  /** By row: coefficients by column, and last the constant, which is at least 0. Basic variable = constant + sum of coefficient x cobasic variable. */
  readonly rows: readonly (readonly bigint[])[];
}

/** determinant x basic variable of row i = table[i][columns] - sum over columns c of table[i][c] x cobasic variable of c; determinant > 0. */
export class Dictionary {
  /** By row and by column: the number of the variable there. */
  readonly basic: Int32Array;
  cobasic: Int32Array;
  private readonly table: bigint[][];
  private determinant: bigint;
  /** The basis whose constants count as larger by tiny amounts of falling size, to part ties: its variable of each row. */
  private reference: Int32Array;

  private constructor(basic: Int32Array, cobasic: Int32Array, table: bigint[][], determinant: bigint, reference: Int32Array) {
    this.basic = basic;
    this.cobasic = cobasic;
    this.table = table;
    this.determinant = determinant;
    this.reference = reference;
  }

  static of({ basic, cobasic, rows }: Equations): Dictionary {
    const last = cobasic.length;
    return new Dictionary(Int32Array.from(basic), Int32Array.from(cobasic), rows.map((row) => row.map((value, c) => (c === last ? value : -value))), 1n, Int32Array.from(basic));
  }

  get columns(): number {
    return this.cobasic.length;
  }

  copy(): Dictionary {
    return new Dictionary(this.basic.slice(), this.cobasic.slice(), this.table.map((row) => row.slice()), this.determinant, this.reference);
  }

  /** From now on ties are parted from this basis on. */
  refer(): void {
    this.reference = this.basic.slice();
  }

  /** The constant of a row, up to the common determinant. */
  constant(row: number): bigint {
    return this.table[row]![this.columns]!;
  }

  coefficient(row: number, column: number): bigint {
    return this.table[row]![column]!;
  }

  /** The row that bounds the column's variable first; -1 where nothing does. */
  leavingRow(column: number): number {
    const { table, columns } = this;
    let best = -1;
    for (let row = 0; row < table.length; row++) {
      const entry = table[row]![column]!;
      if (entry <= 0n) continue;
      if (best < 0) {
        best = row;
        continue;
      }
      const mine = table[row]![columns]! * table[best]![column]!, its = table[best]![columns]! * entry;
      if (mine < its || (mine === its && this.isLexicallyLess(row, best, column))) best = row;
    }
    return best;
  }

  private isLexicallyLess(a: number, b: number, column: number): boolean {
    const atA = this.table[a]![column]!, atB = this.table[b]![column]!;
    for (const variable of this.reference) {
      const c = this.cobasic.indexOf(variable);
      const ofA = c >= 0 ? this.table[a]![c]! : this.basic[a] === variable ? this.determinant : 0n;
      const ofB = c >= 0 ? this.table[b]![c]! : this.basic[b] === variable ? this.determinant : 0n;
      const mine = ofA * atB, its = ofB * atA;
      if (mine !== its) return mine < its;
    }
    return false;
  }

  /** Exchanges the variables of a row and a column; the coefficient there is not 0, and if it is below 0 the row's constant is 0. */
  pivot(row: number, column: number): void {
    const { table, columns } = this;
    const pivotRow = table[row]!;
    if (pivotRow[column]! < 0n) {
      // An equation whose constant is 0 reads the same with all signs turned, its own variable's too.
      for (let c = 0; c <= columns; c++) pivotRow[c] = -pivotRow[c]!;
      this.exchange(row, column, -this.determinant);
    } else this.exchange(row, column, this.determinant);
    [this.basic[row], this.cobasic[column]] = [this.cobasic[column]!, this.basic[row]!];
  }

  private exchange(row: number, column: number, own: bigint): void {
    const { table, columns, determinant } = this;
    const pivotRow = table[row]!, pivot = pivotRow[column]!, turned = own < 0n;
    for (let i = 0; i < table.length; i++) {
      if (i === row) continue;
      const line = table[i]!, factor = line[column]!;
      if (factor === 0n && pivot === determinant) continue;
      for (let c = 0; c <= columns; c++) {
        if (c === column) continue;
        const value = line[c]!;
        if (factor === 0n) {
          if (value !== 0n) line[c] = (value * pivot) / determinant;
        } else line[c] = (value * pivot - factor * pivotRow[c]!) / determinant;
      }
      line[column] = turned ? factor : -factor;
    }
    pivotRow[column] = own;
    this.determinant = pivot;
  }

  /** Sets the cobasic variables of these numbers to 0 for good; returns whether there were any. */
  dropColumns(drop: (variable: number) => boolean): boolean {
    const keep = Array.from(this.cobasic.keys()).filter((c) => !drop(this.cobasic[c]!));
    if (keep.length === this.columns) return false;
    const last = this.columns;
    this.cobasic = Int32Array.from(keep, (c) => this.cobasic[c]!);
    for (let row = 0; row < this.table.length; row++) this.table[row] = [...keep.map((c) => this.table[row]![c]!), this.table[row]![last]!];
    return true;
  }

  /** The values of `count` variables from number `first` on, in lowest terms. */
  values(first: number, count: number): Rational[] {
    const values = new Array<Rational>(count).fill({ numerator: 0n, denominator: 1n });
    this.basic.forEach((variable, row) => {
      if (variable >= first && variable < first + count) values[variable - first] = lowestTerms({ numerator: this.constant(row), denominator: this.determinant });
    });
    return values;
  }

  /** Numbers of the variables that are 0, ascending. */
  tight(): number[] {
    return [...this.cobasic, ...this.basic.filter((_, row) => this.constant(row) === 0n)].sort((a, b) => a - b);
  }
}
