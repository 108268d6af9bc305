// All equilibria of a two-player game in strategic form, exactly: the extreme ones as pairs of complementary vertices of the two
// best-response polytopes, and the maximal Nash subsets that they span.
//
// Source: Mangasarian 1964; Winkels 1979; Avis, Rosenberg, Savani and von Stengel 2010

import { gcd, lowestTerms, type Rational } from "../game/index.ts";
import { findVertices, type Vertex, type VertexSearch } from "./vertices.ts";

export interface Bimatrix {
  readonly rows: number;
  readonly columns: number;
  /** By cell, `row * columns + column`: what each of the two gets, each in a unit of its own. */
  readonly payoffs: readonly [readonly bigint[], readonly bigint[]];
}

export interface ExtremeEquilibrium {
  /** By player: probability of each strategy. */
  readonly mixed: readonly [readonly Rational[], readonly Rational[]];
}

export interface BimatrixSolution {
  /** All extreme equilibria, when `exhausted`; the one that puts most on the earliest strategies first. */
  readonly equilibria: readonly ExtremeEquilibrium[];
  /** Maximal Nash subsets as lists of indices of equilibria: all mixtures of their members, for each player by itself, are equilibria. */
  readonly components: readonly (readonly number[])[];
  readonly bases: number;
  readonly exhausted: boolean;
}

export function solveBimatrix(game: Bimatrix, basesMax: number, shouldStop: (bases: number) => boolean): BimatrixSolution {
  const { rows, columns } = game;
  const [first, second] = bestResponseRows(game);
  // The first player's vertices are those against which the second's strategies are best replies, and the other way round.
  const own = findVertices(second, basesMax, shouldStop);
  const other = own.exhausted ? findVertices(first, basesMax, (bases) => shouldStop(own.bases + bases)) : { vertices: [], bases: 0, exhausted: false } satisfies VertexSearch;
  const pairs = complementaryPairs(own.vertices, other.vertices, rows, columns);
  const left = order(pairs.map(([x]) => x), own.vertices), right = order(pairs.map(([, y]) => y), other.vertices);
  pairs.sort((a, b) => left.rank.get(a[0])! - left.rank.get(b[0])! || right.rank.get(a[1])! - right.rank.get(b[1])!); // all ranked
  return {
    equilibria: pairs.map(([x, y]) => ({ mixed: [left.mixed.get(x)!, right.mixed.get(y)!] })),
    components: maximalSubsets(pairs), bases: own.bases + other.bases, exhausted: own.exhausted && other.exhausted,
  };
}

/** The rows of { A y <= 1 } and of { B'x <= 1 }: payoffs shifted, for each strategy of the other, so that all are positive. */
function bestResponseRows({ rows, columns, payoffs: [a, b] }: Bimatrix): [bigint[][], bigint[][]] {
  const first = Array.from({ length: rows }, (_, i) => a.slice(i * columns, (i + 1) * columns));
  const second = Array.from({ length: columns }, (_, j) => Array.from({ length: rows }, (_, i) => b[i * columns + j]!));
  return [positive(first), positive(second)];
}

function positive(table: readonly (readonly bigint[])[]): bigint[][] {
  const least = table[0]!.map((_, c) => table.reduce((low, row) => (row[c]! < low ? row[c]! : low), table[0]![c]!)); // at least one row
  const differences = table.map((row) => row.map((value, c) => value - least[c]!));
  const unit = differences.flat().reduce(gcd, 0n);
  return differences.map((row) => row.map((value) => (unit === 0n ? 1n : value / unit + 1n)));
}

/** Pairs of vertices that bear all labels together: each strategy of a player is unused or a best reply. */
function complementaryPairs(own: readonly Vertex[], other: readonly Vertex[], rows: number, columns: number): [number, number][] {
  const all = rows + columns, words = Math.ceil(all / 32);
  const full = new Int32Array(words).fill(-1);
  if (all % 32 !== 0) full[words - 1] = (1 << all % 32) - 1;
  // The second polytope counts its own variables first: its labels are turned to the numbering of the first.
  const turned = other.map(({ labels }) => turn(labels, columns, rows));
  const pairs: [number, number][] = [];
  own.forEach(({ labels }, x) => turned.forEach((its, y) => {
    let word = 0;
    while (word < words && (labels[word]! | its[word]!) === full[word]) word++;
    if (word === words) pairs.push([x, y]);
  }));
  return pairs;
}

function turn(labels: Int32Array, leading: number, trailing: number): Int32Array {
  const turned = new Int32Array(labels.length);
  for (let bit = 0; bit < leading + trailing; bit++) {
    if (((labels[bit >> 5]! >>> (bit & 31)) & 1) === 0) continue;
    const to = bit < leading ? bit + trailing : bit - leading;
    turned[to >> 5]! |= 1 << (to & 31);
  }
  return turned;
}

/** Vertices as mixed strategies, and their order: more on the first strategies first. */
function order(used: readonly number[], vertices: readonly Vertex[]): { mixed: Map<number, Rational[]>; rank: Map<number, number> } {
  const mixed = new Map([...new Set(used)].map((index) => {
    const { point } = vertices[index]!;
    const denominator = point.reduce((sum, value) => sum + value, 0n);
    return [index, point.map((numerator) => lowestTerms({ numerator, denominator }))] as const;
  }));
  const ranked = [...mixed].sort(([, a], [, b]) => {
    const at = a.findIndex((value, i) => value.numerator * b[i]!.denominator !== b[i]!.numerator * value.denominator);
    return a[at]!.numerator * b[at]!.denominator < b[at]!.numerator * a[at]!.denominator ? 1 : -1; // vertices differ somewhere
  });
  return { mixed, rank: new Map(ranked.map(([index], place) => [index, place])) };
}

/** The maximal sets X x Y of which every pair is an equilibrium, as lists of indices of pairs, in order of their first member. */
export function maximalSubsets(pairs: readonly (readonly [number, number])[]): number[][] {
  const replies = new Map<number, Set<number>>();
  for (const [x, y] of pairs) replies.set(x, (replies.get(x) ?? new Set()).add(y));
  // Every maximal set has as its Y a cut of the sets of replies, and the other way round.
  const cuts = new Map<string, Set<number>>();
  for (const own of replies.values()) {
    for (const cut of [own, ...cuts.values()]) {
      const common = new Set([...cut].filter((y) => own.has(y)));
      if (common.size > 0) cuts.set([...common].sort((a, b) => a - b).join(), common);
    }
  }
  return [...cuts.values()]
    .map((cut) => pairs.flatMap(([x, y], index) => (cut.has(y) && [...cut].every((other) => replies.get(x)!.has(other)) ? [index] : [])))
    .sort((a, b) => a[0]! - b[0]! || a.length - b.length);
}
