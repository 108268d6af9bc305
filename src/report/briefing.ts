// What the people in a scenario read and hear at each stage, and the works that it is cited from. Nothing here is solved.

import { plainText } from "../base/index.ts";
import { type Standing, standingText } from "../dossier/index.ts";
import { observedText } from "../play/index.ts";
import type { Confidence, Scenario, Sight, Stage } from "../scenario/index.ts";

export interface BriefingReport {
  readonly title: string;
  /** Those at which somebody is briefed, in the scenario's order. */
  readonly stages: readonly StageBriefing[];
  /** Works that the briefings shown are cited from, in order of their keys. */
  readonly sources: readonly SourceReport[];
}

export interface StageBriefing {
  readonly stage: string;
  readonly title: string;
  readonly when: string;
  /** Who decides; null for chance. */
  readonly player: string | null;
  readonly ask: string;
  readonly seats: readonly SeatBriefing[];
}

export interface SeatBriefing {
  readonly player: string;
  /** The person or body that sits there; may be empty. */
  readonly seat: string;
  /** All passages as one text, each with where it is read before it in brackets, and the works that they cite. */
  readonly text: string;
  readonly sources: readonly string[];
  readonly passages: readonly PassageReport[];
  readonly advisers: readonly (Omit<PassageReport, "text"> & { readonly name: string; readonly says: string })[];
}

export interface PassageReport {
  readonly text: string;
  readonly sources: readonly string[];
  /** Where it is read, in words; empty: always. */
  readonly where: string;
}

export interface SourceReport {
  readonly key: string;
  readonly author: string;
  readonly title: string;
  readonly year: string;
  readonly publisher: string;
  readonly confidence: Confidence | null;
  /** The same in words, such as "cited from memory, unverified". */
  readonly standing: string;
  /** How often it is cited. */
  readonly numbers: number;
  readonly moves: number;
  readonly briefings: number;
}

/** What to tell of a scenario; null: all of it. */
export interface BriefingOptions {
  readonly stage: string | null;
  /** A player's name. */
  readonly player: string | null;
}

/** Briefings, those asked for, and what they are cited from. */
export function briefingReport(scenario: Scenario, { stage, player }: BriefingOptions): BriefingReport {
  const stages = [...scenario.stages.values()].filter(({ name }) => stage === null || name === stage)
    .map((one) => stageBriefing(scenario, one, player)).filter(({ seats }) => stage !== null || seats.length > 0);
  const cited = new Set(stages.flatMap(({ seats }) => seats.flatMap(({ passages, advisers }) => [...passages, ...advisers].flatMap(({ sources }) => sources))));
  return { title: plainText(scenario.title), stages, sources: sourceReports(scenario).filter(({ key }) => cited.has(key)) };
}

function stageBriefing(scenario: Scenario, { name, title, when, player: mover, ask, briefings }: Stage, player: string | null): StageBriefing {
  const seats = scenario.players.flatMap((one): SeatBriefing[] => {
    const briefing = briefings.get(one.name);
    if (briefing === undefined || (player !== null && one.name !== player)) return [];
    const passages = briefing.passages.map((passage) => ({ text: plainText(passage.text), sources: passage.sources, where: whereText(scenario, passage) }));
    const advisers = briefing.advisers.map((adviser) => ({ name: plainText(adviser.name), says: plainText(adviser.says), sources: adviser.sources, where: whereText(scenario, adviser) }));
    return [{
      player: one.name, seat: plainText(one.seat), passages, advisers, sources: [...new Set(passages.flatMap(({ sources }) => sources))],
      text: passages.map(({ text, where }) => (where === "" ? text : `(${where}) ${text}`)).join(" "),
    }];
  });
  return { stage: name, title: plainText(title), when: plainText(when), player: mover, ask: plainText(ask), seats };
}

/** After which observations something is read, such as "after: No grave incident"; empty: always. */
function whereText(scenario: Scenario, { seen, unseen }: Sight): string {
  const titles = (words: readonly string[]) => [...new Set(words.map((word) => observedText(scenario, word)))].join(" or ");
  return [seen.length === 0 ? "" : `after: ${titles(seen)}`, unseen.length === 0 ? "" : `not after: ${titles(unseen)}`].filter((part) => part !== "").join("; ");
}

/** Every work of the scenario, in order of the keys, and how often it is cited. */
export function sourceReports(scenario: Scenario): SourceReport[] {
  const stages = [...scenario.stages.values()];
  const count = (lists: readonly (readonly string[])[]) => {
    const counts = new Map<string, number>();
    for (const key of lists.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const numbers = count([...scenario.parameters.values()].map(({ sources }) => sources));
  const moves = count([...stages.flatMap(({ branches }) => branches.map(({ sources }) => sources)), ...scenario.record.map(({ sources }) => sources)]);
  const briefings = count(stages.flatMap((stage) => [...stage.briefings.values()].flatMap(({ passages, advisers }) => [...passages, ...advisers].map(({ sources }) => sources))));
  return [...scenario.sources.values()].sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ key, author, title, year, publisher, confidence }) => ({
    key, author: plainText(author), title: plainText(title), year: plainText(year), publisher: plainText(publisher), confidence, standing: confidence === null ? "its confidence is not stated" : standingText(confidence satisfies Standing),
    numbers: numbers.get(key) ?? 0, moves: moves.get(key) ?? 0, briefings: briefings.get(key) ?? 0,
  }));
}
