import { describe, expect, it } from "vitest";
import { parseTheses, requireScenario } from "../language/index.ts";
import type { Thesis } from "../scenario/index.ts";
import { comparedWords, reasonWords, sideWords } from "./thesis-words.ts";

const scenario = requireScenario(`
excomm: 1
title: The ferry
players: { man: { title: The ferryman } }
types: { man: { bold: { title: Bold, prior: 0.5 }, timid: { prior: 0.5 } } }
parameters:
  chill: { title: How cold it is, value: 0.1, range: [0, 0.4], basis: judgement }
  wreck: { title: Odds of a wreck, value: 0.034, range: [0.02, 0.06], basis: judgement }
stages:
  choice: { player: man, actions: { cross: { title: Cross the river, then: river }, wait: { title: Wait, then: waited } } }
  river: { chance: { wreck: { p: wreck, then: wrecked }, safe: { p: rest, then: crossed } } }
outcomes:
  waited: { tags: [dry-feet], payoffs: { man: { bold: "-chill", timid: 0 } } }
  crossed: { tags: [over], payoffs: { man: 1 } }
  wrecked: { tags: [loss], payoffs: { man: -5 } }
guarded: loss
record: [{ stage: choice, took: cross }]
`, "ferry.yaml");

function thesisOf(text: string): Thesis {
  const { theses, diagnostics } = parseTheses(`excomm-theses: 1\ntheses:\n  one: { title: T, claim: C., why: W., no-flip: N., ${text} }\n`, "theses.yaml", scenario);
  expect(diagnostics).toEqual([]);
  return theses!.theses[0]!;
}

const reason = (text: string, low: number, high: number) => reasonWords(scenario, thesisOf(text), { measure: [low, 0, high] });

describe("a thesis in words", () => {
  it("names once what both sides share, and what sets them apart", () => {
    expect(comparedWords(scenario, thesisOf("left: { tag: over, given: choice.cross, set: { wreck: 0.02 } }, right: { tag: over, given: choice.cross }, measure: difference, above: 0")))
      .toBe("odds of \u201cover\u201d, given \u201cCross the river\u201d, with Odds of a wreck = 0.02, less the same as it is");
    expect(comparedWords(scenario, thesisOf("left: { move: choice.cross, type: bold }, right: { move: choice.wait }, measure: ratio, above: 1")))
      .toBe("odds of \u201cCross the river\u201d by the type \u201cBold\u201d, divided by odds of \u201cWait\u201d");
    expect(comparedWords(scenario, thesisOf("left: { move: choice.cross, set: { wreck: 0.02 } }, right: { move: choice.wait, set: { wreck: 0.02 } }, measure: difference, above: 0")))
      .toBe("odds of \u201cCross the river\u201d, less odds of \u201cWait\u201d, both with Odds of a wreck = 0.02");
    expect(sideWords(scenario, thesisOf("left: { payoff: man, forced: choice.wait }, above: 0").left)).toBe("expected payoff of The ferryman, if \u201cWait\u201d is played as a surprise");
  });

  it("gives probabilities in percent, their differences in percentage points, ratios as times, and payoffs in utils", () => {
    expect(reason("left: { tag: over }, above: 0.5", 0.123, 0.456)).toBe("Odds of \u201cover\u201d: 12 to 46 %; the claim needs more than 50 %.");
    expect(reason("left: { tag: over, forced: choice.cross }, right: { tag: over }, measure: difference, below: 0.015", -0.0123, 0.3)).toMatch(/: -1 to 30 percentage points; the claim needs less than 1\.5 percentage points\.$/);
    expect(reason("left: { tag: over, forced: choice.cross }, right: { tag: over }, measure: ratio, above: 2", 1e-9, 3)).toMatch(/: about 0 to 3 times; the claim needs more than 2 times\.$/);
    expect(reason("left: { payoff: man }, above: 0", -0.25, 1.5)).toMatch(/: -0\.3 to 1\.5 utils; the claim needs more than 0\.$/);
  });

  it("says of a ratio to nothing that it is infinitely many times", () => {
    const ratio = "left: { tag: over, forced: choice.cross }, right: { tag: over, forced: choice.wait }, measure: ratio, above: 2";
    expect(reason(ratio, Infinity, Infinity)).toMatch(/: infinitely many times \(the right side is 0\); the claim needs more than 2 times\.$/);
    expect(reason(ratio, 3, Infinity)).toMatch(/: 3 to infinitely many times \(the right side is 0\); the claim/);
  });

  it("gives the guarded kind of ending to one digit and says what assumption a claim repeats", () => {
    expect(reason("left: { tag: loss }, above: 0.333, restates: [wreck]", 0.0123, 0.0456)).toBe("Odds of \u201closs\u201d: 1 to 5 %; the claim needs more than 33.3 %. It repeats an assumption: Odds of a wreck.");
  });
});
