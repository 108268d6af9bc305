// Options of commands that can draw what they print.

import { type Option, UserError } from "./command.ts";
import { writable } from "./files.ts";

export interface FigureFlags {
  readonly svg?: string;
  readonly column?: boolean;
}

export const FIGURE_OPTIONS: readonly Option[] = [
  { flags: "--svg <file>", about: "draw it as an SVG figure instead; - is standard output", parse: writable },
  { flags: "--column", about: "with --svg: as wide as one column of print (85 mm) or a phone, not a page" },
];

const PAGE_WIDTH = 720, COLUMN_WIDTH = 390;

/** Px. */
export function figureWidth({ svg, column }: FigureFlags): number {
  if (column === true && svg === undefined) throw new UserError("--column goes with --svg", "add --svg FILE");
  return column === true ? COLUMN_WIDTH : PAGE_WIDTH;
}
