// Where play ends when players switch strategies in turn and look ahead, in lines.

import { plainText } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import { type Game, payoffSpreads } from "../game/index.ts";
import type { MoveAnalysis } from "../solve/index.ts";
import type { Ink } from "./ink.ts";
import { clip, tableLines, wrapText } from "./layout.ts";
import { quantityText, payoffText } from "./numbers.ts";
import { playerTitle } from "./path-text.ts";
import type { MovesReport, ProfileReport } from "./solution.ts";

/** The states by letter, and one line for each of them as a start. */
export function movesLines(game: Game, compiled: Compiled | null, { states }: MoveAnalysis, { theoryOfMoves: report, profiles }: { readonly theoryOfMoves: MovesReport; readonly profiles: readonly ProfileReport[] }, width: number, ink: Ink): string[] {
  const { infosets } = game.topology, spreads = payoffSpreads(game);
  const letter = (state: number) => "ABCD".charAt(state);
  const names = game.players.map((name) => clip(compiled === null ? plainText(name) : playerTitle(compiled.scenario, name), 16));
  const strategyText = (choice: Int32Array) => infosets.actions.flatMap((actions, set) => (choice[set]! < 0 ? [] : [plainText(actions[choice[set]!] ?? "")])).join(", ");
  const rows = states.map(({ choice }, state) => [`${letter(state)}  ${choice.map(strategyText).join(" / ")}${report.equilibria.includes(state) ? " *" : ""}`, ...report.states[state]!.payoffs.map((payoff, player) => quantityText(payoff, (utils) => payoffText(utils, spreads[player]!)))]);
  const starts = report.starts.map(({ paths, ends }, state) => [letter(state), ...paths.map((path) => (path === null ? "stays" : path.map(letter).join(" > "))), ends.map(letter).join(" or ")]);
  const nash = report.equilibria.filter((_, i) => profiles[i]?.flags.nash.holds === true).map(letter);
  const changed = report.starts.flatMap(({ ends, twoSided }, state) => (String(ends) === String(twoSided) ? [] : [`from ${letter(state)} in ${twoSided.map(letter).join(" or ")}`]));
  const twoSided = [...new Set(report.starts.flatMap((start) => start.twoSided))].sort().map(letter);
  const several = report.starts.some(({ ends }) => ends.length > 1);
  return [
    ...tableLines({ columns: [{ name: "State (* nonmyopic equilibrium)", align: "left" }, ...names.map((name) => ({ name, align: "right" as const }))], rows }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : line)),
    "",
    ...tableLines({ columns: [{ name: "Play begins in", align: "left" }, ...names.map((name) => ({ name: `${name} first`, align: "left" as const })), { name: "ends in", align: "left" }], rows: starts }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : line)),
    ...wrapText(`The players switch in turn, and stop where whoever is to move would end no better by moving on. One who would move overrides one who would stay${several ? "; where both would move, it matters who does so first" : ""}.`, width, "  ").map(ink.faint),
    "",
    ...wrapText(`Nonmyopic equilibria that are Nash equilibria as well: ${nash.length === 0 ? "none" : nash.join(", ")}.`, width, "  "),
    ...(changed.length === 0 ? [] : wrapText(`By the two-sidedness convention a player who would rather stay moves after all, when the other's move would lead to an end that is worse for both. Then play ends ${changed.join(", ")}, and the nonmyopic equilibria are ${twoSided.join(", ")}.`, width, "  ")),
  ];
}
