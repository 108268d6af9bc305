// The text of a file and the places in it.

import type { Place } from "../base/index.ts";

export interface SourceFile {
  readonly name: string;
  readonly text: string;
  /** The place of the characters from `start` up to `end`, cut at the end of the line. */
  place(start: number, end: number): Place;
}

export function sourceFile(text: string, name: string): SourceFile {
  let starts: number[] | null = null;
  return {
    name,
    text,
    place(start, end) {
      starts ??= lineStarts(text);
      const from = Math.max(0, Math.min(start, text.length));
      const line = lineOf(starts, from);
      const lineStart = starts[line] as number; // a line of this file
      const nextStart = starts[line + 1] ?? text.length + 1;
      const lineText = text.slice(lineStart, nextStart - 1).replace(/\r$/, "");
      // What lies behind the last character of a line (its break) is shown as that character.
      const column = Math.min(from - lineStart, lineText.length) + 1;
      const length = Math.max(1, Math.min(end, lineStart + lineText.length) - from);
      return { file: name, line: line + 1, column, length, text: lineText };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the last line that starts at or before `offset`. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0, high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle; // inside the array
    else high = middle - 1;
  }
  return low;
}
