// What differs between two readings of a crisis, and what each difference does to the answer.

import { checkCompile, compile, type Compiled, revalueCompiled } from "../compile/index.ts";
import type { Scenario, Value } from "../scenario/index.ts";
import type { Solver } from "../solve/index.ts";
import { outcomeDistribution } from "../strategy/index.ts";
import { tagProbability } from "./ensemble.ts";
import { type FormDifference, formsOf, readingOf, withForms } from "./forms.ts";

/** Numbers that differ, with those that must move along since they share a sum. */
export interface NumberDifference {
  readonly names: readonly string[];
  readonly from: readonly Value[];
  readonly to: readonly Value[];
  /** The first reading with this one difference taken over from the second; null where that does not compile. */
  readonly effect: Answer | null;
}

/** What a reading says: the probability of each kind of ending, and the likeliest of them. */
export interface Answer {
  /** By tag; by outcome where outcomes have no tags. */
  readonly tags: ReadonlyMap<string, number>;
  readonly likeliest: string;
}

export interface Differences {
  readonly first: Answer;
  readonly second: Answer;
  /** The first reading with all numbers of the second that it has too; null where that does not compile. */
  readonly allNumbers: Answer | null;
  readonly numbers: readonly NumberDifference[];
  /** With the first reading under this one difference alone; null where it cannot stand alone, as a new stage cannot. */
  readonly forms: readonly (FormDifference & { readonly effect: Answer | null })[];
  /** The smallest set found that turns the first reading's likeliest ending into another: no member can be left out. Null where all that can be taken over together does not. */
  readonly smallest: { readonly names: readonly string[]; readonly forms: readonly FormDifference[]; readonly answer: Answer } | null;
}

/** One difference that is taken over as a whole. */
type Unit = { readonly names: readonly string[] } | { readonly form: FormDifference };

/**
 * Compares two compiled readings: every difference is taken over into the first by itself. What shapes the tree so that it cannot be
 * taken over alone is only named; what it does is left between `allNumbers` and `second`.
 *
 * @param onProgress  hears how many of how many differences were taken over
 */
export function differences(first: Compiled, second: Compiled, solver: Solver, lambda: number, onProgress: (done: number, of: number) => void = () => {}): Differences {
  const answerAt = (compiled: Compiled): Answer => {
    const [solved] = solver.solve(compiled.game, { lambda }).profiles;
    const outcomes = solved === undefined ? new Float64Array(compiled.game.outcomes.length).fill(NaN) : outcomeDistribution(compiled.game, solved.probabilities);
    const { scenario } = compiled;
    const kinds = [...new Set([...scenario.outcomes.values()].flatMap((outcome) => outcome.tags))];
    const tags = new Map(kinds.length > 0 ? kinds.map((tag) => [tag, tagProbability(scenario, outcomes, tag)] as const) : compiled.game.outcomes.map((name, i) => [name, outcomes[i]!] as const));
    const open = [...tags].filter(([tag]) => tag !== scenario.guarded);
    return { tags, likeliest: open.reduce<readonly [string, number]>((best, one) => (one[1] > best[1] ? one : best), ["", -1])[0] };
  };
  const numberUnits = unitsOf(first, second), readings = [readingOf(first), readingOf(second)] as const, forms = formsOf(...readings);
  const taken = (units: readonly Unit[]): Answer | null => {
    const names = units.flatMap((unit) => ("names" in unit ? unit.names : [])), chosen = units.flatMap((unit) => ("form" in unit ? [unit.form] : []));
    const numbers = new Map(names.map((name) => [name, second.settings.get(name) as Value])); // named in both
    const changed = chosen.length === 0 ? withNumbers(first, numbers) : compiledOf(withForms(...readings, chosen), new Map([...first.settings, ...numbers]));
    return changed === null ? null : answerAt(changed);
  };
  const own = answerAt(first), all = numberUnits.length + forms.length;
  const tell = <Told>(told: Told, done: number): Told => (onProgress(done, all), told);
  const numbers = numberUnits.map((names, i): NumberDifference => tell({ names, from: names.map((name) => first.settings.get(name) as Value), to: names.map((name) => second.settings.get(name) as Value), effect: taken([{ names }]) }, i + 1));
  const effects = forms.map((form, i) => tell({ ...form, effect: taken([{ form }]) }, numberUnits.length + i + 1));
  const allNumbers = numberUnits.length === 0 ? own : taken([{ names: numberUnits.flat() }]);
  const turns = (some: readonly Unit[]): boolean => {
    const answer = taken(some);
    return answer !== null && answer.likeliest !== own.likeliest;
  };
  const units: Unit[] = [...numberUnits.map((names) => ({ names })), ...effects.flatMap(({ effect, ...form }) => (effect === null ? [] : [{ form }]))];
  const least = units.length > 0 && turns(units) ? smallestSet(units, turns) : null;
  const answer = least === null ? null : taken(least);
  return {
    first: own, second: answerAt(second), allNumbers, numbers, forms: effects,
    smallest: least === null || answer === null ? null : { names: least.flatMap((unit) => ("names" in unit ? unit.names : [])), forms: least.flatMap((unit) => ("form" in unit ? [unit.form] : [])), answer },
  };
}

/** Names of numbers of both readings whose values differ; those that share a sum stand together. */
function unitsOf(first: Compiled, second: Compiled): (readonly string[])[] {
  const isComputed = (scenario: Scenario, name: string) => scenario.parameters.get(name)?.computed !== undefined;
  const differing = [...first.settings].filter(([name, value]) => second.settings.has(name) && second.settings.get(name) !== value && !isComputed(first.scenario, name)).map(([name]) => name);
  const sums = [...first.scenario.groups.map(({ members }) => members), ...first.scenario.players.map(({ name, types }) => types.map((type) => `${name}.${type.name}.prior`))];
  const taken = new Set<string>(), groups = sums.map((members) => members.filter((name) => differing.includes(name) && !taken.has(name) && taken.add(name))).filter((members) => members.length > 0);
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

/** Null for what cannot stand: a branch that leads nowhere, an expression that reads what is not there. */
function compiledOf(scenario: Scenario | null, set: ReadonlyMap<string, Value>): Compiled | null {
  if (scenario === null) return null;
  try {
    return checkCompile(scenario, { set }).compiled;
  } catch {
    return null;
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
