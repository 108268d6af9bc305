// Two readings compared: what must hold.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile/index.ts";
import { requireScenario } from "../../src/language/index.ts";
import { solvers } from "../../src/solve/index.ts";
import { differences } from "../../src/study/index.ts";

const text = readFileSync(new URL("../../scenarios/textbook/wagner-blockade.yaml", import.meta.url), "utf8");
const reading = (changed = text) => compile(requireScenario(changed, "wagner-blockade.yaml"));
const qre = solvers.get("qre")!;

describe("differences", () => {
  it("of a reading and itself are none", () => {
    const found = differences(reading(), reading(), qre, 2);
    expect(found).toMatchObject({ numbers: [], forms: [], smallest: null });
    expect(found.allNumbers).toEqual(found.second);
  });

  it("that are numbers alone explain all", () => {
    const other = reading(text.replace("acceptance: { title: The missiles stay after a blockade, payoffs: { us: -4, ussr: 4 } }", "acceptance: { title: The missiles stay after a blockade, payoffs: { us: 3, ussr: 4 } }").replace("value: 0.15", "value: 0.2"));
    const found = differences(reading(), other, qre, 2);
    expect(found.numbers.map(({ names }) => names)).toEqual([["hardline"], ["acceptance.payoffs.us"]]);
    expect(found.forms).toEqual([]);
    for (const [tag, probability] of found.second.tags) expect(found.allNumbers!.tags.get(tag)).toBeCloseTo(probability, 9);
  });

  it("that turn the answer are found with none to spare", () => {
    // A leadership that would rather withdraw is enough; what acceptance costs Washington changes little.
    const other = reading(text.replace("us: 2, ussr: { hard: -7, soft: -3 }", "us: 2, ussr: { hard: -7, soft: 8 }").replace("us: -4, ussr: 4 }", "us: -3.9, ussr: 4 }"));
    const found = differences(reading(), other, qre, 2);
    expect(found.first.likeliest).toBe("strike");
    expect(found.second.likeliest).toBe("settlement");
    expect(found.smallest!.answer.likeliest).toBe("settlement");
    expect(found.smallest!.names).toEqual(["withdrawal.payoffs.ussr.soft"]);
  });

  it("of odds that share a sum are taken over together", () => {
    const held = (hard: number, soft: number) => reading(text.replace("prior: hardline", `prior: ${hard}`).replace('prior: "1 - hardline"', `prior: ${soft}`));
    const found = differences(held(0.15, 0.85), held(0.6, 0.4), qre, 2);
    expect(found.numbers).toMatchObject([{ names: ["ussr.hard.prior", "ussr.soft.prior"], from: [0.15, 0.85], to: [0.6, 0.4] }]);
    expect(found.numbers[0]!.effect).toEqual(found.second);
  });

  const waiting = text.replace("      accept: { title: Accept, then: acceptance }\n", "      accept: { title: Accept, then: acceptance }\n      wait: { title: Wait, then: withdrawal }\n");

  it("of form are taken over by themselves, and explain the second reading where they are all there is", () => {
    const found = differences(reading(), reading(waiting.replace('prior: "1 - hardline"', 'prior: "1.0 - hardline"')), qre, 2);
    expect(found.forms).toMatchObject([{ what: "branch", name: "second-choice.wait", change: "only in the second" }]);
    for (const [tag, probability] of found.second.tags) expect(found.forms[0]!.effect!.tags.get(tag)).toBeCloseTo(probability, 9);
    expect(found.second.tags.get("settlement")).not.toBeCloseTo(found.first.tags.get("settlement")!, 2);
  });

  it("of what players believe count, also where a variant makes them", () => {
    const brink = requireScenario(readFileSync(new URL("../../scenarios/textbook/brinkmanship.yaml", import.meta.url), "utf8").replace("variants:\n", "variants:\n  fearful: { title: Fearful, why: Fear., beliefs: { ussr: { brink: { slip: 0.95, hold: rest } } } }\n"), "brinkmanship.yaml");
    const found = differences(compile(brink), compile(brink, { variant: "fearful" }), qre, 2);
    expect(found.forms).toMatchObject([{ what: "belief", name: "ussr", change: "only in the second" }]);
    expect(found.forms[0]!.effect).toEqual(found.second);
    expect(found.second.tags.get("settlement")).toBeGreaterThan(found.first.tags.get("settlement")! + 0.05);
  });

  it("that turn the answer may be of form; numbers that are not needed are left out", () => {
    const other = reading(waiting.replace("us: 2, ussr: { hard: -7, soft: -3 }", "us: 9, ussr: { hard: -7, soft: -3 }").replace("value: 0.15", "value: 0.16"));
    const found = differences(reading(), other, qre, 2);
    expect(found.first.likeliest).toBe("strike");
    expect(found.second.likeliest).toBe("settlement");
    expect(found.smallest).toMatchObject({ names: [], forms: [{ what: "branch", name: "second-choice.wait" }], answer: { likeliest: "settlement" } });
  });
});
