// What one seat sees of a match. It is made from the seat's information set, its type and its own events alone, so that whatever
// the seat may not know (the other side's type, hidden moves, unseen chance, the seed, any odds) has no way into it.

import { inWords, plainText, requireThat } from "../base/index.ts";
import { type Compiled, recordPath } from "../compile/index.ts";
import type { Adviser, Branch, Scenario, Sight, Source, Stage } from "../scenario/index.ts";
import { dayOf, isKnownBy } from "./day.ts";
import { endingGroups, outcomesWithin } from "./endings.ts";
import type { Match } from "./match.ts";
import { ownDecisionsBelow } from "./later.ts";

export interface SeatView {
  readonly title: string;
  /** The name of the player. */
  readonly seat: string;
  readonly player: string;
  /** The person or body that sits there; may be empty. */
  readonly sits: string;
  readonly you: OwnType;
  /** "wait": others have not finished; then the view is that of the seat's last decision with its move. */
  readonly turn: "decide" | "wait" | "over";
  /** The decision at hand or, while waiting, the last one; null before the first. */
  readonly decision: DecisionView | null;
  /** What the seat has observed, oldest first, its own moves included. */
  readonly known: readonly KnownView[];
  readonly bet: Readonly<Record<string, number>>;
  /** Ways it may still end for all that the seat knows, and those it has bet on. */
  readonly endings: readonly { readonly name: string; readonly title: string }[];
  /** How the other seats' moves are found: a person, or the strategies that `rules` tell of. */
  readonly others: readonly { readonly player: string; readonly title: string; readonly sits: string; readonly sitter: "person" | "solved" }[];
  readonly rules: Readonly<Record<string, string | number | boolean>>;
  /** Where play began; `later`: with moves before it that were drawn as the strategies and odds make them likely. */
  readonly begun: { readonly stage: string; readonly title: string; readonly later: boolean };
}

export interface OwnType {
  readonly type: string;
  readonly title: string;
  readonly note: string;
  /** What it holds dear or ill, in utils for the whole range of the attribute; empty where payoffs are not weighed so. */
  readonly weights: readonly { readonly attribute: string; readonly title: string; readonly weight: number }[];
}

export interface DecisionView {
  readonly stage: string;
  readonly title: string;
  /** A date or a span, as text; may be empty. */
  readonly when: string;
  readonly ask: string;
  readonly briefing: string;
  readonly sources: readonly SourceView[];
  /** How many later works the briefing rests on: they are named after the end. */
  readonly laterSources: number;
  readonly advisers: readonly { readonly name: string; readonly says: string; readonly sources: readonly SourceView[]; readonly laterSources: number }[];
  readonly options: readonly OptionView[];
  /** The option taken, while waiting. */
  readonly took: string | null;
  /** The day by which it is taken, "YYYY-MM-DD" or as far as the scenario says; may be empty. */
  readonly day: string;
  /** Whether all that the seat has seen is what it saw in the record. */
  readonly isAsRecorded: boolean;
}

export interface OptionView {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  /** The most decisions of its own that the seat may come to afterwards. */
  readonly laterDecisions: number;
}

export interface KnownView {
  /** Empty where the seat does not know the stage it comes from. */
  readonly stage: string;
  readonly when: string;
  /** Title of the stage; may be empty. */
  readonly of: string;
  readonly text: string;
  readonly own: boolean;
  /** Observed since the seat's decision before this one. */
  readonly isNew: boolean;
  readonly sources: readonly SourceView[];
}

/** A work that was there on the day. */
export interface SourceView {
  readonly key: string;
  readonly author: string;
  readonly title: string;
  readonly year: string;
  readonly publisher: string;
  readonly confidence: Source["confidence"];
}

/**
 * The match as one seat sees it.
 *
 * @throws {Refusal} when no person sits there, or the types have not been dealt
 */
export function seatView(compiled: Compiled, { setup, state }: Match, seat: string): SeatView {
  const { scenario, game: { topology } } = compiled;
  const p = scenario.players.findIndex(({ name }) => name === seat), player = scenario.players[p];
  requireThat(player !== undefined && setup.seats[seat] === "person", `nobody plays "${seat}" in this match; people play ${scenario.players.filter(({ name }) => setup.seats[name] === "person").map(({ name }) => `"${name}"`).join(" and ") || "nothing"}`);
  requireThat(state.node >= 0, "the match has not begun");
  const decides = state.turn.kind === "seat" && state.turn.seat === seat;
  const own = state.trail.filter((step) => step.player === seat && step.by === "person");
  const last = own.at(-1) ?? null;
  const node = decides ? state.node : (last?.node ?? -1), took = decides ? null : (last?.took ?? null);
  const set = node < 0 ? -1 : topology.infoset[node]!;
  const before = decides ? last : (own.at(-2) ?? null);
  const decision = set < 0 ? null : decisionView(compiled, set, seat, took);
  const within = set < 0 ? new Array<boolean>(scenario.outcomes.size).fill(true) : outcomesWithin(topology, set, scenario.outcomes.size);
  return {
    title: plainText(scenario.title), seat, player: plainText(player.title || seat), sits: plainText(player.seat),
    you: ownType(compiled, p, state.types[seat] ?? ""),
    turn: decides ? "decide" : state.turn.kind === "over" ? "over" : "wait",
    decision,
    known: set < 0 ? [] : knownViews(compiled, set, seat, before === null ? 0 : compiled.infosetHistory(topology.infoset[before.node]!).length),
    bet: state.bets[seat] ?? {},
    endings: endingGroups(scenario).filter(({ name, outcomes }) => outcomes.some((one) => within[one] === true) || (state.bets[seat]?.[name] ?? 0) > 0).map(({ name, title }) => ({ name, title })),
    others: scenario.players.filter(({ name }) => name !== seat).map((other) => ({ player: other.name, title: plainText(other.title || other.name), sits: plainText(other.seat), sitter: setup.seats[other.name]! })),
    rules: setup.rules,
    begun: { stage: setup.from, title: plainText(scenario.stages.get(setup.from)?.title || inWords(setup.from)), later: setup.from !== scenario.start },
  };
}

/** What a type is after, in words and weights. */
export function ownType(compiled: Compiled, p: number, name: string): OwnType {
  const { scenario: { players, attributes }, settings } = compiled;
  const type = players[p]!.types.find((one) => one.name === name);
  const weights = attributes.flatMap((attribute) => {
    const expression = type?.weights.get(attribute.name);
    // A weight reads parameters at most; one that is computed from others is left out here, as it has no single number of its own.
    const [read] = expression?.reads ?? [];
    const value = read?.kind === "parameter" ? settings.get(read.name) : undefined;
    return typeof value === "number" && value !== 0 ? [{ attribute: attribute.name, title: plainText(attribute.title || attribute.name), weight: value }] : [];
  });
  return { type: name, title: plainText(type?.title || inWords(name)), note: plainText(type?.note ?? ""), weights };
}

function decisionView(compiled: Compiled, set: number, seat: string, took: string | null): DecisionView {
  const { game: { topology: { infosets } }, stages, infosetStage, scenario } = compiled;
  const stage = stages[infosetStage[set]!]!, day = dayAt(compiled, set);
  const briefing = briefingFor(compiled, set, seat);
  const later = ownDecisionsBelow(compiled, set);
  const cited = (keys: readonly string[]) => {
    const sources = sourceViews(scenario.sources, keys, day);
    return { sources, laterSources: keys.length - sources.length };
  };
  return {
    stage: stage.name, title: plainText(stage.title || inWords(stage.name)), when: plainText(stage.when), ask: plainText(stage.ask),
    briefing: briefing.text, ...cited(briefing.sources),
    advisers: briefing.advisers.map(({ name, says, sources }) => ({ name: plainText(name), says: plainText(says), ...cited(sources) })),
    options: infosets.actions[set]!.map((name, k) => {
      const branch = branchOf(stage, name);
      return { name, title: titleOf(stage, name), note: plainText(branch?.note ?? ""), laterDecisions: later[k]! };
    }),
    took, day, isAsRecorded: recordedSets(compiled).has(set),
  };
}

/** What a seat reads at one of its information sets: the passages and advisers that fit what it has observed. */
export function briefingFor({ stages, infosetStage, infosetHistory }: Compiled, set: number, seat: string): { readonly text: string; readonly sources: readonly string[]; readonly advisers: readonly Adviser[] } {
  const briefing = stages[infosetStage[set]!]!.briefings.get(seat);
  const observed = new Set(infosetHistory(set));
  const isRead = ({ seen, unseen }: Sight) => (seen.length === 0 || seen.some((word) => observed.has(word))) && !unseen.some((word) => observed.has(word));
  const passages = (briefing?.passages ?? []).filter(isRead);
  return { text: passages.map(({ text }) => plainText(text)).join(" "), sources: [...new Set(passages.flatMap(({ sources }) => sources))], advisers: (briefing?.advisers ?? []).filter(isRead) };
}

const recorded = new WeakMap<Compiled, ReadonlySet<number>>();

/** Information sets that the record passes. */
export function recordedSets(compiled: Compiled): ReadonlySet<number> {
  let sets = recorded.get(compiled);
  if (sets === undefined) {
    const { topology } = compiled.game;
    recorded.set(compiled, (sets = new Set(recordPath(compiled).steps.flatMap(({ nodes }) => [...nodes].flatMap((node) => (node >= 0 && topology.infoset[node]! >= 0 ? [topology.infoset[node]!] : []))))));
  }
  return sets;
}

function knownViews(compiled: Compiled, set: number, seat: string, knownBefore: number): KnownView[] {
  const { scenario } = compiled, day = dayAt(compiled, set);
  return compiled.infosetHistory(set).map((word, i): KnownView => {
    const { stage, branch } = namedIn(scenario, word);
    const isNew = i >= knownBefore;
    if (stage === null || branch === null) return { stage: "", when: "", of: "", text: wordText(scenario, word), own: false, isNew, sources: [] };
    return {
      stage: stage.name, when: plainText(stage.when), of: plainText(stage.title), text: titleOf(stage, branch.name), own: stage.player === seat, isNew,
      sources: sourceViews(scenario.sources, branch.sources, day),
    };
  });
}

/** The branch that an observed word names, where it names one. */
export function namedIn(scenario: Scenario, word: string): { readonly stage: Stage | null; readonly branch: Branch | null } {
  const dot = word.indexOf("."), stage = scenario.stages.get(word.slice(0, dot)) ?? null;
  return { stage, branch: stage === null ? null : (branchOf(stage, word.slice(dot + 1)) ?? null) };
}

/** A word that names no branch, such as "found-early" or "force = full". */
export function wordText({ observations }: Scenario, word: string): string {
  const said = observations.get(word);
  if (said !== undefined) return plainText(said);
  const [what, ...value] = word.split(" = ");
  return value.length === 0 ? inWords(word) : `${inWords(what!)}: ${inWords(value.join(" = ")).toLowerCase()}`;
}

/** What was observed, as it is read: the title of the branch that the word names, or the word's own text. */
export function observedText(scenario: Scenario, word: string): string {
  const { stage, branch } = namedIn(scenario, word);
  return stage === null || branch === null ? wordText(scenario, word) : titleOf(stage, branch.name);
}

/** The day by which a decision is taken: its stage's, or, where that has none, of the latest observation that has one. */
function dayAt(compiled: Compiled, set: number): string {
  const own = dayOf(compiled.stages[compiled.infosetStage[set]!]!.when);
  if (own !== "") return own;
  return compiled.infosetHistory(set).map((word) => dayOf(namedIn(compiled.scenario, word).stage?.when ?? "")).reduce((latest, day) => (day > latest ? day : latest), "");
}

function sourceViews(sources: ReadonlyMap<string, Source>, keys: readonly string[], day: string): SourceView[] {
  return keys.flatMap((key) => {
    const source = sources.get(key);
    if (source === undefined || !isKnownBy(source.year, day)) return [];
    const { author, title, year, publisher, confidence } = source;
    return [{ key, author: plainText(author), title: plainText(title), year: plainText(year), publisher: plainText(publisher), confidence }];
  });
}

export function branchOf(stage: Stage, name: string): Branch | undefined {
  return stage.branches.find((branch) => branch.name === name);
}

export function titleOf(stage: Stage, name: string): string {
  return plainText(branchOf(stage, name)?.title || inWords(name));
}
