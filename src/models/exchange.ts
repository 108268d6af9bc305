// A first strike by one side on the weapons of the other, and what the other delivers afterwards.

import { requireThat } from "../base/index.ts";
import { type KillFit, killProbability } from "./lethality.ts";
import { atLeastEach } from "./trials.ts";

/** A kind of weapon: what it can destroy, and how it can be destroyed. */
export interface Arm {
  readonly id: string;
  /** Warheads ready. */
  readonly warheads: number;
  /** Chance that a warhead sent arrives. */
  readonly arrives: number;
  readonly yieldMt: number;
  /** Nautical miles. */
  readonly cep: number;
  /** Whether it strikes at weapons in a first strike; slow arms do not. */
  readonly prompt: boolean;
  /** Whether its strike comes without warning. */
  readonly unwarned: boolean;
  /** By arm of the other side: the share of its aim points within range; 1 where none is stated. */
  readonly reach: ReadonlyMap<string, number>;
  /** Places that hold the warheads, all alike. */
  readonly aimPoints: number;
  /** Overpressure that an aim point withstands. */
  readonly hardnessPsi: number;
  /** Share of the warheads that is never at an aim point: in the air, at sea. */
  readonly away: number;
  /** Share of the rest that leaves an aim point in time, when the strike is seen coming. */
  readonly leaves: number;
  /** Share of the aim points that the other side has found. */
  readonly located: number;
  /** Share of the surviving warheads that is launched before anything else happens to it. */
  readonly inTime: number;
}

export interface StrikeChoices {
  readonly fit: KillFit;
  /** How far the warheads of one arm share their fortune, 0 to 1. */
  readonly correlation: number;
}

export interface StrikeResult {
  /** Warheads sent at weapons by each arm of the attacker; shape (attackers). */
  readonly sent: readonly number[];
  /** Expected aim points destroyed; shape (victims). */
  readonly destroyed: readonly number[];
  /** Expected warheads left; shape (victims). */
  readonly survivors: readonly number[];
}

/** Aim points that are alike so far: of one arm, in reach of the same attackers, struck alike. */
interface Group {
  readonly victim: number;
  /** An attacker that reaches at least this share of the arm's aim points reaches these. */
  readonly depth: number;
  readonly count: number;
  /** Chance that it stands after what came without warning, and after what was seen coming. */
  readonly unwarned: number;
  readonly seen: number;
  /** Warheads of the attacker that chooses now. */
  readonly load: number;
}

const NEGLIGIBLE = 1e-9;

/**
 * A first strike. Every warhead goes where it is expected to destroy most warheads, arms of short range before those of long, so that
 * an arm that reaches everything fills the gaps of one that does not. Independent kills make that choice the best there is where what
 * one arm reaches lies within what the next one does. Of an arm's aim points, whoever reaches more reaches all that others reach.
 *
 * @throws {RangeError} when a share is not within 0 to 1, or an accuracy or hardness is not above 0
 */
export function firstStrike(attackers: readonly Arm[], victims: readonly Arm[], choices: StrikeChoices): StrikeResult {
  [...attackers, ...victims].forEach(requireArm);
  const reachOf = (attacker: Arm, victim: Arm) => attacker.reach.get(victim.id) ?? 1;
  const meanReach = (attacker: Arm) => victims.reduce((sum, victim) => sum + reachOf(attacker, victim), 0);
  const order = attackers.map((_, a) => a).filter((a) => attackers[a]!.prompt).sort((a, b) => meanReach(attackers[a]!) - meanReach(attackers[b]!)); // indices of attackers
  const kills = order.map((a) => victims.map((victim) => attackers[a]!.arrives * killProbability(choices.fit, attackers[a]!.yieldMt, victim.hardnessPsi, attackers[a]!.cep)));
  // What a strike without warning leaves may still get away from one that is seen coming.
  const gone = ({ victim, unwarned, seen }: Group) => 1 - unwarned * (1 - (1 - seen) * (1 - victims[victim]!.leaves));
  const worth = ({ victim }: Group) => (victims[victim]!.warheads * (1 - victims[victim]!.away)) / victims[victim]!.aimPoints;
  let groups = victims.flatMap((arm, victim) => nestedGroups(arm, victim, order.map((a) => reachOf(attackers[a]!, arm))));
  const sent = attackers.map(() => 0);
  order.forEach((a, k) => {
    const { unwarned, warheads } = attackers[a]!, side = unwarned ? "unwarned" : "seen";
    const withOne = (group: Group): Group => ({ ...group, load: group.load + 1, [side]: group[side] * nextStands(group.load, kills[k]![group.victim]!, choices.correlation) });
    const gain = (group: Group) => (reachOf(attackers[a]!, victims[group.victim]!) >= group.depth ? worth(group) * (gone(withOne(group)) - gone(group)) : 0);
    let left = warheads, open = groups.map((group) => ({ group: { ...group, load: 0 }, gain: gain({ ...group, load: 0 }) }));
    while (left > NEGLIGIBLE) {
      const best = open.reduce((most, other) => (other.gain > most.gain ? other : most), { group: null as Group | null, gain: 1e-12 });
      const { group } = best;
      if (group === null) break;
      const taken = Math.min(left, group.count), struck = { ...withOne(group), count: taken }, rest = { ...group, count: group.count - taken };
      left -= taken;
      open = [...open.filter((other) => other !== best), { group: struck, gain: gain(struck) }, ...(rest.count > NEGLIGIBLE ? [{ group: rest, gain: best.gain }] : [])];
    }
    groups = open.map(({ group }) => group);
    sent[a] = warheads - left;
  });
  const sum = (victim: number, of: (group: Group) => number) => groups.reduce((total, group) => total + (group.victim === victim ? group.count * of(group) : 0), 0);
  return {
    sent,
    destroyed: victims.map((_, victim) => sum(victim, (group) => 1 - group.unwarned * group.seen)),
    survivors: victims.map((arm, victim) => arm.warheads - (arm.aimPoints > 0 ? sum(victim, (group) => worth(group) * gone(group)) : 0)),
  };
}

/** Chance that what has withstood `n` warheads withstands one more; the ratio of two terms of `noneOf`. */
function nextStands(n: number, kill: number, correlation: number): number {
  if (correlation >= 1) return n > 0 ? 1 : 1 - kill;
  const shared = correlation / (1 - correlation);
  return (1 - kill + n * shared) / (1 + n * shared);
}

/** The found aim points of an arm by who reaches them: whoever reaches a larger share of them reaches the smaller one too. */
function nestedGroups({ aimPoints, located }: Arm, victim: number, reaches: readonly number[]): Group[] {
  const depths = [0, ...[...new Set(reaches)].filter((reach) => reach > 0).sort((a, b) => a - b)];
  return depths.slice(1).map((depth, i) => ({ victim, depth, count: aimPoints * located * (depth - depths[i]!), unwarned: 1, seen: 1, load: 0 })).filter(({ count }) => count > NEGLIGIBLE);
}

function requireArm(arm: Arm): void {
  const { id, warheads, yieldMt, cep, aimPoints, hardnessPsi } = arm;
  for (const key of ["arrives", "away", "leaves", "located", "inTime"] as const) requireThat(arm[key] >= 0 && arm[key] <= 1, `firstStrike(): \`${key}\` of "${id}" runs from 0 to 1, got ${arm[key]}`);
  for (const share of arm.reach.values()) requireThat(share >= 0 && share <= 1, `firstStrike(): a reach of "${id}" runs from 0 to 1, got ${share}`);
  requireThat(warheads >= 0 && aimPoints >= 0, `firstStrike(): "${id}" has a negative number of warheads or aim points`);
  requireThat(cep > 0 && hardnessPsi > 0 && yieldMt >= 0, `firstStrike(): "${id}" needs an accuracy above 0 nautical miles and a hardness above 0 psi, got ${cep} and ${hardnessPsi}`);
}

/**
 * The chance that at least so many warheads arrive, for every number from none up. The warheads of an arm share their fortune as far
 * as the correlation says; arms do not share it.
 *
 * @param arms  warheads and the chance that one of them arrives; numbers are rounded
 * @param most  the largest number asked for
 * @returns     shape (most + 1); the first is 1
 */
export function arrivalOdds(arms: readonly { readonly warheads: number; readonly arrives: number }[], correlation: number, most: number): number[] {
  let odds = [1, ...Array.from({ length: most }, () => 0)];
  for (const { warheads, arrives } of arms) odds = convolve(odds, countOdds(Math.round(warheads), arrives, correlation, most));
  let below = 0;
  return odds.map((p) => {
    const atLeast = Math.max(0, 1 - below);
    below += p;
    return atLeast;
  });
}

/** The chance of each number of successes from none to `most`. */
function countOdds(count: number, chance: number, correlation: number, most: number): number[] {
  const tail = atLeastEach(Math.min(most, count) + 1, count, chance, correlation);
  return Array.from({ length: most + 1 }, (_, k) => (k <= count ? tail[k]! - tail[k + 1]! : 0)); // tail goes on one further
}

function convolve(a: readonly number[], b: readonly number[]): number[] {
  return a.map((_, n) => a.slice(0, n + 1).reduce((sum, p, i) => sum + p * b[n - i]!, 0)); // i is at most n
}
