// Paints what the camera sees of the tree. Branches of one look are one path, so that tens of thousands take milliseconds.

import { percentText } from "../../../index.ts";
import { type Side, utilsWord } from "../../kit/index.ts";
import type { TreeData } from "../../worker/tree.ts";
import { type Area, type Camera, columnAt, NAMES_FROM, nodesBetween, NUMBERS_FROM } from "./tree-camera.ts";

export interface Inks {
  readonly paper: string;
  readonly ink: string;
  readonly second: string;
  readonly third: string;
  readonly rule: string;
  readonly pencil: string;
  /** By player. */
  readonly sides: readonly string[];
  readonly shapes: readonly Side[];
}

export interface Marks {
  readonly chosen: number;
  /** Members of the chosen node's information set. */
  readonly set: readonly number[];
}

const WIDTHS = [0.6, 1.4, 3] as const;

/** Paints the tree; returns how many nodes it drew. */
export function paintTree(context: CanvasRenderingContext2D, tree: TreeData, starts: readonly number[], area: Area, camera: Camera, inks: Inks, marks: Marks): number {
  const { width, height } = area, column = columnAt(tree, area, camera.scale);
  const x = (level: number) => (level - camera.level) * column, y = (row: number) => (row - camera.row) * camera.scale;
  context.fillStyle = inks.paper;
  context.fillRect(0, 0, width, height);
  const seen = visible(tree, starts, camera, area, column);
  const drawn = paintBranches(context, tree, seen, x, y, inks, camera.scale >= NAMES_FROM ? column * 0.32 : 0);
  paintRecord(context, tree, seen, x, y, inks, camera.scale >= NAMES_FROM ? column * 0.32 : 0);
  if (camera.scale >= 4) paintSets(context, tree, seen, x, y, inks);
  if (camera.scale >= 5) paintNodes(context, tree, seen, x, y, inks, Math.min(4.6, camera.scale / 3));
  if (camera.scale >= NAMES_FROM) paintNames(context, tree, seen, x, y, inks, camera.scale >= NUMBERS_FROM, column);
  paintMarks(context, tree, x, y, inks, marks);
  return drawn;
}

type At = (value: number) => number;

/** By level the range of nodes in sight, a level to the left and right of it included. */
function visible(tree: TreeData, starts: readonly number[], camera: Camera, { width, height }: Area, column: number): (readonly [number, number])[] {
  return Array.from({ length: tree.levels }, (_, level) => {
    const at = (level - camera.level) * column;
    if (at < -column || at > width + column) return [0, 0];
    return nodesBetween(tree, starts, level, camera.row, camera.row + height / camera.scale);
  });
}

/** By who moves (chance, then sides) and by width; NaN odds, which may not be shown, as the thinnest. */
function paintBranches(context: CanvasRenderingContext2D, tree: TreeData, seen: readonly (readonly [number, number])[], x: At, y: At, inks: Inks, bend: number): number {
  const { parent, level, probability, player } = tree;
  const looks = Array.from({ length: (1 + inks.sides.length) * WIDTHS.length }, () => [] as number[]);
  let drawn = 0;
  for (const [from, to] of seen) {
    let last = -Infinity;
    // Of branches that fall into the same third of a pixel, one shows.
    for (let node = Math.max(1, from); node < to; node = below(tree.y, node, to, y, last + 0.34)) {
      const mover = player[parent[node]!]!, odds = probability[node]!;
      last = y(tree.y[node]!);
      const thick = odds >= 0.3 ? 2 : odds >= 0.05 ? 1 : 0;
      looks[(mover < 0 ? 0 : mover + 1) * WIDTHS.length + thick]!.push(node);
      drawn++;
    }
  }
  looks.forEach((nodes, look) => {
    if (nodes.length === 0) return;
    const who = Math.floor(look / WIDTHS.length);
    context.strokeStyle = who === 0 ? inks.third : inks.sides[who - 1]!;
    context.globalAlpha = look % WIDTHS.length === 0 ? 0.5 : 0.85;
    context.lineWidth = WIDTHS[look % WIDTHS.length]!;
    context.beginPath();
    for (const node of nodes) {
      const above = parent[node]!;
      branch(context, x(level[above]!), y(tree.y[above]!), x(level[node]!), y(tree.y[node]!), bend);
    }
    context.stroke();
  });
  context.globalAlpha = 1;
  return drawn;
}

/** The first node behind `node` on its level that is drawn at `least` or further down; of a million nodes most are passed over. */
function below(rows: Float32Array, node: number, to: number, y: At, least: number): number {
  let step = 1;
  while (node + step < to && y(rows[node + step]!) < least) step *= 2;
  let [low, high] = [node + (step >> 1), Math.min(node + step, to)];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (y(rows[middle]!) < least) low = middle;
    else high = middle;
  }
  return high;
}

function branch(context: CanvasRenderingContext2D, left: number, from: number, right: number, to: number, bend: number): void {
  context.moveTo(left, from);
  if (bend > 0) context.bezierCurveTo(left + bend * 0.6, from, left + bend * 0.4, to, left + bend, to);
  context.lineTo(right, to);
}

/** What happened, in ink: it shows at any distance. */
function paintRecord(context: CanvasRenderingContext2D, tree: TreeData, seen: readonly (readonly [number, number])[], x: At, y: At, inks: Inks, bend: number): void {
  context.strokeStyle = inks.ink;
  context.lineWidth = 2.4;
  context.beginPath();
  for (const node of tree.recorded) {
    const above = tree.parent[node]!, [from, to] = seen[tree.level[node]!]!; // as many ranges as levels
    if (node >= from && node < to) branch(context, x(tree.level[above]!), y(tree.y[above]!), x(tree.level[node]!), y(tree.y[node]!), bend);
  }
  context.stroke();
}

/** Neighbours on a level that their mover cannot tell apart, joined by dots. */
function paintSets(context: CanvasRenderingContext2D, tree: TreeData, seen: readonly (readonly [number, number])[], x: At, y: At, inks: Inks): void {
  context.setLineDash([1.5, 4]);
  context.lineWidth = 1.6;
  for (const [from, to] of seen) {
    const last = new Map<number, number>();
    for (let node = from; node < to && last.size < 400; node++) {
      const set = tree.infoset[node]!;
      if (set < 0) continue;
      const before = last.get(set);
      last.set(set, node);
      if (before === undefined) continue;
      context.strokeStyle = inks.sides[tree.player[node]!]!;
      context.beginPath();
      context.moveTo(x(tree.level[node]!), y(tree.y[before]!));
      context.lineTo(x(tree.level[node]!), y(tree.y[node]!));
      context.stroke();
    }
  }
  context.setLineDash([]);
}

function paintNodes(context: CanvasRenderingContext2D, tree: TreeData, seen: readonly (readonly [number, number])[], x: At, y: At, inks: Inks, r: number): void {
  for (const [from, to] of seen) {
    for (let node = from; node < to; node++) {
      const player = tree.player[node]!, left = x(tree.level[node]!), top = y(tree.y[node]!);
      context.fillStyle = player === -2 ? inks.second : player === -1 ? inks.paper : inks.sides[player]!;
      context.beginPath();
      const side = inks.shapes[player];
      if (side === "west") context.arc(left, top, r, 0, 2 * Math.PI);
      else if (side === "east") context.rect(left - r * 0.9, top - r * 0.9, r * 1.8, r * 1.8);
      else if (player === -2) context.rect(left - r * 0.6, top - r * 0.6, r * 1.2, r * 1.2);
      else {
        context.moveTo(left - r, top);
        context.lineTo(left, top - r);
        context.lineTo(left + r, top);
        context.lineTo(left, top + r);
        context.closePath();
      }
      context.fill();
      if (player !== -1) continue;
      context.strokeStyle = inks.second;
      context.lineWidth = 1.2;
      context.stroke();
    }
  }
}

/** Names on branches; with room, the odds and what the mover expects. */
function paintNames(context: CanvasRenderingContext2D, tree: TreeData, seen: readonly (readonly [number, number])[], x: At, y: At, inks: Inks, hasNumbers: boolean, column: number): void {
  context.textBaseline = "alphabetic";
  for (const [from, to] of seen) {
    for (let node = Math.max(1, from); node < to; node++) {
      const left = x(tree.level[tree.parent[node]!]!) + column * 0.34, top = y(tree.y[node]!), room = column * 0.6;
      context.fillStyle = tree.record[node] === 1 ? inks.ink : inks.second;
      context.font = `${tree.record[node] === 1 ? "600 " : ""}11.5px "Libre Franklin Variable", sans-serif`;
      context.fillText(fitted(context, tree.labels[tree.label[node]!]!, room), left, top - 4);
      if (tree.player[node] === -2) context.fillText(fitted(context, tree.labels[tree.place[node]!]!, 220), x(tree.level[node]!) + 9, top + 4);
      if (!hasNumbers) continue;
      const odds = tree.probability[node]!, value = tree.value[node]!;
      context.font = '11px "Libre Franklin Variable", sans-serif';
      context.fillStyle = inks.third;
      context.fillText(`${Number.isNaN(odds) ? "" : percentText(odds)}${Number.isNaN(value) ? "" : `  ${utilsWord(value, 2)}`}`, left, top + 12);
    }
  }
}

const fits = new Map<string, string>();
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  const key = `${context.font}|${Math.round(room)}|${text}`, known = fits.get(key);
  if (known !== undefined) return known;
  let shown = text;
  while (shown.length > 2 && context.measureText(`${shown}…`).width > room) shown = shown.slice(0, -1);
  if (fits.size > 5000) fits.clear();
  const result = shown === text ? text : `${shown.trimEnd()}…`;
  fits.set(key, result);
  return result;
}

function paintMarks(context: CanvasRenderingContext2D, tree: TreeData, x: At, y: At, inks: Inks, { chosen, set }: Marks): void {
  if (chosen < 0) return;
  const left = x(tree.level[chosen]!);
  context.strokeStyle = inks.pencil;
  if (set.length > 1) {
    context.setLineDash([1.5, 4]);
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(left, y(tree.y[set[0]!]!));
    context.lineTo(left, y(tree.y[set.at(-1)!]!));
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = inks.pencil;
    for (const node of set) context.fillRect(x(tree.level[node]!) - 2.5, y(tree.y[node]!) - 2.5, 5, 5);
  }
  context.lineWidth = 2.4;
  context.beginPath();
  context.arc(left, y(tree.y[chosen]!), 9, 0, 2 * Math.PI);
  context.stroke();
}
