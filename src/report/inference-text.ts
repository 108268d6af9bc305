// What moves tell of a player's type, as text. The limits come first: a reader who stops early has read them.

import type { Ink } from "./ink.ts";
import type { InferenceReport, LimitReport } from "./inference.ts";
import { tableLines, wrapText } from "./layout.ts";
import { countOf, countText, errorText, percentText, rangeText } from "./numbers.ts";

export interface InferenceView {
  readonly width: number;
  readonly ink: Ink;
}

/** Lines at most `view.width` characters wide. */
export function inferenceText(report: InferenceReport, view: InferenceView): string {
  const { width, ink } = view;
  const blocks = [
    [ink.strong(`${report.title}: the motives of ${report.player.title}, by its moves${report.documents.length === 0 ? " alone" : ", then by documents"}`), ...wrapText(verdictText(report), width).map(ink.alert)],
    oddsLines(report, view),
    moveLines(report, view),
    ...(report.documents.length === 0 ? [] : [documentLines(report, view)]),
    ...(report.byLambda.length === 0 ? [] : [lambdaLines(report, view)]),
    limitLines(report, view),
    ...(report.weights.length === 0 ? [] : [weightLines(report, view)]),
    [ink.strong("Controls"), ...wrapText(controlText(report), width)],
  ];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

/** The middle precision is the scenario's own. */
function ownLimit({ limits }: InferenceReport): LimitReport {
  return limits[Math.floor(limits.length / 2)]!; // at least one
}

function verdictText(report: InferenceReport): string {
  const { separation, bits, bitsMax, lambda } = ownLimit(report);
  const share = `even a full record of all moves would carry ${bits.toFixed(3)} of ${bitsMax.toFixed(2)} bits about the type at lambda ${lambda}`;
  if (separation === "no") return `These moves cannot separate these motives: ${share}. What follows says how far the odds move, not what was wanted.`;
  if (separation === "weakly") return `These moves separate these motives only weakly: ${share}.`;
  return `These moves can separate these motives: ${share}.`;
}

const left = (name: string) => ({ name, align: "left" as const });
const right = (name: string) => ({ name, align: "right" as const });

function oddsLines({ types, prior, posterior, spread, draws, effectiveDraws, tooThin }: InferenceReport, { width, ink }: InferenceView): string[] {
  const rows = types.map(({ title }, i) => [title, percentText(prior[i]!), percentText(posterior[i]!), rangeText(...spread[i]!)]);
  return [
    ink.strong("Odds of each type before and after the record"),
    ...tableLines({ columns: [left(""), right("before"), right("after"), right("draw by draw, 5 to 95 %")], rows }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line)),
    ...wrapText(`"After" weighs ${countOf(draws, "draw")} of the numbers by how well each explains the record; it rests on ${countText(Math.round(effectiveDraws))} effective draws. The last column is the spread of what single draws say.`, width, "  ").map(ink.faint),
    ...(tooThin ? wrapText("Too few effective draws to quote: ask for more.", width, "  ").map(ink.alert) : []),
  ];
}

function moveLines({ types, moves }: InferenceReport, { width, ink }: InferenceView): string[] {
  const rows = moves.map(({ title, logFactors }) => [title, ...logFactors.map(signedText)]);
  return [
    ink.strong("Move by move: log10 of the Bayes factor of each type against the rest"),
    ...tableLines({ columns: [left(""), ...types.map(({ name }) => right(name))], rows }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line)),
    ...wrapText("Within 0.5 of 0 a factor is barely worth a mention (Kass and Raftery 1995).", width, "  ").map(ink.faint),
  ];
}

function documentLines({ types, documents, posterior }: InferenceReport, { width, ink }: InferenceView): string[] {
  const last = documents.at(-1)!; // the caller has looked
  const columns = [left(""), ...types.map(({ name }) => right(name))];
  const faintHead = (line: string, at: number) => (at === -1 ? ink.faint(line) : line);
  return [
    ink.strong("Documents, apart from the moves: log10 of the Bayes factor against the rest"),
    ...tableLines({ columns, rows: documents.map(({ title, logFactors }) => [title, ...logFactors.map(signedText)]) }, width, "  ", faintHead),
    ...tableLines({ columns, rows: [["after the moves", ...posterior.map(percentText)], ["and the documents", ...last.posterior.map(percentText)], ["  by reliability", ...last.range.map(([a, b]) => rangeText(Math.min(a, b), Math.max(a, b)))]] }, width, "  ", faintHead),
    ...wrapText("How probable each document is under each type, and how far its source is to be believed, are judgements; the last row lets all sources be least and most reliable.", width, "  ").map(ink.faint),
  ];
}

/** "+0.12"; "0.00" without a sign. */
export function signedText(x: number): string {
  const size = Math.abs(x).toFixed(2);
  return Number(size) === 0 ? size : `${x < 0 ? "-" : "+"}${size}`;
}

function lambdaLines({ types, byLambda }: InferenceReport, { width, ink }: InferenceView): string[] {
  const number = (x: number) => String(Number(x.toPrecision(2)));
  const rows = byLambda.map(({ from, to, posterior, effectiveDraws }) => [`${number(from)} to ${number(to)}`, ...posterior.map(percentText), countText(Math.round(effectiveDraws))]);
  return [
    ink.strong("After the record, by precision of choice"),
    ...tableLines({ columns: [left("lambda"), ...types.map(({ name }) => right(name)), right("effective draws")], rows }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line)),
    ...wrapText("Lambda is not known: where these rows differ, the answer hangs on it.", width, "  ").map(ink.faint),
  ];
}

function limitLines(report: InferenceReport, { width, ink }: InferenceView): string[] {
  const { types, limits } = report;
  const own = ownLimit(report);
  const recovery = own.recovery.map((row, i) => [types[i]!.title, ...row.map(percentText)]);
  return [
    ink.strong("How far any record could tell the types apart"),
    ...tableLines({ columns: [left("lambda"), right("bits"), right("of"), right("way to certainty")], rows: limits.map(({ lambda, bits, bitsMax, gain }) => [String(Number(lambda.toPrecision(3))), bits.toFixed(3), bitsMax.toFixed(2), percentText(Math.max(0, gain))]) }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line)),
    ...wrapText(`Recovery at lambda ${own.lambda}: the mean odds that histories made by a type (row) give each type (column). Odds near those before mean that the moves say little.`, width, "  ").map(ink.faint),
    ...tableLines({ columns: [left(""), ...types.map(({ name }) => right(name))], rows: recovery }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line)),
  ];
}

function weightLines({ weights }: InferenceReport, { width, ink }: InferenceView): string[] {
  return [
    ink.strong("Mean weights, over all types and draws"),
    ...tableLines({ columns: [left(""), right("before"), right("after")], rows: weights.map(({ title, prior, posterior }) => [title, prior.toFixed(3), posterior.toFixed(3)]) }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line)),
  ];
}

export function controlText({ controls }: InferenceReport): string {
  const equal = controls.equal < 1e-12 ? "the odds stay as they were (to 1e-12)" : `the odds still move by ${errorText(controls.equal)}: paths or odds depend on the type itself, not on what it wants`;
  const rotated = controls.rotated < 1e-8 ? "the odds move along (to 1e-8): they follow the weights, not the names" : `the odds do not just move along (off by ${errorText(controls.rotated)}): types differ in more than their weights, or their prior odds do`;
  return `All types given the same weights: ${equal}. Each type given the next one's weights: ${rotated}.`;
}
