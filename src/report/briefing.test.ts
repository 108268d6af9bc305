import { describe, expect, it } from "vitest";
import { requireScenario } from "../language/index.ts";
import { briefingReport, sourceReports } from "./briefing.ts";
import { briefingText, sourceLines } from "./briefing-text.ts";
import { PLAIN_INK } from "./ink.ts";

const scenario = requireScenario(`excomm: 1
title: The bridge
players: { north: { title: The north, seat: Its council }, south: {} }
parameters: { toll: { value: 2, basis: sourced, source: [SEEN, HEARD] } }
stages:
  cross:
    title: At the bridge
    when: at dawn
    player: north
    ask: Cross?
    briefing:
      north:
        text: The bridge is held.
        source: HEARD
        advisers: [{ name: The scout, says: "It is not.", source: [SEEN, DOUBTED] }]
      south: They are coming.
    actions: { go: { source: [SEEN], then: toss }, stay: { then: over } }
  toss: { chance: { a: { p: 0.5, then: over }, b: { p: rest, then: over } } }
outcomes: { over: { payoffs: { north: toll, south: 0 } } }
sources:
  SEEN: { author: A. Author, title: A book, year: 1901, publisher: A press, confidence: verified }
  HEARD: { author: B. Author, title: Another book, year: 1902, publisher: A press, confidence: recalled }
  DOUBTED: { title: A rumour, confidence: uncertain }
  UNUSED: { title: A map }
`, "test.yaml");
const all = { stage: null, player: null };
const view = { width: 60, ink: PLAIN_INK };

describe("a briefing", () => {
  it("has every seat that is briefed, its advisers, and the works cited there", () => {
    const { stages, sources } = briefingReport(scenario, all);
    expect(stages.map(({ stage, seats }) => [stage, seats.map(({ player, advisers }) => [player, advisers.length])])).toEqual([["cross", [["north", 1], ["south", 0]]]]);
    expect(sources.map(({ key }) => key)).toEqual(["DOUBTED", "HEARD", "SEEN"]);
  });

  it("is that of one stage or of one player where that is asked", () => {
    expect(briefingReport(scenario, { stage: null, player: "south" })).toMatchObject({ stages: [{ seats: [{ player: "south" }] }], sources: [] });
    expect(briefingText(scenario, briefingReport(scenario, { stage: "toss", player: null }), view)).toContain("Nobody is briefed at this stage.");
  });

  it("is told within the width, with a star at every work that was not seen", () => {
    const text = briefingText(scenario, briefingReport(scenario, all), view);
    expect(text.split("\n").filter((line) => line.length > 60)).toEqual([]);
    const words = text.replace(/\s+/g, " ");
    for (const part of ["At the bridge, at dawn [cross]", "The north decides: Cross?", "The north (Its council) The bridge is held. [HEARD*]", "The scout: It is not. [SEEN, DOUBTED*]", "south They are coming.", "HEARD*: B. Author, Another book, 1902, A press Cited from memory, unverified."]) expect(words).toContain(part);
    expect(words).toContain("SEEN: A. Author, A book, 1901, A press Verified.");
  });
});

describe("the works of a scenario", () => {
  it("are counted by what is cited from them", () => {
    const counts = Object.fromEntries(sourceReports(scenario).map(({ key, numbers, moves, briefings }) => [key, [numbers, moves, briefings]]));
    expect(counts).toEqual({ DOUBTED: [0, 0, 1], HEARD: [1, 0, 1], SEEN: [1, 1, 1], UNUSED: [0, 0, 0] });
    const words = sourceLines(sourceReports(scenario), true, view).join(" ").replace(/\s+/g, " ");
    expect(words).toContain("SEEN: A. Author, A book, 1901, A press Verified. Cited for 1 number, 1 move, 1 briefing.");
    expect(words).toContain("UNUSED*: A map Its confidence is not stated. Not cited.");
  });
});
