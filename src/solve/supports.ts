// Nash equilibria by search over supports, for games of three and more players: which moves have positive probability where a
// player's own moves lead. The equilibria of a support meet equations between weights of sequences of moves; where these multiply
// no weights they form polytopes, described by their corners, otherwise their isolated points are found.
//
// Source: Dickhaut and Kaplan 1991; weights of sequences: von Stengel 1996

import { maximise, Refusal } from "../base/index.ts";
import { floatOfRational, type Game, type Rational } from "../game/index.ts";
import { type ExactProfile, setsByOwnDepth, slotsAbove } from "../strategy/index.ts";
import { completeProfile } from "./completion.ts";
import { durationText } from "./exact/way.ts";
import { mixturesOf } from "./exact/mixture.ts";
import { defaultSolverOptions } from "./options.ts";
import type { Solution, SolvedProfile, SolveOptions } from "./solver.ts";
import { untilTold } from "./told.ts";
import { type Frame, frameOf } from "./weights/frame.ts";
import { differenceOf, keyOf, sharesOf, sumOf, unknownsOf } from "./weights/sequences.ts";
import { type SupportWay, supportWay } from "./support-way.ts";
import { type Condition, cornerGroups, joinedBy, newSearch, ROOT, solveWeights } from "./weights/weights.ts";

/** Corners listed of the equilibria of one support. */
const CORNERS_MAX = 200;
/** From so many expected seconds on, progress tells them. */
const SECONDS_SAID = 5;
/** Steps of the search between two reports. */
const REPORT_EVERY = 256;
/** Cells of a support between which it is tested by a linear program before it is solved. */
const CORRELATED_MIN = 8, CORRELATED_MAX = 200;
/** Losses up to this share of the payoff range do not rule a support out before it is solved. */
const SLACK = 1e-9;
const ZERO: Rational = { numerator: 0n, denominator: 1n }, ONE: Rational = { numerator: 1n, denominator: 1n };

/** Null when the search takes the game, otherwise one sentence: what it needs, what it got, which solver to use instead. */
export function supportsRefusal(game: Game, shouldStop?: () => boolean): string | null {
  const way = supportWay(game, true, shouldStop);
  return typeof way === "string" ? way : null;
}

/** @throws {RangeError} with the sentence of `supportsRefusal`, or one like it where `simplify` is false */
export function searchSupports(game: Game, options: SolveOptions): Solution {
  const stepsMax = options.iterationsMax ?? defaultSolverOptions.supportStepsMax, simplifies = options.simplify ?? true;
  const base = { solver: "nash-all", options: { iterationsMax: stepsMax, simplify: simplifies }, seed: options.seed ?? defaultSolverOptions.seed };
  const way = supportWay(game, simplifies, options.shouldStop);
  if (typeof way === "string") throw new Refusal(way);
  if (way === null) return { ...base, converged: false, complete: false, iterations: 0, message: "told to stop before the search began", profiles: [], components: [] };
  const expected = way.work.seconds, size = expected < SECONDS_SAID ? "" : `, ${durationText(expected)} in all`;
  let steps = 0, told = false, open = 0, cut = 0;
  const shouldStop = () => {
    if (++steps % REPORT_EVERY === 0) options.onProgress?.({ stage: `${steps} steps${size}`, done: null, residual: null });
    return steps > stepsMax || isTold();
  };
  const isTold = () => (told ||= options.shouldStop?.() === true);
  const found: { readonly key: string; readonly profiles: readonly SolvedProfile[]; readonly limits: readonly string[] }[] = [];
  const search = newSearch(shouldStop);
  const triedAll = untilTold(isTold, (step) => {
    const frame = frameOf(game, step);
    return eachSupport(game, way, shouldStop, step, (support) => {
      const unknownOf = unknownsOf(frame, support);
      const unknowns = [...new Set(unknownOf.filter((unknown, slot) => support[slot] === 1 && unknown !== ROOT))];
      const solved = solveWeights(unknowns, conditionsOf(frame, support, unknownOf, way.kept), () => [], search);
      if (solved.kind === "beyond") open++;
      if (solved.kind !== "found") return;
      const { groups, isWhole } = cornerGroups(solved.blocks, CORNERS_MAX), isExact = solved.blocks.every((block) => block.isExact);
      if (!solved.blocks.every((block) => block.isWhole)) open++;
      else if (!isWhole) cut++;
      const limits = solved.blocks.flatMap(({ vanishing }) => vanishing.map((gone) => support.map((used, slot) => (gone.has(unknownOf[slot]!) ? 0 : used)).join("")));
      groups.forEach((corners, i) => found.push({ key: `${support.join("")}${groups.length === 1 ? "" : ` ${i}`}`, limits, profiles: corners.map((corner) => profileOf(frame, support, unknownOf, corner, isExact)) }));
    });
  }) === true;
  const wentThrough = triedAll && steps <= stepsMax && !told; // the last support may have been cut short
  const profiles: SolvedProfile[] = [], components: number[][] = [];
  for (const joined of joinedBy(found)) {
    const from = profiles.length;
    for (const index of joined) profiles.push(...found[index]!.profiles);
    if (profiles.length > from) components.push(Array.from({ length: profiles.length - from }, (_, i) => from + i));
  }
  const notes = [
    wentThrough ? "" : `${told ? "told to stop" : `stopped since ${stepsMax} steps were not enough; raise \`iterationsMax\``}: not all supports were tried`,
    open === 0 ? "" : `with ${open === 1 ? "1 support" : `${open} supports`} there may be equilibria that are not isolated, or not told from such: of those corners at most are listed${profiles.length > 0 ? "" : '; "ipa" finds an equilibrium'}`,
    cut === 0 ? "" : `with ${cut === 1 ? "1 support" : `${cut} supports`} only the first ${CORNERS_MAX} corners are listed`,
  ];
  return {
    ...base, converged: wentThrough, complete: wentThrough && open === 0 && cut === 0,
    iterations: steps, message: notes.filter((note) => note !== "").join("; "), profiles, components, simplified: way.simplified,
  };
}

function supportsOf(game: Game, player: number, kept: Uint8Array, step: () => void): Uint8Array[] {
  const { firstSlot, count } = game.topology.infosets, above = slotsAbove(game);
  let found = [new Uint8Array(firstSlot[count]!)];
  for (const set of setsByOwnDepth(game, player, above)) {
    const slots = Array.from({ length: firstSlot[set + 1]! - firstSlot[set]! }, (_, k) => firstSlot[set]! + k).filter((slot) => kept[slot] === 1);
    found = found.flatMap((support) => (step(), above[set]! >= 0 && support[above[set]!] === 0 ? [support] : Array.from({ length: (1 << slots.length) - 1 }, (_, i) => {
      const next = support.slice();
      slots.forEach((slot, k) => (next[slot] = ((i + 1) >> k) & 1));
      return next;
    })));
  }
  const size = (support: Uint8Array) => support.reduce((sum, used) => sum + used, 0);
  return found.sort((a, b) => size(a) - size(b));
}

/**
 * Visits every support, by slot, in which no strategy is beaten by another against everything that the others' supports hold.
 *
 * @param step  called between bounded amounts of work; may throw to end it
 * @returns whether the search went through
 */
function eachSupport(game: Game, { form: { strategies, payoffs, scale }, remaining, kept }: SupportWay, shouldStop: () => boolean, step: () => void, visit: (support: Uint8Array) => void): boolean {
  const { firstSlot, count } = game.topology.infosets;
  const pays = payoffs.map((table, player) => Float64Array.from(table, (value) => floatOfRational({ numerator: value, denominator: scale[player]! })));
  const range = pays.reduce((most, table) => Math.max(most, table.reduce((a, b) => Math.max(a, b), -Infinity) - table.reduce((a, b) => Math.min(a, b), Infinity)), 0);
  const strides = strategies.map((_, player) => strategies.slice(player + 1).reduce((product, plans) => product * plans.length, 1));
  // By player, by support: the strategies that keep to it, all of positive probability, so that none is a dominated one.
  const mayBe = remaining.map((own) => new Set(own));
  const choices = game.players.map((_, player) => supportsOf(game, player, kept, step).map((support) => (step(), {
    support, plans: strategies[player]!.flatMap((plan, index) => (plan.every((choice, set) => choice < 0 || support[firstSlot[set]! + choice] === 1) ? [index] : [])),
  })).filter(({ plans }) => plans.every((plan) => mayBe[player]!.has(plan))));
  const chosen = [...remaining], support = new Uint8Array(firstSlot[count]!);
  const stands = (player: number) => {
    const others = chosen.reduce((cells, plans, p) => (p === player ? cells : cells.flatMap((cell) => plans.map((plan) => cell + plan * strides[p]!))), [0]);
    const table = pays[player]!, stride = strides[player]!;
    return chosen[player]!.every((plan) => (step(), remaining[player]!.every((other) => other === plan || others.some((cell) => table[cell + other * stride]! <= table[cell + plan * stride]! + SLACK * range))));
  };
  // Odds of all strategies together, not players by themselves, under which each does as well as any other: where there are none,
  // there is no equilibrium.
  const correlates = () => {
    const cells = chosen.reduce((all, plans, p) => all.flatMap((cell) => plans.map((plan) => cell + plan * strides[p]!)), [0]);
    if (cells.length < CORRELATED_MIN || cells.length > CORRELATED_MAX) return true;
    const rows = chosen.flatMap((plans, p) => plans.flatMap((plan) => remaining[p]!.flatMap((other) => {
      if (other === plan) return [];
      const losses = cells.map((cell) => (Math.floor(cell / strides[p]!) % strategies[p]!.length === plan ? (pays[p]![cell + (other - plan) * strides[p]!]! - pays[p]![cell]!) / range : 0));
      const row = { coefficients: [...losses, losses.reduce((a, b) => a + b, 0)], limit: SLACK };
      return plans.includes(other) ? [row, { coefficients: row.coefficients.map((loss) => -loss), limit: SLACK }] : [row];
    })));
    // Odds are a common least one, the last variable, and what is above it.
    const sum = [...cells.map(() => 1), cells.length];
    return maximise({ objective: [...cells.map(() => 0), 1], rows: [...rows, { coefficients: sum, limit: 1 }, { coefficients: sum.map((x) => -x), limit: -1 }] }, step) !== null;
  };
  const descend = (player: number): boolean => {
    if (player === game.players.length) {
      if (correlates()) visit(support.slice());
      return true;
    }
    for (const { support: own, plans } of choices[player]!) {
      if (shouldStop()) return false;
      const before = chosen[player]!;
      chosen[player] = plans;
      const isOpen = chosen.every((_, p) => p > player || stands(p));
      own.forEach((used, slot) => { if (used === 1) support[slot] = 1; });
      const goesOn = !isOpen || descend(player + 1);
      own.forEach((used, slot) => { if (used === 1) support[slot] = 0; });
      chosen[player] = before;
      if (!goesOn) return false;
    }
    return true;
  };
  return descend(0);
}

/** Sequences of mixed moves add up, moves made are worth the same, and no other way to go on is worth more: dominated ones never are. */
function conditionsOf({ sets, setOf, game }: Frame, support: Uint8Array, unknownOf: Int32Array, kept: Uint8Array): Condition[] {
  const isLed = sets.map(({ above }) => above < 0 || support[above] === 1);
  const reference = sets.map(({ from, to }) => support.findIndex((used, slot) => used === 1 && slot >= from && slot < to));
  return sets.flatMap(({ from, to, above, before, ways, zeros, owner }, set) => {
    if (!isLed[set]) return [];
    const made = Array.from({ length: to - from }, (_, k) => from + k).filter((slot) => support[slot] === 1);
    const flow: Condition = { sum: new Map([[keyOf(above < 0 ? [] : [unknownOf[above]!]), -1n], ...made.map((slot) => [keyOf([unknownOf[slot]!]), 1n] as const)]), isEquation: true };
    // A set behind chance branches of probability 0 counts for nothing here.
    const worth = (slot: number, goesOn: (own: number) => boolean) => sumOf(zeros > 0 ? [] : ways[slot - from]!.filter((way) => [...before[way.at]!, ...way.others].every((one) => support[one] === 1) && way.own.every(goesOn)), unknownOf);
    const asMade = (own: number) => reference[setOf[own]!] === own;
    const best = worth(reference[set]!, asMade);
    const better = Array.from({ length: to - from }, (_, k) => from + k).filter((slot) => slot !== reference[set] && kept[slot] === 1).flatMap((slot): Condition[] => {
      if (support[slot] === 1) return [{ sum: differenceOf(best, worth(slot, asMade)), isEquation: true }];
      return plansAfter(game, sets, slot, owner).map((plan) => ({ sum: differenceOf(best, worth(slot, (own) => plan.has(own))), isEquation: false }));
    });
    return made.length > 1 ? [flow, ...better] : better;
  });
}

/** Every way to go on after a slot: the slots taken at the owner's sets that it leads to. */
function plansAfter(game: Game, sets: Frame["sets"], slot: number, owner: number): ReadonlySet<number>[] {
  const next = sets.filter((set) => set.owner === owner && set.above === slot);
  return next.reduce<ReadonlySet<number>[]>((plans, { from, to }) => plans.flatMap((plan) => Array.from({ length: to - from }, (_, k) => from + k).flatMap((taken) =>
    plansAfter(game, sets, taken, owner).map((below) => new Set([...plan, taken, ...below])))), [new Set()]);
}

function profileOf({ sets, slots, game }: Frame, support: Uint8Array, unknownOf: Int32Array, weights: ReadonlyMap<number, Rational>, isExact: boolean): SolvedProfile {
  const exact = new Array<Rational>(slots).fill(ZERO), open = new Uint8Array(sets.length);
  for (const [set, { from, to, above }] of sets.entries()) {
    if (above >= 0 && support[above] === 0) {
      open[set] = 1;
      continue;
    }
    const made = Array.from({ length: to - from }, (_, k) => from + k).filter((slot) => support[slot] === 1);
    sharesOf(made.map((slot) => weights.get(unknownOf[slot]!)!)).forEach((share, i) => (exact[made[i]!] = share)); // every unknown of the support has a weight
  }
  const probabilities = completeProfile(game, Float64Array.from(exact, floatOfRational), open);
  sets.forEach(({ from, to }, set) => {
    if (open[set] === 1) for (let slot = from; slot < to; slot++) exact[slot] = probabilities[slot] === 1 ? ONE : ZERO;
  });
  return { lambda: null, probabilities, logProbabilities: null, ...(isExact ? { exact: exact as ExactProfile, mixed: mixturesOf(game, exact) } : {}) };
}
