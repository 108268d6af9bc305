// Which number, if it were otherwise, would make another option the best at a decision.

import { plainText, requireThat } from "../base/index.ts";
import { type Compiled, revalueCompiled } from "../compile/index.ts";
import type { Basis } from "../scenario/index.ts";
import type { Profile } from "../strategy/index.ts";
import { bestValues } from "./debrief.ts";

/** A parameter that is a number of its own and does not shape the tree. */
export interface MovableNumber {
  readonly parameter: string;
  readonly title: string;
  readonly unit: string;
  readonly basis: Basis;
  readonly value: number;
  readonly range: readonly [number, number];
}

export interface Hinge extends MovableNumber {
  /** The value nearest to its own at which the best option changes, to a thousandth of the range. */
  readonly at: number;
  /** Names of the best option at its own value, and beyond `at`. */
  readonly best: string;
  readonly instead: string;
}

export interface HingeOptions {
  readonly onProgress?: (done: number) => void;
  /** Asked before every parameter. */
  readonly shouldStop?: () => boolean;
}

/** Halvings of the stretch in which the best option changes. */
const HALVINGS = 10;

/**
 * Parameters that change, one at a time and within their range, which option is the best at an information set, by the owner's
 * payoffs, odds and beliefs, the others' strategies held as they are. Between its own value and the end of the range the best
 * option is taken to change once; where it changes and changes back, nothing is seen.
 *
 * @returns those that move least for it first, by share of their range
 * @throws {Refusal} when there is no such information set
 */
export function hingesOf(compiled: Compiled, profile: Profile, set: number, { onProgress = () => {}, shouldStop = () => false }: HingeOptions = {}): Hinge[] {
  const { infosets } = compiled.game.topology;
  requireThat(set >= 0 && set < infosets.count, `hingesOf(): there are ${infosets.count} information sets, got number ${set}`);
  const player = infosets.player[set]!, names = infosets.actions[set]!;
  const best = bestAt(compiled, profile, player, set);
  const numbers = movableNumbers(compiled), hinges: Hinge[] = [];
  for (const [k, number] of numbers.entries()) {
    if (shouldStop()) break;
    const { parameter: name, value, range } = number;
    for (const end of range) {
      let other = end === value ? -1 : bestUnder(compiled, profile, player, set, name, end);
      if (other < 0 || other === best) continue;
      let [near, far] = [value, end];
      for (let i = 0; i < HALVINGS; i++) {
        const middle = (near + far) / 2, there = bestUnder(compiled, profile, player, set, name, middle);
        if (there === best || there < 0) near = middle;
        else [far, other] = [middle, there];
      }
      hinges.push({ ...number, at: far, best: names[best]!, instead: names[other]! });
    }
    onProgress((k + 1) / numbers.length);
  }
  const share = ({ at, value, range: [low, high] }: Hinge) => Math.abs(at - value) / (high - low);
  return hinges.sort((a, b) => share(a) - share(b));
}

/** All of a scenario's numbers that can be moved by themselves. */
export function movableNumbers({ scenario, settings, structural }: Compiled): MovableNumber[] {
  return [...scenario.parameters.values()].flatMap(({ name, title, unit, basis, range, computed }): MovableNumber[] => {
    const value = settings.get(name);
    if (range === null || computed !== undefined || structural.has(name) || typeof value !== "number") return [];
    return [{ parameter: name, title: plainText(title || name), unit: plainText(unit), basis, value, range: [range[0], range[1]] }];
  });
}

/** The index of the best option; -1 where the others' strategies never lead there. */
function bestAt(compiled: Compiled, profile: Profile, player: number, set: number): number {
  const { firstSlot } = compiled.game.topology.infosets;
  const worth = bestValues(compiled, profile, player).subarray(firstSlot[set]!, firstSlot[set + 1]!);
  return worth.indexOf(worth.reduce((a, b) => Math.max(a, b), -Infinity));
}

/** The same under another value of one parameter; -1 also where that breaks a rule or the player does not feel it. */
function bestUnder(compiled: Compiled, profile: Profile, player: number, set: number, name: string, value: number): number {
  const { compiled: other } = revalueCompiled(compiled, new Map([[name, value]]));
  if (other === null) return -1;
  // The others' strategies are held: what only they feel changes nothing here.
  const same = (of: (one: Compiled) => Float64Array) => of(other).every((number, node) => number === of(compiled)[node]);
  if (same(({ game }) => game.valuation.payoffs[player]!) && same(({ game }) => game.valuation.beliefs[player]!)) return -1;
  return bestAt(other, profile, player, set);
}
