// The finite extensive form as flat typed arrays. Nodes are numbered level by level from the root (node 0), so that children
// have larger numbers than their parent and the children of one node are neighbours. Topology (who moves where, who cannot
// tell what apart) stands apart from valuation (odds and payoffs), so that new numbers need no new tree.

/** Array indexed by player, from 0. */
export type ByPlayer<T> = readonly T[];

export const CHANCE = 0, DECISION = 1, TERMINAL = 2;

export interface Topology {
  readonly nodeCount: number;
  /** By node: CHANCE, DECISION or TERMINAL. */
  readonly kind: Uint8Array;
  /** By node; -1 at the root. */
  readonly parent: Int32Array;
  /** By node: its first child; child number k is `firstChild[node] + k`. 0 at terminals. */
  readonly firstChild: Int32Array;
  /** By node: 0 at terminals, otherwise at least 1. */
  readonly childCount: Int32Array;
  /** First node of each level, and at the end `nodeCount`. */
  readonly levelStart: Int32Array;
  /** By node: index in `labels` of the name of the branch that leads to it (action or chance event); 0 (empty) at the root. */
  readonly branch: Int32Array;
  readonly labels: readonly string[];
  /** By node: its information set, -1 off decision nodes. */
  readonly infoset: Int32Array;
  /** By node: its outcome, an index in `Game.outcomes`; -1 off terminals and at terminals without a named outcome. */
  readonly outcome: Int32Array;
  readonly infosets: InformationSets;
}

/** All arrays here are indexed by information set; sets stand in order of player, then of `number`. */
export interface InformationSets {
  readonly count: number;
  readonly player: Int32Array;
  /** The number that the player knows it by: from 1 for each player, or as in the file it came from. */
  readonly number: Int32Array;
  readonly label: readonly string[];
  /** Names of the actions, in order. */
  readonly actions: readonly (readonly string[])[];
  /**
   * Slots: every (information set, action) has one number, action k of set h being `firstSlot[h] + k`.
   * Length count + 1; the last entry is the number of slots.
   */
  readonly firstSlot: Int32Array;
  /** Members of set h are `nodes[nodeStart[h] .. nodeStart[h + 1] - 1]`, in node order. */
  readonly nodeStart: Int32Array;
  readonly nodes: Int32Array;
}

export interface Valuation {
  /** By node: the scenario's probability of the branch into it where the parent is a chance node, otherwise 1. */
  readonly chance: Float64Array;
  /** By player, by node: the same as that player holds it. The very array `chance` where the player holds the scenario's odds. */
  readonly beliefs: ByPlayer<Float64Array>;
  /** By player, by node: payoff in utils at terminals, 0 elsewhere. */
  readonly payoffs: ByPlayer<Float64Array>;
  /** Players that are several people, at most one entry each; without: nobody is. */
  readonly councils?: readonly Council[];
  /** What a file says of these numbers where doubles only come near, for exact arithmetic. */
  readonly written?: readonly WrittenColumn[];
}

/**
 * How a council turns what its seats want into a choice: one utility, the weighted sum of all; the option with most votes, each cast by
 * itself; or the player's own choice, to whom the seats' backing is worth something.
 */
export type CouncilRule = "weighted" | "majority" | "advice";

/** A player whose choices are made by several, each with payoffs of its own. The player's own payoffs are those of its head. */
export interface Council {
  readonly player: number;
  readonly rule: CouncilRule;
  /** `weighted`: the head's share in the utility, from 0 to 1; the rest is the seats', by their votes. */
  readonly own: number;
  /** `advice`: what the backing of all seats is worth to the head, in utils. */
  readonly support: number;
  /** `majority`: votes of the head, rounded to whole ones. */
  readonly votes: number;
  readonly seats: readonly Seat[];
}

export interface Seat {
  readonly name: string;
  readonly title: string;
  /** At least 0; rounded to whole ones where a majority decides. */
  readonly votes: number;
  /** By node: payoff in utils at terminals, 0 elsewhere. Its odds of chance are the player's. */
  readonly payoffs: Float64Array;
}

/** A column of a valuation as a file writes it. */
export interface WrittenColumn {
  /** The column whose numbers these are. They say nothing of an array that takes its place. */
  readonly of: Float64Array;
  /** By node: the index of its text; -1 where the double is all that is known. */
  readonly index: Int32Array;
  /** Numbers that `rationalOf` reads. */
  readonly texts: readonly string[];
}

export interface Game {
  readonly title: string;
  /** Names, by player. */
  readonly players: ByPlayer<string>;
  /** Names of the outcomes. */
  readonly outcomes: readonly string[];
  readonly topology: Topology;
  readonly valuation: Valuation;
}

/** Number of (information set, action) pairs: the length of a profile. */
export function slotCount(game: Game): number {
  const { firstSlot, count } = game.topology.infosets;
  return firstSlot[count]!; // firstSlot has count + 1 entries
}

/** The seats of all councils, one council after the other. */
export function seatsOf({ councils = [] }: Valuation): readonly Seat[] {
  return councils.flatMap(({ seats }) => seats);
}

/** Whether all players hold the scenario's odds. */
export function hasCommonPrior(game: Game): boolean {
  return game.valuation.beliefs.every((belief) => belief === game.valuation.chance);
}

/** The same tree under other numbers. */
export function revalue(game: Game, valuation: Valuation): Game {
  return { ...game, valuation };
}

/** What people call an information set: its owner, its number and, where it has one, its label, as in "US 2 (after the blockade)". */
export function setName({ players, topology: { infosets } }: Game, set: number): string {
  const label = infosets.label[set]!;
  return `${players[infosets.player[set]!]} ${infosets.number[set]}${label === "" ? "" : ` (${label})`}`;
}
