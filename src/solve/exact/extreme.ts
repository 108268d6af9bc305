// All equilibria of a two-player game, exactly: pairs of complementary vertices of the two best-response polyhedra, and the
// maximal Nash subsets that they span. The vertices of one polyhedron are walked; for each, those of the other that complete it
// are the vertices of a face.
//
// Source: Mangasarian 1964; Winkels 1979; Avis, Rosenberg, Savani and von Stengel 2010

import { compareRationals, type Rational } from "../../game/index.ts";
import type { Dictionary } from "./dictionary.ts";
import { type ExactForm, firstVariable, responsePolyhedron } from "./form.ts";
import { isExtreme } from "./extreme-plan.ts";
import { faceOf, walkBases } from "./vertices.ts";

type Plan = readonly Rational[];

export interface PlanPairs {
  /** Plans by player: weights of its sequences, the empty one left out. Those that put more on the first sequences come first. */
  readonly plans: readonly [readonly Plan[], readonly Plan[]];
  /** Pairs of indices in `plans`, in lexical order. */
  readonly pairs: readonly (readonly [number, number])[];
}

export interface ExtremeEquilibria extends PlanPairs {
  /** Bases visited. */
  readonly bases: number;
  /** Whether nothing was left out. */
  readonly exhausted: boolean;
}

/** So many equilibria are held at most. */
export const PAIRS_MAX = 50_000;

/**
 * @param basesMax  visits no more bases than that
 * @param proceed   asked before each, with the number so far: false ends the search
 */
export function extremeEquilibria(form: ExactForm, basesMax: number, proceed: (bases: number) => boolean): ExtremeEquilibria {
  const polyhedra = [responsePolyhedron(form, 0), responsePolyhedron(form, 1)] as const;
  // The polyhedron with fewer columns tends to have fewer vertices.
  const walked = polyhedra[0].columns <= polyhedra[1].columns ? 0 : 1;
  const walk = polyhedra[walked], rest = polyhedra[1 - walked]!; // two of them
  const lists = [new PlanList(form, 0), new PlanList(form, 1)] as const;
  const pairs = new Map<string, readonly [number, number]>(), seen = new Set<string>();
  let bases = 0, whole = true;
  const spend = () => bases < basesMax && proceed(++bases);
  const exhausted = walkBases(walk, () => {
    const tight = walk.tight(), name = tight.join();
    if (seen.has(name)) return;
    seen.add(name);
    const isTight = new Set(tight);
    // Where a set has no best reply its value stands too high: the vertex with the right value comes by as well.
    if (!lists[1 - walked]!.hasBestReplies(isTight)) return;
    const own = lists[walked].indexOf(walk);
    const face = own < 0 ? null : faceOf(rest, (variable) => !isTight.has(variable));
    if (face === null) return;
    whole = walkBases(face, () => {
      const other = lists[1 - walked]!.indexOf(face); // two of them
      if (other < 0) return;
      if (pairs.size === PAIRS_MAX) return void (whole = false);
      const pair = walked === 0 ? [own, other] as const : [other, own] as const;
      pairs.set(pair.join(), pair);
    }, spend) && whole;
  }, () => whole && spend());
  return { ...inOrder([lists[0].plans, lists[1].plans], [...pairs.values()]), bases, exhausted: exhausted && whole };
}

/** The extreme plans of one player that have come up. */
class PlanList {
  readonly plans: Plan[] = [];
  private readonly known = new Map<string, number>();
  private readonly form: ExactForm;
  private readonly player: 0 | 1;

  constructor(form: ExactForm, player: 0 | 1) {
    this.form = form;
    this.player = player;
  }

  /** The number of the plan at which a dictionary stands; -1 where it is not extreme. */
  indexOf(dictionary: Dictionary): number {
    const { form, player } = this;
    const plan = dictionary.values(firstVariable(form, player), form.sides[player].count - 1);
    const name = plan.map(({ numerator, denominator }) => `${numerator}/${denominator}`).join();
    let index = this.known.get(name);
    if (index === undefined) this.known.set(name, (index = isExtreme(form, player, plan) ? this.plans.push(plan) - 1 : -1));
    return index;
  }

  /** Whether each set of the player has a sequence of which the variable is among these. */
  hasBestReplies(tight: ReadonlySet<number>): boolean {
    const { first, parent } = this.form.sides[this.player], offset = firstVariable(this.form, this.player) - 1;
    for (let set = 0; set < parent.length; set++) {
      let sequence = first[set]!;
      while (sequence < first[set + 1]! && !tight.has(offset + sequence)) sequence++;
      if (sequence === first[set + 1]) return false;
    }
    return true;
  }
}

/** The plans that occur in pairs, and the pairs, in order. */
export function inOrder(plans: readonly [readonly Plan[], readonly Plan[]], pairs: readonly (readonly [number, number])[]): PlanPairs {
  const sorted = plans.map((list, player) => [...new Set(pairs.map((pair) => pair[player]!))].sort((a, b) => lexical(list[a]!, list[b]!)));
  const place = sorted.map((order) => new Map(order.map((index, at) => [index, at])));
  return {
    plans: [sorted[0]!.map((index) => plans[0][index]!), sorted[1]!.map((index) => plans[1][index]!)],
    pairs: pairs.map(([x, y]) => [place[0]!.get(x)!, place[1]!.get(y)!] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]), // all placed
  };
}

function lexical(a: Plan, b: Plan): number {
  for (let i = 0; i < a.length; i++) {
    const order = compareRationals(b[i]!, a[i]!);
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * The maximal sets X x Y of which every pair is an equilibrium, as lists of indices of pairs, in order of their first members.
 *
 * @param step  called between bounded amounts of work; may throw to end it
 */
export function maximalSubsets(pairs: readonly (readonly [number, number])[], step: () => void = () => {}): number[][] {
  return linked(pairs).flatMap((group) => subsetsOf(pairs, group, step)).sort((a, b) => a[0]! - b[0]! || a.length - b.length);
}

/** Indices of pairs that hang together by plans they share, over one another or not: no set holds pairs of two groups. */
function linked(pairs: readonly (readonly [number, number])[]): number[][] {
  const byPlan = [new Map<number, number[]>(), new Map<number, number[]>()] as const;
  pairs.forEach((pair, i) => byPlan.forEach((of, player) => {
    const known = of.get(pair[player]!);
    if (known === undefined) of.set(pair[player]!, [i]);
    else known.push(i);
  }));
  const seen = new Set<number>();
  return pairs.flatMap((_, first) => {
    if (seen.has(first)) return [];
    seen.add(first);
    const group = [first];
    for (const i of group) byPlan.forEach((of, player) => {
      for (const next of of.get(pairs[i]![player]!)!) if (!seen.has(next)) { // every plan of a pair is in its map
        seen.add(next);
        group.push(next);
      }
      of.set(pairs[i]![player]!, []); // all of them are in the group
    });
    return [group];
  });
}

function subsetsOf(pairs: readonly (readonly [number, number])[], group: readonly number[], step: () => void): number[][] {
  if (group.length === 1) return [[...group]];
  const replies = new Map<number, Set<number>>(), index = new Map<string, number>();
  for (const i of group) {
    const [x, y] = pairs[i]!;
    replies.set(x, (replies.get(x) ?? new Set()).add(y));
    index.set(`${x},${y}`, i);
  }
  // Every maximal set has as its Y a cut of the sets of replies, and every cut is one's.
  const cuts = new Map<string, Set<number>>();
  for (const own of replies.values()) {
    for (const cut of [own, ...cuts.values()]) {
      step();
      const common = new Set([...cut].filter((y) => own.has(y)));
      if (common.size > 0) cuts.set([...common].sort((a, b) => a - b).join(), common);
    }
  }
  return [...cuts.values()].map((cut) => {
    step();
    const owners = [...replies].filter(([, own]) => own.size >= cut.size && [...cut].every((y) => own.has(y))).map(([x]) => x);
    return owners.flatMap((x) => [...cut].map((y) => index.get(`${x},${y}`)!)).sort((a, b) => a - b); // every such pair is one
  });
}
