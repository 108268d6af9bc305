// What players at unreached information sets may believe: which nodes slips of the others' hands lead to, and how the slips of
// one node compare with those of another.

import { ln } from "../base/index.ts";
import { CHANCE, type Game } from "../game/index.ts";
import type { Profile } from "./profile.ts";

/** Probabilities up to this count as 0: what is left of them is the rounding of a solver. */
export const SUPPORT_MIN = 1e-7;

/** A node of an unreached information set that the owner may believe in. */
export interface Candidate {
  readonly node: number;
  /** Logarithm of the odds of chance and of the others' moves on the way, slips left out. */
  readonly log: number;
  /** Slots of probability 0 that the others must take on the way, in order. */
  readonly slips: readonly number[];
}

/**
 * The nodes of an information set that its owner may believe in. A chance branch of probability 0 counts as less likely than any
 * slip: only the nodes behind the fewest of them are candidates. Where some node needs no slip, Bayes' rule leaves those alone.
 */
export function candidatesAt(game: Game, profile: Profile, set: number): Candidate[] {
  const { infosets } = game.topology;
  const found = Array.from(infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1]), (node) => climb(game, profile, node, infosets.player[set]!));
  const fewest = found.reduce((least, { zeros }) => Math.min(least, zeros), Infinity);
  const candidates = found.filter(({ zeros }) => zeros === fewest);
  const reached = candidates.filter(({ slips }) => slips.length === 0);
  return reached.length > 0 ? reached : candidates;
}

function climb({ topology, valuation }: Game, profile: Profile, node: number, owner: number): Candidate & { readonly zeros: number } {
  const { kind, parent, firstChild, infoset, infosets } = topology;
  const odds = valuation.beliefs[owner]!, slips: number[] = [];
  let log = 0, zeros = 0;
  for (let at = node; at > 0; at = parent[at]!) {
    const above = parent[at]!;
    if (kind[above] === CHANCE) {
      if (odds[at]! > 0) log += ln(odds[at]!);
      else zeros++;
      continue;
    }
    const set = infoset[above]!;
    if (infosets.player[set] === owner) continue;
    const slot = infosets.firstSlot[set]! + at - firstChild[above]!;
    if (profile[slot]! > SUPPORT_MIN) log += ln(profile[slot]!);
    else slips.push(slot);
  }
  return { node, log, zeros, slips: slips.reverse() };
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
