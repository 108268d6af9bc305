// Parts laid over a scenario: new entries, other values, terms added to numbers. All of it is done on the trees of the files, before
// anything is read, so that what a part says is checked like what the scenario says, and a mistake is shown where it was written.

import type { Part } from "../scenario/index.ts";
import { dataOf, type DocumentTree, type ListNode, type MapNode, placeAt, readDocument, type TreeNode, withRoot } from "./document.ts";
import { partFile } from "./part-schema.ts";
import { checkKnown } from "./reading.ts";
import { newReport, type Report, suggestName } from "./report.ts";
import { checkShapeOf } from "./schema-issues.ts";
import { sourceFile } from "./source-file.ts";

/** A part as it was found: the word that switches it on, and its file. */
export interface PartText {
  readonly name: string;
  readonly text: string;
  readonly file: string;
}

/** A scenario with its parts as one text: what it is known by. */
export function textWithParts(text: string, parts: readonly PartText[]): string {
  return [text, ...parts.map((part) => `\n# part ${part.name}\n${part.text}`)].join("");
}

/**
 * What a part says of itself. Never throws on bad text.
 *
 * @returns null when there is any diagnostic
 */
export function parsePart(source: PartText): { readonly part: Part | null; readonly diagnostics: ReturnType<Report["diagnostics"]> } {
  const report = newReport();
  const part = readPart(source, report)?.part ?? null;
  return { part: report.count() === 0 ? part : null, diagnostics: report.diagnostics() };
}

interface PartRead {
  readonly part: Part;
  readonly tree: DocumentTree;
}

function readPart({ name, text, file }: PartText, report: Report): PartRead | null {
  const tree = readDocument(sourceFile(text, file), report);
  if (tree === null) return null;
  const data = checkShapeOf(partFile, tree, report);
  if (data === null) return null;
  const words = (given: string | number): string => String(given).replace(/\s+/g, " ").trim();
  const part: Part = {
    name, title: words(data.title), adds: words(data.adds), why: words(data.why), isLens: data.lens ?? false, order: data.order,
    needs: data.needs ?? [], excludes: data.excludes ?? [],
  };
  return { part, tree };
}

export interface Overlaid {
  readonly tree: DocumentTree;
  /** In the order in which they were laid over. */
  readonly parts: readonly Part[];
}

/** The scenario with the parts laid over it, in their own order; null when something was reported. */
export function overlay(base: DocumentTree, sources: readonly PartText[], report: Report): Overlaid | null {
  const read = sources.map((source) => readPart(source, report)).filter((one) => one !== null);
  if (report.count() > 0) return null;
  const inOrder = read.toSorted((a, b) => a.part.order - b.part.order || (a.part.name < b.part.name ? -1 : 1));
  checkCompany(inOrder, report);
  const laying: Laying = { report, changed: new Map(), clashes: [], part: "" };
  let root = base.root;
  const lay = (layers: MapNode, part: string) => {
    const dropped = layers.entries.get("drop")?.value;
    if (dropped?.kind === "list") root = withoutRecorded(root, dropped, report);
    for (const verb of ["add", "change", "plus"] as const) {
      const over = layers.entries.get(verb)?.value;
      if (over?.kind === "map") root = VERBS[verb](root, over, [], { ...laying, part });
    }
  };
  for (const { part, tree } of inOrder) lay(tree.root, part.name);
  for (const { part, tree } of inOrder) {
    for (const other of inOrder) {
      const both = tree.find(["together", other.part.name]);
      if (both?.kind === "map") lay(both, togetherName(part.name, other.part.name));
    }
  }
  for (const { at, between, tell } of laying.clashes) if (laying.changed.get(at) !== togetherName(...between) && laying.changed.get(at) !== togetherName(between[1], between[0])) tell();
  return report.count() > 0 ? null : { tree: withRoot(base, root), parts: inOrder.map(({ part }) => part) };
}

/** Parts that need or exclude others, and no two lenses. */
function checkCompany(read: readonly PartRead[], report: Report): void {
  const on = new Set(read.map(({ part }) => part.name));
  for (const { part, tree } of read) {
    part.needs.forEach((name, i) => {
      if (!on.has(name)) report.add("part-company", "a part is on without one that it needs", tree.place(["needs", i]), `"${name}" is not on`, `switch both on: --with ${name},${part.name}`);
    });
    part.excludes.forEach((name, i) => {
      if (on.has(name)) report.add("part-company", "two parts are on that exclude each other", tree.place(["excludes", i]), `"${name}" is on`, `leave out "${part.name}" or "${name}"`);
    });
  }
  const [, second] = read.filter(({ part }) => part.isLens);
  if (second !== undefined) report.add("part-company", "a scenario is seen through one lens at a time", second.tree.keyPlace(["lens"]), "another lens is on too", "name one lens");
}

const togetherName = (part: string, other: string): string => `${part} with ${other}`;

interface Laying {
  readonly report: Report;
  /** What two parts change; no mistake where one of them says under `together` what holds. */
  readonly clashes: { readonly at: string; readonly between: readonly [string, string]; readonly tell: () => void }[];
  /** By path: the part that changed what stands there. */
  readonly changed: Map<string, string>;
  readonly part: string;
}
type Steps = readonly string[];
type Lay = (base: MapNode, over: MapNode, path: Steps, laying: Laying) => MapNode;

function withEntries(base: MapNode, entries: MapNode["entries"]): MapNode {
  return { ...base, entries: new Map([...base.entries, ...entries]) };
}

/** Everything under `add` is new; maps that are there already take it in. */
const add: Lay = (base, over, path, laying) => {
  const entries = new Map<string, NonNullable<ReturnType<MapNode["entries"]["get"]>>>();
  for (const [key, entry] of over.entries) {
    const there = base.entries.get(key), steps = [...path, key];
    if (there === undefined) entries.set(key, entry);
    // Parts that need the same thing, such as a source, may both bring it.
    else if (JSON.stringify(dataOf(there.value)) === JSON.stringify(dataOf(entry.value))) continue;
    else if (there.value.kind === "map" && entry.value.kind === "map") entries.set(key, { ...there, value: add(there.value, entry.value, steps, laying) });
    else if (path.length === 0 && key === "record" && there.value.kind === "list" && entry.value.kind === "list") entries.set(key, { ...there, value: withRecorded(there.value, entry.value, laying.report) });
    else laying.report.add("part-taken", "a part adds what is there already", placeAt(entry.key), `"${steps.join(".")}" is there`, "what is there is changed under `change`, and a number takes a term under `plus`");
  }
  return withEntries(base, entries);
};

/** Everything under `change` is there, and no other part changes it. */
const change: Lay = (base, over, path, laying) => {
  const { report, changed, part } = laying;
  const entries = new Map<string, NonNullable<ReturnType<MapNode["entries"]["get"]>>>();
  for (const [key, entry] of over.entries) {
    const there = base.entries.get(key), steps = [...path, key], at = steps.join(".");
    if (there === undefined) {
      report.add("part-misses", "a part changes what is not there", placeAt(entry.key), `there is no "${at}"`, () => suggestName(key, base.entries.keys()) || "what is new stands under `add`");
    } else if (there.value.kind === "map" && entry.value.kind === "map") entries.set(key, { ...there, value: change(there.value, entry.value, steps, laying) });
    else {
      const before = changed.get(at);
      if (before !== undefined && before !== part && !part.includes(" with ")) laying.clashes.push({ at, between: [before, part], tell: () => report.add("part-clash", "two parts change the same thing", placeAt(entry.key), `"${before}" changes "${at}" too`, "write under `together` what holds when both are on, or let one exclude the other") });
      changed.set(at, part);
      entries.set(key, entry);
    }
  }
  return withEntries(base, entries);
};

/** Paths of numbers that take terms: a step that is null may be any name. */
const NUMBERS: readonly (readonly (string | null)[])[] = [
  ["outcomes", null, "attributes", null], ["outcomes", null, "payoffs", null], ["payoffs", null], ["stages", null, "chance", null, "p"],
  ["councils", null, "seats", null, "payoff"],
];

/** Everything under `plus` is a term of a number; an attribute that an outcome does not name is 0. */
const plus: Lay = (base, over, path, laying) => {
  const entries = new Map<string, NonNullable<ReturnType<MapNode["entries"]["get"]>>>();
  for (const [key, entry] of over.entries) {
    const there = base.entries.get(key), steps = [...path, key];
    const ends = NUMBERS.some((number) => fits(steps, number, number.length));
    if (ends && there !== undefined) entries.set(key, { ...there, value: sumOf(there.value, entry.value) });
    else if (ends && steps[2] === "attributes") entries.set(key, entry);
    else if (there === undefined) laying.report.add("part-misses", "a part adds a term to what is not there", placeAt(entry.key), `there is no "${steps.join(".")}"`, () => suggestName(key, base.entries.keys()) || "what is new stands under `add`");
    else if (!NUMBERS.some((number) => fits(steps, number, steps.length)) || there.value.kind !== "map" || entry.value.kind !== "map") {
      laying.report.add("part-plus", "a term stands where none can be added", placeAt(entry.key), `"${steps.join(".")}" takes no terms`, "attributes and payoffs of outcomes, payoffs, those of seats of councils, and odds of events take terms");
    } else entries.set(key, { ...there, value: plus(there.value, entry.value, steps, laying) });
  }
  return withEntries(base, entries);
};

const VERBS = { add, change, plus } as const;

function fits(path: Steps, number: readonly (string | null)[], length: number): boolean {
  return path.length === length && path.every((step, i) => number[i] === null || number[i] === step);
}

/** `{ sum: [all terms] }`, in the place of the first of them. */
function sumOf(first: TreeNode, term: TreeNode): MapNode {
  const { file, start, end } = first;
  const before = first.kind === "map" ? first.entries.get("sum")?.value : undefined;
  const items = before?.kind === "list" ? before.items : [first];
  return { kind: "map", file, start, end, entries: new Map([["sum", { key: { file, start, end }, value: { kind: "list", file, start, end, items: [...items, term] } }]]) };
}

/** Moves of the record, each where its `before` or `after` says; at the end without. */
function withRecorded(record: ListNode, moves: ListNode, report: Report): ListNode {
  let items = [...record.items];
  for (const move of moves.items) {
    if (move.kind !== "map") {
      items.push(move); // reported with the shape of the record
      continue;
    }
    const [word] = ["before", "after"].filter((one) => move.entries.has(one));
    const beside = word === undefined ? null : move.entries.get(word)?.value ?? null;
    const at = beside === null ? items.length : items.findIndex((item) => item.kind === "map" && stageOf(item) === (beside.kind === "scalar" ? beside.value : null));
    if (at < 0 && beside !== null) {
      const stages = items.flatMap((item) => (item.kind === "map" ? [String(stageOf(item))] : []));
      checkKnown({ report, tree: { place: () => placeAt(beside), keyPlace: () => placeAt(beside) } }, "part-misses", "recorded move", beside.kind === "scalar" ? String(beside.value) : "", stages, [], "name the stage of a move of the record");
      continue;
    }
    const kept: MapNode = { ...move, entries: new Map([...move.entries].filter(([key]) => key !== "before" && key !== "after")) };
    items = items.toSpliced(word === "after" ? at + 1 : at, 0, kept);
  }
  return { ...record, items };
}

/** The record without the moves at these stages. */
function withoutRecorded(root: MapNode, stages: ListNode, report: Report): MapNode {
  const record = root.entries.get("record");
  if (record?.value.kind !== "list") return root;
  const items = record.value.items.filter((item) => !(item.kind === "map" && stages.items.some((stage) => stage.kind === "scalar" && stage.value === stageOf(item))));
  if (record.value.items.length - items.length < stages.items.length) report.add("part-misses", "a part drops what the record does not tell", placeAt(stages), "a stage here is not in the record", "name stages of moves of the record, each once");
  return withEntries(root, new Map([["record", { ...record, value: { ...record.value, items } }]]));
}

function stageOf(move: MapNode): unknown {
  const stage = move.entries.get("stage")?.value;
  return stage?.kind === "scalar" ? stage.value : null;
}
