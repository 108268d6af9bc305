// Playthroughs as data and as text: how often each outcome came up, and what each player saw on the way.

import type { Compiled } from "../compile/index.ts";
import { DECISION, type Game, TERMINAL } from "../game/index.ts";
import type { Playthrough } from "../simulate/index.ts";
import type { Profile } from "../strategy/index.ts";
import { endName, outcomeReports } from "./solution.ts";

export interface SimulationReport {
  readonly seed: number;
  /** Playthroughs. */
  readonly count: number;
  /** Likeliest first. */
  readonly outcomes: readonly { readonly name: string; readonly count: number; readonly frequency: number; readonly standardError: number; /** By the strategies, exactly. */ readonly probability: number }[];
  readonly playthroughs: readonly Transcript[];
}

export interface Transcript {
  /** Number of the run under the seed, from 0. */
  readonly number: number;
  /** By player: its type; empty where it has one. */
  readonly types: readonly string[];
  readonly steps: readonly TranscriptStep[];
  readonly outcome: string;
}

/** Observations that a step of a transcript repeats: all of them would grow with the square of the steps. */
export const KNEW_MAX = 100;

export interface TranscriptStep {
  /** The stage; empty in games without a scenario. */
  readonly stage: string;
  /** Who moved; null for chance. */
  readonly player: string | null;
  readonly took: string;
  /** How likely the move was, by the mover's strategy or the scenario's odds. */
  readonly probability: number;
  /** What the mover had observed, oldest first, its own moves included, the latest KNEW_MAX of it; empty for chance. */
  readonly knew: readonly string[];
  /** By player: what it saw of this step, null for nothing. Without a scenario: unknown, and so empty. */
  readonly saw: readonly (string | null)[];
}

/**
 * Frequencies of outcomes with their standard errors.
 *
 * @param ends  by node, how often it was the end of a run
 */
export function simulationReport(game: Game, profile: Profile, seed: number, ends: Int32Array, playthroughs: readonly Transcript[]): SimulationReport {
  const counts = new Map<string, number>();
  let count = 0;
  game.topology.kind.forEach((kind, node) => {
    if (kind !== TERMINAL || ends[node] === 0) return;
    counts.set(endName(game, node), (counts.get(endName(game, node)) ?? 0) + ends[node]!);
    count += ends[node]!;
  });
  const outcomes = outcomeReports(game, profile).map(({ name, probability }) => {
    const frequency = (counts.get(name) ?? 0) / count;
    return { name, count: counts.get(name) ?? 0, frequency, standardError: Math.sqrt((frequency * (1 - frequency)) / count), probability };
  });
  return { seed, count, outcomes: outcomes.sort((a, b) => b.count - a.count || b.probability - a.probability), playthroughs };
}

/** One run as a list of moves with what each player knew and saw. */
export function transcript(game: Game, compiled: Compiled | null, profile: Profile, playthrough: Playthrough, number: number): Transcript {
  const { topology, valuation } = game;
  const { infosets } = topology;
  const end = playthrough.at(-1) ?? 0;
  const steps = playthrough.slice(0, -1).flatMap((node, i): TranscriptStep[] => {
    const child = playthrough[i + 1] as number; // the last node was left out
    const stage = compiled?.stages[compiled.stageOfNode[node]!] ?? null;
    if (compiled !== null && stage === null) return []; // the draw of types is told apart
    const took = topology.labels[topology.branch[child]!] as string;
    const set = topology.kind[node] === DECISION ? topology.infoset[node]! : -1;
    const branch = stage?.branches.find(({ name }) => name === took);
    return [{
      stage: stage?.name ?? "",
      player: set < 0 ? null : (game.players[infosets.player[set]!] as string),
      took,
      probability: set < 0 ? valuation.chance[child]! : profile[infosets.firstSlot[set]! + child - topology.firstChild[node]!]!,
      knew: set < 0 || compiled === null ? [] : compiled.infosetHistory(set, KNEW_MAX),
      saw: branch === undefined ? [] : game.players.map((player) => branch.seen.get(player) ?? (stage?.player === player ? took : null)),
    }];
  });
  const combination = compiled?.typeCombinations[compiled.typesOfNode[end] ?? -1];
  return { number, types: compiled === null || combination === undefined ? [] : combination.map((type, p) => compiled.scenario.players[p]?.types[type]?.name ?? ""), steps, outcome: endName(game, end) };
}
