// Inference of types from moves, against worked values and its controls.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, type Compiled, type PathStep, Walk } from "../../src/compile/index.ts";
import { equalTypes, identifiability, posteriorOf, rotatedTypes, type TypeTrace, typeTrace, withDocuments } from "../../src/infer/index.ts";
import { requireScenario } from "../../src/language/index.ts";
import { solve } from "../../src/solve/index.ts";
import { logProfile } from "../../src/strategy/index.ts";

const read = (path: string) => requireScenario(readFileSync(new URL(`../../scenarios/${path}`, import.meta.url), "utf8"), path);
const solved = (compiled: Compiled, lambda: number) => {
  const [profile] = solve(compiled.game, { solver: "qre", lambda }).profiles;
  return { probabilities: profile!.probabilities, logs: profile!.logProbabilities ?? logProfile(profile!.probabilities) };
};
const pathOf = (compiled: Compiled, branches: readonly string[]): PathStep[] => {
  const walk = new Walk(compiled);
  return branches.map((branch) => walk.take(walk.stage!, branch, null));
};
const traceAt = (compiled: Compiled, branches: readonly string[], lambda: number, player: number): TypeTrace => typeTrace(compiled, pathOf(compiled, branches), solved(compiled, lambda).logs, player);

describe("the posterior over types", () => {
  const wagner = compile(read("textbook/wagner-blockade.yaml"));
  const USSR = 1, HARD = 0;

  it.each([
    [0.25, 0.0860500333834, 0.18299139769, -1.9992925933, 1.87431988],
    [0.5, 0.0393344589278, 0.185813908498, -2.32643159874, 4.309941404],
    [1, 0.00760980195758, 0.18188353469, -2.63110069037, 23.01343491],
    [2, 0.000334108408517, 0.191496519422, -2.13104378131, 528.0071481],
    [4, 6.41850916854e-7, 0.213852273498, -1.28447209441, 274939.9749],
  ])("after a blockade, at lambda %s, equals the worked values", (lambda, afterWithdraw, afterStay, logJoint, ratio) => {
    const withdraw = traceAt(wagner, ["blockade", "withdraw"], lambda, USSR);
    const posterior = posteriorOf([withdraw]);
    expect(posterior.after[2]![HARD]! / afterWithdraw).toBeCloseTo(1, 9);
    expect(posteriorOf([traceAt(wagner, ["blockade", "stay"], lambda, USSR)]).after[2]![HARD]!).toBeCloseTo(afterStay, 10);
    expect(Math.log(Math.exp(withdraw.logJoint[4]!) + Math.exp(withdraw.logJoint[5]!))).toBeCloseTo(logJoint, 9);
    // The factor of the soft type against the rest (here: the hard one) is the ratio of their odds of withdrawing.
    expect(10 ** posterior.logFactors[1]![1]! / ratio).toBeCloseTo(1, 8);
  });

  it("is integrated over precision by summing numerators first", () => {
    const traces = [0.25, 0.5, 1, 2, 4].map((lambda) => traceAt(wagner, ["blockade", "withdraw"], lambda, USSR));
    const { after, effectiveDraws, spread } = posteriorOf(traces);
    expect(after[2]![HARD]).toBeCloseTo(0.0229556324122, 12);
    expect(after[0]![HARD]).toBeCloseTo(0.15, 12);
    const shares = [0.19331172, 0.13937456, 0.10277025, 0.16944914, 0.39509432];
    expect(effectiveDraws[2]).toBeCloseTo(1 / shares.reduce((sum, p) => sum + p * p, 0), 6);
    expect(effectiveDraws[0]).toBeCloseTo(5, 12);
    expect(spread[2]![HARD]![1]).toBeCloseTo(0.00760980195758, 11);
  });

  it.each([[0.5, 0.936540875004, 0.844460358993], [1, 0.957468147961, 0.752881375989], [2, 0.935825507354, 0.210788882463], [5, 0.900769320333, 0.000411949382976]])("over breakfasts, at lambda %s, equals the worked values", (lambda, beer, quiche) => {
    const compiled = compile(read("textbook/beer-quiche.yaml"));
    expect(posteriorOf([traceAt(compiled, ["beer"], lambda, 0)]).after[1]![0]).toBeCloseTo(beer, 10);
    expect(posteriorOf([traceAt(compiled, ["quiche"], lambda, 0)]).after[1]![0]).toBeCloseTo(quiche, 10);
  });

  it("is undefined, not the prior, after moves that no type makes", () => {
    const trace: TypeTrace = { types: 2, steps: 1, logJoint: Float64Array.of(Math.log(0.5), Math.log(0.5), -Infinity, -Infinity) };
    expect([...posteriorOf([trace]).after[1]!]).toEqual([NaN, NaN]);
    expect(posteriorOf([trace]).effectiveDraws[1]).toBe(0);
  });

  it("takes documents in as likelihood ratios, and nothing from a source without reliability", () => {
    const odds = Float64Array.of(1 / 3, 2 / 3);
    expect(withDocuments(odds, [[0.9, 0.5]], [1])[0]![0]).toBeCloseTo(9 / 19, 12);
    expect(withDocuments(odds, [[0.9, 0.5]], [0])[0]![0]).toBeCloseTo(1 / 3, 12);
    expect(() => withDocuments(odds, [[0.9, 1.5]], [1])).toThrow("from 0 to 1");
  });
});

describe("identifiability", () => {
  const october = read("october-1962/scenario.yaml");
  const plain = compile(october);

  it.each([[3, 0.0184], [6, 0.075], [10, 0.2133]])("of motive in October 1962 at lambda %s is that of another program", (lambda, bits) => {
    const found = identifiability(plain, solved(plain, lambda).probabilities, 0);
    expect(found.bits).toBeCloseTo(bits, 4);
    expect(found.bitsMax).toBeCloseTo(2, 12);
    if (lambda === 6) {
      [0.296, 0.264, 0.262, 0.281].forEach((p, type) => expect(found.recovery[type]![type]!).toBeCloseTo(p, 3));
      expect(found.separation).toBe("no");
    }
    for (const row of found.recovery) expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });

  it("is nothing when all types want the same", () => {
    const equal = compile(equalTypes(october, 0));
    const { bits, recovery } = identifiability(equal, solved(equal, 6).probabilities, 0);
    expect(bits).toBeLessThan(1e-12);
    for (const row of recovery) row.forEach((p) => expect(p).toBeCloseTo(0.25, 12));
  });

  it("moves with the wants when names are dealt anew", () => {
    const rotated = compile(rotatedTypes(october, 0));
    const record = october.record.map(({ branch }) => branch);
    const [before, after] = [plain, rotated].map((compiled) => posteriorOf([traceAt(compiled, record, 6, 0)]).after.at(-1)!) as [Float64Array, Float64Array];
    after.forEach((p, type) => expect(p).toBeCloseTo(before[(type + 1) % 4]!, 9));
  });

  it("is complete when types move apart for certain", () => {
    const compiled = compile(read("textbook/beer-quiche.yaml"), { set: new Map([["odds_strong", 0.5]]) });
    const separating = solved(compiled, 1).probabilities.map(() => 0);
    const { infosets } = compiled.game.topology;
    for (let set = 0; set < infosets.count; set++) separating[infosets.firstSlot[set]! + (infosets.player[set] === 0 ? compiled.infosetType[set]! : 0)] = 1;
    const { bits, gain, separation } = identifiability(compiled, separating, 0);
    expect(bits).toBeCloseTo(1, 12);
    expect(gain).toBeCloseTo(1, 12);
    expect(separation).toBe("yes");
  });
});
