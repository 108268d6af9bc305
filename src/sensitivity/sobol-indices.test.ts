import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/index.ts";
import { saltelliDesign, sobolIndices } from "./sobol-indices.ts";

function indicesOf(f: (x: Float64Array) => number, dimensions: number, rows: number, groups = Array.from({ length: dimensions }, (_, i) => [i])) {
  const design = saltelliDesign(dimensions, groups, rows, 3);
  return sobolIndices(design, Float64Array.from({ length: design.points }, (_, i) => f(design.point(i))), seededRandom(1));
}

const ishigami = (u: Float64Array) => {
  const [x, y, z] = [...u].map((v) => Math.PI * (2 * v - 1)) as [number, number, number];
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};

describe("sobolIndices", () => {
  it("finds the closed form of Ishigami's function", () => {
    const { mean, variance, indices } = indicesOf(ishigami, 3, 16384);
    expect(mean).toBeCloseTo(3.5, 2);
    expect(variance).toBeCloseTo(13.844587940719254, 1);
    [0.31390519114781, 0.44241114479004, 0].forEach((s, i) => expect(Math.abs(indices[i]!.first - s)).toBeLessThan(0.006));
    [0.55758885520996, 0.44241114479004, 0.24368366406215].forEach((s, i) => expect(Math.abs(indices[i]!.total - s)).toBeLessThan(0.006));
    for (const { first, firstInterval, total, totalInterval } of indices) {
      expect(firstInterval[0]).toBeLessThanOrEqual(first);
      expect(totalInterval[1]).toBeGreaterThanOrEqual(total);
      expect(firstInterval[1] - firstInterval[0]).toBeLessThan(0.1);
    }
  });

  it("finds the closed form of Sobol's g function", () => {
    const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
    const { variance, indices } = indicesOf((u) => a.reduce((product, ai, i) => (product * (Math.abs(4 * u[i]! - 2) + ai)) / (1 + ai), 1), 8, 8192);
    expect(variance).toBeCloseTo(0.4654244319022067, 1);
    [0.71619216887903, 0.17904804221976, 0.02367577417822, 0.00716192168879, 7.161921689e-5].forEach((s, i) => expect(Math.abs(indices[i]!.first - s)).toBeLessThan(0.01));
    [0.78714412665927, 0.24219819281824, 0.03431691015408, 0.01046038706524, 1.0494905192e-4].forEach((s, i) => expect(Math.abs(indices[i]!.total - s)).toBeLessThan(0.01));
  });

  it("divides a linear function's variance by the squares of its weights", () => {
    const { indices } = indicesOf(([x, y, z]) => 4 * x! + 2 * y! + z!, 3, 4096);
    [16 / 21, 4 / 21, 1 / 21].forEach((s, i) => {
      expect(indices[i]!.first).toBeCloseTo(s, 2);
      expect(indices[i]!.total).toBeCloseTo(s, 2);
    });
  });

  it("tells a product's interaction from its parts", () => {
    const { variance, indices } = indicesOf(([x, y]) => x! * y!, 2, 8192);
    expect(variance).toBeCloseTo(7 / 144, 3);
    for (const { first, total } of indices) {
      expect(first).toBeCloseTo(3 / 7, 2);
      expect(total).toBeCloseTo(4 / 7, 2);
    }
  });

  it("moves the coordinates of a group together", () => {
    const { indices } = indicesOf(([x, y, z]) => 4 * x! + 2 * y! + z!, 3, 4096, [[0, 1], [2]]);
    [20 / 21, 1 / 21].forEach((s, i) => expect(indices[i]!.total).toBeCloseTo(s, 2));
  });

  it("leaves out rows with an output that is not finite, and says how many are left", () => {
    const design = saltelliDesign(2, [[0], [1]], 256, 3);
    const outputs = Float64Array.from({ length: design.points }, (_, i) => design.point(i)[0]!);
    outputs[5] = NaN;
    const { rows, indices } = sobolIndices(design, outputs, seededRandom(1));
    expect(rows).toBe(255);
    expect(indices[1]!.total).toBe(0);
  });

  it("says nothing of a constant", () => {
    expect(indicesOf(() => 2, 1, 8).indices[0]!.first).toBeNaN();
  });

  it("refuses numbers of rows that are no power of 2", () => {
    expect(() => saltelliDesign(2, [[0]], 100, 1)).toThrow("power of 2");
    expect(() => saltelliDesign(2, [[2]], 64, 1)).toThrow("outside 0 to 1");
  });
});
