// A solution as data: the shape that `excomm solve --json` prints and docs/json.md describes.

import { findRecallFault, type Game, slotCount, TERMINAL } from "../game/index.ts";
import type { Solution, SolvedProfile } from "../solve/index.ts";
import { expectedPayoffs, type Flags, flagsOf, logitResidual, outcomeDistribution, type Profile, reachOf, regret } from "../strategy/index.ts";
import { csvText } from "./layout.ts";

export interface SolutionReport {
  readonly game: { readonly title: string; readonly players: readonly string[]; readonly nodes: number; readonly informationSets: number; readonly actions: number };
  readonly solver: string;
  /** As used, defaults included. */
  readonly options: Readonly<Record<string, number | boolean | string>>;
  readonly seed: number;
  readonly converged: boolean;
  readonly complete: boolean | null;
  /** Time of the solver alone. */
  readonly seconds: number;
  readonly profiles: readonly ProfileReport[];
}

export interface ProfileReport {
  /** Null where the solver has no precision, and in the limit. */
  readonly lambda: number | null;
  /** By player, in utils, under the player's own odds. */
  readonly payoffs: readonly number[];
  /** By player: what another strategy would gain at most, under the player's own odds; null where a player forgets. */
  readonly regret: readonly number[] | null;
  /** Distance from the logit response to itself, the largest over all probabilities; null without a finite precision. */
  readonly residual: number | null;
  /** Which standards the profile meets, whatever the solver says. */
  readonly flags: Flags;
  readonly strategy: readonly StrategyReport[];
  readonly outcomes: readonly OutcomeReport[];
}

export interface StrategyReport {
  /** From 1. */
  readonly player: number;
  readonly infoset: number;
  readonly label: string;
  readonly actions: readonly string[];
  readonly probabilities: readonly number[];
}

export interface OutcomeReport {
  readonly name: string;
  /** Under the scenario's odds. */
  readonly probability: number;
  /** Lowest and highest of the middle nine tenths of draws; null when nothing was drawn. */
  readonly band: readonly [number, number] | null;
}

/** Everything about a solution that can be said from the game alone: payoffs, regret and residual are computed here anew. */
export function solutionReport(game: Game, solution: Solution, seconds: number): SolutionReport {
  const remembers = findRecallFault(game) === null;
  return {
    game: { title: game.title, players: game.players, nodes: game.topology.nodeCount, informationSets: game.topology.infosets.count, actions: slotCount(game) },
    solver: solution.solver, options: solution.options, seed: solution.seed,
    converged: solution.converged, complete: solution.complete, seconds,
    profiles: solution.profiles.map((solved) => profileReport(game, solved, remembers)),
  };
}

function profileReport(game: Game, { lambda, probabilities, logProbabilities }: SolvedProfile, remembers: boolean): ProfileReport {
  const precise = lambda !== null && Number.isFinite(lambda) ? lambda : null;
  const residual = precise === null ? NaN : logitResidual(game, probabilities, precise, logProbabilities);
  const { infosets } = game.topology;
  return {
    lambda: precise,
    payoffs: [...expectedPayoffs(game, probabilities)],
    regret: remembers ? [...regret(game, probabilities)] : null,
    residual: Number.isNaN(residual) ? null : residual,
    flags: flagsOf(game, probabilities),
    strategy: infosets.actions.map((actions, set) => ({
      player: infosets.player[set]! + 1, infoset: infosets.number[set]!, label: infosets.label[set]!, actions, // by information set
      probabilities: [...probabilities.subarray(infosets.firstSlot[set], infosets.firstSlot[set + 1])],
    })),
    outcomes: outcomeReports(game, probabilities),
  };
}

/** Probabilities of the named outcomes, in the game's order, then of ends without a name, called by what they pay. */
export function outcomeReports(game: Game, profile: Profile): OutcomeReport[] {
  const named = outcomeDistribution(game, profile);
  const reach = reachOf(game, profile, game.valuation.chance);
  const unnamed = new Map<string, number>();
  game.topology.kind.forEach((kind, node) => {
    if (kind === TERMINAL && game.topology.outcome[node] === -1) unnamed.set(endName(game, node), (unnamed.get(endName(game, node)) ?? 0) + reach[node]!);
  });
  return [...game.outcomes.map((name, i) => [name, named[i]!] as const), ...unnamed].map(([name, probability]) => ({ name, probability, band: null }));
}

/** What an end is called: its outcome, or the payoffs where it has none. */
export function endName(game: Game, node: number): string {
  return game.outcomes[game.topology.outcome[node] ?? -1] ?? `payoffs ${game.valuation.payoffs.map((payoff) => Number(payoff[node]!.toPrecision(12))).join(", ")}`;
}

/** The strategies of all profiles as a table, one row for each action. */
export function strategyCsv(report: SolutionReport): string {
  return csvText(["profile", "player", "infoset", "label", "action", "probability"], report.profiles.flatMap((profile, i) =>
    profile.strategy.flatMap(({ player, infoset, label, actions, probabilities }) =>
      actions.map((action, k) => [i + 1, report.game.players[player - 1] ?? player, infoset, label, action, probabilities[k] as number]))));
}
