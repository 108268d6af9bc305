// The way of one number to the outcomes, as a figure: every number computed from it, and every kind of ending, over its range.

import { plainText } from "../base/index.ts";
import type { Scenario } from "../scenario/index.ts";
import type { Trace, TracedWorld } from "../study/index.ts";
import { linearScale, panelTitle, point, polyline } from "./chart.ts";
import { INK, INK_2, INK_3, marginOf, round, RULE, sheetSvg, SIDES, svgText } from "./svg.ts";
import { basisText, outcomeGroups, shareText, unitText, valueText } from "./trace-text.ts";
import { breakText } from "./tree-text.ts";

const PANEL = 92, LINE = 14, PLOT = 44, GAP = 26, PANEL_MIN = 170;

const TITLE_LINES = 4;

interface Panel {
  readonly title: string;
  readonly values: readonly number[];
  readonly text: (value: number) => string;
  readonly colour: string;
  /** Where the scale begins; null for the least of the values. */
  readonly from: number | null;
}

/**
 * What `excomm trace --svg` draws.
 *
 * @param worlds  at numbers of the parameter in rising order; at least two
 * @param now     the number that holds
 */
export function traceSvg(scenario: Scenario, { parameter, computed }: Trace, worlds: readonly TracedWorld[], { now, lambda, width, engine }: { readonly now: number; readonly lambda: number; readonly width: number; readonly engine: string }): string {
  const at = worlds.map(({ value }) => value as number); // the command refuses what is no number
  const room = width - 2 * marginOf(width), columns = Math.max(1, Math.floor((room + GAP) / (PANEL_MIN + GAP))), size = (room - GAP * (columns - 1)) / columns;
  const computedPanels = computed.map((one): Panel => ({ title: `${plainText(one.title) || one.name}${one.unit === "" ? "" : ` (${plainText(one.unit)})`}`, values: worlds.map(({ numbers }) => numbers.get(one.name) as number), text: valueText, colour: SIDES[3].colour, from: null })); // sub-models give numbers
  const outcomePanels = outcomeGroups(scenario, worlds).filter(({ isGuarded }) => !isGuarded).map(({ title, shares }): Panel => ({ title, values: shares, text: shareText, colour: INK, from: 0 }));
  const lines = (panels: readonly Panel[]) => Math.max(1, ...panels.map(({ title }) => breakText(title, size, 11.5, TITLE_LINES).length));
  const height = (panels: readonly Panel[]) => (PANEL + LINE * (lines(panels) - 1)) * Math.ceil(panels.length / columns);
  const place = (panels: readonly Panel[], top: number) => panels.flatMap((panel, i) => panelLines(panel, lines(panels), at, now, (i % columns) * (size + GAP), top + (PANEL + LINE * (lines(panels) - 1)) * Math.floor(i / columns), size));
  const outcomesTop = computedPanels.length === 0 ? 0 : 34 + height(computedPanels) + 14;
  const unit = unitText(parameter.unit);
  return sheetSvg({
    width, title: `${plainText(parameter.title) || parameter.name}: where it leads`,
    lead: `${parameter.name} from ${valueText(at[0] ?? NaN)} to ${valueText(at.at(-1) ?? NaN)}${unit === "" ? "" : ` ${unit}`}, left to right; the mark stands at ${valueText(now)}, which holds.`,
    body: [
      ...(computedPanels.length === 0 ? [] : [panelTitle(0, 10, "What is computed from it"), ...place(computedPanels, 34)]),
      panelTitle(0, outcomesTop + 10, "Where the crisis ends"), ...place(outcomePanels, outcomesTop + 34),
    ],
    bodyHeight: outcomesTop + 34 + height(outcomePanels) - 20,
    caption: [
      basisText(scenario, parameter),
      `Numbers at the ends of each line: the values there. Computed numbers are drawn from their least to their most, endings from zero.${scenario.guarded === null ? "" : ` Odds of ${scenario.guarded} are not drawn: they restate what the scenario assumes.`}`,
      `${plainText(scenario.title)}, a quantal response equilibrium at lambda ${lambda} for each of ${worlds.length} values. Payoffs and odds are the scenario's assumptions, not facts. ${engine}.`,
    ],
  });
}

function panelLines({ title, values, text, colour, from }: Panel, lines: number, at: readonly number[], now: number, left: number, top: number, size: number): string[] {
  const floor = top + LINE * lines + PLOT;
  const least = from ?? Math.min(...values), most = Math.max(...values);
  const x = linearScale([at[0] ?? 0, at.at(-1) ?? 1], [left, left + size]), y = linearScale([least, most > least ? most : least + 1], [floor, floor - PLOT]);
  const points = values.map((value, i) => [x.at(at[i] ?? NaN), y.at(value)] as const);
  const marked = points[at.indexOf(now)];
  const words = breakText(title, size, 11.5, TITLE_LINES);
  return [
    ...words.map((line, i) => svgText(left, top + 4 + LINE * i, line, { fill: INK_2 })),
    `<path d="M${round(left)} ${round(floor)}H${round(left + size)}" stroke="${RULE}" fill="none"/>`,
    polyline(points, colour, 1.8),
    ...(marked === undefined ? [] : [point(marked[0], marked[1], 0, colour)]),
    svgText(left, floor + 14, text(values[0] ?? NaN), { fill: INK_3 }),
    svgText(left + size, floor + 14, text(values.at(-1) ?? NaN), { fill: INK_3, anchor: "end" }),
  ];
}
