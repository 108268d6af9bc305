// Unfolds a scenario into a tree: follows every move and chance event from the start, keeps for each history the values of the
// variables and what each player has observed, and puts together what a player cannot tell apart.

import { invariant } from "../base/index.ts";
import { type Draft, GameBuilder } from "../game/index.ts";
import type { Belief, Scenario, Stage, Value } from "../scenario/index.ts";
import { type End, Ends } from "./ends.ts";
import { type Arrival, type Expansion, Expander } from "./expand.ts";
import { type Findings, Stopped } from "./findings.ts";
import { Formulas, productExpression, type ValueId } from "./formulas.ts";
import { requireTreeWithin, requireTypesWithin } from "./measure.ts";
import { Observations } from "./observe.ts";
import { Requirements } from "./requirements.ts";
import { Situations } from "./situations.ts";
import { type Work, WorkExceeded } from "./work.ts";

/** A node to be added: how it is reached, and what each player has observed. */
interface Task extends Arrival {
  readonly parent: Draft;
  readonly branch: string;
  /** By player. */
  readonly observed: readonly number[];
  /** Odds of the branch by the scenario, then by each player with odds of its own; empty below decisions. */
  readonly odds: readonly ValueId[];
}

interface SetDraft {
  readonly number: number;
  readonly offered: string;
}

/** Labels of information sets tell this much of what came before, in words and in characters. */
const LABEL_WORDS = 30, LABEL_CHARACTERS = 300;

/** Nodes between two words of how far it is. */
const TOLD_EVERY = 1 << 15;

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
  readonly shaping: ReadonlySet<ValueId>;
  readonly requirements: Requirements;
  /** Players (indices) with odds of their own. */
  readonly holders: readonly number[];
}

export class Unfolder {
  private readonly scenario: Scenario;
  private readonly findings: Findings;
  private readonly nodesMax: number;
  private readonly outcomeIndex: ReadonlyMap<string, number>;
  private readonly playerIndex: ReadonlyMap<string, number>;
  private readonly beliefs: readonly (Belief | null)[];
  /** By player, by stage, by what was observed. */
  private readonly sets: readonly Map<number, Map<number, SetDraft>>[];
  private readonly setCount: number[];
  private readonly labels = new Set<string>();
  private readonly work: Work;
  private readonly expander: Expander;
  private readonly ends: Ends;
  private readonly out: Unfolding;
  private readonly onProgress: (made: number, nodes: number) => void;
  private nodes = 0;

  /** @throws {Stopped} when the types combine in too many ways */
  constructor(scenario: Scenario, settings: ReadonlyMap<string, Value>, beliefs: readonly Belief[], nodesMax: number, findings: Findings, work: Work, onProgress: (made: number, nodes: number) => void = () => {}) {
    this.scenario = scenario;
    this.onProgress = onProgress;
    this.work = work;
    this.findings = findings;
    this.nodesMax = nodesMax;
    this.outcomeIndex = new Map([...scenario.outcomes.keys()].map((name, i) => [name, i]));
    this.playerIndex = new Map(scenario.players.map((player, i) => [player.name, i]));
    const holders = scenario.players.map((_, i) => i).filter((i) => beliefs.some((belief) => belief.player === scenario.players[i]?.name));
    this.beliefs = [null, ...holders.map((i) => beliefs.find((belief) => belief.player === scenario.players[i]?.name) ?? null)];
    this.sets = scenario.players.map(() => new Map());
    this.setCount = scenario.players.map(() => 0);
    requireTypesWithin(nodesMax, scenario.players, findings);
    const formulas = new Formulas(settings, scenario.parameters, work), observations = new Observations(work), requirements = new Requirements();
    const typeCombinations = combinations(scenario.players.map((player) => player.types.length));
    const situations = new Situations(scenario, formulas, typeCombinations, work);
    this.expander = new Expander({ scenario, beliefs: this.beliefs, formulas, situations, observations, requirements, findings, work });
    this.ends = new Ends(scenario, formulas, situations, requirements, work);
    this.out = {
      builder: new GameBuilder(scenario.title, scenario.players.map((player) => player.name)),
      formulas, observations, typeCombinations, requirements, holders,
      stage: [], typeCombination: [], odds: [], payoffs: [], attributes: [],
      infosetStage: [], infosetType: [], infosetObserved: [], shaping: this.expander.shaping,
    };
  }

  /**
   * How many nodes the tree will have; every number is worked out and checked on the way.
   *
   * @throws {Stopped} when there are findings: no tree can be had
   */
  measure(): number {
    return this.prepare().nodes;
  }

  /** @throws {Stopped} as `measure` */
  unfold(): Unfolding {
    const { nodes, typeOdds } = this.prepare();
    this.nodes = nodes;
    this.drawTypes(typeOdds);
    return this.out;
  }

  private prepare(): { readonly nodes: number; readonly typeOdds: ValueId[][] } {
    const { out, scenario, findings, nodesMax, outcomeIndex, expander, ends, work } = this;
    let typeOdds: ValueId[][] = [], nodes = 0;
    try {
      for (const parameter of scenario.parameters.values()) {
        if (parameter.computed === undefined) continue;
        out.formulas.parameter(parameter.name);
        out.requirements.addComputed(parameter.computed, parameter);
      }
      typeOdds = this.oddsOfCombinations(this.oddsOfTypes());
      nodes = requireTreeWithin({ nodesMax, players: scenario.players, outcomeIndex, expander, ends, findings, work }, out.typeCombinations.length);
    } catch (error) {
      if (error instanceof WorkExceeded) this.stopAtWork();
      throw error;
    } finally {
      // All numbers are known before the first node is made.
      out.requirements.check(out.formulas, out.formulas.values, findings);
    }
    if (findings.diagnostics.length > 0) throw new Stopped();
    return { nodes, typeOdds };
  }

  /** By holder, by player, by type. */
  private oddsOfTypes(): ValueId[][][] {
    const { formulas, requirements } = this.out;
    return this.beliefs.map((belief) => this.scenario.players.map((player) => {
      const odds = player.types.map((type) => belief?.types.get(player.name)?.get(type.name) ?? type.prior);
      const ids = odds.map((expression) => formulas.apply(expression, this.expander.fixedInputs(expression)));
      requirements.addOdds({ ids, of: `the types of ${player.name}`, holder: belief?.player ?? null, place: odds[0]?.place ?? null });
      return ids;
    }));
  }

  /** By combination of types, by holder; empty where there is one combination. */
  private oddsOfCombinations(typeOdds: readonly (readonly (readonly ValueId[])[])[]): ValueId[][] {
    const { formulas, typeCombinations } = this.out;
    const { players } = this.scenario;
    const drawn = players.map((_, i) => i).filter((i) => (players[i]?.types.length ?? 1) > 1);
    return typeCombinations.map((types) => (drawn.length === 0 ? [] : typeOdds.map((ofPlayer) => {
      const ids = drawn.map((i) => ofPlayer[i]?.[types[i] as number] as ValueId);
      return ids.length === 1 ? (ids[0] as ValueId) : formulas.apply(productExpression(ids.length), ids);
    })));
  }

  /** One combination of types after the other, so that not all of them wait at once. */
  private drawTypes(typeOdds: readonly (readonly ValueId[])[]): void {
    const { typeCombinations, observations, builder } = this.out;
    const { players } = this.scenario;
    let root = -1;
    if (typeCombinations.length > 1) {
      root = builder.addChance(-1, "");
      this.note(root, -1, -1, [], null);
    }
    typeCombinations.forEach((types, combination) => {
      const name = (i: number) => players[i]?.types[types[i] ?? 0]?.name ?? "";
      this.grow({
        ...this.expander.first(combination),
        parent: root,
        branch: root < 0 ? "" : players.map((_, i) => name(i)).filter((word) => word !== "").join("/"),
        observed: players.map((_, i) => observations.after(Observations.start, observations.numberOf(name(i)))),
        odds: typeOdds[combination] as readonly ValueId[],
      });
    });
  }

  /** Adds a node and all below it. */
  private grow(first: Task): void {
    const tasks = [first];
    for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) this.enter(task, tasks);
  }

  private enter(task: Task, tasks: Task[]): void {
    const arrival = this.expander.arrive(task);
    const outcome = this.outcomeIndex.get(arrival.to);
    if (outcome !== undefined) return this.end(task, arrival, outcome);
    const index = this.expander.stageIndex.get(arrival.to);
    invariant(index !== undefined, `the language let a dangling target "${arrival.to}" through`);
    const stage = this.expander.stages[index] as Stage;
    const { typeCombination } = arrival.situation;
    const expansion = this.expander.at(index, arrival.situation);
    const draft = stage.player === null ? this.out.builder.addChance(task.parent, task.branch) : this.addDecision(stage, index, expansion, task, typeCombination);
    this.note(draft, index, typeCombination, task.odds, null);
    for (let k = expansion.steps.length - 1; k >= 0; k--) {
      const step = expansion.steps[k]!; // inside the bounds
      const observed = task.observed.map((before, i) => {
        let now = before;
        for (const word of step.words[i] as readonly number[]) now = this.out.observations.after(now, word);
        return now;
      });
      tasks.push({ ...this.expander.follow(arrival, step), parent: draft, branch: step.branch, observed, odds: step.odds });
    }
  }

  private addDecision(stage: Stage, index: number, { actions, offered }: Expansion, task: Task, typeCombination: number): Draft {
    const player = this.playerIndex.get(stage.player as string) as number;
    const observed = task.observed[player] as number;
    let byObserved = this.sets[player]!.get(index);
    if (byObserved === undefined) this.sets[player]!.set(index, (byObserved = new Map()));
    let set = byObserved.get(observed);
    if (set === undefined) {
      const type = this.out.typeCombinations[typeCombination]?.[player] ?? 0;
      const number = ++this.setCount[player]!;
      set = { number: this.out.builder.addInfoset({ player, number, label: this.labelOf(player, type, stage, observed, number), actions }), offered };
      byObserved.set(observed, set);
      this.out.infosetStage.push(index);
      this.out.infosetType.push(type);
      this.out.infosetObserved.push(observed);
    } else if (set.offered !== offered) {
      this.findings.add("menu-tells", stage.place, `what is offered at stage "${stage.name}" tells ${stage.player} what it cannot know`, `it cannot tell these histories apart, but they offer "${listed(set.offered)}" and "${listed(offered)}"`, `let conditions at "${stage.name}" read only what ${stage.player} has observed, or let it learn the difference before (\`learns\`)`);
      throw new Stopped();
    }
    return this.out.builder.addDecision(task.parent, task.branch, set.number);
  }

  /** Readable and unique: the type, the stage and what was observed on the way; the number where that is too long or not enough. */
  private labelOf(player: number, type: number, stage: Stage, observed: number, number: number): string {
    const { name, types } = this.scenario.players[player]!; // a player of the scenario
    const typeName = types[type]?.name ?? "";
    const who = `${typeName === "" ? name : `${name}:${typeName}`} ${stage.name}`;
    // A move is told without its stage.
    const words = this.out.observations.history(observed, LABEL_WORDS + 2).map((word) => word.replace(/^[\w-]+\.(?=[A-Za-z][\w-]*$)/, ""));
    // A history that is not cut begins with the type.
    const past = words.slice(1).join(", ");
    const isWhole = words.length <= LABEL_WORDS + 1 && past.length <= LABEL_CHARACTERS;
    const label = isWhole ? `${who}${past === "" ? "" : ` | ${past}`}` : `${who} #${number} | ..., ${past.slice(-LABEL_CHARACTERS / 3)}`;
    const unique = this.labels.has(label) ? `${label} #${number}` : label;
    this.labels.add(unique);
    return unique;
  }

  private end({ parent, branch, odds }: Task, { situation }: Arrival, index: number): void {
    const draft = this.out.builder.addTerminal(parent, branch, index);
    this.note(draft, -1, situation.typeCombination, odds, this.ends.at(index, situation));
  }

  private note(draft: Draft, stage: number, typeCombination: number, odds: readonly ValueId[], end: End | null): void {
    if (draft % TOLD_EVERY === 0) this.onProgress(draft, this.nodes);
    this.out.stage[draft] = stage;
    this.out.typeCombination[draft] = typeCombination;
    this.out.odds[draft] = odds;
    this.out.payoffs[draft] = end?.payoffs ?? NONE;
    this.out.attributes[draft] = end?.attributes ?? NONE;
  }

  private stopAtWork(): never {
    const stage = this.expander.latest, combinations = this.out.typeCombinations.length;
    this.findings.add("too-much-work", stage?.place ?? null, `the tree of "${this.scenario.title}" takes too much work`, `${stage === null ? "" : `at stage "${stage.name}" `}more than ${this.work.most.toLocaleString("en-US")} operations have been counted${combinations > MANY ? `, for ${combinations.toLocaleString("en-US")} combinations of types` : ""}`, combinations > MANY ? "give the players fewer types, or only those players types whose motives matter to the others" : "lower a `repeat: at most`, change fewer variables in play, let players learn less often, or shorten the expressions that are evaluated in many histories");
    throw new Stopped();
  }
}

/** Combinations of types that are named when a scenario takes too much work. */
const MANY = 1_000;

const NONE: readonly ValueId[] = [];

function listed(offered: string): string {
  return offered.replaceAll(" ", ", ");
}

/** All combinations of one index below each count, the last index running fastest. */
function combinations(counts: readonly number[]): number[][] {
  return counts.reduce<number[][]>((found, count) => found.flatMap((head) => Array.from({ length: count }, (_, i) => [...head, i])), [[]]);
}
