// What can happen at a stage, and where it leads. It depends on the situation alone, so it is worked out once for each.

import { invariant } from "../base/index.ts";
import type { Belief, Branch, Expression, Repeat, Scenario, Stage, Value } from "../scenario/index.ts";
import { type Findings, Stopped } from "./findings.ts";
import { type Formulas, restExpression, type ValueId } from "./formulas.ts";
import type { Observations } from "./observe.ts";
import type { Requirements } from "./requirements.ts";
import { readsTypes, type Situation, type Situations, type Variables } from "./situations.ts";
import type { Work } from "./work.ts";

/** Where a history stands as it comes to a stage or an outcome. */
export interface Arrival {
  readonly to: string;
  readonly situation: Situation;
  readonly entered: Entries;
}

/** How often each repeated stage was entered in a history; equal ones are one object, with a number of its own. */
export interface Entries {
  readonly number: number;
  /** By repeated stage. */
  readonly counts: readonly number[];
  /** By repeated stage: the same with one more entry, once that was asked for. */
  readonly next: Map<number, Entries>;
}

/** A stage in one situation: what can happen, and what follows from each. */
export interface Expansion {
  readonly steps: readonly Step[];
  /** Names of what is offered, and the same as one text. */
  readonly actions: readonly string[];
  readonly offered: string;
}

export interface Step {
  readonly branch: string;
  readonly to: string;
  readonly after: Variables;
  /** By player: the words it observes, in order. */
  readonly words: readonly (readonly number[])[];
  /** How many words these are. */
  readonly told: number;
  /** Odds by the scenario, then by each player with odds of its own; empty below decisions. */
  readonly odds: readonly ValueId[];
}

/** What a kept expansion costs, each of its steps, and the odds of one as each holder has them. */
const EXPANSION = 12, STEP = 8, ODDS = 3;
/** What kept entries cost, and how many of their counts cost one operation. */
const ENTRIES = 12, COUNTS = 2;

export interface ExpanderParts {
  readonly scenario: Scenario;
  /** Odds by holder: null for the scenario, then players with odds of their own. */
  readonly beliefs: readonly (Belief | null)[];
  readonly formulas: Formulas;
  readonly situations: Situations;
  readonly observations: Observations;
  readonly requirements: Requirements;
  readonly findings: Findings;
  readonly work: Work;
}

const NONE: readonly ValueId[] = [];

export class Expander {
  readonly stages: readonly Stage[];
  readonly stageIndex: ReadonlyMap<string, number>;
  /** Values that decide the shape of the tree. */
  readonly shaping = new Set<ValueId>();
  /** The stage that was expanded last, for a message. */
  latest: Stage | null = null;
  private readonly parts: ExpanderParts;
  private readonly variableIndex: ReadonlyMap<string, number>;
  private readonly repeatIndex: ReadonlyMap<string, number>;
  private readonly stageReadsTypes: readonly boolean[];
  /** By stage; keyed by what its expressions can depend on: the variables alone where none reads a type. */
  private readonly expansions: readonly Map<Situation | Variables, Expansion>[];
  private readonly menus = new Map<string, readonly string[]>();
  private readonly entries = new Map<string, Entries>();
  /** Words of branches from which nobody learns a value: the same in every situation. */
  private readonly fixedWords = new Map<Branch, readonly (readonly number[])[]>();

  constructor(parts: ExpanderParts) {
    const { scenario, beliefs } = parts;
    this.parts = parts;
    this.stages = [...scenario.stages.values()];
    this.stageIndex = new Map(this.stages.map((stage, i) => [stage.name, i]));
    this.variableIndex = new Map(scenario.variables.map((variable, i) => [variable.name, i]));
    this.repeatIndex = new Map(this.stages.filter((stage) => stage.repeat !== null).map((stage, i) => [stage.name, i]));
    this.stageReadsTypes = this.stages.map((stage) => expressionsOf(stage, beliefs).some(readsTypes));
    this.expansions = this.stages.map(() => new Map());
    for (const branch of this.stages.flatMap(({ branches }) => branches)) {
      for (const [name, effect] of branch.effects) parts.requirements.addFinite(effect, `variable "${name}"`, branch);
    }
  }

  /** Where play begins under a combination of types (its index). */
  first(typeCombination: number): Arrival {
    const { scenario, formulas, situations } = this.parts;
    const initial = situations.variables(scenario.variables.map((variable) => formulas.constant(variable.initial)));
    return { to: scenario.start, situation: situations.of(typeCombination, initial), entered: this.entriesOf([...this.repeatIndex].map(() => 0)) };
  }

  /**
   * Counts entries of repeated stages and sends play on when a bound is reached.
   *
   * @throws {Stopped} when it is sent round in a circle
   */
  arrive(asked: Arrival): Arrival {
    let { to } = asked;
    for (let hops = 0; hops <= this.stages.length; hops++) {
      const index = this.repeatIndex.get(to);
      if (index === undefined) return to === asked.to ? asked : { ...asked, to };
      const repeat = this.parts.scenario.stages.get(to)?.repeat as Repeat; // `repeatIndex` lists the stages that have one
      const entries = asked.entered.counts[index] as number;
      if (entries < repeat.atMost) {
        let entered = asked.entered.next.get(index);
        if (entered === undefined) asked.entered.next.set(index, (entered = this.entriesOf(asked.entered.counts.with(index, entries + 1))));
        return { to, situation: this.counted(asked.situation, repeat, entries + 1), entered };
      }
      to = repeat.then;
    }
    this.parts.findings.add("endless-circle", this.parts.scenario.stages.get(to)?.place ?? null, `the stages that follow "${to}" when it is exhausted lead back to it`, "all of them are exhausted", "let `repeat: then` lead to a stage or an outcome outside the circle");
    throw new Stopped();
  }

  /**
   * What can happen at a stage (its index) in a situation.
   *
   * @throws {Stopped} when nothing can
   */
  at(index: number, situation: Situation): Expansion {
    const key = this.stageReadsTypes[index] === true ? situation : situation.variables;
    let expansion = this.expansions[index]!.get(key);
    if (expansion === undefined) this.expansions[index]!.set(key, (expansion = this.expand(index, situation)));
    return expansion;
  }

  /** Where a step leads from an arrival. */
  follow({ situation, entered }: Arrival, { to, after }: Step): Arrival {
    return { to, situation: after === situation.variables ? situation : this.parts.situations.of(situation.typeCombination, after), entered };
  }

  /** What an expression reads before play has begun. */
  fixedInputs(expression: Expression): ValueId[] {
    return this.parts.situations.inputs(expression, null);
  }

  private counted(situation: Situation, repeat: Repeat, entries: number): Situation {
    const counter = repeat.counter === null ? undefined : this.variableIndex.get(repeat.counter);
    if (counter === undefined) return situation;
    return this.parts.situations.counted(situation, counter, this.parts.formulas.constant(entries));
  }

  private entriesOf(counts: readonly number[]): Entries {
    this.parts.work.spend(ENTRIES + counts.length / COUNTS);
    const key = counts.join();
    let entries = this.entries.get(key);
    if (entries === undefined) this.entries.set(key, (entries = { number: this.entries.size, counts, next: new Map() }));
    return entries;
  }

  private expand(index: number, situation: Situation): Expansion {
    const stage = this.stages[index] as Stage;
    this.latest = stage;
    const verdicts = stage.branches.map(({ condition }): boolean | null => condition === null || this.decide(condition, situation));
    const branches = stage.branches.filter((_, k) => verdicts[k] === true);
    const { players } = this.parts.scenario, holders = stage.player === null ? this.parts.beliefs.length : 0;
    this.parts.work.spend(EXPANSION + (STEP + players.length + ODDS * holders) * branches.length);
    if (branches.length === 0) {
      // A condition without a value is the cause, and told.
      if (!verdicts.includes(null)) this.parts.findings.add("nothing-possible", stage.place, `at stage "${stage.name}" nothing is ${stage.player === null ? "possible" : "offered"}`, "in some history the conditions exclude every branch", `give one branch of "${stage.name}" no condition, or lead around the stage with a conditional \`then\``);
      throw new Stopped();
    }
    const odds = stage.player === null ? this.oddsOf(stage, branches, situation) : [];
    const steps = branches.map((branch, k): Step => {
      const after = this.after(branch, situation), words = this.wordsOf(stage, branch, after);
      const told = words.reduce((sum, ofPlayer) => sum + ofPlayer.length, 0);
      return { branch: branch.name, to: this.target(branch, after), after: after.variables, words, told, odds: odds.length === 0 ? NONE : odds.map((ids) => ids[k] as ValueId) };
    });
    const offered = branches.map((branch) => branch.name).join(" ");
    let actions = this.menus.get(offered);
    if (actions === undefined) this.menus.set(offered, (actions = branches.map((branch) => branch.name)));
    return { steps, actions, offered };
  }

  private oddsOf(stage: Stage, branches: readonly Branch[], situation: Situation): ValueId[][] {
    const { formulas, situations, requirements } = this.parts;
    return this.parts.beliefs.map((belief) => {
      const own = belief?.chance.get(stage.name);
      const written = branches.map((branch) => (own !== undefined && own.has(branch.name) ? (own.get(branch.name) as Expression | null) : branch.odds));
      const stated = written.map((odds) => (odds === null ? null : formulas.apply(odds, situations.inputs(odds, situation))));
      const known = stated.filter((id) => id !== null);
      const ids = stated.map((id) => id ?? formulas.apply(restExpression(known.length), known));
      const place = own === undefined ? stage.place : (written.find((odds) => odds !== null)?.place ?? stage.place);
      requirements.addOdds({ ids, of: `stage "${stage.name}"`, holder: belief?.player ?? null, place });
      return ids;
    });
  }

  private after(branch: Branch, situation: Situation): Situation {
    if (branch.effects.size === 0) return situation;
    const { formulas, situations } = this.parts;
    const changed = [...situation.variables.ids];
    for (const [name, effect] of branch.effects) {
      const id = formulas.apply(effect, situations.inputs(effect, situation));
      changed[this.variableIndex.get(name) as number] = id;
    }
    return situations.of(situation.typeCombination, situations.variables(changed));
  }

  /** By player: the words it observes of a branch that has led to `after`. */
  private wordsOf(stage: Stage, branch: Branch, after: Situation): readonly (readonly number[])[] {
    let words = this.fixedWords.get(branch);
    if (words === undefined) {
      words = this.wordsOfPlayers(stage, branch, after);
      if (branch.learns.size === 0) this.fixedWords.set(branch, words);
    }
    return words;
  }

  private wordsOfPlayers(stage: Stage, branch: Branch, after: Situation): number[][] {
    return this.parts.scenario.players.map(({ name }) => {
      const seen = branch.seen.get(name) ?? (stage.player === name ? branch.name : undefined);
      // A word that names a branch of this stage is that branch; other words stand for themselves, wherever they are used.
      const words = seen === undefined ? [] : [stage.branches.some((other) => other.name === seen) ? `${stage.name}.${seen}` : seen];
      for (const expression of branch.learns.get(name) ?? []) words.push(`${expression.text} = ${String(this.shape(expression, after, `what ${name} learns`))}`);
      return words.map((word) => this.parts.observations.numberOf(word));
    });
  }

  private target(branch: Branch, situation: Situation): string {
    const route = branch.then.find(({ condition }) => condition === null || this.decide(condition, situation) === true);
    invariant(route !== undefined, `the language let a \`then\` without a last resort through at "${branch.name}"`);
    return route.to;
  }

  /** Whether a condition holds; null, and reported, where it has no value. */
  private decide(condition: Expression, situation: Situation): boolean | null {
    const value = this.shape(condition, situation, "a condition");
    return typeof value === "boolean" ? value : null;
  }

  /** The value of an expression that decides the shape of the tree. */
  private shape(expression: Expression, situation: Situation, what: string): Value {
    const { formulas, situations, findings } = this.parts;
    const inputs = situations.inputs(expression, situation), id = formulas.apply(expression, inputs);
    this.shaping.add(id);
    const value = formulas.values[id] as Value;
    // Where it reads what is no number itself, that is the cause, and told.
    if (typeof value === "number" && Number.isNaN(value) && inputs.every((input) => typeof formulas.values[input] !== "number" || Number.isFinite(formulas.values[input]))) {
      findings.add("not-a-number", expression.place, `${what} at stage "${this.latest?.name ?? ""}" has no value`, `\`${expression.text}\` hangs on what is not a number here`, "guard a division, a logarithm or a root: `x > 0 && log(x) < 1`");
    }
    return value;
  }
}

/** All expressions that decide what happens at a stage. */
function expressionsOf(stage: Stage, beliefs: readonly (Belief | null)[]): Expression[] {
  const own = beliefs.flatMap((belief) => [...(belief?.chance.get(stage.name)?.values() ?? [])]);
  const ofBranches = stage.branches.flatMap((branch) => [branch.condition, branch.odds, ...branch.effects.values(), ...[...branch.learns.values()].flat(), ...branch.then.map(({ condition }) => condition)]);
  return [...own, ...ofBranches].filter((expression) => expression !== null);
}
