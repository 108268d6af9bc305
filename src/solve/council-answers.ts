// Answers of councils in a sweep: what the seats, valued like players that never move, make of the options of a set, and how that changes.

import type { Council } from "../game/index.ts";
import { type CouncilAnswer, councilAnswer } from "../strategy/index.ts";
import type { AgentForm } from "./agent-form.ts";

export interface CouncilAnswers {
  /** Whether a council answers at the set in this place of the sweep. */
  sits(at: number): boolean;
  /** Its answer, as logarithms that are normalised, to the values of edges from `edge` on (times players), into `target`. */
  answer(at: number, edge: number, lambda: number, target: Float64Array): void;
  /** How the logarithms of that answer change with edges, with beliefs (`dReach`, by `shift` in the mean) and with precision, into `out`. */
  change(at: number, edge: number, dEdge: Float64Array, dReach: Float64Array, shift: number, dLambda: number, out: Float64Array): void;
}

/**
 * Null where no player is a council.
 *
 * @param state  what the map knows of the profile it has answered last
 */
export function councilAnswers(form: AgentForm, { belief, edgeValue }: { readonly belief: Float64Array; readonly edgeValue: Float64Array }): CouncilAnswers | null {
  if (form.councils.length === 0) return null;
  const { players, sweep: order, firstPoint, firstEdge, owner, slotOf } = form;
  const answers: (CouncilAnswer | undefined)[] = [];
  /** By player: its council, and the columns of its voters, head first. Councils may take other numbers, never other seats. */
  const sitting = Array.from({ length: players }, (_, player) => {
    const index = form.councils.findIndex((council) => council.player === player);
    if (index < 0) return null;
    const before = form.councils.slice(0, index).reduce((sum, { seats }) => sum + seats.length, players - form.councils.reduce((sum, { seats }) => sum + seats.length, 0));
    return { index, voters: [player, ...form.councils[index]!.seats.map((_, seat) => before + seat)] };
  });
  const of = (at: number) => sitting[owner[order[at]!]!]!; // asked where one sits
  const choicesAt = (at: number) => firstEdge[firstPoint[at]! + 1]! - firstEdge[firstPoint[at]!]!;
  return {
    sits: (at) => sitting[owner[order[at]!]!] !== null,
    answer(at, edge, lambda, target) {
      const { index, voters } = of(at), choices = choicesAt(at), utilities = new Float64Array(voters.length * choices);
      for (let point = firstPoint[at]!, from = edge; point < firstPoint[at + 1]!; point++, from += choices * players) {
        const share = belief[point]!;
        voters.forEach((voter, i) => {
          for (let k = 0; k < choices; k++) utilities[i * choices + k]! += share * edgeValue[from + k * players + voter]!;
        });
      }
      const answer = councilAnswer(form.councils[index] as Council, utilities, choices, lambda);
      answers[at] = answer;
      target.set(answer.logs, slotOf[firstPoint[at]!]!);
    },
    change(at, edge, dEdge, dReach, shift, dLambda, out) {
      const { voters } = of(at), choices = choicesAt(at), changes = new Float64Array(voters.length * choices);
      for (let point = firstPoint[at]!, from = edge; point < firstPoint[at + 1]!; point++, from += choices * players) {
        const weight = belief[point]!, dWeight = weight * (dReach[point]! - shift);
        if (weight === 0) continue;
        voters.forEach((voter, i) => {
          const level = edgeValue[edge + voter]!; // common to all, it cancels: changes of weight sum to 0
          for (let k = 0; k < choices; k++) changes[i * choices + k]! += dWeight * (edgeValue[from + k * players + voter]! - level) + weight * dEdge[from + k * players + voter]!;
        });
      }
      out.set(answers[at]!.change(changes, dLambda), slotOf[firstPoint[at]!]!);
    },
  };
}
