// Days of readiness on a made-up island with two sites.

import { describe, expect, it } from "vitest";
import { requireDossier } from "../dossier/index.ts";
import { readinessDays, readinessTurns } from "./readiness-days.ts";

const file = (name: string, text: string) => ({ name, text });
const site = (id: string, ready: string, believed: string) => `  ${id}: { title: ${id}, system: rocket, place: { lat: 0, lon: 0, confidence: recalled }, launchers: { value: 4, confidence: recalled }, ready: { day: ${ready}, confidence: recalled }, believed: { day: ${believed}, confidence: recalled } }\n`;
const dossier = requireDossier({
  forces: file("forces.yaml", `sides: { a: A }
systems:
  rocket: { title: Rocket, side: a, class: missile, based: here, launchers: { value: 8, confidence: recalled }, ready: { value: 8, confidence: recalled }, range_km: { value: 600, confidence: recalled }, warheads: { value: 1, confidence: recalled }, reliability: { value: 1, confidence: uncertain } }
`),
  places: file("places.yaml", `sites:\n${site("north", "1914-07-02", "1914-07-05")}${site("south", "1914-07-05", "1914-07-03")}`),
  readiness: file("readiness.yaml", `extent: { from: 1914-07-01, to: 1914-07-06 }
believed:
  - { date: 1914-07-02, document: Telegram, seen: 8, value: 0, low: 0, high: 4, sites: 0, confidence: recalled }
  - { date: 1914-07-03, document: Letter, seen: 8, value: 4, low: 4, high: 4, sites: 1, confidence: recalled }
  - { date: 1914-07-05, document: Letter, seen: 8, value: 8, low: 8, high: 8, sites: 2, confidence: recalled }
actual:
  - { date: 1914-07-01, value: 0, low: 0, high: 0, confidence: uncertain }
  - { date: 1914-07-02, value: 4, low: 4, high: 4, confidence: uncertain }
  - { date: 1914-07-06, value: 8, low: 8, high: 8, confidence: uncertain }
`),
});
const days = readinessDays(dossier, ["rocket"]);

describe("days of readiness", () => {
  it("hold a count until the next, and say whether it is of the day", () => {
    expect(days.map(({ believed }) => believed?.value ?? null)).toEqual([null, 0, 4, 4, 8, 8]);
    expect(days.map(({ actual }) => actual?.value ?? null)).toEqual([0, 4, 4, 4, 4, 8]);
    expect(days[3]!.believed).toMatchObject({ counted: "1914-07-03", isOwn: false, document: "Letter" });
    expect(days[5]!.actual).toMatchObject({ counted: "1914-07-06", isOwn: true, document: "" });
  });

  it("list the sites of the systems asked for, ready from their day on", () => {
    const names = (key: "isReady" | "isBelieved") => days.map(({ sites }) => sites.filter((one) => one[key]).map((one) => one.site.id).join(" "));
    expect(names("isReady")).toEqual(["", "north", "north", "north", "north south", "north south"]);
    expect(names("isBelieved")).toEqual(["", "", "south", "south", "north south", "north south"]);
    expect(readinessDays(dossier, []).flatMap(({ sites }) => sites)).toEqual([]);
  });

  it("say where belief and fact part: the same number at other sites, more and fewer than believed", () => {
    expect(readinessTurns(days)).toEqual({ sameNumberOtherSites: ["1914-07-03", "1914-07-04"], fewer: { from: "1914-07-05", to: "1914-07-05" }, more: { from: "1914-07-02", to: "1914-07-02" } });
    expect(readinessTurns([])).toEqual({ sameNumberOtherSites: [], fewer: null, more: null });
  });

  it("are refused without an extent", () => {
    expect(() => readinessDays(requireDossier({}), [])).toThrow("add `extent` to readiness.yaml");
  });
});
