// Axes and marks of charts, as SVG elements in the coordinates of the body of a sheet.

import { INK, INK_2, INK_3, round, RULE, svgText } from "./svg.ts";

/** A linear map from numbers to pixels. */
export interface Scale {
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  at(x: number): number;
}

export function linearScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [from, to] = domain, [start, end] = range;
  return { domain, range, at: (x) => start + (end - start) * (to === from ? 0 : (x - from) / (to - from)) };
}

/** Round numbers within the bounds, about `count` of them: steps of 1, 2 or 5 times a power of ten. */
export function ticksOf(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [low];
  let step = 1;
  while (step * count > high - low) step /= 10;
  while (step * 10 * count <= high - low) step *= 10;
  step *= [1, 2, 5, 10].find((times) => (high - low) / (step * times) <= count + 1e-9) ?? 10;
  const from = Math.ceil(low / step - 1e-9), to = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => Number(((from + i) * step).toPrecision(12)));
}

export interface AxisLook {
  readonly ticks: readonly number[];
  readonly label: (tick: number) => string;
  readonly title: string;
  /** How far grid lines run across; 0 for none. */
  readonly grid: number;
}

/** A horizontal axis at height `y`, its title below. */
export function axisBelow(scale: Scale, y: number, { ticks, label, title, grid }: AxisLook): string[] {
  const [start, end] = scale.range;
  return [
    ...ticks.map((tick) => `<path d="M${round(scale.at(tick))} ${round(y - grid)}V${round(y + 4)}" stroke="${RULE}" fill="none"/>`),
    `<path d="M${round(start)} ${round(y)}H${round(end)}" stroke="${INK_3}" fill="none"/>`,
    ...ticks.map((tick) => svgText(scale.at(tick), y + 17, label(tick), { fill: INK_2, anchor: "middle" })),
    ...(title === "" ? [] : [svgText((start + end) / 2, y + 34, title, { fill: INK_2, anchor: "middle" })]),
  ];
}

/** A vertical axis at `x`, its title above. */
export function axisLeft(scale: Scale, x: number, { ticks, label, title, grid }: AxisLook): string[] {
  const [start, end] = scale.range;
  return [
    ...ticks.map((tick) => `<path d="M${round(x - 4)} ${round(scale.at(tick))}H${round(x + grid)}" stroke="${RULE}" fill="none"/>`),
    `<path d="M${round(x)} ${round(start)}V${round(end)}" stroke="${INK_3}" fill="none"/>`,
    ...ticks.map((tick) => svgText(x - 8, scale.at(tick) + 4, label(tick), { fill: INK_2, anchor: "end" })),
    ...(title === "" ? [] : [svgText(x - 8, Math.min(start, end) - 12, title, { fill: INK_2 })]),
  ];
}

/** A heading over a part of a figure. */
export function panelTitle(x: number, y: number, text: string): string {
  return svgText(x, y, text, { size: 13, bold: true, fill: INK });
}

/** A range as a line with ends; nothing where it has no width. */
export function whisker(from: number, to: number, y: number, colour: string): string[] {
  if (!(Math.abs(to - from) > 0.5)) return [];
  const [a, b] = [round(Math.min(from, to)), round(Math.max(from, to))];
  return [`<path d="M${a} ${round(y - 4)}V${round(y + 4)}M${a} ${round(y)}H${b}M${b} ${round(y - 4)}V${round(y + 4)}" stroke="${colour}" stroke-width="1.3" fill="none"/>`];
}

/** A line through points; parts of it without a value are left out. */
export function polyline(points: readonly (readonly [number, number])[], colour: string, width = 2, dash = ""): string {
  const path = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y)).map(([x, y], i) => `${i === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"${dash === "" ? "" : ` stroke-dasharray="${dash}"`}/>`;
}

/** A point in one of four shapes, so that series differ without colour. */
export function point(x: number, y: number, series: number, colour: string): string {
  const [cx, cy] = [round(x), round(y)];
  switch (series % 4) {
    case 0: return `<circle cx="${cx}" cy="${cy}" r="3.6" fill="${colour}"/>`;
    case 1: return `<rect x="${round(x - 3.3)}" y="${round(y - 3.3)}" width="6.6" height="6.6" fill="${colour}"/>`;
    case 2: return `<path d="M${cx} ${round(y - 4.4)}L${round(x + 4.2)} ${round(y + 3.2)}H${round(x - 4.2)}Z" fill="${colour}"/>`;
    default: return `<path d="M${cx} ${round(y - 4.6)}L${round(x + 4.6)} ${cy}L${cx} ${round(y + 4.6)}L${round(x - 4.6)} ${cy}Z" fill="${colour}"/>`;
  }
}
