// A path report as text: one block for each step.

import { plainText } from "../base/index.ts";
import type { Scenario } from "../scenario/index.ts";
import type { BeliefReport } from "./belief.ts";
import type { Ink } from "./ink.ts";
import { tableLines, wrapText } from "./layout.ts";
import { percentText, rangeText, roughPercentText, utilsText } from "./numbers.ts";
import type { ChanceReport, DecisionReport, EventOdds, PathReport, StepReport } from "./path.ts";

export { isGuarded } from "./path.ts";

export interface PathView {
  readonly width: number;
  readonly ink: Ink;
  /** Every type of the mover on its own. */
  readonly byType: boolean;
  /** Name of the only stage to show, or null for all. */
  readonly at: string | null;
}

/** The steps as paragraphs and tables at most `width` characters wide. */
export function pathText(scenario: Scenario, report: PathReport, view: PathView): string {
  const { ink, width } = view;
  const lines: string[] = [];
  const steps = report.steps.map((step, i) => [step, i] as const).filter(([step]) => view.at === null || step.stage === view.at);
  for (const [step, i] of steps) {
    lines.push(stepHead(step, i, ink));
    lines.push(...(step.kind === "chance" ? chanceLines(scenario, step, view) : decisionLines(scenario, step, report.isRecord, view)));
    if (step.note !== "") lines.push(...wrapText(plainText(step.note), width, "  ").map(ink.faint));
    lines.push("");
  }
  if (view.at === null && report.ends.length > 0) lines.push(...wrapText(`The path ends in: ${report.ends.map((name) => outcomeTitle(scenario, name)).join(" or ")}.`, width), "");
  return `${lines.join("\n").trimEnd()}\n`;
}

/** Number, date, title and name of a step. */
export function stepHead({ date, title, stage }: StepReport, index: number, ink: Ink): string {
  const head = [date, title === "" ? stage : title].filter((part) => part !== "").map(plainText).join("  ");
  return `${ink.strong(`${index + 1}. ${head}`)}${title === "" || title === stage ? "" : `  ${ink.faint(`[${stage}]`)}`}`;
}

export function decisionLines(scenario: Scenario, step: DecisionReport, isRecord: boolean, view: PathView): string[] {
  const { width, ink } = view;
  const mover = playerTitle(scenario, step.player);
  const lines = wrapText(`${mover}${step.ask === "" ? " decides." : `: ${plainText(step.ask)}`}`, width, "  ");
  if (!step.reached) lines.push(...wrapText("The strategies never lead here; types count with their first odds.", width, "  ").map(ink.alert));
  lines.push(...beliefLines(scenario, step.belief, width));
  const several = step.types.length > 1;
  if (several && !view.byType) lines.push(...wrapText(`Its own types, given its moves so far: ${oddsText(step.types.map(({ type, title, weight }) => [title === "" ? type : title, weight]))}.`, width, "  "));
  lines.push("");
  const taken = step.actions.findIndex((action) => action.taken);
  const decorate = (line: string, row: number) => (row === -1 ? ink.faint(line) : row === taken ? ink.mark(line) : line);
  const name = (k: number) => `${k === taken ? "> " : "  "}${plainText(step.actions[k]?.title ?? "")}`;
  if (!view.byType || !several) {
    const rows = step.actions.map((action, k) => [name(k), percentText(action.probability), Number.isNaN(action.value) ? "unknown" : utilsText(action.value, 2), action.taken ? (isRecord ? "what was done" : "likeliest") : ""]);
    lines.push(...tableLines({ columns: [{ name: "  action", align: "left" }, { name: "chosen", align: "right" }, { name: "worth, utils", align: "right" }, { name: "", align: "left" }], rows }, width, "  ", decorate), ...wrapText(verdict(step, isRecord), width, "  "));
    return lines;
  }
  const columns = ["", ...step.types].map((_, c) => ({ name: "", align: c === 0 ? "left" as const : "right" as const }));
  const table = (title: string, weight: boolean, cell: (type: DecisionReport["types"][number], k: number) => string) => {
    const head = headRows(`  ${title}`, step.types.map((type) => plainText(type.title === "" ? type.type : type.title)));
    if (weight) head.push(["  (odds of the type)", ...step.types.map((type) => percentText(type.weight))]);
    const rows = [...head, ...step.actions.map((_, k) => [name(k), ...step.types.map((type) => cell(type, k))])];
    return tableLines({ columns, rows }, width, "  ", (line, row) => decorate(line, Math.max(-1, row - head.length)));
  };
  lines.push(...table("chosen by", true, (type, k) => percentText(type.probabilities[k] ?? 0)));
  lines.push("", ...table("worth to, utils", false, (type, k) => (Number.isNaN(type.values[k] ?? NaN) ? "unknown" : utilsText(type.values[k] ?? NaN, 2))));
  return lines;
}

/** The head of a table whose columns have long names: they break between words and end in the same row. */
function headRows(first: string, names: readonly string[]): string[][] {
  const longestWord = names.flatMap((name) => name.split(" ")).reduce((most, word) => Math.max(most, word.length), HEAD_WIDTH);
  const broken = names.map((name) => wrapText(name, longestWord));
  const depth = broken.reduce((most, lines) => Math.max(most, lines.length), 1);
  return Array.from({ length: depth }, (_, r) => [r === depth - 1 ? first : "", ...broken.map((lines) => lines[r - depth + lines.length] ?? "")]);
}

const HEAD_WIDTH = 12;

/** Why a decision fell as it did, in sentences: what the mover believes, and how what was done stands among what could be done. */
export function decisionSentences(scenario: Scenario, step: DecisionReport, isRecord: boolean): string[] {
  return [...beliefLines(scenario, step.belief, Infinity), verdict(step, isRecord)].map((line) => line.trim()).filter((line) => line !== "");
}

/** How what was done stands among what could be done, by probability and by worth to the mover on average. */
function verdict({ actions, types }: DecisionReport, isRecord: boolean): string {
  const taken = actions.find((action) => action.taken);
  if (taken === undefined || actions.length < 2) return "";
  const rank = 1 + actions.filter(({ probability }) => probability > taken.probability).length;
  const best = actions.reduce((most, { value }) => Math.max(most, value), -Infinity);
  const two = actions.length === 2;
  const place = rank === 1 ? (two ? "likelier" : "likeliest") : rank === actions.length ? (two ? "less likely" : "least likely") : `${ordinal(rank)} likeliest`;
  const behind = best - taken.value;
  const worth = !Number.isFinite(behind) ? "" : behind < 1e-9 ? ", and none is worth more" : behind < 0.005 ? ", worth less than 0.01 utils below the best" : `, worth ${utilsText(behind, 2)} utils less than the best`;
  return `${types.length > 1 ? `On average over the types, ${isRecord ? "what was done" : "this"}` : isRecord ? "What was done" : "This"} is the ${place} of ${actions.length}${worth}.`;
}

function ordinal(rank: number): string {
  return rank === 2 ? "second" : rank === 3 ? "third" : `${rank}th`;
}

function beliefLines(scenario: Scenario, belief: BeliefReport | null, width: number): string[] {
  if (belief === null) return wrapText("Has no belief by Bayes' rule: the others' moves never lead here.", width, "  ");
  const sentences = belief.types.map(({ player, odds }) => `Believes about ${playerTitle(scenario, player)}: ${oddsText(odds.map(({ type, probability }) => [typeTitle(scenario, player, type), probability]))}.`);
  const shown = belief.histories.slice(0, HISTORIES_MAX);
  if (belief.histories.length > 1) {
    const rest = belief.histories.slice(HISTORIES_MAX).reduce((sum, { probability }) => sum + probability, 0);
    const parts = shown.map(({ moves, probability }) => `${moves.length === 0 ? "nothing of the kind" : moves.map(({ stage, branch }) => branchTitle(scenario, stage, branch)).join(" then ")} (${percentText(probability)})`);
    if (belief.histories.length > HISTORIES_MAX) parts.push(`${belief.histories.length - HISTORIES_MAX} others (${percentText(rest)} together)`);
    sentences.push(`Does not know which of these has happened: ${parts.join(", ")}.`);
  }
  return sentences.flatMap((sentence) => wrapText(sentence, width, "  "));
}

const HISTORIES_MAX = 4;

export function chanceLines(scenario: Scenario, step: ChanceReport, { width, ink }: PathView): string[] {
  const players = scenario.players.map((player, p) => [player, p] as const).filter(([player]) => step.differing.includes(player.name));
  const others = scenario.players.filter((player) => !step.differing.includes(player.name));
  const lead = step.differing.length === 0 ? "Chance decides; all hold the same odds." : `Chance decides; the scenario's odds${others.length === 0 ? "" : `, which ${others.map((player) => playerTitle(scenario, player.name)).join(" and ")} holds too`}, and the odds of ${players.map(([player]) => playerTitle(scenario, player.name)).join(" and ")}:`;
  const columns = [{ name: "  event", align: "left" as const }, { name: players.length === 0 ? "odds" : "scenario", align: "right" as const }, ...players.map(([player]) => ({ name: playerTitle(scenario, player.name), align: "right" as const })), { name: "", align: "left" as const }];
  const rows = step.events.map((event) => [`${event.taken ? "> " : "  "}${plainText(event.title)}`, eventOddsText(event.probability), ...players.map(([, p]) => eventOddsText(event.held[p] ?? null)), event.taken ? "what happened" : ""]);
  const taken = step.events.findIndex((event) => event.taken);
  return [...wrapText(lead, width, "  "), "", ...tableLines({ columns, rows }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : row === taken ? ink.mark(line) : line))];
}

export function eventOddsText(odds: EventOdds): string {
  if (odds === null) return "the rest";
  if (typeof odds === "number") return percentText(odds);
  return odds[0] === odds[1] ? roughPercentText(odds[0]) : rangeText(...odds, true);
}

export function oddsText(odds: readonly (readonly [name: string, probability: number])[]): string {
  return odds.map(([name, probability]) => `${plainText(name)} (${percentText(probability)})`).join(", ");
}

export function playerTitle(scenario: Scenario, name: string): string {
  const player = scenario.players.find((one) => one.name === name);
  return plainText(player === undefined || player.title === "" ? name : player.title);
}

function typeTitle(scenario: Scenario, player: string, type: string): string {
  const found = scenario.players.find((one) => one.name === player)?.types.find((one) => one.name === type);
  return found === undefined || found.title === "" ? type : found.title;
}

export function branchTitle(scenario: Scenario, stage: string, name: string): string {
  const title = scenario.stages.get(stage)?.branches.find((branch) => branch.name === name)?.title ?? "";
  return plainText(title === "" ? name : title);
}

export function outcomeTitle(scenario: Scenario, name: string): string {
  const title = scenario.outcomes.get(name)?.title ?? "";
  return plainText(title === "" ? name : title);
}
