// The numbers of councils: which formulas they rest on, and their values.

import type { Council, CouncilRule, Seat } from "../game/index.ts";
import type { Expression, Scenario, Value } from "../scenario/index.ts";
import type { Formulas, ValueId } from "./formulas.ts";

/** Formulas behind a council; its seats' payoffs are columns of their own. */
export interface CouncilNumbers {
  readonly player: number;
  readonly rule: ValueId;
  readonly own: ValueId;
  readonly support: ValueId;
  readonly votes: ValueId;
  readonly seats: readonly { readonly name: string; readonly title: string; readonly votes: ValueId }[];
}

export function councilNumbers(scenario: Scenario, formulas: Formulas): readonly CouncilNumbers[] {
  // Before play begins only parameters can be read.
  const fixed = (expression: Expression): ValueId => formulas.apply(expression, expression.reads.map((read) => formulas.parameter((read as { name: string }).name)));
  return scenario.councils.map(({ player, rule, own, support, votes, seats }) => ({
    player: scenario.players.findIndex(({ name }) => name === player), rule: fixed(rule), own: fixed(own), support: fixed(support), votes: fixed(votes),
    seats: seats.map(({ name, title, votes: count }) => ({ name, title, votes: fixed(count) })),
  }));
}

/** @param payoffs  by seat of all councils, by node */
export function councilsOf(councils: readonly CouncilNumbers[], values: readonly Value[], payoffs: readonly Float64Array[]): readonly Council[] {
  let next = 0;
  const built = councils.map(({ player, seats }): Council => ({
    player, rule: "weighted", own: 0, support: 0, votes: 0, seats: seats.map(({ name, title }): Seat => ({ name, title, votes: 0, payoffs: payoffs[next++]! })), // one for each seat
  }));
  renewCouncils(built, councils, values);
  return built;
}

/** Writes the numbers that hold now, but for payoffs. */
export function renewCouncils(built: readonly Council[], councils: readonly CouncilNumbers[], values: readonly Value[]): void {
  const number = (id: ValueId) => values[id] as number; // the language has looked
  built.forEach((council, i) => {
    const { rule, own, support, votes, seats } = councils[i]!;
    Object.assign(council, { rule: values[rule] as CouncilRule, own: number(own), support: number(support), votes: number(votes) });
    council.seats.forEach((seat, k) => Object.assign(seat, { votes: number(seats[k]!.votes) }));
  });
}
