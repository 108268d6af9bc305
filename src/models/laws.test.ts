// Laws of the sub-models: limits, monotony, closed forms beside seeded simulation.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Random, seededRandom } from "../base/index.ts";
import { assuredRetaliation, atLeast, evaluateModel, expectedSurvivors, firstStrikeStability, foundByDay, killProbability, models, noneOf, phasedHazard, poissonOdds, type Quarantine, quarantineOutcome, raceByDay, readyCounts, sitesReady, surface } from "./index.ts";

const value = (name: string, ...inputs: number[]) => models.get(name)!.compute(inputs);
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const chance = real(0, 1);
const RUNS = 20_000;
/** Four standard errors of a mean of numbers of spread `sd`. */
const error = (sd: number, runs = RUNS) => (4 * sd) / Math.sqrt(runs);
const coin = (p: number) => Math.sqrt(p * (1 - p)) + 1e-3;
const mean = (runs: number, one: () => number) => Array.from({ length: runs }, one).reduce((a, b) => a + b, 0) / runs;
const exponential = (random: Random, rate: number) => -Math.log(1 - random()) / rate;
const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const poisson = (random: Random, rate: number) => {
  let count = 0;
  for (let left = exponential(random, 1); left < rate; left += exponential(random, 1)) count++;
  return count;
};
/** Whole-numbered shapes: the i-th smallest of i + j - 1 uniform numbers. */
const beta = (random: Random, i: number, j: number) => Array.from({ length: i + j - 1 }, () => random()).sort((a, b) => a - b)[i - 1]!;

describe("every sub-model", () => {
  /** -1: never rises with the input; 1: never falls. */
  const DIRECTIONS: Readonly<Record<string, Readonly<Record<string, 1 | -1>>>> = {
    "lethality.radius": { yield: 1, hardness: -1 }, "lethality.hit": { radius: 1, cep: -1 },
    "lethality.kill": { yield: 1, hardness: -1, cep: -1 }, "lethality.kill_tsipis": { yield: 1, hardness: -1, cep: -1 }, "lethality.emt": { yield: 1 },
    "arrival.independent": { reliability: 1, kill: 1, warheads: 1 }, "arrival.common_mode": { reliability: 1, kill: 1, warheads: 1 }, "arrival.reprogrammed": { reliability: 1, kill: 1, warheads: 1 },
    "drawdown.survivors": { warheads: -1, kill: -1 }, "survival.at_least": { count: 1, survival: 1, least: -1 },
    "survival.at_least_common_cause": { count: 1, survival: 1, least: -1 }, "stability.damage": { emt: 1, damage_per_emt: 1 },
    "stability.index": { a_second: 1, b_second: 1, a_first: -1, b_first: -1 },
    "reconnaissance.sorties": { cover: 1, clear: 1, interpretation: 1, sorties: 1 }, "reconnaissance.schedule": { flights_per_day: 1, detection: 1, days: 1 },
    "reconnaissance.stand_down": { flights_per_day: 1, detection: 1, length: -1, days: 1 }, "reconnaissance.cloud": { cover: 1, clear: 1, interpretation: 1, persistence: -1, flights_per_day: 1, days: 1 },
    "search.random": { sweep_width: 1, speed: 1, hours: 1, area: -1 }, "search.inverse_cube": { sweep_width: 1, spacing: -1 },
    "readiness.erlang": { mean_days: -1, days: 1 }, "readiness.none": { mean_days: 1, sites: -1, days: -1 }, "readiness.all": { mean_days: -1, sites: -1, days: 1 },
    "readiness.race": { stages: -1, stage_rate: 1, detection_rate: -1 }, "readiness.race_common_delay": { mean_days: -1, detection_rate: -1 },
    "geography.reach": { distance: -1, range: 1 }, "geography.coverage": { range: 1, distance3: -1, share10: 1 }, "geography.cap": { distance: 1 },
    "drawdown.survivors_common_cause": { warheads: -1, kill: -1 }, "quarantine.meets": { ships: 1, sweep_width: 1, radius: -1, arc: -1 }, "quarantine.incidents": { met: 1, boarded: 1, incidents_met: 1, incidents_boarded: 1, incidents_per_day: 1, days: 1 },
    "link.odds": { anchor: 1, computed: 1, reference: -1 }, "link.scale": { computed: 1, reference: -1 },
    "quarantine.barrier": { sweep_width: 1, length: -1, patrol_speed: 1, target_speed: -1 },
    "hazard.constant": { per_day: 1, days: 1 }, "hazard.daily": { chance: 1, days: -1 }, "hazard.incidents": { incidents_per_day: 1, escalates: 1, pair_escalates: 1 },
    "hazard.alert": { days_normal: 1, incidents_raised: 1, days_high: 1, incidents_high: 1, escalates: 1, pair_escalates: 1 },
    "economics.cost_ratio": { home_cost: 1, home_arrives: -1, forward_cost: -1, forward_arrives: 1 }, "economics.time_ratio": { number: 1, per_year: -1, forward_days: -1 }, "pressure.precision": { hours: 1, half_hours: -1 },
  };
  const cases = Object.entries(DIRECTIONS).flatMap(([name, inputs]) => Object.entries(inputs).map(([input, sign]) => [name, input, sign] as const));
  it.each(cases)("%s in %s moves one way only", (name, input, sign) => {
    const model = models.get(name)!, at = model.inputs.findIndex((known) => known.name === input);
    expect(at).toBeGreaterThanOrEqual(0);
    // Ranges within which the numbers of a crisis lie; bounds are wider.
    const within = model.inputs.map(({ low, high, whole }) => (whole ? fc.integer({ min: low, max: Math.min(high, 40) }) : real(Math.max(low, high > 1 ? 0.02 : 0), Math.min(high, 60))));
    fc.assert(fc.property(fc.tuple(...within), within[at]!, (inputs, other) => {
      const [less, more] = [inputs[at]!, other].sort((a, b) => a - b) as [number, number];
      const result = (x: number) => model.compute(inputs.map((y, i) => (i === at ? x : y)));
      const [low, high] = [result(less), result(more)];
      expect(sign * (high - low)).toBeGreaterThanOrEqual(-1e-12 * Math.max(1, Math.abs(low)));
    }), { numRuns: 60 });
  });
});

describe("lethality", () => {
  it("scales with the cube root of the yield, and half of all warheads fall within the CEP", () => {
    fc.assert(fc.property(real(1e-3, 10), real(1, 5000), (megatons, psi) => {
      expect(value("lethality.radius", 8 * megatons, psi) / value("lethality.radius", megatons, psi)).toBeCloseTo(2, 12);
    }));
    expect(value("lethality.hit", 0.7, 0.7)).toBeCloseTo(0.5, 14);
  });

  it("inverts the overpressure that it was fitted to: 17.98 Y / R^3 + 14.2 (Y / R^3)^1/2 psi", () => {
    for (const psi of [5, 25, 100, 300, 2000]) {
      const load = 1 / value("lethality.radius", 1, psi) ** 3;
      expect((17.98 * load + 14.2 * Math.sqrt(load)) / psi).toBeCloseTo(1, 2);
    }
  });

  it("counts the misses of a simulated circular normal error", () => {
    const random = seededRandom(1, 1), radius = 0.63, cep = 0.5, sigma = cep / 1.1774100225154747;
    const hits = mean(RUNS, () => Number(Math.hypot(sigma * normal(random), sigma * normal(random)) <= radius));
    expect(Math.abs(hits - value("lethality.hit", radius, cep))).toBeLessThan(error(coin(hits)));
  });

  it("differs between the published fits as they are known to", () => {
    expect(killProbability("davis-schilling", 1, 5, 1)).toBeCloseTo(0.983, 3);
    expect(killProbability("tsipis", 1, 5, 1)).toBeCloseTo(0.789, 3);
  });
});

describe("drawdown", () => {
  it("without correlation is the sum over targets, and with full correlation all or nothing", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 200 }), chance, (targets, warheads, kill) => {
      // Warhead by warhead, round and round.
      const sent = Array.from({ length: targets }, (_, i) => Math.floor(warheads / targets) + Number(i < warheads % targets));
      expect(expectedSurvivors(targets, warheads, kill)).toBeCloseTo(sent.reduce((sum, n) => sum + (1 - kill) ** n, 0), 9);
      expect(expectedSurvivors(targets, warheads, kill, 1)).toBeCloseTo(sent.reduce((sum, n) => sum + (n > 0 ? 1 - kill : 1), 0), 9);
    }));
  });

  it("leaves more survivors the more the warheads share their fortune", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 90 }), chance, chance, chance, (targets, warheads, kill, r, s) => {
      const [less, more] = [expectedSurvivors(targets, warheads, kill, Math.min(r, s)), expectedSurvivors(targets, warheads, kill, Math.max(r, s))];
      expect(more - less).toBeGreaterThanOrEqual(-1e-9);
    }));
  });

  it("mixes over the Beta distribution that it names", () => {
    // Shapes 3 and 2: mean 0.6, correlation 1 / (3 + 2 + 1).
    const random = seededRandom(2, 1), correlation = 1 / 6;
    const simulated = { none: 0, survivors: 0, tail: 0 };
    for (let run = 0; run < RUNS; run++) {
      const kill = beta(random, 3, 2);
      simulated.none += (1 - kill) ** 3 / RUNS;
      simulated.survivors += (30 * (1 - kill) + 10 * (1 - kill) ** 2) / RUNS;
      simulated.tail += Number(Array.from({ length: 12 }, () => Number(random() >= kill)).reduce((a, b) => a + b, 0) >= 4) / RUNS;
    }
    expect(Math.abs(noneOf(3, 0.6, correlation) - simulated.none)).toBeLessThan(error(0.2));
    expect(Math.abs(value("drawdown.survivors_common_cause", 40, 50, 0.6, correlation) - simulated.survivors)).toBeLessThan(error(9));
    expect(Math.abs(value("survival.at_least_common_cause", 12, 0.4, 4, correlation) - simulated.tail)).toBeLessThan(error(0.5));
  });

  it("gives the tail of a binomial whichever side is summed, and the Beta mixture of it by numerical integration", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 41 }), chance, (count, least, p) => {
      let sum = 0, ways = 1;
      for (let k = 0; k <= count; k++) {
        if (k >= least) sum += ways * p ** k * (1 - p) ** (count - k);
        ways *= (count - k) / (k + 1);
      }
      expect(atLeast(least, count, p)).toBeCloseTo(sum, 10);
    }));
    // Uniform mixing (shapes 1 and 1) makes every number of survivors equally likely.
    for (let least = 0; least <= 9; least++) expect(atLeast(least, 8, 0.5, 1 / 3)).toBeCloseTo(Math.max(0, 9 - least) / 9, 12);
    expect(atLeast(1, 5000, 1e-9, 1e-9)).toBeGreaterThan(4.9e-6);
  });

  it("makes retaliation less sure when fortunes are shared and little is asked, surer when much is", () => {
    const least = [1, 3, 10, 20, 30], independent = assuredRetaliation(36, least, [0.3]), shared = assuredRetaliation(36, least, [0.3], 0.4);
    expect(shared.values[0]![0]).toBeLessThan(independent.values[0]![0]!);
    expect(shared.values[0]![4]).toBeGreaterThan(independent.values[0]![4]!);
    expect(() => assuredRetaliation(36, [1], [1.2])).toThrow("run from 0 to 1, got 1.2");
  });
});

describe("first-strike stability", () => {
  const forces = fc.record({ aFirst: real(0, 5000), aSecond: real(0, 5000), bFirst: real(0, 5000), bSecond: real(0, 5000) });
  const judgement = fc.record({ damagePerEmt: real(1e-5, 0.01), weight: real(0.05, 1) });

  it("is symmetric in the sides, and 1 when going first changes nothing", () => {
    fc.assert(fc.property(forces, judgement, (f, j) => {
      const there = firstStrikeStability(f, j), back = firstStrikeStability({ aFirst: f.bFirst, aSecond: f.bSecond, bFirst: f.aFirst, bSecond: f.aSecond }, j);
      expect(back.index).toBeCloseTo(there.index, 12);
      expect(back.ratioA).toBeCloseTo(there.ratioB, 12);
      expect(firstStrikeStability({ ...f, aSecond: f.aFirst, bSecond: f.bFirst }, j).index).toBeCloseTo(1, 12);
    }));
  });

  it("falls short of 1 as soon as going first gains anything", () => {
    fc.assert(fc.property(forces, judgement, (f, j) => {
      const [aSecond, aFirst] = [f.aFirst, f.aSecond].sort((x, y) => x - y) as [number, number], [bSecond, bFirst] = [f.bFirst, f.bSecond].sort((x, y) => x - y) as [number, number];
      expect(firstStrikeStability({ aFirst, aSecond, bFirst, bSecond }, j).index).toBeLessThanOrEqual(1 + 1e-12);
    }));
  });

  it("makes a surface of its judgements", () => {
    const at = (damagePerEmt: number, weight: number) => firstStrikeStability({ aFirst: 3000, aSecond: 2000, bFirst: 300, bSecond: 40 }, { damagePerEmt, weight }).index;
    const { values } = surface([0.0008, 0.0016], [0.3, 0.6, 1], at);
    expect([values.length, values[0]!.length]).toEqual([3, 2]);
    expect(values[0]![1]).toBeCloseTo(0.147333892231, 12);
    expect(values[2]![0]).toBe(at(0.0008, 1));
  });
});

describe("reconnaissance", () => {
  it("under a sky without memory is that of independent days", () => {
    fc.assert(fc.property(fc.array(chance, { minLength: 1, maxLength: 40 }), chance, (finds, clear) => {
      const found = foundByDay(finds, { clear, persistence: 0 });
      let missed = 1;
      finds.forEach((find, day) => expect(found[day]).toBeCloseTo(1 - (missed *= 1 - clear * find), 12));
    }));
    // One flight a day: the independent sorties of the simplest model.
    expect(foundByDay(Array.from({ length: 4 }, () => 0.3 * 0.8), { clear: 0.5, persistence: 0 })[3]).toBeCloseTo(0.40030464, 12);
  });

  it("under one sky for all days finds either on the clear ones or never", () => {
    expect(foundByDay(Array.from({ length: 50 }, () => 0.5), { clear: 0.4, persistence: 1 })[49]).toBeCloseTo(0.4, 12);
  });

  it("agrees with simulated skies", () => {
    const random = seededRandom(3, 1), clear = 0.45, persistence = 0.6, finds = [0.2, 0, 0.5, 0.3, 0.3, 0.1, 0.6];
    const simulated = mean(RUNS, () => {
      let isClear = random() < clear;
      for (const find of finds) {
        if (isClear && random() < find) return 1;
        isClear = random() < persistence ? isClear : random() < clear;
      }
      return 0;
    });
    expect(Math.abs(foundByDay(finds, { clear, persistence }).at(-1)! - simulated)).toBeLessThan(error(coin(simulated)));
  });

  it("refuses what is no chance", () => {
    expect(() => foundByDay([0.2, 1.2], { clear: 0.5, persistence: 0 })).toThrow("run from 0 to 1, got 1.2");
    expect(() => foundByDay([0.2], { clear: -1, persistence: 0 })).toThrow("got -1");
  });
});

describe("readiness", () => {
  const works = { stages: 4, meanDays: 20, delaySpread: 0.3 };

  it("agrees with simulated stages and common delays", () => {
    const random = seededRandom(4, 1), counts = Array.from({ length: 7 }, () => 0);
    for (let run = 0; run < RUNS; run++) {
      const stageMean = (20 * Math.exp(0.3 * normal(random))) / 4;
      let ready = 0;
      for (let site = 0; site < 6; site++) ready += Number(Array.from({ length: 4 }, () => exponential(random, 1 / stageMean)).reduce((a, b) => a + b) <= 16);
      counts[ready]! += 1 / RUNS;
    }
    const { expected, none, all } = sitesReady(works, 6, 16);
    expect(Math.abs(expected - counts.reduce((sum, p, k) => sum + k * p, 0))).toBeLessThan(error(2));
    expect(Math.abs(none - counts[0]!)).toBeLessThan(error(coin(none)));
    expect(Math.abs(all - counts[6]!)).toBeLessThan(error(coin(all)));
    readyCounts(works, 6, 16).forEach((p, k) => expect(Math.abs(p - counts[k]!)).toBeLessThan(error(coin(p))));
    expect(value("readiness.none", 4, 20, 0.3, 6, 16)).toBe(none);
    expect(value("readiness.all", 4, 20, 0.3, 6, 16)).toBe(all);
    expect(6 * value("readiness.common_delay", 4, 20, 0.3, 16)).toBeCloseTo(expected, 12);
  });

  it("of six independent sites has the worked mean, and counts that add up", () => {
    expect(sitesReady({ ...works, delaySpread: 0 }, 6, 16).expected).toBeCloseTo(2.384881653567, 12);
    fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), real(0, 1.5), real(0, 60), (sites, delaySpread, days) => {
      const counts = readyCounts({ ...works, delaySpread }, sites, days), { expected, none, all } = sitesReady({ ...works, delaySpread }, sites, days);
      expect(counts.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
      expect(counts.reduce((sum, p, k) => sum + k * p, 0)).toBeCloseTo(expected, 9);
      expect(counts[0]).toBeCloseTo(none, 10);
      expect(counts[sites]).toBeCloseTo(all, 10);
    }), { numRuns: 40 });
  });

  it("before discovery is the integral of both", () => {
    const rate = 0.05;
    let sum = 0;
    for (let i = 0; i < 200_000; i++) sum += 0.002 * rate * Math.exp(-rate * (i + 0.5) * 0.002) * value("readiness.erlang", 3, 15, (i + 0.5) * 0.002);
    expect(value("readiness.race", 3, 0.2, rate)).toBeCloseTo(sum, 6);
  });

  it("races day by day as by the hour, with one site and many flights", () => {
    // Ten thousand days a tenth as long each: the continuous race of the closed form.
    const rate = 0.0342857142857, found = Array.from({ length: 6000 }, (_, day) => -Math.expm1((-rate * day) / 10));
    const race = raceByDay(found, { stages: 4, meanDays: 200, delaySpread: 0 }, 1);
    expect(race.after + race.during).toBeCloseTo(0.531051635, 2);
    const late = raceByDay(found, { stages: 4, meanDays: 200, delaySpread: 0.3 }, 1);
    expect(late.after).toBeCloseTo(value("readiness.race_common_delay", 4, 20, 0.3, rate), 2);
  });

  it("is found early by daily flights and late without any", () => {
    fc.assert(fc.property(real(0, 1), real(0, 1), (p, q) => {
      const [few, many] = [p, q].sort((a, b) => a - b) as [number, number];
      const race = (find: number) => raceByDay(foundByDay(Array.from({ length: 60 }, () => find), { clear: 0.5, persistence: 0.4 }), works, 6);
      const [slow, quick] = [race(few), race(many)];
      expect(quick.before).toBeGreaterThanOrEqual(slow.before - 1e-12);
      expect(quick.after).toBeLessThanOrEqual(slow.after + 1e-12);
      expect(quick.before + quick.during + quick.after).toBeCloseTo(1, 12);
    }), { numRuns: 30 });
    expect(raceByDay([0, 0, 0], works, 6)).toMatchObject({ before: 0, during: 0, after: 1, readyShare: NaN });
  });
});

describe("quarantine", () => {
  const line: Quarantine = { radius: 500, arc: 170, ships: 20, sweepWidth: 30, patrolSpeed: 20, targetSpeed: 15, arrivalsPerDay: 2, turnedBefore: 0.5, boardedShare: 0.3, turnedAtLine: 0.2, incidentsMet: 0.02, incidentsBoarded: 0.1, incidentsPerDay: 0.05, days: 10 };

  it("loses no ship, and meets more of them the nearer the line and the more ships on it", () => {
    fc.assert(fc.property(real(50, 1500), fc.integer({ min: 0, max: 80 }), (radius, ships) => {
      const { setOut, turnedBefore, met, missed, boarded, turnedAtLine, cleared } = quarantineOutcome({ ...line, radius, ships });
      expect(turnedBefore + met + missed).toBeCloseTo(setOut, 9);
      expect(boarded + turnedAtLine + cleared).toBeCloseTo(met, 9);
      expect(quarantineOutcome({ ...line, radius: radius / 2, ships }).met).toBeGreaterThanOrEqual(met - 1e-9);
      expect(quarantineOutcome({ ...line, radius, ships: ships + 1 }).met).toBeGreaterThanOrEqual(met - 1e-9);
    }));
  });

  it("agrees with simulated ships and incidents", () => {
    const random = seededRandom(5, 1), { meets, incidents, incident, boarded } = quarantineOutcome(line);
    let simulatedIncidents = 0, some = 0, simulatedBoarded = 0;
    for (let run = 0; run < RUNS; run++) {
      let count = poisson(random, line.incidentsPerDay * line.days);
      for (let ship = poisson(random, line.arrivalsPerDay * line.days); ship > 0; ship--) {
        if (random() < line.turnedBefore || random() >= meets) continue;
        const isBoarded = random() < line.boardedShare;
        simulatedBoarded += Number(isBoarded) / RUNS;
        count += poisson(random, line.incidentsMet + (isBoarded ? line.incidentsBoarded : 0));
      }
      simulatedIncidents += count / RUNS;
      some += Number(count > 0) / RUNS;
    }
    expect(Math.abs(incidents - simulatedIncidents)).toBeLessThan(error(1.2));
    expect(Math.abs(boarded - simulatedBoarded)).toBeLessThan(error(1.5));
    // Ships met bring incidents in clusters, so that the Poisson chance is a little high; by less than this.
    expect(incident - some).toBeGreaterThan(-error(0.5));
    expect(incident - some).toBeLessThan(0.02);
  });

  it("refuses what is no line", () => {
    expect(() => quarantineOutcome({ ...line, radius: -500 })).toThrow('quarantine: "radius" (distance of the line from the coast) takes a number from 1 to 5000, in nautical miles, got -500');
    expect(() => quarantineOutcome({ ...line, ships: 2.5 })).toThrow("takes a whole number");
    expect(poissonOdds(2, 60).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });
});

describe("hazard", () => {
  it("of stretches is that of their days one by one", () => {
    const week = [{ days: 7, perDay: 0.001 }, { days: 2, perDay: 0.005 }, { days: 3, perDay: 0.012 }, { days: 1, perDay: 0.04 }];
    expect(phasedHazard(week)).toBeCloseTo(1 - 0.999 ** 7 * 0.995 ** 2 * 0.988 ** 3 * 0.96, 13);
    expect(() => phasedHazard([{ days: 1, perDay: 1.2 }])).toThrow("daily chance from 0 to 1");
  });

  it("backwards and forwards is the same", () => {
    fc.assert(fc.property(real(0, 0.99), real(0.5, 400), (p, days) => {
      expect(evaluateModel(models.get("hazard.constant")!, { per_day: value("hazard.daily", p, days), days })).toBeCloseTo(p, 10);
    }));
  });

  it("of incidents is near its expansion when they are rare, and that of simulated days", () => {
    fc.assert(fc.property(real(0, 0.2), real(0, 0.01), real(0, 0.01), (mu, single, pair) => {
      expect(Math.abs(value("hazard.incidents", mu, single, pair) - (mu * single + (mu * mu * pair) / 2))).toBeLessThan(5e-5);
    }));
    const random = seededRandom(6, 1);
    const simulated = mean(RUNS, () => {
      const n = poisson(random, 3);
      return 1 - 0.98 ** n * 0.99 ** ((n * (n - 1)) / 2);
    });
    expect(Math.abs(value("hazard.incidents", 3, 0.02, 0.01) - simulated)).toBeLessThan(error(0.09));
    // Without pairs the thinned Poisson process in closed form.
    expect(value("hazard.incidents", 3, 0.02, 0)).toBeCloseTo(-Math.expm1(-3 * 0.02), 13);
  });

  it("by level of alert is that of its stretches", () => {
    const per = (mu: number) => value("hazard.incidents", mu, 0.002, 0.001);
    // Where a day is nearly sure to end in war, what is left of it keeps its digits: no pair among at most one incident.
    const left = (rate: number) => 0.02 * (-rate + Math.log1p(rate));
    for (const rate of [43, 54, 200]) expect(value("hazard.alert", 0, 0, 0.02, rate, 0, 0, 0, 1)).toBeCloseTo(-Math.expm1(left(rate)), 13);
    expect(value("hazard.alert", 6, 0.02, 2, 0.3, 5, 2, 0.002, 0.001)).toBeCloseTo(phasedHazard([{ days: 6, perDay: per(0.02) }, { days: 2, perDay: per(0.3) }, { days: 5, perDay: per(2) }]), 14);
  });
});

describe("economics", () => {
  it("compares cost and time of the same salvo", () => {
    // Twice the price and half the chance of arriving: four times the cost of what arrives.
    expect(value("economics.cost_ratio", 2, 0.4, 1, 0.8)).toBeCloseTo(4, 12);
    expect(value("economics.programme_days", 100, 40, 50)).toBeCloseTo(100 + 0.8 * 365.25, 10);
    expect(value("economics.time_ratio", 100, 40, 50, 157)).toBeCloseTo((100 + 0.8 * 365.25) / 157, 12);
  });
});

describe("discovery", () => {
  const inputs = { gap_days: 35, gap_flights: 0.14, gap_cover: 0.04, flights: 2, cover: 0.6, clear: 0.45, persistence: 0.4, interpretation: 0.8, reading_days: 2, days: 97, stages: 40, mean_days: 44, delay_spread: 0.2, sites: 6 };
  const at = (name: string, changes: Partial<typeof inputs> = {}) => evaluateModel(models.get(name)!, { ...inputs, ...changes });

  it("is the race of its flights, found day by day", () => {
    const find = (day: number) => 1 - Math.exp(day < 35 ? -0.14 * 0.04 * 0.8 : -2 * 0.6 * 0.8);
    const flown = foundByDay(Array.from({ length: 98 }, (_, day) => find(day)), { clear: 0.45, persistence: 0.4 });
    const race = raceByDay(flown.map((_, day) => flown[day - 2] ?? 0), { stages: 40, meanDays: 44, delaySpread: 0.2 }, 6);
    expect(at("discovery.before")).toBeCloseTo(race.before, 12);
    expect(at("discovery.after")).toBeCloseTo(race.after, 12);
    expect(at("discovery.ready_share")).toBeCloseTo(race.duringShare, 12);
    // Shares in between and at the end make up the share over all.
    const found = flown[95]!, afterFound = race.after - (1 - found);
    expect(race.during * race.duringShare + afterFound).toBeCloseTo(race.readyShare * found, 10);
  });

  it("agrees with simulated flights, skies and works", () => {
    const random = seededRandom(8, 1), counts = { before: 0, during: 0, after: 0, share: 0 }, runs = 4000;
    for (let run = 0; run < runs; run++) {
      const stageMean = (44 * Math.exp(0.2 * normal(random))) / 40;
      const ready = Array.from({ length: 6 }, () => Array.from({ length: 40 }, () => exponential(random, 1 / stageMean)).reduce((a, b) => a + b));
      let isClear = random() < 0.45, day = 0;
      for (; day <= 97; day++) {
        if (isClear && poisson(random, (day < 35 ? 0.14 * 0.04 : 2 * 0.6) * 0.8) > 0) break;
        isClear = random() < 0.4 ? isClear : random() < 0.45;
      }
      const reported = day + 2 <= 97 ? ready.filter((at) => at <= day + 2).length : 6;
      if (reported === 0) counts.before += 1 / runs;
      else if (reported === 6) counts.after += 1 / runs;
      else [counts.during, counts.share] = [counts.during + 1 / runs, counts.share + reported / 6 / runs];
    }
    expect(Math.abs(at("discovery.before") - counts.before)).toBeLessThan(error(0.5, runs));
    expect(Math.abs(at("discovery.after") - counts.after)).toBeLessThan(error(0.5, runs));
    expect(Math.abs(at("discovery.ready_share") - counts.share / counts.during)).toBeLessThan(error(0.35, runs * counts.during));
  });

  it("comes later after a longer gap, worse weather or fewer flights", () => {
    for (const [name, worse] of [["gap_days", 60], ["clear", 0.2], ["flights", 0.5], ["cover", 0.2], ["interpretation", 0.3], ["reading_days", 9], ["mean_days", 30]] as const) {
      expect(at("discovery.before", { [name]: worse }), name).toBeLessThan(at("discovery.before"));
      expect(at("discovery.after", { [name]: worse }), name).toBeGreaterThan(at("discovery.after"));
    }
  });
});

describe("a line", () => {
  it("is that of the quarantine", () => {
    const line: Quarantine = { radius: 700, arc: 170, ships: 12, sweepWidth: 40, patrolSpeed: 20, targetSpeed: 15, arrivalsPerDay: 2, turnedBefore: 0.5, boardedShare: 0.3, turnedAtLine: 0.2, incidentsMet: 0.02, incidentsBoarded: 0.1, incidentsPerDay: 0.05, days: 10 };
    const { meets, met, incidents, incident } = quarantineOutcome(line);
    expect(value("quarantine.meets", 700, 170, 12, 40, 20, 15)).toBe(meets);
    expect(value("quarantine.incidents", met, 0.3, 0.02, 0.1, 0.05, 10)).toBeCloseTo(incidents, 12);
    expect(value("hazard.some", incidents)).toBe(incident);
    expect(value("quarantine.meets", 700, 170, 0, 40, 20, 15)).toBe(0);
  });
});

describe("links", () => {
  const positive = real(0.01, 100);

  it("leave the judgement where the computed quantity has its reference value, or the strength is 0", () => {
    fc.assert(fc.property(chance, chance, real(0, 3), positive, chance, chance, (anchor, computed, strength, quantity, other, half) => {
      expect(value("link.odds", anchor, computed, computed, strength)).toBe(anchor);
      expect(value("link.odds", anchor, computed, other, 0)).toBe(anchor);
      expect(value("link.scale", anchor, quantity, quantity, strength, -10, 10)).toBe(anchor);
      expect(value("link.shift", anchor, strength, quantity, quantity, -10, 10)).toBe(anchor);
      const [first, last] = [anchor / 2, half / 2];
      expect(value("link.first_of_three", first, last, computed / 2, other / 2, computed / 2, other / 2, strength)).toBeCloseTo(first, 14);
      expect(value("link.last_of_three", first, last, computed / 2, other / 2, computed / 2, other / 2, strength)).toBeCloseTo(last, 14);
    }));
  });

  it("in proportion multiply odds and ratios as computed ones are multiplied", () => {
    // From 1:4 to 1:1 computed multiplies the odds by four: judged 1:2 becomes 2:1.
    expect(value("link.odds", 1 / 3, 0.5, 0.2, 1)).toBeCloseTo(2 / 3, 12);
    expect(value("link.odds", 1 / 3, 0.5, 0.2, 0.5)).toBeCloseTo(0.5, 12);
    expect(value("link.scale", 0.9, 8, 4, 0.5, 0, 2)).toBeCloseTo(0.9 * Math.SQRT2, 12);
    expect(value("link.scale", 0.9, 8, 4, 3, 0, 1)).toBe(1);
    expect(value("link.shift", -0.9, -0.5, 0.7, 0.5, -1, 1)).toBeCloseTo(-1, 12);
    // 0.2, 0.5, 0.3 judged; the computed first doubles from 0.1 to 0.2, the last halves from 0.4 to 0.2, the middle goes from 0.5 to 0.6.
    const weights = [0.4, 0.6, 0.15];
    expect(value("link.first_of_three", 0.2, 0.3, 0.2, 0.2, 0.1, 0.4, 1)).toBeCloseTo(0.4 / weights.reduce((a, b) => a + b), 12);
    expect(value("link.last_of_three", 0.2, 0.3, 0.2, 0.2, 0.1, 0.4, 1)).toBeCloseTo(0.15 / weights.reduce((a, b) => a + b), 12);
  });

  it("with the anchor at the reference give the computed chances back", () => {
    fc.assert(fc.property(real(0.01, 0.49), real(0.01, 0.49), real(0.01, 0.49), real(0.01, 0.49), (a, b, c, d) => {
      expect(value("link.odds", a, b, a, 1)).toBeCloseTo(b, 9);
      expect(value("link.first_of_three", a, b, c, d, a, b, 1)).toBeCloseTo(c, 9);
      expect(value("link.last_of_three", a, b, c, d, a, b, 1)).toBeCloseTo(d, 9);
    }));
  });
});
