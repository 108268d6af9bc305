// What an author of a file reads when something in it is wrong. A diagnostic is a value: it is collected, never thrown,
// so that all mistakes of a file are reported at once.

import { printable, shortened } from "./text.ts";

/** A stretch of text in a file; `line` and `column` count from 1, `length` counts characters on that line. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** The whole line, for the reader; empty when the text is not at hand. */
  readonly text: string;
}

export interface Diagnostic {
  /** The rule that was broken, a stable kebab-case name, such as `unknown-name`. */
  readonly rule: string;
  /** What is wrong, in a few words, without a full stop. */
  readonly message: string;
  readonly place: Place | null;
  /** What the caret says: the particular at this place. */
  readonly label: string;
  /** The way out. */
  readonly help: string;
}

/** Thrown by `requireX` functions for a caller who asked for a value and not for diagnostics. */
export class DiagnosticError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(printDiagnostic).join("\n\n"));
    this.name = "DiagnosticError";
    this.diagnostics = diagnostics;
  }
}

/** One diagnostic as plain text: message, place, line, caret, help. Text from the file is stripped of control characters. */
export function printDiagnostic(diagnostic: Diagnostic): string {
  const { place, rule } = diagnostic;
  const [message, label, help] = [diagnostic.message, diagnostic.label, diagnostic.help].map((text) => shortened(printable(text), SENTENCE_MAX)) as [string, string, string]; // as many as went in
  const lines = [`error: ${message}`];
  if (place !== null) {
    lines.push(` --> ${printable(place.file)}:${place.line}:${place.column}`);
    if (place.text !== "") lines.push(...quoteLine(place, label));
    else if (label !== "") lines.push(`  = here: ${label}`);
  } else if (label !== "") lines.push(`  = here: ${label}`);
  lines.push(`  = rule: ${rule}`);
  if (help !== "") lines.push(`  = help: ${help}`);
  return lines.join("\n");
}

const WINDOW = 100;
/** Characters of a sentence that are shown: names in it may have millions. */
const SENTENCE_MAX = 2_000;

function quoteLine(place: Place, label: string): string[] {
  const number = String(place.line);
  const gutter = " ".repeat(number.length);
  // A long line is shown as a window around the caret.
  const from = place.text.length <= WINDOW ? 0 : Math.max(0, place.column - 1 - WINDOW / 2);
  const head = from > 0 ? "..." : "";
  const shown = place.text.slice(from, from + WINDOW);
  const tail = from + WINDOW < place.text.length ? "..." : "";
  const indent = " ".repeat(Math.max(0, place.column - 1 - from) + head.length);
  const carets = "^".repeat(Math.max(1, Math.min(place.length, shown.length - (place.column - 1 - from))));
  return [
    `${gutter} |`,
    `${number} | ${printable(head + shown + tail)}`,
    `${gutter} | ${indent}${carets}${label === "" ? "" : ` ${label}`}`,
  ];
}
