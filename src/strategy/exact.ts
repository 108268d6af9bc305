// Judging a profile in exact fractions: what each player expects, and what it could gain. Knows nothing of how it was found.

import { requireThat } from "../base/index.ts";
import { addRationals, compareRationals, DECISION, exactColumn, exactOdds, type Game, lowestTerms, multiplyRationals, type Rational, slotCount, TERMINAL } from "../game/index.ts";
import { lastSlots, setOfSlot, setsByOwnDepth, slotsAbove } from "./own-moves.ts";
import { recallFaultOf } from "./response.ts";

/** Probabilities by slot, exactly; at every information set they sum to 1. */
export type ExactProfile = readonly Rational[];

export interface ExactJudgement {
  /** By player: what it expects, under its own odds, in utils. */
  readonly payoffs: readonly Rational[];
  /** By player: what another strategy would gain at most; never below 0. All zero: a Nash equilibrium. */
  readonly regret: readonly Rational[];
}

const ZERO: Rational = { numerator: 0n, denominator: 1n }, ONE: Rational = { numerator: 1n, denominator: 1n };

/**
 * Payoffs and regret of a profile, without rounding. The numbers of the game are those that `exactColumn` and `exactOdds` read.
 *
 * @throws {RangeError} when the profile is none of this game, or a player forgets
 */
export function judgeExactly(game: Game, profile: ExactProfile): ExactJudgement {
  requireExactProfile(game, profile);
  const fault = recallFaultOf(game);
  requireThat(fault === null, `judgeExactly(): needs perfect recall; ${fault?.sentence}`);
  const own = game.players.map((_, player) => judgePlayer(game, profile, player));
  return { payoffs: own.map(({ payoff }) => payoff), regret: own.map(({ payoff, best }) => addRationals(best, { numerator: -payoff.numerator, denominator: payoff.denominator })).map(lowestTerms) };
}

function judgePlayer(game: Game, profile: ExactProfile, player: number): { payoff: Rational; best: Rational } {
  const { infosets } = game.topology;
  // What each of the player's moves earns where it is its last one, weighted by what chance and the others do; -1: no own move.
  const earned = new Map<number, Rational>();
  const odds = exactOdds(game, player), payoff = exactColumn(game, game.valuation.payoffs[player]!), last = lastSlots(game, player);
  const others = othersReach(game, profile, player, odds);
  for (let node = 0; node < game.topology.nodeCount; node++) {
    if (game.topology.kind[node] !== TERMINAL || others[node]!.numerator === 0n) continue;
    earned.set(last[node]!, addRationals(earned.get(last[node]!) ?? ZERO, multiplyRationals(others[node]!, payoff(node))));
  }
  const best = new Map(earned), above = slotsAbove(game);
  for (const set of setsByOwnDepth(game, player, above).reverse()) {
    const slots = Array.from({ length: infosets.firstSlot[set + 1]! - infosets.firstSlot[set]! }, (_, k) => infosets.firstSlot[set]! + k);
    const mean = slots.reduce((sum, slot) => addRationals(sum, multiplyRationals(profile[slot]!, earned.get(slot) ?? ZERO)), ZERO);
    const top = slots.map((slot) => best.get(slot) ?? ZERO).reduce((a, b) => (compareRationals(a, b) >= 0 ? a : b));
    earned.set(above[set]!, addRationals(earned.get(above[set]!) ?? ZERO, mean));
    best.set(above[set]!, addRationals(best.get(above[set]!) ?? ZERO, top));
  }
  return { payoff: lowestTerms(earned.get(-1) ?? ZERO), best: best.get(-1) ?? ZERO };
}

/** By node: the probability that chance and everybody else lead there. */
function othersReach(game: Game, profile: ExactProfile, player: number, odds: readonly Rational[]): Rational[] {
  const { nodeCount, kind, parent, firstChild, infoset, infosets } = game.topology;
  const reach = new Array<Rational>(nodeCount);
  reach[0] = ONE;
  for (let node = 1; node < nodeCount; node++) {
    const up = parent[node]!, set = infoset[up]!;
    if (kind[up] !== DECISION) reach[node] = multiplyRationals(reach[up]!, odds[node]!);
    else reach[node] = infosets.player[set] === player ? reach[up]! : multiplyRationals(reach[up]!, profile[infosets.firstSlot[set]! + node - firstChild[up]!]!);
  }
  return reach;
}

function requireExactProfile(game: Game, profile: ExactProfile): void {
  requireThat(profile.length === slotCount(game), `judgeExactly(): a profile of "${game.title}" holds ${slotCount(game)} probabilities, one for each slot; got ${profile.length}`);
  const { infosets } = game.topology;
  const owner = setOfSlot(game), sums = new Array<Rational>(infosets.count).fill(ZERO);
  profile.forEach((probability, slot) => {
    const set = owner[slot]!;
    requireThat(probability.numerator >= 0n, `judgeExactly(): information set "${infosets.label[set]}" has a probability below 0`);
    sums[set] = addRationals(sums[set]!, probability);
  });
  sums.forEach((sum, set) => requireThat(sum.numerator === sum.denominator, `judgeExactly(): at information set "${infosets.label[set]}" the probabilities do not sum to 1`));
}
