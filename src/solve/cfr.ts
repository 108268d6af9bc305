// CFR+ (Tammelin 2014; Tammelin, Burch, Johanson and Bowling 2015): regret matching+ at every information set, players in
// turn, strategies averaged with linear weights. Nash equilibrium of two-player constant-sum games.

import { type Game, payoffRange, TERMINAL } from "../game/index.ts";
import { recallFaultOf, regret } from "../strategy/index.ts";
import { type AgentForm, foldGame } from "./agent-form.ts";
import { defaultSolverOptions } from "./options.ts";
import type { Solver } from "./solver.ts";

/** Share of the payoff range by which sums of payoffs may differ in a constant-sum game. */
const CONSTANT = 1e-9;

export const cfr: Solver = {
  name: "cfr",
  title: "Nash equilibrium by counterfactual regret minimisation (CFR+, linear averaging)",
  assumes: "two players, constant sum, the same odds of chance for both, perfect recall",
  refuses(game) {
    if (game.players.length !== 2) return `solve(): solver "cfr" needs two players, got ${game.players.length} (${game.players.join(", ")}); use "qre"`;
    const sums = sumsOfPayoffs(game);
    if (sums.high - sums.low > CONSTANT * payoffRange(game)) return `solve(): solver "cfr" needs payoffs of constant sum, but they sum to ${sums.low} at one end and ${sums.high} at another; use "qre"`;
    const [first, second] = game.valuation.beliefs;
    if (first !== second && !first!.every((odds, node) => odds === second![node])) return `solve(): solver "cfr" needs odds of chance that both players share; use "qre"`; // two players
    const fault = recallFaultOf(game);
    return fault === null ? null : `solve(): solver "cfr" needs perfect recall; ${fault.sentence}`;
  },
  solve(game, options) {
    const form = foldGame(game);
    const tolerance = options.tolerance ?? defaultSolverOptions.cfrTolerance, iterationsMax = options.iterationsMax ?? defaultSolverOptions.cfrIterationsMax;
    const learner = regretMatcher(form);
    let iterations = 0, measured = 0, share = Infinity, probabilities = learner.average(), told = false;
    while (share > tolerance && !told) {
      // Regret costs as much as several iterations: it is looked at now and then.
      if (iterations >= measured || iterations >= iterationsMax) {
        probabilities = learner.average();
        share = regret(game, probabilities).reduce((a, b) => Math.max(a, b), 0) / form.payoffRange;
        measured = Math.ceil(iterations * 1.1) + 20;
        options.onProgress?.({ stage: `iteration ${iterations}`, done: null, residual: share });
        if (iterations >= iterationsMax || share <= tolerance || Number.isNaN(share)) break;
      }
      learner.iterate(++iterations);
      told = options.shouldStop?.() === true;
    }
    if (told) {
      probabilities = learner.average();
      share = regret(game, probabilities).reduce((a, b) => Math.max(a, b), 0) / form.payoffRange;
    }
    const converged = share <= tolerance;
    const why = converged ? "" : `; ${told ? "told to stop" : `${iterationsMax} iterations were not enough: raise \`iterationsMax\` or \`tolerance\``}`;
    return {
      solver: "cfr", options: { tolerance, iterationsMax }, seed: options.seed ?? defaultSolverOptions.seed, converged, complete: null, iterations,
      message: `largest regret ${share.toExponential(1)} of the payoff range${why}`,
      profiles: [{ lambda: null, probabilities, logProbabilities: null }],
    };
  },
};

function sumsOfPayoffs(game: Game): { low: number; high: number } {
  const [first, second] = game.valuation.payoffs;
  let low = Infinity, high = -Infinity;
  for (let node = 0; node < game.topology.nodeCount; node++) {
    if (game.topology.kind[node] !== TERMINAL) continue;
    const sum = first![node]! + second![node]!; // two players
    low = Math.min(low, sum);
    high = Math.max(high, sum);
  }
  return { low, high };
}

/** One iteration updates both players in turn; `average` is the profile so far. */
export function regretMatcher(form: AgentForm): { iterate(number: number): void; average(): Float64Array } {
  const { slots, firstSlot, sweep, firstPoint, firstEdge, owner, parentPoint, parentSlot, parentEdge, downward, fixed, odds } = form;
  const points = parentPoint.length, edges = firstEdge[points]!, sets = sweep.length;
  const regrets = new Float64Array(slots), summed = new Float64Array(slots), current = new Float64Array(slots);
  const others = new Float64Array(points), own = new Float64Array(points), edgeValue = new Float64Array(edges), gain = new Float64Array(slots);
  const setOf = new Int32Array(points);
  const pays = [0, 1].map((player) => Float64Array.from({ length: edges }, (_, edge) => fixed[edge * 2 + player]!));
  for (let at = 0; at < sets; at++) setOf.fill(sweep[at]!, firstPoint[at]!, firstPoint[at + 1]!);

  const match = (set: number) => {
    const from = firstSlot[set]!, to = firstSlot[set + 1]!;
    let sum = 0;
    for (let slot = from; slot < to; slot++) sum += regrets[slot]!;
    for (let slot = from; slot < to; slot++) current[slot] = sum > 0 ? regrets[slot]! / sum : 1 / (to - from);
  };
  for (let set = 0; set < sets; set++) match(set);

  const update = (player: number, weight: number) => {
    for (let i = 0; i < points; i++) {
      const point = downward[i]!, above = parentPoint[point]!;
      if (above < 0) {
        others[point] = odds[point * 2 + player]!;
        own[point] = 1;
        continue;
      }
      const mine = owner[setOf[above]!] === player, step = current[parentSlot[point]!]!;
      others[point] = others[above]! * odds[point * 2 + player]! * (mine ? 1 : step);
      own[point] = own[above]! * (mine ? step : 1);
    }
    edgeValue.set(pays[player]!);
    gain.fill(0);
    for (let i = points - 1; i >= 0; i--) {
      const point = downward[i]!, slot = firstSlot[setOf[point]!]!, edge = firstEdge[point]!, choices = firstEdge[point + 1]! - edge;
      let worth = 0;
      for (let k = 0; k < choices; k++) worth += current[slot + k]! * edgeValue[edge + k]!;
      if (parentEdge[point]! >= 0) edgeValue[parentEdge[point]!]! += odds[point * 2 + player]! * worth;
      if (owner[setOf[point]!] === player) for (let k = 0; k < choices; k++) gain[slot + k]! += others[point]! * (edgeValue[edge + k]! - worth);
    }
    for (let at = 0; at < sets; at++) {
      const set = sweep[at]!;
      if (owner[set] !== player) continue;
      // Under perfect recall the owner's own part of reach is the same at all points of a set.
      const mass = weight * own[firstPoint[at]!]!;
      for (let slot = firstSlot[set]!; slot < firstSlot[set + 1]!; slot++) {
        summed[slot]! += mass * current[slot]!;
        regrets[slot] = Math.max(0, regrets[slot]! + gain[slot]!);
      }
      match(set);
    }
  };
  return {
    iterate(number) {
      update(0, number);
      update(1, number);
    },
    average() {
      const profile = new Float64Array(slots);
      for (let set = 0; set < sets; set++) {
        const from = firstSlot[set]!, to = firstSlot[set + 1]!;
        let sum = 0;
        for (let slot = from; slot < to; slot++) sum += summed[slot]!;
        for (let slot = from; slot < to; slot++) profile[slot] = sum > 0 ? summed[slot]! / sum : 1 / (to - from);
      }
      return profile;
    },
  };
}
