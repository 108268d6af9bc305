import { describe, expect, it } from "vitest";
import { seededRandom } from "../base/index.ts";
import { posteriorOf, withDocuments } from "./posterior.ts";
import { documentFactor, oddsUnder, stepFactor } from "./selection.ts";
import type { TypeTrace } from "./trace.ts";

/** Draws with odds of types and of two steps made up at random. */
const random = seededRandom(3);
const traces = Array.from({ length: 40 }, (): TypeTrace => {
  const joint = [0.2 + 0.2 * random(), 0.3 * random() + 0.05, 0.25].map((p, _, all) => p / all.reduce((a, b) => a + b, 0));
  const steps = [joint];
  for (let k = 0; k < 2; k++) steps.push(steps[k]!.map((p) => p * (0.1 + 0.9 * random())));
  return { types: 3, steps: 2, logJoint: Float64Array.from(steps.flat(), (p) => Math.log(p)) };
});
const memo = { likelihoods: [0.8, 0.4, 0.1], reliability: 0.75 };

describe("odds under a choice of the evidence", () => {
  it("are the posterior with all moves and no document, and the prior with neither", () => {
    const { after, spread, effectiveDraws } = posteriorOf(traces);
    expect(oddsUnder(traces, 2, [])).toEqual({ odds: after[2], spread: spread[2], effectiveDraws: effectiveDraws[2] });
    expect(oddsUnder(traces, 0, []).odds).toEqual(after[0]);
    expect(() => oddsUnder(traces, 3, [])).toThrow("the path has 2 steps");
  });

  it("take documents in by Bayes' rule, whatever their order", () => {
    // By hand: each odds times 0.75 g + 0.25 mean(g), divided by their sum.
    const before = posteriorOf(traces).after[2]!, mean = 1.3 / 3;
    const times = [...before].map((p, t) => p * (0.75 * memo.likelihoods[t]! + 0.25 * mean)), total = times.reduce((a, b) => a + b, 0);
    oddsUnder(traces, 2, [memo]).odds.forEach((p, t) => expect(p).toBeCloseTo(times[t]! / total, 14));
    const other = { likelihoods: [0.1, 0.5, 0.5], reliability: 0.5 };
    oddsUnder(traces, 2, [memo, other]).odds.forEach((p, t) => expect(p).toBeCloseTo(oddsUnder(traces, 2, [other, memo]).odds[t]!, 13));
    expect(oddsUnder(traces.slice(0, 1), 2, [memo]).spread[0]![1]).toBeCloseTo(oddsUnder(traces.slice(0, 1), 2, [memo]).odds[0]!, 14);
  });
});

describe("the Bayes factor of a step", () => {
  it("against all others is that of the posterior", () => {
    const { logFactors } = posteriorOf(traces);
    for (const step of [0, 1]) for (const type of [0, 1, 2]) expect(stepFactor(traces, step, type, null).value).toBeCloseTo(logFactors[step]![type]!, 12);
  });

  it("against one other changes sign with the two exchanged, and adds up along a third", () => {
    const at = (a: number, b: number) => stepFactor(traces, 1, a, b);
    expect(at(0, 1).value).toBeCloseTo(-at(1, 0).value, 12);
    expect(at(0, 1).low).toBeCloseTo(-at(1, 0).high, 12);
    expect(at(0, 2).value).toBeCloseTo(at(0, 1).value + at(1, 2).value, 12);
    expect(at(0, 1).low).toBeLessThan(at(0, 1).high);
  });

  it("of a document is the logarithm of the ratio of its two likelihoods", () => {
    const odds = Float64Array.of(0.2, 0.3, 0.5), mean = 1.3 / 3;
    expect(documentFactor(memo, 0, 2, odds)).toBeCloseTo(Math.log10((0.75 * 0.8 + 0.25 * mean) / (0.75 * 0.1 + 0.25 * mean)), 13);
    const [after] = withDocuments(odds, [memo.likelihoods], [0.75]) as [Float64Array];
    expect(documentFactor(memo, 1, null, odds)).toBeCloseTo(Math.log10(after[1]! / (1 - after[1]!) / (0.3 / 0.7)), 13);
  });
});
