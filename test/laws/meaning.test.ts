// The meaning of a scenario: words may change, nothing that a solver reads.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { requireScenario } from "../../src/language/index.ts";
import { meaningOf } from "../../src/scenario/index.ts";

const read = (name: string) => readFileSync(new URL(`../../scenarios/${name}`, import.meta.url), "utf8");
const wagner = read("textbook/wagner-blockade.yaml"), of = (text: string) => meaningOf(requireScenario(text, "wagner-blockade.yaml"));

describe("the meaning of a scenario", () => {
  it.each([
    ["title: The blockade as a question", "title: Another title"],
    ["title: Would fight, prior", "title: Would fight indeed, prior"],
    ["note: Above 5/24", "note: Well above 5/24"],
    ["us: Staying makes", "us: To stay makes"],
    ["ask: Withdraw the missiles", "ask: Take away the missiles"],
    ["basis: judgement\n    source: [WAGNER1989]", "basis: judgement\n    source: [WAGNER1983]"],
    ["stages:\n  choice:", "stages:\n  # a remark\n  choice:"],
    ["why: The softer", "why: Perhaps the softer"],
  ])("does not change with %j", (from, to) => {
    expect(wagner).toContain(from);
    expect(of(wagner.replace(from, to))).toBe(of(wagner));
  });

  it.each([
    ["value: 0.15", "value: 0.16"], ["range: [0.05, 0.3]", "range: [0.05, 0.31]"], ['prior: "1 - hardline"', 'prior: "1.0 - hardline"'], ["us: 2, ussr", "us: 2.5, ussr"],
    ["tags: [settlement]", "tags: [strike]"], ["headline: war", "headline: strike"], ["set: { hardline: 0.3 }", "set: { hardline: 0.29 }"], ["lambda: 5", "lambda: 6"],
  ])("changes with %j", (from, to) => {
    expect(wagner).toContain(from);
    expect(of(wagner.replace(from, to))).not.toBe(of(wagner));
  });

  it("holds every name and number of October 1962, and none of its sentences", () => {
    const scenario = requireScenario(read("october-1962/scenario.yaml"), "scenario.yaml"), meaning = meaningOf(scenario);
    for (const name of [...scenario.parameters.keys(), ...scenario.stages.keys(), ...scenario.outcomes.keys()]) expect(meaning).toContain(JSON.stringify(name));
    expect(meaning).not.toContain("Exercises in the Caribbean");
    expect([...scenario.outcomes.values()].filter(({ text }) => text.length > 20 && meaning.includes(JSON.stringify(text)))).toEqual([]);
    expect(meaning.match(/[A-Z][a-z]+ [a-z]+ [a-z]+ [a-z]+ [a-z]+\./g)).toBeNull();
  });
});
