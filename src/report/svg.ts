// What all figures share: colours, type, text, and the sheet with title, body, caption and source. One string, the same bytes for
// the same input; every text of a file is escaped.

import { breakText, xmlText } from "./tree-text.ts";

export const SHEET = "#fafaf6", INK = "#1a1e23", INK_2 = "#43494f", INK_3 = "#5b6268", RULE = "#c9c9c0";
/** By player, then from the start again. No red, and no violet, which elsewhere marks what the reader moves. */
export const SIDES = [
  { colour: "#8a5000", wash: "#f3ead9", shape: "square" }, { colour: "#0c6a63", wash: "#dfecea", shape: "circle" },
  { colour: "#5a5f4a", wash: "#ebece4", shape: "triangle" }, { colour: "#2f5c8f", wash: "#e2eaf2", shape: "hexagon" },
] as const;
/** What figures are coloured with on a light page, and what stands for it on a dark one. */
export const SCHEMES: readonly (readonly [light: string, dark: string])[] = [
  [SHEET, "#1b1f23"], [INK, "#ece9e1"], [INK_2, "#c2c0b8"], [INK_3, "#9c9d98"], [RULE, "#444b52"],
  ["#8a5000", "#e0a850"], ["#f3ead9", "#41321a"], ["#0c6a63", "#85c6d6"], ["#dfecea", "#1d3940"], ["#5a5f4a", "#a9af94"], ["#ebece4", "#30332a"], ["#2f5c8f", "#8db4e2"], ["#e2eaf2", "#1f2d3d"],
  // Sea, land, land set off, coasts.
  ["#dfe6e6", "#0f1417"], ["#ecebe4", "#1b2024"], ["#f8f7f1", "#252b2f"], ["#9aa3a5", "#5c666b"],
];

const FIGURE_CLASS = "excomm-figure";

/**
 * The root element of a figure and what comes first in it. Colours stand in attributes, for print and for programs that know no styles;
 * a style gives those of a dark page where the figure, or the page that it is part of, is shown in a dark scheme.
 *
 * @param lines  the rest of the figure, of which the colours are looked up
 */
export function figureRoot(width: number, height: number, textSize: number, lines: readonly string[]): string[] {
  const drawn = lines.join("\n");
  const rules = SCHEMES.flatMap(([light, dark]) => ["fill", "stroke"].filter((name) => drawn.includes(`${name}="${light}"`)).map((name) => `.${FIGURE_CLASS} [${name}="${light}"]{${name}:light-dark(${light},${dark})}`));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="${FIGURE_CLASS}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${SANS}" font-size="${textSize}" fill="${INK}">`,
    // Only where it stands alone does a figure choose its scheme.
    `<style>.${FIGURE_CLASS}:root{color-scheme:light dark}.${FIGURE_CLASS}{fill:light-dark(${INK},${SCHEMES[1]?.[1] ?? ""})}${rules.join("")}</style>`,
  ];
}

export const SANS = "'Libre Franklin', 'Helvetica Neue', Helvetica, Arial, sans-serif", SERIF = "'Source Serif 4', Georgia, 'Times New Roman', serif";
export const MARGIN = 28, TITLE_SIZE = 22, LEAD_SIZE = 13, TEXT_SIZE = 11.5, CAPTION_SIZE = 11.5;

export interface TextLook {
  readonly size?: number;
  readonly fill?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly anchor?: "middle" | "end";
  readonly family?: string;
}

export function svgText(x: number, y: number, content: string, look: TextLook = {}): string {
  return `<text x="${round(x)}" y="${round(y)}"${lookOf(look)}>${xmlText(content)}</text>`;
}

export function lookOf({ size, fill, bold, italic, anchor, family }: TextLook): string {
  const attribute = (name: string, value: string | number | undefined) => (value === undefined ? "" : ` ${name}="${value}"`);
  return attribute("font-family", family) + attribute("font-size", size) + attribute("fill", fill) + (bold === true ? ` font-weight="600"` : "") + (italic === true ? ` font-style="italic"` : "") + attribute("text-anchor", anchor);
}

/** To a tenth of a pixel. */
export function round(x: number): number {
  return Math.round(x * 10) / 10;
}

export interface Sheet {
  /** Below 500 px margins and title are those of a phone or of one column of print. */
  readonly width: number;
  readonly title: string;
  /** One or two sentences below the title: what is drawn and in what units. */
  readonly lead: string;
  /** Elements drawn with their origin at the left margin, below the lead. */
  readonly body: readonly string[];
  readonly bodyHeight: number;
  /** How to read it, and last where the numbers come from. */
  readonly caption: readonly string[];
}

const NARROW = 500;

export function marginOf(width: number): number {
  return width < NARROW ? 16 : MARGIN;
}

/** A figure on its own sheet, which is light on a light page and dark on a dark one. */
export function sheetSvg({ width, title, lead, body, bodyHeight, caption }: Sheet): string {
  const margin = marginOf(width), titleSize = width < NARROW ? 18 : TITLE_SIZE, titleLine = width < NARROW ? 23 : 28;
  const room = width - 2 * margin;
  const titles = breakText(title, room, titleSize, 6, true), leads = breakText(lead, room, LEAD_SIZE, 6);
  const captions = caption.flatMap((paragraph) => breakText(paragraph, room, CAPTION_SIZE, 16));
  const titleTop = margin + 14, leadTop = titleTop + titleLine * (titles.length - 1) + 24, top = leadTop + 18 * (leads.length - 1) + 22;
  const rule = top + bodyHeight + 14, height = Math.ceil(rule + 20 + 16 * captions.length + 6);
  const lines = [
    `<title>${xmlText(title)}</title>`,
    `<desc>${xmlText([lead, ...caption].join(" "))}</desc>`,
    `<rect width="${width}" height="${height}" fill="${SHEET}"/>`,
    ...titles.map((line, i) => svgText(margin, titleTop + titleLine * i, line, { size: titleSize, family: SERIF, bold: true })),
    ...leads.map((line, i) => svgText(margin, leadTop + 18 * i, line, { size: LEAD_SIZE, fill: INK_2 })),
    `<g transform="translate(${margin} ${top})">`,
    ...body,
    `</g>`,
    `<path d="M${margin} ${round(rule)}H${width - margin}" stroke="${RULE}" fill="none"/>`,
    ...captions.map((line, i) => svgText(margin, rule + 20 + 16 * i, line, { size: CAPTION_SIZE, fill: INK_3 })),
  ];
  return [...figureRoot(width, height, TEXT_SIZE, lines), ...lines, `</svg>`, ""].join("\n");
}
