// The principal branch of quantal responses as a figure: at each information set the probability of every action over lambda.

import { ln, plainText } from "../base/index.ts";
import type { Game } from "../game/index.ts";
import type { PathPoint } from "../solve/index.ts";
import { pointKinds, type SetAlong, setsAlong } from "./branch-points.ts";
import { axisBelow, axisLeft, linearScale, polyline, type Scale, ticksOf } from "./chart.ts";
import { INK, INK_2, INK_3, marginOf, round, sheetSvg, SIDES, svgText } from "./svg.ts";
import { breakText } from "./tree-text.ts";

/** Information sets that are drawn at most, and actions of each. */
const SETS_MAX = 12, ACTIONS_MAX = 6;
const PLOT = 96, AXIS = 40, LINE = 14, LEFT = 34, GAP = 24, PANEL_MIN = 290;
/** Lines of actions, so that they differ without colour. */
const DASHES = ["", "6 3", "2 2.5", "9 3 2 3", "1 4", "12 4"];
/** Lambda beyond the first by this factor is drawn by its logarithm. */
const LINEAR_MAX = 1e3;

/**
 * What `excomm solve --path --svg` draws.
 *
 * @param path  at least two points
 */
export function branchSvg(game: Game, path: readonly PathPoint[], { width, engine }: { readonly width: number; readonly engine: string }): string {
  const shown = setsAlong(game, path, SETS_MAX), all = game.topology.infosets.actions.filter((actions) => actions.length > 1).length;
  const room = width - 2 * marginOf(width), columns = Math.max(1, Math.floor((room + GAP) / (PANEL_MIN + GAP))), size = (room - GAP * (columns - 1)) / columns;
  const axis = lambdaAxis(path), lines: string[] = [];
  let top = 0;
  for (let i = 0; i < shown.length; i += columns) {
    const row = shown.slice(i, i + columns), heads = row.map((set) => headOf(set, size)), head = Math.max(...heads.map(({ height }) => height));
    row.forEach((set, k) => lines.push(...panel(set, heads[k]!.lines, axis, path, k * (size + GAP), top, head, size))); // as many heads as sets
    top += head + PLOT + AXIS + 18;
  }
  const kinds = pointKinds(path);
  return sheetSvg({
    width, title: `${plainText(game.title) || "A game"}: quantal responses`,
    lead: `Probability of each action at the information sets, from uniform play at lambda 0 to lambda ${Number(path.at(-1)!.lambda.toPrecision(4))}${axis.isLog ? ", by its logarithm" : ""}.`, // two points at least
    body: lines, bodyHeight: Math.max(0, top - 18),
    caption: [
      `The principal branch, point by point.${kinds.includes("turn") ? " Where a line runs back, several equilibria exist at one lambda." : ""}${kinds.includes("crossing") ? " Upright dashed lines: another branch crosses." : ""}`,
      ...(shown.length < all ? [`Drawn are ${shown.length} of ${all} information sets: those where probabilities change most, times how likely play comes there.`] : []),
      `Agent logit quantal response equilibria (McKelvey and Palfrey 1998). ${engine}.`,
    ],
  });
}

interface LambdaAxis {
  readonly isLog: boolean;
  /** Where a precision lies on the axis. */
  readonly place: (lambda: number) => number;
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

function lambdaAxis(path: readonly PathPoint[]): LambdaAxis {
  const most = Math.max(...path.map(({ lambda }) => lambda)), least = path.reduce((least, { lambda }) => (lambda > 0 && lambda < least ? lambda : least), most);
  if (most <= LINEAR_MAX * least) return { isLog: false, place: (lambda) => lambda, domain: [0, most], ticks: ticksOf(0, most, 5).map((tick) => ({ at: tick, label: String(tick) })) };
  const power = (lambda: number) => ln(lambda) / ln(10), low = power(least), high = power(most);
  const every = Math.ceil((high - low) / 6), first = Math.ceil(low / every) * every;
  const ticks = Array.from({ length: Math.max(0, Math.floor((high - first) / every) + 1) }, (_, i) => first + i * every);
  return { isLog: true, place: (lambda) => (lambda > least ? power(lambda) : low), domain: [low, high], ticks: ticks.map((at) => ({ at, label: at >= -3 && at <= 4 ? String(Number(`1e${at}`)) : `1e${at}` })) };
}

/** Title and the actions with their lines, above a plot. */
function headOf({ title, actions }: SetAlong, size: number): { readonly lines: readonly string[]; readonly height: number } {
  const words = breakText(title, size, 11.5, 2, true), named = actions.slice(0, ACTIONS_MAX), lines: string[] = [];
  words.forEach((line, i) => lines.push(svgText(0, 10 + LINE * i, line, { bold: true, fill: INK })));
  named.forEach(({ name }, k) => {
    const y = 10 + LINE * (words.length + k);
    lines.push(polyline([[0, y - 4], [24, y - 4]], colourOf(k), 1.8, DASHES[k]), svgText(30, y, breakText(name, size - 30, 11.5, 1)[0] ?? "", { fill: INK_2 }));
  });
  const left = actions.length - named.length;
  if (left > 0) lines.push(svgText(30, 10 + LINE * (words.length + named.length), `${left} more, not drawn`, { fill: INK_3 }));
  return { lines, height: LINE * (words.length + named.length + (left > 0 ? 1 : 0)) + 12 };
}

const colourOf = (action: number) => SIDES[action % SIDES.length]!.colour; // within bounds

function panel({ actions }: SetAlong, head: readonly string[], axis: LambdaAxis, path: readonly PathPoint[], left: number, top: number, headHeight: number, size: number): string[] {
  const floor = headHeight + PLOT, x: Scale = linearScale(axis.domain, [LEFT, size - 8]), y = linearScale([0, 1], [floor, headHeight]);
  const at = path.map(({ lambda }) => x.at(axis.place(lambda)));
  return [
    `<g transform="translate(${round(left)} ${round(top)})">`,
    ...head,
    ...axisLeft(y, LEFT, { ticks: [0, 0.5, 1], label: String, title: "", grid: size - 8 - LEFT }),
    ...axisBelow(x, floor, { ticks: axis.ticks.map((tick) => tick.at), label: (tick) => axis.ticks.find((one) => one.at === tick)?.label ?? "", title: "lambda", grid: 0 }),
    ...path.flatMap(({ crossing }, i) => (crossing ? [polyline([[at[i]!, floor], [at[i]!, headHeight]], INK_3, 1, "3 3")] : [])), // by point
    ...actions.slice(0, ACTIONS_MAX).map(({ probabilities }, k) => polyline(probabilities.map((p, i) => [at[i]!, y.at(p)] as const), colourOf(k), 1.8, DASHES[k])), // by point
    `</g>`,
  ];
}
