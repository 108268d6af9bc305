// Iterated strict dominance in the reduced strategic form of any number of players. Strategies that it leaves out have probability
// 0 in every equilibrium, and what remains has the equilibria of the whole.

import { maximise } from "../base/index.ts";
import { floatOfRational } from "../game/index.ts";
import type { ReducedForm } from "../strategy/index.ts";

export interface Dominated {
  readonly player: number;
  readonly strategy: number;
  /** What is better in every case; null where that is a mixture. */
  readonly by: number | null;
}

export interface Undominated {
  /** By player: indices of the strategies that remain. */
  readonly remaining: readonly (readonly number[])[];
  /** In the order in which they were found. */
  readonly dominated: readonly Dominated[];
}

/** Mixtures of more strategies than this are not looked for. */
const RIVALS_MAX = 60;
/** Gains up to this share of the payoff range are left to rounding. */
const LEAST_GAIN = 1e-9;
/** Weights of mixtures are rounded to whole numbers of this sum, roughly, and then tried without rounding. */
const WEIGHTS = 2 ** 40;

/** @param step  called between bounded amounts of work; may throw to end it */
export function withoutDominated(form: ReducedForm, step: () => void = () => {}): Undominated {
  const remaining = form.strategies.map((own) => own.map((_, index) => index)), dominated: Dominated[] = [];
  const strides = form.strategies.map((_, player) => form.strategies.slice(player + 1).reduce((product, own) => product * own.length, 1));
  const tables = form.payoffs.map((table, player) => tableOf(table, form.scale[player]!, strides[player]!));
  const drop = (betterThan: (table: Table, strategy: number, rivals: readonly number[], cells: readonly number[]) => number | "mixture" | null) => {
    const before = dominated.length;
    for (const [player, table] of tables.entries()) {
      if (remaining[player]!.length < 2) continue;
      const cells = remaining.reduce((all, own, p) => (p === player ? all : all.flatMap((cell) => own.map((index) => cell + index * strides[p]!))), [0]);
      for (const strategy of [...remaining[player]!]) {
        step();
        const rivals = remaining[player]!.filter((other) => other !== strategy), better = betterThan(table, strategy, rivals, cells);
        if (better === null) continue;
        dominated.push({ player, strategy, by: better === "mixture" ? null : better });
        remaining[player] = rivals;
      }
    }
    return dominated.length > before;
  };
  const one = (table: Table, strategy: number, rivals: readonly number[], cells: readonly number[]) => rivals.find((rival) => beats(table, rival, strategy, cells)) ?? null;
  const mixture = (table: Table, strategy: number, rivals: readonly number[], cells: readonly number[]) => (rivals.length <= RIVALS_MAX && isBeatenByMixture(table, strategy, rivals, cells, step) ? "mixture" : null);
  while (drop(one) || drop(mixture));
  return { remaining, dominated };
}

/** One player's payoffs by cell: exactly; in order, equal ones alike; as shares of their range. */
interface Table {
  readonly exact: readonly bigint[];
  readonly ranks: Float64Array;
  readonly shares: Float64Array;
  /** From a strategy to the next, in cells. */
  readonly stride: number;
}

function tableOf(exact: readonly bigint[], scale: bigint, stride: number): Table {
  const sorted = [...new Set(exact)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), rankOf = new Map(sorted.map((value, rank) => [value, rank]));
  const low = sorted[0]!, range = sorted.at(-1)! - low; // a form has at least one cell
  const ofRange = range === 0n ? scale : range;
  return {
    exact, stride, ranks: Float64Array.from(exact, (value) => rankOf.get(value)!),
    shares: Float64Array.from(exact, (value) => floatOfRational({ numerator: value - low, denominator: ofRange })),
  };
}

function beats({ ranks, stride }: Table, better: number, worse: number, cells: readonly number[]): boolean {
  return cells.every((cell) => ranks[cell + better * stride]! > ranks[cell + worse * stride]!);
}

/** Whether a mixture of rivals earns more in every cell: a linear programme over the cells that matter, its answer tried without rounding. */
function isBeatenByMixture({ exact, ranks, shares, stride }: Table, strategy: number, rivals: readonly number[], cells: readonly number[], step: () => void): boolean {
  const isBest = cells.some((cell) => rivals.every((rival) => ranks[cell + rival * stride]! <= ranks[cell + strategy * stride]!));
  if (isBest || rivals.length < 2) return false;
  const gains = (cell: number) => rivals.map((rival) => shares[cell + rival * stride]! - shares[cell + strategy * stride]!);
  const rows = [{ coefficients: [...rivals.map(() => 1), 0], limit: 1 }], taken = new Set<number>();
  for (let weights: readonly number[] = rivals.map((_, i) => (i === 0 ? 1 : 0)); ;) {
    step();
    let worst = cells[0]!, least = Infinity;
    for (const cell of cells) {
      const gain = rivals.reduce((sum, rival, i) => sum + weights[i]! * shares[cell + rival * stride]!, -shares[cell + strategy * stride]!);
      if (gain < least) [worst, least] = [cell, gain];
    }
    if (least > 0 || taken.has(worst)) {
      const whole = weights.map((weight) => BigInt(Math.round(weight * WEIGHTS))), sum = whole.reduce((a, b) => a + b);
      return cells.every((cell) => rivals.reduce((total, rival, i) => total + whole[i]! * exact[cell + rival * stride]!, 0n) > sum * exact[cell + strategy * stride]!);
    }
    // The last variable is the gain that every cell taken so far has at least.
    taken.add(worst);
    rows.push({ coefficients: [...gains(worst).map((gain) => -gain), 1], limit: 0 });
    const found = maximise({ objective: [...rivals.map(() => 0), 1], rows }, step);
    if (found === null || !(found.value > LEAST_GAIN && found.value <= 1)) return false;
    weights = found.x.slice(0, rivals.length);
  }
}
