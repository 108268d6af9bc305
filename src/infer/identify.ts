// What a complete record of all moves could tell of a player's type: the limit of any inference from this game.

import { ln, requireThat } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import { TERMINAL } from "../game/index.ts";
import { type Profile, reachOf } from "../strategy/index.ts";

/** How well moves can tell types apart; "no" is said as "these moves cannot separate these types". */
export type Separation = "no" | "weakly" | "yes";

export interface Identifiability {
  /** Mutual information of the type and the whole history of moves and chance, in bits. */
  readonly bits: number;
  /** The most it could be: the entropy of the type's odds, in bits. */
  readonly bitsMax: number;
  /** Mean posterior odds of each type (column) after histories that a type (row) makes. */
  readonly recovery: readonly Float64Array[];
  /** By type. */
  readonly prior: Float64Array;
  /**
   * The share of the way from guessing by prior odds to certainty: (mean odds given to the true type, less the same by prior odds) /
   * (1 less the same by prior odds).
   */
  readonly gain: number;
  readonly separation: Separation;
}

/** Shares of the way to certainty below which types count as not, or only weakly, separated. */
export const GAIN_WEAK = 0.1, GAIN_CLEAR = 0.5;

/**
 * How far histories separate the types of one player. A history is all branches taken, hidden ones too, but for the draw of types.
 *
 * @throws {RangeError} when the player is unknown
 * @source Lindley 1956 for the information in an experiment
 */
export function identifiability(compiled: Compiled, profile: Profile, player: number): Identifiability {
  const types = compiled.scenario.players[player]?.types.length;
  requireThat(types !== undefined, `identifiability(): there is no player ${player}`);
  const { game, typesOfNode, typeCombinations } = compiled;
  const { topology } = game;
  const reach = reachOf(game, profile, game.valuation.chance);
  const histories = historyNumbers(compiled);
  /** By history, by type: joint odds. */
  const joint = new Float64Array(histories.count * types);
  for (let node = 0; node < topology.nodeCount; node++) {
    if (topology.kind[node] !== TERMINAL) continue;
    const type = typeCombinations[typesOfNode[node]!]?.[player] ?? 0;
    joint[histories.ofNode[node]! * types + type]! += reach[node]!;
  }
  const prior = new Float64Array(types);
  joint.forEach((p, i) => (prior[i % types]! += p));
  let bits = 0;
  const recovery = Array.from({ length: types }, () => new Float64Array(types));
  for (let history = 0; history < histories.count; history++) {
    const odds = joint.subarray(history * types, (history + 1) * types);
    const total = odds.reduce((a, b) => a + b, 0);
    if (!(total > 0)) continue;
    odds.forEach((p, type) => {
      if (p > 0) bits += (p * ln(p / (total * prior[type]!))) / Math.LN2;
      if (prior[type]! > 0) odds.forEach((q, other) => (recovery[type]![other]! += (p / prior[type]!) * (q / total)));
    });
  }
  const entropy = prior.reduce((sum, p) => (p > 0 ? sum - (p * ln(p)) / Math.LN2 : sum), 0);
  const guess = prior.reduce((sum, p) => sum + p * p, 0);
  const found = prior.reduce((sum, p, type) => sum + p * recovery[type]![type]!, 0);
  const gain = guess < 1 ? (found - guess) / (1 - guess) : 0;
  return { bits: Math.max(0, bits), bitsMax: entropy, recovery, prior, gain, separation: gain < GAIN_WEAK ? "no" : gain < GAIN_CLEAR ? "weakly" : "yes" };
}

/** By node: the number of its history; equal for nodes that differ in types alone. */
function historyNumbers({ game: { topology }, typesOfNode }: Compiled): { readonly ofNode: Int32Array; readonly count: number } {
  const ofNode = new Int32Array(topology.nodeCount), numbers = new Map<number, number>();
  const labels = topology.labels.length;
  let count = 1;
  for (let node = 1; node < topology.nodeCount; node++) {
    const above = topology.parent[node]!;
    if (typesOfNode[above] === -1) continue; // below the draw of types all begin alike
    const key = ofNode[above]! * labels + topology.branch[node]!;
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = count++));
    ofNode[node] = number;
  }
  return { ofNode, count };
}
