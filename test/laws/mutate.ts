// Damaged scenarios for laws: what was once a good file, with a few things changed. Most mutants are still scenarios in shape, so that
// they reach the checks behind it; some are not even YAML.

import { isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import type { Random } from "../../src/base/index.ts";

/** A change of the characters from `start` up to `end`. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly source: string;
  readonly kind: "number" | "word" | "text";
  /** The key that it stands under, an empty text in a list. */
  readonly under: string;
}

interface Entry {
  readonly start: number;
  readonly end: number;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly key: string;
  readonly isFlow: boolean;
}

interface Anatomy {
  readonly pieces: readonly Piece[];
  readonly entries: readonly Entry[];
  readonly names: readonly string[];
}

type Surgeon = (text: string, anatomy: Anatomy, random: Random) => Edit | null;

/** How often each is chosen; the first group keeps the shape of most files. */
const SURGEONS: readonly (readonly [number, Surgeon])[] = [
  [8, changeNumber],
  [6, replaceAlike],
  [4, swapWithAlike],
  [3, replaceWord],
  [2, renameKey],
  [2, duplicateEntry],
  [2, deleteEntry],
  [1, changeExpression],
  [1, spliceLines],
  [1, randomCharacters],
];

/**
 * A mutant of a scenario: one to three changes, chosen by `random`. The same text and the same numbers give the same mutant.
 *
 * @param text    a scenario file, good or not
 * @param random  uniform numbers in [0, 1)
 */
export function mutate(text: string, random: Random): string {
  const anatomy = anatomyOf(text);
  const count = 1 + Math.floor(random() * random() * 3);
  let mutant = text;
  const edits: Edit[] = [];
  for (let attempt = 0; edits.length < count && attempt < 20; attempt++) {
    const edit = chooseSurgeon(random)(text, anatomy, random);
    if (edit === null || edits.some((other) => edit.start < other.end && other.start < edit.end)) continue;
    edits.push(edit);
  }
  // From the back, so that places before stay where they are.
  for (const { start, end, text: replacement } of edits.toSorted((a, b) => b.start - a.start)) mutant = mutant.slice(0, start) + replacement + mutant.slice(end);
  return mutant;
}

function chooseSurgeon(random: Random): Surgeon {
  const total = SURGEONS.reduce((sum, [weight]) => sum + weight, 0);
  let left = random() * total;
  for (const [weight, surgeon] of SURGEONS) {
    left -= weight;
    if (left < 0) return surgeon;
  }
  return changeNumber;
}

function pick<Item>(items: readonly Item[], random: Random): Item | null {
  return items[Math.floor(random() * items.length)] ?? null;
}

const NUMBERS = ["0", "1", "-1", "0.5", "2", "1e9", "-1e300", "1e-12", "0.30000000000000004", "100", "3"];

function changeNumber(_: string, { pieces }: Anatomy, random: Random): Edit | null {
  const piece = pick(pieces.filter(({ kind }) => kind === "number"), random);
  if (piece === null) return null;
  const value = Number(piece.source);
  const changed = random() < 0.5 ? (pick(NUMBERS, random) ?? "0") : String(value * (0.5 + random()));
  return { start: piece.start, end: piece.end, text: changed };
}

/** Puts in what stands at another place under the same key: another goal, another player. */
function replaceAlike(_: string, { pieces }: Anatomy, random: Random): Edit | null {
  const piece = pick(pieces, random);
  const other = piece === null ? null : pick(pieces.filter(({ under, kind, source }) => under === piece.under && kind === piece.kind && source !== piece.source), random);
  return piece === null || other === null ? null : { start: piece.start, end: piece.end, text: other.source };
}

function swapWithAlike(text: string, { pieces }: Anatomy, random: Random): Edit | null {
  const i = Math.floor(random() * pieces.length);
  const first = pieces[i];
  const second = pieces.slice(i + 1, i + 12).find(({ kind, under }) => kind === first?.kind && under === first.under);
  if (first === undefined || second === undefined) return null;
  return { start: first.start, end: second.end, text: second.source + text.slice(first.end, second.start) + first.source };
}

const WORDS = ["true", "rest", "none", "__proto__", "constructor", "", "~", "''", "0x10", ".nan", "12e400", "a + b", "type.us == 'x'", "[]", "{}", "\"\\e[31m\""];

function replaceWord(_: string, { pieces, names }: Anatomy, random: Random): Edit | null {
  const piece = pick(pieces.filter(({ kind }) => kind !== "number"), random);
  if (piece === null) return null;
  const word = random() < 0.6 ? pick(names, random) : random() < 0.5 ? pick(WORDS, random) : misspelt(piece.source, random);
  return { start: piece.start, end: piece.end, text: word ?? "x" };
}

function renameKey(_: string, { entries, names }: Anatomy, random: Random): Edit | null {
  const entry = pick(entries, random);
  if (entry === null) return null;
  const name = random() < 0.5 ? pick(names, random) : misspelt(entry.key, random);
  return { start: entry.keyStart, end: entry.keyEnd, text: name ?? "x" };
}

/** Stands twice, under another name. */
function duplicateEntry(text: string, { entries }: Anatomy, random: Random): Edit | null {
  const entry = pick(entries, random);
  if (entry === null || text.slice(entry.keyStart, entry.keyEnd) !== entry.key) return null;
  const copy = (random() < 0.8 ? `${entry.key}_2` : entry.key) + text.slice(entry.keyEnd, entry.end);
  if (entry.isFlow) return { start: entry.end, end: entry.end, text: `, ${copy}` };
  const lineStart = text.lastIndexOf("\n", entry.keyStart) + 1;
  const indent = text.slice(lineStart, entry.keyStart);
  return /^ *$/.test(indent) ? { start: lineStart, end: lineStart, text: `${indent}${copy.trimEnd()}\n` } : null;
}

function deleteEntry(text: string, { entries }: Anatomy, random: Random): Edit | null {
  const entry = pick(entries, random);
  if (entry === null) return null;
  const after = entry.isFlow ? /^\s*,\s*/.exec(text.slice(entry.end))?.[0].length : 0;
  return { start: entry.keyStart, end: entry.end + (after ?? 0), text: entry.isFlow ? "" : "" };
}

const OPERATORS = [" + ", " - ", " * ", " / ", " > ", " == ", " && ", " ? 1 : ", ".", "(", ")", " in ", "!", "dot(weights, attributes)"];

/** Inserts an operator somewhere into a text. */
function changeExpression(text: string, { pieces }: Anatomy, random: Random): Edit | null {
  const piece = pick(pieces.filter(({ kind }) => kind === "text"), random);
  if (piece === null) return null;
  const at = piece.start + 1 + Math.floor(random() * Math.max(1, piece.end - piece.start - 2));
  return { start: at, end: at + (random() < 0.5 ? 0 : Math.min(1, text.length - at)), text: pick(OPERATORS, random) ?? "+" };
}

function spliceLines(text: string, _: Anatomy, random: Random): Edit | null {
  const lines = text.split("\n");
  const i = Math.floor(random() * lines.length), count = 1 + Math.floor(random() * 3);
  const start = lines.slice(0, i).join("\n").length + (i > 0 ? 1 : 0);
  const cut = lines.slice(i, i + count).join("\n");
  if (random() < 0.4) return { start, end: Math.min(text.length, start + cut.length + 1), text: "" };
  const from = Math.floor(random() * lines.length);
  return { start, end: start, text: `${lines.slice(from, from + count).join("\n")}\n` };
}

function randomCharacters(text: string, _: Anatomy, random: Random): Edit {
  const start = Math.floor(random() * (text.length + 1));
  const end = Math.min(text.length, start + Math.floor(random() * 4));
  const count = Math.floor(random() * 4);
  let characters = "";
  for (let i = 0; i < count; i++) characters += random() < 0.5 ? (pick([..."{}[]:,&*!|>'\"%@`#?-\t\n \\"], random) ?? " ") : String.fromCharCode(Math.floor(random() * 0x300));
  return { start, end, text: characters };
}

function misspelt(word: string, random: Random): string {
  const at = Math.floor(random() * word.length);
  const letter = pick([..."abcdefghijklmnopqrstuvwxyz-_ 0"], random) ?? "x";
  const kind = random();
  if (kind < 0.4) return word.slice(0, at) + letter + word.slice(at + 1);
  return kind < 0.7 ? word.slice(0, at) + letter + word.slice(at) : word.slice(0, at) + word.slice(at + 1);
}

let lastText = "";
let lastAnatomy: Anatomy = { pieces: [], entries: [], names: [] };

/** Remembers the last text, since laws make many mutants of one. */
function anatomyOf(text: string): Anatomy {
  if (text === lastText) return lastAnatomy;
  const pieces: Piece[] = [], entries: Entry[] = [];
  const names = new Set<string>();
  const visit = (node: unknown, under: string) => {
    if (isScalar(node) && node.range != null) {
      const [start, end] = node.range;
      const source = text.slice(start, end);
      const kind = typeof node.value === "number" ? "number" : /^[\w-]+$/.test(source) ? "word" : "text";
      if (source !== "" && !source.includes("\n")) pieces.push({ start, end, source, kind, under });
      if (kind === "word") names.add(source);
    } else if (isSeq(node)) {
      for (const item of node.items) visit(item, under);
    } else if (isMap(node)) {
      for (const { key, value } of node.items) {
        const [keyRange, valueRange] = [(key as Node).range, (value as Node | null)?.range];
        if (!isScalar(key) || keyRange == null || valueRange == null) continue;
        const [keyStart, keyEnd] = keyRange;
        entries.push({ start: keyStart, end: valueRange[1], keyStart, keyEnd, key: String(key.value), isFlow: node.flow === true });
        names.add(String(key.value));
        visit(value, String(key.value));
      }
    }
  };
  visit(parseDocument(text, { logLevel: "silent" }).contents, "");
  [lastText, lastAnatomy] = [text, { pieces, entries, names: [...names] }];
  return lastAnatomy;
}
