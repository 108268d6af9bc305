// The factorisation of linear.ts as WebAssembly, step for step: a branch is followed by a hundred of them, and the first ones
// would be interpreted.

import { type Factors, type FactoredSize, PANEL, sizeOf } from "./linear.ts";
import { aboveF, absoluteF, addF, addI, addV, belowI, bothV, type Code, differsF, divF, doubleI, equalI, f64, get, i32, largerF, loadF, loadV, type Local, mulF, mulI, mulV, notI, repeatWhile, set, storeF, storeV, subF, subI, wasmFunction, type WasmFunction, wasmModule, when } from "./wasm/code.ts";
import { instantiate, newMemory } from "./wasm/platform.ts";

/** A place for one matrix at a time, and what factorises it there. */
export interface FactorRoom {
  /** A matrix of that size, all zero, row by row; overwrites the last one and its factors. */
  matrix(n: number): Float64Array;
  /** The factors of what has been written there, in its place; the same bytes as `factorise`. */
  factorise(n: number): Factors;
}

const DOUBLE = 8;

/** Null where the platform has no WebAssembly. */
export function factorRoom(sizeMax: number): FactorRoom | null {
  const scale = 0, order = DOUBLE * sizeMax, first = 2 * DOUBLE * sizeMax, memory = newMemory(first + DOUBLE * sizeMax * sizeMax);
  const run = memory === null ? undefined : instantiate(wasmModule([factoriseCode(scale, order, first)]), memory)?.["factorise"];
  if (memory === null || run === undefined) return null;
  const matrixOf = (n: number) => new Float64Array(memory.buffer, first, n * n);
  return {
    matrix: (n) => matrixOf(n).fill(0),
    factorise(n) {
      run(n);
      const a = matrixOf(n), rows = Int32Array.from(new Float64Array(memory.buffer, order, n)), size: FactoredSize = sizeOf(a, rows);
      return { n, a, order: rows, ...size };
    },
  };
}

/** @param scale  address of a number for each row; `order`: of another, the row's place at first; `matrix`: of the matrix */
function factoriseCode(scale: number, order: number, matrix: number): WasmFunction {
  return wasmFunction("factorise", ["i32"], (parameters, local) => {
    const n = parameters[0]!; // one
    // Rows by address, columns by distance from the first, both in bytes; a row's place is counted like a column.
    const [width, bottom, first, end, firstRow, endRow, k, pivotRow, place, r, c, at, best] = Array.from({ length: 13 }, () => local("i32")) as [Local, Local, Local, Local, Local, Local, Local, Local, Local, Local, Local, Local, Local];
    const top = local("f64"), factor = local("f64"), head = local("f64"), size = local("f64");
    const panel = Array.from({ length: PANEL }, () => ({ row: local("i32"), factor: local("f64"), both: local("v128") }));
    const entry = (row: Local, column: Local): Code => addI(get(row), get(column));
    const advance = (index: Local, by: Code): Code => set(index, addI(get(index), by));
    const next = (index: Local): Code => advance(index, i32(DOUBLE));
    const exchange = (one: Code, other: Code, offset: number): readonly Code[] => [set(head, loadF(one, offset)), storeF(one, offset, loadF(other, offset)), storeF(other, offset, get(head))];
    const subtractRow = (upTo: Local): Code => repeatWhile(belowI(get(c), get(upTo)), storeF(entry(r, c), 0, subF(loadF(entry(r, c), 0), mulF(get(factor), loadF(entry(pivotRow, c), 0)))), next(c));
    const scales: readonly Code[] = [
      set(r, i32(matrix)), set(at, i32(0)),
      repeatWhile(belowI(get(r), get(bottom)),
        set(top, f64(0)), set(c, i32(0)),
        repeatWhile(belowI(get(c), get(width)), set(top, largerF(get(top), absoluteF(loadF(entry(r, c), 0)))), next(c)),
        set(factor, f64(1)), when(aboveF(get(top), f64(0)), [set(factor, divF(f64(1), get(top)))]),
        storeF(get(at), scale, get(factor)), storeF(get(at), order, mulF(doubleI(get(at)), f64(1 / DOUBLE))),
        next(at), advance(r, get(width))),
    ];
    const pivot: readonly Code[] = [
      set(top, f64(-1)), set(best, get(pivotRow)), set(place, get(k)), set(r, get(pivotRow)), set(at, get(k)),
      repeatWhile(belowI(get(r), get(bottom)),
        set(size, mulF(absoluteF(loadF(entry(r, k), 0)), loadF(get(at), scale))),
        when(aboveF(get(size), get(top)), [set(top, get(size)), set(best, get(r)), set(place, get(at))]),
        next(at), advance(r, get(width))),
      when(notI(equalI(get(best), get(pivotRow))), [
        set(c, i32(0)), repeatWhile(belowI(get(c), get(width)), ...exchange(entry(pivotRow, c), entry(best, c), 0), next(c)),
        ...exchange(get(k), get(place), order), ...exchange(get(k), get(place), scale),
      ]),
    ];
    const eliminate: readonly Code[] = [
      set(k, get(first)), set(pivotRow, get(firstRow)),
      repeatWhile(belowI(get(k), get(end)),
        ...pivot,
        set(head, loadF(entry(pivotRow, k), 0)), set(r, addI(get(pivotRow), get(width))),
        repeatWhile(belowI(get(r), get(bottom)),
          set(factor, divF(loadF(entry(r, k), 0), get(head))), storeF(entry(r, k), 0, get(factor)),
          when(differsF(get(factor), f64(0)), [set(c, addI(get(k), i32(DOUBLE))), subtractRow(end)]),
          advance(r, get(width))),
        next(k), advance(pivotRow, get(width))),
      set(endRow, get(pivotRow)),
    ];
    const within: readonly Code[] = [
      set(k, get(first)), set(pivotRow, get(firstRow)),
      repeatWhile(belowI(get(k), get(end)),
        set(r, addI(get(pivotRow), get(width))),
        repeatWhile(belowI(get(r), get(endRow)),
          set(factor, loadF(entry(r, k), 0)),
          when(differsF(get(factor), f64(0)), [set(c, get(end)), subtractRow(width)]),
          advance(r, get(width))),
        next(k), advance(pivotRow, get(width))),
    ];
    const sum = (term: (i: number) => Code, add: (a: Code, b: Code) => Code): Code => {
      const half = (from: number) => add(add(add(term(from), term(from + 1)), term(from + 2)), term(from + 3));
      return add(add(add(add(term(0), term(1)), term(2)), term(3)), half(4));
    };
    const below: readonly Code[] = [
      ...panel.map(({ row }, i) => set(row, i === 0 ? get(firstRow) : addI(get(panel[i - 1]!.row), get(width)))), // the one before
      set(r, get(endRow)),
      repeatWhile(belowI(get(r), get(bottom)),
        ...panel.flatMap(({ factor, both }, i) => [set(factor, loadF(addI(get(r), get(first)), DOUBLE * i)), set(both, bothV(mulF(f64(-1), get(factor))))]),
        when(aboveF(panel.map(({ factor }) => absoluteF(get(factor))).reduce(addF), f64(0)), [
          set(c, get(end)), set(at, subI(get(width), i32(DOUBLE))),
          repeatWhile(belowI(get(c), get(at)),
            storeV(entry(r, c), 0, addV(loadV(entry(r, c), 0), sum((i) => mulV(get(panel[i]!.both), loadV(entry(panel[i]!.row, c), 0)), addV))), // i < PANEL
            advance(c, i32(2 * DOUBLE))),
          when(belowI(get(c), get(width)), [storeF(entry(r, c), 0, subF(loadF(entry(r, c), 0), sum((i) => mulF(get(panel[i]!.factor), loadF(entry(panel[i]!.row, c), 0)), addF)))]), // i < PANEL
        ]),
        advance(r, get(width))),
    ];
    return [
      set(width, mulI(get(n), i32(DOUBLE))), set(bottom, addI(i32(matrix), mulI(get(width), get(n)))),
      ...scales,
      set(first, i32(0)), set(firstRow, i32(matrix)),
      repeatWhile(belowI(get(first), get(width)),
        set(end, addI(get(first), i32(DOUBLE * PANEL))), when(belowI(get(width), get(end)), [set(end, get(width))]),
        ...eliminate, ...within,
        when(belowI(get(endRow), get(bottom)), below),
        set(first, get(end)), set(firstRow, get(endRow))),
    ];
  });
}
