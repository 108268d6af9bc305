// Figures of reach and of the timeline: nothing overlaps, nothing is too small, for a page and for a column.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DOSSIER_PARTS, reachReport, reachSvg, type ReachQuestion, requireDossier, timelineOf, type TimelineQuestion, timelineSvg } from "../../src/index.ts";
import { overlaps, textBoxes } from "./boxes.ts";

const folder = join(import.meta.dirname, "../../scenarios/october-1962/data");
const dossier = requireDossier(Object.fromEntries(DOSSIER_PARTS.map((part) => [part, { name: part, text: readFileSync(join(folder, `${part}.yaml`), "utf8") }])));
const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json"), "utf8"));

const reach = (question: Partial<ReachQuestion>, width: number) => reachSvg({ dossier, atlas, engine: "Excomm", width, report: reachReport(dossier, { view: null, date: null, missile: null, site: null, rangeKm: null, errorKm: 0, ...question }) });
const timeline = (question: Partial<TimelineQuestion>, width: number) => timelineSvg({ dossier, engine: "Excomm", width, timeline: timelineOf(dossier, { from: null, to: null, actor: null, kind: null, ...question }) });

/** What makes a figure fit to print. */
function expectLegible(svg: string): void {
  const [width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.slice(1).map(Number) ?? [];
  const boxes = textBoxes(svg);
  expect(boxes.length).toBeGreaterThan(8);
  expect(overlaps(boxes)).toEqual([]);
  expect(boxes.filter(({ size }) => size < 11)).toEqual([]);
  // The bound on the width of texts is generous: the sheet has its margin.
  expect(boxes.filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height)).toEqual([]);
  for (const [, red = "", green = ""] of svg.matchAll(/#([0-9a-f]{2})([0-9a-f]{2})[0-9a-f]{2}/g)) expect(parseInt(red, 16) - parseInt(green, 16)).toBeLessThan(80);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
}

describe("a map of reach", () => {
  it.each([
    ["the last day", {}], ["a day in between", { date: "1962-10-20" }], ["a day with nothing ready", { date: "1962-10-16" }], ["the other side", { view: "moscow" }],
    ["one missile", { missile: "r12_cuba" }], ["one site", { site: "sagua_1" }], ["another range with a width", { rangeKm: 3000, errorKm: 50 }],
  ] as [string, Partial<ReachQuestion>][])("of %s is legible on a page and in a column", (_, question) => {
    for (const width of [720, 390]) expectLegible(reach(question, width));
  });

  it("says in its title what it found, and marks cities by what reaches them", () => {
    const svg = reach({}, 720);
    const title = /<title>(.*?)<\/title>/.exec(svg)?.[1];
    expect(title).toBe("The R-12 in Cuba reaches 22 to 52 percent of the people of the 60 largest metropolitan areas of 1960; the R-14 for Cuba, of which none came, 94 to 99");
    expect(svg.match(/fill="url\(#reach-hatch\)" stroke="#1a1e23" stroke-width="1.1"/g)).toHaveLength(13 + 1); // cities in doubt, and the legend
    expect(svg).toContain(">1,000 km<");
    for (const word of ["Natural Earth", "cited from memory, unverified", "WGS84", "Bureau of the Census 1961"]) expect(svg).toContain(word);
    expect(reach({ date: "1962-10-20" }, 720)).toContain("<title>On 20 October the R-12 in Cuba reaches 16 to 49 percent");
  });

  it("draws true distances from its centre: the outer ring lies as far from the sites as the scale says", () => {
    const svg = reach({ site: "sagua_1" }, 720);
    const px = /M12 [\d.]+V[\d.]+H([\d.]+)V/.exec(svg)?.[1];
    const kmPerPx = 1000 / (Number(px) - 12);
    const ring = [.../<path d="M([^"]*)Z" fill="none" stroke="#8a5000" stroke-width="1.8"/.exec(svg)?.[1]?.split("L") ?? []].map((point) => point.split(" ").map(Number) as [number, number]);
    const [, x = "", y = "", half = ""] = /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="[\d.]+" fill="#8a5000"/.exec(svg) ?? [];
    const at = [Number(x) + Number(half) / 2, Number(y) + Number(half) / 2] as const;
    // The site is not the centre, so directions across are off by the shape of the projection, at most some percent.
    for (const [px, py] of ring.filter((_, i) => i % 20 === 0)) expect(Math.hypot(px - at[0], py - at[1]) * kmPerPx).toSatisfy((km: number) => Math.abs(km - 2080) < 60);
  });
});

describe("a timeline figure", () => {
  it.each([
    ["all of it", {}], ["the thirteen days", { from: "1962-10-16", to: "1962-10-28" }], ["one day", { from: "1962-10-27", to: "1962-10-27" }], ["one side", { actor: "ussr" }],
    ["one kind", { kind: "incident" }], ["a month", { from: "1962-09-01", to: "1962-09-30" }],
  ] as [string, Partial<TimelineQuestion>][])("of %s is legible on a page and in a column", (_, question) => {
    for (const width of [720, 390]) expectLegible(timeline(question, width));
  });

  it("has a mark for every event, hollow where it was not public", () => {
    const svg = timeline({}, 720), marks = svg.match(/stroke-width="0?\.[\d]+"\/>|stroke-width="1(?:\.\d)?"\/>/g) ?? [];
    expect(svg).toContain("81 of 129 events were not public at the time");
    expect(marks.length).toBeGreaterThanOrEqual(129);
    expect(timeline({ from: "1962-10-27", to: "1962-10-27" }, 390)).toContain("cited from memory, unverified");
  });
});
