// Other values for parameters: `--set name=value`, and the `set` of a variant.

import type { Diagnostic } from "../base/index.ts";
import type { Parameter, Scenario, Value } from "../scenario/index.ts";
import { numberMistake } from "./number-form.ts";
import { listOf, suggestName } from "./report.ts";
import type { Rule } from "./rules.ts";

export interface Setting {
  readonly name: string;
  readonly value: Value;
}

type Mistake = { readonly rule: Rule; readonly message: string; readonly label: string; readonly help: string };

/**
 * Reads `NAME=VALUE` where NAME is a parameter of the scenario, declared or inline. A number may lie outside its stated range, which
 * says what is plausible and not what is possible; whether odds still make sense is checked when the scenario is compiled.
 *
 * @returns the setting, or what is wrong with it
 */
export function parseSetting(
  scenario: Scenario, text: string,
): { readonly setting: Setting; readonly diagnostic: null } | { readonly setting: null; readonly diagnostic: Diagnostic } {
  const split = text.indexOf("=");
  if (split < 1) return refuse({ rule: "setting-form", message: "a setting is not NAME=VALUE", label: `got "${text}"`, help: "write, for example, --set incident=0.2" });
  const name = text.slice(0, split).trim(), written = text.slice(split + 1).trim();
  const parameter = scenario.parameters.get(name);
  if (parameter === undefined) {
    const help = suggestName(name, scenario.parameters.keys()) || "an inline number is named by where it stands, such as OUTCOME.payoffs.PLAYER";
    return refuse({ rule: "unknown-parameter", message: "a parameter is not known", label: `there is no parameter "${name}"`, help });
  }
  const value = readValue(parameter, written);
  if (typeof value === "object") return refuse(value);
  const mistake = checkValue(parameter, value);
  return mistake === null ? { setting: { name, value }, diagnostic: null } : refuse(mistake);
}

function refuse(mistake: Mistake): { setting: null; diagnostic: Diagnostic } {
  return { setting: null, diagnostic: { ...mistake, place: null } };
}

function readValue(parameter: Parameter, written: string): Value | Mistake {
  if (typeof parameter.value === "string") return written;
  if (typeof parameter.value === "boolean") {
    if (written === "true" || written === "false") return written === "true";
    return { rule: "kind-mismatch", message: `"${parameter.name}" is a switch`, label: `got "${written}"`, help: "write true or false" };
  }
  const mistake = numberMistake(written);
  if (mistake !== null) {
    return {
      rule: "number-form", message: mistake.message, label: `"${written}": ${mistake.label}`, help: mistake.help,
    };
  }
  const value = written === "" ? Number.NaN : Number(written);
  if (Number.isFinite(value)) return value;
  return {
    rule: "kind-mismatch", message: `"${parameter.name}" is a number`, label: `got "${written}"`,
    help: `write a number, such as ${parameter.name}=${parameter.value}`,
  };
}

/** What is wrong with a value for a parameter, or null. */
export function checkValue(parameter: Parameter, value: Value): Mistake | null {
  const { name } = parameter;
  if (typeof value !== typeof parameter.value) {
    const want = typeof parameter.value === "number" ? "a number" : typeof parameter.value === "boolean" ? "a switch: true or false" : `one of ${listOf(parameter.choices ?? [], "or")}`;
    return {
      rule: "kind-mismatch", message: `a value does not fit the parameter "${name}"`, label: `"${name}" is ${want}`,
      help: "write a value of that kind",
    };
  }
  if (typeof value === "number" && /^(probability|share)\b/.test(parameter.unit) && !(value >= 0 && value <= 1)) {
    return {
      rule: "probability-out-of-range", message: `a value does not fit the parameter "${name}"`, label: `${value} is no ${parameter.unit}`,
      help: "write a number from 0 to 1",
    };
  }
  if (typeof value === "string" && parameter.choices !== null && !parameter.choices.includes(value)) {
    return {
      rule: "choice-mismatch", message: "a choice has a value that it may not take",
      label: `"${value}" is not one of ${listOf(parameter.choices, "or")}`, help: suggestName(value, parameter.choices),
    };
  }
  return null;
}
