// Classes of assessments: which actions have positive probability at each information set, and which nodes have positive belief.
// All assessments of a class meet the same linear conditions, so that a game's sequential equilibria are a union over classes.

import { ln, maximise } from "../../base/index.ts";
import { payoffRange, setName } from "../../game/index.ts";
import { type LikelyNodes, ranksExist } from "../../strategy/index.ts";
import { type ClassConditions, conditionsOf, kept, madeAt } from "./conditions.ts";
import { type Frame, type SetFrame, worthBetween } from "../weights/frame.ts";
import { areRuledOut, type Asking, asked, type Condition, type Search } from "../weights/weights.ts";

export interface AssessmentClass {
  /** By slot: 1 where its probability is positive. */
  readonly support: Uint8Array;
  /** By set: positions of the nodes with positive belief. */
  readonly members: readonly (readonly number[])[];
}

/** Nodes of one set, and actions at one, among which all subsets are tried. */
const NODES_MAX = 10, ACTIONS_MAX = 16;
/** Up to so many nodes all beliefs at a set are looked at as soon as the moves that it hangs on are chosen, otherwise one. */
const NODES_AT_ONCE = 3;
/** Slack of the tests that leave classes out before they are solved, as a share of the payoff range. */
const SLACK = 1e-9;

/** Why the classes of a part are too many to be gone through, in the words of a refusal, or null. */
export function classesRefusal({ sets, game }: Frame): string | null {
  const wide = sets.findIndex(({ nodes }) => nodes.length > NODES_MAX), broad = sets.findIndex(({ from, to }) => to - from > ACTIONS_MAX);
  if (wide >= 0) return `information sets of at most ${NODES_MAX} nodes, but ${setName(game, wide)} has ${sets[wide]!.nodes.length}`;
  return broad < 0 ? null : `information sets of at most ${ACTIONS_MAX} actions, but ${setName(game, broad)} has ${sets[broad]!.to - sets[broad]!.from}`;
}

/** The order in which classes are listed: by their moves, those at the last sets first, then by their beliefs. */
export function compareClasses({ sets }: Frame, a: AssessmentClass, b: AssessmentClass): number {
  const byMoves = [...sets].sort((one, other) => other.nodes[0]! - one.nodes[0]!);
  for (const { from, to } of byMoves) for (let slot = to - 1; slot >= from; slot--) if (a.support[slot] !== b.support[slot]) return a.support[slot]! - b.support[slot]!;
  const maskOf = (members: readonly number[]) => members.reduce((mask, at) => mask | (1 << at), 0);
  for (const set of sets.keys()) if (maskOf(a.members[set]!) !== maskOf(b.members[set]!)) return maskOf(a.members[set]!) - maskOf(b.members[set]!);
  return 0;
}

/**
 * Calls `visit` for each class that passes quick tests, with its conditions. Supports come in no order that means anything.
 *
 * @param step  called between bounded amounts of work, with the share of the search done so far, branches of one choice counting
 *              as equal; may throw to end it
 */
export function eachClass(frame: Frame, search: Search, step: (share: number) => void, visit: (one: AssessmentClass, conditions: readonly Condition[]) => void): void {
  const { game, sets } = frame, allowed = undominated(frame), slack = SLACK * payoffRange(game), rules = conditionsOf(frame);
  const { order, settled } = orderOf(frame, allowed, rules.hangsOn);
  const support = allowed.slice();
  let share = 0;
  const tell = () => step(share), optionsAt = optionsOf(frame, rules, slack, search, tell), eachBelief = beliefSearch(frame, rules, optionsAt, search, tell, visit);
  const descend = (depth: number, weight: number, before: readonly Asking[], options: readonly Options[]): void => {
    const set = order[depth], done = share;
    if (set === undefined) return eachBelief(support, before, options);
    const { from, to, owner, nodes } = sets[set]!, choices = range(from, to).filter((slot) => allowed[slot] === 1);
    const { low, high } = worthBetween(game, owner, support);
    const branches = (1 << choices.length) - 1;
    for (let mask = 1; mask <= branches; mask++) {
      share = done + (weight * (mask - 1)) / branches;
      tell();
      const chosen = bitsOf(mask).map((i) => choices[i]!);
      if (!plausible(frame, sets[set]!, chosen, choices, range(0, nodes.length), low, high, slack, 0)) continue;
      support.fill(0, from, to);
      for (const slot of chosen) support[slot] = 1;
      const fresh = [...asked(settled[depth]!.flows.flatMap((one) => rules.flow(one, support))) ?? []], next = [...options]; // signs never tell that a flow does not hold
      const isOpen = settled[depth]!.sets.every((one) => {
        const own = (next[one] = optionsAt(one, support, sets[one]!.nodes.length <= NODES_AT_ONCE));
        if (own.isWhole && own.list.length === 1) fresh.push(...own.list[0]!.asks);
        return own.list.length > 0;
      });
      if (isOpen && (fresh.length === 0 || !areRuledOut(before, fresh, search))) descend(depth + 1, weight / branches, fresh.length === 0 ? before : [...before, ...fresh], next);
    }
    support.set(allowed.subarray(from, to), from);
  };
  descend(0, 1, [], sets.map(() => NONE));
}

/**
 * In which order sets get their moves: always those next that complete what some set hangs on soonest, the last of them first, since
 * what follows a set narrows what it is worth there. By position: the sets whose conditions, and those whose flows, are then complete.
 */
function orderOf({ sets, setOf }: Frame, allowed: Uint8Array, hangsOn: readonly (readonly number[])[]) {
  const weights = sets.map(({ from, to }) => ln((1 << allowed.subarray(from, to).reduce((sum, one) => sum + one, 0)) - 1));
  const order: number[] = [], placed = new Set<number>(), waiting = new Set(sets.keys());
  while (waiting.size > 0) {
    const costOf = (set: number) => hangsOn[set]!.reduce((sum, one) => sum + (placed.has(one) ? 0 : weights[one]!), 0);
    const cheapest = [...waiting].map((set) => ({ set, cost: costOf(set) })).reduce((best, one) => (one.cost < best.cost ? one : best));
    const group = hangsOn[cheapest.set]!.filter((one) => !placed.has(one)).sort((a, b) => sets[b]!.nodes[0]! - sets[a]!.nodes[0]! || b - a);
    order.push(...group);
    for (const one of group) placed.add(one);
    waiting.delete(cheapest.set);
  }
  const at = new Map(order.map((set, depth) => [set, depth]));
  const last = (some: readonly number[]) => some.reduce((most, set) => Math.max(most, at.get(set)!), 0); // all are placed
  const pathOf = (set: number): number[] => (sets[set]!.above < 0 ? [set] : [set, ...pathOf(setOf[sets[set]!.above]!)]);
  return { order, settled: order.map((_, depth) => ({
    sets: [...sets.keys()].filter((set) => last(hangsOn[set]!) === depth),
    flows: [...sets.keys()].filter((set) => last(pathOf(set)) === depth),
  })) };
}

/** Beliefs that may be held at a set. */
interface Option {
  /** Positions of the nodes with positive belief. */
  readonly likely: readonly number[];
  readonly conditions: readonly Condition[];
  readonly asks: readonly Asking[];
  /** What it asks of the ranks of slips; null where slips do not matter. */
  readonly ranks: NamedNodes | null;
}

interface Options {
  readonly list: readonly Option[];
  /** Whether it holds all of them; otherwise it holds the first, if there is any. */
  readonly isWhole: boolean;
}

type OptionsAt = (set: number, support: Uint8Array, isWhole: boolean) => Options;

const NONE: Options = { list: [], isWhole: true };

/** With a number that tells them from others. */
type NamedNodes = LikelyNodes & { readonly name: number };

/** What may be believed at a set when the moves that it hangs on are chosen, as far as its own conditions tell. */
function optionsOf(frame: Frame, rules: ClassConditions, slack: number, search: Search, step: () => void): OptionsAt {
  const { game, sets } = frame, known = new Map<string, Options>(), ofNodes = new Map<string, Option | null>(), numbers = new Map<string, number>();
  const numberOf = (name: string) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name)!; // just written
  };
  // With two players conditions multiply nothing, and bounds on what nodes are worth tell no more than they do.
  const isLinear = new Set(sets.map(({ owner }) => owner)).size <= 2;
  const find = (set: number, support: Uint8Array, isWhole: boolean): Options => {
    const { owner, before, from, to } = sets[set]!, texts = rules.textsAt(set, support), bounds = isLinear ? null : worthBetween(game, owner, support);
    const slips = before.map((path) => path.filter((slot) => support[slot] === 0)), sure = slips.flatMap((own, at) => (own.length === 0 ? [at] : []));
    const made = madeAt(frame, set, support), all = range(from, to), name = slips.join(" ");
    // A set of a single node asks nothing of ranks.
    const isRanked = sure.length === 0 && slips.length > 1;
    const choices = sure.length > 0 ? [sure] : range(1, 1 << slips.length).map(bitsOf);
    const list: Option[] = [];
    for (const likely of choices) {
      const option = kept(ofNodes, `${set}:${likely.map((at) => `${at} ${texts[at]}`).join()}`, () => {
        step();
        if (bounds !== null && !plausible(frame, sets[set]!, made, all, likely, bounds.low, bounds.high, slack, 1e-12)) return null;
        const conditions = rules.best(set, likely, support, texts), asks = asked(conditions);
        return asks === null || areRuledOut([], asks, search) ? null : { likely, conditions, asks, ranks: null };
      });
      if (option === null) continue;
      list.push(isRanked ? { ...option, ranks: { slips, members: likely, name: numberOf(`${name}:${likely.join()}`) } } : option);
      if (!isWhole) break;
    }
    return { list, isWhole: isWhole || choices.length === 1 };
  };
  return (set, support, isWhole) => kept(known, `${set}:${isWhole ? 1 : 0}${rules.textAt(set, support)}`, () => find(set, support, isWhole));
}

/** Chooses among the beliefs that a support leaves open. */
function beliefSearch({ sets }: Frame, rules: ClassConditions, optionsAt: OptionsAt, search: Search, step: () => void, visit: (one: AssessmentClass, conditions: readonly Condition[]) => void) {
  const ranksHold = ranksOf();
  return (support: Uint8Array, before: readonly Asking[], options: readonly Options[]): void => {
    const chosen = options.map(({ list }) => list[0]!); // the search comes here with some at each set
    const isSingle = ({ list, isWhole }: Options) => isWhole && list.length === 1;
    const single: NamedNodes[] = [];
    for (const { ranks } of chosen.filter((_, set) => isSingle(options[set]!))) if (!ranksHold(single, ranks)) return;
    const open: { readonly set: number; readonly list: readonly Option[] }[] = [];
    for (const set of [...sets.keys()].filter((one) => !isSingle(options[one]!)).sort((a, b) => sets[a]!.nodes.length - sets[b]!.nodes.length || a - b)) {
      const list = (options[set]!.isWhole ? options[set]! : optionsAt(set, support, true)).list.filter((one) => ranksHold([...single], one.ranks) && !areRuledOut(before, one.asks, search));
      if (list.length === 0) return;
      open.push({ set, list });
    }
    open.sort((a, b) => a.list.length - b.list.length);
    const descend = (depth: number, met: readonly Asking[], ranks: readonly NamedNodes[]): void => {
      step();
      const next = open[depth];
      if (next === undefined) return visit({ support: support.slice(), members: chosen.map(({ likely }) => likely) }, [...sets.flatMap((_, set) => rules.flow(set, support)), ...chosen.flatMap((one) => one.conditions)]);
      for (const one of next.list) {
        const also = [...ranks];
        chosen[next.set] = one;
        if (ranksHold(also, one.ranks) && !areRuledOut(met, one.asks, search)) descend(depth + 1, [...met, ...one.asks], also);
      }
    };
    descend(0, before, single);
  };
}

/** Whether ranks of slips exist for some choices and one more, which is then added to them. Most fall by two of them alone. */
function ranksOf(): (chosen: NamedNodes[], more: NamedNodes | null) => boolean {
  const pairs = new Map<number, boolean>(), all = new Map<string, boolean>();
  const pairHolds = (a: NamedNodes, b: NamedNodes) => {
    const key = Math.min(a.name, b.name) * PAIRS + Math.max(a.name, b.name);
    let holds = pairs.get(key);
    if (holds === undefined) pairs.set(key, (holds = ranksExist([a, b])));
    return holds;
  };
  return (chosen, more) => {
    if (more === null) return true;
    const holds = chosen.every((one) => pairHolds(one, more));
    chosen.push(more);
    return holds && kept(all, chosen.map(({ name }) => name).sort((a, b) => a - b).join(), () => ranksExist(chosen));
  };
}

/** More than there are names. */
const PAIRS = 2 ** 26;

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

/** Whether a belief on these nodes, each with more than `least`, can make all chosen actions best, by what nodes may be worth. */
function plausible(frame: Frame, { nodes, from }: SetFrame, chosen: readonly number[], open: readonly number[], members: readonly number[], low: Float64Array, high: Float64Array, slack: number, least: number): boolean {
  const { firstChild } = frame.game.topology, rows: number[][] = [];
  for (const slot of chosen) {
    for (const other of open) {
      if (other === slot) continue;
      const row = members.map((at) => low[firstChild[nodes[at]!]! + other - from]! - high[firstChild[nodes[at]!]! + slot - from]!);
      // Most cases need no program: some action loses everywhere, or the nodes ask for nothing.
      if (row.every((loss) => loss > slack)) return false;
      if (row.some((loss) => loss > slack)) rows.push(row);
    }
  }
  if (rows.length === 0 || (least === 0 && members.some((_, i) => rows.every((row) => row[i]! <= slack)))) return true;
  return largestLeastShare(rows, members.length, slack) >= least;
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
