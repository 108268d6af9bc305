// How a player that is several people answers: from what every option is worth to its head and to each seat, the odds of each option.
// Every rule is smooth in the utilities, so that a fixed point can be followed as precision rises.

import { exp, ln } from "../base/index.ts";
import type { Council, Game } from "../game/index.ts";
import { type VoteTable, voteTable } from "./votes.ts";

/** Logarithm of the smallest odds that an answer gives an option. */
const LOG_MIN = -690;
/** Ways in which votes may fall on options. */
const WAYS_MAX = 200_000;

/** The answer of a council at one information set, and how it changes. Voters are the head and then the seats; utilities are by voter and option. */
export interface CouncilAnswer {
  /** Logarithms of the odds of each option. */
  readonly logs: Float64Array;
  /** How these change, to first order, when utilities change by `dUtilities` and precision by `dLambda`. */
  change(dUtilities: Float64Array, dLambda: number): Float64Array;
}

/**
 * The answer of a council to the utilities of its voters.
 *
 * Every voter chooses by a logit of its own utilities. `weighted`: the council's choice is the logit of the weighted sum of utilities.
 * `majority`: each vote is cast by itself, and the option with most votes is taken; options with equally many are equally likely.
 * `advice`: the head's choice is the logit of its own utility plus the seats' share for the option times what their backing is worth.
 *
 * @param utilities  `voter * choices + option`, in utils, head first
 * @param lambda     precision of every voter, in 1/util
 * @source Davis 1973 on social decision schemes, of which plurality with even ties is one
 */
export function councilAnswer(council: Council, utilities: Float64Array, choices: number, lambda: number): CouncilAnswer {
  const weights = weightsOf(council);
  if (council.rule === "majority") return majorityAnswer(council, utilities, choices, lambda);
  if (council.rule === "weighted") return logitOf(mixed(utilities, weights, choices), choices, lambda, (dUtilities) => mixed(dUtilities, weights, choices));
  const votes = council.seats.map((_, seat) => logitOf(utilities.subarray((seat + 1) * choices, (seat + 2) * choices), choices, lambda, (dUtilities) => dUtilities.subarray((seat + 1) * choices, (seat + 2) * choices)));
  const backed = utilities.slice(0, choices);
  const total = council.seats.reduce((sum, seat) => sum + seat.votes, 0);
  const worth = (seat: number) => (total > 0 ? (council.support * council.seats[seat]!.votes) / total : 0);
  votes.forEach(({ logs }, seat) => logs.forEach((log, k) => (backed[k]! += worth(seat) * exp(log))));
  return logitOf(backed, choices, lambda, (dUtilities, dLambda) => {
    const change = dUtilities.slice(0, choices);
    votes.forEach((vote, seat) => vote.change(dUtilities, dLambda).forEach((dLog, k) => (change[k]! += worth(seat) * exp(vote.logs[k]!) * dLog)));
    return change;
  });
}

/** By voter: its share in the council's utility. */
function weightsOf({ own, seats }: Council): readonly number[] {
  const total = seats.reduce((sum, { votes }) => sum + votes, 0);
  return total > 0 ? [own, ...seats.map(({ votes }) => ((1 - own) * votes) / total)] : [1, ...seats.map(() => 0)];
}

function mixed(utilities: Float64Array, weights: readonly number[], choices: number): Float64Array {
  const sum = new Float64Array(choices);
  weights.forEach((weight, voter) => {
    if (weight !== 0) for (let k = 0; k < choices; k++) sum[k]! += weight * utilities[voter * choices + k]!;
  });
  return sum;
}

/** @param through  how the utilities change with those of all voters and with precision */
function logitOf(utilities: Float64Array, choices: number, lambda: number, through: (dUtilities: Float64Array, dLambda: number) => Float64Array): CouncilAnswer {
  let top = -Infinity, sum = 0;
  for (let k = 0; k < choices; k++) if (!(utilities[k]! <= top)) top = utilities[k]!;
  const logs = new Float64Array(choices);
  for (let k = 0; k < choices; k++) sum += exp((logs[k] = lambda * (utilities[k]! - top)));
  const logSum = ln(sum), odds = new Float64Array(choices);
  for (let k = 0; k < choices; k++) odds[k] = exp((logs[k]! -= logSum));
  return {
    logs,
    change(dUtilities, dLambda) {
      const changes = through(dUtilities, dLambda).slice();
      let mean = 0;
      for (let k = 0; k < choices; k++) mean += odds[k]! * (changes[k] = lambda * changes[k]! + dLambda * (utilities[k]! - top));
      for (let k = 0; k < choices; k++) changes[k]! -= mean;
      return changes;
    },
  };
}

function majorityAnswer(council: Council, utilities: Float64Array, choices: number, lambda: number): CouncilAnswer {
  const voters = [council.votes, ...council.seats.map(({ votes }) => votes)].map((votes, voter) => ({ voter, votes: Math.round(votes) })).filter(({ votes }) => votes > 0);
  const choose = voters.map(({ voter }) => logitOf(utilities.subarray(voter * choices, (voter + 1) * choices), choices, lambda, (dUtilities) => dUtilities.subarray(voter * choices, (voter + 1) * choices)));
  const odds = choose.map(({ logs }) => logs.map(exp)), counts = voters.map(({ votes }) => votes);
  const table: VoteTable = voteTable(counts.reduce((sum, count) => sum + count, 0), choices);
  const wins = table.winning(odds, counts);
  // Rounding leaves the sum a little off 1, and odds that underflow have no logarithm.
  const total = wins.reduce((sum, win) => sum + win, 0);
  let slopes: readonly Float64Array[] | null = null;
  return {
    logs: wins.map((win) => Math.max(LOG_MIN, ln(win / total))),
    change(dUtilities, dLambda) {
      slopes ??= table.slopes(odds, counts);
      const change = new Float64Array(choices);
      choose.forEach((vote, i) => {
        const dLogs = vote.change(dUtilities, dLambda), slope = slopes![i]!; // made above, one for each voter
        for (let k = 0; k < choices; k++) for (let j = 0; j < choices; j++) change[k]! += slope[j * choices + k]! * odds[i]![j]! * dLogs[j]!;
      });
      return change.map((d, k) => (ln(wins[k]! / total) < LOG_MIN ? 0 : d / wins[k]!));
    },
  };
}

/** What a game with councils asks of a solver, as a refusal; null where it has none. */
export function councilFault(game: Game): string | null {
  for (const { player, rule, votes, seats } of game.valuation.councils ?? []) {
    if (rule !== "majority") continue;
    const all = [votes, ...seats.map((seat) => seat.votes)].reduce((sum, count) => sum + Math.round(count), 0);
    const most = game.topology.infosets.actions.reduce((most, actions, set) => (game.topology.infosets.player[set] === player ? Math.max(most, actions.length) : most), 0);
    if (all < 1) return `the council of ${game.players[player]} has no vote; give its head or a seat one`;
    if (waysToVote(all, most) > WAYS_MAX) return `the council of ${game.players[player]} has ${all} votes over ${most} options, which can fall in more than ${WAYS_MAX.toLocaleString("en-US")} ways; give its seats fewer`;
  }
  return null;
}

function waysToVote(votes: number, options: number): number {
  let ways = 1;
  for (let k = 1; k < options && ways <= WAYS_MAX; k++) ways *= (votes + k) / k;
  return ways;
}
