// The numbers of a game as formulas. Every distinct value that the unfolding meets (a probability, an effect, a payoff) is kept
// once, as an expression applied to other values; with new parameters all of them are evaluated again in order, and the tree
// is left alone.

import { constant, type Expression, type Parameter, parameterValue, type Value } from "../scenario/index.ts";

/** Number of a value in the table. A value depends only on values of smaller number. */
export type ValueId = number;

/** Thrown when the formulas of one scenario cost more than the bound; caught by `compile`. */
export class WorkExceeded extends Error {}

/** Operations that the evaluation of all formulas of one scenario may cost. */
export const WORK_MAX = 20_000_000;

export class Formulas {
  readonly values: Value[] = [];
  private readonly expressions: Expression[] = [];
  private readonly inputs: (readonly ValueId[])[] = [];
  private readonly known = new Map<Expression, Map<string, ValueId>>();
  private readonly constants = new Map<Value, ValueId>();
  private readonly parameters = new Map<string, ValueId>();
  private readonly settings: ReadonlyMap<string, Value>;
  private readonly declared: ReadonlyMap<string, Parameter>;
  private work = 0;

  /** @param settings  the value of every parameter that is not computed, or not as declared */
  constructor(settings: ReadonlyMap<string, Value>, declared: ReadonlyMap<string, Parameter>) {
    this.settings = settings;
    this.declared = declared;
  }

  constant(value: Value): ValueId {
    let id = this.constants.get(value);
    if (id === undefined) this.constants.set(value, (id = this.add(constant(value), [], value)));
    return id;
  }

  parameter(name: string): ValueId {
    let id = this.parameters.get(name);
    if (id === undefined) {
      const value = this.settings.get(name), computed = this.declared.get(name)?.computed;
      if (value === undefined && computed !== undefined) id = this.apply(computed, computed.reads.map((read) => this.parameter((read as { name: string }).name))); // reads parameters only
      else id = this.add(parameterValue(name, typeof value as Expression["valueKind"]), [], value as Value); // names are resolved by the language
      this.parameters.set(name, id);
    }
    return id;
  }

  /** The value of an expression whose reads have the values `inputs`. */
  apply(expression: Expression, inputs: readonly ValueId[]): ValueId {
    let byInputs = this.known.get(expression);
    if (byInputs === undefined) this.known.set(expression, (byInputs = new Map()));
    const key = inputs.length === 1 ? String(inputs[0]) : inputs.join();
    let id = byInputs.get(key);
    if (id === undefined) {
      this.work += expression.cost;
      if (this.work > WORK_MAX) throw new WorkExceeded();
      byInputs.set(key, (id = this.add(expression, inputs, expression.evaluate(inputs.map((input) => this.values[input] as Value)))));
    }
    return id;
  }

  /** All values under other settings, in order of their numbers. */
  revalue(settings: ReadonlyMap<string, Value>): Value[] {
    const values: Value[] = [];
    this.expressions.forEach((expression, id) => {
      const read = expression.reads[0];
      const inputs = this.inputs[id] as readonly ValueId[];
      values.push(inputs.length === 0 && read?.kind === "parameter" ? (settings.get(read.name) as Value) : expression.evaluate(inputs.map((input) => values[input] as Value)));
    });
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

/** A rest that is zero but for rounding is zero. */
function clean(rest: number): number {
  return Math.abs(rest) < 1e-12 ? 0 : rest;
}
