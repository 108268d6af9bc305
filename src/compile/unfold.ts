// Unfolds a scenario into a tree: follows every move and chance event from the start, keeps for each history the values of the
// variables and what each player has observed, and puts together what a player cannot tell apart.

import { invariant } from "../base/index.ts";
import { type Draft, GameBuilder } from "../game/index.ts";
import type { Belief, Branch, Expression, Repeat, Scenario, Stage, Value } from "../scenario/index.ts";
import { type End, Ends } from "./ends.ts";
import type { Findings } from "./findings.ts";
import { Formulas, productExpression, restExpression, type ValueId } from "./formulas.ts";
import { Observations } from "./observe.ts";
import { readsTypes, type Situation, Situations, type Variables } from "./situations.ts";

/** A node to be added: how it is reached, and what each player has observed. */
interface Task {
  readonly parent: Draft;
  readonly branch: string;
  readonly to: string;
  readonly situation: Situation;
  /** By player. */
  readonly observed: readonly number[];
  /** By repeated stage: how often it was entered. */
  readonly entered: readonly number[];
  /** Odds of the branch by the scenario, then by each player with odds of its own; empty below decisions. */
  readonly odds: readonly ValueId[];
}

/** A stage in one situation: what can happen, and what follows from each. */
interface Expansion {
  readonly steps: readonly Step[];
  /** Names of what is offered, and the same as one text. */
  readonly actions: readonly string[];
  readonly offered: string;
}

interface Step {
  readonly branch: string;
  readonly to: string;
  readonly after: Variables;
  /** By player: the words it observes, in order. */
  readonly words: readonly (readonly number[])[];
  readonly odds: readonly ValueId[];
}

interface SetDraft {
  readonly number: number;
  readonly offered: string;
}

/** Columns by draft of the builder; values are numbers in `formulas`. */
export interface Unfolding {
  readonly builder: GameBuilder;
  readonly formulas: Formulas;
  readonly observations: Observations;
  /** Combinations of types in order; by player the index of its type. */
  readonly typeCombinations: readonly (readonly number[])[];
  /** Index of the stage, -1 at ends and at the draw of types. */
  readonly stage: number[];
  /** Index of the combination of types, -1 at the draw of types. */
  readonly typeCombination: number[];
  /** By draft: odds of the branch into it as the scenario (0) and each player with odds of its own hold them; empty off chance. */
  readonly odds: (readonly ValueId[])[];
  /** By draft: payoff of each player at ends; empty elsewhere. */
  readonly payoffs: (readonly ValueId[])[];
  /** By draft: the attributes of the end; empty elsewhere. */
  readonly attributes: (readonly ValueId[])[];
  /** By information set of the builder. */
  readonly infosetStage: number[];
  readonly infosetType: number[];
  readonly infosetObserved: number[];
  /** Values that decide the shape of the tree. */
  readonly shaping: Set<ValueId>;
  /** Every distinct list of odds that must sum to 1, with the stage it belongs to. */
  readonly oddsLists: { readonly stage: Stage | null; readonly ids: readonly ValueId[]; readonly holder: number }[];
  /** Players (indices) with odds of their own. */
  readonly holders: readonly number[];
}

/** Raised inside the unfolding to end it early; `findings` says why. */
export class Stopped extends Error {}

export class Unfolder {
  private readonly scenario: Scenario;
  private readonly findings: Findings;
  private readonly nodesMax: number;
  private readonly stages: readonly Stage[];
  private readonly stageIndex: ReadonlyMap<string, number>;
  private readonly outcomeIndex: ReadonlyMap<string, number>;
  private readonly variableIndex: ReadonlyMap<string, number>;
  private readonly playerIndex: ReadonlyMap<string, number>;
  private readonly repeatIndex: ReadonlyMap<string, number>;
  private readonly beliefs: readonly (Belief | null)[];
  private readonly sets: Map<number, Map<number, SetDraft>>[];
  private readonly setCount: number[];
  private readonly nodesOfStage: number[];
  private readonly oddsListsSeen = new Set<string>();
  /** By stage; keyed by what its expressions can depend on: the variables alone where none reads a type. */
  private readonly expansions: Map<Situation | Variables, Expansion>[];
  private readonly stageReadsTypes: readonly boolean[];
  private readonly menus = new Map<string, readonly string[]>();
  private readonly situations: Situations;
  private readonly ends: Ends;
  private readonly out: Unfolding;
  private readonly tasks: Task[] = [];

  constructor(scenario: Scenario, settings: ReadonlyMap<string, Value>, beliefs: readonly Belief[], nodesMax: number, findings: Findings) {
    this.scenario = scenario;
    this.findings = findings;
    this.nodesMax = nodesMax;
    this.stages = [...scenario.stages.values()];
    this.stageIndex = new Map(this.stages.map((stage, i) => [stage.name, i]));
    this.outcomeIndex = new Map([...scenario.outcomes.keys()].map((name, i) => [name, i]));
    this.variableIndex = new Map(scenario.variables.map((variable, i) => [variable.name, i]));
    this.playerIndex = new Map(scenario.players.map((player, i) => [player.name, i]));
    this.repeatIndex = new Map(this.stages.filter((stage) => stage.repeat !== null).map((stage, i) => [stage.name, i]));
    const holders = scenario.players.map((_, i) => i).filter((i) => beliefs.some((belief) => belief.player === scenario.players[i]?.name));
    this.beliefs = [null, ...holders.map((i) => beliefs.find((belief) => belief.player === scenario.players[i]?.name) ?? null)];
    this.sets = scenario.players.map(() => new Map());
    this.setCount = scenario.players.map(() => 0);
    this.nodesOfStage = this.stages.map(() => 0);
    this.expansions = this.stages.map(() => new Map());
    this.stageReadsTypes = this.stages.map((stage) => expressionsOf(stage, beliefs).some(readsTypes));
    const formulas = new Formulas(settings, scenario.parameters);
    const typeCombinations = combinations(scenario.players.map((player) => player.types.length));
    this.situations = new Situations(scenario, formulas, typeCombinations);
    this.ends = new Ends(scenario, formulas, this.situations, findings);
    this.out = {
      builder: new GameBuilder(scenario.title, scenario.players.map((player) => player.name)),
      formulas, observations: new Observations(),
      typeCombinations,
      stage: [], typeCombination: [], odds: [], payoffs: [], attributes: [],
      infosetStage: [], infosetType: [], infosetObserved: [], shaping: new Set(), oddsLists: [], holders,
    };
  }

  /** @throws {Stopped} when the findings are such that no tree can be had */
  unfold(): Unfolding {
    this.drawTypes();
    for (let task = this.tasks.pop(); task !== undefined; task = this.tasks.pop()) this.enter(task);
    return this.out;
  }

  private drawTypes(): void {
    const { formulas, typeCombinations, observations } = this.out;
    const { players } = this.scenario;
    const initial = this.situations.variables(this.scenario.variables.map((variable) => formulas.constant(variable.initial)));
    const first = (combination: number) => ({
      to: this.scenario.start,
      situation: this.situations.of(combination, initial),
      observed: players.map((player, i) => observations.after(Observations.start, observations.numberOf(player.types[typeCombinations[combination]?.[i] ?? 0]?.name ?? ""))),
      entered: [...this.repeatIndex].map(() => 0),
    });
    if (typeCombinations.length === 1) {
      this.tasks.push({ ...first(0), parent: -1, branch: "", odds: [] });
      return;
    }
    const root = this.out.builder.addChance(-1, "");
    this.note(root, -1, -1, [], null);
    const oddsOfTypes = this.beliefs.map((belief, holder) => players.map((player) => {
      const ids = player.types.map((type) => {
        const odds = belief?.types.get(player.name)?.get(type.name) ?? type.prior;
        return formulas.apply(odds, this.situations.inputs(odds, null));
      });
      this.checkOdds(null, ids, holder);
      return ids;
    }));
    typeCombinations.map((types, combination): Task => ({
      ...first(combination),
      parent: root,
      branch: types.map((type, i) => players[i]?.types[type]?.name ?? "").filter((name) => name !== "").join("/"),
      odds: oddsOfTypes.map((ofPlayer) => {
        const ids = types.map((type, i) => ofPlayer[i]?.[type] as ValueId).filter((_, i) => (players[i]?.types.length ?? 1) > 1);
        return ids.length === 1 ? (ids[0] as ValueId) : formulas.apply(productExpression(ids.length), ids);
      }),
    })).reverse().forEach((task) => this.tasks.push(task));
  }

  private enter(asked: Task): void {
    const task = this.redirect(asked);
    if (this.out.builder.nodeCount >= this.nodesMax) this.stopAtNodes();
    const outcome = this.outcomeIndex.get(task.to);
    if (outcome !== undefined) return this.end(task, outcome);
    const index = this.stageIndex.get(task.to);
    invariant(index !== undefined, `the language let a dangling target "${task.to}" through`);
    const stage = this.stages[index] as Stage;
    this.nodesOfStage[index]!++;
    const { typeCombination, variables } = task.situation;
    const key = this.stageReadsTypes[index] === true ? task.situation : variables;
    let expansion = this.expansions[index]!.get(key);
    if (expansion === undefined) this.expansions[index]!.set(key, (expansion = this.expand(stage, index, task.situation)));
    const draft = stage.player === null ? this.out.builder.addChance(task.parent, task.branch) : this.addDecision(stage, index, expansion, task);
    this.note(draft, index, typeCombination, task.odds, null);
    for (let k = expansion.steps.length - 1; k >= 0; k--) {
      const { branch, to, after, words, odds } = expansion.steps[k] as Step;
      const observed = task.observed.map((before, i) => {
        let now = before;
        for (const word of words[i] as readonly number[]) now = this.out.observations.after(now, word);
        return now;
      });
      const situation = after === variables ? task.situation : this.situations.of(typeCombination, after);
      this.tasks.push({ parent: draft, branch, to, situation, observed, entered: task.entered, odds });
    }
  }

  /** Counts entries of repeated stages and sends play on when a bound is reached. */
  private redirect(task: Task): Task {
    let { to } = task;
    for (let hops = 0; hops <= this.stages.length; hops++) {
      const index = this.repeatIndex.get(to);
      if (index === undefined) return to === task.to ? task : { ...task, to };
      const repeat = this.scenario.stages.get(to)?.repeat as Repeat; // `repeatIndex` lists the stages that have one
      const entries = task.entered[index] as number;
      if (entries < repeat.atMost) {
        const counter = repeat.counter === null ? undefined : this.variableIndex.get(repeat.counter);
        const { typeCombination, variables } = task.situation;
        const situation = counter === undefined ? task.situation : this.situations.of(typeCombination, this.situations.variables(variables.ids.with(counter, this.out.formulas.constant(entries + 1))));
        return { ...task, to, situation, entered: task.entered.with(index, entries + 1) };
      }
      to = repeat.then;
    }
    this.findings.add("endless-circle", this.scenario.stages.get(to)?.place ?? null, `the stages that follow "${to}" when it is exhausted lead back to it`, "all of them are exhausted", "let `repeat: then` lead to a stage or an outcome outside the circle");
    throw new Stopped();
  }

  private expand(stage: Stage, index: number, situation: Situation): Expansion {
    const branches = stage.branches.filter((branch) => branch.condition === null || this.decide(branch.condition, situation));
    if (branches.length === 0) {
      this.findings.add("nothing-possible", stage.place, `at stage "${stage.name}" nothing is ${stage.player === null ? "possible" : "offered"}`, "every branch is excluded by its condition", `give one branch of "${stage.name}" no condition, or route around the stage with a conditional \`then\``);
      throw new Stopped();
    }
    const odds = stage.player === null ? this.oddsOf(stage, branches, situation) : [];
    const steps = branches.map((branch, k): Step => {
      const after = this.after(branch, situation);
      return { branch: branch.name, to: this.target(branch, after), after: after.variables, words: this.wordsOf(stage, branch, after), odds: odds.map((ids) => ids[k] as ValueId) };
    });
    const offered = branches.map((branch) => branch.name).join(" ");
    let actions = this.menus.get(`${index} ${offered}`);
    if (actions === undefined) this.menus.set(`${index} ${offered}`, (actions = branches.map((branch) => branch.name)));
    return { steps, actions, offered };
  }

  private addDecision(stage: Stage, index: number, { actions, offered }: Expansion, task: Task): Draft {
    const player = this.playerIndex.get(stage.player as string) as number;
    const observed = task.observed[player] as number;
    let byObserved = this.sets[player]!.get(index);
    if (byObserved === undefined) this.sets[player]!.set(index, (byObserved = new Map()));
    let set = byObserved.get(observed);
    if (set === undefined) {
      const number = this.out.builder.addInfoset({ player, number: ++this.setCount[player]!, label: this.labelOf(player, stage, observed), actions });
      byObserved.set(observed, (set = { number, offered }));
      this.out.infosetStage.push(index);
      this.out.infosetType.push(this.out.typeCombinations[task.situation.typeCombination]?.[player] ?? 0);
      this.out.infosetObserved.push(observed);
    } else if (set.offered !== offered) {
      this.findings.add("menu-tells", stage.place, `what is offered at stage "${stage.name}" tells ${stage.player} what it cannot know`, `it cannot tell these histories apart, but they offer "${set.offered}" and "${offered}"`, `let conditions at "${stage.name}" read only what ${stage.player} has observed, or let it learn the difference before (\`learns\`)`);
      throw new Stopped();
    }
    return this.out.builder.addDecision(task.parent, task.branch, set.number);
  }

  /** Readable and unique for each player: the type, the stage and what was observed on the way. */
  private labelOf(player: number, stage: Stage, observed: number): string {
    const [type, ...words] = this.out.observations.history(observed);
    const bare = words.map((word) => word.slice(word.indexOf(".") + 1));
    const who = type === "" ? this.scenario.players[player]?.name : `${this.scenario.players[player]?.name}:${type}`;
    return `${who} ${stage.name}${bare.length === 0 ? "" : ` | ${bare.join(", ")}`}`;
  }

  private oddsOf(stage: Stage, branches: readonly Branch[], situation: Situation): ValueId[][] {
    const { formulas } = this.out;
    return this.beliefs.map((belief, holder) => {
      const own = belief?.chance.get(stage.name);
      const stated = branches.map((branch) => {
        const odds = own !== undefined && own.has(branch.name) ? (own.get(branch.name) as Expression | null) : branch.odds;
        return odds === null ? null : formulas.apply(odds, this.situations.inputs(odds, situation));
      });
      const known = stated.filter((id) => id !== null);
      const ids = stated.map((id) => id ?? formulas.apply(restExpression(known.length), known));
      this.checkOdds(stage, ids, holder);
      return ids;
    });
  }

  private checkOdds(stage: Stage | null, ids: readonly ValueId[], holder: number): void {
    const key = `${stage?.name ?? ""} ${holder} ${ids.join()}`;
    if (this.oddsListsSeen.has(key)) return;
    this.oddsListsSeen.add(key);
    this.out.oddsLists.push({ stage, ids, holder });
    this.findings.checkOdds(stage, ids.map((id) => this.out.formulas.values[id] as number), this.scenario.players[this.out.holders[holder - 1] ?? -1]?.name ?? null);
  }

  private after(branch: Branch, situation: Situation): Situation {
    if (branch.effects.size === 0) return situation;
    const changed = [...situation.variables.ids];
    for (const [name, effect] of branch.effects) {
      const id = this.out.formulas.apply(effect, this.situations.inputs(effect, situation));
      this.findings.checkFinite(this.out.formulas.values[id], effect, `variable "${name}"`, branch);
      changed[this.variableIndex.get(name) as number] = id;
    }
    return this.situations.of(situation.typeCombination, this.situations.variables(changed));
  }

  /** By player: the words it observes of a branch that has led to `after`. */
  private wordsOf(stage: Stage, branch: Branch, after: Situation): number[][] {
    return this.scenario.players.map(({ name }) => {
      const seen = branch.seen.get(name) ?? (stage.player === name ? branch.name : undefined);
      // A word that names a branch of this stage is that branch; other words stand for themselves, wherever they are used.
      const words = seen === undefined ? [] : [stage.branches.some((other) => other.name === seen) ? `${stage.name}.${seen}` : seen];
      for (const expression of branch.learns.get(name) ?? []) words.push(`${expression.text} = ${String(this.shape(expression, after))}`);
      return words.map((word) => this.out.observations.numberOf(word));
    });
  }

  private target(branch: Branch, situation: Situation): string {
    const route = branch.then.find(({ condition }) => condition === null || this.decide(condition, situation));
    invariant(route !== undefined, `the language let a \`then\` without a last resort through at "${branch.name}"`);
    return route.to;
  }

  private decide(condition: Expression, situation: Situation): boolean {
    return this.shape(condition, situation) === true;
  }

  /** The value of an expression that decides the shape of the tree. */
  private shape(expression: Expression, situation: Situation): Value {
    const id = this.out.formulas.apply(expression, this.situations.inputs(expression, situation));
    this.out.shaping.add(id);
    return this.out.formulas.values[id] as Value;
  }

  private end({ parent, branch, situation, odds }: Task, index: number): void {
    const draft = this.out.builder.addTerminal(parent, branch, index);
    this.note(draft, -1, situation.typeCombination, odds, this.ends.at(index, situation));
  }

  private note(draft: Draft, stage: number, typeCombination: number, odds: readonly ValueId[], end: End | null): void {
    this.out.stage[draft] = stage;
    this.out.typeCombination[draft] = typeCombination;
    this.out.odds[draft] = odds;
    this.out.payoffs[draft] = end?.payoffs ?? [];
    this.out.attributes[draft] = end?.attributes ?? [];
  }

  private stopAtNodes(): never {
    const most = this.nodesOfStage.indexOf(Math.max(...this.nodesOfStage));
    const stage = this.stages[most] as Stage;
    const count = this.nodesOfStage[most]?.toLocaleString("en-US");
    this.findings.add("too-many-nodes", stage.place, `the tree has more than ${this.nodesMax.toLocaleString("en-US")} nodes`, `stage "${stage.name}" grows most: ${count} of them so far`, `lower \`repeat: at most\` or the number of branches on the way to "${stage.name}", or raise \`limits: nodes\``);
    throw new Stopped();
  }
}

/** All combinations of one index below each count, the last index running fastest. */
function combinations(counts: readonly number[]): number[][] {
  return counts.reduce<number[][]>((found, count) => found.flatMap((head) => Array.from({ length: count }, (_, i) => [...head, i])), [[]]);
}

/** All expressions that decide what happens at a stage. */
function expressionsOf(stage: Stage, beliefs: readonly Belief[]): Expression[] {
  const own = beliefs.flatMap((belief) => [...(belief.chance.get(stage.name)?.values() ?? [])]);
  const ofBranches = stage.branches.flatMap((branch) => [branch.condition, branch.odds, ...branch.effects.values(), ...[...branch.learns.values()].flat(), ...branch.then.map(({ condition }) => condition)]);
  return [...own, ...ofBranches].filter((expression) => expression !== null);
}
