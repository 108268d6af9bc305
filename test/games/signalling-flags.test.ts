import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Game } from "../../src/game/index.ts";
import { solve } from "../../src/solve/index.ts";
import { flagsOf } from "../../src/strategy/index.ts";
import { gameOf, type Tree } from "./credible.ts";
import { choicesAt, publishedGame } from "./published.ts";

/** All extreme Nash equilibria with their flags. */
const judged = (game: Game) => solve(game, { solver: "nash-all" }).profiles.map(({ probabilities }) => ({ probabilities, flags: flagsOf(game, probabilities) }));
const sequential = (game: Game) => judged(game).filter(({ flags }) => flags.sequential.holds);

describe("the intuitive criterion and D1", () => {
  it("leave the pooling on beer and strike the pooling on quiche, and say who would gain", () => {
    const game = publishedGame("beer_quiche"), found = sequential(game);
    expect(found).toHaveLength(4);
    for (const { probabilities, flags } of found) {
      if (choicesAt(game, probabilities, "S strong")[0] === 1) expect(flags).toMatchObject({ intuitive: { holds: true, why: "" }, d1: { holds: true, why: "" } });
      else expect(flags).toMatchObject({
        intuitive: { holds: false, why: "at Beer, weak could not gain (2 at most against 3); Receiver, believing in strong, answers NoDuel, and strong would get 3 instead of 2" },
        d1: { holds: false },
      });
    }
  });

  it("part ways on Zagare and Kilgour's unilateral deterrence: D1 alone strikes deterrence", () => {
    const game = publishedGame("zk_unilateral_02_03"), found = sequential(game);
    expect(found).toHaveLength(3);
    for (const { probabilities, flags } of found) {
      const bluff = choicesAt(game, probabilities, "Ch hard 1")[1] === 1;
      expect([flags.intuitive.holds, flags.d1.holds]).toEqual([true, bluff]);
      if (!bluff) expect(flags.d1.why).toBe("at Defect, whatever answer lets Ch soft 1 not lose makes Ch hard 1 gain; Defender, believing in Ch hard 1, answers Defy at Defender 1 (De hard) and Concede at Defender 2 (De soft), and Ch hard 1 would get 3.55 instead of 3");
    }
  });

  // Spence 1973 with two types: the schooled type 2 pays e / 3 for schooling e, the other, worth 1, pays e. A firm pays what it
  // thinks a worker is worth: it loses the squared error. Low at most gains 2 - e against 1 by going to school.
  const firm = (worth: number, cost: number, schooling: number): Tree => ({ player: 1, set: `firm ${schooling}`, moves: Object.fromEntries([1, 1.5, 2].map((wage) => [`pays ${wage}`, [wage - cost, -((wage - worth) ** 2)]])) });
  const worker = (name: string, worth: number, rate: number, levels: readonly number[]): Tree => ({ player: 0, set: name, moves: Object.fromEntries(levels.map((e) => [`school ${e}`, firm(worth, e * rate, e)])) });
  const spence = (levels: readonly number[]) => gameOf("Spence", ["Worker", "Firm"], { chance: { low: [0.5, worker("L", 1, 1, levels)], high: [0.5, worker("H", 2, 1 / 3, levels)] } });

  it("strike too much schooling in Spence's market, and leave the least that separates", () => {
    const found = sequential(spence([0, 1.25, 2]));
    const outcome = (high: number, intuitive: boolean | null) => found.filter(({ probabilities, flags }) => choicesAt(spence([0, 1.25, 2]), probabilities, "H")[high] === 1 && choicesAt(spence([0, 1.25, 2]), probabilities, "L")[0] === 1 && flags.intuitive.holds === intuitive).length;
    // High at 1.25 gets 2 - 5/12, at 2 it gets 4/3, pooled without schooling 3/2; Low would get 3/4 at most from 1.25.
    expect([outcome(1, true) > 0, outcome(1, false)]).toEqual([true, 0]);
    expect([outcome(2, true), outcome(2, false) > 0]).toEqual([0, true]);
    expect([outcome(0, true), outcome(0, false) > 0]).toEqual([0, true]);
  });

  it.each([
    ["entry_deterrence", "no chance move draws a type first"],
    ["drs3_pure_p02", "the first mover does not know a type of its own"],
    ["kydd_t06", "2 1 (2t) does not see the message"],
  ])("are not asked of %s, and say why", (name, why) => {
    for (const { flags } of sequential(publishedGame(name))) expect(flags).toMatchObject({ intuitive: { holds: null, why: `asked of signalling games only: ${why}` }, d1: { holds: null } });
  });
});

interface Table { readonly prior: number; readonly pay: readonly (readonly (readonly (readonly [number, number])[])[])[] }

/** Two types, two messages, three answers: payoffs of sender and receiver by type, message, answer. */
const table: fc.Arbitrary<Table> = fc.record({
  prior: fc.constantFrom(0.25, 0.4, 0.5, 0.7),
  pay: fc.array(fc.array(fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 }),
});

function gameOfTable({ prior, pay }: Table): Game {
  const type = (t: number): Tree => ({ player: 0, set: `S${t}`, moves: Object.fromEntries([0, 1].map((m) => [`m${m}`, { player: 1, set: `R${m}`, moves: Object.fromEntries([0, 1, 2].map((a) => [`a${a}`, pay[t]![m]![a]!])) }])) });
  return gameOf("random signalling", ["S", "R"], { chance: { t0: [prior, type(0)], t1: [1 - prior, type(1)] } });
}

/** Answers that are best at a belief in type 1. */
function best({ pay }: Table, m: number, belief: number): number[] {
  const worth = [0, 1, 2].map((a) => (1 - belief) * pay[0]![m]![a]![1] + belief * pay[1]![m]![a]![1]);
  return [0, 1, 2].filter((a) => worth[a]! > Math.max(...worth) - 1e-9);
}

/** Beliefs at which the best answers change, and one between each two of them. */
function beliefs({ pay }: Table, m: number): number[] {
  const turns = [0, 1];
  for (const [a, b] of [[0, 1], [0, 2], [1, 2]] as const) {
    const at0 = pay[0]![m]![a]![1] - pay[0]![m]![b]![1], at1 = pay[1]![m]![a]![1] - pay[1]![m]![b]![1];
    if (at0 !== at1) turns.push(Math.min(1, Math.max(0, at0 / (at0 - at1))));
  }
  turns.sort((x, y) => x - y);
  return [...turns, ...turns.slice(1).map((x, i) => (x + turns[i]!) / 2)];
}

/** Mixtures of these answers on a grid that holds all that is drawn of each two. */
function mixtures(answers: readonly number[]): number[][] {
  const steps = 24, all: number[][] = [];
  for (let i = 0; i <= steps; i++) for (let j = 0; i + j <= steps; j++) {
    const shares = [i, j, steps - i - j].map((x) => x / steps);
    if (shares.every((share, a) => share === 0 || answers.includes(a))) all.push(shares);
  }
  return all;
}

describe("random signalling games", () => {
  it("fall to the intuitive criterion where trying all beliefs and answers says so, and to D1 where a grid of answers does", () => {
    let intuitiveFalls = 0, divineFalls = 0, stands = 0;
    fc.assert(fc.property(table, (one) => {
      const game = gameOfTable(one);
      for (const { probabilities, flags } of sequential(game)) {
        const sent = [0, 1].map((m) => [0, 1].some((t) => choicesAt(game, probabilities, `S${t}`)[m]! > 1e-9));
        const m = sent.indexOf(false);
        if (m < 0) {
          expect([flags.intuitive.holds, flags.d1.holds]).toEqual([true, true]);
          continue;
        }
        const reply = choicesAt(game, probabilities, `R${1 - m}`);
        const own = [0, 1].map((t) => one.pay[t]![1 - m]!.reduce((sum, [pay], a) => sum + pay * reply[a]!, 0));
        const worth = (t: number, shares: readonly number[]) => shares.reduce((sum, share, a) => sum + share * one.pay[t]![m]![a]![0], 0);
        const answers = beliefs(one, m).map((belief) => best(one, m, belief));
        const top = (t: number) => Math.max(...answers.flat().map((a) => one.pay[t]![m]![a]![0]));
        // Intuitive: one type could not gain, and the other is sure to when the receiver believes in it.
        const fallsAt = (t: number, other: number) => own[other]! > top(other) + 1e-9 && Math.min(...best(one, m, t).map((a) => one.pay[t]![m]![a]![0])) > own[t]! + 1e-9 && !(own[t]! > top(t) + 1e-9);
        expect(flags.intuitive.holds).toBe(!fallsAt(0, 1) && !fallsAt(1, 0));
        if (flags.intuitive.holds) stands++;
        else intuitiveFalls++;
        // D1 on a grid: true or false where a whole step of the grid leaves room, null on knife edges.
        const grid = answers.flatMap(mixtures), step = 0.5;
        const gain = (t: number, shares: readonly number[]) => worth(t, shares) - own[t]!;
        const some = (of: readonly number[][], fits: (shares: readonly number[], room: number) => boolean) => (of.some((shares) => fits(shares, 0)) ? true : of.some((shares) => fits(shares, step)) ? null : false);
        const pruned = (t: number, other: number) => {
          const open = some(grid, (shares, room) => gain(t, shares) >= -room && gain(other, shares) <= room);
          return !grid.some((shares) => gain(other, shares) > 0) || open === true ? false : open === null ? null : true;
        };
        const [zero, first] = [pruned(0, 1), pruned(1, 0)];
        if (zero === null || first === null) continue;
        const left = zero === first ? null : zero ? 1 : 0;
        const holds = left === null ? true : some(mixtures(best(one, m, left)), (shares, room) => gain(0, shares) <= room && gain(1, shares) <= room);
        if (holds === null) continue;
        if (!holds) divineFalls++;
        expect(flags.d1.holds).toBe(holds);
      }
    }), { numRuns: 300 });
    expect(intuitiveFalls).toBeGreaterThan(5);
    expect(divineFalls).toBeGreaterThan(5);
    expect(stands).toBeGreaterThan(50);
  });
});
