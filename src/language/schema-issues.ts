// What the schema finds, in words, and what is left of a file once the parts that are wrong have been taken out: the other checks
// go on with that, so that all mistakes are found at once.

import type { z } from "zod";
import { dataOf, type DocumentTree, type Path, type TreeNode } from "./document.ts";
import { listOf, type Report, suggestName } from "./report.ts";
import { type ScenarioFile, scenarioFile } from "./schema.ts";

type Issue = z.core.$ZodIssue;

/** Null when nothing usable is left. */
export function checkShape(tree: DocumentTree, report: Report): ScenarioFile | null {
  const data = dataOf(tree.root) as Record<string, unknown>; // the root is a map
  // Taking something out may leave a gap that takes out what holds it: at most once for each level.
  for (let round = 0; round < 12; round++) {
    const result = scenarioFile.safeParse(data);
    if (result.success) return result.data;
    const removals: Path[] = [];
    for (const issue of result.error.issues) {
      if (round === 0 && !report.isFull()) explain(issue, [], tree, report);
      if (issue.code === "unrecognized_keys") for (const key of issue.keys) removals.push([...stepsOf(issue.path), key]);
      else removals.push(stepsOf(issue.path));
    }
    if (!removals.map((path) => remove(data, path)).every(Boolean)) return null;
  }
  return null;
}

function stepsOf(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === "number" ? step : String(step)));
}

/** The branch of a union that the value was most likely meant for: the one whose own kind fits. */
function chosenBranch(issue: Extract<Issue, { code: "invalid_union" }>): readonly Issue[] | null {
  const fitting = issue.errors.filter((branch) => !branch.some((one) => one.path.length === 0 && one.code !== "unrecognized_keys"));
  if (fitting.length === 0) return null;
  return fitting.reduce((best, branch) => (branch.length < best.length ? branch : best));
}

/**
 * Removes what stands at a path, or where nothing stands (a key is missing) what should hold it. A list with a bad element goes
 * as a whole. False when the scenario itself would have to go.
 */
function remove(data: Record<string, unknown>, path: Path): boolean {
  for (let length = path.length; length > 0; length--) {
    const holder = holderOf(data, path.slice(0, length));
    const step = path[length - 1] as string | number; // length is above 0
    if (length === 1 && (step === "title" || step === "excomm")) {
      // Nothing else depends on these two.
      data[step] = step === "title" ? "untitled" : 1;
      return true;
    }
    if (holder === null || typeof holder !== "object" || Array.isArray(holder)) continue;
    if (Object.hasOwn(holder, step)) return delete (holder as Record<string | number, unknown>)[step];
  }
  return false;
}

function holderOf(data: unknown, path: Path): unknown {
  let holder = data;
  for (const step of path.slice(0, -1)) {
    if (holder === null || typeof holder !== "object" || !Object.hasOwn(holder, step)) return null;
    holder = (holder as Record<string | number, unknown>)[step];
  }
  return holder;
}

function explain(issue: Issue, above: Path, tree: DocumentTree, report: Report): void {
  const path = [...above, ...stepsOf(issue.path)];
  switch (issue.code) {
    case "invalid_union": {
      const branch = chosenBranch(issue);
      if (branch === null) wrongKind(path, issue.message, tree, report);
      else for (const inner of branch) explain(inner, path, tree, report);
      return;
    }
    case "unrecognized_keys":
      for (const key of issue.keys) unknownKey([...path, key], issue.message.split(","), tree, report);
      return;
    case "invalid_value":
      if (tree.find(path) === null) missing(path, issue.message, tree, report);
      else unknownWord(path, issue, tree, report);
      return;
    case "too_big":
    case "too_small":
      if (issue.origin === "array") wrongKind(path, issue.message, tree, report);
      else report.add("out-of-bounds", `${titleOf(path)} is out of bounds`, tree.place(path), `expected ${issue.message}`, "");
      return;
    default:
      wrongKind(path, issue.message, tree, report);
  }
}

/** `"then"`, or for an element of a list what the list is. */
function titleOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the file";
  return typeof last === "string" ? `"${last}"` : `element ${last + 1} of "${String(path.findLast((step) => typeof step === "string"))}"`;
}

function wrongKind(path: Path, expected: string, tree: DocumentTree, report: Report): void {
  const found = tree.find(path);
  if (found === null) missing(path, expected, tree, report);
  else report.add("wrong-kind", `${titleOf(path)} is not what is expected here`, tree.place(path), `this is ${kindOf(found)}`, `expected: ${expected}`);
}

function missing(path: Path, expected: string, tree: DocumentTree, report: Report): void {
  if (tree.wasDropped(path)) return;
  const holder = path.slice(0, -1);
  report.add("missing-key", `${titleOf(path)} is missing`, tree.keyPlace(holder), holder.length === 0 ? "the scenario lacks it" : "it is missing here", `expected: ${String(path.at(-1))}: ${expected}`);
}

function kindOf(node: TreeNode): string {
  if (node.kind === "map") return "a map";
  if (node.kind === "list") return node.items.length === 0 ? "an empty list" : `a list of ${node.items.length}`;
  if (typeof node.value === "number") return "a number";
  return typeof node.value === "boolean" ? "a switch" : "a text";
}

function unknownKey(path: Path, known: readonly string[], tree: DocumentTree, report: Report): void {
  const key = String(path.at(-1));
  const under = path.length > 1 ? ` under ${titleOf(path.slice(0, -1))}` : "";
  report.add("unknown-key", `"${key}" is not a key of the language${under}`, tree.keyPlace(path), "this key is not known here", () => suggestName(key, known));
}

function unknownWord(path: Path, issue: Extract<Issue, { code: "invalid_value" }>, tree: DocumentTree, report: Report): void {
  const found = tree.find(path);
  const values = issue.values.map(String);
  const given = found?.kind === "scalar" ? String(found.value) : "";
  const label = found?.kind === "scalar" ? `"${given}" is not one of ${listOf(values, "or")}` : `expected ${issue.message}`;
  report.add("unknown-word", `${titleOf(path)} has a value that is not known`, tree.place(path), values.length === 1 ? `expected ${issue.message}` : label, () => suggestName(given, values));
}
