// Lemke's path through complementary bases of a linear system, with a sparse basis: as one variable goes from 1, where the
// solution is known, to 0, where it is sought, each variable that falls to 0 makes room for its complement.

import { type SparseColumns, SparseLu, subtract } from "./sparse-lu.ts";

/**
 * Find values v with `columns` v = `right`, v >= 0 except for free variables, v[i] v[complement[i]] = 0, and v[way] = 0.
 * Entries should be of about size 1.
 */
export interface Complementarity {
  readonly columns: SparseColumns;
  /** By variable: its complement; itself where it is free to have either sign, and for `way`. */
  readonly complement: Int32Array;
  readonly right: Float64Array;
  /** Added to `right` on the way, so that no two variables fall to 0 at once. */
  readonly perturbation: Float64Array;
  readonly way: number;
  /** The variables, as many as rows, that solve the system where v[way] is 1 and all others are 0. */
  readonly basis: Int32Array;
}

export interface PathOptions {
  readonly pivotsMax: number;
  /** Asked at every pivot. */
  readonly stop: () => boolean;
  /** Hears now and then how far v[way] has come. */
  readonly report: (pivots: number, way: number) => void;
  /** Whether values at v[way] = 0 will do. Asked before the perturbation has played itself out. */
  readonly accept: (values: Float64Array) => boolean;
  /** A basis that may hold the solution already, such as that of a problem nearby. */
  readonly hint: Int32Array | null;
}

export interface PathResult {
  /** `ray`: no end in this direction; `lost`: rounding has the better of it; `full`: the factors outgrow ENTRIES_MAX. */
  readonly end: "reached" | "pivots" | "stopped" | "ray" | "lost" | "full";
  readonly pivots: number;
  /** By variable: the solution without perturbation when reached, otherwise what the path had come to. */
  readonly values: Float64Array;
  /** The variables that belong to them. */
  readonly basis: Int32Array;
}

/** Largest number of entries of a factorisation: 12 bytes each; updates may have twice as many, of 8. */
export const ENTRIES_MAX = 2e7;
const UPDATES_MAX = 64;
/** By how much a step may overshoot 0 for the sake of a larger pivot; values below -LOST after refactorising are no rounding. */
const OVERSHOOT = 1e-12, LOST = 1e-9;
/** Least pivot, as a share of the largest entry of its column; below POOR it is computed again from fresh factors. */
const PIVOT_MIN = 1e-9, POOR = 1e-5;
/** From here on the end is looked for between two factorisations too, every so many pivots. */
const NEAR = 0.01, LOOK_EVERY = 16;
/** Values may miss 0 by this much where the perturbation is taken away; what comes of it is the caller's to judge. */
const SETTLED = 1e-9;

/**
 * Follows the path to its end.
 *
 * @source Lemke 1965; ratio test: Harris 1973. Before the perturbation has played itself out the path can be very long: the
 *         basis is tried without it, and if that is a solution, it is taken.
 */
export function followPath(problem: Complementarity, options: PathOptions): PathResult {
  const path = new Path(problem, options.hint ?? problem.basis);
  let entering = problem.way;
  const result = (end: PathResult["end"], values = path.values()): PathResult => ({ end, pivots: path.pivots, values, basis: path.head });
  if (options.hint !== null) {
    const values = path.atOnce();
    if (values !== null) return result("reached", values);
    path.head.set(problem.basis);
  }
  if (!path.refactorise()) return result("lost");
  for (;;) {
    if (path.pivots >= options.pivotsMax) return result("pivots");
    if (options.stop()) return result("stopped");
    const leaving = path.leavingFor(entering);
    if (leaving === NONE) return result("ray");
    if (leaving === REFACTORISE) {
      if (!path.refactorise()) return result("lost");
      continue;
    }
    if (leaving === ARRIVED) {
      const values = path.arrive(entering);
      return values === null ? result("lost") : result("reached", values);
    }
    entering = problem.complement[path.pivot(entering, leaving)]!;
    const full = path.updatesAreMany();
    if (full) {
      options.report(path.pivots, path.left());
      if (!path.refactorise()) return result("lost");
      if (path.size() > ENTRIES_MAX) return result("full");
    }
    if (path.left() < 1 && (full || (path.pivots % LOOK_EVERY === 0 && path.left() < NEAR))) {
      const values = path.unperturbed();
      if (values !== null && options.accept(values)) return result("reached", values);
    }
  }
}

/** What `leavingFor` answers instead of a place. */
const NONE = -1, ARRIVED = -2, REFACTORISE = -3;

/** A basis, its factors and its solution. Places are those of the factors. */
class Path {
  pivots = 0;
  private readonly problem: Complementarity;
  private readonly lu: SparseLu;
  readonly head: Int32Array;
  private readonly x: Float64Array;
  /** By place: 1 where the variable may not fall below 0. */
  private readonly signed: Uint8Array;
  private readonly column: Float64Array;
  private readonly candidates: Int32Array;
  private wayPlace = NONE;

  constructor(problem: Complementarity, basis: Int32Array) {
    const { rows } = problem.columns;
    this.problem = problem;
    this.lu = new SparseLu(problem.columns);
    this.head = basis.slice();
    this.x = new Float64Array(rows);
    this.signed = new Uint8Array(rows);
    this.column = new Float64Array(rows);
    this.candidates = new Int32Array(rows);
  }

  size(): number {
    return this.lu.size;
  }

  /** What is left of the way. */
  left(): number {
    return this.wayPlace === NONE ? 1 : this.x[this.wayPlace]!;
  }

  /** By variable. */
  values(): Float64Array {
    const values = new Float64Array(this.problem.complement.length);
    for (let i = 0; i < this.head.length; i++) values[this.head[i]!] = this.x[i]!;
    values[this.problem.way] = this.left();
    return values;
  }

  updatesAreMany(): boolean {
    return this.lu.updates >= UPDATES_MAX || this.lu.size > 3 * ENTRIES_MAX;
  }

  /** Fresh factors and the solution from them; false when the basis is singular or its solution not positive. */
  refactorise(): boolean {
    const { problem, head, x, signed } = this;
    if (!this.lu.factorise(head)) return false;
    this.wayPlace = head.indexOf(problem.way);
    for (let i = 0; i < head.length; i++) {
      x[i] = problem.right[i]! + problem.perturbation[i]!;
      signed[i] = this.isSigned(head[i]!) ? 1 : 0;
    }
    if (this.wayPlace === NONE) this.add(x, problem.way, -1);
    this.lu.solve(x);
    for (let i = 0; i < x.length; i++) if (signed[i] === 1 && !(x[i]! > -LOST)) return false;
    return true;
  }

  /** The place whose variable falls to 0 first as the entering one grows (the way: shrinks); ARRIVED when the way is at 0 before that. */
  leavingFor(entering: number): number {
    const { column, x, signed, candidates, wayPlace } = this;
    column.fill(0);
    this.add(column, entering, entering === this.problem.way ? -1 : 1);
    this.lu.solve(column);
    let largest = 0, some = 0;
    for (let i = 0; i < column.length; i++) {
      const entry = column[i]!;
      if (entry > 0) {
        if (entry > largest) largest = entry;
        if (entry > PIVOT_MIN && signed[i] === 1) candidates[some++] = i;
      } else if (-entry > largest) largest = -entry;
    }
    const least = PIVOT_MIN * Math.max(1, largest);
    // The longest step that takes nothing further below 0 than allowed, then the largest pivot within it.
    let limit = Infinity;
    for (let c = 0; c < some; c++) {
      const i = candidates[c]!;
      if (column[i]! > least) limit = Math.min(limit, (Math.max(x[i]!, 0) + OVERSHOOT) / column[i]!);
    }
    if (wayPlace === NONE ? limit >= 1 : column[wayPlace]! > least && x[wayPlace]! / column[wayPlace]! <= limit) return ARRIVED;
    let leaving = NONE, pivot = least;
    for (let c = 0; c < some; c++) {
      const i = candidates[c]!;
      if (column[i]! > pivot && x[i]! / column[i]! <= limit) {
        pivot = column[i]!;
        leaving = i;
      }
    }
    return leaving !== NONE && pivot < POOR * largest && this.lu.updates > 0 ? REFACTORISE : leaving;
  }

  /** Puts the entering variable, whose column was just looked at, into a place; returns the one that leaves. */
  pivot(entering: number, place: number): number {
    const { column, x, head } = this;
    const step = Math.max(0, x[place]! / column[place]!), left = head[place]!;
    subtract(x, step, column);
    x[place] = step;
    if (entering === this.problem.way) {
      x[place] = 1 - step;
      for (let i = 0; i < x.length; i++) column[i] = -column[i]!;
      this.wayPlace = place;
    }
    this.lu.update(place, column);
    head[place] = entering;
    this.signed[place] = this.isSigned(entering) ? 1 : 0;
    this.pivots++;
    return left;
  }

  /** All values at the end of the way, the entering variable in the way's place. */
  arrive(entering: number): Float64Array | null {
    const { head, problem } = this;
    if (entering !== problem.way) head[this.wayPlace] = entering;
    return this.lu.factorise(head) ? this.solution(problem.right) : null;
  }

  /** All values without perturbation where that is a solution at the end of the way; otherwise null. */
  unperturbed(): Float64Array | null {
    const { head, problem } = this, trial = problem.right.slice();
    this.lu.solve(trial);
    for (let i = 0; i < head.length; i++) {
      if (this.isSigned(head[i]!) && !(trial[i]! >= -SETTLED)) return null;
      if (head[i] === problem.way && !(trial[i]! <= SETTLED)) return null;
    }
    return this.solution(problem.right);
  }

  /** The same with fresh factors of the basis. */
  atOnce(): Float64Array | null {
    return this.lu.factorise(this.head) ? this.unperturbed() : null;
  }

  /** By variable; solved twice, the second time for what rounding left. */
  private solution(right: Float64Array): Float64Array {
    const { head, problem } = this;
    const solved = right.slice(), rest = right.slice();
    this.lu.solve(solved);
    for (let i = 0; i < head.length; i++) this.add(rest, head[i]!, -solved[i]!);
    this.lu.solve(rest);
    const values = new Float64Array(problem.complement.length);
    for (let i = 0; i < head.length; i++) values[head[i]!] = solved[i]! + rest[i]!;
    return values;
  }

  private isSigned(variable: number): boolean {
    return this.problem.complement[variable] !== variable || variable === this.problem.way;
  }

  /** Adds a multiple of a variable's column. */
  private add(to: Float64Array, variable: number, times: number): void {
    const { start, row, value } = this.problem.columns;
    for (let i = start[variable]!; i < start[variable + 1]!; i++) to[row[i]!]! += times * value[i]!;
  }
}
