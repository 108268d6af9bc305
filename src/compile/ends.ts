// What an end is worth: its attributes, and each player's payoff.

import { invariant } from "../base/index.ts";
import type { Expression, Outcome, PlayerType, Scenario } from "../scenario/index.ts";
import type { Formulas, ValueId } from "./formulas.ts";
import type { Requirements } from "./requirements.ts";
import { readsTypes, readsVariables, type Situation, type Situations, type Variables } from "./situations.ts";
import type { Work } from "./work.ts";

/** Numbers of an end that count as one operation. */
const NUMBERS = 3;

export interface End {
  readonly attributes: readonly ValueId[];
  /** By player, then by seat of councils. */
  readonly payoffs: readonly ValueId[];
}

/** Attributes of an end; `payoffs` keeps those that follow from them and the payee's type alone, by expression and type. */
interface Attributes {
  readonly ids: readonly ValueId[];
  readonly payoffs: Map<Expression, Map<PlayerType | undefined, ValueId>>;
}

const ALWAYS: Variables = { number: -1, ids: [], counted: null };

export class Ends {
  private readonly scenario: Scenario;
  private readonly formulas: Formulas;
  private readonly situations: Situations;
  private readonly requirements: Requirements;
  private readonly work: Work;
  private readonly outcomes: readonly Outcome[];
  private readonly ends: Map<Situation, End>[];
  /** By outcome; keyed by what its attributes depend on. */
  private readonly attributes: Map<Situation | Variables, Attributes>[];

  constructor(scenario: Scenario, formulas: Formulas, situations: Situations, requirements: Requirements, work: Work) {
    this.work = work;
    this.scenario = scenario;
    this.formulas = formulas;
    this.situations = situations;
    this.requirements = requirements;
    this.outcomes = [...scenario.outcomes.values()];
    this.ends = this.outcomes.map(() => new Map());
    this.attributes = this.outcomes.map(() => new Map());
  }

  /** The end at an outcome (its index) in a situation. */
  at(index: number, situation: Situation): End {
    let end = this.ends[index]!.get(situation);
    if (end === undefined) this.ends[index]!.set(situation, (end = this.value(index, situation)));
    return end;
  }

  private value(index: number, situation: Situation): End {
    const outcome = this.outcomes[index] as Outcome;
    const attributes = this.attributesOf(outcome, index, situation);
    this.work.spend((this.scenario.attributes.length + this.scenario.players.length) / NUMBERS);
    const payoffs = this.scenario.players.map((player, i) => {
      const type = this.situations.typeOf(i, situation);
      const own = outcome.payoffs.get(player.name);
      const expression = own?.get(type?.name ?? "") ?? own?.get("") ?? this.scenario.payoffs.get(player.name);
      invariant(expression !== undefined, `the language let outcome "${outcome.name}" through without a payoff for ${player.name}`);
      let known = attributes.payoffs.get(expression);
      if (known === undefined) attributes.payoffs.set(expression, (known = new Map()));
      const alone = expression.reads.every(({ kind }) => kind !== "variable" && kind !== "type");
      let id = alone ? known.get(type) : undefined;
      if (id === undefined) {
        id = this.formulas.apply(expression, this.situations.inputs(expression, situation, i, attributes.ids));
        known.set(type, id);
        this.requirements.addFinite(expression, `the payoff of ${player.name} at outcome "${outcome.name}"`, outcome);
      }
      return id;
    });
    const ofSeats = this.scenario.councils.flatMap(({ player, seats }) => seats.map(({ name, payoff }) => {
      this.requirements.addFinite(payoff, `the payoff of ${name} at outcome "${outcome.name}"`, outcome);
      return this.formulas.apply(payoff, this.situations.inputs(payoff, situation, this.scenario.players.findIndex((one) => one.name === player), attributes.ids));
    }));
    return { attributes: attributes.ids, payoffs: [...payoffs, ...ofSeats] };
  }

  private attributesOf(outcome: Outcome, index: number, situation: Situation): Attributes {
    const { formulas } = this;
    const expressions = [...outcome.attributes.values()];
    // What reads neither types nor variables is the same at every end of this outcome.
    const key = expressions.some(readsTypes) ? situation : expressions.some(readsVariables) ? situation.variables : ALWAYS;
    let attributes = this.attributes[index]!.get(key);
    if (attributes === undefined) {
      const ids = this.scenario.attributes.map(({ name }) => {
        const expression = outcome.attributes.get(name);
        if (expression === undefined) return formulas.constant(0);
        this.requirements.addFinite(expression, `attribute "${name}" at outcome "${outcome.name}"`, outcome);
        return formulas.apply(expression, this.situations.inputs(expression, situation));
      });
      this.attributes[index]!.set(key, (attributes = { ids, payoffs: new Map() }));
    }
    return attributes;
  }
}
