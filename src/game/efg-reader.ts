// The words of Gambit's game files (.efg and .nfg): quoted texts, numbers, symbols, braces, commas; and the collection of
// what is wrong with them. Space outside quotes means nothing.

import { type Diagnostic, type Place, plainText, shortened } from "../base/index.ts";
import { numberFault } from "./rational.ts";

// Typed as plain numbers: the compiler does not see that `next` changes `kind`.
export const END: number = 0, TEXT: number = 1, NUMBER: number = 2, SYMBOL: number = 3, OPEN: number = 4, CLOSE: number = 5, COMMA: number = 6;

/** Larger files are refused. */
export const CHARACTERS_MAX = 64 * 1024 * 1024;
export const NODES_MAX = 5_000_000;
/** Payoffs are kept for every player at every node. */
export const PAYOFFS_MAX = 20_000_000;
/** Each player costs passes over the whole tree. */
const PLAYERS_MAX = 1000;
const DIAGNOSTICS_MAX = 50;
/** Characters of a name. */
const NAME_MAX = 1_000;
/** A longer line is not quoted in diagnostics. */
const LINE_MAX = 10_000;
const INTEGER_MAX = 2 ** 31 - 1;

/** Reads word by word; the current word is in `kind`, `value`, `start` and `end`. */
export class GambitReader {
  readonly diagnostics: Diagnostic[] = [];
  kind = END;
  /** Of a text: what stands between the quotes, unescaped; of a number or symbol: as written. */
  value = "";
  start = 0;
  end = 0;
  /** Where the word before this one ended. */
  before = 0;
  /** Whether an unclosed quote swallowed the rest of the file. */
  cut = false;
  private readonly numbers = new Map<string, string>(); // those found to be usable: files repeat them
  private brokenText = -1; // start of the first text with a line break in it: the place where a quote may be missing
  private countedLines = 1; // number of the line that starts at `countedTo`
  private countedTo = 0;
  private readonly text: string;
  private readonly file: string;

  /** @param kind  what the file is read as; a workbook of Gambit's window holds such a game between tags of its own */
  constructor(text: string, file: string, kind: "efg" | "nfg") {
    const { from, to } = gameWithin(text, kind);
    this.text = text.slice(0, to);
    this.file = file;
    if (text.length > CHARACTERS_MAX) {
      this.report("file-too-large", "the file is too large", `${(text.length / 1024 / 1024).toFixed(1)} MB, at most ${CHARACTERS_MAX / 1024 / 1024} MB are read`, "write fewer nodes, or shorter names", 0, 1);
      return;
    }
    this.end = from;
    this.next();
  }

  /** Whether nothing more should be read: too many mistakes, or refused at the start. */
  get stopped(): boolean {
    return this.diagnostics.length > DIAGNOSTICS_MAX || this.text.length > CHARACTERS_MAX;
  }

  next(): void {
    const { text } = this;
    let i = (this.before = this.end);
    while (isSpace(text.charCodeAt(i))) i++;
    this.start = i;
    this.value = "";
    const c = text.charCodeAt(i);
    if (i >= text.length) this.kind = END;
    else if (c === 0x22) return this.readText(i);
    else if (c === 0x7b) this.kind = OPEN;
    else if (c === 0x7d) this.kind = CLOSE;
    else if (c === 0x2c) this.kind = COMMA;
    else return this.readWord(i, c);
    this.end = Math.min(i + 1, text.length);
  }

  // Backslashes stand for themselves except before a quote: two for one, and one more makes the quote part of the text.
  private readText(start: number): void {
    const { text } = this;
    let quote = text.indexOf('"', start + 1);
    let escapes = false;
    while (quote > 0 && text.charCodeAt(quote - 1) === 0x5c) {
      let from = quote;
      while (text.charCodeAt(from - 1) === 0x5c) from--;
      escapes = true;
      if ((quote - from) % 2 === 0) break;
      quote = text.indexOf('"', quote + 1);
    }
    if (quote < 0) {
      this.end = start + 1;
      const line = this.brokenText < 0 ? "" : `; a text with a line break in it starts at line ${this.placeOf(this.brokenText, 1).line}, which may be where a quotation mark is missing`;
      this.report("unclosed-quote", "a quotation mark is never closed", "the text that starts here runs to the end of the file", `close it with "${line}`);
      this.cut = true;
      this.kind = END;
      this.end = text.length;
      return;
    }
    const raw = text.slice(start + 1, quote);
    if (this.brokenText < 0 && raw.includes("\n")) this.brokenText = start;
    this.value = escapes ? raw.replace(/\\+"?/g, unescaped) : raw;
    this.kind = TEXT;
    this.end = quote + 1;
  }

  private readWord(start: number, first: number): void {
    const { text } = this;
    const numeric = isNumeric(first) && first !== 0x65 && first !== 0x45;
    let i = start + 1;
    if (numeric) while (isNumeric(text.charCodeAt(i))) i++;
    else while (i < text.length && !isSpace(text.charCodeAt(i)) && !isMark(text.charCodeAt(i))) i++;
    this.kind = numeric ? NUMBER : SYMBOL;
    this.value = text.slice(start, i);
    this.end = i;
  }

  /** Takes a text, or reports that `what` is missing and returns null. */
  takeText(what: string): string | null {
    if (this.kind !== TEXT) return this.missing(what, 'names stand in quotation marks, and an empty one is ""');
    const { value } = this;
    this.next();
    return value;
  }

  /** Takes a number as written, or reports why there is none. */
  takeNumber(what: string): string | null {
    if (this.kind !== NUMBER) return this.missing(what, "a number such as 3, -1/2, 0.25 or 1e-3");
    let known = this.numbers.get(this.value) ?? null;
    const fault = known === null ? numberFault(this.value) : null;
    if (fault !== null) this.report("bad-number", `${what} is not a usable number`, fault, "write an integer, a decimal or a fraction of integers, such as 3, -1/2, 0.25 or 1e-3");
    else if (known === null) this.numbers.set(this.value, (known = this.value));
    this.next();
    return known;
  }

  /** Takes an integer from `min` to 2147483647, or reports why there is none. */
  takeInteger(what: string, min: number): number | null {
    if (this.kind !== NUMBER) return this.missing(what, `an integer from ${min}`);
    const number = isDigits(this.value) ? Number(this.value) : -1; // 1e3 and 2.0 are no integers here
    if (number < min || number > INTEGER_MAX) {
      this.report("bad-integer", `${what} is not a usable integer`, `want an integer from ${min} to ${INTEGER_MAX}`, "write a whole number in digits");
      this.next();
      return null;
    }
    this.next();
    return number;
  }

  /** Takes an opening (OPEN) or closing (CLOSE) brace, or reports that it is missing. */
  takeBrace(kind: number, list: string): boolean {
    if (this.kind === kind) {
      this.next();
      return true;
    }
    this.missing(kind === OPEN ? `{ before ${list}` : `} after ${list}`, kind === OPEN ? "lists stand in braces" : "close the list, or take out what is too many");
    return false;
  }

  /** The file from `start` to the end of the word before this one. */
  since(start: number): string {
    return this.text.slice(start, this.before);
  }

  /** Takes `words`, which `since` gave, when exactly these come next. */
  skipAgain(words: string): boolean {
    if (!this.text.startsWith(words, this.start)) return false;
    this.end = this.start + words.length;
    this.next();
    return true;
  }

  /** Whether the word after this one is a text. */
  textFollows(): boolean {
    let i = this.end;
    while (isSpace(this.text.charCodeAt(i))) i++;
    return this.text.charCodeAt(i) === 0x22;
  }

  skipComma(): void {
    if (this.kind === COMMA) this.next();
  }

  /** Reports that `what` is missing here. */
  missing(what: string, help: string): null {
    if (!this.cut) this.report(this.kind === END ? "unexpected-end" : "unexpected-text", this.kind === END ? "the file ends too early" : "something else is expected here", `expected ${what}, found ${this.found()}`, help);
    return null;
  }

  private found(): string {
    if (this.kind === END) return "the end of the file";
    const raw = this.text.slice(this.start, Math.min(this.end, this.start + 40));
    return this.end - this.start > 40 ? `${raw}...` : raw;
  }

  report(rule: string, message: string, label: string, help: string, at = this.start, length = this.end - this.start): void {
    if (this.diagnostics.length > DIAGNOSTICS_MAX) return;
    const place = this.placeOf(at, length);
    this.diagnostics.push({ rule, message, place, label, help });
    if (this.diagnostics.length < DIAGNOSTICS_MAX) return;
    this.diagnostics.push({ rule: "too-many-mistakes", message: `reading stopped after ${DIAGNOSTICS_MAX} mistakes`, place, label: "", help: "mend the first ones; the others may follow from them" });
  }

  private placeOf(at: number, length: number): Place {
    const { text } = this;
    // Mistakes come nearly in order, so lines are counted on from the last one.
    if (at < this.countedTo) [this.countedTo, this.countedLines] = [0, 1];
    for (let end = text.indexOf("\n", this.countedTo); end >= 0 && end < at; end = text.indexOf("\n", this.countedTo)) {
      this.countedTo = end + 1;
      this.countedLines++;
    }
    const found = text.indexOf("\n", at);
    let end = found < 0 ? text.length : found;
    if (text.charCodeAt(end - 1) === 0x0d && end - 1 >= at) end--;
    const from = this.countedTo === 0 && text.startsWith("\ufeff") ? 1 : this.countedTo;
    const line = end - from <= LINE_MAX ? text.slice(from, end) : "";
    return { file: this.file, line: this.countedLines, column: Math.max(0, at - from) + 1, length: Math.max(1, Math.min(length, end - at)), text: line };
  }
}

export interface GambitHeader {
  readonly title: string;
  readonly players: readonly string[];
}

/** The beginning that both formats share: kind, version, title, players. */
export function readHeader(reader: GambitReader, kind: "EFG" | "NFG", version: string): GambitHeader | null {
  const other = kind === "EFG" ? "NFG" : "EFG";
  if (reader.kind !== SYMBOL || reader.value !== kind) {
    const help = reader.value === other ? `this is a Gambit file of the other kind: read it as .${other.toLowerCase()}` : `a Gambit file of this kind begins with ${kind} ${version} R "title" { "player 1" "player 2" }`;
    reader.report("not-a-gambit-file", `this is not an .${kind.toLowerCase()} file`, `expected ${kind}`, help);
    return null;
  }
  reader.next();
  const numbered: string = reader.value;
  if (reader.kind !== NUMBER || numbered !== version) {
    reader.report("unknown-version", "this version of the format is not known", `expected ${version}`, `write ${kind} ${version} R`);
    return null;
  }
  reader.next();
  if (reader.kind !== SYMBOL || !/^[RD]$/.test(reader.value)) {
    reader.report("unknown-version", "this version of the format is not known", "expected R or D", `write ${kind} ${version} R`);
    return null;
  }
  reader.next();
  const title = reader.takeText("the title of the game");
  if (title === null || !reader.takeBrace(OPEN, "the players")) return null;
  const at = reader.start;
  const players: string[] = [];
  while (reader.kind === TEXT) {
    players.push(reader.value);
    reader.next();
    reader.skipComma();
  }
  if (!reader.takeBrace(CLOSE, "the players")) return null;
  if (players.length === 0) {
    reader.report("no-players", "the game has no players", "expected a player's name", 'name them, as in { "USA" "USSR" }', at, 1);
    return null;
  }
  if (players.length > PLAYERS_MAX) {
    reader.report("too-many-players", "the game has too many players", `${players.length} of them, at most ${PLAYERS_MAX} are read`, "leave out players who decide nothing, or let one stand for several who want the same", at, 1);
    return null;
  }
  return { title, players };
}

/** The part of the text that is the game: all of it, or what a workbook (.gbt, XML) has between <efgfile> or <nfgfile> and its end. */
function gameWithin(text: string, kind: "efg" | "nfg"): { readonly from: number; readonly to: number } {
  const from = text.startsWith("\ufeff") ? 1 : 0, tag = `<${kind}file>`;
  const opened = /^\s*</.test(text.slice(from, from + 100)) ? text.indexOf(tag) : -1;
  if (opened < 0) return { from, to: text.length };
  const closed = text.indexOf(`</${tag.slice(1)}`, opened);
  return { from: opened + tag.length, to: closed < 0 ? text.length : closed };
}

function isSpace(c: number): boolean {
  return c === 0x20 || (c >= 0x09 && c <= 0x0d);
}

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x30 || text.charCodeAt(i) > 0x39) return false;
  return text.length <= 10;
}

function isMark(c: number): boolean {
  return c === 0x22 || c === 0x7b || c === 0x7d || c === 0x2c;
}

// Digits, signs, point, slash and e: what a number is made of, and a wrong number too.
function isNumeric(c: number): boolean {
  return (c >= 0x2d && c <= 0x39) || c === 0x2b || c === 0x65 || c === 0x45;
}

// `run` is a whole run of backslashes with the quote behind it, if there is one.
function unescaped(run: string, at: number, whole: string): string {
  if (run.endsWith('"')) return "\\".repeat((run.length - 2) / 2) + '"';
  return at + run.length === whole.length ? "\\".repeat(run.length / 2) : run;
}

/** A name of a file as games carry it: rid of control characters, and no longer than a reader can take in. */
export function nameText(text: string): string {
  return shortened(plainText(text), NAME_MAX);
}

/** Names of players that tell them apart: one without a name is called by its number, one of several with the same name has it behind. */
export function playerNames(names: readonly string[]): string[] {
  const plain = names.map((name, player) => (nameText(name).trim() === "" ? `Player ${player + 1}` : nameText(name)));
  return plain.map((name, player) => {
    let distinct = name;
    while (plain.some((other, at) => at !== player && other === distinct)) distinct = `${distinct} (${player + 1})`;
    return distinct;
  });
}

/** Names of moves: one without a name is called by its number. */
export function moveNames(names: readonly string[]): string[] {
  return names.map((name, move) => (nameText(name).trim() === "" ? String(move + 1) : nameText(name)));
}

/** The text in quotation marks, as `GambitReader` reads it back. */
export function quoted(text: string): string {
  if (!/["\\]/.test(text)) return `"${text}"`;
  const escaped = text.replace(/\\*"|\\+/g, (run: string, at: number) => {
    const slashes = "\\".repeat(run.length);
    if (run.endsWith('"')) return `${slashes}${slashes.slice(1)}"`;
    return at + run.length === text.length ? slashes + slashes : run;
  });
  return `"${escaped}"`;
}
