// The numbers of a game as formulas. Every distinct value that the unfolding meets (a probability, an effect, a payoff) is kept
// once, as an expression applied to other values; with new parameters all of them are evaluated again in order, and the tree
// is left alone.

import { constant, type Expression, type Parameter, parameterValue, type Value } from "../scenario/index.ts";
import { ODDS_TOLERANCE } from "./findings.ts";
import type { Work } from "./work.ts";

/** Number of a value in the table. A value depends only on values of smaller number. */
export type ValueId = number;

/** What a kept formula costs beside its evaluation. */
const KEPT = 12;

export class Formulas {
  readonly values: Value[] = [];
  private readonly expressions: Expression[] = [];
  private readonly inputs: (readonly ValueId[])[] = [];
  private readonly known = new Map<Expression, Map<string | number, ValueId>>();
  /** The same values by expression alone. */
  private readonly taken = new Map<Expression, ValueId[]>();
  private readonly constants = new Map<Value, ValueId>();
  private readonly parameters = new Map<string, ValueId>();
  private readonly settings: ReadonlyMap<string, Value>;
  private readonly declared: ReadonlyMap<string, Parameter>;
  private readonly work: Work;

  /** @param settings  the value of every parameter that is not computed, or not as declared */
  constructor(settings: ReadonlyMap<string, Value>, declared: ReadonlyMap<string, Parameter>, work: Work) {
    this.settings = settings;
    this.declared = declared;
    this.work = work;
  }

  constant(value: Value): ValueId {
    let id = this.constants.get(value);
    if (id === undefined) this.constants.set(value, (id = this.add(constant(value), [], value)));
    return id;
  }

  parameter(name: string): ValueId {
    const known = this.parameters.get(name);
    if (known !== undefined) return known;
    // Computed parameters may rest on each other in a long chain: no recursion.
    const open = [name];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const value = this.settings.get(top), computed = value === undefined ? this.declared.get(top)?.computed : undefined;
      const reads = (computed?.reads ?? []).map((read) => (read as { name: string }).name); // a computed one reads parameters only
      const missing = reads.filter((read) => !this.parameters.has(read));
      open.push(...missing);
      if (missing.length > 0) continue;
      open.pop();
      // names are resolved by the language
      const id = computed === undefined ? this.add(parameterValue(top, typeof value as Expression["valueKind"]), [], value as Value) : this.apply(computed, reads.map((read) => this.parameters.get(read) as ValueId));
      this.parameters.set(top, id);
    }
    return this.parameters.get(name) as ValueId;
  }

  /** The value of an expression whose reads have the values `inputs`. */
  apply(expression: Expression, inputs: readonly ValueId[]): ValueId {
    let byInputs = this.known.get(expression);
    if (byInputs === undefined) {
      this.known.set(expression, (byInputs = new Map()));
      this.taken.set(expression, []);
    }
    const key = inputs.length === 1 ? (inputs[0] as ValueId) : inputs.join();
    let id = byInputs.get(key);
    if (id === undefined) {
      this.work.spend(expression.cost + KEPT);
      byInputs.set(key, (id = this.add(expression, inputs, expression.evaluate(inputs.map((input) => this.values[input] as Value)))));
      this.taken.get(expression)!.push(id); // made with `byInputs`
    }
    return id;
  }

  /** Numbers of the values that a value was worked out from, in the order of its expression's reads. */
  inputsOf(id: ValueId): readonly ValueId[] {
    return this.inputs[id] as readonly ValueId[];
  }

  /** Numbers of the values that an expression has taken. */
  idsOf(expression: Expression): readonly ValueId[] {
    return this.taken.get(expression) ?? [];
  }

  /**
   * All values under other settings, in order of their numbers.
   *
   * @param known  all values under the settings before: what rests on none that differ is taken from them
   */
  revalue(settings: ReadonlyMap<string, Value>, known: readonly Value[] | null = null): Value[] {
    const values: Value[] = [], valueOf = (input: ValueId) => values[input] as Value, isKnown = (input: ValueId) => values[input] === known?.[input];
    for (let id = 0; id < this.expressions.length; id++) {
      const expression = this.expressions[id]!, inputs = this.inputs[id]!, read = expression.reads[0];
      if (inputs.length === 0 && read?.kind === "parameter") values.push(settings.get(read.name) as Value);
      else if (known !== null && inputs.every(isKnown)) values.push(known[id] as Value);
      else values.push(expression.evaluate(inputs.map(valueOf)));
    }
    return values;
  }

  /** Names of the parameters that any of the given values rests on. */
  parametersBehind(ids: Iterable<ValueId>): Set<string> {
    const names = new Set<string>();
    const seen = new Set<ValueId>();
    const open = [...ids];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const read = this.expressions[id]?.reads[0];
      const inputs = this.inputs[id] as readonly ValueId[];
      if (inputs.length === 0 && read?.kind === "parameter") names.add(read.name);
      open.push(...inputs);
    }
    return names;
  }

  private add(expression: Expression, inputs: readonly ValueId[], value: Value): ValueId {
    this.expressions.push(expression);
    this.inputs.push(inputs);
    return this.values.push(value) - 1;
  }
}

const rests: Expression[] = [];
const products: Expression[] = [];

/** One minus the sum of `count` numbers. */
export function restExpression(count: number): Expression {
  return (rests[count] ??= { ...constant(0), text: "rest", cost: count, evaluate: (inputs) => clean(inputs.reduce<number>((left, p) => left - (p as number), 1)) });
}

/** The product of `count` numbers. */
export function productExpression(count: number): Expression {
  return (products[count] ??= { ...constant(0), text: "product", cost: count, evaluate: (inputs) => inputs.reduce<number>((left, p) => left * (p as number), 1) });
}

/** A rest that is zero but for rounding is zero; below zero, as far as odds may miss 1. */
function clean(rest: number): number {
  return rest < 1e-12 && rest >= -ODDS_TOLERANCE ? 0 : rest;
}
