// What differs between two readings of a crisis, and what each difference does to the answer.

import { compile, type Compiled, revalueCompiled } from "../compile/index.ts";
import type { Branch, Scenario, Value } from "../scenario/index.ts";
import type { Solver } from "../solve/index.ts";
import { outcomeDistribution } from "../strategy/index.ts";
import { tagProbability } from "./ensemble.ts";

/** Numbers that differ, with those that must move along since they share a sum. */
export interface NumberDifference {
  readonly names: readonly string[];
  readonly from: readonly Value[];
  readonly to: readonly Value[];
  /** The first reading with this one difference taken over from the second; null where that does not compile. */
  readonly effect: Answer | null;
}

/** Something that is in one reading only, or written otherwise in the other: "stage", "action", "outcome", "belief" and so on. */
export interface FormDifference {
  readonly what: string;
  readonly name: string;
  readonly change: "only in the first" | "only in the second" | "otherwise in the second";
}

/** What a reading says: the probability of each kind of ending, and the likeliest of them. */
export interface Answer {
  /** By tag. */
  readonly tags: ReadonlyMap<string, number>;
  readonly likeliest: string;
}

export interface Differences {
  readonly first: Answer;
  readonly second: Answer;
  /** The first reading with all numbers of the second that it has too; null where that does not compile. */
  readonly allNumbers: Answer | null;
  readonly numbers: readonly NumberDifference[];
  readonly forms: readonly FormDifference[];
  /** The smallest set found that turns the first reading's likeliest ending into another: no member can be left out. Null where all numbers together do not. */
  readonly smallest: { readonly names: readonly string[]; readonly answer: Answer } | null;
}

/**
 * Compares two compiled readings. Numbers are taken over one by one; menus, conditions and beliefs are only named, and what they do
 * is what is left between `allNumbers` and `second`.
 */
export function differences(first: Compiled, second: Compiled, solver: Solver, lambda: number): Differences {
  const answerAt = (compiled: Compiled): Answer => {
    const [solved] = solver.solve(compiled.game, { lambda }).profiles;
    const outcomes = solved === undefined ? new Float64Array(compiled.game.outcomes.length).fill(NaN) : outcomeDistribution(compiled.game, solved.probabilities);
    const { scenario } = compiled;
    const tags = new Map([...new Set([...scenario.outcomes.values()].flatMap((outcome) => outcome.tags))].map((tag) => [tag, tagProbability(scenario, outcomes, tag)] as const));
    const open = [...tags].filter(([tag]) => tag !== scenario.guarded);
    return { tags, likeliest: open.reduce<readonly [string, number]>((best, one) => (one[1] > best[1] ? one : best), ["", -1])[0] };
  };
  const units = unitsOf(first, second);
  const taken = (names: readonly string[]): Answer | null => {
    const changed = withNumbers(first, new Map(names.map((name) => [name, second.settings.get(name) as Value]))); // named in both
    return changed === null ? null : answerAt(changed);
  };
  const own = answerAt(first);
  const numbers = units.map((names): NumberDifference => ({ names, from: names.map((name) => first.settings.get(name) as Value), to: names.map((name) => second.settings.get(name) as Value), effect: taken(names) }));
  const allNumbers = units.length === 0 ? own : taken(units.flat());
  const turns = (some: readonly (readonly string[])[]): boolean => {
    const answer = taken(some.flat());
    return answer !== null && answer.likeliest !== own.likeliest;
  };
  const least = units.length > 0 && turns(units) ? smallestSet(units, turns) : null;
  const answer = least === null ? null : taken(least.flat());
  return { first: own, second: answerAt(second), allNumbers, numbers, forms: formsOf(first.scenario, second.scenario), smallest: least === null || answer === null ? null : { names: least.flat(), answer } };
}

/** Names of numbers of both readings whose values differ; those that share a sum stand together. */
function unitsOf(first: Compiled, second: Compiled): (readonly string[])[] {
  const isComputed = (scenario: Scenario, name: string) => scenario.parameters.get(name)?.computed !== undefined;
  const differing = [...first.settings].filter(([name, value]) => second.settings.has(name) && second.settings.get(name) !== value && !isComputed(first.scenario, name)).map(([name]) => name);
  const groups = first.scenario.groups.map(({ members }) => members.filter((name) => differing.includes(name))).filter((members) => members.length > 0);
  const grouped = new Set(groups.flat());
  return [...groups, ...differing.filter((name) => !grouped.has(name)).map((name) => [name])];
}

function withNumbers(compiled: Compiled, changes: ReadonlyMap<string, Value>): Compiled | null {
  if (![...changes.keys()].some((name) => compiled.structural.has(name))) return revalueCompiled(compiled, changes).compiled;
  try {
    return compile(compiled.scenario, { variant: compiled.variant, set: changes });
  } catch {
    return null; // a menu that its own numbers make impossible
  }
}

/** Leaves out what can be left out, first many at a time, then one by one. */
function smallestSet<Unit>(units: readonly Unit[], turns: (some: readonly Unit[]) => boolean): readonly Unit[] {
  let left = [...units];
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < left.length; ) {
      const rest = [...left.slice(0, at), ...left.slice(at + size)];
      if (rest.length > 0 && turns(rest)) left = rest;
      else at += size;
    }
  }
  return left;
}

function formsOf(first: Scenario, second: Scenario): FormDifference[] {
  const compare = <Thing>(what: string, a: ReadonlyMap<string, Thing>, b: ReadonlyMap<string, Thing>, form: (thing: Thing) => string): FormDifference[] => [
    ...[...a].flatMap(([name, thing]): FormDifference[] => {
      const other = b.get(name);
      if (other === undefined) return [{ what, name, change: "only in the first" }];
      return form(thing) === form(other) ? [] : [{ what, name, change: "otherwise in the second" }];
    }),
    ...[...b.keys()].filter((name) => !a.has(name)).map((name): FormDifference => ({ what, name, change: "only in the second" })),
  ];
  const expression = (one: { readonly text: string } | null | undefined) => one?.text ?? "";
  const branchForm = ({ condition, odds, effects, seen, learns, then }: Branch) => JSON.stringify([expression(condition), expression(odds), [...effects].map(([name, value]) => [name, value.text]), [...seen], [...learns].map(([player, values]) => [player, values.map(expression)]), then.map(({ condition: when, to }) => [expression(when), to])]);
  const branches = ({ stages }: Scenario) => new Map([...stages.values()].flatMap((stage) => stage.branches.map((branch) => [`${stage.name}.${branch.name}`, branch] as const)));
  const players = ({ players: all }: Scenario) => new Map(all.map((player) => [player.name, player] as const));
  const types = ({ players: all }: Scenario) => new Map(all.flatMap((player) => player.types.map((type) => [`${player.name}.${type.name}`, type] as const)));
  const beliefs = ({ beliefs: all }: Scenario) => new Map(all.map((belief) => [belief.player, belief] as const));
  const nested = (maps: ReadonlyMap<string, ReadonlyMap<string, { readonly text: string } | null>>) => [...maps].map(([name, odds]) => [name, [...odds].map(([key, value]) => [key, expression(value)])]);
  return [
    ...compare("player", players(first), players(second), () => ""),
    ...compare("type", types(first), types(second), (type) => JSON.stringify([[...type.weights.keys()], [...type.values.keys()]])),
    ...compare("stage", first.stages, second.stages, ({ player, repeat }) => JSON.stringify([player, repeat])),
    ...compare("branch", branches(first), branches(second), branchForm),
    ...compare("outcome", first.outcomes, second.outcomes, ({ tags, attributes }) => JSON.stringify([tags, [...attributes].map(([name, value]) => [name, value.text])])),
    ...compare("payoff", first.payoffs, second.payoffs, expression),
    ...compare("belief", beliefs(first), beliefs(second), ({ types: about, chance }) => JSON.stringify([nested(about), nested(chance)])),
    ...compare("number", first.parameters, second.parameters, () => ""),
  ];
}
