// What the moves tell of motives, as a section of a report.

import type { ReportBlock, ReportTable } from "./document.ts";
import type { InferenceReport, LimitReport } from "./inference.ts";
import { controlText, signedText } from "./inference-text.ts";
import { countOf, countText, percentText, rangeText } from "./numbers.ts";

const ownLimit = ({ limits }: InferenceReport): LimitReport => limits[Math.floor(limits.length / 2)]!; // at least one; the middle is the scenario's own

/** Whether any record of moves could tell the types apart, in a few words. */
export function motiveVerdict(report: InferenceReport): string {
  return { no: "These moves cannot separate these motives", weakly: "These moves separate these motives only weakly", yes: "These moves can separate these motives" }[ownLimit(report).separation];
}

export function motiveSection(report: InferenceReport) {
  const { types, moves, documents, draws, effectiveDraws, tooThin } = report;
  const own = ownLimit(report), last = documents.at(-1);
  const byType = types.map(({ title }) => ({ name: title, align: "right" as const })), first = (name: string) => ({ name, align: "left" as const });
  const factors = (caption: string, name: string, rows: readonly { readonly title: string; readonly logFactors: readonly number[] }[]): ReportTable => ({ kind: "table", caption, columns: [first(name), ...byType], rows: rows.map(({ title, logFactors }) => [title, ...logFactors.map(signedText)]) });
  const blocks: ReportBlock[] = [
    { kind: "text", text: `${motiveVerdict(report)}: even a full record of all moves would carry ${own.bits.toFixed(3)} of the ${own.bitsMax.toFixed(2)} bits that would tell the type, at a precision of ${own.lambda}.` },
    {
      kind: "table", caption: `Odds of each type before and after the record, over ${countOf(draws, "draw")} (${countText(Math.round(effectiveDraws))} effective${tooThin ? "; too few to quote" : ""}).`,
      columns: [first("type"), { name: "before", align: "right" }, { name: "after", align: "right" }, { name: "draw by draw, 5 to 95 %", align: "right" }],
      rows: types.map(({ title }, i) => [title, percentText(report.prior[i]!), percentText(report.posterior[i]!), rangeText(...report.spread[i]!)]),
      strokes: "Drawn: the spread, with a dark stroke at the odds after the record and a light one at those before.",
      strips: types.map((_, i) => ({ low: report.spread[i]![0], middle: report.posterior[i]!, high: report.spread[i]![1], marks: [report.prior[i]!] })),
    },
    factors("The evidence of each recorded move: log10 of its Bayes factor for each type against the others. Within 0.5 of 0 it is barely worth a mention (Kass and Raftery 1995).", "move", moves),
    ...(last === undefined ? [] : [
      factors("Documents, apart from the moves: the same for each of them. How probable a document is under each type, and how far its source is to be believed, are judgements.", "document", documents),
      { kind: "table" as const, caption: "Odds with the documents; the range lets all sources be least and most reliable.", columns: [first("type"), ...["after the moves", "and the documents", "by reliability"].map((name) => ({ name, align: "right" as const }))], rows: types.map(({ title }, i) => [title, percentText(report.posterior[i]!), percentText(last.posterior[i]!), rangeText(Math.min(...last.range[i]!), Math.max(...last.range[i]!))]) },
    ]),
    { kind: "table", caption: `Recovery: the mean odds that histories made by the type in the row give each type. Odds near those before mean that moves say little.`, columns: [first("made by"), ...byType], rows: own.recovery.map((row, i) => [types[i]!.title, ...row.map(percentText)]) },
    { kind: "text", text: `Controls. ${controlText(report)}` },
  ];
  return { heading: `What the moves tell of motives: ${report.player.title}`, blocks };
}
