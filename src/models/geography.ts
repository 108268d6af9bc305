// How far one place is from another, and what a missile reaches.

import * as library from "geographiclib-geodesic";
import { invariant, normalCdf, requireThat } from "../base/index.ts";
import type { Model, ModelInput } from "./model.ts";

/** Degrees, WGS84. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}

// The library has one default export in Node and named ones in a bundle.
const { Geodesic } = ("default" in library ? library.default : library) as typeof library; // the same object either way

/** Mean radius of the Earth, (2a + b) / 3; Moritz 2000, Journal of Geodesy 74: 128-133. */
export const EARTH_RADIUS_KM = 6371.0088;
export const KM_PER_NAUTICAL_MILE = 1.852;
const ELLIPSOID = Geodesic.WGS84, SPHERE = new Geodesic.Geodesic(1000 * EARTH_RADIUS_KM, 0);
const KARNEY = "Karney 2013, Journal of Geodesy 87: 43-55";

/**
 * The shortest way over the WGS84 ellipsoid, in km, to the millimetre, so that it is the same number on every machine.
 *
 * @throws {RangeError} when a latitude is not within -90 to 90 degrees
 * @source Karney 2013, Journal of Geodesy 87: 43-55
 */
export function geodesicKm(from: Position, to: Position): number {
  return lengthKm(ELLIPSOID, from, to);
}

/** The great circle on a sphere of `EARTH_RADIUS_KM`, what the haversine formula gives: up to .6 % off the ellipsoid. */
export function greatCircleKm(from: Position, to: Position): number {
  return lengthKm(SPHERE, from, to);
}

function lengthKm(surface: typeof ELLIPSOID, from: Position, to: Position): number {
  for (const { lat, lon } of [from, to]) requireThat(Math.abs(lat) <= 90 && Number.isFinite(lon), `a place has a latitude from -90 to 90 degrees and a longitude, got ${lat}, ${lon}`);
  const { s12 } = surface.Inverse(from.lat, from.lon, to.lat, to.lon, Geodesic.DISTANCE);
  invariant(s12 !== undefined, "a geodesic without a length");
  return Math.round(1000 * s12) / 1e6;
}

/**
 * The outline of what lies within `km` of at least one of several places, as seen from their middle: one point on each bearing. Right
 * as long as the outline has no bays that the middle cannot look into, as where the places stand near each other for their range.
 *
 * @param count  how many points, at even bearings from north
 */
export function unionOutline(centres: readonly Position[], km: number, count: number): Position[] {
  requireThat(centres.length > 0, "an outline needs at least one centre");
  const middle = { lat: mean(centres.map(({ lat }) => lat)), lon: mean(centres.map(({ lon }) => lon)) };
  return Array.from({ length: count }, (_, i) => {
    // The way out from the middle ends where the nearest centre is `km` away; each step adds what is still missing.
    let out = km, point = middle;
    for (let step = 0; step < 40; step++) {
      point = destination(middle, (360 * i) / count, out);
      const missing = km - Math.min(...centres.map((centre) => geodesicKm(centre, point)));
      if (Math.abs(missing) < 1e-4) break;
      out = Math.max(0, out + missing);
    }
    return point;
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Where the geodesic that leaves a place on a bearing ends after so many km, to about a millimetre.
 *
 * @param bearing  degrees, clockwise from north
 */
export function destination(from: Position, bearing: number, km: number): Position {
  const { lat2, lon2 } = ELLIPSOID.Direct(from.lat, from.lon, bearing, 1000 * km, Geodesic.LATITUDE | Geodesic.LONGITUDE);
  invariant(lat2 !== undefined && lon2 !== undefined, "a geodesic without an end");
  return { lat: Math.round(1e8 * lat2) / 1e8, lon: Math.round(1e8 * lon2) / 1e8 };
}

/**
 * The chance that a missile whose range is normally distributed comes as far as a target.
 *
 * @param errorKm  standard deviation of the range; 0 makes its edge sharp, and a target on the edge is reached
 * @throws {RangeError} when a length is negative
 */
export function reachChance(distanceKm: number, rangeKm: number, errorKm = 0): number {
  for (const [name, km] of [["distance", distanceKm], ["range", rangeKm], ["range error", errorKm]] as const) requireThat(km >= 0, `a ${name} is a number of km of at least 0, got ${km}`);
  if (errorKm === 0) return distanceKm <= rangeKm ? 1 : 0;
  return normalCdf((rangeKm - distanceKm) / errorKm);
}

export interface Target {
  /** To the nearest site. */
  readonly distanceKm: number;
  /** People there, or 1. */
  readonly weight: number;
}

export interface Coverage {
  /** Expected number of targets in reach, and their weight; whole numbers when the edge is sharp. */
  readonly count: number;
  readonly weight: number;
  /** The same as shares of all. */
  readonly countShare: number;
  readonly weightShare: number;
}

/** What a range covers of some targets, each counted whole by the chance that it is reached. */
export function coverage(targets: readonly Target[], rangeKm: number, errorKm = 0): Coverage {
  let count = 0, weight = 0, all = 0;
  for (const target of targets) {
    const chance = reachChance(target.distanceKm, rangeKm, errorKm);
    count += chance;
    weight += chance * target.weight;
    all += target.weight;
  }
  return { count, weight, countShare: targets.length === 0 ? 0 : count / targets.length, weightShare: all === 0 ? 0 : weight / all };
}

/** The share of a sphere that lies within a distance of a point: (1 - cos(d / R)) / 2. */
export function capShare(km: number): number {
  // The series of (1 - cos x) / 2; x is at most half a turn, where its terms stay small.
  const x = km / EARTH_RADIUS_KM;
  let term = (x * x) / 4, sum = 0;
  for (let n = 2; n < 60 && Math.abs(term) > 1e-18 * sum; n += 2) {
    sum += term;
    term *= (-x * x) / ((n + 1) * (n + 2));
  }
  return sum;
}

const LAT = (name: string, of: string): ModelInput => ({ name, title: `Latitude of ${of}`, unit: "degrees north", low: -90, high: 90 });
const LON = (name: string, of: string): ModelInput => ({ name, title: `Longitude of ${of}`, unit: "degrees east", low: -180, high: 180 });
const ENDS = [LAT("from_lat", "the start"), LON("from_lon", "the start"), LAT("to_lat", "the end"), LON("to_lon", "the end")];
const positions = ([fromLat = 0, fromLon = 0, toLat = 0, toLon = 0]: readonly number[]) => [{ lat: fromLat, lon: fromLon }, { lat: toLat, lon: toLon }] as const;
/** Half the meridian on the sphere. */
const HALF_TURN_KM = 20_015;
const KM = (name: string, title: string): ModelInput => ({ name, title, unit: "km", low: 0, high: HALF_TURN_KM });

export const geodesicModel: Model = {
  name: "geography.distance",
  title: "Distance over the WGS84 ellipsoid",
  inputs: ENDS,
  unit: "km",
  source: KARNEY,
  compute: (inputs) => geodesicKm(...positions(inputs)),
};

export const greatCircleModel: Model = {
  name: "geography.great_circle",
  title: "Distance over a sphere of radius 6371.0088 km",
  inputs: ENDS,
  unit: "km",
  source: "Spherical trigonometry; Sinnott 1984, Sky and Telescope 68: 159",
  compute: (inputs) => greatCircleKm(...positions(inputs)),
};

export const reachModel: Model = {
  name: "geography.reach",
  title: "Chance that a missile comes as far as a target",
  inputs: [KM("distance", "Distance to the target"), KM("range", "Mean range"), KM("error", "Standard deviation of the range; 0 is a sharp edge")],
  unit: "probability",
  source: "Normal error of range",
  compute: ([distance = 0, range = 0, error = 0]) => reachChance(distance, range, error),
};

const GROUPS = 10;

export const coverageModel: Model = {
  name: "geography.coverage",
  title: "Share of a people that a missile reaches, by groups of cities",
  inputs: [
    KM("range", "Mean range"), KM("error", "Standard deviation of the range; 0 is a sharp edge"),
    ...Array.from({ length: GROUPS }, (_, i): readonly ModelInput[] => [KM(`distance${i + 1}`, `Mean distance of group ${i + 1}`), { name: `share${i + 1}`, title: "Its share of all people", unit: "share", low: 0, high: 1 }]).flat(),
  ],
  unit: "probability",
  source: "Normal error of range",
  compute: ([range = 0, error = 0, ...groups]) => {
    let reached = 0;
    for (let i = 0; i < groups.length; i += 2) reached += (groups[i + 1] as number) * reachChance(groups[i] as number, range, error); // distance, share
    return Math.min(1, reached);
  },
};

export const capModel: Model = {
  name: "geography.cap",
  title: "Share of the Earth's surface within a distance of a point",
  inputs: [KM("distance", "Distance over the sphere")],
  unit: "share",
  source: "Area of a spherical cap; Archimedes, On the Sphere and Cylinder I.42",
  compute: ([distance = 0]) => capShare(distance),
};
