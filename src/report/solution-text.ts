// A solution as text: what was solved, how exact the answer is, what it is worth, how it ends, and the strategy where it matters.

import { plainText } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import { type Game, hasCommonPrior, payoffSpreads } from "../game/index.ts";
import type { Solution, SolvedProfile } from "../solve/index.ts";
import { reachOf } from "../strategy/index.ts";
import { equilibriaLines } from "./equilibria-text.ts";
import { flagLines } from "./flags-text.ts";
import type { Ink } from "./ink.ts";
import { clip, tableLines, wrapText } from "./layout.ts";
import { movesLines } from "./moves-text.ts";
import { countOf, countText, errorText, payoffText, percentText, probabilityText, quantityText, secondsText } from "./numbers.ts";
import { type DecisionReport, pathReport } from "./path.ts";
import { isGuarded, outcomeTitle, playerTitle } from "./path-text.ts";
import type { ProfileReport, SolutionReport } from "./solution.ts";

export interface SolutionInput {
  readonly game: Game;
  /** The scenario behind the game, or null. */
  readonly compiled: Compiled | null;
  readonly solution: Solution;
  readonly report: SolutionReport;
  /** What the caller has changed of the scenario: a label and a text each. */
  readonly changes?: readonly (readonly [label: string, text: string])[];
  /** Who ended the solve before its end, or null. */
  readonly stoppedBy: string | null;
}

const PROFILES_MAX = 8, SETS_MAX = 8, SETS_ALL = 20, OUTCOMES_MAX = 14, LEFT_OUT_MAX = 4;

/** What `excomm solve` prints, in lines of at most `width` characters. */
export function solutionText(input: SolutionInput, width: number, ink: Ink): string {
  const { solution, report } = input;
  const lines = [...headLines(input, width, ink), ""];
  const { theoryOfMoves } = report;
  if (solution.moves !== undefined && theoryOfMoves !== undefined) return `${[...lines, ...movesLines(input.game, input.compiled, solution.moves, { theoryOfMoves, profiles: report.profiles }, width, ink)].join("\n").trimEnd()}\n`;
  if (report.components !== undefined && report.profiles.length > 1) return `${[...lines, ...equilibriaLines(input, width, ink)].join("\n").trimEnd()}\n`;
  const shown = report.profiles.slice(0, PROFILES_MAX);
  shown.forEach((profile, i) => {
    if (report.profiles.length > 1) lines.push(ink.strong(`Profile ${i + 1} of ${report.profiles.length}`));
    for (const line of profileLines(input, profile, solution.profiles[i] as SolvedProfile, width, ink)) lines.push(line); // reports stand in the order of profiles
    lines.push("");
  });
  if (shown.length === 0) lines.push("No profile was found.");
  if (shown.length < report.profiles.length) lines.push(`and ${countOf(report.profiles.length - shown.length, "profile")} more; --json lists them all`, "");
  return `${lines.join("\n").trimEnd()}\n`;
}

function headLines({ game, compiled, solution, report, changes, stoppedBy }: SolutionInput, width: number, ink: Ink): string[] {
  const field = (name: string, text: string) => wrapText(text, width - 10).map((line, i) => `${(i === 0 ? name : "").padEnd(10)}${line}`);
  const variant = compiled?.variant == null ? "" : `, variant ${compiled.variant}`;
  const own = compiled === null || hasCommonPrior(game) ? "" : `; ${game.players.filter((_, p) => game.valuation.beliefs[p] !== game.valuation.chance).map((name) => playerTitle(compiled.scenario, name)).join(" and ")} with odds of chance other than the scenario's`;
  const settings = Object.entries(report.options).map(([name, value]) => `${name} ${String(value)}`).join(", ");
  const reason = stoppedBy === null ? "" : `: stopped by ${stoppedBy}`;
  const state = solution.converged ? `converged in ${secondsText(report.seconds)}` : ink.alert(`NOT CONVERGED${reason} after ${secondsText(report.seconds)}`);
  const complete = report.complete === true ? "; all solutions of this kind are listed" : report.complete === false ? "; solutions may be missing" : "";
  return [
    ink.strong(clip(`${plainText(game.title) || "A game without a title"}${variant}`, width)),
    ...field("", `${countOf(report.game.nodes, "node")}, ${countOf(report.game.informationSets, "information set")}, ${countOf(report.game.actions, "action")}${own}`),
    ...(changes ?? []).flatMap(([label, text]) => field(label, text)),
    "",
    ...(report.solver === "given" ? field("judged", `${countOf(report.profiles.length, "profile")}, as given`) : [...field("solver", settings === "" ? report.solver : `${report.solver} (${settings})`), ...field("accuracy", `${state}${complete}`)]),
    ...(solution.message === "" ? [] : field("note", solution.message)),
    ...(solution.simplified === undefined || solution.simplified.length === 0 ? [] : field("left out", leftOutText(game, solution.simplified))),
  ];
}

/** What the search left out, the first few by name. */
function leftOutText({ players, topology: { infosets } }: Game, simplified: NonNullable<Solution["simplified"]>): string {
  const moves = (choice: Int32Array) => infosets.actions.flatMap((actions, set) => (choice[set]! < 0 ? [] : [`${infosets.label[set] === "" ? infosets.number[set] : plainText(infosets.label[set] ?? "")} ${plainText(actions[choice[set]!] ?? "")}`])).join(", ");
  const reason = ({ kind, by }: (typeof simplified)[number]) => (kind === "unreached" ? "nothing leads there" : kind === "equal" ? `as ${by === null ? "others" : moves(by)}` : `worse than ${by === null ? "a mixture" : moves(by)}`);
  const shown = simplified.slice(0, LEFT_OUT_MAX).map((one) => `${plainText(players[one.player] ?? "")}: ${moves(one.choice)} (${reason(one)})`);
  return `${shown.join("; ")}${simplified.length > LEFT_OUT_MAX ? `; and ${simplified.length - LEFT_OUT_MAX} more` : ""}`;
}

function profileLines(input: SolutionInput, profile: ProfileReport, solved: SolvedProfile, width: number, ink: Ink): string[] {
  const { game, compiled } = input;
  const names = game.players.map((name) => (compiled === null ? plainText(name) : playerTitle(compiled.scenario, name)));
  const own = hasCommonPrior(game) ? "" : ", each by its own odds";
  const residual = profile.residual === null ? "" : ` Residual ${errorText(profile.residual)}: how far the probabilities are from the logit response to themselves at lambda ${profile.lambda}.`;
  const others = game.players.length < 3 || input.report.complete === true || input.report.profiles.length > 1 ? "" : ` With ${countOf(game.players.length, "player")} there may be other equilibria: nothing here says that this is the only one.`;
  const spreads = payoffSpreads(game);
  const rows = names.map((name, p) => [name, quantityText(profile.payoffs[p] ?? NaN, (utils) => payoffText(utils, spreads[p] ?? NaN)), profile.regret === null ? "unknown" : errorText(profile.regret[p] ?? NaN)]);
  return [
    ...tableLines({ columns: [{ name: `Utils${own}`, align: "left" }, { name: "expects", align: "right" }, { name: "regret", align: "right" }], rows }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : line)),
    ...wrapText(`Regret: what a player would gain at most by another strategy, computed anew from the game.${residual}${others}`, width, "  ").map(ink.faint),
    "",
    // A quantal response equilibrium is none of these, by design.
    ...(profile.lambda === null ? [...flagLines(profile.flags, width, ink), ""] : []),
    ...outcomeLines(input, profile, width, ink),
    "",
    ...(compiled === null || (compiled.scenario.record.length === 0 && game.topology.infosets.count <= SETS_ALL) ? mainSetLines(game, solved, profile, width, ink) : pathLines(compiled, solved, width, ink)),
  ];
}

function outcomeLines({ compiled }: SolutionInput, { outcomes }: ProfileReport, width: number, ink: Ink): string[] {
  const scenario = compiled?.scenario ?? null;
  const sorted = outcomes.map((outcome, i) => ({ ...outcome, i, guarded: scenario !== null && isGuarded(scenario, outcome.name) })).sort((a, b) => b.probability - a.probability || a.i - b.i);
  const possible = sorted.filter(({ probability, guarded }) => probability > 0 || guarded);
  const plain = possible.filter(({ guarded }) => !guarded), guarded = possible.filter((outcome) => outcome.guarded);
  const shown = plain.slice(0, OUTCOMES_MAX), rest = plain.slice(OUTCOMES_MAX);
  const titleOf = (name: string) => (scenario === null ? plainText(name) : outcomeTitle(scenario, name));
  const rows = [
    ...shown.map(({ name, probability }) => [titleOf(name), percentText(probability)]),
    ...(rest.length === 0 ? [] : [[`${countOf(rest.length, "other outcome")}`, percentText(rest.reduce((sum, { probability }) => sum + probability, 0))]]),
    ...guarded.map(({ name }) => [titleOf(name), "a band"]),
  ];
  return [
    ...tableLines({ columns: [{ name: scenario === null ? "Outcomes" : "Outcomes, by the scenario's odds", align: "left" }, { name: "", align: "right" }], rows }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : line)),
    ...(guarded.length === 0 ? [] : wrapText(`"${guarded.map(({ name }) => titleOf(name)).join('" and "')}" has no single probability: excomm start shows its band over draws of the uncertain numbers.`, width, "  ").map(ink.alert)),
  ];
}

/** By step of the record or the likeliest path: the probability of each action, one column for each type of the mover. */
function pathLines(compiled: Compiled, solved: SolvedProfile, width: number, ink: Ink): string[] {
  const { scenario } = compiled;
  const report = pathReport(compiled, solved);
  const lines = [ink.strong(report.isRecord ? "Strategy along the record (> what was done)" : "Strategy along the likeliest path (> the likeliest move)")];
  for (const step of report.steps) {
    if (step.kind === "chance") continue;
    const title = step.title === "" ? step.stage : step.title;
    lines.push(...wrapText(`${playerTitle(scenario, step.player)}: ${plainText(title)}`, width, "  "), ...strategyTable(step, width, ink), "");
  }
  lines.push(...wrapText(`Beliefs and reasons: excomm explain. All ${countText(compiled.game.topology.infosets.count)} information sets: --json or --csv.`, width, "  ").map(ink.faint));
  return lines;
}

function strategyTable(step: DecisionReport, width: number, ink: Ink): string[] {
  const taken = step.actions.findIndex((action) => action.taken);
  const columns = step.types.map(({ type }) => ({ name: type, align: "right" as const }));
  const rows = step.actions.map((action, k) => [`${action.taken ? "> " : "  "}${plainText(action.title)}`, ...step.types.map((type) => percentText(type.probabilities[k] ?? 0))]);
  return tableLines({ columns: [{ name: "", align: "left" }, ...columns], rows }, width, "  ", (line, row) => (row === -1 ? ink.faint(line) : row === taken ? ink.mark(line) : line));
}

/** For games without a scenario or small ones without a record: all information sets where they are few, otherwise those reached most. */
function mainSetLines(game: Game, { probabilities }: SolvedProfile, { strategy }: ProfileReport, width: number, ink: Ink): string[] {
  const { infosets } = game.topology;
  const reach = reachOf(game, probabilities, game.valuation.chance);
  const byReach = infosets.actions.map((actions, set) => ({
    set, actions,
    reach: infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1]).reduce((sum, node) => sum + reach[node]!, 0),
  })).sort((a, b) => b.reach - a.reach || a.set - b.set);
  const shown = byReach.slice(0, infosets.count <= SETS_ALL ? SETS_ALL : SETS_MAX).sort((a, b) => a.set - b.set);
  const heading = shown.length < infosets.count ? `Strategy at the ${SETS_MAX} information sets reached most, of ${countText(infosets.count)} (all: --json or --csv)` : "Strategy";
  return [ink.strong(heading), ...shown.flatMap(({ set, actions, reach: at }) => {
    const label = infosets.label[set] === "" ? "" : ` ${plainText(infosets.label[set] ?? "")}`;
    const odds = actions.map((action, k) => [`  ${plainText(action)}`, quantityText(strategy[set]!.probabilities[k]!, probabilityText)]);
    const believed = strategy[set]!.beliefs?.map(({ name, probability }) => `${quantityText(probability, probabilityText)} ${plainText(name)}`).join(", ");
    return [
      ...wrapText(`${plainText(game.players[infosets.player[set]!] ?? "")} ${infosets.number[set]}${label}, reached ${percentText(at)}${believed === undefined ? "" : `; believes ${believed}`}`, width, "  "),
      ...tableLines({ columns: [{ name: "", align: "left" }, { name: "", align: "right" }], rows: odds }, width),
    ];
  })];
}

