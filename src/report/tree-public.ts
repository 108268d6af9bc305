// The tree as the players' moves make it: nodes that differ only in private types are one. What remains is the crisis as an
// onlooker saw it, with probabilities averaged over the types by how often each comes there.

import { plainText, requireThat, suggest } from "../base/index.ts";
import { type Compiled, recordPath } from "../compile/index.ts";
import { CHANCE, DECISION, type Game } from "../game/index.ts";
import { assess, type Profile, reachOf } from "../strategy/index.ts";

export interface PublicNode {
  /** Index of the parent, -1 at the root. */
  readonly parent: number;
  readonly children: number[];
  /** The nodes of the game that are one here. */
  readonly members: readonly number[];
  /** CHANCE, DECISION or TERMINAL. */
  readonly kind: number;
  /** Who decides here, -1 off decisions. */
  readonly player: number;
  /** Name and title of the stage; empty at ends and in games without a scenario. */
  readonly stage: string;
  readonly stageTitle: string;
  /** Index in `game.outcomes`, -1 off named ends. */
  readonly outcome: number;
  /** Name and title of the branch that leads here. */
  readonly branch: string;
  readonly title: string;
  /** Probability of coming here from the root of the whole tree, among the types drawn. */
  readonly reach: number;
  /** Probability of the branch given its parent. */
  readonly probability: number;
  /** What the parent's mover expects from the branch, in utils; NaN below chance. */
  readonly moverPayoff: number;
  /** At ends: by player, in utils; empty elsewhere. */
  readonly payoffs: readonly number[];
  /** Date of the recorded move that leads here; empty without one; null off the record. */
  readonly record: string | null;
}

export interface PublicTree {
  readonly nodes: readonly PublicNode[];
  /** How many combinations of types stand behind it. */
  readonly typeCombinations: number;
  /** By player: the title of the one type drawn, or null for all. */
  readonly typeTitles: readonly (string | null)[];
}

/**
 * @param types  by player name: the one type to follow; players left out stand for all their types
 * @throws {RangeError} when a player or a type is unknown
 */
export function publicTree(game: Game, compiled: Compiled | null, profile: Profile, logs: Float64Array | null, types: ReadonlyMap<string, string>): PublicTree {
  const { topology, valuation } = game;
  const reach = reachOf(game, profile, valuation.chance);
  const { actionValues } = assess(game, profile, logs);
  const recorded = recordedNodes(compiled);
  const { roots, typeTitles } = rootsOf(game, compiled, types);
  const shares = (members: readonly number[]) => {
    const total = members.reduce((sum, node) => sum + reach[node]!, 0);
    // Where the play has probability 0, all types count alike.
    return members.map((node) => (total > 0 ? reach[node]! / total : 1 / members.length));
  };
  const average = (members: readonly number[], value: (node: number) => number) => {
    const share = shares(members);
    // What has no share may have no value either.
    return members.reduce((sum, node, i) => (share[i] === 0 ? sum : sum + share[i]! * value(node)), 0);
  };
  const describe = (members: readonly number[], parent: number, from: { readonly probability: number; readonly moverPayoff: number; readonly branch: string; readonly title: string }, reached: number): PublicNode => {
    const node = members[0]!;
    const kind = topology.kind[node]!, infoset = topology.infoset[node]!;
    const stage = compiled?.stages[compiled.stageOfNode[node]!];
    const isEnd = kind !== CHANCE && kind !== DECISION;
    const record = members.map((member) => recorded.get(member)).find((date) => date !== undefined);
    return {
      ...from, parent, children: [], members, kind, reach: reached,
      player: kind === DECISION ? topology.infosets.player[infoset]! : -1,
      stage: stage?.name ?? (kind === DECISION ? topology.infosets.label[infoset]! : ""),
      stageTitle: plainText(stage?.title ?? ""),
      outcome: topology.outcome[node]!,
      payoffs: isEnd ? game.players.map((_, player) => average(members, (member) => valuation.payoffs[player]![member]!)) : [],
      record: record ?? null,
    };
  };
  const nodes = [describe(roots, -1, { probability: 1, moverPayoff: NaN, branch: "", title: "" }, 1)];
  for (let at = 0; at < nodes.length; at++) {
    const parent = nodes[at]!;
    for (const members of branchesOf(game, compiled, parent.members)) {
      const first = members[0]!, branch = topology.labels[topology.branch[first]!]!;
      const via = new Map(members.map((member) => [topology.parent[member]!, member]));
      const stage = compiled?.scenario.stages.get(parent.stage);
      const probability = average(parent.members, (member) => {
        const child = via.get(member);
        if (child === undefined) return 0;
        return parent.kind === CHANCE ? valuation.chance[child]! : profile[slotOf(game, member, child)]!;
      });
      const movers = [...via.keys()];
      const moverPayoff = parent.kind === CHANCE ? NaN : average(movers, (member) => actionValues[slotOf(game, member, via.get(member)!)]!);
      nodes.push(describe(members, at, { probability, moverPayoff, branch, title: plainText(stage?.branches.find((other) => other.name === branch)?.title || branch) }, parent.reach * probability));
      parent.children.push(nodes.length - 1);
    }
  }
  return { nodes, typeCombinations: roots.length, typeTitles };
}

function slotOf(game: Game, node: number, child: number): number {
  const { infosets, infoset, firstChild } = game.topology;
  return infosets.firstSlot[infoset[node]!]! + child - firstChild[node]!;
}

/** The children of nodes that are one, put together where branch, stage and end agree, in order of first mention. */
function branchesOf(game: Game, compiled: Compiled | null, members: readonly number[]): number[][] {
  const { topology } = game;
  const groups = new Map<string, number[]>();
  for (const member of members) {
    for (let k = 0; k < topology.childCount[member]!; k++) {
      const child = topology.firstChild[member]! + k;
      // Games without a scenario may repeat a label at one node; there every branch stands for itself.
      const key = compiled === null ? String(k) : `${topology.branch[child]} ${compiled.stageOfNode[child]} ${topology.outcome[child]}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [child]);
      else group.push(child);
    }
  }
  return [...groups.values()];
}

/** Date by node that a recorded move leads to; the start of the record is its first node. */
function recordedNodes(compiled: Compiled | null): Map<number, string> {
  const dates = new Map<number, string>();
  if (compiled === null) return dates;
  const { steps } = recordPath(compiled);
  steps[0]?.nodes.forEach((node) => node >= 0 && dates.set(node, ""));
  for (const step of steps) step.after.forEach((node) => node >= 0 && dates.set(node, plainText(step.move?.date ?? "")));
  return dates;
}

function rootsOf(game: Game, compiled: Compiled | null, types: ReadonlyMap<string, string>) {
  const { topology } = game;
  const typeTitles: (string | null)[] = game.players.map(() => null);
  requireThat(types.size === 0 || compiled !== null, `"${game.title}" has no scenario and hence no types to choose`);
  if (compiled === null) return { roots: [0], typeTitles };
  const wanted = new Map<number, number>();
  for (const [name, typeName] of types) {
    const index = compiled.scenario.players.findIndex((player) => player.name === name);
    const player = compiled.scenario.players[index];
    requireThat(player !== undefined, `there is no player "${name}" in "${game.title}"; ${suggest(name, game.players)}`);
    requireThat(player.types.length > 1 || player.types[0]?.name !== "", `${name} has one type only, without a name; leave it out`);
    const type = player.types.findIndex((other) => other.name === typeName);
    requireThat(type >= 0, `${name} has no type "${typeName}"; ${suggest(typeName, player.types.map((other) => other.name))}`);
    wanted.set(index, type);
    typeTitles[index] = plainText(player.types[type]!.title || typeName);
  }
  if (compiled.typeCombinations.length === 1) return { roots: [0], typeTitles };
  const roots = compiled.typeCombinations.flatMap((combination, i) => ([...wanted].every(([player, type]) => combination[player] === type) ? [topology.firstChild[0]! + i] : []));
  return { roots, typeTitles };
}
