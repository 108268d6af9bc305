// What a crisis is: who decides, what each privately wants, sees and can do, and what each ending is worth. No syntax, no tree.
// Every number is a parameter, whether it was declared under a name or written where it is used.

import type { Place } from "../base/index.ts";
import type { Expression, Value } from "./expression.ts";
import type { Part } from "./part.ts";

export interface Scenario {
  readonly title: string;
  readonly summary: string;
  /** The parts that are on, in the order in which they were laid over it. */
  readonly parts: readonly Part[];
  readonly players: readonly Player[];
  readonly attributes: readonly Attribute[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Parameters drawn together because they sum to one. */
  readonly groups: readonly DirichletGroup[];
  readonly beliefs: readonly Belief[];
  readonly variables: readonly Variable[];
  /** Name of the stage at which play begins. */
  readonly start: string;
  readonly stages: ReadonlyMap<string, Stage>;
  /** What an observed word that names no branch reads as, where the scenario says. */
  readonly observations: ReadonlyMap<string, string>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** By player name: payoff in utils at outcomes that do not state their own. */
  readonly payoffs: ReadonlyMap<string, Expression>;
  /** Players that are several people, at most one entry each. */
  readonly councils: readonly CouncilForm[];
  readonly record: readonly RecordedMove[];
  readonly strawVotes: readonly RecordedVote[];
  readonly variants: ReadonlyMap<string, Variant>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly defaults: SolveDefaults;
  /** The tag of outcomes whose odds the summary explains, or null. */
  readonly headline: string | null;
  /** The tag of outcomes whose odds people are shown as a band to one significant digit, or null. */
  readonly guarded: string | null;
  /** Largest number of nodes of the tree. */
  readonly nodesMax: number;
}

export interface Player {
  readonly name: string;
  readonly title: string;
  /** The person or body that sits there; empty when not said. */
  readonly seat: string;
  /** At least one; a player without private information has one type with an empty name and odds 1. */
  readonly types: readonly PlayerType[];
}

export interface PlayerType {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  /** The type of which this one is a variation, or null: evidence for that one is evidence for this one too. */
  readonly like: string | null;
  readonly prior: Expression;
  /** By attribute. */
  readonly weights: ReadonlyMap<string, Expression>;
  /** Other numbers of this type, read as `own.NAME` in the player's payoff. */
  readonly values: ReadonlyMap<string, Expression>;
}

export interface Attribute {
  readonly name: string;
  readonly title: string;
  readonly low: number;
  readonly high: number;
}

export type Basis = "sourced" | "computed" | "judgement";
export type Confidence = "verified" | "recalled" | "uncertain";

export interface Parameter {
  readonly name: string;
  readonly title: string;
  readonly value: Value;
  /** Lowest and highest plausible value; null for a number that is not varied, a switch or a choice. */
  readonly range: readonly [number, number] | null;
  readonly distribution: Distribution | null;
  /** For a choice: the values it may take. */
  readonly choices: readonly string[] | null;
  readonly unit: string;
  readonly basis: Basis;
  readonly sources: readonly string[];
  readonly confidence: Confidence | null;
  readonly note: string;
  readonly place: Place | null;
  /** For a number that a sub-model computes: how, from other parameters. `value` is the result at their values. */
  readonly computed?: Expression;
  /** The sub-model that computes it, and what each of its inputs is given as: the name of a parameter, or an expression. */
  readonly model?: ModelCall;
}

export interface ModelCall {
  readonly name: string;
  /** `isWhole`: the sub-model counts it, and takes no fraction. */
  readonly inputs: readonly { readonly name: string; readonly text: string; readonly isWhole: boolean }[];
  /** What is wrong with its inputs, from the values that `computed` reads, or null: one of them leaves the bounds that the sub-model takes. */
  readonly fault: (values: readonly Value[]) => string | null;
}

/** How a parameter is drawn; all are cut to the parameter's range. */
export type Distribution =
  | { readonly shape: "uniform" }
  | { readonly shape: "log-uniform" }
  | { readonly shape: "triangular"; readonly mode: number }
  | { readonly shape: "normal"; readonly mean: number; readonly sd: number };

/** Members are drawn as Dirichlet(concentration times their values): `concentration` equals as many past observations. */
export interface DirichletGroup {
  readonly members: readonly string[];
  readonly concentration: number;
}

/** A player's own odds where they differ from the scenario's. */
export interface Belief {
  readonly player: string;
  /** About the type of another player. */
  readonly types: ReadonlyMap<string, ReadonlyMap<string, Expression>>;
  /** About the branches of a chance stage; null marks the branch that takes what is left. */
  readonly chance: ReadonlyMap<string, ReadonlyMap<string, Expression | null>>;
}

export interface Variable {
  readonly name: string;
  readonly initial: Value;
  /** For a string: the values it may take. */
  readonly oneOf: readonly string[] | null;
}

export interface Stage {
  readonly name: string;
  readonly title: string;
  /** A date or a span, as text; empty when not said. */
  readonly when: string;
  readonly ask: string;
  /** By player: what that seat reads here. */
  readonly briefings: ReadonlyMap<string, Briefing>;
  /** Who decides; null for a chance stage. */
  readonly player: string | null;
  readonly branches: readonly Branch[];
  readonly repeat: Repeat | null;
  readonly place: Place | null;
}

export interface Briefing {
  readonly passages: readonly Passage[];
  readonly advisers: readonly Adviser[];
}

/** Read only where the player has observed one of `seen`, if any are named, and none of `unseen`: words as `Compiled.infosetHistory` has them. */
export interface Sight {
  readonly seen: readonly string[];
  readonly unseen: readonly string[];
}

export interface Passage extends Sight {
  readonly text: string;
  readonly sources: readonly string[];
}

export interface Adviser extends Sight {
  readonly name: string;
  readonly says: string;
  readonly sources: readonly string[];
}

/** How often a stage may be entered in one history; the next time play goes to `then` instead. */
export interface Repeat {
  readonly atMost: number;
  readonly then: string;
  /** A variable that counts the entries, or null. */
  readonly counter: string | null;
}

/** An action of a decision stage or an event of a chance stage. */
export interface Branch {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly sources: readonly string[];
  /** Offered or possible only where this is true; null: always. */
  readonly condition: Expression | null;
  /** Chance stages only: its probability; null marks the branch that takes what is left. */
  readonly odds: Expression | null;
  /** Assigned all at once, from the values before the move. */
  readonly effects: ReadonlyMap<string, Expression>;
  /** By player: what that player observes. A player without an entry observes nothing. */
  readonly seen: ReadonlyMap<string, string>;
  /** By player: what else the player learns: the value of an expression. */
  readonly learns: ReadonlyMap<string, readonly Expression[]>;
  /** Where play goes: the first whose condition holds; the last has none. */
  readonly then: readonly { readonly condition: Expression | null; readonly to: string }[];
  readonly place: Place | null;
}

export interface Outcome {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
  /** By attribute; attributes not named are 0. */
  readonly attributes: ReadonlyMap<string, Expression>;
  /** By player: a payoff of its own, for each type (key: type name) or for all (key: empty). Stands above `Scenario.payoffs`. */
  readonly payoffs: ReadonlyMap<string, ReadonlyMap<string, Expression>>;
  readonly place: Place | null;
}

/** The words of the rules by which councils decide. */
export const COUNCIL_RULES = ["weighted", "majority", "advice"] as const;

/** A player that is several people. Its own payoffs are those of its head. */
export interface CouncilForm {
  readonly player: string;
  /** Evaluates to the word of a rule. */
  readonly rule: Expression;
  /** The head's share in the utility, where utilities are weighed; what backing is worth to it, where it takes advice; its votes, where a majority decides. */
  readonly own: Expression;
  readonly support: Expression;
  readonly votes: Expression;
  readonly seats: readonly { readonly name: string; readonly title: string; readonly votes: Expression; readonly payoff: Expression }[];
  readonly place: Place | null;
}

/** What people in the room said that they were for, counted; not a move. */
export interface RecordedVote {
  readonly stage: string;
  /** By action. */
  readonly counts: ReadonlyMap<string, number>;
  readonly date: string;
  readonly note: string;
  readonly sources: readonly string[];
  readonly confidence: Confidence | null;
}

export interface RecordedMove {
  readonly stage: string;
  readonly branch: string;
  readonly date: string;
  readonly note: string;
  readonly sources: readonly string[];
  readonly place: Place | null;
}

/** Named changes: other values of parameters, other beliefs. */
export interface Variant {
  readonly name: string;
  readonly title: string;
  readonly why: string;
  readonly set: ReadonlyMap<string, Value>;
  /** "scenario": all players hold the scenario's odds; a list: these instead of the scenario's own list; null: unchanged. */
  readonly beliefs: "scenario" | readonly Belief[] | null;
}

export interface Source {
  readonly key: string;
  readonly author: string;
  readonly title: string;
  readonly year: string;
  readonly publisher: string;
  readonly confidence: Confidence | null;
}

export interface SolveDefaults {
  readonly solver: string;
  readonly lambda: number;
}

export const NODES_MAX_DEFAULT = 200_000;
/** The most that a scenario may allow itself. */
export const NODES_MAX_LIMIT = 2_000_000;
