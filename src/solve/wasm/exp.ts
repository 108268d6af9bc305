// The exponential of base/elementary.ts as WebAssembly, step for step, so that it gives the same bytes.

import { EXP_PARTS } from "../../base/index.ts";
import { aboveF, addF, addI, andI, type Code, differsF, f64, floorF, get, i32, integerF, lessI, loadF, type Local, mulF, mulI, powerOfTwoI, set, shiftRightSignedI, subF, subI, type Type, when } from "./code.ts";

/** Doubles that `expTables` holds. */
export const EXP_TABLES = 2 * EXP_PARTS.roots.length;

/** Writes the tables that the code reads. */
export function writeExpTables(tables: Float64Array): void {
  tables.set(EXP_PARTS.roots);
  tables.set(EXP_PARTS.rootsRest, EXP_PARTS.roots.length);
}

/**
 * Statements that put e to the power of one local into another.
 *
 * @param tables  address of the tables, in bytes
 */
export function expCode(tables: number, local: (type: Type) => Local): (x: Local, result: Local) => Code {
  const { roots, stepsPerUnit, step, stepRest, least, most } = EXP_PARTS, count = roots.length;
  const n = local("f64"), j = local("i32"), k = local("i32"), r = local("f64"), root = local("f64");
  const tail = [1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2].reduce<Code>((sum, term) => (sum === "" ? f64(term) : addF(f64(term), mulF(get(r), sum))), "");
  return (x, result) => when(aboveF(get(x), f64(least)), [
    when(aboveF(get(x), f64(most)), [set(result, f64(Infinity))], [
      set(n, floorF(addF(mulF(get(x), f64(stepsPerUnit)), f64(0.5)))),
      set(k, integerF(get(n))),
      set(j, andI(get(k), i32(count - 1))),
      set(k, shiftRightSignedI(subI(get(k), get(j)), i32(31 - Math.clz32(count)))),
      set(j, mulI(get(j), i32(8))),
      set(r, subF(subF(get(x), mulF(get(n), f64(step))), mulF(get(n), f64(stepRest)))),
      set(root, loadF(get(j), tables)),
      set(result, addF(get(root), addF(mulF(get(root), addF(get(r), mulF(mulF(get(r), get(r)), tail))), loadF(get(j), tables + 8 * count)))),
      when(lessI(get(k), i32(-1021)),
        [set(result, mulF(mulF(get(result), powerOfTwoI(addI(get(k), i32(60)))), f64(2 ** -60)))],
        [when(lessI(i32(1022), get(k)),
          [set(result, mulF(mulF(get(result), f64(2)), powerOfTwoI(subI(get(k), i32(1)))))],
          [set(result, mulF(get(result), powerOfTwoI(get(k))))])]),
    ]),
  ], [when(differsF(get(x), get(x)), [set(result, get(x))], [set(result, f64(0))])]);
}
