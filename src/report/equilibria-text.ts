// Several equilibria beside each other: the sets they form, a table with one column for each, and why some fall short.

import { plainText } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import { type Game, payoffSpreads } from "../game/index.ts";
import type { Solution } from "../solve/index.ts";
import { reachOf } from "../strategy/index.ts";
import { FLAG_STEPS } from "./flags-text.ts";
import type { Ink } from "./ink.ts";
import { tableLines, wrapText } from "./layout.ts";
import { countText, percentText, probabilityText, type Quantity, quantityText, payoffText } from "./numbers.ts";
import { isGuarded, outcomeTitle, playerTitle } from "./path-text.ts";
import type { SolutionReport } from "./solution.ts";

export interface EquilibriaInput {
  readonly game: Game;
  /** The scenario behind the game, or null. */
  readonly compiled: Compiled | null;
  readonly solution: Solution;
  readonly report: SolutionReport;
}

const SHOWN_MAX = 12, GROUPS_MAX = 12, RANGES_MAX = 12, OUTCOMES_MAX = 10, SETS_MAX = 20;
/** The widest that the first column of the table gets. */
const LABELS_MAX = 30;

/** What there is to say of several equilibria, in lines of at most `width` characters. */
export function equilibriaLines(input: EquilibriaInput, width: number, ink: Ink): string[] {
  const { profiles, components = profiles.map((_, index) => [index]) } = input.report, isKnown = input.report.components !== undefined;
  const shown = chosen(components), beyond = profiles.length - shown.length;
  const behaviour = behaviourText(input), isolated = components.every((members) => members.length === 1);
  const listed = isolated ? [] : components.slice(0, GROUPS_MAX).map((members) => ({ members, ranges: rangesIn(input, members) }));
  return [
    ...(isolated ? [ink.strong(`${equilibriaText(profiles.length)}${behaviour}${isKnown ? ", each by itself" : ""}`)] : [
      ink.strong(`${equilibriaText(profiles.length)}${behaviour === "" ? "" : `${behaviour},`} in ${components.length === 1 ? "1 set" : `${countText(components.length)} sets`}`),
      ...wrapText(`${areSubsets(input) ? "In a set, each player may mix the strategies of its members as it likes: that is an equilibrium too." : "A set hangs together; these are its corners. Not every mixture of them is an equilibrium."}${listed.some(({ ranges }) => ranges.length > 1) ? " Where several numbers vary, not every choice within their ranges belongs to the set." : ""}`, width, "  ").map(ink.faint),
      ...listed.flatMap(({ members, ranges }, number) => componentLines(members, ranges, number, width)),
      ...(components.length > GROUPS_MAX ? [`  and ${countText(components.length - GROUPS_MAX)} more; --json lists them all`] : []),
    ]),
    "",
    ...tableBlocks(input, shown, width, ink),
    ...(beyond === 0 ? [] : [`and ${equilibriaText(beyond)} more; --json lists them all`, ""]),
    ...reasonLines(input, shown, width, ink),
  ];
}

/** Whether sets are Nash subsets, as with one or two players: with more, and with beliefs, they are what hangs together. */
function areSubsets({ game, solution }: EquilibriaInput): boolean {
  return game.players.length <= 2 && solution.profiles.every(({ beliefs }) => beliefs === undefined);
}

/** How many of the equilibria differ in the odds of some move, where that is fewer: others mix whole strategies otherwise to the same odds. */
function behaviourText({ solution: { profiles } }: EquilibriaInput): string {
  if (profiles.some(({ beliefs, mixed }) => beliefs !== undefined || mixed === undefined)) return "";
  const count = new Set(profiles.map(({ probabilities }) => probabilities.join())).size;
  return count === profiles.length ? "" : count === 1 ? ", all the same in behaviour" : `, ${countText(count)} different in behaviour`;
}

function equilibriaText(count: number): string {
  return `${countText(count)} ${count === 1 ? "equilibrium" : "equilibria"}`;
}

/** The first few, some of each set. */
function chosen(components: readonly (readonly number[])[]): number[] {
  const found = new Set<number>(), longest = components.reduce((most, members) => Math.max(most, members.length), 0);
  for (let round = 0; round < longest && found.size < SHOWN_MAX; round++) {
    for (const members of components) if (members[round] !== undefined && found.size < SHOWN_MAX) found.add(members[round]);
  }
  return [...found].sort((a, b) => a - b);
}

/** "1 to 4, 6" for indices from 0. */
function numbersText(indices: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const index of indices) {
    const last = runs.at(-1);
    if (last?.[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs.slice(0, 8).map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}${to === from + 1 ? "," : " to"} ${to + 1}`)).join(", ") + (runs.length > 8 ? " and others" : "");
}

/** What varies in a set. */
function rangesIn(input: EquilibriaInput, members: readonly number[]): string[] {
  const { game: { topology: { infosets } }, solution, report } = input;
  const ranges: string[] = [];
  infosets.actions.forEach((actions, set) => {
    // Where a player's own moves rule a set out, the profile says nothing of what it would do there.
    const telling = members.filter((index) => solution.profiles[index]?.mixed?.[infosets.player[set]!]?.some(({ choice }) => choice[set]! >= 0) ?? true);
    actions.forEach((action, k) => {
      const values = telling.map((index) => ({ at: solution.profiles[index]!.probabilities[infosets.firstSlot[set]! + k]!, text: report.profiles[index]!.strategy[set]!.probabilities[k]! })); // indices of profiles
      // Of two actions one tells the other.
      if (actions.length > 2 || k > 0) ranges.push(...rangeText(values, `${setTitle(input, set)}: ${plainText(action)}`));
    });
    report.profiles[members[0]!]!.strategy[set]!.beliefs?.forEach(({ node, name }, i, all) => {
      const values = members.map((index) => ({ at: solution.profiles[index]!.beliefs![node]!, text: report.profiles[index]!.strategy[set]!.beliefs![i]!.probability })); // all have beliefs
      if (all.length > 2 || i > 0) ranges.push(...rangeText(values, `${setTitle(input, set)}: belief in ${plainText(name)}`));
    });
  });
  return ranges;
}

/** What makes up a set, and what varies in it. */
function componentLines(members: readonly number[], ranges: readonly string[], number: number, width: number): string[] {
  const varying = ranges.length === 0 ? "" : `; ${ranges.slice(0, RANGES_MAX).join("; ")}${ranges.length > RANGES_MAX ? `; and ${ranges.length - RANGES_MAX} more` : ""}`;
  return wrapText(`Set ${number + 1}: ${numbersText(members)}${varying}`, width - 2, "  ").map((line, i) => (i === 0 ? line : `  ${line}`));
}

function rangeText(values: readonly { readonly at: number; readonly text: Quantity }[], what: string): string[] {
  const [low, high] = [...values].sort((a, b) => a.at - b.at).filter((_, i, all) => i === 0 || i === all.length - 1);
  return low === undefined || high === undefined || low.at === high.at ? [] : [`${what} ${quantityText(low.text, probabilityText)} to ${quantityText(high.text, probabilityText)}`];
}

function setTitle({ game, compiled }: EquilibriaInput, set: number): string {
  const { player, number, label } = game.topology.infosets, name = game.players[player[set]!] ?? "";
  const title = compiled === null ? plainText(name) : playerTitle(compiled.scenario, name);
  return label[set] === "" || label[set] === name ? `${title} ${number[set]}` : `${title}, ${plainText(label[set] ?? "")}`;
}

interface Row {
  readonly label: string;
  /** By profile shown; empty for a heading. */
  readonly cells: readonly string[];
}

/** The table in as many blocks of columns as the width asks for. */
function tableBlocks(input: EquilibriaInput, shown: readonly number[], width: number, ink: Ink): string[] {
  const rows = [...worthRows(input, shown), ...flagRows(input, shown), ...outcomeRows(input, shown), ...strategyRows(input, shown)];
  const wide = rows.reduce((most, { cells }) => cells.reduce((w, cell) => Math.max(w, cell.length), most), 4);
  const labels = rows.reduce((most, { label }) => Math.max(most, Math.min(label.length, LABELS_MAX)), 0);
  const room = Math.max(1, Math.floor((width - 2 - labels) / (wide + 2)));
  const aside = rows.some(({ cells }) => cells.some((cell) => cell.startsWith("("))) ? [ink.faint("  In brackets: moves at sets that play does not reach."), ""] : [];
  return [...Array.from({ length: Math.ceil(shown.length / room) }, (_, block) => block * room).flatMap((from) => {
    const columns = [{ name: "Equilibrium".padEnd(labels), align: "left" as const }, ...shown.slice(from, from + room).map((index) => ({ name: String(index + 1).padStart(wide), align: "right" as const }))];
    return [...tableLines({ columns, rows: rows.map(({ label, cells }) => [label, ...cells.slice(from, from + room)]) }, width, "  ", (line, row) => (row === -1 || rows[row]?.cells.length === 0 ? ink.strong(line) : line)), ""];
  }), ...aside];
}

function worthRows({ game, compiled, report }: EquilibriaInput, shown: readonly number[]): Row[] {
  const spreads = payoffSpreads(game);
  return [{ label: "Expected utils", cells: [] }, ...game.players.map((name, player) => ({
    label: `  ${compiled === null ? plainText(name) : playerTitle(compiled.scenario, name)}`,
    cells: shown.map((index) => quantityText(report.profiles[index]!.payoffs[player]!, (utils) => payoffText(utils, spreads[player]!))), // indices of profiles
  }))];
}

function flagRows({ report }: EquilibriaInput, shown: readonly number[]): Row[] {
  return FLAG_STEPS.flatMap(([name, title]) => {
    const holds = shown.map((index) => report.profiles[index]!.flags[name].holds); // indices of profiles
    return holds.every((value) => value === null) ? [] : [{ label: title, cells: holds.map((value) => (value === null ? "?" : value ? "yes" : "no")) }];
  });
}

function outcomeRows({ compiled, report }: EquilibriaInput, shown: readonly number[]): Row[] {
  const scenario = compiled?.scenario ?? null;
  const names = (report.profiles[0]?.outcomes ?? []).map(({ name }, i) => ({ name, odds: shown.map((index) => report.profiles[index]!.outcomes[i]!.probability) })) // all list the same outcomes
    .filter(({ name, odds }) => odds.some((p) => p > 0) && !(scenario !== null && isGuarded(scenario, name)));
  const most = names.sort((a, b) => Math.max(...b.odds) - Math.max(...a.odds)).slice(0, OUTCOMES_MAX);
  const rest = names.length - most.length;
  return [
    { label: scenario === null ? "Outcomes" : "Outcomes, scenario's odds", cells: [] },
    ...most.map(({ name, odds }) => ({ label: `  ${scenario === null ? plainText(name) : outcomeTitle(scenario, name)}`, cells: odds.map(percentText) })),
    ...(rest === 0 ? [] : [{ label: `  and ${rest} more`, cells: [] }]),
  ];
}

/** Moves at the sets in which the profiles differ first, then at others; in brackets where play does not lead. */
function strategyRows(input: EquilibriaInput, shown: readonly number[]): Row[] {
  const { game, solution, report } = input, { infosets } = game.topology;
  const reach = shown.map((index) => reachOf(game, solution.profiles[index]!.probabilities, game.valuation.chance)); // indices of profiles
  const all = infosets.actions.map((actions, set) => {
    const nodes = infosets.nodes.subarray(infosets.nodeStart[set], infosets.nodeStart[set + 1]);
    const reached = reach.map((own) => nodes.some((node) => own[node]! > 0));
    const cells = actions.map((_, k) => shown.map((index, i) => {
      const text = quantityText(report.profiles[index]!.strategy[set]!.probabilities[k]!, probabilityText);
      return reached[i] === true ? text : `(${text})`;
    }));
    return { set, cells, differs: cells.some((row) => new Set(row).size > 1) };
  });
  const most = [...all].sort((a, b) => Number(b.differs) - Number(a.differs) || a.set - b.set).slice(0, SETS_MAX).sort((a, b) => a.set - b.set);
  return [
    ...most.flatMap(({ set, cells }) => [
      { label: setTitle(input, set), cells: [] }, ...infosets.actions[set]!.map((action, k) => ({ label: `  ${plainText(action)}`, cells: cells[k]! })), // by action
      ...(report.profiles[shown[0]!]!.strategy[set]!.beliefs ?? []).map(({ name }, i) => ({ label: `  belief: ${plainText(name)}`, cells: shown.map((index) => quantityText(report.profiles[index]!.strategy[set]!.beliefs![i]!.probability, probabilityText)) })), // all have beliefs
    ]),
    ...(most.length < all.length ? [{ label: `and ${all.length - most.length} more sets`, cells: [] }] : []),
  ];
}

/** Why profiles fail a standard, the first that each fails, or leave it open; said once for all that do alike. */
function reasonLines({ report }: EquilibriaInput, shown: readonly number[], width: number, ink: Ink): string[] {
  const reasons = new Map<string, number[]>();
  for (const index of shown) {
    const { flags } = report.profiles[index]!; // an index of profiles, here and below
    for (const [name, title] of FLAG_STEPS) {
      const { holds, why } = flags[name];
      if (holds === true || shown.every((other) => report.profiles[other]!.flags[name].holds === null)) continue;
      const text = `${title}: ${plainText(why)}`;
      reasons.set(text, [...(reasons.get(text) ?? []), index]);
      break;
    }
  }
  const lines = [...reasons].flatMap(([text, indices]) => wrapText(`${numbersText(indices)}: ${text}`, width - 2, "  ").map((line, i) => (i === 0 ? line : `  ${line}`)));
  return lines.length === 0 ? [] : [ink.strong("Where they fall short"), ...lines];
}
