import { describe, expect, it } from "vitest";
import { readNumber, solveRequest } from "./options.ts";

describe("solveRequest", () => {
  it("refuses what the solver would pass over in silence", () => {
    expect(() => solveRequest({ solver: "lcp", simplify: false }, null)).toThrow("--no-simplify does nothing with --solver lcp");
    expect(() => solveRequest({ solver: "lcp", finish: false }, null)).toThrow("--no-finish does nothing with --solver lcp");
    expect(() => solveRequest({ solver: "nash-all", tolerance: 1e-3 }, null)).toThrow("--tolerance does nothing with --solver nash-all");
    expect(solveRequest({ solver: "cfr", finish: false, tolerance: 1e-3 }, null)).toEqual({ solver: "cfr", finish: false, tolerance: 1e-3 });
    expect(solveRequest({ solver: "spe", simplify: false }, null)).toEqual({ solver: "spe", simplify: false });
  });
});

describe("readNumber", () => {
  it("refuses what would silently become 0", () => {
    expect(() => readNumber("1e-400", "--lambda", 0, 9)).toThrow('--lambda: "1e-400" is too small to be told from 0');
    expect(() => readNumber("1e999", "--lambda", 0, Number.MAX_VALUE)).toThrow('--lambda: "1e999" is too large to be told from infinity');
    expect([readNumber("0", "--lambda", 0, 9), readNumber("0e5", "--lambda", 0, 9), readNumber("1e-300", "--lambda", 0, 9)]).toEqual([0, 0, 1e-300]);
  });
});
