import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/index.ts";
import { type Arm, arrivalOdds, atLeast, expectedSurvivors, firstStrike, killProbability } from "./index.ts";

const missiles: Arm = { id: "missiles", warheads: 30, arrives: 0.7, yieldMt: 1, cep: 1.3, prompt: true, unwarned: false, reach: new Map(), aimPoints: 30, hardnessPsi: 10, away: 0, leaves: 0, located: 1, inTime: 1 };
const bombers: Arm = { ...missiles, id: "bombers", warheads: 300, prompt: false, aimPoints: 40, hardnessPsi: 5 };
const CHOICES = { fit: "davis-schilling", correlation: 0 } as const;
const kill = (attacker: Arm, victim: Arm) => attacker.arrives * killProbability("davis-schilling", attacker.yieldMt, victim.hardnessPsi, attacker.cep);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("a first strike", () => {
  it("on one kind of target is the drawdown", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 60 }), share, (warheads, aimPoints, correlation) => {
      const attacker = { ...missiles, warheads }, victim = { ...bombers, aimPoints };
      const { survivors, destroyed } = firstStrike([attacker], [victim], { ...CHOICES, correlation: correlation * 0.9 });
      const left = expectedSurvivors(aimPoints, warheads, kill(attacker, victim), correlation * 0.9);
      expect(survivors[0]).toBeCloseTo((left / aimPoints) * 300, 6);
      expect(destroyed[0]).toBeCloseTo(aimPoints - left, 8);
    }), { numRuns: 60 });
  });

  it("agrees with simulated warheads on several kinds of target in partial reach", () => {
    const near: Arm = { ...missiles, id: "near", warheads: 16, unwarned: true, reach: new Map([["bombers", 0.4], ["missiles", 0]]) };
    const victims = [{ ...bombers, away: 0.1, leaves: 0.5 }, { ...missiles, located: 0.8 }];
    const { survivors, sent } = firstStrike([missiles, near], victims, CHOICES);
    expect(sent).toEqual([30, 16]);
    // By hand: 16 go to the 16 bases in range, 30 to the 24 left, 6 of them twice, for a base is worth more than a silo even so.
    const random = seededRandom(7, 1), runs = 4000, k = kill(near, bombers);
    let left = 0;
    for (let run = 0; run < runs; run++) {
      let bases = 0;
      for (let i = 0; i < 16; i++) bases += Number(random() >= k);
      for (let i = 0; i < 24; i++) bases += random() >= k && (i >= 6 || random() >= k) ? 1 : 0.5;
      left += (30 + (270 * bases) / 40) / runs;
    }
    expect(survivors[0]).toBeGreaterThan(0.99 * left);
    expect(survivors[0]).toBeLessThan(1.01 * left);
    expect(survivors[1]).toBe(30);
  });

  it("spares what an arm does not reach, whatever stands before it in the order", () => {
    const blind: Arm = { ...missiles, id: "blind", warheads: 400, reach: new Map([["bombers", 0]]) };
    const empty: Arm = { ...missiles, id: "empty", warheads: 0, reach: new Map([["bombers", 0.4], ["missiles", 0]]) };
    const victims = [bombers, { ...missiles, aimPoints: 10 }];
    for (const attackers of [[blind], [blind, empty], [empty, blind]]) expect(firstStrike(attackers, victims, CHOICES).survivors[0]).toBe(300);
    // Of two arms the one of longer reach takes the bases that the other cannot: 16 of 40 are left out by both.
    const half: Arm = { ...missiles, id: "half", warheads: 400, reach: new Map([["bombers", 0.6]]) };
    expect(firstStrike([half, { ...empty, warheads: 400 }], [bombers], CHOICES).survivors[0]).toBeCloseTo(120, 3);
  });

  it("places warheads no worse than any other way that was tried", () => {
    const victims = [bombers, { ...missiles, aimPoints: 10 }];
    const { survivors } = firstStrike([{ ...missiles, warheads: 60 }], victims, CHOICES);
    const other = (atBases: number) => (expectedSurvivors(40, atBases, kill(missiles, bombers)) / 40) * 300 + (expectedSurvivors(10, 60 - atBases, kill(missiles, missiles)) / 10) * 30;
    for (let atBases = 0; atBases <= 60; atBases++) expect(survivors[0]! + survivors[1]!).toBeLessThanOrEqual(other(atBases) + 1e-9);
  });

  it("leaves fewer the more warheads, the better their aim, the softer and better known the targets", () => {
    const left = (attacker: Partial<Arm>, victim: Partial<Arm>) => firstStrike([{ ...missiles, ...attacker }], [{ ...bombers, ...victim }], CHOICES).survivors[0]!;
    fc.assert(fc.property(share, share, (p, q) => {
      const [low, high] = [p, q].sort((a, b) => a - b) as [number, number];
      expect(left({ warheads: 100 * high }, {})).toBeLessThanOrEqual(left({ warheads: 100 * low }, {}) + 1e-9);
      expect(left({ arrives: high }, {})).toBeLessThanOrEqual(left({ arrives: low }, {}) + 1e-9);
      expect(left({ cep: 0.1 + low }, {})).toBeLessThanOrEqual(left({ cep: 0.1 + high }, {}) + 1e-9);
      expect(left({}, { hardnessPsi: 1 + 100 * low })).toBeLessThanOrEqual(left({}, { hardnessPsi: 1 + 100 * high }) + 1e-9);
      expect(left({}, { located: high })).toBeLessThanOrEqual(left({}, { located: low }) + 1e-9);
      expect(left({}, { away: low })).toBeLessThanOrEqual(left({}, { away: high }) + 1e-9);
      expect(left({}, { leaves: low })).toBeLessThanOrEqual(left({}, { leaves: high }) + 1e-9);
      expect(left({ reach: new Map([["bombers", high]]) }, {})).toBeLessThanOrEqual(left({ reach: new Map([["bombers", low]]) }, {}) + 1e-9);
    }), { numRuns: 40 });
  });

  it("refuses what is no weapon", () => {
    expect(() => firstStrike([missiles], [{ ...bombers, located: 1.2 }], CHOICES)).toThrow('`located` of "bombers" runs from 0 to 1, got 1.2');
    expect(() => firstStrike([{ ...missiles, cep: 0 }], [bombers], CHOICES)).toThrow("accuracy above 0 nautical miles");
  });
});

describe("what arrives", () => {
  it("of one arm is the tail of its distribution, and of two that of their sum", () => {
    const odds = arrivalOdds([{ warheads: 36, arrives: 0.1 }], 0, 10);
    [1, 0.977471600455].forEach((p, k) => expect(odds[k]).toBeCloseTo(p, 10));
    expect(odds[3]).toBeCloseTo(0.712137116926, 10);
    const split = arrivalOdds([{ warheads: 30, arrives: 0.1 }, { warheads: 6, arrives: 0.1 }], 0, 10);
    split.forEach((p, k) => expect(p).toBeCloseTo(odds[k]!, 10));
    expect(arrivalOdds([{ warheads: 4, arrives: 0.5 }], 0.3, 8)[4]).toBeCloseTo(atLeast(4, 4, 0.5, 0.3), 12);
    expect(arrivalOdds([], 0, 3)).toEqual([1, 0, 0, 0]);
  });
});
