// A dossier from its files, and what a reader is told of mistakes in them.

import { describe, expect, it } from "vitest";
import { printDiagnostic } from "../base/index.ts";
import { parseDossier, provenanceText, requireDossier, standingText } from "./index.ts";

const SOURCES = `sources:
  SEEN1: { author: A. Author, title: Seen, year: 1901, publisher: P, kind: book, consulted: excerpt, confidence: verified }
  UNSEEN: { author: B. Author, title: Unseen, year: undated, publisher: P, kind: book, consulted: not opened, confidence: recalled }
`;
const TIMELINE = `extent: { from: 1914-06-28, to: 1914-08-04 }
actors: { a: Austria }
events:
  - { id: e2, date: 1914-07-23, actors: [a], kind: signal, visibility: public, text: An ultimatum., confidence: verified, source: [SEEN1] }
  - { id: e1, date: 1914-06-28, actors: [a], kind: incident, visibility: public, text: "Shots.", confidence: recalled, source: [UNSEEN] }
`;
const files = (timeline: string, sources = SOURCES) => ({ sources: { name: "sources.yaml", text: sources }, timeline: { name: "timeline.yaml", text: timeline } });
const mistakes = (timeline: string, sources = SOURCES) => parseDossier(files(timeline, sources)).diagnostics;
const only = (timeline: string) => {
  const found = mistakes(timeline);
  expect(found.map(({ rule }) => rule)).toHaveLength(1);
  return found[0]!; // one, as just said
};

describe("a dossier", () => {
  it("holds what its files say, events by day, and leaves parts without a file empty", () => {
    const { works, timeline, systems, readiness } = requireDossier(files(TIMELINE));
    expect(works.map(({ key, year }) => [key, year])).toEqual([["SEEN1", "1901"], ["UNSEEN", "undated"]]);
    expect(timeline.events.map(({ id, until, precision, sources }) => [id, until, precision, sources])).toEqual([["e1", "1914-06-28", "day", ["UNSEEN"]], ["e2", "1914-07-23", "day", ["SEEN1"]]]);
    expect([systems, readiness.extent]).toEqual([[], null]);
  });

  it("refuses a source that is not there, with the nearest that is", () => {
    const found = only(TIMELINE.replace("[SEEN1]", "[SEEN]"));
    expect(found.rule).toBe("unknown-source");
    expect(printDiagnostic(found)).toContain('timeline.yaml:4:132');
    expect(printDiagnostic(found)).toMatch(/there is no source "SEEN"[^]*did you mean "SEEN1"\?/);
  });

  it("refuses what calls itself verified and names no work that was seen, or none", () => {
    expect(only(TIMELINE.replace("verified, source: [SEEN1]", "verified, source: [UNSEEN]"))).toMatchObject({ rule: "unseen-source", label: "not seen: UNSEEN" });
    expect(only(TIMELINE.replace("verified, source: [SEEN1]", "verified"))).toMatchObject({ rule: "unseen-source", label: "there is no source" });
  });

  it.each([
    ["a key that is not known", TIMELINE.replace("kind: signal", "sort: signal, kind: signal"), "unknown-key", /"sort" is not known here/],
    ["a missing key", TIMELINE.replace("visibility: public, text: An", "text: An"), "missing-key", /events\.0\.visibility is missing/],
    ["a word that is not known", TIMELINE.replace("confidence: recalled", "confidence: probably"), "wrong-kind", /expected verified, recalled, uncertain or computed/],
    ["a day that is not in the calendar", TIMELINE.replace("1914-07-23", "1914-02-30"), "wrong-kind", /expected a day of the calendar/],
    ["an actor that is not known", TIMELINE.replace("actors: [a], kind: signal", "actors: [b], kind: signal"), "unknown-name", /there is no actor "b"/],
    ["an event outside the extent", TIMELINE.replace("1914-07-23", "1915-07-23"), "out-of-bounds", /runs from 1914-06-28 to 1914-08-04/],
    ["an id twice", TIMELINE.replace("id: e1", "id: e2"), "duplicate-id", /"e2" again/],
    ["broken YAML", TIMELINE.replace("actors: { a: Austria }", "actors: { a: Austria"), "syntax", /not well-formed/],
    ["an alias", `${TIMELINE}gap: &g 1\nships: *g\n`, "syntax", /uses an alias/],
    ["a list where a map belongs", "- 1\n", "wrong-kind", /a map of keys and values/],
  ])("refuses %s", (_, timeline, rule, told) => {
    const found = mistakes(timeline);
    expect(found.map((one) => one.rule)).toContain(rule);
    expect(found.map(printDiagnostic).join("\n")).toMatch(told);
  });

  it("wants figures in order, and each with how well it is known", () => {
    const ships = (figure: string) => mistakes(`${TIMELINE}ships:\n  met: { title: Met, unit: ships, ${figure} }\n`);
    expect(ships("value: 3, low: 2, high: 5, confidence: uncertain")).toEqual([]);
    expect(ships("value: 3, low: 4, high: 5, confidence: uncertain").map(({ label }) => label)).toEqual(["expected low, value and high in this order"]);
    expect(ships("value: 3").map(({ message }) => message)).toEqual(["ships.met.confidence is missing"]);
  });

  it("reports at most a hundred mistakes, and a file too large not at all", () => {
    expect(mistakes(`events:\n${"  - { id: 1 }\n".repeat(300)}`)).toHaveLength(100);
    expect(mistakes(`# ${"x".repeat(1_000_001)}`).map(({ rule }) => rule)).toEqual(["file-too-large"]);
  });
});

describe("words for how well something is known", () => {
  const fact = { confidence: "recalled", sources: ["UNSEEN"], part: "", note: "" } as const;
  it("never let memory look checked", () => {
    expect(standingText("recalled")).toBe("cited from memory, unverified");
    expect(provenanceText(fact)).toBe("cited from memory, unverified");
    expect(provenanceText({ ...fact, sources: [] })).toBe("cited from memory, unverified");
    expect(provenanceText({ ...fact, confidence: "verified", part: "the month" })).toBe("verified in part: the month");
    expect(provenanceText({ ...fact, confidence: "uncertain", sources: [] })).toBe("a judgement of ours, without a source");
  });
});
