// Whether slips of the hand, each less likely than any move of the profile, give beliefs that support what the profile does at
// its unreached information sets.
//
// Slips are ranked: a slip of higher rank is infinitely less likely than one of lower rank, and slips of one rank have odds of
// their own. An information set is then held to be reached through the nodes of lowest rank in sum. Which ranks and odds serve
// is found by linear programs: first for each set alone, then for sets that share slips together.
//
// Source: Kreps and Wilson 1982 (labelings); Perea, Jansen and Peters 1997; Kohlberg and Reny 1997

import { exp, maximise } from "../base/index.ts";
import type { Candidate } from "./trembles.ts";

/** A candidate with the slips that lead to it, without those that lead to all of its set. */
export interface SlippedTo extends Candidate {
  readonly slips: readonly number[];
}

/** An unreached information set with what its owner gains, at each candidate, by each action over what the profile does. */
export interface UnreachedSet {
  readonly set: number;
  readonly candidates: readonly SlippedTo[];
  /** By action, by candidate: as a share of the payoff range. */
  readonly gains: readonly (readonly number[])[];
}

export interface Consistency {
  /** Null where the search was cut short, or odds could not be found for slips that occur in several products. */
  readonly holds: boolean | null;
  /** Where it does not hold or is not decided: the fewest sets found at which it is so, by position. */
  readonly at: readonly number[];
  /** Where it does not hold at one set: what some action gains there at least, under any belief that slips allow. */
  readonly gain: number;
}

/** A positive share below this counts as 0. */
const POSITIVE = 1e-9;
/** Candidates of one set among which all subsets are tried, and linear programs solved in all, of which large ones count for more. */
const CANDIDATES_MAX = 8, PROGRAMS_MAX = 4000;
/** Multiplications of a program that counts as one. */
const PROGRAM_SIZE = 50_000;

/** Takes a program off the budget before it is solved. */
function spend(budget: { left: number }, rows: number, columns: number): void {
  budget.left -= Math.max(1, (rows * rows * (rows + columns)) / PROGRAM_SIZE);
}

/**
 * @param slack  gains up to this count as none, as a share of the payoff range
 */
export function findTrembles(sets: readonly UnreachedSet[], slack: number): Consistency {
  const budget = { left: PROGRAMS_MAX };
  const supports = sets.map((one) => supportsAt(one, slack, budget));
  const alone = sets.map((_, i) => (budget.left < 0 || supports[i] === null ? null : search(sets, supports as Supports[], [i], slack, budget)));
  const failing = alone.indexOf(false);
  if (failing >= 0) return { holds: false, at: [failing], gain: leastGain(sets[failing]!, slack) };
  const unsure = alone.indexOf(null);
  for (const group of unsure >= 0 ? [] : sharingSlips(sets)) {
    const holds = group.length === 1 ? true : search(sets, supports as Supports[], group, slack, budget);
    if (holds !== true) return { holds, at: group, gain: 0 };
  }
  return unsure >= 0 ? { holds: null, at: [unsure], gain: 0 } : { holds: true, at: [], gain: 0 };
}

/** Subsets of candidates, as lists of positions, on all of which some supporting belief is positive. */
type Supports = readonly (readonly number[])[];

function supportsAt({ candidates, gains }: UnreachedSet, slack: number, budget: { left: number }): Supports | null {
  if (candidates.length > CANDIDATES_MAX) return null;
  const found: number[][] = [];
  for (let mask = 1; mask < 1 << candidates.length; mask++) {
    const members = candidates.flatMap((_, i) => ((mask >> i) & 1) === 1 ? [i] : []);
    // Largest smallest share of a belief on these nodes under which no action gains.
    const rows = gains.map((row) => ({ coefficients: [...members.map((i) => row[i]!), members.reduce((sum, i) => sum + row[i]!, 0)], limit: slack }));
    if (positiveShares(rows, members.length, budget)) found.push(members);
  }
  return found;
}

/** Whether shares, written as a common least one and what is above it, can all be positive; rows are in those, the least one last. */
function positiveShares(rows: readonly { readonly coefficients: readonly number[]; readonly limit: number }[], count: number, budget: { left: number }): boolean {
  spend(budget, rows.length + 2, count + 1);
  if (budget.left < 0) return false;
  const ones = new Array<number>(count).fill(1);
  const found = maximise({ objective: [...ones.map(() => 0), 1], rows: [...rows, { coefficients: [...ones, count], limit: 1 }, { coefficients: [...ones.map((one) => -one), -count], limit: -1 }] });
  return found !== null && found.value > POSITIVE;
}

/** The least, over all beliefs that slips allow, of what the best action gains at one set. */
function leastGain({ candidates, gains }: UnreachedSet, slack: number): number {
  const one: UnreachedSet = { set: 0, candidates, gains };
  let low = slack, high = gains.flat().reduce((most, gain) => Math.max(most, gain), slack);
  for (let halving = 0; halving < 20 && high - low > 1e-3 * high; halving++) {
    const middle = (low + high) / 2;
    const budget = { left: PROGRAMS_MAX }, supports = supportsAt(one, middle, budget);
    if (supports === null || search([one], [supports], [0], middle, budget) === false) low = middle;
    else high = middle;
  }
  return low;
}

/** Groups of sets, by position, that share slips. */
function sharingSlips(sets: readonly UnreachedSet[]): number[][] {
  const groups: { members: number[]; slips: Set<number> }[] = [];
  sets.forEach(({ candidates }, i) => {
    const merged = { members: [i], slips: new Set(candidates.flatMap(({ slips }) => slips)) };
    for (const group of groups.filter(({ slips }) => [...merged.slips].some((slip) => slips.has(slip)))) {
      merged.members.push(...group.members);
      for (const slip of group.slips) merged.slips.add(slip);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(merged);
  });
  return groups.map(({ members }) => members.sort((a, b) => a - b));
}

/** Ranks and odds of slips that serve all these sets: whether there are any, null when that was not found out. */
function search(sets: readonly UnreachedSet[], supports: readonly Supports[], group: readonly number[], slack: number, budget: { left: number }): boolean | null {
  const chosen: Choice[] = [];
  const descend = (at: number): boolean | null => {
    if (budget.left < 0) return null;
    if (at === group.length) return oddsExist(chosen, slack, budget);
    const set = sets[group[at]!]!;
    let answer: boolean | null = false;
    for (const members of supports[group[at]!]!) {
      chosen.push({ set, members });
      const likely = chosen.map(({ set: { candidates }, members: own }): LikelyNodes => ({ slips: candidates.map((one) => one.slips), members: own }));
      const slips = new Set(likely.flatMap((one) => one.slips.flat())).size;
      spend(budget, slips + likely.reduce((rows, one) => rows + one.slips.length + one.members.length, 0), slips);
      const holds = budget.left < 0 ? null : ranksExist(likely) ? descend(at + 1) : false;
      chosen.pop();
      if (holds === true) return true;
      if (holds === null) answer = null;
    }
    return answer;
  };
  return descend(0);
}

type Choice = { readonly set: UnreachedSet; readonly members: readonly number[] };

/** Nodes of an unreached set chosen to be the likeliest: by candidate its slips, and positions of the candidates chosen. */
export interface LikelyNodes {
  readonly slips: readonly (readonly number[])[];
  readonly members: readonly number[];
}

/** Whether ranks of slips make exactly the chosen nodes of each set lowest: the least rank and the least distance can be positive. */
export function ranksExist(chosen: readonly LikelyNodes[]): boolean {
  const slips = [...new Set(chosen.flatMap((one) => one.slips.flat()))], n = slips.length;
  // Without slips to tell them apart, all are as likely.
  if (n === 0) return chosen.every(({ slips: candidates, members }) => members.length === candidates.length);
  // A rank is the least rank d plus what is above it; d is the last variable, and the one to be large.
  const rankOf = (own: readonly number[]) => [...slips.map((slip) => (own.includes(slip) ? 1 : 0)), own.length];
  const rows: { coefficients: number[]; limit: number }[] = slips.map((_, i) => ({ coefficients: [...slips.map((__, j) => (i === j ? 1 : 0)), 1], limit: 1 }));
  for (const { slips: candidates, members } of chosen) {
    const lowest = rankOf(candidates[members[0]!]!);
    candidates.forEach((candidate, i) => {
      const above = rankOf(candidate).map((value, j) => lowest[j]! - value);
      if (!members.includes(i)) rows.push({ coefficients: above.map((value, j) => (j === n ? value + 1 : value)), limit: 0 });
      else if (i !== members[0]) rows.push({ coefficients: above, limit: 0 }, { coefficients: above.map((value) => -value), limit: 0 });
    });
  }
  const found = maximise({ objective: [...slips.map(() => 0), 1], rows });
  return found !== null && found.value > POSITIVE;
}

/**
 * Whether odds of slips give the chosen nodes beliefs under which no action gains. Each node's odds are a product over its slips;
 * where those products are independent of each other, they are free, and a linear program decides.
 */
function oddsExist(chosen: readonly Choice[], slack: number, budget: { left: number }): boolean | null {
  const products = new Map<string, readonly number[]>();
  const parts = chosen.filter(({ members }) => members.length > 1).map(({ set: { candidates, gains }, members }) => {
    const own = members.map((i) => candidates[i]!);
    const common = own[0]!.slips.filter((slip) => own.every(({ slips }) => slips.includes(slip)));
    const top = own.reduce((most, { log }) => Math.max(most, log), -Infinity);
    const keys = own.map(({ slips }) => {
      const rest = slips.filter((slip) => !common.includes(slip)).sort((a, b) => a - b);
      products.set(rest.join(), rest);
      return rest.join();
    });
    return { keys, weights: own.map(({ log }) => exp(log - top)), gains: gains.map((row) => members.map((i) => row[i]!)) };
  });
  if (parts.length === 0) return true;
  const names = [...products.keys()], n = names.length;
  const rows = parts.flatMap(({ keys, weights, gains }) => gains.map((row) => {
    const coefficients = new Array<number>(n + 1).fill(0);
    keys.forEach((key, i) => {
      const weight = weights[i]! * (row[i]! - slack);
      coefficients[names.indexOf(key)]! += weight;
      coefficients[n]! += weight;
    });
    return { coefficients, limit: 0 };
  }));
  const isMet = positiveShares(rows, n, budget);
  if (budget.left < 0) return null;
  if (!isMet) return false;
  return independent([...products.values()]) ? true : null;
}

/** Whether no product of slips is a product of powers of the others. The empty product is 1, and so never free. */
function independent(products: readonly (readonly number[])[]): boolean {
  const slips = [...new Set(products.flat())];
  const rows = products.filter((product) => product.length > 0).map((product) => slips.map((slip) => Number(product.includes(slip))));
  let rank = 0;
  for (let column = 0; column < slips.length && rank < rows.length; column++) {
    const at = rows.findIndex((row, i) => i >= rank && Math.abs(row[column]!) > POSITIVE);
    if (at < 0) continue;
    [rows[rank], rows[at]] = [rows[at]!, rows[rank]!];
    const head = rows[rank]!;
    for (let i = rank + 1; i < rows.length; i++) {
      const factor = rows[i]![column]! / head[column]!;
      if (factor !== 0) rows[i] = rows[i]!.map((value, j) => value - factor * head[j]!);
    }
    rank++;
  }
  return rank === rows.length;
}
