// Reach on an Earth small enough to reckon by hand: places on the equator, where a degree is 111.319 km.

import { describe, expect, it } from "vitest";
import { requireDossier, type Work } from "../dossier/index.ts";
import { citiesInDoubt, reachReport, type ReachQuestion } from "./reach.ts";
import { reachJson } from "./reach-json.ts";
import { citation, footingCounts } from "./standing-text.ts";

const file = (name: string, text: string) => ({ name, text });
const dossier = requireDossier({
  sources: file("sources.yaml", "sources:\n  S: { author: A. Author, title: T, year: 1901, publisher: P, kind: book, consulted: whole, confidence: verified }\n"),
  forces: file("forces.yaml", `sides: { a: A, b: B }
systems:
  rocket:
    title: Rocket (R-1)
    side: a
    class: missile
    based: here
    launchers: { value: 3, confidence: recalled }
    ready: { value: 2, confidence: recalled }
    range_km: { value: 600, confidence: recalled }
    warheads: { value: 1, confidence: recalled }
    reliability: { value: 1, confidence: uncertain }
    published_ranges:
      - { title: high, km: 600, confidence: recalled }
      - { title: low, km: 400, confidence: verified, source: [S] }
`),
  places: file("places.yaml", `sites:
  west: { title: West, system: rocket, place: { lat: 0, lon: 0, confidence: recalled }, launchers: { value: 2, confidence: recalled }, ready: { day: 1914-07-10, confidence: recalled }, believed: { day: 1914-07-20, confidence: recalled } }
  east: { title: East, system: rocket, place: { lat: 0, lon: 10, confidence: recalled }, launchers: { value: 1, confidence: recalled }, ready: { day: 1914-07-20, confidence: recalled } }
bases:
  field: { title: Field, side: b, lat: 0, lon: -5, bombers: [B-1], confidence: recalled }
  depot: { title: Depot, side: b, lat: 0, lon: 1, missiles: [M-1], confidence: recalled }
cities:
  near: { title: Near, side: b, people: 100, lat: 0, lon: 3, confidence: recalled }
  middle: { title: Middle, side: b, people: 200, lat: 0, lon: 5, confidence: recalled }
  far: { title: Far, side: b, people: 700, lat: 0, lon: 40, confidence: recalled }
  own: { title: Own, side: a, people: 900, lat: 0, lon: 0, confidence: recalled }
places:
  port: { title: Port, lat: 0, lon: 0, role: port, confidence: recalled }
views:
  all: { title: Rockets, targets: b, cities: cities, territory: [], centre: port, systems: [rocket], frame: { south: -10, north: 10, west: -10, east: 40 } }
`),
  readiness: file("readiness.yaml", "extent: { from: 1914-07-01, to: 1914-07-31 }\n"),
});
const ask = (question: Partial<ReachQuestion> = {}) => reachReport(dossier, { view: null, date: null, missile: null, site: null, rangeKm: null, errorKm: 0, ...question });

describe("reach", () => {
  it("counts cities, people and bomber bases by range, shortest first", () => {
    const report = ask(), { rows, launchers } = report.systems[0]!; // one system
    expect(report.people).toBe(1000);
    // Near lies 334 km from West; Middle 557 km from both; Field 557 km from West; Depot has no bombers; Far 3,340 km from East.
    expect(rows.map(({ km, every }) => [km, every.cities, every.people, every.peopleShare, every.bases])).toEqual([[400, 1, 100, 0.1, 0], [600, 2, 300, 0.3, 1]]);
    expect(launchers).toEqual({ sites: 3, believed: 2, ready: 3 });
    expect(report.cities[2]?.nearest[0]?.km).toBeCloseTo((30 * 6378.137 * Math.PI) / 180, 5);
    expect(citiesInDoubt(report, 0).map(({ place }) => place.id)).toEqual(["middle"]);
    expect(report.together).toBeNull();
  });

  it("of a day counts what was ready in fact, and apart from it what was believed", () => {
    const row = (date: string) => ask({ date }).systems[0]!.rows[0]!;
    expect([row("1914-07-09").ready.cities, row("1914-07-10").ready.cities, row("1914-07-19").believed!.cities, row("1914-07-20").believed!.cities]).toEqual([0, 1, 0, 1]);
    expect(ask({ date: "1914-07-15" }).systems[0]!.launchers).toEqual({ sites: 3, believed: 0, ready: 2 });
  });

  it("of one site, of another range, and of a range with a width", () => {
    expect(ask({ site: "east" }).systems[0]!.rows.map(({ every }) => every.cities)).toEqual([0, 1]);
    expect(ask({ rangeKm: 5000 }).systems[0]!.rows.map(({ km, every }) => [km, every.peopleShare])).toEqual([[5000, 1]]);
    const half = (5 * 6378.137 * Math.PI) / 180;
    expect(ask({ rangeKm: half, errorKm: 10 }).systems[0]!.rows[0]!.every.people).toBeCloseTo(100 + 100, 6);
  });

  it("refuses what is not there, in a sentence with the bound", () => {
    expect(() => ask({ missile: "rockt" })).toThrow('there is no missile "rockt"; did you mean "rocket"?');
    expect(() => ask({ site: "weste" })).toThrow('there is no site "weste"; did you mean "west"?');
    expect(() => ask({ view: "some" })).toThrow('there is no view "some"');
    expect(() => ask({ date: "1914-08-01" })).toThrow('a date is a day from 1914-07-01 to 1914-07-31, for which it is known which sites were ready, got "1914-08-01"');
    expect(() => ask({ rangeKm: -1 })).toThrow("a range is a number of km from 0 to 20015, got -1");
    expect(() => ask({ errorKm: -1 })).toThrow("a range error is a number of km from 0 to 20015, got -1");
    expect(() => reachReport(requireDossier({}), { view: null, date: null, missile: null, site: null, rangeKm: null, errorKm: 0 })).toThrow("these data have no view");
  });

  it("as JSON says how well each number is known", () => {
    const json = JSON.stringify(reachJson(ask()));
    expect(json).toContain('"km":400,"confidence":"verified","standing":"verified","sources":["S"]');
    expect(json).toContain('"km":600,"confidence":"recalled","standing":"cited from memory, unverified","sources":[]');
  });
});

describe("works", () => {
  const work = (author: string, year = "1901") => citation({ author, year } as Work);
  it("are cited by surname and year, bodies by name", () => {
    expect([work("M. Dobbs"), work("A. I. Gribkov and W. Y. Smith"), work("J. Blight, B. Allyn, D. Welch"), work("M. S. McAuliffe (ed.)"), work("Central Intelligence Agency"), work("A. Smith, Board of Estimates"), work("Wikipedia", "undated")])
      .toEqual(["Dobbs 1901", "Gribkov and Smith 1901", "Blight, Allyn and Welch 1901", "McAuliffe 1901", "Central Intelligence Agency 1901", "Smith, Board of Estimates 1901", "Wikipedia (undated)"]);
  });

  it("and facts are counted by how well they are known, the many first", () => {
    const fact = (confidence: "verified" | "recalled") => ({ confidence, sources: [], part: "", note: "" });
    expect(footingCounts([fact("verified"), fact("recalled"), fact("recalled")])).toBe("2 cited from memory, unverified; 1 verified");
    expect(footingCounts([fact("verified"), { ...fact("verified"), part: "the day" }, fact("verified")])).toBe("2 verified; 1 verified in part");
  });
});
