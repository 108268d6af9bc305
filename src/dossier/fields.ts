// The pieces that every file of a dossier is made of, as they are written and as they are read.

import { z } from "zod";
import { plainText } from "../base/index.ts";
import type { KnownDay, KnownNumber, KnownQuantity, Provenance } from "./dossier.ts";

export const text = z.union([z.string(), z.number()], { error: "a text" }).transform((value) => plainText(String(value)));
const words = text.optional().transform((value) => value ?? "");
export const optionalText = words;
const number = z.number({ error: "a number" });
export const atLeastZero = number.min(0, { error: "a number of at least 0" });

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a day of the calendar, written YYYY-MM-DD. */
export function isDay(value: string): boolean {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  const days = DAYS_IN_MONTH[Number(month) - 1];
  if (days === undefined || Number(day) < 1 || Number(day) > days) return false;
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  return month !== "02" || day !== "29" || leap;
}

export const day = z.string({ error: "a day, written 1914-07-23" }).refine(isDay, { error: "a day of the calendar, written 1914-07-23" });

export const provenance = {
  confidence: z.enum(["verified", "recalled", "uncertain", "computed"], { error: "verified, recalled, uncertain or computed" }),
  source: z.array(z.string(), { error: "a list of keys, such as [A1999]" }).optional(),
  part: words,
  note: words,
};
interface ProvenanceFile {
  readonly confidence: Provenance["confidence"];
  readonly source?: readonly string[] | undefined;
  readonly part: string;
  readonly note: string;
}

export function provenanceOf({ confidence, source, part, note }: ProvenanceFile): Provenance {
  return { confidence, sources: source ?? [], part, note };
}

const span = { value: number, low: number.optional(), high: number.optional() };
interface SpanFile extends ProvenanceFile {
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}
export const figureFields = { ...span, ...provenance };
const isOrdered = ({ value, low = value, high = value }: SpanFile) => low <= value && value <= high;
export const ORDER = { error: "low, value and high in this order" };

export function figureOf(file: SpanFile): KnownNumber {
  const { value, low = value, high = value } = file;
  return { value, low, high, ...provenanceOf(file) };
}

export const figure = z.strictObject(figureFields, { error: "{ value: ..., confidence: ... }" }).refine(isOrdered, ORDER).transform(figureOf);

/** A map under ids to a list of records that know their id; a file keeps the order. */
export function byId<Shape extends z.ZodRawShape, Out>(shape: Shape, read: (id: string, file: z.output<z.ZodObject<Shape>>) => Out, ordered = false) {
  const record = z.strictObject(shape, { error: "a map of keys and values" });
  return z.record(z.string(), ordered ? record.refine((file) => isOrdered(file as unknown as SpanFile), ORDER) : record, { error: "a map from ids to { ... }" })
    .optional()
    .transform((files) => Object.entries(files ?? {}).map(([id, file]) => read(id, file as z.output<z.ZodObject<Shape>>)));
}

export const quantities = byId(
  { title: text, unit: words, side: words, ...figureFields },
  (id, file): KnownQuantity => ({ id, title: file.title, unit: file.unit, side: file.side, ...figureOf(file) }),
  true,
);

/** A list of records; none when the key is missing. */
export function listOf<Shape extends z.ZodRawShape, Out>(shape: Shape, read: (file: z.output<z.ZodObject<Shape>>) => Out, ordered = false) {
  const record = z.strictObject(shape, { error: "a map of keys and values" });
  return z.array(ordered ? record.refine((file) => isOrdered(file as unknown as SpanFile), ORDER) : record, { error: "a list of { ... }" })
    .optional()
    .transform((files) => (files ?? []).map((file) => read(file as z.output<z.ZodObject<Shape>>)));
}

export const point = { lat: number.min(-90, { error: "a latitude from -90 to 90" }).max(90, { error: "a latitude from -90 to 90" }), lon: number.min(-180, { error: "a longitude from -180 to 180" }).max(180, { error: "a longitude from -180 to 180" }) };

export const strings = z.array(text, { error: "a list of texts" }).optional().transform((list) => list ?? []);
export const visibility = z.enum(["public", "private", "secret"], { error: "public, private or secret" });
export const extent = z.strictObject({ from: day, to: day }, { error: "{ from: ..., to: ... }" }).refine(({ from, to }) => from <= to, { error: "a first day not after the last" });

export const knownDay = z
  .strictObject({ day, earliest: day.optional(), latest: day.optional(), emergency: day.optional(), ...provenance }, { error: "{ day: ..., confidence: ... }" })
  .refine(({ day, earliest = day, latest = day }) => earliest <= day && day <= latest, { error: "earliest, day and latest in this order" })
  .transform((file): KnownDay => ({ day: file.day, earliest: file.earliest ?? file.day, latest: file.latest ?? file.day, emergency: file.emergency ?? null, ...provenanceOf(file) }));
