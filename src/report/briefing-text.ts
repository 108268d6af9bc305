// Briefings and sources as text. A work that is cited from memory bears a mark wherever it is named.

import type { Scenario } from "../scenario/index.ts";
import type { BriefingReport, SeatBriefing, SourceReport, StageBriefing } from "./briefing.ts";
import type { Ink } from "./ink.ts";
import { wrapText } from "./layout.ts";
import { countOf } from "./numbers.ts";
import { playerTitle } from "./path-text.ts";

export interface BriefingView {
  readonly width: number;
  readonly ink: Ink;
}

/** Behind the key of a work that was not seen. */
const UNSEEN = "*";

/** What each seat reads at each stage, and below it the works cited. */
export function briefingText(scenario: Scenario, { title, stages, sources }: BriefingReport, view: BriefingView): string {
  const { width, ink } = view;
  const marks = new Map(sources.map((source) => [source.key, `${source.key}${isUnseen(source) ? UNSEEN : ""}`]));
  const lines = [...wrapText(`${title}: what each side reads. Nothing is solved here.`, width).map(ink.strong), ""];
  for (const stage of stages) lines.push(...stageLines(scenario, stage, marks, view), "");
  if (sources.length > 0) lines.push(ink.strong("Sources"), ...sourceLines(sources, false, view));
  return `${lines.join("\n").trimEnd()}\n`;
}

function stageLines(scenario: Scenario, { stage, title, when, player, ask, seats }: StageBriefing, marks: ReadonlyMap<string, string>, { width, ink }: BriefingView): string[] {
  const mover = player === null ? "chance" : playerTitle(scenario, player);
  return [
    ...wrapText(`${[title === "" ? stage : title, when].filter((part) => part !== "").join(", ")}${title === "" ? "" : ` [${stage}]`}`, width).map(ink.strong),
    ...wrapText(`${mover} decides${ask === "" ? "." : `: ${ask}`}`, width, "  ").map(ink.faint),
    ...(seats.length === 0 ? ["  Nobody is briefed at this stage."] : seats.flatMap((seat) => seatLines(scenario, seat, marks, width))),
  ];
}

function seatLines(scenario: Scenario, { player, seat, passages, advisers }: SeatBriefing, marks: ReadonlyMap<string, string>, width: number): string[] {
  const cited = (keys: readonly string[]) => (keys.length === 0 ? "" : ` [${keys.map((key) => marks.get(key) ?? key).join(", ")}]`);
  return [
    ...wrapText(`${playerTitle(scenario, player)}${seat === "" ? "" : ` (${seat})`}`, width, "  "),
    ...paragraphs(passages, cited).flatMap((text) => wrapText(text, width, "    ")),
    ...advisers.flatMap(({ name, says, sources, where }) => wrapText(`${name}${where === "" ? "" : ` (${where})`}: ${says}${cited(sources)}`, width, "      ")),
  ];
}

/** Passages that are always read run on; what is read only somewhere stands by itself. */
function paragraphs(passages: SeatBriefing["passages"], cited: (keys: readonly string[]) => string): string[] {
  const texts: string[] = [];
  passages.forEach(({ text, sources, where }, i) => {
    const said = `${where === "" ? "" : `(${where}) `}${text}${cited(sources)}`;
    texts.push(i > 0 && where === "" && passages[i - 1]!.where === "" ? `${texts.pop()!} ${said}` : said);
  });
  return texts;
}

/** The works, each with its mark of confidence in words and, if asked, with what is cited from it. */
export function sourceLines(sources: readonly SourceReport[], uses: boolean, { width, ink }: BriefingView): string[] {
  return sources.flatMap((source) => {
    const { key, author, title, year, publisher, standing } = source;
    const words = `${standing.slice(0, 1).toUpperCase()}${standing.slice(1)}.${uses ? ` ${usesText(source)}` : ""}`;
    return [
      ...wrapText(`${key}${isUnseen(source) ? UNSEEN : ""}: ${[author, title, year, publisher].filter((part) => part !== "").join(", ")}`, width, "  "),
      ...wrapText(words, width, "    ").map(isUnseen(source) ? ink.alert : ink.faint),
    ];
  });
}

function usesText({ numbers, moves, briefings }: SourceReport): string {
  const uses = [[numbers, "number"], [moves, "move"], [briefings, "briefing"]] as const;
  const cited = uses.filter(([count]) => count > 0).map(([count, noun]) => countOf(count, noun));
  return cited.length === 0 ? "Not cited." : `Cited for ${cited.join(", ")}.`;
}

function isUnseen({ confidence }: SourceReport): boolean {
  return confidence !== "verified";
}
