// Theses and their verdicts as text: a list, or one with its reasons.

import type { FactCheck, Scenario, Thesis } from "../scenario/index.ts";
import { CONTRADICTED_TO, SUPPORTED_FROM } from "../study/index.ts";
import type { Ink } from "./ink.ts";
import { tableLines, wrapText } from "./layout.ts";
import { countOf, countText, percentText, rangeText } from "./numbers.ts";
import { inputTitle, type ThesisReport } from "./theses.ts";
import type { ThesisReasons } from "./thesis-reasons.ts";
import { comparedWords, TIMES_NOTHING } from "./thesis-words.ts";

export interface ThesesView {
  readonly width: number;
  readonly ink: Ink;
}

const MARKS = { supported: "supported", contradicted: "contradicted", "not identified": "not identified" } as const;

/** All theses with their verdicts, then the claims of fact. */
export function thesesText(title: string, reports: readonly ThesisReport[], facts: readonly FactCheck[], draws: number, { width, ink }: ThesesView): string {
  const columns = [{ name: "holds in", align: "right" as const }, { name: "verdict", align: "left" as const }, { name: "thesis", align: "left" as const }];
  const room = width - 2 - 8 - 2 - 14 - 2 - 4;
  const rows = [...reports].sort((a, b) => b.share - a.share).flatMap((report) => {
    const [first = "", ...more] = wrapText(`${report.title} (${report.id})`, room);
    return [[Number.isNaN(report.share) ? "-" : percentText(report.share), MARKS[report.verdict], first], ...more.map((line) => ["", "", line])];
  });
  const blocks = [
    [ink.strong(`${title}: ${countOf(reports.length, "thesis").replace("thesiss", "theses")} over ${countOf(draws, "draw")} of all uncertain numbers`),
      ...wrapText(`Supported: holds in at least ${percentText(SUPPORTED_FROM)} of the draws; contradicted: in at most ${percentText(CONTRADICTED_TO)}; otherwise the model cannot tell. Measures and thresholds were fixed before the draws.`, width)],
    tableLines({ columns, rows }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line)),
    ...(facts.length === 0 ? [] : [[ink.strong("Claims of fact, held against sources"), ...facts.flatMap((fact) => wrapText(`${fact.verdict}: ${fact.claim} ${fact.finding}`, width, "  "))]]),
    wrapText("excomm theses ID says why, and what would turn it round.", width),
  ];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

export interface ThesisDetail extends ThesisReasons {
  readonly scenario: Scenario;
  readonly thesis: Thesis;
  readonly report: ThesisReport;
  /** Words for sources by key. */
  readonly sources: ReadonlyMap<string, string>;
}

/** One thesis: its verdict in a sentence, then the reasons. */
export function thesisText({ scenario, thesis, report, own, flipped, breakEvens, mechanism, guarded, sources }: ThesisDetail, { width, ink }: ThesesView): string {
  const line = (text: string) => wrapText(text, width);
  const who = thesis.holders.map((holder) => `${holder.who}${holder.sources.length === 0 ? "" : ` (${holder.sources.map((key) => sources.get(key) ?? key).join("; ")})`}`);
  const blocks = [
    [ink.strong(thesis.title), ...line(thesis.claim), ...(who.length === 0 ? [] : line(`Said by ${who.join("; ")}.`))],
    [ink.strong(verdictSentence(report)), ...line(measureSentence(scenario, thesis, report, guarded)), ...line(`Why so measured: ${thesis.why}`), ...(thesis.restates.length === 0 ? [] : line(`It repeats an assumption: it says little more than this: ${thesis.restates.map((name) => inputTitle(scenario, name)).join("; ")}.`).map(ink.alert))],
    ...(mechanism.length === 0 ? [] : [[ink.strong("What differs on the way, at the scenario's own numbers"), ...tableLines({ columns: [{ name: "", align: "left" }, { name: "left", align: "right" }, { name: "right", align: "right" }], rows: mechanism.map((move) => [`${move.stage}.${move.branch}`, percentText(move.left), percentText(move.right)]) }, width, "  ", (text, at) => (at === -1 ? ink.faint(text) : text))]]),
    ...(report.leansOn.length === 0 ? [] : [[ink.strong("What the measure leans on (standardised rank regression)"), ...tableLines({ columns: [{ name: "", align: "left" }, { name: "", align: "right" }], rows: report.leansOn.map(({ title, coefficient, error }) => [title, `${coefficient < 0 ? "-" : "+"}${Math.abs(coefficient).toFixed(2)} \u00b1 ${error.toFixed(2)}`]) }, width)]]),
    [ink.strong("What would turn it round"), ...turnLines(thesis, report, own, flipped, breakEvens, width)],
  ];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

function verdictSentence({ verdict, share, interval, told, untold }: ThesisReport): string {
  if (told === 0) return "Not identified: no draw has a value for it.";
  const held = `holds in ${percentText(share)} of ${countOf(told, "draw")} (95 % interval ${rangeText(...interval)})`;
  return `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}: ${held}${untold === 0 ? "" : `; ${countText(untold)} more have no value`}.`;
}

const short = (x: number): string => (Number.isFinite(x) ? String(Number(x.toPrecision(2))) : "-");

const measured = ({ measure }: Thesis, x: number): string => (measure === "ratio" && x === Infinity ? TIMES_NOTHING : short(x));

function measureSentence(scenario: Scenario, thesis: Thesis, { measure, sides }: ThesisReport, guarded: boolean): string {
  const test = `Measured: ${comparedWords(scenario, thesis)}. It holds where this lies ${thesis.relation} ${thesis.threshold}`;
  const medians = sides.right === null || guarded ? "" : ` (medians: left ${short(sides.left)}, right ${short(sides.right)})`;
  const [low, middle, high] = measure.map((x) => measured(thesis, x));
  const span = measure[0] === Infinity ? `is ${low}` : `goes from ${low} to ${high}, median ${middle}`;
  return `${test}. Over the draws it ${span}${medians}; 5 to 95 %.`;
}

function turnLines(thesis: Thesis, report: ThesisReport, own: ThesisDetail["own"], flipped: ThesisDetail["flipped"], breakEvens: ThesisDetail["breakEvens"], width: number): string[] {
  const lines = [`At the scenario's own numbers the measure is ${measured(thesis, own.measure)}: it ${own.holds === true ? "holds" : "does not hold"}.`];
  if (thesis.flip === null) lines.push(`No change named: ${thesis.noFlip}`);
  else if (flipped !== null) lines.push(`${thesis.flip.why.replace(/\.$/, "")} (${[...(thesis.flip.variant === null ? [] : [`variant ${thesis.flip.variant}`]), ...[...thesis.flip.set].map(([name, value]) => `${name} = ${String(value)}`)].join(", ")}): then ${measured(thesis, flipped.measure)}, and it ${flipped.holds === true ? "holds" : "does not hold"}.`);
  for (const { title, value, range, found } of breakEvens) {
    lines.push(found.crossings.length === 0
      ? `${title} (${short(value)}, from ${short(range[0])} to ${short(range[1])}) alone does not turn it: the measure stays from ${measured(thesis, found.least)} to ${measured(thesis, found.most)}.`
      : `${title} (${short(value)}) alone turns it at ${found.crossings.map(({ at }) => short(at)).join(" and ")}.`);
  }
  if (report.box !== null) {
    const { gathers, density, heldOut, limits } = report.box;
    const limit = ({ title, from, to }: (typeof limits)[number]) => `${title} ${from === null ? `at most ${short(to ?? NaN)}` : to === null ? `at least ${short(from)}` : `from ${short(from)} to ${short(to)}`}`;
    lines.push(`It ${gathers === "holds" ? "holds" : "fails"} most where ${limits.map(limit).join(", and ")}: in ${percentText(density)} of the draws there (${percentText(heldOut.density)} of those kept back), which are ${percentText(report.box.coverage)} of all where it ${gathers}.`);
  }
  return lines.flatMap((text) => wrapText(text, width, "  "));
}
