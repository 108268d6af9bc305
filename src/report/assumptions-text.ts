// The numbers behind an assessment, and estimates with their bands, as text.

import type { Assumption, DrawChoices, Estimate } from "../assessment/index.ts";
import { plainText } from "../base/index.ts";
import { type Dossier, type IncrementPhrase, type Provenance, provenanceText, standingSign, standingSigns } from "../dossier/index.ts";
import type { Ink } from "./ink.ts";
import { type Column, tableLines, wrapText } from "./layout.ts";
import { countOf } from "./numbers.ts";
import { citations, footingCounts } from "./standing-text.ts";

/** A number at most as long as it deserves: three digits below ten, whole from ten up. */
export function shortNumber(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "-" : x < 0 ? "less" : "more";
  const size = Math.abs(x);
  if (size >= 99.95) return String(Math.round(x)).replace(/\B(?=(\d{3})+$)/g, ",");
  if (size >= 9.995) return x.toFixed(0);
  return String(Number(size >= 0.9995 ? x.toFixed(1) : x.toPrecision(2)));
}

/** A number of an input as it was written, but for noise in its last digits. */
function digits(x: number): string {
  return String(Number(x.toPrecision(6)));
}

/** "21 to 36", or nothing when nothing was drawn or nothing varies. */
export function bandText({ low, high }: Estimate, text: (x: number) => string = shortNumber): string {
  if (Number.isNaN(low)) return "";
  const [from, to] = [text(low), text(high)];
  return from === to ? "" : `${from} to ${to}`;
}

/** A share in whole percent, and never 0 or 100 unless it is. */
export function shareText(x: number): string {
  if (x > 0 && x < 0.005) return "<1 %";
  return x < 1 && x > 0.995 ? ">99 %" : `${Math.round(100 * x)} %`;
}

/** "65 to 80 %". */
export function percentBand(estimate: Estimate): string {
  const text = bandText(estimate, (x) => String(Math.round(100 * x)));
  return text === "" ? "" : `${text} %`;
}

/** Whether words that have been used of an increment fit a share: "over 40 percent" begins above 40, not at it. */
export function phraseFits({ from, to }: Pick<IncrementPhrase, "from" | "to">, share: number): boolean {
  return share > from && share <= to;
}

/** "above 40 to 50 percent". */
export function phraseText({ from, to }: Pick<IncrementPhrase, "from" | "to">): string {
  return `above ${Math.round(100 * from)} up to ${Math.round(100 * to)} percent`;
}

/** How many draws the bands come from, as a sentence with a space before it; without draws there is none. */
export function bandsText({ draws, seed }: DrawChoices, over = "over the ranges"): string {
  return draws === 0 ? " No bands: nothing is drawn." : ` Bands are 5 to 95 % of ${draws} draws ${over}, seed ${seed}.`;
}

const BAND = "5 to 95 %";

/** Lines of a table with its texts to the left and its numbers to the right; without draws the columns of bands are left out. */
export type AssessmentTable = (names: readonly string[], rows: readonly (readonly string[])[]) => string[];

export function assessmentTable({ draws }: DrawChoices, width: number, ink: Ink): AssessmentTable {
  return (names, rows) => {
    const shown = (cells: readonly string[]) => cells.filter((_, i) => draws > 0 || names[i] !== BAND);
    return tableLines({ columns: shown(names).map((name, i): Column => ({ name, align: i === 0 ? "left" : "right" })), rows: rows.map(shown) }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : line));
  };
}

/** The signs of how well what is shown is known, spelt out. */
export function standingLegend(facts: readonly Provenance[], width: number, indent = "  "): string[] {
  return wrapText(`How well it is known: ${standingSigns(facts).join("; ")}.`, width, indent);
}

/** Every assumption with value, range, unit and how well it is known. */
export function assumptionLines(assumptions: readonly Assumption[], width: number, ink: Ink): string[] {
  const rows = assumptions.map((assumption) => {
    const { name, value, low, high, unit } = assumption;
    return [name, digits(value), low < high ? `${digits(low)} to ${digits(high)}` : "", unit === "probability" || unit === "share" ? "" : unit, assumption.isSet === true ? "*" : standingSign(assumption)];
  });
  return [
    ...tableLines({ columns: [{ name: "Number, as --set takes it", align: "left", isUnbroken: true }, { name: "value", align: "right" }, { name: "range", align: "left" }, { name: "unit", align: "left" }, { name: "", align: "left" }], rows }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : line)),
    ...standingLegend(assumptions.filter(({ isSet }) => isSet !== true), width).map(ink.faint),
    ...(assumptions.some(({ isSet }) => isSet === true) ? wrapText("* as set on the command line; the data say otherwise.", width, "  ").map(ink.faint) : []),
  ];
}

/** The last line of a figure: the works behind its numbers, and how many of them are known how well. */
export function sourceLine(dossier: Dossier, assumptions: readonly Assumption[], engine: string): string {
  const keys = [...new Set(assumptions.flatMap(({ sources }) => sources))].sort();
  const set = assumptions.filter(({ isSet }) => isSet === true), own = assumptions.filter(({ isSet }) => isSet !== true);
  const otherwise = set.length === 0 ? "" : ` Set otherwise than in the data: ${set.map(({ name, value }) => `${name} = ${value}`).join(", ")}.`;
  return `Sources: ${citations(dossier, keys)}. Of ${countOf(own.length, "number")} from the data behind the figure: ${footingCounts(own)}.${otherwise} ${engine}.`;
}

/** For programs. */
export function assumptionReport({ name, title, unit, value, low, high, confidence, sources, part, note, isSet = false }: Assumption) {
  return { name, title: plainText(title), unit, value, low, high, confidence, standing: isSet ? "as set, not of the data" : provenanceText({ confidence, sources, part, note }), sources, note };
}
