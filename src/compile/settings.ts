// Which value each parameter has, and whose odds hold, under a variant and a caller's changes.

import { requireThat, suggest } from "../base/index.ts";
import type { Belief, Scenario, Value } from "../scenario/index.ts";

export interface SettingsOptions {
  /** Name of a variant of the scenario. */
  readonly variant?: string | null;
  /** Values of parameters, above those of the variant. */
  readonly set?: ReadonlyMap<string, Value>;
  /** All players hold the scenario's odds, whatever the file and the variant say. */
  readonly commonPrior?: boolean;
}

/**
 * The value of every parameter, by name. One that a sub-model computes has an entry only where it is set to something else.
 *
 * @throws {RangeError} on an unknown variant or parameter, or a value of another kind than the parameter's
 */
export function settingsOf(scenario: Scenario, options: SettingsOptions = {}): Map<string, Value> {
  const settings = new Map<string, Value>();
  for (const parameter of scenario.parameters.values()) if (parameter.computed === undefined) settings.set(parameter.name, parameter.value);
  for (const change of [variantOf(scenario, options)?.set, options.set]) {
    for (const [name, value] of change ?? []) {
      checkSetting(scenario, name, value);
      settings.set(name, value);
    }
  }
  return settings;
}

/** @throws {RangeError} when there is no such parameter, or the value is of another kind */
export function checkSetting(scenario: Scenario, name: string, value: Value): void {
  const parameter = scenario.parameters.get(name);
  // Draws come here by the thousand: each sentence is written only when it is needed.
  if (parameter === undefined) throw new RangeError(`there is no parameter "${name}" in "${scenario.title}"; ${suggest(name, scenario.parameters.keys())}`);
  if (typeof value !== typeof parameter.value || (typeof value === "number" && !Number.isFinite(value))) throw new RangeError(`parameter "${name}" takes a ${kindName(parameter.value)}, got ${typeof value === "number" ? String(value) : JSON.stringify(value)}`);
  if (parameter.choices !== null && !parameter.choices.includes(String(value))) throw new RangeError(`parameter "${name}" takes one of ${parameter.choices.join(", ")}, got "${String(value)}"`);
}

/** The players' own odds that hold under the options. */
export function beliefsOf(scenario: Scenario, options: SettingsOptions): readonly Belief[] {
  const own = variantOf(scenario, options)?.beliefs ?? null;
  if (options.commonPrior === true || own === "scenario") return [];
  if (own === null) return scenario.beliefs;
  return [...scenario.beliefs.filter((belief) => !own.some((other) => other.player === belief.player)), ...own];
}

function variantOf(scenario: Scenario, options: SettingsOptions) {
  if (options.variant === undefined || options.variant === null) return null;
  const variant = scenario.variants.get(options.variant);
  requireThat(variant !== undefined, `there is no variant "${options.variant}" of "${scenario.title}"; ${suggest(options.variant, scenario.variants.keys())}`);
  return variant;
}

function kindName(value: Value): string {
  return typeof value === "number" ? "finite number" : typeof value === "boolean" ? "switch (true or false)" : "word";
}
