// All vertices of a polyhedron, exactly: depth first from vertex to neighbour over the bases of its lexicographically perturbed
// equations, so that degenerate polyhedra are walked through like others.
//
// Source: von Stengel 2002, sections 2 and 5; Avis, Rosenberg, Savani and von Stengel 2010

import type { Dictionary } from "./dictionary.ts";

/**
 * Visits every basis that the perturbed equations allow, starting from where the dictionary stands, which is left there again
 * when all were visited. A degenerate vertex is visited once for each of its bases.
 *
 * @param visit    looks at the dictionary, which it must not change
 * @param proceed  asked before each step: false ends the walk
 * @returns        whether all were visited
 */
export function walkBases(dictionary: Dictionary, visit: () => void, proceed: () => boolean): boolean {
  dictionary.refer();
  const cobasis = new BitSet(Math.max(0, ...dictionary.basic, ...dictionary.cobasic) + 1);
  for (const variable of dictionary.cobasic) cobasis.toggle(variable);
  const seen = new Set([cobasis.text()]);
  // The way back: where each step pivoted. Pivoting there again undoes it.
  const steps: { readonly row: number; readonly column: number }[] = [];
  const pivot = (row: number, column: number) => {
    cobasis.toggle(dictionary.basic[row]!);
    cobasis.toggle(dictionary.cobasic[column]!);
    dictionary.pivot(row, column);
  };
  visit();
  for (let column = 0; ; ) {
    if (column === dictionary.columns) {
      const back = steps.pop();
      if (back === undefined) return true;
      pivot(back.row, back.column);
      column = back.column + 1;
      continue;
    }
    const row = dictionary.leavingRow(column);
    if (row < 0 || seen.has(cobasis.textAfter(dictionary.basic[row]!, dictionary.cobasic[column]!))) {
      column++;
      continue;
    }
    if (!proceed()) return false;
    pivot(row, column);
    seen.add(cobasis.text());
    steps.push({ row, column });
    visit();
    column = 0;
  }
}

/**
 * The same polyhedron with some variables held at 0: a dictionary of that face, or null when it is empty.
 *
 * @param held  whether the variable of that number is to be 0
 */
export function faceOf(dictionary: Dictionary, held: (variable: number) => boolean): Dictionary | null {
  const face = dictionary.copy();
  face.dropColumns(held);
  face.refer();
  for (;;) {
    const rows = Array.from(face.basic.keys()).filter((row) => held(face.basic[row]!));
    if (rows.every((row) => face.constant(row) === 0n)) break;
    // The sum of what should be 0 falls when a column enters of which the coefficients there sum to more than 0.
    let column = 0;
    while (column < face.columns && rows.reduce((sum, row) => sum + face.coefficient(row, column), 0n) <= 0n) column++;
    if (column === face.columns) return null;
    face.pivot(face.leavingRow(column), column);
    // A variable that has left for good takes its tie-breaking with it.
    if (face.dropColumns(held)) face.refer();
  }
  for (let row = 0; row < face.basic.length; row++) {
    if (!held(face.basic[row]!)) continue;
    let column = 0;
    while (column < face.columns && face.coefficient(row, column) === 0n) column++;
    if (column === face.columns) continue; // it is 0 on the whole face
    face.pivot(row, column);
    face.dropColumns(held);
  }
  return face;
}

/** A set of small numbers that has a short name. */
class BitSet {
  private readonly words: Int32Array;

  constructor(size: number) {
    this.words = new Int32Array(Math.ceil(size / 16));
  }

  toggle(bit: number): void {
    this.words[bit >> 4]! ^= 1 << (bit & 15);
  }

  text(): string {
    return String.fromCharCode(...this.words);
  }

  textAfter(a: number, b: number): string {
    this.toggle(a);
    this.toggle(b);
    const text = this.text();
    this.toggle(a);
    this.toggle(b);
    return text;
  }
}
