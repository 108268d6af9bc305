// Classes of assessments: which actions have positive probability at each information set, and which nodes have positive belief.
// All assessments of a class meet the same linear conditions, so that a game's sequential equilibria are a union over classes.

import { maximise } from "../../base/index.ts";
import { payoffRange } from "../../game/index.ts";
import { type LikelyNodes, ranksExist } from "../../strategy/index.ts";
import { type Frame, type SetFrame, worthBetween } from "../weights/frame.ts";

export interface AssessmentClass {
  /** By slot: 1 where its probability is positive. */
  readonly support: Uint8Array;
  /** By set: positions of the nodes with positive belief. */
  readonly members: readonly (readonly number[])[];
}

/** Nodes of one set among which all subsets are tried. */
const NODES_MAX = 10;
/** Slack of the tests that leave classes out before they are solved, as a share of the payoff range. */
const SLACK = 1e-9;

/** Why some classes were not looked at, or null. */
export function classesRefusal({ sets }: Frame): string | null {
  const wide = sets.find(({ nodes }) => nodes.length > NODES_MAX);
  return wide === undefined ? null : `information sets of at most ${NODES_MAX} nodes, but one has ${wide.nodes.length}`;
}

/** What is done with the classes of one support. */
export interface Visitor {
  /**
   * Whether equilibria may have these beliefs, by set, those to be chosen still being empty.
   *
   * @param last  the set whose beliefs were chosen last, null at first
   */
  admits(members: AssessmentClass["members"], last: number | null): boolean;
  visit(members: AssessmentClass["members"]): void;
}

/**
 * Visits every class that passes quick tests of its conditions.
 *
 * @param shouldStop  asked at every step of the search: true ends it
 * @param enter       asked once for each support
 * @returns           whether the search went through
 */
export function eachClass(frame: Frame, shouldStop: () => boolean, enter: (support: Uint8Array) => Visitor): boolean {
  const { game, sets, slots } = frame;
  const allowed = undominated(frame), slack = SLACK * payoffRange(game);
  // The last sets first: what follows a set narrows what it is worth there.
  const order = sets.map((_, set) => set).sort((a, b) => sets[b]!.nodes[0]! - sets[a]!.nodes[0]! || b - a);
  const support = allowed.slice();
  // Classes share the question whether their likeliest nodes can be such.
  const known = new Map<string, boolean>();
  const numbers = new Map<string, number>();
  const numberOf = (name: string) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name)!; // just written
  };
  const possible = (chosen: readonly NamedNodes[]) => {
    const key = chosen.map(({ name }) => name).join();
    let answer = known.get(key);
    if (answer === undefined) known.set(key, (answer = ranksExist(chosen)));
    return answer;
  };
  const shared: Shared = { slack, possible, numberOf, slotsAt: sets.map(({ from, to }) => range(from, to)), positionsAt: sets.map(({ nodes }) => range(0, nodes.length)) };
  const descend = (depth: number): boolean => {
    if (shouldStop()) return false;
    if (depth === order.length) return eachBelief(frame, support, shared, shouldStop, enter);
    const set = sets[order[depth]!]!;
    const choices = shared.slotsAt[order[depth]!]!.filter((slot) => allowed[slot] === 1);
    const { low, high } = worthBetween(game, set.owner, support);
    for (let mask = 1; mask < 1 << choices.length; mask++) {
      const chosen = bitsOf(mask).map((i) => choices[i]!);
      if (!plausible(frame, set, chosen, choices, shared.positionsAt[order[depth]!]!, low, high, slack, 0)) continue;
      support.fill(0, set.from, set.to);
      for (const slot of chosen) support[slot] = 1;
      if (!descend(depth + 1)) return false;
    }
    support.set(allowed.subarray(set.from, set.to), set.from);
    return true;
  };
  return slots === 0 ? (enter(support).visit([]), true) : descend(0);
}

/** With a number that tells them from others. */
type NamedNodes = LikelyNodes & { readonly name: number };

/** What the supports of one game share. */
interface Shared {
  readonly slack: number;
  readonly possible: (chosen: readonly NamedNodes[]) => boolean;
  readonly numberOf: (name: string) => number;
  /** By set: its slots, and the positions of its nodes. */
  readonly slotsAt: readonly (readonly number[])[];
  readonly positionsAt: readonly (readonly number[])[];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

const subsets: number[][] = [];

/** The positions of the bits of a number. */
function bitsOf(mask: number): readonly number[] {
  return (subsets[mask] ??= range(0, 31).filter((i) => ((mask >> i) & 1) === 1));
}

/** Slots that no other action of their set beats at each node whatever follows, found again until none falls. */
function undominated({ game, sets, slots }: Frame): Uint8Array {
  const allowed = new Uint8Array(slots).fill(1), slack = SLACK * payoffRange(game);
  const { firstChild } = game.topology;
  for (let before = -1, left = slots; before !== left; ) {
    before = left;
    for (const { owner, nodes, from, to } of sets) {
      const { low, high } = worthBetween(game, owner, allowed), open = range(from, to).filter((slot) => allowed[slot] === 1);
      for (const slot of open) {
        const beaten = open.some((other) => other !== slot && allowed[other] === 1 && nodes.every((node) => low[firstChild[node]! + other - from]! > high[firstChild[node]! + slot - from]! + slack));
        if (beaten) allowed[slot] = 0;
      }
    }
    left = allowed.reduce((sum, one) => sum + one, 0);
  }
  return allowed;
}

/** By frame and rows: the largest common least share, or -1. Many supports ask the same. */
const shares = new WeakMap<Frame, Map<string, number>>();
const SHARES_KEPT = 100_000;

/** Whether a belief on these nodes, each with more than `least`, can make all chosen actions best, by what nodes may be worth. */
function plausible(frame: Frame, { nodes, from }: SetFrame, chosen: readonly number[], open: readonly number[], members: readonly number[], low: Float64Array, high: Float64Array, slack: number, least: number): boolean {
  const { firstChild } = frame.game.topology;
  const rows = chosen.flatMap((slot) => open.filter((other) => other !== slot).map((other) => members.map((at) => low[firstChild[nodes[at]!]! + other - from]! - high[firstChild[nodes[at]!]! + slot - from]!)));
  if (rows.length === 0) return true;
  const n = members.length;
  // Most cases need no program: some action loses everywhere, or the nodes ask for nothing.
  if (rows.some((row) => row.every((loss) => loss > slack))) return false;
  if (n === 1 || rows.every((row) => row.every((loss) => loss <= slack))) return true;
  if (least === 0 && members.some((_, i) => rows.every((row) => row[i]! <= slack))) return true;
  let known = shares.get(frame);
  if (known === undefined || known.size > SHARES_KEPT) shares.set(frame, (known = new Map()));
  const key = rows.join(";");
  let share = known.get(key);
  if (share === undefined) known.set(key, (share = largestLeastShare(rows, n, slack)));
  return share >= least;
}

/** Of a belief that meets the rows: how large the smallest of n shares can be; -1 where none does. */
function largestLeastShare(rows: readonly (readonly number[])[], n: number, slack: number): number {
  // Shares are a common least one, the last variable, and what is above it.
  const ones = new Array<number>(n).fill(1), sum = [...ones, n];
  return maximise({ objective: [...ones.map(() => 0), 1], rows: [
    ...rows.map((row) => {
      const size = row.reduce((most, loss) => Math.max(most, Math.abs(loss)), slack), scaled = row.map((loss) => loss / size);
      return { coefficients: [...scaled, scaled.reduce((a, b) => a + b, 0)], limit: slack / size };
    }),
    { coefficients: sum, limit: 1 }, { coefficients: sum.map((x) => -x), limit: -1 },
  ] })?.value ?? -1;
}

/** Calls `visit` for each choice of likeliest nodes at the sets that the others' moves do not reach. */
function eachBelief(frame: Frame, support: Uint8Array, { slack, possible, numberOf, slotsAt, positionsAt }: Shared, shouldStop: () => boolean, enter: (support: Uint8Array) => Visitor): boolean {
  const { game, sets } = frame;
  const worth = game.players.map((_, player) => worthBetween(game, player, support));
  const slips = sets.map(({ before }) => before.map((path) => path.filter((slot) => support[slot] === 0)));
  const members: (readonly number[])[] = sets.map((_, set) => positionsAt[set]!.filter((at) => slips[set]![at]!.length === 0));
  const open = sets.flatMap((_, set) => (members[set]!.length === 0 ? [set] : []));
  const fits = (set: number, likely: readonly number[]) => {
    const { owner } = sets[set]!, all = slotsAt[set]!;
    return plausible(frame, sets[set]!, all.filter((slot) => support[slot] === 1), all, likely, worth[owner]!.low, worth[owner]!.high, slack, 1e-12);
  };
  if (sets.some((_, set) => members[set]!.length > 0 && !fits(set, members[set]!))) return true;
  const visitor = enter(support.slice());
  if (!visitor.admits(members, null)) return true;
  const chosen: NamedNodes[] = [], fitting = new Map<number, { readonly likely: readonly number[]; readonly name: number }[]>();
  const likelyAt = (set: number) => {
    let all = fitting.get(set);
    if (all === undefined) {
      const own = slips[set]!, name = own.join(" ");
      fitting.set(set, (all = []));
      for (let mask = 1; mask < 1 << own.length; mask++) if (fits(set, bitsOf(mask))) all.push({ likely: bitsOf(mask), name: numberOf(`${name}:${mask}`) });
    }
    return all;
  };
  const descend = (at: number): boolean => {
    if (shouldStop()) return false;
    const set = open[at];
    if (set === undefined) {
      visitor.visit([...members]);
      return true;
    }
    const own = slips[set]!;
    for (const { likely, name } of likelyAt(set)) {
      // A set of a single node asks nothing of ranks.
      if (own.length > 1) chosen.push({ slips: own, members: likely, name });
      members[set] = likely;
      const goesOn = (own.length > 1 && !possible(chosen)) || !visitor.admits(members, set) || descend(at + 1);
      members[set] = [];
      if (own.length > 1) chosen.pop();
      if (!goesOn) return false;
    }
    return true;
  };
  return descend(0);
}
