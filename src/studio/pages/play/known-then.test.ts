// What a seat reads from the dossier, against the dossier's own days.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadDossier } from "../../../cli/data.ts";
import { dayOf, requireScenario } from "../../../index.ts";
import { knownThen, seesCounts } from "./known-then.ts";

const dossier = loadDossier("october-1962");
const scenario = requireScenario(readFileSync(new URL("../../../../scenarios/october-1962/scenario.yaml", import.meta.url), "utf8"), "scenario.yaml");

describe("what a seat could know", () => {
  it("is nothing later than the decision, nothing secret of another side, and from works of that day or earlier", () => {
    let shown = 0;
    for (const { when } of scenario.stages.values()) {
      const day = dayOf(when);
      for (const seat of ["us", "ussr"]) {
        const { events, count } = knownThen(dossier, seat, when, day, 100);
        for (const { event, sources } of events) {
          expect(event.date <= when.slice(0, 10)).toBe(true);
          if (event.visibility !== "public") expect(event.actors).toContain(seat);
          for (const { year } of sources) expect(year <= day).toBe(true);
          expect(sources.length).toBeGreaterThan(0);
          shown++;
        }
        if (count !== null) {
          expect(seat).toBe("us");
          expect(count.count.date <= day).toBe(true);
          for (const { year } of count.sources) expect(year <= day).toBe(true);
        }
      }
    }
    expect(shown).toBeGreaterThan(20);
    expect([seesCounts(dossier, "us"), seesCounts(dossier, "ussr")]).toEqual([true, false]);
  });

  it("has for the week of the ExComm the count of 21 October and not what was decided", () => {
    const { when } = scenario.stages.get("us-response")!, { events, count } = knownThen(dossier, "us", when, dayOf(when), 100);
    expect([count!.count.date, count!.count.value, count!.count.seen]).toEqual(["1962-10-21", 16, 24]);
    expect(events.map(({ event }) => event.text).join(" ")).not.toMatch(/quarantine/i);
    expect(events.at(-1)!.event.date).toBe("1962-10-16");
  });
});
