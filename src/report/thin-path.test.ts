// Thinned outlines against the lines that they stand for.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thinPath } from "./thin-path.ts";

/** Corners of path data with relative steps. */
function corners(path: string): [number, number][][] {
  return path.split("M").slice(1).map((part) => {
    const numbers = (part.match(/-?\d+/g) ?? []).map(Number);
    let x = 0, y = 0;
    return Array.from({ length: numbers.length / 2 }, (_, i): [number, number] => [(x += numbers[2 * i]!), (y += numbers[2 * i + 1]!)]);
  });
}

function away([x, y]: readonly [number, number], line: readonly (readonly [number, number])[]): number {
  return Math.min(...line.slice(1).map(([bx, by], i) => {
    const [ax, ay] = line[i]!, length = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
  }));
}

describe("a thinned outline", () => {
  it("keeps corners, drops points on a line and rings too small to see", () => {
    expect(thinPath("M0,0L5,0.1L10,0L10,10L0,10Z", 0.5, 2)).toBe("M0 0l10 0 0 10-10 0z");
    expect(thinPath("M0,0L1,0L1,1ZM3,3L20,4L9,30Z", 0.5, 2)).toBe("M3 3l17 1-11 26z");
    expect(thinPath("M0,0L4,0L9,0", 0.5, 2)).toBe("M0 0l9 0");
    expect(thinPath("", 1, 1)).toBe("");
  });

  it("stays within the tolerance of every point, and within half a unit of rounding", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })), { minLength: 4, maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (points, tolerance) => {
      const [ring = []] = corners(thinPath(`M${points.map((pair) => pair.join(",")).join("L")}Z`, tolerance, 0));
      if (ring.length === 0) return; // all points in one line
      expect(Math.max(...points.map((point) => away(point, [...ring, ring[0]!])))).toBeLessThanOrEqual(tolerance + 1e-9);
    }), { numRuns: 200 });
  });
});
