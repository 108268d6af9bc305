// Playthroughs: one run of a game after another, each with its own stream of random numbers, so that run k is the same however
// many are played.

import { drawIndex, requireThat, seededRandom } from "../base/index.ts";
import { DECISION, type Game, TERMINAL } from "../game/index.ts";
import { type Profile, requireProfile } from "../strategy/index.ts";

/** The nodes of one run, from the root to its end. Chance falls by the scenario's odds. */
export type Playthrough = readonly number[];

/**
 * Run number `number` under `seed`.
 *
 * @param number  from 0
 */
export function playThrough(game: Game, profile: Profile, seed: number, number: number): Playthrough {
  requireProfile(game, profile, "playThrough");
  return run(game, profile, seed, number);
}

function run({ topology, valuation }: Game, profile: Profile, seed: number, number: number): number[] {
  const { kind, firstChild, childCount, infoset, infosets } = topology;
  const random = seededRandom(seed, number);
  const nodes = [0];
  for (let node = 0; kind[node] !== TERMINAL; nodes.push(node)) {
    const first = firstChild[node]!;
    const slot = kind[node] === DECISION ? infosets.firstSlot[infoset[node]!]! : -1;
    const weights = slot >= 0 ? profile.subarray(slot, slot + childCount[node]!) : valuation.chance.subarray(first, first + childCount[node]!);
    node = first + drawIndex(weights, random);
  }
  return nodes;
}

/**
 * How often each end is reached in runs 0 to `count` - 1.
 *
 * @param shouldStop  asked now and then with the number of runs so far; true ends the count there
 * @returns           by node, 0 off ends; and the runs played
 * @throws {RangeError} when `count` is not a whole number of at least 1
 */
export function countEnds(game: Game, profile: Profile, seed: number, count: number, shouldStop: (played: number) => boolean = () => false): { readonly ends: Int32Array; readonly played: number } {
  requireThat(Number.isInteger(count) && count >= 1, `countEnds(): \`count\` must be a whole number of at least 1, got ${count}`);
  requireProfile(game, profile, "countEnds");
  const ends = new Int32Array(game.topology.nodeCount);
  for (let number = 0; number < count; number++) {
    if (number % 1024 === 1023 && shouldStop(number)) return { ends, played: number };
    ends[run(game, profile, seed, number).at(-1)!]! += 1; // a run has at least the root
  }
  return { ends, played: count };
}
