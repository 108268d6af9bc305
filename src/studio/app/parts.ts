// Parts and lenses that come with a scenario: which there are, and their texts.

import { loadParts, scenarios } from "virtual:excomm/scenarios";
import type { PartText } from "../../index.ts";
import type { PartBeside } from "../worker/parts.ts";

/** A scenario that comes with Excomm, or a file of the reader's own, kept in this browser under its name. */
export interface ScenarioRef {
  readonly kind: "known" | "own";
  readonly name: string;
}

export interface PartName {
  readonly name: string;
  readonly title: string;
  readonly isLens: boolean;
}

/** The names of all parts, without waiting; the reader's own files have none. */
export function partNamesOf({ kind, name }: ScenarioRef): readonly PartName[] {
  return kind === "own" ? [] : (scenarios.find((one) => one.name === name)?.parts ?? []);
}

/** All parts with their texts, in the order in which they are laid over the scenario. */
export async function partsOf({ kind, name }: ScenarioRef): Promise<readonly PartBeside[]> {
  return kind === "own" ? [] : ((await loadParts[name]?.()) ?? []);
}

/** The texts of those that are on, in the order of their names, as the command takes them. */
export async function partTextsOf(scenario: ScenarioRef, names: readonly string[]): Promise<PartText[]> {
  if (names.length === 0) return [];
  const parts = await partsOf(scenario);
  return parts.filter(({ name }) => names.includes(name)).map(({ name, text }) => ({ name, text, file: `parts/${name}.yaml` })).sort((a, b) => (a.name < b.name ? -1 : 1));
}
