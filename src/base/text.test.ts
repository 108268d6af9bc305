import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "./text.ts";

describe("plainText", () => {
  it("removes control characters and folds space", () => {
    expect(plainText("\u001b[31mred\u001b[0m \t\r\n alert\u202e\ufeff ")).toBe("[31mred[0m alert");
  });

  it("has nothing left to do the second time", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", " ", "\t", "\n", "\0", "\u0085", "\u200b", "\u2028", "\ufeff", "\u00a0") }), (text) => {
      expect(plainText(plainText(text))).toBe(plainText(text));
      expect(plainText(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b-\u200f\ufeff]/);
    }));
  });
});
