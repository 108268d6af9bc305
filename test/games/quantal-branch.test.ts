// Games on which a follower with long steps leaves the principal branch for another: the branch nearly touches itself or others.
// Where it leads is said by a tracer that shares nothing with the solver: dense matrices, first-order predictions, tiny steps.

import { describe, expect, it } from "vitest";
import { type Random, seededRandom } from "../../src/base/index.ts";
import { type Game, gameFromNfg, parseNfg } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { regret } from "../../src/strategy/index.ts";

type Matrix = readonly (readonly number[])[];

interface Bimatrix {
  readonly size: number;
  /** Payoffs by row and column. */
  readonly rows: Matrix;
  readonly columns: Matrix;
  readonly game: Game;
}

function randomBimatrix(random: Random, size: number): Bimatrix {
  const cells = Array.from({ length: 2 * size * size }, () => random()), { document } = parseNfg(`NFG 1 R "random" { "row" "column" } { ${size} ${size} }\n\n${cells.join(" ")}\n`, "random.nfg");
  const at = (player: number): Matrix => Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => cells[2 * (column * size + row) + player]!));
  return { size, rows: at(0), columns: at(1), game: gameFromNfg(document!) };
}

/** Solves a square system by elimination, a copy of it. */
function eliminate(matrix: Matrix, right: readonly number[]): number[] {
  const a = matrix.map((row, i) => [...row, right[i]!]), n = a.length;
  for (let k = 0; k < n; k++) {
    const best = a.reduce((at, row, i) => (i >= k && Math.abs(row[k]!) > Math.abs(a[at]![k]!) ? i : at), k);
    [a[k], a[best]] = [a[best]!, a[k]!];
    for (let i = k + 1; i < n; i++) {
      const share = a[i]![k]! / a[k]![k]!;
      if (share !== 0) for (let j = k; j <= n; j++) a[i]![j]! -= share * a[k]![j]!;
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let j = k + 1; j < n; j++) a[k]![n]! -= a[k]![j]! * a[j]![n]!;
    a[k]![n]! /= a[k]![k]!;
  }
  return a.map((row) => row[n]!);
}

/**
 * Follows the principal branch by steps of `step` in (square roots of probabilities, ln(1 + lambda)): both change little where
 * the branch is nearly straight. Unknowns are logarithms of both players' probabilities, and t = ln(1 + lambda).
 */
function traceFinely({ size, rows, columns }: Bimatrix, until: number, step: number): { readonly lambda: number; readonly probabilities: readonly number[] } {
  const n = 2 * size;
  const equations = (z: readonly number[]) => {
    const p = z.slice(0, n).map(Math.exp), lambda = Math.exp(z[n]!) - 1, value: number[] = [], derivative: number[][] = [];
    for (const player of [0, 1]) {
      const own = player * size, other = size - own, payoff = (a: number, b: number) => (player === 0 ? rows[a]![b]! : columns[b]![a]!);
      const utility = (a: number) => Array.from({ length: size }, (_, b) => payoff(a, b) * p[other + b]!).reduce((x, y) => x + y, 0);
      for (let a = 1; a < size; a++) {
        const row = new Array<number>(n + 1).fill(0), ahead = utility(a) - utility(0);
        row[own + a] = 1;
        row[own] = -1;
        for (let b = 0; b < size; b++) row[other + b] = -lambda * (payoff(a, b) - payoff(0, b)) * p[other + b]!;
        row[n] = -(lambda + 1) * ahead;
        derivative.push(row);
        value.push(z[own + a]! - z[own]! - lambda * ahead);
      }
      derivative.push(Array.from({ length: n + 1 }, (_, i) => (i >= own && i < own + size ? p[i]! : 0)));
      value.push(p.slice(own, own + size).reduce((x, y) => x + y, -1));
    }
    return { p, value, derivative };
  };
  let z = [...new Array<number>(n).fill(-Math.log(size)), 0], tangent = [...new Array<number>(n).fill(0), 1];
  while (Math.exp(z[n]!) - 1 < until) {
    const here = equations(z), onward = eliminate([...here.derivative, tangent.map((x, i) => x * (i < n ? here.p[i]! : 1))], [...new Array<number>(n).fill(0), 1]);
    const length = Math.sqrt(onward.reduce((sum, x, i) => sum + x * x * (i < n ? here.p[i]! / 4 : 1), 0)), unit = onward.map((x) => x / length);
    const border = unit.map((x, i) => x * (i < n ? here.p[i]! / 4 : 1));
    let next = z.map((x, i) => x + step * unit[i]!);
    for (let k = 0; k < 4; k++) {
      const { value, derivative } = equations(next), move = eliminate([...derivative, border], [...value, 0]);
      next = next.map((x, i) => x - move[i]!);
    }
    [z, tangent] = [next, unit];
  }
  return { lambda: Math.exp(z[n]!) - 1, probabilities: z.slice(0, n).map(Math.exp) };
}

// Of 3,000 such games, those on which earlier followers stopped or ended at another equilibrium, and some others.
describe.each([2, 5, 70, 78, 102, 107, 132, 151, 154, 175, 189, 271, 384])("the principal branch of random bimatrix game %i", (k) => {
  const bimatrix = randomBimatrix(seededRandom(k, 0), 3 + (k % 6)), { game } = bimatrix;
  it("is the one that tiny steps follow, and its limit an equilibrium", () => {
    const fine = traceFinely(bimatrix, 20_000, 0.01), sharp = solve(game, { solver: "qre", lambda: fine.lambda }), limit = solve(game, { solver: "qre", limit: true });
    expect([sharp.converged, limit.converged]).toEqual([true, true]);
    fine.probabilities.forEach((p, slot) => expect(sharp.profiles[0]!.probabilities[slot]).toBeCloseTo(p, 6));
    // Beyond, only logarithms of odds over lambda are left to move.
    fine.probabilities.forEach((p, slot) => expect(Math.abs(limit.profiles[0]!.probabilities[slot]! - p)).toBeLessThan(0.1));
    expect(Math.max(...regret(game, limit.profiles[0]!.probabilities))).toBeLessThan(1e-9);
  });
});
