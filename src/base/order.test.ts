import fc from "fast-check";
import { expect, it } from "vitest";
import { ascending } from "./order.ts";

it("puts numbers in order, equal ones as they came", () => {
  const number = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1, 2, -Infinity));
  fc.assert(fc.property(fc.array(number, { maxLength: 40 }), (values) => {
    const plain = values.map((_, i) => i).sort((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : a - b));
    expect([...ascending(values)]).toEqual(plain);
  }));
});
