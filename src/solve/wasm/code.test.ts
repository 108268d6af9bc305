import { describe, expect, it } from "vitest";
import { instantiate, newMemory } from "./platform.ts";
import { aboveF, addF, addI, belowI, type Code, divF, doubleI, equalI, f64, get, greaterV, bothV, i32, laneV, lesserV, loadF, loadI, mulF, mulI, repeatWhile, set, shiftRightI, storeF, subF, subI, wasmFunction, wasmModule, when } from "./code.ts";

/** Runs code with a parameter x and returns the first double of the memory, where the code leaves its result. */
function run(expression: (x: Code) => Code, x: number): number {
  const memory = newMemory(16)!; // Node has WebAssembly
  const functions = instantiate(wasmModule([wasmFunction("go", ["f64"], ([x]) => [storeF(i32(0), 0, expression(get(x!)))])]), memory)!; // one parameter
  functions["go"]!(x);
  return new Float64Array(memory.buffer)[0]!;
}

describe("code for WebAssembly", () => {
  it.each<readonly [string, (x: Code) => Code, number]>([
    ["(x + 1) * 3", (x) => mulF(addF(x, f64(1)), f64(3)), 16.5],
    ["(x - 0.5) / 8", (x) => divF(subF(x, f64(0.5)), f64(8)), 0.5],
    ["the greater of 0 and x", (x) => laneV(greaterV(bothV(f64(0)), bothV(x)), 0), 4.5],
    ["the lesser of 0 and x", (x) => laneV(lesserV(bothV(f64(0)), bothV(x)), 1), 0],
    ...[0, 1, 63, 64, 127, 128, 8191, 8192, 1_000_000, 0x7fffffff].map((n) => [`the integer ${n}`, () => doubleI(i32(n)), n] as const),
    ["a negative integer, as unsigned", () => doubleI(addI(i32(-65), i32(70))), 5],
    ["7 * 6 - 2", () => doubleI(subI(mulI(i32(7), i32(6)), i32(2))), 40],
    ["40 >> 3", () => doubleI(shiftRightI(i32(40), i32(3))), 5],
  ])("works out %s", (_, expression, value) => expect(run(expression, 4.5)).toBe(value));

  it("repeats, chooses, reads and writes", () => {
    const memory = newMemory(1 << 17)!; // Node has WebAssembly
    const doubles = new Float64Array(memory.buffer), integers = new Int32Array(memory.buffer);
    doubles.set([1, 2, 3, 4, 5], 200);
    integers[3] = 8;
    // Sums the doubles from byte 1600 on that are above the parameter, five of them, and puts the sum at the address in integer 3.
    const body = wasmFunction("sum", ["f64"], ([limit], local) => {
      const at = local("i32"), sum = local("f64");
      return [
        repeatWhile(belowI(get(at), i32(40)),
          when(aboveF(loadF(get(at), 1600), get(limit!)), [set(sum, addF(get(sum), loadF(get(at), 1600)))], [set(sum, addF(get(sum), f64(100)))]), // one parameter
          set(at, addI(get(at), i32(8)))),
        when(equalI(get(at), i32(40)), [storeF(loadI(i32(0), 12), 0, get(sum))]),
      ];
    });
    instantiate(wasmModule([body]), memory)!["sum"]!(3);
    expect(doubles[1]).toBe(4 + 5 + 300);
  });

  it("is not taken where it is wrong", () => expect(instantiate(Uint8Array.of(0, 0x61, 0x73, 0x6d), newMemory(1)!)).toBeNull());
  it("finds no memory beyond what addresses reach", () => expect(newMemory(2 ** 33)).toBeNull());
});
