// The way of one number through a scenario: what is computed from it, where that enters the game, and what it does to the outcome.

import { requireThat } from "../base/index.ts";
import { type Compiled, recordPath } from "../compile/index.ts";
import type { Expression, Parameter, Scenario, Stage, Value } from "../scenario/index.ts";
import type { Solver } from "../solve/index.ts";
import { logitResidual, outcomeDistribution } from "../strategy/index.ts";
import { stepOdds } from "./record-odds.ts";

/** Where a number, or something computed from it, enters the game. */
export interface Entry {
  readonly kind: "odds" | "belief" | "condition" | "effect" | "attribute" | "payoff" | "type";
  /** The stage, outcome, player or type. */
  readonly at: string;
  /** The branch, attribute, type or variable there. */
  readonly what: string;
  /** Names by which it enters: the number itself, a computed one, or a variable that one of them has set. */
  readonly through: readonly string[];
}

export interface Trace {
  readonly parameter: Parameter;
  /** What is computed from it, in the order of computation. */
  readonly computed: readonly Parameter[];
  /** Variables of the play that it or one of those sets. */
  readonly variables: readonly string[];
  readonly entries: readonly Entry[];
}

/**
 * Everything in a scenario that rests on a parameter.
 *
 * @throws {RangeError} when there is no such parameter
 */
export function traceParameter(scenario: Scenario, name: string): Trace {
  const parameter = scenario.parameters.get(name);
  requireThat(parameter !== undefined, `there is no parameter "${name}" in "${scenario.title}"`);
  const names = new Set([name]), variables = new Set<string>();
  const through = ({ reads }: Expression) => [...new Set(reads.flatMap((read) => ((read.kind === "parameter" && names.has(read.name)) || (read.kind === "variable" && variables.has(read.name)) ? [read.name] : [])))];
  const computed = [...scenario.parameters.values()].filter((other) => {
    if (other.name === name || other.computed === undefined || through(other.computed).length === 0) return false;
    names.add(other.name); // a computed number reads only those above it
    return true;
  });
  const stages = [...scenario.stages.values()];
  // A variable may be set from another: until nothing is added.
  for (let before = -1; before < variables.size;) {
    before = variables.size;
    for (const { branches } of stages) for (const { effects } of branches) for (const [variable, effect] of effects) if (through(effect).length > 0) variables.add(variable);
  }
  const entry = (kind: Entry["kind"], at: string, what: string, expression: Expression | null): Entry[] => {
    const by = expression === null ? [] : through(expression);
    return by.length === 0 ? [] : [{ kind, at, what, through: by }];
  };
  const entries = [
    ...stages.flatMap((stage) => stageEntries(stage, entry)),
    ...[...scenario.outcomes.values()].flatMap((outcome) => [
      ...[...outcome.attributes].flatMap(([attribute, expression]) => entry("attribute", outcome.name, attribute, expression)),
      ...[...outcome.payoffs].flatMap(([player, byType]) => [...byType.values()].flatMap((expression) => entry("payoff", outcome.name, player, expression))),
    ]),
    ...[...scenario.payoffs].flatMap(([player, expression]) => entry("payoff", "every outcome", player, expression)),
    ...scenario.players.flatMap(({ name: player, types }) => types.flatMap((type) => [
      ...entry("type", `${player}.${type.name}`, "prior", type.prior),
      ...[...type.weights].flatMap(([attribute, expression]) => entry("type", `${player}.${type.name}`, `weight of ${attribute}`, expression)),
      ...[...type.values].flatMap(([value, expression]) => entry("type", `${player}.${type.name}`, value, expression)),
    ])),
    ...scenario.beliefs.flatMap(({ player, types, chance }) => [
      ...[...types].flatMap(([other, odds]) => [...odds].flatMap(([type, expression]) => entry("belief", player, `${other} is ${type}`, expression))),
      ...[...chance].flatMap(([stage, odds]) => [...odds].flatMap(([event, expression]) => entry("belief", player, `${stage}: ${event}`, expression))),
    ]),
  ];
  return { parameter, computed, variables: [...variables], entries };
}

function stageEntries(stage: Stage, entry: (kind: Entry["kind"], at: string, what: string, expression: Expression | null) => Entry[]): Entry[] {
  return stage.branches.flatMap((branch) => [
    ...entry("condition", stage.name, branch.name, branch.condition),
    ...entry("odds", stage.name, branch.name, branch.odds),
    ...[...branch.effects].flatMap(([variable, expression]) => entry("effect", stage.name, `${branch.name} sets ${variable}`, expression)),
    ...branch.then.flatMap(({ condition, to }) => entry("condition", stage.name, `${branch.name} leads to ${to}`, condition)),
  ]);
}

/** The game and its solution at one value of the parameter. */
export interface TracedWorld {
  readonly value: Value;
  /** By name: every parameter, computed ones worked out. */
  readonly numbers: ReadonlyMap<string, Value>;
  /** By name of an outcome. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** By step of the record, given the steps before. */
  readonly steps: readonly number[];
  readonly residual: number;
}

/** The numbers, outcomes and record of a world in which the parameter has this value. */
export function tracedWorld(compiled: Compiled, value: Value, solver: Solver, lambda: number): TracedWorld {
  const { scenario, game, settings } = compiled;
  const [solved] = solver.solve(game, { lambda }).profiles;
  requireThat(solved !== undefined, `tracedWorld(): solver "${solver.name}" gave no profile`);
  const profile = solved.probabilities, distribution = outcomeDistribution(game, profile);
  return {
    value, numbers: numbersOf(scenario, settings), outcomes: new Map(game.outcomes.map((name, i) => [name, distribution[i] as number])), // by outcome of the game
    steps: [...stepOdds(compiled, recordPath(compiled).steps, profile)], residual: logitResidual(game, profile, lambda),
  };
}

/** Share of the value by which it is moved to see how fast others follow. */
const STEP = 1e-4;

/**
 * By how many per cent each computed number rises when the parameter rises by one per cent from the value that it has: central
 * differences. A number that is counted moves by one. Null where a number is 0 or has no value beside it.
 *
 * @param settings  as of a compiled game
 * @returns         by name of a computed number, in the order of the trace
 */
export function elasticities(scenario: Scenario, { parameter, computed }: Trace, settings: ReadonlyMap<string, Value>): ReadonlyMap<string, number | null> {
  const now = numbersOf(scenario, settings), at = now.get(parameter.name);
  if (typeof at !== "number" || at === 0) return new Map(computed.map(({ name }) => [name, null]));
  const isCounted = computed.some(({ model }) => model?.inputs.some(({ isWhole, text }) => isWhole && text === parameter.name) === true);
  const step = isCounted ? 1 : Math.abs(at) * STEP;
  const [below, above] = [at - step, at + step].map((value) => numbersOf(scenario, new Map([...settings, [parameter.name, value]])));
  return new Map(computed.map(({ name }) => {
    const [low, high, y] = [below, above, now].map((numbers) => numbers?.get(name) as number); // what a sub-model computes is a number
    const elasticity = ((((high as number) - (low as number)) / (2 * step)) * at) / (y as number);
    return [name, Number.isFinite(elasticity) ? elasticity : null];
  }));
}

/**
 * The value of every parameter, in the order of the file.
 *
 * @param settings  of all that are not computed, and of those computed that are set to something else
 */
function numbersOf(scenario: Scenario, settings: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const numbers = new Map<string, Value>();
  for (const { name, value, computed } of scenario.parameters.values()) {
    numbers.set(name, settings.get(name) ?? (computed === undefined ? value : computed.evaluate(computed.reads.map((read) => numbers.get((read as { readonly name: string }).name) as Value)))); // a computed number reads parameters above it
  }
  return numbers;
}
