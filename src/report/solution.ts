// A solution as data: the shape that `excomm solve --json` prints and docs/json.md describes.

import { requireThat } from "../base/index.ts";
import { findRecallFault, floatOfRational, type Game, rationalText, slotCount, TERMINAL } from "../game/index.ts";
import type { MoveAnalysis, Solution, SolvedProfile } from "../solve/index.ts";
import { expectedPayoffs, type Flags, flagsOf, judgeExactly, logitResidual, nodeNames, outcomeDistribution, type Profile, reachOf, regret } from "../strategy/index.ts";
import { type PointReport, pointReports } from "./branch-points.ts";
import { csvText } from "./layout.ts";
import type { Quantity } from "./numbers.ts";

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
  /** Why it stopped, when not converged, or what a reader should know; empty otherwise. */
  readonly message: string;
  /** Precisions at which other branches of quantal responses cross the one that was traced; only where it was. */
  readonly crossings?: readonly number[];
  /** The principal branch from precision 0 on; only where it was asked for. */
  readonly path?: readonly PointReport[];
  readonly profiles: readonly ProfileReport[];
  /** Profiles that hang together, as lists of indices of `profiles`; only from solvers that find all. */
  readonly components?: readonly (readonly number[])[];
  /** What was left out before the search because no equilibrium needs it; only from solvers that do so. */
  readonly simplified?: readonly SimplificationReport[];
  /** Only from `theory-of-moves`. */
  readonly theoryOfMoves?: MovesReport;
}

/** Where play leads when players switch strategies in turn; states are numbered from 0, the second player's strategy changing first. */
export interface MovesReport {
  /** By state: by player its strategy, as `moves` elsewhere, and its payoff. */
  readonly states: readonly { readonly moves: readonly Readonly<Record<string, string>>[]; readonly payoffs: readonly Quantity[] }[];
  /** By state in which play begins, as in `MoveAnalysis`. */
  readonly starts: MoveAnalysis["starts"];
  /** By profile: its state. */
  readonly equilibria: readonly number[];
}

export interface SimplificationReport {
  readonly kind: "dominated" | "equal" | "unreached";
  /** From 1. */
  readonly player: number;
  /** What was left out: by number of the player's information set, the number of the action, from 1. */
  readonly moves: Readonly<Record<string, string>>;
  /** What is better or stands for it; null where it takes a mixture. */
  readonly by: Readonly<Record<string, string>> | null;
}

export interface ProfileReport {
  /** Null where the solver has no precision, and in the limit. */
  readonly lambda: number | null;
  /** By player, in utils, under the player's own odds. */
  readonly payoffs: readonly Quantity[];
  /** By player: what another strategy would gain at most, under the player's own odds; null where a player forgets. */
  readonly regret: readonly number[] | null;
  /** Distance from the logit response to itself, the largest over all probabilities; null without a finite precision. */
  readonly residual: number | null;
  /** Which standards the profile meets, whatever the solver says. */
  readonly flags: Flags;
  readonly strategy: readonly StrategyReport[];
  readonly outcomes: readonly OutcomeReport[];
  /** By player: the mixture over its reduced strategies; only from solvers that work with those. */
  readonly mixed?: readonly (readonly MixedReport[])[];
}

export interface MixedReport {
  /** By number of the player's information set: the number of the action, from 1. Sets that the strategy's own moves rule out are left out. */
  readonly moves: Readonly<Record<string, string>>;
  readonly probability: string;
}

export interface StrategyReport {
  /** From 1. */
  readonly player: number;
  readonly infoset: number;
  readonly label: string;
  readonly actions: readonly string[];
  readonly probabilities: readonly Quantity[];
  /** What the owner believes, node by node; only from solvers that find beliefs, and only where there are several nodes. */
  readonly beliefs?: readonly NodeBelief[];
}

export interface NodeBelief {
  readonly node: number;
  /** What tells the node from the others of its set. */
  readonly name: string;
  /** Branches on the way to it from the root. */
  readonly path: readonly string[];
  readonly probability: Quantity;
}

export interface OutcomeReport {
  readonly name: string;
  /** Under the scenario's odds. */
  readonly probability: number;
  /** Lowest and highest of the middle nine tenths of draws; null when nothing was drawn. */
  readonly band: readonly [number, number] | null;
}

/**
 * Everything about a solution that can be said from the game alone: payoffs, regret and residual are computed here anew, without
 * rounding where the profile is known exactly.
 *
 * @param fractions  whether probabilities and payoffs are to be texts such as "8/17"
 * @param judged     by profile: its flags, where they have been worked out
 * @throws {RangeError} when they are, and a profile is not known exactly
 */
export function solutionReport(game: Game, solution: Solution, seconds: number, fractions = false, judged: readonly Flags[] = []): SolutionReport {
  requireThat(!fractions || solution.profiles.every(({ exact }) => exact !== undefined), `solutionReport(): solver "${solution.solver}" gives no fractions`);
  const remembers = findRecallFault(game) === null;
  return {
    game: { title: game.title, players: game.players, nodes: game.topology.nodeCount, informationSets: game.topology.infosets.count, actions: slotCount(game) },
    solver: solution.solver, options: solution.options, seed: solution.seed,
    converged: solution.converged, complete: solution.complete, seconds, message: solution.message,
    ...(solution.crossings === undefined ? {} : { crossings: solution.crossings }),
    ...(solution.path === undefined ? {} : { path: pointReports(game, solution.path) }),
    profiles: solution.profiles.map((solved, i) => profileReport(game, solved, remembers, fractions, judged[i] ?? flagsOf(game, solved.probabilities, solved.logProbabilities))),
    ...(solution.components === undefined ? {} : { components: solution.components }),
    ...(solution.simplified === undefined ? {} : { simplified: solution.simplified.map(({ kind, player, choice, by }) => ({ kind, player: player + 1, moves: movesOf(game, choice), by: by === null ? null : movesOf(game, by) })) }),
    ...(solution.moves === undefined ? {} : { theoryOfMoves: movesReport(game, solution.moves, fractions) }),
  };
}

function profileReport(game: Game, solved: SolvedProfile, remembers: boolean, fractions: boolean, flags: Flags): ProfileReport {
  const { lambda, probabilities, logProbabilities, exact, mixed } = solved;
  const precise = lambda !== null && Number.isFinite(lambda) ? lambda : null;
  const residual = precise === null ? NaN : logitResidual(game, probabilities, precise, logProbabilities);
  const { infosets } = game.topology;
  const judged = exact === undefined ? null : judgeExactly(game, exact);
  const shown: readonly Quantity[] = fractions && exact !== undefined ? exact.map(rationalText) : Array.from(probabilities);
  return {
    lambda: precise,
    payoffs: judged === null ? [...expectedPayoffs(game, probabilities)] : judged.payoffs.map((payoff) => (fractions ? rationalText(payoff) : floatOfRational(payoff))),
    regret: judged !== null ? judged.regret.map(floatOfRational) : remembers ? [...regret(game, probabilities)] : null,
    residual: Number.isNaN(residual) ? null : residual,
    flags,
    strategy: infosets.actions.map((actions, set) => ({
      player: infosets.player[set]! + 1, infoset: infosets.number[set]!, label: infosets.label[set]!, actions, // by information set
      probabilities: shown.slice(infosets.firstSlot[set], infosets.firstSlot[set + 1]),
      ...beliefsAt(game, solved, set, fractions),
    })),
    outcomes: outcomeReports(game, probabilities),
    ...(mixed === undefined ? {} : { mixed: mixed.map((plans) => plans.map(({ choice, probability }) => ({ moves: movesOf(game, choice), probability: rationalText(probability) }))) }),
  };
}

function beliefsAt(game: Game, { beliefs, exactBeliefs }: SolvedProfile, set: number, fractions: boolean): { readonly beliefs?: readonly NodeBelief[] } {
  const { topology: { infosets, parent, labels, branch } } = game, nodes = infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1]);
  if (beliefs === undefined || nodes.length < 2) return {};
  const names = nodeNames(game, set);
  return { beliefs: Array.from(nodes, (node) => {
    const path: string[] = [];
    for (let at = node; at > 0; at = parent[at]!) path.unshift(labels[branch[at]!]!);
    return { node, name: names.get(node)!, path, probability: fractions && exactBeliefs !== undefined ? rationalText(exactBeliefs[node]!) : beliefs[node]! }; // every node of the set has a name
  }) };
}

function movesReport(game: Game, { states, starts, equilibria }: MoveAnalysis, fractions: boolean): MovesReport {
  return { states: states.map(({ choice, payoffs }) => ({ moves: choice.map((own) => movesOf(game, own)), payoffs: payoffs.map((payoff) => (fractions ? rationalText(payoff) : floatOfRational(payoff))) })), starts, equilibria };
}

function movesOf({ topology: { infosets } }: Game, choice: Int32Array): Record<string, string> {
  const moves: Record<string, string> = {};
  choice.forEach((action, set) => {
    if (action >= 0) moves[String(infosets.number[set])] = String(action + 1);
  });
  return moves;
}

/** Probabilities of the named outcomes, in the game's order, then of ends without a name, called by what they pay. */
export function outcomeReports(game: Game, profile: Profile): OutcomeReport[] {
  const named = outcomeDistribution(game, profile);
  const reach = reachOf(game, profile, game.valuation.chance);
  const unnamed = new Map<string, number>();
  game.topology.kind.forEach((kind, node) => {
    if (kind !== TERMINAL || game.topology.outcome[node] !== -1) return;
    const name = endName(game, node);
    unnamed.set(name, (unnamed.get(name) ?? 0) + reach[node]!);
  });
  return [...game.outcomes.map((name, i) => [name, named[i]!] as const), ...unnamed].map(([name, probability]) => ({ name, probability, band: null }));
}

/** What an end is called: its outcome, or the payoffs where it has none. */
export function endName(game: Game, node: number): string {
  return game.outcomes[game.topology.outcome[node] ?? -1] ?? `payoffs ${game.valuation.payoffs.map((payoff) => shortPay(payoff[node]!)).join(", ")}`;
}

/** To twelve digits, which whole numbers mostly have. */
function shortPay(pay: number): number {
  return Number.isInteger(pay) && Math.abs(pay) < 1e12 ? pay : Number(pay.toPrecision(12));
}

/** The strategies of all profiles as a table, one row for each action. */
export function strategyCsv(report: SolutionReport): string {
  return csvText(["profile", "player", "infoset", "label", "action", "probability"], report.profiles.flatMap((profile, i) =>
    profile.strategy.flatMap(({ player, infoset, label, actions, probabilities }) =>
      actions.map((action, k) => [i + 1, report.game.players[player - 1] ?? player, infoset, label, action, probabilities[k] as Quantity]))));
}
