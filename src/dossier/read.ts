// The files of a dossier -> a Dossier, or every mistake in them with its place.

import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import type { z } from "zod";
import { type Diagnostic, DiagnosticError, invariant, type Place, suggest } from "../base/index.ts";
import type { Provenance, Dossier } from "./dossier.ts";
import { DOSSIER_PARTS, type DossierPart, dossierFiles } from "./schema.ts";
import { namesInWorkings } from "./workings.ts";

export interface DossierFile {
  /** For messages: a path. */
  readonly name: string;
  readonly text: string;
}

export interface DossierResult {
  /** Null when there is a mistake. */
  readonly dossier: Dossier | null;
  readonly diagnostics: readonly Diagnostic[];
}

const TEXT_LENGTH_MAX = 1_000_000;
const DIAGNOSTICS_MAX = 100;

type Path = readonly PropertyKey[];

interface Opened {
  readonly part: DossierPart;
  readonly file: DossierFile;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  /** What the text says, before any check. */
  readonly data: unknown;
}

/**
 * Reads the files of a dossier together, since they name each other's entries. A part without a file stays empty.
 *
 * @param files  by part: `sources`, `forces`, `places`, `timeline`, `readiness`, `options`, `economics`, `exchange`, `reconnaissance`, `quarantine`
 */
export function parseDossier(files: Readonly<Partial<Record<DossierPart, DossierFile>>>): DossierResult {
  const diagnostics: Diagnostic[] = [];
  const opened = DOSSIER_PARTS.flatMap((part) => {
    const file = files[part];
    const one = file === undefined ? null : open(part, file, diagnostics);
    return one === null ? [] : [one];
  });
  const read = { sources: shape("sources"), forces: shape("forces"), places: shape("places"), timeline: shape("timeline"), readiness: shape("readiness"), options: shape("options"), economics: shape("economics"), exchange: shape("exchange"), reconnaissance: shape("reconnaissance"), quarantine: shape("quarantine") };
  for (const one of opened) checkProvenance(one, opened, diagnostics);
  if (diagnostics.length > 0) return { dossier: null, diagnostics: diagnostics.slice(0, DIAGNOSTICS_MAX) };
  const dossier = assemble(read);
  diagnostics.push(...checkNames(dossier, opened));
  return { dossier: diagnostics.length > 0 ? null : dossier, diagnostics: diagnostics.slice(0, DIAGNOSTICS_MAX) };

  function shape<Part extends DossierPart>(part: Part): z.output<(typeof dossierFiles)[Part]> | null {
    const one = opened.find((candidate) => candidate.part === part);
    // A part that is not given is read as an empty map.
    const result = dossierFiles[part].safeParse(one?.data ?? {});
    if (result.success) return result.data as z.output<(typeof dossierFiles)[Part]>; // of this part's schema
    if (one !== undefined) for (const issue of result.error.issues) diagnostics.push(...explain(one, issue, []));
    return null;
  }
}

/** The dossier; throws a DiagnosticError with all mistakes when there are any. */
export function requireDossier(files: Readonly<Partial<Record<DossierPart, DossierFile>>>): Dossier {
  const { dossier, diagnostics } = parseDossier(files);
  if (dossier === null) throw new DiagnosticError(diagnostics);
  return dossier;
}

function open(part: DossierPart, file: DossierFile, diagnostics: Diagnostic[]): Opened | null {
  const refuse = (rule: string, message: string, place: Place | null, label: string, help: string): null => {
    diagnostics.push({ rule, message, place, label, help });
    return null;
  };
  if (file.text.length > TEXT_LENGTH_MAX) return refuse("file-too-large", "the file is too large", null, `${file.name} has ${file.text.length} characters`, "a file of a dossier has at most 1,000,000 characters");
  const lines = new LineCounter();
  try {
    const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false, logLevel: "silent", version: "1.2", merge: false });
    const [error] = document.errors;
    if (error !== undefined) return refuse("syntax", "the file is not well-formed YAML", placeOf(file, lines, error.pos[0], error.pos[1]), error.message, "see the other files of the dossier for the form");
    const data: unknown = document.toJS({ maxAliasCount: 0 });
    if (!isMap(document.contents)) return refuse("wrong-kind", "a file of a dossier is a map of keys and values", null, file.name, "see docs/data.md");
    return { part, file, document, lines, data };
  } catch (error) {
    // Nesting that overflows the stack, or an alias.
    if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error;
    return refuse("syntax", "the file nests too deep or uses an alias", null, file.name, "write it out: a dossier has neither");
  }
}

function placeOf(file: DossierFile, lines: LineCounter, start: number, end: number): Place {
  const { line, col } = lines.linePos(start);
  const text = file.text.slice(lines.lineStarts[line - 1], lines.lineStarts[line]).replace(/\r?\n$/, "");
  return { file: file.name, line, column: col, length: Math.max(1, Math.min(end - start, text.length - col + 1)), text };
}

/** The place of what stands at a path, or of the nearest thing above it. */
function placeAt({ document, file, lines }: Opened, path: Path): Place {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const range = (node as Node | undefined)?.range;
    if (range !== null && range !== undefined) return placeOf(file, lines, range[0], isScalar(node) ? range[1] : range[0] + 1);
  }
  return placeOf(file, lines, 0, 1);
}

/** One diagnostic for an issue of the schema; of a union, for its first branch. */
function explain(one: Opened, issue: z.core.$ZodIssue, above: Path): Diagnostic[] {
  const path = [...above, ...issue.path];
  const name = path.map(String).join(".") || "the file";
  const help = "see docs/data.md";
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ rule: "unknown-key", message: `${name} has a key that is not known`, place: placeAt(one, [...path, key]), label: `"${key}" is not known here`, help }));
  }
  const isMissing = one.document.hasIn(path) === false;
  return [{ rule: isMissing ? "missing-key" : "wrong-kind", message: isMissing ? `${name} is missing` : `${name} is not what is expected here`, place: placeAt(one, path), label: `expected ${issue.message}`, help }];
}

/** Whatever says how well it is known: its sources are there, and one that calls itself verified names a work that was seen. */
function checkProvenance(one: Opened, opened: readonly Opened[], diagnostics: Diagnostic[]): void {
  const works = worksIn(opened);
  if (works === null || one.part === "sources") return;
  visit(one.data, []);

  function visit(value: unknown, path: Path): void {
    if (value === null || typeof value !== "object") return;
    const { source, confidence } = value as { source?: unknown; confidence?: unknown };
    const keys = Array.isArray(source) ? source.map(String) : [];
    keys.forEach((key, i) => {
      if (!works?.has(key)) diagnostics.push({ rule: "unknown-source", message: "a source is not known", place: placeAt(one, [...path, "source", i]), label: `there is no source "${key}"`, help: suggest(key, works?.keys() ?? []) || "declare it in the file of sources" });
    });
    if (confidence === "verified" && keys.every((key) => works?.get(key) === false)) {
      diagnostics.push({ rule: "unseen-source", message: "this calls itself verified, but no work that it names was seen", place: placeAt(one, [...path, "confidence"]), label: keys.length === 0 ? "there is no source" : `not seen: ${keys.join(", ")}`, help: "name a work that was seen, or write recalled" });
    }
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

/** By key: whether more than the opening of the work was seen, or its facts are in it. Null without a file of sources. */
function worksIn(opened: readonly Opened[]): ReadonlyMap<string, boolean> | null {
  const data = opened.find(({ part }) => part === "sources")?.data as { sources?: unknown } | undefined;
  if (data?.sources === null || typeof data?.sources !== "object") return null;
  return new Map(Object.entries(data.sources).map(([key, work]) => [key, (work as { consulted?: unknown } | null)?.consulted !== "not opened"]));
}

type Read = { readonly [Part in DossierPart]: z.output<(typeof dossierFiles)[Part]> | null };

function assemble({ sources, forces, places, timeline, readiness, options, economics, exchange, reconnaissance, quarantine }: Read): Dossier {
  invariant(sources !== null && forces !== null && places !== null && timeline !== null && readiness !== null && options !== null && economics !== null, "a part of a dossier was neither read nor refused");
  return {
    works: sources.sources,
    sides: forces.sides, systems: forces.systems, totals: forces.totals, deployment: forces.deployment, localForces: forces.local_forces,
    sites: places.sites, posts: places.posts, bases: places.bases, overseasBases: places.overseas_bases, fields: places.fields, cities: places.cities, places: places.places, circles: places.circles, views: places.views,
    timeline: { ...timeline, extent: timeline.extent ?? null, events: [...timeline.events].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)) },
    readiness: { ...readiness, extent: readiness.extent ?? null },
    choices: { courses: options.options, plans: options.plans, offers: options.offers, odds: options.odds, casualties: options.casualties, questions: options.questions },
    economics: { costs: economics.costs, buildUp: economics.build_up, bases: economics.bases, increments: economics.increments, said: economics.said, survivors: economics.survivors },
    exchange, reconnaissance, quarantine,
  };
}

/** Names that one entry uses for another. */
function checkNames(dossier: Dossier, opened: readonly Opened[]): Diagnostic[] {
  const { systems, sites, fields, circles, views, places, timeline } = dossier;
  const found: Diagnostic[] = [];
  const known = (part: DossierPart, what: string, name: string, names: readonly string[], path: Path) => {
    const one = opened.find((candidate) => candidate.part === part);
    if (one === undefined || names.includes(name)) return;
    found.push({ rule: "unknown-name", message: `a ${what} is not known`, place: placeAt(one, path), label: `there is no ${what} "${name}"`, help: suggest(name, names) });
  };
  const systemIds = systems.map(({ id }) => id), placeIds = places.map(({ id }) => id), actors = [...timeline.actors.keys()];
  for (const { id, system } of sites) known("places", "weapon system", system, systemIds, ["sites", id, "system"]);
  for (const { id, system } of fields) known("places", "weapon system", system, systemIds, ["fields", id, "system"]);
  for (const { id, centre } of circles) known("places", "place", centre, placeIds, ["circles", id, "centre"]);
  for (const { part, what, name, names, path } of namesInWorkings(dossier)) known(part, what, name, names, path);
  for (const { id, centre, systems: used } of views) {
    known("places", "place", centre, placeIds, ["views", id, "centre"]);
    used.forEach((system, i) => known("places", "weapon system", system, systemIds, ["views", id, "systems", i]));
  }
  const seen = new Set<string>();
  const one = opened.find(({ part }) => part === "timeline");
  const ids = one === undefined ? [] : ((one.data as { events?: { id: string }[] }).events ?? []).map(({ id }) => String(id));
  for (const event of timeline.events) {
    const at = ids.indexOf(event.id);
    event.actors.forEach((actor, i) => known("timeline", "actor", actor, actors, ["events", at, "actors", i]));
    if (one !== undefined && seen.has(event.id)) found.push({ rule: "duplicate-id", message: "two events have the same id", place: placeAt(one, ["events", ids.lastIndexOf(event.id), "id"]), label: `"${event.id}" again`, help: "give it another" });
    if (one !== undefined && timeline.extent !== null && (event.date < timeline.extent.from || event.until > timeline.extent.to || event.until < event.date)) {
      found.push({ rule: "out-of-bounds", message: "an event lies outside the extent of the timeline", place: placeAt(one, ["events", at, "date"]), label: `${event.date} to ${event.until}`, help: `the timeline runs from ${timeline.extent.from} to ${timeline.extent.to}` });
    }
    seen.add(event.id);
  }
  return found;
}

/** The works behind a fact, in its order; keys that are not known are left out, which happens only without a file of sources. */
export function worksOf(dossier: Dossier, { sources }: Pick<Provenance, "sources">): Dossier["works"] {
  return sources.flatMap((key) => dossier.works.filter((work) => work.key === key));
}
