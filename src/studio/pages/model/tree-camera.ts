// Where the reader looks at the tree: levels from left to right, ends from top to bottom. Plain arithmetic, apart from any canvas.

import type { TreeData } from "../../worker/tree.ts";

export interface Camera {
  /** World coordinates at the upper left corner of the canvas: levels and rows. */
  readonly level: number;
  readonly row: number;
  /** Pixels of a row. */
  readonly scale: number;
}

export interface Area {
  readonly width: number;
  readonly height: number;
}

const COLUMN_MAX = 178, ROW_MAX = 60, MARGIN = 16;
/** Pixels of a row from which branches carry their names, and from which their numbers too. */
export const NAMES_FROM = 15, NUMBERS_FROM = 30;

/** The scale at which the whole tree fits the height. */
export const scaleToFit = ({ rows }: TreeData, { height }: Area): number => Math.min(ROW_MAX / 2, (height - 2 * MARGIN) / Math.max(1, rows));

/** Pixels of a level: all levels fit the width while the tree is small; they widen until names have room. */
export function columnAt(tree: TreeData, area: Area, scale: number): number {
  const fit = (area.width - 2 * MARGIN - 60) / Math.max(1, tree.levels - 1);
  const share = Math.min(1, Math.max(0, Math.log(scale / scaleToFit(tree, area)) / Math.log(NUMBERS_FROM / scaleToFit(tree, area)) || 0));
  return Math.max(fit, fit + share * (COLUMN_MAX - fit));
}

export function wholeTree(tree: TreeData, area: Area): Camera {
  const scale = scaleToFit(tree, area);
  return { level: -MARGIN / columnAt(tree, area, scale), row: (tree.rows - area.height / scale) / 2, scale };
}

/** Moved by so many pixels; the tree stays in sight. */
export function panned(tree: TreeData, area: Area, { level, row, scale }: Camera, dx: number, dy: number): Camera {
  const column = columnAt(tree, area, scale);
  const kept = (at: number, low: number, high: number) => Math.min(Math.max(at, Math.min(low, high)), Math.max(low, high));
  return { scale, level: kept(level - dx / column, -area.width / column / 2, tree.levels - area.width / column / 2), row: kept(row - dy / scale, -area.height / scale / 2, tree.rows - area.height / scale / 2) };
}

/** Magnified by a factor around a point of the canvas. */
export function zoomed(tree: TreeData, area: Area, camera: Camera, factor: number, x: number, y: number): Camera {
  const scale = Math.min(ROW_MAX, Math.max(scaleToFit(tree, area), camera.scale * factor));
  const level = camera.level + x / columnAt(tree, area, camera.scale), row = camera.row + y / camera.scale;
  return panned(tree, area, { scale, level: level - x / columnAt(tree, area, scale), row: row - y / scale }, 0, 0);
}

/** Centred on a node, near enough to read. */
export function centredOn(tree: TreeData, area: Area, camera: Camera, node: number): Camera {
  const scale = Math.max(camera.scale, NUMBERS_FROM);
  return { scale, level: tree.level[node]! - area.width / columnAt(tree, area, scale) / 2, row: tree.y[node]! - area.height / scale / 2 };
}

/** The nodes of a level that lie between two rows, as a range of numbers: on a level, y grows with the number. */
export function nodesBetween(tree: TreeData, starts: readonly number[], level: number, from: number, to: number): readonly [number, number] {
  const first = starts[level]!, end = starts[level + 1]!; // of a level of the tree
  const find = (row: number) => {
    let low = first, high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tree.y[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [Math.max(first, find(from) - 1), Math.min(end, find(to) + 1)];
}

/** By level: its first node; at the end the number of nodes. */
export function levelStarts(tree: TreeData): number[] {
  const starts: number[] = [];
  for (let node = 0; node < tree.nodes; node++) if (tree.level[node] === starts.length) starts.push(node);
  return [...starts, tree.nodes];
}

/** The node nearest to a point of the canvas, or -1 when none is near. */
export function nodeAt(tree: TreeData, starts: readonly number[], area: Area, camera: Camera, x: number, y: number): number {
  const column = columnAt(tree, area, camera.scale), level = Math.round(camera.level + x / column);
  if (level < 0 || level >= tree.levels) return -1;
  const row = camera.row + y / camera.scale, reachRows = 14 / camera.scale;
  const [from, to] = nodesBetween(tree, starts, level, row - reachRows, row + reachRows);
  let best = -1, least = 14;
  for (let node = from; node < to; node++) {
    const distance = Math.abs(tree.y[node]! - row) * camera.scale;
    if (distance < least) [best, least] = [node, distance];
  }
  return best;
}
