// Heights of the rows of a tree figure. Every subtree is known by its outline, the highest and lowest that it reaches in each
// strip of the width; subtrees move together until their outlines touch, in the order of the branches, so that no line crosses
// another and no text covers one.

import { BELOW_ROW, type DrawnNode, type Extents, NODE_RADIUS, rowAbove } from "./tree-node.ts";

/** By strip of STRIP px: how high (negative) and how low a subtree reaches, from its own row. */
interface Outline {
  readonly top: Float64Array;
  readonly bottom: Float64Array;
}

const STRIP = 6, STUB_HALF = 11, MARK_HALF = 9, CAPSULE_HALF = 12, LETTER = 27, TAIL_UP = 14, TAIL_DOWN = 17;

/**
 * Sets `y` and `stubY` of every node.
 *
 * @param width  of the drawing, in px; nothing lies to its right
 * @returns      the height of the drawing
 */
export function placeRows(root: DrawnNode, width: number, extents: Extents): number {
  const strips = Math.ceil(width / STRIP) + 2;
  const offsets = new Map<DrawnNode, number>(), stubOffsets = new Map<DrawnNode, number>();

  const outlineOf = (node: DrawnNode): Outline => {
    const outline = empty(strips);
    const { parent, x, bend, children } = node;
    const bent = x + NODE_RADIUS + bend;
    if (parent !== null) cover(outline, parent.x + NODE_RADIUS + parent.bend, x + CAPSULE_HALF, -rowAbove(node), BELOW_ROW);
    if (extents.isShared(node)) cover(outline, x - CAPSULE_HALF, x + CAPSULE_HALF, -LETTER, CAPSULE_HALF);
    else cover(outline, x - MARK_HALF, x + MARK_HALF, -MARK_HALF, MARK_HALF);
    const tail = extents.tail(node);
    if (children.length === 0) {
      if (tail > 0) cover(outline, x, x + 2 * NODE_RADIUS + tail + 8, -TAIL_UP, TAIL_DOWN);
      return outline;
    }
    const main = mainChild(node), at = children.indexOf(main);
    const settle = (child: Outline, down: boolean) => {
      const offset = down ? gapBelow(outline, child) : -gapBelow(child, outline);
      merge(outline, child, offset);
      return offset;
    };
    offsets.set(main, 0);
    merge(outline, outlineOf(main), 0);
    for (const child of children.slice(at + 1)) offsets.set(child, settle(outlineOf(child), true));
    for (const child of children.slice(0, at).reverse()) offsets.set(child, settle(outlineOf(child), false));
    if (node.folded !== null) {
      const stub = empty(strips);
      cover(stub, bent, bent + tail + 8, -STUB_HALF, STUB_HALF);
      stubOffsets.set(node, settle(stub, gapBelow(outline, stub) <= gapBelow(stub, outline) + 4 * STUB_HALF));
    }
    // The branches bend between this node and the texts of the next column, where nothing else of this subtree stands.
    const reached = [...children.map((child) => offsets.get(child) ?? 0), stubOffsets.get(node) ?? 0];
    cover(outline, x, bent, Math.min(...reached) - 4, Math.max(...reached) + 4);
    return outline;
  };

  const { top, bottom } = outlineOf(root);
  const height = Math.max(...bottom) - Math.min(...top);
  const place = (node: DrawnNode, y: number): void => {
    node.y = y;
    node.stubY = y + (stubOffsets.get(node) ?? 0);
    for (const child of node.children) place(child, y + (offsets.get(child) ?? 0));
  };
  place(root, -Math.min(...top));
  return height;
}

/** The child that goes straight on: what happened, otherwise the likeliest. */
function mainChild({ children }: DrawnNode): DrawnNode {
  return children.find((child) => child.node.record !== null) ?? children.reduce((best, child) => (child.node.probability > best.node.probability ? child : best));
}

function empty(strips: number): Outline {
  return { top: new Float64Array(strips).fill(Infinity), bottom: new Float64Array(strips).fill(-Infinity) };
}

function cover({ top, bottom }: Outline, left: number, right: number, up: number, down: number): void {
  for (let strip = Math.max(0, Math.floor(left / STRIP)); strip <= Math.min(top.length - 1, Math.floor(right / STRIP)); strip++) {
    top[strip] = Math.min(top[strip]!, up);
    bottom[strip] = Math.max(bottom[strip]!, down);
  }
}

function merge(into: Outline, other: Outline, offset: number): void {
  for (let strip = 0; strip < into.top.length; strip++) {
    into.top[strip] = Math.min(into.top[strip]!, other.top[strip]! + offset);
    into.bottom[strip] = Math.max(into.bottom[strip]!, other.bottom[strip]! + offset);
  }
}

/** How far below the row of `upper` that of `lower` must lie for their outlines to touch. */
function gapBelow(upper: Outline, lower: Outline): number {
  let gap = 0;
  for (let strip = 0; strip < upper.top.length; strip++) {
    if (lower.top[strip]! < Infinity) gap = Math.max(gap, upper.bottom[strip]! - lower.top[strip]!);
  }
  return gap;
}
