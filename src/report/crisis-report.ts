// The whole of what an ensemble says of a crisis, in plain sentences and tables, for a historian.

import { inWords, plainText } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import type { FactCheck, Scenario, Thesis } from "../scenario/index.ts";
import type { WhatIf, WorldAnswer } from "../study/index.ts";
import { claimsSection, factsSection, fallenFirst } from "./crisis-claims.ts";
import { motiveSection, motiveVerdict } from "./crisis-motives.ts";
import { whenText } from "./days.ts";
import type { CitedWork, ReportBlock, ReportDocument } from "./document.ts";
import type { InferenceReport } from "./inference.ts";
import { countOf, countText, errorText, percentText, rangeText } from "./numbers.ts";
import { type OutlookReport, outlookSvg, outlookTable } from "./outlook.ts";
import type { StudyReport } from "./study.ts";
import { inputTitle, type ThesisReport } from "./theses.ts";
import { timesOf, timesText, worldTag } from "./what-if-text.ts";

export interface CrisisReportInput {
  readonly compiled: Compiled;
  readonly study: StudyReport;
  /** The scenario at its own numbers. */
  readonly asIs: WorldAnswer;
  /** How exactly the scenario itself is solved. */
  readonly solved: { readonly lambda: number; readonly residual: number; readonly regret: number };
  /** By player with several types; empty without a record. */
  readonly inferences: readonly InferenceReport[];
  /** Null without a record. */
  readonly outlook: OutlookReport | null;
  readonly theses: readonly { readonly thesis: Thesis; readonly report: ThesisReport }[];
  readonly facts: readonly FactCheck[];
  readonly whatIfs: readonly WhatIfRow[];
  readonly works: readonly CitedWork[];
  /** The manifest as JSON, and how to run all of it again. */
  readonly manifest: string;
  readonly commands: readonly string[];
  readonly version: string;
  readonly sha256: string;
}

export interface WhatIfRow {
  readonly title: string;
  readonly answer: WhatIf;
}

const FIGURE_WIDTH = 720, FIGURE_NARROW = 360;
export const left = (name: string) => ({ name, align: "left" as const }), right = (name: string) => ({ name, align: "right" as const });
export const text = (words: string): ReportBlock => ({ kind: "text", text: words });
const guardedTitle = ({ guarded }: Scenario): string => (guarded === null ? "" : inWords(guarded));

export function crisisReport(input: CrisisReportInput): ReportDocument {
  const { compiled: { scenario, game }, study, solved } = input, drawsLambda = typeof study.lambda !== "number" && study.lambda[0] < study.lambda[1];
  const sections = [
    { heading: "In short", blocks: [{ kind: "list" as const, items: shortItems(input) }] },
    { heading: "What this is", blocks: [
      text(plainText(scenario.summary)),
      text(`A game of ${countOf(game.topology.nodeCount, "node")} and ${countOf(game.topology.infosets.count, "information set")}, in which better moves are likelier and none is certain (a quantal response equilibrium). At the scenario's own numbers and a precision of ${solved.lambda} it is solved to within ${errorText(solved.residual)}. ${drawnWords(study.inputs - Number(drawsLambda), drawsLambda)} drawn at once, ${countText(study.finished)} times; ${study.failed === 0 ? "every draw was solved" : `${countText(study.failed)} draws were not solved, and bands allow for them`}.`),
      text(`Payoffs and odds are assumptions, and results restate them. A band says how far an answer moves as the numbers move over what their authors find plausible.${scenario.guarded === null ? "" : ` \u201c${guardedTitle(scenario)}\u201d is only shown as a band, to one digit: nobody knows its odds closer.`} What a move or an actor that the model lacks would have done cannot be said.`),
    ] },
    ...(study.record.length === 0 ? [] : [recordSection(input)]),
    endingsSection(input),
    ...(input.outlook === null ? [] : [outlookSection(input.outlook)]),
    ...(study.leanings === null ? [] : [leaningsSection(input, study.leanings)]),
    ...input.inferences.map(motiveSection),
    ...(input.theses.length === 0 ? [] : [claimsSection(scenario, input.theses)]),
    ...(input.facts.length === 0 ? [] : [factsSection(input.facts)]),
    ...(input.whatIfs.length === 0 ? [] : [whatIfSection(input)]),
    ...numbersSection(scenario),
    ...(input.works.length === 0 ? [] : [{ heading: "Works cited", blocks: [{ kind: "table" as const, caption: "Works marked from memory were not looked up and want checking before they are leant on.", columns: [left("key"), left("work"), left("known")], rows: input.works.map(({ key, author, title, year, publisher, recalled }) => [key, [author, title, year, publisher].filter((part) => part !== "").map((part) => part.replace(/\.$/, "")).join(". "), recalled ? "cited from memory, unverified" : "seen"]) }] }]),
    { heading: "How to repeat and to cite this", blocks: [
      text(`Cite as: Excomm ${input.version}, "${plainText(scenario.title)}" (scenario ${input.sha256.slice(0, 12)}), ${countOf(study.finished, "draw")}, seed ${study.seed}. The same manifest gives the same numbers on another machine.`),
      { kind: "code" as const, text: input.commands.join("\n") },
      { kind: "code" as const, text: input.manifest },
    ] },
  ];
  return { title: `${plainText(scenario.title)}: a report`, lead: `What the model says, for what share of the plausible numbers, and what it cannot tell. Excomm ${input.version}.`, sections };
}

function drawnWords(numbers: number, withLambda: boolean): string {
  if (numbers === 0) return "The precision of choice was then";
  return `${numbers === 1 ? "The one uncertain number" : `All ${countText(numbers)} uncertain numbers`}${withLambda ? " and the precision of choice" : ""} ${numbers === 1 && !withLambda ? "was" : "were"} then`;
}

/** The findings, a sentence each, in the order of the sections. */
function shortItems({ compiled: { scenario }, study, asIs, inferences, theses, whatIfs }: CrisisReportInput): string[] {
  const open = study.endings.filter(({ guarded }) => !guarded).map((ending) => ({ ...ending, model: modelEnding(scenario, asIs, ending.tag) })).sort((a, b) => b.model - a.model);
  const decisions = study.record.map(({ name }) => ({ name, probability: modelOdds(asIs, name) })).filter(({ probability }) => Number.isFinite(probability)).sort((a, b) => a.probability - b.probability);
  const [first, second] = open, guarded = study.endings.find((ending) => ending.guarded), rarest = decisions[0], likeliest = decisions.at(-1);
  const by = (verdict: ThesisReport["verdict"]) => theses.filter(({ report }) => report.verdict === verdict).length;
  const fallen = fallenFirst(theses).slice(0, 2).map(({ thesis }) => `\u201c${plainText(thesis.claim).replace(/\.$/, "")}\u201d`);
  return [
    ...(first === undefined ? [] : [`${first.title} is the likeliest ending at the scenario's own numbers (${percentText(first.model)}; over all plausible numbers ${rangeText(first.band.low, first.band.high)})${second === undefined ? "" : `, before ${second.title.toLowerCase()} (${percentText(second.model)}; ${rangeText(second.band.low, second.band.high)})`}.${guarded === undefined ? "" : ` ${guarded.title}: ${rangeText(guarded.band.low, guarded.band.high, true)}.`}`]),
    ...(rarest === undefined || likeliest === undefined || decisions.length < 2 ? [] : [`Of the ${decisions.length} recorded decisions the least likely is \u201c${branchTitle(scenario, rarest.name)}\u201d (${percentText(rarest.probability)}), the likeliest \u201c${branchTitle(scenario, likeliest.name)}\u201d (${percentText(likeliest.probability)}), each given those before.`]),
    ...[...new Set(inferences.map(motiveVerdict))].map((verdict) => `${inferences.filter((report) => motiveVerdict(report) === verdict).map(({ player }) => player.title).join(", ")}: ${verdict.charAt(0).toLowerCase()}${verdict.slice(1)}.`),
    ...(theses.length === 0 ? [] : [`Of ${theses.length} claims ${by("supported")} are supported, ${by("contradicted")} contradicted, and ${by("not identified")} cannot be told.${fallen.length === 0 ? "" : ` Not borne out, among others: ${fallen.join("; ")}.`}`]),
    ...whatIfItems(scenario, asIs, whatIfs),
  ];
}

function whatIfItems(scenario: Scenario, asIs: WorldAnswer, whatIfs: readonly WhatIfRow[]): string[] {
  const { headline, guarded } = scenario;
  if (headline === null || whatIfs.length === 0) return [];
  const own = worldTag(scenario, asIs, headline), moved = (row: WhatIfRow) => Math.abs(worldTag(scenario, row.answer.known, headline) - own);
  const most = whatIfs.reduce((best, row) => (moved(row) > moved(best) ? row : best));
  const times = (row: WhatIfRow) => (guarded === null ? NaN : timesOf(worldTag(scenario, row.answer.known, guarded), worldTag(scenario, asIs, guarded)) ?? NaN);
  const worst = whatIfs.filter((row) => Number.isFinite(times(row))).sort((a, b) => times(b) - times(a))[0];
  return [
    `Of ${countOf(whatIfs.length, "counterfactual")}, \u201c${most.title}\u201d moves ${inWords(headline).toLowerCase()} most when all know of it: from ${percentText(own)} to ${percentText(worldTag(scenario, most.answer.known, headline))}.${worst === undefined || guarded === null || times(worst) <= 1 ? "" : ` ${guardedTitle(scenario)} rises most under \u201c${worst.title}\u201d: ${timesText(worldTag(scenario, worst.answer.known, guarded), worldTag(scenario, asIs, guarded))}.`}`,
  ];
}

const MODEL_COLUMN = "Model: at the scenario's own numbers, which need not lie in the middle of the draws.";

/** What a page draws beside the rows. */
const DRAWN = "Drawn: the band, with a stroke at the model's own number.";

const placeOf = (name: string): readonly [stage: string, branch: string] => {
  const bare = name.replace(/^\d+:/, ""), at = bare.indexOf(".");
  return [bare.slice(0, at), bare.slice(at + 1)];
};

/** Of a kind of ending; of one outcome where outcomes have no tags. */
function modelEnding(scenario: Scenario, asIs: WorldAnswer, ending: string): number {
  return [...scenario.outcomes.values()].some(({ tags }) => tags.length > 0) ? worldTag(scenario, asIs, ending) : (asIs.outcomes.get(ending) ?? NaN);
}

function modelOdds(asIs: WorldAnswer, name: string): number {
  const [of, branch] = placeOf(name);
  return asIs.record.find((step) => step.stage === of && step.branch === branch)?.probability ?? NaN;
}

function branchTitle(scenario: Scenario, name: string): string {
  const [of, branch] = placeOf(name);
  return plainText(scenario.stages.get(of)?.branches.find((one) => one.name === branch)?.title || `${of}.${branch}`);
}

function recordSection({ study: { record, finished }, compiled: { scenario }, asIs }: CrisisReportInput) {
  const rows = record.map(({ name, band }) => {
    const [of] = placeOf(name), player = scenario.players.find((one) => one.name === scenario.stages.get(of)?.player);
    return [whenText(plainText(scenario.record.find((move) => move.stage === of)?.date ?? "")), plainText(player?.title ?? ""), branchTitle(scenario, name), percentText(modelOdds(asIs, name)), percentText(band.median), rangeText(band.low, band.high)];
  });
  const caption = `Odds of each recorded decision given the steps before; 5 to 95 % of ${countOf(finished, "draw")}. ${MODEL_COLUMN} What chance decided is left out${scenario.guarded === null ? "" : `: where only ${guardedTitle(scenario).toLowerCase()} stands beside a step, it has no single number`}.`;
  return { heading: "What was done, and how likely the model finds it", blocks: [{ kind: "table" as const, caption, columns: [left("when"), left("who"), left("decision"), right("model"), right("median"), right("5 to 95 %")], rows, strokes: DRAWN, strips: record.map(({ name, band: { low, high } }) => ({ low, middle: modelOdds(asIs, name), high, marks: [] })) }] };
}

function endingsSection({ study: { endings, finished, failed, sample }, compiled: { scenario }, asIs }: CrisisReportInput) {
  const shown = [...endings].sort((a, b) => Number(a.guarded) - Number(b.guarded) || b.band.median - a.band.median);
  const branch = sample.size === 0 ? [] : [text(`${countOf(sample.size, "draw")} ${sample.size === 1 ? "was" : "were"} solved in two ways to look for other equilibria; ${sample.apart === 0 ? "both ways agree in all of them" : `in ${countText(sample.apart)} of them the two ways end apart`}.`)];
  const rows = shown.map(({ tag, title, guarded, band, bounds }) => [title, ...(guarded ? ["", ""] : [percentText(modelEnding(scenario, asIs, tag)), percentText(band.median)]), rangeText(band.low, band.high, guarded), ...(failed === 0 ? [] : [rangeText(...bounds, guarded)])]);
  return { heading: "Where it ends", blocks: [{ kind: "table" as const, caption: `Probability of each kind of ending; 5 to 95 % of ${countOf(finished, "draw")}. ${MODEL_COLUMN} Kinds may overlap.`, columns: [left("ending"), right("model"), right("median"), right("5 to 95 %"), ...(failed === 0 ? [] : [right("with unsolved draws")])], rows, strokes: DRAWN, strips: shown.map(({ tag, guarded, band: { low, high } }) => ({ low, middle: guarded ? null : modelEnding(scenario, asIs, tag), high, marks: [] })) }, ...branch] };
}

function outlookSection(outlook: OutlookReport) {
  return { heading: "How it looked along the way", blocks: [
    text("How likely each kind of ending was after every recorded step, to one who knew all moves, and to each side when it was to decide."),
    { kind: "figure" as const, svg: outlookSvg(outlook, FIGURE_WIDTH, "After each step of the record"), narrow: outlookSvg(outlook, FIGURE_NARROW, "After each step of the record"), table: outlookTable(outlook) },
  ] };
}

function leaningsSection({ compiled: { scenario, settings }, study: { finished, lambda }, solved }: CrisisReportInput, { tag, inputs, rSquaredAdjusted, tooThin }: NonNullable<StudyReport["leanings"]>) {
  const signed = (x: number) => `${x < 0 ? "-" : "+"}${Math.abs(x).toFixed(2)}`;
  const ownOf = (name: string) => {
    const parameter = scenario.parameters.get(name);
    return parameter === undefined ? [numberText(solved.lambda), typeof lambda === "number" ? "" : spanText(lambda), "judgement"] : [numberText(settings.get(name) ?? parameter.value), parameter.range === null ? "" : spanText(parameter.range), knownWords(parameter)];
  };
  return { heading: `What ${inWords(tag).toLowerCase()} leans on`, blocks: [
    text(inputs.length === 0 ? "No number stands out from the noise of the draws." : `The numbers that move it most; a coefficient of +1 would mean that it rises with the number and with nothing else${rSquaredAdjusted === null ? "" : `. All numbers together explain ${percentText(Math.max(0, rSquaredAdjusted))} of how its rank varies`}.${tooThin ? " There are fewer than two draws for each number: read the order as a hint at most." : ""}`),
    ...(inputs.length === 0 ? [] : [{ kind: "table" as const, caption: `Standardised rank regression on all numbers at once, ${countOf(finished, "draw")}; with the scenario's value, its range, and where that comes from.`, columns: [left("number"), right("coefficient"), right("error"), right("value"), right("range"), left("basis")], rows: inputs.map(({ name, title, coefficient, error }) => [title, signed(coefficient), error.toFixed(2), ...ownOf(name)]) }]),
  ] };
}

const numberText = (value: unknown): string => (typeof value === "number" ? String(Number(value.toPrecision(3))) : String(value));
const spanText = ([low, high]: readonly [number, number]): string => `${numberText(low)} to ${numberText(high)}`;
const knownWords = ({ basis, sources }: { readonly basis: string; readonly sources: readonly string[] }): string => `${basis}${sources.length === 0 ? "" : ` [${sources.join(", ")}]`}`;

/** Every number with a range: what all of the above rests on. */
function numbersSection(scenario: Scenario) {
  const grouped = new Set(scenario.groups.flatMap(({ members }) => members));
  const drawn = [...scenario.parameters.values()].filter(({ name, value, range }) => typeof value === "number" && (grouped.has(name) || (range !== null && range[1] > range[0])));
  if (drawn.length === 0) return [];
  const rows = drawn.map((parameter) => [inputTitle(scenario, parameter.name), numberText(parameter.value), grouped.has(parameter.name) ? "share of a sum" : spanText(parameter.range!), parameter.unit, knownWords(parameter)]);
  return [{ heading: "The numbers it rests on", blocks: [{ kind: "table" as const, folded: `All ${countText(drawn.length)} numbers with a range`, caption: `${countOf(drawn.length, "number")} with the range that they are drawn from; a judgement has no source but the argument in the scenario's text.`, columns: [left("number"), right("value"), right("range"), left("unit"), left("basis")], rows }] }];
}

function whatIfSection({ compiled: { scenario }, asIs, whatIfs }: CrisisReportInput) {
  const tag = scenario.headline ?? "", guarded = scenario.guarded;
  const times = (world: WorldAnswer) => (guarded === null ? [] : [world === asIs ? "" : timesText(worldTag(scenario, world, guarded), worldTag(scenario, asIs, guarded))]);
  const cells = (world: WorldAnswer | null) => (world === null ? ["-", ...(guarded === null ? [] : ["-"])] : [percentText(worldTag(scenario, world, tag)), ...times(world)]);
  const columns = [left("change"), ...["a surprise", "known to all"].flatMap((reading) => [right(`${inWords(tag)}, ${reading}`), ...(guarded === null ? [] : [right(`${guardedTitle(scenario)}, ${reading}`)])])];
  return { heading: "What if", blocks: [
    text("Each change is read twice: as a surprise, when the first move was made as if nothing were changed, and as known to all from the start. At the scenario's own numbers. The command what-if tells the whole path, all endings and payoffs of each."),
    { kind: "table" as const, caption: guarded === null ? "Probability of the ending." : `${guardedTitle(scenario)} is shown as how many times as likely it becomes. A dash: the change leaves no first move to be surprised after.`, columns, rows: [["As it is", ...cells(asIs), ...cells(asIs)], ...whatIfs.map(({ title, answer }) => [title, ...cells(answer.surprise), ...cells(answer.known)])] },
  ] };
}
