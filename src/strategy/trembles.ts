// What players at unreached information sets may believe: which nodes slips of the others' hands lead to, and how the slips of
// one node compare with those of another.

import { ln } from "../base/index.ts";
import type { Game } from "../game/index.ts";
import type { Profile } from "./profile.ts";
import { entriesOf } from "./reach.ts";

/** Probabilities up to this count as 0: what is left of them is the rounding of a solver. */
export const SUPPORT_MIN = 1e-7;

/** A node that the owner of an information set may believe in. */
export interface Candidate {
  readonly node: number;
  /** Logarithm of the odds of chance and of the others' moves on the way, slips left out. */
  readonly log: number;
}

/** What leads to the nodes of a game, as one player sees it: its own moves are left out. */
export interface Ways {
  /** By node: logarithm of the odds of chance and of the others' moves, slips and branches of probability 0 left out. */
  readonly log: Float64Array;
  /** By node: chance branches of probability 0. */
  readonly zeros: Int32Array;
  /** By node: a number for the slips of others on the way, in order; 0 for none. */
  readonly slips: Int32Array;
}

/** One pass over the tree. */
export function waysOf({ topology, valuation }: Game, profile: Profile, player: number): Ways {
  const { nodeCount, parent } = topology, { slot, player: mover } = entriesOf(topology), odds = valuation.beliefs[player]!;
  const log = new Float64Array(nodeCount), zeros = new Int32Array(nodeCount), slips = new Int32Array(nodeCount);
  const numbers = new Map<number, number>();
  for (let node = 1; node < nodeCount; node++) {
    const above = parent[node]!, taken = slot[node]!;
    [log[node], zeros[node], slips[node]] = [log[above]!, zeros[above]!, slips[above]!];
    if (taken < 0) {
      if (odds[node]! > 0) log[node]! += ln(odds[node]!);
      else zeros[node]! += 1;
    } else if (mover[node] !== player) {
      if (isSlip(profile, taken)) {
        const longer = slips[above]! * profile.length + taken;
        if (!numbers.has(longer)) numbers.set(longer, numbers.size + 1);
        slips[node] = numbers.get(longer)!; // just written
      }
      else log[node]! += ln(profile[taken]!);
    }
  }
  return { log, zeros, slips };
}

function isSlip(profile: Profile, slot: number): boolean {
  return !(profile[slot]! > SUPPORT_MIN);
}

/**
 * The nodes of an information set that its owner may believe in; whether Bayes' rule gives the belief; and whether it is known
 * either way, since the same slips lead to all of them. A chance branch of probability 0 counts as less likely than any slip: only
 * the nodes behind the fewest of them are candidates. Where some node needs no slip, Bayes' rule leaves those alone.
 */
export function candidatesAt({ topology: { infosets } }: Game, set: number, { log, zeros, slips }: Ways): { readonly candidates: readonly Candidate[]; readonly isReached: boolean; readonly isKnown: boolean } {
  const nodes = infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1]);
  const fewest = nodes.reduce((least, node) => Math.min(least, zeros[node]!), Infinity);
  const open = nodes.filter((node) => zeros[node] === fewest), sure = open.filter((node) => slips[node] === 0), left = sure.length > 0 ? sure : open;
  return { candidates: Array.from(left, (node) => ({ node, log: log[node]! })), isReached: sure.length > 0, isKnown: left.every((node) => slips[node] === slips[left[0]!]) };
}

/** By candidate: the slips of others on the way to it, in order, without those on the way to all. */
export function slipsTo({ topology }: Game, profile: Profile, owner: number, candidates: readonly Candidate[]): number[][] {
  const { parent } = topology, { slot, player: mover } = entriesOf(topology), ways = new Map<number, number>();
  const all = candidates.map(({ node }) => {
    const slips: number[] = [];
    for (let at = node; at > 0; at = parent[at]!) if (slot[at]! >= 0 && mover[at] !== owner && isSlip(profile, slot[at]!)) slips.push(slot[at]!);
    for (const slip of slips) ways.set(slip, (ways.get(slip) ?? 0) + 1);
    return slips.reverse();
  });
  return all.map((slips) => slips.filter((slip) => ways.get(slip)! < candidates.length)); // counted above
}

/** Names for the nodes of an information set: the branches on the way to each that are not on the way to all. */
export function nodeNames({ topology }: Game, set: number): Map<number, string> {
  const { infosets, parent, branch, labels } = topology;
  const nodes = [...infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1])];
  const paths = nodes.map((node) => {
    const path: string[] = [];
    for (let at = node; at > 0; at = parent[at]!) path.push(labels[branch[at]!]!);
    return path.reverse();
  });
  return new Map(nodes.map((node, i) => {
    const own = paths[i]!.filter((label) => label !== "" && !paths.every((path) => path.includes(label)));
    return [node, own.join(", ") || `node ${node}`];
  }));
}
