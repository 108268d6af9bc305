// The whole tree as columns of numbers, laid out for drawing.

import { assess, CHANCE, type Compiled, DECISION, isGuarded, logProfile, plainText, reachOf, recordPath, type SolvedProfile } from "../../index.ts";

/** Arrays by node, in the game's order: parents before children, children side by side. */
export interface TreeData {
  readonly nodes: number;
  readonly levels: number;
  /** Height of the drawing, in rows of one end each. */
  readonly rows: number;
  readonly parent: Int32Array;
  readonly firstChild: Int32Array;
  readonly childCount: Int32Array;
  readonly level: Uint16Array;
  /** In rows. */
  readonly y: Float32Array;
  /** -1 at chance, -2 at ends, otherwise who decides. */
  readonly player: Int8Array;
  /** -1 off decisions. */
  readonly infoset: Int32Array;
  /** Of the branch into the node; NaN where only a band may be shown. */
  readonly probability: Float32Array;
  /** What the mover above expects from the branch, in utils; NaN below chance. */
  readonly value: Float32Array;
  /** Of coming here; for finding what matters. */
  readonly reach: Float32Array;
  /** 1 on the record's path. */
  readonly record: Uint8Array;
  /** The nodes there that have one of them above, in order. */
  readonly recorded: Int32Array;
  /** Index in `labels` of what the branch into the node is called. */
  readonly label: Int32Array;
  readonly labels: readonly string[];
  /** Index in `labels` of what stands at the node: a stage, an ending. */
  readonly place: Int32Array;
  /** By level: the stages that stand there most, for the head of its column. */
  readonly heads: readonly string[];
}

export function treeOf(compiled: Compiled, solved: SolvedProfile): TreeData {
  const { game, scenario, stages, stageOfNode } = compiled, { topology, valuation } = game;
  const { nodeCount: nodes, kind, parent, firstChild, childCount, infoset, infosets, levelStart, branch, outcome } = topology;
  const reach = reachOf(game, solved.probabilities, valuation.chance);
  const { actionValues } = assess(game, solved.probabilities, solved.logProbabilities ?? logProfile(solved.probabilities));
  const names = new Map<string, number>();
  const nameOf = (text: string) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    names.set(text, names.size);
    return names.size - 1;
  };
  const hidden = guardedOdds(compiled);
  const data = {
    level: new Uint16Array(nodes), player: new Int8Array(nodes).fill(-2), probability: new Float32Array(nodes), value: new Float32Array(nodes).fill(NaN), record: new Uint8Array(nodes), label: new Int32Array(nodes), place: new Int32Array(nodes),
  };
  levelStart.forEach((from, level) => data.level.fill(level, from, levelStart[level + 1] ?? from));
  for (let node = 0; node < nodes; node++) {
    const above = parent[node]!, stage = stages[stageOfNode[node]!]; // inside the tree
    if (kind[node] === CHANCE) data.player[node] = -1;
    else if (kind[node] === DECISION) data.player[node] = infosets.player[infoset[node]!]!;
    const end = game.outcomes[outcome[node]!];
    data.place[node] = nameOf(end === undefined ? plainText(stage?.title || stage?.name || "") : plainText(scenario.outcomes.get(end)?.title || end));
    if (above < 0) continue;
    const before = stages[stageOfNode[above]!], name = topology.labels[branch[node]!]!;
    data.label[node] = nameOf(plainText(before?.branches.find((one) => one.name === name)?.title || name));
    const slot = kind[above] === DECISION ? infosets.firstSlot[infoset[above]!]! + node - firstChild[above]! : -1;
    data.probability[node] = slot >= 0 ? solved.probabilities[slot]! : hidden[node] === 1 ? NaN : valuation.chance[node]!;
    if (slot >= 0) data.value[node] = actionValues[slot]!;
  }
  const there: number[] = [];
  for (const { nodes: from, after } of recordPath(compiled).steps) {
    for (const node of [...from, ...after]) {
      if (node >= 0 && data.record[node] === 0) there.push(node);
      if (node >= 0) data.record[node] = 1;
    }
  }
  const recorded = Int32Array.from(there).sort().filter((node) => node > 0 && data.record[parent[node]!] === 1);
  const { y, rows } = layOut(nodes, parent, firstChild, childCount);
  return { nodes, levels: levelStart.length - 1, rows, parent: parent.slice(), firstChild: firstChild.slice(), childCount: childCount.slice(), infoset: infoset.slice(), reach: Float32Array.from(reach), y, ...data, recorded, labels: [...names.keys()], heads: headsOf(compiled) };
}

/** 1 at nodes whose odds would tell those of a guarded ending: the branch into it, and the one that is left beside it. */
function guardedOdds({ game: { topology, outcomes }, scenario }: Compiled): Uint8Array {
  const { nodeCount, kind, parent, outcome, firstChild, childCount } = topology, hidden = new Uint8Array(nodeCount);
  for (let node = 1; node < nodeCount; node++) {
    const above = parent[node]!, name = outcomes[outcome[node]!];
    if (kind[above] !== CHANCE || name === undefined || !isGuarded(scenario, name)) continue;
    hidden[node] = 1;
    if (childCount[above] === 2) hidden[2 * firstChild[above]! + 1 - node] = 1;
  }
  return hidden;
}

/** Ends one below the other; every other node in the middle of its children. */
function layOut(nodes: number, parent: Int32Array, firstChild: Int32Array, childCount: Int32Array): { readonly y: Float32Array; readonly rows: number } {
  const ends = new Int32Array(nodes);
  for (let node = nodes - 1; node >= 0; node--) {
    if (childCount[node] === 0) ends[node] = 1;
    if (node > 0) ends[parent[node]!]! += ends[node]!;
  }
  const top = new Float32Array(nodes), y = new Float32Array(nodes);
  for (let node = 0; node < nodes; node++) {
    let at = top[node]!;
    for (let child = firstChild[node]!; child < firstChild[node]! + childCount[node]!; child++) {
      top[child] = at;
      at += ends[child]!;
    }
  }
  for (let node = nodes - 1; node >= 0; node--) y[node] = childCount[node] === 0 ? top[node]! + 0.5 : (y[firstChild[node]!]! + y[firstChild[node]! + childCount[node]! - 1]!) / 2;
  return { y, rows: ends[0]! };
}

function headsOf({ game: { topology }, stages, stageOfNode }: Compiled): string[] {
  return Array.from(topology.levelStart.subarray(0, -1), (from, level) => {
    const counts = new Map<number, number>();
    for (let node = from; node < topology.levelStart[level + 1]!; node++) counts.set(stageOfNode[node]!, (counts.get(stageOfNode[node]!) ?? 0) + 1);
    const [most] = [...counts].filter(([stage]) => stage >= 0).sort((a, b) => b[1] - a[1]);
    return most === undefined ? "" : plainText(stages[most[0]]?.title || stages[most[0]]?.name || "");
  });
}
