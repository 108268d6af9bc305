// Builds a game from nodes in any order in which parents come before children; numbers it level by level at the end.

import { Refusal, requireThat } from "../base/index.ts";
import { CHANCE, DECISION, type Game, type InformationSets, TERMINAL, type Topology } from "./game.ts";

/** A node's name while the game is being built: the order in which it was added, the root being 0. */
export type Draft = number;

export interface InfosetDraft {
  readonly player: number;
  readonly number: number;
  readonly label: string;
  readonly actions: readonly string[];
}

export interface BuiltGame {
  readonly game: Game;
  /** By node of the game: its draft. Draft-indexed data of the caller is read through this. */
  readonly draftOf: Int32Array;
  /** By information set of the game: the number that `addInfoset` returned. */
  readonly infosetDraftOf: Int32Array;
}

const NONE = -1;
/** How far odds may be from summing to 1. */
const ODDS_TOLERANCE = 1e-9;

// Checks that run for every node throw by themselves: `requireThat` would have each sentence written in vain.

/** Growing columns, one row a node. Children must be added in order of their branch. */
export class GameBuilder {
  private kind: number[] = [];
  private parent: number[] = [];
  private branch: number[] = [];
  private link: number[] = []; // information set of a decision, outcome of a terminal
  private childCount: number[] = [];
  private readonly labels = new Map<string, number>([["", 0]]);
  private readonly infosets: InfosetDraft[] = [];
  private readonly title: string;
  private readonly players: readonly string[];

  constructor(title: string, players: readonly string[]) {
    this.title = title;
    this.players = players;
  }

  get nodeCount(): number {
    return this.kind.length;
  }

  /**
   * Adds an information set and returns its number for `addDecision`.
   *
   * @throws {RangeError} when its player is unknown
   */
  addInfoset(infoset: InfosetDraft): number {
    const { player, label } = infoset;
    requireThat(Number.isInteger(player) && player >= 0 && player < this.players.length, `addInfoset(): information set "${label}" has player ${player}; want 0 to ${this.players.length - 1}`);
    return this.infosets.push(infoset) - 1;
  }

  /** Adds a chance node below `parent` (-1 for the root), reached by the branch `label` (empty at the root). */
  addChance(parent: Draft, label: string): Draft {
    return this.add(CHANCE, parent, label, NONE);
  }

  /** Adds a decision node of the information set that `addInfoset` returned. It needs one child for each action, in order. */
  addDecision(parent: Draft, label: string, infoset: number): Draft {
    if (this.infosets[infoset] === undefined) throw new Refusal(`addDecision(): there is no information set ${infoset}; call addInfoset first`);
    return this.add(DECISION, parent, label, infoset);
  }

  /** Adds an end; `outcome` is an index in the outcomes given to `finish`, or -1. */
  addTerminal(parent: Draft, label: string, outcome: number): Draft {
    return this.add(TERMINAL, parent, label, outcome);
  }

  private add(kind: number, parent: Draft, label: string, link: number): Draft {
    const next = this.kind.length;
    const fits = next === 0 ? parent === NONE && label === "" : this.kind[parent] !== undefined;
    if (!fits) throw new Refusal(`node ${next} cannot stand below node ${parent}: the first node is the root (parent -1, empty label), every other one has a parent that was added before`);
    let branch = this.labels.get(label);
    if (branch === undefined) this.labels.set(label, (branch = this.labels.size));
    this.kind.push(kind);
    this.parent.push(parent);
    this.branch.push(branch);
    this.link.push(link);
    this.childCount.push(0);
    if (parent >= 0) this.childCount[parent]!++; // parents come first
    return next;
  }

  /**
   * Numbers the nodes level by level and returns the game.
   *
   * @param outcomes   names of the outcomes
   * @param valuation  numbers for drafts: `chance(draft, player)` is the probability of the branch into a draft below a chance
   *                   node (player -1: the scenario's own odds), `payoff(draft, player)` the payoff at a terminal draft; null when
   *                   they come later: odds of 1 and payoffs of 0 then hold their places
   * @param differing  by player: whether its odds differ from the scenario's anywhere
   * @throws {RangeError} when there is no node, a chance or decision node lacks children, the branches of a decision node are not
   *                      the actions of its information set in order, two sets of one player have one number, a set has no
   *                      node, an outcome is unknown, probabilities leave 0 to 1 or do not sum to 1 within 1e-9, or a payoff is not
   *                      finite
   */
  finish(
    outcomes: readonly string[],
    valuation: { chance(draft: Draft, player: number): number; payoff(draft: Draft, player: number): number } | null,
    differing: readonly boolean[] = this.players.map(() => false),
  ): BuiltGame {
    const { draftOf, nodeOf, firstChild, levelStart } = this.number();
    const count = this.nodeCount;
    requireThat(count > 0, "finish(): the game has no nodes; add the root first");
    const kind = new Uint8Array(count), parent = new Int32Array(count), childCount = new Int32Array(count);
    const branch = new Int32Array(count), infosetDraft = new Int32Array(count).fill(NONE), outcome = new Int32Array(count).fill(NONE);
    for (let node = 0; node < count; node++) {
      const draft = draftOf[node]!;
      kind[node] = this.kind[draft]!;
      parent[node] = draft === 0 ? NONE : nodeOf[this.parent[draft]!]!;
      childCount[node] = this.childCount[draft]!;
      branch[node] = this.branch[draft]!;
      if (kind[node] === DECISION) infosetDraft[node] = this.link[draft]!;
      else if (kind[node] === TERMINAL) {
        outcome[node] = this.link[draft]!;
        if (outcome[node] !== NONE && outcomes[this.link[draft]!] === undefined) throw new Refusal(`finish(): node ${draft} has outcome ${this.link[draft]}, there are ${outcomes.length}; want an index of one, or -1`);
      }
      if ((kind[node] === TERMINAL) !== (childCount[node] === 0)) throw new Refusal(`finish(): node ${draft} is ${childCount[node] === 0 ? "no end but has no branches" : "an end but has branches"}`);
    }
    const { infosets, infosetDraftOf, infosetOf } = this.numberInfosets(infosetDraft);
    const infoset = infosetDraft.map((draft) => (draft === NONE ? NONE : infosetOf[draft]!));
    const labels = [...this.labels.keys()];
    for (let node = 0; node < count; node++) {
      if (kind[node] !== DECISION) continue;
      const set = infoset[node]!;
      const actions = infosets.actions[set]!;
      if (actions.length !== childCount[node]) throw new Refusal(`finish(): information set "${infosets.label[set]}" has ${actions.length} actions, one of its nodes has ${childCount[node]} branches`);
      // A branch that was added out of order would otherwise give one action the consequences of another.
      for (let k = 0; k < actions.length; k++) {
        const action = actions[k], label = labels[branch[firstChild[node]! + k]!];
        if (label !== action) throw new Refusal(`finish(): information set "${infosets.label[set]}" has "${action}" as action ${k + 1}, one of its nodes has the branch "${label}" there`);
      }
    }
    const topology: Topology = { nodeCount: count, kind, parent, firstChild, childCount, levelStart, branch, labels, infoset, outcome, infosets };
    const odds = (player: number) => {
      const chance = new Float64Array(count).fill(1);
      if (valuation === null) return chance;
      for (let node = 1; node < count; node++) if (kind[parent[node]!] === CHANCE) chance[node] = valuation.chance(draftOf[node]!, player);
      for (let node = 0; node < count; node++) if (kind[node] === CHANCE) this.requireOdds(chance.subarray(firstChild[node]!, firstChild[node]! + childCount[node]!), draftOf[node]!, player);
      return chance;
    };
    const chance = odds(NONE);
    const beliefs = this.players.map((_, player) => (differing[player] === true ? odds(player) : chance));
    const payoffs = this.players.map((name, player) => {
      const payoff = new Float64Array(count);
      if (valuation === null) return payoff;
      for (let node = 0; node < count; node++) {
        if (kind[node] !== TERMINAL) continue;
        payoff[node] = valuation.payoff(draftOf[node]!, player);
        if (!Number.isFinite(payoff[node])) throw new Refusal(`finish(): the payoff of ${name} at node ${draftOf[node]} is ${payoff[node]}; want a finite number`);
      }
      return payoff;
    });
    const game: Game = { title: this.title, players: this.players, outcomes, topology, valuation: { chance, beliefs, payoffs } };
    return { game, draftOf, infosetDraftOf };
  }

  private requireOdds(odds: Float64Array, draft: Draft, player: number): void {
    let sum = 0, wrong: number | null = null;
    for (const p of odds) {
      sum += p;
      if (!(p >= 0)) wrong = p;
    }
    if (wrong === null && Math.abs(sum - 1) <= ODDS_TOLERANCE) return;
    const whose = player === NONE ? "" : ` as ${this.players[player]} holds them`;
    throw new Refusal(`finish(): the odds of chance node ${draft}${whose} ${wrong === null ? `sum to ${Number(sum.toPrecision(12))}` : `hold ${wrong}`}; want probabilities that sum to 1 within ${ODDS_TOLERANCE}`);
  }

  /** Breadth-first order: the children of one node become neighbours. */
  private number() {
    const count = this.nodeCount;
    const childStart = new Int32Array(count + 1);
    for (let draft = 0; draft < count; draft++) childStart[draft + 1] = childStart[draft]! + this.childCount[draft]!;
    const children = new Int32Array(Math.max(0, count - 1));
    const filled = childStart.slice(0, count);
    for (let draft = 1; draft < count; draft++) children[filled[this.parent[draft]!]!++] = draft;
    const draftOf = new Int32Array(count), nodeOf = new Int32Array(count), firstChild = new Int32Array(count);
    const levels = [0];
    let next = Math.min(1, count), levelEnd = next;
    for (let node = 0; node < count; node++) {
      if (node === levelEnd) {
        levels.push(node);
        levelEnd = next;
      }
      const draft = draftOf[node]!;
      nodeOf[draft] = node;
      if (this.childCount[draft]! > 0) firstChild[node] = next;
      for (let c = childStart[draft]!; c < childStart[draft + 1]!; c++) draftOf[next++] = children[c]!;
    }
    levels.push(count);
    return { draftOf, nodeOf, firstChild, levelStart: Int32Array.from(levels) };
  }

  private numberInfosets(draftByNode: Int32Array) {
    const total = this.infosets.length;
    const order = this.infosets.map((_, i) => i).sort((a, b) => {
      const x = this.infosets[a]!, y = this.infosets[b]!;
      return x.player - y.player || x.number - y.number || a - b;
    });
    const infosetOf = new Int32Array(total);
    order.forEach((draft, set) => (infosetOf[draft] = set));
    const drafts = order.map((draft) => this.infosets[draft]!);
    drafts.forEach((set, i) => {
      const before = drafts[i - 1];
      requireThat(before === undefined || before.player !== set.player || before.number !== set.number, `finish(): ${this.players[set.player]} has two information sets with number ${set.number}`);
    });
    const firstSlot = new Int32Array(total + 1), nodeStart = new Int32Array(total + 1);
    drafts.forEach((draft, set) => (firstSlot[set + 1] = firstSlot[set]! + draft.actions.length));
    for (const draft of draftByNode) if (draft !== NONE) nodeStart[infosetOf[draft]! + 1]!++;
    for (let set = 0; set < total; set++) {
      requireThat(nodeStart[set + 1]! > 0, `finish(): no node belongs to information set "${drafts[set]!.label}"`);
      nodeStart[set + 1]! += nodeStart[set]!;
    }
    const nodes = new Int32Array(nodeStart[total]!);
    const filled = nodeStart.slice(0, total);
    draftByNode.forEach((draft, node) => {
      if (draft !== NONE) nodes[filled[infosetOf[draft]!]!++] = node;
    });
    const infosets: InformationSets = {
      count: total,
      player: Int32Array.from(drafts, (d) => d.player),
      number: Int32Array.from(drafts, (d) => d.number),
      label: drafts.map((d) => d.label),
      actions: drafts.map((d) => d.actions),
      firstSlot, nodeStart, nodes,
    };
    return { infosets, infosetDraftOf: Int32Array.from(order), infosetOf };
  }
}
