// Where the texts of a figure stand, read back from the SVG: for tests that nothing overlaps and nothing is too small.

import { textWidth } from "../../src/report/tree-text.ts";

export interface TextBox {
  readonly content: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
const plain = (xml: string) => xml.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");

/** Boxes of all texts, in px of the figure; the height of a box is that of letters and digits, not of the line. */
export function textBoxes(svg: string): TextBox[] {
  // Groups may move what they hold, and may stand in each other.
  const shifts: { readonly dx: number; readonly dy: number }[] = [{ dx: 0, dy: 0 }];
  const sheetSize = /<svg[^>]* font-size="([\d.]+)"/.exec(svg)?.[1] ?? "11";
  const boxes: TextBox[] = [];
  for (const match of svg.matchAll(/<g([^>]*)>|<\/g>|<text([^>]*)>(.*?)<\/text>/g)) {
    const { dx, dy } = shifts.at(-1) ?? { dx: 0, dy: 0 };
    if (match[0] === "</g>") shifts.pop();
    else if (match[1] !== undefined) {
      const [moreX = 0, moreY = 0] = /translate\(([\d.-]+) ([\d.-]+)\)/.exec(match[1])?.slice(1).map(Number) ?? [];
      shifts.push({ dx: dx + moreX, dy: dy + moreY });
    } else {
      const tag = match[2] ?? "", body = match[3] ?? "";
      const size = Number(attribute(tag, "font-size") ?? sheetSize);
      const gaps = [...body.matchAll(/ dx="([\d.]+)"/g)].reduce((sum, gap) => sum + Number(gap[1]), 0);
      const content = plain(body);
      const width = textWidth(content, size, tag.includes("font-weight")) + gaps;
      const x = Number(attribute(tag, "x")) + dx, y = Number(attribute(tag, "y")) + dy;
      const anchor = attribute(tag, "text-anchor"), left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
      boxes.push({ content, size, left, right: left + width, top: y - 0.75 * size, bottom: y + 0.15 * size });
    }
  }
  return boxes;
}

/** Pairs of texts that cover each other. */
export function overlaps(boxes: readonly TextBox[]): string[] {
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).map((b) => `"${a.content}" and "${b.content}"`));
}

/** Texts that a branch runs through: bends count from 6 px beside their node on, straight parts as lines. */
export function struck(svg: string): string[] {
  const [dx = 0, dy = 0] = /<g transform="translate\(([\d.]+) ([\d.]+)\)">/.exec(svg)?.slice(1).map(Number) ?? [];
  const lines: { left: number; right: number; top: number; bottom: number }[] = [];
  for (const [, x = 0, y = 0, curve, h] of svg.matchAll(/<path d="M([\d.]+) ([\d.]+)(?:C([\d. ]+?))?(?:H([\d.]+))?" fill="none" stroke="[^"]*" stroke-width/g)) {
    const [endX = Number(x), endY = Number(y)] = curve?.trim().split(" ").map(Number).slice(4) ?? [];
    const bend = endX - Number(x);
    if (bend > 0) lines.push({ left: Number(x) + 6 + dx, right: endX + dx, top: Math.min(Number(y), endY) + dy, bottom: Math.max(Number(y), endY) + dy });
    if (h !== undefined) lines.push({ left: endX + dx, right: Number(h) + dx, top: endY + dy, bottom: endY + dy });
  }
  if (lines.length === 0) throw new Error("the figure has no branches");
  return textBoxes(svg).filter((box) => lines.some((line) => line.left < box.right && box.left < line.right && line.top < box.bottom && box.top < line.bottom)).map(({ content }) => content);
}
