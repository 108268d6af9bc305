// Sensitivity as text.

import type { Ink } from "./ink.ts";
import { tableLines, wrapText } from "./layout.ts";
import { countOf, countText } from "./numbers.ts";
import type { SensitivityReport } from "./sensitivity.ts";

export interface SensitivityView {
  readonly width: number;
  readonly ink: Ink;
  /** Rows shown. */
  readonly rows: number;
}

/** Lines at most `view.width` characters wide. */
export function sensitivityText(report: SensitivityReport, { width, ink, rows }: SensitivityView): string {
  const { method, outputTitle, logOdds, points, failed, repeats, inputs } = report;
  const lead = logOdds ? `what the log-odds of ${outputTitle} lean on` : `what ${outputTitle} leans on`;
  const made = method === "morris" ? `${countOf(repeats, "trajectory").replace("trajectorys", "trajectories")} of Morris's screening` : `${countOf(repeats, "row")} of Saltelli's design on scrambled Sobol points`;
  const two = (x: number) => (Number.isNaN(x) ? "-" : Math.abs(x) < 0.005 ? "0.00" : x.toFixed(2));
  const column = (name: string, align: "left" | "right" = "right") => ({ name, align });
  const table = method === "morris"
    ? { columns: [column("", "left"), column("mean |effect|"), column("mean"), column("spread")], rows: inputs.slice(0, rows).map(({ title, effect }) => [title, `${two(effect?.meanAbsolute ?? NaN)} \u00b1 ${two(effect?.error ?? NaN)}`, two(effect?.mean ?? NaN), two(effect?.deviation ?? NaN)]) }
    : { columns: [column("", "left"), column("alone"), column("95 %"), column("in all"), column("95 %")], rows: inputs.slice(0, rows).map(({ title, shares }) => [title, two(shares?.first ?? NaN), intervalText(shares?.firstInterval), two(shares?.total ?? NaN), intervalText(shares?.totalInterval)]) };
  const note = method === "morris"
    ? "Effect: change of the answer per step through a number's range, from its 5 % to its 95 % quantile. A spread as large as the mean: the effect bends, or hangs on other numbers."
    : "Alone: share of the variance that goes when this number is known. In all: share that stays when all others are known. What the second has more is interplay.";
  return `${[
    ink.strong(`${report.title}: ${lead}`),
    ...wrapText(`${failed === 0 ? `${countOf(points, "point")} solved` : `${countText(points - failed)} of ${countOf(points, "point")} have a value`} (${made})${failed === 0 ? "" : "; the others are left out, with what they belong to"}. ${inputs.length > rows ? `The ${rows} heaviest of ${inputs.length}, where numbers that share a sum count as one (all: --json).` : ""}`.trim(), width),
    "",
    ...tableLines(table, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line)),
    ...wrapText(note, width, "  ").map(ink.faint),
  ].join("\n")}\n`;
}

function intervalText(interval: readonly [number, number] | undefined): string {
  return interval === undefined ? "" : `${interval[0].toFixed(2)} to ${interval[1].toFixed(2)}`;
}
