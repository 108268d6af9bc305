// Where names stand on a map: beside their mark, clear of what is there already. Names that find no room are left out.

import { textWidth } from "./tree-text.ts";

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface NameWish {
  readonly text: string;
  /** The middle of the mark and its radius, px. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly size: number;
  readonly bold: boolean;
}

export interface PlacedName extends NameWish {
  /** Of the text: its left end on the baseline. */
  readonly left: number;
  readonly baseline: number;
}

/** Sides of a mark in order of liking: direction of the text's near edge from the mark. */
const SIDES_OF_MARK: readonly (readonly [dx: number, dy: number])[] = [[1, 0], [-1, 0], [0.8, -0.8], [0.8, 0.8], [-0.8, -0.8], [-0.8, 0.8], [0, -1], [0, 1]];
const GAP = 3, AIR = 1.5;

/**
 * Names in the order of the wishes, the first with the most room to choose.
 *
 * @param within  no name leaves it
 * @param taken   no name covers these
 * @param avoid   names cover these only for want of better
 */
export function placeNames(wishes: readonly NameWish[], within: Box, taken: readonly Box[], avoid: readonly Box[]): PlacedName[] {
  const used = [...taken];
  return wishes.flatMap((wish) => {
    const box = placeFor(wish, within, used, avoid);
    if (box === null) return [];
    used.push(box);
    return [{ ...wish, left: box.left, baseline: box.bottom }];
  });
}

/** On the side of the mark that costs least: by how little it is liked, and by what the name would cover there. */
function placeFor(wish: NameWish, within: Box, used: readonly Box[], avoid: readonly Box[]): Box | null {
  const width = textWidth(wish.text, wish.size, wish.bold), height = 0.78 * wish.size, reach = wish.radius + GAP;
  let best: Box | null = null, least = Infinity;
  for (const [liking, [dx, dy]] of SIDES_OF_MARK.entries()) {
    if (liking >= least) break; // the sides that follow are liked less still
    const left = dx > 0 ? wish.x + dx * reach : dx < 0 ? wish.x + dx * reach - width : wish.x - width / 2;
    const middle = dx === 0 ? wish.y + dy * (reach + height / 2) : wish.y + dy * (reach + 1);
    const box = { left, right: left + width, top: middle - height / 2, bottom: middle + height / 2 }, airy = grown(box);
    if (box.left < within.left || box.right > within.right || box.top < within.top || box.bottom > within.bottom || used.some((other) => overlap(airy, other) > 0)) continue;
    const cost = liking + 0.6 * avoid.reduce((sum, other) => sum + overlap(airy, other), 0);
    if (cost < least) [best, least] = [box, cost];
  }
  return best;
}

function grown({ left, right, top, bottom }: Box): Box {
  return { left: left - AIR, right: right + AIR, top: top - AIR, bottom: bottom + AIR };
}

/** Square px that two boxes share. */
export function overlap(a: Box, b: Box): number {
  return Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
}

export function boxAround(x: number, y: number, half: number): Box {
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}
