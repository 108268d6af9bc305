// The way of one number to the outcomes, as text.

import { plainText } from "../base/index.ts";
import { standingText } from "../dossier/index.ts";
import { models } from "../models/index.ts";
import type { Parameter, Scenario, Value } from "../scenario/index.ts";
import type { Entry, Trace, TracedWorld } from "../study/index.ts";
import { isCounted } from "./counted.ts";
import type { Ink } from "./ink.ts";
import { type Column, tableLines, wrapText } from "./layout.ts";
import { percentText, roughPercentText } from "./numbers.ts";

export interface TraceView {
  readonly width: number;
  readonly ink: Ink;
  readonly lambda: number;
  /** By name of a computed number, at the value that holds: see `elasticities`. */
  readonly elasticity: ReadonlyMap<string, number | null>;
  /** The value that holds. */
  readonly now: Value;
}

/**
 * What `excomm trace` prints.
 *
 * @param worlds  at the values of the parameter that are compared, in order; at least one
 */
export function traceText(scenario: Scenario, trace: Trace, worlds: readonly TracedWorld[], { width, ink, lambda, elasticity, now }: TraceView): string {
  const { parameter, computed, variables, entries } = trace;
  const head = (line: string, row: number) => (row === -1 ? ink.faint(line) : line);
  const table = (first: string, rows: readonly (readonly string[])[], last: readonly Column[]) => tableLines({ columns: [{ name: first, align: "left" }, ...worlds.map(({ value }): Column => ({ name: `at ${valueText(value)}`, align: "right" })), ...last], rows }, width, "  ", head);
  const isMoved = [...elasticity.values()].some((one) => one !== null);
  const section = (title: string) => ["", ...wrapText(title, width).map(ink.strong)];
  const lines = [
    ...wrapText(`${plainText(scenario.title)}: what ${parameter.name} leads to`, width).map(ink.strong),
    ...wrapText(basisText(scenario, parameter), width, "  "),
    ...(computed.length === 0 ? [] : [
      ...section("What is computed from it"),
      ...table("", computed.map((one) => [one.name, ...worlds.map(({ numbers }) => valueText(numbers.get(one.name) ?? NaN)), ...(isMoved ? [elasticityText(elasticity.get(one.name) ?? null)] : []), plainText(one.unit)]), [...(isMoved ? [{ name: "elasticity", align: "right" } as const] : []), { name: "unit", align: "left" }]),
      ...(isMoved ? wrapText(`Elasticity: by how many per cent it rises when ${parameter.name} rises by one per cent from ${valueText(now)}.`, width, "  ").map(ink.faint) : []),
      ...section("By these formulas; what carries the number stands in brackets"),
      ...computed.flatMap((one) => formulaLines(scenario, one, trace, width)),
      ...(isCounted(scenario, parameter.name) ? wrapText(`${parameter.name} counts things: of a fraction the nearest whole number is taken.`, width, "  ").map(ink.faint) : []),
      ...sourceLines(computed, width).map(ink.faint),
    ]),
    ...section(`Where ${computed.length === 0 ? "it enters" : "that enters"} the game`),
    ...(entries.length === 0 ? wrapText("Nowhere: nothing in the play reads it.", width, "  ") : entryLines(scenario, entries, width)),
    ...(variables.length === 0 ? [] : wrapText(`Carried through the play by ${variables.join(", ")}.`, width, "  ").map(ink.faint)),
    ...section(`What it does, as a quantal response equilibrium at lambda ${lambda}`),
    ...table("Where it ends", outcomeRows(scenario, worlds), CHANGE),
    ...(scenario.record.length === 0 || worlds.some(({ steps }) => steps.length === 0) ? [] : ["", ...table("The record, step by step", stepRows(scenario, worlds), CHANGE)]),
    ...(scenario.guarded === null ? [] : wrapText(`"${capital(scenario.guarded)}" to one digit: it restates odds that the scenario assumes. Blank: only that stands beside the step. Change: from the first value to the last, in points.`, width, "  ").map(ink.faint)),
  ];
  return `${lines.join("\n")}\n`;
}

/** "Range of the R-12: 2080 km, 1850 to 2100; sourced (PODVIG2001: cited from memory, unverified)." */
export function basisText(scenario: Scenario, { title, value, range, unit, basis, sources, confidence, note, model }: Parameter): string {
  const held = sources.map((key) => scenario.sources.get(key)).flatMap((source) => (source === undefined ? [] : [`${plainText(source.author)} ${plainText(source.year)}`]));
  const standing = confidence === null ? "" : `: ${standingText(confidence)}`;
  const from = model === undefined ? `${basis}${held.length === 0 ? standing.replace(": ", ", ") : ` (${held.join("; ")}${standing})`}` : `computed by ${model.name}`;
  return `${plainText(title) || "A number"}: ${valueText(value)}${unit === "" ? "" : ` ${unitText(unit)}`}${range === null ? "" : `, ${valueText(range[0])} to ${valueText(range[1])}`}; ${from}.${note === "" ? "" : ` ${plainText(note)}`}`;
}

export function unitText(unit: string): string {
  return unit === "probability" || unit === "attribute" || unit === "elasticity" ? `(${unit})` : plainText(unit);
}

const CHANGE: readonly Column[] = [{ name: "change", align: "right" }];

/** Title and formula with its inputs; those that carry the number are set in brackets. */
function formulaLines(scenario: Scenario, { title, model, name }: Parameter, { parameter, computed }: Trace, width: number): string[] {
  const carried = new Set([parameter.name, ...computed.map((one) => one.name)]);
  if (model === undefined) return [];
  const inputs = model.inputs.map(({ name: input, text }) => {
    const given = text.startsWith(`${name}.`) ? valueText(scenario.parameters.get(text)?.value ?? NaN) : text;
    const carries = (text.match(/[a-z][a-z0-9_.]*/g) ?? []).some((word) => carried.has(word));
    return carries ? `[${input} = ${given}]` : input === given ? input : `${input} = ${given}`;
  });
  const shown = inputs.length > 8 ? [...inputs.filter((text) => text.startsWith("[")), `${inputs.filter((text) => !text.startsWith("[")).length} other inputs`] : inputs;
  return [...wrapText(`${name}: ${plainText(title)}`, width, "  "), ...wrapText(`${model.name}: ${shown.join(", ")}`, width, "      ")];
}

/** The works that the sub-models are from, each once. */
function sourceLines(computed: readonly Parameter[], width: number): string[] {
  const bySource = new Map<string, string[]>();
  for (const name of new Set(computed.flatMap(({ model }) => (model === undefined ? [] : [model.name])))) {
    const source = models.get(name)?.source ?? "";
    bySource.set(source, [...(bySource.get(source) ?? []), name]);
  }
  return [...bySource].flatMap(([source, names]) => wrapText(`${names.join(", ")}: ${source}.`, width, "  "));
}

const KINDS: Readonly<Record<Entry["kind"], string>> = { odds: "odds", belief: "beliefs", condition: "conditions", effect: "what a move sets", attribute: "attributes", payoff: "payoffs", type: "types" };

/** By kind, then by what it enters through. */
function entryLines(scenario: Scenario, entries: readonly Entry[], width: number): string[] {
  return (Object.keys(KINDS) as Entry["kind"][]).flatMap((kind) => {
    const own = entries.filter((entry) => entry.kind === kind);
    if (own.length === 0) return [];
    const groups = new Map<string, string[]>();
    for (const { at, what, through } of own) {
      const place = `${placeText(scenario, kind, at)} (${what})`, key = through.join(", ");
      groups.set(key, [...(groups.get(key) ?? []), place]);
    }
    return [...groups].flatMap(([through, places]) => wrapText(`${KINDS[kind]}, by ${through}: ${places.join("; ")}`, width, "  "));
  });
}

function placeText(scenario: Scenario, kind: Entry["kind"], at: string): string {
  const title = kind === "attribute" || kind === "payoff" ? scenario.outcomes.get(at)?.title : kind === "odds" || kind === "effect" || kind === "condition" ? scenario.stages.get(at)?.title : "";
  return plainText(title ?? "") || at;
}

/** Kinds of endings, by tag, or outcomes where there are no tags; the likeliest first, what is guarded last. Shares by world. */
export function outcomeGroups(scenario: Scenario, worlds: readonly TracedWorld[]): readonly { readonly title: string; readonly isGuarded: boolean; readonly shares: readonly number[] }[] {
  const tags = [...new Set([...scenario.outcomes.values()].flatMap(({ tags: own }) => own))];
  const groups: readonly (readonly [string, (world: TracedWorld) => number])[] = tags.length > 0
    ? tags.map((tag) => [tag, (world) => [...scenario.outcomes.values()].reduce((sum, outcome) => sum + (outcome.tags.includes(tag) ? (world.outcomes.get(outcome.name) ?? 0) : 0), 0)])
    : [...scenario.outcomes.keys()].map((name) => [name, (world) => world.outcomes.get(name) ?? 0]);
  return groups.map(([name, of]) => ({ title: capital(plainText(scenario.outcomes.get(name)?.title || name.replaceAll("-", " "))), isGuarded: name === scenario.guarded, shares: worlds.map(of) }))
    .sort((a, b) => Number(a.isGuarded) - Number(b.isGuarded) || (b.shares[0] ?? 0) - (a.shares[0] ?? 0));
}

/** What is guarded to one digit. */
function outcomeRows(scenario: Scenario, worlds: readonly TracedWorld[]): string[][] {
  return outcomeGroups(scenario, worlds).map(({ title, isGuarded, shares }) => [title, ...(isGuarded ? shares.map(roughPercentText) : withChange(shares))]);
}

function stepRows(scenario: Scenario, worlds: readonly TracedWorld[]): string[][] {
  const guarded = new Set([...scenario.outcomes.values()].filter(({ tags }) => scenario.guarded !== null && tags.includes(scenario.guarded)).map(({ name }) => name));
  return scenario.record.flatMap(({ stage, branch }, i) => {
    const branches = scenario.stages.get(stage)?.branches ?? [], taken = branches.find(({ name }) => name === branch);
    // Beside a single branch that leads to what is guarded, the odds of the other would give its away.
    const isBare = branches.length === 2 && branches.some((other) => other.name !== branch && other.then.some(({ to }) => guarded.has(to)));
    return taken === undefined ? [] : [[plainText(taken.title) || branch, ...(isBare ? [] : withChange(worlds.map(({ steps }) => steps[i] ?? NaN)))]];
  });
}

/** The shares, and by how many points the last differs from the first: two digits, however small it is. */
function withChange(shares: readonly number[]): string[] {
  const change = 100 * ((shares.at(-1) ?? NaN) - (shares[0] ?? NaN)), size = Math.abs(change);
  const digits = size >= 10 ? change.toFixed(0) : size >= 1 ? change.toFixed(1) : size < 1e-6 ? "0" : size < 0.001 ? change.toExponential(0) : String(Number(change.toPrecision(2)));
  return [...shares.map(shareText), Number.isNaN(change) ? "" : change > 0 && digits !== "0" ? `+${digits}` : digits];
}

/** With a digit more than elsewhere, so that a small effect shows. */
export function shareText(share: number): string {
  return share > 0.00095 && share < 0.9995 ? `${(100 * share).toFixed(1)} %` : percentText(share);
}

function elasticityText(elasticity: number | null): string {
  return elasticity === null ? "" : `${elasticity > 0 ? "+" : ""}${Number(elasticity.toFixed(Math.abs(elasticity) < 0.095 ? 3 : 2))}`;
}

/** To four digits, and never 1 for what is less. */
export function valueText(value: Value): string {
  if (typeof value !== "number") return String(value);
  const text = String(Number(value.toPrecision(4)));
  return text === "1" && value < 1 ? ">0.9999" : text;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The same for programs; probabilities of what is guarded are in full precision, as elsewhere in JSON: show people a band. */
export function traceReport(scenario: Scenario, { parameter, computed, variables, entries }: Trace, worlds: readonly TracedWorld[], { lambda, elasticity }: Pick<TraceView, "lambda" | "elasticity">) {
  const call = ({ name, title, unit, model }: Parameter) => ({ name, title: plainText(title), unit, model: model?.name ?? null, inputs: (model?.inputs ?? []).map((input) => ({ name: input.name, text: input.text })), source: models.get(model?.name ?? "")?.source ?? null });
  const { name, title, value, range, unit, basis, sources, confidence, note } = parameter;
  return {
    scenario: plainText(scenario.title), lambda, parameter: { name, title: plainText(title), value, range, unit, basis, sources, confidence, note: plainText(note) },
    computed: computed.map((one) => ({ ...call(one), elasticity: elasticity.get(one.name) ?? null })), variables, entries,
    worlds: worlds.map((world) => ({ value: world.value, computed: Object.fromEntries(computed.map((one) => [one.name, world.numbers.get(one.name) ?? null])), outcomes: Object.fromEntries(world.outcomes), steps: world.steps, residual: world.residual })),
  };
}
