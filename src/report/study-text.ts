// An ensemble as text.

import type { Ink } from "./ink.ts";
import { tableLines, wrapText } from "./layout.ts";
import { countOf, countText, percentText, rangeText } from "./numbers.ts";
import type { StudyEnding, StudyLeanings, StudyReport } from "./study.ts";

export interface StudyView {
  readonly width: number;
  readonly ink: Ink;
  readonly files: { readonly folder: string; readonly names: readonly string[] };
}

/** Lines at most `view.width` characters wide. */
export function studyText(report: StudyReport, view: StudyView): string {
  const { width, ink } = view;
  const blocks = [
    [ink.strong(report.title), ...wrapText(drawsText(report), width), ...wrapText(branchText(report), width)],
    ...(report.endings.length === 0 ? [] : [endingLines(report, view)]),
    ...(report.record.length === 0 ? [] : [recordLines(report, view)]),
    ...(report.leanings === null ? [] : [leaningLines(report.leanings, view)]),
    wrapText(`In ${view.files.folder}: ${view.files.names.join(", ")}.`, width),
  ];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

function drawsText({ asked, finished, failed, failure, retraced, inputs, held, design, seed, lambda }: StudyReport): string {
  const done = finished === asked ? countOf(asked, "draw") : `${countText(finished)} of ${countOf(asked, "draw")}`;
  const unsolved = failed === 0 ? "none unsolved" : `${countText(failed)} unsolved (${failure}); bands below are also given with these at both extremes`;
  const range = typeof lambda === "number" ? `lambda ${lambda}` : `lambda from ${lambda[0]} to ${lambda[1]}`;
  return `${done} of ${countOf(inputs, "number")} at once (${design === "sobol" ? "scrambled Sobol points" : "Latin hypercube"}, seed ${seed}, ${range}): ${unsolved}${retraced === 0 ? "" : `, ${countText(retraced)} by way of the branch from precision 0`}.${held.length === 0 ? "" : ` Left alone: ${held.length <= 4 ? held.join(", ") : countOf(held.length, "number")}.`}`;
}

function branchText({ sample: { size, apart } }: StudyReport): string {
  if (size === 0) return "Every draw starts from the scenario's own solution; none was retraced from precision 0 to look for other equilibria.";
  return `Every draw starts from the scenario's own solution, and is found by way of the branch from precision 0 where that leads far or off it. ${countText(size)} of them were traced from precision 0 in full as well: ${apart === 0 ? "all end on the same equilibrium" : `${countText(apart)} (${percentText(apart / size)}) end on another equilibrium`}.`;
}

function endingLines({ endings, failed }: StudyReport, { width, ink }: StudyView): string[] {
  const shown = [...endings].sort((a, b) => Number(a.guarded) - Number(b.guarded) || b.band.median - a.band.median);
  const columns = ["", "median", "5 to 95 % of draws", ...(failed === 0 ? [] : ["with unsolved draws"])].map((name, i) => ({ name, align: i === 0 ? "left" as const : "right" as const }));
  const row = ({ title, guarded, band, bounds }: StudyEnding) => [title, guarded ? "" : percentText(band.median), rangeText(band.low, band.high, guarded), ...(failed === 0 ? [] : [rangeText(...bounds, guarded)])];
  return [
    ink.strong("Where it ends"),
    ...tableLines({ columns, rows: shown.map(row) }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line)),
    ...(shown.some(({ guarded }) => guarded) ? wrapText(`${shown.filter(({ guarded }) => guarded).map(({ title }) => title).join(", ")}: a band to one digit and no median, since the scenario guards it (\`guarded\`): nobody knows its odds closer.`, width, "  ").map(ink.faint) : []),
    ...wrapText("Tags may overlap. A band says how far the answer moves as the numbers move over what their authors find plausible; it is no probability of the band being right.", width, "  ").map(ink.faint),
  ];
}

function recordLines({ record }: StudyReport, { width, ink }: StudyView): string[] {
  const columns = ["", "median", "5 to 95 %"].map((name, i) => ({ name, align: i === 0 ? "left" as const : "right" as const }));
  return [
    ink.strong("How likely the model finds each recorded decision, given the steps before"),
    ...tableLines({ columns, rows: record.map(({ name, band }) => [name.replace(/^\d+:/, ""), percentText(band.median), rangeText(band.low, band.high)]) }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line)),
  ];
}

function leaningLines({ tag, inputs, rSquaredAdjusted, tooThin, noise }: StudyLeanings, { width, ink }: StudyView): string[] {
  const columns = ["", "rank regression", ...(noise === null ? [] : ["PAWN"])].map((name, i) => ({ name, align: i === 0 ? "left" as const : "right" as const }));
  const signed = (x: number) => `${x < 0 ? "-" : "+"}${Math.abs(x).toFixed(2)}`;
  const rows = inputs.map(({ title, coefficient, error, pawn }) => [title, `${signed(coefficient)} \u00b1 ${error < 0.005 ? "<0.01" : error.toFixed(2)}`, ...(noise === null ? [] : [pawn === null ? "" : pawn.median.toFixed(2)])]);
  const fit = rSquaredAdjusted === null ? "" : `, adjusted R2 ${rSquaredAdjusted.toFixed(2)}`;
  return [
    ink.strong(`What the log-odds of ${tag} lean on most`),
    ...(inputs.length === 0 ? wrapText("No number stands out from the noise of the draws.", width, "  ") : tableLines({ columns, rows }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line))),
    ...wrapText(`Standardised rank regression on all numbers at once, with standard errors${fit}${tooThin ? "; too thin: fewer than two draws for each number" : ""}.${noise === null ? "" : ` PAWN: how far fixing a number moves the whole distribution, from 0 to 1; below ${noise.median.toFixed(2)} it is noise.`}`, width, "  ").map(ink.faint),
  ];
}
