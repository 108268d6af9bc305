import { describe, expect, it } from "vitest";
import { readNumber } from "./options.ts";

describe("readNumber", () => {
  it("refuses what would silently become 0", () => {
    expect(() => readNumber("1e-400", "--lambda", 0, 9)).toThrow('--lambda: "1e-400" is too small to be told from 0');
    expect([readNumber("0", "--lambda", 0, 9), readNumber("0e5", "--lambda", 0, 9), readNumber("1e-300", "--lambda", 0, 9)]).toEqual([0, 0, 1e-300]);
  });
});
