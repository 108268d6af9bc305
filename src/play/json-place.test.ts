import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonFault } from "./json-place.ts";

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

it("a text has a fault exactly where the platform's parser refuses it", () => {
  fc.assert(fc.property(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", "]", '"', ":", "0", "\\", "x", "\n", "tru", "-", "1.", "{", "["), fc.boolean(), (text, place, piece, isCut) => {
    const at = place % (text.length + 1), changed = text.slice(0, at) + piece + (isCut ? "" : text.slice(at));
    expect(jsonFault(changed) === null).toBe(isJson(changed));
  }), { numRuns: 3000 });
});

it.each([
  ["", 1, 1, "a value", true], ['{"a": 1,}', 1, 9, "a name in double quotes", false], ['{\n  "a": [1\n', 3, 1, "`,` or `]`", true], ["{'a': 1}", 1, 2, "a name in double quotes or `}`", false], ['{"a" 1}', 1, 6, "`:`", false], ["1 2", 1, 3, "nothing more", false],
])("%j has it in line %i, column %i", (text, line, column, expected, isEnd) => {
  expect(jsonFault(text)).toEqual({ line, column, expected, isEnd });
});
