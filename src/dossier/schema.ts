// What each file of a dossier may hold.

import { z } from "zod";
import type * as is from "./dossier.ts";
import { atLeastZero, byId, day, extent, figure, figureFields, figureOf, knownDay, listOf, optionalText, point, provenance, provenanceOf, quantities, strings, text, visibility } from "./fields.ts";
import { exchangeFile, quarantineFile, reconnaissanceFile } from "./workings.ts";

const orNull = <Value>(value: Value | undefined): Value | null => value ?? null;
const place = { title: text, ...point, ...provenance };
const placeOf = (id: string, file: { title: string; lat: number; lon: number } & Parameters<typeof provenanceOf>[0]): is.PlaceOf => ({ id, title: file.title, lat: file.lat, lon: file.lon, ...provenanceOf(file) });

const sources = z.strictObject({
  sources: byId(
    {
      author: text, title: text, year: text, publisher: text, pages: optionalText, archive: optionalText, kind: text,
      consulted: z.enum(["whole", "excerpt", "opening", "not opened", "own"], { error: "whole, excerpt, opening, not opened or own" }),
      confidence: z.enum(["verified", "recalled"], { error: "verified or recalled" }), note: optionalText,
    },
    (key, file): is.Work => ({ key, ...file }),
  ),
});

const published = z.strictObject({ title: text, km: atLeastZero, ...provenance });

const titles = z.record(z.string(), text, { error: "a map from keys to titles" }).optional().transform((map): ReadonlyMap<string, string> => new Map(Object.entries(map ?? {})));

const forces = z.strictObject({
  sides: titles,
  systems: byId(
    {
      title: text, side: text, class: text, based: text, launchers: figure, ready: figure, range_km: figure.optional(), cep_km: figure.optional(),
      yield_mt: figure.optional(), warheads: figure, reliability: figure, launch_minutes: figure.optional(), published_ranges: z.array(published).optional(), note: optionalText,
    },
    (id, { range_km, cep_km, yield_mt, launch_minutes, published_ranges = [], ...file }): is.WeaponSystem => ({
      id, ...file, rangeKm: orNull(range_km), cepKm: orNull(cep_km), yieldMt: orNull(yield_mt), launchMinutes: orNull(launch_minutes),
      publishedRanges: published_ranges.map(({ title, km, ...rest }) => ({ title, km, ...provenanceOf(rest) })).sort((a, b) => a.km - b.km),
    }),
  ),
  totals: quantities,
  deployment: byId(
    { title: text, unit: text, planned: figure.optional(), arrived: figure.optional(), believed: listOf({ date: day, ...figureFields }, (file): is.DatedNumber => ({ date: file.date, ...figureOf(file) }), true) },
    (id, { planned, arrived, ...file }): is.Deployment => ({ id, ...file, planned: orNull(planned), arrived: orNull(arrived) }),
  ),
  local_forces: quantities,
});

const latitude = point.lat, longitude = point.lon;
const frame = z.strictObject({ south: latitude, north: latitude, west: longitude, east: longitude }, { error: "{ south: ..., north: ..., west: ..., east: ... }" }).refine(({ south, north }) => south < north, { error: "a frame with its south below its north" });

const base = { ...place, side: text, state: optionalText, bombers: strings, missiles: strings };
const baseOf = (id: string, file: { side: string; state: string; bombers: string[]; missiles: string[] } & Parameters<typeof placeOf>[1]): is.AirBase => ({ ...placeOf(id, file), side: file.side, state: file.state, bombers: file.bombers, missiles: file.missiles });

const places = z.strictObject({
  sites: byId(
    { title: text, system: text, place: z.strictObject({ ...point, ...provenance }), launchers: figure, ready: knownDay.optional(), believed: knownDay.optional(), note: optionalText },
    (id, { place: { lat, lon, ...rest }, ready, believed, ...file }): is.MissileSite => ({ id, ...file, place: { lat, lon, ...provenanceOf(rest) }, ready: orNull(ready), believed: orNull(believed) }),
  ),
  posts: byId({ ...place, kind: text, holds: atLeastZero.optional() }, (id, file): is.MilitaryPost => ({ ...placeOf(id, file), kind: file.kind, holds: orNull(file.holds) })),
  bases: byId(base, baseOf),
  overseas_bases: byId(base, baseOf),
  fields: byId({ ...place, system: text, state: text }, (id, file): is.MissileField => ({ ...placeOf(id, file), system: file.system, state: file.state })),
  cities: byId({ ...place, side: text, label: text.optional(), people: atLeastZero }, (id, file): is.City => ({ ...placeOf(id, file), side: file.side, label: file.label ?? file.title, people: file.people })),
  places: byId({ ...place, role: text }, (id, file): is.NamedPlace => ({ ...placeOf(id, file), role: file.role })),
  circles: byId({ title: text, centre: text, radius_nm: figure }, (id, file): is.SeaCircle => ({ id, title: file.title, centre: file.centre, radiusNm: file.radius_nm })),
  views: byId({ title: text, targets: text, cities: text, territory: strings, centre: text, systems: strings, frame }, (id, file): is.MapView => ({ id, ...file })),
});

const timeline = z.strictObject({
  extent: extent.optional(),
  hours: optionalText,
  actors: titles,
  events: listOf(
    { id: text, date: day, until: day.optional(), precision: z.enum(["day", "month"], { error: "day or month" }).optional(), time: optionalText, actors: strings, kind: text, visibility, text, ...provenance },
    (file): is.DossierEvent => ({
      id: file.id, date: file.date, until: file.until ?? file.date, precision: file.precision ?? "day", time: file.time, actors: file.actors,
      kind: file.kind, visibility: file.visibility, text: file.text, ...provenanceOf(file),
    }),
  ),
  flights: listOf({ date: day, result: text, ...provenance }, (file): is.RecordedFlight => ({ date: file.date, result: file.result, ...provenanceOf(file) })),
  gap: z.strictObject({ from: day, to: day, reasons: strings, ...provenance }).optional().transform((file): is.FlightGap | null => (file === undefined ? null : { from: file.from, to: file.to, reasons: file.reasons, ...provenanceOf(file) })),
  ships: quantities,
});

const readiness = z.strictObject({
  extent: extent.optional(),
  believed: listOf(
    { date: day, document: text, seen: atLeastZero, sites: atLeastZero, ...figureFields },
    (file): is.BelievedReadiness => ({ date: file.date, document: file.document, seen: file.seen, sites: file.sites, ...figureOf(file) }),
    true,
  ),
  actual: listOf({ date: day, ...figureFields }, (file): is.DatedNumber => ({ date: file.date, ...figureOf(file) }), true),
  warheads: listOf(
    { date: day, place: text, event: text, cargo: z.record(z.string(), atLeastZero).optional(), ...provenance },
    (file): is.WarheadRecord => ({ date: file.date, place: file.place, event: file.event, cargo: new Map(Object.entries(file.cargo ?? {})), ...provenanceOf(file) }),
  ),
  timing: quantities,
});

const options = z.strictObject({
  options: byId({ side: text, title: text, expected: text, advocates: optionalText, ...provenance }, (id, file): is.CourseOfAction => ({ id, side: file.side, title: file.title, expected: file.expected, advocates: file.advocates, ...provenanceOf(file) })),
  plans: byId({ side: text, title: text, days: atLeastZero, ...provenance }, (id, file): is.WarPlan => ({ id, side: file.side, title: file.title, days: file.days, ...provenanceOf(file) })),
  offers: listOf({ date: day, actors: strings, visibility, text, ...provenance }, (file): is.RecordedOffer => ({ date: file.date, actors: file.actors, visibility: file.visibility, text: file.text, ...provenanceOf(file) })),
  odds: listOf(
    { who: text, when: text, event: text, said: text, unit: optionalText, ...figureFields, value: z.number().min(0).max(1).optional() },
    ({ value, ...file }): is.StatedOdds => ({ who: file.who, when: file.when, event: file.event, said: file.said, figure: value === undefined ? null : figureOf({ ...file, value }), ...provenanceOf(file) }),
  ),
  casualties: quantities,
  questions: listOf({ question: text, then: text, now: text, ...provenance }, (file): is.OpenQuestion => ({ question: file.question, then: file.then, now: file.now, ...provenanceOf(file) })),
});

const economics = z.strictObject({
  costs: quantities,
  build_up: listOf({ year: atLeastZero, unit: text, ...figureFields }, (file) => ({ year: file.year, unit: file.unit, ...figureOf(file) }), true),
  bases: quantities,
  increments: quantities,
  said: listOf({ text, ...provenance }, (file): is.Saying => ({ text: file.text, ...provenanceOf(file) })),
  survivors: quantities,
});

/** By part: the file of that name. */
export const dossierFiles = { sources, forces, places, timeline, readiness, options, economics, exchange: exchangeFile, reconnaissance: reconnaissanceFile, quarantine: quarantineFile };
export type DossierPart = keyof typeof dossierFiles;
export const DOSSIER_PARTS = Object.keys(dossierFiles) as readonly DossierPart[]; // its own keys
