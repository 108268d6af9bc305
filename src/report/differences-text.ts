// Two readings of a crisis side by side, as text.

import { inWords, plainText } from "../base/index.ts";
import type { Scenario, Value } from "../scenario/index.ts";
import type { Answer, Differences, FormDifference } from "../study/index.ts";
import type { Ink } from "./ink.ts";
import { tableLines, wrapText } from "./layout.ts";
import { countOf, percentText } from "./numbers.ts";
import { groupTitle } from "./sensitivity.ts";
import { timesText } from "./what-if-text.ts";

export interface DifferencesView {
  readonly width: number;
  readonly ink: Ink;
  /** How the two readings were asked for. */
  readonly names: readonly [string, string];
}

const NUMBERS_MAX = 20, FORMS_MAX = 20;

/** Lines at most `view.width` characters wide. */
export function differencesText(scenario: Scenario, found: Differences, { width, ink, names }: DifferencesView): string {
  const { headline, guarded } = scenario;
  const tag = headline ?? found.first.likeliest;
  const odds = (answer: Answer | null) => (answer === null ? "-" : percentText(answer.tags.get(tag) ?? NaN));
  const times = (answer: Answer | null) => (guarded === null ? [] : [answer === null ? "-" : timesText(answer.tags.get(guarded) ?? NaN, found.first.tags.get(guarded) ?? NaN)]);
  const left = (name: string) => ({ name, align: "left" as const }), right = (name: string) => ({ name, align: "right" as const });
  const answers = [right(tag), ...(guarded === null ? [] : [right(guarded)])];
  const row = (name: string, answer: Answer | null) => [name, odds(answer), ...(answer === found.first ? (guarded === null ? [] : [""]) : times(answer)), answer === null ? "-" : inWords(answer.likeliest)];
  const byWeight = <One extends { readonly effect: Answer | null }>(all: readonly One[]): One[] => {
    const weight = ({ effect }: One) => (effect === null ? -1 : Math.abs((effect.tags.get(tag) ?? 0) - (found.first.tags.get(tag) ?? 0)));
    return [...all].sort((a, b) => weight(b) - weight(a));
  };
  const faint = (line: string, at: number) => (at === -1 ? ink.faint(line) : line);
  const numbers = byWeight(found.numbers), forms = byWeight(found.forms);
  const blocks = [
    [ink.strong(`${names[0]} and ${names[1]}: ${countOf(found.numbers.length, "difference")} of numbers, ${found.forms.length} of form`),
      ...tableLines({ columns: [left(""), ...answers, left("likeliest ending")], rows: [row("first", found.first), ...(numbers.length === 0 || forms.length === 0 ? [] : [row("first with all numbers of the second", found.allNumbers)]), row("second", found.second)] }, width, "  ", faint)],
    ...(numbers.length === 0 ? [] : [[ink.strong("Each number taken over by itself"), ...tableLines({ columns: [left(""), right("first"), right("second"), ...answers], rows: numbers.slice(0, NUMBERS_MAX).map(({ names: all, from, to, effect }) => [titleOf(scenario, all), valueText(from), valueText(to), odds(effect), ...times(effect)]) }, width, "  ", faint), ...more(numbers.length, NUMBERS_MAX, width), ...(numbers.some(({ effect }) => effect === null) ? wrapText("-: cannot be taken over without others.", width, "  ").map(ink.faint) : [])]]),
    ...(forms.length === 0 ? [] : [[ink.strong("Each menu, condition and belief taken over by itself"), ...tableLines({ columns: [left(""), left("change"), ...answers], rows: forms.slice(0, FORMS_MAX).map((form) => [formWords(scenario, form), form.change, odds(form.effect), ...times(form.effect)]) }, width, "  ", faint), ...more(forms.length, FORMS_MAX, width), ...(forms.some(({ effect }) => effect === null) ? wrapText("-: cannot be taken over without others.", width, "  ").map(ink.faint) : [])]]),
    [ink.strong("What turns the likeliest ending"), ...wrapText(turnText(scenario, found), width)],
  ];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

function formWords({ players, stages, outcomes }: Scenario, { what, name }: FormDifference): string {
  const player = (of: string) => plainText(players.find((one) => one.name === of)?.title || of);
  const at = name.lastIndexOf("."), stage = stages.get(what === "branch" ? name.slice(0, at) : name);
  switch (what) {
    case "belief": return `odds that ${player(name)} believes in`;
    case "payoff": return `payoff of ${player(name)}`;
    case "outcome": return `outcome \u201c${plainText(outcomes.get(name)?.title || name)}\u201d`;
    case "branch": return `\u201c${plainText(stage?.branches.find((branch) => branch.name === name.slice(at + 1))?.title || name.slice(at + 1))}\u201d at \u201c${plainText(stage?.title || name.slice(0, at))}\u201d`;
    case "stage": return `stage \u201c${plainText(stage?.title || name)}\u201d`;
    default: return plainText(`${what} ${name}`);
  }
}

function turnText(scenario: Scenario, { first, second, smallest, numbers, forms }: Differences): string {
  if (smallest !== null) {
    const parts = [...smallest.names.map((name) => titleOf(scenario, [name])), ...smallest.forms.map((form) => formWords(scenario, form))];
    return `${countOf(parts.length, "difference")} ${parts.length === 1 ? "is" : "are"} enough, and none can be left out: ${parts.join("; ")}. Then ${inWords(smallest.answer.likeliest).toLowerCase()} is likeliest instead of ${inWords(first.likeliest).toLowerCase()}.`;
  }
  if (first.likeliest === second.likeliest) return `Nothing: ${inWords(first.likeliest).toLowerCase()} is likeliest in both.`;
  return `${numbers.length === 0 ? "No number differs" : "Not the numbers, which leave it where it is even all together"}: what turns it are ${forms.some(({ effect }) => effect === null) ? "differences that cannot be taken over one by one" : "the menus, conditions and beliefs"}.`;
}

function more(count: number, shown: number, width: number): string[] {
  return count <= shown ? [] : wrapText(`and ${count - shown} more (--json)`, width, "  ");
}

function titleOf(scenario: Scenario, names: readonly string[]): string {
  const [first = ""] = names;
  if (names.length > 1) return groupTitle(scenario, names);
  return plainText(scenario.parameters.get(first)?.title || first);
}

const valueText = (values: readonly Value[]): string => values.map((value) => (typeof value === "number" ? String(Number(value.toPrecision(3))) : String(value))).slice(0, 3).join(", ") + (values.length > 3 ? " ..." : "");
