// Brams' theory of moves for games of two strategies a side: play begins in a state, the players switch strategies in turn, look
// ahead to where that ends, and stop where whoever is to move would end no better by moving on.
//
// Source: Brams 1994, "Theory of Moves"; the two-sidedness convention apart from the rules of play: Woerdman 2000

import { compareRationals, floatOfRational, lowestTerms, type Rational } from "../game/index.ts";
import { behaviourOf, type ReducedForm, reducedForm, reducedSize } from "../strategy/index.ts";
import { defaultSolverOptions } from "./options.ts";
import type { MoveAnalysis, Solver } from "./solver.ts";
import { recallRefusal } from "./recall.ts";

const ONE: Rational = { numerator: 1n, denominator: 1n };

export const theoryOfMoves: Solver = {
  name: "theory-of-moves",
  title: "nonmyopic equilibria of games of two strategies a side (Brams' theory of moves)",
  assumes: "two players of two strategies each, who see the state and switch in turn",
  refuses(game) {
    const forgets = recallRefusal(game, "theory-of-moves");
    if (forgets !== null) return forgets;
    const { strategies } = reducedSize(game);
    return strategies.length === 2 && strategies.every((count) => count === 2) ? null : `solve(): solver "theory-of-moves" needs two players of two strategies each, got ${strategies.length > 10 ? `${strategies.length} players` : strategies.join(" x ")}; use "qre"`;
  },
  solve(game, options) {
    const form = reducedForm(game), moves = analyse(form);
    return {
      solver: "theory-of-moves", options: {}, seed: options.seed ?? defaultSolverOptions.seed, converged: true, complete: true, iterations: 1, message: "", moves,
      profiles: moves.equilibria.map((state) => {
        const mixed = form.strategies.map((plans, player) => [{ choice: plans[choiceOf(state, player)]!, probability: ONE }]), exact = behaviourOf(game, mixed);
        return { lambda: null, probabilities: Float64Array.from(exact, floatOfRational), logProbabilities: null, exact, mixed };
      }),
    };
  },
};

/** States are numbered 2 x the first player's strategy + the second's. */
function choiceOf(state: number, player: number): number {
  return player === 0 ? state >> 1 : state & 1;
}

function switched(state: number, player: number): number {
  return state ^ (player === 0 ? 2 : 1);
}

function analyse({ strategies, payoffs, scale }: ReducedForm): MoveAnalysis {
  const worth = (player: number, state: number) => lowestTerms({ numerator: payoffs[player]![state]!, denominator: scale[player]! });
  const prefers = (player: number, a: number, b: number) => compareRationals(worth(player, a), worth(player, b)) > 0;
  const starts = [0, 1, 2, 3].map((state) => {
    const plays = [0, 1].map((first) => playFrom(state, first, prefers));
    const paths = plays.map(({ path, sets }) => (sets ? path : null));
    // One who would move has its way against one who would stay; of two who would move, the first.
    const ends = [...new Set(paths.flatMap((path) => path?.at(-1) ?? []))];
    return { paths, ends: ends.length === 0 ? [state] : ends, twoSided: twoSidedEnd(plays, prefers) ?? (ends.length === 0 ? [state] : ends) };
  });
  return {
    states: [0, 1, 2, 3].map((state) => ({ choice: strategies.map((plans, player) => plans[choiceOf(state, player)]!), payoffs: [worth(0, state), worth(1, state)] })),
    starts,
    equilibria: [0, 1, 2, 3].filter((state) => starts.some(({ ends }) => ends.includes(state))),
  };
}

/** The states that play passes once a player has moved first, and whether that player would. */
interface Play {
  readonly path: readonly number[];
  readonly sets: boolean;
}

/** Whoever is to move goes on when play then ends where it is better off. A return to the start ends play there. */
function playFrom(start: number, first: number, prefers: (player: number, a: number, b: number) => boolean): Play {
  const states = [start], movers = [first, 1 - first, first, 1 - first];
  for (const mover of movers.slice(0, 3)) states.push(switched(states.at(-1)!, mover));
  let end = start, stop = 4;
  for (let at = 3; at > 0; at--) {
    if (prefers(movers[at]!, end, states[at]!)) continue;
    [end, stop] = [states[at]!, at];
  }
  return { path: [...states, start].slice(0, stop + 1), sets: prefers(first, end, start) };
}

/**
 * The two-sidedness convention: a player who would rather stay moves after all when the other would move, and its own move leads
 * to an end that both like better than the end to which the other's move leads. Null where that is not so.
 */
function twoSidedEnd(plays: readonly Play[], prefers: (player: number, a: number, b: number) => boolean): number[] | null {
  const [mover, other] = [plays.findIndex(({ sets }) => sets), plays.findIndex(({ sets }) => !sets)];
  if (mover < 0 || other < 0) return null;
  const [end, better] = [plays[mover]!.path.at(-1)!, plays[other]!.path.at(-1)!];
  return prefers(0, better, end) && prefers(1, better, end) ? [better] : null;
}
