// Values worked out apart from this code, and what every sub-model promises.

import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/index.ts";
import { evaluateModel, models } from "./index.ts";

const value = (name: string, ...inputs: number[]) => models.get(name)!.compute(inputs);

/** [model, inputs in their order, value, digits after the point]. */
const WORKED: readonly (readonly [string, readonly number[], number, number])[] = [
  ["lethality.radius", [1, 5], 2.42781797988, 11], ["lethality.radius", [1, 100], 0.630612029822, 12], ["lethality.radius", [1, 300], 0.417317191833, 12],
  ["lethality.radius", [1, 2000], 0.213190122482, 12], ["lethality.radius", [0.5, 300], 0.33122487466, 12], ["lethality.radius", [5, 100], 1.078331402681, 12],
  ["lethality.hit", [0.5, 1], 0.1591035847462855, 14], ["lethality.hit", [1, 1], 0.5, 14], ["lethality.hit", [2, 1], 0.9375, 14],
  ["lethality.kill", [1, 100, 0.5], 0.667986485714, 12], ["lethality.kill", [1.44, 300, 1], 0.142670927273, 12], ["lethality.kill", [1, 25, 1.1], 0.509470963813, 12],
  ["lethality.kill", [1, 5, 1.1], 0.965834653531, 12], ["lethality.kill", [1.44, 25, 0.5], 0.987674427566, 12],
  ["lethality.kill_tsipis", [1, 300, 0.25], 0.802668013464, 12], ["lethality.kill_tsipis", [9, 100, 1], 0.59862660035, 12], ["lethality.kill_tsipis", [5, 100, 1], 0.460392413188, 12],
  ["lethality.kill_tsipis", [1.44, 300, 1], 0.12132621846, 11], ["lethality.kill_tsipis", [1, 5, 1], 0.788709980209, 12],
  ["lethality.emt", [0.1], 0.215443469003, 12], ["lethality.emt", [0.5], 0.629960524947, 12], ["lethality.emt", [1], 1, 12], ["lethality.emt", [5], 2.2360679775, 10],
  ["lethality.emt", [10], 3.16227766017, 11], ["lethality.emt", [25], 5, 12], ["lethality.emt_two_thirds", [5], 2.924017738213, 12],
  ["arrival.independent", [0.8, 0.7, 1], 0.56, 12], ["arrival.independent", [0.8, 0.7, 2], 0.8064, 12], ["arrival.independent", [0.8, 0.7, 3], 0.914816, 12],
  ["arrival.common_mode", [0.8, 0.7, 2], 0.728, 12], ["arrival.reprogrammed", [0.8, 0.7, 2], 0.672, 12],
  ["drawdown.survivors", [100, 150, 0.56], 31.68, 11], ["drawdown.survivors", [36, 200, 0.4], 2.17728, 11], ["drawdown.survivors", [100, 42, 0.5], 79, 11],
  ["survival.at_least", [36, 0.1, 1], 0.977471600455, 12], ["survival.at_least", [36, 0.1, 3], 0.712137116926, 12], ["survival.at_least", [20, 0.1, 1], 0.878423345409, 12],
  ["survival.at_least", [42, 0.05, 1], 0.8840177787, 12], ["survival.at_least", [10, 0.4, 1], 0.9939533824, 12], ["survival.at_least", [4, 0.72, 4], 0.26873856, 12],
  ["stability.cost_ratio", [4000, 1500, 4000, 1500, 0.0016, 0.3], 0.887111420601, 12], ["stability.index", [4000, 1500, 4000, 1500, 0.0016, 0.3], 0.78696667256, 12],
  ["stability.cost_ratio", [3000, 2000, 300, 40, 0.0016, 0.3], 0.163844706239, 12], ["stability.cost_ratio", [300, 40, 3000, 2000, 0.0016, 0.3], 0.899228883327, 12],
  ["stability.index", [3000, 2000, 300, 40, 0.0016, 0.3], 0.147333892231, 12], ["stability.cost_ratio", [3000, 1980, 340, 48, 0.0016, 0.3], 0.176754043924, 12],
  ["stability.index", [3000, 1980, 340, 48, 0.0016, 0.3], 0.157603647340, 12], ["stability.index", [1000, 1000, 1000, 1000, 0.0016, 0.3], 1, 12],
  ["reconnaissance.sorties", [0.3, 0.5, 0.8, 1], 0.12, 12], ["reconnaissance.sorties", [0.3, 0.5, 0.8, 4], 0.40030464, 12],
  ["reconnaissance.schedule", [2 / 7, 0.12, 30], 0.642482665, 9], ["reconnaissance.stand_down", [1, 0.12, 0, 35, 65], 0.972676277553, 12],
  ["reconnaissance.stand_down", [2 / 7, 0.12, 10, 35, 65], 0.642482665021, 12],
  ["search.random", [20, 15, 48, 1e5], 0.134112251941, 12], ["search.definite_range", [20, 15, 48, 1e5], 0.144, 12],
  ["search.inverse_cube", [1, 1], 0.789908594556, 12], ["search.inverse_cube", [1, 2], 0.46911594893, 12],
  ["readiness.erlang", [4, 20, 16], 0.397480275594, 12], ["readiness.erlang", [4, 20, 30], 0.848796117223, 12],
  ["readiness.none", [4, 20, 0, 6, 16], 0.047844014425, 12], ["readiness.race", [4, 0.2, 0.12 * (2 / 7)], 0.531051635294, 12], ["readiness.race_common_delay", [4, 20, 0, 0.12 * (2 / 7)], 0.531051635294, 12],
  ["geography.great_circle", [22.64, -83.32, 25.7617, -80.1918], 470.22, 2], ["geography.great_circle", [22.64, -83.32, 38.9072, -77.0369], 1904.49, 2], ["geography.great_circle", [22.64, -83.32, 29.7604, -95.3698], 1438.03, 2],
  ["geography.great_circle", [22.64, -83.32, 32.7767, -96.797], 1737.96, 2], ["geography.great_circle", [22.64, -83.32, 40.7128, -74.006], 2191.12, 2], ["geography.great_circle", [22.64, -83.32, 41.8781, -87.6298], 2176.44, 2],
  ["geography.great_circle", [22.64, -83.32, 41.2565, -95.9345], 2381.8, 2], ["geography.great_circle", [22.64, -83.32, 34.0522, -118.2437], 3624.15, 2], ["geography.great_circle", [22.64, -83.32, 37.7749, -122.4194], 4079.09, 2],
  ["geography.great_circle", [22.64, -83.32, 47.6062, -122.3321], 4430.38, 2], ["geography.great_circle", [38.4237, 27.1428, 55.7558, 37.6173], 2078.606668, 6], ["geography.great_circle", [0, 0, 90, 0], 10007.557221, 6],
  ["geography.distance", [0, 0, 90, 0], 10001.965729, 6], ["geography.reach", [1980, 2000, 20], 0.841344746, 9], ["geography.cap", [2080], 0.026411269137, 12],
  ["quarantine.barrier", [20, 100, 20, 15], 1 / 3, 12], ["quarantine.boarded", [0.8, 0.9], 0.72, 12],
  ["hazard.constant", [0.01, 13], 0.122478977, 9], ["hazard.constant", [0.005, 13], 0.063085307, 9], ["hazard.constant", [0.03, 13], 0.32697291, 8], ["hazard.constant", [0.001, 38], 0.037305362684, 12],
  ["hazard.constant", [2e-4, 50], 0.009951156432, 12], ["hazard.constant", [5e-3, 50], 0.221687442931, 12],
  ["hazard.daily", [0.6, 13], 0.0680572586, 10], ["hazard.daily", [1 / 3, 13], 0.030708245, 9], ["hazard.daily", [0.5, 13], 0.0519224857, 10],
  ["hazard.incidents", [0.1, 0.002, 0.001], 0.00020495851636, 14], ["hazard.incidents", [1, 0.002, 0.001], 0.00249438964648, 14], ["hazard.incidents", [3, 0.002, 0.001], 0.01041405091152, 14],
  ["economics.increment", [42, 40], 40 / 42, 12], ["economics.increment", [60, 24], 0.4, 12],
  ["pressure.precision", [2, 12, 24], 2 / 3, 12],
];

describe("models", () => {
  it.each(WORKED)("%s of %j is the worked value", (name, inputs, worked, digits) => {
    expect(value(name, ...inputs)).toBeCloseTo(worked, digits);
    const model = models.get(name)!;
    expect(evaluateModel(model, Object.fromEntries(model.inputs.map((input, i) => [input.name, inputs[i]!])))).toBe(value(name, ...inputs));
  });

  it("have a worked value or a law for each", () => {
    // The laws stand in laws.test.ts.
    const held = new Set([...WORKED.map(([name]) => name), "drawdown.survivors_common_cause", "survival.at_least_common_cause", "stability.damage", "reconnaissance.cloud", "readiness.common_delay", "readiness.all", "hazard.alert", "discovery.before", "discovery.after", "discovery.ready_share", "quarantine.meets", "quarantine.incidents", "hazard.some", "link.odds", "link.scale", "link.shift", "link.first_of_three", "link.last_of_three", "geography.coverage", "economics.cost_ratio", "economics.programme_days", "economics.time_ratio"]);
    expect([...models.keys()].filter((name) => !held.has(name))).toEqual([]);
  });

  it("are finite at both ends of every input, never leave 0 to 1 when they are probabilities, and say what they are", () => {
    for (const model of models.values()) {
      expect([model.title, model.source]).not.toContain("");
      // What links give has the unit of what they are given.
      if (!/^link\./.test(model.name)) expect(model.unit).not.toBe("");
      expect(model.name).toMatch(/^[a-z]+\.[a-z_]+$/);
      const random = seededRandom(1, model.inputs.length), all = 2 ** model.inputs.length;
      // Every corner of the bounds, or of many inputs some of them.
      for (const corner of all <= 512 ? Array.from({ length: all }, (_, i) => i) : [0, all - 1, ...Array.from({ length: 40 }, () => Math.floor(random() * all))]) {
        const result = model.compute(model.inputs.map((input, i) => ((corner >> i) & 1 ? input.high : input.low)));
        expect(Number.isFinite(result), `${model.name}, corner ${corner}`).toBe(true);
        if (model.unit === "probability") expect(result >= 0 && result <= 1, `${model.name}, corner ${corner}: ${result}`).toBe(true);
      }
    }
  }, 20_000);

  it.each([
    ["lethality.kill", { yield: 1, hardness: 100, cep: 0 }, 'lethality.kill: "cep" (circular error probable) takes a number from 0.001 to 1000, in nautical miles, got 0'],
    ["arrival.independent", { reliability: 1.2, kill: 0.7, warheads: 1 }, 'arrival.independent: "reliability" (chance that a missile works) takes a number from 0 to 1, got 1.2'],
    ["quarantine.barrier", { sweep_width: -5, length: 10, patrol_speed: 1, target_speed: 1 }, '"sweep_width" (width within which a patrolling ship meets another) takes a number from 0 to 10000, in nautical miles, got -5'],
    ["readiness.erlang", { stages: 2.5, mean_days: 20, days: 3 }, '"stages" (stages one after another) takes a whole number from 1 to 100, in stages, got 2.5'],
    ["readiness.erlang", { stages: 2, mean_days: NaN, days: 3 }, "got NaN"],
    ["lethality.kill", { yield: 1, hardness: 100 }, 'lethality.kill lacks its input "cep"; it takes a number from 0.001 to 1000, in nautical miles'],
    ["lethality.kill", { yield: 1, hardness: 100, cep: 1, ceb: 1 }, 'lethality.kill has no input "ceb"; did you mean "cep"?'],
  ])("%s refuses %j in one sentence with unit and bounds", (name, given, says) => {
    expect(() => evaluateModel(models.get(name)!, given)).toThrow(says);
  });
});
