// The intuitive criterion and D1 with three types and three messages, by hand: with two answers the receiver's mixture is one
// number q, and what a type gains by a message is linear in it, so that all sets in the definitions are intervals.
//
// Source: Cho and Kreps 1987; Banks and Sobel 1987

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Game } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { flagsOf } from "../../src/strategy/index.ts";
import { gameOf, type Tree } from "../games/credible.ts";
import { choicesAt, publishedGame } from "../games/published.ts";

const ZERO = 1e-7, TYPES = [0, 1, 2], MESSAGES = [0, 1, 2];

/** By type, message and answer: what sender and receiver get; the odds of the types. */
interface Table {
  readonly odds: readonly number[];
  readonly pay: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

const answers = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 })), { minLength: 2, maxLength: 2 });
const table: fc.Arbitrary<Table> = fc.record({
  odds: fc.constantFrom([0.25, 0.25, 0.5], [0.2, 0.5, 0.3], [0.6, 0.2, 0.2]),
  pay: fc.array(fc.array(answers, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
});

function gameOfTable({ odds, pay }: Table): Game {
  const type = (t: number): Tree => ({ player: 0, set: `S${t}`, moves: Object.fromEntries(MESSAGES.map((m) => [`m${m}`, { player: 1, set: `R${m}`, moves: { a0: pay[t]![m]![0]!, a1: pay[t]![m]![1]! } }])) });
  return gameOf("three types", ["S", "R"], { chance: Object.fromEntries(TYPES.map((t) => [`t${t}`, [odds[t]!, type(t)] as const])) });
}

/** Mixtures q of the second answer that are best for some belief in these types: an interval. */
function bestAnswers({ pay }: Table, m: number, types: readonly number[]): readonly [number, number] {
  const prefers = types.map((t) => pay[t]![m]![1]![1] - pay[t]![m]![0]![1]);
  return [Math.min(...prefers) <= 0 ? 0 : 1, Math.max(...prefers) >= 0 ? 1 : 0];
}

/** Where in an interval a linear function, given by its values at 0 and 1, is at least 0; null where it is not. */
function atLeastZero([at0, at1]: readonly [number, number], [from, to]: readonly [number, number]): readonly [number, number] | null {
  const value = (q: number) => at0 + (at1 - at0) * q, isMet = (q: number) => value(q) > -ZERO;
  if (isMet(from) && isMet(to)) return [from, to];
  if (!isMet(from) && !isMet(to)) return null;
  const turn = Math.min(to, Math.max(from, at0 / (at0 - at1)));
  return isMet(from) ? [from, turn] : [turn, to];
}

type Gain = readonly [number, number];

const valueOf = ([at0, at1]: Gain, q: number) => at0 + (at1 - at0) * q;
const most = (gain: Gain, [from, to]: readonly [number, number]) => Math.max(valueOf(gain, from), valueOf(gain, to));
const least = (gain: Gain, [from, to]: readonly [number, number]) => Math.min(valueOf(gain, from), valueOf(gain, to));

function isIntuitive(one: Table, m: number, gains: readonly Gain[]): boolean {
  const all = bestAnswers(one, m, TYPES), left = TYPES.filter((t) => most(gains[t]!, all) > -ZERO);
  return left.length === 0 || left.length === TYPES.length || left.every((t) => least(gains[t]!, bestAnswers(one, m, left)) < ZERO);
}

function isDivine(one: Table, m: number, gains: readonly Gain[]): boolean {
  const all = bestAnswers(one, m, TYPES);
  // Another type gains wherever this one does not lose, and somewhere.
  const isStruck = (t: number) => TYPES.some((other) => {
    const own = atLeastZero(gains[t]!, all);
    return other !== t && most(gains[other]!, all) > ZERO && (own === null || least(gains[other]!, own) > ZERO);
  });
  const left = TYPES.filter((t) => !isStruck(t));
  if (left.length === 0 || left.length === TYPES.length) return true;
  const deterring = TYPES.reduce<readonly [number, number] | null>((open, t) => (open === null ? null : atLeastZero([-gains[t]![0], -gains[t]![1]], open)), bestAnswers(one, m, left));
  return deterring !== null;
}

describe("the criteria of signalling games, with three types and three messages", () => {
  it("strike those sequential equilibria that the definitions strike", () => {
    let struck = 0, struckByD1 = 0, stands = 0;
    fc.assert(fc.property(table, (one) => {
      const game = gameOfTable(one);
      for (const { probabilities } of solve(game, { solver: "nash-all" }).profiles) {
        const flags = flagsOf(game, probabilities);
        expect(flags.sequential.holds).not.toBeNull();
        if (flags.sequential.holds !== true) continue;
        const own = TYPES.map((t) => MESSAGES.reduce((sum, m) => sum + choicesAt(game, probabilities, `S${t}`)[m]! * choicesAt(game, probabilities, `R${m}`).reduce((total, share, a) => total + share * one.pay[t]![m]![a]![0], 0), 0));
        const unsent = MESSAGES.filter((m) => TYPES.every((t) => choicesAt(game, probabilities, `S${t}`)[m]! < ZERO));
        const gainsAt = (m: number) => TYPES.map((t): Gain => [one.pay[t]![m]![0]![0] - own[t]!, one.pay[t]![m]![1]![0] - own[t]!]);
        const intuitive = unsent.every((m) => isIntuitive(one, m, gainsAt(m))), divine = unsent.every((m) => isDivine(one, m, gainsAt(m)));
        expect([flags.intuitive.holds, flags.d1.holds]).toEqual([intuitive, divine]);
        if (unsent.length === 0) continue;
        if (!intuitive) struck++;
        else if (!divine) struckByD1++;
        else stands++;
      }
    }), { numRuns: 100 });
    expect(struck).toBeGreaterThan(10);
    expect(struckByD1).toBeGreaterThan(10);
    expect(stands).toBeGreaterThan(50);
  });

  // What an equilibrium that fails a weaker test should not pass: equilibria that D1 leaves pass the intuitive criterion (Cho and Kreps 1987, section IV).
  it("agree with the literature's order on all published games: what D1 leaves the intuitive criterion leaves too", () => {
    let asked = 0;
    for (const name of ["beer_quiche", "zk_unilateral_02_03", "zk_unilateral_02_08", "audience_low"]) {
      const game = publishedGame(name);
      for (const { probabilities } of solve(game, { solver: "nash-all" }).profiles) {
        const { sequential, intuitive, d1 } = flagsOf(game, probabilities);
        if (sequential.holds !== true) continue;
        expect(intuitive.holds).not.toBeNull();
        if (d1.holds === true) expect(intuitive.holds).toBe(true);
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(8);
  });
});
