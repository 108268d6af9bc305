// What a command line changes of a scenario, for people and programs to read beside the result: `--set`, `--variant` and
// `--common-prior`.

import { isCounted, plainText, type Scenario, type Value, wrapText } from "../index.ts";
import { type GameFlags, settingsFrom } from "./options.ts";

/** A label, such as "changed", and what it is about. */
export type Change = readonly [label: string, text: string];

/** One for each thing that the flags change, in words; empty when they change nothing. */
export function changesOf(scenario: Scenario, flags: GameFlags): Change[] {
  const variant = flags.variant === undefined ? undefined : scenario.variants.get(flags.variant);
  return [
    ...scenario.parts.map(({ name, title }) => ["with", `${name} (${plainText(title)})`] as const),
    ...(variant === undefined ? [] : [["variant", `${variant.name}${variant.title === "" ? "" : ` (${plainText(variant.title)})`}`] as const]),
    ...[...settingsFrom(scenario, flags.set ?? [])].map(([name, value]) => ["changed", `${name} = ${String(value)} (${formerText(scenario, name, variant?.set.get(name))})`] as const),
    ...(flags.commonPrior === true ? [["prior", "common prior: all players hold the scenario's odds"] as const] : []),
  ];
}

function formerText(scenario: Scenario, name: string, ofVariant: Value | undefined): string {
  return ofVariant === undefined ? `${String(scenario.parameters.get(name)?.value)} in the file` : `${String(ofVariant)} in the variant`;
}

const LABEL = 10;

/** The changes as lines of at most `width` characters. */
export function changeLines(changes: readonly Change[], width: number): string[] {
  return changes.flatMap(([label, text]) => wrapText(text, width - LABEL).map((line, i) => `${(i === 0 ? label : "").padEnd(LABEL)}${line}`));
}

/** The same for the `options` of JSON output; fields only for what is used. */
export function changeOptions(scenario: Scenario, flags: GameFlags): Record<string, string | boolean> {
  const set = [...settingsFrom(scenario, flags.set ?? [])].map(([name, value]) => `${name}=${String(value)}`).join(", ");
  return {
    ...(scenario.parts.length === 0 ? {} : { with: scenario.parts.map(({ name }) => name).join(", ") }),
    ...(flags.variant === undefined ? {} : { variant: flags.variant }),
    ...(set === "" ? {} : { set }),
    ...(flags.commonPrior === true ? { commonPrior: true } : {}),
  };
}

/** The flags as they are typed, each behind a space, for a command line to go on with; empty without flags. */
export function flagsText({ set = [], variant, commonPrior }: GameFlags): string {
  const words = [...set.map((text) => `--set ${shellWord(text)}`), ...(variant === undefined ? [] : [`--variant ${shellWord(variant)}`]), ...(commonPrior === true ? ["--common-prior"] : [])];
  return words.map((word) => ` ${word}`).join("");
}

/** A word of a command line as a shell reads it back: quoted where it holds anything that a shell might read otherwise. */
export function shellWord(text: string): string {
  return /^[\w.\/=+:,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A sentence for each number set outside its stated range, which says what is plausible and not what is possible, and for each fraction of what is counted. */
export function rangeNotes(scenario: Scenario, flags: GameFlags): string[] {
  return [...settingsFrom(scenario, flags.set ?? [])].flatMap(([name, value]) => {
    const range = scenario.parameters.get(name)?.range ?? null;
    if (typeof value !== "number") return [];
    return [
      ...(range === null || (value >= range[0] && value <= range[1]) ? [] : [`note: ${name} = ${value} lies outside its range ${range[0]} to ${range[1]}`]),
      ...(Number.isInteger(value) || !isCounted(scenario, name) ? [] : [`note: ${name} counts things: ${value} is taken as ${Math.round(value)}`]),
    ];
  });
}
