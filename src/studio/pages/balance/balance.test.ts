// The balance of the page against the report of the command, and what the page works out by itself against the engine.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { balance, balanceAssumptions, balanceReport, type BalanceChoices, DOSSIER_PARTS, requireDossier } from "../../../index.ts";
import type { BalanceGround, BalanceInput } from "../../worker/balance.ts";
import { coveredAt } from "./coverage.tsx";
import { cellsOf } from "./increments.tsx";
import { basisOf, digits, rangeOf } from "./inputs.tsx";
import { commandOf } from "./state.ts";
import { gridOf } from "./surface.tsx";

const folder = join(import.meta.dirname, "../../../../scenarios/october-1962/data");
const dossier = requireDossier(Object.fromEntries(DOSSIER_PARTS.map((part) => [part, { name: part, text: readFileSync(join(folder, `${part}.yaml`), "utf8") }])));
const choices: BalanceChoices = { fit: "davis-schilling", changes: new Map(), draws: 0, seed: 1 };
const report = balanceReport(balance(dossier, choices));
const inputNamed = (name: string): BalanceInput => ({ ...balanceAssumptions(dossier).find((one) => one.name === name)!, group: "", standing: "", works: [] });

describe("the balance page", () => {
  it("draws the surface that `excomm balance --json` gives, also when the judgements have been moved", () => {
    for (const { forces, surface } of report.stability) expect(gridOf(forces, inputNamed("damage_per_emt"), inputNamed("weight"))).toEqual(surface);
    const moved = balance(dossier, { ...choices, changes: new Map([["weight", 0.5], ["damage_per_emt", 0.002]]) });
    moved.stability.forEach(({ forces }, i) => expect(gridOf(forces, inputNamed("damage_per_emt"), inputNamed("weight"))).toEqual(report.stability[i]!.surface));
  });

  it("counts the increments that the command counts, and puts the phrases where they belong", () => {
    const { increments } = report, ground = { increments, phrases: increments.phrases } as unknown as Pick<BalanceGround, "increments" | "phrases">; // what the cells read
    const { rows, own } = cellsOf(ground, 60);
    expect(rows.map((row) => row.map(({ share }) => share))).toEqual(increments.shares);
    // 24 on 48 are over 40 percent and 36 on 36 a doubling; 24 on 60 are 40 and not over it, 24 on 20 is neither.
    expect(rows[increments.bases.findIndex(({ value }) => value === 48)]![0]!.phrase).toBe(0);
    expect(rows[increments.bases.findIndex(({ value }) => value === 60)]![0]!.phrase).toBe(-1);
    expect(rows[increments.bases.findIndex(({ value }) => value === 36)]![1]!.phrase).toBe(1);
    expect(rows[increments.bases.findIndex(({ value }) => value === 20)]![0]!.phrase).toBe(-1);
    expect(own[0]!.share).toBe(24 / 60);
  });

  it("covers a step at each target, and half of one that lies at the range of a missile with an error", () => {
    const of = { system: "", title: "", isArmed: true, ranges: [], cities: [{ title: "a", km: 100, people: 3 }, { title: "b", km: 200, people: 1 }], bases: [{ title: "c", km: 150 }] };
    expect(coveredAt(of, 99, 0)).toMatchObject({ cities: 0, bases: 0 });
    expect(coveredAt(of, 150, 0)).toEqual({ people: 3, peopleShare: 0.75, cities: 1, bases: 1, basesShare: 1 });
    expect(coveredAt(of, 150, 10).bases).toBeCloseTo(0.5, 12);
  });

  it("gives every number a slider: its range, or from half to double within its bounds", () => {
    for (const input of balanceAssumptions(dossier)) {
      const [low, high] = rangeOf(input);
      expect(low).toBeLessThan(high);
      expect(low).toBeLessThanOrEqual(input.value);
      expect(high).toBeGreaterThanOrEqual(input.value);
      expect(low).toBeGreaterThanOrEqual(input.bounds[0]);
      expect(high).toBeLessThanOrEqual(input.bounds[1]);
    }
    expect(rangeOf({ value: 0.8, low: 0.8, high: 0.8, bounds: [0, 1] })).toEqual([0.4, 1]);
    expect(basisOf({ confidence: "uncertain", works: [] })).toBe("judgement");
    expect(basisOf({ confidence: "verified", works: [{ short: "a", full: "b" }] })).toBe("sourced");
    expect(digits(0.123456)).toBe("0.1235");
  });

  it("names the command that prints the same", () => {
    expect(commandOf({ set: {}, fit: "davis-schilling" }, ["davis-schilling", "tsipis"])).toBe("npm run -s excomm -- balance --draws 200 --seed 1");
    expect(commandOf({ set: { "r16.ready": 30 }, fit: "tsipis" }, ["davis-schilling", "tsipis"])).toBe("npm run -s excomm -- balance --draws 200 --seed 1 --fit tsipis --set r16.ready=30");
  });
});
