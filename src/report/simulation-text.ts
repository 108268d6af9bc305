// A simulation as text.

import { plainText } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import type { Game } from "../game/index.ts";
import type { Scenario } from "../scenario/index.ts";
import type { Ink } from "./ink.ts";
import { tableLines, wrapText } from "./layout.ts";
import { countOf, percentText, roughPercentText } from "./numbers.ts";
import { outcomeTitle } from "./path-text.ts";
import { isGuarded, leadsToGuarded } from "./path.ts";
import { KNEW_MAX, type SimulationReport, type Transcript } from "./simulation.ts";

/** What `excomm simulate` prints. */
export function simulationText(game: Game, compiled: Compiled | null, report: SimulationReport, width: number, ink: Ink): string {
  const scenario = compiled?.scenario ?? null;
  const titleOf = (name: string) => (scenario === null ? plainText(name) : outcomeTitle(scenario, name));
  const guarded = report.outcomes.filter(({ name }) => scenario !== null && isGuarded(scenario, name));
  const shown = report.outcomes.filter(({ name, count }) => count > 0 || guarded.some((outcome) => outcome.name === name));
  const absent = report.outcomes.filter((outcome) => outcome.probability > 0 && !shown.includes(outcome));
  const rows = shown.map(({ name, count, frequency, standardError, probability }) => guarded.some((outcome) => outcome.name === name)
    ? [titleOf(name), count === 0 ? "none" : "some", "", "", "a band"]
    : [titleOf(name), String(count), percentOne(frequency), `\u00b1 ${percentOne(standardError)}`, percentText(probability)]);
  const lines = [
    ...wrapText(`${plainText(game.title)}: ${countOf(report.count, "playthrough")}, seed ${report.seed}`, width).map(ink.strong),
    ...tableLines({ columns: [{ name: "Outcome", align: "left" }, { name: "times", align: "right" }, { name: "share", align: "right" }, { name: "std. error", align: "right" }, { name: "exact", align: "right" }], rows }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : line)),
    ...(absent.length === 0 ? [] : wrapText(`${countOf(absent.length, "other outcome")} did not come up; exact odds together ${percentText(absent.reduce((sum, { probability }) => sum + probability, 0))}.`, width, "  ")),
    ...wrapText("The standard error is that of drawing lots alone. The uncertainty of the numbers behind the game is larger, and not in it.", width, "  ").map(ink.faint),
    ...(guarded.length === 0 ? [] : wrapText(`"${guarded.map(({ name }) => titleOf(name)).join('" and "')}" has no single probability: excomm start shows its band over draws of the uncertain numbers.`, width, "  ").map(ink.alert)),
  ];
  return `${lines.concat(report.playthroughs.flatMap((played) => ["", ...transcriptLines(game, scenario, played, width, ink)])).join("\n")}\n`;
}

function percentOne(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function transcriptLines(game: Game, scenario: Scenario | null, played: Transcript, width: number, ink: Ink): string[] {
  const types = game.players.flatMap((player, p) => ((played.types[p] ?? "") === "" ? [] : [`${plainText(player)} is ${played.types[p]}`]));
  const lines = wrapText(`Playthrough ${played.number}${types.length === 0 ? "" : `: ${types.join(", ")}`}`, width).map(ink.strong);
  for (const { stage, player, took, probability, knew, saw } of played.steps) {
    const who = player === null ? "chance" : plainText(player);
    lines.push(...wrapText(`${stage === "" ? "" : `${stage}: `}${who} -> ${plainText(took)} (${scenario !== null && leadsToGuarded(scenario, stage, took) ? roughPercentText(probability) : percentText(probability)})`, width, "  "));
    if (knew.length > 0) lines.push(...wrapText(`${who} had seen${knew.length < KNEW_MAX ? "" : " last"}: ${knew.map(plainText).join(", ")}`, width, "      ").map(ink.faint));
    const blind = game.players.filter((_, p) => saw[p] === null);
    const misled = game.players.flatMap((name, p) => (typeof saw[p] === "string" && saw[p] !== took ? [`${plainText(name)} sees "${plainText(saw[p])}"`] : []));
    const notes = [...(saw.length > 0 && blind.length > 0 ? [`unseen by ${blind.map(plainText).join(", ")}`] : []), ...misled];
    if (notes.length > 0) lines.push(...wrapText(notes.join("; "), width, "      ").map(ink.faint));
  }
  return [...lines, ...wrapText(`ends in: ${scenario === null ? plainText(played.outcome) : outcomeTitle(scenario, played.outcome)}`, width, "  ")];
}
