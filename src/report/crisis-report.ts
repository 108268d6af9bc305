// The whole of what an ensemble says of a crisis, in plain sentences and tables, for a historian.

import { inWords, plainText } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import type { FactCheck, Thesis } from "../scenario/index.ts";
import { CONTRADICTED_TO, SUPPORTED_FROM, type WhatIf, type WorldAnswer } from "../study/index.ts";
import type { CitedWork, ReportBlock, ReportDocument } from "./document.ts";
import type { InferenceReport } from "./inference.ts";
import { countOf, countText, errorText, percentText, rangeText } from "./numbers.ts";
import { type OutlookReport, outlookSvg } from "./outlook.ts";
import type { StudyReport } from "./study.ts";
import type { ThesisReport } from "./theses.ts";
import { reasonWords } from "./thesis-words.ts";
import { whenText } from "./days.ts";
import { timesText, worldTag } from "./what-if-text.ts";

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
  readonly whatIfs: readonly { readonly title: string; readonly answer: WhatIf }[];
  readonly works: readonly CitedWork[];
  /** The manifest as JSON, and how to run all of it again. */
  readonly manifest: string;
  readonly commands: readonly string[];
  readonly version: string;
  readonly sha256: string;
}

const FIGURE_WIDTH = 720;
const left = (name: string) => ({ name, align: "left" as const }), right = (name: string) => ({ name, align: "right" as const });
const text = (words: string): ReportBlock => ({ kind: "text", text: words });

export function crisisReport(input: CrisisReportInput): ReportDocument {
  const { compiled: { scenario, game }, study, solved } = input, drawsLambda = typeof study.lambda !== "number" && study.lambda[0] < study.lambda[1];
  const sections = [
    { heading: "What this is", blocks: [
      text(plainText(scenario.summary)),
      text(`A game of ${countOf(game.topology.nodeCount, "node")} and ${countOf(game.topology.infosets.count, "information set")}, in which better moves are likelier and none is certain (a quantal response equilibrium). At the scenario's own numbers and a precision of ${solved.lambda} it is solved to within ${errorText(solved.residual)}. All ${countText(study.inputs - Number(drawsLambda))} uncertain numbers${drawsLambda ? " and the precision of choice" : ""} were then drawn at once, ${countText(study.finished)} times; ${study.failed === 0 ? "every draw was solved" : `${countText(study.failed)} draws were not solved, and bands allow for them`}.`),
      text("Payoffs and odds are assumptions, and results restate them. A band says how far an answer moves as the numbers move over what their authors find plausible. General war is only shown as a band, to one digit. What a move or an actor that the model lacks would have done cannot be said."),
    ] },
    ...(study.record.length === 0 ? [] : [recordSection(input)]),
    endingsSection(input),
    ...(input.outlook === null ? [] : [{ heading: "How it looked along the way", blocks: [text("How likely each kind of ending was after every recorded step, to one who knew all moves, and to each side when it was to decide."), { kind: "figure" as const, svg: outlookSvg(input.outlook, FIGURE_WIDTH), caption: "Bands over the draws. They restate what the scenario assumes; how they move from step to step says more than where they stand." }] }]),
    ...(study.leanings === null ? [] : [leaningsSection(study)]),
    ...input.inferences.map(inferenceSection),
    ...(input.theses.length === 0 ? [] : thesesSections(input)),
    ...(input.facts.length === 0 ? [] : [factsSection(input)]),
    ...(input.whatIfs.length === 0 ? [] : [whatIfSection(input)]),
    ...(input.works.length === 0 ? [] : [{ heading: "Works cited", blocks: [{ kind: "table" as const, caption: "Works marked from memory were not looked up and want checking before they are leant on.", columns: [left("key"), left("work"), left("known")], rows: input.works.map(({ key, author, title, year, publisher, recalled }) => [key, [author, title, year, publisher].filter((part) => part !== "").join(". "), recalled ? "cited from memory, unverified" : "seen"]) }] }]),
    { heading: "How to repeat and to cite this", blocks: [
      text(`Cite as: Excomm ${input.version}, "${plainText(scenario.title)}" (scenario ${input.sha256.slice(0, 12)}), ${countOf(study.finished, "draw")}, seed ${study.seed}. The same manifest gives the same numbers on another machine.`),
      { kind: "code" as const, text: input.commands.join("\n") },
      { kind: "code" as const, text: input.manifest },
    ] },
  ];
  return { title: `${plainText(scenario.title)}: a report`, lead: `What the model says, for what share of the plausible numbers, and what it cannot tell. Excomm ${input.version}.`, sections };
}

const MODEL_COLUMN = "Model: at the scenario's own numbers, which need not lie in the middle of the draws.";

function recordSection({ study: { record, finished }, compiled: { scenario }, asIs }: CrisisReportInput) {
  const rows = record.map(({ name, band }) => {
    const [of = "", branch = ""] = name.replace(/^\d+:/, "").split("."), stage = scenario.stages.get(of);
    const model = asIs.record.find((step) => step.stage === of && step.branch === branch)?.probability ?? NaN;
    return [
      whenText(plainText(scenario.record.find((move) => move.stage === of)?.date ?? "")), plainText(scenario.players.find((player) => player.name === stage?.player)?.title ?? ""),
      plainText(stage?.branches.find((one) => one.name === branch)?.title || `${of}.${branch}`), percentText(model), percentText(band.median), rangeText(band.low, band.high),
    ];
  });
  const caption = `Odds of each recorded decision given the steps before; 5 to 95 % of ${countOf(finished, "draw")}. ${MODEL_COLUMN} What chance decided is left out: where only war stands beside a step, it has no single number.`;
  return { heading: "What was done, and how likely the model finds it", blocks: [{ kind: "table" as const, caption, columns: [left("when"), left("who"), left("decision"), right("model"), right("median"), right("5 to 95 %")], rows }] };
}

function endingsSection({ study: { endings, finished, failed, sample }, compiled: { scenario }, asIs }: CrisisReportInput) {
  const shown = [...endings].sort((a, b) => Number(a.guarded) - Number(b.guarded) || b.band.median - a.band.median);
  const branch = sample.size === 0 ? [] : [text(`${countOf(sample.size, "draw")} ${sample.size === 1 ? "was" : "were"} solved in two ways to look for other equilibria; ${sample.apart === 0 ? "both ways agree in all of them" : `in ${countText(sample.apart)} of them the two ways end apart`}.`)];
  const rows = shown.map(({ tag, title, guarded, band, bounds }) => [title, ...(guarded ? ["", ""] : [percentText(worldTag(scenario, asIs, tag)), percentText(band.median)]), rangeText(band.low, band.high, guarded), ...(failed === 0 ? [] : [rangeText(...bounds, guarded)])]);
  return { heading: "Where it ends", blocks: [{ kind: "table" as const, caption: `Probability of each kind of ending; 5 to 95 % of ${countOf(finished, "draw")}. ${MODEL_COLUMN} Kinds may overlap.`, columns: [left("ending"), right("model"), right("median"), right("5 to 95 %"), ...(failed === 0 ? [] : [right("with unsolved draws")])], rows }, ...branch] };
}

function leaningsSection({ leanings, finished }: StudyReport) {
  const { tag, inputs, rSquaredAdjusted, tooThin } = leanings!; // the caller has looked
  return { heading: `What ${inWords(tag).toLowerCase()} leans on`, blocks: [
    text(inputs.length === 0 ? "No number stands out from the noise of the draws." : `The numbers that move it most; a coefficient of +1 would mean that it rises with the number and with nothing else${rSquaredAdjusted === null ? "" : `. All numbers together explain ${percentText(Math.max(0, rSquaredAdjusted))} of how its rank varies`}.${tooThin ? " There are fewer than two draws for each number: read the order as a hint at most." : ""}`),
    ...(inputs.length === 0 ? [] : [{ kind: "table" as const, caption: `Standardised rank regression on all numbers at once, ${countOf(finished, "draw")}.`, columns: [left("number"), right("coefficient"), right("standard error")], rows: inputs.map(({ title, coefficient, error }) => [title, `${coefficient < 0 ? "-" : "+"}${Math.abs(coefficient).toFixed(2)}`, error.toFixed(2)]) }]),
  ] };
}

function inferenceSection(report: InferenceReport) {
  const own = report.limits[Math.floor(report.limits.length / 2)]!; // at least one
  const verdict = { no: "These moves cannot separate these motives", weakly: "These moves separate these motives only weakly", yes: "These moves can separate these motives" }[own.separation];
  return { heading: `What the moves tell of motives: ${report.player.title}`, blocks: [
    text(`${verdict}: even a full record of all moves would carry ${own.bits.toFixed(3)} of the ${own.bitsMax.toFixed(2)} bits that would tell the type, at a precision of ${own.lambda}. Given equal weights to all types the odds stay as they were (to ${errorText(Math.max(report.controls.equal, 1e-16))}), as they must.`),
    { kind: "table" as const, caption: `Odds of each type before and after the record, over ${countOf(report.draws, "draw")} (${countText(Math.round(report.effectiveDraws))} effective${report.tooThin ? "; too few to quote" : ""}).`, columns: [left("type"), right("before"), right("after"), right("draw by draw, 5 to 95 %")], rows: report.types.map(({ title }, i) => [title, percentText(report.prior[i]!), percentText(report.posterior[i]!), rangeText(...report.spread[i]!)]) },
  ] };
}

function thesesSections({ compiled: { scenario }, theses }: CrisisReportInput) {
  const by = (verdict: ThesisReport["verdict"]) => theses.filter(({ report }) => report.verdict === verdict);
  const table = (some: typeof theses, caption: string): ReportBlock[] => (some.length === 0 ? [] : [{ kind: "table" as const, caption, columns: [left("claim"), right("share"), left("why, 5 to 95 % of the draws")], rows: some.map(({ thesis, report }) => [`${plainText(thesis.claim)}${saidBy(thesis.holders)}`, shareWords(report), reasonWords(scenario, thesis, report)]) }]);
  const fallen = [...by("contradicted"), ...by("not identified")];
  return [{ heading: "Claims put to the test", blocks: [
    text(`Each claim compares two numbers of the model by a measure fixed before any draw was made. It is supported where it holds in at least 90 % of the draws, contradicted where it holds in at most 10 %; otherwise the model cannot tell. Of ${theses.length} claims ${by("supported").length} are supported, ${by("contradicted").length} contradicted, and ${by("not identified").length} cannot be told.${fallen.length === 0 ? "" : ` Not borne out, among others: ${fallen.slice(0, 3).map(({ thesis }) => `\u201c${plainText(thesis.claim).replace(/\.$/, "")}\u201d`).join("; ")}.`} Behind a share stands what it could be with all draws (95 %); where that reaches over a line, more draws may turn the verdict.`),
    ...table(by("supported"), "Supported, with the share of draws in which the claim holds"), ...table(by("contradicted"), "Contradicted, with the share of draws in which the claim holds"), ...table(by("not identified"), "Cannot be told (not identified), with the share of draws in which the claim holds"),
  ] }];
}

/** Who made the claim, and the works to find it in. */
function saidBy(holders: Thesis["holders"]): string {
  return holders.length === 0 ? "" : ` Said by ${holders.map(({ who, sources }) => `${plainText(who)}${sources.length === 0 ? "" : ` [${sources.join(", ")}]`}`).join("; ")}.`;
}

function shareWords({ share, interval: [low, high], verdict }: ThesisReport): string {
  if (Number.isNaN(share)) return "-";
  const crosses = [SUPPORTED_FROM, CONTRADICTED_TO].some((line) => low < line && line < high);
  return `${percentText(share)}${crosses || verdict === "not identified" ? ` (${rangeText(low, high)}${crosses ? ", on the line" : ""})` : ""}`;
}

function factsSection({ facts }: CrisisReportInput) {
  return { heading: "Claims of fact, held against sources", blocks: [{ kind: "table" as const, caption: "Verdicts and what the sources say; keys name works below.", columns: [left("claim"), left("verdict"), left("finding")], rows: facts.map(({ claim, verdict, finding, sources, holders }) => [`${claim}${saidBy(holders)}`, verdict, `${finding}${sources.length === 0 ? "" : ` [${sources.join(", ")}]`}`]) }] };
}

function whatIfSection({ compiled: { scenario }, asIs, whatIfs }: CrisisReportInput) {
  const tag = scenario.headline ?? "", guarded = scenario.guarded;
  const cells = (world: WhatIf["known"] | null, asIs: WhatIf["asIs"]) => (world === null ? ["-", ...(guarded === null ? [] : ["-"])] : [percentText(worldTag(scenario, world, tag)), ...(guarded === null ? [] : [timesText(worldTag(scenario, world, guarded), worldTag(scenario, asIs, guarded))])]);
  const columns = [left("change"), right(`${tag}, as a surprise`), ...(guarded === null ? [] : [right(guarded)]), right(`${tag}, known to all`), ...(guarded === null ? [] : [right(guarded)])];
  return { heading: "What if", blocks: [
    text("Each change is read twice: as a surprise, when the first move was made as if nothing were changed, and as known to all from the start. At the scenario's own numbers."),
    { kind: "table" as const, caption: "General war is shown as how many times as likely it becomes.", columns, rows: [["As it is", ...cells(asIs, asIs), ...cells(asIs, asIs)], ...whatIfs.map(({ title, answer }) => [title, ...cells(answer.surprise, answer.asIs), ...cells(answer.known, answer.asIs)])] },
  ] };
}
