// YAML text -> a tree of maps, lists and scalars that knows where everything stands. What YAML would quietly turn into something
// else (a number, an empty value, a shared value) is reported instead.

import { type Document, isAlias, isMap, isScalar, isSeq, type Node as YamlNode, type Pair, parseDocument, type Scalar, type YAMLMap } from "yaml";
import type { Place } from "../base/index.ts";
import { NAME_LENGTH_MAX, OBJECT_WORDS } from "./names.ts";
import { numberMistake } from "./number-form.ts";
import type { Report } from "./report.ts";
import { DEPTH_MAX, scan } from "./scan.ts";
import type { SourceFile } from "./source-file.ts";

export type TreeNode = MapNode | ListNode | ScalarNode;
export interface Extent {
  /** The file that it stands in: a scenario with parts is read from several. */
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}
export interface MapNode extends Extent {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, Entry>;
}
export interface Entry {
  readonly key: Extent;
  readonly value: TreeNode;
}
export interface ListNode extends Extent {
  readonly kind: "list";
  readonly items: readonly TreeNode[];
}
export interface ScalarNode extends Extent {
  readonly kind: "scalar";
  readonly value: string | number | boolean;
  /** Where the text begins when it stands in the file exactly as it is, on one line; null when quotes, escapes or line breaks changed it. */
  readonly textStart: number | null;
}

const SYNTAX_MAX = 5;

export type Path = readonly (string | number)[];

export interface DocumentTree {
  readonly root: MapNode;
  /** Paths of maps with a key that was refused for being a reserved word. */
  readonly reservedNames: readonly Path[];
  /** Whether something at this path was reported and left out. */
  wasDropped(path: Path): boolean;
  find(path: Path): TreeNode | null;
  /** The value at a path; where there is none, the nearest thing above it. */
  place(path: Path): Place;
  /** The key that a path ends with; for an element of a list, the element. */
  keyPlace(path: Path): Place;
}

/** Null when nothing of the file can be used. */
export function readDocument(file: SourceFile, report: Report): DocumentTree | null {
  if (!scan(file, report)) return null;
  let document: Document.Parsed;
  try {
    document = withoutStackTraces(() => parseDocument(file.text, { uniqueKeys: false, prettyErrors: false, logLevel: "silent", version: "1.2", merge: false }));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report.add("too-deep", "lists and maps nest too deep", null, `more than ${DEPTH_MAX} levels`, "a scenario needs fewer than ten levels");
    return null;
  }
  if (document.errors.length > 0) {
    reportSyntax(document, file, report);
    return null;
  }
  const dropped = new Set<string>();
  const reserved: Path[] = [];
  const root = convert(document.contents, { file, report, dropped, reserved, path: [] });
  if (root === null || root.kind !== "map") {
    if (report.count() === 0) {
      const help = "a scenario begins with `excomm: 1` and `title: ...`; see docs/language.md";
      report.add(
        "wrong-kind", "a scenario is a map of keys and values", root === null ? null : placeAt(root),
        root === null ? "the file is empty" : `this is a ${root.kind === "list" ? "list" : "single value"}`, help,
      );
    }
    return null;
  }
  return documentTree(root, dropped, reserved);
}

/** The first mistake on each line, and few of them: the others mostly follow from these. */
function reportSyntax(document: Document.Parsed, file: SourceFile, report: Report): void {
  const lines = new Set<number>();
  for (const { pos, code, message } of document.errors.slice(0, 100)) {
    const place = file.place(pos[0], pos[1]);
    if (lines.has(place.line) || lines.size >= SYNTAX_MAX) continue;
    lines.add(place.line);
    const { label, help } = yamlMistake(code, message);
    report.add("yaml-syntax", "the file is not YAML here", place, label, help);
  }
}

/** The parser makes an Error of each mistake; on a file of nothing but mistakes their stack traces would take most of the time. */
function withoutStackTraces<Result>(work: () => Result): Result {
  const errors = Error as { stackTraceLimit?: number | undefined };
  const limit = errors.stackTraceLimit;
  errors.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    errors.stackTraceLimit = limit;
  }
}

/** The same tree with another root; what was dropped before stays dropped. */
export function withRoot(tree: DocumentTree, root: MapNode): DocumentTree {
  return { ...documentTree(root, new Set(), tree.reservedNames), wasDropped: tree.wasDropped };
}

function documentTree(root: MapNode, dropped: ReadonlySet<string>, reservedNames: readonly Path[]): DocumentTree {
  const walk = (path: Path) => {
    let node: TreeNode = root;
    let key: Extent | null = null;
    for (const [depth, step] of path.entries()) {
      const entry = childOf(node, step);
      if (entry === null) return { node, key, complete: false, depth };
      [node, key] = [entry.value, entry.key];
    }
    return { node, key, complete: true, depth: path.length };
  };
  return {
    root,
    reservedNames,
    wasDropped: (path) => dropped.has(path.join("\0")),
    find(path) {
      const { node, complete } = walk(path);
      return complete ? node : null;
    },
    place(path) {
      const { node, key, complete } = walk(path);
      const found = placeAt(node);
      // A map or list over several lines is long: its key says enough.
      const isShort = node.kind === "scalar" || found.length === node.end - node.start;
      return (complete && isShort) || key === null ? found : placeAt(key);
    },
    keyPlace(path) {
      const { node, key } = walk(path);
      return placeAt(key ?? node);
    },
  };
}

/** Where something stands, in its own file. */
export function placeAt({ file, start, end }: Extent): Place {
  return file.place(start, end);
}

function childOf(node: TreeNode, step: string | number): Entry | null {
  if (node.kind === "map") return node.entries.get(String(step)) ?? null;
  if (node.kind === "list" && typeof step === "number") {
    const item = node.items[step];
    return item === undefined ? null : { key: item, value: item };
  }
  return null;
}

/** The plain data of a tree; maps are objects without a prototype. */
export function dataOf(node: TreeNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(dataOf);
  const data: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, entry] of node.entries) data[key] = dataOf(entry.value);
  return data;
}

interface Conversion {
  readonly file: SourceFile;
  readonly report: Report;
  readonly dropped: Set<string>;
  readonly reserved: Path[];
  readonly path: (string | number)[];
}

/** Null when the node was reported and is left out. */
function convert(node: unknown, to: Conversion): TreeNode | null {
  if (to.path.length > DEPTH_MAX) {
    const extent = extentOf(node as YamlNode | null, to.file);
    to.report.add(
      "too-deep", "lists and maps nest too deep", placeAt(extent), `more than ${DEPTH_MAX} levels`,
      "a scenario needs fewer than ten levels",
    );
    return null;
  }
  if (isMap(node)) return convertMap(node, to);
  if (isSeq(node)) {
    const items: TreeNode[] = [];
    for (const [i, item] of node.items.entries()) {
      const converted = convertAt(item, i, to);
      // A gap keeps the others in their places.
      if (converted !== null) items.push(converted);
      else if (isScalar(item) && item.value === null) emptyValue("an element of a list has no value", extentOf(item, to.file), to);
    }
    return { kind: "list", items, ...extentOf(node, to.file) };
  }
  if (isScalar(node)) return convertScalar(node, to);
  if (isAlias(node)) {
    to.report.add(
      "no-alias", "an alias stands where a value should", placeOf(node, to), "YAML reads this as an alias",
      "write the value out at each place",
    );
  }
  return null;
}

function convertAt(node: unknown, step: string | number, to: Conversion): TreeNode | null {
  to.path.push(step);
  const converted = convert(node, to);
  if (converted === null) to.dropped.add(to.path.join("\0"));
  to.path.pop();
  return converted;
}

function convertMap(map: YAMLMap<unknown, unknown>, to: Conversion): MapNode {
  const entries = new Map<string, Entry>();
  for (const pair of map.items as Pair<unknown, unknown>[]) {
    const key = readKey(pair.key, to);
    if (key === null) continue;
    const extent = extentOf(pair.key as Scalar, to.file);
    if (entries.has(key)) {
      to.report.add(
        "duplicate-key", "a key stands twice in one map", placeAt(extent), `"${key}" stood before`,
        "give this one another name, or remove one of them",
      );
      continue;
    }
    const value = convertAt(pair.value, key, to);
    if (value !== null) entries.set(key, { key: extent, value });
    else if (pair.value === null || (isScalar(pair.value) && pair.value.value === null)) emptyValue(`"${key}" has no value`, extent, to);
  }
  return { kind: "map", entries, ...extentOf(map, to.file) };
}

function emptyValue(label: string, extent: Extent, to: Conversion): void {
  to.report.add(
    "empty-value", "a value is missing", placeAt(extent), label,
    "write one, or remove this; an empty map is {} and an empty text is \"\"",
  );
}

function readKey(key: unknown, to: Conversion): string | null {
  if (isScalar(key) && typeof key.value === "string") {
    const place = () => placeOf(key, to);
    const name = key.value;
    if (OBJECT_WORDS.has(name)) {
      to.reserved.push([...to.path, name]);
      to.report.add(
        "reserved-name", "a reserved word is used as a name", place(),
        `"${name}" has a meaning of its own in programs that read this file`, "choose another name",
      );
      return null;
    }
    if (name.length > NAME_LENGTH_MAX) {
      to.report.add(
        "key-form", "a key is too long", place(), `${name.length} characters`, `a key has at most ${NAME_LENGTH_MAX} characters`,
      );
      return null;
    }
    return name;
  }
  const help = "a key is a word, such as `quarantine:`; a word that YAML takes for something else stands in quotes";
  const found = isScalar(key) ? `YAML reads this as ${key.value === null ? "nothing" : typeof key.value === "boolean" ? "a switch" : "a number"}` : "this is not a word";
  to.report.add("key-form", "a key is not a word", placeOf(key, to), found, help);
  return null;
}

function convertScalar(scalar: Scalar, to: Conversion): ScalarNode | null {
  const { value } = scalar;
  const extent = extentOf(scalar, to.file);
  const source = to.file.text.slice(extent.start, extent.end);
  // Nulls are reported by the map or list that holds them, which knows the key.
  if (value === null || value === undefined) return null;
  const plain = scalar.type === "PLAIN";
  if (plain) {
    const mistake = numberMistake(source);
    if (mistake !== null) {
      to.report.add("number-form", mistake.message, placeAt(extent), mistake.label, mistake.help);
      return null;
    }
  }
  if (typeof value === "number" || typeof value === "boolean") return { kind: "scalar", value, textStart: null, ...extent };
  if (typeof value !== "string") return null;
  const quoted = scalar.type === "QUOTE_DOUBLE" || scalar.type === "QUOTE_SINGLE" ? 1 : 0;
  const verbatim = (plain || quoted === 1) && source.slice(quoted, source.length - quoted) === value;
  return { kind: "scalar", value, textStart: verbatim ? extent.start + quoted : null, ...extent };
}

function extentOf(node: YamlNode | null, file: SourceFile): Extent {
  const range = node?.range;
  return range === undefined || range === null ? { file, start: 0, end: 1 } : { file, start: range[0], end: range[1] };
}

function placeOf(node: unknown, to: Conversion): Place {
  return placeAt(extentOf(node as YamlNode | null, to.file));
}

/** The parser's code in our words. */
function yamlMistake(code: string, message: string): { label: string; help: string } {
  const known = YAML_MISTAKES.get(code);
  return known ?? { label: message.replace(/\s+/g, " ").slice(0, 120), help: "see the lines above too: YAML often notices a mistake late" };
}

const YAML_MISTAKES: ReadonlyMap<string, { label: string; help: string }> = new Map([
  [
    "BAD_INDENT",
    { label: "the indentation does not fit the lines above", help: "what belongs together begins in the same column; brackets and quotes must close" },
  ],
  ["TAB_AS_INDENT", { label: "a tab is used to indent", help: "indent with spaces" }],
  ["MISSING_CHAR", { label: "a closing quote, bracket, comma or colon is missing", help: "look at the line above too" }],
  [
    "BLOCK_AS_IMPLICIT_KEY",
    { label: "a second `key:` on one line", help: "put a text that contains `: ` in quotes, or write { key: value }" },
  ],
  ["BLOCK_IN_FLOW", { label: "indented lines stand inside brackets", help: "inside [ ] and { } separate with commas" }],
  ["MULTILINE_IMPLICIT_KEY", { label: "a key goes over several lines", help: "put `:` behind the key, and long text in quotes" }],
  ["BAD_SCALAR_START", { label: "a text cannot begin with this character", help: "put the text in quotes" }],
  ["BAD_DQ_ESCAPE", { label: "an unknown escape", help: "write \\\\ for a backslash, or use single quotes" }],
  [
    "UNEXPECTED_TOKEN",
    { label: "this was not expected here", help: "a text with a special character stands in quotes; brackets and quotes must close" },
  ],
  ["KEY_OVER_1024_CHARS", { label: "a key is too long", help: "put `:` behind the key" }],
  ["IMPOSSIBLE", { label: "this cannot be read", help: "see the lines above too" }],
]);

