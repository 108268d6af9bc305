// A line of ships by radius and number, as a figure.

import type { QuarantineAssessment } from "../assessment/index.ts";
import type { Dossier } from "../dossier/index.ts";
import { quarantineOutcome, type QuarantineOutcome } from "../models/index.ts";
import { bandText, shortNumber, sourceLine } from "./assumptions-text.ts";
import { axisBelow, axisLeft, linearScale, panelTitle, point, polyline, ticksOf } from "./chart.ts";
import { INK, INK_2, INK_3, round, sheetSvg, svgText } from "./svg.ts";

const WIDTH = 820, PLOT = 240, PART = 300, SIDE = 612, STEPS = 60;
const COLOURS = ["#8a5000", "#0c6a63", "#2f5c8f", "#5a5f4a", "#1a1e23"] as const;

/** The figure: an SVG document. */
export function quarantineSvg(dossier: Dossier, assessment: QuarantineAssessment, engine: string): string {
  const { workings, line, outcome, radii, ships, choices, assumptions } = assessment;
  const from = Math.max(1, Math.min(...radii) * 0.6), to = Math.max(...radii) * 1.1;
  const crossing = outcome.setOut.value - outcome.turnedBefore.value;
  return sheetSvg({
    width: WIDTH,
    title: workings.title,
    lead: `Ships met, and hours left from the line to the coast, by the radius of the line. ${shortNumber(crossing)} ships are expected to cross it within ${shortNumber(line.days)} days.`,
    body: [
      panelTitle(0, 10, "Ships met"),
      ...panel(assessment, 46, from, to, crossing * 1.08, ({ met }) => met),
      panelTitle(PART + 56, 10, "Hours from the line to the coast"),
      ...hours(assessment, PART + 102, from, to),
      svgText(SIDE, 40, "Ships on the line", { bold: true, fill: INK_2 }),
      ...ships.flatMap((count, s) => [point(SIDE + 6, 58 + 18 * s, s, COLOURS[s % COLOURS.length]!), svgText(SIDE + 18, 62 + 18 * s, `${count}${count === line.ships ? ", as laid out" : ""}`, { fill: INK_2 })]),
      svgText(SIDE, 80 + 18 * ships.length, "Expected", { bold: true, fill: INK_2 }),
      ...([["met", "met"], ["boarded", "boarded"], ["missed", "missed"], ["incidents", "incidents"]] as const).flatMap(([key, title], i) => [
        svgText(SIDE, 98 + 18 * (ships.length + i), `${title} ${shortNumber(outcome[key].value)}${bandText(outcome[key]) === "" ? "" : ` (${bandText(outcome[key])})`}`, { fill: INK }),
      ]),
    ],
    bodyHeight: PLOT + 76,
    caption: [
      `An arc of ${shortNumber(line.arc)} degrees in equal sectors, each patrolled back and forth at ${shortNumber(line.patrolSpeed)} knots by a ship that meets others within ${shortNumber(line.sweepWidth)} nautical miles; they cross at ${shortNumber(line.targetSpeed)} knots. Marks: the radii that were compared.${choices.draws === 0 ? "" : ` In brackets: 5 to 95 % of ${choices.draws} draws.`}`,
      sourceLine(dossier, assumptions, engine),
    ],
  });
}

function panel({ line, radii, ships }: QuarantineAssessment, left: number, from: number, to: number, top: number, of: (outcome: QuarantineOutcome) => number): string[] {
  const x = linearScale([from, to], [left, PART]), y = linearScale([0, top], [30 + PLOT, 30]);
  const value = (radius: number, count: number) => y.at(of(quarantineOutcome({ ...line, radius, ships: count })));
  return [
    ...axisLeft(y, left, { ticks: ticksOf(0, top, 5), label: shortNumber, title: "", grid: PART - left }),
    ...axisBelow(x, 30 + PLOT, { ticks: ticksOf(from, to, 5), label: shortNumber, title: "radius, nautical miles", grid: 0 }),
    `<path d="M${round(x.at(line.radius))} 30V${30 + PLOT}" stroke="${INK_3}" stroke-dasharray="2 3"/>`,
    ...ships.flatMap((count, s) => {
      const colour = COLOURS[s % COLOURS.length]!;
      return [
        polyline(Array.from({ length: STEPS + 1 }, (_, i) => from + ((to - from) * i) / STEPS).map((radius) => [x.at(radius), value(radius, count)] as const), colour, count === line.ships ? 2.6 : 1.4),
        ...radii.map((radius) => point(x.at(radius), value(radius, count), s, colour)),
      ];
    }),
  ];
}

function hours({ line, radii }: QuarantineAssessment, left: number, from: number, to: number): string[] {
  const right = left + PART - 110, top = (to / line.targetSpeed) * 1.05;
  const x = linearScale([from, to], [left, right]), y = linearScale([0, top], [30 + PLOT, 30]);
  return [
    ...axisLeft(y, left, { ticks: ticksOf(0, top, 5), label: shortNumber, title: "", grid: right - left }),
    ...axisBelow(x, 30 + PLOT, { ticks: ticksOf(from, to, 5), label: shortNumber, title: "radius, nautical miles", grid: 0 }),
    `<path d="M${round(x.at(line.radius))} 30V${30 + PLOT}" stroke="${INK_3}" stroke-dasharray="2 3"/>`,
    polyline([from, to].map((radius) => [x.at(radius), y.at(radius / line.targetSpeed)] as const), INK, 1.8),
    ...radii.map((radius) => point(x.at(radius), y.at(radius / line.targetSpeed), 0, INK)),
  ];
}
