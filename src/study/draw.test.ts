import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/index.ts";
import { compile } from "../compile/index.ts";
import { requireScenario } from "../language/index.ts";
import { drawSettings, drawSpace, latinHypercube, valuesAt } from "./draw.ts";

const compiled = compile(requireScenario(`
excomm: 1
title: Numbers of every kind
players: { a: { title: A }, b: { title: B } }
attributes: { gain: { title: Gain, range: [-1, 1] }, loss: { title: Loss, range: [-1, 1] } }
types:
  a:
    concentration: 20
    bold: { prior: 0.6, weights: { concentration: 10, gain: 0.7, loss: 0.3 } }
    timid: { prior: 0.4, weights: { gain: 0.2, loss: 0.8 } }
parameters:
  flat: { value: 0.5, range: [0.2, 0.8], basis: judgement }
  steep: { value: 0.01, range: [0.001, 0.1], distribution: log-uniform, basis: judgement }
  peaked: { value: 0.5, range: [0, 1], distribution: { triangular: 0.9 }, basis: judgement }
  normal: { value: 0.5, range: [0, 1], distribution: { normal: [0.5, 0.2] }, basis: judgement }
  fixed: { value: 3, basis: judgement }
  round: { value: 1, range: [0, 2], basis: judgement }
  open: { value: true, basis: judgement }
  mood: { value: calm, choices: [calm, hurried], basis: judgement }
payoffs: { a: "dot(weights, attributes) + fixed", b: "flat + steep + peaked + normal" }
stages:
  first:
    player: a
    actions:
      go: { then: done, if: "open || round > 3" }
      stay: { then: done }
outcomes: { done: { attributes: { gain: 1, loss: 0.5 } } }
`, "numbers.yaml"));

describe("the space of draws", () => {
  const space = drawSpace(compiled);

  it("holds every number with a range and every group, and leaves alone switches, choices, fixed numbers and what shapes the tree", () => {
    expect([...space.inputs].sort()).toEqual(["a.bold.prior", "a.bold.weights.gain", "a.bold.weights.loss", "a.timid.prior", "flat", "normal", "peaked", "steep"]);
    expect(space.held).toEqual(["round"]);
  });

  it("leaves alone what the caller holds, a group as a whole", () => {
    const held = drawSpace(compiled, new Set(["flat", "a.bold.prior"]));
    expect(held.inputs).not.toContain("a.timid.prior");
    expect([...held.held].sort()).toEqual(["a.bold.prior", "a.timid.prior", "flat", "round"]);
  });

  it("draws groups that keep their sum, also one that a caller has changed", () => {
    const changed = drawSpace({ ...compiled, settings: new Map([...compiled.settings, ["a.bold.weights.loss", 0.1]]) });
    for (let i = 0; i < 50; i++) {
      const drawn = drawSettings(space, seededRandom(4, i));
      expect(drawn.get("a.bold.prior")! + drawn.get("a.timid.prior")!).toBeCloseTo(1, 14);
      expect(drawn.get("a.bold.weights.gain")! + drawn.get("a.bold.weights.loss")!).toBeCloseTo(1, 14);
      const others = drawSettings(changed, seededRandom(4, i));
      expect(others.get("a.bold.weights.gain")! + others.get("a.bold.weights.loss")!).toBeCloseTo(0.8, 14);
    }
  });

  it("leaves alone a group of which nothing but one number is above 0, and refuses negative members", () => {
    const withLoss = (loss: number) => drawSpace({ ...compiled, settings: new Map([...compiled.settings, ["a.bold.weights.loss", loss]]) });
    expect(withLoss(0).inputs).not.toContain("a.bold.weights.gain");
    expect(() => withLoss(-0.1)).toThrow(/must not be negative, got -0.1/);
  });

  it("draws a Dirichlet group with its mean and variance", () => {
    const n = 20_000, random = seededRandom(8);
    let sum = 0, squares = 0;
    for (let i = 0; i < n; i++) {
      const prior = drawSettings(space, random).get("a.bold.prior")!;
      sum += prior;
      squares += prior ** 2;
    }
    // Beta(12, 8): variance 0.6 * 0.4 / 21.
    expect(Math.abs(sum / n - 0.6)).toBeLessThan(4 * Math.sqrt(0.24 / 21 / n));
    expect(squares / n - (sum / n) ** 2).toBeCloseTo(0.24 / 21, 3);
  });

  it("keeps every number within its range, and the same seed gives the same values", () => {
    for (let i = 0; i < 200; i++) {
      const drawn = drawSettings(space, seededRandom(5, i));
      for (const name of ["flat", "steep", "peaked", "normal"]) {
        const [low, high] = compiled.scenario.parameters.get(name)!.range!;
        expect(drawn.get(name)! >= low && drawn.get(name)! <= high).toBe(true);
      }
      expect(drawSettings(space, seededRandom(5, i))).toEqual(drawn);
    }
  });

  it("refuses a point of another dimension", () => expect(() => valuesAt(space, [0.5])).toThrow(/needs 8 coordinates, got 1/));
});

describe("a Latin hypercube", () => {
  it("has exactly one point in every stratum of every dimension", () => {
    for (const column of latinHypercube(5, 40, 3)) expect([...column].map((x) => Math.floor(40 * x)).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i));
  });

  it("pairs dimensions at random and depends on the seed only", () => {
    const [a = new Float64Array(), b = new Float64Array()] = latinHypercube(2, 2000, 3);
    const product = a.reduce((sum, x, i) => sum + (x - 0.5) * (b[i]! - 0.5), 0) / 2000;
    expect(Math.abs(12 * product)).toBeLessThan(4 / Math.sqrt(2000));
    expect(latinHypercube(2, 2000, 3)).toEqual([a, b]);
    expect(latinHypercube(2, 2000, 4)[0]).not.toEqual(a);
  });
});
