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

  it("of form are named", () => {
    const other = reading(text.replace("      accept: { title: Accept, then: acceptance }\n", "      accept: { title: Accept, then: acceptance }\n      wait: { title: Wait, then: acceptance }\n").replace('prior: "1 - hardline"', 'prior: "1.0 - hardline"'));
    expect(differences(reading(), other, qre, 2).forms).toEqual([{ what: "branch", name: "second-choice.wait", change: "only in the second" }]);
  });
});
