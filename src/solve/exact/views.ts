// The two forms in which a two-player game is searched for all equilibria, each with the way back to the game.

import type { Game } from "../../game/index.ts";
import { reducedForm, type WeightedPlan } from "../../strategy/index.ts";
import { exactSequenceForm, type ExactForm, strategicForm } from "./form.ts";
import type { PlanPairs } from "./extreme.ts";
import { restorePlans, spreadPlans } from "./restore.ts";
import { mixtureOf } from "./mixture.ts";
import type { Removal, Simplified } from "./simplify.ts";
import type { Simplification } from "../solver.ts";

/** Above so many profiles, strategies that pay the same as others whatever happens are not listed beside them. */
const PROFILES_MAX = 10_000;

/** A form of the game, and the way back from it. */
export interface View {
  readonly form: ExactForm;
  restore(found: PlanPairs, simplified: Simplified): { readonly pairs: PlanPairs["pairs"]; /** By player and plan. */ readonly mixtures: readonly (readonly (readonly WeightedPlan[])[])[]; /** Whether equilibria by equal strategies or moves are listed too, or there are none. */ readonly isWhole: boolean; readonly message: string };
  describe(removal: Removal): Simplification;
}

/** @param step  called between bounded amounts of work; may throw to end it */
export function strategicView(game: Game, step?: () => void): View {
  const { strategies, payoffs } = reducedForm(game, step);
  // A player alone faces one who has a single strategy.
  const counts = [strategies[0]?.length ?? 1, strategies[1]?.length ?? 1] as const, nothing = new Array<bigint>(counts[0] * counts[1]).fill(0n);
  return {
    form: strategicForm(counts, [payoffs[0] ?? nothing, payoffs[1] ?? nothing]),
    restore(found, simplified) {
      const { spread, total } = spreadPlans(found, simplified, PROFILES_MAX);
      const { plans, pairs } = spread ?? restorePlans(found, simplified);
      const mixtures = strategies.map((own, player) => plans[player]!.map((plan) => plan.flatMap((probability, index) => (probability.numerator === 0n ? [] : [{ choice: own[index]!, probability }]))));
      const isWhole = spread !== null || total === pairs.length;
      return { pairs, mixtures, isWhole, message: !isWhole ? `of strategies that pay alike whatever happens only the first are listed: with the others there are ${total} profiles` : "" };
    },
    describe: ({ kind, player, sequence, by }) => ({ kind, player, choice: strategies[player]![sequence - 1]!, by: by === null ? null : strategies[player]![by - 1]! }),
  };
}

/** @param step  as for `strategicView` */
export function sequenceView(game: Game, step?: () => void): View {
  const form = exactSequenceForm(game, step), { infosets } = game.topology;
  const moveOf = (player: 0 | 1, sequence: number) => {
    const { slotOf, setOf, sets } = form.sides[player], choice = new Int32Array(infosets.count).fill(-1), set = sets[setOf[sequence]!]!;
    choice[set] = slotOf[sequence]! - infosets.firstSlot[set]!;
    return choice;
  };
  return {
    form,
    restore(found, simplified) {
      const { plans, pairs } = restorePlans(found, simplified), isWhole = simplified.removals.every(({ kind }) => kind !== "equal");
      return { pairs, mixtures: form.sides.map((side, player) => plans[player]!.map((plan) => mixtureOf(game, side, plan))), isWhole, message: isWhole ? "" : "of moves that pay alike whatever happens only the first are listed" };
    },
    describe: ({ kind, player, sequence, by }) => ({ kind, player, choice: moveOf(player, sequence), by: by === null ? null : moveOf(player, by) }),
  };
}
