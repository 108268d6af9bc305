// Two arsenals beside each other, as a figure of three parts.

import type { Balance } from "../assessment/index.ts";
import { ln } from "../base/index.ts";
import { type Dossier, standingText } from "../dossier/index.ts";
import { phraseText, shortNumber, sourceLine } from "./assumptions-text.ts";
import { axisBelow, axisLeft, linearScale, panelTitle, point, polyline, ticksOf, whisker } from "./chart.ts";
import { sideLook } from "./reach-map.ts";
import { INK, INK_2, INK_3, MARGIN, round, sheetSvg, svgText } from "./svg.ts";
import { breakText } from "./tree-text.ts";

const WIDTH = 820, ROOM = WIDTH - 2 * MARGIN, PART = 366, LABELS = 118, ROW = 34;
const SERIES = ["#8a5000", "#0c6a63", "#2f5c8f", "#5a5f4a", "#1a1e23"] as const;

/** The figure: an SVG document. */
export function balanceSvg(dossier: Dossier, balance: Balance, engine: string): string {
  const { workings, choices } = balance;
  const upper = Math.max(balance.salvos.length, balance.struck.length) * ROW + 92;
  const increments = balance.increments.bases.length > 0 && balance.increments.added.length > 0;
  return sheetSvg({
    width: WIDTH,
    title: workings.title,
    lead: `The first salvo of missiles, what survives a first strike, and ${increments ? `what ${workings.forward.title} add to it by what one counts` : `what ${workings.forward.title} change`}.`,
    body: [...salvoPart(dossier, balance), ...survivorPart(dossier, balance), ...(increments ? incrementPart(balance, upper + 10) : [])],
    bodyHeight: upper + (increments ? 356 : 0),
    caption: [
      ...(choices.draws > 0 ? [`Lines: 5 to 95 % of ${choices.draws} draws over the ranges of ${balance.assumptions.filter(({ low, high }) => low < high).length} numbers. Kill probability by the fit \u201c${choices.fit}\u201d.`] : []),
      ...(increments ? [workings.phrases.map(({ text, from, to, confidence }) => `\u201c${text}\u201d: shares ${phraseText({ from, to })}; the phrase is ${standingText(confidence)}.`).join(" ") + alikeText(balance)] : []),
      sourceLine(dossier, balance.assumptions, engine),
    ],
  });
}

/** A row's side and below it the state of the force, ending at `x`; without a state the side alone. */
function rowTitle({ workings }: Balance, side: string, state: string | null, x: number, y: number): string[] {
  const words = [workings.sides.get(side) ?? side, ...(state === null ? [] : [workings.states.find(({ id }) => id === state)?.title ?? state])];
  return words.map((word, i) => svgText(x, y + 4 + (i - (words.length - 1) / 2) * 13, breakText(word, LABELS, 11.5, 1)[0] ?? "", { fill: i === 0 ? INK : INK_2, anchor: "end" }));
}

function salvoPart(dossier: Dossier, balance: Balance): string[] {
  const { salvos, workings } = balance;
  const top = Math.max(...salvos.map(({ arriving }) => Math.max(arriving.value, Number.isNaN(arriving.high) ? 0 : arriving.high)));
  const scale = linearScale([0, top * 1.12], [LABELS + 10, PART]), bottom = 26 + salvos.length * ROW;
  return [
    panelTitle(0, 8, "Warheads that arrive in the first salvo"),
    ...axisBelow(scale, bottom, { ticks: ticksOf(0, top * 1.12, 5), label: shortNumber, title: "warheads", grid: salvos.length * ROW }),
    ...salvos.flatMap(({ side, state, arriving }, i) => {
      const y = 26 + ROW * (i + 0.5), { colour, wash } = sideLook(dossier, side);
      return [
        ...rowTitle(balance, side, side === workings.forward.side ? state : null, LABELS, y),
        `<rect x="${round(scale.at(0))}" y="${round(y - 9)}" width="${round(scale.at(arriving.value) - scale.at(0))}" height="18" fill="${wash}" stroke="${colour}"/>`,
        ...whisker(scale.at(arriving.low), scale.at(arriving.high), y, INK),
        svgText(scale.at(Number.isNaN(arriving.high) ? arriving.value : Math.max(arriving.high, arriving.value)) + 6, y + 4, shortNumber(arriving.value), { fill: INK }),
      ];
    }),
  ];
}

function survivorPart(dossier: Dossier, balance: Balance): string[] {
  const { struck, workings } = balance, left = ROOM - PART;
  const scale = linearScale([0, 1], [left + LABELS + 10, ROOM - 6]), bottom = 26 + struck.length * ROW;
  const sides = [...workings.sides.keys()];
  return [
    panelTitle(left + 10, 8, "Share of warheads that survive a first strike"),
    ...axisBelow(scale, bottom, { ticks: [0, 0.25, 0.5, 0.75, 1], label: (x) => `${100 * x} %`, title: "of those ready before", grid: struck.length * ROW }),
    ...struck.flatMap(({ side, state, share }, i) => {
      const y = 26 + ROW * (i + 0.5), s = sides.indexOf(side), { colour } = sideLook(dossier, side);
      return [
        ...rowTitle(balance, side, state, left + LABELS, y),
        ...whisker(scale.at(share.low), scale.at(share.high), y, colour),
        point(scale.at(share.value), y, s, colour),
      ];
    }),
  ];
}

const PLOT = 250;
const SHARE_TICKS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.5, 2, 3, 5, 10];

function incrementPart({ increments, workings }: Balance, top: number): string[] {
  const { bases, added, shares } = increments;
  const sizes = bases.map(({ value }) => value);
  const x = linearScale([Math.max(0, Math.min(...sizes) - 13), Math.max(...sizes) + 5], [46, 520]);
  // By the logarithm: half and double stand alike far from the same, and the least share is as legible as the most.
  const low = Math.min(...shares.flat()) / 1.1, high = Math.max(...shares.flat()) * 1.1, within = (share: number) => Math.min(high, Math.max(low, share));
  const scale = linearScale([ln(low), ln(high)], [top + 42 + PLOT, top + 42]), y = { ...scale, at: (share: number) => scale.at(ln(share)) };
  const order = bases.map((_, b) => b).sort((a, b) => sizes[a]! - sizes[b]!); // indices of bases
  const legend = top + 60;
  return [
    panelTitle(0, top + 10, "The increment, by the number of missiles it is counted against (logarithmic scale)"),
    ...workings.phrases.filter(({ from, to }) => from < high && to > low).flatMap(({ text, from, to }) => [
      `<rect x="${round(x.range[0])}" y="${round(y.at(within(to)))}" width="${round(x.range[1] - x.range[0])}" height="${round(y.at(within(from)) - y.at(within(to)))}" fill="${INK_3}" fill-opacity=".16"/>`,
      svgText(x.range[0] + 8, (y.at(within(from)) + y.at(within(to))) / 2 + 4, `\u201c${text}\u201d`, { fill: INK_2, italic: true }),
    ]),
    ...axisLeft(y, 46, { ticks: SHARE_TICKS.filter((tick) => tick >= low && tick <= high), label: (tick) => `${Math.round(100 * tick)} %`, title: "", grid: 0 }),
    ...axisBelow(x, y.range[0], { ticks: ticksOf(x.domain[0], x.domain[1], 7), label: shortNumber, title: `intercontinental launchers of the ${workings.sides.get(workings.forward.side) ?? ""}, as counted`, grid: 0 }),
    ...added.flatMap((_, i) => {
      const colour = SERIES[i % SERIES.length]!, points = order.map((b) => [x.at(sizes[b]!), shares[b]![i]!] as const).map(([px, share]) => [px, y.at(share)] as const); // by base, then by what is added
      return [polyline(points, colour, 1.6), ...points.map(([px, py]) => point(px, py, i, colour))];
    }),
    svgText(548, legend - 12, "What is added", { bold: true, fill: INK_2 }),
    ...added.flatMap(({ title }, i) => {
      const lines = breakText(title, ROOM - 566, 11.5, 2), at = legend + 8 + i * 36;
      return [point(553, at, i, SERIES[i % SERIES.length]!), ...lines.map((line, k) => svgText(566, at + 4 + 13 * k, line, { fill: INK_2 }))];
    }),
    svgText(548, legend + 8 + added.length * 36 + 6, "Bases", { bold: true, fill: INK_2 }),
    ...basesLines(bases.map(({ value, title }) => `${shortNumber(value)} ${title}`), legend + 8 + added.length * 36 + 22),
  ];
}

const SHAPES = ["circles", "squares", "triangles", "diamonds"] as const;

/** Of series that lie on each other, that they do; empty when none does. */
function alikeText({ increments: { added } }: Balance): string {
  const groups = [...new Set(added.map(({ value }) => value))].map((value) => ({ value, at: added.flatMap((one, i) => (one.value === value ? [SHAPES[i % SHAPES.length]!] : [])) }));
  return groups.filter(({ at }) => at.length > 1).map(({ value, at }) => ` ${at.join(" and ")} lie on each other: both add ${shortNumber(value)}.`.replace(/[a-z]/, (letter) => letter.toUpperCase())).join("");
}

/** The bases in a few lines of running text. */
function basesLines(names: readonly string[], y: number): string[] {
  return breakText(names.join("; "), ROOM - 548, 11, 7).map((line, i) => svgText(548, y + 13 * i, line, { size: 11, fill: INK_3 }));
}
