// The situations that play can be in: the types that were drawn and the values of the variables. Equal situations are one object,
// so that what follows from a situation is worked out once, however many histories lead to it.

import type { Expression, Scenario } from "../scenario/index.ts";
import type { Formulas, ValueId } from "./formulas.ts";
import type { Work } from "./work.ts";

/** Variables of one situation that count as one operation. */
const VARIABLES = 2;
/** What variables, or a situation, cost to keep. */
const KEPT = 6;
/** Above any number of values: the work of making them is bounded. */
const VALUES_MAX = 2 ** 25;

/** Values of all variables; equal ones are one object, with a number of its own. */
export interface Variables {
  readonly number: number;
  /** By variable. */
  readonly ids: readonly ValueId[];
  /** What they have become where a counter changed, by counter and its value; null before one did. */
  counted: Map<number, Variables> | null;
}

/** All that conditions, odds, effects and payoffs can depend on. */
export interface Situation {
  readonly number: number;
  readonly typeCombination: number;
  readonly variables: Variables;
}

export class Situations {
  private readonly known = new Map<string, Variables>();
  private readonly situations = new Map<number, Situation>();
  private readonly scenario: Scenario;
  private readonly formulas: Formulas;
  private readonly work: Work;
  private readonly typeCombinations: readonly (readonly number[])[];
  private readonly variableIndex: ReadonlyMap<string, number>;
  private readonly playerIndex: ReadonlyMap<string, number>;

  constructor(scenario: Scenario, formulas: Formulas, typeCombinations: readonly (readonly number[])[], work: Work) {
    this.work = work;
    this.scenario = scenario;
    this.formulas = formulas;
    this.typeCombinations = typeCombinations;
    this.variableIndex = new Map(scenario.variables.map((variable, i) => [variable.name, i]));
    this.playerIndex = new Map(scenario.players.map((player, i) => [player.name, i]));
  }

  variables(ids: readonly ValueId[]): Variables {
    this.work.spend(KEPT + ids.length / VARIABLES);
    const key = ids.join();
    let variables = this.known.get(key);
    if (variables === undefined) this.known.set(key, (variables = { number: this.known.size, ids, counted: null }));
    return variables;
  }

  /** The situation after one variable (its index) has taken a value that counts up. */
  counted({ typeCombination, variables }: Situation, index: number, count: ValueId): Situation {
    const key = index * VALUES_MAX + count;
    const known = (variables.counted ??= new Map<number, Variables>());
    let after = known.get(key);
    if (after === undefined) known.set(key, (after = this.variables(variables.ids.with(index, count))));
    return this.of(typeCombination, after);
  }

  of(typeCombination: number, variables: Variables): Situation {
    const key = variables.number * this.typeCombinations.length + typeCombination;
    let situation = this.situations.get(key);
    if (situation === undefined) {
      this.work.spend(KEPT);
      this.situations.set(key, (situation = { number: this.situations.size, typeCombination, variables }));
    }
    return situation;
  }

  /** The type of a player (its index). */
  typeOf(player: number, situation: Situation | null) {
    return this.scenario.players[player]?.types[this.typeCombinations[situation?.typeCombination ?? 0]?.[player] ?? 0];
  }

  /** The values that an expression reads, for `player` (its type's weights and numbers) at an end with `attributes`. */
  inputs(expression: Expression, situation: Situation | null, player = -1, attributes: readonly ValueId[] = []): ValueId[] {
    const { formulas } = this;
    return expression.reads.map((read) => {
      if (read.kind === "parameter") return formulas.parameter(read.name);
      if (read.kind === "variable") return situation?.variables.ids[this.variableIndex.get(read.name) as number] as ValueId;
      if (read.kind === "type") return formulas.constant(this.typeOf(this.playerIndex.get(read.player) as number, situation)?.name ?? "");
      if (read.kind === "attribute") return attributes[this.scenario.attributes.findIndex(({ name }) => name === read.name)] as ValueId;
      const number = read.kind === "weight" ? this.typeOf(player, situation)?.weights.get(read.attribute) : this.typeOf(player, situation)?.values.get(read.name);
      return number === undefined ? formulas.constant(0) : formulas.apply(number, this.inputs(number, null));
    });
  }
}

export function readsTypes(expression: Expression): boolean {
  return expression.reads.some(({ kind }) => kind === "type");
}

export function readsVariables(expression: Expression): boolean {
  return expression.reads.some(({ kind }) => kind === "variable");
}
