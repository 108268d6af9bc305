// Values worked out apart from this code.

import { describe, expect, it } from "vitest";
import { models } from "./index.ts";

const value = (name: string, ...inputs: number[]) => models.get(name)!.compute(inputs);

describe("models", () => {
  it("give the worked values", () => {
    expect(value("hazard.constant", 0.01, 13)).toBeCloseTo(0.122478977, 9);
    expect(value("hazard.constant", 0.03, 13)).toBeCloseTo(0.32697291, 8);
    expect(value("readiness.erlang", 4, 20, 16)).toBeCloseTo(0.397480275594, 12);
    expect(value("readiness.erlang", 4, 20, 30)).toBeCloseTo(0.848796117223, 12);
    expect(value("readiness.race", 4, 0.2, 0.12 * (2 / 7))).toBeCloseTo(0.531051635294, 12);
    expect(value("reconnaissance.sorties", 0.3, 0.5, 0.8, 4)).toBeCloseTo(0.40030464, 12);
    expect(value("reconnaissance.schedule", 2 / 7, 0.12, 30)).toBeCloseTo(0.642482665, 9);
  });

  it("are finite at both ends of every input, and say what they are", () => {
    for (const model of models.values()) {
      expect([model.title, model.unit, model.source]).not.toContain("");
      for (const end of ["low", "high"] as const) expect(Number.isFinite(model.compute(model.inputs.map((input) => input[end])))).toBe(true);
    }
  });

  it("wait longer in vain with odds that fall: a site is ready before it is found as the integral of both says", () => {
    // The race, integrated numerically over the day of detection.
    const rate = 0.05;
    let sum = 0;
    for (let i = 0; i < 200_000; i++) {
      const day = (i + 0.5) * 0.002;
      sum += 0.002 * rate * Math.exp(-rate * day) * value("readiness.erlang", 3, 15, day);
    }
    expect(value("readiness.race", 3, 0.2, rate)).toBeCloseTo(sum, 6);
  });
});
