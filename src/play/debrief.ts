// What a match looks like afterwards, when nothing is hidden: the ending, what the others were and saw, each decision beside the
// solved strategies and the record, and what it gave up.

import { plainText, requireThat } from "../base/index.ts";
import { attributeColumn, type Compiled, recordPath } from "../compile/index.ts";
import { CHANCE } from "../game/index.ts";
import type { Outcome } from "../scenario/index.ts";
import { assess, bestResponse, type Profile, reachOf } from "../strategy/index.ts";
import { startNodes } from "./draw.ts";
import { type EndingGroup, endingGroups } from "./endings.ts";
import type { Match, TrailStep } from "./match.ts";
import { branchOf, briefingFor, type OwnType, ownType, recordedSets, titleOf, wordText } from "./view.ts";

export interface Debrief {
  readonly seat: string;
  readonly ending: EndingReport;
  /** By player. */
  readonly types: readonly PlayedType[];
  /** Everything that happened, in order. */
  readonly moves: readonly MoveReport[];
  /** The seat's own. */
  readonly decisions: readonly DecisionReview[];
  readonly record: readonly RecordReview[];
  /** Ways the crisis may end from where the match began, under the solved strategies and the scenario's odds. */
  readonly endings: readonly EndingOdds[];
  /** Where the recorded path ends; null where the scenario has none. */
  readonly recordEnding: { readonly name: string; readonly title: string; readonly group: string } | null;
  readonly seed: number;
}

export interface EndingReport {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
  /** Of `endings`. */
  readonly group: string;
  readonly guarded: boolean;
  /** What it comes to, by attribute that is not 0. */
  readonly attributes: readonly { readonly name: string; readonly title: string; readonly value: number; readonly low: number; readonly high: number }[];
}

export interface PlayedType extends OwnType {
  readonly player: string;
  readonly playerTitle: string;
  readonly sitter: "person" | "solved";
}

export interface MoveReport {
  readonly stage: string;
  readonly stageTitle: string;
  readonly when: string;
  readonly player: string | null;
  readonly playerTitle: string;
  readonly by: TrailStep["by"];
  readonly took: string;
  readonly title: string;
  readonly note: string;
  readonly sources: readonly string[];
  /** How often the solved strategies or the scenario's odds take it; null where one number would give a guarded ending's odds. */
  readonly odds: number | null;
  /** The same for everything possible there. */
  readonly options: readonly { readonly name: string; readonly title: string; readonly odds: number | null }[];
  /** By player: what it saw of this, in words; null for nothing. */
  readonly saw: readonly (string | null)[];
}

export interface DecisionReview {
  /** Of `decisionsOf`, for a fork. */
  readonly decision: number;
  readonly stage: string;
  readonly title: string;
  readonly when: string;
  readonly options: readonly ReviewedOption[];
  readonly took: string;
  /** What the move is worth less than the best one, in utils; NaN where the others' strategies never lead here. */
  readonly givenUp: number;
  /** What was done at this stage in the record; null where the record does not pass it. */
  readonly history: string | null;
  /** Whether all that the seat had seen by then is what it saw in the record. */
  readonly isAsRecorded: boolean;
  /** What the seat could have read: keys of works of any date. */
  readonly sources: readonly string[];
}

export interface ReviewedOption {
  readonly name: string;
  readonly title: string;
  /** How often the solved strategy of this seat and type takes it. */
  readonly odds: number;
  /**
   * What it is worth to the seat in utils, by its own payoff, odds and beliefs, against the others' solved strategies, if it plays
   * its best from there on; NaN as above.
   */
  readonly value: number;
  /** Best value less this one; not negative. */
  readonly givenUp: number;
}

export interface RecordReview {
  readonly stage: string;
  readonly stageTitle: string;
  readonly date: string;
  readonly player: string | null;
  readonly took: string;
  readonly title: string;
  readonly note: string;
  readonly sources: readonly string[];
  /** What was done at this stage in the match; null where it was not passed. */
  readonly yours: string | null;
}

export interface EndingOdds extends EndingGroup {
  /** Null for the guarded group: a face shows a band over draws instead. */
  readonly probability: number | null;
}

/**
 * The debrief of one seat.
 *
 * @param profile  the strategies that the solved seats played
 * @throws {Refusal} before the match is over, or where no person sits
 */
export function debrief(compiled: Compiled, profile: Profile, match: Match, seat: string): Debrief {
  const { setup, state } = match, { scenario } = compiled;
  requireThat(state.turn.kind === "over", "the debrief comes when the match is over");
  requireThat(setup.seats[seat] === "person", `nobody played "${seat}"`);
  const p = scenario.players.findIndex(({ name }) => name === seat);
  const history = new Map(scenario.record.map((move) => [move.stage, move.branch]));
  const played = new Map(state.trail.map((step) => [step.stage, step.took]));
  const shares = endingsFrom(compiled, profile, setup.from);
  const [recorded = -1] = recordPath(compiled).outcomes.filter((outcome) => outcome >= 0);
  return {
    seat, seed: setup.secret.seed,
    ending: endingReport(compiled, state.node),
    types: scenario.players.map((player, i) => ({ player: player.name, playerTitle: plainText(player.title || player.name), sitter: setup.seats[player.name]!, ...ownType(compiled, i, state.types[player.name] ?? "") })),
    moves: state.trail.map((step, k) => moveReport(compiled, profile, step, state.trail[k + 1]?.node ?? state.node)),
    decisions: reviews(compiled, profile, match, p, history),
    record: scenario.record.map(({ stage, branch, date, note, sources }) => {
      const of = scenario.stages.get(stage);
      return { stage, stageTitle: plainText(of?.title ?? ""), date: plainText(date), player: of?.player ?? null, took: branch, title: of === undefined ? branch : titleOf(of, branch), note: plainText(note), sources, yours: played.get(stage) ?? null };
    }),
    endings: endingGroups(scenario).map((group, g) => ({ ...group, probability: group.guarded ? null : shares[g]! })),
    recordEnding: recorded < 0 ? null : namedEnding(compiled, recorded),
  };
}

/**
 * How likely each group of endings is from a stage on, over all that can have happened before it, by how likely that is.
 *
 * @returns by group of `endingGroups`; NaN where play never gets there
 */
export function endingsFrom(compiled: Compiled, profile: Profile, from: string): Float64Array {
  const { game, scenario } = compiled, { nodeCount, parent, outcome } = game.topology;
  const reach = reachOf(game, profile, game.valuation.chance);
  const below = new Uint8Array(nodeCount);
  let total = 0;
  for (const node of startNodes(compiled, from, {})) {
    below[node] = 1;
    total += reach[node]!;
  }
  const groupOf = new Int32Array(scenario.outcomes.size).fill(-1), groups = endingGroups(scenario);
  groups.forEach(({ outcomes }, g) => outcomes.forEach((index) => (groupOf[index] = g)));
  const shares = new Float64Array(groups.length);
  for (let node = 1; node < nodeCount; node++) {
    if (below[parent[node]!] === 1) below[node] = 1;
    if (below[node] === 1 && outcome[node]! >= 0) shares[groupOf[outcome[node]!]!]! += reach[node]! / total;
  }
  return total > 0 ? shares : shares.fill(NaN);
}

/** What each action is worth at every information set of a player when it plays its best from there on; by slot, in utils. */
export function bestValues(compiled: Compiled, profile: Profile, player: number): Float64Array {
  const { game } = compiled, { infosets } = game.topology;
  const { choice } = bestResponse(game, profile, player);
  const best = profile.slice();
  for (let set = 0; set < infosets.count; set++) {
    if (infosets.player[set] !== player) continue;
    best.fill(0, infosets.firstSlot[set]!, infosets.firstSlot[set + 1]!);
    best[infosets.firstSlot[set]! + choice[set]!] = 1;
  }
  return assess(game, best).actionValues;
}

/**
 * What each decision of a seat in a match gives up under other numbers and strategies, in utils: for bands over draws.
 *
 * @param compiled  the same tree as the match's, under any numbers
 * @returns         by own decision, as in `Debrief.decisions`; NaN where the others never lead there
 */
export function givenUpBy(compiled: Compiled, profile: Profile, { state }: Match, seat: string): Float64Array {
  const { topology } = compiled.game, { infosets } = topology;
  const own = state.trail.filter(({ player, by }) => by === "person" && player === seat);
  if (own.length === 0) return new Float64Array(0);
  const values = bestValues(compiled, profile, compiled.game.players.indexOf(seat));
  return Float64Array.from(own, ({ node, took }) => {
    const set = topology.infoset[node]!, worth = values.subarray(infosets.firstSlot[set]!, infosets.firstSlot[set + 1]!);
    return worth.reduce((a, b) => Math.max(a, b), -Infinity) - worth[infosets.actions[set]!.indexOf(took)]!;
  });
}

function reviews(compiled: Compiled, profile: Profile, { state, setup }: Match, p: number, history: ReadonlyMap<string, string>): DecisionReview[] {
  const { game: { topology }, scenario } = compiled, { infosets } = topology;
  const seat = scenario.players[p]!.name, values = bestValues(compiled, profile, p);
  const people = state.trail.filter(({ player, by }) => by === "person" && player !== null && setup.seats[player] === "person");
  return people.flatMap((step, decision): DecisionReview[] => {
    if (step.player !== seat) return [];
    const set = topology.infoset[step.node]!, from = infosets.firstSlot[set]!, stage = scenario.stages.get(step.stage)!;
    const worth = infosets.actions[set]!.map((_, k) => values[from + k]!), best = worth.reduce((a, b) => Math.max(a, b), -Infinity);
    const options = infosets.actions[set]!.map((name, k) => ({ name, title: titleOf(stage, name), odds: profile[from + k]!, value: worth[k]!, givenUp: best - worth[k]! }));
    const briefing = briefingFor(compiled, set, seat);
    return [{
      decision, stage: step.stage, title: plainText(stage.title || step.stage), when: plainText(stage.when), options, took: step.took,
      givenUp: options.find(({ name }) => name === step.took)!.givenUp, history: history.get(step.stage) ?? null, isAsRecorded: recordedSets(compiled).has(set),
      sources: [...new Set([briefing.sources, ...briefing.advisers.map(({ sources }) => sources)].flat())],
    }];
  });
}

function moveReport(compiled: Compiled, profile: Profile, { node, stage: name, took, player, by }: TrailStep, after: number): MoveReport {
  const { game: { topology, valuation }, scenario } = compiled, stage = scenario.stages.get(name)!, branch = branchOf(stage, took);
  const first = topology.firstChild[node]!;
  const slot = topology.kind[node] === CHANCE ? -1 : topology.infosets.firstSlot[topology.infoset[node]!]!;
  const guards = Array.from({ length: topology.childCount[node]! }, (_, k) => slot < 0 && isGuardedEnd(compiled, first + k));
  // Beside a guarded ending a single other branch would give its odds away.
  const hides = (k: number) => guards[k] === true || (guards.includes(true) && guards.length === 2);
  const options = guards.map((_, k) => {
    const option = topology.labels[topology.branch[first + k]!]!;
    return { name: option, title: titleOf(stage, option), odds: hides(k) ? null : slot < 0 ? valuation.chance[first + k]! : profile[slot + k]! };
  });
  return {
    stage: name, stageTitle: plainText(stage.title || name), when: plainText(stage.when), player, playerTitle: playerTitle(compiled, player), by, took,
    title: titleOf(stage, took), note: plainText(branch?.note ?? ""), sources: branch?.sources ?? [], odds: options[after - first]!.odds, options,
    saw: scenario.players.map((one) => {
      const seen = branch?.seen.get(one.name) ?? (player === one.name ? took : undefined);
      return seen === undefined ? null : branchOf(stage, seen) === undefined ? wordText(scenario, seen) : titleOf(stage, seen);
    }),
  };
}

function endingReport(compiled: Compiled, node: number): EndingReport {
  const { scenario, game: { topology } } = compiled, outcome = topology.outcome[node]!;
  const of = [...scenario.outcomes.values()][outcome] as Outcome; // a scenario's ends all have one
  const attributes = scenario.attributes.flatMap(({ name, title, low, high }, a) => {
    const value = attributeColumn(compiled, a)[node]!;
    return value === 0 ? [] : [{ name, title: plainText(title || name), value, low, high }];
  });
  const { group, title, name } = namedEnding(compiled, outcome);
  return { name, title, text: plainText(of.text), tags: of.tags, group, guarded: isGuardedEnd(compiled, node), attributes };
}

function namedEnding({ scenario }: Compiled, outcome: number): { readonly name: string; readonly title: string; readonly group: string } {
  const { name, title } = [...scenario.outcomes.values()][outcome] as Outcome;
  return { name, title: plainText(title || name), group: endingGroups(scenario).find(({ outcomes }) => outcomes.includes(outcome))?.name ?? "" };
}

function isGuardedEnd({ scenario, game: { topology } }: Compiled, node: number): boolean {
  const outcome = [...scenario.outcomes.values()][topology.outcome[node]!];
  return scenario.guarded !== null && outcome?.tags.includes(scenario.guarded) === true;
}

function playerTitle({ scenario }: Compiled, name: string | null): string {
  const player = scenario.players.find((one) => one.name === name);
  return player === undefined ? "Chance" : plainText(player.title || player.name);
}
