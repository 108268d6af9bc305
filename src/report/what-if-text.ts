// Counterfactuals as text: one in full, or all variants at a glance.

import { inWords, plainText } from "../base/index.ts";
import type { Scenario } from "../scenario/index.ts";
import type { WhatIf, WorldAnswer } from "../study/index.ts";
import type { Ink } from "./ink.ts";
import { type Column, tableLines, wrapText } from "./layout.ts";
import { percentText, utilsText } from "./numbers.ts";

export interface WhatIfView {
  readonly width: number;
  readonly ink: Ink;
}

const column = (name: string, align: "left" | "right" = "right"): Column => ({ name, align });
const NOT_SO = "-";

/** The probability of ending in an outcome with the tag. */
export function worldTag({ outcomes }: Scenario, world: WorldAnswer, tag: string): number {
  return [...outcomes.values()].reduce((sum, outcome) => (outcome.tags.includes(tag) ? sum + (world.outcomes.get(outcome.name) ?? 0) : sum), 0);
}

/** Of the guarded tag, how many times as likely as it is: to one digit, and never the odds themselves; null without odds before. */
export function timesOf(now: number, before: number): number | null {
  const times = now / before;
  return Number.isFinite(times) ? Number(times.toPrecision(1)) : null;
}

/** The same in words. */
export function timesText(now: number, before: number): string {
  const times = timesOf(now, before);
  if (times === null) return NOT_SO;
  return times === 1 ? "about as likely" : `${times} times as likely`;
}

const tagsOf = ({ outcomes }: Scenario) => [...new Set([...outcomes.values()].flatMap(({ tags }) => tags))];

/** @param title  of the change, in words */
export function whatIfText(scenario: Scenario, title: string, why: string, answer: WhatIf, { width, ink }: WhatIfView): string {
  const worlds = [answer.asIs, ...(answer.surprise === null ? [] : [answer.surprise]), answer.known];
  const heads = worlds.map(({ reading }) => column(reading));
  const tags = [...tagsOf(scenario)].sort((a, b) => Number(a === scenario.guarded) - Number(b === scenario.guarded) || worldTag(scenario, answer.asIs, b) - worldTag(scenario, answer.asIs, a));
  const faintHead = (line: string, at: number) => (at === -1 ? ink.faint(line) : line);
  const endings = tags.map((tag) => [inWords(tag), ...worlds.map((world) => (tag === scenario.guarded ? (world === answer.asIs ? "(as it is)" : timesText(worldTag(scenario, world, tag), worldTag(scenario, answer.asIs, tag))) : percentText(worldTag(scenario, world, tag))))]);
  const steps = answer.asIs.record.flatMap((step, k) => {
    const stage = scenario.stages.get(step.stage);
    return stage?.player == null ? [] : [[plainText(stage.branches.find(({ name }) => name === step.branch)?.title || step.branch), ...worlds.map((world) => (world.record[k]?.branch === step.branch ? percentText(world.record[k].probability) : NOT_SO))]];
  });
  const payoffs = scenario.players.map((player, i) => [plainText(player.title || player.name), ...worlds.map((world) => utilsText(world.payoffs[i] ?? NaN))]);
  const leaves = worlds.some(({ record }) => record.length !== answer.asIs.record.length) ? wrapText("-: the record is no longer a path of this world.", width, "  ").map(ink.faint) : [];
  const blocks = [
    [ink.strong(`${plainText(scenario.title)}: ${title}`), ...(why === "" ? [] : wrapText(why, width))],
    [ink.strong("Where it ends"), ...tableLines({ columns: [column("", "left"), ...heads], rows: endings }, width, "  ", faintHead)],
    ...(steps.length === 0 ? [] : [[ink.strong("The recorded decisions, given the steps before"), ...tableLines({ columns: [column("", "left"), ...heads], rows: steps }, width, "  ", faintHead), ...leaves]]),
    [ink.strong("Expected payoffs, in utils"), ...tableLines({ columns: [column("", "left"), ...heads], rows: payoffs }, width, "  ", faintHead)],
    wrapText(`Known: everybody knows of the change from the start, and the whole crisis is solved again. ${answer.surprise === null ? "There is no surprise reading: the change alters the first move itself." : "Surprise: the first move is made as if it were not; the rest is solved again."}`, width),
  ];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

/** One row a variant, in both readings. */
export function whatIfsText(scenario: Scenario, answers: readonly { readonly name: string; readonly title: string; readonly answer: WhatIf }[], { width, ink }: WhatIfView): string {
  const tag = scenario.headline ?? tagsOf(scenario)[0] ?? "";
  const cell = (world: WorldAnswer | null, asIs: WorldAnswer) => (world === null ? [NOT_SO, ...(scenario.guarded === null ? [] : [NOT_SO])] : [percentText(worldTag(scenario, world, tag)), ...(scenario.guarded === null ? [] : [roughTimes(worldTag(scenario, world, scenario.guarded), worldTag(scenario, asIs, scenario.guarded))])]);
  const guarded = scenario.guarded === null ? [] : [scenario.guarded];
  const columns = [column("", "left"), column(tag), ...guarded.map((name) => column(name)), column(tag), ...guarded.map((name) => column(name))];
  const rows = answers.map(({ name, answer }) => [name, ...cell(answer.surprise, answer.asIs), ...cell(answer.known, answer.asIs)]);
  const [first] = answers;
  const lines = [
    ink.strong(`${plainText(scenario.title)}: what if?`),
    ...(first === undefined ? [] : wrapText(`As it is, ${tag} has ${percentText(worldTag(scenario, first.answer.asIs, tag))}. Left: the change is a surprise after the first move. Right: all know of it from the start.${guarded.length === 0 ? "" : ` ${inWords(guarded[0] as string)}: times as likely as it is.`}`, width)),
    "",
    ...tableLines({ columns, rows }, width, "  ", (line, at) => (at === -1 ? ink.faint(line) : line)),
    "",
    ...wrapText("excomm what-if NAME shows one in full.", width),
  ];
  return `${lines.join("\n")}\n`;
}

function roughTimes(now: number, before: number): string {
  const times = timesOf(now, before);
  return times === null ? NOT_SO : `x ${times}`;
}
