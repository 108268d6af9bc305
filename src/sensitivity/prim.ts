// Scenario discovery: the box of inputs in which something happens, found by peeling (PRIM).

import { exp, ln, requireThat } from "../base/index.ts";

/** By restricted input: the interval that the box keeps, ends included; an end that is not restricted is infinite. */
export type Box = ReadonlyMap<number, readonly [number, number]>;

export interface BoxFigures {
  /** Share of all cases that lie in the box. */
  readonly coverage: number;
  /** Share of the box's draws that are cases; NaN in an empty box. */
  readonly density: number;
  /** Share of all draws that lie in the box. */
  readonly mass: number;
}

export interface PrimResult extends BoxFigures {
  readonly box: Box;
  /**
   * By restricted input: the chance of at least as many cases in the box if that input's restriction did nothing. Not a true
   * p-value: the box was chosen by the same draws.
   */
  readonly quasiP: ReadonlyMap<number, number>;
  /** Every box on the way from all draws to the smallest, so that another trade of coverage for density can be chosen. */
  readonly trajectory: readonly (BoxFigures & { readonly box: Box })[];
}

export interface PrimOptions {
  /** Share of the box's draws that one peel removes, at most. */
  readonly peel?: number;
  /** Smallest share of all draws in a box. */
  readonly massMin?: number;
  /** Restrictions with a larger quasi p-value are dropped. */
  readonly quasiPMax?: number;
}

export const PRIM_PEEL = 0.05, PRIM_MASS_MIN = 0.02, PRIM_QUASI_P_MAX = 0.05;

/**
 * Peels the box of all draws, face by face, towards more cases; of the boxes on the way it takes the one with the largest
 * harmonic mean of coverage and density, widens its faces again where that helps, and drops restrictions that do nothing.
 *
 * @param inputs  by input, by draw
 * @param isCase  by draw: 1 where the thing of interest happens, else 0
 * @throws {RangeError} when lengths differ, or there is no case or nothing but cases
 * @source Friedman and Fisher 1999; coverage, density and quasi p-values after Bryant and Lempert 2010
 */
export function prim(inputs: readonly ArrayLike<number>[], isCase: ArrayLike<number>, options: PrimOptions = {}): PrimResult {
  const { peel = PRIM_PEEL, massMin = PRIM_MASS_MIN, quasiPMax = PRIM_QUASI_P_MAX } = options;
  const draws = isCase.length;
  requireThat(peel > 0 && peel < 0.5, `prim(): \`peel\` must lie between 0 and 0.5, got ${peel}`);
  requireThat(inputs.every((input) => input.length === draws), `prim(): every input needs ${draws} values`);
  const cases = Array.from({ length: draws }, (_, i) => i).filter((i) => isCase[i] !== 0).length;
  requireThat(cases > 0 && cases < draws, `prim(): ${cases} of ${draws} draws are cases: there is nothing to tell apart`);
  const trajectory: (BoxFigures & { readonly box: Box })[] = [];
  let box: Box = new Map();
  for (let next: Box | null = box; next !== null; next = peeled(inputs, isCase, box, peel, massMin * draws)) {
    box = next;
    trajectory.push({ box, ...boxFigures(inputs, isCase, box) });
  }
  const best = trajectory.reduce((a, b) => (balance(b) > balance(a) ? b : a));
  box = widened(inputs, isCase, best.box, peel);
  for (;;) {
    const quasiP = new Map([...box.keys()].map((input) => [input, quasiPOf(inputs, isCase, box, input)]));
    const worst = [...quasiP].reduce<readonly [number, number] | null>((a, b) => (a === null || b[1] > a[1] ? b : a), null);
    if (worst === null || !(worst[1] > quasiPMax)) return { box, quasiP, trajectory, ...boxFigures(inputs, isCase, box) };
    box = without(box, worst[0]);
  }
}

/** Coverage, density and mass of a box on any draws: on those that made it, or on others kept back to test it. */
export function boxFigures(inputs: readonly ArrayLike<number>[], isCase: ArrayLike<number>, box: Box): BoxFigures {
  const inside = members(inputs, isCase.length, box);
  let cases = 0;
  for (let i = 0; i < isCase.length; i++) if (isCase[i] !== 0) cases++;
  const inCases = inside.filter((i) => isCase[i] !== 0).length;
  return { coverage: cases === 0 ? NaN : inCases / cases, density: inside.length === 0 ? NaN : inCases / inside.length, mass: inside.length / isCase.length };
}

const balance = ({ coverage, density }: BoxFigures): number => (coverage + density > 0 ? (2 * coverage * density) / (coverage + density) : 0);

function members(inputs: readonly ArrayLike<number>[], draws: number, box: Box): number[] {
  const restrictions = [...box];
  return Array.from({ length: draws }, (_, i) => i).filter((i) => restrictions.every(([input, [low, high]]) => inputs[input]![i]! >= low && inputs[input]![i]! <= high));
}

function without(box: Box, input: number): Box {
  return new Map([...box].filter(([other]) => other !== input));
}

/** The best box that one peel leads to; null when no peel leaves enough draws and removes any. */
function peeled(inputs: readonly ArrayLike<number>[], isCase: ArrayLike<number>, box: Box, peel: number, drawsMin: number): Box | null {
  const inside = members(inputs, isCase.length, box);
  const remove = Math.max(1, Math.floor(peel * inside.length));
  let best: { readonly box: Box; readonly density: number; readonly size: number } | null = null;
  inputs.forEach((values, input) => {
    const sorted = Float64Array.from(inside, (i) => values[i]!).sort();
    const [low, high] = box.get(input) ?? [-Infinity, Infinity];
    for (const interval of [[sorted[remove]!, high], [low, sorted[sorted.length - 1 - remove]!]] as const) {
      const kept = inside.filter((i) => values[i]! >= interval[0] && values[i]! <= interval[1]);
      if (kept.length === inside.length || kept.length < drawsMin || kept.length === 0) continue;
      const density = kept.filter((i) => isCase[i] !== 0).length / kept.length;
      if (best === null || density > best.density || (density === best.density && kept.length > best.size)) best = { box: new Map([...box, [input, interval]]), density, size: kept.length };
    }
  });
  return (best as { readonly box: Box } | null)?.box ?? null;
}

/** Moves each face outwards, draw by draw up to a peel's width, as long as coverage and density together gain. */
function widened(inputs: readonly ArrayLike<number>[], isCase: ArrayLike<number>, box: Box, peel: number): Box {
  let current = box, value = balance(boxFigures(inputs, isCase, box));
  for (const input of box.keys()) {
    const values = inputs[input]!;
    // What lies outside this input's interval and inside all others is what a wider face could take in.
    const others = members(inputs, isCase.length, without(current, input)).map((i) => values[i]!).sort((a, b) => a - b);
    const [low, high] = current.get(input)!;
    const reach = Math.max(1, Math.ceil(peel * others.length * 2));
    const lows = low === -Infinity ? [] : others.filter((x) => x < low).slice(-reach), highs = high === Infinity ? [] : others.filter((x) => x > high).slice(0, reach);
    for (const candidate of [...lows.map((x) => [x, high] as const), ...highs.map((x) => [low, x] as const)]) {
      const [from, to] = current.get(input)!;
      const wider = new Map([...current, [input, [Math.min(candidate[0], from), Math.max(candidate[1], to)] as const]]);
      const gained = balance(boxFigures(inputs, isCase, wider));
      if (gained > value) {
        current = wider;
        value = gained;
      }
    }
  }
  return current;
}

/** P(X >= cases in the box) for X binomial with the density of the box without this restriction. */
function quasiPOf(inputs: readonly ArrayLike<number>[], isCase: ArrayLike<number>, box: Box, input: number): number {
  const inside = members(inputs, isCase.length, box);
  const cases = inside.filter((i) => isCase[i] !== 0).length;
  const { density } = boxFigures(inputs, isCase, without(box, input));
  if (density >= 1 || cases === 0) return 1;
  const n = inside.length;
  let term = 0, tail = 0;
  // Terms of the binomial distribution in logarithms, from 0 successes upwards.
  term = n * ln(1 - density);
  const odds = ln(density) - ln(1 - density);
  for (let k = 0; k <= n; k++) {
    if (k >= cases) tail += exp(term);
    term += ln((n - k) / (k + 1)) + odds;
  }
  return Math.min(1, tail);
}
