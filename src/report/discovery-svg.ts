// Discovery against readiness, day by day, as a figure.

import type { Discovery } from "../assessment/index.ts";
import type { Dossier, Provenance } from "../dossier/index.ts";
import { shareText, sourceLine } from "./assumptions-text.ts";
import { axisBelow, axisLeft, linearScale, panelTitle, point, polyline } from "./chart.ts";
import { dayText, longDay } from "./days.ts";
import { INK, INK_2, INK_3, round, sheetSvg, SIDES, svgText } from "./svg.ts";
import { flightChanges } from "./discovery-text.ts";
import { footingCounts } from "./standing-text.ts";

const WIDTH = 820, LEFT = 46, RIGHT = 612, PLOT = 300, FLIGHTS = 30;
const FOUND = SIDES[1].colour, READY = SIDES[0].colour;

/** The figure: an SVG document. */
export function discoverySvg(dossier: Dossier, discovery: Discovery, engine: string): string {
  const { workings, choices, days, race, schedule, assumptions } = discovery;
  const x = linearScale([0, days.length - 1], [LEFT, RIGHT]), y = linearScale([0, 1], [24 + PLOT, 24]);
  const ticks = days.flatMap(({ date }, day) => (/-(01|15)$/.test(date) ? [day] : []));
  const plot = (of: (day: (typeof days)[number]) => number) => days.map((day, i) => [x.at(i), y.at(of(day))] as const);
  const band = [...plot(({ found }) => found.high), ...plot(({ found }) => found.low).reverse()].filter(([, py]) => Number.isFinite(py));
  const isGap = (date: string) => choices.gaps.some(([first, last]) => date >= first && date <= last);
  const flown = days.flatMap(({ date }, day) => ((!isGap(date) && schedule.flights.some((flight) => flight.date === date)) || choices.flights.some((flight) => flight.date === date) ? [day] : []));
  const { steady } = schedule;
  const daily = steady === null ? [] : days.flatMap(({ date }, day) => (date >= steady.from && !isGap(date) ? [day] : []));
  const height = 24 + PLOT + 40 + FLIGHTS;
  return sheetSvg({
    width: WIDTH,
    title: workings.title,
    lead: `Chance that the sites have been reported, and share of the ${workings.sites} sites ready, by day. Flights: ${schedule.title.slice(0, 1).toLowerCase()}${schedule.title.slice(1)}${flightChanges(choices).map((words) => `; ${words}`).join("")}.`,
    body: [
      ...axisLeft(y, LEFT, { ticks: [0, 0.25, 0.5, 0.75, 1], label: (tick) => `${100 * tick} %`, title: "", grid: RIGHT - LEFT }),
      ...(band.length > 0 ? [`<path d="${band.map(([px, py], i) => `${i === 0 ? "M" : "L"}${round(px)} ${round(py)}`).join("")}Z" fill="${FOUND}" fill-opacity=".15"/>`] : []),
      ...choices.gaps.map(([first, last]) => gapMark(days, first, last, x.at)),
      polyline(plot(({ found }) => found.value), FOUND, 2.4),
      polyline(plot(({ ready }) => ready.expected / workings.sites), READY, 2.4),
      polyline(plot(({ ready }) => ready.none), READY, 1.2, "5 4"),
      ...recordPoints(dossier, discovery, x.at, y.at),
      ...axisBelow(x, y.range[0], { ticks, label: (tick) => dayText(days[tick]?.date ?? ""), title: "", grid: 0 }),
      svgText(LEFT - 8, y.range[0] + 48, "Flights", { fill: INK_2, anchor: "end" }),
      ...flown.map((day) => `<path d="M${round(x.at(day))} ${round(y.range[0] + 36)}v14" stroke="${INK}" stroke-width="1.6"/>`),
      ...daily.map((day) => `<path d="M${round(x.at(day))} ${round(y.range[0] + 40.5)}v5" stroke="${INK}" stroke-width="1.6"/>`),
      ...legend(discovery, dossier),
    ],
    bodyHeight: height,
    caption: [
      `Work begins on ${longDay(workings.begins)}. Marks below the axis: single flights long, days with flights at random times short.${choices.draws === 0 ? "" : ` Shaded: 5 to 95 % of ${choices.draws} draws over the ranges of the numbers.`}`,
      ...recordCaption(dossier),
      sourceLine(dossier, assumptions, engine),
    ],
  });

  function legend({ race: { before, during, after } }: Discovery, { readiness }: Dossier): string[] {
    const at = RIGHT + 26;
    const line = (py: number, colour: string, width: number, dash: string, words: readonly string[]) => [polyline([[at, py - 4], [at + 22, py - 4]], colour, width, dash), ...words.map((word, i) => svgText(at + 28, py + 14 * i, word, { fill: INK_2 }))];
    return [
      ...line(40, FOUND, 2.4, "", ["reported"]),
      ...line(64, READY, 2.4, "", ["sites ready,", "expected share"]),
      ...line(102, READY, 1.2, "5 4", ["chance that", "none is ready"]),
      ...(readiness.believed.length === 0 ? [] : [point(at + 11, 142, 1, INK_3), svgText(at + 28, 146, "launchers ready,", { fill: INK_2 }), svgText(at + 28, 160, "as believed", { fill: INK_2 })]),
      ...(readiness.actual.length === 0 ? [] : [point(at + 11, 180, 2, INK), svgText(at + 28, 184, "in fact", { fill: INK_2 })]),
      panelTitle(at, 222, "When reported"),
      ...[["none ready", before], ["some ready", during], ["all, or never", after]].flatMap(([title, estimate], i) => [svgText(at, 242 + 18 * i, title as string, { fill: INK_2 }), svgText(WIDTH - 62, 242 + 18 * i, shareText((estimate as typeof before).value), { anchor: "end" })]), // pairs of the two
      svgText(at, 300, `half by ${race.medianDay === null ? "no day shown" : dayText(race.medianDay)}`, { fill: INK_2 }),
    ];
  }
}

function gapMark(days: Discovery["days"], first: string, last: string, at: (x: number) => number): string {
  const from = days.findIndex(({ date }) => date >= first), to = days.findLastIndex(({ date }) => date <= last);
  return `<rect x="${round(at(from))}" y="24" width="${round(Math.max(2, at(to) - at(from)))}" height="${PLOT}" fill="${INK_3}" fill-opacity=".14"/>`;
}

/** How well the recorded launchers are known. */
function recordCaption({ readiness }: Dossier): string[] {
  const of = (title: string, list: readonly Provenance[]) => (list.length === 0 ? [] : [`${title}: ${footingCounts(list)}`]);
  const parts = [...of("as believed", readiness.believed), ...of("in fact", readiness.actual)];
  return parts.length === 0 ? [] : [`Launchers ready, as shares of the most that were; counts ${parts.join(". Counts ")}.`];
}

/** Launchers ready on record, as shares of the most that were. */
function recordPoints({ readiness }: Dossier, { days }: Discovery, x: (day: number) => number, y: (share: number) => number): string[] {
  const most = Math.max(0, ...readiness.believed.map(({ value }) => value), ...readiness.actual.map(({ value }) => value));
  const marks = (list: readonly { readonly date: string; readonly value: number }[], series: number, colour: string) => list.flatMap(({ date, value }) => {
    const day = days.findIndex((candidate) => candidate.date === date);
    return day < 0 || most === 0 ? [] : [point(x(day), y(value / most), series, colour)];
  });
  return [...marks(readiness.believed, 1, INK_3), ...marks(readiness.actual, 2, INK)];
}
