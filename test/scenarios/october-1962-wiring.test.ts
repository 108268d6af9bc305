// The scenario's arithmetic: judgements stand where they were, physics moves them, and its numbers are those of the data.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadDossier } from "../../src/cli/data.ts";
import { compile, discoveryAssumptions, type KnownNumber, outcomeDistribution, quarantineAssumptions, reachReport, requireScenario, solve, tagProbability } from "../../src/index.ts";

const scenario = requireScenario(readFileSync(join(import.meta.dirname, "../../scenarios/october-1962/scenario.yaml"), "utf8"), "scenario.yaml");
const dossier = loadDossier("october-1962");
const parameter = (name: string) => scenario.parameters.get(name)!;
const number = (name: string) => parameter(name).value as number;

/** Under other numbers: what a computed number becomes. */
function computed(name: string, changes: Readonly<Record<string, number>>): number {
  return numbersUnder(changes).get(name)!;
}

function numbersUnder(changes: Readonly<Record<string, number>>): Map<string, number> {
  const values = new Map<string, number>();
  for (const one of scenario.parameters.values()) {
    const read = () => one.computed!.evaluate(one.computed!.reads.map((reads) => values.get((reads as { name: string }).name)!));
    values.set(one.name, (changes[one.name] ?? (one.computed === undefined ? one.value : read())) as number);
  }
  return values;
}

/** Numbers in units of their own, from which the sub-models start. */
const PHYSICAL = new Set([...scenario.parameters.keys()].filter((name) => /^(gap|flights?|sky|photo|works|line|patrol|ship|ships|incidents|incident_escalates|pair|alert|r1[24]|range|base|bomber|bases_in|salvo)_?/.test(name) && parameter(name).computed === undefined));

/** [judgement, what is used in its place]. */
const LINKED = [
  ["detect_early_full", "early_full"], ["detect_late_full", "late_full"], ["detect_early_medium", "early_medium"], ["detect_late_medium", "late_medium"],
  ["ready_mid", "readiness_mid"], ["ready_talks", "gain_talks"], ["ready_run", "gain_run"], ["ready_standoff", "gain_standoff"], ["ready_hold", "gain_hold"],
  ["incident", "incident_odds"], ["open_stopped", "stopped_odds"], ["war_run", "run_war"], ["war_standoff", "standoff_war"], ["war_incident", "incident_war"], ["war_hold", "hold_war"],
  ["worth_full", "value_full"], ["worth_medium", "value_medium"],
] as const;

describe("a judgement of October 1962 linked to what is computed", () => {
  it.each(LINKED)("%s holds as it stands at the scenario's own numbers: %s", (anchor, used) => {
    // The reference solution is tested to 1e-8 elsewhere; its odds to 1e-14.
    expect(Math.abs(number(used) - number(anchor))).toBeLessThan(1e-14);
    expect(computed(used, { [anchor]: number(anchor) * 0.9 })).toBeCloseTo(number(anchor) * 0.9, 12);
  });

  it.each([...scenario.parameters.values()].filter(({ name }) => /\.reference(_first|_last)?$/.test(name)).map(({ name }) => [name] as const))("%s is what the sub-model gives", (name) => {
    const [owner = ""] = name.split(".");
    const at = (value: number) => computed(owner, { [name]: value });
    // At the reference the link leaves the judgement alone whatever the strength; nowhere near it does.
    const strength = [...parameter(owner).computed!.reads].map((read) => (read as { name: string }).name).find((read) => read.startsWith("link_"))!;
    expect(computed(owner, { [strength]: 0 })).toBeCloseTo(computed(owner, { [strength]: 1 }), 14);
    expect(at(number(name) * 0.7)).not.toBeCloseTo(number(owner), 6);
  });

  it("follows as far as its strength says, and not at all at 0", () => {
    expect(computed("late_full", { gap_days: 50 })).toBeGreaterThan(number("late_full"));
    expect(computed("late_full", { gap_days: 50, link_detection: 1 })).toBeGreaterThan(computed("late_full", { gap_days: 50 }));
    expect(computed("late_full", { gap_days: 50, link_detection: 0 })).toBeCloseTo(number("late_full"), 14);
  });

  it.each([
    ["gap_days", 50, "early_full", -1], ["gap_days", 50, "late_medium", 1], ["flights_daily", 4, "early_full", 1], ["sky_clear", 0.3, "late_full", 1], ["works_days", 35, "readiness_mid", 1], ["works_days", 35, "early_full", -1],
    ["line_radius", 800, "run_war", -1], ["line_ships", 8, "incident_odds", -1], ["incidents_daily", 0.3, "incident_odds", 1], ["incidents_daily", 0.3, "standoff_war", 1],
    ["alert_incidents", 3, "standoff_war", 1], ["incident_escalates", 0.004, "incident_war", 1], ["pair_escalates", 0.002, "hold_war", 1],
    ["r12_cep_km", 1.1, "value_medium", 1], ["r12_reliability", 0.5, "value_full", -1], ["base_hardness", 8, "value_medium", -1], ["r12_range_km", 1850, "value_medium", -1], ["r14_range_km", 4000, "value_full", -1],
  ] as const)("%s at %d moves %s the way physics says", (name, value, used, sign) => {
    const before = number(used), after = computed(used, { [name]: value, ...(name === "line_radius" ? { line_sweep: 30 } : {}) }), from = name === "line_radius" ? computed(used, { line_sweep: 30 }) : before;
    expect(sign * (after - from)).toBeGreaterThan(1e-6);
  });

  it.each([
    ["r12_cep_km", -1, ["value_medium", "value_full"]], ["r14_cep_km", -1, ["value_full"]], ["r12_reliability", 1, ["value_medium", "value_full"]], ["base_hardness", -1, ["value_medium", "value_full"]],
    ["r12_range_km", 1, ["value_medium"]], ["r14_range_km", 1, ["value_full"]],
    ["gap_days", -1, ["early_full", "early_medium"]], ["gap_days", 1, ["late_full", "late_medium"]], ["flights_daily", -1, ["late_full", "late_medium"]], ["photo_read", -1, ["late_full"]], ["works_days", 1, ["early_full"]],
    ["line_radius", -1, ["line_meets", "run_war", "stopped_odds", "incident_odds"]], ["line_ships", 1, ["run_war", "incident_odds"]],
    ["incidents_daily", 1, ["incident_odds", "standoff_war", "hold_war"]], ["incident_escalates", 1, ["standoff_war", "incident_war", "hold_war"]],
  ] as const)("wherever the other numbers stand in their ranges, %s moves one way only (%d): %j", (name, sign, followers) => {
    const ranged = [...scenario.parameters.values()].flatMap((one) => (PHYSICAL.has(one.name) && one.range !== null ? [[one.name, one.range] as const] : []));
    const [low, high] = parameter(name).range!;
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: ranged.length, maxLength: ranged.length }), fc.double({ min: low, max: high, noNaN: true }), fc.double({ min: low, max: high, noNaN: true }), (shares, a, b) => {
      const others = Object.fromEntries(ranged.map(([one, [from, to]], i) => [one, from + shares[i]! * (to - from)]));
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((x) => numbersUnder({ ...others, [name]: x })) as [Map<string, number>, Map<string, number>];
      for (const used of followers) expect(sign * (more.get(used)! - less.get(used)!), used).toBeGreaterThanOrEqual(-1e-9);
    }), { seed: 1962, numRuns: 12 });
  });

  it("moves the answer of the game: an accuracy, a range, a flight schedule, the works, a radius, incidents", () => {
    const settled = (set: ReadonlyMap<string, number>) => {
      const compiled = compile(scenario, { set });
      return tagProbability(scenario, outcomeDistribution(compiled.game, solve(compiled.game, { solver: "qre", lambda: 6 }).profiles[0]!.probabilities), "settlement");
    };
    const base = settled(new Map());
    for (const change of [["r12_cep_km", 1.1], ["r12_range_km", 1850], ["gap_days", 50], ["flights_daily", 4], ["works_days", 55], ["line_radius", 800], ["incidents_daily", 0.3], ["incident_escalates", 0.004]] as const) expect(Math.abs(settled(new Map([change])) - base), change[0]).toBeGreaterThan(1e-5);
  });

  it("as computed takes the sub-models at their word", () => {
    const { set } = scenario.variants.get("as-computed")!;
    const changes = Object.fromEntries(set) as Record<string, number>;
    for (const [used, by] of [["early_full", "found_before"], ["late_medium", "found_after"], ["readiness_mid", "found_ready"], ["incident_odds", "line_incident"], ["standoff_war", "hazard_standoff"], ["incident_war", "hazard_incident"], ["hold_war", "hazard_hold"]] as const) {
      expect(computed(used, changes), used).toBeCloseTo(number(by), 12);
      // Also where the physics has moved.
      const moved = { ...changes, gap_days: 45, works_days: 40, incidents_daily: 0.2, alert_incidents: 2.5 };
      expect(computed(used, moved), used).toBeCloseTo(computed(by, moved), 12);
    }
  });
});

describe("the physical numbers of October 1962", () => {
  const close = (name: string, figure: KnownNumber, scale = 1) => {
    expect(number(name), name).toBeCloseTo(figure.value * scale, 9);
    const { range } = parameter(name);
    if (range !== null && figure.low < figure.high) expect([range[0] / scale, range[1] / scale].map((x) => Number(x.toFixed(6))), name).toEqual([figure.low, figure.high]);
  };

  it("are those of the data of reconnaissance and quarantine", () => {
    const { reconnaissance } = dossier, flown = reconnaissance!.schedules[0]!;
    const flights = new Map(discoveryAssumptions(reconnaissance!, flown).map((assumption) => [assumption.name, assumption]));
    for (const [name, key] of [["sky_clear", "clear"], ["sky_persistence", "persistence"], ["photo_read", "interpretation"], ["works_days", "mean_days"], ["works_spread", "delay_spread"], ["flights_daily", "per_day"], ["flight_cover", "cover"]] as const) close(name, flights.get(key)!);
    expect([number("reading_days"), number("works_stages"), number("works_sites")]).toEqual([flights.get("reading_days")!.value, flights.get("stages")!.value, reconnaissance!.sites]);
    const early = flown.flights.filter(({ date }) => date < "1962-10-14");
    expect(early.length / 35).toBeCloseTo(number("gap_flights"), 2);
    expect(early.reduce((sum, { cover }) => sum + cover.value, 0) / early.length).toBeCloseTo(number("gap_cover"), 2);
    const line = new Map(quarantineAssumptions(dossier).map((assumption) => [assumption.name, assumption]));
    for (const [name, key] of [["line_arc", "arc"], ["line_ships", "ships"], ["line_sweep", "sweep"], ["patrol_speed", "patrol-speed"], ["ship_speed", "target-speed"], ["ships_turned", "turned-before"], ["ships_boarded", "boarded"], ["incidents_met", "incidents-met"], ["incidents_boarded", "incidents-boarded"], ["incidents_daily", "incidents-per-day"]] as const) close(name, line.get(key)!);
    expect([number("line_radius"), number("ships_set_out") / number("line_days"), number("line_days")]).toEqual([line.get("radius")!.value, line.get("arrivals")!.value, line.get("days")!.value]);
  });

  it("are those of the order of battle", () => {
    const system = (id: string) => dossier.systems.find((one) => one.id === id)!;
    for (const id of ["r12", "r14"] as const) {
      const { reliability, cepKm, yieldMt, rangeKm } = system(`${id}_cuba`);
      close(`${id}_reliability`, reliability);
      close(`${id}_cep_km`, cepKm!);
      close(`${id}_yield`, yieldMt!);
      close(`${id}_range_km`, rangeKm!);
      expect(number(`${id}_launchers`)).toBe(dossier.exchange!.states.at(-1)!.launchers.get(`${id}_cuba`)!.value);
    }
    const bombers = dossier.exchange!.arms.find(({ id }) => id === "us_bombers")!, reach = (id: string) => dossier.exchange!.arms.find((arm) => arm.id === id)!.reach.get("us_bombers")!;
    close("base_hardness", bombers.figures.hardness_psi);
    close("bomber_bases", bombers.figures.aim_points);
    close("bases_in_r12_range", reach("cuba_r12"));
    expect(number("bases_in_r14_range")).toBe(reach("cuba_r14").value);
  });

  it.each([["r12_cities", "r12", 1850, 2100], ["r14_cities", "r14", 4000, 4500]] as const)("%s follow the geodesics of all sixty cities", (name, missile, from, to) => {
    const exact = (rangeKm: number, errorKm: number) => reachReport(dossier, { view: "cuba", date: "1962-10-28", missile: `${missile}_cuba`, site: null, rangeKm, errorKm }).systems[0]!.rows[0]!.every;
    for (const error of [15, 30, 60]) {
      for (let km = from; km <= to; km += 25) expect(Math.abs(computed(name, { [`${missile}_range_km`]: km, range_error_km: error }) - exact(km, error).peopleShare), `${km} km, error ${error} km`).toBeLessThan(0.005);
    }
    // Bases in range, as the balance has them: at 1,100 and 2,200 nautical miles.
    expect(exact(missile === "r12" ? 2037.2 : 4074.4, 0).basesShare).toBeCloseTo(number(`bases_in_${missile}_range`), 3);
  });
});
