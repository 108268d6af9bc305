// The summary of a scenario as text: what a newcomer reads first.

import type { Ink } from "./ink.ts";
import { type Column, tableLines, wrapText } from "./layout.ts";
import { countOf, countText, errorText, percentText, secondsText } from "./numbers.ts";
import type { DrawsSummary, Headline, Leanings, Summary } from "./summary.ts";
import { dayText } from "./tree-text.ts";

export interface SummaryView {
  readonly width: number;
  readonly ink: Ink;
  /** Command lines to go on with, and what they do. */
  readonly next: readonly (readonly [line: string, about: string])[];
}

const LABEL = 9;

/** Lines at most `view.width` characters wide. */
export function summaryText(summary: Summary, view: SummaryView): string {
  const { width, ink, next } = view;
  const blocks: (readonly string[])[] = [
    [ink.strong(summary.title), ...wrapText(firstSentences(summary.summary, 2), width)],
    factLines(summary, view),
    ...(summary.record.length > 0 ? [recordLines(summary, view)] : []),
    ...(summary.outcomes.length > 0 ? [outcomeLines(summary, view)] : []),
    ...(summary.headline === null || summary.headline.leanings === null ? [] : [leaningLines(summary.headline.tag, summary.headline.leanings, view)]),
    ...(summary.headline === null || summary.headline.byLambda.length < 2 ? [] : [lambdaLines(summary.headline, width)]),
    cannotLines(summary, view),
    [ink.strong("Go on with"), ...nextLines(next, view)],
  ];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

function firstSentences(text: string, count: number): string {
  return text.split(/(?<=[.!?]) (?=\p{Lu})/u).slice(0, count).join(" ");
}

function factLines(summary: Summary, { width, ink }: SummaryView): string[] {
  const { size, solved, draws } = summary;
  const fact = (label: string, text: string) => wrapText(text, width, " ".repeat(LABEL)).map((line, i) => (i === 0 ? ink.faint(label.padEnd(LABEL)) + line.slice(LABEL) : line));
  const players = size.players.map(({ title, seat, types }) => `${title}${seat === "" ? "" : ` (${seat})`}${types > 1 ? `, ${types} types` : ""}`);
  const named = solved.solver === "qre" ? "As a quantal response equilibrium (qre)" : `By ${solved.solver}`;
  const how = `${named}${solved.lambda === null ? "" : ` at lambda ${solved.lambda}`} in ${secondsText(solved.seconds)}`;
  const measures = [...(solved.residual === null ? [] : [`Logit residual ${errorText(solved.residual)}`]), `${solved.residual === null ? "Largest" : "largest"} regret ${errorText(solved.regret)} utils`];
  return [
    ...fact("Players", `${players.join("; ")}.`),
    ...fact("Game", `${countOf(size.nodes, "node")}, ${countOf(size.informationSets, "information set")}, ${countOf(size.actions, "action")} in them.`),
    ...fact("Solved", `${how}: better moves are likelier, none is certain. ${measures.join(", ")}.${solved.converged ? "" : " NOT CONVERGED."}`),
    ...fact("Varied", draws === null ? "Nothing: no number has a range." : drawsText(draws)),
  ];
}

function drawsText({ asked, solved, offBranch, failed, inputs, seconds, seed }: DrawsSummary): string {
  const lost = failed.map(({ rule, count }) => `${countText(count)} failed (${rule})`);
  const told = solved === asked ? "all solved" : [`${countText(solved)} solved`, ...lost].join(", ");
  const varied = `${countOf(inputs, "number")}${inputs === 1 ? " over its range" : " at once over their ranges"}`;
  return `${varied}: ${countOf(asked, "draw")}, ${told}${offBranch === 0 ? "" : ` (${countText(offBranch)} from the scenario's own solution, the branch from lambda 0 being long)`}, in ${secondsText(seconds)} (seed ${seed}).`;
}

function recordLines({ record, draws }: Summary, { width, ink }: SummaryView): string[] {
  const columns: Column[] = [{ name: "", align: "left" }, { name: "", align: "left" }, { name: "", align: "left" }, { name: "model", align: "right" }, ...(draws === null ? [] : [{ name: "5 to 95 %", align: "right" as const }])];
  const cells = record.map((step) => ({
    left: [dayText(step.date), step.player ?? "chance"],
    right: [step.probability === null ? "" : percentText(step.probability), ...(draws === null ? [] : [bandText(step)])],
  }));
  const widest = (texts: readonly (string | undefined)[], least: number) => texts.reduce((most, text = "") => Math.max(most, text.length), least);
  const taken = [widest(cells.map(({ left }) => left[0]), 0), widest(cells.map(({ left }) => left[1]), 0), widest(cells.map(({ right }) => right[0]), 5), ...(draws === null ? [] : [widest(cells.map(({ right }) => right[1]), 9)])];
  const fixed = taken.reduce((sum, w) => sum + w + 2, 2); // two spaces before every column
  const rows = record.flatMap((step, i) => {
    const [first = "", ...more] = wrapText(step.title, Math.max(16, width - fixed));
    const { left, right } = cells[i]!; // one for each step
    return [[...left, first, ...right], ...more.map((line) => ["", "", line])];
  });
  return [
    ink.strong("What happened, and how likely the model finds each step"),
    ...tableLines({ columns, rows }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : line)),
  ];
}

function outcomeLines({ outcomes, draws }: Summary, { width, ink }: SummaryView): string[] {
  const showsEnds = draws !== null && width >= 76;
  const numbers = ["model", ...(draws === null ? [] : ["5 to 95 % of draws"]), ...(showsEnds ? ["low end within", "high end within"] : [])];
  const columns: Column[] = [{ name: "", align: "left" }, ...numbers.map((name) => ({ name, align: "right" as const }))];
  const rows = outcomes.filter((group) => !group.guarded || group.band !== null).map(({ title, probability, band, guarded }) => [
    title, probability === null ? "" : percentText(probability),
    ...(band === null ? [] : [rangeText(band.low, band.high, guarded)]),
    ...(band === null || !showsEnds ? [] : [rangeText(...band.lowInterval, guarded), rangeText(...band.highInterval, guarded)]),
  ]);
  const guarded = outcomes.find((group) => group.guarded);
  const notes = [
    ...(draws === null ? [] : [`Model: at the scenario's own numbers.${showsEnds ? " Ends of bands: 90 % bootstrap intervals." : ""}`]),
    ...(guarded === undefined ? [] : [`${guarded.title} is only shown as a band, to one digit: it restates odds that the scenario assumes.`]),
  ];
  return [
    ink.strong("Where it ends"),
    ...tableLines({ columns, rows }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : line)),
    ...wrapText(notes.join(" "), width, "  ").map(ink.faint),
  ];
}

/** "9 to 41 %"; below one per cent with a decimal; rough: to one significant digit. */
function rangeText(low: number, high: number, rough = false): string {
  const percent = (x: number) => (rough ? String(Number((100 * x).toPrecision(1))) : percentText(x).replace(" %", ""));
  const [from, to] = [percent(low), percent(high)];
  return from === to ? `${to} %` : `${from} to ${to} %`;
}

function bandText({ band, probability }: Summary["record"][number]): string {
  if (band === null) return "";
  return probability === null ? complementText(band) : rangeText(...band);
}

/** The band of a branch that leaves only a guarded outcome beside it: rounded as that outcome's is. */
function complementText([low, high]: readonly [number, number]): string {
  const rough = (x: number) => 1 - Number((1 - x).toPrecision(1));
  return rangeText(rough(low), rough(high));
}

function leaningLines(tag: string, leanings: Leanings, { width, ink }: SummaryView): string[] {
  return [
    ink.strong(`What ${tag} leans on most`),
    ...wrapText(methodText(tag, leanings), width, "  ").map(ink.faint),
    ...(leanings.tooThin ? wrapText(`Too thin: ${leanings.drawsPerInput.toFixed(1)} draws for each number. Read the order as a hint at most.`, width, "  ").map(ink.alert) : []),
    ...(leanings.judgements.length === 0 ? ["  No judgement stands out from the noise of the draws."] : []),
    ...leanings.judgements.flatMap((judgement) => judgementLines(tag, judgement, width)),
  ];
}

function methodText(tag: string, { draws, inputs, rSquaredAdjusted, drawsPerInput }: Leanings): string {
  return `Judgements by standardised rank regression of the log-odds of ${tag} on all ${inputs} numbers (${countText(draws)} draws, ${drawsPerInput.toFixed(1)} for each number${rSquaredAdjusted === null ? "" : `, adjusted R2 ${rSquaredAdjusted.toFixed(2)}`}); each with its standard error.`;
}

function judgementLines(tag: string, { name, title, value, range, unit, coefficient, error }: Leanings["judgements"][number], width: number): string[] {
  const number = (x: number) => String(Number(x.toPrecision(4)));
  const measure = `  ${coefficient < 0 ? "-" : "+"}${Math.abs(coefficient).toFixed(2)} \u00b1 ${error.toFixed(2)}  `;
  const varied = range === null ? "drawn with its group" : `${number(range[0])} to ${number(range[1])}`;
  const indent = " ".repeat(measure.length);
  const [first = "", ...more] = wrapText(title, width, indent);
  const detail = `${name} = ${number(value)}${unit === "" ? "" : ` (${unit})`}, ${varied}: the higher, the ${coefficient < 0 ? "rarer" : "likelier"} ${tag}.`;
  return [measure + first.slice(indent.length), ...more, ...wrapText(detail, width, indent)];
}

function lambdaLines({ tag, byLambda }: Headline, width: number): string[] {
  const shares = byLambda.map(({ lambda, probability }) => `${percentText(probability)} at lambda ${lambda}`);
  const last = shares.pop() as string; // at least two
  return wrapText(`Lambda, the sharpness of choice, is an axis and not a number that anyone knows: ${tag} has ${shares.join(", ")} and ${last}.`, width);
}

function cannotLines(summary: Summary, { width, ink }: SummaryView): string[] {
  const guarded = summary.outcomes.find((group) => group.guarded);
  const sentences = [
    "Payoffs and odds are assumptions, and results restate them.",
    ...(guarded === undefined ? [] : [`It cannot say how likely ${guarded.title.toLowerCase()} was.`]),
    ...(summary.size.players.some(({ types }) => types > 1) ? ["It cannot say what anyone really wanted: private motives are assumed too, and moves may not tell them apart."] : []),
    "Nor can it say what a move or an actor that the tree lacks would have done.",
    ...(summary.draws === null ? [] : ["Draws vary numbers, not structure: each apart from the others, but for odds and weights that share a sum. Where there are several equilibria, a draw follows one: as a rule that on the branch from lambda 0."]),
  ];
  return [ink.strong("What this cannot say"), ...wrapText(sentences.join(" "), width)];
}

function nextLines(next: SummaryView["next"], { width, ink }: SummaryView): string[] {
  const longest = Math.max(...next.map(([line]) => line.length));
  const fits = next.every(([, about]) => 2 + longest + 2 + about.length <= width);
  return next.flatMap(([line, about]) => (fits ? [`  ${line.padEnd(longest)}  ${ink.faint(about)}`] : [`  ${line}`, ink.faint(`      ${about}`)]));
}
