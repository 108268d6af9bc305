import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/index.ts";
import { breakEven } from "./break-even.ts";
import { morrisDesign, morrisEffects } from "./morris.ts";
import { pawn } from "./pawn.ts";
import { boxFigures, prim } from "./prim.ts";

const uniform = (dimensions: number, draws: number, seed: number) => Array.from({ length: dimensions }, (_, d) => Float64Array.from({ length: draws }, seededRandom(seed, d + 1)));

describe("morrisEffects", () => {
  it("gives a linear function's weights without spread", () => {
    const design = morrisDesign(3, [[0], [1], [2]], 20, 1);
    const effects = morrisEffects(design, design.cube.map(([x, y, z]) => 4 * x! - 2 * y! + z!));
    effects.forEach((effect, i) => {
      expect(effect.mean).toBeCloseTo([4, -2, 1][i]!, 12);
      expect(effect.meanAbsolute).toBeCloseTo([4, 2, 1][i]!, 12);
      expect(effect.deviation).toBeCloseTo(0, 12);
      expect(effect.count).toBe(20);
    });
  });

  it("shows curvature as spread, and stays on the grid", () => {
    const design = morrisDesign(2, [[0], [1]], 50, 2);
    expect(design.cube.every((point) => point.every((x) => [0, 1 / 3, 2 / 3, 1].some((level) => Math.abs(level - x) < 1e-12)))).toBe(true);
    const [product] = morrisEffects(design, design.cube.map(([x, y]) => x! * y!));
    expect(product!.deviation).toBeGreaterThan(0.2);
  });

  it("moves a group as one input", () => {
    const design = morrisDesign(3, [[0, 1], [2]], 4, 3);
    expect(design.points).toBe(12);
    const changed = design.cube.slice(1).map((point, i) => [...point].map((x, d) => x !== design.cube[i]![d]));
    design.moved.forEach((group, i) => {
      if (group >= 0) expect(changed[i - 1]).toEqual(group === 0 ? [true, true, false] : [false, false, true]);
    });
  });
});

describe("pawn", () => {
  it("ranks inputs, and an input that does nothing stays within the noise", () => {
    const inputs = uniform(3, 2000, 4);
    const { indices, noise } = pawn(inputs, inputs[0]!.map((x, i) => x + 0.2 * inputs[1]![i]!), seededRandom(9));
    expect(indices[0]!.median).toBeGreaterThan(0.3);
    expect(indices[0]!.median).toBeGreaterThan(indices[1]!.median);
    expect(indices[1]!.max).toBeGreaterThan(noise.max);
    expect(indices[2]!.max).toBeLessThan(1.3 * noise.max);
  });

  it("equals the distance worked out by hand where the output is the input", () => {
    // Slice k of 10 holds the draws from k/10 to (k+1)/10: its distance from the whole is max(k, 9 - k) / 10.
    const x = Float64Array.from({ length: 1000 }, (_, i) => i);
    const { indices } = pawn([x], x, seededRandom(1));
    expect(indices[0]!.max).toBeCloseTo(0.9, 12);
    expect(indices[0]!.median).toBeCloseTo(0.7, 12);
  });

  it("is 0 for a constant output", () => {
    expect(pawn(uniform(1, 100, 1), new Float64Array(100), seededRandom(1)).indices[0]).toEqual({ median: 0, max: 0 });
  });
});

describe("prim", () => {
  it("finds the box that made the cases, and leaves the third input alone", () => {
    const inputs = uniform(3, 4000, 6);
    const isCase = inputs[0]!.map((x, i) => (x > 0.6 && inputs[1]![i]! < 0.3 ? 1 : 0));
    const found = prim(inputs, isCase);
    expect([...found.box.keys()].sort()).toEqual([0, 1]);
    expect(found.coverage).toBeGreaterThan(0.97);
    expect(found.density).toBeGreaterThan(0.97);
    expect(found.mass).toBeCloseTo(0.12, 1);
    expect(found.box.get(0)![0]).toBeCloseTo(0.6, 1);
    expect(found.box.get(1)![1]).toBeCloseTo(0.3, 1);
    const kept = uniform(3, 4000, 7);
    const held = boxFigures(kept, kept[0]!.map((x, i) => (x > 0.6 && kept[1]![i]! < 0.3 ? 1 : 0)), found.box);
    expect(held.density).toBeGreaterThan(0.95);
    expect(held.coverage).toBeGreaterThan(0.95);
  });

  it("refuses draws among which there is nothing to tell apart", () => {
    expect(() => prim(uniform(1, 10, 1), new Float64Array(10))).toThrow("0 of 10 draws are cases");
  });
});

describe("breakEven", () => {
  it("finds every crossing of the grid and its direction", () => {
    const { crossings, least, most } = breakEven((x) => (x - 1) * (x - 2) * (x - 3), [0.5, 3.5], 0);
    expect(crossings.map(({ rises }) => rises)).toEqual([true, false, true]);
    crossings.forEach(({ at }, i) => expect(at).toBeCloseTo(i + 1, 5));
    expect(least).toBeCloseTo(-1.875, 10);
    expect(most).toBeCloseTo(1.875, 10);
  });

  it("works out the largest bearable risk in brinkmanship after Dixit, Reiley and Skeath", () => {
    // The threat pays while q stays below 0.375 (1 - p) / p.
    const { crossings } = breakEven((p) => (0.375 * (1 - p)) / p, [0.2, 0.6], 0.5);
    expect(crossings).toHaveLength(1);
    expect(crossings[0]!.at).toBeCloseTo(0.375 / 0.875, 5);
  });

  it("names grid points without a value, and finds no crossing where there is none", () => {
    const { crossings, failed } = breakEven((x) => (x === 0 ? null : 1), [0, 1], 5);
    expect(crossings).toEqual([]);
    expect(failed).toEqual([0]);
  });
});
