// What the briefing draws, against the commands that answer the same questions and against published distances.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DOSSIER_PARTS, reachJson, reachReport, requireDossier, timelineJson, timelineOf } from "../../../index.ts";
import { briefingData, havanaPicture, moscowPicture } from "./gather.ts";
import { eventsOn, knowledgeUpTo, knownTo } from "./known.ts";
import { doubtOn, stateOn } from "./reach-state.ts";

const folder = join(import.meta.dirname, "../../../../scenarios/october-1962/data");
const dossier = requireDossier(Object.fromEntries(DOSSIER_PARTS.map((part) => [part, { name: part, text: readFileSync(join(folder, `${part}.yaml`), "utf8") }])));
const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json"), "utf8"));
const data = briefingData(dossier, atlas), moscow = moscowPicture(dossier, atlas), havana = havanaPicture(dossier, atlas);

interface ReachJson {
  readonly systems: readonly { readonly ranges: readonly { readonly every: object; readonly ready: object }[]; readonly sites: readonly { readonly id: string; readonly isBelieved: boolean; readonly isReady: boolean }[] }[];
}
const reachOn = (date: string, view = "cuba", missile: string | null = "r12_cuba") => reachJson(reachReport(dossier, { view, date, missile, site: null, rangeKm: null, errorKm: 0 })) as ReachJson; // as docs/json.md has it

describe("the briefing", () => {
  it("counts on every day what `excomm reach --date` counts, from the same sites", () => {
    data.days.forEach(({ date, readySites, believedSites }, day) => {
      const [system] = reachOn(date).systems, { counts } = stateOn(data, day);
      counts.forEach((count, i) => expect(system!.ranges[i]!.ready).toMatchObject(count));
      data.washington.every.forEach((count, i) => expect(system!.ranges[i]!.every).toMatchObject(count));
      expect(readySites).toEqual(system!.sites.filter(({ isReady }) => isReady).map(({ id }) => id));
      expect(believedSites).toEqual(system!.sites.filter(({ isBelieved }) => isBelieved).map(({ id }) => id));
    });
  });

  it("lists on every day the events that `excomm timeline --date` lists", () => {
    for (const { date } of data.days) {
      const { events } = timelineJson(dossier, timelineOf(dossier, { from: date, to: date, actor: null, kind: null })) as { events: { id: string; standing: string }[] };
      expect(eventsOn(data, date).map(({ id, standing }) => ({ id, standing }))).toEqual(events.map(({ id, standing }) => ({ id, standing })));
    }
  });

  it("says that forty kilometres decide over fifteen million people, by the bureau's census", () => {
    const { km, people } = doubtOn(data, data.days.length - 1)!;
    expect(km).toBeCloseTo(2080 - 1100 * 1.852, 6);
    expect(Math.round(people / 1e6)).toBe(15);
    expect(doubtOn(data, 0)).toBeNull(); // no site was ready on the first day
    expect(data.turns).toEqual({ same: "1962-10-20", fewer: "1962-10-21", more: "1962-10-25" });
  });

  it("marks a city by the ranges that reach it: the marks add up to the counts", () => {
    data.days.forEach((_, day) => {
      const { cities, bases, counts } = stateOn(data, day), of = (marks: readonly string[], ...kinds: string[]) => marks.filter((mark) => kinds.includes(mark)).length;
      expect([of(cities, "all"), of(cities, "all", "some")]).toEqual([counts[0]!.cities, counts.at(-1)!.cities]);
      expect([of(bases, "all"), of(bases, "all", "some")]).toEqual([counts[0]!.bases, counts.at(-1)!.bases]);
    });
  });

  it("draws true distances from the centre of each map, to the difference between sphere and ellipsoid", () => {
    for (const { ground, at, km } of [
      { ground: moscow.ground, at: moscow.cities.find(({ title }) => title === "Leningrad")!, km: 634 }, // Moscow to Leningrad by the geodesic
      { ground: havana.ground, at: havana.american.find(({ id }) => id === "key_west")!, km: havana.american.find(({ id }) => id === "key_west")!.km },
      { ground: havana.ground, at: havana.american.find(({ id }) => id === "guantanamo")!, km: havana.american.find(({ id }) => id === "guantanamo")!.km },
    ]) expect(Math.hypot(at.x - ground.centre.x, at.y - ground.centre.y) * ground.kmPerPx / km).toBeCloseTo(1, 2);
    expect(havana.american.find(({ id }) => id === "key_west")!.km / 1.609344).toBeGreaterThan(90); // the ninety miles of the speeches, to Havana a little more
    expect(havana.cruise.toBaseKm).toBeGreaterThan(20); // 20 to 25 km, by the note in the dossier
    expect(havana.cruise.toBaseKm).toBeLessThan(25);
  });

  it("rings lie at their range from the nearest site", () => {
    const { ground, states, ranges, sites } = data.washington, [head = "", tail = ""] = states.at(-1)!.rings.at(-1)!.slice(1).split("l");
    const [x0 = 0, y0 = 0] = head.match(/-?\d+/g)!.map(Number), steps = tail.match(/-?\d+/g)!.map(Number);
    let [x, y] = [x0, y0];
    const km: number[] = [];
    for (let i = 0; i < steps.length; i += 2) {
      [x, y] = [x + steps[i]!, y + steps[i + 1]!];
      km.push(Math.min(...sites.filter(({ isArmed }) => isArmed).map((site) => Math.hypot(x - site.x, y - site.y))) * ground.kmPerPx);
    }
    // Off the centre of the projection distances are stretched by up to a percent at this range.
    for (const one of km) expect(one / ranges.at(-1)!.km).toBeCloseTo(1, 1);
  });

  it("shows from Moscow what `excomm reach --view moscow` counts", () => {
    const { systems } = reachOn("1962-10-28", "moscow", null);
    moscow.systems.forEach(({ counts }, s) => counts.forEach((count, i) => expect(systems[s]!.ranges[i]!.every).toMatchObject(count)));
    expect(moscow.cities.filter(({ reached }) => reached === "all").length).toBe(moscow.together[0]!.cities);
    expect(Math.round(moscow.nearest.km)).toBe(2025);
  });

  it("gives every event a work or a judgement, and no address", () => {
    for (const { sources, standing } of data.events) {
      expect(sources.length > 0 || standing === "a judgement of ours, without a source").toBe(true);
      for (const source of sources) expect(data.works[source]).toBeDefined();
    }
    expect(JSON.stringify([data, moscow, havana])).not.toMatch(/https?:|www\./);
  });
});

describe("what a capital could know", () => {
  it("is what was public and its own; private letters perhaps, secrets not", () => {
    expect(knownTo({ visibility: "public", actors: ["us"] }, "havana")).toBe("yes");
    expect(knownTo({ visibility: "secret", actors: ["us", "cuba"] }, "havana")).toBe("yes");
    expect(knownTo({ visibility: "private", actors: ["us", "ussr"] }, "havana")).toBe("perhaps");
    expect(knownTo({ visibility: "secret", actors: ["ussr"] }, "havana")).toBe("no");
  });

  it("adds up to all events on every day, and never shrinks", () => {
    for (const capital of ["washington", "moscow", "havana"] as const) {
      let before = 0;
      for (const { date } of data.days) {
        const { yes, perhaps, no } = knowledgeUpTo(data, date, capital);
        expect(yes + perhaps + no).toBe(data.events.filter((event) => event.date <= date).length);
        expect(yes).toBeGreaterThanOrEqual(before);
        before = yes;
      }
    }
  });
});
