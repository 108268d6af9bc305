// What the schema finds, in words, and what is left of a file once the parts that are wrong have been taken out: the other checks
// go on with that, so that all mistakes are found at once.

import type { z } from "zod";
import { nearest } from "../base/index.ts";
import { dataOf, type DocumentTree, type Path, type TreeNode } from "./document.ts";
import { listOf, type Report, suggestName } from "./report.ts";
import { type ScenarioFile, scenarioFile } from "./schema.ts";

type Issue = z.core.$ZodIssue;

/** The shape of a scenario; null when nothing usable is left. */
export function checkShape(tree: DocumentTree, report: Report): ScenarioFile | null {
  return checkShapeOf(scenarioFile, tree, report);
}

/** What of a file fits a schema, every misfit being reported; null when nothing usable is left. */
export function checkShapeOf<Data>(schema: z.ZodType<Data>, tree: DocumentTree, report: Report): Data | null {
  const data = dataOf(tree.root) as Record<string, unknown>; // the root is a map
  // Taking something out may leave a gap that takes out what holds it: at most once for each level.
  for (let round = 0; round < 12; round++) {
    const result = schema.safeParse(data);
    if (result.success) return result.data;
    const removals: Path[] = [];
    const context: Explaining = { tree, report, strange: round === 0 ? strangeKeys(result.error.issues) : new Map() };
    for (const issue of result.error.issues) {
      if (round === 0 && !report.isFull()) explain(issue, [], context);
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

interface Explaining {
  readonly tree: DocumentTree;
  readonly report: Report;
  /** By the path of a map: the keys in it that are not known. One of them may be a misspelt key that is missing. */
  readonly strange: Map<string, readonly string[]>;
}

function strangeKeys(issues: readonly Issue[]): Map<string, readonly string[]> {
  const strange = new Map<string, readonly string[]>();
  const collect = (list: readonly Issue[], above: Path) => {
    for (const issue of list) {
      const path = [...above, ...stepsOf(issue.path)];
      if (issue.code === "unrecognized_keys") strange.set(path.join("\0"), issue.keys);
      else if (issue.code === "invalid_union") collect(chosenBranch(issue) ?? [], path);
    }
  };
  collect(issues, []);
  return strange;
}

function explain(issue: Issue, above: Path, context: Explaining): void {
  const { tree, report } = context;
  const path = [...above, ...stepsOf(issue.path)];
  switch (issue.code) {
    case "invalid_union": {
      const branch = chosenBranch(issue);
      if (branch === null) wrongKind(path, issue.message, context);
      else for (const inner of branch) explain(inner, path, context);
      return;
    }
    case "unrecognized_keys":
      for (const key of issue.keys) unknownKey([...path, key], issue.message.split(","), tree, report);
      return;
    case "invalid_value":
      if (tree.find(path) === null) missing(path, issue.message, context);
      else unknownWord(path, issue, tree, report);
      return;
    case "too_big":
    case "too_small":
      if (issue.origin === "array") wrongKind(path, issue.message, context);
      else {
        report.add(
          "out-of-bounds", `${titleOf(path)} is out of bounds`, tree.place(path), `this is ${kindOf(tree.find(path))}`,
          `expected: ${issue.message}`,
        );
      }
      return;
    default:
      wrongKind(path, issue.message, context);
  }
}

/** `"then"`, or for an element of a list what the list is. */
function titleOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the file";
  return typeof last === "string" ? `"${last}"` : `element ${last + 1} of "${String(path.findLast((step) => typeof step === "string"))}"`;
}

function wrongKind(path: Path, expected: string, context: Explaining): void {
  const { tree, report } = context;
  const found = tree.find(path);
  if (found === null) {
    missing(path, expected, context);
    return;
  }
  const text = found.kind === "scalar" ? String(found.value).toLowerCase() : "";
  const meant = /^(yes|on)$/.test(text) ? "true" : /^(no|off)$/.test(text) ? "false" : "";
  const help = expected.includes("true or false") && meant !== "" ? `write ${meant}; YAML takes "${text}" for a text` : `expected: ${expected}`;
  report.add("wrong-kind", `${titleOf(path)} is not what is expected here`, tree.place(path), `this is ${kindOf(found)}`, help);
}

function missing(path: Path, expected: string, { tree, report, strange }: Explaining): void {
  if (tree.wasDropped(path)) return;
  const holder = path.slice(0, -1);
  const key = String(path.at(-1));
  if ((strange.get(holder.join("\0")) ?? []).some((one) => nearest(one, [key]) !== null)) return;
  const help = `add \`${key}: ...\`: ${expected}`;
  report.add(
    "missing-key", `${titleOf(path)} is missing`, tree.keyPlace(holder),
    holder.length === 0 ? `the scenario has no "${key}"` : `there is no "${key}" here`, help,
  );
}

function kindOf(node: TreeNode | null): string {
  if (node === null) return "nothing";
  if (node.kind === "map") return "a map";
  if (node.kind === "list") return node.items.length === 0 ? "an empty list" : `a list of ${node.items.length}`;
  if (typeof node.value === "number") return `the number ${node.value}`;
  if (typeof node.value === "boolean") return `the switch ${node.value}`;
  return node.value.length > 30 ? "a text" : `the text "${node.value}"`;
}

function unknownKey(path: Path, known: readonly string[], tree: DocumentTree, report: Report): void {
  const key = String(path.at(-1));
  const under = path.length > 1 ? ` under ${titleOf(path.slice(0, -1))}` : "";
  report.add(
    "unknown-key", `"${key}" is not a key of the language${under}`, tree.keyPlace(path), "this key is not known here",
    () => suggestName(key, known),
  );
}

function unknownWord(path: Path, issue: Extract<Issue, { code: "invalid_value" }>, tree: DocumentTree, report: Report): void {
  const found = tree.find(path);
  const values = issue.values.map(String);
  const given = found?.kind === "scalar" ? String(found.value) : "";
  const label = found?.kind === "scalar" ? `"${given}" is not one of ${listOf(values, "or")}` : `expected ${issue.message}`;
  report.add(
    "unknown-word", `${titleOf(path)} has a value that is not known`, tree.place(path),
    values.length === 1 ? `expected ${issue.message}` : label,
    () => (values.length === 1 ? `write ${values[0]}` : suggestName(given, values)),
  );
}
