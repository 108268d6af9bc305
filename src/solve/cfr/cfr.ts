// Counterfactual regret minimisation (Zinkevich, Johanson, Bowling and Piccione 2007) in three later forms that differ in how
// regrets are kept, answered and averaged over. All update the players in turn, by passes over the sequence form.

import { payoffRange } from "../../game/index.ts";
import { uniformProfile } from "../../strategy/index.ts";
import { defaultSolverOptions } from "../options.ts";
import { sequenceForm, writePlan } from "../sequence-form.ts";
import type { Solver } from "../solver.ts";
import { choicesOf } from "./choices.ts";
import { regretMachine } from "./compiled.ts";
import { endingOf } from "./ending.ts";
import { gapMeter } from "./gap.ts";
import { ZERO_SUM, zeroSumRefusal } from "./zero-sum.ts";

interface Rule {
  /** Weight of the plan of iteration t in the average, t counting from 1. */
  weight(t: number): number;
  /** What summed regrets are multiplied by before iteration t adds to them: positive ones and negative ones. */
  keepGain(t: number): number;
  keepLoss(t: number): number;
  /** Whether choices answer the regrets expected after the next iteration, the last ones being expected again. */
  readonly predictive: boolean;
}

/** Regret matching+ and linear averaging: Tammelin 2014; Tammelin, Burch, Johanson and Bowling 2015. */
const plusRule: Rule = { weight: (t) => t, keepGain: () => 1, keepLoss: () => 0, predictive: false };

/** Brown and Sandholm 2019 with the exponents they recommend: alpha 3/2, beta 0, gamma 2. */
const discountedRule: Rule = { weight: (t) => t * t, keepGain: (t) => 1 / (1 + 1 / ((t - 1) * Math.sqrt(t - 1))), keepLoss: () => 1 / 2, predictive: false };

/** Predictive regret matching+ and quadratic averaging: Farina, Kroer and Sandholm 2021. */
const predictiveRule: Rule = { weight: (t) => t * t, keepGain: () => 1, keepLoss: () => 0, predictive: true };

/** Iterations between looks at the regret grow in this proportion: a look costs as much as a few iterations. */
const LOOKS = 1.15;

/** Pairs of sequences from which on compiling, some milliseconds, pays. */
const COMPILED_FROM = 300;

function regretSolver(name: string, title: string, rule: Rule): Solver {
  return {
    name, title, assumes: ZERO_SUM,
    refuses: (game) => zeroSumRefusal(name, game),
    solve(game, options) {
      const ending = endingOf(game, name, defaultSolverOptions.cfrTolerance, defaultSolverOptions.cfrIterationsMax, options);
      const form = sequenceForm(game), sides = choicesOf(form), range = payoffRange(game);
      const { arrays, update } = regretMachine(sides, rule.predictive, sides[0].column.length < COMPILED_FROM);
      const gapOf = gapMeter(sides);
      /** Average plans so far; the plans as they stand before the first iteration. */
      const averages = () => arrays.sides.map(({ summed, plan }) => (summed[0] === 0 ? plan.slice() : summed.map((sum) => sum / summed[0]!)));
      const profileOf = (plans: readonly Float64Array[]) => {
        const profile = uniformProfile(game);
        plans.forEach((plan, player) => writePlan(form.sides[player]!, Float64Array.from(sides[player]!.sequenceOf, (q) => plan[q]!), profile)); // two players
        return profile;
      };
      let iterations = 0, look = 0, told = false;
      for (;;) {
        if (iterations >= look || iterations >= ending.iterationsMax || told) {
          const plans = averages(), gap = gapOf(plans[0]!, plans[1]!) / range; // two players
          options.onProgress?.({ stage: `iteration ${iterations}`, done: null, residual: gap });
          const answer = ending.at(gap, iterations, told, () => profileOf(plans));
          if (answer !== null) return answer;
          look = Math.ceil(iterations * LOOKS) + 10;
        }
        iterations++;
        const keepGain = rule.keepGain(iterations), keepLoss = rule.keepLoss(iterations), weight = rule.weight(iterations);
        update(0, keepGain, keepLoss, weight);
        update(1, keepGain, keepLoss, weight);
        told = options.shouldStop?.() === true;
      }
    },
  };
}

export const cfrPlus = regretSolver("cfr+", "Nash equilibrium of a zero-sum game by regret minimisation (CFR+)", plusRule);
export const dcfr = regretSolver("dcfr", "Nash equilibrium of a zero-sum game by discounted regrets (DCFR)", discountedRule);
export const predictiveCfrPlus = regretSolver("predictive-cfr+", "Nash equilibrium of a zero-sum game by predicted regrets (predictive CFR+)", predictiveRule);
