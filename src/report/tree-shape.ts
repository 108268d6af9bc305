// Which part of a public tree is drawn, and where. Children keep their order; the branch that was taken, or the likeliest, goes
// straight on, the others bend away.

import { requireThat, suggest } from "../base/index.ts";
import { DECISION } from "../game/index.ts";
import { BEND_MIN, type DrawnNode, type Extents, LABEL_SIZE, NODE_RADIUS } from "./tree-node.ts";
import type { PublicNode, PublicTree } from "./tree-public.ts";
import { placeRows } from "./tree-rows.ts";
import { breakEvenly, textWidth } from "./tree-text.ts";

export interface ShapeOptions {
  /** Branches reached less often are folded; null: what leaves at most LEAVES_AIM leaves, if anything does. */
  readonly probabilityMin: number | null;
  /** Moves from the root to draw; null: all. */
  readonly depthMax: number | null;
  /** Name of the stage (in games from files: the label of the information set) to start at; null: the start. */
  readonly at: string | null;
}

export interface Shape {
  readonly root: DrawnNode;
  readonly drawn: readonly DrawnNode[];
  readonly probabilityMin: number;
  readonly width: number;
  readonly height: number;
  /** Leaves and stubs drawn. */
  readonly leaves: number;
}

export const LEAVES_AIM = 60;
/** More rows than this are no figure. */
export const LEAVES_MAX = 1500;
/** Nor are more columns than this. */
export const COLUMNS_MAX = 300;
/** Turnings along the record are drawn from this probability on, however rarely play comes there. */
const TURNING_MIN = 0.03;

const LABEL_MAX = 116;
/** Branches get more room to bend where much follows: so much for every leaf, up to so much. */
const BEND_MAX = 72, BEND_LEAF = 2;
/** @throws {RangeError} when there is no such stage, or too much would be drawn */
export function shapeTree(tree: PublicTree, options: ShapeOptions, extents: Extents): Shape {
  const root = rootOf(tree, options.at);
  const probabilityMin = options.probabilityMin ?? chooseMinimum(tree, root, options.depthMax);
  const { leaves, depth } = countLeaves(tree, root, probabilityMin, options.depthMax, LEAVES_MAX + 1);
  requireThat(depth <= COLUMNS_MAX, `the tree would be more than ${COLUMNS_MAX} moves deep; draw a part of it with --depth, or with --at and --depth`);
  requireThat(leaves <= LEAVES_MAX, `the tree would have more than ${LEAVES_MAX} leaves; raise --min-probability or lower --depth`);
  const drawn: DrawnNode[] = [];
  const draw = (index: number, parent: DrawnNode | null, depth: number): DrawnNode => {
    const node = tree.nodes[index]!;
    const { shown, hidden } = split(tree, root, index, probabilityMin, depth, options.depthMax);
    const folded = hidden.length === 0 ? null : { count: hidden.length, probability: hidden.reduce((sum, child) => sum + tree.nodes[child]!.probability, 0), indices: hidden };
    const label = parent === null ? [] : breakEvenly(node.title, LABEL_MAX, LABEL_SIZE, 3, node.record !== null);
    const self: DrawnNode = { node, index, parent, children: [], folded, depth, label, x: 0, y: 0, bend: BEND_MIN, stubY: 0 };
    drawn.push(self);
    for (const child of shown) self.children.push(draw(child, self, depth + 1));
    return self;
  };
  const top = draw(root, null, 0);
  placeColumns(top, drawn, extents);
  const width = Math.max(...drawn.map((node) => node.x + 2 * NODE_RADIUS + (node.children.length === 0 ? 0 : node.bend) + extents.tail(node)));
  return { root: top, drawn, probabilityMin, leaves, width, height: placeRows(top, width, extents) };
}

function rootOf(tree: PublicTree, at: string | null): number {
  if (at === null) return 0;
  let best = -1;
  tree.nodes.forEach((node, index) => {
    if (node.stage !== at || at === "") return; // the draw of types belongs to no stage
    const before = tree.nodes[best];
    if (before === undefined || (node.record !== null && before.record === null) || ((node.record !== null) === (before.record !== null) && node.reach > before.reach)) best = index;
  });
  requireThat(best >= 0, `no play comes to a stage "${at}"; ${suggest(at, new Set(tree.nodes.map((node) => node.stage).filter((stage) => stage !== "")))}`);
  return best;
}

/** Children to draw and children to fold. */
function split(tree: PublicTree, root: number, index: number, minimum: number, depth: number, depthMax: number | null) {
  const { children, record } = tree.nodes[index]!;
  if (depthMax !== null && depth >= depthMax) return { shown: [], hidden: children };
  const base = tree.nodes[root]!.reach;
  const matters = (child: number) => {
    const node = tree.nodes[child]!;
    return node.record !== null || node.reach >= minimum * base || (record !== null && node.probability >= TURNING_MIN);
  };
  const shown = children.filter(matters);
  return { shown, hidden: children.filter((child) => !matters(child)) };
}

/** Rows that would be drawn, counted up to `enough`, and the moves that the deepest node met is from the root. */
function countLeaves(tree: PublicTree, root: number, minimum: number, depthMax: number | null, enough: number): { readonly leaves: number; readonly depth: number } {
  let leaves = 0, deepest = 0;
  // A list and no recursion: the tree may be deeper than the stack.
  const open = [{ index: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined && leaves < enough; next = open.pop()) {
    const { index, depth } = next;
    const { shown, hidden } = split(tree, root, index, minimum, depth, depthMax);
    if (shown.length === 0 || hidden.length > 0) leaves++;
    deepest = Math.max(deepest, depth);
    for (const child of shown) open.push({ index: child, depth: depth + 1 });
  }
  return { leaves, depth: deepest };
}

/** The smallest of a round series of minima that leaves at most LEAVES_AIM leaves. */
function chooseMinimum(tree: PublicTree, root: number, depthMax: number | null): number {
  for (const minimum of [0, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 0.001, 0.002, 0.003, 0.005, 0.007, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1]) {
    if (countLeaves(tree, root, minimum, depthMax, LEAVES_AIM + 1).leaves <= LEAVES_AIM) return minimum;
  }
  return 0.2;
}

/** Every column as wide as the widest text on the branches into it, and the bends before it as the most that follows needs. */
function placeColumns(root: DrawnNode, drawn: readonly DrawnNode[], extents: Extents): void {
  const widest: number[] = [], most: number[] = [];
  const leavesOf = (node: DrawnNode): number => {
    const leaves = node.children.reduce((sum, child) => sum + leavesOf(child), node.children.length === 0 || node.folded !== null ? 1 : 0);
    most[node.depth] = Math.max(most[node.depth] ?? 0, node.children.length === 0 ? 0 : leaves);
    return leaves;
  };
  leavesOf(root);
  for (const { depth, label, node } of drawn) {
    const lines = label.map((line) => textWidth(line, LABEL_SIZE, node.record !== null));
    widest[depth] = Math.max(widest[depth] ?? 0, ...lines, extents.numbers(node));
  }
  const bends = most.map((leaves) => Math.min(BEND_MAX, Math.max(BEND_MIN, leaves * BEND_LEAF)));
  const columns = [NODE_RADIUS];
  for (let depth = 1; depth < widest.length; depth++) columns[depth] = columns[depth - 1]! + 2 * NODE_RADIUS + bends[depth - 1]! + 14 + widest[depth]!;
  for (const node of drawn) {
    node.x = columns[node.depth]!;
    node.bend = bends[node.depth]!;
  }
}

/** Information sets with more than one point in the tree: by group, the nodes of the public tree. */
export function sharedSets(tree: PublicTree, infosetOf: (node: number) => number): ReadonlyMap<number, readonly number[]> {
  const leader = new Map<number, number>();
  const find = (set: number): number => {
    let last = set;
    for (let next = leader.get(last); next !== undefined && next !== last; next = leader.get(last)) last = next;
    return last;
  };
  const setsOf = (node: PublicNode) => [...new Set(node.members.map(infosetOf))];
  for (const node of tree.nodes) {
    if (node.kind !== DECISION) continue;
    const [first, ...others] = setsOf(node) as [number, ...number[]];
    for (const set of others) leader.set(find(set), find(first));
  }
  const groups = new Map<number, number[]>();
  tree.nodes.forEach((node, index) => {
    if (node.kind !== DECISION) return;
    const group = find(infosetOf(node.members[0]!));
    groups.set(group, [...(groups.get(group) ?? []), index]);
  });
  return new Map([...groups].filter(([, nodes]) => nodes.length > 1));
}
