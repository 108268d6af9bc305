// What in fact happened, as a walk through the tree: one node for each combination of types at every step.

import type { Diagnostic } from "../base/index.ts";
import { TERMINAL } from "../game/index.ts";
import type { RecordedMove, Stage } from "../scenario/index.ts";
import type { Compiled } from "./compile.ts";

export interface PathStep {
  readonly stage: Stage;
  /** The name of the branch that was taken; empty at a step that is left open. */
  readonly branch: string;
  /** By combination of types: the node at which the step begins, -1 where that combination cannot have come here. */
  readonly nodes: Int32Array;
  /** By combination of types: the node that the branch leads to, -1 where it is not offered or the step is not reached. */
  readonly after: Int32Array;
  /** The recorded move; null on a path that is not a record. */
  readonly move: RecordedMove | null;
}

export interface Path {
  readonly steps: readonly PathStep[];
  /** By combination of types: the outcome (index in `game.outcomes`) at the end of the path, -1 where it does not end there. */
  readonly outcomes: Int32Array;
}

export interface RecordResult extends Path {
  /** Why the record stops being a path of the tree; empty when it is one. `steps` are those before. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where the record has stopped short of an end: the step that comes next, with no branch taken; otherwise null. */
  readonly open: PathStep | null;
}

/** A walk with one node for each combination of types, all taking the same branches. */
export class Walk {
  readonly compiled: Compiled;
  /** By combination of types; -1 where the combination has fallen away. */
  nodes: Int32Array;

  constructor(compiled: Compiled) {
    this.compiled = compiled;
    const { stageOfNode, typeCombinations } = compiled;
    const drawn = typeCombinations.length > 1 && stageOfNode[0] === -1;
    const { firstChild } = compiled.game.topology;
    this.nodes = Int32Array.from(typeCombinations, (_, combination) => (drawn ? firstChild[0]! + combination : 0));
  }

  /** The stage at which the walk stands, or null at its end. Where types lead to different stages, the first of them. */
  get stage(): Stage | null {
    const node = this.nodes.find((at) => at >= 0 && this.compiled.stageOfNode[at]! >= 0);
    return node === undefined ? null : (this.compiled.stages[this.compiled.stageOfNode[node]!] ?? null);
  }

  /** Where `branch` of `stage` leads from here, by combination of types; -1 where the combination is not there. */
  after(stage: Stage, branch: string): Int32Array {
    const { game: { topology }, stageOfNode, stages } = this.compiled;
    return this.nodes.map((node) => {
      if (node < 0 || stages[stageOfNode[node]!] !== stage) return -1;
      for (let child = topology.firstChild[node]!; child < topology.firstChild[node]! + topology.childCount[node]!; child++) {
        if (topology.labels[topology.branch[child]!] === branch) return child;
      }
      return -1;
    });
  }

  /** Takes the branch and returns the step. */
  take(stage: Stage, branch: string, move: RecordedMove | null): PathStep {
    const after = this.after(stage, branch);
    const nodes = this.nodes.map((node) => (node >= 0 && this.compiled.stages[this.compiled.stageOfNode[node]!] === stage ? node : -1));
    this.nodes = after;
    return { stage, branch, nodes, after, move };
  }

  /** By combination of types: the outcome where it has ended, otherwise -1. */
  get outcomes(): Int32Array {
    const { kind, outcome } = this.compiled.game.topology;
    return this.nodes.map((node) => (node >= 0 && kind[node] === TERMINAL ? outcome[node]! : -1));
  }
}

/**
 * The scenario's record as a path of the compiled tree.
 *
 * @returns  the steps up to the end or to the first move that the tree does not offer, which a diagnostic names; no steps
 *           and no diagnostics when the scenario has no record
 */
export function recordPath(compiled: Compiled): RecordResult {
  const walk = new Walk(compiled);
  const steps: PathStep[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const move of compiled.scenario.record) {
    const fault = faultOf(walk, move);
    if (fault !== null) {
      diagnostics.push({ rule: "record-leaves-the-tree", place: move.place, ...fault });
      break;
    }
    steps.push(walk.take(walk.stage as Stage, move.branch, move)); // a walk without a stage is a fault
  }
  const { outcomes, stage } = walk;
  const open = stage === null || compiled.scenario.record.length === 0 ? null : walk.take(stage, "", null);
  return { steps, outcomes, diagnostics, open };
}

function faultOf(walk: Walk, move: RecordedMove): Pick<Diagnostic, "message" | "label" | "help"> | null {
  const { stage } = walk;
  if (stage === null) {
    return { message: `the record goes on after the end of play`, label: `play has ended before "${move.stage}"`, help: "remove this entry and those after it" };
  }
  if (stage.name !== move.stage) {
    return { message: `the record leaves the tree`, label: `here play is at stage "${stage.name}", not at "${move.stage}"`, help: `record the move at "${stage.name}" first; chance events are moves too` };
  }
  if (walk.after(stage, move.branch).some((node) => node >= 0)) return null;
  const { game: { topology } } = walk.compiled;
  const offered = new Set<string>();
  for (const node of walk.nodes) {
    if (node < 0) continue;
    for (let k = 0; k < topology.childCount[node]!; k++) offered.add(topology.labels[topology.branch[topology.firstChild[node]! + k]!] as string);
  }
  return { message: `the record takes a branch that is not there`, label: `"${move.branch}" is not ${stage.player === null ? "possible" : "offered"} at stage "${stage.name}" here`, help: `here it offers ${[...offered].join(", ")}; a variant or a changed parameter may have removed it` };
}
