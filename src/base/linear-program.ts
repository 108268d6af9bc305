// Small linear programs in doubles: a dense tableau, two phases, Bland's rule, so that it always ends.

/** Entries of the tableau within this of 0 count as 0: callers scale their numbers to about 1. */
const NEAR_ZERO = 1e-11;
const PIVOTS_MAX = 10_000;

export interface LinearProgram {
  /** What is to be large: one coefficient for each variable; variables are not negative. */
  readonly objective: readonly number[];
  /** Each row: coefficients, and the number that their sum with the variables may not exceed. */
  readonly rows: readonly { readonly coefficients: readonly number[]; readonly limit: number }[];
}

/**
 * The variables that make the objective largest.
 *
 * @param step  called before each pivot; may throw to end the work
 * @returns null when no variables satisfy all rows; a value of Infinity when the objective has no bound, or none was found
 * @source Dantzig 1963; Bland 1977
 */
export function maximise({ objective, rows }: LinearProgram, step: () => void = () => {}): { readonly x: readonly number[]; readonly value: number } | null {
  const n = objective.length, m = rows.length, width = n + m + 2;
  // Columns: variables, slacks, one artificial variable, the right side. The last two rows: the objective and the first phase.
  const table = rows.map(({ coefficients, limit }, i) => {
    const row = new Float64Array(width);
    for (let j = 0; j < n; j++) row[j] = coefficients[j]!;
    row[n + i] = 1;
    row[n + m] = -1;
    row[width - 1] = limit;
    return row;
  });
  const goal = new Float64Array(width), feasible = new Float64Array(width);
  goal.set(objective);
  feasible[n + m] = -1;
  const basis = rows.map((_, i) => n + i);
  const all = [...table, goal, feasible];
  const lowest = rows.reduce((least, { limit }, i) => (limit < rows[least]!.limit ? i : least), 0);
  if (m > 0 && rows[lowest]!.limit < 0) {
    pivot(all, basis, lowest, n + m);
    if (!climb(all, feasible, table, basis, width - 1, step)) return { x: new Array<number>(n).fill(0), value: Infinity };
    if (feasible[width - 1]! > NEAR_ZERO * 100) return null;
    const left = basis.indexOf(n + m);
    if (left >= 0) {
      const column = table[left]!.findIndex((value, j) => j < n + m && Math.abs(value) > NEAR_ZERO);
      if (column >= 0) pivot(all, basis, left, column);
    }
  }
  for (const row of all) row[n + m] = 0; // the artificial variable has served
  const isBounded = climb([...table, goal], goal, table, basis, n + m, step);
  const x = new Array<number>(n).fill(0);
  basis.forEach((variable, i) => {
    if (variable < n) x[variable] = Math.max(0, table[i]![width - 1]!);
  });
  return { x, value: !isBounded ? Infinity : objective.reduce((sum, c, j) => sum + c * x[j]!, 0) };
}

/** Pivots until no column improves the goal; false when it has no bound, or rounding keeps it going. The right side of the goal is minus its value. */
function climb(all: readonly Float64Array[], goal: Float64Array, table: readonly Float64Array[], basis: number[], columns: number, step: () => void): boolean {
  for (let pivots = 0; pivots < PIVOTS_MAX; pivots++) {
    step();
    let column = 0;
    while (column < columns && goal[column]! <= NEAR_ZERO) column++;
    if (column === columns) return true;
    let row = -1, least = Infinity;
    table.forEach((line, i) => {
      if (line[column]! <= NEAR_ZERO) return;
      const ratio = line[line.length - 1]! / line[column]!;
      if (row < 0 || ratio < least - NEAR_ZERO || (ratio <= least + NEAR_ZERO && basis[i]! < basis[row]!)) [row, least] = [i, Math.min(ratio, least)];
    });
    if (row < 0) return false;
    pivot(all, basis, row, column);
  }
  return false;
}

function pivot(all: readonly Float64Array[], basis: number[], row: number, column: number): void {
  const line = all[row]!, head = line[column]!;
  for (let j = 0; j < line.length; j++) line[j]! /= head;
  for (const other of all) {
    const factor = other[column]!;
    if (other === line || factor === 0) continue;
    for (let j = 0; j < line.length; j++) other[j]! -= factor * line[j]!;
    other[column] = 0;
  }
  basis[row] = column;
}
