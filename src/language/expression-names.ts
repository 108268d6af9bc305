// Names in expressions: what each reads, or why it cannot be read here.

import type { ASTNode } from "@marcbachmann/cel-js";
import type { Reference } from "../scenario/index.ts";
import type { Check, Checked, Extent, NodeOf } from "./expression-parts.ts";
import { FUNCTION_NAMES } from "./names.ts";
import { suggestName } from "./report.ts";
import type { Rule } from "./rules.ts";
import { NUMBER, type Scope, words } from "./scope.ts";

const GROUPS = ["type", "weights", "own", "attributes"];

/** A name that stands alone. */
export function checkName(node: NodeOf<"id">, check: Check): Checked | null {
  const name = node.args;
  const { scope } = check;
  const known = scope.names.get(name);
  if (known !== undefined) return { kind: known.kind, run: check.read(known.reference) };
  const message = "an expression reads a name that is not there";
  const barred = scope.barred.get(name);
  if (barred !== undefined) return check.fail("unknown-name", message, node, `"${name}" cannot be read in ${scope.where}`, barred);
  if (GROUPS.includes(name)) {
    return check.fail(
      "unknown-name", message, node, `"${name}" stands for several values`,
      name === "type" ? "write type.PLAYER" : `write ${name}.NAME`,
    );
  }
  if ((FUNCTION_NAMES as readonly string[]).includes(name)) {
    return check.fail(
      "unknown-name", message, node, `"${name}" is a function`, `write ${name}(...)`,
    );
  }
  return check.fail("unknown-name", message, node, `there is no "${name}"`, () => helpForName(name, scope));
}

function helpForName(name: string, scope: Scope): string {
  if (/^(yes|on|no|off)$/i.test(name)) return `write ${/^(yes|on)$/i.test(name) ? "true" : "false"}`;
  if (/^(true|false)$/i.test(name)) return `write ${name.toLowerCase()}`;
  const kinds = [...scope.names.values()].map(({ kind }) => kind);
  const isWord =
    kinds.some((kind) => kind.kind === "string" && kind.words?.includes(name)) || [...(scope.types ?? [])].some(([, types]) => types.includes(name));
  if (isWord) return `a word stands in quotes: '${name}'`;
  if (scope.types?.has(name) === true) return `write type.${name} for the type of this player`;
  if (scope.payoff?.attributes.includes(name) === true) return `write attributes.${name}`;
  if (scope.payoff?.own.has(name) === true) return `write own.${name}`;
  return suggestName(name, scope.names.keys()) || "declare it under `parameters` or `variables`; a word stands in quotes: 'word'";
}

/** `type.PLAYER`, and in payoffs a weight, an own number or an attribute. */
export function checkPart(node: NodeOf<".">, check: Check): Checked | null {
  const [owner, name] = node.args;
  const message = "an expression reads a name that is not there";
  const group = owner.op === "id" ? owner.args : "";
  if (!GROUPS.includes(group)) {
    return check.fail(
      "unknown-name", message, node, "only type, weights, own and attributes have parts",
      "write type.PLAYER, or in payoffs weights.NAME, own.NAME, attributes.NAME; the name of a parameter here has no point in it",
    );
  }
  if (group === "type") return checkType(node, name, check);
  const { payoff, where } = check.scope;
  if (payoff === null) {
    return check.fail(
      "unknown-name", message, node, `"${group}" cannot be read in ${where}`,
      "weights, own and attributes are read only in payoffs",
    );
  }
  const known = group === "own" ? [...payoff.own.keys()] : payoff.attributes;
  if (!known.includes(name)) {
    const rule: Rule = group === "own" ? "unknown-name" : "unknown-attribute";
    const label = group === "own" ? `no type of ${payoff.player} has a value "${name}"` : `there is no attribute "${name}"`;
    return check.fail(
      rule, message, { start: node.end - name.length, end: node.end }, label,
      () => suggestName(name, known) || (group === "own" ? "name it under `values` of each type" : "declare it under `attributes`"),
    );
  }
  if (group === "weights" && !payoff.hasWeights) return noWeights(node, payoff.player, check);
  const reference: Reference = group === "own" ? { kind: "own", name } : group === "weights" ? { kind: "weight", attribute: name } : { kind: "attribute", name };
  return { kind: NUMBER, run: check.read(reference) };
}

export function noWeights(node: Extent, player: string, check: Check): null {
  return check.fail(
    "no-weights", "a payoff reads weights that nobody has", node, `${player} has no types with weights`,
    `give the types of ${player} weights, or write the numbers here`,
  );
}

function checkType(node: ASTNode, player: string, check: Check): Checked | null {
  const { types, where } = check.scope;
  const message = "an expression reads a name that is not there";
  if (types === null) {
    return check.fail(
      "unknown-name", message, node, `the type of a player cannot be read in ${where}`, "it is the same for all types",
    );
  }
  const names = types.get(player);
  const extent = { start: node.end - player.length, end: node.end };
  if (names === undefined) {
    return check.fail(
      "unknown-player", message, extent, `there is no player "${player}"`, () => suggestName(player, types.keys()),
    );
  }
  if (names.length === 0) {
    return check.fail(
      "unknown-type", message, extent, `${player} has only one type`, `give ${player} types under \`types\`, or leave this out`,
    );
  }
  return { kind: words(names), run: check.read({ kind: "type", player }) };
}
