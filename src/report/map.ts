// A part of the Earth as drawn: an azimuthal equidistant projection, in which every distance from the centre is true.

import { geoAzimuthalEquidistant, geoPath } from "d3-geo";
import { feature, merge } from "topojson-client";
import { requireThat } from "../base/index.ts";
import type { Frame, GeoPoint } from "../dossier/index.ts";
import { EARTH_RADIUS_KM } from "../models/index.ts";

/** A TopoJSON topology with the objects `countries` and `land`, as the package world-atlas has them: Natural Earth. */
export type Atlas = object;

type Topology = Parameters<typeof merge>[0];
interface AtlasObjects {
  readonly objects: { readonly countries: { readonly geometries: readonly { readonly id?: string | number }[] }; readonly land: never };
}

export interface DrawnMap {
  readonly width: number;
  readonly height: number;
  /** Px from the upper left corner. */
  project(point: GeoPoint): { readonly x: number; readonly y: number };
  readonly kmPerPx: number;
  /** Path data of all land, and of the territory that is set off. */
  readonly land: string;
  readonly territory: string;
}

/** Islands below this many square px are left out. */
const ISLAND_MIN = 1.5;
/** Points of the frame's edge from which its extent is taken, to a side. */
const EDGE = 24;

/** What of the Earth is drawn, in km from the centre of the projection. */
export interface PlaneBox {
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
}

/**
 * @param territory  ISO 3166-1 numbers of the countries to set off
 * @param width      px; the height follows from the frame
 * @throws {RangeError} when the atlas has not the objects it should
 */
export function drawMap(atlas: Atlas, frame: Frame, centre: GeoPoint, territory: readonly string[], width: number): DrawnMap {
  const projection = projectionAt(centre).scale(1);
  const edge = frameEdge(frame).map(({ lat, lon }) => projection([lon, lat]) ?? [0, 0]); // this projection shows every point
  const left = Math.min(...edge.map(([x]) => x)), right = Math.max(...edge.map(([x]) => x)), top = Math.min(...edge.map(([, y]) => y)), bottom = Math.max(...edge.map(([, y]) => y));
  const scale = width / (right - left);
  return drawn(atlas, territory, projection.scale(scale).translate([-left * scale, -top * scale]), width, Math.round((bottom - top) * scale));
}

/**
 * The same of a box of the plane, for pages that scale it.
 *
 * @throws {RangeError} when the atlas has not the objects it should
 */
export function drawPlane(atlas: Atlas, centre: GeoPoint, box: PlaneBox, territory: readonly string[], kmPerPx: number): DrawnMap {
  const projection = projectionAt(centre).scale(EARTH_RADIUS_KM / kmPerPx).translate([box.west / kmPerPx, box.north / kmPerPx]);
  return drawn(atlas, territory, projection, (box.west + box.east) / kmPerPx, (box.north + box.south) / kmPerPx);
}

function projectionAt({ lat, lon }: GeoPoint): ReturnType<typeof geoAzimuthalEquidistant> {
  return geoAzimuthalEquidistant().rotate([-lon, -lat]).translate([0, 0]);
}

function drawn(atlas: Atlas, territory: readonly string[], projection: ReturnType<typeof geoAzimuthalEquidistant>, width: number, height: number): DrawnMap {
  const { objects } = atlas as Partial<AtlasObjects>;
  requireThat(objects?.countries !== undefined && objects.land !== undefined, "an atlas is a TopoJSON topology with the objects countries and land, such as world-atlas/countries-50m.json");
  projection.clipExtent([[-3, -3], [width + 3, height + 3]]).precision(0.5);
  const path = geoPath(projection).digits(1);
  const topology = atlas as Topology;
  const own = objects.countries.geometries.filter(({ id }) => id !== undefined && territory.includes(String(id)));
  const draw = (geometry: ReturnType<typeof merge>) => path({ ...geometry, coordinates: geometry.coordinates.filter((polygon) => path.area({ type: "Polygon", coordinates: polygon }) >= ISLAND_MIN) }) ?? "";
  return {
    width, height,
    project: ({ lat, lon }) => {
      const [x, y] = projection([lon, lat]) ?? [0, 0]; // this projection shows every point
      return { x: round(x), y: round(y) };
    },
    kmPerPx: EARTH_RADIUS_KM / projection.scale(),
    land: draw(allLand(topology, objects.land)),
    territory: draw(merge(topology, own as Parameters<typeof merge>[1])),
  };
}

/** Land as one geometry, whatever the atlas keeps it in. */
function allLand(topology: Topology, land: never): ReturnType<typeof merge> {
  const shape = feature(topology, land) as ReturnType<typeof feature>;
  const geometries = "features" in shape ? shape.features.map(({ geometry }) => geometry) : [shape.geometry];
  return { type: "MultiPolygon", coordinates: geometries.flatMap((geometry) => (geometry.type === "MultiPolygon" ? geometry.coordinates : geometry.type === "Polygon" ? [geometry.coordinates] : [])) };
}

function frameEdge({ south, north, west, east }: Frame): GeoPoint[] {
  const width = east >= west ? east - west : east + 360 - west;
  return Array.from({ length: EDGE + 1 }, (_, i) => i / EDGE).flatMap((part) => [
    { lat: south, lon: west + part * width }, { lat: north, lon: west + part * width },
    { lat: south + part * (north - south), lon: west }, { lat: south + part * (north - south), lon: west + width },
  ]);
}

function round(px: number): number {
  return Math.round(10 * px) / 10;
}

/** Path data of a closed line through points of the Earth. */
export function outlinePath(map: DrawnMap, points: readonly GeoPoint[]): string {
  return `M${points.map((point) => map.project(point)).map(({ x, y }) => `${x} ${y}`).join("L")}Z`;
}
