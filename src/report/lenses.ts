// One record under several lenses: how likely each finds every decision, with bands over draws, and where draws cannot tell them apart.

import { inWords, ln, plainText } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import type { RecordedVote } from "../scenario/index.ts";
import { type Band, band } from "../study/index.ts";
import type { ReportDocument } from "./document.ts";
import type { Ink } from "./ink.ts";
import { tableLines, wrapText } from "./layout.ts";
import { countOf, percentText, rangeText } from "./numbers.ts";
import { type StudyEnding, type StudyPlan, studyReport, type StudyRow } from "./study.ts";

/** An ensemble of the scenario under one lens. */
export interface LensDraws {
  readonly name: string;
  readonly title: string;
  readonly compiled: Compiled;
  readonly plan: StudyPlan;
  readonly rows: readonly StudyRow[];
}

export interface LensReport {
  readonly title: string;
  readonly lenses: readonly { readonly name: string; readonly title: string; readonly draws: number }[];
  /** Decisions that the record has under every lens, in its order. */
  readonly moves: readonly LensRow[];
  /** Logarithm to base 10 of the odds of all these decisions together, given the chance moves between them. */
  readonly together: { readonly medians: readonly number[]; readonly apart: readonly LensPair[] };
  /** How likely the counts of the straw votes of the record are. */
  readonly votes: readonly LensRow[];
  /** Kinds of ending, the guarded one with its band to one significant digit. */
  readonly endings: readonly { readonly tag: string; readonly title: string; readonly guarded: boolean; readonly byLens: readonly Band[]; readonly apart: readonly LensPair[] }[];
}

export interface LensRow {
  /** STAGE.ACTION. */
  readonly name: string;
  readonly title: string;
  readonly byLens: readonly Band[];
  readonly apart: readonly LensPair[];
}

/** Two lenses, by index, and the share of pairs of draws, one of each, in which the first finds the move likelier. */
export interface LensPair {
  readonly first: number;
  readonly second: number;
  readonly share: number;
}

/** Lenses are told apart where one is above the other in at least this share of the pairs of draws. */
const TOLD = 0.9;

/** @param lenses  at least two, of one scenario */
export function lensReport(lenses: readonly LensDraws[]): LensReport {
  const studies = lenses.map(({ compiled, plan, rows }) => studyReport(compiled, plan, rows));
  const solved = lenses.map(({ rows }) => rows.filter(({ draw }) => draw.status !== "failed"));
  const columnOf = (lens: number, kind: string, name: string) => {
    const at = lenses[lens]!.plan.outputs.findIndex((output) => output.kind === kind && output.name.replace(/^(?:tag:|move:(?:\d+:)?|vote:)/, "") === name); // one for each lens
    return Float64Array.from(solved[lens]!, ({ draw }) => draw.outputs[at]!);
  };
  const bare = (name: string) => name.replace(/^\d+:/, "");
  const [first] = studies;
  const common = (first?.record ?? []).filter(({ name }) => studies.every(({ record }) => record.some((move) => bare(move.name) === bare(name))));
  const moves = common.map(({ name }): LensRow => ({
    name: bare(name), title: titleOf(lenses[0]!.compiled, bare(name)), // there are two at least
    byLens: studies.map(({ record }) => record.find((move) => bare(move.name) === bare(name))!.band), // common to all
    apart: pairsOf(lenses.map((_, lens) => columnOf(lens, "move", bare(name)))),
  }));
  const sums = lenses.map((_, lens) => {
    const columns = moves.map(({ name }) => columnOf(lens, "move", name));
    return Float64Array.from(solved[lens]!, (_, draw) => columns.reduce((sum, column) => sum + ln(column[draw]!) / Math.LN10, 0));
  });
  return {
    title: plainText(lenses[0]?.compiled.scenario.title ?? ""),
    lenses: lenses.map(({ name, title }, i) => ({ name, title, draws: solved[i]!.length })),
    moves,
    // Draws may have been made without them.
    votes: (lenses.every(({ plan }) => plan.outputs.some(({ kind }) => kind === "vote")) ? lenses[0]!.compiled.scenario.strawVotes : []).map((vote, k): LensRow => {
      const name = `${k + 1}:${vote.stage}`, columns = lenses.map((_, lens) => columnOf(lens, "vote", name));
      return { name, title: voteTitle(lenses[0]!.compiled, vote), byLens: columns.map((column) => band(column.filter((value) => !Number.isNaN(value)))), apart: pairsOf(columns) };
    }),
    together: { medians: sums.map(medianOf), apart: pairsOf(sums) },
    endings: (first?.endings ?? []).flatMap(({ tag, guarded }) => {
      const byLens = studies.map(({ endings }) => endings.find((ending) => ending.tag === tag)).filter((ending): ending is StudyEnding => ending !== undefined);
      return byLens.length < lenses.length ? [] : [{ tag, title: inWords(tag), guarded, byLens: byLens.map(({ band }) => band), apart: pairsOf(lenses.map((_, lens) => columnOf(lens, "tag", tag))) }];
    }),
  };
}

function titleOf({ scenario }: Compiled, name: string): string {
  const [stage = "", action = ""] = name.split(".");
  return plainText(scenario.stages.get(stage)?.branches.find((branch) => branch.name === action)?.title || name);
}

/** The day and the counts, with how well they are known. */
function voteTitle({ scenario }: Compiled, { stage, counts, date, confidence }: RecordedVote): string {
  const at = scenario.stages.get(stage), named = (action: string) => at?.branches.find(({ name }) => name === action)?.title || action;
  return plainText(`${date === "" ? "" : `${date}: `}${[...counts].map(([action, count]) => `${count} for "${named(action)}"`).join(", ")}${confidence === null ? "" : ` (${confidence})`}`);
}

function medianOf(values: Float64Array): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort(), middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function pairsOf(columns: readonly Float64Array[]): readonly LensPair[] {
  return columns.flatMap((_, second) => Array.from({ length: second }, (_, first) => ({ first, second, share: shareAbove(columns[first]!, columns[second]!) })));
}

/** Share of all pairs in which the first value is larger; a tie counts half. */
function shareAbove(a: Float64Array, b: Float64Array): number {
  let above = 0, pairs = 0;
  for (const x of a) for (const y of b) {
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    above += x > y ? 1 : x === y ? 0.5 : 0;
    pairs++;
  }
  return above / pairs;
}

const VOTES = "Probability of the counts, among those who were for one of these: each vote is that of a seat where a council decides, of one more copy of the player where none does. A count that is not a poll is that of people named in works.";

/** In words: which lens stands above which; empty where none can be told apart. */
function toldText({ lenses }: LensReport, pairs: readonly LensPair[]): string {
  const told = pairs.filter(({ share }) => share >= TOLD || share <= 1 - TOLD);
  return told.map(({ first, second, share }) => (share > 0.5 ? [first, second] : [second, first]).map((lens) => lenses[lens]!.name).join(" above ")).join(", ");
}

const cellText = ({ low, median, high }: Band): string => `${percentText(median)} (${rangeText(low, high)})`;

function tablesOf(report: LensReport) {
  const names = report.lenses.map(({ name }) => name);
  const told = (pairs: readonly LensPair[]) => toldText(report, pairs) || "not told apart";
  return {
    moves: { head: ["decision", ...names, ""], rows: report.moves.map(({ title, byLens, apart }) => [title, ...byLens.map(cellText), told(apart)]) },
    votes: { head: ["straw vote", ...names, ""], rows: report.votes.map(({ title, byLens, apart }) => [title, ...byLens.map(cellText), told(apart)]) },
    endings: { head: ["ending", ...names, ""], rows: [...report.endings].sort((a, b) => Number(a.guarded) - Number(b.guarded) || b.byLens[0]!.median - a.byLens[0]!.median).map(({ title, guarded, byLens, apart }) => [title, ...byLens.map((one) => (guarded ? rangeText(one.low, one.high, true) : cellText(one))), told(apart)]) },
  };
}

function togetherText(report: LensReport): string {
  const { medians, apart } = report.together;
  const told = toldText(report, apart);
  return `All these decisions together, given the chance moves between them: ${report.lenses.map(({ name }, i) => `${name} 10^${medians[i]!.toFixed(2)}`).join(", ")} (medians). ${told === "" ? "No lens explains the record better than another in nine tenths of the draws." : `Told apart: ${told}.`}`;
}

const RULE = `Each cell: the median and, in brackets, 5 to 95 % of the draws. Lenses are told apart where one lies above the other in at least nine tenths of all pairs of draws.`;

/** Lines of at most `width` characters. */
export function lensText(report: LensReport, width: number, ink: Ink): string {
  const { moves, votes, endings } = tablesOf(report);
  const block = ({ head, rows }: typeof moves) => rows.flatMap((row) => [
    ...wrapText(row[0] ?? "", width),
    ...tableLines({ columns: [{ name: "", align: "left" as const }, { name: "", align: "left" as const }], rows: row.slice(1, -1).map((cell, i) => [head[i + 1] ?? "", cell]) }, width, "  ", (line, at) => (at === -1 ? "" : line)).filter((line) => line.trim() !== ""),
    ...wrapText(row.at(-1) ?? "", width, "  ").map(ink.faint),
  ]);
  return `${[
    ink.strong(`${report.title} under ${countOf(report.lenses.length, "lens", "lenses")}`), ...wrapText(`${report.lenses.map(({ name, title, draws }) => `${name}: ${title} (${countOf(draws, "draw")})`).join("; ")}. ${RULE}`, width), "",
    ink.strong("How likely each finds what was decided, given the steps before"), ...block(moves), "",
    ...wrapText(togetherText(report), width), "",
    ...(votes.rows.length === 0 ? [] : [ink.strong("How likely each finds what was said in the room"), ...wrapText(VOTES, width), ...block(votes), ""]),
    ink.strong("Where it ends"), ...block(endings),
  ].join("\n")}\n`;
}

/**
 * The same as a document.
 *
 * @param made  how to make it again, in words
 */
export function lensDocument(report: LensReport, made: string): ReportDocument {
  const { moves, votes, endings } = tablesOf(report);
  const table = ({ head, rows }: typeof moves, caption: string) => ({ kind: "table" as const, caption, columns: head.map((name, i) => ({ name, align: i === 0 || i === head.length - 1 ? "left" as const : "right" as const })), rows });
  const alike = report.moves.filter(({ apart }) => toldText(report, apart) === "");
  return {
    title: `${report.title} under ${countOf(report.lenses.length, "lens", "lenses")}`,
    lead: `${report.lenses.map(({ name, title, draws }) => `${name}: ${title} (${countOf(draws, "draw")})`).join("; ")}. Bands are over all uncertain numbers at once; ${made}.`,
    sections: [
      { heading: "What was decided, move by move", blocks: [table(moves, RULE), { kind: "text", text: togetherText(report) }] },
      ...(votes.rows.length === 0 ? [] : [{ heading: "What was said in the room", blocks: [table(votes, VOTES)] }]),
      { heading: "Where it ends", blocks: [table(endings, "Probability of each kind of ending; kinds may overlap.")] },
      { heading: "Where they cannot be told apart", blocks: [{ kind: "text", text: alike.length === 0 ? "At every decision of the record some lens is told from another." : `At ${alike.length} of ${countOf(report.moves.length, "decision")} the draws do not tell one lens from another: ${alike.map(({ title }) => title).join("; ")}. What was done there is no evidence for a lens.` }] },
    ],
  };
}
