// Text in figures: how wide it is, how it is broken, and numbers short enough to stand on a branch.

import { printable, shortened } from "../base/index.ts";

/** Advance widths of Helvetica in thousandths of the size, from its published metrics; other characters count as wide ones. */
const WIDTHS: readonly (readonly [string, number])[] = [
  ["ijl'", 222], [" ft.,:;/!|I\u00b7", 278], ["r()-`", 333], ["*", 389], ["ckvxyzsJ", 500], ["abdeghnopqu0123456789L?_#$\u2013\u00b1", 556],
  ["+<>=~\u2212\u2265\u2264\u00d7", 584], ["FTZ", 611], ["ABEKPSVXY&", 667], ["CDHNRUw", 722], ["GOQ", 778], ["mM", 833], ["%", 889], ["W\u2026\u2014", 1000], ["\u03bb\u2019\u201c\u201d", 500],
];
const WIDTH_OF: ReadonlyMap<string, number> = new Map(WIDTHS.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)));
/** Width of the narrowest letters as a share of the size. */
const NARROWEST = 0.222;
/** Room for fonts that run wider than Helvetica. */
const SAFETY = 1.06;

/** Upper bound on the width of a line in px, for Helvetica and fonts like it. */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const letter of text) sum += WIDTH_OF.get(letter) ?? (letter.charCodeAt(0) < 0x250 ? 700 : 1000);
  return (sum / 1000) * size * SAFETY * (bold ? 1.07 : 1);
}

/** The text in at most `linesMax` lines of at most `width` px; what does not fit is cut and ends in an ellipsis. */
export function breakText(text: string, width: number, size: number, linesMax: number, bold = false): string[] {
  const fits = (line: string) => textWidth(line, size, bold) <= width;
  const lines: string[] = [];
  // What lies beyond the room that the narrowest letters leave is never seen: texts of megabytes are cut before they are measured.
  const room = linesMax * Math.ceil(width / (NARROWEST * size) + 2);
  let rest = shortened(text, room).split(" ").filter((word) => word !== "");
  while (rest.length > 0) {
    let taken = 1;
    while (taken < rest.length && fits(rest.slice(0, taken + 1).join(" "))) taken++;
    const line = rest.slice(0, taken).join(" ");
    const isLast = lines.length === linesMax - 1;
    if ((isLast && taken < rest.length) || !fits(line)) {
      let cut = isLast ? rest.join(" ") : line;
      while (cut.length > 1 && !fits(`${cut}\u2026`)) cut = cut.replace(/.$/su, ""); // a whole character, of two units perhaps
      lines.push(`${cut.trimEnd().replace(/[,;:]$/, "")}\u2026`);
      if (isLast) return lines;
    } else lines.push(line);
    rest = rest.slice(taken);
  }
  return lines;
}

/** The same with lines of about one length: the narrowest width that needs no more lines. */
export function breakEvenly(text: string, width: number, size: number, linesMax: number, bold = false): string[] {
  const lines = breakText(text, width, size, linesMax, bold);
  if (lines.length < 2 || lines.at(-1)?.endsWith("\u2026") === true) return lines;
  let even = lines;
  for (let narrower = width - 4; narrower > width / 3; narrower -= 4) {
    const trial = breakText(text, narrower, size, linesMax, bold);
    if (trial.length > lines.length || trial.some((line) => line.endsWith("\u2026"))) break;
    even = trial;
  }
  return even;
}

/** ".18", "<.01", ">.99", "1". */
export function oddsText(probability: number): string {
  if (probability === 0 || probability === 1) return String(probability);
  if (probability < 0.005) return "<.01";
  if (probability > 0.995) return ">.99";
  return probability.toFixed(2).slice(1);
}

/** To one significant digit, for what must not look better known: ".003", ".04". */
export function roughOddsText(probability: number): string {
  if (probability === 0 || probability === 1) return String(probability);
  if (probability < 0.0005) return "<.001";
  return String(Number(probability.toPrecision(1))).replace(/^0/, "");
}

/** "+.21", "−1.30", "+12.5"; a real minus sign, no leading zero. */
export function payoffText(utils: number): string {
  const size = Math.abs(utils);
  if (!Number.isFinite(utils)) return "?";
  const digits = size >= 1e5 ? size.toExponential(1) : size.toFixed(size < 10 ? 2 : size < 100 ? 1 : 0).replace(/^0\./, ".");
  if (Number(digits) === 0) return "0";
  return `${utils < 0 ? "\u2212" : "+"}${digits}`;
}

/** A payoff at an end: whole numbers stay whole. */
export function endPayoffText(utils: number): string {
  return Number.isInteger(utils) && Math.abs(utils) < 1e5 ? String(utils).replace("-", "\u2212") : payoffText(utils).replace("+", "");
}

/** For text between tags and in quoted attributes; what XML cannot hold at all is shown as a mark. */
export function xmlText(text: string): string {
  return printable(text).replace(/[&<>"']/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[letter] as string);
}
