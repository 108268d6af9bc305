// Which part of a public tree is drawn, and where. Children keep their order; the branch that was taken, or the likeliest, goes
// straight on, the others bend away.

import { requireThat, suggest } from "../base/index.ts";
import { CHANCE, DECISION } from "../game/index.ts";
import type { PublicNode, PublicTree } from "./tree-public.ts";
import { breakEvenly, textWidth } from "./tree-text.ts";

export interface ShapeOptions {
  /** Branches reached less often are folded; null: what leaves at most LEAVES_AIM leaves, if anything does. */
  readonly probabilityMin: number | null;
  /** Moves from the root to draw; null: all. */
  readonly depthMax: number | null;
  /** Name of the stage (in games from files: the label of the information set) to start at; null: the start. */
  readonly at: string | null;
}

/** A node as drawn; px from the left upper corner of the drawing. */
export interface DrawnNode {
  readonly node: PublicNode;
  readonly index: number;
  readonly parent: DrawnNode | null;
  readonly children: DrawnNode[];
  /** Branches that are not drawn: how many, and their probability together, given this node. */
  readonly folded: { readonly count: number; readonly probability: number; readonly indices: readonly number[] } | null;
  readonly depth: number;
  /** The title of the branch that leads here, in lines. */
  readonly label: readonly string[];
  x: number;
  y: number;
  /** Room in which the branches to its children bend. */
  bend: number;
  /** Where the stub of what is folded stands, when other branches are drawn. */
  stubY: number;
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

export const LEAVES_AIM = 56;
/** More rows than this are no figure. */
export const LEAVES_MAX = 1500;
/** Turnings along the record are drawn from this probability on, however rarely play comes there. */
const TURNING_MIN = 0.03;

export const LABEL_SIZE = 11.5, SMALL_SIZE = 11, NODE_RADIUS = 5;
export const LABEL_MAX = 152;
/** Room in which branches bend: at least this, more where they bend far. */
const BEND_MIN = 36, BEND_MAX = 96, BEND_SHARE = 1 / 14;
const ABOVE = 18, LINE = 13, BELOW = 20, STUB = 22;

/** @throws {RangeError} when there is no such stage, or too much would be drawn */
export function shapeTree(tree: PublicTree, options: ShapeOptions, numbersWidth: (node: PublicNode) => number): Shape {
  const root = rootOf(tree, options.at);
  const probabilityMin = options.probabilityMin ?? chooseMinimum(tree, root, options.depthMax);
  const leaves = countLeaves(tree, root, probabilityMin, options.depthMax, LEAVES_MAX + 1);
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
  const height = placeRows(top);
  placeColumns(drawn, numbersWidth);
  return { root: top, drawn, probabilityMin, leaves, height, width: Math.max(...drawn.map((node) => node.x)) };
}

function rootOf(tree: PublicTree, at: string | null): number {
  if (at === null) return 0;
  let best = -1;
  tree.nodes.forEach((node, index) => {
    if (node.stage !== at) return;
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

/** Rows that would be drawn, counted up to `enough`. */
function countLeaves(tree: PublicTree, root: number, minimum: number, depthMax: number | null, enough: number): number {
  let count = 0;
  const visit = (index: number, depth: number): void => {
    if (count >= enough) return;
    const { shown, hidden } = split(tree, root, index, minimum, depth, depthMax);
    if (shown.length === 0 || hidden.length > 0) count++;
    for (const child of shown) visit(child, depth + 1);
  };
  visit(root, 0);
  return count;
}

/** The smallest of a round series of minima that leaves at most LEAVES_AIM leaves. */
function chooseMinimum(tree: PublicTree, root: number, depthMax: number | null): number {
  for (const minimum of [0, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 0.001, 0.002, 0.003, 0.005, 0.007, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1]) {
    if (countLeaves(tree, root, minimum, depthMax, LEAVES_AIM + 1) <= LEAVES_AIM) return minimum;
  }
  return 0.2;
}

/** Every column as wide as the widest text on the branches into it, and the bends before it as the farthest of them needs. */
function placeColumns(drawn: readonly DrawnNode[], numbersWidth: (node: PublicNode) => number): void {
  const widest: number[] = [], farthest: number[] = [];
  for (const { depth, label, node, children, y } of drawn) {
    const lines = label.map((line) => textWidth(line, LABEL_SIZE, node.record !== null));
    widest[depth] = Math.max(widest[depth] ?? 0, ...lines, numbersWidth(node));
    farthest[depth] = Math.max(farthest[depth] ?? 0, ...children.map((child) => Math.abs(child.y - y)));
  }
  const bends = farthest.map((far) => Math.min(BEND_MAX, Math.max(BEND_MIN, far * BEND_SHARE)));
  const columns = [NODE_RADIUS];
  for (let depth = 1; depth < widest.length; depth++) columns[depth] = columns[depth - 1]! + 2 * NODE_RADIUS + bends[depth - 1]! + 14 + widest[depth]!;
  for (const node of drawn) {
    node.x = columns[node.depth]!;
    node.bend = bends[node.depth]!;
  }
}

/** The child that goes straight on. */
function mainChild({ children }: DrawnNode): DrawnNode {
  return children.find((child) => child.node.record !== null) ?? children.reduce((best, child) => (child.node.probability > best.node.probability ? child : best));
}

/** What a node and all that follows it take up above and below its row, and on which side its stub stands. */
interface Extent {
  readonly up: number;
  readonly down: number;
  readonly stub: "above" | "below" | null;
}

/** Nothing overlaps: what follows a node lies in a strip of its own. Returns the height. */
function placeRows(root: DrawnNode): number {
  const extents = new Map<DrawnNode, Extent>();
  const of = (node: DrawnNode) => extents.get(node)!; // measured below before it is read
  const height = (nodes: readonly DrawnNode[]) => nodes.reduce((sum, node) => sum + of(node).up + of(node).down, 0);
  const sides = (node: DrawnNode) => {
    const main = mainChild(node), at = node.children.indexOf(main);
    return { main, before: node.children.slice(0, at), after: node.children.slice(at + 1) };
  };
  const measure = (node: DrawnNode, above: number): void => {
    // A row is as high as the highest label of all the branches that run along it.
    const own = Math.max(above, ABOVE + LINE * Math.max(0, node.label.length - 1));
    if (node.children.length === 0) {
      extents.set(node, { up: own, down: BELOW, stub: null });
      return;
    }
    const { main, before, after } = sides(node);
    for (const child of node.children) measure(child, child === main ? own : 0);
    const up = of(main).up + height(before), down = of(main).down + height(after);
    const stub = node.folded === null ? null : up < down - 2 * STUB ? "above" : "below";
    extents.set(node, { up: up + (stub === "above" ? STUB : 0), down: down + (stub === "below" ? STUB : 0), stub });
  };
  const place = (node: DrawnNode, y: number): void => {
    node.y = y;
    if (node.children.length === 0) return;
    const { main, before, after } = sides(node);
    place(main, y);
    let top = y - of(main).up, bottom = y + of(main).down;
    for (const child of before.reverse()) {
      place(child, top - of(child).down);
      top = child.y - of(child).up;
    }
    for (const child of after) {
      place(child, bottom + of(child).up);
      bottom = child.y + of(child).down;
    }
    node.stubY = of(node).stub === "above" ? top - STUB / 2 : bottom + STUB / 2;
  };
  measure(root, 0);
  place(root, of(root).up);
  return of(root).up + of(root).down;
}

/** Information sets with more than one point in the tree: by group, the nodes of the public tree. */
export function sharedSets(tree: PublicTree, infosetOf: (node: number) => number): ReadonlyMap<number, readonly number[]> {
  const leader = new Map<number, number>();
  const find = (set: number): number => {
    const next = leader.get(set) ?? set;
    return next === set ? set : find(next);
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

/** Whether nothing follows. */
export function isEnd(node: PublicNode): boolean {
  return node.kind !== CHANCE && node.kind !== DECISION;
}
