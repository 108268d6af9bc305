// The summary of a scenario as text: what a newcomer reads first.

import type { Ink } from "./ink.ts";
import { type Column, tableLines, wrapText } from "./layout.ts";
import { countOf, countText, errorText, percentText, rangeText, secondsText } from "./numbers.ts";
import type { DrawsSummary, Headline, Leaning, Leanings, OutcomeGroup, RecordedStep, Summary } from "./summary.ts";
import { dayTexts } from "./days.ts";

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
  const measures = [
    ...(solved.residual === null ? [] : [`Residual ${errorText(solved.residual)} (how far from solved)`]),
    `${solved.residual === null ? "Regret" : "regret"} ${errorText(solved.regret)} utils (what a side could still gain by another strategy)`,
  ];
  return [
    ...fact("Players", `${players.join("; ")}.`),
    ...fact("Game", `${countOf(size.nodes, "node")}, ${countOf(size.informationSets, "information set")}, ${countOf(size.actions, "action")} in them.`),
    ...fact("Solved", `${how}: better moves are likelier, none is certain. ${measures.join(", ")}.${solved.converged ? "" : " NOT CONVERGED."}`),
    ...fact("Varied", draws === null ? "Nothing: no number has a range." : drawsText(draws)),
  ];
}

function drawsText({ asked, solved, inputs, seconds, seed }: DrawsSummary): string {
  const told = solved === asked ? `${countOf(asked, "draw")}, all solved,` : `${countText(solved)} of ${countOf(asked, "draw")} solved (${asked - solved === 1 ? "the other is" : "the others are"} left out)`;
  const varied = `${countOf(inputs, "number")}${inputs === 1 ? " over its range" : " at once over their ranges"}`;
  return `${varied}: ${told} in ${secondsText(seconds)} (seed ${seed}).`;
}

function recordLines({ record, draws, outcomes }: Summary, { width, ink }: SummaryView): string[] {
  const columns: Column[] = [{ name: "", align: "left" }, { name: "", align: "left" }, { name: "", align: "left" }, { name: "model", align: "right" }, ...(draws === null ? [] : [{ name: "5 to 95 %", align: "right" as const }])];
  const days = dayTexts(record.map(({ date }) => date));
  const cells = record.map((step, i) => ({
    left: [days[i], step.player ?? "chance"],
    right: [step.probability === null ? "" : percentText(step.probability), ...(draws === null ? [] : [bandText(step)])],
  }));
  const widest = (texts: readonly (string | undefined)[], least: number) => texts.reduce((most, text = "") => Math.max(most, text.length), least);
  const taken = [widest(cells.map(({ left }) => left[0]), 0), widest(cells.map(({ left }) => left[1]), 0), widest(cells.map(({ right }) => right[0]), 5), ...(draws === null ? [] : [widest(cells.map(({ right }) => right[1]), 9)])];
  const fixed = taken.reduce((sum, w) => sum + w + 2, 2); // two spaces before every column
  const rows = record.flatMap((step, i) => {
    const [first = "", ...more] = wrapText(stepText(step), Math.max(16, width - fixed));
    const { left, right } = cells[i]!; // one for each step
    return [[...left, first, ...right], ...more.map((line) => ["", "", line])];
  });
  return [
    ink.strong("What happened, and how likely the model finds each step"),
    ...tableLines({ columns, rows }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : line)),
    ...wrapText(recordNote(record, outcomes), width, "  ").map(ink.faint),
  ];
}

/** What happened; of chance also what that answers: "How is the weather? Foggy". */
function stepText({ player, stageTitle, title }: RecordedStep): string {
  if (player !== null || stageTitle === "") return title;
  return `${stageTitle}${/[?!.:]$/.test(stageTitle) ? "" : ":"} ${title}`;
}

function recordNote(record: readonly RecordedStep[], outcomes: readonly OutcomeGroup[]): string {
  const guarded = outcomes.find((group) => group.guarded)?.title ?? "the guarded outcome";
  return `Odds given the steps before, on average over the mover's types as its moves so far make them likely.${record.some(({ probability }) => probability === null) ? ` Blank: only ${guarded.toLowerCase()} stands beside that step, and it has no single number.` : ""}`;
}

function outcomeLines({ outcomes, draws }: Summary, { width, ink }: SummaryView): string[] {
  const numbers = ["model", ...(draws === null ? [] : ["5 to 95 % of draws", "median"])];
  const columns: Column[] = [{ name: "", align: "left" }, ...numbers.map((name) => ({ name, align: "right" as const }))];
  const rows = outcomes.filter((group) => !group.guarded || group.band !== null).map(({ title, probability, band, guarded }) => [
    title, probability === null ? "" : percentText(probability),
    ...(band === null ? [] : [rangeText(band.low, band.high, guarded), guarded ? "" : percentText(band.median)]),
  ]);
  const guarded = outcomes.find((group) => group.guarded);
  const notes = [
    ...(draws === null ? [] : ["Model: at the scenario's own numbers, which need not lie in the middle of the bands.", ...endsText(outcomes)]),
    ...(guarded === undefined ? [] : [`${guarded.title} is only shown as a band, to one digit: it restates odds that the scenario assumes.`]),
  ];
  return [
    ink.strong("Where it ends"),
    ...tableLines({ columns, rows }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : line)),
    ...wrapText(notes.join(" "), width, "  ").map(ink.faint),
  ];
}

/** How far the intervals of the bands' ends reach at most; none where no band is shown in full precision. */
function endsText(outcomes: readonly OutcomeGroup[]): string[] {
  const bands = outcomes.flatMap(({ band, guarded }) => (band === null || guarded ? [] : [band]));
  if (bands.length === 0) return [];
  const reach = (end: "low" | "high") => pointsText(bands.reduce((most, band) => band[`${end}Interval`].reduce((far, to) => Math.max(far, Math.abs(to - band[end])), most), 0));
  return [`90 % bootstrap intervals reach at most ${reach("low")} from the low ends and ${reach("high")} from the high ends.`];
}

/** A distance of probabilities in points of per cent, rounded up. */
function pointsText(distance: number): string {
  const points = Math.ceil(100 * distance - 1e-9);
  return `${points} point${points === 1 ? "" : "s"}`;
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
    ...(leanings.tooThin ? wrapText(`Too thin: ${perInputText(leanings, "draws ")}. Read the order as a hint at most.`, width, "  ").map(ink.alert) : []),
    ...(leanings.judgements.length > 0 ? [] : wrapText(leanings.others.length === 0 ? "No number stands out from the noise of the draws." : "No judgement stands out; these numbers do, and none of them is a judgement.", width, "  ")),
    ...[...leanings.judgements, ...leanings.others].flatMap((leaning) => leaningRow(tag, leaning, width)),
  ];
}

function methodText(tag: string, leanings: Leanings): string {
  const { draws, inputs, rSquaredAdjusted } = leanings;
  const fit = rSquaredAdjusted === null ? "" : `, adjusted R2 ${rSquaredAdjusted.toFixed(2)}`;
  if (inputs === 1) return `Standardised rank regression of the log-odds of ${tag} on the one number that varies (${countOf(draws, "draw")}${fit}); with its standard error.`;
  const numbers = inputs === 2 ? "both numbers" : `all ${inputs} numbers`;
  return `${leanings.others.length > 0 ? "Numbers" : "Judgements"} by standardised rank regression of the log-odds of ${tag} on ${numbers} (${countOf(draws, "draw")}, ${perInputText(leanings)}${fit}); each with its standard error.`;
}

/** "2.8 for each number"; whole from ten on, and where it is whole. */
function perInputText({ drawsPerInput }: Leanings, noun = ""): string {
  return `${drawsPerInput < 10 ? Number(drawsPerInput.toFixed(1)) : countText(Math.round(drawsPerInput))} ${noun}for each number`;
}

function leaningRow(tag: string, { name, title, basis, value, range, unit, coefficient, error }: Leaning, width: number): string[] {
  const number = (x: number) => String(Number(x.toPrecision(4)));
  const measure = `  ${coefficient < 0 ? "-" : "+"}${Math.abs(coefficient).toFixed(2)} \u00b1 ${error < 0.005 ? "<0.01" : error.toFixed(2)}  `;
  const varied = range === null ? "drawn with its group" : `${number(range[0])} to ${number(range[1])}`;
  const indent = " ".repeat(measure.length);
  const [first = "", ...more] = wrapText(title, width, indent);
  const detail = `${name} = ${number(value)}${unit === "" ? "" : ` (${unit})`}, ${basis === "judgement" ? "" : `${basis}, `}${varied}: the higher, the ${coefficient < 0 ? "rarer" : "likelier"} ${tag}.`;
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
    ...(summary.draws === null ? [] : [`Draws vary numbers, not structure: each apart from the others, but for odds and weights that share a sum. Where there are several equilibria, a draw follows one.${summary.draws.offBranch === 0 ? "" : ` ${followedText(summary.draws)}`}`]),
  ];
  return [ink.strong("What this cannot say"), ...wrapText(sentences.join(" "), width)];
}

/** Which equilibrium the draws follow, where not all take the branch from precision 0. */
function followedText({ offBranch, solved }: DrawsSummary): string {
  const from = offBranch === solved ? "All draws" : `${countText(offBranch)} of ${countOf(solved, "draw")}`;
  return `${from} set out from the scenario's own solution${offBranch === solved ? "" : ", the others from even odds"}.`;
}

function nextLines(next: SummaryView["next"], { width, ink }: SummaryView): string[] {
  const longest = Math.max(...next.map(([line]) => line.length));
  const fits = next.every(([, about]) => 2 + longest + 2 + about.length <= width);
  return next.flatMap(([line, about]) => (fits ? [`  ${line.padEnd(longest)}  ${ink.faint(about)}`] : [`  ${line}`, ink.faint(`      ${about}`)]));
}
