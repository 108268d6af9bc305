import { describe, expect, it } from "vitest";
import { compile } from "../compile/index.ts";
import { requireScenario } from "../language/index.ts";
import { solvers } from "../solve/index.ts";
import { elasticities, tracedWorld, traceParameter } from "./index.ts";

const TEXT = `
excomm: 1
title: Traced
players: { a: { title: A }, b: { title: B } }
types: { b: { calm: { prior: 1 - fierce_odds, weights: { land: 1 } }, fierce: { prior: fierce_odds, weights: { land: greed } } } }
attributes: { land: { title: Land, range: [-1, 1] } }
payoffs: { a: "attributes.land", b: "dot(weights, attributes) - cost" }
beliefs: { a: { clash: { war: feared, peace: rest } } }
parameters:
  per_day: { value: 0.1, range: [0, 0.5], unit: probability }
  days: { value: 2, unit: days }
  over: { model: hazard.constant, with: { per_day: per_day, days: days } }
  again: { model: link.scale, with: { anchor: 0.5, computed: "max(0.01, over)", reference: 0.19, strength: 1, least: "0", most: "1" } }
  feared: { value: 0.5, range: [0, 1], unit: probability }
  fierce_odds: { value: 0.3, range: [0, 1], unit: probability }
  greed: { value: 1, range: [0, 2] }
  cost: { value: 0.1, range: [0, 1] }
  idle: { value: 1, range: [0, 1] }
  allowed: { value: true }
variables: { heat: 0, hotter: 0 }
stages:
  move:
    player: a
    actions:
      go: { set: { heat: again }, then: answer }
      stay: { if: allowed, then: quiet }
  answer:
    player: b
    actions:
      fight: { set: { hotter: heat * 0.5 }, then: clash }
      yield: { then: [{ if: "days > 100", to: quiet }, { to: gained }] }
  clash: { chance: { war: { p: hotter, then: fought }, peace: { p: rest, then: gained } } }
outcomes:
  quiet: { attributes: { land: 0 }, tags: [calm] }
  gained: { attributes: { land: 0.5 } }
  fought: { attributes: { land: -0.5 }, payoffs: { a: -again } }
`;
const scenario = requireScenario(TEXT, "traced.yaml");
const places = (name: string) => traceParameter(scenario, name).entries.map(({ kind, at, what, through }) => `${kind} ${at} ${what} by ${through.join("+")}`);

describe("a trace", () => {
  it("follows a number through sub-models and variables to where it enters the game", () => {
    const { computed, variables } = traceParameter(scenario, "per_day");
    expect(computed.map(({ name }) => name)).toEqual(["over", "again"]);
    expect(computed[0]!.model).toMatchObject({ name: "hazard.constant", inputs: [{ name: "per_day", text: "per_day" }, { name: "days", text: "days" }] });
    expect(variables).toEqual(["heat", "hotter"]);
    expect(places("per_day")).toEqual(["effect move go sets heat by again", "effect answer fight sets hotter by heat", "odds clash war by hotter", "payoff fought a by again"]);
  });

  it.each([
    ["feared", ["belief a clash: war by feared"]], ["greed", ["type b.fierce weight of land by greed"]], ["cost", ["payoff every outcome b by cost"]], ["allowed", ["condition move stay by allowed"]], ["idle", []],
    ["fierce_odds", ["type b.calm prior by fierce_odds", "type b.fierce prior by fierce_odds"]], ["again.anchor", ["effect move go sets heat by again", "effect answer fight sets hotter by heat", "odds clash war by hotter", "payoff fought a by again"]],
  ])("finds every place of %s", (name, expected) => expect(places(name)).toEqual(expected));

  it("finds a condition on the way on", () => {
    expect(places("days")).toContain("condition answer yield leads to quiet by days");
  });

  it("works computed numbers out anew and solves the game at a value", () => {
    const at = (value: number) => tracedWorld(compile(scenario, { set: new Map([["per_day", value]]) }), value, solvers.get("qre")!, 3);
    const [none, some] = [at(0), at(0.3)];
    expect(some.numbers.get("over")).toBeCloseTo(1 - 0.7 ** 2, 12);
    expect(some.numbers.get("again")).toBe(1);
    expect(none.numbers.get("again")).toBeCloseTo((0.5 * 0.01) / 0.19, 12);
    expect([...some.outcomes.values()].reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(some.outcomes.get("fought")).toBeGreaterThan(none.outcomes.get("fought")!);
    expect(some.residual).toBeLessThan(1e-8);
  });

  it("says how fast computed numbers follow", () => {
    const { settings } = compile(scenario);
    const found = elasticities(scenario, traceParameter(scenario, "per_day"), settings);
    // over = 1 - (1 - p)^2, so p over' / over = 2 (1 - p) p / (1 - (1 - p)^2); again is in proportion to it.
    expect(found.get("over")).toBeCloseTo((2 * 0.9 * 0.1) / 0.19, 7);
    expect(found.get("again")).toBeCloseTo((2 * 0.9 * 0.1) / 0.19, 7);
    expect(elasticities(scenario, traceParameter(scenario, "allowed"), settings).size).toBe(0);
    expect([...elasticities(scenario, traceParameter(scenario, "per_day"), new Map([...settings, ["per_day", 0]])).values()]).toEqual([null, null]);
  });

  it("refuses what is no parameter", () => expect(() => traceParameter(scenario, "perday")).toThrow('there is no parameter "perday" in "Traced"'));
});
