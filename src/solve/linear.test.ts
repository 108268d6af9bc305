import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/index.ts";
import { factorRoom } from "./linear-compiled.ts";
import { factorise, gmres, solveFactored } from "./linear.ts";

const n = 40;
const random = seededRandom(3);
// Rows of very different size, and a diagonal that does not dominate.
const matrix = Float64Array.from({ length: n * n }, (_, i) => (random() - 0.5) * 10 ** ((i % 7) - 3) + (i % (n + 1) === 0 ? 1 : 0));
const wanted = Float64Array.from({ length: n }, () => random() - 0.5);
const apply = (v: Float64Array) => Float64Array.from({ length: n }, (_, i) => v.reduce((sum, x, j) => sum + matrix[i * n + j]! * x, 0));
const right = apply(wanted);

describe("linear systems", () => {
  it("factors solve a system whose rows need exchanging", () => {
    const factors = factorise(matrix.slice(), n);
    solveFactored(factors, right).forEach((x, i) => expect(x).toBeCloseTo(wanted[i]!, 8));
    expect(factors.sign).not.toBe(0);
  });

  it("the determinant's sign and size are those of small matrices by hand", () => {
    expect(factorise(Float64Array.of(0, 2, 3, 0), 2)).toMatchObject({ sign: -1, logSize: Math.log(6) });
    expect(factorise(Float64Array.of(2, 1, 1, 3), 2)).toMatchObject({ sign: 1, logSize: Math.log(2) + Math.log(2.5) });
    expect(factorise(Float64Array.of(1, 2, 2, 4), 2).sign).toBe(0);
  });

  it("GMRES finds the same solution from products alone, with restarts too", () => {
    for (const basisMax of [n, 25]) {
      const shifted = (v: Float64Array) => apply(v).map((x, i) => v[i]! + 1e-3 * x);
      const { x, residual } = gmres(shifted, shifted(wanted), { tolerance: 1e-12, basisMax, restartsMax: 20, stop: () => false });
      expect(residual).toBeLessThanOrEqual(1e-12);
      x.forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 8));
    }
  });

  it("GMRES tells the sign of the determinant", () => {
    for (const flipped of [1, -1]) {
      // A reflection changes the sign.
      const mirrored = (v: Float64Array) => apply(v).map((x, i) => (i === 3 ? flipped * x : x));
      const { sign } = gmres(mirrored, right, { tolerance: 1e-12, basisMax: n, restartsMax: 1, stop: () => false });
      expect(sign).toBe(flipped * factorise(matrix.slice(), n).sign);
    }
  });

  it("GMRES ends when told to, with the residual it has", () => {
    const { residual } = gmres(apply, right, { tolerance: 1e-12, basisMax: n, restartsMax: 9, stop: () => true });
    expect(residual).toBeGreaterThan(1e-12);
    expect(residual).toBeLessThanOrEqual(1);
  });
});

describe("factorRoom", () => {
  it("factorises as JavaScript does, to the last bit, singular matrices too", () => {
    const random = seededRandom(7), room = factorRoom(60)!; // there is WebAssembly here
    for (let run = 0; run < 150; run++) {
      const n = 1 + Math.floor(60 * random()), matrix = Float64Array.from({ length: n * n }, () => (random() < 0.4 ? 0 : 2 * random() - 1));
      if (run % 10 === 0) matrix.fill(0, 0, n);
      const plain = factorise(matrix.slice(), n);
      room.matrix(n).set(matrix);
      const found = room.factorise(n);
      expect([found.sign, found.logSize]).toEqual([plain.sign, plain.logSize]);
      if (plain.sign !== 0) expect([found.a, found.order]).toEqual([plain.a, plain.order]);
    }
  });
});
