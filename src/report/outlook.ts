// How likely each kind of ending looked along the record, over draws of all uncertain numbers: as data, text and figure.

import { inWords, plainText } from "../base/index.ts";
import { type Compiled, recordPath } from "../compile/index.ts";
import { outlookName, outlookPoints, quantile } from "../study/index.ts";
import { axisBelow, axisLeft, linearScale, panelTitle, point, polyline, ticksOf } from "./chart.ts";
import { dayText } from "./days.ts";
import type { ReportTable } from "./document.ts";
import type { Ink } from "./ink.ts";
import { tableLines, wrapText } from "./layout.ts";
import { countOf, percentText, rangeText } from "./numbers.ts";
import type { StudyPlan, StudyRow } from "./study.ts";
import { INK, INK_2, marginOf, round, sheetSvg, SIDES, svgText, TEXT_SIZE } from "./svg.ts";
import { breakText } from "./tree-text.ts";

export interface OutlookReport {
  readonly title: string;
  readonly draws: number;
  readonly tags: readonly { readonly name: string; readonly title: string; readonly guarded: boolean }[];
  readonly points: readonly OutlookLook[];
}

export interface OutlookLook {
  /** Steps of the record taken. */
  readonly after: number;
  /** The date of the step before, or of the decision ahead. */
  readonly date: string;
  /** What has just happened, or is about to be decided. */
  readonly what: string;
  /** Who looks: a player's name, or null for one who knows all moves. */
  readonly player: string | null;
  readonly playerTitle: string;
  /** By tag: 5 %, 50 % and 95 % of the draws; of the guarded tag to one significant digit, and no median. */
  readonly bands: readonly { readonly low: number; readonly median: number | null; readonly high: number }[];
}

/** @param rows  solved draws that looked ahead to `tags` */
export function outlookReport(compiled: Compiled, plan: StudyPlan, rows: readonly StudyRow[], tags: readonly string[]): OutlookReport {
  const { scenario } = compiled;
  const { steps } = recordPath(compiled);
  const titleOf = (k: number) => plainText(steps[k]?.stage.branches.find(({ name }) => name === steps[k]?.branch)?.title || (steps[k]?.branch ?? ""));
  const rough = (x: number) => Number(x.toPrecision(1));
  return {
    title: plainText(scenario.title), draws: rows.length,
    tags: tags.map((name) => ({ name, title: inWords(name), guarded: name === scenario.guarded })),
    points: outlookPoints(compiled, steps).map(({ after, player }) => {
      const person = player === null ? null : (scenario.players[player] ?? null);
      const step = person === null ? after - 1 : after;
      return {
        after, player: person?.name ?? null, playerTitle: plainText(person?.title || (person?.name ?? "")),
        date: plainText(steps[step]?.move?.date ?? ""),
        what: step < 0 ? "before the first move" : person === null ? titleOf(step) : plainText(steps[step]!.stage.title || steps[step]!.stage.name),
        bands: tags.map((tag) => {
          const at = plan.outputs.findIndex(({ name }) => name === outlookName(after, person?.name ?? null, tag));
          const sorted = Float64Array.from(rows, ({ draw }) => draw.outputs[at]!).filter(Number.isFinite).sort();
          if (sorted.length === 0) return { low: NaN, median: NaN, high: NaN };
          const [low, median, high] = [0.05, 0.5, 0.95].map((p) => quantile(sorted, p)) as [number, number, number];
          return tag === scenario.guarded ? { low: rough(low), median: null, high: rough(high) } : { low, median, high };
        }),
      };
    }),
  };
}

/** Lines at most `width` characters wide. */
export function outlookText({ title, draws, tags, points }: OutlookReport, width: number, ink: Ink): string {
  const columns = [{ name: "", align: "left" as const }, { name: "", align: "left" as const }, ...tags.map(({ title: name }) => ({ name, align: "right" as const }))];
  const cells = points.map(({ date, bands }) => ({ day: dayText(date), odds: bands.map(({ low, high, median }) => (Number.isNaN(low) ? "-" : rangeText(low, high, median === null))) }));
  const widest = (texts: readonly string[]) => texts.reduce((most, text) => Math.max(most, text.length), 0);
  const taken = tags.reduce((sum, { title: name }, t) => sum + 2 + widest([name, ...cells.map(({ odds }) => odds[t]!)]), 2 + widest(cells.map(({ day }) => day)) + 2);
  const rows = points.flatMap(({ what, player, playerTitle }, i) => {
    const [first = "", ...more] = wrapText(player === null ? what : `  ${playerTitle}, before deciding`, Math.max(16, width - taken), player === null ? "" : "  ");
    return [[cells[i]!.day, first, ...cells[i]!.odds], ...more.map((line) => ["", line])];
  });
  return `${[
    ink.strong(`${title}: how it looked along the way`),
    ...wrapText(`5 to 95 % of ${countOf(draws, "draw")}. After each step: to one who knows all moves and no private type. Indented: to the side about to decide, by what it sees, believes and is.`, width),
    "",
    ...tableLines({ columns, rows }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line)),
    ...wrapText("The bands restate what the scenario assumes; how they move from step to step says more than where they stand.", width, "  ").map(ink.faint),
  ].join("\n")}\n`;
}

const PANEL = 150, GAP = 62, LEFT = 52, LINE = 16;

/** The figure: an SVG document. One panel for each kind of ending; below them the steps by their numbers. */
export function outlookSvg({ title, draws, tags, points }: OutlookReport, width: number, heading = `${title}: how it looked along the way`): string {
  const outside = points.filter(({ player }) => player === null), last = outside.at(-1)?.after ?? 0;
  const room = width - 2 * marginOf(width);
  const x = linearScale([0, Math.max(1, last)], [LEFT, room - 8]);
  const players = [...new Map(points.flatMap(({ player, playerTitle }) => (player === null ? [] : [[player, playerTitle] as const])))];
  const body = tags.flatMap(({ title: name, guarded }, t) => {
    const top = t * (PANEL + GAP) + 26;
    const most = points.reduce((high, { bands }) => Math.max(high, Number.isFinite(bands[t]!.high) ? bands[t]!.high : 0), 0.01);
    const y = linearScale([0, most], [top + PANEL, top]);
    const known = outside.filter(({ bands }) => Number.isFinite(bands[t]!.low));
    const area = [...known.map(({ after, bands }) => [x.at(after), y.at(bands[t]!.high)] as const), ...[...known].reverse().map(({ after, bands }) => [x.at(after), y.at(bands[t]!.low)] as const)];
    return [
      panelTitle(LEFT, top - 12, guarded ? `${name} (bands only, to one digit)` : name),
      ...axisLeft(y, LEFT, { ticks: ticksOf(0, most, 4), label: (tick) => percentText(tick), title: "", grid: room - 8 - LEFT }),
      `<path d="${area.map(([px, py], i) => `${i === 0 ? "M" : "L"}${round(px)} ${round(py)}`).join("")}Z" fill="${INK_2}" fill-opacity=".16"/>`,
      ...(guarded ? [] : [polyline(known.map(({ after, bands }) => [x.at(after), y.at(bands[t]!.median ?? NaN)] as const), INK_2)]),
      ...players.flatMap(([player], p) => points.filter((look) => look.player === player && Number.isFinite(look.bands[t]!.low)).flatMap(({ after, bands }) => {
        const { colour } = SIDES[p % SIDES.length]!;
        const px = x.at(after) + 5 * (p + 1);
        const { low, high, median } = bands[t]!;
        return [`<path d="M${round(px)} ${round(y.at(low))}V${round(y.at(high))}" stroke="${colour}" stroke-width="1.6"/>`, ...(median === null ? [] : [point(px, y.at(median), p, colour)])];
      })),
      ...axisBelow(x, top + PANEL, { ticks: outside.map(({ after }) => after), label: (tick) => (tick === 0 ? "start" : String(tick)), title: "", grid: 0 }),
    ];
  });
  const legendTop = tags.length * (PANEL + GAP) + 18;
  const legend = players.flatMap(([, name], p) => [point(LEFT + 4, legendTop + LINE * p - 4, p, SIDES[p % SIDES.length]!.colour), svgText(LEFT + 14, legendTop + LINE * p, `${name}, before deciding`, { fill: INK_2 })]);
  const stepsTop = legendTop + LINE * players.length + 8, textAt = LEFT + 68;
  const steps = outside.filter(({ after }) => after > 0).flatMap(({ after, date, what }) => breakText(what, room - textAt, TEXT_SIZE, 3).map((line, i) => ({ line, after: i === 0 ? String(after) : "", day: i === 0 ? dayText(date) : "" })));
  const key = steps.flatMap(({ line, after, day }, i) => {
    const at = stepsTop + LINE * i;
    return [...(after === "" ? [] : [svgText(LEFT + 14, at, after, { fill: INK_2, anchor: "end" }), svgText(LEFT + 22, at, day, { fill: INK_2 })]), svgText(textAt, at, line, { fill: INK })];
  });
  return sheetSvg({
    width, title: heading,
    lead: `Probability of each kind of ending after every recorded step: 5 to 95 % of ${countOf(draws, "draw")} of all uncertain numbers, line: median.`,
    body: [...body, ...legend, ...key], bodyHeight: stepsTop + LINE * steps.length - 4,
    caption: ["Shaded: to one who knows all moves and no private type. Marks with lines: to the side about to decide, by what it sees, believes and is. The bands restate what the scenario assumes."],
  });
}

/** The numbers of the figure, a row for each step and each decision ahead. */
export function outlookTable({ draws, tags, points }: OutlookReport): ReportTable {
  return {
    kind: "table", folded: "The numbers of this figure", caption: `5 to 95 % of ${countOf(draws, "draw")}, after each step to one who knows all moves and no private type, and before each decision to the side that decides. They restate what the scenario assumes; how they move says more than where they stand.`,
    columns: [{ name: "step", align: "left" }, { name: "who looks", align: "left" }, ...tags.map(({ title }) => ({ name: title, align: "right" as const }))],
    rows: points.map(({ after, what, player, playerTitle, bands }) => [player !== null ? "" : after === 0 ? "start" : `${after}. ${what}`, player === null ? "one who knows all moves" : `${playerTitle}, before deciding`, ...bands.map(({ low, high, median }) => (Number.isNaN(low) ? "-" : rangeText(low, high, median === null)))]),
  };
}
