import { describe, expect, it } from "vitest";
import { compile, type Compiled, recordPath } from "../compile/index.ts";
import { requireScenario } from "../language/index.ts";
import { solvers } from "../solve/index.ts";
import { runDraws, stepOdds } from "../study/index.ts";
import { PLAIN_INK } from "./ink.ts";
import { summaryText } from "./summary-text.ts";
import { summarise, type Summary } from "./summary.ts";

const TEXT = `
excomm: 1
title: The ferry
summary: A ferryman may cross in bad weather. The passengers wait. Nobody knows the river.
players: { man: { title: The ferryman, seat: On the bank } }
types: { man: { bold: { prior: 0.5 }, timid: { prior: 0.5 } } }
parameters:
  fare: { title: The fare, value: 1, range: [0, 2], unit: utils, basis: judgement }
  chill: { title: How cold it is, value: 0.1, range: [0, 0.4], basis: judgement }
  habit: { title: What others did, value: 0.3, range: [0, 3], basis: sourced, source: [LOG] }
  wreck: { title: Odds of a wreck, value: 0.034, range: [0.02, 0.06], basis: judgement }
sources: { LOG: { author: A. Clerk, title: The log, year: 1900 } }
stages:
  choice: { player: man, actions: { cross: { title: Cross the river in spite of the weather and of everything that was said on the bank, then: river }, wait: { then: waited }, walk: { then: walked } } }
  river: { title: On the water, chance: { wreck: { p: wreck, then: wrecked }, safe: { p: rest, then: crossed } } }
outcomes:
  waited: { tags: [dry-feet], payoffs: { man: { bold: "-chill", timid: 0 } } }
  walked: { tags: [dry-feet], payoffs: { man: -1 } }
  crossed: { tags: [over], payoffs: { man: "fare + habit" } }
  wrecked: { tags: [loss], payoffs: { man: -5 } }
headline: over
guarded: loss
record: [{ stage: choice, took: cross, date: 1900-03-01 }, { stage: river, took: safe }]
`;
const qre = solvers.get("qre")!;

function summaryOf(compiled: Compiled, count = 120): Summary {
  const [solution, ...others] = [1, 2, 0.5].map((lambda) => qre.solve(compiled.game, { lambda })) as [ReturnType<typeof qre.solve>];
  const { steps } = recordPath(compiled);
  const ensemble = count === 0 ? null : runDraws(compiled, { count, seed: 3, lambda: 1, solver: qre, baseline: solution.profiles[0]!.probabilities, observe: (drawn, profile) => stepOdds(drawn, steps, profile) });
  return summarise({ compiled, solution, seconds: 0.1, others, ensemble, drawSeconds: 1 });
}

const compiled = compile(requireScenario(TEXT, "ferry.yaml"));
const summary = summaryOf(compiled);
const cross = (worth: number) => Math.exp(worth) / (Math.exp(worth) + Math.exp(-0.1) + Math.exp(-1));
const crossTimid = (worth: number) => Math.exp(worth) / (Math.exp(worth) + 1 + Math.exp(-1));
const worth = 0.966 * 1.3 - 0.034 * 5, odds = (cross(worth) + crossTimid(worth)) / 2;

describe("a summary", () => {
  it("groups outcomes by tag, the likeliest first and the guarded one last", () => {
    expect(summary.outcomes.map(({ name, title, guarded }) => [name, title, guarded])).toEqual([["over", "Over", false], ["dry-feet", "Dry feet", false], ["loss", "Loss", true]]);
    expect(summary.outcomes[0]!.probability).toBeCloseTo(odds * 0.966, 9);
    expect(summary.outcomes[1]!.probability).toBeCloseTo(1 - odds, 9);
  });

  it("has no single number for the guarded outcome, and its band to one digit", () => {
    const { probability, band } = summary.outcomes[2]!;
    expect(probability).toBeNull();
    for (const x of [band!.low, band!.high, ...band!.lowInterval, ...band!.highInterval]) expect(Number(x.toPrecision(1))).toBe(x);
    expect(summary.record.map((step) => step.probability === null)).toEqual([false, true]);
    const exact = String(odds * 0.034);
    expect(JSON.stringify(summary)).not.toContain(exact.slice(0, 6));
    expect(summaryOf(compile(requireScenario(TEXT.replace("headline: over", "headline: loss"), "f.yaml"))).headline!.byLambda).toEqual([]);
  });

  it("follows the record with its odds and their band", () => {
    const [first, second] = summary.record;
    expect(first).toMatchObject({ stage: "choice", branch: "cross", date: "1900-03-01", player: "The ferryman" });
    expect(first!.probability).toBeCloseTo(odds, 9);
    expect(first!.band![0]).toBeLessThan(odds);
    expect(first!.band![1]).toBeGreaterThan(odds);
    expect(second!.band![0]).toBeCloseTo(1 - 0.058, 3);
  });

  it("names the judgements that the headline leans on, and no others", () => {
    const { leanings, byLambda } = summary.headline!;
    expect(byLambda.map(({ lambda }) => lambda)).toEqual([0.5, 1, 2]);
    expect(leanings).toMatchObject({ draws: 120, inputs: 4, tooThin: false });
    expect(leanings!.judgements[0]).toMatchObject({ name: "fare", title: "The fare", value: 1, range: [0, 2], unit: "utils" });
    expect(leanings!.judgements[0]!.coefficient).toBeGreaterThan(0.3);
    expect(leanings!.judgements.map(({ name }) => name)).not.toContain("habit");
    expect(leanings!.rSquared).toBeGreaterThan(0.9);
  });

  it("counts draws that failed under the rule that they break", () => {
    const { draws } = summaryOf(compile(requireScenario(TEXT.replace("range: [0.02, 0.06]", "range: [0.02, 1.98]"), "f.yaml")), 40);
    expect(draws).toMatchObject({ asked: 40, solved: 20, failed: [{ rule: "odds-out-of-range", count: 20 }] });
    const told = (solved: number, offBranch = 0) => summaryText({ ...summary, draws: { ...draws!, solved, offBranch } }, { width: 200, ink: PLAIN_INK, next: [["a", "b"]] });
    expect(told(20)).toContain("20 of 40 draws solved (the others are left out) in 1 s");
    expect(told(39)).toContain("39 of 40 draws solved (the other is left out) in 1 s");
    expect(told(40)).toContain("40 draws, all solved, in 1 s");
    expect(told(40)).not.toContain("set out from");
    expect(told(40, 3)).toContain("3 of 40 draws set out from the scenario's own solution, the others from even odds.");
  });

  it("does without draws, record and headline", () => {
    const bare = summaryOf(compile(requireScenario(TEXT.replace(/^(headline|guarded|record).*$/gm, ""), "f.yaml")), 0);
    expect(bare).toMatchObject({ draws: null, headline: null, record: [] });
    expect(bare.outcomes.every(({ band, probability }) => band === null && probability !== null)).toBe(true);
    expect(summaryText(bare, { width: 80, ink: PLAIN_INK, next: [["next", "what it does"]] })).not.toContain("leans on");
  });
});

describe("its text", () => {
  const text = summaryText(summary, { width: 80, ink: PLAIN_INK, next: [["excomm explain ferry", "why each move was made"]] });

  it("keeps to the width, at 60 columns too", () => {
    for (const width of [60, 80, 100]) {
      const lines = summaryText(summary, { width, ink: PLAIN_INK, next: [["excomm explain ferry --with many --more words", "why each move was made"]] }).split("\n");
      expect(lines.filter((line) => line.length > width)).toEqual([]);
    }
  });

  it("says in two sentences what the scenario is", () => {
    expect(text).toMatch(/^The ferry\nA ferryman may cross in bad weather\. The passengers wait\.\n\n/);
    expect(text).not.toContain("Nobody knows");
  });

  it("gives bands for war and its complement to one digit, says which way judgements work, and what to type next", () => {
    expect(text).toMatch(/chance +On the water: safe +94 to 98 %/);
    expect(text).toContain("Blank: only loss stands beside that step");
    // No median either: a guarded outcome has no single number.
    expect(text).toMatch(/^ {2}Over +\d+ % +\d+ to \d+ % +\d+ %$/m);
    expect(text).toMatch(/^ {2}Loss +\d to \d %$/m);
    expect(text).toMatch(/\+0\.\d\d \u00b1 0\.\d\d {2}The fare\n +fare = 1 \(utils\), 0 to 2: the higher, the likelier over\./);
    expect(text).toContain("  excomm explain ferry  why each move was made");
  });

  it("lists numbers of another basis where no judgement stands out, and says that they are none", () => {
    const sourced = compile(requireScenario(TEXT.replaceAll("basis: judgement", "basis: sourced, source: [LOG]"), "f.yaml"));
    const changed = summaryOf(sourced), { judgements, others } = changed.headline!.leanings!;
    expect(judgements).toEqual([]);
    expect(others[0]).toMatchObject({ name: "habit", basis: "sourced" });
    const shown = summaryText(changed, { width: 80, ink: PLAIN_INK, next: [["a", "b"]] });
    expect(shown).toContain("No judgement stands out; these numbers do, and none of them is a judgement.");
    expect(shown).toMatch(/habit = 0\.3, sourced, 0 to 3: the higher, the\s+likelier over\./);
    expect(shown.replaceAll(/\s+/g, " ")).toContain("on all 4 numbers (120 draws, 30 for each number");
    expect(summary.headline!.leanings!.others).toEqual([]);
  });

  it("speaks of one number where one varies", () => {
    const one = compile(requireScenario(TEXT.replace(/, range: \[0, 0\.4\]|, range: \[0, 3\]|, range: \[0\.02, 0\.06\]/g, ""), "f.yaml"));
    const shown = summaryText(summaryOf(one, 40), { width: 200, ink: PLAIN_INK, next: [["a", "b"]] });
    expect(shown).toContain("1 number over its range: 40 draws, all solved");
    expect(shown).toContain("on the one number that varies (40 draws, adjusted R2 ");
    expect(shown).not.toMatch(/ 0\.00\b|all 1 /);
  });

  it("bounds how far the intervals of the ends reach", () => {
    const reach = (end: "low" | "high") => Math.max(...summary.outcomes.filter(({ guarded }) => !guarded).flatMap(({ band }) => band![`${end}Interval`].map((x) => 100 * Math.abs(x - band![end]))));
    const [low = NaN, high = NaN] = /reach at most (\d+) points? from\s+the\s+low\s+ends\s+and\s+(\d+) points?/.exec(text.replaceAll(/\s+/g, " "))?.slice(1).map(Number) ?? [];
    for (const [said, most] of [[low, reach("low")], [high, reach("high")]] as const) {
      expect(said).toBeGreaterThanOrEqual(most);
      expect(said - most).toBeLessThan(1.001);
    }
  });

  it("says when there are too few draws to read anything from the order", () => {
    const thin = summaryText(summaryOf(compiled, 7), { width: 80, ink: PLAIN_INK, next: [["a", "b"]] });
    expect(thin).toContain("Too thin: 1.8 draws for each number.");
  });
});
