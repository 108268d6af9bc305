// A line of ships, as tables.

import type { QuarantineAssessment } from "../assessment/index.ts";
import type { QuarantineOutcome } from "../models/index.ts";
import { assessmentTable, assumptionReport, bandsText, bandText, percentBand, shareText, shortNumber } from "./assumptions-text.ts";
import type { Ink } from "./ink.ts";
import { wrapText } from "./layout.ts";
import { countOf } from "./numbers.ts";

const ROWS: readonly (readonly [keyof QuarantineOutcome, string])[] = [
  ["setOut", "Ships that set out"], ["turnedBefore", "turn back before the line"], ["met", "are met at the line"], ["boarded", "  are boarded"], ["turnedAtLine", "  turn back there"],
  ["cleared", "  are let go on"], ["missed", "cross without being met"], ["incidents", "Incidents"],
];

/** What `excomm line` prints. */
export function quarantineText({ workings, choices, line, outcome, grid, radii, ships }: QuarantineAssessment, width: number, ink: Ink): string {
  const table = assessmentTable(choices, width, ink);
  const section = (title: string) => ["", ...wrapText(title, width).map(ink.strong)];
  const over = (cell: (outcome: QuarantineOutcome) => string) => radii.map((radius, r) => [`${shortNumber(radius)} nmi${radius === line.radius ? " *" : ""}`, ...(grid[r] ?? []).map(cell)]);
  const counts = ships.map((count) => `${count}${count === line.ships ? " *" : ""}`);
  const lines = [
    ...wrapText(workings.title, width).map(ink.strong),
    ...wrapText(`${countOf(line.ships, "ship")} on an arc of ${shortNumber(line.arc)} degrees at ${shortNumber(line.radius)} nautical miles${line.ships === 0 ? "" : `, ${shortNumber(outcome.sector.value)} nautical miles of it for each`}; ${countOf(line.days, "day")}. A ship that crosses is met with chance ${shareText(outcome.meets.value)}, and from the line has ${shortNumber(outcome.hoursToCoast.value)} hours to the coast.`, width, "  "),
    ...wrapText(`Most numbers are judgements: --inputs lists them.${bandsText(choices)}`, width, "  ").map(ink.faint),
    ...section("Expected numbers"),
    ...table(["", "expected", "5 to 95 %"], [...ROWS.map(([key, title]) => [title, shortNumber(outcome[key].value), bandText(outcome[key])]), ["At least one incident", shareText(outcome.incident.value), percentBand(outcome.incident)]]),
    ...section("Ships met, by radius and ships on the line"),
    ...table(["Ships on the line", ...counts], over(({ met }) => shortNumber(met))),
    ...section("Ships that cross without being met"),
    ...table(["Ships on the line", ...counts], over(({ missed }) => shortNumber(missed))),
    ...section("At least one incident"),
    ...table(["Ships on the line", ...counts, "hours left"], over(({ incident }) => shareText(incident)).map((row, r) => [...row, shortNumber(grid[r]?.[0]?.hoursToCoast ?? NaN)])),
    ...wrapText("* as laid out. Hours left: from the line to the coast. Turning back before the line is by order from home and does not hang on the line. A wider line leaves more time and, with few ships, lets more through.", width, "  ").map(ink.faint),
  ];
  return `${lines.join("\n")}\n`;
}

/** The same for programs. */
export function quarantineReport({ workings, choices, line, outcome, grid, radii, ships, assumptions }: QuarantineAssessment) {
  return { title: workings.title, draws: choices.draws, seed: choices.seed, line, outcome, grid: radii.flatMap((radius, r) => ships.map((count, s) => ({ radius, ships: count, ...grid[r]?.[s] }))), inputs: assumptions.map(assumptionReport) };
}
