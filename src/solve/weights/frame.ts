// What the conditions of sequential equilibrium are made of, read off the tree once: who must move how for each end to be
// reached from each node of an information set, and what that pays, in integers.

import { countText } from "../../base/index.ts";
import { CHANCE, DECISION, exactColumn, exactOdds, type Game, gcd, multiplyRationals, type Rational, TERMINAL } from "../../game/index.ts";
import { setOfSlot, slotsAbove } from "../../strategy/index.ts";

/** A way from a node of an information set by one of its actions to an end. */
export interface Way {
  /** Position of the node among the set's. */
  readonly at: number;
  /** Slots of the owner, and of others, that are taken after the action. */
  readonly own: readonly number[];
  readonly others: readonly number[];
  /** The last slot of each other player that moves on the whole path. */
  readonly last: readonly number[];
  /** Payoff to the owner times the odds of chance, on a scale of the set's own. */
  readonly weight: bigint;
}

export interface SetFrame {
  readonly owner: number;
  /** Nodes that the owner may believe in: those behind the fewest chance branches of probability 0. */
  readonly nodes: readonly number[];
  /** By position of a node: slots of others on the way to it; the last slot of each other player; the odds of chance. */
  readonly before: readonly (readonly number[])[];
  readonly last: readonly (readonly number[])[];
  readonly odds: readonly Rational[];
  readonly from: number;
  readonly to: number;
  /** Chance branches of probability 0 on the way to each of the nodes. */
  readonly zeros: number;
  /** The owner's slot that leads here, -1 where none does. */
  readonly above: number;
  /** By action. */
  readonly ways: readonly (readonly Way[])[];
}

export interface Frame {
  readonly game: Game;
  readonly slots: number;
  readonly sets: readonly SetFrame[];
  readonly setOf: Int32Array;
}

/** Ways that a frame may hold. */
const WAYS_MAX = 300_000;

/** Why the ways of a game are not read, in the words of a solver's refusal, or null. */
export function frameRefusal({ topology: { nodeCount, kind, parent } }: Game): string | null {
  const decisions = new Int32Array(nodeCount);
  let ways = 0;
  for (let node = 1; node < nodeCount; node++) {
    decisions[node] = decisions[parent[node]!]! + (kind[parent[node]!] === DECISION ? 1 : 0);
    if (kind[node] === TERMINAL) ways += decisions[node]!;
  }
  return ways <= WAYS_MAX ? null : `at most ${countText(WAYS_MAX)} ways from information sets to ends, but there are ${countText(ways)}`;
}

const ONE: Rational = { numerator: 1n, denominator: 1n };

/**
 * Reads the game. Needs perfect recall.
 *
 * @param step  called between bounded amounts of work; may throw to end it
 */
export function frameOf(game: Game, step: () => void = () => {}): Frame {
  const { infosets } = game.topology;
  const above = slotsAbove(game), setOf = setOfSlot(game);
  const odds = game.players.map((_, player) => exactOdds(game, player)), pays = game.valuation.payoffs.map((payoff) => exactColumn(game, payoff));
  const sets = Array.from({ length: infosets.count }, (_, set): SetFrame => {
    const owner = infosets.player[set]!, all = [...infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1])];
    const ways = all.map((node) => (step(), wayTo(game, node, owner, odds[owner]!)));
    const fewest = ways.reduce((least, { zeros }) => Math.min(least, zeros), Infinity), kept = ways.filter(({ zeros }) => zeros === fewest);
    const raw = infosets.actions[set]!.map((_, k) => kept.flatMap((way, at) => (step(), endsBelow(game, game.topology.firstChild[way.node]! + k, owner, odds[owner]!, way.odds)
      .map((end) => ({ at, own: end.own, others: end.others, last: lastOf(game, setOf, [...way.slots, ...end.others]), weight: multiplyRationals(end.odds, pays[owner]!(end.node)) })))));
    const scale = raw.flat().reduce((common, { weight }) => (common / gcd(common, weight.denominator)) * weight.denominator, 1n);
    return {
      owner, zeros: fewest, nodes: kept.map(({ node }) => node), before: kept.map(({ slots }) => slots), last: kept.map(({ slots }) => lastOf(game, setOf, slots)), odds: kept.map((way) => way.odds),
      from: infosets.firstSlot[set]!, to: infosets.firstSlot[set + 1]!, above: above[set]!,
      ways: raw.map((list) => list.map((way) => ({ ...way, weight: way.weight.numerator * (scale / way.weight.denominator) }))),
    };
  });
  return { game, slots: infosets.firstSlot[infosets.count]!, sets, setOf };
}

/** Slots of others and odds of chance on the way to a node; a branch of probability 0 is counted, not multiplied. */
function wayTo({ topology }: Game, node: number, owner: number, odds: readonly Rational[]) {
  const slots: number[] = [];
  let product = ONE, zeros = 0;
  for (let at = node; at > 0; at = topology.parent[at]!) {
    const above = topology.parent[at]!, set = topology.infoset[above]!;
    if (topology.kind[above] === CHANCE) {
      if (odds[at]!.numerator === 0n) zeros++;
      else product = multiplyRationals(product, odds[at]!);
    } else if (topology.infosets.player[set] !== owner) slots.unshift(topology.infosets.firstSlot[set]! + at - topology.firstChild[above]!);
  }
  return { node, slots, odds: product, zeros };
}

/** The ends below a node, with the slots taken on the way and the odds of chance. */
function endsBelow({ topology }: Game, from: number, owner: number, odds: readonly Rational[], start: Rational) {
  const { kind, firstChild, childCount, infoset, infosets } = topology;
  const ends: { node: number; own: readonly number[]; others: readonly number[]; odds: Rational }[] = [];
  const waiting: typeof ends = [{ node: from, own: [], others: [], odds: start }];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const { node, own, others } = one;
    if (kind[node] === TERMINAL) {
      ends.push(one);
      continue;
    }
    for (let k = childCount[node]! - 1; k >= 0; k--) {
      const child = firstChild[node]! + k;
      if (kind[node] === CHANCE) {
        if (odds[child]!.numerator !== 0n) waiting.push({ ...one, node: child, odds: multiplyRationals(one.odds, odds[child]!) });
        continue;
      }
      const set = infoset[node]!, slot = infosets.firstSlot[set]! + k;
      waiting.push(infosets.player[set] === owner ? { ...one, node: child, own: [...own, slot] } : { ...one, node: child, others: [...others, slot] });
    }
  }
  return ends;
}

/** Of slots in the order of a path, the last of each player. */
function lastOf({ topology: { infosets } }: Game, setOf: Int32Array, slots: readonly number[]): readonly number[] {
  const last = new Map<number, number>();
  for (const slot of slots) last.set(infosets.player[setOf[slot]!]!, slot);
  return [...last.values()];
}

/** The least and the most that each node may be worth to a player, when every set keeps to the slots allowed, in utils. */
export function worthBetween({ topology, valuation }: Game, player: number, allowed: Uint8Array): { readonly low: Float64Array; readonly high: Float64Array } {
  const { kind, firstChild, childCount, infoset, infosets, nodeCount } = topology;
  const low = new Float64Array(nodeCount), high = new Float64Array(nodeCount);
  for (let node = nodeCount - 1; node >= 0; node--) {
    const first = firstChild[node]!;
    if (kind[node] === TERMINAL) low[node] = high[node] = valuation.payoffs[player]![node]!;
    else if (kind[node] === DECISION) {
      low[node] = Infinity;
      high[node] = -Infinity;
      const slot = infosets.firstSlot[infoset[node]!]!;
      for (let k = 0; k < childCount[node]!; k++) {
        if (allowed[slot + k] === 0) continue;
        low[node] = Math.min(low[node]!, low[first + k]!);
        high[node] = Math.max(high[node]!, high[first + k]!);
      }
    } else {
      for (let k = 0; k < childCount[node]!; k++) {
        low[node]! += valuation.beliefs[player]![first + k]! * low[first + k]!;
        high[node]! += valuation.beliefs[player]![first + k]! * high[first + k]!;
      }
    }
  }
  return { low, high };
}
