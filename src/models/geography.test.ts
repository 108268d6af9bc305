// Distances and coverage against published values, closed forms and a second way to the same number.

import { geoDistance } from "d3-geo";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capShare, coverage, EARTH_RADIUS_KM, geodesicKm, greatCircleKm, reachChance, unionOutline } from "./geography.ts";

const latitude = fc.double({ min: -90, max: 90, noNaN: true }), longitude = fc.double({ min: -180, max: 180, noNaN: true });
const place = fc.record({ lat: latitude, lon: longitude });

describe("distances", () => {
  it("on the sphere are those of d3-geo, and the ellipsoid is within .6 % of it", () => {
    fc.assert(fc.property(place, place, (a, b) => {
      const km = greatCircleKm(a, b);
      expect(km).toBeCloseTo(EARTH_RADIUS_KM * geoDistance([a.lon, a.lat], [b.lon, b.lat]), 3);
      expect(Math.abs(geodesicKm(a, b) - km)).toBeLessThanOrEqual(0.006 * km + 1e-6);
    }));
  });

  it("on the ellipsoid are those of published examples", () => {
    // Vincenty's and Karney's own test cases: the meridian quadrant, a quarter of the equator, New York to Singapore, nearly antipodal points.
    expect(geodesicKm({ lat: 0, lon: 0 }, { lat: 90, lon: 0 })).toBeCloseTo(10001.965729, 6);
    expect(geodesicKm({ lat: 0, lon: 0 }, { lat: 0, lon: 90 })).toBeCloseTo((6378.137 * Math.PI) / 2, 5);
    expect(geodesicKm({ lat: 40.6, lon: -73.8 }, { lat: 1.4, lon: 104 })).toBeCloseTo(15347.512940, 0);
    expect(geodesicKm({ lat: 0, lon: 0 }, { lat: 0.5, lon: 179.7 })).toBeCloseTo(19944.127421, 3);
  });

  it("are symmetric, and no detour is shorter", () => {
    fc.assert(fc.property(place, place, place, (a, b, c) => {
      expect(geodesicKm(a, b)).toBeCloseTo(geodesicKm(b, a), 6);
      expect(geodesicKm(a, c)).toBeLessThanOrEqual(geodesicKm(a, b) + geodesicKm(b, c) + 2e-6);
    }));
  });

  it("from the points of an outline to the nearest of its centres are its radius", () => {
    const near = fc.array(fc.record({ lat: fc.double({ min: 20, max: 24, noNaN: true }), lon: fc.double({ min: -84, max: -79, noNaN: true }) }), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(near, fc.integer({ min: 1000, max: 9000 }), (centres, km) => {
      for (const point of unionOutline(centres, km, 12)) expect(Math.min(...centres.map((centre) => geodesicKm(centre, point)))).toBeCloseTo(km, 2);
    }));
    expect(unionOutline([{ lat: 10, lon: 20 }], 500, 4).map(({ lat, lon }) => (lat > 14 ? "north" : lat < 6 ? "south" : lon > 24 ? "east" : "west"))).toEqual(["north", "east", "south", "west"]);
  });

  it("refuse a latitude beyond the pole", () => expect(() => geodesicKm({ lat: 91, lon: 0 }, { lat: 0, lon: 0 })).toThrow("a latitude from -90 to 90 degrees"));
});

describe("coverage", () => {
  const targets = fc.array(fc.record({ distanceKm: fc.integer({ min: 0, max: 5000 }), weight: fc.integer({ min: 1, max: 1000 }) }), { minLength: 1 });

  it("grows with the range, from nothing to all", () => {
    fc.assert(fc.property(targets, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 300 }), (list, range, more, error) => {
      expect(coverage(list, range + more, error).weightShare).toBeGreaterThanOrEqual(coverage(list, range, error).weightShare - 1e-12);
      expect(coverage(list, 5000).countShare).toBe(1);
    }));
  });

  it("with a vanishing error is that of a sharp edge, and on the edge one half", () => {
    expect(reachChance(2000, 2000, 20)).toBeCloseTo(0.5, 12);
    expect(reachChance(1980, 2000, 20)).toBeCloseTo(0.841344746, 9);
    expect(reachChance(1999, 2000, 1e-6)).toBe(reachChance(1999, 2000));
    expect([reachChance(2000, 2000), reachChance(2000.1, 2000)]).toEqual([1, 0]);
  });

  it("is the mean over drawn ranges", () => {
    const list = [1900, 1950, 2010, 2073, 2168].map((distanceKm, i) => ({ distanceKm, weight: i + 1 }));
    // Midpoints of ten thousand equal slices of the normal distribution, by bisection.
    const quantile = (p: number) => {
      let low = 1000, high = 3000;
      for (let i = 0; i < 60; i++) {
        const middle = (low + high) / 2;
        reachChance(2040, middle, 30) < p ? (low = middle) : (high = middle);
      }
      return low;
    };
    const slices = 2000;
    let sum = 0;
    for (let i = 0; i < slices; i++) sum += coverage(list, quantile((i + 0.5) / slices)).weightShare / slices;
    expect(coverage(list, 2040, 30).weightShare).toBeCloseTo(sum, 3);
  });

  it("refuses lengths below 0 by name and unit", () => {
    expect(() => reachChance(100, -1)).toThrow("a range is a number of km of at least 0, got -1");
    expect(() => reachChance(100, 100, -5)).toThrow("a range error is a number of km of at least 0, got -5");
  });
});

it("a cap of the Earth is the worked value, half at a quarter turn and all at a half turn", () => {
  expect(capShare(2080) * 4 * Math.PI * EARTH_RADIUS_KM ** 2).toBeCloseTo(13_471_487, -1);
  expect(capShare(10_007.557221)).toBeCloseTo(0.5, 9);
  expect(capShare(Math.PI * EARTH_RADIUS_KM)).toBeCloseTo(1, 12);
});
