// The reduced strategic form of an extensive game, exactly: a strategy of it says what a player does wherever its own moves may
// lead, and nothing about the rest.

import { CHANCE, DECISION, exactColumn, exactOdds, type Game, gcd, multiplyRationals, type Rational, TERMINAL } from "../game/index.ts";
import { lastSlots, setOfSlot, setsByOwnDepth, slotsAbove } from "./own-moves.ts";

export interface ReducedForm {
  /**
   * By player: its strategies, each by information set of the whole game: the index of the action, -1 where the strategy's own
   * moves rule the set out and at sets of others. In order of their actions, the set of the lowest number counting most.
   */
  readonly strategies: readonly (readonly Int32Array[])[];
  /** By player: payoffs times `scale`, as integers; the strategy of the last player changes fastest. Under the player's own odds. */
  readonly payoffs: readonly (readonly bigint[])[];
  readonly scale: readonly bigint[];
}

/** What a reduced strategic form would hold, told without building it. */
export interface ReducedSize {
  /** By player: its number of strategies; may be Infinity. */
  readonly strategies: readonly number[];
  /** Cells of the table. */
  readonly cells: number;
  /** Sums that the table takes, at most, and choices that the strategies name. */
  readonly additions: number;
  readonly choices: number;
}

/** How large the reduced strategic form is. Needs perfect recall. */
export function reducedSize(game: Game): ReducedSize {
  const { infosets } = game.topology;
  const above = slotsAbove(game);
  const strategies = game.players.map((_, player) => {
    const below = new Float64Array(infosets.firstSlot[infosets.count]!).fill(1);
    let all = 1;
    for (const set of setsByOwnDepth(game, player, above).reverse()) {
      let count = 0;
      for (let slot = infosets.firstSlot[set]!; slot < infosets.firstSlot[set + 1]!; slot++) count += below[slot]!;
      if (above[set]! < 0) all *= count;
      else below[above[set]!]! *= count;
    }
    return all;
  });
  const cells = strategies.reduce((product, count) => product * count, 1);
  return { strategies, cells, additions: cells * endsOfOneProfile(game), choices: strategies.reduce((sum, count) => sum + count, 0) * infosets.count };
}

/** The most ends that chance leads to under pure strategies. */
function endsOfOneProfile({ topology: { nodeCount, kind, firstChild, childCount } }: Game): number {
  const ends = new Float64Array(nodeCount).fill(1);
  for (let node = nodeCount - 1; node >= 0; node--) {
    const below = ends.subarray(firstChild[node]!, firstChild[node]! + childCount[node]!);
    if (kind[node] === CHANCE) ends[node] = below.reduce((sum, count) => sum + count, 0);
    else if (kind[node] === DECISION) ends[node] = below.reduce((most, count) => Math.max(most, count), 0);
  }
  return ends[0]!;
}

/**
 * Builds the reduced strategic form; ask `reducedSize` first. Needs perfect recall.
 *
 * @param step  called between bounded amounts of work; may throw to end it
 */
export function reducedForm(game: Game, step: () => void = () => {}): ReducedForm {
  const above = slotsAbove(game);
  const strategies = game.players.map((_, player) => reducedStrategies(game, player, above));
  const members = strategies.map((plans) => membersOfSlots(game, plans));
  const all = strategies.map((plans) => plans.map((_, index) => index));
  const last = game.players.map((_, player) => lastSlots(game, player));
  const strides = strategies.map((_, player) => strategies.slice(player + 1).reduce((product, plans) => product * plans.length, 1));
  const cells = strategies.reduce((product, plans) => product * plans.length, 1);
  const scale: bigint[] = [];
  const payoffs = game.players.map((_, player) => {
    const { ends, weights, scale: own } = weighEnds(game, player, step);
    scale.push(own);
    const table = new Array<bigint>(cells).fill(0n);
    ends.forEach((end, i) => {
      step();
      const weight = weights[i]!;
      if (weight === 0n) return;
      let at = [0];
      strategies.forEach((_, p) => {
        const slot = last[p]![end]!;
        const fitting = slot < 0 ? all[p]! : members[p]!.get(slot)!;
        at = at.flatMap((cell) => fitting.map((index) => cell + index * strides[p]!));
      });
      for (const cell of at) table[cell]! += weight;
    });
    return table;
  });
  return { strategies, payoffs, scale };
}

function reducedStrategies(game: Game, player: number, above: Int32Array): Int32Array[] {
  const { infosets } = game.topology;
  const owner = setOfSlot(game);
  let plans = [new Int32Array(infosets.count).fill(-1)];
  for (const set of setsByOwnDepth(game, player, above)) {
    const slot = above[set]!, actions = infosets.firstSlot[set + 1]! - infosets.firstSlot[set]!;
    plans = plans.flatMap((plan) => {
      if (slot >= 0 && plan[owner[slot]!] !== slot - infosets.firstSlot[owner[slot]!]!) return [plan];
      return Array.from({ length: actions }, (_, k) => {
        const next = plan.slice();
        next[set] = k;
        return next;
      });
    });
  }
  return plans.sort((a, b) => {
    const at = a.findIndex((choice, set) => choice !== b[set]);
    return a[at]! - b[at]!; // two plans differ somewhere
  });
}

/** By slot: the strategies that lead there and take it. */
function membersOfSlots(game: Game, plans: readonly Int32Array[]): Map<number, number[]> {
  const { firstSlot } = game.topology.infosets;
  const members = new Map<number, number[]>();
  plans.forEach((plan, index) => plan.forEach((choice, set) => {
    if (choice < 0) return;
    const slot = firstSlot[set]! + choice;
    if (!members.has(slot)) members.set(slot, []);
    members.get(slot)!.push(index);
  }));
  return members;
}

export interface WeighedEnds {
  /** Ends in node order. */
  readonly ends: readonly number[];
  /** By end: what it pays the player times the odds of chance on its path as the player holds them, times `scale`. */
  readonly weights: readonly bigint[];
  readonly scale: bigint;
  /** By end: whether those odds are above 0. */
  readonly possible: readonly boolean[];
}

/**
 * What the ends count for with one player, over a common denominator.
 *
 * @param step  called for every end; may throw to end the work
 */
export function weighEnds(game: Game, player: number, step: () => void = () => {}): WeighedEnds {
  const { nodeCount, parent, kind } = game.topology;
  const odds = exactOdds(game, player), payoff = exactColumn(game, game.valuation.payoffs[player]!);
  const ends: number[] = [], reach = new Array<Rational>(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    reach[node] = node === 0 ? odds[0]! : multiplyRationals(reach[parent[node]!]!, odds[node]!);
    if (kind[node] === TERMINAL) ends.push(node);
  }
  const values = ends.map((end) => multiplyRationals(reach[end]!, payoff(end)));
  const scale = values.reduce((common, { denominator }) => (step(), (common / gcd(common, denominator)) * denominator), 1n);
  return { ends, weights: values.map(({ numerator, denominator }) => (step(), numerator * (scale / denominator))), scale, possible: ends.map((end) => reach[end]!.numerator > 0n) };
}
