// Two readings of a crisis side by side, as text.

import { inWords, plainText } from "../base/index.ts";
import type { Scenario, Value } from "../scenario/index.ts";
import type { Answer, Differences } from "../study/index.ts";
import type { Ink } from "./ink.ts";
import { tableLines, wrapText } from "./layout.ts";
import { countOf, percentText } from "./numbers.ts";
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
  const columns = [left(""), right(tag), ...(guarded === null ? [] : [right(guarded)]), left("likeliest ending")];
  const row = (name: string, answer: Answer | null) => [name, odds(answer), ...(answer === found.first ? (guarded === null ? [] : [""]) : times(answer)), answer === null ? "-" : inWords(answer.likeliest)];
  const weight = ({ effect }: Differences["numbers"][number]) => Math.abs((effect?.tags.get(tag) ?? 0) - (found.first.tags.get(tag) ?? 0));
  const numbers = [...found.numbers].sort((a, b) => weight(b) - weight(a));
  const blocks = [
    [ink.strong(`${names[0]} and ${names[1]}: ${countOf(found.numbers.length, "difference")} of numbers, ${found.forms.length} of form`),
      ...tableLines({ columns, rows: [row("first", found.first), row("first with all numbers of the second", found.allNumbers), row("second", found.second)] }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line))],
    ...(numbers.length === 0 ? [] : [[ink.strong("Each number taken over by itself"), ...tableLines({ columns: [left(""), right("first"), right("second"), right(tag), ...(guarded === null ? [] : [right(guarded)])], rows: numbers.slice(0, NUMBERS_MAX).map(({ names: all, from, to, effect }) => [titleOf(scenario, all), valueText(from), valueText(to), odds(effect), ...times(effect)]) }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line)), ...more(numbers.length, NUMBERS_MAX, width)]]),
    ...(found.forms.length === 0 ? [] : [[ink.strong("Menus, conditions and beliefs"), ...found.forms.slice(0, FORMS_MAX).flatMap(({ what, name, change }) => wrapText(`${what} ${name}: ${change}`, width, "  ")), ...more(found.forms.length, FORMS_MAX, width)]]),
    [ink.strong("What turns the likeliest ending"), ...wrapText(turnText(scenario, found), width)],
  ];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

function turnText(scenario: Scenario, { first, second, smallest, numbers }: Differences): string {
  if (smallest !== null) return `${countOf(smallest.names.length, "number")} of the second ${smallest.names.length === 1 ? "is" : "are"} enough, and none of them can be left out: ${smallest.names.map((name) => titleOf(scenario, [name])).join("; ")}. Then ${inWords(smallest.answer.likeliest).toLowerCase()} is likeliest instead of ${inWords(first.likeliest).toLowerCase()}.`;
  if (first.likeliest === second.likeliest) return `Nothing: ${inWords(first.likeliest).toLowerCase()} is likeliest in both.`;
  return numbers.length === 0 ? "No number differs: what turns it are the menus, conditions and beliefs." : "Not the numbers, which leave it where it is even all together: what turns it are the menus, conditions and beliefs.";
}

function more(count: number, shown: number, width: number): string[] {
  return count <= shown ? [] : wrapText(`and ${count - shown} more (--json)`, width, "  ");
}

function titleOf({ parameters }: Scenario, names: readonly string[]): string {
  const [first = ""] = names;
  if (names.length > 1) return `${first.slice(0, first.lastIndexOf("."))} (${names.length} together)`;
  return plainText(parameters.get(first)?.title || first);
}

const valueText = (values: readonly Value[]): string => values.map((value) => (typeof value === "number" ? String(Number(value.toPrecision(3))) : String(value))).slice(0, 3).join(", ") + (values.length > 3 ? " ..." : "");
