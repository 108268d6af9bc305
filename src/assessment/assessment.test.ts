// Assessments on small dossiers whose answers are worked out here by hand.

import { describe, expect, it } from "vitest";
import { type Dossier, requireDossier } from "../dossier/index.ts";
import { expectedSurvivors, firstStrikeStability, killProbability } from "../models/index.ts";
import { assessQuarantine, balance, balanceSwings, discovery, quarantineAssumptions } from "./index.ts";

const FORCES = `
systems:
  old: { title: Old, side: north, class: missile, based: home, launchers: { value: 12, confidence: recalled }, ready: { value: 10, low: 8, high: 10, confidence: recalled }, cep_km: { value: 1.852, low: 1, high: 3, confidence: uncertain }, yield_mt: { value: 1, confidence: recalled }, warheads: { value: 1, confidence: recalled }, reliability: { value: 0.5, low: 0.3, high: 0.7, confidence: uncertain } }
  near: { title: Near, side: north, class: missile, based: abroad, launchers: { value: 6, confidence: recalled }, ready: { value: 6, confidence: recalled }, cep_km: { value: 1.852, confidence: uncertain }, yield_mt: { value: 1, confidence: recalled }, warheads: { value: 1, confidence: recalled }, reliability: { value: 0.8, confidence: uncertain } }
  wing: { title: Wing, side: south, class: bomber, based: home, launchers: { value: 40, confidence: recalled }, ready: { value: 40, confidence: recalled }, cep_km: { value: 1, confidence: uncertain }, yield_mt: { value: 8, confidence: recalled }, warheads: { value: 2, confidence: recalled }, reliability: { value: 0.9, confidence: uncertain } }
`;
const arm = (lines: string) => `{ aim_points: { value: 10, confidence: uncertain }, hardness_psi: { value: 5, confidence: uncertain }, away: { value: 0, confidence: uncertain }, leaves: { value: 0.5, confidence: uncertain }, located: { value: 1, confidence: uncertain }, in_time: { value: 1, confidence: uncertain }, penetration: { value: 1, confidence: uncertain }, ${lines} }`;
const EXCHANGE = `
title: North and South
sides: { north: North, south: South }
forward: { side: north, title: the missiles abroad }
states:
  without: { title: Without, launchers: {} }
  sent: { title: Sent, launchers: { near: { value: 6, confidence: recalled } } }
arms:
  home: ${arm("title: Home, side: north, systems: [old], prompt: true")}
  abroad: ${arm("title: Abroad, side: north, systems: [near], prompt: true, unwarned: true, reach: { bases: { value: 0.4, confidence: uncertain } }")}
  bases: ${arm("title: Bases, side: south, systems: [wing]")}
judgements:
  correlation: { title: Shared fortune, value: 0, low: 0, high: 0.5, confidence: uncertain }
  damage_per_emt: { title: Saturation, value: 0.01, low: 0.005, high: 0.02, confidence: uncertain }
  weight: { title: Weight, value: 0.3, low: 0.1, high: 0.6, confidence: uncertain }
enough: [1, 3]
phrases: [{ text: a doubling, from: 0.9, to: 1.1, sign: "#", confidence: recalled }]
`;
const ECONOMICS = `
bases: { counted: { title: Counted, value: 60, confidence: recalled } }
increments: { added: { title: Added, value: 24, confidence: recalled } }
`;
const RECONNAISSANCE = `
title: Sites
begins: 1914-07-01
until: 1914-09-30
sites: 2
quantities:
  clear: { title: Clear, value: 0.5, low: 0.3, high: 0.7, unit: probability, confidence: uncertain }
  persistence: { title: Persistence, value: 0, confidence: uncertain }
  interpretation: { title: Reading, value: 0.8, confidence: uncertain }
  reading_days: { title: Reading, value: 1, confidence: uncertain }
  stages: { title: Stages, value: 4, confidence: uncertain }
  mean_days: { title: Mean, value: 20, confidence: uncertain }
  delay_spread: { title: Delays, value: 0, confidence: uncertain }
schedules:
  flown: { title: As flown, flights: [{ date: 1914-07-10, cover: { value: 0.3, confidence: uncertain } }, { date: 1914-07-12, cover: { value: 1, confidence: uncertain } }] }
  steady: { title: Daily, steady: { from: 1914-07-01, per_day: { value: 1, confidence: uncertain }, cover: { value: 0.3, confidence: uncertain } } }
`;
const NAMES = ["arc", "ships", "sweep", "patrol-speed", "target-speed", "arrivals", "turned-before", "boarded", "turned-at-line", "incidents-met", "incidents-boarded", "incidents-per-day", "days"] as const;
const VALUES = [180, 10, 30, 20, 15, 2, 0.5, 0.5, 0.2, 0.01, 0.1, 0, 10];
const QUARANTINE = `
title: A line
circle: ordered
quantities: { ${NAMES.map((name, i) => `${name}: { title: ${name}, value: ${VALUES[i]}, confidence: uncertain }`).join(", ")} }
radii: [400]
ships: [5, 10]
`;
const PLACES = `
places: { cape: { title: Cape, lat: 0, lon: 0, role: coast, confidence: recalled } }
circles: { ordered: { title: As ordered, centre: cape, radius_nm: { value: 500, confidence: recalled } } }
`;
const file = (name: string, text: string) => ({ name, text });
const dossier: Dossier = requireDossier({ forces: file("forces.yaml", FORCES), exchange: file("exchange.yaml", EXCHANGE), economics: file("economics.yaml", ECONOMICS), reconnaissance: file("reconnaissance.yaml", RECONNAISSANCE), quarantine: file("quarantine.yaml", QUARANTINE), places: file("places.yaml", PLACES) });
const CENTRAL = { draws: 0, seed: 1, changes: new Map<string, number>() };

describe("a balance", () => {
  const found = balance(dossier, { ...CENTRAL, fit: "tsipis" });
  const struck = (side: string, state: string) => found.struck.find((one) => one.side === side && one.state === state)!;

  it("adds up the first salvo by hand", () => {
    const salvos = found.salvos.map(({ side, state, launchers, arriving, added }) => [side, state, launchers.value, arriving.value, added.value]);
    expect(salvos[0]).toEqual(["north", "without", 10, 5, 0]);
    expect(salvos[1]!.slice(0, 3)).toEqual(["north", "sent", 16]);
    expect(salvos[1]![3]).toBeCloseTo(5 + 4.8, 12);
    expect(salvos[1]![4]).toBeCloseTo(4.8 / 5, 12);
    // Bombers are no missiles.
    expect(salvos[2]!.slice(0, 4)).toEqual(["south", "without", 0, 0]);
  });

  it("strikes the bases: first without warning where the near missiles reach, then the rest with it", () => {
    const near = 0.8 * killProbability("tsipis", 1, 5, 1), far = 0.5 * killProbability("tsipis", 1, 5, 1);
    // Ten warheads on ten bases of eight warheads, half of which leave in time.
    expect(struck("south", "without").survivors.value).toBeCloseTo(8 * (10 - 0.5 * (10 - expectedSurvivors(10, 10, far))), 9);
    // Six near ones on the four bases in reach, two of them twice; the ten others on the six left, and the four that gain most by a second.
    const twice = (p: number) => 1 - (1 - p) ** 2;
    const reached = [near, near, twice(near), twice(near)], six = 6 * 0.5 * far;
    const second = [...Array.from({ length: 6 }, () => 0.5 * far * (1 - far)), ...reached.map((p) => (1 - p) * 0.5 * far)].sort((a, b) => b - a).slice(0, 4).reduce((a, b) => a + b, 0);
    const gone = reached.reduce((a, b) => a + b, 0) + six + second;
    expect(struck("south", "sent").survivors.value).toBeCloseTo(8 * (10 - gone), 9);
    expect(struck("south", "sent").delivered.value).toBeCloseTo(0.9 * struck("south", "sent").survivors.value, 9);
    // No side has missiles against the north.
    expect(struck("north", "sent")).toMatchObject({ before: { value: 16 }, survivors: { value: 16 }, share: { value: 1 } });
  });

  it("divides the increment, and marks nothing that is not there", () => {
    expect(found.increments.shares).toEqual([[0.4]]);
    expect(found.home).toBeNull();
  });

  it("draws bands that are the same for the same seed and hold the median", () => {
    const drawn = balance(dossier, { ...CENTRAL, draws: 200, seed: 7, fit: "tsipis" }), again = balance(dossier, { ...CENTRAL, draws: 200, seed: 7, fit: "tsipis" });
    expect(again.salvos).toEqual(drawn.salvos);
    const { low, high } = drawn.salvos[0]!.arriving;
    // Ready triangular 8 to 10 with its mode at 10, reliability 0.3 to 0.7: the mean is 28 / 3 times 0.5.
    expect(low).toBeGreaterThan(8 * 0.3);
    expect(high).toBeLessThan(10 * 0.7);
    expect(low).toBeLessThan((28 / 3) * 0.5);
    expect(high).toBeGreaterThan((28 / 3) * 0.5);
    expect(drawn.salvos[0]!.arriving.value).toBe(5);
  });

  it("changes with what is set, and refuses what cannot be", () => {
    const set = (name: string, value: number) => balance(dossier, { ...CENTRAL, fit: "tsipis", changes: new Map([[name, value]]) });
    expect(set("old.ready", 9).assumptions.find(({ name }) => name === "old.ready")).toMatchObject({ value: 9, low: 9, high: 9, confidence: "uncertain", sources: [], isSet: true });
    expect(set("sent.near", 12).salvos[1]!.arriving.value).toBeCloseTo(5 + 9.6, 12);
    expect(set("bases.leaves", 1).struck.find(({ side }) => side === "south")!.share.value).toBe(1);
    expect(() => set("old.cep_km", 0)).toThrow("old.cep_km (Old: circular error probable) takes a number from 0.002 to 1000, in km, got 0");
    expect(() => set("old.cep_k", 1)).toThrow('there is no number "old.cep_k" in this assessment; did you mean "old.cep_km"?');
  });

  it("says how far each number moves a result: what changing it alone does, the farthest first", () => {
    const choices = { fit: "davis-schilling", changes: new Map<string, number>() } as const;
    const found = balanceSwings(dossier, choices, { state: "sent", side: "south", what: "share" });
    const shareAt = (name: string, value: number) => balance(dossier, { ...CENTRAL, fit: choices.fit, changes: new Map([[name, value]]) }).struck.find(({ side, state }) => side === "south" && state === "sent")!.share.value;
    expect(found.map(({ name }) => name).sort()).toEqual(["correlation", "damage_per_emt", "old.cep_km", "old.ready", "old.reliability", "weight"]);
    for (const { name, atLow, atHigh } of found) {
      const range = { correlation: [0, 0.5], damage_per_emt: [0.005, 0.02], "old.cep_km": [1, 3], "old.ready": [8, 10], "old.reliability": [0.3, 0.7], weight: [0.1, 0.6] }[name]!; // as in the files above
      expect([atLow, atHigh]).toEqual([shareAt(name, range[0]!), shareAt(name, range[1]!)]);
    }
    const widths = found.map(({ atLow, atHigh }) => Math.abs(atHigh - atLow));
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(widths.at(-1)).toBe(0); // the judgements on damage move no survivor
    expect(() => balanceSwings(dossier, choices, { state: "gone", side: "south", what: "share" })).toThrow('there is no state "gone"; known: without, sent');
    expect(() => balanceSwings(dossier, choices, { state: "sent", side: "east", what: "share" })).toThrow('there is no side "east"; known: north, south');
  });

  it("draws its surface from what each side delivers", () => {
    const { stability } = balance(dossier, { ...CENTRAL, fit: "davis-schilling", changes: new Map() });
    for (const { forces, surface, index } of stability) {
      surface.ys.forEach((weight, j) => surface.xs.forEach((damagePerEmt, i) => expect(surface.values[j]![i]).toBe(firstStrikeStability(forces, { damagePerEmt, weight }).index)));
      expect(firstStrikeStability(forces, { damagePerEmt: 0.01, weight: 0.3 }).index).toBe(index.value);
    }
  });
});

describe("discovery", () => {
  const run = (choices: object = {}) => discovery(dossier, { ...CENTRAL, schedule: null, gaps: [], flights: [], ...choices });
  const at = (found: ReturnType<typeof run>, date: string) => found.days.find((day) => day.date === date)!;

  it("follows two flights by hand, a day after each", () => {
    const found = run();
    expect(at(found, "1914-07-10").found.value).toBe(0);
    expect(at(found, "1914-07-11").found.value).toBeCloseTo(0.5 * 0.3 * 0.8, 12);
    expect(at(found, "1914-07-13").found.value).toBeCloseTo(1 - (1 - 0.12) * (1 - 0.4), 12);
    expect(at(found, "1914-09-30")).toMatchObject({ flights: 2, found: { value: at(found, "1914-07-13").found.value } });
    expect(found.race.before.value + found.race.during.value + found.race.after.value).toBeCloseTo(1, 12);
    expect(found.race.after.value).toBeGreaterThan((1 - 0.12) * 0.6);
    expect(found.race.medianDay).toBeNull();
    expect(at(found, "1914-07-17").ready.expected).toBeCloseTo(2 * 0.397480275594, 10);
  });

  it("is earlier with a flight more and later with a gap", () => {
    const more = run({ flights: [{ date: "1914-07-05", cover: 1 }] }), gap = run({ gaps: [["1914-07-11", "1914-07-20"]] });
    expect(at(more, "1914-07-06").found.value).toBeCloseTo(0.4, 12);
    expect(at(gap, "1914-09-30").found.value).toBeCloseTo(0.12, 12);
    expect(gap.race.after.value).toBeGreaterThan(run().race.after.value);
    expect(more.race.before.value).toBeGreaterThan(run().race.before.value);
  });

  it("compares the schedules of the file whatever was asked", () => {
    const { others } = run({ schedule: "steady", gaps: [["1914-07-01", "1914-09-01"]] });
    expect(others.map(({ id }) => id)).toEqual(["flown", "steady"]);
    // Flights at random times: each clear day misses with exp(-0.24), half the days are clear; the median is the first day past one half.
    const half = Math.log(0.5) / Math.log(0.5 + 0.5 * Math.exp(-0.24));
    expect(others[1]!.medianDay).toBe(`1914-07-0${1 + Math.ceil(half)}`);
  });

  it("refuses days outside, gaps that run backwards and covers beyond 1", () => {
    expect(() => run({ gaps: [["1914-07-20", "1914-07-11"]] })).toThrow("a gap ends before it begins");
    expect(() => run({ gaps: [["1914-06-20", "1914-07-11"]] })).toThrow("1914-06-20 lies outside the days looked at, 1914-07-01 to 1914-09-30");
    expect(() => run({ flights: [{ date: "1914-07-32", cover: 1 }] })).toThrow('"1914-07-32" is no day of the calendar');
    expect(() => run({ flights: [{ date: "1914-07-12", cover: 1.2 }] })).toThrow("that of 1914-07-12 is to cover 1.2");
    expect(() => run({ schedule: "stedy" })).toThrow('there is no schedule "stedy"; did you mean "steady"?');
  });
});

describe("a quarantine", () => {
  it("is worked out by hand from circle and quantities", () => {
    const { outcome, grid, radii, ships } = assessQuarantine(dossier, CENTRAL);
    const sector = (500 * Math.PI) / 10, meets = (30 / sector) * Math.sqrt(1 + (20 / 15) ** 2), met = 10 * meets;
    expect(outcome.sector.value).toBeCloseTo(sector, 9);
    expect(outcome.met.value).toBeCloseTo(met, 9);
    expect(outcome.boarded.value).toBeCloseTo(met / 2, 9);
    expect(outcome.turnedAtLine.value).toBeCloseTo(met * 0.1, 9);
    expect(outcome.incident.value).toBeCloseTo(1 - Math.exp(-met * 0.06), 9);
    expect([radii, ships]).toEqual([[400, 500], [5, 10]]);
    expect(grid[0]![1]!.met).toBeCloseTo(Math.min(10, met * 1.25), 9);
  });

  it("brings no incident where no ship is on the line", () => {
    const { outcome } = assessQuarantine(dossier, { ...CENTRAL, changes: new Map([["ships", 0], ["incidents-per-day", 3]]) });
    expect(outcome).toMatchObject({ met: { value: 0 }, boarded: { value: 0 }, incidents: { value: 0 }, incident: { value: 0 }, missed: { value: 10 } });
    expect(assessQuarantine(dossier, { ...CENTRAL, changes: new Map([["ships", 1], ["incidents-per-day", 3]]) }).outcome.incidents.value).toBeGreaterThan(30);
  });

  it("names what the file lacks", () => {
    const lacking = { ...dossier, quarantine: { ...dossier.quarantine!, quantities: [] } };
    expect(() => quarantineAssumptions(lacking)).toThrow('quarantine.yaml lacks the quantity "arc"');
    expect(() => assessQuarantine({ ...dossier, quarantine: null }, CENTRAL)).toThrow("say nothing of a quarantine");
    expect(() => assessQuarantine(dossier, { ...CENTRAL, changes: new Map([["ships", 2.5]]) })).toThrow("takes a whole number from 0 to 1000, in ships, got 2.5");
  });
});
