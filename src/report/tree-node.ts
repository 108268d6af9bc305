// A node of a tree figure, and the sizes that its parts have.

import { CHANCE, DECISION } from "../game/index.ts";
import type { PublicNode } from "./tree-public.ts";

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

/** What the shape must make room for; widths in px. */
export interface Extents {
  /** Whether a node is drawn in a capsule, perhaps with a letter above it. */
  readonly isShared: (node: DrawnNode) => boolean;
  /** Of the numbers below the branch that leads to a node. */
  readonly numbers: (node: PublicNode) => number;
  /** Of what stands to the right of a node: the text of an end, or the stub of what is folded; 0 for nothing. */
  readonly tail: (node: DrawnNode) => number;
}

export const LABEL_SIZE = 11.5, SMALL_SIZE = 11, NODE_RADIUS = 5;
/** The least room in which branches bend. */
export const BEND_MIN = 30;
/** Room of a row: above it the first line of a label and each further one, below it the numbers. */
const ABOVE_ROW = 18, LINE = 13;
export const BELOW_ROW = 20;

/** Room that the label of the branch into a node needs above its row. */
export function rowAbove({ label }: DrawnNode): number {
  return ABOVE_ROW + LINE * Math.max(0, label.length - 1);
}

/** Whether nothing follows. */
export function isEnd(node: PublicNode): boolean {
  return node.kind !== CHANCE && node.kind !== DECISION;
}
