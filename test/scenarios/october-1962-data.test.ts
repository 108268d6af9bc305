// The data of October 1962: complete, each number with its basis, and consistent with itself, with the scenario and with the Earth.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { geoContains } from "d3-geo";
import { feature } from "topojson-client";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { citiesInDoubt, coverage, DOSSIER_PARTS, geodesicKm, KM_PER_NAUTICAL_MILE, reachReport, reachText, PLAIN_INK, requireDossier, requireScenario, timelineOf, timelineText } from "../../src/index.ts";

const folder = join(import.meta.dirname, "../../scenarios/october-1962");
const names = readdirSync(join(folder, "data"));
const text = (name: string) => readFileSync(join(folder, "data", name), "utf8");
const dossier = requireDossier(Object.fromEntries(DOSSIER_PARTS.map((part) => [part, { name: `${part}.yaml`, text: text(`${part}.yaml`) }])));
const scenarioText = readFileSync(join(folder, "scenario.yaml"), "utf8");
const scenario = requireScenario(scenarioText, "scenario.yaml");

type Tree = { readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree => value !== null && typeof value === "object";

describe("the data of October 1962", () => {
  it("are all read, and all there", () => {
    expect(names.map((name) => name.replace(".yaml", "")).sort()).toEqual([...DOSSIER_PARTS].sort());
    expect(dossier.works).toHaveLength(137);
    expect(dossier.timeline.events).toHaveLength(129);
    const of = (side: string) => ({ cities: dossier.cities.filter((city) => city.side === side).length, bombers: dossier.bases.filter((base) => base.side === side && base.bombers.length > 0).length });
    expect([of("us"), of("ussr")]).toEqual([{ cities: 60, bombers: 51 }, { cities: 40, bombers: 5 }]);
    expect([dossier.systems.length, dossier.choices.courses.length, dossier.economics.bases.length, dossier.readiness.believed.length]).toEqual([31, 16, 8, 12]);
  });

  it("have no number without a basis", () => {
    const bare: string[] = [];
    const visit = (value: unknown, path: string, hasBasis: boolean): void => {
      if (typeof value === "number" && !hasBasis) bare.push(path);
      if (isTree(value)) for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`, hasBasis || "confidence" in value || key === "frame");
    };
    // Frames are what a map shows; a model's working numbers (radii to tabulate, hypothetical sizes) say for themselves what they are.
    for (const name of ["forces", "places", "timeline", "readiness", "options", "economics", "sources"]) visit(parse(text(`${name}.yaml`)), name, false);
    expect(bare).toEqual([]);
  });

  it("show what is from memory as cited from memory, wherever it is printed", () => {
    const timeline = timelineText(dossier, timelineOf(dossier, { from: null, to: null, actor: null, kind: null }), 10_000, PLAIN_INK);
    for (const event of dossier.timeline.events) {
      const line = timeline.split("\n").findIndex((one) => one.includes(event.text));
      const standing = timeline.split("\n")[line + 1] ?? "";
      if (event.confidence === "recalled") expect(standing).toContain("cited from memory, unverified");
      else expect(standing).toContain(event.confidence === "verified" ? "verified" : "uncertain");
      if (event.part !== "") expect(standing).toContain("verified in part");
    }
    const reach = reachText(dossier, reachReport(dossier, { view: null, date: null, missile: null, site: null, rangeKm: null, errorKm: 0 }), 10_000, PLAIN_INK);
    expect(reach).toMatch(/^Ranges cited from memory, unverified: McAuliffe 1992 \(1,889 km, 2,037 km, 4,074 km\); Podvig 2001 \(2,080 km, 4,500 km\)\.$/m);
    expect(reach).toMatch(/^Days of readiness: v verified; m cited from memory, unverified; \? uncertain: disputed, or a judgement of ours\.$/m);
    expect(reach).toMatch(/^ {2}San Cristóbal 3 .* 27 Oct \(25-27\) m {2}25 Oct \(24-27\) \?$/m);
    expect(reach).toMatch(/^ {2}Sagua la Grande 1 .* 21 Oct \(21-25\) m {2}20 Oct \(18-21\) v$/m);
    expect(reach).toMatch(/^Populations: cited from memory, unverified\. Places of bases: cited from memory, unverified; of sites: cited from memory, unverified\.$/m);
  });

  it("name works by author, title, year and publisher, and no address", () => {
    for (const { author, title, year, publisher } of dossier.works) expect([author, title, year, publisher]).not.toContain("");
    for (const content of [...names.map(text), scenarioText]) expect(content.match(/https?:|www\.|\b[\w-]+\.(com|org|net|gov|edu|mil|ru|tr|it)\b/g)).toBeNull();
  });

  it("and the scenario cite the same works, in the same words", () => {
    for (const [key, source] of scenario.sources) {
      const work = dossier.works.find((one) => one.key === key);
      expect(work).toMatchObject({ author: source.author, title: source.title, year: source.year, publisher: source.publisher, confidence: source.confidence });
    }
  });

  it("and the scenario's numbers all say what they stand on, the sourced ones with a source that was seen or is marked", () => {
    for (const parameter of scenario.parameters.values()) {
      expect(["sourced", "computed", "judgement"]).toContain(parameter.basis);
      for (const key of parameter.sources) expect(scenario.sources.has(key)).toBe(true);
      if (parameter.basis === "sourced") expect(parameter.sources.length).toBeGreaterThan(0);
      if (parameter.confidence === "verified") expect(parameter.sources.some((key) => scenario.sources.get(key)?.confidence === "verified")).toBe(true);
    }
  });

  it("add up", () => {
    const system = (id: string) => dossier.systems.find((one) => one.id === id)!; // named below and there
    const launchersAt = (id: string) => dossier.sites.filter((site) => site.system === id).reduce((sum, { launchers }) => sum + launchers.value, 0);
    const arrived = (id: string) => dossier.deployment.find((one) => one.id === id)?.arrived?.value ?? 0;
    const total = (id: string) => dossier.totals.find((one) => one.id === id)?.value ?? 0;
    expect(launchersAt("r12_cuba")).toBe(system("r12_cuba").launchers.value);
    expect([launchersAt("jupiter_tr"), launchersAt("thor_uk")]).toEqual([system("jupiter_tr").launchers.value, system("thor_uk").launchers.value]);
    expect(system("r7").launchers.value + system("r16").launchers.value).toBe(total("ussr_icbm"));
    expect(system("thor_uk").launchers.value + system("jupiter_it").launchers.value + system("jupiter_tr").launchers.value).toBe(total("us_irbm_europe"));
    expect(["r12_warheads", "r14_warheads", "fkr_warheads", "luna_warheads", "il28_bombs"].reduce((sum, id) => sum + arrived(id), 0)).toBe(total("warheads_in_cuba"));
    const cargo = dossier.readiness.warheads.slice(0, 2).map((record) => [...record.cargo.values()].reduce((a, b) => a + b));
    expect([cargo, (cargo[0] ?? 0) + (cargo[1] ?? 0)]).toEqual([[90, 68], total("warheads_in_cuba")]);
    const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
    const timing = (id: string) => dossier.readiness.timing.find((one) => one.id === id)?.value;
    expect([timing("arrival_to_ready"), timing("decision_to_ready")]).toEqual([days("1962-09-09", "1962-10-20"), days("1962-05-24", "1962-10-28")]);
  });

  it("keep believed and real apart, and by site as by day", () => {
    const counted = (key: "ready" | "believed", day: string) => dossier.sites.filter((site) => site.system === "r12_cuba" && (site[key]?.day ?? "9") <= day).reduce((sum, { launchers }) => sum + launchers.value, 0);
    // The count by site starts a day later than the count by day on the 19th, and by regiments runs ahead of it on the 25th; both are noted.
    for (const { date, low, high } of dossier.readiness.believed.filter((row) => row.date !== "1962-10-19")) expect(counted("believed", date)).toSatisfy((count: number) => low <= count && count <= high);
    for (const { date, low, high } of dossier.readiness.actual) expect(counted("ready", date)).toSatisfy((count: number) => low <= count && count <= high);
  });

  it("place everything in its country", () => {
    const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json"), "utf8"));
    const collection = feature(atlas, atlas.objects.countries) as unknown as { features: { id: string }[] };
    const shapes = (ids: readonly string[]) => collection.features.filter(({ id }) => ids.includes(id)) as never[];
    const soviet = dossier.views.find(({ id }) => id === "moscow")?.territory ?? [];
    // Coasts are drawn coarsely: a place counts as in a country that lies within a quarter of a degree.
    const isIn = ({ lat, lon }: { lat: number; lon: number }, ids: readonly string[]) => [[0, 0], [0.25, 0], [-0.25, 0], [0, 0.3], [0, -0.3]].some(([dLat = 0, dLon = 0]) => shapes(ids).some((shape) => geoContains(shape, [lon + dLon, lat + dLat])));
    const country: Readonly<Record<string, readonly string[]>> = { r12_cuba: ["192"], r14_cuba: ["192"], jupiter_it: ["380"], jupiter_tr: ["792"], thor_uk: ["826"] };
    const sides: Readonly<Record<string, readonly string[]>> = { us: ["840"], ussr: soviet };
    const lost = [
      ...dossier.sites.filter((site) => !isIn(site.place, country[site.system] ?? [])).map(({ id }) => id),
      ...dossier.posts.filter((post) => !isIn(post, ["192"])).map(({ id }) => id),
      ...[...dossier.cities, ...dossier.bases].filter((place) => !isIn(place, sides[place.side] ?? [])).map(({ id }) => id),
      ...dossier.fields.filter((place) => !isIn(place, soviet)).map(({ id }) => id),
    ];
    expect(lost).toEqual([]);
  });
});

describe("what the missiles in Cuba reach", () => {
  const ask = (question: Partial<Parameters<typeof reachReport>[1]> = {}) => reachReport(dossier, { view: null, date: null, missile: null, site: null, rangeKm: null, errorKm: 0, ...question });
  const share = (rangeKm: number, missile: string) => ask({ rangeKm, missile }).systems[0]!.rows[0]!.every; // one system, one range

  it("is 34 to 52 percent of the people for the R-12, 94 to 99 for the R-14, and 39 percent of the bomber bases within 1,100 nautical miles", () => {
    expect(share(1100 * KM_PER_NAUTICAL_MILE, "r12_cuba").peopleShare).toBeCloseTo(0.336, 3);
    expect(share(2080, "r12_cuba").peopleShare).toBeCloseTo(0.518, 3);
    expect(share(2200 * KM_PER_NAUTICAL_MILE, "r14_cuba").peopleShare).toBeCloseTo(0.938, 3);
    expect(share(4500, "r14_cuba").peopleShare).toBeCloseTo(0.994, 3);
    expect(share(1100 * KM_PER_NAUTICAL_MILE, "r12_cuba").basesShare).toBeCloseTo(20 / 51, 12);
    expect(share(1020 * KM_PER_NAUTICAL_MILE, "r12_cuba").bases).toBe(15);
    expect(share(2200 * KM_PER_NAUTICAL_MILE, "r14_cuba").bases).toBe(48);
  });

  it("hangs on a few kilometres at New York", () => {
    const city = ask().cities.find(({ place }) => place.id === "new_york")!; // in the data
    expect(city.nearest[0]!.site.id).toBe("sagua_1");
    expect(city.nearest[0]!.km).toBeCloseTo(2072.84, 1);
    expect(citiesInDoubt(ask(), 0)[0]!.place.id).toBe("new_york");
    expect(share(2073, "r12_cuba").people - share(2072, "r12_cuba").people).toBeGreaterThan(10_694_633);
    expect(ask({ rangeKm: 2060, errorKm: 20 }).systems[0]!.rows[0]!.every.peopleShare).toSatisfy((part: number) => part > 0.35 && part < 0.5);
  });

  it("was not what Washington believed on 20 October: as many launchers, at other sites", () => {
    const [r12] = ask({ date: "1962-10-20" }).systems;
    expect(r12!.launchers).toEqual({ sites: 24, believed: 8, ready: 8 });
    expect([r12!.rows.at(-1)!.believed!.peopleShare, r12!.rows.at(-1)!.ready.peopleShare].map((part) => Math.round(100 * part))).toEqual([34, 49]);
    expect(ask({ date: "1962-10-17" }).systems.map(({ launchers }) => launchers.ready)).toEqual([0, 0]);
  });

  it("is the sum over single cities of the distance formula, city by city", () => {
    const sites = dossier.sites.filter(({ system }) => system === "r12_cuba"), cities = dossier.cities.filter(({ side }) => side === "us");
    const reached = cities.filter((city) => sites.some((site) => geodesicKm(city, site.place) <= 2080));
    expect(share(2080, "r12_cuba").people).toBe(reached.reduce((sum, { people }) => sum + people, 0));
    expect(coverage(cities.map((city) => ({ distanceKm: 0, weight: city.people })), 0).weight).toBe(83_965_330);
  });

  it("is, arm by arm, the share that the balance takes: the bases that hold the arm, at the ranges published", () => {
    const held: Readonly<Record<string, readonly string[]>> = { us_atlas_d: ["Atlas D"], us_atlas_e: ["Atlas E"], us_silos: ["Atlas F", "Titan I"], us_minuteman: ["Minuteman IA"] };
    const american = dossier.bases.filter(({ side }) => side === "us");
    const counted: Readonly<Record<string, readonly [value: number, low: number, high: number]>> = { "cuba_r12 us_silos": [1 / 13, 0, 2 / 13], "cuba_r14 us_atlas_d": [1, 1, 1], "cuba_r14 us_atlas_e": [3 / 4, 3 / 4, 1], "cuba_r14 us_silos": [12 / 13, 12 / 13, 1], "cuba_r14 us_minuteman": [1, 1, 1] };
    for (const [id, system, ranges] of [["cuba_r12", "r12_cuba", [1100, 1020, 2080 / KM_PER_NAUTICAL_MILE]], ["cuba_r14", "r14_cuba", [2200, 2200, 4500 / KM_PER_NAUTICAL_MILE]]] as const) {
      const sites = dossier.sites.filter((site) => site.system === system), { reach } = dossier.exchange!.arms.find((arm) => arm.id === id)!;
      for (const [arm, share] of reach) {
        if (arm === "us_europe") continue; // an ocean away
        // A base that holds two weapons of an arm counts twice.
        const places = arm === "us_bombers" ? american.filter(({ bombers }) => bombers.length > 0) : held[arm]!.flatMap((weapon) => american.filter(({ missiles }) => missiles.includes(weapon)));
        const shares = ranges.map((miles) => places.filter((place) => sites.some((site) => geodesicKm(site.place, place) <= miles * KM_PER_NAUTICAL_MILE)).length / places.length);
        expect([share.value, share.low, share.high].map((x) => x.toFixed(3)), `${id} ${arm}`).toEqual(shares.map((x) => x.toFixed(3)));
        if (arm !== "us_bombers") expect(shares, `${id} ${arm}, by hand`).toEqual(counted[`${id} ${arm}`] ?? [0, 0, 0]);
      }
    }
  });

  it("around the Soviet Union: the Jupiters in Turkey alone reach what all 102 do", () => {
    const { systems, together } = ask({ view: "moscow" });
    expect(systems.map(({ system, rows }) => [system.id, ...rows.map(({ every }) => every.cities)])).toEqual([["jupiter_tr", 25, 27], ["jupiter_it", 19, 24], ["thor_uk", 7, 17]]);
    expect([together!.shortest.peopleShare, together!.longest.peopleShare].map((part) => Math.round(1000 * part))).toEqual([726, 765]);
    expect(together!.longest.cities).toBe(systems[0]!.rows.at(-1)!.every.cities);
  });
});
