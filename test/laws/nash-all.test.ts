// All equilibria of random games, beside an enumeration that shares no code with the solver: every basis of both best-response
// polytopes is solved as it comes, in fractions.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/base/index.ts";
import { type Game, gameFromNfg, type Rational, rationalText } from "../../src/game/index.ts";
import { type Solution, solve } from "../../src/solve/index.ts";
import { exactSequenceForm, strategicForm } from "../../src/solve/exact/form.ts";
import { sequenceView } from "../../src/solve/exact/views.ts";
import { extremeEquilibria, maximalSubsets, type PlanPairs } from "../../src/solve/exact/extreme.ts";
import { searchSupports } from "../../src/solve/supports.ts";
import { simplify, unsimplified } from "../../src/solve/exact/simplify.ts";
import { behaviourOf, judgeExactly, reducedForm, regret } from "../../src/strategy/index.ts";
import { buildGame, gameShape } from "./random-game.ts";

interface Bimatrix {
  readonly first: readonly (readonly number[])[];
  readonly second: readonly (readonly number[])[];
}

/** Integer payoffs of few values, so that most games are degenerate, or of many, so that few are. */
const bimatrix = (rowsMax: number, columnsMax: number): fc.Arbitrary<Bimatrix> => fc.record({ rows: fc.integer({ min: 1, max: rowsMax }), columns: fc.integer({ min: 1, max: columnsMax }), top: fc.constantFrom(1, 2, 3, 50) }).chain(({ rows, columns, top }) => {
  const table = fc.array(fc.array(fc.integer({ min: 0, max: top }), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
  return fc.record({ first: table, second: table });
});

function gameOf({ first, second }: Bimatrix): Game {
  const names = (count: number) => Array.from({ length: count }, (_, i) => `s${i + 1}`);
  const columns = first[0]!.length; // at least one row
  const payoffs = Array.from({ length: columns }, (_, j) => first.flatMap((_, i) => [String(first[i]![j]), String(second[i]![j])])).flat();
  return gameFromNfg({ title: "", comment: "", players: ["R", "C"], strategies: [names(first.length), names(columns)], table: { kind: "payoffs", payoffs } });
}

/** Vertices of { z >= 0, rows . z <= 1 } other than the origin, scaled to sum 1, each with the numbers of what is tight. */
function vertices(rows: readonly (readonly bigint[])[]): Map<string, { readonly point: readonly Fraction[]; readonly tight: ReadonlySet<number> }> {
  const dimension = rows[0]!.length, found = new Map();
  for (const chosen of subsets(dimension + rows.length, dimension)) {
    const system = chosen.map((at) => (at < dimension ? [...Array.from({ length: dimension }, (_, c) => fraction(c === at ? 1n : 0n)), fraction(0n)] : [...rows[at - dimension]!.map((value) => fraction(value)), fraction(1n)]));
    const z = solved(system);
    if (z === null || z.some(([n]) => n < 0n)) continue;
    const slack = rows.map((row) => row.reduce((left, value, c) => minus(left, times(fraction(value), z[c]!)), fraction(1n)));
    const sum = z.reduce(plus, fraction(0n));
    if (slack.some(([n]) => n < 0n) || sum[0] === 0n) continue;
    const tight = new Set([...z, ...slack].flatMap(([n], at) => (n === 0n ? [at] : [])));
    const point = z.map((value) => times(value, [sum[1], sum[0]]));
    found.set(String(point), { point, tight });
  }
  return found;
}

type Fraction = readonly [numerator: bigint, denominator: bigint];
const fraction = (value: bigint): Fraction => [value, 1n];
const reduced = (n: bigint, d: bigint): Fraction => {
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  while (b !== 0n) [a, b] = [b, a % b];
  return d < 0n ? [-n / a, -d / a] : [n / a, d / a];
};
const times = (a: Fraction, b: Fraction) => reduced(a[0] * b[0], a[1] * b[1]);
const plus = (a: Fraction, b: Fraction) => reduced(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
const minus = (a: Fraction, b: Fraction) => plus(a, [-b[0], b[1]]);

function solved(system: Fraction[][]): Fraction[] | null {
  const size = system.length;
  for (let c = 0; c < size; c++) {
    const at = system.findIndex((row, i) => i >= c && row[c]![0] !== 0n);
    if (at < 0) return null;
    [system[c], system[at]] = [system[at]!, system[c]!];
    const inverse: Fraction = reduced(system[c]![c]![1], system[c]![c]![0]);
    system[c] = system[c]!.map((value) => times(value, inverse));
    system.forEach((row, i) => {
      if (i !== c) system[i] = row.map((value, k) => minus(value, times(row[c]!, system[c]![k]!)));
    });
  }
  return system.map((row) => row[size]!);
}

function* subsets(count: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) return void (yield []);
  for (let first = from; first <= count - size; first++) for (const rest of subsets(count, size - 1, first + 1)) yield [first, ...rest];
}

/** Extreme equilibria as texts of both mixed strategies, and for each mixed strategy of the rows those of the columns that go with it. */
function bruteForce({ first, second }: Bimatrix): { readonly texts: string[]; readonly replies: Map<string, Set<string>> } {
  const rows = first.length, columns = first[0]!.length;
  const low = Math.min(...first.flat(), ...second.flat()) - 1;
  const ofRows = vertices(Array.from({ length: columns }, (_, j) => second.map((row) => BigInt(row[j]! - low))));
  const ofColumns = vertices(first.map((row) => row.map((value) => BigInt(value - low))));
  const replies = new Map<string, Set<string>>(), texts: string[] = [];
  for (const [x, { tight }] of ofRows) {
    for (const [y, other] of ofColumns) {
      const isBest = (i: number) => other.tight.has(columns + i), isUnused = (j: number) => other.tight.has(j);
      const complete = Array.from({ length: rows }, (_, i) => tight.has(i) || isBest(i)).every(Boolean) && Array.from({ length: columns }, (_, j) => tight.has(rows + j) || isUnused(j)).every(Boolean);
      if (!complete) continue;
      texts.push(`${x} | ${y}`);
      replies.set(x, (replies.get(x) ?? new Set()).add(y));
    }
  }
  return { texts: texts.sort(), replies };
}

const weightText = ({ numerator, denominator }: Rational) => `${numerator},${denominator}`;

/** What the solver found, in the same texts. */
function foundTexts(game: Game, solution: Solution): string[] {
  const { strategies } = reducedForm(game);
  return solution.profiles.map(({ mixed }) => mixed!.map((plans, player) => strategies[player]!.map((choice) => weightText(plans.find((plan) => String(plan.choice) === String(choice))?.probability ?? { numerator: 0n, denominator: 1n })).join()).join(" | ")); // nash-all gives mixtures
}

/** One player or two; some branches of chance impossible. */
const tree = gameShape.map((shape) => buildGame({ ...shape, players: 1 + (shape.players % 2), depth: Math.min(shape.depth, 3), impossible: shape.seed % 3 === 0 }));

describe("all equilibria of random games", () => {
  it("are those of all bases of both polytopes, degenerate or not, simplified or not", () => {
    fc.assert(fc.property(bimatrix(4, 4), fc.boolean(), (table, simplify) => {
      const game = gameOf(table), solution = solve(game, { solver: "nash-all", simplify });
      expect(solution.complete).toBe(true);
      expect(foundTexts(game, solution).sort()).toEqual(bruteForce(table).texts);
    }), { numRuns: 150 });
  });

  it("are those that the search over supports finds, the one that serves more players", () => {
    fc.assert(fc.property(bimatrix(3, 3), (table) => {
      const game = gameOf(table), byVertices = solve(game, { solver: "nash-all", simplify: false }), bySupports = searchSupports(game, {});
      expect(bySupports.complete).toBe(true);
      expect(foundTexts(game, bySupports).sort()).toEqual(foundTexts(game, byVertices).sort());
    }), { numRuns: 150 });
  });

  it("of three players leave nothing to gain, hold all pure ones, and are odd in number where payoffs are in general position", () => {
    fc.assert(fc.property(fc.nat(), fc.constantFrom(1, 3e5), (seed, step) => {
      const random = seededRandom(seed), names = ["a", "b"], payoffs = Array.from({ length: 24 }, () => Math.floor((1e6 * random()) / step));
      const game = gameFromNfg({ title: "", comment: "", players: ["A", "B", "C"], strategies: [names, names, names], table: { kind: "payoffs", payoffs: payoffs.map(String) } });
      const { profiles, complete } = solve(game, { solver: "nash-all" });
      for (const { probabilities } of profiles) expect(Math.max(...regret(game, probabilities))).toBeLessThan(1e-9 * 1e6);
      const isNash = (cell: number) => [0, 1, 2].every((player) => payoffs[3 * cell + player]! >= payoffs[3 * (cell ^ (1 << player)) + player]!);
      const pure = profiles.filter(({ probabilities }) => probabilities.every((x) => x === 0 || x === 1)).map(({ probabilities }) => [0, 1, 2].reduce((cell, player) => cell + (probabilities[2 * player + 1]! << player), 0));
      expect(new Set(pure)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7].filter(isNash)));
      // Wilson 1971.
      if (step === 1) expect([complete, profiles.length % 2]).toEqual([true, 1]);
    }), { numRuns: 200 });
  });

  it("lie in maximal Nash subsets: every product of replies is one, and none is part of another", () => {
    fc.assert(fc.property(bimatrix(3, 4), (table) => {
      const game = gameOf(table), solution = solve(game, { solver: "nash-all" });
      const texts = foundTexts(game, solution), { replies } = bruteForce(table);
      // By definition: X x Y such that Y is all that goes with every x of X, and X all that goes with every y of Y.
      const expected = new Set<string>();
      for (const some of allSubsets([...replies.keys()])) {
        const ys = [...replies.get(some[0]!)!].filter((y) => some.every((x) => replies.get(x)!.has(y)));
        if (ys.length === 0) continue;
        const xs = [...replies.keys()].filter((x) => ys.every((y) => replies.get(x)!.has(y)));
        expected.add(xs.flatMap((x) => ys.map((y) => `${x} | ${y}`)).sort().join("; "));
      }
      expect(solution.components!.map((members) => members.map((index) => texts[index]).sort().join("; ")).sort()).toEqual([...expected].sort()); // nash-all gives components
    }), { numRuns: 60 });
  });

  it("leave nothing to gain in trees, odds of chance differing or not", () => {
    fc.assert(fc.property(tree, fc.boolean(), (game, simplify) => {
      const solution = solve(game, { solver: "nash-all", simplify });
      expect(solution.complete).toBe(true);
      expect(solution.profiles.length).toBeGreaterThan(0);
      for (const { exact } of solution.profiles.slice(0, 20)) expect(judgeExactly(game, exact!).regret.map(rationalText)).toEqual(game.players.map(() => "0")); // nash-all is exact
    }), { numRuns: 60 });
  });
});

/** The weights of the sequences under a mixture over reduced strategies, by slot. */
function sequenceWeights(game: Game, player: number, weights: readonly Rational[]): Fraction[] {
  const { firstSlot, count } = game.topology.infosets;
  const sums = Array.from({ length: firstSlot[count]! }, () => fraction(0n));
  reducedForm(game).strategies[player]!.forEach((choice, index) => choice.forEach((action, set) => {
    if (action >= 0) sums[firstSlot[set]! + action] = plus(sums[firstSlot[set]! + action]!, [weights[index]!.numerator, weights[index]!.denominator]);
  }));
  return sums;
}

describe("the sequence form of random trees", () => {
  const twoPlayers = gameShape.map((shape) => buildGame({ ...shape, players: 2, depth: Math.min(shape.depth, 3) }));
  /** By maximal subset and player: its plans as texts of weights by slot. */
  const subsetsOf = ({ plans, pairs }: PlanPairs, weightsAt: (player: number, plan: readonly Rational[]) => Fraction[]) => maximalSubsets(pairs)
    .map((members) => [0, 1].map((player) => new Map(members.map((index) => weightsAt(player, plans[player]![pairs[index]![player]!]!)).map((plan) => [String(plan), plan] as const))));
  const ranges = (plans: Map<string, Fraction[]>) => [...plans.values()].reduce((a, b) => a.map((range, i) => [isLess(b[i]!, range[0]!) ? b[i]! : range[0]!, isLess(range[1]!, b[i]!) ? b[i]! : range[1]!]), [...plans.values()][0]!.map((value) => [value, value]));
  const isLess = (a: Fraction, b: Fraction) => a[0] * b[1] < b[0] * a[1];

  it("has the equilibria of the strategic form: the same subsets, their extreme plans among the other's, spanning as much", () => {
    let smaller = 0;
    fc.assert(fc.property(twoPlayers, (game) => {
      const { strategies, payoffs } = reducedForm(game), form = exactSequenceForm(game);
      const strategic = extremeEquilibria(strategicForm(strategies.map((plans) => plans.length), payoffs), 1e6, () => true);
      const sequential = extremeEquilibria(form, 1e6, () => true);
      const { firstSlot, count } = game.topology.infosets;
      const known = subsetsOf(strategic, (player, plan) => sequenceWeights(game, player, plan));
      const found = subsetsOf(sequential, (player, plan) => {
        const weights = Array.from({ length: firstSlot[count]! }, () => fraction(0n));
        plan.forEach(({ numerator, denominator }, i) => (weights[form.sides[player]!.slotOf[i + 1]!] = [numerator, denominator]));
        return weights;
      });
      smaller += Number(sequential.pairs.length < strategic.pairs.length);
      // Subsets of the strategic form may fall together in odds of moves, never subsets of the sequence form.
      const spanOf = (subset: Map<string, Fraction[]>[]) => subset.map(ranges).join(" | ");
      expect(new Set(found.map(spanOf))).toEqual(new Set(known.map(spanOf)));
      for (const subset of found) {
        expect(known.some((other) => subset.every((plans, player) => [...plans.keys()].every((plan) => other[player]!.has(plan))))).toBe(true);
      }
    }), { numRuns: 100, seed: 1 });
    expect(smaller).toBeGreaterThan(3);
  });

  it("pays in its equilibria the same with and without what can be left out", () => {
    let left = 0;
    fc.assert(fc.property(twoPlayers, (game) => {
      const payoffsOf = (simplifies: boolean) => {
        const view = sequenceView(game), simplified = simplifies ? simplify(view.form) : unsimplified(view.form);
        left += simplified.removals.length;
        const { pairs, mixtures } = view.restore(extremeEquilibria(simplified.form, 1e6, () => true), simplified);
        return new Set(pairs.map((pair) => {
          const judged = judgeExactly(game, behaviourOf(game, pair.map((index, player) => mixtures[player]![index]!)));
          expect(judged.regret.map(rationalText)).toEqual(["0", "0"]);
          return judged.payoffs.map(rationalText).join(", ");
        }));
      };
      expect(payoffsOf(true)).toEqual(payoffsOf(false));
    }), { numRuns: 60, seed: 1 });
    expect(left).toBeGreaterThan(30);
  });
});

function* allSubsets<T>(items: readonly T[]): Generator<T[]> {
  for (let bits = 1; bits < 2 ** items.length; bits++) yield items.filter((_, i) => (bits >> i) & 1);
}
