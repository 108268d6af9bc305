// A match as text: the decision at hand as a seat sees it, and the debrief.


import { type Debrief, type DecisionReview, endingGroups, type SeatView, type SourceView } from "../play/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { type Ensemble, quantile } from "../study/index.ts";
import { whenText } from "./days.ts";
import type { Ink } from "./ink.ts";
import { tableLines, wrapText } from "./layout.ts";
import { countOf, percentText, rangeText, utilsText } from "./numbers.ts";

export interface PlayTextView {
  readonly width: number;
  readonly ink: Ink;
}

/** Behind the key of a work that was not seen. */
const UNSEEN = "*";

/** Who the reader is, once, before the first decision. */
export function seatText({ title, player, sits, you, others, rules, begun }: SeatView, { width, ink }: PlayTextView): string {
  const solved = others.filter(({ sitter }) => sitter === "solved").map(({ title }) => title);
  const precision = typeof rules["lambda"] === "number" ? ` with precision ${rules["lambda"]}` : "";
  return block([
    ...wrapText(`${title}. You decide for the ${player}${sits === "" ? "" : ` (${sits})`}.`, width).map(ink.strong),
    ...(you.title === "" ? [] : wrapText(`You are: ${you.title}.${you.note === "" ? "" : ` ${you.note}`}`, width)),
    ...(you.weights.length === 0 ? [] : wrapText(`What you weigh: ${you.weights.map(({ title, weight }) => `${title} ${utilsText(weight, 2)}`).join("; ")}.`, width).map(ink.faint)),
    ...(solved.length === 0 ? [] : wrapText(`The ${solved.join(" and the ")} plays a strategy solved${precision}. What it is after, you do not know; nor what the model holds likely, until the end.`, width).map(ink.faint)),
    ...(begun.later ? wrapText(`Play begins at "${begun.title}". What came before was drawn as the solved strategies and the scenario's odds make it likely, given that it led here.`, width).map(ink.faint) : []),
  ]);
}

/** The decision at hand: what is new, what is known, what advisers say, and the options with their numbers. */
export function decisionText({ decision, known }: SeatView, { width, ink }: PlayTextView): string {
  if (decision === null) return "Nothing to decide yet.\n";
  const cite = (sources: readonly SourceView[], later: number) => {
    const keys = sources.map(({ key, confidence }) => `${key}${confidence === "verified" ? "" : UNSEEN}`);
    const parts = [...(keys.length === 0 ? [] : [keys.join(", ")]), ...(later === 0 ? [] : [`${countOf(later, "later work")}, named at the end`])];
    return parts.length === 0 ? "" : ` [${parts.join("; ")}]`;
  };
  const told = (isNew: boolean) => known.filter((one) => one.isNew === isNew).flatMap((one) => {
    const head = [whenText(one.when), one.own ? "you" : one.of].filter((part) => part !== "").join(", ");
    return wrapText(`${headed(head)}${one.text}.${cite(one.sources, 0)}`, width, "  ");
  });
  const news = told(true), before = told(false);
  return block([
    ...wrapText([decision.title, whenText(decision.when)].filter((part) => part !== "").join(", "), width).map(ink.strong),
    ...(before.length === 0 ? [] : ["", "Before", ...before.map(ink.faint)]),
    ...(news.length === 0 ? [] : ["", "New", ...news]),
    ...(decision.briefing === "" ? [] : ["", ...wrapText(`${decision.briefing}${cite(decision.sources, decision.laterSources)}`, width)]),
    ...(decision.advisers.length === 0 ? [] : ["", ...decision.advisers.flatMap(({ name, says, sources, laterSources }) => wrapText(`${name}: ${says}${cite(sources, laterSources)}`, width, "  "))]),
    "", ...wrapText(decision.ask === "" ? "What do you do?" : decision.ask, width).map(ink.strong),
    ...decision.options.flatMap(({ title, note, laterDecisions }, k) => wrapText(`${k + 1}  ${title}${note === "" ? "" : `: ${note}`} (${laterDecisions === 0 ? "your last decision" : `up to ${countOf(laterDecisions, "decision")} later`})`, width, "  ")),
  ]);
}

/** The middle nine tenths of draws for each group of endings, by its name, as probabilities. */
export interface EndingBands {
  readonly draws: number;
  readonly bands: ReadonlyMap<string, { readonly low: number; readonly median: number; readonly high: number }>;
}

/** The bands of an ensemble whose draws observed `endingsFrom`. */
export function endingBands(scenario: Scenario, { draws }: Ensemble): EndingBands | null {
  if (draws.length === 0) return null;
  return { draws: draws.length, bands: new Map(endingGroups(scenario).map(({ name }, g) => {
    const shares = draws.map(({ observed }) => observed[g]!).filter(Number.isFinite).sort((a, b) => a - b);
    const at = (p: number) => (shares.length === 0 ? NaN : quantile(shares, p));
    return [name, { low: at(0.05), median: at(0.5), high: at(0.95) }];
  })) };
}

/** Everything that was hidden, in order: the ending, the record, the others, each decision and where such crises end. */
export function debriefText(scenario: Scenario, report: Debrief, bet: Readonly<Record<string, number>>, ensemble: EndingBands | null, view: PlayTextView): string {
  const { ink, width } = view, { ending, types, seat, seed } = report;
  const others = types.filter(({ player }) => player !== seat);
  return block([
    ...wrapText(`It ends: ${ending.title}.`, width).map(ink.strong),
    ...(ending.text === "" ? [] : wrapText(ending.text, width)),
    ...(ending.guarded || ending.attributes.length === 0 ? [] : wrapText(`${ending.attributes.map(({ title, value, low, high }) => `${title} ${utilsText(value, 2)} (${low} to ${high})`).join("; ")}.`, width, "  ").map(ink.faint)),
    "", ink.strong("Who the others were"),
    ...others.flatMap(({ playerTitle, title, note }) => wrapText(`${playerTitle}: ${title === "" ? "one type only" : `${title}.${note === "" ? "" : ` ${note}`}`}`, width, "  ")),
    "", ink.strong("What happened, and who saw it"),
    ...moveLines(scenario, report, view),
    "", ink.strong("Your decisions"),
    ...(report.decisions.length === 0 ? ["  none"] : report.decisions.flatMap((review, k) => [...(k === 0 ? [] : [""]), ...reviewLines(review, k, view)])),
    "", ink.strong("What really happened"),
    ...(report.record.length === 0 ? ["  The scenario has no record."] : recordLines(report, view)),
    "", ...endingLines(report, bet, ensemble, view),
    "", ...wrapText(`Seed ${seed}. The same seed deals the same others and the same luck; fork a decision to see where another would have led.`, width).map(ink.faint),
  ]);
}

function moveLines(scenario: Scenario, { moves, seat }: Debrief, { width, ink }: PlayTextView): string[] {
  const index = scenario.players.findIndex(({ name }) => name === seat);
  return moves.flatMap(({ stageTitle, when, player, playerTitle, by, title, saw, odds }) => {
    const head = [whenText(when), stageTitle].filter((part) => part !== "").join(", ");
    const mine = saw[index] ?? null;
    const seen = player === seat ? (by === "before" ? "drawn for you" : "your move") : mine === null ? "you did not see it" : mine === title ? "you saw it" : `you saw: ${mine}`;
    const lines = wrapText(`${headed(head)}${title} (${playerTitle === "Chance" ? "chance" : playerTitle}${player === seat || odds === null ? "" : `, ${percentText(odds)}`}; ${seen}).`, width, "  ");
    return player === seat ? lines.map(ink.mark) : lines;
  });
}

function reviewLines({ title, when, options, took, givenUp, history }: DecisionReview, k: number, { width, ink }: PlayTextView): string[] {
  const rows = options.map((option) => [
    `${option.name === took ? "> " : "  "}${option.title}`, percentText(option.odds), Number.isNaN(option.givenUp) ? "unknown" : utilsText(option.givenUp, 2),
    [option.name === took ? "you" : "", option.name === history ? "history" : ""].filter((part) => part !== "").join(", "),
  ]);
  const verdict = Number.isNaN(givenUp) ? "The others' strategies never lead here, so what it gave up is not known." : givenUp < 0.005 ? "Your move gave up nothing." : `Your move gave up ${utilsText(givenUp, 2)} utils against your best reply.`;
  return [
    ...wrapText(`${k + 1}. ${title}${when === "" ? "" : `, ${whenText(when)}`}`, width, "  "),
    ...tableLines({ columns: [{ name: "  option", align: "left" }, { name: "solved", align: "right" }, { name: "gives up, utils", align: "right" }, { name: "", align: "left" }], rows }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : options[row]?.name === took ? ink.mark(line) : line)),
    ...wrapText(verdict, width, "  "),
  ];
}

function recordLines({ record, recordEnding, seat }: Debrief, { width, ink }: PlayTextView): string[] {
  const beside = (player: string | null, took: string, yours: string | null) => {
    if (yours === null) return [];
    if (yours === took) return player === seat ? [ink.mark("    You did the same.")] : [];
    return [player === seat ? ink.mark("    Here you went another way.") : ink.faint(`    Here ${player === null ? "chance fell" : "the other side moved"} otherwise.`)];
  };
  return [
    ...record.flatMap(({ date, stageTitle, title, note, sources, took, yours, player }) => [
      ...wrapText(`${headed([whenText(date), stageTitle].filter((part) => part !== "").join(", "))}${title}. ${note}${sources.length === 0 ? "" : ` [${sources.join(", ")}]`}`, width, "  "), ...beside(player, took, yours),
    ]),
    ...(recordEnding === null ? [] : wrapText(`It ended: ${recordEnding.title}.`, width, "  ")),
  ];
}

/** A head before its text: with a colon, but for a question. */
function headed(head: string): string {
  return head === "" ? "" : /[?!]$/.test(head) ? `${head} ` : `${head}: `;
}

function endingLines({ endings, ending, recordEnding }: Debrief, bet: Readonly<Record<string, number>>, ensemble: EndingBands | null, { width, ink }: PlayTextView): string[] {
  const rows = endings.map(({ name, title, probability, guarded }) => {
    const band = ensemble?.bands.get(name);
    const strokes = bet[name] ?? 0;
    return [title, probability === null ? "" : percentText(probability), band === undefined ? "" : rangeText(band.low, band.high, guarded), strokes === 0 ? "" : "|".repeat(strokes), [name === ending.group ? "you" : "", name === recordEnding?.group ? "history" : ""].filter((part) => part !== "").join(", ")];
  });
  const columns = ["ending", "solved", ensemble === null ? "" : `9 in 10 of ${ensemble.draws} draws`, Object.keys(bet).length === 0 ? "" : "your bet", ""];
  return [
    ink.strong("Where such a crisis ends"),
    ...wrapText("Not a score: how often the strategies end in each way from where you began.", width, "  ").map(ink.faint),
    ...tableLines({ columns: columns.map((name, c) => ({ name, align: c === 1 || c === 2 ? "right" : "left" })), rows }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : endings[row]?.name === ending.group ? ink.mark(line) : line)),
  ];
}

function block(lines: readonly string[]): string {
  return `${lines.join("\n").trimEnd()}\n`;
}
