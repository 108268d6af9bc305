// Scenario -> game. The tree is unfolded once; new values of parameters that do not shape it only give it new numbers.

import { type Diagnostic, DiagnosticError, requireThat } from "../base/index.ts";
import { type BuiltGame, type Game, seatsOf, type Valuation } from "../game/index.ts";
import { type Belief, NODES_MAX_LIMIT, type Scenario, type Stage, type Value } from "../scenario/index.ts";
import { type CouncilNumbers, councilNumbers, councilsOf, renewCouncils } from "./councils.ts";
import { Findings, Stopped } from "./findings.ts";
import type { Formulas, ValueId } from "./formulas.ts";
import type { Requirements } from "./requirements.ts";
import { beliefsOf, checkSetting, type SettingsOptions, settingsOf } from "./settings.ts";
import { Unfolder, type Unfolding } from "./unfold.ts";
import { INFOSET_WORK, NODE_WORK, REVALUE_WORK, Work } from "./work.ts";

export interface CompileOptions extends SettingsOptions {
  /** Largest number of nodes, below the scenario's own bound; at most 2,000,000. */
  readonly nodesMax?: number;
  /** Hears now and then how many nodes are made, of how many. */
  readonly onProgress?: (made: number, nodes: number) => void;
}

export interface Compiled {
  readonly scenario: Scenario;
  readonly variant: string | null;
  /** Value of every parameter. */
  readonly settings: ReadonlyMap<string, Value>;
  /** Odds that players hold for themselves. */
  readonly beliefs: readonly Belief[];
  readonly game: Game;
  /** By node: index in `stages`; -1 at ends and at the draw of types. */
  readonly stageOfNode: Int32Array;
  readonly stages: readonly Stage[];
  /** By player, the index of its type, for each combination of types. */
  readonly typeCombinations: readonly (readonly number[])[];
  /** By node: index in `typeCombinations`; -1 at the draw of types. */
  readonly typesOfNode: Int32Array;
  /** By information set. */
  readonly infosetStage: Int32Array;
  /** By information set: the index of its owner's type. */
  readonly infosetType: Int32Array;
  /** By information set: what its owner has observed, oldest first, its own moves included; with `most`, only the latest of it. */
  readonly infosetHistory: (infoset: number, most?: number) => string[];
  /** Parameters that shape the tree: to change one is to compile anew. */
  readonly structural: ReadonlySet<string>;
  readonly numbers: Numbers;
}

/** Where the numbers of the tree come from. Indices are by node, values are numbers in `formulas`. */
export interface Numbers {
  readonly formulas: Formulas;
  /** By holder (0 the scenario, then players with odds of their own), by node: the odds of the branch into it, -1 off chance. */
  readonly odds: readonly Int32Array[];
  /** Players with odds of their own. */
  readonly holders: readonly number[];
  /** By player and then by seat of councils, by node: the payoff at ends, -1 elsewhere. */
  readonly payoffs: readonly Int32Array[];
  readonly councils: readonly CouncilNumbers[];
  /** By attribute, by node: the attribute at ends, -1 elsewhere. */
  readonly attributes: readonly Int32Array[];
  readonly requirements: Requirements;
}

export interface CompileResult {
  readonly compiled: Compiled | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What it took, in operations of about a twentieth of a microsecond. */
  readonly work: number;
}

/**
 * Unfolds a scenario into a game.
 *
 * @returns  the game with the stages and types behind its nodes, or null with at least one diagnostic
 * @throws {RangeError} when `options` name an unknown variant or parameter, or give a value of the wrong kind
 */
export function checkCompile(scenario: Scenario, options: CompileOptions = {}): CompileResult {
  const { settings, beliefs, findings, work, unfolder } = unfolderOf(scenario, options);
  try {
    const unfolding = unfolder().unfold();
    const compiled = assemble(scenario, options.variant ?? null, settings, beliefs, unfolding);
    const { nodeCount, infosets } = compiled.game.topology;
    return { compiled, diagnostics: [], work: work.done + NODE_WORK * nodeCount + INFOSET_WORK * infosets.count };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { compiled: null, diagnostics: findings.diagnostics, work: work.done };
  }
}

/**
 * How many nodes the tree of a scenario will have, found without making one.
 *
 * @returns  null where no tree can be had: `checkCompile` says why
 * @throws {RangeError} as `checkCompile`
 */
export function treeSize(scenario: Scenario, options: CompileOptions = {}): number | null {
  try {
    return unfolderOf(scenario, options).unfolder().measure();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return null;
  }
}

/** What a compilation needs; the unfolder itself may stop for what is wrong with the types. */
function unfolderOf(scenario: Scenario, options: CompileOptions) {
  const settings = settingsOf(scenario, options), beliefs = beliefsOf(scenario, options);
  const nodesMax = Math.min(options.nodesMax ?? scenario.nodesMax, NODES_MAX_LIMIT);
  requireThat(nodesMax >= 1, `compile(): \`nodesMax\` must be at least 1, got ${nodesMax}`);
  const findings = new Findings(), work = new Work(scenario.parts.length > 0);
  return { settings, beliefs, findings, work, unfolder: () => new Unfolder(scenario, settings, beliefs, nodesMax, findings, work, options.onProgress) };
}

/**
 * `checkCompile` for a caller who wants the game or an exception.
 *
 * @throws {DiagnosticError} with all mistakes found
 */
export function compile(scenario: Scenario, options: CompileOptions = {}): Compiled {
  const { compiled, diagnostics } = checkCompile(scenario, options);
  if (compiled === null) throw new DiagnosticError(diagnostics);
  return compiled;
}

/**
 * The same tree under other values of parameters that do not shape it.
 *
 * @param changes  values by parameter name, above the present settings
 * @param spare    what an earlier call returned and nobody reads any more: its numbers are written over
 * @returns        the game under the new values, or null with diagnostics when odds no longer sum to 1 or a number is not finite
 * @throws {RangeError} when a parameter is unknown, computed or shapes the tree, or a value is of the wrong kind
 */
export function revalueCompiled(compiled: Compiled, changes: ReadonlyMap<string, Value>, spare: Compiled | null = null): CompileResult {
  const { scenario, numbers } = compiled, settings = settingsUnder(compiled, changes);
  const values = numbers.formulas.revalue(settings);
  const findings = new Findings(), work = REVALUE_WORK * (values.length + compiled.game.topology.nodeCount);
  numbers.requirements.check(numbers.formulas, values, findings);
  if (findings.diagnostics.length > 0) return { compiled: null, diagnostics: findings.diagnostics, work };
  return { compiled: { ...compiled, settings, game: { ...compiled.game, valuation: valuationOf(numbers, values, scenario.players.length, spare?.game.valuation) } }, diagnostics: [], work };
}

/**
 * The scenario of a compiled one under other options. What both have in common is there once: the tree where the options change nothing
 * that shapes it, and where they leave beliefs alone all but the numbers.
 *
 * @throws {DiagnosticError} with all mistakes found
 * @throws {RangeError} as `checkCompile`
 */
export function compileBeside(base: Compiled, options: SettingsOptions): Compiled {
  const { scenario, numbers } = base, settings = settingsOf(scenario, options), beliefs = beliefsOf(scenario, options);
  const isFree = (name: string) => settings.get(name) === base.settings.get(name) || (settings.has(name) && base.settings.has(name) && !base.structural.has(name));
  const isSameShape = [...settings.keys(), ...base.settings.keys()].every(isFree);
  if (isSameShape && beliefs.length === base.beliefs.length && beliefs.every((belief, i) => belief === base.beliefs[i])) {
    const values = numbers.formulas.revalue(settings), findings = new Findings();
    numbers.requirements.check(numbers.formulas, values, findings);
    if (findings.diagnostics.length > 0) throw new DiagnosticError(findings.diagnostics);
    return { ...base, variant: options.variant ?? null, settings, game: { ...base.game, valuation: valuationOf(numbers, values, scenario.players.length) } };
  }
  const own = compile(scenario, options);
  if (!isSameShape || !isSameTree(base, own)) return own;
  const { game: { topology }, stageOfNode, typesOfNode, infosetStage, infosetType, infosetHistory } = base;
  return { ...own, game: { ...own.game, topology }, stageOfNode, typesOfNode, infosetStage, infosetType, infosetHistory };
}

function isSameTree(a: Compiled, b: Compiled): boolean {
  const columns = ({ game: { topology }, ...own }: Compiled) => {
    const { kind, parent, firstChild, childCount, branch, infoset, outcome, infosets } = topology;
    return [kind, parent, firstChild, childCount, branch, infoset, outcome, infosets.player, infosets.number, infosets.firstSlot, infosets.nodeStart, infosets.nodes, own.stageOfNode, own.typesOfNode, own.infosetStage, own.infosetType];
  };
  const others = columns(b), labels = b.game.topology.labels;
  return a.game.topology.labels.every((label, i) => label === labels[i]) && columns(a).every((column, c) => column.length === others[c]!.length && column.every((x, i) => x === others[c]![i]));
}

/** One game whose numbers are written anew, again and again, in place. */
export interface Revaluer {
  /** The game; its valuation holds what the last `revalue` without diagnostics wrote. */
  readonly game: Game;
  /**
   * As `revalueCompiled`, always above the settings of the compiled scenario.
   *
   * @returns  `diagnostics`: why nothing was written, empty when it was; `odds`: whether odds of chance differ from before
   */
  revalue(changes: ReadonlyMap<string, Value>): { readonly diagnostics: readonly Diagnostic[]; readonly odds: boolean };
}

export function revaluerOf(compiled: Compiled): Revaluer {
  const { numbers, scenario } = compiled, { formulas, requirements } = numbers;
  let values: readonly Value[] = formulas.revalue(compiled.settings);
  const valuation = valuationOf(numbers, values, scenario.players.length);
  const columns = [valuation.chance, ...numbers.holders.map((holder) => valuation.beliefs[holder]!), ...valuation.payoffs, ...seatsOf(valuation).map(({ payoffs }) => payoffs)]; // inside the bounds
  const nodesOf = [...numbers.odds, ...numbers.payoffs].map((ids) => nodesByFormula(ids, formulas.values.length));
  return {
    game: { ...compiled.game, valuation },
    revalue(changes) {
      const next = formulas.revalue(settingsUnder(compiled, changes), values), findings = new Findings();
      requirements.check(formulas, next, findings);
      if (findings.diagnostics.length > 0) return { diagnostics: findings.diagnostics, odds: false };
      let odds = false;
      columns.forEach((column, c) => {
        const { first, nodes } = nodesOf[c]!; // one for each column
        for (let id = 0; id < next.length; id++) {
          if (next[id] === values[id]) continue;
          const value = next[id] as number; // a formula in a column is a number
          if (c < numbers.odds.length && first[id + 1]! > first[id]!) odds = true;
          for (let i = first[id]!; i < first[id + 1]!; i++) column[nodes[i]!] = value;
        }
      });
      values = next;
      renewCouncils(valuation.councils ?? [], numbers.councils, values);
      return { diagnostics: [], odds };
    },
  };
}

/** Nodes of a column by the formula behind them: those of formula f are `nodes[first[f]]` to `nodes[first[f + 1] - 1]`. */
function nodesByFormula(ids: Int32Array, formulas: number): { first: Int32Array; nodes: Int32Array } {
  const first = new Int32Array(formulas + 1);
  for (let node = 0; node < ids.length; node++) if (ids[node]! >= 0) first[ids[node]! + 1]!++;
  for (let id = 0; id < formulas; id++) first[id + 1]! += first[id]!;
  const filled = first.slice(), nodes = new Int32Array(first[formulas]!);
  for (let node = 0; node < ids.length; node++) if (ids[node]! >= 0) nodes[filled[ids[node]!]!++] = node;
  return { first, nodes };
}

function settingsUnder({ scenario, settings: present, structural }: Compiled, changes: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const settings = new Map(present);
  for (const [name, value] of changes) {
    checkSetting(scenario, name, value);
    requireThat(settings.has(name), `parameter "${name}" is computed from others; set those, or compile anew with \`set\``);
    requireThat(!structural.has(name), `parameter "${name}" shapes the tree of "${scenario.title}"; compile it anew with \`set\``);
    settings.set(name, value);
  }
  return settings;
}

/** By node, the value of an attribute (index in `scenario.attributes`) at ends; 0 elsewhere. */
export function attributeColumn(compiled: Compiled, attribute: number): Float64Array {
  const ids = compiled.numbers.attributes[attribute];
  requireThat(ids !== undefined, `attributeColumn(): there are ${compiled.numbers.attributes.length} attributes, got index ${attribute}`);
  const values = compiled.numbers.formulas.revalue(compiled.settings);
  return Float64Array.from(ids, (id) => (id < 0 ? 0 : (values[id] as number)));
}

function assemble(scenario: Scenario, variant: string | null, settings: ReadonlyMap<string, Value>, beliefs: readonly Belief[], unfolding: Unfolding): Compiled {
  const { builder, formulas, holders } = unfolding;
  const built = builder.finish([...scenario.outcomes.keys()], null);
  const column = (ids: (draft: number) => ValueId | undefined) => built.draftOf.map((draft) => ids(draft) ?? -1);
  const numbers: Numbers = {
    formulas, holders,
    odds: [0, ...holders.map((_, i) => i + 1)].map((holder) => column((draft) => unfolding.odds[draft]?.[holder])),
    payoffs: [...scenario.players, ...scenario.councils.flatMap(({ seats }) => seats)].map((_, payee) => column((draft) => unfolding.payoffs[draft]?.[payee])),
    councils: councilNumbers(scenario, formulas),
    attributes: scenario.attributes.map((_, attribute) => column((draft) => unfolding.attributes[draft]?.[attribute])),
    requirements: unfolding.requirements,
  };
  const game: Game = { ...built.game, valuation: valuationOf(numbers, formulas.values, scenario.players.length) };
  return {
    scenario, variant, settings, beliefs, game, numbers,
    stages: [...scenario.stages.values()],
    stageOfNode: column((draft) => unfolding.stage[draft]),
    typeCombinations: unfolding.typeCombinations,
    typesOfNode: column((draft) => unfolding.typeCombination[draft]),
    ...infosetColumns(unfolding, built),
    structural: formulas.parametersBehind(unfolding.shaping),
  };
}

function infosetColumns({ infosetStage, infosetType, infosetObserved, observations }: Unfolding, { infosetDraftOf }: BuiltGame) {
  // The history keeps what it reads alive, so it reads no more of the unfolding than this.
  const observed = infosetDraftOf.map((draft) => infosetObserved[draft] ?? 0);
  return {
    infosetStage: infosetDraftOf.map((draft) => infosetStage[draft] ?? -1),
    infosetType: infosetDraftOf.map((draft) => infosetType[draft] ?? 0),
    // The first word is the player's own type, or one too many.
    infosetHistory: (infoset: number, most = Infinity) => observations.history(observed[infoset] ?? 0, most + 1).slice(1),
  };
}

function valuationOf(numbers: Numbers, values: readonly Value[], playerCount: number, spare?: Valuation): Valuation {
  const known = Float64Array.from(values, (value) => (typeof value === "number" ? value : NaN)); // no other stands in a column
  const [chance, ...own] = numbers.odds.map((ids, i) => columnOf(ids, known, 1, i === 0 ? spare?.chance : spare?.beliefs[numbers.holders[i - 1]!])) as [Float64Array, ...Float64Array[]];
  const beliefs = Array.from({ length: playerCount }, (_, player) => own[numbers.holders.indexOf(player)] ?? chance);
  const payoffs = numbers.payoffs.map((ids, payee) => columnOf(ids, known, 0, spare?.payoffs[payee]));
  if (numbers.councils.length === 0) return { chance, beliefs, payoffs };
  return { chance, beliefs, payoffs: payoffs.slice(0, playerCount), councils: councilsOf(numbers.councils, values, payoffs.slice(playerCount)) };
}

/** By column of formulas: the nodes that have one. */
const filled = new WeakMap<Int32Array, Int32Array>();

/** By node: the value of its formula, or of none. A column that is given holds those already. */
function columnOf(ids: Int32Array, values: Float64Array, none: number, column: Float64Array = new Float64Array(ids.length).fill(none)): Float64Array {
  let nodes = filled.get(ids);
  if (nodes === undefined) filled.set(ids, (nodes = Int32Array.from(ids.keys()).filter((node) => ids[node]! >= 0)));
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    column[node] = values[ids[node]!]!;
  }
  return column;
}
